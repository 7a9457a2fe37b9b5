// Where a paragraph that is as long as a document, for its text has no blank lines, reads as several.

/** What a line begins: what a paragraph may follow, something else, or nothing by itself. */
export type Begun = 'start' | 'other' | 'line'

/** What a line of a paragraph may be. */
export interface ParagraphLine {
  /** It may be read as a paragraph of its own. */
  readonly mayBegin: boolean
  /** It may be cut where sentences end in it: no markup of the line before goes on in it. */
  readonly mayBeCut: boolean
}

/**
 * Of each line, whether it may be read as a paragraph of its own `length` characters behind the one before: it goes on with a paragraph outside of
 * items, all markup of the line before is closed, and a sentence has ended there, or this line is indented as Chinese paragraphs are, or the
 * paragraph is far too long. The parser reads such lines as one.
 */
export function paragraphLines(least: number): (line: string, length: number, begun: Begun) => ParagraphLine {
  let isParagraph = true
  let isBehindClosed = false
  let isBehindEnd = false
  let isFirst = true
  return (line, length, begun) => {
    if (begun !== 'line') isParagraph = begun === 'start'
    const isPause = isBehindEnd || INDENT.test(line) || length >= least * FAR
    const mayBegin = isParagraph && length >= least && isBehindClosed && isPause && isWords(line)
    const mayBeCut = isParagraph && begun === 'line' && (isFirst || isBehindClosed)
    isBehindClosed = isParagraph && closing()(line)
    isBehindEnd = SENTENCE_END.test(line)
    isFirst = begun === 'start'
    return { mayBegin, mayBeCut }
  }
}

/**
 * The offsets in a line at which a portion of it may begin: behind a sentence, where all markup is closed, the first so far from the line's start,
 * each other so far from the one before. Which sentences end one the last words of each decide, or the distance where it is far.
 */
export function cutsInLine(line: string, first: number, least: number, isChosen: (words: string) => boolean): number[] {
  const cuts: number[] = []
  const close = closing()
  let [from, last] = [0, 0]
  for (const { 0: end, index } of line.matchAll(SENTENCE)) {
    const at = index + end.length
    const isClosed = close(line.slice(from, at))
    from = at
    const room = cuts.length > 0 ? least : first
    if (!isClosed || at - last < room || NUMBERED.test(line.slice(at, at + LONGEST_NUMBER))) continue
    if (at - last < room * FAR_IN_LINE && !isChosen(line.slice(at - WORDS_BEFORE, at))) continue
    cuts.push(at)
    last = at
  }
  return cuts
}

/** The end of a sentence in a line, with what stands before the next one. */
const SENTENCE = /(?:[。！？；][”’"'」』）)]{0,3}|[a-z)][.!?;]["'”’)]{0,3} {1,3}(?=\p{Lu}))(?=[\p{L}\p{N}])/gu
/** So many characters before a cut say whether it is one. */
const WORDS_BEFORE = 16
const LONGEST_NUMBER = 12
const FAR_IN_LINE = 4

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

/** Whether a text, given piece by piece, closes what it opens. */
function closing(): (piece: string) => boolean {
  let [stars, lines, ticks, brackets] = [0, 0, 0, 0]
  let isInTag = false
  return piece => {
    for (let i = 0; i < piece.length; i++) {
      const sign = piece[i]
      if (sign === '*') stars++
      else if (sign === '_') lines++
      else if (sign === '`') ticks++
      else if (sign === '[') brackets++
      else if (sign === ']') brackets--
      else if (sign === '<') isInTag = /[A-Za-z!?/]/.test(piece[i + 1] ?? '')
      else if (sign === '>') isInTag = false
    }
    return !isInTag && stars % 2 === 0 && lines % 2 === 0 && ticks % 2 === 0 && brackets === 0
  }
}
