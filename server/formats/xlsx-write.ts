// Writes a workbook (XLSX, ECMA-376 part 1) of plain sheets: text is text, and nothing is ever a formula.

import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { CutCell, Sheet, SheetCell, WorkbookProperties, WrittenWorkbook } from '../core/model/sheet.ts'
import { joinBytes } from '../core/text/bytes.ts'

/** Limits of Excel: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const MOST_IN_CELL = 32_767
const MOST_ROWS = 1_048_576
const MOST_IN_NAME = 31

/** Rows that are written between two pauses. */
const ROWS_IN_STEP = 200

/** Writes a workbook in steps. Rows beyond those of one sheet go on in a further one with the same head. */
export function* writeXlsx(
  sheets: readonly Sheet[],
  properties: WorkbookProperties = {},
  mostRows = MOST_ROWS,
): Generator<undefined, WrittenWorkbook> {
  const chunks: Uint8Array[] = []
  const cut: CutCell[] = []
  const zip = new Zip((_, chunk) => chunks.push(chunk))
  const add = (name: string): ((text: string, isLast?: boolean) => void) => {
    const file = new ZipDeflate(name, { level: 6 })
    // The same content gives the same bytes: the format's first day stands for every time.
    file.mtime = new Date(1980, 0, 1)
    zip.add(file)
    return (text, isLast = false) => file.push(strToU8(text), isLast)
  }
  const names: string[] = []
  for (const sheet of sheets.length > 0 ? sheets : [{ name: 'Sheet1', head: [], rows: [] }]) {
    const rows = sheet.rows[Symbol.iterator]()
    let next = rows.next()
    do {
      const name = nameSheet(sheet.name, names)
      names.push(name)
      const write = add(`xl/worksheets/sheet${names.length}.xml`)
      write(openSheet(sheet))
      let at = 1
      let part = writeRow(sheet.head, at, name, cut, true)
      while (!next.done && at < mostRows) {
        at++
        part += writeRow(next.value, at, name, cut, false)
        if (at % ROWS_IN_STEP === 0) {
          write(part)
          part = ''
          yield
        }
        next = rows.next()
      }
      write(`${part}</sheetData>${filterOf(sheet, at)}</worksheet>`, true)
    } while (!next.done)
  }
  for (const [name, text] of partsOf(names, properties)) add(name)(text, true)
  zip.end()
  return { bytes: joinBytes(chunks), cut }
}

function openSheet({ head, widths = [] }: Sheet): string {
  const columns = head
    .map((_, i) => `<col min="${i + 1}" max="${i + 1}" width="${widths[i] ?? 16}" style="1" customWidth="1"/>`)
    .join('')
  const pane =
    head.length > 0
      ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
      : ''
  return `${XML}<worksheet xmlns="${MAIN}">${pane}${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>`
}

function filterOf({ head }: Sheet, rows: number): string {
  return head.length > 0 && rows > 1 ? `<autoFilter ref="A1:${columnName(head.length - 1)}${rows}"/>` : ''
}

function writeRow(cells: readonly SheetCell[], row: number, sheet: string, cut: CutCell[], isHead: boolean): string {
  let written = ''
  for (const [column, cell] of cells.entries()) {
    if (cell === null || cell === '') continue
    const at = `r="${columnName(column)}${row}" s="${isHead ? 2 : 1}"`
    if (typeof cell === 'boolean') written += `<c ${at} t="b"><v>${cell ? 1 : 0}</v></c>`
    else if (typeof cell === 'number' && Number.isFinite(cell)) written += `<c ${at}><v>${cell}</v></c>`
    else {
      const text = String(cell)
      if (text.length > MOST_IN_CELL) cut.push({ sheet, row: row - 1, column, length: text.length })
      written += `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeText(shorten(text))}</t></is></c>`
    }
  }
  return `<row r="${row}">${written}</row>`
}

function shorten(text: string): string {
  if (text.length <= MOST_IN_CELL) return text
  const kept = text.slice(0, MOST_IN_CELL - 1)
  return `${kept.replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** The letters of a column that is counted from 0: A, Z, AA. */
export function columnName(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

function nameSheet(wanted: string, taken: readonly string[]): string {
  // An apostrophe may stand inside a name only.
  const plain = wanted
    .replace(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
    .replace(/^[\s']+|(?<![\s'])[\s']+$/g, '')
    .trim()
  const base = plain === '' ? 'Sheet' : plain
  for (let i = 1; ; i++) {
    const ending = i === 1 ? '' : ` (${i})`
    const name = base.slice(0, MOST_IN_NAME - ending.length).replace(/[\uD800-\uDBFF]$/, '') + ending
    if (!taken.some(one => one.toLowerCase() === name.toLowerCase())) return name
  }
}

/** Text in XML; what XML cannot hold is written as the format's own `_x0008_`, and what only looks like that is escaped (ECMA-376, 22.4.2.4). */
function escapeText(text: string): string {
  return (
    text
      // A line of a cell ends as Excel has it.
      .replace(/\r\n?/g, '\n')
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, hexOf)
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
      .replace(/[&<>]/g, one => (one === '&' ? '&amp;' : one === '<' ? '&lt;' : '&gt;'))
  )
}

function hexOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;')
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Everything but the sheets: one style for cells (text wraps, set from the top) and one for the head (bold). */
function partsOf(
  names: readonly string[],
  { title, description, application }: WorkbookProperties,
): [string, string][] {
  const sheets = names.map((name, i) => ({ name: escapeAttribute(name), number: i + 1 }))
  const property = (tag: string, text: string | undefined): string =>
    text === undefined ? '' : `<${tag}>${escapeText(text)}</${tag}>`
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>${sheets.map(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>`,
    ],
    [
      'docProps/core.xml',
      `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${property('dc:title', title)}${property('dc:description', description)}</cp:coreProperties>`,
    ],
    [
      'docProps/app.xml',
      `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">${property('Application', application)}</Properties>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map(({ number }) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    ],
  ]
}
