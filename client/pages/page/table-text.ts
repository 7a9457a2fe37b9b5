// A table as text to be pasted elsewhere: into Markdown, or into a spreadsheet.

/** The first row is the head. Nothing in a cell becomes markup or a formula, and no cell has more than one line. */
export function tableText(format: 'markdown' | 'tsv', table: readonly (readonly string[])[]): string {
  const [head = [], ...rows] = table.map(row => row.map(cell => cell.replace(/\s+/g, ' ').trim()))
  const lines =
    format === 'tsv' ? [head, ...rows].map(tsvLine) : [markdownLine(head), rule(head), ...rows.map(markdownLine)]
  return `${lines.join('\n')}\n`
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`
}

function rule(head: readonly string[]): string {
  return `| ${head.map(() => '---').join(' | ')} |`
}

function tsvLine(cells: readonly string[]): string {
  return cells.map(escapeTsv).join('\t')
}

/** The text as it stands, in Markdown of any dialect. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&#!]/g, '\\$&')
}

/** A spreadsheet takes what begins with = or @ for a formula, and runs it: no text of a corpus is to be one. */
function escapeTsv(text: string): string {
  return /^(?:[=@]|[+-](?!\s?\d))/.test(text) ? `'${text}` : text
}
