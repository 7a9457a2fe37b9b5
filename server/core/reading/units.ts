// The words for what a number counts or measures, in Chinese and English, with the one way we write each.

import type { QuantityKind } from './quantity.ts'

/** A unit as found in a text. */
export interface Unit {
  /** Length of its words in the text, UTF-16. */
  length: number
  /** The one way we write it: 万元 and 萬圓 are not our business, but `RMB`, `yuan` and `CNY` are one. */
  name: string
  kind: QuantityKind
}

/** The longest Chinese unit that starts at `at`, or `undefined`. Scale words (万, 亿) are not part of it. */
export function findChineseUnit(text: string, at: number): Unit | undefined {
  const group = CHINESE_BY_FIRST.get(text.charAt(at))
  if (group === undefined) return undefined
  for (const unit of group)
    if (text.startsWith(unit.word, at) && !isOtherWord(text, at, unit.word))
      return text.charAt(at + unit.length) === '/' ? overUnit(text, at, unit) : unit
  return undefined
}

/** 公里/万平方公里: a unit with the one that it is of, where the list has not got both. */
function overUnit(text: string, at: number, unit: Unit): Unit {
  const from = at + unit.length + 1
  const scale = /^(?:10万|[百千万亿])?/.exec(text.slice(from, from + 3))?.[0] ?? ''
  const below = CHINESE_BY_FIRST.get(text.charAt(from + scale.length))?.find(
    each =>
      text.startsWith(each.word, from + scale.length) &&
      (each.kind === 'measure' || each.kind === 'money' || PER.has(each.name)),
  )
  if (below === undefined) return unit
  const length = unit.length + 1 + scale.length + below.length
  return { ...unit, length, name: `${unit.name}/${scale}${below.name}` }
}

/** What is counted and stands below the line: 件/万人. */
const PER: ReadonlySet<string> = new Set(['人', '户', '床', '辆', '家'])

/** The English unit that starts at `at` or one space or hyphen behind it, or `undefined`; `length` counts from `at`. */
export function findEnglishUnit(text: string, at: number): Unit | undefined {
  if (at >= text.length) return undefined
  ENGLISH_UNIT.lastIndex = at
  const found = ENGLISH_UNIT.exec(text)?.[0]
  if (found === undefined) return undefined
  const word = found.replace(/^[\s-]+/, '')
  if (word === 'M') return undefined
  const known = ENGLISH_BY_WORD.get(word) ?? ENGLISH_BY_WORD.get(word.toLowerCase().replace(/[\s-]+/g, ' '))
  return known === undefined ? undefined : { length: found.length, ...known }
}

/** The currency whose sign or code stands right before `at` (US$, RMB, €), with the offset where that starts. */
export function findCurrencyBefore(text: string, at: number): { start: number; name: string } | undefined {
  if (!MAY_END_CURRENCY.test(text.charAt(at - 1))) return undefined
  const from = Math.max(0, at - 6)
  const found = CURRENCY_BEFORE.exec(text.slice(from, at))
  if (found === null) return letterBefore(text, at)
  const name = CURRENCIES.get((found[1] ?? '').toUpperCase())
  return name === undefined ? undefined : { start: from + found.index, name }
}

/** N20 billion, R3.5bn: a letter is money only before an amount with a scale. */
function letterBefore(text: string, at: number): { start: number; name: string } | undefined {
  const name = LETTERS.get(text.charAt(at - 1))
  if (name === undefined || LETTER.test(text.charAt(at - 2)) || !SCALED.test(text.slice(at, at + 24))) return undefined
  return { start: at - 1, name }
}

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['N', 'NGN'],
  ['R', 'ZAR'],
])
const LETTER = /[A-Za-z0-9.-]/
const SCALED = /^[0-9][0-9.,]{0,12} ?(?:million|billion|trillion|bn|tn|trn)(?![a-z])/

/** Whether `unit` is money as we write it. */
export function isCurrency(unit: string): boolean {
  return CURRENCY_NAMES.has(unit)
}

/** Whether the one character found begins another word: 年均, 分别, 成为, 部门; a t is a tonne behind 万 and 亿 only. */
function isOtherWord(text: string, at: number, word: string): boolean {
  const next = text.charAt(at + 1)
  if (word === 't') return !/[万亿]/.test(text.charAt(at - 1)) || LETTER.test(next)
  return word.length === 1 && next !== '' && OTHER_WORDS.get(word)?.includes(next) === true
}

