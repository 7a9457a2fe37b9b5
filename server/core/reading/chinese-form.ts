// Says a quantity of an English text the way Chinese texts do: 1.3 trillion yuan is 1.3万亿元.

import type { Quantity } from './quantity.ts'

const UNITS: Readonly<Record<string, string>> = {
  CNY: '元',
  USD: '美元',
  EUR: '欧元',
  JPY: '日元',
  HKD: '港元',
  GBP: '英镑',
  tonnes: '吨',
  tce: '吨标准煤',
  kg: '公斤',
  jin: '斤',
  mu: '亩',
  hectares: '公顷',
  km: '公里',
  'km²': '平方公里',
  'm²': '平方米',
  'm³': '立方米',
  kW: '千瓦',
  kWh: '千瓦时',
  barrels: '桶',
  TEU: '标准箱',
  people: '人',
  persons: '人',
  households: '户',
  '%': '%',
  'percentage points': '个百分点',
}

/** The quantity in Chinese, with 万, 亿 and 万亿; undefined where the figures already say it. */
export function chineseForm(quantity: Quantity): string | undefined {
  const { value, high, scale, base, kind, script } = quantity
  if (script !== 'en' || kind === 'year' || kind === 'date' || kind === 'ordinal') return undefined
  if (kind === 'multiple') return value === 2 ? '翻一番（2倍）' : value === 4 ? '翻两番（4倍）' : undefined
  if (value * scale < 10_000) return undefined
  const unit = UNITS[base] ?? ''
  const size = [
    { least: 1e12, word: '万亿' },
    { least: 1e8, word: '亿' },
    { least: 1e4, word: '万' },
  ].find(({ least }) => value * scale >= least)
  if (!size) return undefined
  const say = (amount: number): string => String(Number(((amount * scale) / size.least).toPrecision(12)))
  return `${say(value)}${high === undefined ? '' : `—${say(high)}`}${size.word}${unit}`
}
