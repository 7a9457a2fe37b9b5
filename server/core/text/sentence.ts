// Finds the sentence around a place in readable text, Chinese or English.

/** Where the sentence that holds `[from, to)` starts and ends in `text`; a place across several sentences gives all of them. */
export function sentenceAround(text: string, from: number, to: number): { start: number; end: number } {
  let start = 0
  for (const match of text.matchAll(SENTENCE_END)) {
    const behind = match.index + match[0].length
    if (behind <= from) start = behind
    else if (match.index >= to) return { start, end: behind }
  }
  return { start, end: text.length }
}

/** Behind a full stop, with the quotes and brackets that close there. An abbreviation is followed by a small letter. */
const SENTENCE_END = /[。！？；][”"」』）)]{0,2}|[.!?][”"’)\]]{0,3}(?:\[\d{1,3}\])?\s+(?=[\p{Lu}“"‘'(\p{Script=Han}])/gu
