// Which years a Five-Year Plan named in a text covers: “十四五”, 第十三个五年计划, the 13th Five-Year Plan.

import { parseChineseNumeral } from '../text/numerals.ts'

/** A plan's name in a text: where it stands (UTF-16) and the first and last year of the plan. */
export interface PlanMention {
  start: number
  end: number
  from: number
  to: number
}

/** The Five-Year Plans named in `text` by number, in order; none is `[]`. Names in 《…》 count too. */
export function collectPlanMentions(text: string): PlanMention[] {
  const mentions: PlanMention[] = []
  if (!text.includes('五') && !IN_ENGLISH.test(text)) return mentions
  for (const found of text.matchAll(PLAN_NAME)) {
    const [, quoted, bare, long, digits, word = ''] = found
    const number =
      parseChineseNumeral(quoted ?? bare ?? long ?? digits ?? '') ?? ENGLISH_ORDINALS.indexOf(word.toLowerCase()) + 1
    const period = planPeriod(number)
    if (period !== undefined) mentions.push({ start: found.index, end: found.index + found[0].length, ...period })
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

/** What all names in English hold, as all in Chinese hold 五: asked first, for most texts name no plan. */
const IN_ENGLISH = /five|fyp|plan/i

const PLAN_NAME =
  /[“"「](十?[一二三四五六七八九]|十|二十[一二三四五]?)五[”"」]|(?<![一二三四五六七八九十])(十?[一二三四五六七八九]|十)五(?=时期|期间|规划|计划|以来|末)|第([一二三四五六七八九十]{1,3})个五年(?:规划|计划)?|(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th) (?:Five[- ]Year|FYP|plan(?![a-z]))|(?<![A-Za-z])(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth) five[- ]year/gi

const ENGLISH_ORDINALS: readonly string[] =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth'.split(
    ' ',
  )
