// Makes amounts comparable: 1.45万亿斤, 725 million tonnes and 7.25亿吨 are one; so are 亿元 and billion yuan, 亩 and hectares.

import { collectQuantities } from './quantity.ts'
import { findChineseUnit, isCurrency } from './units.ts'

/** What a unit measures: `amount = value * scale * times`, in base units of `dimension`. */
export interface Measure {
  /** Two values may be compared, or drawn on one axis, where this is the same: `%`, `CNY`, `t`, `m²`, `count`. */
  readonly dimension: string
  readonly times: number
}

/**
 * The measure of a unit as {@link Quantity.unit} writes it, or as a table prints it: %, 亿元, 万人, tonnes, 亿吨标准煤. Percent
 * and percentage points are one dimension: which is meant only the words around them say. Whatever is counted is one,
 * too: 万户 and households; a unit that no table knows is a dimension of its own.
 */
export function measureOf(unit: string): Measure {
  const whole = unit.trim()
  // 百分点 begins with no scale.
  const base = findSame(whole) ?? findSame(withoutScale(whole))
  if (base) return base
  const bare = withoutScale(whole)
  const slash = bare.indexOf('/')
  if (slash > 0) {
    const above = measureOf(bare.slice(0, slash))
    const below = measureOf(bare.slice(slash + 1))
    // 公里/万平方公里: the scale below is part of the unit.
    const times = below.times * scaleOfUnit(bare.slice(slash + 1))
    return { dimension: `${above.dimension}/${below.dimension}`, times: above.times / times }
  }
  const chinese = findChineseUnit(bare, 0)
  if (isCurrency(bare)) return { dimension: bare, times: 1 }
  const isCount = chinese ? chinese.kind === 'count' && chinese.length === bare.length : /^[a-z’' -]*$/i.test(bare)
  return { dimension: isCount ? COUNT : bare, times: 1 }
}

function findSame(unit: string): Measure | undefined {
  return SAME.get(unit) ?? SAME.get(unit.toLowerCase())
}

/** 万吨 and million tonnes without their scale, which stands in the value's. */
function withoutScale(unit: string): string {
  return unit
    .replace(/^(?:[十百千]?[万亿]{1,2}|[十百千]|兆(?=[美日欧港韩澳新]?.?元|英镑|公?[斤吨]))/, '')
    .replace(ENGLISH_SCALE, '')
    .trim()
}

const ENGLISH_SCALE = /^(?:(?:1[0,]{3,10}|hundred|thousand|million|billion|trillion) ?)+(?=[a-z²³]|$)/i

/** The dimension of all that is counted, and of bare numbers. */
export const COUNT = 'count'

/** The scale that the unit of a table's column holds: 1e4 of 万人, 1 of %; what is given behind a number is part of its own scale. */
export function scaleOfUnit(unit: string): number {
  if (findSame(unit.trim())) return 1
  if (/^[十百千万亿兆]/.test(unit)) return collectQuantities(`1${unit}`)[0]?.scale ?? 1
  const words = ENGLISH_SCALE.exec(unit.trim())?.[0] ?? ''
  return words === ''
    ? 1
    : words
        .trim()
        .split(' ')
        .reduce((scale, word) => scale * (SCALES.get(word.toLowerCase()) ?? (Number(word.replaceAll(',', '')) || 1)), 1)
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
])

/** Dimension, then units with how many base units each is. */
const TABLE: readonly (readonly [string, string])[] = [
  [COUNT, ':1=1'],
  [
    '%',
    '%=1 ％=1 ‰=0.1 ‱=0.01 百分点=1 个百分点=1 percentage_points=1 基点=0.01 basis_points=0.01 千分点=0.1 成=10 /10万=0.001 /万=0.01 /千=0.1',
  ],
  ['CNY', '元=1 人民币=1 CNY=1 yuan=1 RMB=1'],
  ['USD', '美元=1 USD=1'],
  ['EUR', '欧元=1 EUR=1'],
  ['t', '吨=1 tonnes=1 tons=1 t=1 公斤=0.001 kg=0.001 千克=0.001 克=0.000001 g=0.000001 斤=0.0005 jin=0.0005 担=0.05'],
  ['tce', '吨标准煤=1 tce=1 吨标煤=1'],
  ['tCO₂', '吨二氧化碳=1 吨二氧化碳当量=1'],
  [
    'm²',
    '平方米=1 m²=1 平方公里=1000000 km²=1000000 公顷=10000 hectares=10000 ha=10000 亩=666.6666666666666 mu=666.6666666666666 rai=1600 acres=4046.8564224',
  ],
  ['m³', '立方米=1 立方=1 m³=1'],
  ['km', '公里=1 km=1 kilometers=1 里=0.5 英里=1.609344 miles=1.609344 米=0.001 m=0.001'],
  ['kWh', '千瓦时=1 kWh=1 兆瓦时=1000 MWh=1000 吉瓦时=1000000 GWh=1000000 TWh=1000000000 度=1'],
  ['kW', '千瓦=1 kW=1 兆瓦=1000 MW=1000 吉瓦=1000000 GW=1000000'],
  ['years', '年=1 岁=1 years=1 years_of_age=1'],
  ['days', '天=1 日=1 days=1 个工作日=1 工作日=1 working_days=1 小时=0.041666666666666664 hours=0.041666666666666664'],
  ['times', '倍=1 times=1 番=1'],
]

const SAME: ReadonlyMap<string, Measure> = new Map(
  TABLE.flatMap(([dimension, units]) =>
    units.split(' ').map((entry): [string, Measure] => {
      const [name = '', times = '1'] = entry.split('=')
      return [name.replaceAll('_', ' '), { dimension, times: Number(times) }]
    }),
  ),
)
