// Explains what stands under the cursor: a term, a plan, a target, a note.

import type { Corpus, Entry } from '../index/corpus.ts'
import type { Mention } from '../index/mentions.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'
import type { Range } from '../model/meta.ts'
import type { Section } from '../model/section.ts'
import type { Mark } from '../syntax/mark.ts'
import { foldKey } from '../text/fold.ts'
import type { LoadPinyin } from '../text/pinyin.ts'
import { isHan } from '../text/script.ts'
import { type Located, locate } from './locate.ts'
import type { QuantityFacts } from './quantity.ts'
import { readTargetMark, type TargetFacts } from './target-facts.ts'

/**
 * What a hover says, as plain data. Parts come in the order in which to show them; `range` is that of the most specific
 * one: of a number in a target's words it is the number's.
 */
export interface Explanation {
  readonly range: Range
  readonly parts: readonly Part[]
}

export type Part =
  | { readonly kind: 'term'; readonly cards: readonly TermCard[]; readonly inner: readonly InnerTerm[] }
  | {
      readonly kind: 'plan'
      readonly plan: Symbols
      readonly section: Section | undefined
      readonly sectionName: string | undefined
    }
  | { readonly kind: 'target'; readonly mark: Mark; readonly facts: TargetFacts }
  | { readonly kind: 'note'; readonly mark: Mark }
  | { readonly kind: 'quantity'; readonly quantity: QuantityFacts }

/** One sense of a term. */
export interface TermCard {
  readonly entry: Entry
  /** Undefined for a headword without Chinese characters. */
  readonly pinyin: string | undefined
  readonly firstUse: FirstUse | undefined
  /** By language of the wordings, that of the words under the cursor first; languages without a use are left out. */
  readonly counts: readonly TermCount[]
}

/** The earliest dated document of the corpus that uses a term, glossaries apart. */
export interface FirstUse extends Place {
  readonly plan: Symbols
  /** Documents that use the term and have no date: they may be earlier. */
  readonly undated: number
}

/** How often a term is used, with the basis of the figures. */
export interface TermCount {
  readonly language: 'zh' | 'en'
  readonly wordings: readonly string[]
  readonly here: { readonly total: number; readonly inner: number; readonly characters: number }
  readonly corpus: {
    readonly total: number
    readonly documents: number
    readonly ofDocuments: number
    readonly characters: number
    /** Documents that are still to be counted. */
    readonly pending: number
    /** False while files of the corpus are still to be read. */
    readonly isComplete: boolean
  }
}

export interface InnerTerm {
  readonly text: string
  readonly en: string | undefined
}

/** The explanation of what stands at `offset`, or undefined where there is nothing to explain. */
export async function explain(
  corpus: Corpus,
  document: Document,
  offset: number,
  pinyin: LoadPinyin,
): Promise<Explanation | undefined> {
  const located = locate(corpus, document, offset)
  const parts: Part[] = []
  let range: Range | undefined
  for (const one of located) {
    const part = await explainLocated(corpus, document, one, pinyin)
    if (!part) continue
    if (!range || one.range.end - one.range.start < range.end - range.start) range = one.range
    parts.push(part)
  }
  return range && { range, parts }
}

async function explainLocated(
  corpus: Corpus,
  document: Document,
  located: Located,
  pinyin: LoadPinyin,
): Promise<Part | undefined> {
  switch (located.kind) {
    case 'term': {
      const ids = located.mention.senses.flatMap(sense => (sense.kind === 'term' ? [sense.id] : []))
      const entries = ids.flatMap(id => corpus.entries(id))
      const cards = await cardsOf(corpus, document, rank(entries, located.mention.text), located.mention.text, pinyin)
      return cards.length > 0 ? { kind: 'term', cards, inner: innerTerms(corpus, located.mention) } : undefined
    }
    case 'entry': {
      const words = located.entries[0]?.term.headword ?? ''
      return { kind: 'term', cards: await cardsOf(corpus, document, located.entries, words, pinyin), inner: [] }
    }
    case 'plan':
      return { kind: 'plan', plan: located.plan, section: located.section, sectionName: located.sectionName }
    case 'target':
      return { kind: 'target', mark: located.mark, facts: readTargetMark(document, located.mark, located.at) }
    case 'note':
      return { kind: 'note', mark: located.mark }
    case 'quantity':
      return { kind: 'quantity', quantity: located.quantity }
  }
}

