// Which paragraph of a document is the first with some number of a sketch: changed by the runs that an edit replaced, and no others.

import type { Document } from '../../model/document.ts'
import type { Range } from '../../model/meta.ts'
import type { Run } from '../../syntax/block-list.ts'
import { type Columns, sharedEnds } from '../../syntax/run-map.ts'
import { Slot } from '../../syntax/slot.ts'
import { Beside } from '../../text/beside.ts'
import type { LongParagraph, LongParagraphs } from './long-paragraphs.ts'

const INDEX = new Slot<SketchIndex>()

/** The index of a document as it is now, with the long paragraphs of its runs. */
export function sketchIndexOf(document: Document, paragraphs: readonly LongParagraphs[]): SketchIndex {
  const index = INDEX.get(document.lineage) ?? INDEX.set(document.lineage, new SketchIndex())
  index.update(document, paragraphs)
  return index
}

interface Where {
  readonly run: Run
  readonly index: number
}

/** What has a number of a sketch: one paragraph, or several with the first of them. */
type Holders = LongParagraph | { readonly all: Set<LongParagraph>; first: LongParagraph }

/** What the last version of a document had; changed in place by the runs that came and went. */
export class SketchIndex {
  #document: Document | undefined
  #columns: Columns = [[], []]
  readonly #where = new Map<LongParagraph, Where>()
  readonly #holders = new Map<number, Holders>()
  #severalKeys = 0
  readonly #stamps = new Beside<Run, object>()
  readonly #numbers = new Map<Run, number>()

  update(document: Document, paragraphs: readonly LongParagraphs[]): void {
    const { runs } = document.list
    const columns: Columns = [runs, paragraphs]
    const before = this.#columns as readonly [readonly Run[], readonly LongParagraphs[]]
    const { head, tail } = sharedEnds(before, columns)
    this.#document = document
    this.#columns = columns
    if (head === runs.length && before[0].length === runs.length) return
    for (let number = head; number < before[0].length - tail; number++) {
      const run = before[0][number]
      if (run) this.#numbers.delete(run)
    }
    // Those behind keep their numbers as long as there are as many runs as before.
    const end = before[0].length === runs.length ? runs.length - tail : runs.length
    for (let number = head; number < end; number++) {
      const run = runs[number]
      if (run) this.#numbers.set(run, number)
    }
    const gone = new Set<LongParagraph>()
    for (let number = head; number < before[0].length - tail; number++)
      for (const { paragraph } of before[1][number] ?? []) gone.add(paragraph)
    const come: LongParagraph[] = []
    const old = new Set(before[0].slice(head, before[0].length - tail))
    for (let number = head; number < runs.length - tail; number++) {
      const run = runs[number]
      if (!run) continue
      // One that comes back does not know what has changed meanwhile.
      if (!old.has(run)) this.#stamps.set(run, {})
      for (const { index, paragraph } of paragraphs[number] ?? []) {
        this.#where.set(paragraph, { run, index })
        if (!gone.delete(paragraph)) come.push(paragraph)
      }
    }
    const changed = new Set<number>()
    for (const paragraph of gone) {
      for (const key of keysOf(paragraph)) this.#remove(key, paragraph, changed)
      this.#where.delete(paragraph)
    }
    for (const paragraph of come) for (const key of keysOf(paragraph)) this.#add(key, paragraph, changed)
    for (const key of changed) this.#settle(key)
  }

  /** Whether any two paragraphs share a number. */
  get hasRepeated(): boolean {
    return this.#severalKeys > 0
  }

  /** The first paragraph with this number, where several have it. */
  firstWith(key: number): LongParagraph | undefined {
    const holders = this.#holders.get(key)
    return holders && 'all' in holders ? holders.first : undefined
  }

  /** Another object whenever a number of a paragraph in this run may have another first one than it had. */
  stampOf(run: Run): object {
    return this.#stamps.get(run) ?? UNCHANGED
  }

  /** Whether `one` stands before `other`: it goes on to as long as both are there. */
  isBefore(one: LongParagraph, other: LongParagraph): boolean {
    return (
      this.#order(one) - this.#order(other) < 0 || (this.#order(one) === this.#order(other) && one.start < other.start)
    )
  }

  /** Where a paragraph stands in the document. */
  placeOf(paragraph: LongParagraph): Range | undefined {
    const where = this.#where.get(paragraph)
    const number = where && this.#numbers.get(where.run)
    if (number === undefined) return undefined
    const at = (this.#document?.list.offsets[number] ?? 0) + (where?.run.starts[where.index] ?? 0)
    return { start: at + paragraph.start, end: at + paragraph.end }
  }

  /** The number of the block that has it, or one that grows like it. */
  #order(paragraph: LongParagraph): number {
    const where = this.#where.get(paragraph)
    const number = where && this.#numbers.get(where.run)
    return where && number !== undefined ? (this.#document?.list.firsts[number] ?? 0) + where.index : 0
  }

  #add(key: number, one: LongParagraph, changed: Set<number>): void {
    const known = this.#holders.get(key)
    if (known === undefined) this.#holders.set(key, one)
    else if ('all' in known) known.all.add(one)
    else if (known !== one) {
      this.#holders.set(key, { all: new Set([known, one]), first: known })
      this.#severalKeys++
    } else return
    changed.add(key)
  }

  #remove(key: number, one: LongParagraph, changed: Set<number>): void {
    const known = this.#holders.get(key)
    if (known === undefined) return
    changed.add(key)
    if (!('all' in known)) {
      this.#holders.delete(key)
      return
    }
    known.all.delete(one)
    const [left] = known.all
    if (known.all.size > 1 || left === undefined) return
    this.#holders.set(key, left)
    this.#severalKeys--
    this.#stamp(left)
  }

  /** Finds the first paragraph with a number again; who has that number is told where it is another. */
  #settle(key: number): void {
    const holders = this.#holders.get(key)
    if (!holders || !('all' in holders)) return
    const { all, first } = holders
    let now: LongParagraph | undefined
    for (const one of all) if (!now || this.isBefore(one, now)) now = one
    if (!now || now === first) return
    holders.first = now
    for (const one of all) this.#stamp(one)
  }

  #stamp(paragraph: LongParagraph): void {
    const where = this.#where.get(paragraph)
    if (where) this.#stamps.set(where.run, {})
  }
}

const UNCHANGED = {}

function keysOf({ exact, bands }: LongParagraph): readonly number[] {
  return [exact, ...bands]
}
