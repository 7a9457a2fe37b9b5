// The numbers that Word writes before paragraphs and does not keep in their text: 第一章, （二）, 3.

import { wordValue } from './docx-styles.ts'
import { childElements, type TreeElement } from './tree.ts'

/** What stands before a paragraph. */
export type Numbered =
  | { readonly kind: 'bullet' }
  /** A plain number such as `3.`, which lists of Markdown have, too. */
  | { readonly kind: 'number'; readonly number: number; readonly text: string }
  /** Any other: it belongs to the text that is read. */
  | { readonly kind: 'text'; readonly text: string }

interface Level {
  readonly start: number
  readonly format: string
  /** With `%1` for the number of the first level, and so on. */
  readonly text: string
  /** What follows it: `tab`, `space`, `nothing`. */
  readonly suffix: string
  readonly isLegal: boolean
}

const MOST_LEVELS = 9

/** Counts the numbered paragraphs of a document, in their order. */
export class Numbering {
  readonly #levels = new Map<string, readonly (Level | undefined)[]>()
  /** By list: paragraphs of different lists that share an abstract one are counted together. */
  readonly #lists = new Map<string, string>()
  readonly #counters = new Map<string, number[]>()

  constructor(root: TreeElement | undefined) {
    if (!root) return
    const abstract = new Map<string, readonly (Level | undefined)[]>()
    for (const element of childElements(root, 'w:abstractNum')) {
      const id = element.attributes.get('w:abstractNumId')
      if (id !== undefined) abstract.set(id, readLevels(element))
    }
    for (const element of childElements(root, 'w:num')) {
      const id = element.attributes.get('w:numId')
      const base = wordValue(element, 'w:abstractNumId')
      if (id === undefined || base === undefined) continue
      const levels = [...(abstract.get(base) ?? [])]
      let isOwn = false
      for (const override of childElements(element, 'w:lvlOverride')) {
        const at = Number(override.attributes.get('w:ilvl'))
        if (!(at >= 0 && at < MOST_LEVELS)) continue
        const [whole] = childElements(override, 'w:lvl')
        if (whole) levels[at] = readLevel(whole)
        const start = wordValue(override, 'w:startOverride')
        const level = levels[at]
        if (start !== undefined && level) {
          levels[at] = { ...level, start: Number(start) || 0 }
          isOwn = true
        }
      }
      this.#levels.set(id, levels)
      this.#lists.set(id, isOwn ? `own ${id}` : base)
    }
  }

  /** Counts one more paragraph of a list; undefined where nothing is shown before it. */
  next(id: string, at: number): Numbered | undefined {
    const levels = this.#levels.get(id)
    const level = levels?.[at]
    if (id === '0' || !levels || !level || at >= MOST_LEVELS) return undefined
    const list = this.#lists.get(id) ?? id
    const counters = this.#counters.get(list) ?? []
    this.#counters.set(list, counters)
    counters[at] = counters[at] === undefined ? level.start : counters[at] + 1
    counters.length = at + 1
    if (level.format === 'none' && level.text === '') return undefined
    if (level.format === 'bullet') return { kind: 'bullet' }
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const other = levels[Number(digit) - 1]
      if (!other) return ''
      const number = counters[Number(digit) - 1] ?? other.start
      return writeNumber(number, level.isLegal && other.format !== 'none' ? 'decimal' : other.format)
    })
    if (text === '') return undefined
    if (/^\d{1,9}[.．)）]$/.test(text)) return { kind: 'number', number: Number.parseInt(text, 10), text }
    const isWide = /[、）】。．]$/.test(text)
    return { kind: 'text', text: level.suffix === 'nothing' || isWide ? text : `${text} ` }
  }
}

function readLevels(element: TreeElement): readonly (Level | undefined)[] {
  const levels: (Level | undefined)[] = []
  for (const level of childElements(element, 'w:lvl')) {
    const at = Number(level.attributes.get('w:ilvl'))
    if (at >= 0 && at < MOST_LEVELS) levels[at] = readLevel(level)
  }
  return levels
}

function readLevel(element: TreeElement): Level {
  const start = wordValue(element, 'w:start')
  return {
    start: start === undefined ? 0 : Number(start) || 0,
    format: wordValue(element, 'w:numFmt') ?? 'decimal',
    text: wordValue(element, 'w:lvlText') ?? '',
    suffix: wordValue(element, 'w:suff') ?? 'tab',
    isLegal: childElements(element, 'w:isLgl').length > 0,
  }
}

const HAN = '〇一二三四五六七八九'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/** A number in a format of Word (ISO/IEC 29500-1, 17.18.59). */
function writeNumber(number: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'koreanCounting':
      return writeHan(number)
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(number)].map(digit => HAN[Number(digit)] ?? digit).join('')
    case 'ideographTraditional':
      return STEMS[number - 1] ?? String(number)
    case 'ideographZodiac':
      return BRANCHES[number - 1] ?? String(number)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number >= 1 && number <= 20 ? String.fromCharCode(0x2460 + number - 1) : String(number)
    case 'decimalEnclosedParen':
      return number >= 1 && number <= 20 ? String.fromCharCode(0x2474 + number - 1) : `(${number})`
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(number)].map(digit => String.fromCharCode(0xff10 + Number(digit))).join('')
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'upperRoman':
      return writeRoman(number)
    case 'lowerRoman':
      return writeRoman(number).toLowerCase()
    case 'upperLetter':
      return writeLetter(number)
    case 'lowerLetter':
      return writeLetter(number).toLowerCase()
    case 'none':
      return ''
    default:
      return String(number)
  }
}

/** 1 to 99,999 as Chinese counts: 十二, 一百二十, 一百零五. */
function writeHan(number: number): string {
  if (!(number >= 1 && number < 100_000)) return number === 0 ? '〇' : String(number)
  const units = ['', '十', '百', '千', '万']
  let text = ''
  let isZero = false
  for (let at = String(number).length - 1; at >= 0; at--) {
    const digit = Math.floor(number / 10 ** at) % 10
    if (digit === 0) isZero = text !== ''
    else {
      text += `${isZero ? '零' : ''}${HAN[digit]}${units[at]}`
      isZero = false
    }
  }
  return text.replace(/^一十/, '十')
}

function writeRoman(number: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  if (!(number >= 1 && number < 4000)) return String(number)
  let [rest, text] = [number, '']
  for (const [value, letters] of steps)
    while (rest >= value) {
      text += letters
      rest -= value
    }
  return text
}

/** A to Z, then AA, BB, … as Word does. */
function writeLetter(number: number): string {
  if (!(number >= 1 && number <= 26 * 20)) return String(number)
  return String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26))
}
