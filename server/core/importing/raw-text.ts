// Makes a raw document of plain text, and of Markdown as it is.

import type { RawDocument, RawPiece } from './raw-document.ts'

/**
 * The raw document of a decoded plain text: a piece for each line, a form feed ends a page. What looks like Markdown in it
 * stays text. Linear.
 */
export function readRawText(text: string, encoding?: string): RawDocument {
  const pieces: RawPiece[] = []
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  let at = 0
  for (;;) {
    const end = nextEnd(source, at)
    const line = source.slice(at, end)
    // A form feed parts pages; the line that it stands on goes on behind it.
    const [first = '', ...pages] = line.includes('\f') ? line.split('\f') : [line]
    addLine(pieces, first)
    for (const page of pages) {
      pieces.push({ kind: 'page-end' })
      if (page.trim() !== '') addLine(pieces, page)
    }
    if (end >= source.length) break
    at = source.charCodeAt(end) === 13 && source.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
  }
  return { format: 'text', encoding, pieces, properties: {}, omissions: [] }
}

/** The raw document of a text that is Markdown already: its body is not to be touched. */
export function readRawMarkdown(text: string, encoding?: string): RawDocument {
  const body = (text.startsWith('\uFEFF') ? text.slice(1) : text).replace(/\r\n?/g, '\n')
  return { format: 'markdown', encoding, pieces: [{ kind: 'markdown', text: body }], properties: {}, omissions: [] }
}

function addLine(pieces: RawPiece[], line: string): void {
  if (line.trim() === '') pieces.push({ kind: 'blank' })
  else pieces.push({ kind: 'line', spans: [{ text: line }] })
}

/** Where the line at `from` ends: at \n, \r, or U+2028, which word processors leave. */
function nextEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029 || unit === 0x85) return at
  }
  return text.length
}
