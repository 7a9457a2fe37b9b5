// The counts of closed documents as plain numbers: a corpus has thousands of documents, and most of them few senses.

import { encodeCounts } from '../digest/digest-code.ts'
import type { Counts, SenseCount, SenseCounts } from './counts.ts'

/** Numbers for the keys of senses. */
export class SenseTable {
  #keys: string[] = []
  readonly #numbers = new Map<string, number>()
  /** Keys that nobody has asked for yet: they come before all others. */
  #given: (() => readonly string[]) | undefined
  /** The list that was translated last, and what its numbers are here, as far as that was asked. */
  #other: readonly string[] | undefined
  #translated: number[] = []

  get keys(): readonly string[] {
    return this.#known
  }

  /** Takes the keys of another table with their numbers, when somebody asks; false where it has keys of its own. */
  adopt(keys: () => readonly string[]): boolean {
    if (this.#given || this.#keys.length > 0) return false
    this.#given = keys
    return true
  }

  get #known(): string[] {
    if (this.#given) {
      this.#keys = [...this.#given()]
      this.#given = undefined
      for (const [number, key] of this.#keys.entries()) this.#numbers.set(key, number)
    }
    return this.#keys
  }

  /** The number of a key, which gets one if it has none. */
  add(key: string): number {
    const known = this.#known
    let number = this.#numbers.get(key)
    if (number === undefined) this.#numbers.set(key, (number = known.push(key) - 1))
    return number
  }

  /** The number of what is `number` in a list of other keys; the list may have grown. */
  translate(others: readonly string[], number: number): number {
    if (this.#other !== others) {
      this.#other = others
      this.#translated = []
    }
    const known = this.#translated[number]
    if (known !== undefined) return known
    const own = this.add(others[number] ?? '')
    this.#translated[number] = own
    return own
  }

  find(key: string): number | undefined {
    if (this.#given) void this.#known
    return this.#numbers.get(key)
  }
}

/** The same counts in little room. */
export function packCounts(counts: Counts, table: SenseTable): Counts {
  return countsOf(Int32Array.from(encodeCounts(counts, key => table.add(key))), table)
}

/** Counts as {@link encodeCounts} codes them, with numbers of their own: places in `senses`. */
export interface NumberedCounts {
  readonly coded: ArrayLike<number>
  readonly senses: readonly string[]
}

/** The same counts with the numbers of a table. */
export function renumberCounts({ coded, senses }: NumberedCounts, table: SenseTable): Counts {
  const own = new Int32Array(coded)
  for (let i = 2; i < own.length; i += 4) own[i] = table.translate(senses, own[i] ?? 0)
  return countsOf(own, table)
}

/** The counts that {@link encodeCounts} has coded with the numbers of a table. */
export function countsOf(coded: Int32Array, table: SenseTable): Counts {
  const [characters = 0, hasContents] = coded
  return {
    bySense: coded.length > 2 ? new PackedSenses(coded, table) : NONE,
    characters,
    hasContents: hasContents === 1,
  }
}

const NONE: SenseCounts = new Map()

/** Whether packed counts say the same in the same order. */
export function areSameCounts(a: Counts, b: Counts): boolean {
  if (a.characters !== b.characters || a.hasContents !== b.hasContents) return false
  if (a.bySense === b.bySense) return true
  if (!(a.bySense instanceof PackedSenses && b.bySense instanceof PackedSenses)) return false
  const [one, other] = [a.bySense.coded, b.bySense.coded]
  return one.length === other.length && one.every((number, index) => number === other[index])
}

class PackedSenses implements SenseCounts {
  readonly coded: Int32Array
  readonly #table: SenseTable

  constructor(coded: Int32Array, table: SenseTable) {
    this.coded = coded
    this.#table = table
  }

  get(key: string): SenseCount | undefined {
    const number = this.#table.find(key)
    if (number === undefined) return undefined
    for (let i = 2; i < this.coded.length; i += 4) if (this.coded[i] === number) return this.#at(i)
    return undefined
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  *[Symbol.iterator](): Iterator<[string, SenseCount]> {
    for (let i = 2; i < this.coded.length; i += 4) yield [this.#table.keys[this.coded[i] ?? 0] ?? '', this.#at(i)]
  }

  #at(i: number): SenseCount {
    return { total: this.coded[i + 1] ?? 0, inner: this.coded[i + 2] ?? 0, first: this.coded[i + 3] ?? 0 }
  }
}
