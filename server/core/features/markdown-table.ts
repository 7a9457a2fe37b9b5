// Makes a table of raw HTML one of Markdown, in which targets and terms can be tagged.

import { writeOneLine } from '../importing/inline-markdown.ts'
import type { Document } from '../model/document.ts'
import { type HtmlTable, type HtmlWords, readHtml } from '../syntax/html-words.ts'
import { breakEnd, nextBreak } from '../text/lines.ts'
import type { Edit } from './code-action.ts'

/**
 * The table of raw HTML at an offset as Markdown: its titles as paragraphs above it, its head in one row, and what several rows have in common in
 * each of them, but for the first column, where an empty cell means the one above. Undefined where there is none, or where something would be lost:
 * links, pictures and tables within a cell.
 */
export function markdownTable(document: Document, offset: number): Edit | undefined {
  const index = document.blockAt(offset)
  const block = document.list.block(index)
  if (!block?.may.html) return undefined
  const start = document.startOf(index)
  const at = offset - start
  const part = document.factsOf(block).html.find(part => part.start <= at && at <= part.end)
  if (!part) return undefined
  const words = readHtml(block.source, part.start, part.end)
  const table = words.tables.find(table => table.start <= at && at <= table.end)
  if (!table || LOST.test(block.source.slice(table.start + 1, table.end))) return undefined
  const first = nextBreak(block.source, 0)
  const lineBreak = first < 0 ? '\n' : block.source.slice(first, breakEnd(block.source, first))
  const isAtStart = block.source.slice(0, table.start).trim() === ''
  const isAtEnd = block.source.slice(table.end).trim() === ''
  const lines = [...(isAtStart ? [] : ['', '']), ...linesOf(words, table), ...(isAtEnd ? [] : ['', ''])]
  return { start: start + table.start, end: start + table.end, text: lines.join(lineBreak) }
}

const LOST = /<(?:a|img|table|pre|code|ul|ol)[\s>]/i

function linesOf({ leaves }: HtmlWords, { grid, titles, body, head, rows, spanned }: HtmlTable): string[] {
  const wordsOf = (cell: number | undefined): string => (cell === undefined ? '' : written(leaves[cell]?.text ?? ''))
  const columns = grid.reduce((most, row) => Math.max(most, row.length), 1)
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, column) => cells[column] ?? '').join(' | ')} |`
  const title = grid.slice(0, titles).flatMap(row => [wordsOf(row.find(cell => wordsOf(cell) !== '')), ''])
  const cellsOf = (row: readonly number[]): string[] =>
    row.map((cell, column) => {
      const reaching = spanned?.get(cell) ?? cell
      return wordsOf(column > 0 && reaching < (row[0] ?? 0) ? reaching : cell)
    })
  return [
    ...title,
    line(head?.map(written) ?? cellsOf(rows[0] ?? [])),
    `|${' --- |'.repeat(columns)}`,
    ...grid.slice(body).map(row => line(cellsOf(row))),
  ]
}

/** The words of a cell, line by line. */
function written(text: string): string {
  return text
    .split('\n')
    .map(line => writeOneLine([{ text: line }]).replace(/\|/g, '\\|'))
    .join('<br>')
}
