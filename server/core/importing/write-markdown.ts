// Writes the blocks of an import as Markdown, and says at which line each begins.

import type { Block, Item, Table } from './import-block.ts'
import { writeInline, writeOneLine } from './inline-markdown.ts'
import type { RawSpan } from './raw-document.ts'
import { textOf } from './spans.ts'

/** A document's body, and the line of it where each block begins, from 0. */
export interface WrittenBody {
  readonly text: string
  readonly lines: ReadonlyMap<Block, number>
}

/** The Markdown of `blocks`; a blank line parts all but the items of one list. Linear. */
export function writeMarkdown(blocks: readonly Block[]): WrittenBody {
  const parts: string[] = []
  const lines = new Map<Block, number>()
  const list = new ListWriter()
  let line = 0
  let last: Block | undefined
  for (const block of blocks) {
    const text = block.kind === 'item' ? list.write(block, last?.kind === 'item') : writeBlock(block)
    if (text === '') continue
    const isTight = block.kind === 'item' && last?.kind === 'item' && list.isSame
    if (last) {
      parts.push(isTight ? '\n' : '\n\n')
      line += isTight ? 1 : 2
    }
    lines.set(block, line)
    parts.push(text)
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++
    last = block
  }
  return { text: parts.length === 0 ? '' : `${parts.join('')}\n`, lines }
}

function writeBlock(block: Exclude<Block, Item>): string {
  if (block.kind === 'paragraph') return block.quoted ? quote(writeInline(block.spans)) : writeInline(block.spans)
  if (block.kind === 'heading') return `${'#'.repeat(block.depth)} ${headingText(block.spans)}`
  if (block.kind === 'format-heading') return `${'#'.repeat(Math.min(6, block.depth + 1))} ${headingText(block.spans)}`
  if (block.kind === 'table') return writeTable(block)
  if (block.kind === 'note') return `[^${block.label}]: ${writeInline(block.spans).replace(/\n/g, '\n    ')}`
  if (block.kind === 'fenced') return writeFenced(block.reason, block.lines)
  return block.kind === 'rule' ? '---' : block.text
}

/** Emphasis on all of a heading, or of a cell in the head of a table, says no more than that it is one. */
function unstressed(spans: readonly RawSpan[]): readonly RawSpan[] {
  const isStressed = spans.every(({ text, italic, bold }) => text.trim() === '' || italic || bold)
  return isStressed ? spans.map(({ italic: _, bold: __, ...span }) => span) : spans
}

function headingText(spans: readonly RawSpan[]): string {
  // A row of # behind white space at the end would be taken for the heading's own.
  return writeOneLine(unstressed(spans)).replace(
    /(^|\s)(#+)$/,
    (_, space: string, signs: string) => `${space}\\${signs}`,
  )
}

function quote(text: string): string {
  return `> ${text.replace(/\n/g, '\n> ')}`
}

/** Never empty, and closed by nothing in it. */
function writeFenced(reason: string, lines: readonly string[]): string {
  const safe = lines.map(line => line.replace(/--(!?)>/g, '--$1&gt;').trim()).filter(line => line !== '')
  return safe.length === 1 ? `<!-- ${reason}: ${safe[0] ?? ''} -->` : `<!-- ${reason}\n${safe.join('\n')}\n-->`
}

function writeTable({ rows, head }: Table): string {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1)
  const cell = (spans: readonly RawSpan[] | undefined): string =>
    spans ? writeOneLine(spans).replace(/\|/g, '\\|') : ''
  const write = (row: readonly (readonly RawSpan[])[]): string =>
    `| ${Array.from({ length: columns }, (_, column) => cell(row[column])).join(' | ')} |`
  // Markdown knows one row of head, and no table without: an empty one says that there is none.
  const [first, ...rest] = head > 0 ? rows : [[], ...rows]
  return [write((first ?? []).map(unstressed)), `|${' --- |'.repeat(columns)}`, ...rest.map(write)].join('\n')
}

/** Lists inside of lists are set in as far as the words of the item above begin. */
class ListWriter {
  #widths: number[] = []
  #last: Item | undefined
  isSame = false

  write(item: Item, isInList: boolean): string {
    if (!isInList) this.#widths = []
    const depth = Math.min(item.depth, this.#widths.length)
    this.#widths.length = depth
    const lead = ' '.repeat(this.#widths.reduce((sum, width) => sum + width, 0))
    const sign = item.number === undefined ? '- ' : `${item.number}. `
    this.#widths.push(sign.length)
    this.isSame =
      isInList &&
      (depth > 0 || (this.#last?.number === undefined) === (item.number === undefined) || (this.#last?.depth ?? 0) > 0)
    this.#last = item
    const words = textOf(item.spans).trim() === '' ? '' : writeInline(item.spans)
    return `${lead}${sign}${words.replace(/\n/g, `\n${lead}${' '.repeat(sign.length)}`)}`.trimEnd()
  }
}
