// The edits that bring records into a glossary in Markdown: entries that change are touched where they change, new ones go to the end.

import { Document } from '../../model/document.ts'
import { type GlossaryRecord, isListField, type RecordField, tidyGloss } from '../../model/glossary-record.ts'
import type { Range } from '../../model/meta.ts'
import { append } from '../../text/long-list.ts'
import type { Edit } from '../code-action.ts'
import { escapeInline, gapBehind } from './glossary-entry.ts'
import { collectRecordedEntries, type RecordedEntry } from './glossary-records.ts'
import { contradictions, type MergeChoice, type MergePlan, mergeRecords } from './merge-records.ts'
import {
  type EntryStyle,
  isSameRecord,
  literalGlosses,
  readsAs,
  toLines,
  writeField,
  writeList,
  writeRecords,
} from './record-text.ts'

/** What a merge does to a document. */
export interface Merged {
  /** In order, none over another. */
  readonly edits: readonly Edit[]
  readonly added: number
  readonly changed: number
  /** Entries that stay as they are because that was chosen. */
  readonly kept: number
  /** Fields that hold one thing, of which `both` kept mine: headword and field. */
  readonly undecided: readonly { readonly headword: string; readonly field: RecordField }[]
  /** Entries whose gloss had to be escaped or set behind a dash, since it would have been read as something else. */
  readonly escaped: readonly string[]
  /** Entries that cannot be written so that they read back: they are left out. */
  readonly refused: readonly string[]
}

/** The edits for a plan that was made of this document's records; `choose` decides each conflict. In steps. */
export function* mergeIntoGlossary(
  document: Document,
  plan: MergePlan,
  choose: (conflict: number) => MergeChoice,
): Generator<undefined, Merged> {
  const style = styleOf(document.text)
  const entries = collectRecordedEntries(document)
  const edits: Edit[] = []
  const escaped: string[] = []
  const refused: string[] = []
  const undecided: { headword: string; field: RecordField }[] = []
  let [changed, kept] = [0, 0]
  for (const [number, conflict] of plan.conflicts.entries()) {
    if (number % 50 === 0) yield
    const choice = choose(number)
    const entry = entries[conflict.index]
    if (choice === 'keep' || !entry) {
      kept++
      continue
    }
    const wanted = mergeRecords(conflict, choice)
    if (choice === 'both')
      for (const field of contradictions(conflict)) undecided.push({ headword: conflict.mine.headword, field })
    const written = rewriteEntry(document, entry, wanted, style)
    if (!written) {
      refused.push(conflict.mine.headword)
      continue
    }
    if (!written.isExact) escaped.push(conflict.mine.headword)
    if (written.edits.length > 0) changed++
    else kept++
    append(edits, written.edits)
  }
  const added: string[] = []
  for (const [i, { text, isExact }] of (yield* writeRecords(plan.added, style)).entries()) {
    const headword = plan.added[i]?.headword ?? ''
    if (!isExact && !readsBack(text, headword)) refused.push(headword)
    else {
      if (!isExact) escaped.push(headword)
      added.push(text)
    }
  }
  if (added.length > 0) {
    const { eol } = style
    const text = `${gapBehind(document.text, eol)}${added.join(eol + eol)}${eol}`
    edits.push({ start: document.length, end: document.length, text })
  }
  edits.sort((a, b) => a.start - b.start || a.end - b.end)
  return { edits, added: added.length, changed, kept, undecided, escaped, refused }
}

/** True where all entries are read again after the edits: a code block that is open at the end swallows what is written behind it. */
export function isReadAgain(document: Document, { edits, added }: Merged): boolean {
  const before = collectRecordedEntries(document).length
  return (
    collectRecordedEntries(Document.parse(document.uri, applyEdits(document.text, edits))).length === before + added
  )
}

