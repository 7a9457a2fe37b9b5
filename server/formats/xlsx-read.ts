// Reads the texts of a workbook's cells (XLSX, ECMA-376 part 1): what is shown, not how it came about, and nothing outside of the file.

import type { ReadSheet, WorkbookProblem } from '../core/model/sheet.ts'
import { XmlReader } from '../core/syntax/xml.ts'
import { serialDate } from './xlsx-date.ts'
import { listParts, type Part, unpackText } from './xlsx-parts.ts'

/** Cells and characters that are read of all sheets together: more is refused, for no glossary has them. */
const MOST_CELLS = 5_000_000
const MOST_CHARACTERS = 100_000_000
/** The last column that Excel has, XFD. */
const MOST_COLUMNS = 16_384
/** Tokens that are read between two pauses. */
const IN_STEP = 5_000

/** The sheets of a workbook in order, hidden ones too; formulas give the value that was saved with them. Never throws. */
export function* readXlsx(bytes: Uint8Array): Generator<undefined, readonly ReadSheet[] | WorkbookProblem> {
  const parts = listParts(bytes)
  if ('code' in parts) return parts
  const workbook = parts.get('xl/workbook.xml') ?? findWorkbook(parts)
  if (!workbook) return { code: 'no-workbook', detail: 'no workbook in the archive' }
  const book = yield* unpackText(workbook)
  if (typeof book !== 'string') return book
  const links = yield* readLinks(parts, workbook.name)
  if ('code' in links) return links
  const shared = yield* readShared(parts, links)
  if ('code' in shared) return shared
  const dates = yield* readDateStyles(parts, links)
  if ('code' in dates) return dates
  const { sheets: listed, is1904 } = readBook(book)
  const budget = { cells: MOST_CELLS, characters: MOST_CHARACTERS }
  const sheets: ReadSheet[] = []
  for (const { name, link } of listed) {
    const target = links.byId.get(link)
    const part = target === undefined ? undefined : parts.get(target.toLowerCase())
    // A chart that has a sheet of its own has no cells.
    if (!part || target?.includes('chartsheets/')) continue
    const text = yield* unpackText(part)
    if (typeof text !== 'string') return text
    const rows = yield* readRows(text, { shared: shared.texts, dates: dates.styles, is1904, budget })
    if ('code' in rows) return rows
    sheets.push({ name, rows: rows.rows })
  }
  return sheets
}

/** A workbook under another name than the usual one: content types would say so, and its ending does. */
function findWorkbook(parts: ReadonlyMap<string, Part>): Part | undefined {
  for (const [name, part] of parts) if (/(?:^|\/)workbook\d{0,3}\.xml$/.test(name)) return part
  return undefined
}

interface Links {
  readonly byId: ReadonlyMap<string, string>
  readonly byKind: ReadonlyMap<string, string>
}

/** Where the workbook's own references lead within the archive. */
function* readLinks(parts: ReadonlyMap<string, Part>, workbook: string): Generator<undefined, Links | WorkbookProblem> {
  const slash = workbook.lastIndexOf('/')
  const folder = workbook.slice(0, slash + 1)
  const part = parts.get(`${folder}_rels/${workbook.slice(slash + 1)}.rels`.toLowerCase())
  const byId = new Map<string, string>()
  const byKind = new Map<string, string>()
  if (!part) return { byId, byKind }
  const text = yield* unpackText(part)
  if (typeof text !== 'string') return text
  const reader = new XmlReader(text)
  for (let token = reader.next(); token; token = reader.next()) {
    if (token.kind !== 'start' || token.name !== 'Relationship') continue
    const target = token.attributes.get('target') ?? ''
    if (token.attributes.get('targetmode') === 'External') continue
    const path = target.startsWith('/') ? target.slice(1) : `${folder}${target.replace(/^\.\//, '')}`
    byId.set(token.attributes.get('id') ?? '', path)
    byKind.set((token.attributes.get('type') ?? '').split('/').at(-1) ?? '', path)
  }
  return { byId, byKind }
}

function readBook(text: string): { sheets: { name: string; link: string }[]; is1904: boolean } {
  const sheets: { name: string; link: string }[] = []
  let is1904 = false
  const reader = new XmlReader(text)
  for (let token = reader.next(); token; token = reader.next()) {
    if (token.kind !== 'start') continue
    if (token.name === 'workbookPr') is1904 = /^(?:1|true)$/.test(token.attributes.get('date1904') ?? '')
    if (token.name !== 'sheet') continue
    const link = [...token.attributes].find(([key]) => key.endsWith(':id'))?.[1] ?? ''
    sheets.push({ name: token.attributes.get('name') ?? '', link })
  }
  return { sheets, is1904 }
}

/** The texts that cells refer to by number: runs of one text put together, readings above it (`rPh`) left out. */
function* readShared(
  parts: ReadonlyMap<string, Part>,
  { byKind }: Links,
): Generator<undefined, { readonly texts: readonly string[] } | WorkbookProblem> {
  const part = parts.get((byKind.get('sharedStrings') ?? 'xl/sharedStrings.xml').toLowerCase())
  if (!part) return { texts: [] }
  const text = yield* unpackText(part)
  if (typeof text !== 'string') return text
  const texts: string[] = []
  const reader = new XmlReader(text)
  let [words, isText, reading, tokens] = ['', false, 0, 0]
  for (let token = reader.next(); token; token = reader.next()) {
    if (++tokens % IN_STEP === 0) yield
    if (token.kind === 'text') {
      if (isText && reading === 0) words += token.text
    } else if (token.name === 't') isText = token.kind === 'start' && !token.isEmpty
    else if (token.name === 'rPh') reading = token.kind === 'start' && !token.isEmpty ? 1 : 0
    else if (token.name === 'si') {
      if (token.kind === 'start' && !token.isEmpty) words = ''
      else texts.push(token.kind === 'end' ? unescapeText(words) : '')
    }
    if (texts.length > MOST_CELLS) return { code: 'too-large', detail: `more than ${MOST_CELLS} texts` }
  }
  return { texts }
}

