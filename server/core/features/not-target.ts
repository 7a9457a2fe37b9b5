// Writes the comment that says of a finding `untagged-target` that it is none.

import type { Document } from '../model/document.ts'
import type { UntaggedTarget } from '../model/finding.ts'
import type { Directive } from '../syntax/directive.ts'
import type { Leaf } from '../syntax/prose.ts'
import { breakEnd, nextBreak } from '../text/lines.ts'
import type { Edit } from './code-action.ts'
import { collectSilences, nextLine } from './findings/silence.ts'

export interface NotTarget {
  readonly edits: readonly Edit[]
  /** What falls silent: a line, or the whole table, since a comment can only stand above it. */
  readonly scope: 'line' | 'table'
  /** Where that starts and ends. */
  readonly start: number
  readonly end: number
}

/**
 * The comment above the line of `finding`, in a table above the table, with the indentation that its list or quote asks
 * for; the code goes into a comment for that line which is there already. Where a paragraph began lines before, a line
 * of its own would cut it in two: then the comment ends the line above. What is written is parsed: the text must read as
 * before. Undefined where no comment can stand.
 */
export function silenceTarget(document: Document, finding: UntaggedTarget): NotTarget | undefined {
  const index = document.blockAt(finding.start)
  const at = document.startOf(index)
  const facts = document.facts(index)
  const table = document.tableAround(index, finding.start)
  const place = document.lineAround(table ? table.start : finding.start)
  const silenced = table
    ? { scope: 'table' as const, start: place.start, end: table.end }
    : { scope: 'line' as const, ...place }
  const there = commentFor(document, place.start)
  if (there) {
    const edit = { start: there, end: there, text: ` ${finding.code}` }
    return isRight(document, edit, finding) ? { edits: [edit], ...silenced } : undefined
  }
  const number = facts.leaves.findIndex(({ start, end }) => start <= finding.start - at && finding.start - at <= end)
  const leaf = facts.leaves[number]
  const isInside = !table && leaf !== undefined && at + leaf.start < place.start
  const before = facts.leaves[number - 1] ?? lastLeaf(document, index - 1)
  const isFirst = (before?.listDepth ?? 0) < (leaf?.listDepth ?? 0)
  const candidates = isInside ? atEndOfLineAbove(document, place.start) : aboveLine(document, place, isFirst)
  const edit = candidates.find(edit => isRight(document, edit, finding))
  return edit && { edits: [edit], ...silenced }
}

const COMMENT = '<!-- tifa-disable-next-line untagged-target -->'

/** Where the codes end of a comment that speaks for the line which starts at `line`. */
function commentFor(document: Document, line: number): number | undefined {
  const last = document.blockAt(line)
  for (let index = last; index >= Math.max(0, last - 1); index--) {
    if (!document.blocks[index]?.may.silence) continue
    const at = document.startOf(index)
    const directive = document
      .facts(index)
      .directives.findLast(
        ({ kind, end }) => kind === 'disable-next-line' && nextLine(document, at + end).start === line,
      )
    const end = directive && endOfCodes(directive, document.blocks[index]?.source ?? '')
    if (end !== undefined) return at + end
  }
  return undefined
}

function endOfCodes({ start, end, codes }: Directive, source: string): number | undefined {
  const last = codes.at(-1)
  if (last === undefined) return undefined
  const reason = /\s--\s/.exec(source.slice(start, end))?.index ?? end - start
  const found = source.slice(start, start + reason).lastIndexOf(last)
  return found < 0 ? undefined : start + found + last.length
}

function lastLeaf(document: Document, index: number): Leaf | undefined {
  return index < 0 ? undefined : document.facts(index).leaves.at(-1)
}

/** A line of its own: above the first item of a list where its mark stands, above others inside the item before it. */
function aboveLine(document: Document, { start, end }: { start: number; end: number }, isFirst: boolean): Edit[] {
  const text = document.slice(start, end)
  // Quote marks and white space, then perhaps marks of lists: 「> 」 of 「> - 到2025年」.
  const outer = /^[\s>]{0,200}/.exec(text)?.[0] ?? ''
  const mark = /^(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]{1,4}|$)/.exec(text.slice(outer.length))?.[0]
  const inner = outer + ' '.repeat(mark?.length ?? 0)
  const lineBreak = lineBreakNear(document, start)
  const prefixes = isFirst ? [outer, inner] : [inner, outer]
  return [...prefixes, ''].map(prefix => ({ start, end: start, text: `${prefix}${COMMENT}${lineBreak}` }))
}

/** Behind the words of the line above; a hard line break stays one. */
function atEndOfLineAbove(document: Document, start: number): Edit[] {
  const above = document.lineAround(start - 1)
  const text = document.slice(above.start, above.end)
  const words = text.replace(/(?:(?<![ \t])[ \t]+|\\)$/, '')
  const at = above.start + words.length
  return [` ${COMMENT}`, COMMENT].map(text => ({ start: at, end: at, text }))
}

/** The line break that ends the line at `start`, else the one before it. */
function lineBreakNear(document: Document, start: number): string {
  for (const index of [document.blockAt(start), 0]) {
    const source = document.blocks[index]?.source ?? ''
    const found = nextBreak(source, index === 0 ? 0 : start - document.startOf(index))
    if (found >= 0) return source.slice(found, breakEnd(source, found))
  }
  return '\n'
}

/** True where the edited document reads as before and is silent at the finding. */
function isRight(document: Document, edit: Edit, finding: UntaggedTarget): boolean {
  const edited = document.edit(edit.start, edit.end, edit.text)
  const [before, after] = [document.blocks, edited.blocks]
  // Blocks that the edit left alone are shared: what stands between them is compared.
  let first = 0
  while (first < before.length && before[first] === after[first]) first++
  let same = 0
  const most = Math.min(before.length, after.length) - first
  while (same < most && before.at(-1 - same) === after.at(-1 - same)) same++
  if (read(document, first, before.length - same) !== read(edited, first, after.length - same)) return false
  return collectSilences(edited).isSilent(finding.code, finding.start + edit.text.length)
}

/** The readable text of some blocks, and how deep each paragraph stands. */
function read(document: Document, from: number, to: number): string {
  const leaves: string[] = []
  for (let index = from; index < to; index++) {
    for (const { kind, text, depth, listDepth, strong } of document.facts(index).leaves)
      leaves.push(JSON.stringify([kind, text.trimEnd(), depth, listDepth, strong]))
  }
  return leaves.join('\n')
}
