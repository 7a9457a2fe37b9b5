// Finds tables of contents in a source's lines: the lists that say each heading once before the text does.

import { parseNumber, parseNumbering } from '../syntax/numbering.ts'
import { append } from '../text/long-list.ts'
import { type ContentsRange, collectSpoiledContents, wordsOf } from './spoiled-contents.ts'

/** A line, or what a format knows as a paragraph, item or heading. */
interface Said {
  readonly text: string
}

/** The tables of contents among `lines`, in order; none is `[]`. Linear. */
export function collectContentsRanges(lines: readonly Said[]): ContentsRange[] {
  const ranges: ContentsRange[] = []
  let last: ReadonlyMap<string, number> | undefined
  let tries = MOST_SPOILED
  let words: ReadonlyMap<string, number> | undefined
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at]?.text ?? ''
    const isNamed = CONTENTS.test(text)
    if (!isNamed && !hasPage(text)) {
      if (!isWorded(text)) continue
      last ??= lastPlaces(lines)
      const to = endOfRepeated(lines, at, last)
      if (to - at >= LEAST_REPEATED) ranges.push({ from: at, to })
      at = Math.max(at, to - 1)
      continue
    }
    last ??= lastPlaces(lines)
    const to = endOfEntries(lines, isNamed ? at + 1 : at, last, isNamed)
    if (isNamed && tries-- > 0) {
      words ??= placesOfWords(lines)
      const spoiled = collectSpoiledContents(lines, at, words)
      const end = spoiled.at(-1)?.to ?? 0
      if (end - to >= LEAST_MORE) {
        append(ranges, spoiled)
        at = end - 1
        continue
      }
    }
    if (to - at < 3) continue
    ranges.push({ from: at, to })
    at = to - 1
  }
  return ranges
}

const CONTENTS = /^[【[]?(?:目\s{0,8}[录錄次]|(?:table of )?contents|contents page)[】\]]?[:：]?(?:序言|前言)?$/i
/** ……12, ....12, 　　（327）: what stands between an entry and its page. */
const LEADER =
  /(?:(?<![.．·…‥])[.．·…‥]{3,}|(?<![.·…]\s)(?:\s?[.·…]\s){3,})\s{0,8}[(（]?[0-9０-９ivxlc]{1,4}[)）]?$|\t{1,40}\s?[(（]?[0-9０-９]{1,4}[)）D]?$|[(（][0-9]{1,4}[)）]$/i
const LONGEST_ENTRY = 90
/** Contents are taken for spoiled where so many lines more belong to them than read as entries should. */
const LEAST_MORE = 2
/** So many names of contents are looked behind for spoiled ones: each may cost some hundred lines. */
const MOST_SPOILED = 30
/** So many lines in a row may be none that the text says again: misprints, numbers of pages, second lines. */
const MOST_ODD = 3

function hasPage(text: string): boolean {
  if (text.length > 200 || !LEADER.test(text)) return false
  // What has several cells is the row of a table, but for 第一章, its words and its page.
  return parseNumbering(text) !== undefined || text.split('\t').filter(cell => cell.trim() !== '').length <= 2
}

/** Where each short line is said for the last time. */
function lastPlaces(lines: readonly Said[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [at, { text }] of lines.entries()) if (text.length <= LONGEST_ENTRY) places.set(keyOf(text), at)
  return places
}

/** The same without numbers and pages, for what a scan has misread. */
function placesOfWords(lines: readonly Said[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [at, { text }] of lines.entries()) if (text.length <= LONGEST_ENTRY) places.set(wordsOf(text), at)
  return places
}

/**
 * Where the entries that begin at `from` end: entries are said again further down, or have a page behind them. They end at
 * prose, and where the first of them are said again, for that is the text.
 */
function endOfEntries(
  lines: readonly Said[],
  from: number,
  last: ReadonlyMap<string, number>,
  isNamed: boolean,
): number {
  const seen = new Set<string>()
  const pages: number[] = []
  let to = from
  let entries = 0
  let paged = 0
  for (let at = from; at < lines.length && at < to + MOST_ODD + 1; at++) {
    const text = lines[at]?.text ?? ''
    const key = keyOf(text)
    if (seen.has(key) && key.length > 1 && !hasPage(text)) break
    const isAgain = key.length > 1 && (last.get(key) ?? at) > at
    // 第一章　总则　1: the dots before the page were lost.
    const isPaged = hasPage(text) || (isNamed && isAgain && isWorded(text) && /\s[0-9]{1,4}$/.test(text))
    if (isPaged || isRow(text)) paged++
    else if (!isAgain && (text.length > 45 || /[。；]$/.test(text)) && !parseNumbering(text)) break
    if (hasPage(text) || isAgain || isRow(text)) {
      const page = pageOf(text)
      if (page !== undefined) pages.push(page)
      to = at + 1
      entries++
    }
    seen.add(key)
  }
  // Without a name over it, a list must have pages, for words may be said twice for other reasons; under one, two with pages are enough.
  const isOne = isNamed
    ? entries > 2 || (entries === 2 && paged === 2)
    : paged > 2 && paged * 2 >= entries && isRising(pages)
  if (!isOne) return from
  return to
}

/** Where the lines from `from` on end that are all numbered 第…篇, 第…章 or 第…节, and said again below: contents, though nothing calls them so. */
function endOfRepeated(lines: readonly Said[], from: number, last: ReadonlyMap<string, number>): number {
  const seen = new Set<string>()
  let to = from
  for (; to < lines.length; to++) {
    const text = lines[to]?.text ?? ''
    const key = keyOf(text)
    if (!isWorded(text) || seen.has(key) || (last.get(key) ?? to) <= to) break
    seen.add(key)
  }
  return to
}

/** Headings of a part, its first chapter and the first section of that stand right below each other, too. */
const LEAST_REPEATED = 6

function isWorded(text: string): boolean {
  if (text.length > LONGEST_ENTRY) return false
  const unit = parseNumbering(text)?.unit
  return unit === 'part' || unit === 'chapter' || unit === 'section'
}

/** Pages rise from entry to entry, but for what was misread; the figures of a table do not. */
function isRising(pages: readonly number[]): boolean {
  let falls = 0
  for (const [at, page] of pages.entries()) if (at > 0 && page < (pages[at - 1] ?? 0)) falls++
  return falls * 5 <= pages.length
}

function pageOf(text: string): number | undefined {
  const digits = LEADER.exec(text.slice(-200))?.[0].match(/[0-9０-９]{1,4}(?=[)）D]?$)/)?.[0]
  return digits === undefined ? undefined : parseNumber(digits)
}

/** Scans run entries together: 第一章总则第二章规划. */
function isRow(text: string): boolean {
  return (
    text.length <= 400 &&
    !/。/.test(text) &&
    [...text.matchAll(/第[一二三四五六七八九十百]{1,4}[篇编章节]/g)].length >= 2
  )
}

/** What an entry and its heading have in common: their letters and digits, without the page. */
function keyOf(text: string): string {
  return (
    text
      .replace(LEADER, '')
      .replace(/(?<!\s)\s+[0-9０-９]{1,4}$/, '')
      // Pages number their contents and not what these are of.
      .replace(/^[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}\s+(?=\p{L})/u, '')
      .replace(/[^\p{L}\p{N}]+/gu, '')
      .toLowerCase()
  )
}
