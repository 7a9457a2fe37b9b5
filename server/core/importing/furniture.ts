// Takes page numbers and running heads out of a source: what its pages carry and its text does not.

import { parseNumber } from '../syntax/numbering.ts'
import { smallest } from '../text/long-list.ts'
import { type Element, type SourceLine, splitLine } from './source-line.ts'

/** A line of a source that is no text of the document, and why. */
export interface Furniture {
  readonly line: SourceLine
  readonly reason: 'page-number' | 'running-head'
}

/** The page numbers and running heads among `elements`, in order. Linear. */
export function collectFurniture(elements: readonly Element[]): Furniture[] {
  const reasons = new Map<SourceLine, Furniture['reason']>()
  for (const line of collectPageNumbers(elements)) reasons.set(line, 'page-number')
  for (const line of collectRunningHeads(elements, reasons)) reasons.set(line, 'running-head')
  return elements.flatMap(element => {
    const reason = element.kind === 'line' ? reasons.get(element) : undefined
    return element.kind === 'line' && reason ? [{ line: element, reason }] : []
  })
}

/**
 * `elements` with the page numbers that a scan left at the end of a line of text as lines of their own: 更加全  376. Only numbers that
 * count up with those before or behind them are parted from the words. Linear.
 */
export function partPageNumbers(elements: readonly Element[]): readonly Element[] {
  const tails = new Map<SourceLine, number>()
  const numbers: Bare[] = []
  for (const [at, element] of elements.entries()) {
    if (element.kind !== 'line') continue
    const { text, source } = element
    const tail = text.length < 24 ? null : TAIL.exec(text.slice(-12))
    if (tail) tails.set(element, text.length - tail[0].length)
    const value = tail ? Number(tail[1]) : text.length <= 30 ? bareNumber(text) : undefined
    if (value !== undefined) numbers.push({ line: element, at, value, page: source.page, atEdge: true })
  }
  if (tails.size === 0) return elements
  const counted = new Set(countedOf(numbers))
  return elements.flatMap(element => {
    const at = element.kind === 'line' && counted.has(element) ? tails.get(element) : undefined
    return element.kind === 'line' && at !== undefined ? splitLine(element, at) : [element]
  })
}

/** The first line of a text in two, where it is its title and has the number of the first page beside it. */
export interface PartedTitle {
  readonly title: SourceLine
  readonly number: SourceLine
  /** The line that both were. */
  readonly line: SourceLine
}

/**
 * The title that stands on the first page as on all others, or on the first page alone, with the number of that page: 港口规划   1. Only a
 * number from which those of the other pages go on is one; a year, or the number of a plan, is not. Linear.
 */
export function partTitle(elements: readonly Element[]): PartedTitle | undefined {
  const line = elements.find(element => element.kind === 'line')
  const own = line && line.text.length <= LONGEST_GAPS ? numberBeside(line.text) : undefined
  if (!line || own === undefined) return undefined
  const words = headWords(line.text)
  const next: number[] = []
  for (const other of edgesOf(elements)) {
    if (other === line || headWords(other.text) !== words) continue
    const value = numberBeside(other.text)?.value
    if (value !== undefined) next.push(value)
  }
  const isHead = next.length >= 2 && next.every((value, index) => value > (next[index - 1] ?? own.value))
  if (!isHead) {
    const [first] = collectPageNumbers(elements)
    const dressed = first && /[0-9]{1,4}/.exec(first.text)?.[0]
    if (dressed === undefined || Number(dressed) !== own.value + 1) return undefined
  }
  const [one, other] = splitLine(line, own.at)
  return own.isFirst ? { line, number: one, title: other } : { line, title: one, number: other }
}

/** The number at the end of a line or at its start, and where it is parted from the words. */
function numberBeside(text: string): { value: number; at: number; isFirst: boolean } | undefined {
  const before = text.length - Math.min(text.length, 16)
  const tail = NUMBER_BEHIND.exec(text.slice(before))
  if (tail) return { value: Number(tail[1]), at: before + tail.index, isFirst: false }
  const head = NUMBER_BEFORE.exec(text)
  return head ? { value: Number(head[1]), at: head[0].length, isFirst: true } : undefined
}

