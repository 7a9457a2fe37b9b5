// Finds the words of a Chinese text that may name a plan or a law: 《…》, “十三五”规划, 上一个五年规划, 本规划, 五中全会《建议》.

import { FIVE, PLAN, PLENUM, SELF, TITLE } from '../text/characters.ts'
import { parseChineseNumeral, toAsciiDigits } from '../text/numerals.ts'
import { unitAt } from '../text/unit-at.ts'
import { COUNTRIES, PROVINCES } from './place-names.ts'
import { otherYears } from './plan-period.ts'
import { FYP_NUMBER, FYP_TAIL } from './plan-title.ts'
import type { PlanSubject, PlanWords, Wanted } from './plan-words.ts'

type Found = Omit<PlanWords, 'quoted'>

/** All of them, in no order; numbers inside 《…》 belong to the title. `characters` are those of the text, or more. */
export function collectChinesePlanWords(text: string, characters: number): Found[] {
  const titles = (characters & TITLE) !== 0 ? collectTitles(text) : []
  const isFree = createGapTest(titles)
  const numbered = (characters & FIVE) !== 0 ? collectNumbered(text).filter(isFree) : []
  const found = joinPlenums(text, joinOutlines(titles, numbered), (characters & PLENUM) !== 0)
  for (const words of numbered) found.push(words)
  if ((characters & (PLAN | SELF)) !== 0)
    for (const words of collectOthers(text, characters)) if (isFree(words)) found.push(words)
  return found
}

/** 国家“十四五”规划《纲要》 is one name: its second half goes from `titles` into those of `numbered`. */
function joinOutlines(titles: readonly Found[], numbered: Found[]): Found[] {
  const byEnd = new Map(numbered.map((words, at) => [words.end, at]))
  return titles.filter(({ start, end, subject, defines }) => {
    const at = byEnd.get(start)
    const words = at === undefined ? undefined : numbered[at]
    const isOutline = subject.kind === 'title' && subject.title === '纲要'
    if (at === undefined || words?.subject.kind !== 'number' || words.subject.of !== 'plan' || !isOutline) return true
    numbered[at] = { ...words, end, defines: [...words.defines, ...defines] }
    return false
  })
}

/** Tells what lies in no title; both lists are in order. */
function createGapTest(titles: readonly Found[]): (words: Found) => boolean {
  let next = 0
  let last = -1
  return ({ start }) => {
    if (start < last) next = 0
    last = start
    while (next < titles.length && (titles[next]?.end ?? 0) <= start) next++
    return (titles[next]?.start ?? Number.POSITIVE_INFINITY) > start
  }
}

const LONGEST_TITLE = 160

function collectTitles(text: string): Found[] {
  const titles: Found[] = []
  // Titles may quote others; a bracket that nothing closes near by is none.
  const open: number[] = []
  for (let i = nextBracket(text, 0); i >= 0; i = nextBracket(text, i + 1)) {
    if (text[i] === '《') {
      open.push(i)
      continue
    }
    const start = open.pop()
    if (start === undefined || i - start > LONGEST_TITLE) continue
    while ((titles.at(-1)?.start ?? -1) > start) titles.pop()
    const title = text.slice(start + 1, i).trim()
    if (title === '') continue
    const subject: PlanSubject = { kind: 'title', title, ...yearBefore(text, start), isBracketed: true }
    titles.push({ start, end: i + 1, subject, defines: shortNamesBehind(text, i + 1) })
  }
  return titles
}

function nextBracket(text: string, from: number): number {
  for (let i = from, end = text.length; i < end; i++) {
    const code = unitAt(text, i)
    if (code === 0x300a || code === 0x300b) return i
  }
  return -1
}

/** 2015年《政府工作报告》, 去年3月的《政府工作报告》: the year right before `at`, or how many years before that of the text. */
export function yearBefore(
  text: string,
  at: number,
): { readonly year: number | undefined; readonly ago?: number | undefined } {
  const match = YEAR_BEFORE.exec(toAsciiDigits(text.slice(Math.max(0, at - 20), at)))
  if (match?.[1] !== undefined) return { year: Number(match[1]) }
  return match?.[2] === undefined ? { year: undefined } : { year: undefined, ago: AGO[match[2][0] ?? ''] }
}

const YEAR_BEFORE =
  /(?:([12][0-9]{3})(?:年度?)?|((?:今|本|当|去|上|前)年度?))(?:[0-9]{1,2}月)?(?:的?(?:国务院|全国|中央))?的?$/