/** Which styles of cells show a number as a date. */
function* readDateStyles(
  parts: ReadonlyMap<string, Part>,
  { byKind }: Links,
): Generator<undefined, { readonly styles: ReadonlySet<number> } | WorkbookProblem> {
  const styles = new Set<number>()
  const part = parts.get((byKind.get('styles') ?? 'xl/styles.xml').toLowerCase())
  if (!part) return { styles }
  const text = yield* unpackText(part)
  if (typeof text !== 'string') return text
  const formats = new Map<string, string>()
  const reader = new XmlReader(text)
  let [isCells, style] = [false, 0]
  for (let token = reader.next(); token; token = reader.next()) {
    if (token.kind === 'text') continue
    if (token.name === 'cellXfs') isCells = token.kind === 'start'
    if (token.kind !== 'start') continue
    if (token.name === 'numFmt')
      formats.set(token.attributes.get('numfmtid') ?? '', token.attributes.get('formatcode') ?? '')
    if (token.name !== 'xf' || !isCells) continue
    const id = token.attributes.get('numfmtid') ?? '0'
    // 14 to 22 are dates everywhere, 27 to 36 and 50 to 58 in East Asian locales (ECMA-376, 18.8.30); 18 to 21 are times.
    const isBuiltIn = /^(?:1[4-7]|22|2[7-9]|3[0-6]|5[0-8])$/.test(id)
    const written = formats.get(id)?.replace(/"[^"]{0,200}"|\\.|\[[^\]]{0,200}\]/g, '')
    if (isBuiltIn || (written !== undefined && /[ymd年月日]/i.test(written) && /[yd年日]/i.test(written)))
      styles.add(style)
    style++
  }
  return { styles }
}

interface Cells {
  readonly shared: readonly string[]
  readonly dates: ReadonlySet<number>
  readonly is1904: boolean
  readonly budget: { cells: number; characters: number }
}

function* readRows(
  text: string,
  { shared, dates, is1904, budget }: Cells,
): Generator<undefined, { readonly rows: readonly (readonly string[])[] } | WorkbookProblem> {
  const rows: string[][] = []
  const reader = new XmlReader(text)
  let row: string[] = []
  let [number, column, type, style] = [0, 0, 'n', 0]
  let [value, isValue, isInline, reading, tokens] = ['', false, false, false, 0]
  for (let token = reader.next(); token; token = reader.next()) {
    if (++tokens % IN_STEP === 0) yield
    if (token.kind === 'text') {
      if ((isValue || isInline) && !reading) value += token.text
      continue
    }
    const isOpen = token.kind === 'start' && !token.isEmpty
    if (token.name === 'row' && token.kind === 'start') {
      const given = Number(token.attributes.get('r') ?? number + 1)
      // Rows that are left out are empty; a number that leads back, or far away, is none.
      const next = Number.isInteger(given) && given > number && given <= 1_048_576 ? given : number + 1
      if (next - rows.length > MOST_GAP) return { code: 'too-large', detail: 'a sheet with a gap of very many rows' }
      number = next
      while (rows.length < number - 1) rows.push([])
      row = []
      column = 0
      rows.push(row)
    } else if (token.name === 'c' && token.kind === 'start') {
      column = columnOf(token.attributes.get('r')) ?? column
      type = token.attributes.get('t') ?? 'n'
      style = Number(token.attributes.get('s') ?? 0)
      value = ''
      if (token.isEmpty) column++
    } else if (token.name === 'c') {
      const shown = showValue(value, type, shared, dates.has(style), is1904)
      budget.cells--
      budget.characters -= shown.length
      if (budget.cells < 0 || budget.characters < 0) return { code: 'too-large', detail: 'more cells than are read' }
      if (column < MOST_COLUMNS && shown !== '') {
        while (row.length < column) row.push('')
        row[column] = shown
      }
      column++
    } else if (token.name === 'v') isValue = isOpen
    else if (token.name === 't') isInline = isOpen
    else if (token.name === 'rPh') reading = isOpen
  }
  while (rows.at(-1)?.length === 0) rows.pop()
  return { rows }
}

/** Empty rows in a row: a sheet whose last row alone is filled is no table. */
const MOST_GAP = 100_000

function showValue(value: string, type: string, shared: readonly string[], isDate: boolean, is1904: boolean): string {
  if (type === 's') return shared[Number(value)] ?? ''
  if (type === 'inlineStr' || type === 'str') return unescapeText(value)
  if (type === 'b') return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value
  if (type === 'n' && isDate) return serialDate(Number(value), is1904) ?? value.trim()
  return value.trim()
}

/** The column that a cell's address names, from 0; undefined where it names none. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(address ?? '')?.[0]?.toUpperCase()
  if (letters === undefined) return undefined
  let column = 0
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64
  return column - 1
}

/** What {@link https://learn.microsoft.com/openspecs/office_standards/ms-oi29500 `_x000D_`} and its like stand for. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
