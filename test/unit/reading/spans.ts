// Marks spans in a line as the tests write them: ⟦…⟧.

import assert from 'node:assert/strict'

/** A span in a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** `marked` without its marks. */
export function unmark(marked: string): string {
  return marked.replace(/[⟦⟧]/g, '')
}

/** `text` with each of `spans` in ⟦…⟧; spans must be in order and must not overlap. */
export function mark(text: string, spans: readonly Span[]): string {
  let marked = ''
  let at = 0
  for (const { start, end } of spans) {
    assert.ok(start >= at && end > start && end <= text.length, `span ${start}–${end} in ${text}`)
    marked += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`
    at = end
  }
  return marked + text.slice(at)
}
