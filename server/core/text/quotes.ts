// Keeps a match and the quotes around it together: folding leaves quotes out.

import { unitAt } from './unit-at.ts'

/** Takes in the quote that makes a pair with one inside: “十四五”规划 begins with its opening quote. */
export function balanceQuotes(text: string, start: number, end: number): { start: number; end: number } {
  let open = ''
  let from = start
  for (let i = start; i < end; i++) {
    const character = text[i] ?? ''
    if (open !== '' && character === CLOSE_OF[open]) open = ''
    else if (OPENING[character]) open = character
    else if (CLOSING[character]) {
      const opening = CLOSING[character] ?? ''
      if (from === start && text[start - 1] === opening) from = start - 1
      else if (character === opening) open = character
    }
  }
  const closing = CLOSE_OF[open]
  return { start: from, end: closing !== undefined && text[end] === closing ? end + 1 : end }
}

const CLOSING: Readonly<Record<string, string>> = { '”': '“', '」': '「', '』': '『', '’': '‘', '"': '"', '｣': '｢' }
const OPENING: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '‘': '’', '｢': '｣' }
const CLOSE_OF: Readonly<Record<string, string>> = { ...OPENING, '"': '"' }

/** False where no character of the range could make {@link balanceQuotes} take another in: nearly everywhere. */
export function holdsQuote(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = unitAt(text, i)
    if (code === 0x22 || (code >= 0x2018 && code <= 0x201d)) return true
    if ((code >= 0x300c && code <= 0x300f) || code === 0xff62 || code === 0xff63) return true
  }
  return false
}
