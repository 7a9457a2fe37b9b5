// Sorts the lines of a concordance: by what stands before the keyword, read away from it, by what follows, or by document.

import type { Corpus } from '../../index/corpus.ts'
import { sectionAt } from '../../model/section.ts'
import { BREAK, Vocabulary } from '../../text/tokens.ts'
import type { ConcordanceLine } from '../concordance.ts'

export const SORT_KEYS = ['left', 'keyword', 'right', 'document', 'section', 'date', 'period', 'kind'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface ConcordanceSort {
  readonly by: SortKey
  readonly descending: boolean
}

/** So many tokens from the keyword on decide: Chinese characters or words of another script, punctuation left out. */
const DEPTH = 10
/** UTF-16 units of context in which these are looked for. */
const REACH = 90
/** Lines that are looked at between two looks at the clock. */
const STEP = 2000
/** Lines that are sorted at a time. */
const PIECE = 8192

/** For each line `width` numbers in a row: of two lines the one with the lower number comes first. */
interface Keys {
  readonly ranks: Int32Array
  readonly width: number
  readonly sign: 1 | -1
}

/** The lines in order: by the first of `sorts`, then by the next; what these leave equal stays as it was. */
export function* orderLines(
  corpus: Corpus,
  lines: readonly ConcordanceLine[],
  sorts: readonly ConcordanceSort[],
  locale: string,
): Generator<undefined, readonly ConcordanceLine[]> {
  if (sorts.length === 0) return lines
  const collator = new Intl.Collator([locale, 'en'], { numeric: true, sensitivity: 'base' })
  const keys: Keys[] = []
  for (const { by, descending } of sorts) {
    const made = yield* makeKeys(corpus, lines, by, collator)
    keys.push({ ...made, sign: descending ? -1 : 1 })
  }
  const compare = (a: number, b: number): number => {
    for (const { ranks, width, sign } of keys) {
      for (let i = 0; i < width; i++) {
        const difference = (ranks[a * width + i] ?? 0) - (ranks[b * width + i] ?? 0)
        if (difference !== 0) return sign * difference
      }
    }
    return a - b
  }
  const order = yield* sortSliced(lines.length, compare)
  const ordered: ConcordanceLine[] = []
  for (const index of order) {
    const line = lines[index]
    if (line) ordered.push(line)
  }
  return ordered
}

/** The numbers below `count` in order: pieces are sorted, then merged, with a pause now and then. */
function* sortSliced(count: number, compare: (a: number, b: number) => number): Generator<undefined, Uint32Array> {
  let order = Uint32Array.from({ length: count }, (_, index) => index)
  let spare = new Uint32Array(count)
  for (let from = 0; from < count; from += PIECE) {
    order.subarray(from, Math.min(count, from + PIECE)).sort(compare)
    yield
  }
  for (let width = PIECE; width < count; width *= 2) {
    for (let from = 0; from < count; from += 2 * width) {
      const middle = Math.min(count, from + width)
      const end = Math.min(count, from + 2 * width)
      let [left, right] = [from, middle]
      for (let to = from; to < end; to++) {
        const isLeft = right >= end || (left < middle && compare(order[left] ?? 0, order[right] ?? 0) <= 0)
        spare[to] = order[isLeft ? left++ : right++] ?? 0
        if (to % PIECE === PIECE - 1) yield
      }
    }
    ;[order, spare] = [spare, order]
  }
  return order
}

type Made = Pick<Keys, 'ranks' | 'width'>

function* makeKeys(
  corpus: Corpus,
  lines: readonly ConcordanceLine[],
  by: SortKey,
  collator: Intl.Collator,
): Generator<undefined, Made> {
  if (by === 'left' || by === 'right' || by === 'keyword') return yield* tokenKeys(lines, by, collator)
  const texts: string[] = []
  let last: { uri: string; text: string } | undefined
  for (const [index, line] of lines.entries()) {
    if (by === 'section' || last?.uri !== line.uri) last = { uri: line.uri, text: textOf(corpus, line, by) }
    texts.push(last.text)
    if (index % STEP === STEP - 1) yield
  }
  const places = rank(new Set(texts), collator)
  return { ranks: Int32Array.from(texts, text => places.get(text) ?? 0), width: 1 }
}

function textOf(corpus: Corpus, { uri, start }: ConcordanceLine, by: SortKey): string {
  const symbols = corpus.symbols(uri)
  // What is not said comes last.
  const unknown = '\uffff'
  switch (by) {
    case 'section':
      return sectionAt(symbols?.sections ?? [], start)?.title ?? unknown
    case 'date':
      return symbols?.date?.text ?? unknown
    case 'period':
      return symbols?.period ? `${symbols.period.from} ${symbols.period.to}` : unknown
    case 'kind':
      return symbols?.meta.kind ?? unknown
    default:
      return symbols?.title ?? unknown
  }
}

/** The place of each text among all: comparing texts by language is slow, comparing numbers is not. */
function rank(texts: ReadonlySet<string>, collator: Intl.Collator): ReadonlyMap<string, number> {
  // Whether U+FFFF comes last is not left to the language.
  const sorted = [...texts].sort((a, b) =>
    a === '\uffff' || b === '\uffff' ? Number(a === '\uffff') - Number(b === '\uffff') : collator.compare(a, b),
  )
  const places = new Map<string, number>()
  let place = 0
  sorted.forEach((text, index) => {
    const before = sorted[index - 1]
    if (before !== undefined && collator.compare(before, text) !== 0) place = index
    places.set(text, place)
  })
  return places
}

function* tokenKeys(
  lines: readonly ConcordanceLine[],
  by: 'left' | 'right' | 'keyword',
  collator: Intl.Collator,
): Generator<undefined, Made> {
  const vocabulary = new Vocabulary()
  const ranks = new Int32Array(lines.length * DEPTH).fill(-1)
  const used = new Set<number>()
  for (const [index, line] of lines.entries()) {
    const text = by === 'left' ? line.left.slice(-REACH) : line[by].slice(0, REACH)
    const { ids, length } = vocabulary.read(text)
    let filled = 0
    for (let i = 0; i < length && filled < DEPTH; i++) {
      const id = ids[by === 'left' ? length - 1 - i : i] ?? BREAK
      if (id === BREAK) continue
      ranks[index * DEPTH + filled++] = id
      used.add(id)
    }
    if (index % STEP === STEP - 1) yield
  }
  const names = new Map<string, number>()
  for (const id of used) names.set(vocabulary.textOf([id]), id)
  const places = rank(new Set(names.keys()), collator)
  yield
  const byId = new Map<number, number>()
  for (const [name, id] of names) byId.set(id, places.get(name) ?? 0)
  for (let i = 0; i < ranks.length; i++) if (ranks[i] !== -1) ranks[i] = byId.get(ranks[i] ?? -1) ?? 0
  return { ranks, width: DEPTH }
}
