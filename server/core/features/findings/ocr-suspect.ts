// `ocr-suspect`: what a scan was misread as. Only what is hardly ever written so: a finding that is wrong costs more than one that is missing.

import type { OcrSuspect } from '../../model/form-finding.ts'
import type { Block } from '../../syntax/block.ts'
import type { Leaf } from '../../syntax/prose.ts'
import { countLetters } from '../../text/letter-counts.ts'
import { placeSpot, type Spot, withoutOverlaps } from './leaf-places.ts'
import { findLookAlikes } from './look-alikes.ts'

type Problem = OcrSuspect['problem']
type Found = Spot & { readonly problem: Problem }

/** The findings of the leaves of one block; offsets count from its start. */
export function ocrSuspectsIn({ source }: Block, leaves: readonly Leaf[]): OcrSuspect[] {
  const findings: OcrSuspect[] = []
  for (const leaf of leaves)
    for (const { problem, ...spot } of suspectsIn(leaf))
      findings.push({ code: 'ocr-suspect', problem, ...placeSpot(source, leaf, spot) })
  return withoutOverlaps(findings)
}

const HAN = '\\u3400-\\u9fff\\u3007'

function suspectsIn({ text, kind }: Leaf): Found[] {
  const found: Found[] = []
  const add = (problem: Problem, from: number, to: number, ...better: string[]): void => {
    found.push({ problem, from, to, better })
  }
  for (const { 0: words, index } of text.matchAll(ODD)) {
    const end = index + words.length
    if (CONTROLS.test(words)) add('odd-character', index, end, '')
    else add('odd-character', index, end)
  }
  for (const { from, to, better } of findLookAlikes(text)) add('look-alike', from, to, better)
  for (const { 0: words, index } of text.matchAll(ONE_FOR_DASH))
    add('one-for-dash', index, index + words.length, words.replace('一', '—'))
  const dashes = ONES_FOR_DASHES.exec(text)?.[1]
  if (dashes !== undefined && kind === 'paragraph') {
    const from = text.indexOf('一')
    add('one-for-dash', from, from + dashes.length, '——')
  }
  if (kind !== 'cell') addSpaced(text, kind, add)
  if (!/[A-Za-z]/.test(text) || !MIXED.test(text)) return found
  for (const { 0: words, index } of text.matchAll(LETTER_FOR_DIGIT))
    add('letter-for-digit', index, index + words.length, words.replace(/[Oo]/g, '0').replace(/[lI]/g, '1'))
  for (const { 0: words, index } of text.matchAll(LETTER_FOR_ZERO))
    add('letter-for-digit', index, index + words.length, words.replace(/[OoＯ]/g, '〇'))
  for (const { index } of text.matchAll(STRAY_LETTER)) add('stray-letter', index, index + 1)
  return found
}

type Add = (problem: Problem, from: number, to: number, ...better: string[]) => void

const ODD = /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000b\u000c\u000e-\u001f]+/g
const CONTROLS = /^[\u0000-\u001f]+$/

/** 1991一2000年, 50％一70％, 2一3倍: between digits 一 is nothing else. */
const ONE_FOR_DASH = /(?<=[\d０-９])[%％年月日]?一(?=[\d０-９])/g
/** 一一 where a paragraph of a list of points begins, for ——; 一一对应 and the like are words. */
const ONES_FOR_DASHES = /^\s{0,8}(一一一?)(?![一对列][应举入])(?=[\u3400-\u9fff“])/

/** Four single characters and more, each with a space behind it. */
const SPACED = new RegExp(`[${HAN}](?:[ \\u3000][${HAN}]){3,400}`, 'g')
const SPACED_DIGITS = /(?<![\d.,]\s?)\d(?: \d){2,9}(?=\s?[年月日％%亿万])/g

function addSpaced(text: string, kind: Leaf['kind'], add: Add): void {
  if (!/[ \u3000]/.test(text)) return
  // Headings are set with spaces between letters; so are the words of a table's head that has lost its table, which is no sentence.
  const isLine = kind === 'paragraph' && /[，。；：、]/.test(text) && countLetters(text).han >= 12
  if (isLine)
    for (const { 0: words, index } of text.matchAll(SPACED))
      add('spaced', index, index + words.length, words.replace(/[ \u3000]/g, ''))
  for (const { 0: words, index } of text.matchAll(SPACED_DIGITS))
    add('spaced', index, index + words.length, words.replaceAll(' ', ''))
}

/** A letter with a digit or a Han character beside it. */
const MIXED = new RegExp(`[OoＯlI][\\d${HAN}]|[\\d${HAN}][OoＯlI]|[${HAN}][a-z][${HAN}]`)

/** What is counted or dated. */
const COUNTED = '年月日倍万亿元个吨人％%'
/**
 * Letters among digits that count something: 1O00, l990年, l至3倍, 8月l日, 5O%. Formulae (O3), degrees (20o) and names (I4.0) have
 * them in other places.
 */
const LETTER_FOR_DIGIT = new RegExp(
  [
    '(?<![A-Za-z\\d.])\\d{1,6}[OolI](?:[\\dOolI]{1,6})(?![A-Za-z])',
    `(?<![A-Za-z\\d.])[lI]\\d{1,6}(?=[${COUNTED}])`,
    `(?<![A-Za-z\\d.])\\d{1,6}[OlI](?=[${COUNTED}])`,
    `(?<=[${HAN}，、（])l(?=[年月日倍万亿元个吨％%至—-])`,
  ].join('|'),
  'g',
)
/** 二OO八年, 一九九O年: the letter for 〇. */
const LETTER_FOR_ZERO = /[一二三四五六七八九〇][OoＯ]{1,3}(?=[一二三四五六七八九〇年月日·])/g

/** A small letter alone among Han characters, with none of the reasons why one writes a letter there: variables, units, X光. */
const STRAY_LETTER = new RegExp(
  `(?<=[${HAN}，。；：、])[b-dfi-jo-rt-vz](?=[${HAN}])(?![值个项类点轴线种级型股区光])`,
  'g',
)
