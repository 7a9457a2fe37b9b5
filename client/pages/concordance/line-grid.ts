// The lines in aligned columns, of which only those near what is in sight are here: the rest is asked for when it comes near.

import { element } from '../page/element.ts'
import { Grid, type RowList } from '../page/grid.ts'
import { plainText, shortTitle } from '../page/plain-text.ts'
import type { Found, PageLine, Sort, SortBy } from './messages.ts'
import type { Words } from './words.ts'

const COLUMNS: readonly SortBy[] = ['left', 'keyword', 'right', 'document', 'section', 'date', 'period', 'kind']

/** Lines that are asked for at a time, and how many are kept. */
const CHUNK = 200
const MOST_KEPT = 6000
/** The widest column of keywords, in sizes of their letters. */
const MOST_WIDE = 18

export interface LineEvents {
  open(index: number, inPlace: boolean): void
  sort(by: SortBy): void
  moved(): void
  chosen(): void
  copy(): void
  /** Lines that are not here yet come near. */
  ask(from: number, count: number): void
}

export class LineGrid {
  readonly #grid: Grid<PageLine, SortBy>
  #lines = new Lines(0)
  #version = -1
  #widest = 6.5
  /** Starts of chunks that have been asked for and have not come. */
  readonly #asked = new Set<number>()

  constructor(words: Words, events: LineEvents) {
    this.#grid = new Grid<PageLine, SortBy>(
      {
        columns: COLUMNS,
        heads: words.columns,
        rowHeader: 'keyword',
        label: words.title,
        describedBy: 'keys',
        height: 1.95,
        cell: (line, column) => cellOf(line, column, words),
      },
      {
        open: (_, __, inPlace, index) => events.open(index, inPlace),
        act: (_, index) => events.open(index, false),
        sort: by => events.sort(by),
        moved: () => events.moved(),
        chosen: () => events.chosen(),
        copy: () => events.copy(),
        wanted: (from, to) => {
          for (let start = Math.floor(from / CHUNK) * CHUNK; start < to; start += CHUNK) {
            if (this.#asked.has(start) || !this.#lines.lacks(start, CHUNK)) continue
            this.#asked.add(start)
            events.ask(start, CHUNK)
          }
        },
      },
    )
  }

  get element(): HTMLElement {
    return this.#grid.element
  }

  get length(): number {
    return this.#lines.length
  }

  get chosen(): readonly [number, number] | undefined {
    return this.#grid.chosen
  }

  get place(): { readonly row: number; readonly column: number } {
    return this.#grid.place
  }

  get top(): number {
    return this.#grid.top
  }

  set top(top: number) {
    this.#grid.top = top
  }

  /** Takes a window of lines; those of another version replace all. */
  take({ version, lineCount, from, lines }: Found, sort: readonly Sort[]): void {
    if (version !== this.#version) {
      this.#version = version
      this.#lines = new Lines(lineCount)
      this.#asked.clear()
      this.#lines.set(from, lines)
      this.#fit(lines)
      const [first] = sort
      this.#grid.show(this.#lines, first && { column: first.by, descending: first.descending })
      return
    }
    this.#asked.delete(from)
    this.#lines.set(from, lines)
    this.#fit(lines)
    this.#grid.update(from, from + lines.length)
  }

  /** Keywords stand one below the other: their column is as wide as the widest that has come. */
  #fit(lines: readonly PageLine[]): void {
    for (const { keyword } of lines) {
      let width = 0
      for (const character of keyword.slice(0, 60)) width += (character.codePointAt(0) ?? 0) < 0x2e80 ? 0.62 : 1.05
      this.#widest = Math.max(this.#widest, Math.min(MOST_WIDE, width + 1))
    }
    this.element.style.setProperty('--keyword-width', `${this.#widest.toFixed(1)}em`)
  }

  reveal(row: number, column: number, focus: boolean): void {
    this.#grid.reveal(row, column, focus)
  }

  focus(): void {
    this.#grid.focus()
  }
}

class Lines implements RowList<PageLine> {
  readonly length: number
  readonly #known = new Map<number, PageLine>()

  constructor(length: number) {
    this.length = length
  }

  at(index: number): PageLine | undefined {
    return this.#known.get(index)
  }

  /** True where one of some lines is missing. */
  lacks(from: number, count: number): boolean {
    for (let i = from; i < Math.min(this.length, from + count); i++) if (!this.#known.has(i)) return true
    return false
  }

  set(from: number, lines: readonly PageLine[]): void {
    // The oldest go first; what is in sight was asked for last.
    for (const index of this.#known.keys()) {
      if (this.#known.size + lines.length <= MOST_KEPT) break
      this.#known.delete(index)
    }
    for (const [i, line] of lines.entries()) {
      this.#known.delete(from + i)
      this.#known.set(from + i, line)
    }
  }
}

function cellOf(
  line: PageLine,
  column: SortBy,
  words: Words,
): { content: readonly (Node | null)[]; title?: string | undefined } {
  const text = (said: string, className = 'main'): HTMLElement =>
    element('span', { class: className, dir: 'ltr' }, plainText(said))
  switch (column) {
    case 'left':
      return { content: [text(line.left, 'context')], title: plainText(line.left) }
    case 'keyword':
      return { content: [text(line.keyword, 'main link')], title: plainText(line.keyword) }
    case 'right':
      return { content: [text(line.right, 'context')], title: plainText(line.right) }
    case 'document':
      return { content: [text(shortTitle(line.title))], title: plainText(line.title, 400) }
    case 'section':
      return { content: [text(line.section ?? '–')], title: plainText(line.section ?? '', 400) }
    case 'kind':
      return { content: [text(line.kind === null ? '–' : (words.documentKinds[line.kind] ?? line.kind))] }
    case 'period':
      return { content: [text(line.period?.replace('-', '–') ?? '–')] }
    case 'date':
      return { content: [text(line.date ?? '–')] }
  }
}
