// Reads a number in digits: part of a name, a year, date or ordinal, or an amount, Chinese or English by what follows.

import { parseDigits } from '../text/numerals.ts'
import { readChineseAmount } from './chinese-amount.ts'
import { readDateOrOrdinal } from './date-or-ordinal.ts'
import { readEnglishAmount } from './english-amount.ts'
import {
  DIGITS,
  HAN,
  LATIN,
  marked,
  matchAt,
  matchesAt,
  NAME_REST,
  plainQuantity,
  type Read,
  shareQuantity,
  yearAcross,
} from './quantity-scene.ts'
import { findCurrencyBefore } from './units.ts'

/** What the digits at `at` begin; without a quantity where they belong to a name (IPv6) or a dotted number (1.2.3). */
export function readDigits(text: string, at: number): Read {
  const written = matchAt(DIGITS, text, at)
  const end = at + written.length
  const before = text.charAt(at - 1)
  const fiscal = /[Y ]/.test(before) ? readFiscalYear(text, at, written) : undefined
  if (fiscal) return fiscal
  const share = /\//.test(text.charAt(end)) ? readShare(text, at) : undefined
  if (share) return share
  if (/[A-Za-z.‑-]/.test(before) && isNamePart(text, at)) return { end: at + matchAt(NAME_REST, text, at).length }
  const value = readValue(text, written.replace(/[ \u00a0\u2009\u202f]/g, '').replace(COMMA_AS_POINT, '$1.$2'), end)
  if (value === undefined || (text.charAt(end) === '.' && DIGIT.test(text.charAt(end + 1))))
    return { end: at + matchAt(DOTTED, text, at).length }
  return (
    readRatio(text, at, end, value) ??
    readDateOrOrdinal(text, at, end, value) ??
    readChineseAmount(text, at, end, value) ??
    readEnglishAmount(text, at, end, value)
  )
}

const COMMA_AS_POINT = /^([0-9]{1,3}),([0-9]{1,2})$/

/** Whether the digits at `at` continue a name: IPv6, PM2.5, COVID-19; RMB50 and US$5 are money. */
function isNamePart(text: string, at: number): boolean {
  if (findCurrencyBefore(text, at) !== undefined) return false
  // 人均GDP3万9000美元: what has a scale or is money continues no name.
  if (MONEY_OR_SCALE.test(text.slice(at, at + 16))) return false
  // approx.1.04 is a word and a number; v.2 is a name.
  return (
    LATIN.test(text.charAt(at - 1)) ||
    (LATIN.test(text.charAt(at - 2)) && !/[A-Za-z]{3}\.$/.test(text.slice(Math.max(0, at - 4), at)))
  )
}

/** 不低于1/3, 占2/3以上, over 1/4 of: a share; 1/2 of a row, 3/5 the date and 18/10万 are none. */
function readShare(text: string, at: number): Read | undefined {
  const [written, part, whole] = SHARE.exec(text.slice(at, at + 12)) ?? []
  if (written === undefined || Number(part) >= Number(whole)) return undefined
  if (!SHARE_LEAD.test(text.slice(Math.max(0, at - 10), at))) return undefined
  const end = at + written.length
  return {
    end,
    quantity: shareQuantity(
      at,
      end,
      Number(part) / Number(whole),
      /[\u3400-\u9fff]/.test(text.charAt(end)) || text.charAt(at - 1) !== ' ' ? 'zh' : 'en',
    ),
  }
}

const SHARE = /^([1-9])\/([2-9]|10)(?=(?:以上|以下|以内|左右)?(?:[，。；、）]|$)|以[上下内]|左右| of )/
const SHARE_LEAD = /(?:[低高少多大小]于|[占达到过至近约的]|减少|下降|(?:over|about|than|least|nearly|by|to) )$/

/** FY2025, FY 2024-25, FY25: the year, and the one that it runs into where both are said. */
function readFiscalYear(text: string, at: number, written: string): Read | undefined {
  const sign = /(?<![A-Za-z])FY ?$/.exec(text.slice(Math.max(0, at - 4), at))?.[0]
  if (sign === undefined || !/^(?:[0-9]{2}|20[0-9]{2})$/.test(written)) return undefined
  const year = written.length === 2 ? 2000 + Number(written) : Number(written)
  const end = at + written.length
  const next = /^[/–-]((?:20)?[0-9]{2})(?![0-9])/.exec(text.slice(end, end + 6))
  return (
    (next && yearAcross(at - sign.length, end + next[0].length, year, (next[1] ?? '').slice(-2), 'en')) ??
    marked(at - sign.length, end, year, 'year', 'en')
  )
}

/**
 * 2.2∶1 as 2.2 of the unit `:1`: its second half is what the first is measured in. With three parts it is how something is made up,
 * and no amount: 三次产业比调整为3.8∶38.2∶58.
 */
function readRatio(text: string, at: number, end: number, value: number): Read | undefined {
  if (!RATIO_SIGN.test(text.charAt(end))) return undefined
  const [written = '', below = '', more] = matchesAt(RATIO, text, end)
  // What else is written with a colon is a time, or a label before a number.
  const isSaid = /[∶︰]/.test(written) || RATIO_BEFORE.test(text.slice(Math.max(0, at - 40), at))
  if (below === '' || !isSaid) return undefined
  const unit = `:${below}`
  const stop = end + written.length
  const script = HAN.test(text.slice(Math.max(0, at - 8), stop + 4)) ? 'zh' : 'en'
  return more === undefined
    ? { end: stop, quantity: { ...plainQuantity(at, stop, value, 'measure', script), unit, base: unit } }
    : marked(at, stop, value, 'ordinal', script)
}

const RATIO_SIGN = /[∶︰:：]/
const RATIO = /[∶︰:：]([0-9]{1,4}(?:\.[0-9]{1,3})?)((?:[∶︰:：][0-9]{1,4}(?:\.[0-9]{1,3})?){1,4})?(?![0-9:：∶︰])/y
const RATIO_BEFORE = /(?:比[^，。；:：]{0,10}|ratio[^.;:]{0,30})$/i

/** 20.000 before an English noun is twenty thousand: the continental way to write it. */
function readValue(text: string, written: string, end: number): number | undefined {
  if (/^[1-9][0-9]{0,2}\.000$/.test(written) && /^ [a-z]/.test(text.slice(end, end + 2)))
    return parseDigits(written.replace('.', ''))
  return parseDigits(written)
}

const MONEY_OR_SCALE = /^[0-9][0-9,.]{0,10} ?(?:[万亿]|[多余]?[美欧日港]?元)/

const DIGIT = /[0-9０-９]/
const DOTTED = /[0-9０-９.]+/y
