// Lets the title of a target's or outcome's link overrule, key by key, what was read out of its words.

import { collectQuantities, type Quantity } from './quantity.ts'
import { type Modifier, SIGNS, type TargetReading } from './target-reading.ts'

/** A value of a link title that nobody understands, or a key that its kind of mark does not have. */
export interface AttributeProblem {
  key: string
  code: 'unknown-key' | 'bad-value' | 'bad-year' | 'bad-kind' | 'bad-modifier' | 'bad-per'
}

/**
 * `reading` as `attributes` overrule it: `value=>7%` is more than 7 %, `value=10..12%` a range, `by=2025` the deadline,
 * `base=3.6%` with `base-year=2020` the baseline, `from=2020` the baseline's year alone, `kind=binding` or 约束性,
 * `per=year`, `modifier=about`, `unit=万人`. Bad values are skipped here; `checkAttributes` names them.
 */
export function applyAttributes(reading: TargetReading, attributes: ReadonlyMap<string, string>): TargetReading {
  if (attributes.size === 0) return reading
  let result: TargetReading = { ...reading }
  const value = readValue(attributes.get('value'))
  if (value !== undefined) {
    const { modifier: _old, high: _high, items: _items, ...rest } = result
    result = { ...rest, value: value.value, scale: value.scale, unit: value.unit === '' ? rest.unit : value.unit }
    if (value.unit === '' && rest.scale !== undefined) result.scale = value.scale === 1 ? rest.scale : value.scale
    if (value.high !== undefined) result.high = value.high
    if (value.modifier !== undefined) result.modifier = value.modifier
    if (value.per !== undefined) result.per = value.per
  }
  const unit = attributes.get('unit')
  if (unit !== undefined && unit.trim() !== '') {
    const named = readUnit(unit)
    result.unit = named.unit
    result.scale = named.scale
  }
  const by = readYear(attributes.get('by') ?? attributes.get('at'))
  if (by !== undefined) result.deadline = { year: by, from: 'text' }
  const base = readValue(attributes.get('base') ?? baseOf(attributes.get('from')))
  const baseYear = readYear(attributes.get('base-year') ?? attributes.get('from'))
  if (base !== undefined || baseYear !== undefined) {
    const old = result.baseline ?? { start: reading.start, end: reading.start }
    result.baseline = { ...old }
    if (base !== undefined) {
      result.baseline.value = base.value
      result.baseline.scale = base.unit === '' ? (result.scale ?? 1) : base.scale
      result.baseline.unit = base.unit === '' ? result.unit : base.unit
    }
    if (baseYear !== undefined) result.baseline.year = baseYear
  }
  const kind = readKind(attributes.get('kind'))
  if (kind !== undefined) result.kind = kind
  const modifier = readModifier(attributes.get('modifier'))
  if (modifier !== undefined) result.modifier = modifier
  const per = attributes.get('per')?.trim().toLowerCase()
  if (per === 'year' || per === '年') result.per = 'year'
  return result
}

/** What is wrong with the title of a mark, key by key in its order; `[]` where it is right. */
export function checkAttributes(
  kind: 'target' | 'outcome',
  attributes: ReadonlyMap<string, string>,
): AttributeProblem[] {
  const problems: AttributeProblem[] = []
  for (const [key, value] of attributes) {
    if (!LEGAL_KEYS[kind].has(key)) problems.push({ key, code: 'unknown-key' })
    else {
      const code = checkValue(key, value)
      if (code !== undefined) problems.push({ key, code })
    }
  }
  return problems
}

/** The keys that the title of each kind of mark may have. */
export const LEGAL_KEYS: { readonly target: ReadonlySet<string>; readonly outcome: ReadonlySet<string> } = {
  target: new Set(['value', 'unit', 'per', 'by', 'from', 'base', 'base-year', 'kind', 'modifier']),
  outcome: new Set(['at', 'value', 'unit', 'per', 'modifier', 'definition']),
}

