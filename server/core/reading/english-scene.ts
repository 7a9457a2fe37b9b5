// What the steps of reading English targets share: the text with its quantities and cues, a target on its way.

import type { TenseCue } from './english-tense.ts'
import type { Quantity } from './quantity.ts'
import type { ReadingContext } from './target-reading.ts'

/** A text on its way through the steps. With `known` it is a target and is not questioned. */
export interface Scene {
  text: string
  quantities: readonly Quantity[]
  context: ReadingContext
  known: boolean
  cues: readonly TenseCue[]
}

/** A target on its way: its first quantity, all quantities of its list, and the value it starts from. */
export interface Draft {
  quantity: Quantity
  index: number
  items: Quantity[]
  /** The sentence. */
  from: number
  to: number
  /** The value before this one from which it starts: from 47.5% to 51.5%. */
  base?: Quantity
  /** The value behind it from which it starts, with its year: up from 5.4% in 2020; (2020: 5.4%). */
  origin?: { quantity: Quantity; year?: number }
  /** Where a conversion or the change that the value makes ends: (approx. 597 billion EUR); an increase of 3% over last year. */
  tail?: number
  year?: number
  /** It looks ahead to a time of which the year is not known: over the coming years. */
  isOpen?: true
}
