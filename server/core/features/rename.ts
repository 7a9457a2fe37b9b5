// Renames an id across the corpus: of a term, a target, a note's code, or a plan.

import type { Corpus } from '../index/corpus.ts'
import { ENTRY, type Symbols } from '../index/symbols.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'
import { glossaryFormatOf } from '../model/glossary-format.ts'
import type { Range } from '../model/meta.ts'
import type { Term, Value } from '../model/term.ts'
import { decodeAddress, encodeAddress } from '../syntax/address.ts'
import { findFrontMatter } from '../syntax/front-matter.ts'
import type { MarkKind } from '../syntax/mark.ts'
import { parseBlock } from '../syntax/parse-block.ts'
import { toYaml } from '../syntax/yaml-scalar.ts'
import { breakEnd, nextBreak } from '../text/lines.ts'
import type { Edit } from './code-action.ts'
import { type Line, lineAt } from './field-place.ts'
import { countCode } from './notes.ts'

/** An id with what it is of: a target's id is that of its outcomes too. */
export interface Id {
  readonly kind: 'term' | 'target' | 'note' | 'plan'
  readonly id: string
}

/** Why an id is not renamed. */
export type Refusal =
  /** It stands in the glossaries that come with Tifa, and nowhere else is it defined. */
  | { readonly code: 'bundled'; readonly id: string }
  | { readonly code: 'empty' }
  /** It cannot be written so that it reads back: `detail` is the part that is in the way. */
  | { readonly code: 'impossible'; readonly detail: string }
  | { readonly code: 'taken'; readonly id: string; readonly by: Place | undefined }
  /** The document has no field for its id, and none can be written. */
  | { readonly code: 'no-field'; readonly uri: string }

export type Renamed =
  | {
      readonly edits: ReadonlyMap<string, readonly Edit[]>
      /** How many notes have the new code already, and cannot be told from the renamed ones any more; 0 for any other id. */
      readonly joins: number
    }
  | { readonly refused: Refusal }

/** The id at `offset` with the range of it alone; a refusal where it must not be renamed; undefined where none stands. */
export function findRenamable(
  corpus: Corpus,
  document: Document,
  offset: number,
): { readonly id: Id; readonly range: Range } | { readonly refused: Refusal } | undefined {
  const found = idAt(corpus, document, offset)
  if (!found || found.id.id === '') return undefined
  return isBundled(corpus, document, found.id) ? { refused: { code: 'bundled', id: found.id.id } } : found
}

/**
 * The edits that give `id` another name, document by document; nothing where it is the same name. A code may be given the name of
 * another: so readers merge two.
 */
export function* renameId(corpus: Corpus, document: Document, id: Id, name: string): Generator<undefined, Renamed> {
  const wanted = name.trim()
  const refused = refuse(corpus, document, id, wanted)
  if (refused) return { refused }
  const edits = new Map<string, readonly Edit[]>()
  if (wanted === id.id) return { edits, joins: 0 }
  for (const uri of new Set([document.uri, ...holding(corpus, id)])) {
    yield
    if (corpus.originOf(uri) === 'bundled') continue
    const there = uri === document.uri ? document : corpus.document(uri)
    const symbols = corpus.symbols(uri)
    if (!there || !symbols) continue
    const found = editsIn(there, symbols, id, wanted)
    if (!found) return { refused: { code: 'no-field', uri } }
    if (found.length > 0) edits.set(uri, found)
  }
  return { edits, joins: id.kind === 'note' ? countCode(corpus, wanted).notes : 0 }
}

