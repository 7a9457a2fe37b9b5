// Writes records as TBX-Basic (ISO 30042:2019, TBX version 3), data categories as attributes.

import type { GlossaryRecord } from '../../model/glossary-record.ts'
import { distinctTexts, tidyGloss } from '../../model/glossary-record.ts'
import { MARKDOWN_MARK } from '../../model/glossary-tbx.ts'
import { escapeXml } from '../../syntax/xml.ts'
import { foldKey, simplify } from '../../text/fold.ts'
import { hasHan } from '../../text/script.ts'

/** What a file says of where its content comes from. */
export interface ExchangeSource {
  readonly title: string
  /** Lines for a reader: program, version, corpus, files with their hashes. */
  readonly lines: readonly string[]
  /** Of a glossary in Markdown that is to be part of a corpus: its id, and the language of its glosses. */
  readonly id?: string
  readonly language?: 'en' | 'zh'
}

/** Records in a step. */
const IN_STEP = 200

/**
 * The file, in steps. A concept is an entry: its Chinese wordings, simplified and traditional apart, its renderings, the gloss as its
 * definition, `topic` as its subject field, `see` as cross references where the entry is in the file. For what TBX-Basic has no
 * category there are notes of the form `since: …`, which read back as the same fields.
 */
export function* writeTbx(records: readonly GlossaryRecord[], source: ExchangeSource): Generator<undefined, string> {
  // Ids in XML are names, which ours need not be: these count, and our own stand in notes.
  const ids = records.map((_, i) => `c${i + 1}`)
  const byName = new Map(records.map((record, i) => [foldKey(record.headword), ids[i] ?? ''] as const))
  const parts = [openFile(source)]
  for (const [i, record] of records.entries()) {
    parts.push(writeConcept(record, ids[i] ?? '', byName))
    if (i % IN_STEP === 0) yield
  }
  parts.push('    </body>\n  </text>\n</tbx>\n')
  return parts.join('')
}

function openFile({ title, lines }: ExchangeSource): string {
  const paragraphs = (lines.length > 0 ? lines : [title]).map(line => `<p>${escapeXml(line)}</p>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <titleStmt><title>${escapeXml(title)}</title></titleStmt>
      <sourceDesc>${paragraphs}</sourceDesc>
    </fileDesc>
    <encodingDesc><p type="${MARKDOWN_MARK}">Markdown</p></encodingDesc>
  </tbxHeader>
  <text>
    <body>
`
}

function writeConcept(record: GlossaryRecord, id: string, ids: ReadonlyMap<string, string>): string {
  const { headword, en, aka, gloss, source, topic } = record
  const isChinese = hasHan(headword)
  const notes: string[] = []
  const note = (field: string, text: string): void => {
    if (text !== '') notes.push(`<note>${escapeXml(`${field}: ${text}`)}</note>`)
  }
  // Where no Chinese wording is the headword, the file says which one is.
  if (!isChinese) note('headword', headword)
  note('id', record.id)
  for (const field of ['pinyin', 'since', 'until', 'unit', 'aim'] as const) note(field, record[field])
  note('replaced-by', record['replaced-by'].join('; '))
  const lines: string[] = []
  if (topic !== '') lines.push(`<descrip type="subjectField">${escapeXml(topic)}</descrip>`)
  const admin = source === '' ? '' : `<admin type="source">${escapeXml(source)}</admin>`
  if (gloss !== '')
    lines.push(`<descripGrp><descrip type="definition">${escapeXml(tidyGloss(gloss))}</descrip>${admin}</descripGrp>`)
  else if (admin !== '') lines.push(admin)
  const see: string[] = []
  for (const text of record.see) {
    const target = ids.get(foldKey(text))
    // Cross references keep their order only among themselves: one that leads out of the file makes all of them a note.
    if (target !== undefined && record.see.every(one => ids.has(foldKey(one))))
      lines.push(`<ref type="crossReference" target="${target}">${escapeXml(text)}</ref>`)
    else see.push(text)
  }
  note('see', see.join('; '))
  const terms = [
    { text: headword, isHead: true, isVariant: false },
    ...en.map(text => ({ text, isHead: false, isVariant: false })),
    ...aka.map(text => ({ text, isHead: false, isVariant: true })),
  ]
  const languages = distinctTexts(terms.map(({ text, isHead }) => languageOf(text, isHead)))
  const sections = languages.map(language => {
    const some = terms.filter(({ text, isHead }) => languageOf(text, isHead) === language)
    return `<langSec xml:lang="${language}">${some.map((term, i) => writeTerm(term, language, i === 0)).join('')}</langSec>`
  })
  const body = [...lines, ...notes, ...sections].map(line => `        ${line}\n`).join('')
  return `      <conceptEntry id="${id}">\n${body}      </conceptEntry>\n`
}

function writeTerm(
  { text, isHead, isVariant }: { text: string; isHead: boolean; isVariant: boolean },
  language: string,
  isFirst: boolean,
): string {
  // An English wording that translates nothing is another form of the headword.
  const type = isVariant && language === 'en' ? '<termNote type="termType">variant</termNote>' : ''
  const isPreferred = isHead || (isFirst && !isVariant && language === 'en')
  const status = `<termNote type="administrativeStatus">${isPreferred ? 'preferredTerm-admn-sts' : 'admittedTerm-admn-sts'}</termNote>`
  return `<termSec><term>${escapeXml(text)}</term>${type}${status}</termSec>`
}

/** The headword and what is written with the same characters is `zh`; what is in traditional ones, `zh-Hant`. */
function languageOf(text: string, isHead: boolean): 'zh' | 'zh-Hant' | 'en' {
  if (!hasHan(text)) return 'en'
  return isHead || simplify(text) === text ? 'zh' : 'zh-Hant'
}
