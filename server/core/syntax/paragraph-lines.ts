// Where a paragraph that is as long as a document, for its text has no blank lines, reads as several.

/** What a line begins: what a paragraph may follow, something else, or nothing by itself. */
export type Begun = 'start' | 'other' | 'line'

/**
 * Of each line, whether it may be read as a paragraph of its own `length` characters behind the one before: it goes on with a paragraph outside of
 * items, all markup of the line before is closed, and a sentence has ended there, or this line is indented as Chinese paragraphs are, or the
 * paragraph is far too long. The parser reads such lines as one.
 */
export function paragraphLines(least: number): (line: string, length: number, begun: Begun) => boolean {
  let isParagraph = true
  let isBehindClosed = false
  let isBehindEnd = false
  return (line, length, begun) => {
    if (begun !== 'line') isParagraph = begun === 'start'
    const isPause = isBehindEnd || INDENT.test(line) || length >= least * FAR
    const mayBegin = isParagraph && length >= least && isBehindClosed && isPause && isWords(line)
    isBehindClosed = isParagraph && isClosed(line)
    isBehindEnd = SENTENCE_END.test(line)
    return mayBegin
  }
}

/** Whether a text begins with words and no sign of Markdown's. */
export function isWords(line: string): boolean {
  return WORDS.test(line) && !NUMBERED.test(line) && !DEFINITION.test(line)
}

const WORDS = /^(?:(?:\*\*)?\[?[\p{L}\p{N}]|[^\0-\x7f])/u
const NUMBERED = /^\d{1,9}[.)](?:[ \t]|$)/
const DEFINITION = /^\[[^\]]+\]:/

/** How many times as long as it is to be a paragraph is cut at any line. */
const FAR = 4
const INDENT = /^\u3000/
const SENTENCE_END = /[。！？；：.!?;:][”’"'」』）)]{0,3} *$/

/** Whether a line closes what it opens. */
function isClosed(line: string): boolean {
  let [stars, lines, ticks, brackets] = [0, 0, 0, 0]
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]
    if (sign === '*') stars++
    else if (sign === '_') lines++
    else if (sign === '`') ticks++
    else if (sign === '[') brackets++
    else if (sign === ']') brackets--
  }
  return [stars % 2, lines % 2, ticks % 2, brackets].every(open => open === 0) && !OPEN_TAG.test(line)
}

const OPEN_TAG = /<[A-Za-z!?/][^<>]*$/
