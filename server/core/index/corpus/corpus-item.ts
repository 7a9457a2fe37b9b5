// What a corpus holds of one document.

import type { Document } from '../../model/document.ts'
import type { Term } from '../../model/term.ts'
import type { Origin } from '../corpus.ts'
import type { ClosedDigest } from '../digest/closed-document.ts'
import type { Textual } from '../digest/closed-texts.ts'
import type { DigestHead } from '../digest/digest-code.ts'
import { collectMarkKeys, type Symbols } from '../symbols.ts'
import type { Readable } from '../terms/counts.ts'
import type { WordingSum } from '../terms/wording-set.ts'
import type { Counted } from './corpus-counts.ts'

/** A document of a corpus. */
export interface Item extends Textual {
  readonly origin: Origin
  /** Of the text that its symbols were read from; the open document knows its own. */
  readonly length: number
  document: Document | undefined
  open: boolean
  symbols: Symbols
  /** See {@link Source}. */
  sum: WordingSum | undefined
  /** The keys of what the document states: its id, its names, its entries. */
  keys: Iterable<string>
  /** How many of its marks have a key. */
  marks: Map<string, number>
  entries: EntriesById
  /** What is kept of a closed document; undefined for open documents. */
  digest: ClosedDigest | undefined
  /** What is to be counted of a closed document, from the pass that made its digest; given back once it is counted. */
  readable: Readable | undefined
  counts: (Counted & { readonly document: Document | undefined }) | undefined
}

/** What is given of a document beside its symbols; nothing of it where the document is open. */
export interface Kept {
  readonly text?: string | (() => string)
  readonly hash?: string
  readonly length: number
  readonly digest?: ClosedDigest
}

/** Of a closed document without marks: nothing is ever put into it. */
export const NO_MARKS = new Map<string, number>()

/** How many of the marks of a closed document have each key. */
export function marksOf({ marks }: DigestHead): Map<string, number> {
  return marks.length === 0 ? NO_MARKS : new Map(marks)
}

/** Has `marks`, those of an open document, follow an edit. How many there were of each key that it touched. */
export function moveMarks(marks: Map<string, number>, before: Document, after: Document): Map<string, number> {
  const touched = new Map<string, number>()
  const { removed, added } = after.since(before)
  for (const [version, blocks, step] of [
    [before, removed, -1],
    [after, added, 1],
  ] as const) {
    for (const block of blocks) {
      if (!block.may.mark && !block.may.refer) continue
      for (const key of collectMarkKeys(version.factsOf(block).marks)) {
        const sum = marks.get(key) ?? 0
        if (!touched.has(key)) touched.set(key, sum)
        if (sum + step > 0) marks.set(key, sum + step)
        else marks.delete(key)
      }
    }
  }
  return touched
}

/** True where the headings have the same words in the same order. */
export function isSameOutline(a: Document['outline'], b: Document['outline']): boolean {
  return a === b || (a.length === b.length && a.every(({ title }, index) => title === b[index]?.title))
}

/** As a link has it, or a reference's definition. */
export const MARKED = /(?:target|outcome):/

/** The entries of a document by their ids, sorted out when somebody asks. */
export class EntriesById {
  readonly #symbols: Symbols
  #byId: ReadonlyMap<string, readonly Term[]> | undefined

  constructor(symbols: Symbols) {
    this.#symbols = symbols
  }

  of(id: string): readonly Term[] {
    this.#byId ??= byId(this.#symbols.terms)
    return this.#byId.get(id) ?? NONE
  }
}

const NONE: readonly never[] = []

function byId(terms: readonly Term[]): ReadonlyMap<string, readonly Term[]> {
  const map = new Map<string, Term[]>()
  for (const term of terms) {
    const known = map.get(term.id)
    if (known) known.push(term)
    else map.set(term.id, [term])
  }
  return map
}
