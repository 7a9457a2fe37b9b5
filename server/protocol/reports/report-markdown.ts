// Writes a report as Markdown that reads well as it stands and in any renderer.

import { escapeMarkdown } from '../markdown.ts'
import { type Address, type Block, type Inline, type Row, toLine } from './report.ts'

/** The report, ending with a line break. Corpus texts are shown as texts, whatever they contain. */
export function reportToMarkdown(blocks: readonly Block[], address: Address): string {
  return `${blocks.map(block => writeBlock(block, address)).join('\n\n')}\n`
}

function writeBlock(block: Block, address: Address): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${writeLine(block.content, address)}`
    case 'paragraph':
    case 'faint':
      return writeLine(block.content, address)
    case 'warning':
      return `> ⚠ ${writeLine(block.content, address)}`
    case 'list':
      return block.items.map(item => `- ${writeLine(item, address)}`).join('\n')
    case 'table': {
      const head = block.columns.map(({ title }) => literal(title, false))
      const rule = block.columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))
      return [head, rule, ...block.rows.map(row => writeRow(row, address))]
        .map(cells => `| ${cells.join(' | ')} |`)
        .join('\n')
    }
  }
}

function writeRow(row: Row, address: Address): string[] {
  return row.map(cell => writeLine(cell, address))
}

function writeLine(content: readonly Inline[], address: Address): string {
  return content
    .map((part, index) => writeInline(part, address, index === 0))
    .join('')
    .trim()
}

/**
 * Signs of Markdown would not do for what was removed and added: between Chinese words and punctuation `~~` and `**` open and
 * close nothing.
 */
function writeInline(part: Inline, address: Address, isFirst: boolean): string {
  const words = literal(part.text, isFirst)
  switch (part.kind) {
    case 'text':
      return words
    case 'strong':
      return words.trim() === '' ? words : `**${words}**`
    case 'removed':
      return `<del>${words}</del>`
    case 'added':
      return `<ins>${words}</ins>`
    case 'link': {
      const to = address(part.uri, part.offset, part.isExact)
      return to === undefined ? words : `[${words}](${escapeAddress(to)})`
    }
  }
}

/** Signs that only open a line are left alone behind its first part. VS Code's preview reads two dollars as a formula. */
function literal(text: string, isFirst: boolean): string {
  const line = toLine(text)
  return (isFirst ? escapeMarkdown(line) : escapeMarkdown(`|${line}`).slice(2)).replaceAll('$', '\\$')
}

/** What would end an address or be read as markup in it is encoded; Chinese stays readable. */
function escapeAddress(address: string): string {
  return address.replace(
    /[\s<>()[\]\\"'`*_~|$\u0000-\u001f\u007f]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
