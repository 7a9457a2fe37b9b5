// Follows the time frame of a Chinese text, which has no tense, from its adverbs, aspect words and years.

import { THAN } from './chinese-scene.ts'
import { yearOfSpan } from './due.ts'
import { collectPlanMentions } from './plan-period.ts'
import type { Quantity } from './quantity.ts'
import { documentYear, isFirstHalf, type ReadingContext, yearStance, yearsStance } from './target-reading.ts'

/** The time in which a place of a text is to be read. */
export interface Tense {
  /** `undefined` where nothing tells. */
  stance: 'past' | 'future' | undefined
  /** The year to which the text looks ahead there, if it says one. */
  year?: number
  /** It looks ahead to a time of which the year is not known: 今后一个时期. */
  isOpen?: true
}

/**
 * Returns a function that tells the tense at an offset of `text`; it must be asked with rising offsets. A time frame
 * (到2025年, 过去五年, 去年) holds until the next one, beyond the sentence; 已, 了, 力争 and 将 hold to the sentence's end.
 */
export function followChineseTense(
  text: string,
  quantities: readonly Quantity[],
  context: ReadingContext,
): (offset: number) => Tense {
  const events = collectEvents(text, quantities, context)
  const base: Tense = {
    stance: context.retrospective === true ? 'past' : context.aspirational === true ? 'future' : undefined,
  }
  let frame: Tense = base
  let current: Tense = base
  // Whether `current` was said in this sentence, and so is not to be undone by a mere 将 or 要.
  let said = context.retrospective === true
  // 目前为13万个，将增加到65万个: what is now may change within the sentence.
  let isNow = false
  // “十二五”规划提出，到2015年下降16%: what a plan that is over had set.
  let isSet = false
  let isShown = false
  // （2020年为15%）: what stands in brackets says nothing of what follows them.
  let outside: { frame: Tense; current: Tense; said: boolean; isNow: boolean } | undefined
  let next = 0
  return offset => {
    for (; next < events.length; next++) {
      const event = events[next]
      if (event === undefined || event.at > offset) break
      if (event.type === 'open') outside ??= { frame, current, said, isNow }
      else if (event.type === 'close') {
        if (outside !== undefined) ({ frame, current, said, isNow } = outside)
        outside = undefined
      } else if (event.type === 'sentence') {
        current = frame
        said = context.retrospective === true
        isNow = false
        isSet = false
        isShown = false
      } else if (event.type === 'set') {
        current = turned(current, 'future')
        said = true
        isSet = true
      } else if (event.type === 'frame') {
        const isDue = isSet && event.until === true
        if (isDue) {
          current = { stance: 'future', ...(event.year === undefined ? {} : { year: event.year }) }
          continue
        }
        isSet = false
        if (isShown && event.year !== undefined && event.until !== true) {
          current = { ...current, year: event.year }
          continue
        }
        current = { stance: event.stance, ...(event.year === undefined ? OPEN : { year: event.year }) }
        // In a review a look ahead ends with its sentence.
        if (context.retrospective !== true || event.stance === 'past') frame = current
        said = true
      } else if (event.type === 'year') {
        if (event.year !== undefined) current = { ...current, year: event.year }
      } else if (event.type === 'ahead') {
        if (current.stance === 'past' && frame.stance !== 'past' && context.retrospective !== true)
          current = turned(current, 'future')
      } else if (event.type === 'said') {
        if (event.estimate === true && frame.stance === 'past') continue
        if (event.loose === true && current.stance === 'future' && (current.year ?? context.due) !== undefined) continue
        // Where a review looks back all along, a mere 计划 or 目标 is one that was met.
        if (event.stance === 'past' || !(said && current.stance === 'past') || event.firm === true) {
          current = turned(current, event.stance)
          said = true
          isShown = event.shown === true
          isNow = event.now === true && context.retrospective !== true
        }
      } else if (current.stance === undefined || (event.modal === true && (!said || isNow))) {
        current = turned(current, event.stance)
        // 比上年增长 in a text that says no time of its own: what follows was achieved, too.
        if (event.stance === 'past') frame = current
      }
    }
    return current
  }
}

const OPEN = { isOpen: true } as const

