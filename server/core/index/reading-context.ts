// What a document says of itself that decides how its numbers are to be read: the years that it plans for, and its date.

import type { Document } from '../model/document.ts'
import { parseDate } from '../model/meta.ts'
import { REPUBLIC } from '../reading/date-or-ordinal.ts'
import { yearDue } from '../reading/due.ts'
import { isAbroad } from '../reading/place-names.ts'
import { collectPlanMentions } from '../reading/plan-period.ts'
import { announcedBy, headingStance } from '../reading/stance.ts'
import { documentYear, isFirstHalf, type ReadingContext } from '../reading/target-reading.ts'
import { Beside } from '../text/beside.ts'
import { simplify } from '../text/fold.ts'
import { toAsciiDigits } from '../text/numerals.ts'
import { documentPlaceOf } from './document-place.ts'
import { dateOf, nameOf } from './plans/plan-names.ts'
import { openingOf, statedTitle } from './plans/title.ts'

/**
 * The context that front matter gives. Where it says nothing, the plan that the title or else the first line names gives the
 * period, and a date in the file's name or else in the opening lines the date: ——2016年3月5日在….
 */
export function contextOf(document: Document): ReadingContext {
  const known = CONTEXTS.get(document)
  if (known) return known
  const context = readContext(document)
  CONTEXTS.set(document, context)
  return context
}

/** Each mark of a document asks. */
const CONTEXTS = new Beside<Document, ReadingContext>()

function readContext(document: Document): ReadingContext {
  const { language, period, date } = document.meta
  const stated = statedTitle(document)
  const place = documentPlaceOf(document)
  const abroad: { readonly isAbroad?: true } = place !== undefined && isAbroad(place) ? { isAbroad: true } : {}
  const stance = stated === undefined ? undefined : headingStance(stated)
  if (period && date) return { language, period, date, ...abroad, ...asReview(stance === 'retrospective') }
  const opening = openingOf(document, OPENING)
  const title = simplify(stated ?? firstLine(opening))
  // The second plan of Macao is none of the country's: years that the title says come first.
  const plan = period
    ? undefined
    : (yearsOfPlan(title, stated === undefined) ?? (abroad.isAbroad ? undefined : planIn(title, stated === undefined)))
  const issued =
    date ??
    (period ? undefined : (dateOf(document.meta, nameOf(document.uri))?.text ?? dateIn(opening) ?? yearOfWork(title)))
  const isOver = plan !== undefined && stance !== 'aspirational' && isLate(issued, plan.to)
  // 数说“十四五” tells its aims as long as it is not over, and then what came of them.
  const isReview = isOver
    ? LOOKS_BACK.test(title) || stance === 'retrospective'
    : stance === 'retrospective' && !(plan && TELLS.test(title))
  const context = {
    language,
    ...abroad,
    ...asReview(isReview),
    period: period ?? (plan && !isOver ? { from: plan.from, to: plan.to } : undefined),
    date: issued,
  }
  // 2025年主要目标, Development goals for 2030: what says no year is of that one.
  const due =
    context.period || !stated
      ? undefined
      : (yearDue(announcedBy(title).due, context) ??
        workDue(title, context) ??
        leadDue(`${title}\n${simplify(openingOf(document, LEAD))}`, OF_A_YEAR.test(title), context))
  return due === undefined ? context : { ...context, due }
}

/** By when that is due which the first lines of a text are about. */
function leadDue(lead: string, isOfYear: boolean, context: ReadingContext): number | undefined {
  const end = yearDue(endOfPlan(lead), context)
  return end ?? (isOfYear || context.date === undefined ? undefined : yearDue(onlyYear(lead), context))
}

/** Whether a text is of the end of a plan that its title names, or of later: it tells what came of the plan, as it tells its targets. */
function isLate(date: string | undefined, to: number): boolean {
  const year = Number(date?.slice(0, 4))
  return year > to || (year === to && !isFirstHalf(date ?? ''))
}

