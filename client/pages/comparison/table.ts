// The table of a comparison: both plans in columns of aligned rows, worked by keyboard, and what became of each between them.

import { element } from '../page/element.ts'
import { fill } from '../page/fill.ts'
import { plainText } from '../page/plain-text.ts'
import { List } from './list.ts'
import type { Cell, PageRow, Side } from './messages.ts'
import type { Choice, Words } from './words.ts'

/** What stands beside the word for each fate, so that it is told at a glance and without colour. */
export const SIGNS: Readonly<Record<Choice, string>> = {
  same: '=',
  reworded: '≈',
  split: '1→2',
  merged: '2→1',
  added: '+',
  dropped: '−',
  counterpart: '↔',
  moved: '⇅',
}

/** The most of a text that a cell shows, UTF-16: the rest is in the document, a key away. */
const LONGEST = 20_000

/** The columns in their order. */
const COLUMNS = ['before', 'fate', 'after'] as const
type Column = (typeof COLUMNS)[number]

export interface TableEvents {
  open(row: number, side: Side, inPlace: boolean): void
  /** The active row or what is in sight has changed. */
  moved(): void
  /** Goes to a row of all rows, which may not be shown. */
  jump(row: number): void
  say(text: string): void
}

export class Table {
  readonly list: List
  readonly element: HTMLElement
  readonly #words: Words
  readonly #events: TableEvents
  #rows: readonly PageRow[] = []
  /** Indexes into the rows, of those that pass the filter. */
  #shown: readonly number[] = []
  #active = { at: 0, column: 'after' as Column }
  #languages: Readonly<Record<Side, string>> = { before: '', after: '' }
  /** Of the type, pixels. */
  #size = 13

