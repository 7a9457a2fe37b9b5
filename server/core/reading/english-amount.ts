// Puts a number together with its currency, its English scale and its unit or the noun it counts: US$5 billion.

import { ENGLISH_SCALES } from '../text/numerals.ts'
import { findCountedNoun } from './counted-noun.ts'
import type { Quantity } from './quantity.ts'
import { LATIN, matchAt, NAME_REST, type Read } from './quantity-scene.ts'
import { findCurrencyBefore, findEnglishUnit } from './units.ts'

/**
 * The amount of the number from `at` to `end`, read as `value`. With `words` it is written in words and holds its scale
 * already. Without a quantity where letters go on: 5G is a name.
 */
export function readEnglishAmount(text: string, at: number, end: number, value: number, words = false): Read {
  const currency = findCurrencyBefore(text, at)
  let stop = end
  let times = 1
  const scale =
    /^(?:[ \u00a0-]?(trillion|billion|million|thousand|hundred|trn|tn|bn|mn|lakh crore|lakhs?|lacs?|crores?)|(k|m))(?![A-Za-z])/i.exec(
      text.slice(end, end + 12),
    )
  const isScale =
    scale !== null && (scale[2] === undefined || currency !== undefined || isMillions(text, end, scale[2]))
  if (isScale && !words) {
    const word = (scale[1] ?? (scale[2]?.toLowerCase() === 'k' ? 'thousand' : 'million')).toLowerCase()
    // 11.21 lakh crore: both multiply.
    for (const each of word.split(' ')) times *= ENGLISH_SCALES.get(each) ?? 1
    stop = end + scale[0].length
  }
  const plus = matchAt(/(?: or more)?\+?(?: plus)?/y, text, stop)
  // Five or more clusters, 20+ cities
  const afterPlus =
    plus === '' || (plus === ' or more' && !/^ [a-z]/.test(text.slice(stop + 8, stop + 10))) ? stop : stop + plus.length
  const unit = findEnglishUnit(
    text,
    text.charAt(afterPlus) === '-' || text.charAt(afterPlus) === '‑' ? afterPlus + 1 : afterPlus,
  )
  const hyphen = /^[-‑][A-Za-z]/.test(text.slice(afterPlus, afterPlus + 2))
  const quantity: Quantity = {
    start: currency?.start ?? at,
    end: stop,
    value,
    scale: times,
    unit: currency?.name ?? '',
    base: currency?.name ?? '',
    script: 'en',
    kind: currency === undefined ? 'plain' : 'money',
  }
  if (unit !== undefined && !(currency !== undefined && unit.kind !== 'money')) {
    const from = hyphen ? afterPlus + 1 : afterPlus
    quantity.end = from + unit.length
    if (currency === undefined) {
      quantity.unit = quantity.base = unit.name
      quantity.kind = unit.kind
    }
    // A three-fold rise says how much, a 50-km line which one.
    if (hyphen && unit.kind !== 'percent' && unit.name !== 'times') quantity.attributive = true
    return { end: quantity.end, quantity }
  }
  if (currency !== undefined) return { end: quantity.end, quantity }
  if (hyphen) {
    quantity.attributive = true
    return { end: stop, quantity }
  }
  if (LATIN.test(text.charAt(stop))) return { end: stop + matchAt(NAME_REST, text, stop).length }
  const noun = findCountedNoun(text, afterPlus)
  if (noun !== undefined) {
    quantity.end = noun.end
    quantity.unit = quantity.base = noun.words
    quantity.kind = 'count'
  }
  return { end: stop, quantity }
}

/** 650m tonnes, 12m jobs and subscribers from 7m to 40m are millions; 100m is a length. */
function isMillions(text: string, end: number, letter: string): boolean {
  return (
    letter === 'm' &&
    (findEnglishUnit(text, end + 1)?.kind === 'measure' ||
      findCountedNoun(text, end + 1) !== undefined ||
      PEOPLE_BEFORE.test(text.slice(Math.max(0, end - 80), end)))
  )
}

const PEOPLE_BEFORE =
  /(?<![a-z])(?:users|subscribers|subscriptions|people|jobs|visitors|tourists|arrivals|customers|passengers|population|households|workers) (?:(?:is|are|will|should|to|from|at|of|about|around|over|more than|reach|rise|grow|increase|be|up) ){0,5}[0-9.,]+m?(?: to [0-9.,]+)?$/i
