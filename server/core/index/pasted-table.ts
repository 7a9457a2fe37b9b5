// Reads lines that were pasted from a page or from Word as the table that they were: cells behind tabs, strokes or gaps, or each in a line.

import type { Leaf } from '../syntax/prose.ts'

/** A cell, trimmed, with its place in the text of the leaf. */
export interface PastedCell {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Rows from the header on; what stands above and below them in the leaf, `[0, start)` and `[end, …)`, is text. */
export interface PastedTable {
  readonly start: number
  readonly end: number
  readonly rows: readonly (readonly PastedCell[])[]
  /** The same with lines among them that hold more cells or fewer, and are not read. */
  readonly all: readonly (readonly PastedCell[])[]
}

/** The end of a line: where the next begins in the leaf's text, and what is written between them. */
export interface LineBreak {
  readonly at: number
  readonly written: string
}

/**
 * The table that the lines of a paragraph are, with `breaks` between them and `behind` behind the last; undefined where they are none: fewer than three rows, rows of unlike
 * length, or cells that are sentences.
 */
export function readPastedTable({ text }: Leaf, breaks: readonly LineBreak[], behind = ''): PastedTable | undefined {
  const lines = linesOf(text, breaks, behind)
  for (const gap of GAPS) {
    if (text.search(gap) < 0) continue
    const rows = lines.map(line => cellsOf(line, gap))
    if (rows.filter(cells => cells.length > 1).length > 2) return tableOf(rows)
  }
  return lines.length > 8 ? tableOfCells(lines.flatMap(line => cellsOf(line, STROKE))) : undefined
}

/** Whether a text of several lines can hold one: a look that most texts do not pass. */
export function mayBePasted(text: string): boolean {
  return /[\t|]|[ \u3000]{3}/.test(text) || /^(?:.{0,80}?(?:指[标標]|[项項]目)|Indicators?(?![a-z]))/i.test(text)
}

const STROKE = /\|/g
const GAPS = [/\t/g, STROKE, /[ \u3000]{2,}/g]

interface Line {
  readonly text: string
  readonly at: number
  /** Empty cells before the first words and behind the last: tabs at the ends of a line are none of the leaf's text. */
  readonly before: number
  readonly behind: number
}

function linesOf(text: string, breaks: readonly LineBreak[], last: string): Line[] {
  const tabs = (space = ''): number => space.split('\t').length - 1
  return [{ at: 0, written: '' }, ...breaks].map(({ at, written }, i) => {
    const next = breaks[i]
    return {
      text: text.slice(at, next?.at ?? text.length),
      at,
      before: tabs(/[\r\n]([ \t]*)$/.exec(written)?.[1]),
      behind: tabs(/^[ \t]*/.exec(next?.written ?? last)?.[0]),
    }
  })
}

function cellsOf({ text, at, before, behind }: Line, gap: RegExp): PastedCell[] {
  const cells: PastedCell[] = []
  const isTab = gap.source === '\\t'
  const addEmpty = (count: number, at: number): void => {
    for (let i = isTab ? count : 0; i > 0; i--) cells.push({ text: '', start: at, end: at })
  }
  addEmpty(before, at)
  let from = 0
  let isBegun = false
  const add = (to: number): void => {
    const words = text.slice(from, to)
    const own = words.trim()
    isBegun ||= own !== '' || (from > 0 && gap === STROKE)
    if (!isBegun) return
    const start = at + from + (own === '' ? words.length : words.indexOf(own))
    cells.push({ text: own, start, end: start + own.length })
  }
  for (const { 0: found, index } of text.matchAll(gap)) {
    add(index)
    from = index + found.length
  }
  // A stroke at the end closes the last cell.
  if (text.slice(from).trim() !== '') add(text.length)
  addEmpty(behind, at + text.length)
  return cells
}

/** Lines of as many cells as the first line of several has; above and below them stand lines of one. */
function tableOf(rows: readonly (readonly PastedCell[])[]): PastedTable | undefined {
  const first = rows.findIndex(cells => cells.length > 1)
  const last = rows.findLastIndex(cells => cells.length > 1)
  const [header = [], ...below] = rows.slice(first, last + 1)
  const count = header.length
  // What reaches over several rows is copied once: 类别 | 指标 | 2020年.
  const isGrouped = GROUP.test(header[0]?.text ?? '')
  const whole = below.map(cells =>
    isGrouped && cells.length === count - 1 ? [{ ...(cells[0] ?? NO_CELL), text: '' }, ...cells] : cells,
  )
  const fitting = whole.filter(cells => cells.length === count)
  if (fitting.length < 2 || fitting.length * 3 < below.filter(cells => cells.length > 1).length * 2) return undefined
  return tableFrom([header, ...whole.filter(cells => cells.length === count || cells.length === 1)], [header, ...whole])
}

const GROUP = /^(?:序号|类别|类型|领域|分类|category|no\.?|area|field)$/i
const NO_CELL: PastedCell = { text: '', start: 0, end: 0 }

/** A cell a line: the header goes up to the first number that is no year, less the words of its row. */
function tableOfCells(cells: readonly PastedCell[]): PastedTable | undefined {
  const first = cells.findIndex(({ text }, i) => i > 1 && VALUE.test(text) && !YEAR.test(text))
  for (let count = Math.max(2, first - 3); count < first; count++) {
    const rows: PastedCell[][] = []
    for (let at = 0; at + count <= cells.length; at += count) rows.push(cells.slice(at, at + count))
    const [header = [], ...below] = rows
    const isTable =
      below.length > 1 &&
      header.some(({ text }) => YEAR.test(text)) &&
      below.every(([name, ...values]) => name && !VALUE.test(name.text) && values.some(({ text }) => VALUE.test(text)))
    if (isTable) return tableFrom(rows)
  }
  return undefined
}

const VALUE = /^[-—–―－一]$|^[<>≤≥＜＞〔[（(约±+-]{0,3}[0-9]/
const YEAR = /(?:19|20)[0-9]{2}(?![0-9])/

function tableFrom(rows: PastedTable['rows'], all = rows): PastedTable | undefined {
  const cells = rows.flat()
  if (rows.length < 3 || cells.some(({ text }) => text.length > LONGEST || /[。！？；]./.test(text))) return undefined
  return {
    start: Math.min(...cells.map(({ start }) => start)),
    end: Math.max(...cells.map(({ end }) => end)),
    rows,
    all,
  }
}

/** No cell of a table of numbers has more characters. */
const LONGEST = 120
