// Tables of contents, which repeat every heading: folded in a `<details>`, or a list below a heading of their own.

import type { Block } from '../syntax/block.ts'
import type { Difference } from '../syntax/block-list.ts'
import { parseNumbering } from '../syntax/numbering.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import { Slot } from '../syntax/slot.ts'
import { foldKey } from '../text/fold.ts'
import type { Document } from './document.ts'
import { headsOf } from './section.ts'

/** The blocks of a document's tables of contents, by index, and what that was decided by. */
export interface Contents {
  readonly blocks: ReadonlySet<number>
  /** The first and the last block of each row of blocks that had a say in it; elsewhere only headings had, where `byHeads`. */
  readonly seen: readonly (readonly [number, number])[]
  readonly byHeads: boolean
}

/** Looks at the whole document; `moveContents` follows an edit. */
export function collectContents(document: Document): Contents {
  const contents: Collected = { blocks: new Set(), seen: [], byHeads: false }
  addFolded(document, contents)
  addListed(document, contents)
  return contents
}

/** The contents after a change that had no say in them; undefined where it may have had, and somebody has to look. */
export function moveContents(contents: Contents, { at, removed, added }: Difference): Contents | undefined {
  const { blocks, seen, byHeads } = contents
  const end = at + removed.length
  if (seen.some(([first, last]) => first <= end && at <= last + 1)) return undefined
  for (const { may } of [...removed, ...added]) if (may.html || may.contents || (byHeads && may.head)) return undefined
  const by = added.length - removed.length
  if (by === 0 || seen.every(([first]) => first < at)) return contents
  const move = (index: number): number => (index < at ? index : index + by)
  return {
    blocks: new Set([...blocks].map(move)),
    seen: seen.map(([first, last]) => [move(first), move(last)]),
    byHeads,
  }
}

/** Whether the very blocks that a change left alone are contents as they were. */
export function areMoved(before: Contents, after: Contents, { at, removed, added }: Difference): boolean {
  if (before.blocks === after.blocks) return true
  const by = added.length - removed.length
  let left = 0
  for (const index of before.blocks) {
    if (index >= at && index < at + removed.length) continue
    left++
    if (!after.blocks.has(index < at ? index : index + by)) return false
  }
  for (let index = at; index < at + added.length; index++) if (after.blocks.has(index)) left++
  return left === after.blocks.size
}

interface Collected {
  readonly blocks: Set<number>
  readonly seen: [number, number][]
  byHeads: boolean
}

/** From a `<details>` whose summary says contents, to what closes it: a closing tag, a second opening one, a heading. */
function addFolded(document: Document, contents: Collected): void {
  let inside = false
  let lists = false
  document.list.runs.forEach((run, number) => {
    if (!inside && !run.may.html) return
    const first = document.list.firsts[number] ?? 0
    run.blocks.forEach((block, inRun) => {
      if (!inside && !block.may.html) return
      const index = first + inRun
      const facts = block.facts()
      const roles = facts.html.map(part => part.role)
      if (inside) extend(contents, index)
      else if (roles.includes('toc')) contents.seen.push([index, index])
      if (!inside) {
        inside = roles.includes('toc') && !roles.includes('close')
        lists = false
        if (roles.includes('toc')) contents.blocks.add(index)
        return
      }
      // A missing closing tag must not hide the plan: its contents end where something else than a list comes.
      const ends = roles.includes('close') || roles.includes('details')
      if (!ends && lists && !facts.isList && roles.length === 0) inside = false
      else if (facts.leaves.some(leaf => leaf.kind === 'heading' && parseNumbering(leaf.text))) inside = false
      if (!inside) return
      lists ||= facts.isList
      contents.blocks.add(index)
      inside = !ends
    })
  })
}

/** A heading of this, and nothing else, stands above a table of contents. */
const NAME = /^(?:目\s{0,8}[录錄次]|(?:table of )?contents)[:：]?$/i
/** The longest entry, characters. */
const LONGEST = 120
/** The most entries that are looked at. */
const MOST = 5000

function extend({ seen }: Collected, index: number): void {
  const last = seen.at(-1)
  if (last) last[1] = index
}

/**
 * From a heading 目录 or *Contents* over the list or the short lines below it, up to the last of them that repeats a heading
 * of the document: at least two must, and half of all. What does not is a list of something else, and counts.
 */
