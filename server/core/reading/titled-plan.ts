// Tells when titles of different form name one plan: “十四五”数字经济发展规划, 数字经济“十四五”规划, 国家数字经济规划（2021—2025年）.

import { parseChineseNumeral } from '../text/numerals.ts'
import { planPeriod } from './plan-period.ts'
import { FYP_NUMBER, titleKey } from './plan-title.ts'

/** What a title says of the plan it names. */
export interface TitledPlan {
  /** What it is about, folded: 数字经济. The place whose plan it is, is part of it. */
  readonly body: string
  /** Its first and last year, as far as the title says, or the number of the five-year plan that it belongs to. */
  readonly years: { readonly from: number; readonly to: number } | undefined
}

/** Reads the title of a plan; undefined where it is the title of something else, or says no more than that it is a plan. */
export function parseTitledPlan(title: string): TitledPlan | undefined {
  const short = title.slice(0, 300)
  const key = titleKey(short)
  const series = SERIES.exec(key)
  const body = key
    .replace(SERIES, '')
    .replace(/^[0-9]{4}(?:[-—－~～–至]{1,2}[0-9]{4})?年?/, '')
    .replace(/^(?:国务院|中共中央)?(?:关于)?(?:国家|全国|中国|我国)?(?=.{4})/, '')
  const about = BODY.exec(body)?.[1]
  if (about === undefined) return undefined
  const number = series ? parseChineseNumeral(series[1] ?? series[2] ?? '') : undefined
  return { body: about, years: number === undefined ? yearsIn(short) : planPeriod(number) }
}

const SERIES = new RegExp(
  `(?:第(${FYP_NUMBER})个五年|(?<![一二三四五六七八九十])(${FYP_NUMBER})五(?!年))(?:时期|期间)?`,
)
const BODY = /^(.{2,120}?)(?:发展)?(?:规划|计划|规划纲要|计划纲要|纲要)$/

function yearsIn(title: string): TitledPlan['years'] {
  const found = YEARS.exec(title.normalize('NFKC'))
  return found ? { from: Number(found[1]), to: Number(found[2]) } : undefined
}

const YEARS = /((?:19|20)[0-9]{2})年?\s?[-—~–至]{1,2}\s?((?:19|20)[0-9]{2})(?![0-9])/
