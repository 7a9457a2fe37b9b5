// A gloss as it is read, without its markup.

import { Document } from './document.ts'

/** The plain text of a gloss in Markdown; paragraphs are parted by an empty line. */
export function plainGloss(markdown: string): string {
  const tidy = markdown.replace(/\r\n?/g, '\n').trim()
  // Most glosses of tables are plain words: they need no parser.
  if (!/[\\*_`[\]<>#&|~]|^[ \t]*(?:[-+]|\d{1,9}[.)])[ \t]/m.test(tidy)) return tidy
  const document = Document.parse('', tidy)
  const texts: string[] = []
  for (const block of document.blocks) for (const { text } of document.factsOf(block).leaves) texts.push(text.trim())
  return texts.filter(text => text !== '').join('\n\n')
}
