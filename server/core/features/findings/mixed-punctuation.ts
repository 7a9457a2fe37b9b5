// `mixed-punctuation`: half-width marks in running Chinese, full-width ones in English, pairs of two sorts, marks that stand twice.
// What GB/T 15834 asks of Chinese, as far as nothing else can be meant: times, ratios, decimals, addresses and code have half-width marks.

import type { MixedPunctuation } from '../../model/form-finding.ts'
import type { Block } from '../../syntax/block.ts'
import type { Leaf } from '../../syntax/prose.ts'
import { countLetters, isHanUnit } from '../../text/letter-counts.ts'
import { placeSpot, type Spot, withoutOverlaps } from './leaf-places.ts'

type Found = Spot & { readonly problem: MixedPunctuation['problem'] }

/** The findings of the leaves of one block; offsets count from its start. */
export function mixedPunctuationIn({ source }: Block, leaves: readonly Leaf[]): MixedPunctuation[] {
  const findings: MixedPunctuation[] = []
  for (const leaf of leaves) {
    if (!MAY_BE.test(leaf.text)) continue
    for (const { problem, ...spot } of mixedIn(leaf))
      findings.push({ code: 'mixed-punctuation', problem, ...placeSpot(source, leaf, spot) })
  }
  return withoutOverlaps(findings)
}

/** How many pairs of brackets around Chinese in Chinese are half-width, and how many full-width. */
export function countBrackets(leaves: readonly Leaf[]): { readonly half: number; readonly full: number } {
  let half = 0
  let full = 0
  for (const { text } of leaves) {
    if (!/[(（]/.test(text)) continue
    const { han, latin } = countLetters(text)
    if (han < FEW || han * 3 <= latin) continue
    addBrackets(text, () => half++)
    for (const { 0: whole } of text.matchAll(FULL_BRACKETS)) if (countLetters(whole).han > 0) full++
  }
  return { half, full }
}

/** A half-width mark, two marks in a row, a full-width mark beside a letter or digit: nearly all Chinese paragraphs have none. */
const MAY_BE = /[,;:!?.()"']|[，。；：、]{2}|[A-Za-z\d%][，。；：！？（）、]|[，。；：！？（）、]\s?[A-Za-z]/

const HAN = '\\u3400-\\u9fff\\u3007\\uf900-\\ufaff'
/** What Chinese goes on with, before and behind a mark. */
const BEFORE = `[${HAN}”’》）】」』〉％]`
const BEHIND = `[${HAN}“‘《（【「『〈]`

const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['!', '！'],
  ['?', '？'],
  ['.', '。'],
  ['(', '（'],
  [')', '）'],
])
const HALF_WIDTH: ReadonlyMap<string, string> = new Map([
  ...[...FULL_WIDTH].map(([half, full]) => [full, half] as const),
  ['、', ','],
])

/** How many Han characters make a paragraph of a few words, whose last mark may be anything. */
const SENTENCE = 10

/** Below it brackets may be part of a name. */
const FEW = 6

function mixedIn({ text, kind, listDepth }: Leaf): Found[] {
  const { han, latin } = countLetters(text)
  const found: Found[] = []
  const add = (problem: Found['problem'], from: number, to: number, ...better: string[]): void => {
    found.push({ problem, from, to, better })
  }
  if (latin > han * 6) addFullWidth(text, add)
  else if (han > 0 && han * 3 > latin) {
    // `- see: 甲, 乙` is a field of an entry, where commas part values.
    if (!(listDepth && FIELD.test(text))) addHalfWidth(text, han, kind === 'cell', add)
    if (han >= FEW) addBrackets(text, add)
  }
  addUnlikePairs(text, han * 3 > latin, add)
  addDoubled(text, add)
  for (const { 0: number, index } of text.matchAll(THOUSANDS))
    add('separator', index, index + number.length, number.replaceAll('，', ','))
  return found
}

type Add = (problem: Found['problem'], from: number, to: number, ...better: string[]) => void

const FIELD = /^[a-z][a-z-]{1,20}:\s/
const BETWEEN = new RegExp(`(?<=${BEFORE})[,;:!?]( ?)(?=${BEHIND})`, 'g')
/** Beside a digit or Latin letter on one side: 2015年,GDP; 7%,比上年. A colon or stop there is left alone. */
const BESIDE = new RegExp(`(?<=${BEFORE})[,;](?=[A-Za-z\\d])|(?<=[A-Za-z\\d%])[,;](?=[${HAN}])`, 'g')
const AT_END = new RegExp(`(?<=${BEFORE})[,;:!?.]$`)
const STOP = new RegExp(`(?<=[${HAN}”》）])\\.(?=[${HAN}“《])`, 'g')
const NUMERAL = /[一二三四五六七八九十百千万亿零〇○两第]/

