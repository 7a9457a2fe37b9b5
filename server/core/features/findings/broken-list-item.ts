// `broken-list-item`: what was an item of a list before a text was copied, scanned or converted, and is none or only a part of it.

import type { Document } from '../../model/document.ts'
import type { BrokenListItem } from '../../model/form-finding.ts'
import type { Block } from '../../syntax/block.ts'
import type { BlockFacts } from '../../syntax/parse-block.ts'
import type { Leaf } from '../../syntax/prose.ts'
import { isHanUnit } from '../../text/letter-counts.ts'

/** The findings of one block by itself; offsets count from its start. */
export function brokenItemsIn({ source }: Block, facts: BlockFacts): BrokenListItem[] {
  if (facts.leaves.length === 0 && !facts.isList) return NONE
  return [...bulletsIn(source, facts), ...emptyItemsIn(source, facts), ...cutItemsIn(source, facts)]
}

/** What a block begins with that goes on with the item which the block before it ends with: a paragraph, or one more item. */
export function strayContinuationIn(document: Document, block: Block, before: Block | undefined): BrokenListItem[] {
  const [leaf] = before ? document.factsOf(block).leaves : []
  const isPortion = block.head !== undefined
  // Within one list, bold words are as good as others.
  if (!before || leaf?.kind !== 'paragraph' || (leaf.strong && !isPortion)) return NONE
  const last = document.factsOf(before).leaves.at(-1)
  if (!last?.listDepth || last.kind !== 'paragraph') return NONE
  if (isPortion && !(document.factsOf(before).isList && document.factsOf(block).isList)) return NONE
  const isItem = leaf.listDepth !== undefined
  if (isItem ? leaf.listDepth !== last.listDepth || !isCut(last.text, leaf.text) : !goesOn(last.text, leaf.text))
    return NONE
  const problem = isItem ? 'cut' : 'apart'
  return [{ code: 'broken-list-item', problem, text: firstWords(leaf), start: leaf.start, end: leaf.end }]
}

const NONE: BrokenListItem[] = []

/** Bullets as they are drawn, at the start of a line. Nothing else begins with one. */
export const BULLET = /^([ \t\u3000]{0,12})([●○•◦▪▫◆◇➢❖►▶✓✔])[ \t\u3000]{0,8}(?=[^\s●○•◦▪▫◆◇➢❖►▶✓✔])/

/** One finding for each paragraph with such lines: on the first bullet to the end of the last line that has one. */
function bulletsIn(source: string, { leaves }: BlockFacts): BrokenListItem[] {
  if (!/[●○•◦▪▫◆◇➢❖►▶✓✔]/.test(source)) return NONE
  return leaves.flatMap((leaf): BrokenListItem[] => {
    if (leaf.kind !== 'paragraph' || leaf.listDepth) return []
    const lines = bulletLines(source, leaf.start, leaf.end)
    const [first, last] = [lines[0], lines.at(-1)]
    if (!first || !last) return []
    return [{ code: 'broken-list-item', problem: 'bullet', text: firstWords(leaf), start: first.start, end: last.end }]
  })
}

/** The lines of `[start, end)` that begin with a bullet: from the bullet to the line's end. */
export function bulletLines(source: string, start: number, end: number): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = []
  for (let at = start; at < end; ) {
    const next = source.indexOf('\n', at)
    const to = next < 0 || next > end ? end : next
    const line = source.slice(at, to)
    const match = BULLET.exec(line)
    if (match) lines.push({ start: at + (match[1]?.length ?? 0), end: at + line.trimEnd().length })
    at = to + 1
  }
  return lines
}

/** A marker with nothing behind it. A line of hyphens is a rule or underlines a heading, and was read as such. */
const LONE_MARKER = /^[ \t]{0,12}([-*+]|\d{1,9}[.)])[ \t]{0,20}\r?$/

function emptyItemsIn(source: string, { isList, leaves }: BlockFacts): BrokenListItem[] {
  if (!isList || /```|~~~/.test(source)) return NONE
  const findings: BrokenListItem[] = []
  let at = 0
  const lines = source.split('\n')
  lines.forEach((line, index) => {
    const marker = line.length < 50 ? LONE_MARKER.exec(line)?.[1] : undefined
    const next = lines[index + 1] ?? ''
    // A marker may stand above what it marks, where that is indented.
    if (marker !== undefined && !/^[ \t]{2,}\S/.test(next)) {
      const start = at + line.indexOf(marker)
      // 1980. at the start of a line may be words.
      if (!leaves.some(leaf => leaf.start <= start && start < leaf.end))
        findings.push({ code: 'broken-list-item', problem: 'no-text', text: marker, start, end: start + marker.length })
    }
    at += line.length + 1
  })
  return findings
}

/** An item that the next one, or the next line without an indent, goes on with. */
function cutItemsIn(source: string, { leaves, isList }: BlockFacts): BrokenListItem[] {
  if (!isList) return NONE
  const findings: BrokenListItem[] = []
  leaves.forEach((leaf, index) => {
    if (leaf.kind !== 'paragraph') return
    const next = leaves[index + 1]
    if (next && next.listDepth === leaf.listDepth && next.kind === 'paragraph' && isCut(leaf.text, next.text))
      findings.push({
        code: 'broken-list-item',
        problem: 'cut',
        text: firstWords(next),
        start: next.start,
        end: next.end,
      })
    const lazy = findLazyLine(source, leaf)
    if (lazy) findings.push({ code: 'broken-list-item', problem: 'lazy', text: firstWords(leaf), ...lazy })
  })
  return findings
}

/** The first line of an item's paragraph, behind its first, that stands at the margin. */
function findLazyLine(source: string, { start, end }: Leaf): { start: number; end: number } | undefined {
  for (let at = source.indexOf('\n', start); at >= 0 && at + 1 < end; at = source.indexOf('\n', at + 1)) {
    if (/\s/.test(source.charAt(at + 1))) continue
    const next = source.indexOf('\n', at + 1)
    const to = next < 0 || next > end ? end : next
    return { start: at + 1, end: source.slice(at + 1, to).trimEnd().length + at + 1 }
  }
  return undefined
}

/** Words that nothing ends with. */
const OPEN_WORD = /(?:^|\s)(?:an?|the|of|to|in|for|with|by|from|at|its|their|that|which)$/i

const FIELD = /^[a-z][a-z-]{1,20}:\s/

function isCut(text: string, next: string): boolean {
  // The next field of a glossary's entry.
  if (FIELD.test(next)) return false
  return (OPEN_WORD.test(text.slice(-20).trimEnd()) || /[，、]$/.test(text.trimEnd())) && goesOn(text, next)
}

/** Whether a text that ends without a full stop goes on with the next: a small letter, or a Chinese comma between. */
function goesOn(text: string, next: string): boolean {
  const end = text.trimEnd()
  const last = end.charAt(end.length - 1)
  const first = next.trimStart()
  if (/^[a-z]{2,}|^a\s/.test(first)) return /[A-Za-z,-]$/.test(last) || /\d$/.test(last)
  return /[，、]/.test(last) && isHanUnit(first.charCodeAt(0))
}

function firstWords({ text }: Leaf): string {
  return text.trim().slice(0, 60)
}
