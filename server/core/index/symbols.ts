// The symbols of a document: what others may refer to, and what it refers to. Only their differences leave a document.

import type { Document } from '../model/document.ts'
import { readGlossaryFile } from '../model/glossary-file.ts'
import { glossaryFormatOf } from '../model/glossary-format.ts'
import type { Meta, Period } from '../model/meta.ts'
import type { Section } from '../model/section.ts'
import { collectTerms, type Term } from '../model/term.ts'
import type { Mark, MarkKind } from '../syntax/mark.ts'
import { isSameList, Slot } from '../syntax/slot.ts'
import { keyOfText } from '../text/hash.ts'
import { guessLanguage } from '../text/script.ts'
import { documentPlaceOf } from './document-place.ts'
import { nameKeysOf } from './plans/national-plan.ts'
import { dateOf, nameOf, namesOf } from './plans/plan-names.ts'
import { statedTitle } from './plans/title.ts'
import { contextOf } from './reading-context.ts'

/** A mark with its place in the document. */
export interface PlacedMark {
  readonly kind: MarkKind
  readonly id: string
  readonly start: number
  readonly end: number
  /** The words that are marked. */
  readonly text: string
  /** Of a note, what its reader says. */
  readonly remark?: string
}

/** What a corpus keeps of each document, open or not. */
export interface Symbols {
  readonly uri: string
  /** The id of the front matter, else the file's name without its ending. */
  readonly id: string
  readonly title: string
  /** Every wording by which other texts call the document, title first. */
  readonly names: readonly string[]
  readonly meta: Meta
  /** True where the front matter calls it a glossary. */
  readonly isGlossary: boolean
  /** True where an entry has a unit: it is an indicator. */
  readonly hasIndicators: boolean
  readonly date: { readonly text: string; readonly from: 'front matter' | 'file name' | 'period' } | undefined
  readonly language: 'zh' | 'en'
  /** The years of the plan that it is or is about: those of the front matter, else those of the plan that its opening names. */
  readonly period: Period | undefined
  /** The place that it is about, where that is not the country: see {@link documentPlaceOf}. */
  readonly place: string | undefined
  /** Equal where the words and depths of the headings are; '' where there are none. */
  readonly headings: string
  readonly sections: readonly Section[]
  readonly terms: readonly Term[]
  readonly marks: readonly PlacedMark[]
}

/** Orders documents by date, undated ones last; of one date by address, so that the answer is always the same one. */
export function compareByDate(a: Pick<Symbols, 'date' | 'uri'>, b: Pick<Symbols, 'date' | 'uri'>): number {
  const [one, other] = [a.date?.text ?? '9999', b.date?.text ?? '9999']
  if (one !== other) return one < other ? -1 : 1
  return a.uri === b.uri ? 0 : a.uri < b.uri ? -1 : 1
}

/** What symbols say of a document as a whole. */
type Statement = Omit<Symbols, 'hasIndicators' | 'headings' | 'sections' | 'terms' | 'marks'>

/** That as plain data, of symbols that are made or decoded when somebody asks, too. */
export function statementOf(symbols: Symbols): Statement & Pick<Symbols, 'headings'> {
  const { uri, id, title, names, meta, isGlossary, date, language, period, place, headings } = symbols
  return { uri, id, title, names, meta, isGlossary, date, language, period, place, headings }
}

/** Reads the symbols of a document. */
export function collectSymbols(document: Document): Symbols {
  const { sections } = document
  const headings = headingsOf(document)
  const terms = termsOf(document)
  const [hasIndicators, marks] = [terms.some(isIndicator), collectMarks(document)]
  // Field by field: V8 copies an object with fields beside it many times slower.
  const { uri, id, title, names, meta, isGlossary, date, period, place, language } = stateDocument(document)
  return {
    uri,
    id,
    title,
    names,
    meta,
    isGlossary,
    date,
    period,
    place,
    language,
    hasIndicators,
    headings,
    sections,
    terms,
    marks,
  }
}

/**
 * The symbols of a document that is open: what is a list as long as the document is made when somebody asks for it. A class, for an object with
 * getters of its own gets a hidden class of its own, with which V8 keeps the document until it collects all memory.
 */
export class LiveSymbols implements Symbols {
  readonly uri: string
  readonly id: string
  readonly title: string
  readonly names: readonly string[]
  readonly meta: Meta
  readonly isGlossary: boolean
  readonly date: Symbols['date']
  readonly language: Symbols['language']
  readonly period: Period | undefined
  readonly place: string | undefined
  readonly #document: Document
  #headings: string | undefined
  #terms: readonly Term[] | undefined
  #marks: readonly PlacedMark[] | undefined