function addHalfWidth(text: string, han: number, isCell: boolean, add: Add): void {
  for (const { 0: mark, index } of text.matchAll(BETWEEN))
    add('half-width', index, index + mark.length, FULL_WIDTH.get(mark.charAt(0)) ?? mark)
  if (han < SENTENCE || isCell) return
  for (const { 0: mark, index } of text.matchAll(BESIDE))
    add('half-width', index, index + 1, FULL_WIDTH.get(mark) ?? mark)
  const end = text.trimEnd()
  if (AT_END.test(end.slice(-2))) {
    const mark = end.slice(-1)
    add('half-width', end.length - 1, end.length, FULL_WIDTH.get(mark) ?? mark)
  }
  for (const { index } of text.matchAll(STOP)) {
    // 六五.六 is a decimal, 一.总则 a number before a heading.
    if (index > 4 && !NUMERAL.test(text.charAt(index - 1))) add('half-width', index, index + 1, '。')
  }
}

const HALF_BRACKETS = /\([^()（）\n]{1,80}\)/g

const FULL_BRACKETS = /（[^()（）\n]{1,80}）/g

/** Half-width brackets around Chinese in Chinese; (GDP) is left alone. */
function addBrackets(text: string, add: Add): void {
  for (const { 0: whole, index } of text.matchAll(HALF_BRACKETS)) {
    const [before, behind] = [text.charCodeAt(index - 1), text.charCodeAt(index + whole.length)]
    const inside = countLetters(whole)
    if (inside.han === 0 || inside.han < inside.latin) continue
    const isInChinese = [before, behind].some(code => isHanUnit(code) || (code >= 0x3001 && code <= 0x301b))
    if (isInChinese) add('brackets', index, index + whole.length, `（${whole.slice(1, -1)}）`)
  }
}

const IN_ENGLISH = /(?<![\u2e80-\uffef])[，。；：！？（）、](?![\u2e80-\uffef])/g

function addFullWidth(text: string, add: Add): void {
  for (const { 0: mark, index } of text.matchAll(IN_ENGLISH)) {
    const half = HALF_WIDTH.get(mark) ?? mark
    const [before, behind] = [text.charAt(index - 1), text.charAt(index + 1)]
    if (half === '(') add('full-width', index, index + 1, /[\s([]/.test(before) || before === '' ? half : ` ${half}`)
    else add('full-width', index, index + 1, /[A-Za-z\d“‘]/.test(behind) && before !== '' ? `${half} ` : half)
  }
}

const UNLIKE = /（[^（）()\n]{0,80}\)|\([^（）()\n]{0,80}）/g
/** Straight and curly quotes around a few Chinese words, and no other quote near. */
const UNLIKE_QUOTES = new RegExp(
  `(?<![“‘"'][^”’"'\\n]{0,40})["'][${HAN}]{1,12}”|(?<![”’"'])“[${HAN}]{1,12}["'](?![${HAN}]{1,40}”)`,
  'g',
)

function addUnlikePairs(text: string, isChinese: boolean, add: Add): void {
  for (const { 0: whole, index } of text.matchAll(UNLIKE)) {
    const inside = whole.slice(1, -1)
    const isFull = isChinese || countLetters(inside).han > 0
    add('unlike-pair', index, index + whole.length, isFull ? `（${inside}）` : `(${inside})`)
  }
  if (isChinese)
    for (const { 0: whole, index } of text.matchAll(UNLIKE_QUOTES))
      add('unlike-pair', index, index + whole.length, `“${whole.slice(1, -1)}”`)
}

const DOUBLED = /[，。；：、]{2,}|[，。；：、][,.;:](?![\d,.;:])|(?<![A-Za-z\d,.;:])[,.;:][，。；：、]/g

/** One mark twice, or two marks that cannot stand side by side. */
function addDoubled(text: string, add: Add): void {
  for (const { 0: marks, index } of text.matchAll(DOUBLED)) {
    // Three stops are how some type an ellipsis.
    if (/^。{3,}$/.test(marks)) continue
    const wide = [...marks].map(mark => FULL_WIDTH.get(mark) ?? mark)
    add('doubled', index, index + marks.length, ...new Set(wide))
  }
}

/** Half-width digits in threes, parted by full-width commas, before a unit: 16，770亿元. */
const THOUSANDS =
  /(?<![\d，．.])[1-9]\d{0,2}(?:，\d{3}){1,4}(?![\d，])(?=(?:[.．]\d{1,4})?\s?[多余]?[亿万元吨公平千人户个台座项套辆米亩斤度所名家])/g
