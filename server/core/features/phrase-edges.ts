// Takes off the ends of a recurring phrase what only joins it to others, and tells figures from formulations.

import type { Vocabulary } from '../text/tokens.ts'

/** Dates, counts, shares and the numbers of sections: 二〇二一年三月, 第十三届, 增长百分之. */
export function isFigures(text: string): boolean {
  return (
    text.includes('百分之') ||
    text.replace(/[〇零一二三四五六七八九十百千万亿\d年月日第届次条章节篇款项个]/g, '').trim().length < 3
  )
}

/** Without the words at either end that only join others, and without a number that is cut off: 国民经济和社会发展第十 of 第十三 and 第十四. */
export function trimPhrase(ids: number[], vocabulary: Vocabulary): number[] {
  let from = 0
  let to = ids.length
  const isIn = (words: ReadonlySet<string>, i: number): boolean => words.has(vocabulary.textOf([ids[i] ?? 0]))
  while (from < to && isIn(NEVER_FIRST, from)) from++
  const textAt = (i: number): string => vocabulary.textOf([ids[i] ?? 0])
  let number = to
  while (number > from && NUMERAL.test(textAt(number - 1))) number--
  if (number < to && number > from && textAt(number - 1) === '第') to = number - 1
  while (to > from && isIn(NEVER_LAST, to - 1)) to--
  return ids.slice(from, to)
}

/** True for a token that only joins phrases to each other. */
export function isJoining(id: number, vocabulary: Vocabulary): boolean {
  const word = vocabulary.textOf([id])
  return NEVER_FIRST.has(word) || NEVER_LAST.has(word)
}

const NUMERAL = /^(?:[〇零一二三四五六七八九十百]|\d+)$/

const ENGLISH =
  'a an the of to in on for by with from at as and or nor but that which who whose is are was were be been being will shall would should can could may might must has have had do does did it its this these those their our we they he she his her not no than then so such into onto upon about over under between among through during up down out also'

const NEVER_FIRST: ReadonlySet<string> = new Set([
  ...'的了和与及等或而并也都将把被于之其各我们年月日',
  ...ENGLISH.split(' '),
])
const NEVER_LAST: ReadonlySet<string> = new Set([
  ...'的了和与及或而并也在以为对将把被从由向于是第等',
  ...ENGLISH.split(' '),
])
