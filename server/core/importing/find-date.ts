// Finds the date of a document in the words at its head or end.

import { parseDate } from '../model/meta.ts'
import { parseChineseNumeral, toAsciiDigits } from '../text/numerals.ts'
import type { HeadText } from './head-text.ts'

/** A date in ISO form; `isSure` where the words say that the text was adopted or issued then, and no others do. */
export interface FoundDate {
  readonly date: string
  readonly isSure: boolean
}

/** The date of a document; undefined where neither its head nor its end has one. */
export function findDate({ lines, tail }: HeadText): FoundDate | undefined {
  const datesOf = (words: RegExp): string[] =>
    lines.flatMap(line => (words.test(line) && line.length <= 220 ? datesIn(line) : []))
  const said = datesOf(ISSUED)
  const issued = said.length > 0 ? said : datesOf(IN_FORCE)
  // Of a law that was amended the text is that of the last amendment.
  const last = [...issued].sort().at(-1)
  if (last !== undefined) return { date: last, isSure: true }
  for (const line of lines) {
    const [date] = datesIn(line)
    if (date === undefined || line.length > 80) continue
    return { date, isSure: isDateAlone(line) }
  }
  const [signed] = [...tail].reverse().flatMap(datesIn)
  return signed === undefined ? undefined : { date: signed, isSure: false }
}

const ISSUED =
  /通过|批准|修订|修正|发布|發布|公布|印发|会议上|电讯?$|adopted|approved|promulgated|delivered|issued on|published/i
const IN_FORCE = /施行|生效|in force|effective/i

function isDateAlone(line: string): boolean {
  return /^[（(]?\s?(?:[\d０-９〇○零一二三四五六七八九十]{2,4}\s?年.{1,8}日|[A-Za-z]{3,9}\.? \d{1,2}, \d{4}|\d{1,2} [A-Za-z]{3,9} \d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:\s\d{1,2}:\d{2}(?::\d{2})?)?\s?[)）]?$/.test(
    line.trim(),
  )
}

/** The dates in a line, in ISO form and in order. */
function datesIn(line: string): string[] {
  const dates: string[] = []
  for (const found of line.slice(0, 400).matchAll(DATE)) {
    const { cy, cm, cd, iy, im, id, ey, em, ed, fy, fm, fd, my, mm, ny, nm, nd, ry, rm, rd } = found.groups ?? {}
    const republic = ry === undefined ? undefined : String(Number(ry) + BEFORE_REPUBLIC)
    const year = cy ?? iy ?? ey ?? fy ?? my ?? ny ?? republic ?? ''
    const month = cm ?? im ?? nm ?? rm ?? monthOf(em ?? fm ?? mm)
    const day = cd ?? id ?? ed ?? fd ?? nd ?? rd
    const date = parseDate(
      [numberOf(year, 4), numberOf(month, 2), ...(day === undefined ? [] : [numberOf(day, 2)])].join('-'),
    )
    const inTime = date !== undefined && date >= '1900' && date < '2100'
    if (inTime) dates.push(date)
  }
  return dates
}

const N = '[0-9０-９〇○零一二三四五六七八九十]'
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const DATE = new RegExp(
  `(?<cy>${N}(?:\\s?${N}){3})\\s?年\\s?/?\\s?(?<cm>${N}(?:\\s?${N}){0,1})\\s?月(?:\\s?/?\\s?(?<cd>${N}(?:\\s?${N}){0,2})\\s?日)?` +
    `|(?<![0-9])(?<iy>[12][0-9]{3})[-/.](?<im>[0-9]{1,2})[-/.](?<id>[0-9]{1,2})(?![0-9])` +
    // The head of a page of news: 2021 03/13 15:16:34.
    `|(?<![0-9])(?<ny>[12][0-9]{3})\\s(?<nm>[0-9]{2})/\\s?(?<nd>[0-9]{2})(?=\\s{1,3}[0-9]{2}:)` +
    // 民國113年8月15日; 發布日期：113-08-15.
    `|(?:民[国國]\\s?|日期[:：]\\s{0,4}(?=1[0-9]{2}))(?<ry>[0-9]{2,3})(?:[-/.]|\\s?年\\s?)(?<rm>[0-9]{1,2})(?:[-/.]|\\s?月\\s?)(?<rd>[0-9]{1,2})(?![0-9])` +
    `|(?<![a-z])(?<em>${MONTH})\\.?\\s(?<ed>[0-9]{1,2}),?\\s(?<ey>[12][0-9]{3})` +
    `|(?<![0-9])(?<fd>[0-9]{1,2})\\s(?<fm>${MONTH})\\.?,?\\s(?<fy>[12][0-9]{3})` +
    `|(?<![a-z])(?<mm>${MONTH})\\.?\\s(?<my>[12][0-9]{3})(?![0-9])`,
  'gi',
)

/** The year of our era before the first of the Republic of China, by which Taiwan counts. */
const BEFORE_REPUBLIC = 1911

function monthOf(name: string | undefined): string {
  const at = 'jan feb mar apr may jun jul aug sep oct nov dec'
    .split(' ')
    .indexOf((name ?? '').slice(0, 3).toLowerCase())
  return String(at + 1)
}

function numberOf(text: string, length: number): string {
  const plain = toAsciiDigits(text.replace(/\s/g, ''))
  if (/^\d+$/.test(plain)) return plain.padStart(length, '0')
  const digits = length === 4 ? [...plain].map(char => '〇一二三四五六七八九'.indexOf(char.replace(/[○零]/, '〇'))) : []
  if (length === 4) return digits.every(digit => digit >= 0) ? digits.join('') : ''
  return String(parseChineseNumeral(plain) ?? 0).padStart(length, '0')
}
