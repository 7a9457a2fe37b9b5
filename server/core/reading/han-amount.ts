// Says an English number the way Chinese plans write it: 1.3 trillion yuan is 1.3万亿元, two million workers 200万.

import { collectPlanMentions } from './plan-period.ts'
import type { Quantity } from './quantity.ts'
import { writeScaled } from './scale-words.ts'
import { findChineseUnitName, type UnitName } from './unit-names.ts'
import { convertTo, digitsOf, type Figure, type Statement } from './western-amount.ts'

/**
 * What `quantity` of the English `text` says in Chinese, or `undefined` where a Chinese reader needs no help: below 10,000
 * without a unit that Chinese counts otherwise, percentages, years, dates. A counted noun is left to the reader.
 */
export function hanAmount(text: string, quantity: Quantity): Statement | undefined {
  const written = text.slice(quantity.start, quantity.end)
  if (quantity.kind === 'ordinal') {
    const [plan] = collectPlanMentions(written)
    return plan === undefined ? undefined : { kind: 'years', from: plan.from, to: plan.to }
  }
  if (quantity.kind === 'multiple') {
    const isVerb = /^(?:doubl|tripl|quadrupl|halv)/i.test(written)
    return isVerb ? { kind: 'doubling', language: 'zh', factor: quantity.value } : undefined
  }
  if (/^(?:year|date|percent)$/.test(quantity.kind)) return undefined
  const low = quantity.value * quantity.scale
  const high = (quantity.high ?? quantity.value) * quantity.scale
  if (!Number.isFinite(low) || !Number.isFinite(high) || high >= 1e21) return undefined
  const unit = unitOf(quantity)
  const digits = digitsOf(written, quantity)
  const converted = (unit?.conversions ?? []).map(conversion => convertTo(conversion, low, high, digits, 'zh'))
  const isChineseUnit = /^(?:jin|mu)$/.test(quantity.base)
  if (high < 10_000 && converted.length === 0 && !isChineseUnit) return undefined
  const own: Figure = {
    ...writeScaled(low, high, digits, 'zh'),
    unit: unit?.name ?? '',
    isExact: true,
    isAside: false,
  }
  return { kind: 'amount', language: 'zh', hedge: undefined, isPer: false, figures: [own, ...converted] }
}

/** A noun that a number counts may begin with adjectives: rural residents are 人 too. */
function unitOf({ base, kind }: Quantity): UnitName | undefined {
  const last = kind === 'count' ? (base.split(' ').at(-1) ?? '') : base
  return findChineseUnitName(last)
}
