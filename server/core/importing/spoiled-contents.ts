// Finds how far a table of contents reaches that a scan has spoiled: its entries broken, run together, set side by side, their pages misread.

import { parseHeadingNumber } from './heading-number.ts'

/** From the line `from` up to `to`, which is not part of it, stands a table of contents, or a part of one. */
export interface ContentsRange {
  readonly from: number
  readonly to: number
}

/** A line, or what a format knows as a paragraph, item or heading. */
interface Said {
  readonly text: string
}

/**
 * The parts of the table of contents whose name (目录) is at the line `at`: all up to where the text begins, but for a note at the foot
 * of one of its pages. `[]` where its lines do not say, by numbers, pages, or by being said again further down, that they are entries.
 * `again` knows the places of words, as {@link wordsOf} gives them. Looks at {@link LONGEST} lines at most.
 */
export function collectSpoiledContents(
  lines: readonly Said[],
  at: number,
  again: ReadonlyMap<string, number>,
): ContentsRange[] {
  const islands: number[] = []
  let end = at + 1
  for (; ; end++) {
    const text = lines[end]?.text
    if (text === undefined || end - at > LONGEST) return []
    if (startsText(lines, at, end)) break
    if (!isProse(text)) continue
    if (!goesOnBehind(lines, end)) break
    islands.push(end)
  }
  end = backToHeadings(lines, at, end)
  let entries = 0
  let sure = 0
  for (let line = at + 1; line < end; line++) {
    const text = lines[line]?.text ?? ''
    const isAgain = cellsOf(text).some(cell => (again.get(wordsOf(cell)) ?? 0) >= end && wordsOf(cell).length > 1)
    if (hasSpoiledPage(text) || isRun(text) || isAgain) sure++
    if (hasSpoiledPage(text) || isRun(text) || isAgain || parseHeadingNumber(text)) entries++
  }
  if (sure < LEAST_SURE || entries * 2 < end - at - 1) return []
  const starts = [at, ...islands.map(island => island + 1)]
  const ends = [...islands, end]
  return starts.flatMap((from, index) => {
    const to = ends[index] ?? end
    return to > from ? [{ from, to }] : []
  })
}

/** What an entry and its heading have in common, their numbers left out: how a scan has set and read these is not the same twice. */
export function wordsOf(text: string): string {
  const number = parseHeadingNumber(text)
  return text
    .slice(number?.length ?? 0)
    .replace(SPOILED_PAGE, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

/** No contents are longer than so many lines of a scan. */
const LONGEST = 600
/** So many entries must have a page or be said again. */
const LEAST_SURE = 6
/** So many lines behind a sentence say whether the contents go on behind it; so many of them have pages then. */
const AHEAD = 16
const LEAST_AHEAD = 5

/** （327）, （33D, 〈386）, 人口393: a page at the end of a line; scans misread its digits and brackets. */
const SPOILED_PAGE =
  /(?:[（(〈《<“][0-9０-９][0-9０-９\s]{0,3}[0-9０-９DlIO帥叩]{0,2}\s?[）)〉》>」]?|\p{Script=Han}[\s·•．.“”]{0,8}[0-9]{1,3})$/u
const PAGES_INSIDE = /[（(〈《][0-9]{1,3}\s?[0-9DlIO帥]?[）)〉》]?|\p{Script=Han}[\s·•．.“”]{0,8}[0-9]{3}(?![0-9])/gu
const NUMBERS_INSIDE = /第[一二三四五六七八九十百]{1,4}[篇编章节]/g

function hasSpoiledPage(text: string): boolean {
  return text.length <= 200 && SPOILED_PAGE.test(text.slice(-24))
}

/** Entries that were run together into one line. */
function isRun(text: string): boolean {
  if (text.length > 600 || /。/.test(text)) return false
  return [...text.matchAll(NUMBERS_INSIDE)].length >= 2 || [...text.matchAll(PAGES_INSIDE)].length >= 3
}

/** Columns that stand beside each other on a line. */
function cellsOf(text: string): string[] {
  return text.length > 200 ? [] : text.split(/\t| {3,}|\u3000{2,}/)
}

function isProse(text: string): boolean {
  if (hasSpoiledPage(text) || isRun(text)) return false
  if (/[。；]/.test(text) || /[a-z]\.$/.test(text)) return true
  const commas = text.match(/[，,]/g)?.length ?? 0
  return text.length > (/\p{Script=Han}/u.test(text) ? 45 : 110) || commas >= 2 || (commas === 1 && text.length > 24)
}

/** A note at the foot of a page stands between two pages of contents. */
function goesOnBehind(lines: readonly Said[], at: number): boolean {
  let paged = 0
  for (let line = at + 1; line <= at + AHEAD; line++) {
    const text = lines[line]?.text ?? ''
    if (isProse(text)) break
    if (hasSpoiledPage(text) || isRun(text)) paged++
  }
  return paged >= LEAST_AHEAD
}

/** True where the first entries are said once more, without a page: there the text begins. */
function startsText(lines: readonly Said[], from: number, at: number): boolean {
  if (at < from + 6) return false
  const text = lines[at]?.text ?? ''
  if (text.length > 90) return false
  const words = wordsOf(text)
  if (words.length < 2 || hasSpoiledPage(text)) return false
  return [1, 2].some(entry => {
    const first = lines[from + entry]?.text ?? ''
    return wordsOf(first) === words && parseHeadingNumber(first)?.rank === parseHeadingNumber(text)?.rank
  })
}

/** From where prose begins at `end`, back over the headings above it, which are the text's. */
function backToHeadings(lines: readonly Said[], from: number, end: number): number {
  const early = new Set<string>()
  for (let line = from - 4; line <= from + 5; line++) if (line !== from) early.add(wordsOf(lines[line]?.text ?? ''))
  early.delete('')
  let at = end
  for (; at > from + 1; at--) {
    const text = lines[at - 1]?.text ?? ''
    if (hasSpoiledPage(text) || isRun(text)) break
    const number = parseHeadingNumber(text)
    const isFirst = number?.rank === 'name' || number?.number === 1
    // Of a paragraph that was broken into lines, the first may have no mark.
    const isBroken = at === end && text.length >= 25 && !number
    if (!isFirst && !isBroken && !early.has(wordsOf(text)) && !/^[（(].{6,60}[）)]$/.test(text)) break
  }
  return at
}
