// Builds the spans of one paragraph: runs of the same kind are joined, and white space is made what a reader sees.

import type { RawSpan } from '../core/importing/raw-document.ts'

/** What a span is beside its text. */
export type SpanStyle = Omit<RawSpan, 'text'>

/** Han, kana and full-width forms: between them a line break of the source is no space. */
const WIDE = /^[\u2E80-\u303F\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF]$/u

/** The number of an article or chapter: the space behind it parts it from its words, wherever a program breaks its lines. */
const ARTICLE = /^第[〇零一二三四五六七八九十百千\d]{1,9}[编篇部分章节条款]$/
const LONGEST_ARTICLE = 12

/** Collects what is set in one paragraph. A line break that the source asks for is `\n` in the text. */
export class Spans {
  readonly #spans: { text: string; style: SpanStyle }[] = []

  get isEmpty(): boolean {
    return this.#spans.length === 0
  }

  add(text: string, style: SpanStyle): void {
    const last = this.#spans.at(-1)
    if (text === '') return
    if (last && isSame(last.style, style)) last.text += text
    else this.#spans.push({ text, style })
  }

  /** What has been collected, as it is; the next paragraph begins. */
  take(): RawSpan[] {
    return this.#spans.splice(0).map(({ text, style }) => ({ text, ...style }))
  }

  /**
   * What has been collected, with white space collapsed as browsers do (CSS Text 4, “white space processing”): a run of spaces, tabs
   * and line breaks is one space, none at the ends of a line, and none where it was a line break between two wide characters, but for the number of an article. `keep`
   * marks line breaks that were asked for.
   */
  takeCollapsed(keep: string): RawSpan[] {
    const result: RawSpan[] = []
    let pending = ''
    let before = '\n'
    /** The first words of the line, as far as they can be a number. */
    let first = ''
    for (const { text, style } of this.#spans.splice(0)) {
      let out = ''
      for (const [piece] of text.matchAll(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g)) {
        if (/^[ \t\r\n\f]/.test(piece)) {
          if (pending !== '\n') pending = /[\r\n\f]/.test(piece) ? '\n' : ' '
          continue
        }
        for (const [at, words] of piece.split(keep).entries()) {
          if (at > 0) {
            out += '\n'
            before = '\n'
            pending = ''
            first = ''
          }
          if (words === '') continue
          const isBroken = pending === '\n' && WIDE.test(before) && WIDE.test(words.charAt(0)) && !ARTICLE.test(first)
          if (pending !== '' && before !== '\n' && !isBroken) {
            const last = result.at(-1)
            // Between words that are marked and words that are not, a space is not.
            if (out === '' && last && Object.keys(style).length > 0)
              result[result.length - 1] = { ...last, text: `${last.text} ` }
            else out += ' '
          }
          pending = ''
          out += words
          if (first.length < LONGEST_ARTICLE) first += words
          before = words.charAt(words.length - 1)
        }
      }
      if (out !== '') result.push({ text: out, ...style })
    }
    return result
  }
}

/** The text of spans, without what they are. */
export function textOfSpans(spans: readonly RawSpan[]): string {
  return spans.map(({ text }) => text).join('')
}

/** Cuts spans at the line breaks in them. */
export function splitLines(spans: readonly RawSpan[]): RawSpan[][] {
  const lines: RawSpan[][] = [[]]
  for (const span of spans) {
    for (const [at, text] of span.text.split('\n').entries()) {
      if (at > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...span, text })
    }
  }
  return lines
}

function isSame(one: SpanStyle, other: SpanStyle): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.link === other.link && one.note === other.note
}
