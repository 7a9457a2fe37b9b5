// Tells from headings and lead-in lines whether what stands below looks ahead or looks back.

import { simplify } from '../text/fold.ts'
import { type Due, readDue } from './due.ts'

/** Looks ahead, looks back. */
export type Stance = 'aspirational' | 'retrospective'

/** A block of a document in reading order, as far as its stance matters. */
export interface StanceBlock {
  /** Its readable text. */
  readonly text: string
  /** 1 to 6 for a heading, else absent. */
  readonly depth?: number
  /** A paragraph that is bold all through: a heading in fact, if it is short. */
  readonly strong?: boolean
  /** How deep it stands in lists: 1 for an item of an outer list; absent or 0 outside of lists. */
  readonly listDepth?: number
  /** Items of its own follow it. */
  readonly isParent?: true
}

/** What a heading or a lead-in says of what stands below. */
interface Announcement {
  readonly stance: Stance | undefined
  readonly due: Due | undefined
  /** It says the work of the year `due` (2016年工作), which a later report looks back on. */
  readonly isWork?: true
}

/**
 * The headings and the lead-in under which a block stands. A heading that says the same as the one above it is left out, so that states
 * are equal where what follows reads the same. Never changed: `stanceAfter` gives a new one, or the same.
 */
export interface StanceState {
  readonly headings: readonly (Announcement & { readonly depth: number })[]
  readonly lead: Lead | undefined
}

/** What a lead-in says, with what those above it say: `over` is the one that holds again where its items end. */
interface Lead extends Announcement {
  readonly listDepth: number
  readonly over: Lead | undefined
}

/** The state at the start of a document. */
export const START: StanceState = { headings: [], lead: undefined }

/** The state at the start of a document whose title looks back. */
export const START_OF_REVIEW: StanceState = {
  headings: [{ depth: 0, stance: 'retrospective', due: undefined }],
  lead: undefined,
}

/**
 * What a heading or a lead-in line announces: 主要目标, “objectives and targets”, “indicators to be achieved by 2025, e.g.”
 * look ahead; 工作回顾, 发展成就, “achievements from 2016–2020” look back. `undefined` where it says neither.
 */
export function headingStance(text: string): Stance | undefined {
  const line = simplify(text.slice(-400))
  if (LED_BACK.test(line)) return 'retrospective'
  if (RETROSPECTIVE_ZH.test(line) || RETROSPECTIVE_EN.test(line)) {
    // “achievements and targets” and 目标完成情况: what was done names what it was measured by, not the other way round.
    return LOOKS_AHEAD_TOO.test(line) ? undefined : 'retrospective'
  }
  return ASPIRATIONAL_ZH.test(line) || ASPIRATIONAL_EN.test(line) ? 'aspirational' : undefined
}

/**
 * The state in which `block` itself and what follows it are to be read, given the state before it; the very same object
 * where the block changes nothing. A heading holds until the next of its depth, a lead-in line for the list items and
 * lines that it announces.
 */
export function stanceAfter(before: StanceState, block: StanceBlock): StanceState {
  const listDepth = block.listDepth ?? 0
  const depth = block.depth ?? (isPseudoHeading(block, listDepth) ? PSEUDO_DEPTH : undefined)
  if (depth !== undefined) {
    const above = before.headings.filter(heading => heading.depth < depth)
    const inherited = above.at(-1) ?? NOTHING
    const own = announcedBy(block.text)
    const stance = own.stance ?? inherited.stance
    const due = own.due ?? (own.stance === 'retrospective' ? undefined : inherited.due)
    const work = (own.stance === undefined ? inherited : own).isWork ? ({ isWork: true } as const) : {}
    if (!isSameAnnouncement({ stance, due, ...work }, inherited))
      return { headings: [...above, { depth, stance, due, ...work }], lead: undefined }
    const isSame = before.lead === undefined && above.length === before.headings.length
    return isSame ? before : { headings: above, lead: undefined }
  }
  let over = before.lead
  while (over && !isAnnounced(block.text, listDepth, over.listDepth)) over = over.over
  const { stance, due, isWork } = leadIn(block, stanceIn({ headings: before.headings, lead: over }))
  if (stance !== undefined || due !== undefined) {
    const outer = over && over.listDepth < listDepth ? over : undefined
    const year = due ?? (stance === 'retrospective' ? undefined : outer?.due)
    const work = isWork ? { isWork } : {}
    const lead = { stance: stance ?? outer?.stance, due: year, ...work, listDepth, over: outer }
    return { headings: before.headings, lead }
  }
  return over === before.lead ? before : { headings: before.headings, lead: over }
}

/** What a line announces of what follows it: a lead-in, a title, or an item with items of its own: By 2030, the plan strives to. */
function leadIn({ text, isParent }: StanceBlock, here: Stance | undefined): Announcement {
  const announced = isLeadIn(text) || isBareTitle(text) ? announcedBy(text) : NOTHING
  if (announced !== NOTHING || here === 'retrospective' || !(isParent || LEADS_ON.test(text.slice(-24))))
    return announced
  const due = BY_THEN.test(text) ? readDue(text) : undefined
  return due === undefined || headingStance(text) === 'retrospective' ? NOTHING : { stance: 'aspirational', due }
}