function idAt(corpus: Corpus, document: Document, offset: number): { id: Id; range: Range } | undefined {
  const holds = ({ start, end }: Range): boolean => start <= offset && offset <= end
  const [first] = document.blocks
  if (first?.isFrontMatter && offset < document.startOf(1)) {
    for (const { range, text } of planFields(document))
      if (holds(range)) return { id: { kind: 'plan', id: text }, range }
    return undefined
  }
  const index = document.blockAt(offset)
  for (const { kind, id, range } of addresses(document, index)) if (holds(range)) return { id: { kind, id }, range }
  for (const term of corpus.symbols(document.uri)?.terms ?? []) {
    if (offset < term.start || offset > term.end) continue
    if (holds(term.idRange)) return { id: { kind: 'term', id: term.id }, range: term.idRange }
    const see = [...term.see, ...term.replacedBy].find(holds)
    // A headword there is no id: whoever renames it edits the words.
    if (see && corpus.withKey(`${ENTRY}${see.text}`).length > 0)
      return { id: { kind: 'term', id: see.text }, range: see }
    const plan = [term.since, term.until].find(value => value && holds(value))
    if (plan) return { id: { kind: 'plan', id: plan.text }, range: plan }
  }
  return undefined
}

function isBundled(corpus: Corpus, document: Document, { kind, id }: Id): boolean {
  if (corpus.originOf(document.uri) === 'bundled') return true
  if (kind === 'term') {
    const entries = corpus.entries(id)
    return entries.length > 0 && entries.every(entry => entry.origin === 'bundled')
  }
  if (kind !== 'plan') return false
  const plans = corpus.withKey(`id:${id}`)
  return plans.length > 0 && plans.every(plan => corpus.originOf(plan.uri) === 'bundled')
}

/** Ids are names: no one needs a longer one. */
const LONGEST = 200

function refuse(corpus: Corpus, document: Document, id: Id, name: string): Refusal | undefined {
  if (isBundled(corpus, document, id)) return { code: 'bundled', id: id.id }
  if (name === '') return { code: 'empty' }
  const odd = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFD]/u.exec(name)
  if (odd || name.length > LONGEST) return { code: 'impossible', detail: odd ? '' : `${name.slice(0, 20)}…` }
  // Lists of entries are parted by these.
  const separator = id.kind === 'term' ? /[;；,，、]/.exec(name) : null
  if (separator) return { code: 'impossible', detail: separator[0] }
  if ((id.kind === 'term' || id.kind === 'plan') && toField(name) === undefined)
    return { code: 'impossible', detail: name }
  if (name === id.id) return undefined
  const taken = KEYS[id.kind].taken.flatMap(key => corpus.withKey(`${key}:${name}`))[0]
  return taken && { code: 'taken', id: name, by: placeOfId(taken, id.kind, name) }
}

/** The keys of symbols under which documents hold an id, and those under which another one has it already. */
const KEYS: Readonly<Record<Id['kind'], { readonly held: readonly string[]; readonly taken: readonly string[] }>> = {
  term: { held: ['entry', 'term'], taken: ['entry'] },
  target: { held: ['target', 'outcome'], taken: ['target', 'outcome'] },
  note: { held: ['note'], taken: [] },
  plan: { held: ['id', 'expresses', 'plan'], taken: ['id', 'expresses'] },
}

function placeOfId(symbols: Symbols, kind: Id['kind'], id: string): Place {
  const { uri } = symbols
  const term = kind === 'term' ? symbols.terms.find(term => term.id === id) : undefined
  const mark = symbols.marks.find(mark => mark.id === id && kindOf(mark.kind) === kind)
  const range = term?.idRange ?? (kind === 'plan' ? symbols.meta.ranges.get('id') : mark) ?? { start: 0, end: 0 }
  return { uri, start: range.start, end: range.end }
}

/** The documents that may hold an id, as far as their symbols say. */
function holding(corpus: Corpus, { kind, id }: Id): string[] {
  const uris = KEYS[kind].held.flatMap(key => corpus.withKey(`${key}:${id}`).map(symbols => symbols.uri))
  if (kind === 'term' || kind === 'plan') {
    for (const symbols of corpus.allSymbols()) {
      if (symbols.terms.some(term => valuesOf(term, kind).some(value => value.text === id))) uris.push(symbols.uri)
    }
  }
  return uris
}

