// Finds the number under the cursor and says it in the other language: 1.45万亿斤, 翻两番, 本世纪中叶, 1.3 trillion yuan.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { findApproximation } from '../reading/approximation.ts'
import { hanAmount } from '../reading/han-amount.ts'
import { findHiddenNumber, type HiddenNumber } from '../reading/hidden-number.ts'
import { collectQuantities, mayHoldQuantity, type Quantity } from '../reading/quantity.ts'
import { type Statement, westernAmount } from '../reading/western-amount.ts'
import { type BlockFacts, headOf } from '../syntax/parse-block.ts'
import { type Leaf, toSource, toText } from '../syntax/prose.ts'
import { simplify } from '../text/fold.ts'
import { isHan } from '../text/script.ts'

/** A number in a document: where it stands, its words without markup, and what they say. */
export interface QuantityFacts {
  readonly range: Range
  readonly text: string
  readonly statement: Statement
}

/**
 * The number at `offset`, also where the cursor stands right behind it; `undefined` where there is none, or where its words
 * hide nothing. A table cell without a unit takes that of its row or column: 粮食产量（亿吨）.
 */
export function findQuantity(document: Document, offset: number): QuantityFacts | undefined {
  const index = document.blockAt(offset)
  const at = document.startOf(index)
  const facts = document.facts(index)
  const inside = offset - at
  for (const [number, leaf] of facts.leaves.entries()) {
    if (inside < leaf.start || inside > leaf.end) continue
    const textOffset = toText(leaf, inside)
    if (textOffset === undefined) continue
    const { text: written, from } = windowAt(leaf.text, textOffset)
    const text = simplify(written)
    const found =
      findInCell(facts, number, leaf) ??
      findAmount(text, textOffset - from) ??
      findHiddenNumber(text, textOffset - from, yearOf(document))
    if (found === undefined || (found.statement.kind === 'amount' && isDoubtful(text, found.start, found.end))) continue
    const [start, end] = toSource(leaf, from + found.start, from + found.end)
    // On the address of a link or the asterisks of bold text, the readable text is near but not under the cursor.
    if (inside < start || inside > end) continue
    return {
      range: { start: at + start, end: at + end },
      text: written.slice(found.start, found.end),
      statement: found.statement,
    }
  }
  return undefined
}

/** A paragraph may be the whole document: what is read is the neighbourhood, cut where a clause ends. */
function windowAt(text: string, offset: number): { text: string; from: number } {
  if (text.length <= 2 * REACH) return { text, from: 0 }
  const before = text.slice(Math.max(0, offset - REACH), offset)
  const after = text.slice(offset, offset + REACH)
  const cut = before.search(/[，。；：\n]/)
  const last = Math.max(...['，', '。', '；', '\n'].map(mark => after.lastIndexOf(mark)))
  const from = offset - before.length + (offset > REACH && cut >= 0 ? cut + 1 : 0)
  return { text: text.slice(from, offset + (last >= 0 ? last : after.length)), from }
}

const REACH = 1000

function findAmount(text: string, offset: number): HiddenNumber | undefined {
  if (!mayHoldQuantity(text) && !MAY_HIDE.test(text)) return undefined
  const quantities = collectQuantities(text)
  const quantity =
    quantities.find(quantity => startOf(text, quantity) <= offset && offset < quantity.end) ??
    quantities.find(({ end }) => end === offset)
  return quantity && stateQuantity(text, quantity)
}

/** What `mayHoldQuantity` leaves out since no target has it: a plan's number, 九十年代. */
const MAY_HIDE = /五|年代|(?:teen|[a-z]th|first|second|third) five/i

/** 二三十 is twenty or thirty, 三五年 a few years; 四万万 is four hundred million, 翻一番半 more than double: not read so far. */
const ABOUT =
  /(?<![〇零一二三四五六七八九])(?:一二|[一二]两|两三|二三|三四|三五|四五|五六|六七|七八|八九)(?![〇零一二三四五六七八九])|[万亿]万|市斤|市亩|市尺|市里/

function isDoubtful(text: string, start: number, end: number): boolean {
  return ABOUT.test(text.slice(start, end + 1)) || text.startsWith('半', end)
}

function stateQuantity(text: string, quantity: Quantity): HiddenNumber | undefined {
  const { start, end } = quantity
  // Better nothing than a wrong figure.
  const isAmount = quantity.kind !== 'ordinal' && quantity.kind !== 'year' && quantity.kind !== 'date'
  if (isAmount && isDoubtful(text, start, end)) return undefined
  const isChinese = quantity.script === 'zh' || hasWide(text.slice(start, end))
  const statement = isChinese ? westernAmount(text, quantity) : hanAmount(text, quantity)
  return statement && { start: startOf(text, quantity), end, statement }
}

/** With the 数 of 数千万 and the 上 of 上千亿. */
function startOf(text: string, { start }: Quantity): number {
  return findApproximation(text, start)?.start ?? start
}

function hasWide(text: string): boolean {
  return [...text].some(character => isHan(character.codePointAt(0)) || (character >= '０' && character <= '９'))
}

/**
 * A cell that holds a bare number, read with the unit in brackets that its row's first cell or its column's head gives, or
 * with that of a column headed 单位.
 */
function findInCell(facts: BlockFacts, number: number, leaf: Leaf): HiddenNumber | undefined {
  if (leaf.kind !== 'cell' || leaf.text.length > 40 || !BARE_NUMBER.test(leaf.text)) return undefined
  const table = facts.tables.find(table => table.start <= leaf.start && leaf.end <= table.end)
  const row = table?.rows.find(row => row.includes(number))
  if (!table || row === undefined || row === table.rows[0] || row[0] === number) return undefined
  const header = headOf(facts, table).map(words => words.trim())
  const words = (cell: number | undefined): string => facts.leaves[cell ?? -1]?.text.trim() ?? ''
  const unitColumn = header.findIndex(words => /^(?:计量)?单位$/.test(words))
  const units = [
    UNIT_IN_BRACKETS.exec(words(row[0]))?.[1],
    UNIT_IN_BRACKETS.exec(header[row.indexOf(number)] ?? '')?.[1],
    unitColumn < 0 ? undefined : words(row[unitColumn]),
  ]
  const unit = units.find(unit => unit !== undefined && unit !== '' && unit.length <= 12)
  if (unit === undefined) return undefined
  const value = leaf.text.trimEnd()
  const [quantity, ...others] = collectQuantities(value + unit)
  if (quantity === undefined || others.length > 0 || quantity.end <= value.length) return undefined
  const found = stateQuantity(value + unit, quantity)
  return found && { ...found, end: value.length }
}

/** A number that is no year. */
const BARE_NUMBER = /^(?!\s{0,4}(?:19|20)[0-9]{2}\s{0,4}$)[^\n]{0,3}[0-9０-９][0-9０-９.．,，]{0,20}\s{0,4}$/
const UNIT_IN_BRACKETS = /[（(](?:单位[：:])?([^（）()\s]{1,12})[）)]$/

function yearOf({ meta }: Document): number | undefined {
  const year = Number(meta.date?.slice(0, 4))
  return year > 0 ? year : meta.period?.from
}
