// Explains what stands under the cursor: a term, a plan, a target, a note.

import type { Corpus, Entry } from '../index/corpus.ts'
import type { How } from '../index/plans/how.ts'
import type { UnresolvedReference } from '../index/plans/unresolved.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Mention } from '../index/terms/mentions.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import type { Section } from '../model/section.ts'
import type { Mark } from '../syntax/mark.ts'
import type { LoadDictionary } from '../text/dictionary.ts'
import type { LoadPinyin } from '../text/pinyin.ts'
import { hasHan } from '../text/script.ts'
import { type Counterpart, collectCounterparts } from './glossed.ts'
import { findEntriesOf, isKnownPair } from './known-rendering.ts'
import { type Located, locate, locateMark } from './locate.ts'
import { type CodeUse, countCode } from './notes.ts'
import { explainPhrases, type PhraseCard } from './phrase.ts'
import { findQuantity, type QuantityFacts } from './quantity.ts'
import { rank } from './rank.ts'
import { type RenderingsAt, renderingsOfLocated } from './renderings.ts'
import { findTargetCard, type TargetCard } from './target-card.ts'
import { countTerm, type FirstUse, findFirstUse, type TermCount } from './term-count.ts'
import { findTermHistory, type TermHistory } from './term-history.ts'
import { findWords, mayFindWords, type WordsPart } from './words.ts'

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
      readonly how: How | undefined
      readonly isPeriod: boolean
    }
  | { readonly kind: 'unresolved'; readonly reference: UnresolvedReference }
  | { readonly kind: 'target'; readonly card: TargetCard }
  | { readonly kind: 'note'; readonly mark: Mark; readonly used: CodeUse }
  | { readonly kind: 'phrase'; readonly longest: PhraseCard; readonly inner: readonly PhraseCard[] }
  | { readonly kind: 'quantity'; readonly quantity: QuantityFacts }
  | WordsPart
  | {
      readonly kind: 'pair'
      /** The words under the cursor. */
      readonly text: string
      readonly language: 'zh' | 'en'
      readonly counterparts: readonly Counterpart[]
      /** True where the glossary has the term, and these are what its entry lacks. */
      readonly isAddition: boolean
    }
  | ({ readonly kind: 'renderings' } & RenderingsAt)

/** One sense of a term. */
export interface TermCard {
  readonly entry: Entry
  /** Undefined for a headword without Chinese characters. */
  readonly pinyin: string | undefined
  readonly firstUse: FirstUse | undefined
  /** By language of the wordings, that of the words under the cursor first; languages without a use are left out. */
  readonly counts: readonly TermCount[]
  /** What the plans before in its line say of it; undefined outside of lines. */
  readonly history: TermHistory | undefined
}

export interface InnerTerm {
  readonly text: string
  readonly en: string | undefined
}

/** What explanations draw on besides the corpus; each is loaded when it is first needed. */
export interface Sources {
  readonly pinyin: LoadPinyin
  readonly dictionary: LoadDictionary
  /** The year that it is: what is due by then. */
  readonly year: number
}

/**
 * The explanation of what stands at `offset`, or undefined where there is nothing to explain. First what an author, a
 * glossary or a title says, then how others render it, the number, the dictionary's words, and last the phrase around them.
 */
export async function explain(
  corpus: Corpus,
  document: Document,
  offset: number,
  { pinyin, dictionary, year }: Sources,
): Promise<Explanation | undefined> {
  // Read while all else is looked at.
  const reading = mayFindWords(document, offset) ? dictionary() : undefined
  const located = locate(corpus, document, offset)
  const parts: Part[] = []
  let range: Range | undefined
  for (const one of located) {
    const part = await explainLocated(corpus, document, one, { pinyin, year, offset })
    if (!part) continue
    range ??= one.range
    parts.push(part)
  }
  const hasTarget = located.some(({ kind }) => kind === 'target')
  const card = hasTarget ? undefined : findTargetCard(corpus, document, offset, year)
  if (card && card.id === undefined) parts.push({ kind: 'target', card })
  putTargetFirst(parts)
  const phrase = parts.findIndex(part => part.kind === 'phrase')
  const around = phrase < 0 ? [] : parts.splice(phrase, 1)
  const quantity = findFreeQuantity(document, offset, located)
  // How translations put 亿亩 says nothing that the number does not.
  const isCounted = quantity && parts.every(part => part.kind !== 'term')
  const renderings = isCounted ? undefined : renderingsOfLocated(corpus, document, located, offset)
  if (renderings) {
    range ??= renderings.range
    // Behind the term that it is about, before what stands around that.
    const term = parts.findIndex(part => part.kind === 'term')
    parts.splice(term < 0 ? parts.length : term + 1, 0, { kind: 'renderings', ...renderings })
  }
  if (quantity) {
    // “十五五”时期 is no more than years, and the number says which.
    const years = parts.findIndex(part => part.kind === 'unresolved' && part.reference.isPeriod)
    if (years >= 0) parts.splice(years, 1)
    range = range && range.end - range.start <= quantity.range.end - quantity.range.start ? range : quantity.range
    parts.push({ kind: 'quantity', quantity })
  }
  // The words of a number are said in figures; what “十三五”规划 means is not what its words do, but a full title has such.
  const names = located.flatMap(nameOf)
  const isShort = names.some(({ start }) => document.slice(start - 1, start) !== '《')
  const loaded = quantity || isShort ? undefined : await reading
  const isBelow = parts.length > 0 || around.length > 0
  const above = isBelow ? { ranges: rangesOf(located), known: parts.flatMap(wordingsOf), names } : undefined
  const words = loaded && (await findWords(document, offset, loaded, pinyin, above))
  if (words) {
    range ??= words.words[0]?.range
    parts.push(words)
  }
  parts.push(...around)
  // What is under the cursor is underlined; the clause around it only where that is all there is.
  range ??= card?.range
  return range && parts.length > 0 ? { range, parts } : undefined
}

