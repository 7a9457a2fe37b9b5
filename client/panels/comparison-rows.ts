// The rows of the side-by-side view: what the server says of two plans, in the reading order of the later one, and where it stands.

import type {
  ComparisonData,
  PieceData,
  PiecePlace,
  SectionData,
  SectionPlace,
} from '../../server/wire/comparison-data.ts'
import type { LspRange } from '../../server/wire/lsp.ts'
import type { Cell, PageRow } from '../pages/comparison/messages.ts'

type Comparison = ComparisonData<LspRange>
type Section = SectionData<LspRange>
type Heading = SectionPlace<LspRange>
type Piece = PieceData<LspRange>
type Part = PiecePlace<LspRange>
type Fate = PageRow['fate']

/** A row with the places of its two sides; several where something was split or merged. */
export interface Row {
  readonly page: PageRow
  readonly before: readonly LspRange[]
  readonly after: readonly LspRange[]
}

/**
 * The rows in the order of the later plan. A section that was split has a row at each of its parts, with what stands there; what
 * moved stands where it is now, and a row says so where it was.
 */
export function comparisonRows(comparison: Comparison, opening: string): Row[] {
  const headings = {
    before: nameHeadings(
      comparison.sections.flatMap(({ before }) => before),
      opening,
    ),
    after: nameHeadings(
      comparison.sections.flatMap(({ after }) => after),
      opening,
    ),
  }
  const rows: MutableRow[] = []
  /** The rows at both ends of what moved, by the index of the section or piece before. */
  const ends = { sections: new Ends(), pieces: new Ends() }
  for (const { section, at } of inOrder(comparison.sections)) {
    const depth = depthOf(section)
    const from = section.before[section.main.before]
    if (at === LEFT) {
      if (from) ends.sections.left.set(from.index, rows.length)
      rows.push(leftSectionRow(section, depth))
      continue
    }
    const isOpening = [...section.before, ...section.after].every(({ index }) => index < 0)
    const here = section.after[at]
    const isMain = at === section.main.after || section.after.length < 2
    if (section.moved && from && isMain) ends.sections.arrived.set(from.index, rows.length)
    if (!isOpening) rows.push(sectionRow(section, at, depth))
    const left = isMain ? [...section.departed] : []
    const pushLeft = (piece: Piece | undefined): void => {
      const first = piece?.before[0]
      if (!piece || !first) return
      ends.pieces.left.set(first.index, rows.length)
      rows.push(leftRow(piece, depth))
    }
    for (const piece of asRead(section.pieces.filter(piece => isIn(piece, here, isMain, section)))) {
      const first = piece.before[0]
      // What left is shown where it stood among what stayed.
      while (first && !piece.moved && left[0] && (left[0].before[0]?.index ?? 0) < first.index) pushLeft(left.shift())
      if (piece.moved && first) ends.pieces.arrived.set(first.index, rows.length)
      rows.push(pieceRow(piece, depth))
    }
    for (const piece of left) pushLeft(piece)
  }
  for (const { arrived, left } of [ends.sections, ends.pieces]) {
    for (const [index, at] of arrived) connect(rows, at, left.get(index), headings.before, true)
    for (const [index, at] of left) connect(rows, at, arrived.get(index), headings.after, false)
  }
  return rows.map(({ page, before, after }) => ({
    page,
    before: before.map(({ place }) => place),
    after: after.map(({ place }) => place),
  }))
}

/** What headings are called, by index: one of several that are alike by the one around it, too. */
function nameHeadings(all: readonly Heading[], opening: string): Map<number, string> {
  const counts = new Map<string, number>()
  for (const { title } of all) counts.set(title, (counts.get(title) ?? 0) + 1)
  return new Map(
    all.map(({ index, title, path }) => {
      const around = (counts.get(title) ?? 0) > 1 ? path.at(-1) : undefined
      return [index, around === undefined ? title || opening : `${title} ‹ ${around}`]
    }),
  )
}

/** The rows where something is now, and where it was. */
class Ends {
  readonly arrived = new Map<number, number>()
  readonly left = new Map<number, number>()
}

/** In place of the index of a part: the row says where a section was before it moved. */
const LEFT = -1

interface MutableRow {
  page: PageRow
  readonly before: readonly (Heading | Part)[]
  readonly after: readonly (Heading | Part)[]
}

/** Sections in the order in which they are read, those that were split once for each part, and those that moved also where they were. */
function inOrder(sections: readonly Section[]): { section: Section; at: number }[] {
  const units: { section: Section; at: number; order: number }[] = []
  /** What did not move, by where it was: in order. */
  const stayed: { before: number; order: number }[] = []
  let last = -1
  for (const section of sections) {
    const main = section.after[section.main.after] ?? section.after[0]
    // What was dropped stays behind what it is listed behind.
    last = main?.index ?? last
    const at = main ? section.after.indexOf(main) : 0
    units.push({ section, at, order: last })
    for (const [other, { index }] of section.after.entries())
      if (other !== at) units.push({ section, at: other, order: index })
    const from = section.before[section.main.before]
    if (from && !section.moved && !section.movedAlong) stayed.push({ before: from.index, order: last })
  }
  stayed.sort((a, b) => a.before - b.before)
  for (const section of sections) {
    const from = section.before[section.main.before]
    if (section.moved && from) units.push({ section, at: LEFT, order: orderBefore(stayed, from.index) + 0.5 })
  }
  return units.sort((a, b) => a.order - b.order)
}

