// Reads a table of indicators: which columns are years, unit and attribute, and what each row sets.

import { LastUsed } from '../text/last-used.ts'
import { bareUnit, type CellValue, isUnit, readCell, shorten } from './indicator-cell.ts'
import { collectPlanMentions } from './plan-period.ts'
import { type ReadingContext, yearStance } from './target-reading.ts'

/** A table as plain data: the flat texts of its cells. Rows may be shorter than the header. */
export interface PlainTable {
  readonly header: readonly string[]
  /** What stands last above the rows, where these go on with what is not given. */
  readonly above?: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The columns of an indicator table, as indices into its header, and its rows. */
export interface IndicatorTable {
  /** The headings that were read, column by column. */
  header: readonly string[]
  indicator: number
  /** A part of the indicator in a column of its own: 化学需氧量 beside 主要污染物排放总量减少. */
  part?: number
  unit?: number
  attribute?: number
  /** 年均/累计: the change over the plan, a year or all told. */
  change?: number
  years: readonly YearColumn[]
  /** The heading of the target's column says that it is planned (2025年目标), and no other says what was reached. */
  isPlanned?: true
  /** One for each row of the table that names an indicator. */
  rows: readonly IndicatorRow[]
}

/** A column headed by a year, and the part it plays. */
export interface YearColumn {
  column: number
  year: number
  /** `further`: of another year that is to come. */
  role: 'baseline' | 'target' | 'further' | 'actual' | 'other'
}

/** What one row sets. */
export interface IndicatorRow {
  /** Index into the rows of the table. */
  row: number
  /** The indicator without its number and unit: 常住人口城镇化率. */
  indicator: string
  /** As printed: %, 万亿元; '' where none is given. */
  unit: string
  baseline?: CellValue & { year: number }
  target?: CellValue & { year: number }
  actual?: CellValue & { year: number }
  /** Targets of other years, in the order of the columns: 2035 in a plan to 2030. */
  further?: readonly (CellValue & { year: number })[]
  change?: CellValue
  kind?: 'binding' | 'expected'
}

/** What a document says of its years. */
export type Times = Pick<ReadingContext, 'period' | 'date' | 'due'>

/**
 * What `table` sets, or `undefined` where no column is a year and none holds a change. The first year column is the
 * baseline and the last one the target, unless their headings say otherwise (计划, actual); a single one is the target. Of 2025, 2030
 * and 2035 each sets a target that is still to come, by the period and date of the document; where it has none, all behind the first do.
 * Where the header is empty or a title, as converters write it, the first row is the header; a row of years below it belongs to it.
 */
export function readIndicatorTable(table: PlainTable, context: Times = {}): IndicatorTable | undefined {
  for (const [header, below] of headersOf(table)) {
    const read = readBelow({ ...table, header, rows: table.rows.slice(below) }, below, context)
    if (read) return read
  }
  return undefined
}

/** What may be the header of a table, the likeliest first, and how many of its rows are part of it. */
function* headersOf({ header, rows: [first = [], second = []] }: PlainTable): Generator<[readonly string[], number]> {
  const isTitle = saying(header) <= 1 && saying(first) > 1
  if (isTitle && isBelow(first, second)) yield [join(first, second), 2]
  if (isTitle) yield [first, 1]
  if (!isTitle && isBelow(header, first)) yield [join(header, first), 1]
  yield [header, 0]
}

function saying(cells: readonly string[]): number {
  return cells.reduce((count, cell) => (cell === '' ? count : count + 1), 0)
}

/** Whether `cells` go on with a header: a year, and beside it nothing that the header does not say, or no number. */
function isBelow(header: readonly string[], cells: readonly string[]): boolean {
  const own = cells.filter((cell, column) => cell !== '' && cell !== header[column])
  return (
    own.some(cell => YEAR_ALONE.test(cell)) &&
    !header.some(cell => YEAR_ALONE.test(cell)) &&
    own.every(cell => YEAR_ALONE.test(cell) || (cell.length <= 24 && !/[0-9０-９]/.test(cell)))
  )
}

const YEAR_ALONE = /^(?:19|20)[0-9]{2} ?年?(?:[（(]?[^0-9]{0,8}[)）]?)$/

function join(header: readonly string[], cells: readonly string[]): string[] {
  return Array.from({ length: Math.max(header.length, cells.length) }, (_, column) => {
    const [above = '', below = ''] = [header[column], cells[column]]
    return above === below || below === '' ? above : `${above} ${below}`.trim()
  })
}

function readBelow(table: PlainTable, from: number, context: Times): IndicatorTable | undefined {
  const header = nameFirst(table.header.map(shorten), table.rows)
  const years = readYears(header, context)
  const change = findColumn(header, CHANGE, years)
  if (years.length === 0 && change === undefined) return undefined
  const attribute = findColumn(header, ATTRIBUTE, years)
  const unit = findColumn(header, UNIT, years)
  const taken = new Set([...years.map(year => year.column), change, attribute, unit])
  const names = header
    .map((_, column) => column)
    .filter(column => !taken.has(column) && !IGNORED.test(header[column] ?? ''))
  const indicator = names.find(column => INDICATOR.test(header[column] ?? '')) ?? names[0] ?? 0
  const first = years[0]?.column ?? change ?? header.length
  const part = names.find(column => column > indicator && column < first)
  const columns: Columns = { header, indicator, years }
  const target = years.find(year => year.role === 'target')
  if (PLANNED.test(header[target?.column ?? -1] ?? '') && !header.some(text => ACTUAL.test(text)))
    columns.isPlanned = true
  if (part !== undefined) columns.part = part
  if (unit !== undefined) columns.unit = unit
  if (attribute !== undefined) columns.attribute = attribute
  if (change !== undefined) columns.change = change
  return { ...columns, rows: readRows(table, from, columns) }
}

/** *Target for 2025* over names and *Plan* over values: what the first heading says of the year is said of the values. */
function nameFirst(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const [first = '', second = '', ...rest] = header
  const year = YEAR.exec(first)?.[0] ?? ''
  const isName = /^(?:targets?|目标)$/i.test(first)
  if (!isName && (year === '' || YEAR.test(second) || !PLANNED.test(first + second))) return header
  const numbers = (column: number): number => rows.filter(row => /[0-9０-９]/.test(row[column] ?? '')).length
  return numbers(1) * 2 > rows.length && numbers(0) < numbers(1) ? ['', `${second} ${year}`.trim(), ...rest] : header
}

type Columns = Omit<IndicatorTable, 'rows'>

function readYears(header: readonly string[], context: Times): YearColumn[] {
  const { period, due } = context
  const found: { column: number; year: number; text: string }[] = []
  // 目标值 beside 完成值: what was reached is held against what was planned, and the years are over.
  const last = period?.to ?? due
  const named =
    last === undefined || header.some(text => REACHED.test(text)) ? undefined : { from: period?.from, to: last }
  for (const [column, text] of header.entries()) {
    const year = yearOf(text, named)
    if (year !== undefined && !CHANGE.test(text)) found.push({ column, year, text })
  }
  const planned = found.filter(({ text }) => !ACTUAL.test(text))
  const target =
    planned.findLast(({ text }) => PLANNED.test(text)) ??
    // 2025 | 2030 | 2035 in a plan to 2030: the last is an outlook.
    planned.find(({ year, text }) => year === period?.to && !BASE.test(text)) ??
    // The later year is the target, in whichever order they stand.
    planned
      .filter(({ text }) => !BASE.test(text))
      .reduce<(typeof planned)[number] | undefined>(
        (best, each) => (best && best.year > each.year ? best : each),
        undefined,
      )
  const first =
    planned.find(({ text }) => BASE.test(text)) ??
    planned.find(
      each =>
        each !== target &&
        each.year <= (target?.year ?? 0) &&
        !PLANNED.test(each.text) &&
        // 2025 | 2030 | 2035 in a plan from 2021 on: the first is to come as the others are.
        !(planned.length > 2 && yearStance(each.year, context) === 'future'),
    )
  // 2025 | 2030 | 2035 in an undated text: where the last is set, so are those on the way.
  const isSeries = planned.length > 2 && planned.every(({ year }, i) => year >= (planned[i - 1]?.year ?? 0) + (i && 3))
  const isToCome = ({ year, text }: (typeof found)[number]): boolean => {
    if (year === target?.year || NO_TARGET.test(text)) return false
    const stance = yearStance(year, context)
    return stance === undefined ? PLANNED.test(text) || isSeries : stance === 'future'
  }
  return found.map(each => ({
    column: each.column,
    year: each.year,
    role:
      each === target
        ? 'target'
        : each === first
          ? 'baseline'
          : ACTUAL.test(each.text)
            ? 'actual'
            : isToCome(each)
              ? 'further'
              : 'other',
  }))
}

const YEAR = /(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])/

