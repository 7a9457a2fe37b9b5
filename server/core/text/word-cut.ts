// Cuts a text into words, so that what changed in it is marked by words. Where it cuts decides how marks look, nothing else.

/** The offsets behind each word; white space belongs to the word before it. The last is the text's length. Yields where it may pause. */
export function* cutWords(
  text: string,
  whole: readonly { readonly start: number; readonly end: number }[] = [],
): Generator<undefined, number[]> {
  const ends: number[] = []
  let next = 0
  for (const behind of boundaries(text)) {
    while (next < whole.length && (whole[next]?.end ?? 0) <= behind - 1) next++
    const term = whole[next]
    // What is known as one word is not cut.
    if (term && term.start < behind && behind < term.end) continue
    if (isSpace(text.charCodeAt(behind)) && behind < text.length) continue
    if (ends.at(-1) === behind) continue
    ends.push(behind)
    if (ends.length % STEP === 0) yield
  }
  return ends
}

const STEP = 5000

/**
 * ICU knows Chinese words and those of other scripts; where a platform lacks it, characters and runs of letters serve. Made when the first text
 * is cut: it loads a dictionary.
 */
let segmenter: Intl.Segmenter | undefined
const WORD = /\p{Script=Han}|[\p{L}\p{N}]{1,60}|[\s\S]/gu

function* boundaries(text: string): Generator<number> {
  if (typeof Intl.Segmenter !== 'function') {
    for (const { 0: word, index } of text.matchAll(WORD)) yield index + word.length
    return
  }
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  // The segmenter is handed one clause after the other: it is slow on a text without end.
  for (let from = 0; from < text.length; ) {
    const to = clauseEnd(text, from)
    for (const { segment, index } of segmenter.segment(text.slice(from, to))) yield from + index + segment.length
    from = to
  }
}

/** A clause ends behind punctuation; one without is cut in the middle of nowhere. */
const CLAUSE = /[，。；：！？、\n]/g
const LONGEST = 2000

function clauseEnd(text: string, from: number): number {
  CLAUSE.lastIndex = from + 200
  const match = text.length - from > 400 ? CLAUSE.exec(text.slice(0, Math.min(text.length, from + LONGEST))) : undefined
  if (match) return match.index + 1
  let end = Math.min(text.length, from + LONGEST)
  // Never inside a pair.
  if (end < text.length && (text.charCodeAt(end) & 0xfc00) === 0xdc00) end++
  return end
}

function isSpace(code: number): boolean {
  return code === 32 || code === 0x3000 || code === 0xa0 || (code >= 9 && code <= 13)
}
