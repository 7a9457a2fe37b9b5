// Topics × plans as a table: the figures behind the chart, and first mention, absence and return in signs.

import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import { figureOf, isAlone } from './chart.ts'
import { type GridCell, type GridModel, heatOf } from './grid.ts'
import type { Column, Row, State, Trends } from './messages.ts'
import { MOST_SERIES, swatch } from './series.ts'
import type { Words } from './words.ts'

/** What stands before a figure, or instead of one: each state has a sign, so that colour need not say it. */
export const SIGNS: Readonly<Record<State, string>> = {
  early: '·',
  first: '★ ',
  kept: '',
  absent: '∅',
  back: '↩ ',
  unsure: '?',
}

export class Matrix {
  readonly #words: Words
  readonly #number: Intl.NumberFormat
  #rows: readonly Row[] = []
  #order: number[] = []
  sorted: { readonly column: number; readonly descending: boolean } | undefined

  constructor(words: Words, locale: string) {
    this.#words = words
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  }

  /** The row that is shown at a place. */
  at(row: number): Row | undefined {
    return this.#rows[this.#order[row] ?? -1]
  }

  /** Largest first, smallest first, and back to the order of the terms. */
  sortBy(column: number): void {
    const { column: now, descending = false } = this.sorted ?? {}
    this.sorted = now !== column ? { column, descending: true } : descending ? { column, descending: false } : undefined
  }

  show(trends: Trends, isRelative: boolean): GridModel {
    const words = this.#words
    const { columns, rows } = trends
    this.#rows = rows
    const value = (row: Row, column: number): number => figureOf(row.cells[column], isRelative) ?? -1
    this.#order = rows.map((_, i) => i)
    const { sorted } = this
    if (sorted) {
      const way = sorted.descending ? -1 : 1
      const key = (i: number): number => {
        const row = rows[i]
        return row === undefined ? 0 : sorted.column < 0 ? row.total : value(row, sorted.column)
      }
      this.#order.sort((a, b) => way * (key(a) - key(b)) || a - b)
    }
    const most = rows.map(row => Math.max(0, ...row.cells.map((_, at) => value(row, at))))
    return {
      corner: words.term,
      columns: columns.map(column => ({
        text: plainText(column.years || column.label, 24),
        other: [
          column.years === '' || isAlone(column, columns) ? '' : plainText(column.label, 14),
          column.isMissing ? words.missing : column.isAbridged ? words.abridged : '',
        ]
          .filter(part => part !== '')
          .join(' '),
        label: labelOf(column, words, this.#number),
        kind: column.isMissing ? 'missing' : '',
      })),
      last: words.story,
      rows: rows.length,
      head: at => {
        const index = this.#order[at] ?? 0
        const { words: name = '', en = null, total = 0 } = rows[index] ?? {}
        const label = `${plainText(name, 120)}${en === null ? '' : ` (${plainText(en, 120)})`}: ${total}`
        return {
          text: plainText(name, 60),
          other: en === null ? '' : plainText(en, 60),
          label,
          kind: '',
          mark: index < MOST_SERIES ? swatch(index) : null,
        }
      },
      cell: (at, column) => {
        const index = this.#order[at] ?? 0
        return this.#cell(rows[index], columns[column], column, isRelative, most[index] ?? 0)
      },
      words: at => plainText(rows[this.#order[at] ?? 0]?.story ?? '', 300),
    }
  }

  #cell(row: Row | undefined, column: Column | undefined, at: number, isRelative: boolean, most: number): GridCell {
    const words = this.#words
    const cell = row?.cells[at]
    const name = `${plainText(row?.words ?? '', 60)}, ${plainText(column?.label ?? '', 60)}`
    if (!row || !column || !cell)
      return { text: '', label: `${name}: ${words.missing}`, heat: 0, kind: 'missing', canOpen: false }
    const facts = [`${words.count}: ${cell.total}`]
    if (cell.rate !== null) facts.push(`${words.rate}: ${this.#number.format(cell.rate)}`)
    facts.push(words.states[cell.state])
    if (cell.other > 0) facts.push(fill(words.otherLanguage, cell.other))
    if (column.isAbridged) facts.push(words.abridged)
    const value = figureOf(cell, isRelative)
    const figure = value === undefined ? '–' : this.#number.format(value)
    const isUsed = cell.total + cell.other > 0
    return {
      text: isUsed ? SIGNS[cell.state] + figure + (cell.other > 0 ? `+${cell.other}` : '') : SIGNS[cell.state],
      label: `${name}: ${facts.join('; ')}`,
      heat: heatOf(value ?? 0, most),
      kind: cell.state,
      canOpen: true,
    }
  }
}

function labelOf(
  { title, label, isMissing, isAbridged, characters }: Column,
  words: Words,
  number: Intl.NumberFormat,
): string {
  if (isMissing) return `${plainText(label, 120)}: ${words.missing}`
  const facts = [fill(words.characters, number.format(characters)), ...(isAbridged ? [words.abridged] : [])]
  return `${plainText(title, 200)}: ${facts.join('; ')}`
}
