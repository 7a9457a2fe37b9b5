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
  const isAtStart = block.source.slice(0, table.start).trim() === ''
  const isAtEnd = block.source.slice(table.end).trim() === ''
  const lines = [...(isAtStart ? [] : ['', '']), ...linesOf(words, table), ...(isAtEnd ? [] : ['', ''])]
  return { start: start + table.start, end: start + table.end, text: lines.join(firstBreak(block.source)) }
}

/** How lines of a text end, by its first one. */
export function firstBreak(text: string): string {
  const first = nextBreak(text, 0)
  return first < 0 ? '\n' : text.slice(first, breakEnd(text, first))
}

/** The lines of a pipe table; each row is as long as the longest, and words are taken as they are written. */
export function pipeLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(1, head.length, ...rows.map(({ length }) => length))
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, column) => cells[column] ?? '').join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(columns)}`, ...rows.map(line)]
}

const LOST = /<(?:a|img|table|pre|code|ul|ol)[\s>]/i

function linesOf({ leaves }: HtmlWords, { grid, titles, body, head, rows, spanned }: HtmlTable): string[] {
  const wordsOf = (cell: number | undefined): string => (cell === undefined ? '' : written(leaves[cell]?.text ?? ''))
  const title = grid.slice(0, titles).flatMap(row => [wordsOf(row.find(cell => wordsOf(cell) !== '')), ''])
  const cellsOf = (row: readonly number[]): string[] =>
    row.map((cell, column) => {
      const reaching = spanned?.get(cell) ?? cell
      return wordsOf(column > 0 && reaching < (row[0] ?? 0) ? reaching : cell)
    })
  return [...title, ...pipeLines(head?.map(written) ?? cellsOf(rows[0] ?? []), grid.slice(body).map(cellsOf))]
}

/** The words of a cell, line by line. */
function written(text: string): string {
  return text
    .split('\n')
    .map(line => writeOneLine([{ text: line }]).replace(/\|/g, '\\|'))
    .join('<br>')
}