/** By 2030, the plan strives to; Improve the rate by 2026 as follows: */
const LEADS_ON = /(?:(?<![a-z])(?:to|will|shall|should) ?|(?:as follows|by) ?[:：]|如下[：:])\s*$/i
/** No other year is one by which all that follows is due. */
const BY_THEN = /(?:(?<![A-Za-z])by (?:the end of )?|(?<!截)[到至] ?)20[0-9]{2}/i

/** Whether {@link stanceAfter} may give another state than the one before it, where that has no lead-in. */
export function mayTurn(block: StanceBlock): boolean {
  return (
    block.depth !== undefined ||
    isPseudoHeading(block, block.listDepth ?? 0) ||
    block.isParent === true ||
    isLeadIn(block.text) ||
    LEADS_ON.test(block.text.slice(-24)) ||
    isBareTitle(block.text)
  )
}

const NOTHING: Announcement = { stance: undefined, due: undefined }

/** What looks ahead, or is nothing but a time, says by when: 2025年主要目标, 到2030年：. */
export function announcedBy(text: string): Announcement {
  const stance = headingStance(text)
  const due = stance === 'aspirational' || (stance === undefined && TIME_ALONE.test(text)) ? readDue(text) : undefined
  if (stance === undefined && due === undefined) return NOTHING
  return WORK_OF_YEAR.test(text) ? { stance, due, isWork: true } : { stance, due }
}

const WORK_OF_YEAR = /20[0-9]{2}年(?:(?:和|及|以及|、)[^，。]{1,8})?的?(?:政府)?工作$/

const TIME_ALONE =
  /^\s*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）.、]\s?)?(?:[到至]\s?[0-9二〇]{4}\s?年(?:底|末)?(?:[，,][^，。：:]{0,20})?|By (?:the end of )?20[0-9]{2})\s?[:：]?\s*$/

/** The stance that a state gives in a document of the year `now`: that of the lead-in, else of the nearest heading above that has one. */
export function stanceIn(state: StanceState, now?: number): Stance | undefined {
  const { stance, due = Infinity, isWork } = (state.lead?.stance && state.lead) ?? state.headings.at(-1) ?? NOTHING
  return isWork && due < (now ?? 0) ? 'retrospective' : stance
}

/** By when what stands there is due, in the same way. */
export function dueIn(state: StanceState): Due | undefined {
  return state.lead?.due ?? state.headings.at(-1)?.due
}

/** Whether what follows reads the same in both. */
export function isSameState(a: StanceState, b: StanceState): boolean {
  return (
    isSameLead(a.lead, b.lead) &&
    a.headings.length === b.headings.length &&
    a.headings.every(
      (heading, i) => heading.depth === b.headings[i]?.depth && isSameAnnouncement(heading, b.headings[i]),
    )
  )
}

function isSameLead(a: Lead | undefined, b: Lead | undefined): boolean {
  return a === b || (isSameAnnouncement(a, b) && a?.listDepth === b?.listDepth && isSameLead(a?.over, b?.over))
}

function isSameAnnouncement(a: Announcement | undefined, b: Announcement | undefined): boolean {
  return a?.stance === b?.stance && a?.due === b?.due && a?.isWork === b?.isWork
}

/** The depth of a line that is a heading in fact: below all real ones. */
const PSEUDO_DEPTH = 7

/** A lead-in announces deeper list items, and after a paragraph the items and dashed or fragmentary lines that follow. */
function isAnnounced(text: string, listDepth: number, leadDepth: number): boolean {
  if (listDepth > leadDepth) return true
  if (leadDepth > 0) return false
  return (
    isLabel(text) ||
    /^\s*(?:[-–—―•●○*·]|[（(]?[0-9一二三四五六七八九十]{1,2}[)）.、])/.test(text) ||
    (text.length < 160 && /[;；]\s*(?:and)?\s*$/.test(text)) ||
    isFragment(text)
  )
}