function valuesOf(term: Term, kind: 'term' | 'plan'): readonly Value[] {
  if (kind === 'term') return [...term.see, ...term.replacedBy]
  return [term.since, term.until].flatMap(value => value ?? [])
}

/** The edits in one document, in order; undefined where it defines the id and has no place to write it. */
function editsIn(document: Document, symbols: Symbols, { kind, id }: Id, name: string): Edit[] | undefined {
  if (glossaryFormatOf(document.uri)) return editsInFile(document, symbols, { kind, id }, name)
  const edits: Edit[] = []
  document.blocks.forEach((block, index) => {
    if (!block.may.mark) return
    for (const address of addresses(document, index)) {
      if (address.kind === kind && address.id === id) edits.push({ ...address.range, text: encodeAddress(name) })
    }
  })
  if (kind === 'plan') {
    for (const { range, text, quote } of planFields(document)) {
      if (text === id) edits.push({ ...range, text: inQuotes(name, quote) })
    }
    if (symbols.id === id && symbols.meta.id === undefined) {
      const edit = writeDocumentId(document, name)
      if (!edit) return undefined
      edits.push(edit)
    }
  }
  if (kind === 'term' || kind === 'plan') {
    for (const term of symbols.terms) {
      for (const { text, start, end } of valuesOf(term, kind)) {
        if (text === id) edits.push({ start, end, text: toField(name) ?? name })
      }
      if (kind !== 'term' || term.id !== id) continue
      if (isComputed(term)) edits.push(writeEntryId(document, term, name))
      else edits.push({ ...term.idRange, text: toField(name) ?? name })
    }
  }
  return edits.sort((a, b) => a.start - b.start)
}

/** In a glossary that is no Markdown an id is written over where it stands as it is, by one that needs no quotes there. */
function editsInFile(document: Document, symbols: Symbols, { kind, id }: Id, name: string): Edit[] | undefined {
  const edits: Edit[] = []
  if (kind !== 'term' && kind !== 'plan') return edits
  const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{N}._ -]*[\p{L}\p{N}])?$/u.test(name)
  for (const term of symbols.terms) {
    const own = kind === 'term' && term.id === id ? [{ ...term.idRange, text: id }] : []
    for (const { start, end } of [...own, ...valuesOf(term, kind).filter(({ text }) => text === id)]) {
      if (!isPlain || document.slice(start, end) !== id) return undefined
      edits.push({ start, end, text: name })
    }
  }
  return edits.sort((a, b) => a.start - b.start)
}

function kindOf(kind: MarkKind): Id['kind'] {
  return kind === 'outcome' ? 'target' : kind
}

/** The ids in the addresses of a block: of its links and of its link definitions. Offsets are into the document. */
function addresses(document: Document, index: number): { kind: Id['kind']; id: string; range: Range }[] {
  const at = document.startOf(index)
  const facts = document.facts(index)
  const found: { kind: Id['kind']; id: string; range: Range }[] = []
  for (const mark of facts.marks) {
    if (mark.idStart === mark.idEnd) continue
    const range = { start: at + mark.idStart, end: at + mark.idEnd }
    found.push({ kind: kindOf(mark.kind), id: mark.id, range })
  }
  for (const { source, start } of facts.definitions) {
    const head = /^\[(?:\\.|[^\]\\]){1,999}\]:[\s>]{0,40}<?(term|target|outcome|plan|note):/s.exec(source)
    const kind = DEFINED.find(known => known === head?.[1])
    if (!head || !kind) continue
    const raw = /^[^\s<>#]{0,1000}/.exec(source.slice(head[0].length))?.[0] ?? ''
    if (raw === '') continue
    const from = at + start + head[0].length
    found.push({ kind: kindOf(kind), id: decodeAddress(raw), range: { start: from, end: from + raw.length } })
  }
  return found
}

const DEFINED: readonly MarkKind[] = ['term', 'target', 'outcome', 'plan', 'note']

interface PlanField {
  readonly text: string
  /** The id alone, quotes left out. */
  readonly range: Range
  readonly quote: string
}

