// Makes texts of a corpus fit to be pasted elsewhere.

/** The text as it stands, in Markdown of any dialect: nothing of it becomes markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&#!]/g, '\\$&')
}

/** A cell of tab-separated values. A spreadsheet takes what begins with = or @ for a formula, and runs it: no text of a corpus is to be one. */
export function escapeTsv(text: string): string {
  return /^(?:[=@]|[+-](?!\s?\d))/.test(text) ? `'${text}` : text
}
