// Finds words that hide a number and measure nothing: 本世纪中叶, 上世纪末, a lone 二百二十 or 数千万.

import { parseChineseNumeral } from '../text/numerals.ts'
import { findApproximation } from './approximation.ts'
import { countSignificant, writeScaled } from './scale-words.ts'
import type { CenturyPart, Statement } from './western-amount.ts'

/** A place in a text (UTF-16) and what stands there. */
export interface HiddenNumber {
  readonly start: number
  readonly end: number
  readonly statement: Statement
}

/**
 * The first such words in `text` that hold `offset`, an end included; `undefined` where there are none. `year` is that of
 * the text: 本世纪 is the 20th century in a plan of 1996.
 */
export function findHiddenNumber(text: string, offset: number, year: number | undefined): HiddenNumber | undefined {
  const from = Math.max(0, offset - LONGEST)
  const near = text.slice(from, offset + LONGEST)
  for (const found of near.matchAll(HIDDEN)) {
    const start = from + found.index
    const end = start + found[0].length
    if (end < offset) continue
    if (start > offset) return undefined
    const statement =
      found[1] !== undefined
        ? readCentury(found[1], found[2] ?? '', year)
        : found[3] !== undefined
          ? readBareUnit(text, end - found[3].length, found[3])
          : readNumeral(found[0])
    if (statement !== undefined) return { start, end, statement }
  }
  return undefined
}

const LONGEST = 40
/** A century with its part, several of a bare unit, or a numeral of three characters or more (二十 is too often part of a name). */
const HIDDEN =
  /([本上下二十一0-9０-９]{1,4}) ?世纪(初期?|前叶|上半叶|前半叶|中叶|中期|中|下半叶|后半叶|后期|末叶?|之交)?(?![0-9０-９一二三四五六七八九]{1,2}0?十?年代)|(?:好?几|[数上]) ?([十百千万亿]{1,3})(?![一二三四五六七八九十百千万亿])|[一二三四五六七八九十百千万亿两〇零]{3,20}(?![一二三四五六七八九十])/g

function readCentury(which: string, part: string, year: number | undefined): Statement | undefined {
  const current = Math.floor(((year ?? 2001) - 1) / 100) + 1
  const century =
    which === '本' ? current : which === '上' ? current - 1 : which === '下' ? current + 1 : parseChineseNumeral(which)
  if (century === undefined || century < 1 || century > 30) return undefined
  // 21世纪 alone can be read by anybody.
  if (part === '' && /^[0-9]/.test(which)) return undefined
  return { kind: 'century', part: PARTS.get(part) ?? 'whole', century }
}

const PARTS: ReadonlyMap<string, CenturyPart> = new Map<string, CenturyPart>([
  ['初', 'early'],
  ['初期', 'early'],
  ['前叶', 'early'],
  ['上半叶', 'early'],
  ['前半叶', 'early'],
  ['中', 'mid'],
  ['中叶', 'mid'],
  ['中期', 'mid'],
  ['下半叶', 'late'],
  ['后半叶', 'late'],
  ['后期', 'late'],
  ['末', 'end'],
  ['末叶', 'end'],
  ['之交', 'turn'],
])

/** 数千万, 上千亿: `written` at `at`. */
function readBareUnit(text: string, at: number, written: string): Statement | undefined {
  const value = parseChineseNumeral(written)
  const relation = findApproximation(text, at)?.relation
  if (value === undefined || relation === undefined) return undefined
  const from = writeScaled(value, value, [1, 1], 'en')
  if (relation === 'several') return { kind: 'order', from, unit: '' }
  const figure = { ...from, unit: '', isExact: true, isAside: false }
  return { kind: 'amount', language: 'en', hedge: 'over', isPer: false, figures: [figure] }
}

/** 二百二十 and 三千六百; digits alone (一二三) and units alone (百千万) are no number. */
function readNumeral(written: string): Statement | undefined {
  if (!/[一二三四五六七八九两][十百千万亿]/.test(written)) return undefined
  const value = parseChineseNumeral(written)
  if (value === undefined || value < 20 || value >= 1e21) return undefined
  const digits = countSignificant(String(value))
  const figure = { ...writeScaled(value, value, [digits, digits], 'en'), unit: '', isExact: true, isAside: false }
  return { kind: 'amount', language: 'en', hedge: undefined, isPer: false, figures: [figure] }
}
