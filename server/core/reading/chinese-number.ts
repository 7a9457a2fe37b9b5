// Reads a number in Chinese characters: 百分之三十, 三分之一, 翻两番, 二〇三五年, 第三, 四千万人.

import { parseChineseNumeral, parseDigits } from '../text/numerals.ts'
import { readWrittenAmount } from './chinese-amount.ts'
import {
  DIGITS,
  isLabel,
  isYear,
  marked,
  matchAt,
  plainQuantity,
  type Read,
  shareQuantity,
  yearAcross,
} from './quantity-scene.ts'
import { findChineseUnit } from './units.ts'

/** What begins at `at` with `first`: 翻…番, …分之…, or a Chinese digit; without a quantity where it is a word (一起, 三农). */
export function readChineseNumber(text: string, at: number, first: string): Read {
  if (first.length === 1) return readHanNumber(text, at)
  if (first.endsWith('半')) return readHalf(at, first)
  if (/^[翻倍]/.test(first)) return readDoubling(at, first)
  if (/^.分之.$/.test(first)) return readShare(at, first)
  if (first.endsWith('分之')) return readFraction(text, at, first)
  return readHanNumber(text, at)
}

/**
 * Words that say how much without a number, where they end what is said: 占比过半, 减少一半, 死亡人数减半, 实现倍增; 减半征收
 * and 倍增计划 are no values.
 */
export const PART_WORDS =
  '一半(?=以上|左右|[，。；、）]|$)(?<=(?:[过达占到至近约]|减少|降低|下降|压减|缩减|缩短|占[^，。；、]{1,10})一半)|' +
  '过半(?=[，。；、）]|$)(?<=(?:占比|比重|比例|份额|率)过半)|' +
  '减半(?=[，。；、）]|$)(?<=(?:人数|数量|总量|排放|水平|比例|率|强度|年)减半)|' +
  '(?:倍增|翻倍)(?=[，。；、）]|$)(?<=(?:实现|规模|总量|数量|产值|收入|总数|企业)(?:倍增|翻倍))'

/** 一半 and 过半 are 50%, 减半 is half of what was. */
function readHalf(at: number, first: string): Read {
  const end = at + 2
  if (first === '减半')
    return { end, quantity: { ...plainQuantity(at, end, 0.5, 'multiple', 'zh'), unit: '倍', base: '倍' } }
  const share = shareQuantity(at, end, 0.5, 'zh')
  return { end, quantity: first === '过半' ? { ...share, more: true } : share }
}

function readDoubling(at: number, first: string): Read {
  const times = first.length === 2 ? 1 : (parseChineseNumeral(first.charAt(1)) ?? 1)
  const end = at + first.length
  return { end, quantity: { ...plainQuantity(at, end, 2 ** times, 'multiple', 'zh'), unit: '倍', base: '倍' } }
}

/** 三分之一 as a share: 33.3%. */
function readShare(at: number, first: string): Read {
  const value = (parseChineseNumeral(first.charAt(3)) ?? 0) / (parseChineseNumeral(first.charAt(0)) ?? 1)
  return { end: at + 4, quantity: shareQuantity(at, at + 4, value, 'zh') }
}

function readFraction(text: string, at: number, first: string): Read {
  const numberAt = at + first.length
  const written = matchAt(HAN_NUMERAL, text, numberAt) || matchAt(DIGITS, text, numberAt)
  const value = parseChineseNumeral(written) ?? parseDigits(written.replaceAll(' ', ''))
  const end = numberAt + written.length
  if (value === undefined) return { end: numberAt }
  const unit = first === '百分之' ? '%' : first === '千分之' ? '‰' : '‱'
  return { end, quantity: { ...plainQuantity(at, end, value, 'percent', 'zh'), unit, base: unit } }
}

function readHanNumber(text: string, at: number): Read {
  const written = withoutUnit(text, at, matchAt(HAN_NUMERAL, text, at))
  const end = at + written.length
  if (written === '') return { end: at + 1 }
  const before = text.slice(Math.max(0, at - 4), at)
  // 千瓦 and 千米 without a number are units.
  if (written === '千' && (findChineseUnit(text, at)?.length ?? 0) > 1) return { end }
  // 化肥使用量实现零增长; 零增长行动 is a name.
  if (written === '零' && ZERO_GROWTH.test(text.slice(at, at + 4)))
    return { end: at + 3, quantity: { ...plainQuantity(at, at + 3, 0, 'percent', 'zh'), unit: '%', base: '%' } }
  if (written === '零' || (written === '一' && /[统唯同专逐任某万]$/.test(before))) return { end }
  if (/第 ?$/.test(before)) return marked(at, end, parseChineseNumeral(written) ?? 0, 'ordinal', 'zh')
  const digitwise = /^[〇零一二三四五六七八九]{4}$/.test(written)
  const plain = parseChineseNumeral(written)
  if (digitwise && plain !== undefined && isYear(plain)) {
    // 二〇二四/二五年度
    const over = /^[/／–-]([〇零一二三四五六七八九]{2})(?:财政|课税)?年度/.exec(text.slice(end, end + 8))
    const next = String(parseChineseNumeral(over?.[1] ?? '') ?? '')
    const across = over && yearAcross(at, end + over[0].length, plain, next, 'zh')
    if (across) return across
    if (text.charAt(end) === '年') return marked(at, end + 1, plain, 'year', 'zh')
    return marked(at, end, plain, 'year', 'zh')
  }
  const after = text.slice(end, end + 8)
  if (isLabel(before, after) || (/^[是要则]/.test(after) && /(?:^|[。；，：\s])$/.test(before)))
    return marked(at, end, plain ?? 0, 'ordinal', 'zh')
  if (/^年代/.test(after)) return marked(at, end + 2, plain ?? 0, 'date', 'zh')
  const date = /^(?:月(?:[一二三四五六七八九十]{1,3}[日号])?|[日号](?![益常均]))/.exec(after)
  if (date !== null && plain !== undefined && plain <= 31 && !/个$/.test(before) && /[年月，、。至]$|^$/.test(before))
    return marked(at, end + date[0].length, plain, 'date', 'zh')
  if (/^(?:届|周年|等奖|等功|星级)/.test(after)) return marked(at, end, plain ?? 0, 'ordinal', 'zh')
  return readWrittenAmount(text, at, end, written)
}

const ZERO_GROWTH = /^零增长(?:[，。；、）]|$)/

/** 一万千瓦 is 10,000 kilowatts: its 千 belongs to the unit. */
function withoutUnit(text: string, at: number, written: string): string {
  const last = at + written.length - 1
  const isOfUnit = written.length > 1 && text.charAt(last) === '千' && (findChineseUnit(text, last)?.length ?? 0) > 1
  return isOfUnit ? written.slice(0, -1) : written
}

/** Chinese numerals: with 、 for thousands, ·, ．or 点 for the decimal point. */
const HAN_NUMERAL =
  /(?:[一二三四五六七八九][〇一二三四五六七八九]{0,2}(?:、[〇一二三四五六七八九]{3}(?![〇一二三四五六七八九十]))+|[〇零一二三四五六七八九十百千两廿卅]+)(?:[·．点](?=[〇零一二三四五六七八九])[〇零一二三四五六七八九]+)?(?:[〇零一二三四五六七八九十百千万亿两廿卅]*[十百千万亿](?:[〇零一二三四五六七八九]+)?)?|[万亿](?:亿)?/y
