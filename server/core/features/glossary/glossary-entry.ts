// Writes glossary entries: composes them as the corpus format has it, and decides where they go.

import type { Corpus, Entry } from '../../index/corpus.ts'
import type { Symbols } from '../../index/symbols.ts'
import { Document } from '../../model/document.ts'
import type { Place } from '../../model/finding.ts'
import { glossaryFormatOf } from '../../model/glossary-format.ts'
import { collectTerms, computedId, type Term } from '../../model/term.ts'
import { encodeAddress } from '../../syntax/address.ts'
import { foldKey } from '../../text/fold.ts'
import { hasHan } from '../../text/script.ts'
import type { Edit } from '../code-action.ts'
import { findEntriesOf } from '../known-rendering.ts'
import { findSentence } from '../source-sentence.ts'
import { composeGlossaryHead, type NewGlossary } from './new-glossary.ts'

/** What is known of a term that is to get an entry. Texts are plain; what Markdown would misread is escaped here. */
export interface EntryDraft {
  readonly headword: string
  /** Empty: the field is written for the author to fill. */
  readonly en: readonly string[]
  readonly pinyin: string | undefined
  /** Where the term was found: the sentence there is quoted in the gloss. */
  readonly found: Place | undefined
}

/** What to change in one file; `isNew`: it is to be created with the text of the one edit. */
export interface FileChange {
  readonly uri: string
  readonly isNew: boolean
  readonly edits: readonly Edit[]
}

export interface WrittenEntries {
  readonly changes: readonly FileChange[]
  /** Headwords that got an entry. */
  readonly added: readonly string[]
  /** Entries that got renderings which they lacked. */
  readonly extended: readonly Entry[]
  /** Entries that had all of it: nothing is written twice. */
  readonly existing: readonly Entry[]
  /** The field to be looked at, in the first file as it will be: an empty range where it is still to be written. */
  readonly select: Place | undefined
}

/** Where entries may go: a glossary document of the corpus, or a new one with this id and title. */
export type Destination = { readonly uri: string } | ({ readonly uri: string; readonly id: string } & NewGlossary)

/** The glossary documents that entries can be written to, by address: the user's own, no bundled ones. */
export function collectGlossaries(corpus: Corpus): Symbols[] {
  const found = [...corpus.allSymbols()].filter(
    ({ uri, meta }) => meta.kind === 'glossary' && corpus.originOf(uri) === 'own' && /\.(?:md|markdown)$/i.test(uri),
  )
  return found.sort((a, b) => (a.uri < b.uri ? -1 : 1))
}

/**
 * Writes `drafts` to the end of a glossary. A term that has an entry of the user's own gets none: its entry gets the
 * renderings that it lacks. Undefined where the glossary cannot take an entry at its end (a code block stands open there).
 */
export function writeEntries(
  corpus: Corpus,
  destination: Destination,
  drafts: readonly EntryDraft[],
): WrittenEntries | undefined {
  const added: EntryDraft[] = []
  const extended = new Map<Term, { readonly entry: Entry; readonly en: readonly string[] }>()
  const existing: Entry[] = []
  for (const draft of drafts) {
    // What stands in a table or in TBX is read and not written.
    const [entry] = findEntriesOf(corpus, draft.headword).filter(
      ({ origin, uri }) => origin === 'own' && !glossaryFormatOf(uri),
    )
    if (entry) {
      const known = [...entry.term.en.map(({ text }) => text), ...(extended.get(entry.term)?.en ?? [])].map(foldKey)
      const lacking = distinct(draft.en).filter(en => !known.includes(foldKey(en)))
      if (lacking.length === 0) existing.push(entry)
      else extended.set(entry.term, { entry, en: [...(extended.get(entry.term)?.en ?? []), ...lacking] })
      continue
    }
    const same = added.findIndex(one => foldKey(one.headword) === foldKey(draft.headword))
    const known = added[same]
    if (known) added[same] = { ...known, en: distinct([...known.en, ...draft.en]) }
    else if (draft.headword.trim() !== '') added.push({ ...draft, en: distinct(draft.en) })
  }
  const changes = new Map<string, Edit[]>()
  for (const { entry, en } of extended.values()) {
    changes.set(entry.uri, [...(changes.get(entry.uri) ?? []), extendEntry(corpus, entry, en)])
  }
  const result: FileChange[] = [...changes].map(([uri, edits]) => ({
    uri,
    isNew: false,
    edits: edits.sort((x, y) => x.start - y.start),
  }))
  const written = added.length > 0 ? append(corpus, destination, added) : undefined
  if (added.length > 0 && !written) return undefined
  if (written) {
    const other = result.find(({ uri }) => uri === written.change.uri)
    if (other) result.splice(result.indexOf(other), 1)
    result.unshift({ ...written.change, edits: [...(other?.edits ?? []), ...written.change.edits] })
  }
  const moved = sum(result[0]?.edits.slice(0, -1).map(({ start, end, text }) => text.length - (end - start)) ?? [])
  return {
    changes: result,
    added: added.map(({ headword }) => headword),
    extended: [...extended.values()].map(({ entry }) => entry),
    existing,
    select: written && { uri: destination.uri, start: written.start + moved, end: written.end + moved },
  }
}