/** The same time looked at the other way: what is planned in a sentence on the past has no time yet. */
function turned({ stance, isOpen, ...time }: Tense, to: Tense['stance']): Tense {
  const goesOn = isOpen === true && !(stance === 'past' && to === 'future')
  return { ...time, stance: to, ...(goesOn ? OPEN : {}) }
}

interface TenseEvent {
  at: number
  /** `sentence` starts one; `frame` is a time adverb, `year` one of which nobody knows whether it is past; `said` an aspect or a modal; `hint` a weak sign; `ahead` what goes on from what was done; `set` words of a plan that set what follows; `open` and `close` are brackets around a year that is over. */
  type: 'sentence' | 'frame' | 'year' | 'said' | 'hint' | 'ahead' | 'set' | 'open' | 'close'
  stance?: 'past' | 'future'
  year?: number
  /** A `said` future that holds in a review as well: 力争, 目标是. */
  firm?: boolean
  /** A `said` past that is the present: 目前. */
  now?: boolean
  /** A `said` past of what figures show: 公报显示，2014年下降4.8%, whatever years the sentence goes on to name. */
  shown?: boolean
  /** A `said` past that praises what is reached, and so may be planned: 到2030年，取得重大成就. */
  loose?: boolean
  /** A `said` future that in a time that is over is an estimate of what was reached: 预计实现. */
  estimate?: boolean
  /** A `hint` that undoes a time frame of an earlier sentence: 将, 要. */
  modal?: boolean
  /** A `frame` by whose year something is to be done: 到2015年. */
  until?: boolean
}

/** 未来五年（2025-26至2029-30年度）: the years that are meant. */
function yearInBracket(text: string, at: number): number | undefined {
  const [, year, next] = BRACKET_BEHIND.exec(text.slice(at, at + 40)) ?? []
  return year === undefined ? undefined : Number(year) + (next === undefined ? 0 : 1)
}