  constructor(words: Words, events: TableEvents) {
    this.#words = words
    this.#events = events
    this.list = new List(
      {
        make: at => this.#make(at),
        guess: (at, width) => this.#guess(at, width),
        drawn: () => {
          this.#tabStop()
          events.moved()
        },
      },
      {
        role: 'grid',
        class: 'grid',
        'aria-label': words.title,
        'aria-colcount': COLUMNS.length,
        'aria-describedby': 'keys',
      },
    )
    this.element = this.list.element
    this.element.addEventListener('keydown', event => this.#onKey(event))
    this.element.addEventListener('focusin', ({ target }) => this.#onFocus(target))
    this.list.body.addEventListener('click', event => this.#onClick(event))
  }

  /** The row of all rows that the keyboard is at. */
  get active(): number | undefined {
    return this.#shown[this.#active.at]
  }

  /** The first row in sight, as an index into all rows. */
  get first(): number | undefined {
    return this.#shown[this.list.at(this.list.top)]
  }

  get shown(): readonly number[] {
    return this.#shown
  }

  /** Shows the rows of `shown`, which are indexes into `rows`; the reader stays at the row that is at the top, and at the active one. */
  show(rows: readonly PageRow[], shown: readonly number[], languages: Readonly<Record<Side, string>>): void {
    const [first, active] = [this.list.at(this.list.top), this.#active.at]
    const rest = this.list.top - this.list.topOf(first)
    const refs = [first, active].map(at => this.#rows[this.#shown[at] ?? -1]?.ref)
    const before = [first, active].map(at => this.#shown[at] ?? 0)
    // The focus may be in an editor by now: it is not taken from there.
    const hasFocus = document.hasFocus() && this.element.contains(document.activeElement)
    const isOther = rows !== this.#rows
    this.#rows = rows
    this.#shown = shown
    this.#languages = languages
    const places = new Map(isOther ? shown.map((row, at) => [rows[row]?.ref, at]) : [])
    const [firstNow = 0, activeNow = 0] = refs.map((ref, which) =>
      isOther ? (places.get(ref) ?? 0) : nearest(shown, before[which] ?? 0),
    )
    this.#active = { at: activeNow, column: this.#active.column }
    this.element.setAttribute('aria-rowcount', String(shown.length))
    const isSame = shown[firstNow] !== undefined && rows[shown[firstNow]]?.ref === refs[0]
    this.list.reset(shown.length, firstNow, isSame ? rest : 0)
    if (hasFocus) this.#cell()?.focus({ preventScroll: true })
  }

  /** Goes to a row of all rows. False where the filter hides it. */
  reveal(row: number, focus: boolean): boolean {
    const at = this.#shown.indexOf(row)
    if (at < 0) return false
    this.#moveTo(at, this.#active.column, focus)
    return true
  }

  focus(): void {
    this.#moveTo(this.#active.at, this.#active.column, true)
  }

  /** Goes to the next or previous row that is no plain text; says where there is none. */
  step(direction: 1 | -1): void {
    for (let at = this.#active.at + direction; at >= 0 && at < this.#shown.length; at += direction) {
      const row = this.#rows[this.#shown[at] ?? -1]
      if (!row || !isChange(row)) continue
      this.#moveTo(at, this.#active.column, true)
      return
    }
    this.#events.say(direction > 0 ? this.#words.lastChange : this.#words.firstChange)
  }

  #guess(at: number, width: number): number {
    const row = this.#rows[this.#shown[at] ?? -1]
    if (!row) return 0
    // Asked once for all rows: it takes longer than the rest.
    if (at === 0) this.#size = Number.parseFloat(getComputedStyle(this.element).fontSize) || 13
    const size = this.#size
    const column = Math.max(60, (width - 11 * size) / 2 - 24)
    const lines = (['before', 'after'] as const).map(side => {
      const length = row[side]?.runs.reduce((sum, { text }) => sum + text.length, 0) ?? 0
      const each = this.#languages[side] === 'zh' ? size : size * 0.52
      return Math.ceil((Math.min(length, LONGEST) * each) / column)
    })
    return Math.max(1, ...lines) * size * 1.6 + (row.kind === 'section' ? 18 : 10)
  }

  #make(at: number): HTMLElement {
    const index = this.#shown[at] ?? -1
    const row = this.#rows[index]
    if (!row) return element('div')
    const made = element('div', {
      role: 'row',
      class: `row ${row.kind} ${row.fate}${row.isMoved ? ' is-moved' : ''}${row.isLeft ? ' is-left' : ''}`,
      'aria-rowindex': at + 1,
      'data-at': at,
    })
    made.style.setProperty('--depth', String(row.depth))
    made.append(
      this.#textCell(row, 'before'),
      element('div', { role: 'gridcell', class: 'cell fate', tabindex: -1, 'aria-colindex': 2 }, ...this.#fate(row)),
      this.#textCell(row, 'after'),
    )
    return made
  }

  #textCell(row: PageRow, side: Side): HTMLElement {
    const cell = row[side]
    const made = element('div', {
      role: 'gridcell',
      class: `cell text ${side}${cell ? '' : ' is-empty'}`,
      tabindex: -1,
      'aria-colindex': side === 'before' ? 1 : 3,
      lang: this.#languages[side] === 'zh' ? 'zh-CN' : 'en',
    })
    if (!cell) return made
    const words = element('span', { class: row.kind === 'section' ? 'heading' : 'words', dir: 'auto' })
    if (cell.number !== '') words.append(element('span', { class: 'numbering' }, `${plainText(cell.number, 40)} `))
    words.append(...this.#runs(cell, side))
    made.append(words)
    return made
  }

  #runs({ runs }: Cell, side: Side): Node[] {
    const nodes: Node[] = []
    let left = LONGEST
    for (const { text, isChanged } of runs) {
      if (left <= 0) break
      const shown = spaced(text, left)
      left -= text.length
      if (isChanged) nodes.push(element(side === 'before' ? 'del' : 'ins', {}, shown))
      else nodes.push(document.createTextNode(shown))
    }
    return nodes
  }

  #fate(row: PageRow): Node[] {
    const words = this.#words
    const nodes: Node[] = []
    const line = (className: string, ...children: (Node | string)[]): void => {
      nodes.push(element('span', { class: className }, ...children))
    }
    const sign = (choice: Choice): HTMLElement =>
      element('span', { class: `sign ${choice}`, 'aria-hidden': 'true' }, SIGNS[choice])
    const isThroughout = row.fate === 'reworded' && row.similarity !== null && row.similarity < 0.01
    const share =
      row.similarity !== null && row.fate !== 'same' && !isThroughout
        ? element('span', { class: 'share' }, ` ${shareText(row)}`)
        : ''
    // What is the same need not be said of every paragraph.
    if (row.fate === 'same' && row.kind === 'piece' && !row.isMoved)
      line('said quiet', sign('same'), ' ', element('span', { class: 'visually-hidden' }, words.fates.same))
    else if (!row.isLeft && (row.fate !== 'same' || !row.isMoved))
      line('said', sign(row.fate), ' ', isThroughout ? words.throughout : words.fates[row.fate], share)
    if (row.isMoved || row.isLeft) line('said', sign('moved'), ' ', words.fates.moved, ' ', this.#otherEnd(row))
    const notes = [
      row.isMovedAlong ? words.movedAlong : '',
      row.isRenumbered && row.kind === 'section' && !row.isLeft ? words.renumbered : '',
      row.isRetitled && !row.isLeft ? words.retitled : '',
    ].filter(Boolean)
    if (notes.length > 0) line('note', notes.join(' · '))
    return nodes
  }

  /** From where, or to where, with a way there. */
  #otherEnd({ other }: PageRow): HTMLElement | string {
    if (!other) return ''
    const { heading, row, isOrigin } = other
    const words = this.#words
    const nowhere = isOrigin ? words.whereItWas : words.whereItIs
    const there = isOrigin ? words.movedFrom : words.movedTo
    const said = heading === '' ? nowhere : fill(there, plainText(heading, 40))
    const shown = `${isOrigin ? '↥' : '↧'} ${said}`
    if (row < 0) return element('span', { class: 'note' }, said)
    return element('span', { class: 'jump', role: 'link', title: words.goThere, 'data-to': row }, shown)
  }

  #cell(): HTMLElement | undefined {
    const cell = this.list.rowAt(this.#active.at)?.children[COLUMNS.indexOf(this.#active.column)]
    return cell instanceof HTMLElement ? cell : undefined
  }

  /** Only one cell is reached by Tab. */
  #tabStop(): void {
    const stop = this.#cell()
    for (const cell of this.element.querySelectorAll('[tabindex="0"]'))
      if (cell !== stop) cell.setAttribute('tabindex', '-1')
    stop?.setAttribute('tabindex', '0')
    for (const row of this.element.querySelectorAll('.row.is-active'))
      if (row !== stop?.parentElement) row.classList.remove('is-active')
    stop?.parentElement?.classList.add('is-active')
  }

  #moveTo(at: number, column: Column, focus: boolean): void {
    const last = this.#shown.length - 1
    if (last < 0) return
    this.#active = { at: Math.max(0, Math.min(at, last)), column }
    this.list.reveal(this.#active.at)
    this.#tabStop()
    if (focus) this.#cell()?.focus({ preventScroll: true })
    this.#events.moved()
  }

  #onFocus(target: EventTarget | null): void {
    const found = placeOf(target)
    if (!found || (found.at === this.#active.at && found.column === this.#active.column)) return
    this.#active = found
    this.#tabStop()
    this.#events.moved()
  }

  #onClick(event: MouseEvent): void {
    const found = placeOf(event.target)
    const row = found && this.#shown[found.at]
    if (!found || row === undefined) return
    const jump = event.target instanceof Element ? event.target.closest<HTMLElement>('.jump') : null
    if (jump) {
      this.#events.jump(Number(jump.dataset['to']))
      return
    }
    this.#moveTo(found.at, found.column, true)
    // Words that were dragged over are to be copied, not followed.
    if (!getSelection()?.isCollapsed || found.column === 'fate') return
    this.#events.open(row, found.column, event.ctrlKey || event.metaKey)
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.isComposing) return
    const control = event.ctrlKey || event.metaKey
    const { at, column } = this.#active
    const row = this.#shown[at]
    const page = (direction: 1 | -1): number => {
      const { clientHeight } = this.element
      const there = this.list.at(this.list.topOf(at) + direction * clientHeight * 0.9)
      return there === at ? at + direction : there
    }
    const beside = (by: 1 | -1): Column => COLUMNS[COLUMNS.indexOf(column) + by] ?? column
    switch (event.key) {
      case 'ArrowDown':
        this.#moveTo(control ? this.#shown.length - 1 : at + 1, column, true)
        break
      case 'ArrowUp':
        this.#moveTo(control ? 0 : at - 1, column, true)
        break
      case 'ArrowRight':
        this.#moveTo(at, beside(1), true)
        break
      case 'ArrowLeft':
        this.#moveTo(at, beside(-1), true)
        break
      case 'PageDown':
        this.#moveTo(page(1), column, true)
        break
      case 'PageUp':
        this.#moveTo(page(-1), column, true)
        break
      case 'Home':
        this.#moveTo(control ? 0 : at, control ? column : 'before', true)
        break
      case 'End':
        this.#moveTo(control ? this.#shown.length - 1 : at, control ? column : 'after', true)
        break
      case 'Enter':
        if (row !== undefined) this.#events.open(row, column === 'before' ? 'before' : 'after', control)
        break
      case 'm':
      case 'M': {
        if (control) return
        const to = row === undefined ? undefined : this.#rows[row]?.other?.row
        if (to !== undefined && to >= 0) this.#events.jump(to)
        break
      }
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }
}

/** Whether a row says more than that a text stayed as and where it was; headings that were only renumbered do not. */
export function isChange(row: PageRow): boolean {
  return (row.fate !== 'same' && row.fate !== 'counterpart') || row.isMoved
}

/** What changed is never shown as wholly the same. */
function shareText({ similarity }: PageRow): string {
  return `${Math.min(99, Math.floor((similarity ?? 0) * 100))}%`
}

function placeOf(target: EventTarget | null): { at: number; column: Column } | undefined {
  const cell = target instanceof Element ? target.closest('.cell') : null
  const row = cell?.closest<HTMLElement>('.row')
  if (!cell || !row) return undefined
  const column = COLUMNS[[...row.children].indexOf(cell)]
  return column && { at: Number(row.dataset['at']), column }
}

/** The place of a number in a sorted list, or that of the next larger one. */
function nearest(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return Math.min(low, Math.max(0, sorted.length - 1))
}

/** A text as {@link plainText} has it, with the spaces at its ends, which part it from the next; cells of a row are parted by strokes. */
function spaced(text: string, longest: number): string {
  const said = plainText(text.replaceAll('\t', ' | '), longest)
  return `${/^\s/.test(text) && said !== '' ? ' ' : ''}${said}${/\s$/.test(text) ? ' ' : ''}`
}