const INTO_NEXT = /[12][0-9]{3}[/–-]([0-9]{2})(?![0-9])/

/** 2025年; “十四五”目标 is the last year of that plan; 基期值 and 目标值 are the year before the document's plan and its last. */
function yearOf(text: string, period: { from: number | undefined; to: number } | undefined): number | undefined {
  const year = YEAR.exec(text)?.[0]
  // 2022/23 ends with the second.
  if (year !== undefined)
    return Number(year) + (INTO_NEXT.exec(text)?.[1] === `${(Number(year) + 1) % 100}`.padStart(2, '0') ? 1 : 0)
  if (text.length > 24) return undefined
  const named = /目标|计划|规划|实际|完成|target|goal|actual|plan/i.test(text)
    ? collectPlanMentions(text)[0]
    : undefined
  if (named) return named.to
  if (!period) return undefined
  if (
    /^(?:规划|计划|预期)?(?:目标值?|指标值)$|^(?:规划|计划|预期|目标)[值数]|^(?:targets?|plan(?:ned)?)(?: value)?$/i.test(
      text,
    )
  )
    return period.to
  const isBase = /^基(?:期|准|数)(?:年)?[值数]?$|^(?:现状|基础)值$|^base(?:line)?(?: value)?$/i.test(text)
  return isBase && period.from !== undefined ? period.from - 1 : undefined
}

