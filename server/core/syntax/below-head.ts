// The facts of rows that are read below the head of their table, without those of the head.

import type { BlockFacts } from './parse-block.ts'
import type { Leaf } from './prose.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/** `facts` are those of the head, so many characters long, and the rows below it: what stands in the rows, with offsets that count from the first of them. */
export function belowHead(facts: BlockFacts, length: number): BlockFacts {
  const first = facts.leaves.findIndex(({ start }) => start >= length)
  const above = first < 0 ? facts.leaves.length : first
  const wordsOf = (row: readonly number[] | undefined): string[] =>
    row?.map(cell => facts.leaves[cell]?.text ?? '') ?? []
  const isAbove = (row: readonly number[]): boolean => (row[0] ?? 0) < above
  const below = <T extends Span>(spans: readonly T[]): T[] =>
    spans.flatMap(span =>
      span.end > length ? [{ ...span, start: Math.max(0, span.start - length), end: span.end - length }] : [],
    )
  return {
    leaves: facts.leaves.slice(above).map(leaf => moveLeaf(leaf, length)),
    marks: below(facts.marks).map(mark => ({
      ...mark,
      textStart: mark.textStart - length,
      textEnd: mark.textEnd - length,
      idStart: mark.idStart - length,
      idEnd: mark.idEnd - length,
      fragmentStart: mark.fragmentStart - length,
      fragmentEnd: mark.fragmentEnd - length,
      titleStart: mark.titleStart - length,
    })),
    tables: below(facts.tables).map(table => ({
      ...table,
      head: wordsOf(table.rows[0]),
      above: wordsOf(table.rows.findLast((row, index) => index > 0 && isAbove(row))),
      rows: [[], ...table.rows.filter(row => !isAbove(row)).map(row => row.map(cell => cell - above))],
    })),
    html: below(facts.html),
    directives: below(facts.directives),
    footnoteDefinitions: below(facts.footnoteDefinitions),
    footnoteReferences: below(facts.footnoteReferences),
    definitions: below(facts.definitions),
    problems: below(facts.problems),
    isList: facts.isList,
  }
}

function moveLeaf(leaf: Leaf, by: number): Leaf {
  const pieces = leaf.pieces?.map(piece => ({ ...piece, source: piece.source - by }))
  return { ...leaf, start: leaf.start - by, end: leaf.end - by, pieces }
}
