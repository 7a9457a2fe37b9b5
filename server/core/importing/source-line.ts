// Lines as they stand in a source, with what their setting says: white space before them, width, what parts them from the line above.

import { parseNumbering } from '../syntax/numbering.ts'
import { isCjk } from '../text/script.ts'
import type { RawLine, RawPiece, RawSpan } from './raw-document.ts'
import { sliceSpans, textOf, trimSpans } from './spans.ts'

/** A line without the white space around it. */
export interface SourceLine {
  readonly kind: 'line'
  readonly spans: readonly RawSpan[]
  readonly text: string
  /** The line as it was, for columns. */
  readonly raw: string
  /** White space before it, and its whole width with that, in cells: a Chinese character takes two. */
  readonly indent: number
  readonly width: number
  /** True where a blank line or the end of a page stands before it, or what is no line. */
  readonly isParted: boolean
  /** True for a line cut off another one that stands on the same line of the source. */
  readonly isCut: boolean
  /** What it was made of: its page, place and size, where the format has them. */
  readonly source: RawLine
}

/** A line, or what a format knows as something else. */
export type Element = SourceLine | Exclude<RawPiece, RawLine | { readonly kind: 'blank' }>

/** The lines and other pieces of a document, blank lines noted at the line below them. */
export function collectElements(pieces: readonly RawPiece[]): Element[] {
  const elements: Element[] = []
  let isParted = true
  for (const piece of pieces) {
    if (piece.kind === 'blank') isParted = true
    else if (piece.kind === 'page-end') elements.push(piece)
    else if (piece.kind === 'line') {
      const raw = textOf(piece.spans)
      if (raw.trim() === '') {
        isParted = true
        continue
      }
      for (const [at, [start, end]] of cutAtGaps(raw).entries()) {
        elements.push(
          lineOf(
            piece,
            start === 0 && end === raw.length ? piece.spans : sliceSpans(piece.spans, start, end),
            isParted || at > 0,
            at > 0,
          ),
        )
      }
      isParted = false
    } else {
      elements.push(piece)
      isParted = true
    }
  }
  return elements
}

function lineOf(source: RawLine, spans: readonly RawSpan[], isParted: boolean, isCut: boolean): SourceLine {
  const raw = textOf(spans)
  const text = raw.trim()
  const indent = raw.length === text.length ? 0 : cellsOf(raw.slice(0, raw.length - raw.trimStart().length))
  return {
    kind: 'line',
    spans: raw.length === text.length ? spans : trimSpans(spans),
    text,
    raw,
    indent,
    width: indent + cellsOf(text),
    isParted,
    isCut,
    source,
  }
}

/** `line` as two, the second from the character `at` of its text on. */
export function splitLine(line: SourceLine, at: number): readonly [SourceLine, SourceLine] {
  const [before, after] = [sliceSpans(line.spans, 0, at), sliceSpans(line.spans, at, line.text.length)]
  return [
    { ...lineOf(line.source, before, line.isParted, line.isCut), indent: line.indent },
    lineOf(line.source, after, false, true),
  ]
}

/** How many columns a text takes where a Chinese character takes two; a tab reaches to the next eighth. */
export function cellsOf(text: string): number {
  let cells = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 9) cells += 8 - (cells % 8)
    else if (unit < 0x300) cells += 1
    else if (unit >= 0xdc00 && unit <= 0xdfff) continue
    else cells += unit === 0x3000 || isCjk(unit) || unit >= 0xd800 ? 2 : 1
  }
  return cells
}

/**
 * Texts that lost their line breaks keep the white space that paragraphs began with: 　　序言　　世纪之交，…. Where such a gap
 * stands between words and one side is a sentence or a numbered heading, the line is cut there.
 */
function cutAtGaps(raw: string): [start: number, end: number][] {
  if (!/\S[\u3000 ]{2}/.test(raw) || raw.includes('\t')) return [[0, raw.length]]
  const cuts: number[] = []
  let last = raw.length - raw.trimStart().length
  for (const gap of raw.matchAll(/(?<=\S)(?:\u3000[\u3000 ]+| {4,20}\u3000*)(?=\S)/g)) {
    const before = raw.slice(last, gap.index)
    const after = raw.slice(gap.index + gap[0].length, gap.index + gap[0].length + 200)
    if (!isCjk(before.codePointAt(before.length - 1))) continue
    const number = parseNumbering(before)
    // Behind a heading the text may begin with a year; elsewhere a number beside words is a cell of a table.
    if (!isCjk(after.codePointAt(0)) && !(number && /^[0-9０-９]{4}年/.test(after))) continue
    if (before.length - (number?.length ?? 0) < 2) continue
    if (
      !number &&
      !parseNumbering(after) &&
      !/[，。；：！？]/.test(before) &&
      !/[，。；]/.test(after.split(/[\u3000 ]{2}/, 1)[0] ?? '')
    )
      continue
    cuts.push(gap.index)
    last = gap.index + gap[0].length
  }
  const ends = [...cuts, raw.length]
  return ends.map((end, at) => [at === 0 ? 0 : (ends[at - 1] ?? 0), end])
}
