// Writes a citation: as plain text after GB/T 7714-2015 or the Chicago notes style, as Markdown, BibTeX or CSL-JSON.

import type { Citation } from '../../core/features/citation.ts'
import { keyOfText } from '../../core/text/hash.ts'
import { quoteParagraphs } from '../../core/text/quotation.ts'
import type { CitationFormat, CitationStyle } from '../../wire/citation.ts'
import { escapeMarkdown } from '../markdown.ts'
import { CITATION_WORDS, longDate, placeOf } from './citation-words.ts'

export const CITATION_FORMATS = ['plain', 'markdown', 'bibtex', 'csl'] as const satisfies readonly CitationFormat[]

export const CITATION_STYLES = ['auto', 'gbt7714', 'chicago'] as const satisfies readonly CitationStyle[]

/** How a citation is to be written; `accessed` is the day on which it was looked up, `YYYY-MM-DD`. */
export interface CitationManner {
  readonly format: CitationFormat
  readonly style: CitationStyle
  readonly accessed: string | undefined
}

/** Reads what a client says; what is missing or odd is plain text in the style of the text's language, without a day. */
export function readManner(given: Readonly<Record<string, unknown>>): CitationManner {
  const { format, style, accessed } = given
  const isDay = typeof accessed === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(accessed)
  return {
    format: CITATION_FORMATS.find(known => known === format) ?? 'plain',
    style: CITATION_STYLES.find(known => known === style) ?? 'auto',
    accessed: isDay ? accessed : undefined,
  }
}

/** The citation as text, without a line break at its end. */
export function citationText(citation: Citation, manner: CitationManner): string {
  switch (manner.format) {
    case 'plain':
      return isGbt(citation, manner) ? writeGbt(citation, manner) : writeChicago(citation)
    case 'markdown':
      return writeMarkdown(citation, manner)
    case 'bibtex':
      return writeBibtex(citation, manner)
    case 'csl':
      return JSON.stringify([toCsl(citation, manner)], null, 2)
  }
}

function isGbt({ language }: Citation, { style }: CitationManner): boolean {
  return style === 'auto' ? language === 'zh' : style === 'gbt7714'
}

/** The quotation with the place in its text in brackets, then the entry of a bibliography, as 8.8 and 10.1 of the standard have it. */
function writeGbt(citation: Citation, manner: CitationManner): string {
  const words = CITATION_WORDS[citation.language]
  const place = placeOf(citation)
  const quote = quoteParagraphs(citation.quote).join('\n')
  const where = place === '' ? '' : words.brackets(place)
  const gap = citation.language === 'zh' || quote === '' || where === '' ? '' : ' '
  return [`${quote}${gap}${where}`, gbtEntry(citation, manner)].filter(line => line !== '').join('\n')
}

/** 主要责任者. 题名[类型/OL]. (发布日期)[引用日期]. 网址. */
function gbtEntry(citation: Citation, { accessed }: CitationManner): string {
  const { title, issuers, kind, date, url, source } = citation
  const isReport = kind === 'report' || kind === 'statistics'
  const type = url === undefined ? (isReport ? 'R' : 'Z') : isReport ? 'R/OL' : 'EB/OL'
  const about = originOf(citation)
  const head = `${title}${about === '' ? '' : CITATION_WORDS[citation.language].subtitle(about)}[${type}]`
  const looked = url !== undefined && accessed !== undefined ? `[${accessed}]` : ''
  const dates = url === undefined ? (date ?? '') : `${date === undefined ? '' : `(${date})`}${looked}`
  return ended(
    [issuers.join(', '), head, dates, url, source].filter(part => part !== undefined && part !== '').join('. '),
  )
}

/** A note: Issuer, Title, date, place, address. */
function writeChicago(citation: Citation): string {
  return [quoteParagraphs(citation.quote).join('\n'), chicagoNote(citation, text => text)]
    .filter(line => line !== '')
    .join('\n')
}

function chicagoNote(citation: Citation, setTitle: (title: string) => string): string {
  const { title, issuers, date, url, source } = citation
  const parts = [
    inRow(issuers),
    setTitle(title),
    originOf(citation),
    date === undefined ? '' : longDate(date, 'en'),
    placeOf(citation),
    url,
    source,
  ]
  return ended(parts.filter(part => part !== undefined && part !== '').join(', '))
}

/** A, B, and C. */
function inRow(bodies: readonly string[]): string {
  const last = bodies.at(-1) ?? ''
  if (bodies.length < 3) return bodies.join(' and ')
  return `${bodies.slice(0, -1).join(', ')}, and ${last}`
}

