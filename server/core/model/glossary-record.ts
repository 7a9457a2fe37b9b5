// An entry of a glossary as formats of exchange hold it: its fields as texts, apart from where they stand.

import { foldKey } from '../text/fold.ts'
import { computedId, LIST_FIELDS, type ListField, TERM_FIELDS, type Term, type Value } from './term.ts'

/** A glossary entry without places. Lists and texts are empty where there is nothing. */
export interface GlossaryRecord {
  readonly headword: string
  readonly en: readonly string[]
  readonly aka: readonly string[]
  readonly pinyin: string
  /** Empty where it is the one that the first rendering gives. */
  readonly id: string
  readonly since: string
  readonly until: string
  readonly see: readonly string[]
  readonly 'replaced-by': readonly string[]
  readonly source: string
  readonly unit: string
  readonly aim: string
  readonly topic: string
  /** Markdown. */
  readonly gloss: string
}
export type RecordField = keyof GlossaryRecord

/** The fields in the order in which they are written. */
export const RECORD_FIELDS = ['headword', ...TERM_FIELDS, 'gloss'] as const satisfies readonly RecordField[]

/** True for a field that may have several values. */
export function isListField(field: RecordField): field is ListField {
  return (LIST_FIELDS as readonly string[]).includes(field)
}

/** An entry that was read out of a file of another format: the term with its places in that file, and its gloss as Markdown. */
export interface FileEntry {
  readonly term: Term
  readonly gloss: string
}

/** The record of a term; `gloss` is its gloss as Markdown. */
export function recordOf(term: Term, gloss: string): GlossaryRecord {
  const texts = (values: readonly Value[]): string[] => distinctValues(values).map(({ text }) => text)
  const en = texts(term.en)
  return {
    headword: term.headword,
    en,
    aka: texts(term.aka).filter(text => text !== term.headword),
    pinyin: term.pinyin ?? '',
    id: term.id === computedId(term.headword, en[0]) ? '' : term.id,
    since: term.since?.text ?? '',
    until: term.until?.text ?? '',
    see: texts(term.see),
    'replaced-by': texts(term.replacedBy),
    source: term.source ?? '',
    unit: term.unit ?? '',
    aim: term.aim ?? '',
    topic: term.topic ?? '',
    gloss: tidyGloss(gloss),
  }
}

/** The id that an entry has, said or by itself. */
export function idOfRecord(record: GlossaryRecord): string {
  return record.id || computedId(record.headword, record.en[0])
}

/** A gloss with `\n` at line ends, without blank lines around it. */
export function tidyGloss(gloss: string): string {
  return gloss
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
}

/** Each text once, as it is written: what differs in quotes or hyphens alone stays. */
export function distinctValues(values: readonly Value[]): Value[] {
  const seen = new Set<string>()
  return values.filter(({ text }) => text !== '' && !seen.has(text) && seen.add(text))
}

/** Texts that a reader takes for the same, each once, in order; empty ones left out. */
export function distinctTexts(texts: readonly string[]): string[] {
  const seen = new Set<string>()
  return texts.filter(text => {
    const key = foldKey(text) || text.trim()
    if (key === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}
