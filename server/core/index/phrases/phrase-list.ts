// Lists every maximal phrase of some documents: the repeated runs of tokens, group by group of those that begin alike.

import { BREAK, type Vocabulary } from '../../text/tokens.ts'
import { type Grams, groupPlaces, type JoinedTokens, type PlaceGroups } from './phrase-groups.ts'
import { isPhrase } from './phrase-length.ts'
import type { TokenIds } from './phrase-tokens.ts'

/** Longer repetitions are cut to this many tokens: they are copied passages, and no formulation. */
export const LONGEST_LISTED = 100

/** A phrase with how often it stands where. */
export interface ListedPhrase {
  readonly ids: TokenIds
  readonly total: number
  /** The indexes of the documents that have it, in no order, and how often each has. */
  readonly documents: Uint32Array
  readonly counts: Uint32Array
}

/** Which phrases are to be listed. */
export interface Wanted {
  /** In so many documents, at least. */
  readonly fewest: number
  /** In the document of this index, too. */
  readonly within?: number
  /** Of the groups of these numbers alone. */
  readonly grams?: Uint8Array
  /** False where none is wanted of so many places and tokens, nor of fewer: such are not looked at. */
  readonly isLikely?: (places: number, length: number) => boolean
}

/** How many steps are taken between two pauses: some milliseconds. */
const STEPS = 100_000

/** Every maximal phrase that is wanted, in no order; a slice of work ends with `undefined`. */
export function* listPhrases(
  joined: JoinedTokens,
  grams: Grams,
  vocabulary: Vocabulary,
  wanted: Wanted,
): Generator<ListedPhrase | undefined> {
  const list = new GroupList(joined, grams, vocabulary, wanted)
  for (const groups of groupPlaces(joined, grams, places => list.isLikely(places), wanted.grams)) {
    if (groups) yield* list.listAll(groups)
    else yield
  }
}

/** Lists groups of places one after the other, with what is needed for each of them. */
export class GroupList {
  readonly #joined: JoinedTokens
  readonly #grams: Grams
  readonly #vocabulary: Vocabulary
  readonly #wanted: Wanted
  /** How often each document has a phrase, and for which phrase that was counted. */
  readonly #counts: Uint32Array
  readonly #countedFor: Uint32Array
  #phrases = 0

  constructor(joined: JoinedTokens, grams: Grams, vocabulary: Vocabulary, wanted: Wanted) {
    this.#joined = joined
    this.#grams = grams
    this.#vocabulary = vocabulary
    this.#wanted = wanted
    this.#counts = new Uint32Array(joined.starts.length)
    this.#countedFor = new Uint32Array(joined.starts.length)
  }

  /** False where no phrase of so many places, or fewer, is wanted. */
  isLikely(places: number, length = LONGEST_LISTED): boolean {
    return places >= this.#wanted.fewest && (this.#wanted.isLikely?.(places, length) ?? true)
  }

  /** The phrases of all groups; their places are put in order. */
  *listAll({ places, ends }: PlaceGroups): Generator<ListedPhrase | undefined> {
    let from = 0
    let steps = 0
    for (const to of ends) {
      if (this.isLikely(to - from)) {
        yield* this.#list(places.subarray(from, to))
        steps += (to - from) * 8
      }
      from = to
      if (++steps > STEPS) {
        steps = 0
        yield undefined
      }
    }
  }

  /** The phrases of one group: the branches of the tree that its places form. */
  *#list(places: Uint32Array): Generator<ListedPhrase | undefined> {
    const { text } = this.#joined
    yield* sortPlaces(text, places)
    let steps = 0
    // Nested intervals of places with their common length, the outermost first on the stack (Abouelhoda and others 2004).
    const stack: { length: number; from: number }[] = []
    for (let i = 1; i <= places.length; i++) {
      const [before = 0, place = 0] = [places[i - 1], places[i]]
      const common = i < places.length ? commonLength(text, before, place) : 0
      let from = i - 1
      for (let top = stack.at(-1); top !== undefined && top.length > common; top = stack.at(-1)) {
        stack.pop()
        from = top.from
        const found = this.isLikely(i - from, top.length) ? this.#read(places.subarray(from, i), top.length) : undefined
        if (found) yield found
        steps += i - from
        if (steps > STEPS) {
          steps = 0
          yield undefined
        }
      }
      // Other tokens may have got the same number.
      if (common >= this.#grams.depth(text, before) && stack.at(-1)?.length !== common)
        stack.push({ length: common, from })
    }
  }

  /** The phrase of so many tokens that stands at all of some places and nowhere else. */
  #read(places: Uint32Array, length: number): ListedPhrase | undefined {
    const { text } = this.#joined
    const first = places[0] ?? 0
    if (!isPhrase(text, first, first + length, this.#vocabulary) || !isMaximal(text, places)) return undefined
    const phrase = ++this.#phrases
    const documents: number[] = []
    for (const place of places) {
      const document = this.#joined.documentAt(place)
      if (this.#countedFor[document] !== phrase) {
        this.#countedFor[document] = phrase
        this.#counts[document] = 0
        documents.push(document)
      }
      this.#counts[document] = (this.#counts[document] ?? 0) + 1
    }
    const { fewest, within } = this.#wanted
    if (documents.length < fewest || (within !== undefined && this.#countedFor[within] !== phrase)) return undefined
    return {
      ids: text.slice(first, first + length),
      total: places.length,
      documents: Uint32Array.from(documents),
      counts: Uint32Array.from(documents, document => this.#counts[document] ?? 0),
    }
  }
}

/** False where the same token stands before all places: then a longer phrase has them. */
function isMaximal(text: TokenIds, places: Uint32Array): boolean {
  const before = text[(places[0] ?? 0) - 1] ?? BREAK
  return before === BREAK || places.some(place => text[place - 1] !== before)
}

function commonLength(text: TokenIds, a: number, b: number): number {
  let length = 0
  while (length < LONGEST_LISTED && text[a + length] === text[b + length] && text[a + length] !== BREAK) length++
  return length
}

/** Sorts places by the tokens that stand there, three ways at a time (Bentley and Sedgewick 1997); a run's end comes first. */
function* sortPlaces(text: TokenIds, places: Uint32Array): Generator<undefined> {
  let steps = 0
  const work: [from: number, to: number, depth: number][] = [[0, places.length, 0]]
  for (let job = work.pop(); job; job = work.pop()) {
    const [from, to, at] = job
    if (to - from < 2 || at >= LONGEST_LISTED) continue
    steps += to - from
    if (steps > STEPS) {
      steps = 0
      yield
    }
    const pivot = text[(places[(from + to) >>> 1] ?? 0) + at] ?? BREAK
    let [low, high] = [from, to]
    for (let i = from; i < high; ) {
      const place = places[i] ?? 0
      const token = text[place + at] ?? BREAK
      if (token < pivot) {
        places[i++] = places[low] ?? 0
        places[low++] = place
      } else if (token > pivot) {
        places[i] = places[--high] ?? 0
        places[high] = place
      } else i++
    }
    work.push([from, low, at], [high, to, at])
    if (pivot !== BREAK) work.push([low, high, at + 1])
  }
}
