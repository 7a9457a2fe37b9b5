// Makes paragraphs of lines: joins what was broken at a width or by the end of a page, and lets all else stand as it stands.

import { stripNumber } from '../syntax/leading-number.ts'
import { parseNumbering } from '../syntax/numbering.ts'
import { hasHan, isCjk } from '../text/script.ts'
import { bulletOf } from './bullet.ts'
import type { Hyphens } from './hyphens.ts'
import type { Paragraph, Remark } from './import-block.ts'
import type { RawSpan } from './raw-document.ts'
import type { SourceLine } from './source-line.ts'
import { isBold, mergeSpans } from './spans.ts'
import { ENDS_SENTENCE, isFull, type Wrap, widthOf } from './wrap-width.ts'

/** A line and what was decided to stand between it and the paragraph before it. */
export interface JoinContext {
  readonly wrap: Wrap | undefined
  /** The letter size of most text, in points, where lines have one. */
  readonly bodySize: number | undefined
  readonly hyphens: Hyphens
  /** Lines before which furniture was taken out, or a page ended. */
  readonly afterBreak: ReadonlySet<SourceLine>
}

/** The paragraphs of a run of lines with nothing else between them; what was joined with a hyphen is remarked. */
export function joinLines(lines: readonly SourceLine[], context: JoinContext, remarks: Remark[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: { readonly first: SourceLine; last: SourceLine; spans: RawSpan[]; hyphens: string[] } | undefined
  const close = (): void => {
    if (!open) return
    const { first, spans, hyphens } = open
    const paragraph: Paragraph = {
      kind: 'paragraph',
      spans: mergeSpans(spans),
      indent: first.indent,
      isParted: first.isParted,
      ...(first.source.size === undefined ? {} : { size: first.source.size }),
      ...(isCentred(first) ? { centred: true } : {}),
    }
    paragraphs.push(paragraph)
    for (const text of hyphens) remarks.push({ kind: 'joined', text, reason: 'hyphen', block: paragraph })
  }
  for (const line of lines) {
    if (open && goesOn(open.last, line, context, open.first !== open.last)) {
      const mended = context.hyphens.mend(open.last.text, line.text)
      if (mended !== undefined) {
        const last = open.spans.pop()
        if (last) open.spans.push({ ...last, text: last.text.slice(0, -1) })
        open.hyphens.push(mended)
      } else if (needsSpace(open.last.text, line.text)) open.spans.push({ text: ' ' })
      for (const span of line.spans) open.spans.push(span)
      open.last = line
    } else {
      close()
      open = { first: line, last: line, spans: [...line.spans], hyphens: [] }
    }
  }
  close()
  return paragraphs
}

/** True where `line` goes on with what `last` says; `isInside` where `last` goes on with a line itself. */
function goesOn(
  last: SourceLine,
  line: SourceLine,
  { wrap, bodySize, afterBreak }: JoinContext,
  isInside: boolean,
): boolean {
  if (line.isCut || begins(line) || (isRow(last) && isRow(line))) return false
  if (
    last.source.size !== undefined &&
    line.source.size !== undefined &&
    Math.abs(last.source.size - line.source.size) > last.source.size * 0.12
  )
    return false
  // Of a page's lines one that is bold all through goes on with no text that is not.
  if (line.source.page !== undefined && isBold(line.spans) && !isBold(last.spans)) return false
  // A heading in large letters takes as many lines as it needs.
  if (bodySize !== undefined && isLarge(last, bodySize) && isLarge(line, bodySize) && !line.isParted) return true
  const isOpen = !ENDS_SENTENCE.test(last.text)
  const isLower = /^\p{Ll}/u.test(line.text)
  const isBroken = line.isParted || afterBreak.has(line)
  if (wrap === undefined) {
    // A line is a paragraph; but the end of a page may have cut one, no paragraph ends inside of a title or with a comma, and no English
    // one begins with a small letter.
    if (!isOpen || line.indent > last.indent) return false
    return (
      (!isBroken &&
        (/[，、]$|《[^》]{1,80}$/.test(last.text.trimEnd().slice(-100)) || isCutOff(last, line, isInside))) ||
      (afterBreak.has(line) && last.width > 60 && !/^[\p{Lu}\d]/u.test(line.text)) ||
      (isLower && /[\p{L},-]$/u.test(last.text) && last.width > 40)
    )
  }
  if (isHeadingLine(last) && !isFull(last, line, wrap)) return false
  if (isBroken) {
    if (!isOpen) return false
    // Where a page ended, a line that is nearly full is full: no column says what would have fitted.
    if (afterBreak.has(line) && widthOf(last, wrap.by) > wrap.width * 0.85) return line.indent <= last.indent + 2
    return isLower ? isLong(last, wrap) : isFull(last, line, wrap) && line.indent <= last.indent + 2
  }
  // A paragraph's first line is set in, the others are not; what hangs is set in all the way.
  if (line.indent >= last.indent + 2 && !bulletOf(last.text) && !(last.indent === 0 && isLower)) return false
  if (isFull(last, line, wrap)) return true
  // An item that does not end goes on, whatever letter a name begins with.
  return (
    isOpen &&
    isLong(last, wrap) &&
    (isLower || (bulletOf(last.text) !== undefined && !/[,:;，：；、]$/.test(last.text)))
  )
}

/**
 * What was bold or set low on a page is copied as a line of its own: 发展的 / 主要目标 / 是：…, PM / 2.5 / 年平均浓度; and below a title
 * 第十四届 / 人民代表大会第五次会议 is one body. Scans lose stops and the numbers before 、: neither says that a line goes on.
 */
function isCutOff(last: SourceLine, line: SourceLine, isInside: boolean): boolean {
  return (
    /^(?:[，；：）]\s?[\p{L}“《]|是[：:，])/u.test(line.text) ||
    (/(?:^|[，。；：])[^，。；：是]{2,30}的$/.test(last.text.slice(-40)) &&
      /^\p{Script=Han}{2,12}$/u.test(line.text)) ||
    (/第[一二三四五六七八九十百\d]{1,4}届$/.test(last.text) &&
      /^(?:全国|中央)?(?:人民代表大会|委员会)/.test(line.text)) ||
    (FORMULA.test(last.text) && INDEX.test(line.text)) ||
    (isInside && INDEX.test(last.text) && hasHan(line.text.slice(0, 1)))
  )
}

/** PM, CO, SO: what a figure set low belongs to. */
const FORMULA = /(?<![A-Za-z])(?:PM|CO|SO|NO|NH|[NOH])$/
const INDEX = /^[0-9x]{1,2}(?:\.[0-9])?$/

/** Cells in a row, of a table that is not set as one: nothing is said on from one such line to the next. */
function isRow({ text }: SourceLine): boolean {
  return text.split(/ {3,}|\u3000{2,}/, 4).length > 2
}

function isLarge({ source: { size } }: SourceLine, bodySize: number): boolean {
  return size !== undefined && size > bodySize * 1.25
}

function isLong(line: SourceLine, { width, by }: Wrap): boolean {
  return widthOf(line, by) > width * 0.5
}

/** True where a line says by its first characters that something begins: a number, a bullet, a footnote. */
function begins({ text }: SourceLine): boolean {
  if (bulletOf(text)) return true
  const numbering = parseNumbering(text.slice(0, 60))
  if (numbering) {
    // 第三章规定的… may stand anywhere in a sentence; at the head of a line it is told by what follows.
    const rest = text.slice(numbering.length)
    if (numbering.unit === 'item' || numbering.unit === 'subitem') return true
    return !/^(?:[的和与及、，至到]|规定|所)/.test(rest) && !/^(?:of|and|or|to|in|on|is|was|by)(?![\p{L}])/u.test(rest)
  }
  if (/^\[\d{1,3}\]|^(?:注释|附注|注)[:：]/.test(text)) return true
  if (/^(?:——|--|——)/.test(text)) return true
  return (
    /^[0-9０-９]{1,3}(?:[.．、](?![0-9０-９])|[.．][0-9０-９]{1,3}\s)/.test(text) ||
    /^[（(][0-9０-９]{1,3}[）)]/.test(text) ||
    /^[①-⑳]/.test(text) ||
    stripNumber(text).number.startsWith('专栏')
  )
}

function isHeadingLine({ text }: SourceLine): boolean {
  const numbering = parseNumbering(text.slice(0, 60))
  return numbering !== undefined && ['part', 'chapter', 'section'].includes(numbering.unit) && !/[，。；]/.test(text)
}

function isCentred(line: SourceLine): boolean {
  const { left, pageWidth, size } = line.source
  const { text } = line
  if (left === undefined || pageWidth === undefined || size === undefined) return line.indent >= 16 && line.width < 100
  const width = [...text].reduce((sum, char) => sum + (isCjk(char.codePointAt(0)) ? 1 : 0.5), 0) * size
  return left > pageWidth * 0.2 && Math.abs(left + width / 2 - pageWidth / 2) < pageWidth * 0.06
}

/** Words are parted by a space, Chinese characters by none; between the two the source had none to see. */
function needsSpace(before: string, after: string): boolean {
  const last = before.codePointAt(before.length - 1)
  const first = after.codePointAt(0)
  if (isCjk(last) || isCjk(first)) return false
  if (FORMULA.test(before) && INDEX.test(after)) return false
  // No two numbers stand beside each other in Chinese: one was broken.
  if (/[0-9]$/.test(before) && /^[0-9]/.test(after) && hasHan(before) && hasHan(after)) return false
  // A dash or hyphen at the end of a line had no space behind it.
  return !/[\p{L}\p{N}][-‐—–/]$/u.test(before)
}
