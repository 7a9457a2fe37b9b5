// Tells a title that a text cites as that of a plan, a proposal or a law from that of a book: 《孙子兵法》, 《红楼梦》.

import { isGeneric, isLawTitle, nounOf, parseNationalTitle } from './plan-title.ts'
import type { PlanSubject } from './plan-words.ts'

/** True for a title that plainly names a plan or a law; it stands at `from` to `to` of `text`, brackets included. */
export function isCitedTitle(
  { title, isBracketed }: Extract<PlanSubject, { kind: 'title' }>,
  text: string,
  from: number,
  to: number,
): boolean {
  if (parseNationalTitle(title)) return true
  return (isBracketed && isCitedLaw(title, text, from, to)) || isPlanTitle(title, isBracketed)
}

/** 《国家信息化规划》, 《…行动计划》, the 14th Five-Year Plan for …; not 《规划》, nor “十四五”国家级专项规划 without brackets. */
function isPlanTitle(title: string, isBracketed: boolean): boolean {
  if (!isBracketed) return /^\d{1,2}th\s(?:five[- ]year|FYP)/i.test(title)
  if (isGeneric(title)) return false
  const noun = nounOf(title)
  if (noun === '建议') return /中共中央|关于(?:制定|编制)|五年/.test(title)
  return (noun === '规划' || noun === '纲要' || noun === '计划') && title.length >= 5 && !/普法/.test(title)
}

/** 《孙子兵法》 is a book; a law is cited as one: by its country, its article, or by what is done according to it. */
function isCitedLaw(title: string, text: string, from: number, to: number): boolean {
  if (!isLawTitle(title) || isGeneric(title)) return false
  if (title.startsWith('中华人民共和国') || /条例$/.test(title)) return true
  if (/^第[一二三四五六七八九十百零〇\d]{1,8}[条章]/.test(text.slice(to, to + 12))) return true
  return /(?:根据|依据|依照|按照|违反|遵守|适用|施行|实施|修改|修订|执行|以下简称)$/.test(
    text.slice(Math.max(0, from - 8), from),
  )
}
