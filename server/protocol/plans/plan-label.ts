// What a plan is called where there is little room.

import { shortNameOf } from '../../core/index/plans/plan-names.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import { issuedTitle } from '../../core/reading/plan-title.ts'
import { hasHan } from '../../core/text/script.ts'
import type { Locale } from '../locale.ts'

/** The most characters of a title. */
const MOST = 32

/** A national plan by its number, “十四五”规划 or 14th Five-Year Plan; anything else by its title, with its year: 石港县“十四五”规划纲要. Plain text. */
export function planLabel(plan: Symbols, locale: Locale): string {
  const short = shortNameOf(plan, locale)
  if (short !== undefined) return short
  const { date } = plan
  const title = shortestOf(plan, plan.title, locale)
  const cut = title.length > MOST ? `${title.slice(0, MOST - 1)}…` : title
  const year = date?.text.slice(0, 4)
  // Yearly reports have one title; what names its year, or its plan, says when.
  return year === undefined || SAYS_YEAR.test(title) ? cut : `${cut} ${year}`
}

/**
 * What a plan is called in a table in which its period stands beside it: a national one by its number, “十四五”规划, another one by its title
 * without what the titles of its series have in common, which would leave no room for what tells them apart: 江陵市生态环境保护规划 for
 * 江陵市“十四五”生态环境保护规划. A report has no period, and its year before its title. Plain text.
 */
export function planLabelBesidePeriod(plan: Pick<Symbols, 'meta' | 'title'>, locale: Locale): string {
  const short = shortNameOf(plan, locale)
  if (short !== undefined) return short
  const title = (locale === 'en' ? plan.meta.titleEn : undefined) ?? plan.title
  return withYear(plan, shortestOf(plan, title, locale).replace(SERIES, ''))
}

/** Characters of a title that a side bar has room for; Chinese ones are twice as wide. */
const ROOM = { zh: 20, en: 40 }

/**
 * What a plan with a title is called in a list of the side bar. Of titles that begin alike, as those of all five-year plans do, nobody sees the
 * end: a national plan is called by its number, another one with a long title by the shortest of its names, or by the title without what all have;
 * a report with its year before its title.
 */
export function planLabelInList(plan: Symbols, title: string, locale: Locale): string {
  const short = shortNameOf(plan, locale)
  if (short !== undefined) return short
  const shown = title.length <= ROOM[hasHan(title) ? 'zh' : 'en'] ? title : shortestOf(plan, title, locale)
  return withYear(plan, shown)
}

/** Reports of all years have one title: 2021年政府工作报告, 2021 Report on the Work of the Government. */
function withYear({ meta }: Pick<Symbols, 'meta'>, title: string): string {
  const year = meta.kind === 'report' ? meta.date?.slice(0, 4) : undefined
  return year === undefined || SAYS_YEAR.test(title) ? title : `${year}${hasHan(title) ? '年' : ' '}${title}`
}

const SAYS_YEAR = /\d{4}|[一二三四五六七八九十〇]{1,4}(?:五|年)/

/** A title without what all of its series have, or, where that is still long, the shortest name in the language of the interface. */
function shortestOf({ meta }: Pick<Symbols, 'meta'>, title: string, locale: Locale): string {
  const series = seriesTitle(title)
  const names = series.length <= ROOM[hasHan(series) ? 'zh' : 'en'] ? [] : meta.names
  const own = names.filter(name => hasHan(name) === (locale === 'zh'))
  return own.reduce((best, name) => (name.length < best.length ? name : best), series)
}

/**
 * A title without what those of all general plans have in common: 石港县国民经济和社会发展第十四个五年规划和2035年远景目标纲要 is
 * 石港县“十四五”规划纲要, and so is that of the notice 关于印发 with which it came; a report without the session that it was given at.
 */
export function seriesTitle(title: string): string {
  return issuedTitle(title)
    .replace(
      /^(?:中华人民共和国)?(?:国民经济和社会发展|发展国民经济的?)(?=第)|(?<=[省市县区州盟旗])国民经济和社会发展(?=第)/u,
      '',
    )
    .replace(
      /^在[\p{Script=Han}]{2,40}会议上的?(?=政府工作报告)|[\s:：—–-]{0,4}(?<![a-z])delivered (?:at|by|to) .{0,200}$/iu,
      '',
    )
    .replace(/第([一二三四五六七八九十]{1,3})个五年(?=规划|计划)/u, '“$1五”')
    .replace(/和(?:[12][0-9]{3}|[〇零○一二三四五六七八九]{4})年?远景目标(?=纲要)/u, '')
}

/** “十四五” before what a plan is about, and not before 规划 itself. */
const SERIES =
  /[“"「][一二三四五六七八九十]{1,3}五[”"」](?:时期|期间)?(?!(?:国民经济和社会发展|发展)?(?:规划|计划|纲要|建议))(?=\p{Script=Han}{2})/u
