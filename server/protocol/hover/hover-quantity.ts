// Renders a number in the other language as the Markdown of a hover.

import type { QuantityFacts } from '../../core/features/quantity.ts'
import type { ScaledNumber } from '../../core/reading/scale-words.ts'
import type { CenturyPart, Figure, Hedge, Statement } from '../../core/reading/western-amount.ts'
import type { Locale } from '../locale.ts'
import { escapeMarkdown } from '../markdown.ts'

/** The words as they stand, an equals sign, and what they say: **1.45万亿斤** = 1.45 trillion jin = 725 million t. */
export function renderQuantity({ text, statement }: QuantityFacts, locale: Locale): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  // What it says is made of figures and of our own words: nothing of the text is in it.
  return `**${escapeMarkdown(text.trim())}** ${renderStatement(statement, write)}`
}

function renderStatement(statement: Statement, write: Words): string {
  switch (statement.kind) {
    case 'amount':
      return renderAmount(statement)
    case 'multiple': {
      const { relation, times, result } = statement
      return `= ${write[relation](times, result)}`
    }
    case 'doubling':
      return `= ${renderDoubling(statement.factor, statement.language, write)}`
    case 'fraction': {
      const { numerator, denominator, percent, isExact } = statement
      return `= ${numerator}/${denominator} ${isExact ? '=' : '≈'} ${percent}%`
    }
    case 'order': {
      const { from, unit } = statement
      return `= ${severalTimes(from, unit)}`
    }
    case 'years':
      return `= ${statement.from === statement.to ? statement.from : `${statement.from}–${statement.to}`}`
    case 'decade':
      return `= ${write.decade(statement.from)}`
    case 'century':
      return `= ${write.century(statement.part, statement.century)}`
  }
}

function renderAmount({ figures, hedge, isPer, language }: Statement & { kind: 'amount' }): string {
  let line = ''
  for (const figure of figures) {
    const words = renderFigure(figure, language)
    if (figure.isAside) line += figure.isExact ? ` (${words})` : ` (≈ ${words})`
    else
      line += `${line === '' ? '' : ' '}${figure.isExact ? '=' : '≈'} ${line === '' ? prefix(hedge, isPer) : ''}${words}`
  }
  return line
}

function renderFigure({ number, scale, unit }: Figure, language: 'en' | 'zh'): string {
  if (language === 'zh') return number + scale + unit
  return unit === '%' ? `${number}%` : join(number, scale, unit)
}

/** 数十亿元: several billion yuan; 几千万人: tens of millions of people; 几百: hundreds. */
function severalTimes({ number, scale }: ScaledNumber, unit: string): string {
  const zeros = number.replace(/[^0]/g, '').length
  const power = scale || (zeros > 2 ? 'thousand' : '')
  const group = ['', 'tens', 'hundreds'][zeros % 3] ?? ''
  if (group === '') return join('several', power, unit)
  const groups = power === '' ? group : `${group} of ${power}s`
  return unit === '' ? groups : `${groups} of ${unit}`
}

function join(...words: readonly string[]): string {
  return words.filter(word => word !== '').join(' ')
}

/** Figures are in English, and so are the words that belong to them, whatever the language of the editor. */
function prefix(hedge: Hedge | undefined, isPer: boolean): string {
  return (isPer ? 'per ' : '') + (hedge === undefined ? '' : `${hedge} `)
}

function renderDoubling(factor: number, language: 'en' | 'zh', write: Words): string {
  const known = (language === 'zh' ? HAN_VERBS : write.verbs).get(factor)
  return known === undefined ? `×${factor}` : `${known} (×${factor})`
}

const HAN_VERBS: ReadonlyMap<number, string> = new Map([
  [0.5, '减半'],
  [2, '翻一番，即增长1倍'],
  [3, '增加到3倍，即增长2倍'],
  [4, '翻两番，即增加到4倍'],
])

/** Every word that a number's hover adds. */
interface Words {
  readonly verbs: ReadonlyMap<number, string>
  by: (times: string, result: string) => string
  to: (times: string, result: string) => string
  unclear: (times: string, result: string) => string
  decade: (from: number) => string
  century: (part: CenturyPart, century: number) => string
}

const ENGLISH: Words = {
  verbs: new Map([
    [2, 'doubles'],
    [4, 'quadruples, doubles twice'],
    [8, 'doubles three times'],
  ]),
  by: (times, result) =>
    times === '1'
      ? 'grows by as much again: doubles (×2)'
      : `grows by ${times} times what it was: becomes ×${result}${result === '3' ? ' (triples)' : ''}`,
  to: (times, result) => (times === '1' ? 'as much (×1)' : `${times} times as much (×${result})`),
  unclear: (times, result) => `${times} times (×${result})`,
  decade: from => `the ${from}s`,
  century: (part, century) => {
    const name = `${ordinal(century)} century`
    const phrases: Readonly<Record<CenturyPart, string>> = {
      early: `the early ${name}`,
      mid: `the mid-${name} (around ${century * 100 - 50})`,
      late: `the second half of the ${name}`,
      end: `the end of the ${name} (around ${century * 100})`,
      turn: `the turn of the ${name}`,
      whole: `the ${name}`,
    }
    return phrases[part]
  },
}

const CHINESE: Words = {
  verbs: new Map([
    [2, 'doubles，增长1倍'],
    [4, 'quadruples，增加到4倍'],
    [8, 'doubles three times，增加到8倍'],
  ]),
  by: (times, result) => `increases by ${times} times，即变为原来的 ${result} 倍 (×${result})`,
  to: (times, result) => `${times} times as much，即为原来的 ${result} 倍 (×${result})`,
  unclear: (times, result) => `${times} times (×${result})`,
  decade: from => `the ${from}s`,
  century: (part, century) => ENGLISH.century(part, century),
}

function ordinal(value: number): string {
  const last = value % 100 > 10 && value % 100 < 14 ? 0 : value % 10
  return `${value}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`
}
