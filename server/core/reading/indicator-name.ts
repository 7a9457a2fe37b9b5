// Says which phrases name one indicator: 全社会研发经费投入, 研发经费投入年均增长; R&D spending, spending on R&D.

import { foldKey } from '../text/fold.ts'

/** An indicator as phrases name it. */
export interface IndicatorName {
  /** Equal where two phrases name the same thing measured; '' where the phrase says too little. */
  readonly key: string
  /** The phrase says that a change is measured: growth, 降低, 增速. */
  readonly isChange: boolean
}

/**
 * The name in `phrase`, Chinese or English: without whose it is (全国, China's), when (到2025年), what is to be done
 * (力争, raise), and with words for one thing made one. Of an English phrase the order of words does not count.
 */
export function indicatorName(phrase: string): IndicatorName {
  // A bilingual table says it twice: Resident urbanization rate 常住人口城镇化率.
  const chinese = /\p{Script=Han}/u.test(phrase) && /(?<![A-Za-z])[A-Za-z]{3,}[ -][A-Za-z]{2,}/.test(phrase)
  const once = chinese
    ? phrase.slice(0, LONGEST * 2).replace(/^[^\p{Script=Han}]+|[ (（][A-Za-z][A-Za-z ,.'-]{8,}[)）]?$/gu, '')
    : phrase
  const text = foldKey(once.slice(0, LONGEST))
  return /\p{Script=Han}/u.test(text) ? chineseName(text) : englishName(text)
}

/** A phrase that is longer names no indicator. */
const LONGEST = 120

function chineseName(folded: string): IndicatorName {
  let text = folded
    .replace(/[\s“”"'「」《》*·,，、:：;；]/g, '')
    .replace(/[（(](?:[a-z0-9&.%％/-]{0,30}[)）]|[^（）()]{0,30}[)）]$)/gi, '')
    .replace(/[（）()]/g, '')
  text = text.replace(/^(?:到|至)?[0-9〇零一二三四五六七八九十]{4}年(?:末|底|前)?/, '')
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(CHINESE_LEAD, '')
  }
  let isChange = false
  for (let before = ''; before !== text; ) {
    before = text
    const end = CHINESE_CHANGE.exec(text)
    if (end && end.index > 0) {
      isChange ||= /[增提升扩降减缩削]/.test(end[0]) && !/^(?:保持|控制|稳定|提高到)/.test(end[0])
      text = text.slice(0, end.index)
    }
  }
  for (const [pattern, same] of CHINESE_SAME) text = text.replace(pattern, same)
  return { key: [...text].length < 2 ? '' : text, isChange }
}

const CHINESE_LEAD =
  /^(?:力争|争取|努力|确保|实现|推动|推进|促进|保持|使|将|要|今年|去年|全年|“?十[一二三四五六七]?五”?(?:时期|期间|末)?|五年|全国|我国|中国|国家(?!级|标准|实验|公园|重点)|全省|全市|全区|全县|本省|本市|我省|我市|全社会|社会|年均|累计|平均|每年|预期|目标|的)/
const CHINESE_CHANGE =
  /(?:年均|累计|平均|分别|年|预期|目标|的)?(?:增长率?|增速|增幅|增加值增速|提高|提升|上升|增加|扩大|降低率?|下降率?|减少|缩减|压减|削减|降幅|达到?|保持|控制|稳定|率先)(?:年均|幅度|目标|预期|到|至|为)?$|(?:年均|累计|平均|分别|数量|水平|的)$/
const CHINESE_SAME: readonly (readonly [RegExp, string])[] = [
  [/国内生产总值|(?<=占|单位|万元)(?:[全本][省市县区]|地区)?生产总值/g, 'gdp'],
  // That of a province is not the country's; a share of it is measured as a share of GDP is.
  [/(?<!国民)(?:地区)?生产总值/g, '地区gdp'],
  [/生产总值/g, 'gdp'],
  [/研究与试验发展|研究与开发|研究开发|r&d/gi, '研发'],
  [/(?:经费)?(?:投入|支出)(?=占|强度|$)/, '经费'],
  [/与gdp(?:之)?比例?$|占gdp(?:的)?比[重例]$/, '占gdp比重'],
  [/能源消耗(?:总?量)?|能耗(?:强度)?/g, '能耗'],
  [/二氧化碳排放(?:量|强度)?|碳排放(?:量|强度)?/g, '碳排放'],
  [/化学需氧量|COD/gi, 'COD'],
  // What stands in brackets is off by now: 细颗粒物（PM2.5）浓度 is PM2.5浓度.
  [/细颗粒物|pm2\.?5/gi, 'pm2.5'],
  [/可吸入颗粒物|pm10/gi, 'pm10'],
  [/挥发性有机物|vocs?/gi, 'voc'],
  [/(?:所占|占)?比[重例]$/, '比重'],
]

function englishName(folded: string): IndicatorName {
  const text = folded
    .toLowerCase()
    .replace(/\([^()]{0,60}\)/g, ' ')
    .replace(/r ?& ?d|research and (?:experimental )?development/g, 'rd')
    .replace(/gross domestic product/g, 'gdp')
    .replace(/['’]s(?![a-z])/g, '')
    .replace(/per capita|per head|per person/g, 'percapita')
    .replace(/per unit of/g, 'perunit')
    .replace(/carbon dioxide|co2/g, 'carbon')
  const words: string[] = []
  let isChange = false
  for (const [word] of text.matchAll(/[a-z0-9][a-z0-9.-]*/g)) {
    if (ENGLISH_CHANGE.has(word)) isChange = true
    else if (!ENGLISH_LEFT_OUT.has(word)) words.push(ENGLISH_SAME.get(word) ?? word.replace(/(?<=[a-z]{3})s$/, ''))
  }
  return { key: [...new Set(words)].sort().join(' '), isChange }
}

function listed(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}

const ENGLISH_CHANGE = listed(
  `growth growing grow grows increase increases increased increasing decrease decreased decreasing reduction reductions reduce
reduced reducing decline drop fall rise rises raised cut cuts expansion improvement`,
)
const ENGLISH_LEFT_OUT = listed(
  `a an the of in on at among within to for from by with and or as its their our this that china chinese country national nationwide
province provincial city municipal region regional county
total overall annual annually average yearly year-on-year rate level ratio amount number will should shall be is are raise lift boost
keep maintain achieve reach attain target goal up around about more than over least`,
)
const ENGLISH_SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    expenditure: 'spending',
    expenditures: 'spending',
    investment: 'spending',
    outlay: 'spending',
    outlays: 'spending',
    funding: 'spending',
    spend: 'spending',
    emissions: 'emission',
    urbanisation: 'urbanization',
    proportion: 'share',
    percentage: 'share',
    labour: 'labor',
    penetration: 'use',
    usage: 'use',
    uptake: 'use',
    residents: 'resident',
    consumption: 'use',
  }),
)