/** The text with edits that are in order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end, text: inserted } of edits) {
    parts.push(text.slice(at, start), inserted)
    at = Math.max(at, end)
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** How a glossary sets its entries, by those that it has. */
function styleOf(text: string): EntryStyle {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  return { eol, isTight: /^#{2,6}[^\r\n]{1,200}(?:\r\n|\n|\r)[-*+] /m.test(text) }
}

function readsBack(text: string, headword: string): boolean {
  const found = collectRecordedEntries(Document.parse('', `# -\n\n${text}\n\n## -\n`))
  return found.length === 2 && found[0]?.record.headword === headword.replace(/\s+/g, ' ').trim()
}

/** The edits that make an entry say what is wanted; undefined where none does. */
function rewriteEntry(
  document: Document,
  entry: RecordedEntry,
  wanted: GlossaryRecord,
  style: EntryStyle,
): { readonly edits: readonly Edit[]; readonly isExact: boolean } | undefined {
  const { start } = entry
  const text = document.slice(start, entry.end)
  const tried = [wanted, ...literalGlosses(wanted.gloss).map(gloss => ({ ...wanted, gloss }))]
  for (const record of tried) {
    const edits = editsFor(document, entry, record, style)
    const moved = edits.map(edit => ({ ...edit, start: edit.start - start, end: edit.end - start }))
    const after = applyEdits(text, moved)
    if (readsAs([after.trimEnd()], [record], style.eol)) return { edits, isExact: record === wanted }
  }
  return undefined
}

function editsFor(
  document: Document,
  entry: RecordedEntry,
  wanted: GlossaryRecord,
  { eol, isTight }: EntryStyle,
): Edit[] {
  const { parts, record: mine, fieldsEnd } = entry
  const { term, fields } = parts
  const edits: Edit[] = []
  const text = document.slice(entry.start, entry.end)
  if (mine.headword !== wanted.headword)
    edits.push({ start: term.start, end: term.headingEnd, text: escapeInline(wanted.headword) })
  const lines: string[] = []
  for (const field of Object.keys(mine) as RecordField[]) {
    if (field === 'headword' || field === 'gloss') continue
    if (isSameRecord({ ...mine, [field]: wanted[field] }, mine)) continue
    const places = fields.get(field)
    if (!places?.[0]) lines.push(`- ${field}: ${writeField(wanted, field)}`)
    else append(edits, replaceValues(document, places, mine, wanted, field))
  }
  const end = entry.start + text.trimEnd().length
  const isFirst = fields.size === 0
  const above = lines.length === 0 ? '' : `${eol}${isFirst && !isTight ? eol : ''}${lines.join(eol)}`
  if (tidyGloss(mine.gloss) === tidyGloss(wanted.gloss)) {
    // A gloss that follows at once would become part of the last field.
    const behind = /^[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:\r\n|\n|\r|$))/.test(document.slice(fieldsEnd, entry.end))
    if (above !== '') edits.push({ start: fieldsEnd, end: fieldsEnd, text: above + (behind ? eol : '') })
  } else if (mine.gloss !== '' && tidyGloss(wanted.gloss).startsWith(`${tidyGloss(mine.gloss)}\n\n`)) {
    if (above !== '') edits.push({ start: fieldsEnd, end: fieldsEnd, text: above })
    const more = tidyGloss(wanted.gloss).slice(tidyGloss(mine.gloss).length)
    edits.push({ start: end, end, text: toLines(more, eol).length > 0 ? `${eol}${eol}${toLines(more, eol)}` : '' })
  } else {
    const gloss = toLines(wanted.gloss, eol)
    edits.push({
      start: fieldsEnd,
      end: Math.max(fieldsEnd, end),
      text: `${above}${gloss === '' ? '' : `${eol}${eol}${gloss}`}`,
    })
  }
  return edits.sort((a, b) => a.start - b.start)
}

/** Other values for a field: what is only added goes behind what is there, so that markup in it stays. */
function replaceValues(
  document: Document,
  places: readonly Range[],
  mine: GlossaryRecord,
  wanted: GlossaryRecord,
  field: Exclude<RecordField, 'headword' | 'gloss'>,
): Edit[] {
  const [first, ...others] = places
  const last = places.at(-1)
  if (!first || !last) return []
  const value = writeField(wanted, field)
  if (isListField(field)) {
    const [before, after] = [mine[field], wanted[field]]
    if (before.length > 0 && before.every((text, i) => after[i] === text)) {
      const more = writeList(field, after.slice(before.length))
      return [{ start: last.end, end: last.end, text: `${field === 'en' ? '; ' : ', '}${more}` }]
    }
  }
  const gap = first.start === first.end && !/[ \t]$/.test(document.slice(0, first.start).slice(-1)) ? ' ' : ''
  return [
    { start: first.start, end: first.end, text: gap + value },
    ...others.map(({ start, end }) => ({ start, end, text: '' })),
  ]
}
