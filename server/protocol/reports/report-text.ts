// Writes a report as plain text in columns, for a terminal.

import { largest } from '../../core/text/long-list.ts'
import { fitColumns, printable, widthOf } from '../columns.ts'
import { type Address, type Block, type Inline, type Row, toLine } from './report.ts'

/** Columns wider than this are cut in a terminal. */
const WIDEST = 60

/** The report, ending with a line break; a link is its text and, where it is a line, the address. */
export function reportToText(blocks: readonly Block[], address: Address): string {
  return blocks.map((block, index) => writeBlock(block, address, index === 0)).join('')
}

function writeBlock(block: Block, address: Address, isFirst: boolean): string {
  switch (block.kind) {
    case 'heading':
      return `${isFirst ? '' : '\n'}${writeLine(block.content, address)}\n`
    case 'paragraph':
    case 'faint':
    case 'warning':
      return `${writeLine(block.content, address)}\n`
    case 'list':
      return block.items.map(item => `  ${writeLine(item, address)}\n`).join('')
    case 'table': {
      const rows = [block.columns.map(({ title }) => title), ...block.rows.map(row => writeRow(row, address))]
      const widths = block.columns.map((_, at) => Math.min(WIDEST, largest(rows.map(row => widthOf(row[at] ?? '')))))
      return rows
        .map(row => {
          const cells = row.map((cell, at) => {
            const isNumber = block.columns[at]?.isNumber === true
            // What is last is not cut: it fills nothing.
            if (at === row.length - 1 && !isNumber) return cell
            const width = widths[at] ?? 0
            return isNumber ? `${' '.repeat(Math.max(0, width - widthOf(cell)))}${cell}` : fitWords(cell, width)
          })
          return `  ${cells.join('  ').trimEnd()}\n`
        })
        .join('')
    }
  }
}

/** A text in exactly `width` columns, which says that it goes on where it is cut. */
function fitWords(text: string, width: number): string {
  return fitColumns(widthOf(text) > width ? `${fitColumns(text, width - 1, 'end').trimEnd()}…` : text, width, 'end')
}

function writeRow(row: Row, address: Address): string[] {
  return row.map(cell => writeLine(cell, address))
}

function writeLine(content: readonly Inline[], address: Address): string {
  const words = content.flatMap((part, index): string[] => {
    if (part.kind !== 'link') return [part.text]
    if (part.isLine) return [address(part.uri, part.offset, false) ?? part.text]
    // The line behind it says where.
    const next = content[index + 2]
    return next?.kind === 'link' && next.isLine ? [] : [part.text]
  })
  return printable(toLine(words.join(''))).trim()
}