/** The sense whose own headword it is comes first, then other Chinese wordings, then first and further renderings. */
export function rank(entries: readonly Entry[], words: string): readonly Entry[] {
  const key = foldKey(words)
  const same = (text: string): boolean => foldKey(text) === key
  const score = ({ term }: Entry): number => {
    if (same(term.headword)) return 0
    if (term.aka.some(value => same(value.text))) return 1
    const rendering = term.en.findIndex(value => same(value.text))
    return rendering < 0 ? 9 : 2 + Math.min(rendering, 6)
  }
  const own = ({ origin }: Entry): number => (origin === 'own' ? 0 : 1)
  return [...entries].sort((a, b) => own(a) - own(b) || score(a) - score(b))
}

async function cardsOf(
  corpus: Corpus,
  document: Document,
  entries: readonly Entry[],
  words: string,
  pinyin: LoadPinyin,
): Promise<TermCard[]> {
  const first = hasHan(words) ? 'zh' : 'en'
  const cards: TermCard[] = []
  for (const entry of entries) {
    const { term } = entry
    const spoken = term.pinyin ?? (hasHan(term.headword) ? (await pinyin())(term.headword) : undefined)
    const languages: readonly ('zh' | 'en')[] = first === 'zh' ? ['zh', 'en'] : ['en', 'zh']
    const counts = languages.flatMap(language => countTerm(corpus, document, entry, language) ?? [])
    cards.push({ entry, pinyin: spoken, firstUse: findFirstUse(corpus, term.id), counts })
  }
  return cards
}

function countTerm(corpus: Corpus, document: Document, { term }: Entry, language: 'zh' | 'en'): TermCount | undefined {
  const key = `${language}:${term.id}`
  const own = corpus.counts(document.uri)
  const here = own?.bySense.get(key)
  let [total, documents, ofDocuments, characters, pending] = [0, 0, 0, 0, 0]
  for (const symbols of countedDocuments(corpus)) {
    ofDocuments++
    const counts = corpus.counts(symbols.uri)
    if (!counts || !corpus.isCounted(symbols.uri)) pending++
    characters += counts?.characters ?? 0
    const count = counts?.bySense.get(key)
    if (!count) continue
    total += count.total
    documents++
  }
  const chinese = [term.headword, ...term.aka.map(value => value.text)].filter(hasHan)
  const wordings =
    language === 'zh'
      ? chinese
      : [...new Set([term.headword, ...term.en.map(value => value.text)])].filter(text => !hasHan(text))
  if (wordings.length === 0 || (total === 0 && here === undefined)) return undefined
  return {
    language,
    wordings,
    here: { total: here?.total ?? 0, inner: here?.inner ?? 0, characters: own?.characters ?? 0 },
    corpus: { total, documents, ofDocuments, characters, pending, isComplete: corpus.isComplete },
  }
}

function findFirstUse(corpus: Corpus, id: string): FirstUse | undefined {
  let first: { symbols: Symbols; offset: number } | undefined
  let undated = 0
  for (const symbols of countedDocuments(corpus)) {
    const counts = corpus.counts(symbols.uri)
    const offsets = [counts?.bySense.get(`zh:${id}`)?.first, counts?.bySense.get(`en:${id}`)?.first]
    const offset = Math.min(...offsets.map(offset => offset ?? Number.POSITIVE_INFINITY))
    if (offset === Number.POSITIVE_INFINITY) continue
    if (!symbols.date) undated++
    else if (!first || symbols.date.text < (first.symbols.date?.text ?? '')) first = { symbols, offset }
  }
  return first && { plan: first.symbols, uri: first.symbols.uri, start: first.offset, end: first.offset, undated }
}

/** The documents that figures are about: the user's own, glossaries apart. */
function* countedDocuments(corpus: Corpus): Iterable<Symbols> {
  for (const symbols of corpus.allSymbols()) {
    if (symbols.meta.kind !== 'glossary' && corpus.originOf(symbols.uri) === 'own') yield symbols
  }
}

function innerTerms(corpus: Corpus, mention: Mention): InnerTerm[] {
  const terms: InnerTerm[] = []
  for (const inner of mention.inner) {
    for (const sense of inner.senses) {
      const entry = sense.kind === 'term' ? corpus.entries(sense.id)[0] : undefined
      if (!entry || terms.some(term => term.text === inner.text)) continue
      const { headword, en } = entry.term
      terms.push({ text: inner.text, en: hasHan(inner.text) ? en[0]?.text : headword })
    }
  }
  return terms
}

function hasHan(text: string): boolean {
  return [...text].some(character => isHan(character.codePointAt(0)))
}