/** A block quotation, which has no marks of its own, with its origin in the last line. */
function writeMarkdown(citation: Citation, manner: CitationManner): string {
  const { quote, title, language, issuers, date, url, source } = citation
  const words = CITATION_WORDS[language]
  const escaped = escapeMarkdown(title)
  const linked = url === undefined ? escaped : `[${escaped}](<${url.replace(/[<>\\]/g, encodeURIComponent)}>)`
  const isGbtForm = isGbt(citation, manner)
  const parts = [
    escapeMarkdown(language === 'zh' ? issuers.join('、') : inRow(issuers)),
    isGbtForm && language === 'zh' ? `《${linked}》` : `*${linked}*`,
    escapeMarkdown(originOf(citation)),
    date === undefined ? '' : longDate(date, language),
    escapeMarkdown(placeOf(citation)),
    source === undefined ? '' : escapeMarkdown(source),
  ]
  const origin = `${language === 'zh' ? '——' : '— '}${parts.filter(part => part !== '').join(words.comma)}`
  return [...quote.map(escapeMarkdown), origin].map(paragraph => `> ${paragraph}`).join('\n>\n')
}

/** Of what the text is a translation or digest, in the text's language; '' for an original. */
function originOf({ original, language }: Citation): string {
  if (!original) return ''
  const words = CITATION_WORDS[language]
  const { role, title } = original
  return role === undefined || title === undefined ? words.unknownOriginal : words.original[role](title)
}

/** A full stop at the end, unless there is one. */
function ended(text: string): string {
  return /[.。]$/.test(text) ? text : `${text}.`
}

/** `@misc` is what every style of BibTeX and biblatex knows; both ways of writing a date are given. */
function writeBibtex(citation: Citation, { accessed }: CitationManner): string {
  const { title, titleEn, issuers, date, language, url, source, quote } = citation
  const [year, month] = date?.split('-') ?? []
  const place = placeOf(citation)
  const note = [originOf(citation), place, source].filter(part => part !== undefined && part !== '').join('; ')
  const fields: (readonly [name: string, value: string | undefined, isBare?: boolean])[] = [
    ['author', issuers.map(body => `{${escapeTex(body)}}`).join(' and ')],
    ['title', `{${escapeTex(title)}}`],
    ['titleaddon', language === 'zh' ? titleEn && escapeTex(titleEn) : undefined],
    ['date', date],
    ['year', year],
    ['month', month && MONTHS[Number(month) - 1], true],
    ['url', url && escapeAddress(url)],
    ['urldate', url === undefined ? undefined : accessed],
    ['language', language === 'zh' ? 'chinese' : 'english'],
    ['note', note === '' ? undefined : escapeTex(note)],
    ['annote', quote.length === 0 ? undefined : quoteParagraphs(quote).map(escapeTex).join('\\par ')],
  ]
  const lines = fields.flatMap(([name, value, isBare]) =>
    value === undefined || value === '' ? [] : [`  ${name} = ${isBare ? value : `{${value}}`}`],
  )
  return `@misc{${keyOf(citation)},\n${lines.join(',\n')}\n}`
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A key of letters that every BibTeX takes; of an id in Chinese its hash. */
function keyOf({ id, date }: Citation): string {
  const plain = id
    .replace(/[^A-Za-z0-9:-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const year = date?.slice(0, 4)
  const name = /[A-Za-z]/.test(plain) ? plain : `tifa-${keyOfText(id).replace(/[^A-Za-z0-9]/g, '')}`
  return year === undefined || name.includes(year) ? name : `${name}-${year}`
}

/** What TeX would take for its own. BibTeX counts braces even behind a backslash: they are named. */
function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#%_~^]/g, mark => TEX[mark] ?? mark)
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** An address is taken as it stands, but for what would end the field. */
function escapeAddress(url: string): string {
  return url.replace(/[{}\\]/g, encodeURIComponent)
}

function toCsl(citation: Citation, { accessed }: CitationManner): object {
  const { title, issuers, kind, date, language, url, source, quote, original } = citation
  const place = placeOf(citation)
  return {
    id: keyOf(citation),
    type: kind === 'law' ? 'legislation' : 'report',
    title,
    ...(issuers.length === 0 ? {} : { author: issuers.map(literal => ({ literal })) }),
    ...(date === undefined ? {} : { issued: { 'date-parts': [date.split('-').map(Number)] } }),
    ...(url === undefined ? {} : { URL: url }),
    ...(url === undefined || accessed === undefined
      ? {}
      : { accessed: { 'date-parts': [accessed.split('-').map(Number)] } }),
    ...(source === undefined ? {} : { source }),
    language: language === 'zh' ? 'zh-CN' : 'en',
    ...(original?.title === undefined ? {} : { 'original-title': original.title }),
    ...(original === undefined ? {} : { note: originOf(citation) }),
    ...(place === '' ? {} : { section: place }),
    ...(quote.length === 0 ? {} : { annote: quote.join('\n\n') }),
  }
}
