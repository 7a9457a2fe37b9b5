// Strips a Markdown text to the plain text that a copy from a page would be, and says which headings it had.

import { findFrontMatter } from '../../server/core/syntax/front-matter.ts'

/** A heading of the original. */
export interface GoldHeading {
  readonly text: string
  readonly depth: number
}

/** The headings of a Markdown text below its title, in order. */
export function collectGoldHeadings(markdown: string): GoldHeading[] {
  const headings: GoldHeading[] = []
  for (const line of bodyOf(markdown).split('\n')) {
    const found = /^(#{1,6})\s+(.*\S)/.exec(line)
    if (found && (found[1]?.length ?? 0) > 1)
      headings.push({ depth: found[1]?.length ?? 0, text: stripInline(found[2] ?? '') })
  }
  return headings
}

/**
 * `markdown` without any sign of its form: no `#`, no bold, no list or quote signs, no `<details>`, no comments, no pictures;
 * cells of tables parted by tabs, footnotes as [1]. Paragraphs are parted by `between`.
 */
export function stripMarkdown(markdown: string, between = '\n\n'): string {
  const lines: string[] = []
  for (const line of bodyOf(markdown).split('\n')) {
    const text = line
      .replace(/^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+)/, '')
      .replace(/<\/?(?:details|summary)>/g, '')
      .trim()
    if (text === '' || text === '---' || /^\|?[\s:|-]+\|?$/.test(text)) continue
    if (/^\|.*\|$/.test(text))
      lines.push(
        text
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map(cell => stripInline(cell.trim()))
          .join('\t'),
      )
    else lines.push(stripInline(text))
  }
  return `${lines.filter(line => line !== '').join(between)}\n`
}

/** Each line of `text` broken after so many characters; a line may not begin with what closes or parts. */
export function wrapAt(text: string, length: number): string {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    let rest = line
    while (rest.length > length) {
      let cut = length
      while (cut < rest.length && cut < length + 3 && /[，。、；：！？）》”’]/.test(rest[cut] ?? '')) cut++
      lines.push(rest.slice(0, cut))
      rest = rest.slice(cut)
    }
    if (rest !== '') lines.push(rest)
  }
  return `${lines.join('\n')}\n`
}

function bodyOf(markdown: string): string {
  const text = markdown.replace(/\r\n?/g, '\n')
  return text.slice(findFrontMatter(text)?.end ?? 0).replace(/<!--[\s\S]*?-->/g, '')
}

function stripInline(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[\^([^\]]+)\]:?/g, '[$1]')
    .replace(/\*\*/g, '')
    .replace(/\\([\\`*_[\]|<>#~])/g, '$1')
    .trim()
}
