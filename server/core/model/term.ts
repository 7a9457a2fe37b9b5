// Reads the terms of a glossary document: one heading a term, a bullet list of fields, then the gloss.

import type { Block } from '../syntax/block.ts'
import { type Leaf, toSource, toText } from '../syntax/prose.ts'
import { type Keeper, Slot } from '../syntax/slot.ts'
import { hasHan } from '../text/script.ts'
import type { Document } from './document.ts'
import type { Range } from './meta.ts'
import type { Section } from './section.ts'

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

/**
 * The entries of a glossary document in order; the title heading (depth 1) is none. They are the very same objects as in the version before
 * where an entry says and stands as it did.
 */
export function collectTerms(document: Document): Term[] {
  return read(document).map(({ known, at }) => {
    if (known.at !== at) {
      known.term = new MovedTerm(known.term, at - known.at)
      known.at = at
    }
    return known.term
  })
}

/** The same with the places of their parts. */
export function collectEntries(document: Document): EntryParts[] {
  return read(document).map(({ known: { parts, readAt }, at }) =>
    readAt === at ? parts : moveEntry(parts, at - readAt),
  )
}

/** What keeps what is worked out of what an entry says, wherever it stands: the same one where it has merely moved. */
export function sayingOf(term: Term): Keeper {
  return MovedTerm.sayingOf(term)
}

/** An entry as it was read in blocks of which the first stood at `readAt`, and as it stands now that this one stands at `at`. */
interface Read {
  readonly readAt: number
  readonly parts: EntryParts
  at: number
  term: Term
}

/** What an entry is made of: blocks, and where it begins and ends in them. */
interface Made {
  readonly blocks: readonly Block[]
  readonly from: number
  readonly to: number
  readonly read: Read
}

const ENTRY = new Slot<Made>()

/** The entries, each with the place of its first block. */
function read(document: Document): { readonly known: Read; readonly at: number }[] {
  const { list, sections } = document
  const headings = sections.filter(section => section.depth >= 2 && section.form === 'heading')
  return headings.map((section, index) => {
    const end = Math.min(section.end, headings[index + 1]?.start ?? section.end)
    const first = list.indexAt(section.start)
    const at = list.startOf(first)
    const [from, to] = [section.start - at, end - at]
    const head = list.block(first)
    const before = head && ENTRY.get(head)
    if (before && before.from === from && before.to === to && list.has(before.blocks, first))
      return { known: before.read, at }
    const blocks: Block[] = []
    for (let next = first, start = at; next < list.count && start < end; next++) {
      const block = list.block(next)
      if (!block) break
      blocks.push(block)
      start += block.source.length
    }
    const parts = readEntry(document, section, at, end, blocks)
    const known: Read = { readAt: at, parts, at, term: parts.term }
    if (head) ENTRY.set(head, { blocks, from, to, read: known })
    return { known, at }
  })
}

/** The entry of a section that ends at `end`, in blocks of which the first stands at `first`. */
function readEntry(
  document: Document,
  section: Section,
  first: number,
  end: number,
  blocks: readonly Block[],
): EntryParts {
  const fields = new Map<TermField, Value[]>()
  const places = new Map<TermField, Range[]>()
  const gloss: string[] = []
  let glossStart = section.headingEnd
  let at = first
  for (const block of blocks) {
    for (const leaf of document.factsOf(block).leaves) {
      if (at + leaf.start <= section.start || at + leaf.start >= end) continue
      const found = gloss.length === 0 ? parseFields(leaf, block.source, at) : []
      for (const { name, values, range } of found) {
        fields.set(name, [...(fields.get(name) ?? []), ...values])
        places.set(name, [...(places.get(name) ?? []), range])
        glossStart = at + leaf.end
      }
      if (found.length === 0 && leaf.text.trim() !== '') gloss.push(leaf.text.trim())
    }
    at += block.source.length
  }
  const one = (name: TermField): Value | undefined => fields.get(name)?.[0]
  const en = fields.get('en') ?? []
  const idRange = one('id') ?? { start: section.start, end: section.headingEnd }
  const term: Term = {
    id: one('id')?.text ?? computedId(section.title, en[0]?.text),
    idRange: { start: idRange.start, end: idRange.end },
    headword: section.title,
    start: section.start,
    headingEnd: section.headingEnd,
    end,
    en,
    aka: fields.get('aka') ?? [],
    pinyin: one('pinyin')?.text,
    since: one('since'),
    until: one('until'),
    see: fields.get('see') ?? [],
    replacedBy: fields.get('replaced-by') ?? [],
    source: fields
      .get('source')
      ?.map(value => value.text)
      .join('; '),
    unit: one('unit')?.text,
    aim: readAim(one('aim')?.text),
    topic: one('topic')?.text,
    gloss: gloss.join('\n\n'),
  }
  return { term, fields: places, glossStart }
}

/** A range that is so much further back. */
function moveRange({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by }
}

function moveValue({ text, start, end }: Value, by: number): Value {
  return { text, start: start + by, end: end + by }
}