  constructor(document: Document) {
    const said = stateDocument(document)
    this.uri = said.uri
    this.id = said.id
    this.title = said.title
    this.names = said.names
    this.meta = said.meta
    this.isGlossary = said.isGlossary
    this.date = said.date
    this.language = said.language
    this.period = said.period
    this.place = said.place
    this.#document = document
  }

  get headings(): string {
    this.#headings ??= headingsOf(this.#document)
    return this.#headings
  }

  get hasIndicators(): boolean {
    return this.terms.some(isIndicator)
  }

  get sections(): readonly Section[] {
    return this.#document.sections
  }

  get terms(): readonly Term[] {
    this.#terms ??= termsOf(this.#document)
    return this.#terms
  }

  get marks(): readonly PlacedMark[] {
    this.#marks ??= collectMarks(this.#document)
    return this.#marks
  }
}

function stateDocument(document: Document): Statement {
  const { meta, outline } = document
  const name = nameOf(document.uri)
  const title =
    statedTitle(document) ?? outline.find(section => section.depth === 1)?.title ?? outline[0]?.title ?? name
  return {
    uri: document.uri,
    id: meta.id ?? name,
    title,
    names: namesOf(meta, title),
    meta,
    isGlossary: meta.kind === 'glossary',
    date: dateOf(meta, name),
    period: contextOf(document).period,
    place: documentPlaceOf(document),
    language: meta.language ?? languageOf(document),
  }
}

function headingsOf({ outline }: Document): string {
  return keyOfText(outline.map(({ title, depth }) => `${depth} ${title}\n`).join(''))
}

function termsOf(document: Document): readonly Term[] {
  const format = glossaryFormatOf(document.uri)
  if (format) return readGlossaryFile(format, document.text).map(({ term }) => term)
  return document.meta.kind === 'glossary' ? collectTerms(document) : NO_TERMS
}

const NO_TERMS: readonly Term[] = []

function isIndicator({ unit }: Term): boolean {
  return unit !== undefined
}

function collectMarks(document: Document): PlacedMark[] {
  const marks: PlacedMark[] = []
  document.visitMarks((found, at) => {
    for (const mark of found) marks.push(place(mark, at))
  })
  return marks
}

/** The keys of marks, under which a corpus finds their documents again, one for each. */
export function collectMarkKeys(marks: readonly Pick<Mark, 'kind' | 'id'>[]): string[] {
  return marks.map(({ kind, id }) => `${kind}:${id}`)
}

/** What the key of an entry begins with; behind it comes the id. */
export const ENTRY = 'entry:'

/** The keys of what a document states. Ranges are no part of them: they stay in the document. */
export function statedKeysOf(symbols: Symbols): Set<string> {
  const keys = new Set(keysOfWhole(symbols))
  for (const term of symbols.terms) keys.add(`${ENTRY}${term.id}`)
  return keys
}

/** Whether two versions of a document state the same, in the same order. */
export function areStatedAlike(a: Symbols, b: Symbols): boolean {
  const { terms } = b
  const isSame = a.terms.length === terms.length && a.terms.every(({ id }, index) => id === terms[index]?.id)
  return isSame && isSameList(keysOfWhole(a), keysOfWhole(b))
}

/** The keys without those of entries. */
function keysOfWhole({ id, meta, title, names }: Symbols): string[] {
  const keys = [`id:${id}`, ...nameKeysOf(meta, title, names)]
  if (meta.expresses) keys.push(`expresses:${meta.expresses}`)
  for (const key of ['parent', 'supersedes'] as const) if (meta[key]) keys.push(`plan:${meta[key]}`)
  return keys
}

function place(mark: Mark, at: number): PlacedMark {
  const { kind, id, text, title } = mark
  const remark = kind === 'note' && title !== undefined && title !== '' ? { remark: title } : {}
  return { kind, id, start: at + mark.start, end: at + mark.end, text, ...remark }
}

const LANGUAGE = new Slot<'zh' | 'en'>()
const SAMPLE = 4000

/** Guessed by how the text begins, and again when that changes. */
function languageOf(document: Document): 'zh' | 'en' {
  const [first] = document.list.runs
  const front = first?.blocks[0]?.isFrontMatter ? (first.starts[1] ?? 0) : 0
  if (!first || first.length - front <= SAMPLE) return guessLanguage(sampleOf(document))
  return LANGUAGE.get(first) ?? LANGUAGE.set(first, guessLanguage(sampleOf(document)))
}

function sampleOf(document: Document): string {
  const front = document.list.block(0)?.isFrontMatter ? document.startOf(1) : 0
  return document.slice(front, front + SAMPLE)
}