function findColumn(header: readonly string[], pattern: RegExp, years: readonly YearColumn[]): number | undefined {
  const found = header.findIndex((text, column) => pattern.test(text) && !years.some(year => year.column === column))
  return found < 0 ? undefined : found
}

const INDICATOR = /指标|项目|indicator|target|metric|名称/i
const ATTRIBUTE = /属性|性质|attribute|nature|binding|^type$|^kind$/i
const UNIT = /^单位|计量单位|^units?(?![a-z])/i
const CHANGE = /年均|累计|平均|增速|增幅|average|annual|cumulative|growth|change/i
const ACTUAL = /实际|完成|实现情况|actual|outcome|result|achieved|realized|realised/i
const REACHED = /^(?:实际|完成|达到)(?:完成)?(?:值|数|情况|率)?$|^(?:actual|outcome|result)s?(?: value)?$/i
const PLANNED = /目标|计划|规划|预期|target|plan(?:ned)?|goal/i
/** 1957年为1952年的百分比, 2030年比2025年增长, 2025年预计: what one year is to another, or is thought to have come to. */
const NO_TARGET =
  /[比较占]|百分|指数|增长|增加|预计|估|[12][0-9]{3}(?:[^0-9]+[12][0-9]{3}|e)|index|share|rank|increase|estimat/i
const BASE = /基期|基数|基础|现状|base|starting/i
const IGNORED = /^(?:序号|编号|no\.?|#|类别|类型|领域|分类|category|备注|说明|notes?)$/i

/** `from` is how many rows stand above those of the table. */
function readRows(table: PlainTable, from: number, columns: Columns): IndicatorRow[] {
  const { header: _, ...places } = columns
  const key = JSON.stringify(places)
  const rows: IndicatorRow[] = []
  let above = shorten(table.above?.[columns.indicator] ?? '')
  for (const [index, all] of table.rows.entries()) {
    const cells = all.map(shorten)
    above = cells[columns.indicator] || above
    const words = key + JSON.stringify([above, ...cells])
    const row = from + index
    let known = ROWS.get(words)
    if (known?.row !== row) {
      known = known ? { ...known, row } : readRow(cells, row, above, columns)
      if (known) ROWS.set(words, known, words.length)
    }
    if (known) rows.push(known)
  }
  return rows
}

/** Those that were read last: an edit changes one of a table, and may move others. */
const ROWS = new LastUsed<IndicatorRow>({ values: 2000, characters: 500_000 })

/** A row under `above`, the name in it or last above it; undefined where it names nothing, or nothing but a name. */
function readRow(cells: readonly string[], row: number, above: string, columns: Columns): IndicatorRow | undefined {
  const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? ''))
  const { name, unit } = splitUnit(above)
  const parted = splitUnit(cell(columns.part))
  if (name === '' && parted.name === '') return undefined
  const reading: IndicatorRow = {
    row,
    indicator: [name, parted.name].filter(each => each !== '').join(' '),
    unit: bareUnit(cell(columns.unit)) || parted.unit || unit,
  }
  for (const { column, year, role } of columns.years) {
    const value = readCell(cell(column), column)
    if (value === undefined || role === 'other') continue
    if (role === 'further') reading.further = [...(reading.further ?? []), { ...value, year }]
    else reading[role] = { ...value, year }
  }
  const change = readCell(cell(columns.change), columns.change)
  if (change !== undefined) reading.change = change
  const attribute = cell(columns.attribute)
  if (/约束|(?<!non-)binding|obligatory|mandatory/i.test(attribute)) reading.kind = 'binding'
  else if (/预期|expected|anticipat|indicative/i.test(attribute)) reading.kind = 'expected'
  // A row that holds nothing but its name is a heading between rows.
  return (reading.baseline ?? reading.target ?? reading.actual ?? reading.further ?? reading.change)
    ? reading
    : undefined
}

/** `1.国内生产总值（万亿元）` is 国内生产总值 in 万亿元; （GDP） is part of the name. */
function splitUnit(cell: string): { name: string; unit: string } {
  let name = cell
    .replace(/^\s*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,3}[)）.．、]\s*)/, '')
    // 其中：高速铁路, #高速铁路: a part of the row above.
    .replace(/^\s*(?:其中[:：]?|[#＃])\s*/, '')
    .replace(/(?<![*＊])[*＊]+$/, '')
    .trim()
  const found = /[（(]([^（）()]{1,24})[)）]\s*$/.exec(name)
  const inside = found?.[1]?.trim() ?? ''
  if (found === null || !isUnit(inside)) return { name, unit: '' }
  name = name.slice(0, found.index).trim()
  return { name, unit: inside }
}
