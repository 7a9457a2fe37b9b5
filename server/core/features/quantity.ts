// What a number under the cursor is in the other language's way of counting.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { chineseForm } from '../reading/chinese-form.ts'
import { collectQuantities } from '../reading/quantity.ts'
import { type Amount, westernAmounts } from '../reading/western-amount.ts'
import { toSource, toText } from '../syntax/prose.ts'

/** A number with what it is elsewhere. */
export interface QuantityPart {
  readonly kind: 'quantity'
  readonly range: Range
  /** As it stands, markup left out. */
  readonly text: string
  readonly amounts: readonly Amount[]
}

/** How much text around the cursor is looked at: no number is longer, and a line may be a whole document. */
const REACH = 120

/** The number at `offset`; undefined where there is none, or where nothing is to be said of it. */
export function explainQuantity(document: Document, offset: number): QuantityPart | undefined {
  const index = document.blockAt(offset)
  if (document.blocks[index]?.isFrontMatter) return undefined
  const at = document.startOf(index)
  const inside = offset - at
  const leaf = document.facts(index).leaves.find(one => one.start <= inside && inside <= one.end)
  const place = leaf && toText(leaf, inside)
  if (!leaf || place === undefined) return undefined
  const from = Math.max(0, place - REACH)
  const text = leaf.text.slice(from, place + REACH)
  const quantity = collectQuantities(text).find(one => one.start <= place - from && place - from < one.end)
  if (!quantity) return undefined
  const chinese = chineseForm(quantity)
  const amounts = chinese === undefined ? westernAmounts(quantity, text) : [{ text: chinese, isAbout: false }]
  if (amounts.length === 0) return undefined
  const [start, end] = toSource(leaf, from + quantity.start, from + quantity.end)
  return {
    kind: 'quantity',
    range: { start: at + start, end: at + end },
    text: text.slice(quantity.start, quantity.end),
    amounts,
  }
}
