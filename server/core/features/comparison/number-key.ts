// Tells whether two numbers of headings or paragraphs are the same, however they are written: 第5条 and 第五条.

import { parseNumbering } from '../../syntax/numbering.ts'
import { comparisonKey } from './outline.ts'

/** Equal for numbers that mean the same; empty for none. */
export function numberKey(number: string): string {
  const numbering = parseNumbering(number)
  if (numbering) return `${numbering.unit} ${numbering.number}${comparisonKey(number.slice(numbering.length))}`
  return comparisonKey(number)
}
