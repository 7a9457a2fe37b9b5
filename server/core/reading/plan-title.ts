// Reads titles of plans, proposals and laws: what they are, and by which of their words other texts find them.

import { foldKey, simplify } from '../text/fold.ts'
import { parseChineseNumeral } from '../text/numerals.ts'
import { hasHan } from '../text/script.ts'
import { PROVINCES } from './place-names.ts'

/** The number of a five-year plan in Chinese characters, without the 五 behind it; a group must hold it. */
export const FYP_NUMBER = '二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]'

/** What follows the number where the plan itself is meant: 规划纲要, 计划和二〇一〇年远景目标纲要. Anchored at the start. */
export const FYP_TAIL =
  /^(?:[（(][0-9０-９〇零○一二三四五六七八九年\-—－–~～至]{4,14}[）)])?(?:国民经济和社会发展|经济社会发展|发展)?(?:规划|计划)(?:纲要)?(?:和[〇零○一二三四五六七八九0-9]{4}年?远景(?:发展)?目标(?:规划)?(?:的?纲要)?)?(?:[（(]草案[）)]|草案)?/

/** The national five-year plan, or the proposal for it, that a title names. */
export interface NationalTitle {
  readonly number: number
  readonly of: 'plan' | 'proposal'
}

/** What a title says of the national five-year plans: its whole is the name of one; undefined for any other title. */
export function parseNationalTitle(title: string): NationalTitle | undefined {
  const plain = title.slice(0, 200).replace(/[“”"「」『』‘’\s]/g, '')
  const chinese = CHINESE_TITLE.exec(plain)
  if (chinese) {
    const number = parseChineseNumeral(chinese[1] ?? chinese[2] ?? '')
    return number === undefined ? undefined : { number, of: plain.endsWith('建议') ? 'proposal' : 'plan' }
  }
  const english = ENGLISH_TITLE.exec(title.slice(0, 200).trim())
  const number = english?.[2] === undefined ? Number(english?.[1]) : ORDINALS.indexOf(english[2].toLowerCase()) + 1
  if (!english) return undefined
  return { number, of: ENGLISH_PROPOSAL.test(title) ? 'proposal' : 'plan' }
}

/** 广东省“十四五”规划纲要: the place, and the number of the national plan in whose years it plans; undefined for any other title. */
export function parseRegionalTitle(title: string): { readonly place: string; readonly number: number } | undefined {
  const place = REGIONAL_PLACE.exec(title.slice(0, 40))?.[0]
  const national = place === undefined ? undefined : parseNationalTitle(title.slice(place.length))
  return place !== undefined && national?.of === 'plan' ? { place, number: national.number } : undefined
}

/** Whether the title of a place's plan is that of the plan for all of its economy and society: not 广东省“十四五”数字经济规划. */
export function isOverallTitle(title: string): boolean {
  const short = simplify(title.slice(0, 200))
  return hasHan(short) ? OVERALL.test(short) : !FOR_A_FIELD.test(short)
}

const OVERALL = /国民经济|经济(?:和|与)?社会|五[”"」』]?(?:发展)?(?:规划|计划|纲要)|五年(?:发展)?(?:规划|计划|纲要)/
const FOR_A_FIELD = /\s(?:plan|outline)\s(?:for|on)\s(?!.{0,40}economic)/i

const REGIONAL_PLACE = new RegExp(
  `^(?:\\p{Script=Han}{2,9}?(?:省|市|自治区|自治州|自治县|县|区|州|盟)|${PROVINCES})(?=[“"「『]?(?:国民经济|第(?:${FYP_NUMBER})个五年|(?:${FYP_NUMBER})五))`,
  'u',
)

const YEARS = '(?:[〇零○一二三四五六七八九0-9]{4}年?(?:[-—－~至](?:[〇零○一二三四五六七八九0-9]{4}))?年?)'
const CHINESE_TITLE = new RegExp(
  `^(?:中共中央|中国共产党中央委员会)?(?:关于(?:制定|编制)?)?(?:我国|国家|中华人民共和国)?(?:发展国民经济的?|国民经济和社会发展|国民经济与社会发展)?(?:十年(?:规划|计划)和)?(?:第(${FYP_NUMBER}|[0-9]{1,2})个五年|(${FYP_NUMBER})五)` +
    `(?:国民经济和社会发展|经济社会发展|发展)?(?:规划|计划)?(?:纲要)?(?:[（(]${YEARS}[）)])?(?:和${YEARS}远景(?:发展)?目标)?(?:规划|计划)?的?(?:纲要)?的?(?:建议)?(?:[（(][^（）()]{1,20}[）)]|草案)?$`,
)
const ENGLISH_TITLE =
  /^(?:the\s)?(?:(?:outline|proposals?|recommendations?|suggestions?|guidelines?)\s)?(?:(?:of|for|on)\s)?(?:(?:the\s)?(?:cpc\s)?central committee['’]s\s(?:proposals?|recommendations?|suggestions?)\s(?:of|for|on)\s)?(?:(?:formulating|drawing up|the formulation of|the development of)\s)?(?:the\s)?(?:people['’]s republic of china['’]?s?\s|china['’]s\s)?(?:(\d{1,2})(?:st|nd|rd|th)|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth))\s(?:five[- ]year\splan|fyp)(?:\s(?:outline|proposals?|recommendations?))?(?:\sfor\s(?:the\s)?(?:national\s)?economic and social development)?(?:\sof\s(?:the people['’]s republic of )?china)?(?:,?\sand\s(?:the\s)?long[- ]range\s[^,:;]{0,60})?(?:\s?\([^()]{1,40}\))?$/i
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth'.split(
    ' ',
  )
const ENGLISH_PROPOSAL = /proposal|recommendation|suggestion|guideline/i

/**
 * The words by which a title is found again, folded: without 中华人民共和国, without brackets that say which version it is, of
 * a notice that issues a plan the plan's title, years in digits. '' for a title of no words.
 */
export function titleKey(title: string): string {
  let key = issuedTitle(title.slice(0, LONGEST).trim())
  key = key.replace(VERSION, '').replace(/[《》〈〉<>]/g, '')
  key = key.replace(/[〇零○一二三四五六七八九]{4}(?=年|[—－~–-])/g, year => [...year].map(digitOf).join(''))
  // “十四五”规划 and 十四五规划 fold to the same; white space between Chinese characters says nothing in a title.
  key = foldKey(key).replace(/([一-鿿])\s+(?=[一-鿿])/g, '$1')
  return key.replace(/^中华人民共和国(?=.)/, '').replace(/^the /, '')
}

/** The title of what a notice issues, 关于印发《…》的通知 or 关于印发…规划的通知; another title as it is. */
export function issuedTitle(title: string): string {
  const { quoted, bare } = NOTICE.exec(title)?.groups ?? {}
  return quoted ?? bare ?? title
}

const NOTICE =
  /关于(?:印发|发布|公布|下达|批转|转发|实施)(?:[《〈](?<quoted>.{2,120})[》〉](?:的?通知|的?决定|的?公告)?|(?<bare>[^《〈》〉]{2,120}?(?:规划|计划|纲要|方案|意见|办法|规定|细则|要点)(?:[（(][^（()）]{1,30}[）)])?)的?(?:通知|决定|公告))$/

/** The key of a title without what says which of a series it is: 数字经济发展规划 of “十四五”数字经济发展规划. */
export function stemKey(title: string): string {
  return stemOf(titleKey(title))
}

/** The same by the key of the title. */
export function stemOf(key: string): string {
  return key.replace(SERIES, '').replace(/^(?:国家|全国|中国)(?=.{4})/, '')
}

/** True where a title says which of a series it is: another number or other years make another plan. */
export function isOfSeries(title: string): boolean {
  return SERIES.test(titleKey(title))
}

const LONGEST = 300
const VERSION =
  /\s?[（(][^（）()]{0,60}(?:[0-9]{4}|[〇零○一二三四五六七八九]{4}|草案|修正|修订|摘要|节选|全文|试行|征求意见稿|译文|译本|digest|excerpt|abridged|draft|translation)[^（）()]{0,60}[）)]|草案$/gi
const SERIES = new RegExp(
  `^(?:国务院关于|中共中央国务院关于)?(?:(?:${FYP_NUMBER})五|第(?:${FYP_NUMBER})个五年|[0-9]{4}(?:[-—－~–至][0-9]{4})?年?度?)(?:时期|期间)?`,
)

function digitOf(character: string): string {
  return String('〇一二三四五六七八九'.indexOf(character.replace(/[零○]/, '〇')))
}

/** Names that mean a document only beside another one: 《纲要》, 《规划》. */
export function isGeneric(title: string): boolean {
  return GENERIC.test(title.replace(/[“”"\s]/g, ''))
}

const GENERIC =
  /^(?:五年)?(?:国家)?(?:发展)?(?:(?:规划|计划)?(?:纲要)|规划|计划|规划建议|建议|意见|方案|决定|通知|办法|条例|报告|公报|决议|若干意见|指导意见|行动计划|实施方案|实施意见|总体方案|章程|宣言|倡议|讲话|公约|协定|协议|条约|议定书|目录|清单|指南|标准|规定|细则|说明|文件|愿景与行动|白皮书)(?:[（(]草案[）)]|草案)?$/

/** 纲要 of 《纲要（草案）》 and of 第十二个五年规划纲要: the noun at a title's end; undefined where it has none of these. */
export function nounOf(title: string): string | undefined {
  return NOUN.exec(
    title
      .slice(-40)
      .replace(/[“”"\s》〉]/g, '')
      .replace(/(?:[（(][^（）()]{0,30}[）)]|草案)$/, ''),
  )?.[1]
}

const NOUN =
  /(纲要|规划|计划|建议|意见|方案|决定|决议|办法|规定|细则|条例|报告|公报|章程|宣言|公约|协定|条约|议定书|法典|宪法|法)$/

/** True for the title of a law or regulation. */
export function isLawTitle(title: string): boolean {
  return /^(?:法典|宪法|法|条例|办法|规定|细则)$/.test(nounOf(title) ?? '')
}
