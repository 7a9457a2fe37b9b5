// Reads several sections that one word names: Chapters 1, 3 and 11; 第一、三、十一章; of 第三至五章 both ends.

import { DIVISIONS, parseNumber } from '../../syntax/numbering.ts'
import { late } from '../../text/late.ts'

/** A section as a text names it, `[start, end)`, with the words that name it by itself. */
export interface NamedSection {
  readonly name: string
  readonly start: number
  readonly end: number
}

const HAN_NUMBER = '[〇零一二三四五六七八九十百\\d]{1,6}'
/** The word for what they are stands once, behind the last: 第一章、第三章 is no row but two sections. */
const HAN_ROW = new RegExp(
  `^第\\s?${HAN_NUMBER}(?:\\s?(?:[、，,和与及至到－—–~-]|以及)\\s?第?\\s?${HAN_NUMBER}){1,20}\\s?(部分|[篇编編章节節条條])`,
)
/** Digits, Roman numbers or words, no two sorts in one row: “Sections 3 and I think” has one. */
const SORTS = [
  '\\d{1,4}',
  '[ivxlc]{1,8}',
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)',
]
const rows = (): string =>
  SORTS.map(number => {
    const last = `${number}(?![\\p{L}\\p{N}])`
    const behind = `(?:,?\\s?(?:[,，、–—&-]|(?<![\\p{L}\\p{N}])(?:and|or|to|through)(?![\\p{L}\\p{N}]))\\s?${last})`
    return `(${PLURALS()})\\s?${last}${behind}{1,20}`
  }).join('|')
const row = late(() => new RegExp(`^(?:${rows()})`, 'iu'))
const rowAtEnd = late(() => new RegExp(`(?<![\\p{L}\\p{N}])(?:${rows()})$`, 'iu'))
const ONE = `(?:${DIVISIONS})(?:(?<=\\.)\\s?|\\s)[a-z\\d-]{1,12}`
/** Chapter 12, Part III; Chapter Twelve in Part III. */
const PATH_AT_END = new RegExp(`(?<![a-z])${ONE}(?:(?:,\\s?|\\s(?:of|in)\\s)(?:the\\s)?${ONE}){0,3}$`, 'i')
const DIVISION = new RegExp(`(?<![a-z])(?:${DIVISIONS})(?![a-z])`, 'gi')
const AND = /,?\s(?:and|or|&)\s$/i

/** chapters, chs. */
function PLURALS(): string {
  return DIVISIONS.replace(/[a-z]+(?=\||$)/g, '$&s').replace('sec|art)\\.', 'sec|art)s\\.')
}

/** The sections of a row at the start of a text, in order; `[]` where one alone is named, or none. */
export function matchRow(text: string): NamedSection[] {
  const han = HAN_ROW.exec(text)
  if (han) return readItems(han[0], new RegExp(`(?:第\\s?)?(${HAN_NUMBER})`, 'g'), number => `第${number}${han[1]}`)
  const english = row().exec(text)
  if (!english) return []
  const sort = [1, 2, 3].find(group => english[group] !== undefined) ?? 1
  const word = english[sort] ?? ''
  const number = new RegExp(`(?<![\\p{L}\\p{N}])(${SORTS[sort - 1]})(?![\\p{L}\\p{N}])`, 'giu')
  return readItems(english[0], number, digits => `${word.replace(/s(\.?)$/i, '$1')} ${digits}`)
}

/** The items of a row: `number` finds each, with the digits alone in its group. */
function readItems(row: string, number: RegExp, nameOf: (number: string) => string): NamedSection[] {
  const found = [...row.matchAll(number)].filter(([, digits = '']) => parseNumber(digits) !== undefined)
  return found.map((match, i) => ({
    name: nameOf(match[1] ?? ''),
    start: i === 0 ? 0 : match.index,
    end: i === found.length - 1 ? row.length : match.index + match[0].length,
  }))
}

/**
 * The sections that a text before a plan's name ends with, in order: a row, a path inwards or outwards, or several of them, as in
 * “Chapter 1 and Chapters 3 and 4”. `[]` where it ends with none.
 */
export function sectionsAtEnd(text: string): NamedSection[] {
  const found: NamedSection[] = []
  for (let end = text.length; found.length < MOST; ) {
    const rest = text.slice(0, end)
    const ofRow = rowAtEnd().exec(rest)
    const match = ofRow ?? PATH_AT_END.exec(rest)
    if (!match) break
    const sections = ofRow ? matchRow(match[0]) : cutPath(match[0])
    found.unshift(
      ...sections.map(({ name, start, end }) => ({ name, start: match.index + start, end: match.index + end })),
    )
    const and = AND.exec(text.slice(0, match.index))
    if (!and) break
    end = and.index
  }
  return found
}

const MOST = 20

/** A path is one section; Chapter 1, Chapter 11 are two. */
function cutPath(text: string): NamedSection[] {
  const starts: number[] = [0]
  let seen = new Set<string>()
  for (const { 0: word, index } of text.matchAll(DIVISION)) {
    if (seen.has(word.toLowerCase())) {
      starts.push(index)
      seen = new Set()
    }
    seen.add(word.toLowerCase())
  }
  return starts.map((start, i) => {
    const name = text.slice(start, starts[i + 1] ?? text.length).replace(/,?\s?$/, '')
    return { name, start, end: start + name.length }
  })
}
