// Makes rows of a table such as Markdown can have: no cell spans others, the head is one row, and titles stand above.

import type { RawSpan } from '../core/importing/raw-document.ts'
import type { SpanSlot } from '../core/syntax/spans.ts'

/** A table each of whose cells stands alone; the first row is its head. */
export interface PlainRows {
  readonly titles: readonly (readonly RawSpan[])[]
  readonly rows: readonly (readonly (readonly RawSpan[])[])[]
}

/** So many rows a head may have. */
const MOST_HEAD = 4
/** Longer words are said once. */
const MOST_REPEATED = 100

/**
 * What a cell says of several rows stands in each, but in the first column, where an empty cell means the one above. What several rows of a head say
 * of a column is one heading: as many rows as the format says, and those into which cells of the first reach. One cell over all columns at the
 * top is a title. `wordsOf` is asked once for each cell, in order.
 */
export function plainRows<T>(
  slots: readonly (readonly SpanSlot<T>[])[],
  flagged: number,
  wordsOf: (cell: T) => readonly RawSpan[],
): PlainRows {
  const words = new Map<T, readonly RawSpan[]>()
  for (const row of slots) for (const slot of row) if (slot?.from === 'own') words.set(slot.cell, wordsOf(slot.cell))
  const own = (row: readonly SpanSlot<T>[]): SpanSlot<T>[] => row.filter(slot => slot?.from === 'own')
  const isTitle = (row: readonly SpanSlot<T>[]): boolean =>
    own(row).length === 1 && row.every(slot => slot?.from !== 'above')
  const first = Math.max(
    0,
    slots.findIndex(row => !isTitle(row)),
  )
  const top = new Set(own(slots[first] ?? []).map(slot => slot?.cell))
  let reached = first + 1
  while (slots[reached]?.some(slot => slot?.from === 'above' && top.has(slot.cell)) && reached - first <= MOST_HEAD)
    reached++
  if (reached - first > MOST_HEAD) reached = first + 1
  // Where all rows are said to be its head, or many, that says nothing.
  const isSaid = flagged < slots.length && flagged - first <= MOST_HEAD
  const last = isSaid ? Math.max(reached, flagged) : reached
  const head = slots.slice(first, last)
  const columns = slots.reduce((most, row) => Math.max(most, row.length), 0)
  return {
    titles: slots.slice(0, first).map(row => words.get(own(row)[0]?.cell as T) ?? []),
    rows: [
      Array.from({ length: columns }, (_, column) => headingOf(head, column, words)),
      ...slots.slice(first + head.length).map(row => row.map((slot, column) => cellOf(slot, column, words))),
    ],
  }
}

type Words<T> = ReadonlyMap<T, readonly RawSpan[]>

function headingOf<T>(head: readonly (readonly SpanSlot<T>[])[], column: number, words: Words<T>): readonly RawSpan[] {
  const said = new Map<T, readonly RawSpan[]>()
  for (const row of head) {
    const slot = row[column]
    const all = slot && (slot.from === 'own' ? words.get(slot.cell) : repeated(words.get(slot.cell)))
    if (slot && all && all.length > 0 && !said.has(slot.cell)) said.set(slot.cell, all)
  }
  return [...said.values()].flatMap((all, i) => (i === 0 ? all : [{ text: ' ' }, ...all]))
}

function cellOf<T>(slot: SpanSlot<T>, column: number, words: Words<T>): readonly RawSpan[] {
  if (!slot || slot.from === 'left') return []
  const all = words.get(slot.cell)
  return slot.from === 'own' ? (all ?? []) : column > 0 ? repeated(all) : []
}

/** A footnote is called once. */
function repeated(words: readonly RawSpan[] | undefined): readonly RawSpan[] {
  const spans = words?.filter(({ note }) => note === undefined) ?? []
  return spans.reduce((sum, { text }) => sum + text.length, 0) <= MOST_REPEATED ? spans : []
}