const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['年', '均限龄度级轮代产'],
  ['分', '别为类布析区工配离散层年期步阶项解担批'],
  ['成', '为立果员本功熟效长都套品'],
  ['部', '门分署队委长级'],
  ['本', '科地级市省国着身专'],
  ['对', '于外口内接标全'],
  ['起', '来草点步'],
  ['组', '织成建合'],
  ['把', '握'],
  ['口', '岸径'],
  ['场', '所景'],
  ['单', '位一'],
  ['线', '上下性'],
  ['路', '径线'],
  ['方', '面针式法案便向位'],
  ['度', '假'],
  ['里', '程面'],
  ['间', '接'],
  ['名', '牌义'],
  ['日', '本常益均产'],
  ['天', '然津'],
  ['月', '均'],
  ['次', '数区序'],
  ['条', '件例'],
  ['头', '部'],
  ['元', '素旦'],
  ['户', '籍口外'],
  ['人', '均才工民口类们力身员大'],
  ['首', '次先要'],
  ['例', '如'],
  ['市', '场'],
  ['县', '域'],
  ['期', '间望'],
  ['位', '于置'],
  ['米', '粮'],
  ['门', '类'],
  ['字', '化'],
  ['尺', '度寸'],
])

interface ChineseUnit extends Unit {
  word: string
}

/** Kind, then units; `a=b` writes a as b. The longest match wins, whatever the order here. */
const CHINESE_UNITS: readonly (readonly [QuantityKind, string])[] = [
  ['percent', '% ％=% ‰ 个百分点=百分点 百分点 个基点=基点 基点 个千分点=千分点'],
  [
    'money',
    '元 美元 欧元 日元 港元 英镑 卢布 澳门元 澳门币=澳门元 新台币 韩元 澳元 加元 新加坡元 卢比 泰铢 越南盾 坚戈 元人民币=元 人民币=元 元/人 美元/人 元/吨 元/千瓦时 元/平方米 元/立方米 元/亩 元/年 元/月 元/人·年 国际元',
  ],
  [
    'measure',
    '吨 公吨=吨 吨标准煤 吨标煤=吨标准煤 吨标准煤/万元 吨标煤/万元=吨标准煤/万元 吨二氧化碳 吨二氧化碳当量 吨油当量 吨公里 人公里 换算吨公里 载重吨 总吨 排水量吨 吨/年 吨/日 吨/人 ' +
      '公斤 千克=公斤 克 毫克 微克 斤 市斤=斤 担 毫克/升 毫克/立方米 微克/立方米 微克每立方米=微克/立方米 克/千瓦时 克标准煤/千瓦时 公斤/人 公斤/亩 斤/亩 ' +
      '公里 千米=公里 公里/小时 公里/平方公里 米 公尺=米 尺 市尺=尺 厘米 毫米 纳米 微米 海里 里 华里 英里 光年 ' +
      '平方公里 平方千米=平方公里 平方米 平方公尺=平方米 平米=平方米 平方米/人 平方海里 亩 公顷 ' +
      '立方米 立方公尺=立方米 立方 方 升 立方米/万元 立方米/秒 立方米每秒=立方米/秒 m³=立方米 ㎡=平方米 m²=平方米 km²=平方公里 标准立方米 标立方米 桶 ' +
      '千瓦时 千瓦小时=千瓦时 度电=千瓦时 度 瓦时 千瓦 兆瓦 吉瓦 瓦 吉瓦时 兆瓦时 千瓦时/人 千瓦时/吨 千瓦时/平方米 千伏 伏 千伏安 伏安 马力 千卡 大卡 焦耳 摄氏度 ℃ 分贝 兆帕 ' +
      '比特/秒 比特每秒=比特/秒 兆比特每秒 吉比特每秒 太比特每秒 兆 兆比特 字节 hm²=公顷 hm2=公顷 t标准煤=吨标准煤 t标煤=吨标准煤 t=吨 GB TB PB EB ZB Mbps Gbps Tbps EFLOPS EFlops=EFLOPS PFLOPS PFlops=PFLOPS MW GW kW kWh GWh TWh km 次/秒 ' +
      '标准箱 标箱=标准箱 TEU=标准箱 年 岁 周岁=岁 个月 月 周 天 日 个工作日=工作日 工作日 小时 分钟 秒 学时 课时 学年 ' +
      '倍频 分 人日 工日',
  ],
  ['multiple', '倍 番 成'],
  [
    'count',
    '人 人次 人年 名 位 户 户次 家 家次 所 项 项次 件 套 套次 座 处 台 台套 标准台 辆 艘 架 架次 头 只 匹 条 张 册 种 门 对 双 枚 锭 部 支 片 块 株 棵 颗 眼 口 次 批 期 卷 本 份 场 班 起 列 根 间 栋 幢 幅 支队 ' +
      '批次 场次 车次 班次 班列 列次 个 篇 首 盏 把 具 组 孔 路 路端 线 端口 床 张床位=张 床位=张 座位 席 席位 例 宗 单 笔 人/年 人/平方公里 人·年 个/人 件/人 名/千人 张/千人 人/万人 辆/百户 部/百人 盒 瓶 箱 包 袋 款 羽 尾 枪 桌 字 页 辆次 艘次 人天 ' +
      '县 市 省 镇 乡 村 社区 城市 县城 行政村 自然村 建制村 乡镇 街道 农户 用户 学生 劳动力 企业 人口 居民',
  ],
  ['plain', '/10万 /万 /千 /100万'],
]