const BRACKET_BEHIND =
  /^[^（(，。；]{2,7}[（(](?:19|20)[0-9]{2}(?:[-/／][0-9]{2})?年?度?[-—–~～至到]{1,2}((?:19|20)[0-9]{2})(?:[-/／]([0-9]{2}))?(?:财政)?年?度?[)）]/

/** （三）目标：, 主要目标。: what such words open a text with announces all of it. */
const RUN_IN = /^[^，。；：\n]{0,12}(?:目标|指标)[。：]/

function collectEvents(text: string, quantities: readonly Quantity[], context: ReadingContext): TenseEvent[] {
  const events: TenseEvent[] = []
  for (const found of text.matchAll(SENTENCE_END)) events.push({ at: found.index + 1, type: 'sentence' })
  for (const found of text.matchAll(FRAMES)) {
    const { past, future, year } = found.groups ?? {}
    const behind = text.slice(Math.max(0, found.index - 4), found.index)
    if (COMPARED.test(behind.slice(-2)) || /截[至止到] ?$/.test(behind)) continue
    const now = documentYear(context)
    if (past !== undefined) events.push({ at: found.index, type: 'frame', stance: 'past' })
    else if (year !== undefined && now !== undefined && year !== '届时') {
      if (year.startsWith('今年') || (year === '新的一年' && isFirstHalf(context.date ?? '')))
        events.push({ at: found.index, type: 'frame', stance: yearStance(now, context) ?? 'future', year: now })
      else events.push({ at: found.index, type: 'frame', stance: 'future', year: now + 1 })
    } else if (future !== undefined || year !== undefined) {
      const to = yearInBracket(text, found.index) ?? yearOfSpan(text.slice(found.index, found.index + 8), context)
      events.push({ at: found.index, type: 'frame', stance: 'future', ...(to === undefined ? {} : { year: to }) })
    }
  }
  for (const found of text.matchAll(SAID)) {
    const { past, firm, deictic, now, loose, estimate, shown } = found.groups ?? {}
    if (deictic?.startsWith('预计') && context.aspirational === true) continue
    if (deictic !== undefined && COMPARED.test(text.slice(Math.max(0, found.index - 2), found.index))) continue
    events.push({
      at: found.index,
      type: 'said',
      stance: past === undefined && deictic === undefined ? 'future' : 'past',
      ...(firm === undefined ? {} : { firm: true }),
      ...(now === undefined ? {} : { now: true }),
      ...(shown === undefined ? {} : { shown: true }),
      ...(loose === undefined ? {} : { loose: true }),
      ...(estimate === undefined ? {} : { estimate: true }),
    })
    if (
      firm?.endsWith('预期目标') === true &&
      isOfYear(text.slice(Math.max(0, found.index - 30), found.index), context)
    )
      events.push({ at: found.index, type: 'year', ...yearNow(context) })
  }
  for (const found of text.matchAll(HINTS)) {
    const past = found.groups?.['past'] !== undefined
    if (past && context.period !== undefined && context.aspirational !== true) continue
    // Laws have bounds, too.
    if (found.groups?.['bound'] !== undefined && context.period === undefined) continue
    const modal = found.groups?.['modal'] !== undefined
    events.push({ at: found.index, type: 'hint', stance: past ? 'past' : 'future', ...(modal ? { modal } : {}) })
  }
  for (const { index } of text.matchAll(AHEAD))
    if (/，[^，。；]{0,16}$/.test(text.slice(Math.max(0, index - 18), index))) events.push({ at: index, type: 'ahead' })
  for (const { 0: words, index } of text.matchAll(SETS)) events.push({ at: index + words.length, type: 'set' })
  if (RUN_IN.test(text)) events.push({ at: 0, type: 'frame', stance: 'future' })
  addYears(events, text, quantities, context)
  addPlans(events, text, context)
  addAchievements(events, text, context)
  return events.sort((a, b) => a.at - b.at)
}

/** 主要预期目标 are those of the year, where nothing says of when, and a text of its first months has none of its own. */
function isOfYear(before: string, { period, due, date }: ReadingContext): boolean {
  return period === undefined && due === undefined && isFirstHalf(date ?? '') && !/[年五][^。；]*$/.test(before)
}

function yearNow(context: ReadingContext): { year?: number } {
  const year = documentYear(context)
  return year === undefined ? {} : { year }
}

const SENTENCE_END = /[。！？!?\n]/g

/** Adverbs of time. */
const FRAMES =
  /(?<past>(?<=^|[。；\n]\s{0,4})(?:[三四五十]|[0-9]{1,2})年(?:时间|间)(?=[，,])|(?:规划|计划|纲要)实施(?:期间|以来|(?:过程)?中)|(?<=^|[。；，])1(?:[—–－~～-]|至)1?[0-9]月(?:份)?(?=，)|完成了[^，。；]{2,40}(?:目标|任务)(?=[，。；])|过去的?[一二两三四五六七八九十几]{0,2}年|(?<![未今])(?:[一二两三四五六七八九十几]|这些|多)年来|以来(?!自|发生|最)|近年|近[一二两三四五几]年|这[一二三四五]年|(?<![学以之目])前[一二三四]年|解放[以之]?[前后]|建国[以之]?[前后]|回顾|回首|发展(?:基础|成就|现状)(?=[^，。；]{0,8}[。：])|今年以来|历史上)|(?<year>今年(?!以来|上半年|前|1月|一季度)|明年|新的一年|届时)|(?<future>今后|未来[^，。；]{0,4}年|下一步|今明两年|(?<![十一二三四五六七八九])五年内|到本世纪|展望|下[一]?个?五年)/g

/** Before a time it makes it the standard of a comparison or the start of a change, not the time of the sentence. */
const COMPARED = new RegExp(`(?:${THAN}|[较由从自同与于按据以和])$|较之$`)

/** Aspect and modality. */
const SAID =
  /(?<deictic>(?<now>今年(?:一季度|上半年|前[两三]季度|前[0-9一二三四五六七八九十]{1,2}个月|1(?:[—–－~～-]|至)1?[0-9]月)|目前(?![^，。；已]{0,12}(?:[订制拟设]定?出|规划|计划|拟定|设定))|当前(?!和今|及今|和未来)|现阶段|现在|现时|已(?:经)?(?=[达有占超]|突破|接近))|去年|(?<![础以之])上一?年(?!均|度?末?预算)|预计(?:全年|本(?:财政)?年度)|截至|截止)|(?<past>已(?!按|规划|计划|拟)(?![^，。；：]{0,12}的)|先后(?![顺次有])|多年平均|统计(?=，)|(?<![为罢除末]|提出|明确|设定|确[定立]|规定|部署)了(?![解然望如])|(?<![要将保证须必拟争力年])(?:目标|任务)(?:如期|圆满|全面|胜利|顺利|超额|提前|已经?)(?:完成|实现)|(?<shown>(?:普查|数据|统计|监测|调查|公报|年报|年鉴)(?:结果|数据)?(?:显示|表明))|(?<![要将保证须必拟争力年])完成了?(?:全?年度?|年初)?(?:预算|计划)(?:任务|数)?[0-9]|(?<loose>(?<![要将保证须必拟争力年])(?:超额完成|胜利完成|圆满完成|全面完成|顺利(?:实现|完成))|首次(?!明确|提出|设定|确定|将|把|纳入|写入)|跃居|跃升|历史性|创历史|前所未有|取得(?:了|重大|显著|积极)?[^，。；]{0,4}成就))|(?<firm>力争|目标(?:是|为|：|:|(?=今年|明年|20[0-9]{2}|年底))|争取到|(?:主要)?预期目标|[^今明]年目标(?!任务)|拟(?!定|合|议))|(?<future>争取|确保|目标|预期(?!寿命)|计划(?!经济|单列|生育|免疫|体制|纪律|机关|管理)|(?<estimate>预计(?=实现|完成))|预计|必须|务必|不得)/g

/** 规划提出, 目标是: what follows was set, though its time may be over; not 规划提出的…, which speaks of all that was. */
const SETS =
  /(?:规划|计划|纲要|方案|意见|决定|建议|工作报告|战略)[》”"]?(?:还|又|也|曾|中)?(?:明确|首次|最初|原先?)?(?:提出|明确|要求|确定|确立|设定|规定|部署)了?(?!的|[^，。；：]{0,30}(?:如期|提前|全面|圆满|已经?)(?:完成|实现))|(?:原定|当时|最初|规划|计划)的?目标(?:是|为|：)/g

/** Behind a comma: 已物色用地，可兴建…，预计将提供… */
const AHEAD = /预计(?!全年|本)(?=[^，。；]{0,6}(?:可|将|会))|可(?=(?:额外)?(?:兴建|提供|新增|供应|开拓))/g

/** Weak signs: they count only where nothing else was said. */
const HINTS =
  /(?<modal>(?<bound>不(?:超过|低于|少于|高于))|会(?<=(?:政府|当局|我们|[局署处])(?:亦|也|都|又|还)?会)(?![议员同见展计所场晤谈合面商长诊员])|(?<![主重需纲必摘概紧首机])要(?!素|求|点|害|闻|件|领|地|塞|是|么)|(?<![即])将|应当?(?!对|用|急|届|收|变|力)|(?<!必)须(?!知))|继续|安排|逐步|进一步|(?<past>初步核算|年末)/g

/** 创历史新高 and 比上年增长 end sentences that had said no time: all of such a sentence was achieved. */
function addAchievements(events: TenseEvent[], text: string, context: ReadingContext): void {
  let floor = 0
  for (const found of text.matchAll(ACHIEVED)) {
    // A plan compares with years past as well; a report on a year only looks back so.
    if (found.groups?.['compared'] !== undefined && context.period !== undefined && context.aspirational !== true)
      continue
    const start = sentenceStart(text, found.index, floor)
    // 比上年增长 in a text that looks ahead nowhere tells of what stands before it, too.
    const isAll = floor === 0 && found.groups?.['compared'] !== undefined && !FORWARD.test(text) && !isDated(events)
    if (!FORWARD.test(text.slice(start, found.index)))
      events.push({ at: isAll ? 0 : start, type: 'hint', stance: 'past' })
    floor = found.index
  }
}

function isDated(events: readonly TenseEvent[]): boolean {
  return events.some(({ stance, type }) => stance === 'future' && (type === 'frame' || type === 'said'))
}

/** Where the sentence that holds `at` starts, but not before `floor`. */
function sentenceStart(text: string, at: number, floor: number): number {
  let start = at
  while (start > floor && !/[。！？!?\n]/.test(text.charAt(start - 1))) start--
  return start
}

/** What is said of what is done only. */
const ACHIEVED =
  /(?:^|(?<=[，。；：\n]))(?:全[国省市区县州旗])?实现(?:地区)?生产总值(?:约|近|超)?[0-9]|[一二三四五六七八九十]连[丰增快]|统一核算|普查结果|(?:数据|统计)显示|(?:案例|实证)(?:研究|分析)?(?:显示|表明)|可比增长|两年平均|(?:^|(?<=[，。；：]))我[国省市区县州](?=[^，。；]{0,30}[达为占有0-9])(?![^，。；]{0,30}[将要力])|创(?:历史|同期|有记录以来|近年)?(?:最好|新高|最高|最低)|再创新高|历史(?:最高|最好|新高)|以来最[高低好快大]|首次(?:突破|超过|跃|达到|实现)|跃[上升居]|连跨|连续(?:跨越|[0-9０-９一二三四五六七八九十多两]{1,3}年)|全部(?:脱贫|摘帽|出列)|[居列](?:全[国省球]|世界)(?:首|前|第)|(?<compared>[二两三四五]年累计|同比|环比|(?:比|较)[一二三两四五0-9]{1,2}年前(?:增长|增加|下降|减少|上升|提高)|(?:比|较)(?:上|去)年(?:末|底|同期)?(?:实际|名义)?(?:增长|增加|下降|减少|上升|提高|上涨|回落|多增|少增|净增))/g

/** What looks ahead, before such words. */
const FORWARD = /安排|继续|逐步|进一步|力争|争取|确保|目标|预期(?!寿命)|预计|(?<![主重需纲必摘概首])要|(?<!即)将|拟/

function addYears(events: TenseEvent[], text: string, quantities: readonly Quantity[], context: ReadingContext): void {
  /** The first of the years looked ahead to so far; 0 before there is one. */
  let earliest = 0
  for (const quantity of quantities) {
    if (quantity.kind !== 'year') continue
    const before = text.slice(Math.max(0, quantity.start - 8), quantity.start).trimEnd()
    const after = text.slice(quantity.end, quantity.end + 6).trimStart()
    if (isYearOfReference(before, after, quantity.high !== undefined) || /(?:恢复|回[升落到])[到至]$/.test(before))
      continue
    const year = quantity.high ?? quantity.value
    // 到2025年, 于2024年9月30日前
    const isBy = /(?<!截)[到至]$/.test(before) || (/[于在]$/.test(before) && /^[底末]?[之以]?前/.test(after))
    const stance = yearsStance(quantity, context) ?? (isBy ? 'future' : undefined)
    if (
      /^(?:底|末|初)?(?:的(?![一二三四五六七八九十0-9]{1,2}年期?[内间，,])|原有|现有|同期)/.test(after) &&
      !/(?<!达)[到至]$/.test(before)
    )
      continue
    // 改造2000年底前建成的小区: which ones, not when.
    // 由6.2吨降至2020年的4.5吨: when that was only the year itself tells.
    if (ARRIVES.test(before) && /^[底末]?的/.test(after) && yearsStance(quantity, context) === undefined) continue
    if (OLDER.test(text.slice(quantity.end, quantity.end + 16)) && !/[到至]$/.test(before)) continue
    if (stance === 'future') {
      // 为到2035年…打好基础: what it is for holds to the end of the clause.
      const ends = /(?:^|[，。；：]|[^认以因])为(?:到|在)?$/.test(before)
        ? PURPOSE.exec(text.slice(quantity.end, quantity.end + 80))
        : null
      if (ends !== null) {
        events.push({ at: quantity.start, type: 'open' })
        events.push({ at: quantity.end + ends[0].length, type: 'close' })
      }
      events.push({
        at: quantity.start,
        type: 'frame',
        stance,
        year,
        ...(/[到至]$/.test(before) ? { until: true } : {}),
      })
      earliest = Math.min(earliest || year, year)
    } else if (stance === 'past') {
      const closes = /[（(]$/.test(before) ? text.slice(quantity.end, quantity.end + 80).search(/[）)]/) : -1
      if (closes >= 0) {
        events.push({ at: quantity.start, type: 'open' })
        events.push({ at: quantity.end + closes, type: 'close' })
      }
      const until = /[到至]$/.test(before) ? { until: true, year } : {}
      events.push({ at: quantity.start, type: 'frame', stance, ...until })
    }
    // （2022年为54%）: of no known year; it says nothing of what follows either.
    else if (/[（(]$/.test(before) && /^[底末]?(?:[为是约达]|达到|[:：]|[0-9])/.test(after)) {
      const closes = text.slice(quantity.end, quantity.end + 40).search(/[）)]/)
      if (closes < 0) continue
      events.push({ at: quantity.start, type: 'open' })
      events.push({ at: quantity.start, type: 'year', year })
      events.push({ at: quantity.end + closes, type: 'close' })
    }
    // 到2025年…。2020年，…: plans go forward, and back only for what was.
    else if (year < earliest && /(?:^|[。\n])\s*$/.test(before) && /^[底末]?，/.test(after))
      events.push({ at: quantity.start, type: 'frame', stance: 'past' })
    // 2022年共发生事故300起: counted when it was over.
    else if (
      /^(?:全年)?共(?:发生|接待|举办|查处|受理|投入|安排|编配|收到|批出|售出|发放|录得)|^[^。；]{0,24}[0-9][^。；，]{0,8}，(?:同 ?比|[比较] ?上年)/.test(
        text.slice(quantity.end, quantity.end + 48),
      )
    )
      events.push({ at: quantity.start, type: 'frame', stance: 'past' })
    else events.push({ at: quantity.start, type: 'year', year })
  }
}

const PURPOSE = /^[^。；]{0,60}(?:打[好下牢]|奠定|夯实|筑牢|创造)[^，。；]{0,10}(?:基础|条件|根基)/
const ARRIVES = /[降升增减高少加长大][到至]$/

/** What was there before a year, and is dealt with now. */
const OLDER =
  /^[底末]?(?:以前|之前|前)(?:已?(?:建成|竣工|投产|投用|投运|开工|出生|入学|登记|注册|成立|发布|印发|购置|生产))[^，。；]{0,6}的/

/** Whether a year is the base of a comparison, a price base or part of a title, and so says nothing of the sentence. */
const REFERRED = new RegExp(`(?:${THAN}|[较由从自同与按以在]|相当于|相对于)$`)

/** From 2015 to 2020 is a time. */
function isYearOfReference(before: string, after: string, isSpan: boolean): boolean {
  if (
    REFERRED.test(before) &&
    !(isSpan && /[从自]$/.test(before)) &&
    !/^(?:以来|起)/.test(after) &&
    (!/在$/.test(before) || /^的?(?:基础|水平|基数)/.test(after))
  )
    return true
  if (/^(?:不变)?价格?(?:计算)?|^不变价|^为?基期|^的?(?:基础上|基数上|水平)|^版|^修订/.test(after)) return true
  return (
    (/[（(]$/.test(before) && /^[）)]/.test(after)) ||
    /[《“"]$/.test(before) ||
    /制造$|议程$/.test(before) ||
    /^(?:北京)?(?:夏|冬)?(?:季)?(?:奥|亚)运/.test(after)
  )
}

/** 到2030年…。“十四五”末，…: the plan before the one that the text has looked ahead to. */
function isBehindOf(
  events: readonly TenseEvent[],
  { start, to }: { readonly start: number; readonly to: number },
): boolean {
  return events.some(({ at, stance, year = 0 }) => stance === 'future' && at < start && year > to)
}

function addPlans(events: TenseEvent[], text: string, context: ReadingContext): void {
  for (const plan of collectPlanMentions(text, context)) {
    // 《“十三五”规划纲要》 names a document, “十三五”时期 a time.
    if (
      /^(?:的?规划|计划|纲要|规划纲要)(?!期|确定|提出|明确|要求|设定|规定|目标|的)/.test(
        text.slice(plan.end, plan.end + 6),
      )
    )
      continue
    if (COMPARED.test(text.slice(Math.max(0, plan.start - 2), plan.start))) continue
    // 2026年是“十五五”开局之年: it is of that year that the text goes on to speak.
    if (
      /^(?:规划)?的?(?:开局|收官|起步|第[一二三四五]|首)(?:之|的)?[一关]?[键]?(?:之)?年/.test(
        text.slice(plan.end, plan.end + 10),
      )
    )
      continue
    const stance =
      yearStance(plan.to, context) ??
      (/^(?:时期|期)?[末底]/.test(text.slice(plan.end, plan.end + 4)) && isBehindOf(events, plan) ? 'past' : undefined)
    if (stance === 'future') events.push({ at: plan.start, type: 'frame', stance, year: plan.to })
    // “十三五”时期的目标是…: what was planned then was due when that plan ended.
    else if (stance === 'past') events.push({ at: plan.start, type: 'frame', stance, year: plan.to })
    else events.push({ at: plan.start, type: 'year', year: plan.to })
  }
}