/** The entry as Markdown, and where in it the value of `en` stands, or the gloss where there is none. Lines end with `eol`. */
function composeEntry(
  draft: EntryDraft,
  quote: { readonly sentence: string; readonly where: string } | undefined,
  eol: string,
  isTight: boolean,
): { readonly text: string; readonly start: number; readonly end: number } {
  const headword = `## ${escapeInline(draft.headword)}${eol}`
  const gloss = quote ? `${eol}> ${escapeLine(quote.sentence)}${eol}>${eol}> — ${quote.where}${eol}` : ''
  // What is English itself needs no rendering, but a gloss: there is an empty line for it.
  if (draft.en.length === 0 && !hasHan(draft.headword)) {
    const start = headword.length + eol.length
    return { text: `${headword}${eol}${eol}${gloss}`, start, end: start }
  }
  const heading = `${headword}${isTight ? '' : eol}- en: `
  const en = draft.en.map(text => escapeInline(text.replace(/[;；]/g, ','))).join('; ')
  const pinyin = draft.pinyin ? `- pinyin: ${escapeInline(draft.pinyin)}${eol}` : ''
  return { text: `${heading}${en}${eol}${pinyin}${gloss}`, start: heading.length, end: heading.length + en.length }
}

function append(
  corpus: Corpus,
  destination: Destination,
  drafts: readonly EntryDraft[],
): { readonly change: FileChange; readonly start: number; readonly end: number } | undefined {
  const isNew = 'id' in destination
  const before = isNew ? '' : corpus.textOf(destination.uri)
  const eol = /\r\n|\n|\r/.exec(before)?.[0] ?? '\n'
  const isTight = /^#{2,6}[^\r\n]{1,200}(?:\r\n|\n|\r)[-*+] /m.test(before)
  let text = isNew ? composeGlossaryHead(destination) : ''
  let [start, end] = [0, 0]
  drafts.forEach((draft, i) => {
    text += gapBehind(before + text, eol)
    const entry = composeEntry(draft, quoteOf(corpus, draft), eol, isTight)
    if (i === 0) [start, end] = [text.length + entry.start, text.length + entry.end]
    text += entry.text
  })
  const whole = collectTerms(Document.parse(destination.uri, before + text)).map(({ headword }) => foldKey(headword))
  if (!drafts.every(({ headword }) => whole.includes(foldKey(headword)))) return undefined
  const at = before.length
  const change = { uri: destination.uri, isNew, edits: [{ start: at, end: at, text }] }
  return { change, start: at + start, end: at + end }
}

/** What makes one blank line behind `text`. */
export function gapBehind(text: string, eol: string): string {
  if (text === '' || /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.test(text)) return ''
  return /[\r\n]$/.test(text) ? eol : eol + eol
}

function quoteOf(corpus: Corpus, draft: EntryDraft): { sentence: string; where: string } | undefined {
  const { found } = draft
  const document = found && corpus.document(found.uri)
  const symbols = found && corpus.symbols(found.uri)
  const sentence = document && found && findSentence(document, found, 400)
  if (!sentence || !symbols) return undefined
  const title = escapeInline(symbols.title)
  // The id leads back to the document, as long as it means that one.
  const isPlan = symbols.meta.id !== undefined && corpus.plan(symbols.meta.id)?.uri === symbols.uri
  const cited = isPlan ? `[${title}](plan:${encodeAddress(symbols.id)})` : title
  return { sentence, where: symbols.date ? `${cited}, ${symbols.date.text}` : cited }
}

/** The edit that adds renderings to the `en` field; the id, where it was worked out, stays what it was. */
function extendEntry(corpus: Corpus, { uri, term }: Entry, en: readonly string[]): Edit {
  const text = en.map(one => escapeInline(one.replace(/[;；]/g, ','))).join('; ')
  const last = term.en.at(-1)
  if (last) return { start: last.end, end: last.end, text: `; ${text}` }
  const source = corpus.textOf(uri)
  const eol = /\r\n|\n|\r/.exec(source)?.[0] ?? '\n'
  const fields = /^(?:[ \t]*(?:\r\n|\n|\r)){1,4}(?=[-*+] )/.exec(source.slice(term.headingEnd, term.end))
  const id = keepsId(corpus, term, en[0] ?? '') ? '' : `- id: ${term.id}${eol}`
  if (fields) {
    const at = term.headingEnd + fields[0].length
    return { start: at, end: at, text: `${id}- en: ${text}${eol}` }
  }
  const lineEnd = /\r\n|\n|\r/.exec(source.slice(term.headingEnd))
  if (!lineEnd) return { start: source.length, end: source.length, text: `${eol}${eol}${id}- en: ${text}${eol}` }
  const at = term.headingEnd + lineEnd.index + lineEnd[0].length
  return { start: at, end: at, text: `${eol}${id}- en: ${text}${eol}` }
}

/** False where a first rendering would give the entry another id, and something refers to it by the one it has. */
function keepsId(corpus: Corpus, term: Term, rendering: string): boolean {
  const isSaid = term.id !== computedId(term.headword)
  return isSaid || computedId(term.headword, rendering) === term.id || corpus.withKey(`term:${term.id}`).length === 0
}

function distinct(texts: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const text of texts) {
    const words = text.replace(/\s+/g, ' ').trim()
    if (words !== '' && !byKey.has(foldKey(words))) byKey.set(foldKey(words), words)
  }
  return [...byKey.values()]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** `text` such that it reads literally where a line has begun already; one line. */
export function escapeInline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w{1,31};)/g, '\\&')
    .replace(/(?<!#)#+$/, hashes => hashes.replaceAll('#', '\\#'))
}

/** The same at the start of a line, where more has a meaning. */
export function escapeLine(text: string): string {
  return escapeInline(text)
    .replace(/^(?=[#>+=~|-])/, '\\')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
}