const NUMBER_BEHIND = /(?<=\s)(?:[|｜·•]\s{1,3})?(?:[-—–]\s?|第\s?|page\s)?([0-9]{1,4})\s?[-—–页頁]?$/i
const NUMBER_BEFORE = /^(?:[-—–]\s?)?([0-9]{1,4})(?:\s?[-—–])?\s{1,9}(?=\S)/

/** Behind words that go on, without a stop; a figure in a sentence has no such gap before it. */
const TAIL = /(?<=[\p{Script=Han}、，])\s{2,6}([0-9]{1,4})$/u

/** - 12 -, 第12页, 第3页 共90页, Page 12 of 90: nothing else is written so. */
const DRESSED =
  /^(?:[-—–―－－_~·•.．]{1,3}\s{0,3}[0-9０-９]{1,4}\s{0,3}[-—–―－－_~·•.．]{1,3}|第\s{0,3}[0-9０-９一二三四五六七八九十百]{1,6}\s{0,3}[页頁](?:\s{0,3}[,，/／]?\s{0,3}[(（]?共\s{0,3}[0-9０-９一二三四五六七八九十百]{1,6}\s{0,3}[页頁][)）]?)?|page\s{1,3}[0-9ivxlc]{1,6}(?:\s{1,3}(?:of|\/)\s{1,3}[0-9]{1,5})?)$/i
/** A number alone, or with the dots that scans leave; the pages of a document count up. */
const BARE =
  /^[·•．.\s]{0,4}([0-9０-９](?:\s?[0-9０-９]){0,3}|[ivxlc]{1,6})\s?(?:[/／]\s?[0-9０-９]{1,4})?[·•．.\s]{0,4}$/i

/** · 331, 352 ·: the dots beside a number of which a scan kept those on one side. */
const HALF_DRESSED = /^(?:[·•]\s?[0-9](?:\s?[0-9]){1,3}|[0-9](?:\s?[0-9]){1,3}\s?[·•])[·•．.\s]{0,3}$/
/** So many of these, so many lines apart, are page numbers. */
const LEAST_HALF_DRESSED = 4
const LEAST_APART = 6

/** A line must be so many lines away from the page number before it. */
const LEAST_PAGE = 4

/** A number that may be that of a page. */
interface Bare {
  readonly line: SourceLine
  readonly at: number
  readonly value: number
  readonly page: number | undefined
  readonly atEdge: boolean
}

function* collectPageNumbers(elements: readonly Element[]): Generator<SourceLine> {
  const bare: Bare[] = []
  const half: { line: SourceLine; at: number }[] = []
  const edges = edgesOf(elements)
  for (const [at, element] of elements.entries()) {
    if (element.kind !== 'line' || element.text.length > 30) continue
    if (DRESSED.test(element.text)) {
      yield element
      continue
    }
    if (HALF_DRESSED.test(element.text)) half.push({ line: element, at })
    const value = bareNumber(element.text)
    // Where nothing says that pages end there, 1954 and 1956 are years.
    const isYear = value !== undefined && value >= 1900 && value < 2100 && !edges.has(element)
    if (value !== undefined && !isYear)
      bare.push({ line: element, at, value, page: element.source.page, atEdge: edges.has(element) })
  }
  yield* countedOf(bare)
  const apart = half.filter(({ at }, index) => index === 0 || at - (half[index - 1]?.at ?? 0) >= LEAST_APART)
  if (apart.length >= LEAST_HALF_DRESSED) for (const { line } of apart) yield line
}

/** Those of `bare` that count up. */
function* countedOf(bare: readonly Bare[]): Generator<SourceLine> {
  for (const [index, one] of bare.entries()) {
    const others = [bare[index - 2], bare[index - 1], bare[index + 1], bare[index + 2]]
    const isCounted = others.some((other, place) => {
      if (!other) return false
      const step = place < 2 ? one.value - other.value : other.value - one.value
      const pages = one.page === undefined || other.page === undefined ? undefined : Math.abs(one.page - other.page)
      if (pages !== undefined) return one.atEdge && other.atEdge && step === pages && step > 0
      return step >= 1 && step <= 3 && Math.abs(one.at - other.at) >= LEAST_PAGE * step
    })
    if (isCounted) yield one.line
  }
}

function bareNumber(text: string): number | undefined {
  const digits = BARE.exec(text)?.[1]
  return digits === undefined ? undefined : parseNumber(digits.replace(/\s/g, ''))
}

