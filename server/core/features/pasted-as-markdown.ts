// Makes lines that were pasted from a table one of Markdown, with the words of its cells as they are written.

import type { PastedCell, PastedTable } from '../index/pasted-table.ts'
import { type PlacedCell, PlacedWords } from '../index/placed-table.ts'
import { statementsOf } from '../index/statements.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { type BlockFacts, cellWords, parseBlock } from '../syntax/parse-block.ts'
import type { Leaf } from '../syntax/prose.ts'
import { nextBreak } from '../text/lines.ts'
import type { Edit } from './code-action.ts'
import { firstBreak, pipeLines } from './markdown-table.ts'

/**
 * The lines of the pasted table at an offset as Markdown, apart from what stands above and below them. Undefined where none is read there, in lists,
 * quotes and footnotes, and where a table would not say all that the lines do: markup that goes from cell to cell.
 */
export function pastedAsMarkdown(document: Document, offset: number): Edit | undefined {
  const index = document.blockAt(offset)
  const [first, last] = document.list.portionsAround(index)
  const block = document.list.block(index)
  if (!block || first !== last) return undefined
  const { source } = block
  const at = offset - document.startOf(index)
  const facts = document.factsOf(block)
  const leaf = facts.leaves.find(({ start, end }) => start <= at && at <= end)
  if (!leaf || leaf.listDepth || facts.footnoteDefinitions.length > 0) return undefined
  const table = statementsOf(leaf, source).find(({ table }) => table)?.table
  if (!table) return undefined
  const place = (cell: PastedCell): Range => onLine(source, new PlacedWords(leaf, cell))
  const placed = wordedCells(table).map(place)
  const start = source.lastIndexOf('\n', Math.min(...placed.map(cell => cell.start)) - 1) + 1
  const behind = nextBreak(source, Math.max(...placed.map(cell => cell.end)))
  const end = behind < 0 ? source.length : behind
  const edges = [source.slice(start, placed[0]?.start), source.slice(placed.at(-1)?.end, end)]
  if (at < start || at > end || !edges.every(edge => /^[\s|]*$/.test(edge))) return undefined
  const rows = table.all
    .filter((row, number) => number !== 1 || !row.every(({ text }) => DASHES.test(text)))
    .map(row => row.map(cell => (cell.text === '' ? '' : inCell(source, place(cell)))))
  const lines = pipeLines(rows[0] ?? [], rows.slice(1))
  if (!saysTheSame(parseBlock(lines.join('\n'), block.usedOf(document.definitions)), facts, leaf, table))
    return undefined
  const whole = [
    ...(/\S/.test(source.slice(0, start)) ? [''] : []),
    ...lines,
    ...(/\S/.test(source.slice(end)) ? [''] : []),
  ]
  const shift = document.startOf(index)
  return { start: shift + start, end: shift + end, text: whole.join(firstBreak(source)) }
}

function wordedCells({ all }: PastedTable): PastedCell[] {
  return all.flat().filter(({ text }) => text !== '')
}

/** A cell with the markup around its words, and without space: of a line break between Chinese characters nothing stands in the leaf's text. */
function onLine(source: string, { words, start, end }: PlacedCell): Range {
  const before = source.slice(start, words.start)
  const behind = source.slice(words.end, end)
  const [own = ''] = /(?<![^\r\n])[^\r\n]*$/.exec(before) ?? []
  const [rest = ''] = /^[^\r\n]*/.exec(behind) ?? []
  return { start: words.start - own.trimStart().length, end: words.end + rest.trimEnd().length }
}

/** What a cell of lines says, as it is written in a table. */
function inCell(source: string, { start, end }: Range): string {
  return source.slice(start, end).replace(/(?<!\\)\|/g, '\\|')
}

/** Whether a block is one table with the words of the pasted one, and with all marks of its lines. */
function saysTheSame(made: BlockFacts, facts: BlockFacts, leaf: Leaf, table: PastedTable): boolean {
  const [only, ...others] = made.tables
  if (!only || others.length > 0) return false
  const words = only.rows.flat().map(cell => cellWords(made, only, cell))
  const marks = facts.marks.filter(({ start, end }) => leaf.start <= start && end <= leaf.end)
  return joined(words) === joined(wordedCells(table).map(({ text }) => text)) && made.marks.length >= marks.length
}

function joined(words: readonly string[]): string {
  return words.filter(words => words !== '' && !DASHES.test(words)).join('\n')
}

/** A cell of the row below the head, as Markdown asks for it. */
const DASHES = /^:?-{3,}:?$/
