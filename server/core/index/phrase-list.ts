// Lists every maximal phrase of some documents: the repeated runs of the sorted places, group by group.

import { BREAK, type Vocabulary } from '../text/tokens.ts'
import { DEPTH, FEWEST_WORDS, isPhrase } from './phrase-length.ts'
import { PhraseOrder } from './phrase-order.ts'
import type { TokenIds, TokenRun } from './phrase-tokens.ts'

/** Longer repetitions are cut to this many tokens: they are copied passages, and no formulation. */
export const LONGEST_LISTED = 100

/** A phrase by its places: those of `order` between which it stands side by side have been put in order for it. */
export interface ListedPhrase {
  readonly ids: TokenIds
  readonly total: number
  /** How often each document has it, by the document's index in the order. */
  readonly byDocument: ReadonlyMap<number, number>
}

/** How many steps are taken between two pauses: some milliseconds. */
const STEPS = 100_000

/**
 * Every maximal phrase that stands in two of the documents or more; with `within`, those that the document of this index has. A slice
 * of work ends with `undefined`.
 */
export function* listPhrases(
  documents: readonly TokenRun[],
  vocabulary: Vocabulary,
  within?: number,
): Generator<ListedPhrase | undefined> {
  for (const order of PhraseOrder.parts(documents, within)) {
    if (order) yield* listOrder(order, vocabulary, 2, within)
    else yield
  }
}

/** The same where the places have been sorted already, for phrases that stand in `fewest` documents or more. */
export function* listOrder(
  order: PhraseOrder,
  vocabulary: Vocabulary,
  fewest: number,
  within?: number,
): Generator<ListedPhrase | undefined> {
  let steps = 0
  for (let from = 0; from < order.places.length; ) {
    const place = order.places[from] ?? 0
    const depth = groupDepth(order.text, place, vocabulary)
    const to = groupEnd(order, from, depth)
    steps += to - from
    if (to - from > 1) {
      const places = order.places.slice(from, to)
      const documents = new Set<number>()
      for (const one of places) {
        documents.add(order.documentAt(one))
        if (documents.size >= fewest && within === undefined) break
      }
      if (documents.size >= fewest && (within === undefined || documents.has(within)))
        yield* listGroup(order, places, depth, vocabulary, within, fewest)
      steps += places.length * 8
    }
    from = to
    if (steps > STEPS) {
      steps = 0
      yield undefined
    }
  }
}

/** Three words are a phrase, four Chinese characters are: so deep the places of one group are the same. */
function groupDepth(text: TokenIds, place: number, vocabulary: Vocabulary): number {
  for (let i = 0; i < FEWEST_WORDS; i++) if (vocabulary.isHan(text[place + i] ?? BREAK)) return DEPTH
  return FEWEST_WORDS
}

/** Where the places end that have the first `depth` tokens in common with the one at `from`. */
function groupEnd({ text, places }: PhraseOrder, from: number, depth: number): number {
  const first = places[from] ?? 0
  let to = from + 1
  for (; to < places.length; to++) {
    const place = places[to] ?? 0
    for (let i = 0; i < depth; i++) if (text[place + i] !== text[first + i]) return to
  }
  return to
}

/** The phrases that begin with the tokens of one group: the branches of the tree that its places form. */
function* listGroup(
  order: PhraseOrder,
  places: Uint32Array,
  depth: number,
  vocabulary: Vocabulary,
  within: number | undefined,
  fewest: number,
): Generator<ListedPhrase | undefined> {
  const { text } = order
  yield* sortDeep(text, places, depth)
  let steps = 0
  // Nested intervals of places with their common length, the outermost first on the stack (Abouelhoda and others 2004).
  const stack: { length: number; from: number }[] = []
  for (let i = 1; i <= places.length; i++) {
    const common = i < places.length ? commonLength(text, places[i - 1] ?? 0, places[i] ?? 0) : 0
    let from = i - 1
    for (let top = stack.at(-1); top !== undefined && top.length > common; top = stack.at(-1)) {
      stack.pop()
      from = top.from
      steps += i - from
      if (steps > STEPS) {
        steps = 0
        yield undefined
      }
      const found = i - from > 1 ? readPhrase(order, places, from, i, top.length, vocabulary, fewest) : undefined
      if (found && (within === undefined || found.byDocument.has(within))) yield found
    }
    if (common >= depth && stack.at(-1)?.length !== common) stack.push({ length: common, from })
  }
}

function readPhrase(
  order: PhraseOrder,
  places: Uint32Array,
  from: number,
  to: number,
  length: number,
  vocabulary: Vocabulary,
  fewest: number,
): ListedPhrase | undefined {
  const { text } = order
  const first = places[from] ?? 0
  if (!isPhrase(text, first, first + length, vocabulary)) return undefined
  const before = text[first - 1] ?? BREAK
  let isMaximal = before === BREAK
  const byDocument = new Map<number, number>()
  for (let i = from; i < to; i++) {
    const place = places[i] ?? 0
    isMaximal ||= text[place - 1] !== before
    const document = order.documentAt(place)
    byDocument.set(document, (byDocument.get(document) ?? 0) + 1)
  }
  if (!isMaximal || byDocument.size < fewest) return undefined
  return { ids: text.slice(first, first + length), total: to - from, byDocument }
}

function commonLength(text: TokenIds, a: number, b: number): number {
  let length = 0
  while (length < LONGEST_LISTED && text[a + length] === text[b + length] && text[a + length] !== BREAK) length++
  return length
}

/** Sorts places by the tokens from `depth` on, three ways at a time (Bentley and Sedgewick 1997); a run's end comes first. */
function* sortDeep(text: TokenIds, places: Uint32Array, depth: number): Generator<undefined> {
  let steps = 0
  const work: [from: number, to: number, depth: number][] = [[0, places.length, depth]]
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
