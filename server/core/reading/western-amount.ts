// Says a Chinese quantity the way English texts do: 1.45万亿斤 is 1.45 trillion jin, or 725 million t.

import { collectPlanMentions } from './plan-period.ts'
import type { Quantity } from './quantity.ts'

/** Another way to say a quantity. */
export interface Amount {
  readonly text: string
  /** The value is rounded to the digits of what is written, or rests on a rounded factor. */
  readonly isAbout: boolean
}

/**
 * A quantity of a Chinese text in English: its number in short scale (billion is 10⁹, trillion 10¹²) with its unit, then in
 * metric or larger units where there are some. `text` is what the quantity was found in. `[]` where the figures already
 * say it.
 */
export function westernAmounts(quantity: Quantity, text: string): Amount[] {
  const written = text.slice(quantity.start, quantity.end)
  if (quantity.kind === 'ordinal') return period(written)
  if (quantity.kind === 'year' || quantity.kind === 'date') return year(written, quantity)
  if (quantity.attributive && quantity.kind !== 'measure') return []
  if (quantity.kind === 'multiple')
    return multiple(quantity, written, text.slice(Math.max(0, quantity.start - 8), quantity.start))
  if (quantity.kind === 'percent') return percent(quantity, written)
  if (!HAN.test(written)) return []
  return amounts(quantity, written)
}

const HAN = /\p{Script=Han}/u
const CHINESE_FIGURES = /[〇零一二三四五六七八九十百千两０-９．％]/

/** What a unit is in English, and what else it may be said in: so many of that are one of this. */
interface UnitInfo {
  readonly en: string
  readonly also?: readonly {
    readonly factor: number
    readonly en: string
    readonly exact: boolean
    readonly from?: number
    /** Said beside the first that applies. */
    readonly too?: true
  }[]
}

const exact = (factor: number, en: string, from = 0) => ({ factor, en, exact: true, from })
const about = (factor: number, en: string, from = 0) => ({ factor, en, exact: false, from })

/**
 * 亩 is a fifteenth of a hectare, 斤 half a kilogram, 担 fifty kilograms, 里 half a kilometre (State Council, 1959 and 1984);
 * a tonne of standard coal is 29.3076 GJ (GB/T 2589). `from` is the least amount for which the larger unit reads better.
 */
