// Short keys of long texts: equal where the texts are, and else but by a chance of one in some hundred trillion.

import { unitAt } from './unit-at.ts'

/** 48 bits of a text, as a whole number. */
export function hashOf(text: string, seed: number): number {
  let [low, high] = [seed, ~seed]
  for (let i = 0, end = text.length; i < end; i++) {
    const unit = unitAt(text, i)
    low = Math.imul(low ^ unit, 0x5bd1e995)
    low ^= low >>> 13
    high = Math.imul(high ^ unit, 0x1b873593)
    high = (high << 7) | (high >>> 25)
  }
  low = Math.imul(low ^ high, 0xc2b2ae35)
  return ((low ^ (low >>> 16)) >>> 0) + ((high >>> 0) & 0xffff) * 2 ** 32
}

/** A key of a text; '' for an empty one. */
export function keyOfText(text: string): string {
  return text === '' ? '' : `${text.length.toString(36)}-${hashOf(text, 0x9e3779b1).toString(36)}`
}