/** The plan ids in the front matter. */
function planFields(document: Document): PlanField[] {
  const { meta } = document
  const source = document.blocks[0]?.source ?? ''
  const fields: PlanField[] = []
  for (const key of ['id', 'parent', 'supersedes', 'expresses'] as const) {
    const text = meta[key]
    const range = meta.ranges.get(key)
    if (text === undefined || !range) continue
    const written = source.slice(range.start, range.end).trimEnd()
    const quote = /^(["'])(?:.*)\1$/s.exec(written)?.[1] ?? ''
    const start = range.start + quote.length
    fields.push({ text, range: { start, end: range.start + written.length - quote.length }, quote })
  }
  return fields
}

/** An id between the quotes that are there; one without quotes gets some where it needs them. */
function inQuotes(name: string, quote: string): string {
  if (quote === '"') return JSON.stringify(name).slice(1, -1)
  return quote === "'" ? name.replaceAll("'", "''") : toYaml(name)
}

/** An id as the text of a field that reads back the same; undefined where no escape helps. */
function toField(name: string): string | undefined {
  const escaped = name.replace(/[\\`*_[\]<>&|~!]/g, '\\$&')
  return [name, escaped].find(text => parseBlock(`- id: ${text}\n`).leaves[0]?.text === `id: ${name}`)
}

function isComputed(term: Term): boolean {
  return term.idRange.start === term.start
}

/** Writes `- id:` as the first field of an entry whose id was computed. */
function writeEntryId(document: Document, term: Term, name: string): Edit {
  const text = `id: ${toField(name) ?? name}`
  const lineBreak = breakOf(document)
  const heading = lineAt(document, term.headingEnd)
  const below = lineBehind(document, heading)
  const isUnderlined = below !== undefined && /^ {0,3}(?:=+|-+)[ \t]*$/.test(below.text)
  const last = isUnderlined ? below : heading
  let line = lineBehind(document, last)
  while (line && line.start < term.end && line.text.trim() === '') line = lineBehind(document, line)
  const field = line && line.start < term.end ? FIELD.exec(line.text) : null
  if (line && field) return { start: line.start, end: line.start, text: `${field[1]}${text}${lineBreak}` }
  const at = last.start + last.text.length
  return { start: at, end: at, text: `${lineBreak}${lineBreak}- ${text}` }
}

const FIELD = /^([ \t]{0,3}[-*+][ \t]{1,4})(?:en|aka|pinyin|since|until|see|replaced-by|source)[ \t]{0,4}[:：]/i

/** Writes `id:` at the head of the front matter, or front matter where there is none. */
function writeDocumentId(document: Document, name: string): Edit | undefined {
  const source = document.blocks[0]?.source ?? ''
  const lineBreak = breakOf(document)
  const front = document.blocks[0]?.isFrontMatter ? findFrontMatter(source) : undefined
  if (front) {
    // A map in braces, or something that is no map, takes no line.
    if (/^\s*[{[]/.test(source.slice(front.yamlStart, front.yamlEnd))) return undefined
    return { start: front.yamlStart, end: front.yamlStart, text: `id: ${toYaml(name)}${lineBreak}` }
  }
  const at = source.startsWith('\uFEFF') ? 1 : 0
  return { start: at, end: at, text: `---${lineBreak}id: ${toYaml(name)}${lineBreak}---${lineBreak}${lineBreak}` }
}

function lineBehind(document: Document, line: Line): Line | undefined {
  const end = line.start + line.text.length
  if (end >= document.length) return undefined
  const { line: number } = document.positionAt(line.start)
  return lineAt(document, document.offsetAt({ line: number + 1, character: 0 }))
}

/** The line break that the document is written with. */
function breakOf(document: Document): string {
  for (const { source } of document.blocks) {
    const at = nextBreak(source, 0)
    if (at >= 0) return source.slice(at, breakEnd(source, at))
  }
  return '\n'
}
