// Reads plain text: its lines as they are.

import type { RawPiece } from '../core/importing/raw-document.ts'
import { readRawText } from '../core/importing/raw-text.ts'

/** The lines of a text; a form feed ends a page. */
export function readTextContent(text: string): RawPiece[] {
  return [...readRawText(text).pieces]
}
