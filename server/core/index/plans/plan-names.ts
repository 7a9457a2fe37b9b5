// The names by which texts call a plan: those that its front matter lists, and the usual ones of a five-year plan.

import type { Meta, Period } from '../../model/meta.ts'
import { parseDate } from '../../model/meta.ts'
import { isAbroad, placeOf } from '../../reading/place-names.ts'
import { collectPlanMentions } from '../../reading/plan-period.ts'
import { parseNumber } from '../../syntax/numbering.ts'
import { simplify } from '../../text/fold.ts'

/** All names of a document, its title first, none twice. */
export function namesOf(meta: Meta, title: string): string[] {
  const names = [title, ...(meta.titleEn ? [meta.titleEn] : []), ...meta.names]
  if (isNationalPlan(meta, title)) names.push(...usualNames(title))
  return [...new Set(names.map(name => name.trim()).filter(name => name.length > 1))]
}

/** A document's date with where it was read: front matter, a date in the file's name, else the start of its period. */
export function dateOf(
  meta: Meta,
  fileName: string,
): { text: string; from: 'front matter' | 'file name' | 'period' } | undefined {
  if (meta.date) return { text: meta.date, from: 'front matter' }
  const named = /(?:^|[^\d])((?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?)(?!\d)/.exec(fileName)
  const date = named && parseDate(named[1] ?? '')
  if (date) return { text: date, from: 'file name' }
  return meta.period ? { text: String(meta.period.from), from: 'period' } : undefined
}

/** The years of the national five-year plan that a document is: its own period, else that of the plan its title names. */
export function nationalPeriod(meta: Meta, title: string): Period | undefined {
  if (!isNationalPlan(meta, title)) return undefined
  return collectPlanMentions(title)[0] ?? meta.period
}

/** What readers call a national five-year plan: “十四五”规划, “九五”计划, 14th Five-Year Plan; undefined for other texts. */
export function shortNameOf(
  { meta, title }: { readonly meta: Meta; readonly title: string },
  language: 'zh' | 'en',
): string | undefined {
  const ordinal = isNationalPlan(meta, title) ? planNumber(title) : undefined
  if (ordinal === undefined) return undefined
  return language === 'en' ? englishName(ordinal) : `“${CHINESE[ordinal]}五”${ordinal > 10 ? '规划' : '计划'}`
}

/** Whether another country's government or party issued a document. */
export function isIssuedAbroad({ issuer }: Meta): boolean {
  const place = issuer === undefined ? undefined : placeOf(simplify(issuer))
  return place !== undefined && isAbroad(place)
}

function isNationalPlan(meta: Meta, title: string): boolean {
  if ((meta.kind !== undefined && meta.kind !== 'outline') || isIssuedAbroad(meta)) return false
  return (
    /^中华人民共和国.{0,12}(?:国民经济|发展)/.test(title) ||
    /people['’]s republic of china|^(?:outline of )?(?:the |china['’]s )?\d{1,2}(?:st|nd|rd|th) five-year plan(?!\s(?:of|for|in)\s(?!(?:the\s)?(?:people['’]s|china|prc|(?:national\s)?economic)))/i.test(
      title,
    )
  )
}

/** “十四五”规划, 第十四个五年规划, 14th Five-Year Plan …: from the 11th on it is 规划, before 计划; both are in use. */
function usualNames(title: string): string[] {
  const ordinal = planNumber(title)
  if (ordinal === undefined) return []
  const short = `“${CHINESE[ordinal]}五”`
  const names = [
    englishName(ordinal),
    `${ordinal}${endingOf(ordinal)} FYP`,
    `${ENGLISH[ordinal]} Five-Year Plan`,
    `FYP${ordinal}`,
    `FYP ${ordinal}`,
  ]
  for (const word of ['规划', '计划']) {
    names.push(
      `${short}${word}`,
      `${short}${word}纲要`,
      `第${CHINESE[ordinal]}个五年${word}`,
      `第${CHINESE[ordinal]}个五年${word}纲要`,
    )
  }
  return names
}

function englishName(ordinal: number): string {
  return `${ordinal}${endingOf(ordinal)} Five-Year Plan`
}

function endingOf(ordinal: number): string {
  return (ordinal > 10 && ordinal < 14 ? undefined : ENDINGS[ordinal % 10]) ?? 'th'
}

const CHINESE = [
  '',
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
  '十七',
  '十八',
  '十九',
  '二十',
]
const ENGLISH =
  ',first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,thirteenth,fourteenth,fifteenth,sixteenth,seventeenth,eighteenth,nineteenth,twentieth'.split(
    ',',
  )
const ENDINGS: readonly (string | undefined)[] = [undefined, 'st', 'nd', 'rd']

/** The number of a five-year plan in its title: 第十四个五年规划, “九五”计划, 14th Five-Year Plan. */
function planNumber(title: string): number | undefined {
  const match =
    /第([一二三四五六七八九十\d]{1,3})个五年/.exec(title) ??
    /[“"「]([一二三四六七八九十]|十[一二三四五六七八九])五[”"」]/.exec(title) ??
    /(\d{1,2})(?:st|nd|rd|th) five-year/i.exec(title)
  const number = match ? parseNumber(match[1] ?? '') : undefined
  return number !== undefined && number >= 1 && number <= 20 ? number : undefined
}

/** The file's name without folders and ending; of `untitled:Untitled-1` what follows the scheme. */
export function nameOf(uri: string): string {
  const last = uri.slice(Math.max(uri.lastIndexOf('/'), uri.indexOf(':')) + 1).replace(/\.(?:md|markdown)$/i, '')
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