const CHINESE_BY_FIRST: ReadonlyMap<string, readonly ChineseUnit[]> = (() => {
  const groups = new Map<string, ChineseUnit[]>()
  for (const [kind, words] of CHINESE_UNITS)
    for (const entry of words.split(' ')) {
      const [word = '', name = word] = entry.split('=')
      const group = groups.get(word.charAt(0)) ?? []
      group.push({ word, name, kind, length: word.length })
      groups.set(word.charAt(0), group)
    }
  for (const group of groups.values()) group.sort((a, b) => b.length - a.length)
  return groups
})()

/** Kind, name, then the ways to write it, `|` between them; a plural s is understood. */
const ENGLISH_UNITS: readonly (readonly [QuantityKind, string, string])[] = [
  ['percent', '%', '%|％|percent|per cent|pct|pc'],
  ['percent', 'percentage points', 'percentage point|percentage-point|percent point|pp|ppt'],
  ['percent', 'basis points', 'basis point|bp'],
  ['percent', '‰', '‰|per mille|per thousand'],
  ['money', 'CNY', 'yuan|RMB|CNY|renminbi|yuan RMB|RMB yuan'],
  ['money', 'USD', 'US dollar|U.S. dollar|dollar|USD|American dollar'],
  ['money', 'EUR', 'euro|EUR'],
  ['money', 'JPY', 'yen|JPY'],
  ['money', 'HKD', 'HK dollar|Hong Kong dollar|HKD'],
  ['money', 'GBP', 'pound sterling|GBP'],
  ['money', 'INR', 'Indian rupee|INR'],
  ['money', 'rupees', 'rupee'],
  ['money', 'pesos', 'peso'],
  ['money', 'ringgit', 'ringgit'],
  ['money', 'RUB', 'rouble|ruble|RUB'],
  ['money', 'KZT', 'tenge|KZT'],
  ['money', 'THB', 'baht|THB'],
  ['money', 'VND', 'Vietnamese dong|dong|VND'],
  ['money', 'IDR', 'rupiah|IDR'],
  ['money', 'SAR', 'Saudi riyal|SAR'],
  ['money', 'BDT', 'taka'],
  ['money', 'NGN', 'naira'],
  ['money', 'ETB', 'birr'],
  ['money', 'shillings', 'shilling'],
  ['money', 'ZAR', 'rand'],
  ['money', 'MNT', 'tugrik|tögrög'],
  ['measure', 'tonnes', 'tonne|ton|metric ton|mt|metric tonne|t'],
  ['measure', 'Mt', 'Mt|MMT|MTPA|MMTPA|megatonne|megaton|million metric tonne|million metric ton'],
  ['measure', 'Gt', 'Gt|gigatonne|gigaton'],
  ['measure', 'Mtce', 'Mtce'],
  ['measure', 'Mtoe', 'Mtoe'],
  ['measure', 'toe', 'toe|tonnes of oil equivalent|tons of oil equivalent'],
  ['measure', 'CO₂e', 'tCO2e|tonnes of CO2 equivalent|tons of CO2 equivalent|tonnes of CO2|tons of CO2'],
  ['measure', 'MtCO₂e', 'MtCO2e|MtCO2|Mt CO2e|Mt CO2|million tonnes of CO2 equivalent'],
  ['measure', 'GtCO₂e', 'GtCO2e|GtCO2|Gt CO2e|Gt CO2'],
  ['measure', 'µg/m³', 'µg/m³|µg/m3|μg/m³|μg/m3|ug/m3|micrograms per cubic meter|micrograms per cubic metre'],
  [
    'measure',
    'tce',
    'tonnes of standard coal|tons of standard coal|metric tons of standard coal|tonnes of standard coal equivalent|tons of standard coal equivalent|metric tons of standard coal equivalent|tce|tonnes of coal equivalent|tons of coal equivalent',
  ],
  ['measure', 'kg', 'kg|kilogram|kilo'],
  ['measure', 'g', 'gram'],
  ['measure', 'jin', 'jin|catties'],
  ['measure', 'km', 'km|kilometer|kilometre'],
  ['measure', 'm', 'meter|metre|m'],
  ['measure', 'nm', 'nanometer|nanometre|nm'],
  ['measure', 'miles', 'mile'],
  ['measure', 'km²', 'square kilometer|square kilometre|square km|sq km|sq. km|km2|km²'],
  ['measure', 'm²', 'square meter|square metre|sq m|m2|m²'],
  ['measure', 'm³', 'cubic meter|cubic metre|m3|m³'],
  ['measure', 'bcm', 'bcm'],
  ['measure', 'hectares', 'hectare|ha'],
  ['measure', 'rai', 'rai'],
  ['measure', 'mu', 'mu'],
  ['measure', 'acres', 'acre'],
  ['measure', 'kW', 'kilowatt|kW'],
  ['measure', 'MW', 'megawatt|MW'],
  ['measure', 'GW', 'gigawatt|GW'],
  ['measure', 'kWh', 'kilowatt-hour|kilowatt hour|kWh'],
  ['measure', 'TWh', 'terawatt-hour|terawatt hour|TWh'],
  ['measure', 'GWh', 'gigawatt-hour|gigawatt hour|GWh'],
  ['measure', 'Mbps', 'Mbps|megabits per second'],
  ['measure', 'Gbps', 'Gbps|gigabits per second'],
  ['measure', 'EFLOPS', 'EFLOPS'],
  ['measure', 'PFLOPS', 'PFLOPS'],
  ['measure', 'barrels', 'barrel'],
  ['measure', 'TEU', 'TEU|standard container'],
  ['measure', 'years', 'year'],
  ['measure', 'months', 'month'],
  ['measure', 'weeks', 'week'],
  ['measure', 'days', 'day|working day'],
  ['measure', 'hours', 'hour'],
  ['measure', 'minutes', 'minute'],
  ['measure', '°C', '°C|degrees Celsius'],
  ['multiple', 'times', 'time|fold'],
]

