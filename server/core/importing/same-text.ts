// Tells whether a document is imported that is there already.

import { keyOfText } from '../text/hash.ts'

/** Stands for what is below the front matter of a document, whatever its line ends. */
export function sameTextKey(text: string): string {
  return keyOfText(
    text
      .replace(/^\uFEFF?---\r?\n[\s\S]*?\n(?:---|\.\.\.)\r?\n/, '')
      .replace(/\r\n/g, '\n')
      .trim(),
  )
}
