// The strip at the edge of the table that shows where in the whole comparison something changed: told by place and shape, too.

import { element } from '../page/element.ts'
import type { List } from './list.ts'
import type { PageRow } from './messages.ts'
import { isChange } from './table.ts'

export class Ruler {
  readonly element: HTMLElement
  readonly #canvas = element('canvas')
  readonly #view = element('div', { class: 'view' })
  readonly #list: List
  #rows: readonly PageRow[] = []
  #shown: readonly number[] = []

  /** `jump` goes to a row of those that are shown. */
  constructor(list: List, jump: (at: number) => void) {
    this.#list = list
    // By keyboard, F7 does what it is for.
    this.element = element('div', { class: 'ruler', 'aria-hidden': 'true' }, this.#canvas, this.#view)
    this.element.addEventListener('click', ({ offsetY }) => {
      const { clientHeight } = this.element
      if (clientHeight > 0) jump(list.at((offsetY / clientHeight) * list.height))
    })
    new ResizeObserver(() => this.draw()).observe(this.element)
    // The colours are those of the theme.
    new MutationObserver(() => this.draw()).observe(document.body, { attributes: true, attributeFilter: ['class'] })
  }

  show(rows: readonly PageRow[], shown: readonly number[]): void {
    this.#rows = rows
    this.#shown = shown
    this.draw()
  }

  /** Shows what part of the whole is in sight. */
  scrolled(): void {
    const { height, top, element: grid } = this.#list
    const all = Math.max(height, grid.clientHeight)
    this.#view.style.top = `${(top / all) * 100}%`
    this.#view.style.height = `${Math.max(0.5, (grid.clientHeight / all) * 100)}%`
  }

  draw(): void {
    const { clientWidth: width, clientHeight: height } = this.element
    const scale = window.devicePixelRatio || 1
    this.#canvas.width = Math.round(width * scale)
    this.#canvas.height = Math.round(height * scale)
    const context = this.#canvas.getContext('2d')
    if (!context || width === 0 || height === 0) return
    const style = getComputedStyle(this.element)
    const colour = (name: string): string => style.getPropertyValue(name).trim() || style.color
    const colours = {
      added: colour('--added'),
      dropped: colour('--dropped'),
      changed: colour('--changed'),
      moved: colour('--moved'),
    }
    context.scale(scale, scale)
    const all = Math.max(1, this.#list.height, this.#list.element.clientHeight)
    /** The last pixel that each kind was drawn at: thousands of rows share one. */
    const last: Record<keyof typeof colours, number> = { added: -1, dropped: -1, changed: -1, moved: -1 }
    for (const [at, index] of this.#shown.entries()) {
      const row = this.#rows[index]
      if (!row || !isChange(row)) continue
      const kind = kindOf(row)
      const y = Math.floor((this.#list.topOf(at) / all) * height)
      if (y === last[kind]) continue
      last[kind] = y
      const size = Math.max(2, ((this.#list.topOf(at + 1) - this.#list.topOf(at)) / all) * height)
      const [from, to] = SHAPES[kind]
      context.fillStyle = colours[kind]
      context.fillRect(from * width, y, (to - from) * width, size)
    }
    this.scrolled()
  }
}

/** From where to where across the strip: what was dropped at the left, where it was; what was added at the right. */
const SHAPES = { dropped: [0, 0.4], added: [0.6, 1], changed: [0.1, 0.9], moved: [0.4, 0.6] } as const

function kindOf({ fate, isMoved }: PageRow): keyof typeof SHAPES {
  if (fate === 'added' || fate === 'dropped') return fate
  return isMoved && fate === 'same' ? 'moved' : 'changed'
}