/** The first and last two lines of each page, or beside the end of a page. */
function edgesOf(elements: readonly Element[]): Set<SourceLine> {
  const edges = new Set<SourceLine>()
  let lines: SourceLine[] = []
  let isPaged = false
  const flush = (): void => {
    if (isPaged) for (const line of [...lines.slice(0, 2), ...lines.slice(-2)]) edges.add(line)
    lines = []
  }
  for (const element of elements) {
    if (element.kind === 'page-end') {
      isPaged = true
      flush()
    } else if (element.kind === 'line') {
      if (lines[0] && lines[0].source.page !== element.source.page) flush()
      isPaged ||= element.source.page !== undefined
      lines.push(element)
    }
  }
  flush()
  return edges
}

/** Lines that stand at the edge of three pages or more, numbers aside; of a text without pages, beside page numbers. */
function collectRunningHeads(elements: readonly Element[], numbers: ReadonlyMap<SourceLine, string>): SourceLine[] {
  const edges = edgesOf(elements)
  const lines = elements.filter(element => element.kind === 'line')
  for (const [at, line] of lines.entries()) {
    if (!numbers.has(line)) continue
    for (const beside of [lines[at - 1], lines[at + 1]]) if (beside && !numbers.has(beside)) edges.add(beside)
  }
  const byWords = new Map<string, SourceLine[]>()
  const elsewhere = new Map<string, number>()
  for (const line of lines) {
    if (numbers.has(line) || line.text.length > LONGEST_GAPS) continue
    const words = headWords(line.text)
    if (words.length > LONGEST_HEAD) continue
    if (!edges.has(line)) elsewhere.set(words, (elsewhere.get(words) ?? 0) + 1)
    else if (byWords.has(words)) byWords.get(words)?.push(line)
    else byWords.set(words, [line])
  }
  const heads: SourceLine[] = []
  for (const [words, same] of byWords) {
    if (words === '#' || /[。；：，,;:]$/.test(words)) continue
    const set = inOneSize(same)
    if (set.length < 3 && !isPair(set)) continue
    // 第二节 重点任务 stands in every chapter, and at the edge of some pages.
    if (SECTION.test(words) && set.length < 2 * (elsewhere.get(words) ?? 0)) continue
    // The first of them may be the title itself: it stands where nothing was said before.
    for (const line of set) if (line !== lines[0] || line.source.page !== undefined) heads.push(line)
  }
  return heads
}

/** What a running head is known again by: without white space and with `#` for numbers, but for that of a section. */
function headWords(text: string): string {
  const words = text.replace(/\s+/g, '')
  const { length } = SECTION.exec(words)?.[0] ?? ''
  return words.slice(0, length) + words.slice(length).replace(/[0-9０-９]+/g, '#')
}

/** The most characters of a running head, without white space and with what parts it from a page number. */
const LONGEST_HEAD = 60
const LONGEST_GAPS = 250

/** The number of a heading; one that stands alone may be that of a page. */
const SECTION =
  /^(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}|第[0-9一二三四五六七八九十百]{1,4}[编編篇章节節条條]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|(?:chapter|part|section|annex|pillar)[0-9]{1,3}(?![0-9]))/i

/** Those set as small as the others: the title on the first page says the same in large letters. */
function inOneSize(lines: readonly SourceLine[]): readonly SourceLine[] {
  const least = smallest(lines.map(({ source: { size } }) => size ?? Number.POSITIVE_INFINITY))
  return lines.filter(({ source: { size } }) => size === undefined || size <= least * 1.25)
}

/** A book of a few pages has the one head on the left ones and another on the right: twice at one height, in the margin, is enough. */
function isPair(lines: readonly SourceLine[]): boolean {
  const [one, other] = lines.map(({ source }) => source)
  if (lines.length !== 2 || one?.page === undefined || other?.page === undefined) return false
  const { top = 0, pageHeight = 0 } = one
  const isInMargin = top > 0 && (top < MARGIN * pageHeight || top > (1 - MARGIN) * pageHeight)
  return isInMargin && Math.abs(top - (other.top ?? 0)) < 2 && Math.abs(one.page - other.page) <= 2
}

/** The share of a page's height that its margin takes. */
const MARGIN = 0.1