function addListed(document: Document, contents: Collected): void {
  let last: ReadonlyMap<string, number> | undefined
  document.list.runs.forEach((run, number) => {
    if (!run.may.contents) return
    const first = document.list.firsts[number] ?? 0
    run.blocks.forEach((block, inRun) => {
      const index = first + inRun
      if (!block.may.contents || block.isFrontMatter || block.head !== undefined || contents.blocks.has(index)) return
      const facts = document.facts(index)
      if (!isNamed(facts)) return
      last ??= lastHeads(document)
      contents.byHeads = true
      const { end, seen } = findEnd(document, index, last)
      contents.seen.push([index, seen])
      for (let i = index; i < end; i++) contents.blocks.add(i)
    })
  })
}

function isNamed({ leaves }: BlockFacts): boolean {
  return NAME.test(leaves[0]?.text.slice(0, LONGEST).trim() ?? '')
}

/**
 * The block behind the entries below the heading in block `first`, `first` itself where they are no table of contents; and the last
 * block that was looked at.
 */
function findEnd(
  document: Document,
  first: number,
  last: ReadonlyMap<string, number>,
): { readonly end: number; readonly seen: number } {
  const { count } = document.list
  let end = first
  let entries = 0
  let repeated = 0
  let inRegion = { entries: 0, repeated: 0 }
  let index = first
  let seen = first
  for (; index < count && entries < MOST; index = seen + 1) {
    seen = document.list.portionsAround(index)[1]
    const facts = factsOfWhole(document, index, seen)
    const isFirst = index === first
    const leaves = isFirst ? facts.leaves.slice(1) : facts.leaves
    const repeats = (text: string): boolean => keysOf(text).some(key => (last.get(key) ?? -1) > index)
    // Each look ends where the next one begins, so that a text of nothing but such headings is read once.
    if (!isFirst && (isNamed(facts) || !mayList(facts, text => repeats(text)))) break
    if (isFirst && leaves.some(({ kind }) => kind === 'heading')) break
    for (const { text } of leaves) {
      if (text.trim() === '') continue
      entries++
      if (!repeats(text)) continue
      repeated++
      end = seen + 1
      inRegion = { entries, repeated }
    }
    // A long list of something else is left early.
    if (entries > 40 && repeated * 4 < entries) break
  }
  const isContents = inRegion.repeated >= 2 && inRegion.repeated * 2 >= inRegion.entries
  return { end: isContents ? end : first, seen: Math.min(Math.max(index, seen), count - 1) }
}

/** What decides whether a list is one of contents, of all its portions, from block `first` to `last`. */
function factsOfWhole(document: Document, first: number, last: number): BlockFacts {
  const facts = document.facts(first)
  if (first === last) return facts
  const all = Array.from({ length: last - first + 1 }, (_, index) => document.facts(first + index))
  return {
    ...facts,
    leaves: all.flatMap(({ leaves }) => leaves),
    html: all.flatMap(({ html }) => html),
    isList: all.every(({ isList }) => isList),
  }
}

/** Whether a block may be part of a table of contents: a list, or lines too short for sentences; a heading ends it. */
function mayList({ leaves, html, tables, isList }: BlockFacts, repeats: (text: string) => boolean): boolean {
  if (leaves.length === 0 || html.length > 0 || tables.length > 0) return false
  return leaves.every(
    ({ kind, text, strong }) =>
      kind === 'paragraph' &&
      text.length <= LONGEST &&
      !/[。；;]$/.test(text) &&
      // Bold chapters are headings, unless they come once more.
      (isList || !strong || repeats(text)),
  )
}

/** The last block in which each heading stands, by the keys of its words. */
function lastHeads(document: Document): ReadonlyMap<string, number> {
  const last = new Map<string, number>()
  document.list.runs.forEach((run, number) => {
    if (!run.may.head) return
    const first = document.list.firsts[number] ?? 0
    run.blocks.forEach((block, inRun) => {
      for (const key of headKeys(document, block, first + inRun)) last.set(key, first + inRun)
    })
  })
  return last
}

const KEYS = new Slot<readonly string[]>()
const NO_KEYS: readonly string[] = []

/** The keys of a block's headings, kept with it. */
function headKeys(document: Document, block: Block, index: number): readonly string[] {
  const heads = headsOf(document, index)
  if (heads.length === 0) return NO_KEYS
  return (
    KEYS.get(block) ??
    KEYS.set(
      block,
      heads.flatMap(({ leaf }) => keysOf(leaf.text)),
    )
  )
}

/** What an entry and its heading have in common: the words without spaces, leaders and page, with the number and without. */
function keysOf(text: string): string[] {
  const words = text
    .slice(0, 2 * LONGEST)
    .trim()
    .replace(/[\s.…·⋯—–-]{0,200}\d{0,4}$/, '')
  const bare = words.slice(parseNumbering(words)?.length ?? 0)
  const keys = [words, bare].map(one => foldKey(one).replaceAll(' ', '')).filter(key => key.length > 1)
  return [...new Set(keys)]
}
