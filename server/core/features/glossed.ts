// What the corpus itself glosses: the counterparts of a wording under the cursor, and where they stand.

import type { FoundPair, GlossedWording } from '../index/bilingual/gloss-pairs.ts'
import type { Corpus } from '../index/corpus.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'
import type { Range } from '../model/meta.ts'
import { toSource } from '../syntax/prose.ts'

/** A wording under the cursor that some text of the corpus glosses. */
export interface GlossedMention {
  readonly wording: GlossedWording
  /** The words as they stand. */
  readonly text: string
  readonly range: Range
}

/** A wording in the other language that the corpus sets beside one. */
export interface Counterpart {
  readonly text: string
  /** As a text has it. */
  readonly pinyin: string | undefined
  /** How often it is so glossed, in all documents. */
  readonly count: number
  /** True where quotes or markup bound one of the wordings at least once. */
  readonly isSure: boolean
  /** The documents that gloss so, the one that does it most often first, then the earliest. */
  readonly sources: readonly PairSource[]
}

/** A document that glosses, with the first place where it does. */
export interface PairSource extends Place {
  readonly document: Symbols
  readonly count: number
}

/** The longest glossed wording that covers `offset` of the document, or undefined. */
export function findGlossed(corpus: Corpus, document: Document, offset: number): GlossedMention | undefined {
  const { lexicon } = corpus.pairs
  if (lexicon.isEmpty) return undefined
  const index = document.blockAt(offset)
  const inside = offset - document.startOf(index)
  const leaf = document.facts(index).leaves.find(leaf => leaf.start <= inside && inside <= leaf.end)
  if (!leaf) return undefined
  let behind: GlossedMention | undefined
  for (const match of lexicon.match(leaf.text)) {
    const [start, end] = toSource(leaf, match.start, match.end)
    const [wording] = match.values
    if (!wording || inside < start || inside > end) continue
    const range = { start: document.startOf(index) + start, end: document.startOf(index) + end }
    const found = { wording, text: leaf.text.slice(match.start, match.end), range }
    if (inside < end) return found
    behind = found
  }
  return behind
}

/** What the corpus sets beside a wording, the most widely used first. */
export function collectCounterparts(corpus: Corpus, wording: GlossedWording): Counterpart[] {
  const other = wording.language === 'zh' ? 'en' : 'zh'
  const byKey = new Map<string, FoundPair[]>()
  for (const found of corpus.pairs.of(wording)) {
    const { key } = found.pair[other]
    byKey.set(key, [...(byKey.get(key) ?? []), found])
  }
  const counterparts = [...byKey.values()].flatMap(found => {
    const [first] = found
    if (!first) return []
    return {
      text: mostFrequent(found.map(({ pair }) => pair[other].text)) ?? first.pair[other].text,
      pinyin: bestPinyin(found.map(({ pair }) => pair.pinyin)),
      count: found.length,
      isSure: found.some(({ pair }) => pair.confidence === 'sure'),
      sources: sourcesOf(corpus, found, wording.language),
    }
  })
  return counterparts.sort(
    (a, b) =>
      b.sources.length - a.sources.length ||
      b.count - a.count ||
      Number(b.isSure) - Number(a.isSure) ||
      (a.text < b.text ? -1 : 1),
  )
}

/** Where a wording is glossed: one place a document, the earliest first, those without a date last. */
export function collectGlossPlaces(corpus: Corpus, wording: GlossedWording): (Place & { readonly whole: Range })[] {
  const first = new Map<string, FoundPair>()
  for (const found of corpus.pairs.of(wording)) if (!first.has(found.uri)) first.set(found.uri, found)
  return [...first.values()]
    .sort((a, b) => compareDates(corpus.symbols(a.uri), corpus.symbols(b.uri)))
    .map(({ uri, pair }) => ({
      uri,
      start: pair[wording.language].start,
      end: pair[wording.language].end,
      whole: { start: Math.min(pair.zh.start, pair.en.start), end: Math.max(pair.zh.end, pair.en.end) },
    }))
}

function sourcesOf(corpus: Corpus, found: readonly FoundPair[], language: 'zh' | 'en'): PairSource[] {
  const sources = new Map<string, PairSource>()
  for (const { uri, pair } of found) {
    const document = corpus.symbols(uri)
    const known = sources.get(uri)
    const { start, end } = pair[language]
    if (known) sources.set(uri, { ...known, count: known.count + 1 })
    else if (document) sources.set(uri, { document, uri, start, end, count: 1 })
  }
  return [...sources.values()].sort((a, b) => b.count - a.count || compareDates(a.document, b.document))
}

/** The earlier first; what has no date last. */
export function compareDates(a: Symbols | undefined, b: Symbols | undefined): number {
  const [one, two] = [a?.date?.text ?? '9999', b?.date?.text ?? '9999']
  return one === two ? ((a?.uri ?? '') < (b?.uri ?? '') ? -1 : 1) : one < two ? -1 : 1
}

/** Pinyin with tones before pinyin without. */
function bestPinyin(all: readonly (string | undefined)[]): string | undefined {
  const given = all.filter(pinyin => pinyin !== undefined)
  return given.find(pinyin => /[\u0300\u0301\u0304\u030c]/.test(pinyin.normalize('NFD'))) ?? given[0]
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
