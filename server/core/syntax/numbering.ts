// Reads the number of a heading: 第十二章, 一、, （三）, Chapter 12, Part IV.

import { parseChineseNumeral } from '../text/numerals.ts'

/** The units of division, outermost first; `item` stands for 一、 and `subitem` for （一）. */
export const UNITS = ['part', 'chapter', 'section', 'article', 'item', 'subitem'] as const
export type Unit = (typeof UNITS)[number]

/** The number of a division of a plan, and what follows it. */
export interface Numbering {
  readonly unit: Unit
  readonly number: number
  /** The length of the number as written, white space behind it included. */
  readonly length: number
}

const CHINESE_UNITS: Readonly<Record<string, Unit>> = {
  篇: 'part',
  编: 'part',
  編: 'part',
  部分: 'part',
  章: 'chapter',
  节: 'section',
  節: 'section',
  条: 'article',
  條: 'article',
}

const ENGLISH_UNITS: Readonly<Record<string, Unit>> = {
  part: 'part',
  volume: 'part',
  chapter: 'chapter',
  section: 'section',
  article: 'article',
  'pt.': 'part',
  'vol.': 'part',
  'ch.': 'chapter',
  'chap.': 'chapter',
  'sec.': 'section',
  'art.': 'article',
}

/** The English words for divisions and their abbreviations, as alternatives of an expression. */
export const DIVISIONS = 'part|volume|chapter|section|article|(?:pt|vol|chap|ch|sec|art)\\.'

/** The numbering at the start of `text`, or undefined. */
export function parseNumbering(text: string): Numbering | undefined {
  const chinese =
    /^第\s?([〇零一二三四五六七八九十百千两\d０-９]{1,8})\s?(部分|[篇编編章节節条條])[\s　、，：:.．]{0,8}/.exec(text)
  if (chinese) return numbering(CHINESE_UNITS[chinese[2] ?? ''], chinese[1] ?? '', chinese[0].length)
  const english = ENGLISH.exec(text)
  if (english) return numbering(ENGLISH_UNITS[(english[1] ?? '').toLowerCase()], english[2] ?? '', english[0].length)
  const item = /^([一二三四五六七八九十]{1,4})[、．.]\s{0,4}/.exec(text)
  if (item) return numbering('item', item[1] ?? '', item[0].length)
  const subitem = /^[（(]([一二三四五六七八九十]{1,4})[）)]\s{0,4}/.exec(text)
  return subitem ? numbering('subitem', subitem[1] ?? '', subitem[0].length) : undefined
}

const ENGLISH = new RegExp(
  `^(${DIVISIONS})(?:(?<=\\.)|\\s)\\s{0,3}([ivxlc]{1,8}|\\d{1,4}|[a-z]{3,12}(?:-[a-z]{3,6})?)(?![\\p{L}\\p{N}])[\\s:.．—–-]{0,8}`,
  'iu',
)

function numbering(unit: Unit | undefined, digits: string, length: number): Numbering | undefined {
  const number = parseNumber(digits)
  return unit === undefined || number === undefined ? undefined : { unit, number, length }
}

/** A whole number in Chinese, Arabic (full width too), Roman or English words; undefined where it is none. */
export function parseNumber(text: string): number | undefined {
  const half = text.replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  if (/^\d+$/.test(half)) return Number.parseInt(half, 10)
  if (/^[ivxlc]+$/i.test(half)) return parseRoman(half.toLowerCase())
  const word = ENGLISH_NUMBERS.indexOf(half.toLowerCase())
  if (word >= 0) return word
  return /^[a-z]/i.test(half) ? undefined : parseChineseNumeral(half)
}

const ENGLISH_NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

function parseRoman(text: string): number | undefined {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const value = values[text[i] ?? ''] ?? 0
    sum += value < (values[text[i + 1] ?? ''] ?? 0) ? -value : value
  }
  return sum > 0 ? sum : undefined
}
