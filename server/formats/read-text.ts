// Reads plain text: its lines as they are.

import type { RawPiece } from '../core/importing/raw-document.ts'

/** The lines of a text; a form feed ends a page. */
export function readTextContent(text: string): RawPiece[] {
  const pieces: RawPiece[] = []
  for (const line of text.split(/\r\n|[\n\r\u0085\u2028\u2029\v]/)) {
    for (const [at, words] of line.split('\f').entries()) {
      if (at > 0) pieces.push({ kind: 'page-end' })
      // The lines before and after a form feed are often empty, and then no blank ones.
      if (words.trim() !== '') pieces.push({ kind: 'line', spans: [{ text: words }] })
      else if (!line.includes('\f')) pieces.push({ kind: 'blank' })
    }
  }
  while (pieces.at(-1)?.kind === 'blank') pieces.pop()
  return pieces
}
