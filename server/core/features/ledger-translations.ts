// Joins what a plan and its translation set in words that neither a tag nor a glossary knows: by their numbers, in the order of the texts.

import type { Corpus } from '../index/corpus.ts'
import { longestIncreasing } from '../text/increasing.ts'
import { amountOf } from './claim-value.ts'
import type { LedgerEntry, Source } from './ledger.ts'

/** What a text sets, with the entry that it is in. */
interface Item {
  readonly entry: LedgerEntry
  readonly start: number
  /** Equal for what sets the same amount for the same year. */
  readonly key: string
}

/**
 * The entries with those of translations joined to what they render. A number that stands once in both texts, in the order in which the
 * others stand that do, says that two sentences are one; so does one that stands once between two of these. What repeats within its
 * stretch joins nothing. Costs a sort of the claims; looks at no text.
 */
export function joinTranslations(corpus: Corpus, entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const translations = new Map<string, string>()
  for (const { uri, symbols } of entries.flatMap(({ source, others }) => [source, ...others])) {
    if (translations.has(uri) || symbols.meta.expresses === undefined) continue
    const main = corpus.plan(symbols.meta.expresses)
    if (main && main.uri !== uri && main.language !== symbols.language) translations.set(uri, main.uri)
  }
  if (translations.size === 0) return entries
  const wanted = new Set([...translations.keys(), ...translations.values()])
  const items = new Map<string, Item[]>()
  for (const entry of entries) {
    for (const source of [entry.source, ...entry.others]) {
      const key = wanted.has(source.uri) ? keyOf(source, entry.deadline) : undefined
      if (key === undefined) continue
      const some = items.get(source.uri)
      const item = { entry, start: source.claim.start, key }
      if (some) some.push(item)
      else items.set(source.uri, [item])
    }
  }
  for (const some of items.values()) some.sort((a, b) => a.start - b.start)
  /** What each entry has become; undefined for one that is part of another. */
  const joined = new Map<LedgerEntry, LedgerEntry | undefined>()
  for (const [uri, main] of translations) {
    for (const [one, other] of pairUp(items.get(main) ?? [], items.get(uri) ?? [])) {
      const original = joined.has(one.entry) ? joined.get(one.entry) : one.entry
      if (one.entry === other.entry || joined.has(other.entry) || !original) continue
      if (!isOnlyIn(other.entry, one => translations.get(one) === main) || !mayBeOne(original, other.entry)) continue
      joined.set(one.entry, join(original, other.entry))
      joined.set(other.entry, undefined)
    }
  }
  return entries.flatMap(entry => (joined.has(entry) ? (joined.get(entry) ?? []) : entry))
}

function keyOf(source: Source, deadline: number | undefined): string | undefined {
  const amount = amountOf(source.claim.reading)
  if (!amount) return undefined
  const { dimension, low, high } = amount
  return `${source.plan.key} ${deadline} ${dimension} ${low.toPrecision(6)} ${high.toPrecision(6)}`
}

/** Two indicators that are known by different ids are two, whatever their numbers. */
function mayBeOne(one: LedgerEntry, other: LedgerEntry): boolean {
  return one.key === other.key || isNamedByWords(one) || isNamedByWords(other)
}

function isNamedByWords({ key, source }: LedgerEntry): boolean {
  return key.startsWith('~') || key === `${source.uri}#${source.claim.start}`
}

/** A plan may have several translations that say one thing in the same words. */
function isOnlyIn({ source, others }: LedgerEntry, isMeant: (uri: string) => boolean): boolean {
  return [source, ...others].every(({ uri }) => isMeant(uri))
}

function join(one: LedgerEntry, other: LedgerEntry): LedgerEntry {
  const known = isNamedByWords(one) && !isNamedByWords(other) ? other : one
  const reached = one.outcome ? one : other.outcome ? other : known
  return {
    ...one,
    key: known.key,
    term: known.term,
    others: [...one.others, other.source, ...other.others],
    conflicts: [...new Set([...one.conflicts, ...other.conflicts])],
    outcome: reached.outcome,
    status: reached.status,
  }
}

/** What belongs together of two lists in order: those whose key stands once in both, then what stands so between them. */
function pairUp(before: readonly Item[], after: readonly Item[]): [Item, Item][] {
  const pairs: [Item, Item][] = []
  const gaps: (readonly [from: number, to: number, since: number, until: number, depth: number])[] = [
    [0, before.length, 0, after.length, 0],
  ]
  for (let gap = gaps.pop(); gap; gap = gaps.pop()) {
    const [from, to, since, until, depth] = gap
    let [a, b] = [from, since]
    for (const [i, j] of anchorsIn(before.slice(from, to), after.slice(since, until))) {
      pairs.push([before[from + i] as Item, after[since + j] as Item])
      if (depth < DEEPEST) gaps.push([a, from + i, b, since + j, depth + 1])
      ;[a, b] = [from + i + 1, since + j + 1]
    }
    // Without an anchor nothing more can be told apart.
    if (depth < DEEPEST && a > from && a < to && b < until) gaps.push([a, to, b, until, depth + 1])
  }
  return pairs
}

/** Plans need three or four; of a text that was made to need thousands the rest stays apart. */
const DEEPEST = 8

/** The places of keys that stand once in both, those that are in one order. */
function anchorsIn(before: readonly Item[], after: readonly Item[]): [number, number][] {
  const once = new Map<string, number>()
  for (const [index, { key }] of after.entries()) once.set(key, once.has(key) ? -1 : index)
  const seen = new Map<string, number>()
  for (const { key } of before) seen.set(key, (seen.get(key) ?? 0) + 1)
  const found = before.flatMap(({ key }, index): [number, number][] => {
    const other = once.get(key) ?? -1
    return other >= 0 && seen.get(key) === 1 ? [[index, other]] : []
  })
  return longestIncreasing(
    found.map(([, other]) => other),
    () => 1,
  ).flatMap(at => (found[at] ? [found[at]] : []))
}