function checkValue(key: string, value: string): AttributeProblem['code'] | undefined {
  switch (key) {
    case 'value':
    case 'base':
      return readValue(value) === undefined ? 'bad-value' : undefined
    case 'by':
    case 'at':
    case 'base-year':
      return readYear(value) === undefined ? 'bad-year' : undefined
    case 'from':
      return readYear(value) === undefined && readValue(value) === undefined ? 'bad-year' : undefined
    case 'kind':
      return readKind(value) === undefined ? 'bad-kind' : undefined
    case 'modifier':
      return readModifier(value) === undefined ? 'bad-modifier' : undefined
    case 'per':
      return /^(?:year|年)$/i.test(value.trim()) ? undefined : 'bad-per'
    case 'definition':
      return value === 'changed' ? undefined : 'bad-value'
    case 'unit':
      return value.trim() === '' ? 'bad-value' : undefined
    default:
      return undefined
  }
}

interface Value {
  value: number
  high?: number
  scale: number
  unit: string
  modifier?: Modifier
  per?: 'year'
}

/** `>7%`, `10..12%`, `≈5`, `-0.3`, `<5.5`, `1.2万亿元`, `1.45左右`, `4500 (cumulative)`; else `undefined`. */
function readValue(written: string | undefined): Value | undefined {
  const text = written?.trim() ?? ''
  const found = VALUE.exec(text)
  if (found === null || text.length > 60) return undefined
  const [, sign = '', minus, number = ''] = found
  const plain = number.replace(/\.{2,}|…/, '-')
  const quantity = collectQuantities(plain)[0]
  if (quantity === undefined || quantity.start !== 0 || quantity.kind === 'date') return undefined
  // A bare 2000 may be a year elsewhere; here it is a value.
  const tail = plain.slice(quantity.end).trim()
  const bound = BOUND_WORDS.find(([pattern]) => pattern.test(tail))
  const perYear = /^(?:a|per) year$|^[/每]年$/.test(tail)
  if (tail !== '' && bound === undefined && !perYear && (quantity.unit !== '' || /[0-9]/.test(tail))) return undefined
  const value: Value = {
    value: minus === undefined ? quantity.value : -quantity.value,
    scale: quantity.scale,
    unit: quantity.unit === '' && bound === undefined && !perYear ? tail : quantity.unit,
  }
  if (quantity.high !== undefined) value.high = quantity.high
  const modifier = SIGNS.get(sign) ?? bound?.[1]
  if (modifier !== undefined) value.modifier = modifier
  if (perYear) value.per = 'year'
  return value
}

const VALUE = /^(>=|<=|[>≥＞<≤＜~≈＝=]|)\s*([-−])?\s*([0-9０-９一二三四五六七八九十百千万亿翻$¥€A-Z].*)$/
const BOUND_WORDS: readonly (readonly [RegExp, Modifier])[] = [
  [/^(?:以上|or more|or above|\+)$/, 'at-least'],
  [/^(?:以下|以内|or less)$/, 'at-most'],
  [/^(?:左右|or so)$/, 'about'],
]

/** 万人 is 人 times ten thousand. */
function readUnit(unit: string): { unit: string; scale: number } {
  const plain = unit.trim()
  const quantity: Quantity | undefined = collectQuantities(`1${plain}`)[0] ?? collectQuantities(`1 ${plain}`)[0]
  return quantity === undefined || quantity.unit === ''
    ? { unit: plain, scale: 1 }
    : { unit: quantity.unit, scale: quantity.scale }
}

function readYear(written: string | undefined): number | undefined {
  const found = /^((?:19|20|21)[0-9]{2})年?(?:-[0-9]{2}){0,2}$/.exec(written?.trim() ?? '')
  return found === null ? undefined : Number(found[1])
}

/** `from` names the year of the baseline; anything else is its value. */
function baseOf(from: string | undefined): string | undefined {
  return readYear(from) === undefined ? from : undefined
}

function readKind(written: string | undefined): 'binding' | 'expected' | undefined {
  const plain = written?.trim().toLowerCase()
  if (plain === 'binding' || plain === '约束性' || plain === '约束') return 'binding'
  if (
    plain === 'expected' ||
    plain === 'anticipatory' ||
    plain === 'indicative' ||
    plain === '预期性' ||
    plain === '预期'
  )
    return 'expected'
  return undefined
}

function readModifier(written: string | undefined): Modifier | undefined {
  const plain = written?.trim().toLowerCase()
  return MODIFIERS.find(modifier => modifier === plain)
}

/** What `modifier=` may be. */
export const MODIFIERS: readonly Modifier[] = [
  'about',
  'at-least',
  'more-than',
  'at-most',
  'less-than',
  'up-to',
  'double',
  'triple',
  'quadruple',
  'halve',
  'times',
]
