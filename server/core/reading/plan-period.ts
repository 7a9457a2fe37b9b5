// Which years a Five-Year Plan named in a text covers: “十四五”, 第十三个五年计划, the 13th Five-Year Plan.

import { parseChineseNumeral } from '../text/numerals.ts'

/** A plan's name in a text: where it stands (UTF-16) and the first and last year of the plan. */
export interface PlanMention {
  start: number
  end: number
  from: number
  to: number
}

/** What a text says of whose plans it names: see {@link ReadingContext}. */
interface Whose {
  readonly isAbroad?: boolean | undefined
  readonly period?: { readonly from: number; readonly to: number } | undefined
}

/**
 * The Five-Year Plans named in `text` by number, in order, with the years that they cover: those in brackets behind, else those of China's;
 * none is `[]`. Names in 《…》 count too. Of a text from abroad no plan is China's: only its own is known, whose period it is.
 */
export function collectPlanMentions(text: string, whose?: Whose): PlanMention[] {
  const mentions: PlanMention[] = []
  if (!text.includes('五') && !IN_ENGLISH.test(text)) return mentions
  for (const found of text.matchAll(PLAN_NAME)) {
    const [, quoted, bare, long, digits, word = ''] = found
    const number =
      parseChineseNumeral(quoted ?? bare ?? long ?? digits ?? '') ?? ENGLISH_ORDINALS.indexOf(word.toLowerCase()) + 1
    const [start, end] = [found.index, found.index + found[0].length]
    const period = otherYears(text.slice(end, end + 64), number) ?? periodIn(whose, number)
    if (period !== undefined) mentions.push({ start, end, from: period.from, to: period.to })
  }
  return mentions
}

/** The years of the `number`-th Five-Year Plan, 1 (1953 to 1957) to 30; else `undefined`. The third began in 1966. */
export function planPeriod(number: number): { from: number; to: number } | undefined {
  if (!Number.isInteger(number) || number < 1 || number > 30) return undefined
  if (number === 1) return { from: 1953, to: 1957 }
  if (number === 2) return { from: 1958, to: 1962 }
  return { from: 1951 + number * 5, to: 1955 + number * 5 }
}

function periodIn(whose: Whose | undefined, number: number): { from: number; to: number } | undefined {
  const period = planPeriod(number)
  if (!whose?.isAbroad) return period
  return period && yearOfPlan(period.to, whose) !== undefined ? whose.period : undefined
}

/** The last year of the plan that has the number of China's that ends in `year`: in a text from abroad that is its own, if any. */
export function yearOfPlan(year: number, whose: Whose | undefined): number | undefined {
  if (!whose?.isAbroad) return year
  const { period: own } = whose
  return own && Math.abs(own.to - year) <= MOST_APART ? own.to : undefined
}

/** The Twelfth Plan of India ended two years after China's; others count otherwise. */
const MOST_APART = 3

/**
 * The years in brackets in `behind`, what follows a plan's number, and these brackets, where they are not those of China's plan with that
 * number: (2002-07), （2021—2025年）. Who is a year off, as some are, means the same plan.
 */
export function otherYears(
  behind: string,
  number: number,
): { readonly from: number; readonly to: number; readonly text: string } | undefined {
  const [text, first, last = ''] = YEARS.exec(behind) ?? []
  const period = planPeriod(number)
  if (text === undefined || first === undefined || !period) return undefined
  const from = Number(first)
  const to = last.length === 2 ? Math.floor(from / 100) * 100 + Number(last) : Number(last)
  return Math.abs(from - period.from) > 1 || Math.abs(to - period.to) > 1 ? { from, to, text } : undefined
}

/**
 * Whether `text`, of `year`, names by its number a plan that cannot be China's: with other years behind it, long before it begins or after it
 * ended. Where one has China's years, or is of that time, both are compared.
 */
export function namesOthersPlan(text: string, year: number | undefined): boolean {
  if (!IN_ENGLISH.test(text)) return false
  let isOthers = false
  for (const found of text.matchAll(PLAN_NAME)) {
    const [, , , , digits, word = ''] = found
    const number = Number(digits ?? ENGLISH_ORDINALS.indexOf(word.toLowerCase()) + 1)
    const end = found.index + found[0].length
    const behind = text.slice(end, end + 64)
    const period = planPeriod(number)
    if (period === undefined) continue
    if (otherYears(behind, number)) isOthers = true
    else if (YEARS.test(behind) || (year !== undefined && isOf(period, year, LEAD_TIME))) return false
    else if (year !== undefined && !isOf(period, year, LONG_AGO)) isOthers = true
  }
  return isOthers
}

/** Whether a year is in a plan's time, or so many years from it. */
function isOf({ from, to }: { readonly from: number; readonly to: number }, year: number, apart: number): boolean {
  return year >= from - LEAD_TIME && year <= to + apart
}

/** Nobody speaks of what China's plan after the next one sets. */
const LEAD_TIME = 5
/** Who speaks of an older one says whose it was. */
const LONG_AGO = 15

const YEARS =
  /^(?:[个五年时期间规划计纲要国民经济和社会发展的”」"]|[- ](?:five|5|year|plan|FYP|outline|for|national|economic|and|social|development)){0,30}[,，]?\s?[（(]((?:19|20)[0-9]{2})年?\s?(?:[-—–~～至/]{1,2}|to)\s?((?:19|20)?[0-9]{2})年?[）)]/i

/** What all names in English hold, as all in Chinese hold 五: asked first, for most texts name no plan. */
const IN_ENGLISH = /five|fyp|plan/i

const PLAN_NAME =
  /[“"「](十?[一二三四五六七八九]|十|二十[一二三四五]?)五[”"」]|(?<![一二三四五六七八九十])(十?[一二三四五六七八九]|十)五(?=时期|期间|规划|计划|以来|末)|第([一二三四五六七八九十]{1,3})个五年(?:规划|计划)?|(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th) (?:Five[- ]Year|FYP|plan(?![a-z]))|(?<![A-Za-z])(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth) five[- ]year/gi

const ENGLISH_ORDINALS: readonly string[] =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth'.split(
    ' ',
  )
