// Finds the headings among paragraphs: by their numbers and what stands between these, by bold or large letters, and as short lines.

import { hasHan } from '../text/script.ts'
import { HeadingLevels } from './heading-levels.ts'
import { type HeadingNumber, isWorded, parseHeadingNumber, UNREAD } from './heading-number.ts'
import type { Block, Paragraph, Remark } from './import-block.ts'
import { isBold, textOf } from './spans.ts'
import { findUsualSize } from './usual-size.ts'

/** `blocks`, from the one behind the title on, with headings in place of the paragraphs that are some; what is a guess is remarked. Linear. */
export function findHeadings(blocks: readonly Block[], from: number, title: string, remarks: Remark[]): Block[] {
  const found = new Map<number, { readonly number?: HeadingNumber; readonly reason: string }>()
  const series = new Map<string, Candidate[]>()
  const bodySize = usualSize(blocks)
  const close = (rank: string): void => {
    for (const { at, number } of headingsOf(series.get(rank) ?? [], blocks))
      found.set(at, { number, reason: 'numbered' })
    series.delete(rank)
  }
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]
    if (block?.kind === 'format-heading') for (const rank of [...series.keys()]) close(rank)
    if (block?.kind !== 'paragraph' || block.quoted) continue
    const text = textOf(block.spans)
    const number = counted(parseHeadingNumber(text), series)
    if (number?.rank === 'name' || (number && isWorded(number.rank))) {
      if (!isWordedHeading(text, number)) continue
      found.set(at, { number, reason: 'numbered' })
      for (const rank of [...series.keys()]) close(rank)
    } else if (number) {
      const last = series.get(number.rank)?.at(-1)
      if (last && number.number !== last.number.number + 1) close(number.rank)
      // Whatever counts inside of this one begins anew.
      for (const rank of [...series.keys()]) if (ORDER.indexOf(rank) > ORDER.indexOf(number.rank)) close(rank)
      const row = series.get(number.rank)
      if (row && number.number !== 1) row.push({ at, number, text })
      else series.set(number.rank, [{ at, number, text }])
    } else {
      // A title that is said once more is no section.
      const reason = text.trim() === title.trim() ? undefined : unnumberedReason(blocks, at, text, block, bodySize)
      if (reason) found.set(at, { reason })
    }
  }
  for (const rank of [...series.keys()]) close(rank)
  return setLevels(blocks, found, remarks)
}

/** `number`, and where a scan has lost it that which follows the last one. */
function counted(
  number: HeadingNumber | undefined,
  series: ReadonlyMap<string, readonly Candidate[]>,
): HeadingNumber | undefined {
  if (number?.number !== UNREAD) return number
  return { ...number, number: (series.get(number.rank)?.at(-1)?.number.number ?? 0) + 1 }
}

interface Candidate {
  readonly at: number
  readonly number: HeadingNumber
  readonly text: string
}

const ORDER = ['capital', 'item', 'subitem', 'digit', 'digits-2', 'digits-3', 'bracketed']

