// Reads the terms of a glossary document: one heading a term, a bullet list of fields, then the gloss.

import { type Leaf, toSource } from '../syntax/prose.ts'
import type { Document } from './document.ts'
import type { Range } from './meta.ts'

/** The fields of an entry, in the order in which they are written. */
export const TERM_FIELDS = [
  'en',
  'aka',
  'pinyin',
  'id',
  'since',
  'until',
  'see',
  'replaced-by',
  'source',
  'unit',
  'aim',
  'topic',
] as const
export type TermField = (typeof TERM_FIELDS)[number]

/** Those that hold several values. */
export const LIST_FIELDS = ['en', 'aka', 'see', 'replaced-by'] as const satisfies readonly TermField[]
export type ListField = (typeof LIST_FIELDS)[number]

/** A value of a field with its place in the glossary document. */
export interface Value extends Range {
  readonly text: string
}

/** A glossary entry. Offsets are into the glossary document. */
export interface Term {
  readonly id: string
  /** The field that gives the id, or the heading where it is computed. */
  readonly idRange: Range
  readonly headword: string
  readonly start: number
  readonly headingEnd: number
  readonly end: number
  readonly en: readonly Value[]
  readonly aka: readonly Value[]
  readonly pinyin: string | undefined
  readonly since: Value | undefined
  readonly until: Value | undefined
  readonly see: readonly Value[]
  readonly replacedBy: readonly Value[]
  readonly source: string | undefined
  /** What an indicator is measured in; an entry that says it is one: its wordings join targets across documents. */
  readonly unit: string | undefined
  /** Whether more or less of it is better, where the words of a target do not say. */
  readonly aim: 'higher' | 'lower' | undefined
  /** Under which topic the ledger lists the indicator. */
  readonly topic: string | undefined
  /** The gloss as plain text; paragraphs are parted by an empty line, list items start with a bullet. */
  readonly gloss: string
}

/** An entry with the places of its parts, for whoever writes into it. Offsets are into the glossary document. */
export interface EntryParts {
  readonly term: Term
  /** Where the values of each field stand with their markup, line by line; an empty range where a line has none yet. */
  readonly fields: ReadonlyMap<TermField, readonly Range[]>
  /** Where the fields end, and the gloss is to be looked for: behind the last field, else behind the heading. */
  readonly glossStart: number
}

/** The entries of a glossary document in order; the title heading (depth 1) is none. */
export function collectTerms(document: Document): Term[] {
  return collectEntries(document).map(({ term }) => term)
}

/** The same with the places of their parts. */
export function collectEntries(document: Document): EntryParts[] {
  const sections = document.sections.filter(section => section.depth >= 2 && section.form === 'heading')
  return sections.map((section, index) => {
    const end = Math.min(section.end, sections[index + 1]?.start ?? section.end)
    const fields = new Map<TermField, Value[]>()
    const places = new Map<TermField, Range[]>()
    const gloss: string[] = []
    let glossStart = section.headingEnd
    for (let block = document.blockAt(section.start); block < document.blocks.length; block++) {
      if (document.startOf(block) >= end) break
      const at = document.startOf(block)
      for (const leaf of document.facts(block).leaves) {
        if (at + leaf.start <= section.start || at + leaf.start >= end) continue
        const field = gloss.length === 0 ? parseField(leaf, at) : undefined
        if (field) {
          fields.set(field.name, [...(fields.get(field.name) ?? []), ...field.values])
          places.set(field.name, [...(places.get(field.name) ?? []), field.range])
          glossStart = at + leaf.end
        } else if (leaf.text.trim() !== '') gloss.push(leaf.text.trim())
      }
    }
    const first = (name: TermField): Value | undefined => fields.get(name)?.[0]
    const en = fields.get('en') ?? []
    const idRange = first('id') ?? { start: section.start, end: section.headingEnd }
    const term: Term = {
      id: first('id')?.text ?? (idOf(en[0]?.text ?? '') || section.title),
      idRange: { start: idRange.start, end: idRange.end },
      headword: section.title,
      start: section.start,
      headingEnd: section.headingEnd,
      end,
      en,
      aka: fields.get('aka') ?? [],
      pinyin: first('pinyin')?.text,
      since: first('since'),
      until: first('until'),
      see: fields.get('see') ?? [],
      replacedBy: fields.get('replaced-by') ?? [],
      source: fields
        .get('source')
        ?.map(value => value.text)
        .join('; '),
      unit: first('unit')?.text,
      aim: readAim(first('aim')?.text),
      topic: first('topic')?.text,
      gloss: gloss.join('\n\n'),
    }
    return { term, fields: places, glossStart }
  })
}

/** What the field `aim` says, in either language; undefined where it says something else. */
export function readAim(text: string | undefined): Term['aim'] {
  if (text === undefined) return undefined
  if (/^(?:higher|up|more|越高越好|高)$/i.test(text)) return 'higher'
  return /^(?:lower|down|less|越低越好|低)$/i.test(text) ? 'lower' : undefined
}

/** The id that an English rendering gives: lower case, words joined by hyphens. */
export function idOf(english: string): string {
  return english
    .toLowerCase()
    .replace(/['’]s(?![a-z])/g, 's')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

/** In all but these a comma is a comma. */
const LISTS: ReadonlySet<string> = new Set(LIST_FIELDS)
const FIELD = new RegExp(`^(${TERM_FIELDS.join('|')})\\s{0,4}[:：]\\s{0,8}`, 'i')

function parseField(leaf: Leaf, at: number): { name: TermField; values: Value[]; range: Range } | undefined {
  const match = FIELD.exec(leaf.text)
  if (!match) return undefined
  const name = (match[1] ?? '').toLowerCase() as TermField
  const single = !LISTS.has(name)
  const separator = single ? /$^/ : name === 'en' ? /[;；]/ : /[;；,，、]/
  const values: Value[] = []
  let from = match[0].length
  for (const part of leaf.text.slice(from).split(separator)) {
    const text = part.trim()
    if (text !== '') {
      const offset = from + part.indexOf(text)
      const [start, end] = toSource(leaf, offset, offset + text.length)
      values.push({ text, start: at + start, end: at + end })
    }
    from += part.length + 1
  }
  // With the markup around the first and the last value.
  const start = values.length > 0 ? toSource(leaf, match[0].length - 1, match[0].length)[1] : leaf.end
  const range = { start: at + start, end: at + leaf.end }
  return { name, values, range }
}
