// Sections × topics of one document as a heat map: how many mentions each section has, or how many in 10,000 characters.

import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import { type GridModel, heatOf } from './grid.ts'
import type { Dispersion } from './messages.ts'
import type { Words } from './words.ts'

export class Sections {
  readonly #words: Words
  readonly #number: Intl.NumberFormat
  #order: number[] = []
  sorted: { readonly column: number; readonly descending: boolean } | undefined

  constructor(words: Words, locale: string) {
    this.#words = words
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  }

  /** The part that is shown at a place. */
  at(row: number): number | undefined {
    return this.#order[row]
  }

  /** Largest first, smallest first, and back to the order of the text. */
  sortBy(column: number): void {
    const { column: now, descending = false } = this.sorted ?? {}
    this.sorted = now !== column ? { column, descending: true } : descending ? { column, descending: false } : undefined
  }

  show({ parts, rows }: Dispersion, isRelative: boolean): GridModel {
    const words = this.#words
    const count = (part: number, column: number): number => rows[column]?.byPart[part] ?? 0
    const rate = (part: number, column: number): number =>
      (count(part, column) * 10_000) / Math.max(1, parts[part]?.characters ?? 1)
    const value = isRelative ? rate : count
    this.#order = parts.map((_, i) => i)
    const { sorted } = this
    if (sorted) {
      const way = sorted.descending ? -1 : 1
      const key = (part: number): number =>
        sorted.column < 0 ? (parts[part]?.characters ?? 0) : value(part, sorted.column)
      this.#order.sort((a, b) => way * (key(a) - key(b)) || a - b)
    }
    const most = rows.map((_, column) => parts.reduce((found, __, part) => Math.max(found, value(part, column)), 0))
    const titleOf = (part: number): string => {
      const title = parts[part]?.title ?? ''
      return title === '' ? words.opening : title
    }
    return {
      corner: words.part,
      columns: rows.map(row => ({
        text: plainText(row.words, 40),
        other: String(row.total),
        label: `${plainText(row.words, 120)}: ${row.total}`,
        kind: '',
      })),
      last: null,
      rows: parts.length,
      head: at => {
        const part = this.#order[at] ?? 0
        const characters = this.#number.format(parts[part]?.characters ?? 0)
        const title = plainText(titleOf(part), 120)
        return {
          text: title,
          other: characters,
          label: `${title}: ${fill(words.characters, characters)}`,
          kind: '',
          mark: null,
        }
      },
      cell: (at, column) => {
        const part = this.#order[at] ?? 0
        const [total, shown] = [count(part, column), value(part, column)]
        const name = `${plainText(rows[column]?.words ?? '', 60)}, ${plainText(titleOf(part), 80)}`
        return {
          text: total === 0 ? '·' : this.#number.format(shown),
          label: `${name}: ${words.count}: ${total}; ${words.rate}: ${this.#number.format(rate(part, column))}`,
          heat: heatOf(shown, most[column] ?? 0),
          kind: total === 0 ? 'early' : 'kept',
          canOpen: true,
        }
      },
      words: () => '',
    }
  }
}