function moveValues(values: readonly Value[], by: number): readonly Value[] {
  return values.length === 0 ? values : values.map(value => moveValue(value, by))
}

/** An entry that says the same and stands so much further back. Field by field: a glossary has thousands. */
class MovedTerm implements Term {
  readonly id: string
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
  readonly unit: string | undefined
  readonly aim: Term['aim']
  readonly topic: string | undefined
  readonly gloss: string
  /** The entry as it was read. */
  readonly #origin: Term
  #saying: Keeper | undefined

  constructor(term: Term, by: number) {
    this.id = term.id
    this.idRange = moveRange(term.idRange, by)
    this.headword = term.headword
    this.start = term.start + by
    this.headingEnd = term.headingEnd + by
    this.end = term.end + by
    this.en = moveValues(term.en, by)
    this.aka = moveValues(term.aka, by)
    this.pinyin = term.pinyin
    this.since = term.since && moveValue(term.since, by)
    this.until = term.until && moveValue(term.until, by)
    this.see = moveValues(term.see, by)
    this.replacedBy = moveValues(term.replacedBy, by)
    this.source = term.source
    this.unit = term.unit
    this.aim = term.aim
    this.topic = term.topic
    this.gloss = term.gloss
    this.#origin = #origin in term ? term.#origin : term
    this.#saying = #origin in term ? term.#saying : undefined
  }

  static sayingOf(term: Term): Keeper {
    return #origin in term ? (term.#saying ??= sayingAsRead(term.#origin)) : sayingAsRead(term)
  }
}

const SAYINGS = new WeakMap<Term, Keeper>()

function sayingAsRead(term: Term): Keeper {
  const known = SAYINGS.get(term)
  if (known) return known
  const saying = { kept: [] }
  SAYINGS.set(term, saying)
  return saying
}

function moveEntry({ term, fields, glossStart }: EntryParts, by: number): EntryParts {
  return {
    term: new MovedTerm(term, by),
    fields: new Map([...fields].map(([name, places]) => [name, places.map(place => moveRange(place, by))])),
    glossStart: glossStart + by,
  }
}

/** What the field `aim` says, in either language; undefined where it says something else. */
export function readAim(text: string | undefined): Term['aim'] {
  if (text === undefined) return undefined
  if (/^(?:higher|up|more|越高越好|高)$/i.test(text)) return 'higher'
  return /^(?:lower|down|less|越低越好|低)$/i.test(text) ? 'lower' : undefined
}

/** The id that an entry has by itself: that of its first rendering, or of a headword that is English; else the headword. */
export function computedId(headword: string, rendering = ''): string {
  const english = rendering === '' && !hasHan(headword) ? headword : rendering
  return idOf(english) || headword
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
const FIELD = new RegExp(`(${TERM_FIELDS.join('|')})\\s{0,4}[:：]\\s{0,8}`, 'iy')
const FIELD_LINE = new RegExp(`(?:\\r\\n|\\n|\\r)[ \\t>]*(?=(?:${TERM_FIELDS.join('|')})[ \\t]{0,4}[:：])`, 'gi')

interface Field {
  readonly name: TermField
  readonly values: Value[]
  readonly range: Range
}

/** The fields of a leaf that begins with one: one, or as many as begin a line of it. */
function parseFields(leaf: Leaf, source: string, at: number): Field[] {
  FIELD.lastIndex = 0
  if (!FIELD.test(leaf.text)) return []
  const starts = [0]
  for (const { 0: written, index } of source.slice(leaf.start, leaf.end).matchAll(FIELD_LINE)) {
    const start = toText(leaf, leaf.start + index + written.length)
    if (start !== undefined && start > (starts.at(-1) ?? 0)) starts.push(start)
  }
  return starts.flatMap((start, i) => parseField(leaf, start, starts[i + 1] ?? leaf.text.length, at) ?? [])
}

/** The field that stands at `[first, last)` of the leaf's text. */
function parseField(leaf: Leaf, first: number, last: number, at: number): Field | undefined {
  FIELD.lastIndex = first
  const match = FIELD.exec(leaf.text)
  if (!match) return undefined
  const name = (match[1] ?? '').toLowerCase() as TermField
  const single = !LISTS.has(name)
  const separator = single ? /$^/ : name === 'en' ? /[;；]/ : /[;；,，、]/
  const values: Value[] = []
  let from = first + match[0].length
  for (const part of leaf.text.slice(from, last).split(separator)) {
    const text = part.trim()
    if (text !== '') {
      const offset = from + part.indexOf(text)
      const [start, end] = toSource(leaf, offset, offset + text.length)
      values.push({ text, start: at + start, end: at + end })
    }
    from += part.length + 1
  }
  // With the markup around the first and the last value.
  const begin = first + match[0].length
  const end =
    last === leaf.text.length
      ? leaf.end
      : toSource(leaf, first, first + leaf.text.slice(first, last).trimEnd().length)[1]
  const start = values.length > 0 ? toSource(leaf, begin - 1, begin)[1] : end
  return { name, values, range: { start: at + start, end: at + end } }
}
