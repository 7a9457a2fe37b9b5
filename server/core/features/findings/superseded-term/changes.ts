// What took a term's place, and when: as far as fields say so, else by first uses.

import type { Corpus, Entry } from '../../../index/corpus.ts'
import { parseDate } from '../../../model/meta.ts'
import type { Value } from '../../../model/term.ts'
import { isSameList } from '../../../syntax/slot.ts'
import { findEntries } from '../../locate.ts'

/** What took a term's place and when, as of the date of a text. */
export interface Change {
  readonly successors: readonly Entry[]
  readonly ids: ReadonlySet<string>
  /** Undefined where no entry and no document says when. */
  readonly date: string | undefined
  readonly year: number
}

/** When a text was written, and whether it has to be known. */
export interface Writing {
  readonly date: string | undefined
  readonly isOfficial: boolean
}

/** The changes that had come when a text was written, each looked up once, with the dates of first use that they rest on. */
export class Changes {
  readonly #corpus: Corpus
  readonly #writing: Writing
  readonly #known = new Map<string, Change | undefined>()
  readonly #dates = new Map<string, string | undefined>()
  /** Those that were found before, with the same entries: what is the same is the same object. */
  readonly #before: ReadonlyMap<string, Change | undefined> | undefined

  constructor(corpus: Corpus, writing: Writing, before?: Changes) {
    this.#corpus = corpus
    this.#writing = writing
    if (before) this.#before = before.#known
  }

  of(id: string): Change | undefined {
    if (!this.#known.has(id)) {
      const found = findChange(this.#corpus, id, this.#writing, term => this.#firstDateOf(term))
      const before = this.#before?.get(id)
      this.#known.set(id, found && before && isSame(found, before) ? before : found)
    }
    return this.#known.get(id)
  }

  /** What an edit may have moved although nothing that others see has changed. */
  get isCurrent(): boolean {
    const { tally } = this.#corpus
    for (const [id, date] of this.#dates) if (tally.firstDateOf(id) !== date) return false
    return true
  }

  #firstDateOf(id: string): string | undefined {
    if (!this.#dates.has(id)) this.#dates.set(id, this.#corpus.tally.firstDateOf(id))
    return this.#dates.get(id)
  }
}

function isSame(a: Change, b: Change): boolean {
  return (
    a.date === b.date &&
    isSameList([...a.ids], [...b.ids]) &&
    isSameList(
      a.successors.map(({ term }) => term),
      b.successors.map(({ term }) => term),
    )
  )
}

/** How many renamings are followed from a name to the one that was in use. */
const LONGEST_CHAIN = 12

/** The change that had come when a text was written; undefined where none had. */
function findChange(
  corpus: Corpus,
  id: string,
  { date: today, isOfficial }: Writing,
  firstDateOf: (id: string) => string | undefined,
): Change | undefined {
  const ids = new Set([id])
  let found: Change | undefined
  let entries = corpus.entries(id).slice(0, 1)
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const next = entries.flatMap(entry => {
      const successors = entry.term.replacedBy.flatMap(({ text }) => findEntries(corpus, text).slice(0, 1))
      const date = dateOfChange(corpus, entry, successors, firstDateOf)
      if (date === undefined || today === undefined ? isOfficial : !isAfter(today, date)) return []
      return [{ successors: successors.filter(successor => !ids.has(successor.term.id)), date }]
    })
    // Of several successors one that has changed again, and one that has not: the names stand as they first came.
    const [first] = next
    if (!first || next.length < entries.length) break
    found ??= { successors: [], ids, date: first.date, year: Number(first.date?.slice(0, 4) ?? 0) }
    entries = next.flatMap(({ successors }) => successors)
    found = { ...found, successors: entries.length > 0 ? entries : found.successors }
    for (const entry of entries) ids.add(entry.term.id)
    if (entries.length === 0) break
  }
  return found
}

/** Until when the term was in use; else since when its successor was, or, where no entry says so, was first used. */
function dateOfChange(
  corpus: Corpus,
  { term }: Entry,
  successors: readonly Entry[],
  firstDateOf: (id: string) => string | undefined,
): string | undefined {
  const until = term.until && dateOf(corpus, term.until)
  if (until !== undefined) return until
  const dates = successors.map(({ term: { id, since } }) => {
    const known = since && dateOf(corpus, since)
    if (known !== undefined) return known
    return firstDateOf(id)
  })
  return dates.includes(undefined) ? undefined : dates.sort().at(-1)
}

/** The date that a field states, or that of the plan which it names. */
function dateOf(corpus: Corpus, { text }: Value): string | undefined {
  return parseDate(text) ?? corpus.plan(text)?.date?.text
}

/** True where `today` is later however the two are read: of 2018 and 2018-03 neither is. */
export function isAfter(today: string, date: string): boolean {
  const length = Math.min(today.length, date.length)
  return today.slice(0, length) > date.slice(0, length)
}