/** Economic growth:, 民生福祉：: a part of what was announced. */
function isLabel(text: string): boolean {
  return text.length < 48 && /^\s*(?:[A-Z][A-Za-z,&’' -]{2,}|[㐀-鿿、]{2,12})[:：]\s*$/.test(text)
}

/** A line without a full stop is an item of what was announced: `GDP growth of around 6 percent`, 失业率4%以内. */
function isFragment(text: string): boolean {
  if (/[.!?:：。！？，；]\s*$/.test(text)) return false
  return (
    (text.length < 160 && /^[\sA-Za-z]/.test(text)) || (text.length < 48 && /^[㐀-鿿]/.test(text) && /[0-9]/.test(text))
  )
}

/** A lead-in ends with a colon or announces examples; the announcing words are its last sentence. */
function isLeadIn(text: string): boolean {
  // Most lines end with a full stop.
  if (text.endsWith('。') && !text.endsWith('如下。')) return false
  if (/[.] ?$/.test(text.slice(-2)) && ANNOUNCES.test(text.slice(-240))) return true
  return /(?:[:：]|[,，] ?e\.g\.,?|for example,?|including,?|as follows\.?|such as|如下[。：:]?)[\s*_]*$/i.test(
    text.slice(-40),
  )
}

/** … to compile all the numerical targets so far. */
const ANNOUNCES =
  /(?<![a-z])(?:here (?:are|is)|below (?:are|is)|listed below|the following|compil(?:e|ed|ing)|list of)(?![a-z])[^.:;]{0,60}(?:targets|goals|indicators|objectives)[^.:;]{0,60}\.\s*$/i

/** A line that is nothing but a title, set as plain text: Macroeconomic targets by 2025, 主要目标. */
function isBareTitle(text: string): boolean {
  return text.length < 64 && MAY_NAME.test(text) && BARE_TITLE.test(simplify(text))
}

const MAY_NAME = /[标標]|s\s*$|20[0-9]{2}\s*$|period\s*$/
const BARE_TITLE =
  /^\s*(?:(?:[A-Z][A-Za-z-]*|and|of|for|the|development|economic|social|main|key|list|national|annual|headline|selected) ){1,6}(?:objectives|targets|goals|indicators)(?: (?:by|for|in|to) (?:the )?(?:20[0-9]{2}|[a-z -]{0,16}period))?\s*$|^\s*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）.、]\s?)?[㐀-鿿0-9“”「」—-]{0,20}(?:主要|预期|具体|总体|经济|发展|规划|奋斗)(?:目标|指标)(?:任务)?\s*$/

/** A short line with a chapter number and no sentence, or in bold: `I. 2018 in Review`, 一、工作回顾, **Main targets**. */
function isPseudoHeading(block: StanceBlock, listDepth: number): boolean {
  const { text } = block
  if (listDepth > 0 || text.length > 140 || /[。；;.!?！？:：,，]\s*$/.test(text)) return false
  if (block.strong === true) return text.length <= 90
  return /^\s*(?:[IVX]{1,4}\.\s|(?:Part|Chapter|Section) [0-9IVXA-Z][a-z]*[.: ]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章篇节部])/.test(
    text,
  )
}

/** As of June 30, 2025, capacity stood at 484 GW, of which:; 截至2024年底，全市有：. */
const LED_BACK =
  /(?:^|[.。] ?)As of [A-Z0-9][^:.]{2,80} (?:stood|reached|totall?ed|was|were|had|amounted|has|have) [^:]{0,80}: ?$|(?:^|。)截[至止](?:目前|[0-9]{4}年)[^。：:]{0,60}[：:]$/
const RETROSPECTIVE_ZH =
  /统计公报|回[顾忆眸]|数[说读][“"]?十|巡礼|成绩单|以来[^，。]{0,10}(?:数据|成就|变化|亮点)|成就|成绩|完成情况|执行情况|实施情况|进展情况|发展(?:现状|环境|形势|基础$|基础[^设研]{0,4}$)|现状|(?:现实|工作|产业|规划|现有|发展)基础$|^[^a-z]{0,12}形势$|主要成效|取得的?(?:成效|进展|成果)|过去(?:的?[一二三四五六七八九十]年|一年)|[一二三四五六七八九十]年来|总结|(?:规划|编制|发展|战略)背景|面临(?:的?主要)?(?:形势|挑战|问题)$/
const RETROSPECTIVE_EN =
  /(?<![a-z])(?:in review|review of|looking back|achievements?|accomplishments?|progress (?:made|so far)|(?:what|work) (?:was|we) (?:done|did|achieved)|retrospect|retrospective|the past (?:five years|year)|the last plan|current (?:status|situation)|status quo)(?![a-z])/i
const ASPIRATIONAL_ZH =
  /目标|实事(?:项目|工程)?$|民心工程$|指标|预期(?!寿命)|愿景|远景|(?:重点|主要)?任务$|主要任务|重点(?:任务|工作)|工作(?:任务|部署|安排|要求|总体部署)|预算(?:草案|安排)|计划草案|总体部署|总体要求|展望|(?:今年|20[0-9]{2}年)(?:(?:和|及|以及|、)[^，。]{1,8})?的?(?:政府)?工作$|(?:今年|20[0-9]{2}年)政府工作的建议/
const ASPIRATIONAL_EN =
  /(?<![a-z])(?:objectives?|targets?|goals?|aims?|indicators?|tasks? for|major tasks?|work for|plans? for|outlook|vision|priorities for|requirements|commitments?|milestones?|expectations|(?:to be|will be) (?:achieved|reached|completed))(?![a-z])/i
const LOOKS_AHEAD_TOO =
  /(?:回顾|成就|成绩|现状|总结)[^，。]{0,6}(?:和|与|及|、|以及)[^，。]{0,12}(?:目标|任务|建议|展望|安排|部署)|执行情况[和与及、][^。]{0,24}(?:草案|安排)|(?:review|achievements?)[^.]{0,30} and [^.]{0,30}(?:targets?|goals?|objectives?|outlook|tasks?)/i