/**
 * What a hover on the address of a mark says of what it names, `at` being the offset of its block: nothing of the words around it.
 * Undefined where the corpus has no such term, plan or target.
 */
export async function explainMark(
  corpus: Corpus,
  document: Document,
  mark: Mark,
  at: number,
  { pinyin, year }: Pick<Sources, 'pinyin' | 'year'>,
): Promise<Explanation | undefined> {
  const located = locateMark(corpus, mark, at)
  const offset = at + mark.idStart
  const part = located && (await explainLocated(corpus, document, located, { pinyin, year, offset }))
  if (!part) return undefined
  const renderings = part.kind === 'term' ? renderingsOfLocated(corpus, document, [located], offset) : undefined
  return {
    range: located.range,
    parts: [part, ...(renderings ? [{ kind: 'renderings' as const, ...renderings }] : [])],
  }
}

/** On the name of its indicator a target comes first: what is set here is more than what the indicator is. */
function putTargetFirst(parts: Part[]): void {
  const [first] = parts
  const isIndicator = first?.kind === 'term' && first.cards.some(({ entry }) => entry.term.unit !== undefined)
  const target = parts.findIndex(({ kind }) => kind === 'target')
  if (isIndicator && target > 0) parts.unshift(...parts.splice(target, 1))
}

/** A number that is part of a longer name (两个一百年, “十四五”规划) is explained with the name. */
function findFreeQuantity(document: Document, offset: number, located: readonly Located[]): QuantityFacts | undefined {
  const quantity = findQuantity(document, offset)
  // The Twelfth Five-Year Plan of another country has other years than China's.
  if (located.some(one => one.kind === 'unresolved' && one.reference.isForeign)) return undefined
  const isInName =
    quantity &&
    located.some(
      ({ kind, range }) =>
        (kind === 'term' || kind === 'plan') && range.start <= quantity.range.start && quantity.range.end <= range.end,
    )
  return isInName ? undefined : quantity
}

/** A recurring phrase begins and ends anywhere: it says nothing of where words do. */
function rangesOf(located: readonly Located[]): Range[] {
  return located.flatMap(one => (one.kind === 'phrase' ? [] : [one.range]))
}

/** Where the name of a plan stands in running text; `[]` for all else. */
function nameOf(located: Located): Range[] {
  if (located.kind === 'unresolved') return [located.range]
  return located.kind === 'plan' && located.name ? [located.name] : []
}

/** The Chinese wordings that a part explains. */
function wordingsOf(part: Part): string[] {
  if (part.kind !== 'term') return []
  return part.cards.flatMap(({ entry: { term } }) => [term.headword, ...term.aka.map(value => value.text)])
}

async function explainLocated(
  corpus: Corpus,
  document: Document,
  located: Located,
  { pinyin, year, offset }: { readonly pinyin: LoadPinyin; readonly year: number; readonly offset: number },
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
      return explainEntries(corpus, document, located.entries, words, pinyin)
    }
    case 'plan': {
      const { plan, section, sectionName, how, isPeriod } = located
      return { kind: 'plan', plan, section, sectionName, how, isPeriod }
    }
    case 'unresolved':
      return { kind: 'unresolved', reference: located.reference }
    case 'target': {
      const card = findTargetCard(corpus, document, offset, year)
      return card && { kind: 'target', card }
    }
    case 'note':
      return { kind: 'note', mark: located.mark, used: countCode(corpus, located.mark.id) }
    case 'phrase': {
      const cards = explainPhrases(corpus, document, located.phrases)
      return cards && { kind: 'phrase', ...cards }
    }
    case 'pair': {
      const { text, wording } = located.glossed
      const isAddition = findEntriesOf(corpus, text).length > 0
      const counterparts = collectCounterparts(corpus, wording).filter(
        ({ text: other }) =>
          !isAddition ||
          !(wording.language === 'zh' ? isKnownPair(corpus, text, other) : isKnownPair(corpus, other, text)),
      )
      return counterparts.length > 0
        ? { kind: 'pair', text, language: wording.language, counterparts, isAddition }
        : undefined
    }
  }
}

/** Explains entries for a reader of `document` who met them as `words`. */
export async function explainEntries(
  corpus: Corpus,
  document: Document,
  entries: readonly Entry[],
  words: string,
  pinyin: LoadPinyin,
): Promise<Part> {
  return { kind: 'term', cards: await cardsOf(corpus, document, entries, words, pinyin), inner: [] }
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
    const known = term.pinyin ?? corpus.pinyinOf(term.headword)
    const spoken = known ?? (hasHan(term.headword) ? (await pinyin())(term.headword) : undefined)
    const languages: readonly ('zh' | 'en')[] = first === 'zh' ? ['zh', 'en'] : ['en', 'zh']
    const counts = languages.flatMap(language => countTerm(corpus, document, entry, language) ?? [])
    const history = findTermHistory(corpus, document.uri, entry)
    cards.push({ entry, pinyin: spoken, firstUse: findFirstUse(corpus, term.id), counts, history })
  }
  return cards
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
