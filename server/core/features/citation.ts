// What a citation of a place says: the words as they are read, and which text they are of.

import type { Corpus } from '../index/corpus.ts'
import { unabridgedTitle } from '../index/plans/coverage.ts'
import { roleOf, type TextRole, workHolding } from '../index/plans/plan-levels.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Document } from '../model/document.ts'
import type { DocumentKind, Period, Range } from '../model/meta.ts'
import type { Section } from '../model/section.ts'
import { stripNumber } from '../syntax/leading-number.ts'
import { type Leaf, OBJECT, toText } from '../syntax/prose.ts'
import { foldKey } from '../text/fold.ts'
import { sentenceAround } from '../text/sentence.ts'
import { headingWords } from './comparison/heading-words.ts'

/** A citation as plain data; what a text does not say of itself is undefined. */
export interface Citation {
  /** The paragraphs, without markup; none where nothing readable was chosen. */
  readonly quote: readonly string[]
  readonly id: string
  readonly title: string
  readonly titleEn: string | undefined
  /** The bodies that issued it together; none is `[]`. */
  readonly issuers: readonly string[]
  readonly kind: DocumentKind | undefined
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string | undefined
  readonly period: Period | undefined
  readonly language: 'zh' | 'en'
  /** The address that front matter gives as `source`, or its words, where they say more than who issued it and what a file was called. */
  readonly url: string | undefined
  readonly source: string | undefined
  /** Sections from the outermost; the title of the text is none. */
  readonly sections: readonly SectionName[]
  /** Where it ends in another section than it begins: that one, below the last of {@link sections}; `from` is the first. */
  readonly across: { readonly from: SectionName; readonly to: SectionName } | undefined
  /** Of what this is a translation or digest. */
  readonly original: OriginalText | undefined
}

export interface SectionName {
  /** As written: 第三章, `Chapter 3`; empty where there is none. */
  readonly number: string
  readonly words: string
}

export interface OriginalText {
  /** Undefined where the corpus has not got it, so that nobody can tell. */
  readonly role: TextRole | undefined
  /** As the corpus has it, else as the title of the digest tells; undefined where nothing does, for an id tells a reader nothing. */
  readonly title: string | undefined
}

/** What stands between two bodies. */
const BETWEEN_BODIES = /\s{0,4}[、；;]\s{0,4}/
/** A file somewhere on somebody's disk, as an import says where a text comes from. */
const FILE_NAME = /^[^/\\]{1,200}\.(?:html?|txt|md|markdown|pdf|docx?|epub)$/i

/** How many blocks are read between two pauses. */
const STEP = 200

/**
 * The citation of a range of a document; an empty one stands for the sentence around it. In steps of some milliseconds. Undefined for
 * what is no document of the corpus.
 */
export function* workOutCitation(
  corpus: Corpus,
  document: Document,
  range: Range,
): Generator<undefined, Citation | undefined> {
  const symbols = corpus.symbols(document.uri)
  if (!symbols) return undefined
  const { meta, title, id, language } = symbols
  const { quote, read } = yield* collectQuote(document, range)
  const source = meta.source && clean(meta.source)
  const issuers = clean(meta.issuer ?? '')
    .split(BETWEEN_BODIES)
    .filter(body => body !== '')
  const isAddress = source !== undefined && /^https?:\/\/\S{1,2000}$/i.test(source)
  return {
    quote,
    id,
    title: clean(language === 'en' ? (meta.titleEn ?? title) : title),
    titleEn: meta.titleEn && clean(meta.titleEn),
    issuers,
    kind: meta.kind,
    // A plan's first year is not the day on which it was passed.
    date: symbols.date?.from === 'period' ? undefined : symbols.date?.text,
    period: meta.period,
    language,
    url: isAddress ? source : undefined,
    source:
      isAddress || source === '' || FILE_NAME.test(source ?? '') || issuers.includes(source ?? '') ? undefined : source,
    ...findSections(document, symbols, read ?? range),
    original: findOriginal(corpus, symbols),
  }
}