/** 第二章　总则, Chapter 3: Industry; not 第二章规定的任务…。 */
function isWordedHeading(text: string, number: HeadingNumber): boolean {
  if (number.rank === 'name') return true
  const rest = text.slice(number.length)
  if (!hasHan(text))
    return text.length <= 140 && !/[.;,]$/.test(text) && (rest === '' || /^["“‘'(]?[\p{Lu}\d]/u.test(rest))
  if (text.length > 64 || /[，；：、]$/.test(text)) return false
  return !/[。；]/.test(text.slice(0, -1)) && !(text.endsWith('。') && text.length > 30)
}

/** Of a row 一、 二、 三、 those that are headings: none where the row is a list of sentences, or nothing stands between them. */
function headingsOf(row: readonly Candidate[], blocks: readonly Block[]): readonly Candidate[] {
  const short = row.filter(one => isShort(one.text, one.number) || (row.length > 2 && isSentenceAbove(one, blocks)))
  if (short.length * 2 <= row.length) return []
  const places = new Set(row.map(({ at }) => at))
  const followed = short.filter(({ at }) => {
    const next = blocks[at + 1]
    if (next === undefined) return false
    if (next.kind !== 'paragraph') return next.kind !== 'format-heading'
    return !places.has(at + 1)
  })
  if (followed.length * 2 <= short.length) return []
  // A single （一） or 1. says little, unless it stands out; nor does a single sentence behind 一、.
  const isNumbered =
    row.length > 1 ||
    ((row[0]?.number.rank === 'item' || row[0]?.number.rank === 'capital') && !row[0].text.endsWith('。'))
  return isNumbered ? short : short.filter(({ at }) => isBold(paragraphSpans(blocks[at])))
}

/** （一）坚持制造业当家，加快构建现代化产业体系。 over a longer paragraph: reports say in one sentence what a part is about. */
function isSentenceAbove({ at, text, number }: Candidate, blocks: readonly Block[]): boolean {
  const rest = text.slice(number.length)
  const next = blocks[at + 1]
  return (
    hasHan(rest) &&
    rest.length <= 60 &&
    /^[^。；：！？]{4,60}。$/.test(rest) &&
    next?.kind === 'paragraph' &&
    textOf(next.spans).length > text.length &&
    !parseHeadingNumber(textOf(next.spans))
  )
}

function paragraphSpans(block: Block | undefined): Paragraph['spans'] {
  return block?.kind === 'paragraph' ? block.spans : []
}

function isShort(text: string, number: HeadingNumber): boolean {
  const rest = text.slice(number.length)
  if (rest === '') return false
  if (!hasHan(text)) return text.length <= 110 && !/[.;,:]$/.test(text) && /^["“‘'(]?[\p{Lu}\d]/u.test(rest)
  if (/[，；：、！？]$/.test(rest)) return false
  if (rest.endsWith('。')) return rest.length <= 26 && !/[，；：。]/.test(rest.slice(0, -1))
  return rest.length <= 50 && !/[。；：]/.test(rest)
}

/** Why a paragraph without a number is a heading; undefined where it is none. */
function unnumberedReason(
  blocks: readonly Block[],
  at: number,
  text: string,
  block: Paragraph,
  bodySize: number | undefined,
): string | undefined {
  if (text.length > 100 || /[.。,，;；、:：!！]$/.test(text) || !isFollowed(blocks, at)) return undefined
  if (NO_HEADING.test(text) || !/\p{L}/u.test(text)) return undefined
  if (bodySize !== undefined && block.size !== undefined && block.size > bodySize * 1.12) return 'size'
  if (isBold(block.spans)) return 'bold'
  if (hasHan(text)) return isShortChinese(blocks, at, text, block) ? 'short-line' : undefined
  return isShortEnglish(blocks, at, text, block) ? 'short-line' : undefined
}

/** Dates, names of authors and places of publication stand alone too. */
const NO_HEADING =
  /^(?:\d[\d\s:./年月日-]*|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s\d{1,2},?\s\d{4}|\d{1,2}\s(?:january|february|march|april|may|june|july|august|september|october|november|december),?\s\d{4}|by\s.*|published.*|updated.*|photo.*|source.*|image.*|[（(].*[）)]|新华社.*|来源.*|\d{4}年\d{1,2}月.*)$/i

function isFollowed(blocks: readonly Block[], at: number): boolean {
  const next = blocks[at + 1]
  if (next === undefined) return false
  return next.kind === 'paragraph' || next.kind === 'item' || next.kind === 'table'
}

/** A line of a few characters without any mark, between sentences, parted from both: 基本原则. */
function isShortChinese(blocks: readonly Block[], at: number, text: string, block: Paragraph): boolean {
  const last = blocks[at - 1]
  const next = blocks[at + 1]
  if (!block.isParted || !/^[\p{Script=Han}A-Za-z0-9“”、]{2,16}$/u.test(text) || next?.kind !== 'paragraph')
    return false
  // Below the title stands who wrote it.
  if (isBelowTitle(blocks, at)) return false
  const before = last?.kind === 'paragraph' ? textOf(last.spans) : ''
  if (before !== '' && !/[。！？]["”’）)]{0,2}$/.test(before)) return false
  const behind = textOf(next.spans)
  return (next.isParted || next.isWhole === true) && behind.length >= 30 && /[。：；！？]["”’）)]{0,2}$/.test(behind)
}

function isBelowTitle(blocks: readonly Block[], at: number): boolean {
  let above = at - 1
  while (blocks[above]?.kind === 'fenced') above--
  const block = blocks[above]
  return block?.kind === 'heading' && block.depth === 1
}

/** A line of a few words with a capital letter and no stop, between paragraphs, parted from both. */
function isShortEnglish(blocks: readonly Block[], at: number, text: string, block: Paragraph): boolean {
  const next = blocks[at + 1]
  const words = text.split(/\s+/)
  const last = blocks[at - 1]
  // A caption is said twice: under its picture, and for those who do not see it.
  if (last?.kind === 'paragraph' && textOf(last.spans) === text) return false
  if (!block.isParted || words.length > 14 || words.length < 2 || !/^["“‘']?[\p{Lu}\d]/u.test(text)) return false
  if (next?.kind === 'paragraph')
    return (
      (next.isParted || next.isWhole === true) &&
      /[.?!:”")]$/.test(textOf(next.spans)) &&
      textOf(next.spans).length > 60
    )
  return false
}

/** The letter size of most text, where lines have one. */
function usualSize(blocks: readonly Block[]): number | undefined {
  const paragraphs = blocks.filter(block => block.kind === 'paragraph')
  return findUsualSize(paragraphs.map(({ size, spans }) => ({ size, length: textOf(spans).length })))
}

function setLevels(
  blocks: readonly Block[],
  found: ReadonlyMap<number, { readonly number?: HeadingNumber; readonly reason: string }>,
  remarks: Remark[],
): Block[] {
  const levels = new HeadingLevels(
    blocks,
    [...found.values()].flatMap(({ number }) => number ?? []),
  )
  const recurring = recurringOf(blocks, found)
  return blocks.map((block, at): Block => {
    const heading = found.get(at)
    if (block.kind === 'format-heading') {
      const number = parseHeadingNumber(textOf(block.spans))
      return { kind: 'heading', depth: levels.ofFormat(block.depth, number), spans: plainIfBold(block.spans) }
    }
    if (!heading || block.kind !== 'paragraph') return block
    const made: Block = {
      kind: 'heading',
      depth: levels.of(heading.number, recurring.has(at)),
      spans: plainIfBold(block.spans),
    }
    remarks.push({ kind: 'heading', text: textOf(block.spans), reason: heading.reason, block: made })
    return made
  })
}

/** The places of headings without a number whose words stand over so many parts that they name a part of each. */
function recurringOf(
  blocks: readonly Block[],
  found: ReadonlyMap<number, { readonly number?: HeadingNumber }>,
): ReadonlySet<number> {
  const places = new Map<string, number[]>()
  for (const [at, { number }] of found) {
    const block = blocks[at]
    if (number || block?.kind !== 'paragraph') continue
    const words = textOf(block.spans).trim().toLowerCase()
    const same = places.get(words)
    if (same) same.push(at)
    else places.set(words, [at])
  }
  return new Set([...places.values()].filter(({ length }) => length >= LEAST_RECURRING).flat())
}

const LEAST_RECURRING = 3

/** A heading is bold as it is. */
function plainIfBold(spans: Paragraph['spans']): Paragraph['spans'] {
  return isBold(spans) ? spans.map(({ bold: _, ...span }) => span) : spans
}
