// Lets neighbouring numbers share a unit (10 and 20 percent) and joins the two ends of a range (5%–6%).

import type { Quantity } from './quantity.ts'
import { isYear, plainQuantity } from './quantity-scene.ts'

/** The numbers of `text`, `found` in order, with ranges joined. Changes `found`: a number takes the unit of the next. */
export function joinNeighbours(text: string, found: readonly Quantity[]): Quantity[] {
  inheritUnits(text, found)
  return joinRanges(text, found)
}

/** 3个和4个百分点, 10 and 20 percent, from 70 to 88 yuan: a number without a unit takes that of the next in the list. */
function inheritUnits(text: string, found: readonly Quantity[]): void {
  for (let at = found.length - 2; at >= 0; at--) {
    const here = found[at]
    const next = found[at + 1]
    if (here === undefined || next === undefined) continue
    if (
      (here.unit !== '' && here.unit !== '个') ||
      here.kind === 'ordinal' ||
      here.kind === 'date' ||
      here.kind === 'year'
    )
      continue
    if (next.start - here.end > 12 || !/percent|money|measure|multiple/.test(next.kind)) continue
    const gap = text.slice(here.end, next.start)
    if (!LIST_GAP.test(gap) && !RANGE_GAP.test(gap) && gap !== '±') continue
    // 3,500 and Rmb17tn: what has its sign in front shares it with nothing before.
    if (next.kind === 'money' && /^[A-Z$€£¥￥₹₽₩]{1,4} ?[0-9]/i.test(text.slice(next.start, next.start + 6))) continue
    if (here.scale === 1 && here.value < 1e4) here.scale = next.scale
    if (here.unit === '个' && next.base === '') continue
    here.unit = here.scale === next.scale ? next.unit : next.base
    here.base = next.base
    here.kind = next.kind
  }
}

function joinRanges(text: string, found: readonly Quantity[]): Quantity[] {
  const joined: Quantity[] = []
  for (const next of found) {
    const last = joined.at(-1)
    const range = last === undefined ? undefined : joinRange(text, last, next)
    if (range !== undefined) joined[joined.length - 1] = range
    else joined.push(next)
  }
  return joined
}

function joinRange(text: string, low: Quantity, high: Quantity): Quantity | undefined {
  const gapLength = high.start - low.end
  if (gapLength < 1 || gapLength > 9 || (low.high !== undefined && low.kind !== 'year')) return undefined
  const gap = text.slice(low.end, high.start)
  // 50±1%: from 49 to 51.
  if (gap === '±' && low.base === high.base)
    return { ...high, start: low.start, value: low.value - high.value, high: low.value + high.value }
  const before = text.slice(Math.max(0, low.start - 24), low.start)
  const between = /^ and $/i.test(gap) && /between(?: an? \w+ of)? $/i.test(before)
  if (!between && !RANGE_GAP.test(gap)) return undefined
  if (high.kind === 'year' && (low.kind === 'year' || (low.kind === 'plain' && isYear(low.value)))) {
    const to = high.high ?? high.value
    return low.value < high.value
      ? { ...plainQuantity(low.start, high.end, low.value, 'year', high.script), high: to }
      : undefined
  }
  if (/date|ordinal|year/.test(low.kind) || /date|ordinal|year/.test(high.kind)) return undefined
  // 从…到 and from … to lead from one value to another; they do not bound a range.
  if (
    /至|到|to/i.test(gap) &&
    /(?:[从由自]约?|from (?:about |around |approximately |just |only |over )?)$/i.test(before) &&
    // 由三至五人组成 bounds how many they are.
    !(/由$/.test(before) && /[0-9一二三四五六七八九十]/.test(text.charAt(low.end - 1)))
  )
    return undefined
  // 提高1岁至80.5岁, by one year to 80.5 years: a change, then the level that it leads to.
  if (
    /至|到|to/i.test(gap) &&
    CHANGED_BY.test(before) &&
    !/[0-9一二三四五六七八九十]/.test(text.charAt(low.end - 1)) &&
    high.value * high.scale > 4 * low.value * low.scale
  )
    return undefined
  // 百分之二点五至三点五
  if (
    /^[百千]分之/.test(text.slice(low.start, low.start + 3)) &&
    high.kind === 'plain' &&
    high.unit === '' &&
    low.value < high.value
  )
    return { ...low, end: high.end, high: high.value }
  // USD 4,700–5,000: the sign stands before both.
  if (low.kind === 'money' && high.base === '' && high.kind === 'plain')
    return low.value < high.value && (low.scale === high.scale || low.scale === 1)
      ? { ...low, end: high.end, high: high.value, scale: high.scale }
      : undefined
  if (low.base !== high.base && low.base !== '' && low.base !== '个') return undefined
  const start = low.scale === high.scale || low.scale === 1 ? low.value : (low.value * low.scale) / high.scale
  if (!(start < high.value)) return undefined
  const range: Quantity = { ...high, start: low.start, value: start, high: high.value }
  if (low.attributive === true && high.attributive === true) range.attributive = true
  return range
}

const CHANGED_BY =
  /(?:[提新]高|提升|[增添]加|增长|延长|扩大|上升|降低|下降|减少|缩短|(?<![a-z])by(?: about| around| nearly| almost| over| more than| an?)?) ?$/i
const LIST_GAP = /^(?: ?个?[、，] ?| ?个?[和与及或] ?|, ?|,? and |,? or )$/
const RANGE_GAP = /^ ?(?:[-–—―－~～〜]{1,2}|至|到|to|TO) ?$/