interface Quote {
  readonly quote: readonly string[]
  /** What was read, without white space and markup around it; undefined where nothing was. */
  readonly read: Range | undefined
}

function* collectQuote(document: Document, { start, end }: Range): Generator<undefined, Quote> {
  const quote: string[] = []
  let read: Range | undefined
  let lastRow: readonly number[] | undefined
  const first = document.blockAt(start)
  for (let index = first; index < document.list.count; index++) {
    const at = document.startOf(index)
    if (at > end || (at === end && index > first)) break
    if ((index - first) % STEP === STEP - 1) yield
    if (document.list.block(index)?.isFrontMatter) continue
    const { leaves, tables } = document.facts(index)
    const rowOf = new Map<number, readonly number[]>()
    for (const { rows } of tables) for (const row of rows) for (const leaf of row) rowOf.set(leaf, row)
    leaves.forEach((leaf, i) => {
      const text = partOf(leaf, start - at, end - at)
      if (text === '') return
      read = { start: read?.start ?? Math.max(start, at + leaf.start), end: Math.min(end, at + leaf.end) }
      const row = rowOf.get(i)
      // The cells of a row are one paragraph.
      if (row && row === lastRow) quote.push(`${quote.pop() ?? ''} | ${text}`)
      else quote.push(text)
      lastRow = row
    })
    lastRow = undefined
  }
  return { quote, read }
}

/** The words of a leaf between two offsets of its block; of an empty range the sentence around it. */
function partOf(leaf: Leaf, start: number, end: number): string {
  if (end < leaf.start || start > leaf.end || (end > start && (end === leaf.start || start === leaf.end))) return ''
  const from = start <= leaf.start ? 0 : (toText(leaf, start) ?? 0)
  const to = end >= leaf.end ? leaf.text.length : (toText(leaf, end) ?? 0)
  if (end > start) return clean(leaf.text.slice(from, to))
  const sentence = sentenceAround(leaf.text, from, from)
  return clean(leaf.text.slice(sentence.start, sentence.end))
}

/** Without what nobody sees: signs for objects, control and direction characters, halves of pairs, white space at line ends. */
function clean(text: string): string {
  return text
    .replaceAll(OBJECT, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function findSections(
  document: Document,
  symbols: Symbols,
  { start, end }: Range,
): Pick<Citation, 'sections' | 'across'> {
  const begin = pathAt(document, symbols, start)
  const finish = end > start ? pathAt(document, symbols, end - 1) : begin
  let common = 0
  while (common < begin.length && begin[common]?.start === finish[common]?.start) common++
  const [from, to] = [begin[common], finish[common]]
  const isAcross = begin.length > common && finish.length > common
  return {
    sections: (isAcross || finish.length < begin.length ? begin.slice(0, common) : begin).map(section =>
      nameOf(document, section),
    ),
    across: isAcross && from && to ? { from: nameOf(document, from), to: nameOf(document, to) } : undefined,
  }
}

/** The sections around an offset, from the outermost; the title of the text is none. */
function pathAt(document: Document, symbols: Symbols, offset: number): Section[] {
  const { heads } = document
  const path: Section[] = []
  for (let section = heads.section(heads.at(offset)); section; section = heads.section(section.parent))
    path.unshift(section)
  const title = foldKey(symbols.title)
  return path.filter(section => foldKey(section.title) !== title)
}

function nameOf(document: Document, section: Section): SectionName {
  const words = clean(headingWords(document, section))
  const { number, length } = stripNumber(words)
  return { number: clean(number), words: words.slice(length).trim() }
}

function findOriginal(corpus: Corpus, symbols: Symbols): OriginalText | undefined {
  const { expresses } = symbols.meta
  if (expresses === undefined || expresses === symbols.id) return undefined
  const work = workHolding(corpus, symbols)
  if (work.main.uri === symbols.uri) {
    const title = unabridgedTitle(symbols)
    return title === undefined ? { role: undefined, title } : { role: 'digest', title: clean(title) }
  }
  const role = roleOf(corpus, work, symbols)
  return role === 'text' ? undefined : { role, title: clean(work.main.title) }
}