const UNITS: Readonly<Record<string, UnitInfo>> = {
  斤: { en: 'jin', also: [exact(0.0005, 't', 2000), exact(0.5, 'kg')] },
  两: { en: 'liang', also: [exact(50, 'g')] },
  担: { en: 'dan', also: [exact(0.05, 't')] },
  公斤: { en: 'kg', also: [exact(0.001, 't', 1e5)] },
  克: { en: 'g' },
  吨: { en: 't' },
  吨标准煤: { en: 't of standard coal', also: [about(29.3076e-9, 'EJ', 1e7), about(29.3076, 'GJ')] },
  吨二氧化碳: { en: 't of CO₂' },
  吨二氧化碳当量: { en: 't of CO₂ equivalent' },
  吨油当量: { en: 't of oil equivalent' },
  亩: { en: 'mu', also: [about(1 / 15, 'ha'), { ...about(1 / 1500, 'km²', 1.5e7), too: true }] },
  公顷: { en: 'ha', also: [exact(0.01, 'km²', 1e5)] },
  平方公里: { en: 'km²' },
  平方米: { en: 'm²' },
  立方米: { en: 'm³', also: [exact(1e-9, 'km³', 1e9)] },
  公里: { en: 'km' },
  里: { en: 'li', also: [exact(0.5, 'km')] },
  华里: { en: 'li', also: [exact(0.5, 'km')] },
  海里: { en: 'nautical miles', also: [about(1.852, 'km')] },
  米: { en: 'm' },
  厘米: { en: 'cm' },
  千瓦时: { en: 'kWh', also: [exact(1e-9, 'TWh', 1e9), exact(1e-6, 'GWh', 1e6)] },
  度: { en: 'kWh or degrees' },
  千瓦: { en: 'kW', also: [exact(1e-6, 'GW', 1e6), exact(1e-3, 'MW', 1e4)] },
  吨公里: { en: 't-km' },
  人公里: { en: 'passenger-km' },
  马力: { en: 'horsepower', also: [about(0.7355, 'kW')] },
  桶: { en: 'barrels' },
  标准箱: { en: 'TEU' },
  元: { en: 'yuan' },
  美元: { en: 'US dollars' },
  欧元: { en: 'euros' },
  日元: { en: 'yen' },
  港元: { en: 'HK dollars' },
  英镑: { en: 'pounds' },
  卢布: { en: 'roubles' },
  人: { en: 'people' },
  人次: { en: 'person-times' },
  名: { en: 'people' },
  户: { en: 'households' },
  人口: { en: 'people' },
  农户: { en: 'rural households' },
  年: { en: 'years' },
  个月: { en: 'months' },
  天: { en: 'days' },
  小时: { en: 'hours' },
  岁: { en: 'years of age' },
  辆: { en: 'vehicles' },
  '元/人': { en: 'yuan a person' },
  '元/吨': { en: 'yuan a tonne' },
  '吨标准煤/万元': { en: 't of standard coal for 10,000 yuan' },
  '立方米/万元': { en: 'm³ for 10,000 yuan' },
  '微克/立方米': { en: 'μg/m³' },
  '毫克/升': { en: 'mg/l' },
  '克/千瓦时': { en: 'g/kWh' },
  '公斤/亩': { en: 'kg a mu', also: [exact(15, 'kg a hectare')] },
  '斤/亩': { en: 'jin a mu', also: [exact(7.5, 'kg a hectare')] },
}

function amounts(quantity: Quantity, written: string): Amount[] {
  const unit = UNITS[quantity.base]
  const { value, high, scale } = quantity
  const speaksForItself = scale === 1 && !CHINESE_FIGURES.test(written) && unit === undefined
  if (speaksForItself || (value * scale < 10_000 && unit === undefined && !CHINESE_FIGURES.test(written))) return []
  const prefix = quantity.more ? 'over ' : ''
  const found: Amount[] = [
    {
      text: prefix + join(rangeText(value * scale, high === undefined ? undefined : high * scale), unit?.en),
      isAbout: false,
    },
  ]
  const digits = Math.max(2, significant(value), high === undefined ? 0 : significant(high))
  for (const { factor, en, exact: isExact, from = 0, too } of unit?.also ?? []) {
    if (value * scale < from || (found.length > 1 && !too)) continue
    // Half of 475 is 237.5: an exact factor may need a digit more.
    const round = (amount: number): number => Number((amount * factor).toPrecision(isExact ? digits + 1 : digits))
    const [low, top] = [round(value * scale), high === undefined ? undefined : round(high * scale)]
    const isSame = Math.abs(low - value * scale * factor) <= 1e-9 * low
    found.push({
      text: prefix + join(rangeText(low, top), en),
      isAbout: !(isExact ? isSame : isSame && isWhole(factor, value)),
    })
  }
  return found
}

/** A fifteenth of a round number of 亩 is exact. */
function isWhole(factor: number, value: number): boolean {
  const parts = 1 / factor
  return Math.abs(parts - Math.round(parts)) < 1e-9 && Number.isInteger(value * 1000)
}

function percent({ base, value, high }: Quantity, written: string): Amount[] {
  const range = rangeText(value, high)
  if (base === '百分点') return [{ text: `${range} percentage points`, isAbout: false }]
  if (base === '基点') {
    const points = rangeText(value / 100, high === undefined ? undefined : high / 100)
    return [
      { text: `${range} basis points`, isAbout: false },
      { text: `${points} percentage points`, isAbout: false },
    ]
  }
  if (base === '‰' || base === '‱') {
    const share = base === '‰' ? 10 : 100
    return [
      {
        text: `${rangeText(clean(value / share), high === undefined ? undefined : clean(high / share))}%`,
        isAbout: false,
      },
    ]
  }
  return CHINESE_FIGURES.test(written) || HAN.test(written) ? [{ text: `${range}%`, isAbout: false }] : []
}

