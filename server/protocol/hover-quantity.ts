// Words for a number in a hover.

import type { QuantityPart } from '../core/features/quantity.ts'
import { escapeMarkdown } from './markdown.ts'

/** The number as it stands and what it is elsewhere; the signs are the same in every language. */
export function renderQuantity({ text, amounts }: QuantityPart): string {
  const said = amounts.map(amount => `${amount.isAbout ? '≈' : '='} ${escapeMarkdown(amount.text)}`)
  return `**${escapeMarkdown(text)}** ${said.join(' ')}`
}