const AGO: Readonly<Record<string, number | undefined>> = { 今: 0, 本: 0, 去: 1, 上: 1, 前: 2 }

/** （以下简称《纲要》）, （国发〔2016〕1号，以下简称“规划”或《规划》）. */
function shortNamesBehind(text: string, end: number): string[] {
  if (!/[（(\s]/.test(text[end] ?? '')) return []
  const match = SHORT.exec(text.slice(end, end + 120))
  if (!match?.[1]) return []
  return match[1]
    .split(/[、，,或和/]/)
    .map(name => name.replace(/[《》〈〉“”"「」『』‘’\s]/g, ''))
    .filter(name => name !== '' && name.length <= 30)
}

const SHORT =
  /^(?:[（(][^（）()]{0,20}[）)])?\s?[（(][^（）()]{0,40}?(?:以下|下列|下文|本文|后文)?(?:均|一律)?(?:简称|统称|下称)(?:为|作)?[:：]?\s?([^（）()]{1,60})[）)]/

const QUOTED = `[“"「『‘](${FYP_NUMBER})五[”"」』’]`
/** Without quotes it is one only beside the word for what it is: 十四五 alone may be a number. */
const BARE = `(?<![〇零○一二三四五六七八九十百千万亿两0-9第年月])(${FYP_NUMBER})五(?=规划|计划|时期|期间|纲要|以来|建议|国民经济和社会发展)`
const LONG = `第\\s?(${FYP_NUMBER}|[0-9]{1,2})\\s?个五年`
const NUMBERED = new RegExp(`${QUOTED}|${BARE}|${LONG}`, 'g')
/** What stands around 五 in all of these; around most, as in 第五条, it does not. */
const MAY_BE_NUMBERED = /五[”"」』’规计时期纲以建国]|个五年/

function collectNumbered(text: string): Found[] {
  const found: Found[] = []
  if (!MAY_BE_NUMBERED.test(text)) return found
  const matches = [...text.matchAll(NUMBERED)]
  // What “十二五”和“十三五”规划 are is said behind the last of them.
  let behind: { start: number; of: Wanted } | undefined
  for (let i = matches.length - 1; i >= 0; i--) {
    const match = matches[i]
    if (!match) continue
    const [name, quoted, bare, long] = match
    const number = parseChineseNumeral(quoted ?? bare ?? long ?? '')
    if (number === undefined || number < 1 || number > 30) continue
    if (long !== undefined && isCounted(number, text.slice(Math.max(0, match.index - 6), match.index))) continue
    const end = match.index + name.length
    const isLast = !behind || !/^(?:[、和与及至到—－-]|以及)\s?$/.test(text.slice(end, behind.start))
    const tail = isLast ? readTail(text, end, number, long !== undefined) : behind && { of: behind.of, end }
    behind = tail?.of ? { start: match.index, of: tail.of } : undefined
    if (!tail) continue
    const before = readBefore(text, match.index)
    const field = tail.of === 'plan' && before.start === match.index ? fieldBefore(text, match.index) : undefined
    const years = yearsBehind(text, match.index + name.length, tail.end, number)
    const isOther = tail.of === undefined || field !== undefined
    const start = field ?? (isOther || !isLast ? match.index : before.start)
    const { place, isProposal, isNational } = before
    const of = isProposal ? 'proposal' : (tail.of ?? 'plan')
    const subject: PlanSubject = isOther
      ? { kind: 'title', title: text.slice(start, tail.end), year: undefined, isBracketed: false }
      : { kind: 'number', number, of, place: years ?? place, isNational }
    found.push({ start, end: tail.end, subject, defines: shortNamesBehind(text, tail.end) })
  }
  return found.reverse()
}

/**
 * What follows a number says what it is: the plan, its proposal, its years; `of` is undefined where it is the name of another
 * plan. Undefined where the number is none of a plan: “七五”普法.
 */
function readTail(
  text: string,
  end: number,
  number: number,
  isLong: boolean,
): { readonly of: Wanted | undefined; readonly end: number } | undefined {
  const rest = text.slice(end, end + 80)
  const plan = FYP_TAIL.exec(rest)?.[0] ?? ''
  const proposal = /^(?:的)?建议(?!书|稿件)/.exec(rest.slice(plan.length))?.[0]
  if (proposal !== undefined && (plan !== '' || !isLong))
    return { of: 'proposal', end: end + plan.length + proposal.length }
  if (plan !== '') return { of: 'plan', end: end + plan.length }
  const period = /^(?:时期|期间|规划期|以来|前期|中期|后期|期末|末期|末|初|收官之年|开局之年)/.exec(rest)?.[0]
  if (period !== undefined) return { of: 'period', end: end + period.length }
  const other = ENDS_A_PLAN.test(rest.slice(0, 40)) ? OTHER_PLAN.exec(rest)?.[0] : undefined
  if (other !== undefined && !isLong) return { of: undefined, end: end + other.length }
  if (isLong) return { of: 'period', end }
  // “五五”, “四五” and “三五” are more often movements and courses than plans.
  return number < 6 || NO_PLAN.test(rest) ? undefined : { of: 'period', end }
}

/** （2021—2025年） behind the second plan: years in brackets that are not China's say that it is another's, and are given. */
function yearsBehind(text: string, start: number, end: number, number: number): string | undefined {
  return otherYears(text.slice(start, end + 24), number)?.text
}

/** 进入新世纪的第一个五年计划 is the first of several, and not the First. */
function isCounted(number: number, before: string): boolean {
  return (
    (number === 1 && /(?<!国民经济|我国|中国|国家)的$/.test(before)) ||
    (number <= 3 && /(?:以来|之?后|世纪|头|征程)$/.test(before))
  )
}

/** “十四五”数字经济发展规划 is another plan than “十四五”规划. */
const ENDS_A_PLAN = /规划|计划|方案|纲要/
const OTHER_PLAN =
  /^(?:期间|时期)?[^，。；：！？、“”《》（）()\s]{1,30}?(?:规划|计划|方案|纲要)(?![^，。；：！？、“”《》（）()\s]{0,12}(?:规划|计划|方案|纲要))(?:纲要)?/
const NO_PLAN = /^(?:普法|法治宣传|运动|改革|之尊|讲话|指示|口号|卷|枪|折)/

/** The words before a number that belong to the name, and those before the name that say whose plan it is. */
function readBefore(
  text: string,
  at: number,
): {
  readonly start: number
  readonly isProposal: boolean
  readonly place: string | undefined
  readonly isNational: boolean
} {
  const before = text.slice(Math.max(0, at - 50), at)
  const lead = LEAD_END.test(before) ? (LEAD.exec(before)?.[0] ?? '') : ''
  const owner = before.slice(Math.max(0, before.length - lead.length - 12), before.length - lead.length)
  const place = (PLACE_END.test(owner) ? PLACE.exec(owner)?.[0] : undefined) ?? NAMED_PLACE.exec(owner)?.[1]
  const isNational = NATION.test(lead) || NATION_BEFORE.test(owner)
  return { start: at - lead.length, isProposal: lead.startsWith('中共中央关于制定'), place, isNational }
}

/** 能源发展“十三五”规划, 西部大开发“十三五”规划: where the field begins that it is a plan for; undefined for the plan of the country. */
function fieldBefore(text: string, at: number): number | undefined {
  const run = /\p{Script=Han}{2,16}$/u.exec(text.slice(Math.max(0, at - 16), at))?.[0]
  if (run === undefined || !FIELD.test(run)) return undefined
  const field = run.replace(
    /^.*(?:制定|编制|实施|印发|发布|落实|按照|根据|推进|出台|启动|衔接|的|和|与|将|对|据)(?=.{2})/u,
    '',
  )
  return at - field.length
}

const FIELD =
  /(?:大?开发|发展|振兴|保护|治理|利用|体制改革|服务|安全|工业|农业|产业|行业|教育|科技|技术|交通|能源|电力|水利|环保|环境|卫生|健康|文化|旅游|林业|草原|信息化|就业|防治|扶贫|脱贫|人才|减排|节能|物流|金融|体育|气象|海洋|航空|铁路|粮食|养老)$/
/** 国家“十四五”规划 is the country's in a text of a province, too. */
const NATION_BEFORE = /(?:国家|全国|我国|中国|中央)的?$/
const NATION = /^(?:(?:中共)中央|.{0,8}中华人民共和国)/
const LEAD_END = /[定国济展的]$/
const LEAD = /(?:(?:中共中央)?关于制定)?(?:中华人民共和国)?(?:发展国民经济的?|国民经济和社会发展)?$/
const PLACE_END = /[省市区县州盟地门业位厅局委部团司域]的?$/
/** 上海“十三五”规划, 印度“十二五”计划: without the word for what it is. */
const NAMED_PLACE = new RegExp(`((?:${COUNTRIES}|${PROVINCES})(?:政府)?的?)(?:20[0-9]{2}年)?$`)
const PLACE =
  /(?:(?:我|全|本|该|各)(?:省|市|区|县|州|盟|地|地区|部门|行业|单位)|\p{Script=Han}{1,7}(?:省|市|自治区|县|州|盟|特区|新区|地区|省区|厅|局|委|部|集团|公司|行业|领域))的?$/u

/** Rest: what counts from the document that says it. */
function collectOthers(text: string, characters: number): Found[] {
  const found: Found[] = []
  const add = (match: RegExpExecArray, subject: PlanSubject): void => {
    found.push({ start: match.index, end: match.index + match[0].length, subject, defines: [] })
  }
  for (const match of (characters & PLAN) !== 0 ? text.matchAll(RELATIVE) : []) {
    const [words, last, next, fresh, now] = match
    const which = last ? 'last' : next ? 'next' : fresh ? 'new' : now ? 'current' : 'last'
    const isFiveYear = words.includes('五年')
    const of = words.endsWith('建议') ? 'proposal' : 'plan'
    add(match, { kind: 'relative', which, of, isFiveYear })
  }
  for (const match of (characters & PLAN) !== 0 ? text.matchAll(SAID_WORDS) : []) add(match, { kind: 'said' })
  if ((characters & SELF) !== 0)
    for (const match of text.matchAll(SELF_WORDS)) add(match, { kind: 'self', noun: match[1] ?? '' })
  return found.sort((a, b) => a.start - b.start)
}

const COUNTED = '(?:的?一个|一轮|一期|一版|一|个|轮|期|版)'
const RELATIVE = new RegExp(
  `(?:(?<![以之如线网马早晚])(上|前)${COUNTED}|(下)${COUNTED}|(新)(?:的?一个|一轮|一期|的|一)?(?=[^，。]{0,6}五年)|(现行|本轮|目前的?|当前的?|正在实施的))` +
    '(?:国家)?(?:中长期)?(?:五年(?:国民经济和社会发展|经济社会发展|发展)?(?:规划|计划)|(?:国民经济和社会发展|经济社会发展|发展)?规划)(?:纲要)?(?:的?建议)?(?![们员局院署师者委学上馆部司处])',
  'g',
)

/** 应该规划 is a verb; 该计划 is more often a programme that the plan has. */
const SAID_WORDS =
  /(?:(?:上述|前述)(?:五年)?(?:规划|计划)|(?<!应)[该此](?:一)?(?:五年)?规划|(?:上述|前述|(?<!应)该)(?=纲要))(?:纲要)?(?![局院署师者期区们])/g

/** Not the end of 基本, 根本, 资本, 日本 …; 本法院 and 本规定 of time are something else. */
const SELF_WORDS =
  /(?<![基根资日成版样文标原书课剧脚译副抄善亏])本((?:五年)?(?:规划|计划)(?:纲要)?|纲要|建议|法(?![院官人庭学律系医师令]|规(?!定))|条例|办法|规定|实施细则|细则)(?![局院署师者])/g

/** 五中全会《建议》, 党的十九届五中全会通过的《建议》: with the plenum it is said which. Full titles speak for themselves. */
function joinPlenums(text: string, titles: Found[], mayPass: boolean): Found[] {
  const found: Found[] = titles.map((words): Found => {
    if (words.subject.kind !== 'title' || words.subject.title !== '建议') return words
    const from = Math.max(0, words.start - 40)
    const match = PLENUM_BEFORE.exec(text.slice(from, words.start))
    return match ? { ...words, start: from + match.index, subject: plenumOf(match) } : words
  })
  if (!mayPass) return found
  for (const match of text.matchAll(PLENUM_PROPOSAL))
    found.push({ start: match.index, end: match.index + match[0].length, subject: plenumOf(match), defines: [] })
  return found
}

const CONGRESS =
  '(?:(?:中国共产党|中共|党的)?第?([一二三四五六七八九十]{1,3})届(?:中央委员会)?)?第?([三四五六七])(?:次全体会议|中全会)'
const PLENUM_BEFORE = new RegExp(`${CONGRESS}(?:审议|讨论|表决)?(?:并?通过)?(?:提出|作出|审议)?的?$`)
const PLENUM_PROPOSAL = new RegExp(`${CONGRESS}(?:审议)?(?:通过)?的?(?:规划)?建议(?![书])`, 'g')

function plenumOf(match: RegExpExecArray): PlanSubject {
  return {
    kind: 'proposal',
    congress: match[1] ? parseChineseNumeral(match[1]) : undefined,
    plenum: match[2] ? parseChineseNumeral(match[2]) : undefined,
    isWeak: false,
  }
}