/** 增长2倍 is growth by twice the amount, to three times it; 增长到2倍 is twice the amount. */
function multiple({ base, value, high }: Quantity, written: string, before: string): Amount[] {
  const say = (text: string): Amount[] => [{ text, isAbout: false }]
  if (base === '成') return say(`${rangeText(value * 10, high === undefined ? undefined : high * 10)}%`)
  if (written.includes('番')) return say(`${TIMES.get(value) ?? `rises ${value}-fold`} (×${value})`)
  const fraction = /([一二三四五六七八九十]{1,3})分之([一二三四五六七八九十]{1,3})/.exec(written)
  if (fraction) {
    const [, below = '', above = ''] = fraction
    return [
      { text: `${DIGITS.indexOf(above) + 1}/${DIGITS.indexOf(below) + 1}`, isAbout: false },
      { text: `${clean(Math.round(value * 1000) / 10)}%`, isAbout: true },
    ].slice(DIGITS.includes(above) && DIGITS.includes(below) ? 0 : 1)
  }
  if (base !== '倍') return []
  if (/(?:增长|增加|提高|扩大|上升|增|多|高出|翻)(?:了)?(?:约|近|超过)?$/.test(before)) {
    const to = rangeText(value + 1, high === undefined ? undefined : high + 1)
    const by = rangeText(value * 100, high === undefined ? undefined : high * 100)
    return say(`rises by ${by}%, to ${to} times as much`)
  }
  return say(value === 1 ? 'the same amount again' : `${rangeText(value, high)} times`)
}

const DIGITS = '一二三四五六七八九十'
const TIMES: ReadonlyMap<number, string> = new Map([
  [2, 'doubles'],
  [4, 'quadruples'],
  [8, 'rises eightfold'],
])

function year(written: string, { value }: Quantity): Amount[] {
  return /[〇零一二三四五六七八九]{4}/.test(written) ? [{ text: String(value), isAbout: false }] : []
}

function period(written: string): Amount[] {
  const [plan] = collectPlanMentions(written)
  return plan ? [{ text: `${plan.from}–${plan.to}`, isAbout: false }] : []
}

function rangeText(low: number, high: number | undefined): string {
  if (high === undefined) return shortScale(low)
  const [from, to] = [shortScale(low), shortScale(high)]
  const [, word = ''] = /( [a-z]+)$/.exec(to) ?? []
  return word !== '' && from.endsWith(word) ? `${from.slice(0, -word.length)}–${to}` : `${from}–${to}`
}

/** A number as English texts write it: 1.45 trillion, 105 billion, 72,000. */
export function shortScale(amount: number): string {
  for (const [size, word] of [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
  ] as const) {
    if (amount >= size) return `${group(clean(amount / size))} ${word}`
  }
  return group(clean(amount))
}

/** Takes off what binary fractions add. */
function clean(amount: number): number {
  return Number(amount.toPrecision(12))
}

function group(amount: number): string {
  const [whole = '', fraction] = String(amount).split('.')
  const grouped =
    whole.length > 4 || amount >= 10_000
      ? whole.replace(/(?<=\d)(?=(?:\d{3}){1,9}$)/g, ',')
      : whole.replace(/^(\d)(\d{3})$/, '$1,$2')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

function significant(value: number): number {
  return String(value)
    .replace(/^0\.0*/, '')
    .replace('.', '')
    .replace(/^0+/, '')
    .replace(/0+$/, '').length
}

function join(number: string, unit: string | undefined): string {
  return unit ? `${number} ${unit}` : number
}
