// `indented-text`: lines of running text that are indented by four spaces, as pages of newspapers and converters have them: code to Markdown.

import type { IndentedText } from '../../model/form-finding.ts'
import type { Block } from '../../syntax/block.ts'
import type { BlockFacts } from '../../syntax/parse-block.ts'
import { countLetters } from '../../text/letter-counts.ts'

/** The findings of one block, one for each run of such lines with nothing but empty lines between; offsets count from its start. */
export function indentedTextIn({ source }: Block, facts: BlockFacts): IndentedText[] {
  if (!MAY_BE.test(source) || /^ {0,3}(?:```|~~~)/m.test(source)) return NONE
  const found: IndentedText[] = []
  let open: { start: number; end: number; lines: number; isText: boolean } | undefined
  const close = (): void => {
    if (open?.isText) found.push({ code: 'indented-text', start: open.start, end: open.end, lines: open.lines })
    open = undefined
  }
  for (const line of indentedLines(source)) {
    if (!line.isIndented || isRead(facts, line.start)) close()
    else {
      open ??= { start: line.start, end: line.end, lines: 0, isText: false }
      open.end = line.end
      open.lines++
      open.isText ||= isText(source.slice(line.start, line.end))
    }
  }
  close()
  return found
}

/** A line with words; `from` is where it begins, `start` where its words do. */
export interface IndentedLine {
  readonly from: number
  readonly start: number
  readonly end: number
  readonly isIndented: boolean
}

/** The lines of `source` from `at` up to `to` that have words. */
export function* indentedLines(source: string, at = 0, to = source.length): Generator<IndentedLine> {
  for (let from = at; from < to; ) {
    const next = source.indexOf('\n', from)
    const stop = next < 0 ? source.length : next
    let start = from
    while (start < stop && /[ \t\r]/.test(source.charAt(start))) start++
    if (start < stop) {
      const isIndented = /^(?: {4}| {0,3}\t)/.test(source.slice(from, from + 4))
      yield { from, start, end: from + source.slice(from, stop).trimEnd().length, isIndented }
    }
    from = stop + 1
  }
}

const NONE: IndentedText[] = []
const MAY_BE = /(?:^|\n)(?: {4}| {0,3}\t)/

/** What a leaf, a table or raw HTML holds is no code. */
function isRead({ leaves, html, tables }: BlockFacts, at: number): boolean {
  return [leaves, html, tables].some(all => all.some(({ start, end }) => start <= at && at < end))
}

/** A sentence, and no code: Chinese with its marks, or ten English words and a full stop. */
function isText(line: string): boolean {
  const { han, latin } = countLetters(line)
  if (han * 3 > latin) return han >= 8 && /[，。；：、！？]/.test(line)
  return /^[^{}=<>|;$\\]*$/.test(line) && line.split(/[^A-Za-z’'-]+/).length > 10 && /[.,:;!?”]$/.test(line)
}
