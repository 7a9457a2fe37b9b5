// Makes a raw document of plain text.

import { readSigns, usesSigns } from './inline-signs.ts'
import type { RawDocument, RawPiece } from './raw-document.ts'

/**
 * The raw document of a decoded plain text: a piece for each line, a form feed ends a page. Signs of Markdown stay text, unless
 * the text uses them again and again (`inline-signs.ts`). Linear.
 */
export function readRawText(text: string, encoding?: string): RawDocument {
  const pieces: RawPiece[] = []
  const signed = usesSigns(text)
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  for (let at = 0; at <= source.length; ) {
    const end = source.indexOf('\n', at)
    const line = source.slice(at, end < 0 ? source.length : end)
    if (OTHER_BREAK.test(line)) addBrokenLine(pieces, line, signed)
    else addLine(pieces, line, signed)
    if (end < 0) break
    at = end + 1
  }
  return { format: 'text', encoding, pieces, properties: {}, omissions: [] }
}

function addLine(pieces: RawPiece[], line: string, signed: boolean): void {
  if (line.trim() === '') pieces.push({ kind: 'blank' })
  else if (signed) pieces.push(readSigns(line))
  else pieces.push({ kind: 'line', spans: [{ text: line }] })
}

/** What else than \n ends a line: \r, a form feed, and what word processors leave. */
const OTHER_BREAK = /[\r\f\v\u0085\u2028\u2029]/

function addBrokenLine(pieces: RawPiece[], text: string, signed: boolean): void {
  const line = text.endsWith('\r') ? text.slice(0, -1) : text
  if (!OTHER_BREAK.test(line)) {
    addLine(pieces, line, signed)
    return
  }
  for (const [at, page] of line.split('\f').entries()) {
    // A form feed parts pages; the line that it stands on goes on behind it.
    if (at > 0) pieces.push({ kind: 'page-end' })
    if (at > 0 && page.trim() === '') continue
    for (const part of page.split(OTHER_BREAK)) addLine(pieces, part, signed)
  }
}
