// Knows the items of lists in the HTML that Word writes: paragraphs, each with its bullet or number as text that is to be ignored.

import { findElement, type TreeElement, textOf } from './tree.ts'

/** A paragraph that is an item of a list. */
export interface WordItem {
  /** The element that holds the bullet or number. */
  readonly sign: TreeElement
  /** From 0. */
  readonly depth: number
  /** Where its list counts 1., 2., 3. */
  readonly number?: number
}

/** The item that a paragraph is; undefined for one whose number is words of the text, such as 一、 or (a). */
export function findWordItem(paragraph: TreeElement): WordItem | undefined {
  const level = /(?:^|;)\s{0,9}mso-list\s{0,9}:\s{0,9}l\d{1,4}\s{1,9}level([1-9])/i.exec(styleOf(paragraph))?.[1]
  const sign = level && findElement(paragraph, element => IGNORED.test(styleOf(element)))
  if (!sign) return undefined
  const depth = Number(level) - 1
  const words = textOf(sign).replace(/\s+/g, '')
  const number = /^(\d{1,3})[.)．]$/.exec(words)?.[1]
  if (number !== undefined) return { sign, depth, number: Number(number) }
  const isBullet = [...words].length === 1 && (!/[\p{L}\p{N}]/u.test(words) || hasSymbols(sign))
  return isBullet ? { sign, depth } : undefined
}

const IGNORED = /(?:^|;)\s{0,9}mso-list\s{0,9}:\s{0,9}ignore/i

/** Fonts in which a letter is a sign: Word’s bullets are l, n, Ø and § of Wingdings, and o of Courier New. */
const SYMBOLS = /font-family\s{0,9}:\s{0,9}["']?(?:wingdings|webdings|symbol|courier new)/i

function hasSymbols(sign: TreeElement): boolean {
  return SYMBOLS.test(styleOf(sign)) || findElement(sign, element => SYMBOLS.test(styleOf(element))) !== undefined
}

function styleOf({ attributes }: TreeElement): string {
  return attributes.get('style') ?? ''
}