const ENGLISH_BY_WORD: ReadonlyMap<string, { name: string; kind: QuantityKind }> = (() => {
  const units = new Map<string, { name: string; kind: QuantityKind }>()
  for (const [kind, name, words] of ENGLISH_UNITS)
    for (const word of words.split('|')) {
      units.set(word, { name, kind })
      units.set(word.replace(/-/g, ' ').toLowerCase(), { name, kind })
      if (/[a-z]$/i.test(word)) units.set(`${word.replace(/-/g, ' ').toLowerCase()}s`, { name, kind })
    }
  return units
})()

const ENGLISH_UNIT = (() => {
  const words = ENGLISH_UNITS.flatMap(([, , all]) => all.split('|'))
    .sort((a, b) => b.length - a.length)
    .map(word => word.replace(/[.]/g, '\\.').replace(/[ -]/g, '[ -]'))
  const letters = words.filter(word => /[a-z]$/i.test(word)).join('|')
  const signs = words.filter(word => !/[a-z]$/i.test(word)).join('|')
  return new RegExp(`[ \u00a0-]?(?:(?:${letters})s?(?![A-Za-z0-9])|${signs})`, 'iy')
})()

const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['RMB', 'CNY'],
  ['CNY', 'CNY'],
  ['¥', 'CNY'],
  ['￥', 'CNY'],
  ['$', 'USD'],
  ['US$', 'USD'],
  ['USD', 'USD'],
  ['HK$', 'HKD'],
  ['€', 'EUR'],
  ['EUR', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['RS', 'rupees'],
  ['RS.', 'rupees'],
  ['RM', 'MYR'],
  ['KSH', 'KES'],
  ['USH', 'UGX'],
  ['TSH', 'TZS'],
  ['TK', 'BDT'],
  ['TK.', 'BDT'],
  ['RP', 'IDR'],
  ['RP.', 'IDR'],
  ['GH₵', 'GHS'],
  ['₦', 'NGN'],
  ['₱', 'PHP'],
  ['৳', 'BDT'],
  ['FRW', 'RWF'],
  ['NT$', 'TWD'],
  ['S$', 'SGD'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['R$', 'BRL'],
  ['MOP$', 'MOP'],
  ['₽', 'RUB'],
  ['₩', 'KRW'],
  ...'AED AUD BDT BRL CAD EGP ETB GBP GHS HKD IDR INR JPY KES KRW KZT LKR MNT MOP MYR NGN NPR PHP PKR RUB RWF SAR SGD THB TRY TWD TZS UGX UZS VND ZAR ZMW'
    .split(' ')
    .map((code): [string, string] => [code, code]),
])

const CURRENCY_NAMES: ReadonlySet<string> = new Set([
  ...CURRENCIES.values(),
  ...ENGLISH_UNITS.flatMap(([kind, name]) => (kind === 'money' ? [name] : [])),
])

/** Before most numbers stands a Chinese character. */
const MAY_END_CURRENCY = /[A-Za-z$€£¥￥₹₽₩₦₱৳₵. \u00a0]/

const CURRENCY_BEFORE = new RegExp(
  `(?<![A-Za-z])(${[...CURRENCIES.keys()]
    .sort((a, b) => b.length - a.length)
    .map(sign => sign.replace(/[$.]/g, '\\$&'))
    .join('|')})[ \u00a0]?$`,
  'i',
)
