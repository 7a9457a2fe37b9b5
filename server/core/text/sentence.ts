// Finds the sentence around a place in readable text, Chinese or English.

/**
 * Where the sentence that holds `[from, to)` starts and ends in `text`; a place across several sentences gives all of them. What
 * lies further away than {@link REACH} is not looked at: a text that lost its full stops is one sentence.
 */
export function sentenceAround(text: string, from: number, to: number): { start: number; end: number } {
  const first = Math.max(0, from - REACH)
  const last = Math.min(text.length, to + REACH)
  let start = first
  for (const match of text.slice(first, last).matchAll(SENTENCE_END)) {
    const behind = first + match.index + match[0].length
    if (behind <= from) start = behind
    else if (first + match.index >= to) return { start, end: behind }
  }
  return { start, end: last }
}

/** How far a sentence is followed on either side, UTF-16 units. */
const REACH = 1000

/** Behind a full stop, with the quotes and brackets that close there. An abbreviation is followed by a small letter. */
const SENTENCE_END = /[。！？；][”"」』）)]{0,2}|[.!?][”"’)\]]{0,3}(?:\[\d{1,3}\])?\s+(?=[\p{Lu}“"‘'(\p{Script=Han}])/gu