/** Where the last of what stayed stands that was before a section. */
function orderBefore(stayed: readonly { before: number; order: number }[], index: number): number {
  let [low, high] = [0, stayed.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((stayed[middle]?.before ?? 0) < index) low = middle + 1
    else high = middle
  }
  return stayed[low - 1]?.order ?? -1
}

function depthOf({ before, after, main }: Section): number {
  const heading = after[main.after] ?? after[0] ?? before[main.before] ?? before[0]
  return Math.min(heading?.path.length ?? 0, 6)
}

/** Whether a piece is shown under this part of a section; what is in none of the parts, under the main one. */
function isIn(piece: Piece, here: Heading | undefined, isMain: boolean, { after }: Section): boolean {
  const section = piece.after[0]?.section
  if (section === undefined || !here || after.length < 2) return isMain
  return section === here.index || (isMain && !after.some(({ index }) => index === section))
}

/** Pieces in the order of the later text; what was dropped stays behind what it is listed behind. */
function asRead(pieces: readonly Piece[]): Piece[] {
  let last = -1
  const placed = pieces.map(piece => {
    last = piece.after[0]?.index ?? last
    return { piece, order: last }
  })
  return placed.sort((a, b) => a.order - b.order).map(({ piece }) => piece)
}

function sectionRow(section: Section, at: number, depth: number): MutableRow {
  const isPart = section.after.length > 1 && at !== section.main.after
  const after = section.after.length > 1 ? section.after.slice(at, at + 1) : section.after
  const { before } = section
  const titles = (all: readonly Heading[]): Cell | null =>
    all.length === 0
      ? null
      : { number: '', runs: [{ text: all.map(({ title }) => title).join(' · '), isChanged: false }] }
  const [fate, changed] = [section.fate, section.fate === 'added' || section.fate === 'dropped']
  const mark = (cell: Cell | null): Cell | null =>
    cell && changed ? { ...cell, runs: cell.runs.map(run => ({ ...run, isChanged: true })) } : cell
  return {
    page: {
      ref: `s${before.map(({ index }) => index).join('+')}/${after.map(({ index }) => index).join('+')}`,
      kind: 'section',
      isLeft: false,
      depth,
      fate,
      isMoved: section.moved,
      isMovedAlong: section.movedAlong,
      isRenumbered: section.renumbered && !isPart,
      isRetitled: section.retitled && !isPart,
      similarity: similarityOf(section),
      before: mark(titles(before)),
      after: mark(titles(after)),
      other: null,
    },
    before,
    after,
  }
}

function similarityOf({ fate, similarity }: { readonly fate: Fate; readonly similarity: number }): number | null {
  return fate === 'added' || fate === 'dropped' || fate === 'counterpart' ? null : similarity
}

function pieceRow(piece: Piece, depth: number): MutableRow {
  const { before, after, words, fate } = piece
  return {
    page: {
      ref: `p${before.map(({ index }) => index).join('+')}/${after.map(({ index }) => index).join('+')}`,
      kind: 'piece',
      isLeft: false,
      depth,
      fate,
      isMoved: piece.moved,
      isMovedAlong: false,
      isRenumbered: piece.renumbered,
      isRetitled: false,
      similarity: similarityOf(piece),
      before: cellOf(before, fate === 'dropped', words, 'removed'),
      after: cellOf(after, fate === 'added', words, 'added'),
      other: null,
    },
    before,
    after,
  }
}

function leftRow(piece: Piece, depth: number): MutableRow {
  const { page } = pieceRow(piece, depth)
  return {
    page: {
      ...page,
      ref: `l${page.ref}`,
      isLeft: true,
      before: cellOf(piece.before, false, null, 'removed'),
      after: null,
    },
    before: piece.before,
    after: piece.after,
  }
}

function cellOf(
  parts: readonly Part[],
  isChanged: boolean,
  words: Piece['words'],
  kind: 'removed' | 'added',
): Cell | null {
  const [first] = parts
  if (!first) return null
  const runs = words
    ? words
        .filter(run => run.kind === 'same' || run.kind === kind)
        .map(run => ({ text: run.text, isChanged: run.kind === kind }))
    : [{ text: parts.map(({ text }) => text).join('\n'), isChanged }]
  return { number: first.number, runs }
}

function leftSectionRow(section: Section, depth: number): MutableRow {
  const row = sectionRow(section, section.main.after, depth)
  return { ...row, page: { ...row.page, ref: `l${row.page.ref}`, isLeft: true, after: null } }
}

/** Tells a row where the other end of its move is: under which heading, or at the heading itself. */
function connect(
  rows: MutableRow[],
  at: number,
  to: number | undefined,
  headings: ReadonlyMap<number, string>,
  isOrigin: boolean,
): void {
  const row = rows[at]
  if (!row) return
  const [part] = isOrigin ? row.before : row.after
  const heading = part && ('section' in part ? headings.get(part.section) : part.path.at(-1))
  row.page = { ...row.page, other: { heading: heading ?? '', row: to ?? -1, isOrigin } }
}