/** “十四五”时期我国…: of a plan that is over. */
const LOOKS_BACK = /五[”"」]?(?:时期|期间|以来)/
const TELLS = /数[说读][“"「]?十/

function asReview(isReview: boolean): { readonly isReview?: true } {
  return isReview ? { isReview } : {}
}

/** A report looks farther ahead than to what it sets for its year. */
const OF_A_YEAR = /报告|公报|预算|(?<![A-Za-z])(?:report|budget|communiqu)/i

/** How far the lines reach that say which plan a text is about. */
const LEAD = 600

/** 2025年区政府实事项目, 2024年政府工作报告 of that year: what is to be done in it. */
function workDue(title: string, context: ReadingContext): number | undefined {
  const year = Number(yearOfWork(title) ?? Number.NaN)
  const now = documentYear(context)
  return now !== undefined && year - now >= 0 && year - now <= 1 ? year : undefined
}

/** The last year of the plan that a text says it is about, Plan 2024-2029, the five-year (2010-2015) strategy; undefined where it names several. */
function endOfPlan(text: string): number | undefined {
  if (!/[-–—至～]/.test(text)) return undefined
  const found = new Set<number>()
  for (const { 0: years, 1: from, 2: to = '', index } of text.matchAll(PLAN_YEARS)) {
    const before = text.slice(Math.max(0, index - 60), index).replace(/^.*[.。\n]/s, '')
    const behind = text.slice(index + years.length, index + years.length + 40).replace(/[.。\n].*$/s, '')
    if (!A_PLAN.test(before) && !A_PLAN.test(behind)) continue
    if (ANOTHER.test(before)) continue
    const last = Number(to.length === 2 ? `20${to}` : to)
    if (last > Number(from) + 1 && last <= Number(from) + 20) found.add(last)
  }
  const [year] = found
  return found.size === 1 ? year : undefined
}

/** The one year by which a text says that it looks ahead: by 2030, 到2030年; undefined where it names several. */
function onlyYear(text: string): number | undefined {
  const found = new Set<number>()
  for (const [, english, span, chinese] of text.matchAll(BY_YEAR))
    found.add(Number(english ?? chinese) + (span === undefined ? 0 : 1))
  const [year] = found
  return found.size === 1 ? year : undefined
}

const BY_YEAR =
  /(?<![A-Za-z])(?:by|until) (?:the end of )?(?:FY ?|fiscal year )?(20[0-9]{2})(?![0-9])(\/[0-9]{2}(?![0-9]))?|(?<!截)到(20[0-9]{2})年(?! ?[0-9])/g

const PLAN_YEARS =
  /(?<![0-9/])(20[0-9]{2})(?:\/[0-9]{2})?年? ?(?:[-–—～]{1,2}|至|to) ?(20[0-9]{2}|[0-9]{2}(?=[）) ]))(?:\/[0-9]{2})?(?![0-9])/g
const A_PLAN =
  /规划|计[划画]|纲要|行动|方案|(?<![A-Za-z])(?:plans?|programmes?|programs?|strategy|strategies|guidelines|framework|agenda|blueprint|roadmap|NST[0-9]|RPJMN|[A-Z]{1,4}DP|MTP)(?![a-z])/i
const ANOTHER =
  /(?:previous|last|former|outgoing|replaces?|concluding|first|上一[个轮]?|此前|前一[个轮]?)[^.。]{0,40}$/i

/** 乡村振兴行动计划（2023—2027年）, Action Plan (2021–2035): the years of a plan without a number. */
function yearsOfPlan(title: string, isUntitled: boolean): { readonly from: number; readonly to: number } | undefined {
  if (!PLAN_WORD.test(title)) return undefined
  const line = title.slice(0, 200)
  const found = YEARS.exec(line)
  if (found !== null) {
    const [years, from, to] = found
    const [before, behind] = [line.slice(0, found.index), line.slice(found.index + years.length)]
    // A sentence may well name a plan, and years that are none of that plan's.
    const isApart = isUntitled && !ENDS_WITH_PLAN.test(before) && !BEGINS_WITH_PLAN.test(behind)
    return Number(from) < Number(to) && !isApart ? { from: Number(from), to: Number(to) } : undefined
  }
  const [, first, last] = REPUBLICAN_YEARS.exec(line) ?? []
  return first !== undefined && Number(first) < Number(last)
    ? { from: REPUBLIC + Number(first), to: REPUBLIC + Number(last) }
    : undefined
}

const PLAN_WORD =
  /规划|计[划画]|方案|行动|纲要|战略|plan|programme|strategy|outline|roadmap|framework|agenda|vision|blueprint|RPJMN/i
const ENDS_WITH_PLAN = new RegExp(`(?:${PLAN_WORD.source})[^。，；,.;]{0,12}$`, 'i')
const BEGINS_WITH_PLAN = new RegExp(`^[^。，；,.;]{0,24}(?:${PLAN_WORD.source})`, 'i')

/** The plan that a title names, or the first line of a text without one: not a plan whose time that line looks back on. */
function planIn(line: string, isUntitled: boolean): { readonly from: number; readonly to: number } | undefined {
  return collectPlanMentions(line).find(({ start, end }) => {
    if (!isUntitled) return true
    const [before, behind] = [line.slice(0, start), line.slice(end)]
    if (/(?:[比较自从]|(?<![A-Za-z])(?:than|since|from)(?: the)?) ?$/.test(before)) return false
    const sentence = line.slice(
      before.search(/[^。.!?！？]*$/),
      end + (/[。！？]|[.!?](?:\s|$)/.exec(behind)?.index ?? behind.length),
    )
    return !IN_THE_TIME_OF.test(behind) || LOOKS_AHEAD.test(sentence)
  })
}

const IN_THE_TIME_OF = /^(?:期间|时期|以来|期?末|前[一二三四]年)|^ (?:[Pp]lan )?(?:period|years)(?![a-z])/
const LOOKS_AHEAD =
  /(?<![主重需纲必摘概首])要|(?<!即)将|力争|确保|目标|提出|明确|规划|计划|方案|加快|推[进动]|坚持|打造|(?<![A-Za-z])(?:will|shall|should|must|aim|target|goal|plans? |seek|expect|to be |objective)/

const YEARS =
  /(?<![0-9])((?:19|20)[0-9]{2})年?(?:[01]?[0-9]月)? ?(?:[-–—―－~～]{1,2}|至|to) ?(?:[A-Z][a-z]{2,8} )?((?:19|20)[0-9]{2})(?![0-9])/

/** 国家发展计划（110至113年四年计划）: as Taiwan counts. */
const REPUBLICAN_YEARS = /(?<![0-9])(1[0-3][0-9])年?(?:[-–—―－~～]|至)(1[0-3][0-9])年/

/** 关于做好2025年重点工作的通知 is of that year; a communiqué on it came later. */
function yearOfWork(title: string): string | undefined {
  return /公报|统计|年鉴|回顾|总结|情况/.test(title) ? undefined : WORK_OF_YEAR.exec(title.slice(0, 200))?.[1]
}

const WORK_OF_YEAR =
  /(?<![0-9—–－~～至-])(20[0-9]{2})年(?![0-9前以至—–-])[^，。]{0,30}(?:工作|计划|方案|要点|任务|实事|蓝图)/

/** How far the lines reach that say when a document was issued. */
const OPENING = 240

/** A report of the year goes on with the plan that is over: what its later lines name is not what it sets. */
function firstLine(opening: string): string {
  return opening.split('\n', 1)[0]?.slice(0, 120) ?? ''
}

function dateIn(opening: string): string | undefined {
  const text = toAsciiDigits(opening)
  const chinese = /(?<![0-9])([12][0-9]{3}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日(?![之以]?前)/.exec(text)
  if (chinese)
    return parseDate(
      chinese
        .slice(1)
        .map(part => part.padStart(2, '0'))
        .join('-'),
    )
  const english =
    /(?<![A-Za-z])(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?: ([0-9]{1,2}),)? ([12][0-9]{3})(?![0-9])/.exec(
      text,
    )
  if (!english) return undefined
  const [, name = '', day = '', year = ''] = english
  const month = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(name) / 3 + 1
  return parseDate([year, `${month}`, ...(day === '' ? [] : [day])].map(part => part.padStart(2, '0')).join('-'))
}
