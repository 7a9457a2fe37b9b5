// Writes Markdown that shows corpus text as text, whatever it contains.

/**
 * `text` such that Markdown renders it literally: no markup, no link, no image, no HTML. Line breaks become spaces.
 * Only what would be read as markup is escaped, so that plain clients, too, show readable text.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/@/g, '&#64;')
    .replace(/(?<![\p{L}\p{N}])www\./giu, found => found.replace('.', '&#46;'))
    .replace(/^(\s{0,9})([#>+=-])/, '$1\\$2')
    .replace(/^(\s{0,9}\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** What Markdown of ours says, for editors that show plain text only. */
export function toPlainText(markdown: string): string {
  return markdown
    .replace(/\[((?:\\.|[^\]\\]){0,2000})\]\(<[^<>]{0,4000}>\)/g, '$1')
    .replace(/(?<!\\)\*/g, '')
    .replace(/ {2}$/gm, '')
    .replace(/^---$/gm, '————')
    .replace(/\\([\\`*_[\]|~#>+=.)-])/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&#(\d{2});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&amp;/g, '&')
}

/** Several paragraphs, parted by empty lines. */
export function escapeParagraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map(paragraph => escapeMarkdown(paragraph.trim()))
    .join('\n\n')
}

/** A link whose words are shown literally; `uri` is one of the corpus, never taken from text. */
export function link(words: string, uri: string): string {
  return `[${escapeMarkdown(words)}](<${uri.replace(/[<>\s]/g, encodeURIComponent)}>)`
}
