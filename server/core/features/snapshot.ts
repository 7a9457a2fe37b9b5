// All that the indexes know of one document, as plain data: what is kept from edit to edit must equal what a fresh look finds.

import type { Corpus } from '../index/corpus.ts'
import { collectMarkKeys, statedKeysOf, statementOf } from '../index/symbols.ts'
import { diagnose } from './diagnostics.ts'

/** By the name of each index, as JSON. */
export type Snapshot = ReadonlyMap<string, string>

/** At so many places phrases and references are asked for. */
const PLACES = 24

/** What is known of a document of the corpus; empty for one that it does not have. Costs as much as the document is long. */
export function takeSnapshot(corpus: Corpus, uri: string, year: number): Snapshot {
  const document = corpus.document(uri)
  const symbols = corpus.symbols(uri)
  if (!document || !symbols) return new Map()
  const { sections, terms, marks } = symbols
  const counts = corpus.counts(uri)
  const step = Math.max(1, Math.floor(document.length / PLACES))
  const places = Array.from({ length: PLACES }, (_, index) => index * step).filter(at => at < document.length)
  const known = {
    blocks: document.blocks.map(({ source }) => source),
    facts: document.blocks.map(block => document.factsOf(block)),
    contents: [...document.toc].sort((a, b) => a - b),
    lines: places.map(at => document.positionAt(at)),
    stated: statementOf(symbols),
    sections,
    // Those of a closed document have their fields in another order.
    terms: terms.map(term => Object.entries(term).sort(([a], [b]) => (a < b ? -1 : 1))),
    marks,
    inSection: places.map(at => document.sectionAt(at)?.start),
    keys: [...new Set([...statedKeysOf(symbols), ...collectMarkKeys(marks)])].sort(),
    isFound: [...new Set(collectMarkKeys(marks))].every(key => corpus.withKey(key).some(other => other.uri === uri)),
    counts: [...(counts?.bySense ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)),
    // What Tifa brings along is not counted.
    characters: counts?.characters ?? null,
    mentions: document.blocks.map(block => corpus.mentions.of(document, block)),
    pairs: corpus.pairs.in(uri),
    claims: corpus.claims.in(uri).map(claim => {
      const { start, end, from, to } = claim
      return { ...claim, start, end, from, to, key: corpus.claims.keyOf(claim) }
    }),
    findings: diagnose(corpus, document, year),
    phrases: places.map(at =>
      corpus.phrases.at(document, at).map(({ range, byDocument }) => [range, [...byDocument].sort()]),
    ),
  }
  return new Map(Object.entries(known).map(([name, value]) => [name, JSON.stringify(value)]))
}

/** The names of the indexes in which two snapshots differ, each with the first place where it does. */
export function compareSnapshots(a: Snapshot, b: Snapshot): { readonly name: string; readonly at: string }[] {
  return [...a].flatMap(([name, one]) => {
    const other = b.get(name) ?? ''
    if (one === other) return []
    let at = 0
    while (one[at] === other[at]) at++
    const from = Math.max(0, at - 40)
    return [{ name, at: `${one.slice(from, at + 80)} / ${other.slice(from, at + 80)}` }]
  })
}
