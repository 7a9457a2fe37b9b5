// Tables of contents, which repeat every heading: folded in a `<details>`, or a list below a heading of their own.

import { parseNumbering } from '../syntax/numbering.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import { foldKey } from '../text/fold.ts'
import type { Document } from './document.ts'
import { headsOf } from './section.ts'
import { Slot } from './slot.ts'

/** The blocks of a document's tables of contents. */
export function collectContents(document: Document): ReadonlySet<number> {
  const contents = new Set<number>()
  addFolded(document, contents)
  addListed(document, contents)
  return contents
}

/** From a `<details>` whose summary says contents, to what closes it: a closing tag, a second opening one, a heading. */
function addFolded(document: Document, contents: Set<number>): void {
  let inside = false
  let lists = false
  document.blocks.forEach((block, index) => {
    if (!inside && !block.may.html) return
    const facts = block.facts()
    const roles = facts.html.map(part => part.role)
    if (!inside) {
      inside = roles.includes('toc') && !roles.includes('close')
      lists = false
      if (roles.includes('toc')) contents.add(index)
      return
    }
    // A missing closing tag must not hide the plan: its contents end where something else than a list comes.
    const ends = roles.includes('close') || roles.includes('details')
    if (!ends && lists && !facts.isList && roles.length === 0) inside = false
    else if (facts.leaves.some(leaf => leaf.kind === 'heading' && parseNumbering(leaf.text))) inside = false
    if (!inside) return
    lists ||= facts.isList
    contents.add(index)
    inside = !ends
  })
}

/** A heading of this, and nothing else, stands above a table of contents. */
const NAME = /^(?:目\s{0,8}[录錄次]|(?:table of )?contents)[:：]?$/i
/** The longest entry, characters. */
const LONGEST = 120
/** The most entries that are looked at. */
const MOST = 5000

/**
 * From a heading 目录 or *Contents* over the list or the short lines below it, up to the last of them that repeats a heading
 * of the document: at least two must, and half of all. What does not is a list of something else, and counts.
 */
function addListed(document: Document, contents: Set<number>): void {
  let last: ReadonlyMap<string, number> | undefined
  document.blocks.forEach((block, index) => {
    if (!block.may.contents || block.isFrontMatter || contents.has(index)) return
    const facts = document.facts(index)
    if (!isNamed(facts)) return
    last ??= lastHeads(document)
    const end = findEnd(document, index, last)
    for (let i = index; i < end; i++) contents.add(i)
  })
}

function isNamed({ leaves }: BlockFacts): boolean {
  return NAME.test(leaves[0]?.text.slice(0, LONGEST).trim() ?? '')
}

/** The block behind the entries below the heading in block `first`; `first` itself where they are no table of contents. */
function findEnd(document: Document, first: number, last: ReadonlyMap<string, number>): number {
  let end = first
  let entries = 0
  let repeated = 0
  let inRegion = { entries: 0, repeated: 0 }
  for (let index = first; index < document.blocks.length && entries < MOST; index++) {
    const facts = document.facts(index)
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
      end = index + 1
      inRegion = { entries, repeated }
    }
    // A long list of something else is left early.
    if (entries > 40 && repeated * 4 < entries) break
  }
  return inRegion.repeated >= 2 && inRegion.repeated * 2 >= inRegion.entries ? end : first
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
  document.blocks.forEach((_, index) => {
    for (const key of headKeys(document, index)) last.set(key, index)
  })
  return last
}

const KEYS = new Slot<readonly string[]>()
const NO_KEYS: readonly string[] = []

/** The keys of a block's headings, kept beside it. */
function headKeys(document: Document, index: number): readonly string[] {
  const heads = headsOf(document, index)
  if (heads.length === 0) return NO_KEYS
  const values = document.values(KEYS)
  const keys = values[index] ?? heads.flatMap(({ leaf }) => keysOf(leaf.text))
  values[index] = keys
  return keys
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
