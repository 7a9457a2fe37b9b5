// What is read out of a quantitative target, and what must be known about a text to read it.

import type { Quantity } from './quantity.ts'
import type { Stance } from './stance.ts'

/** How the value binds; absent where the text gives the bare value. */
export type Modifier =
  | 'about'
  | 'at-least'
  | 'more-than'
  | 'at-most'
  | 'less-than'
  | 'up-to'
  | 'double'
  | 'triple'
  | 'quadruple'
  | 'halve'
  | 'times'

/** A piece of a text. */
export interface Span {
  /** UTF-16 offsets. */
  start: number
  end: number
}

/** One value of a list that shares a verb: 能耗和排放分别降低13.5%、18% has two. */
export interface TargetItem {
  indicator?: string
  value: number
  high?: number
  scale: number
  unit: string
  /** Where the value stands. */
  start: number
  end: number
}

/** A quantitative target in a text. All offsets are those of the text that was read. */
export interface TargetReading extends Span {
  /**
   * The phrase that says what is measured. It may stand before `start`, in the same sentence, where the clause has no
   * subject of its own: 今年财政支出超过23万亿元，⟦增长6.5%⟧.
   */
  indicator?: Span & { text: string }
  /** The value with its unit; of a list the first. A qualitative bound (高于GDP增长) is its own quantity. */
  quantity: Span
  /** As written; absent for a qualitative bound. */
  value?: number
  /** What stands in the place of a value: 高于GDP增长, within a reasonable range. */
  words?: string
  /** Of a table's row: its base and its cumulative change added up, which should come to the value. */
  sum?: number
  /** The upper end of a range. */
  high?: number
  /** `value * scale` is the amount in base units (1e8 for 亿元 and 1e9 for billion). */
  scale?: number
  /** %, 百分点, 亿元, 万人, CNY, times, national standards; '' for none. */
  unit: string
  modifier?: Modifier
  direction?: 'raise' | 'lower' | 'hold'
  /** The value is an amount or rate for each year. */
  per?: 'year'
  /** The value adds up over the period: 累计, cumulatively. */
  cumulative?: boolean
  baseline?: Span & { value?: number; scale?: number; unit?: string; year?: number }
  /**
   * `text`: the year is said near the clause; `heading`: by a heading, a lead-in or the title above it; `period`: it is the last
   * of the document's own period.
   */
  deadline?: { year: number; from: 'text' | 'heading' | 'period' }
  /** 约束性 and 预期性, if the clause says so. */
  kind?: 'binding' | 'expected'
  /** All values, where several share one verb; the first is that of the reading itself. */
  items?: readonly TargetItem[]
}

/** What the document and the headings above say about the text to be read. */
export interface ReadingContext {
  /** The document's language; each sentence is read in its own script all the same. */
  language?: 'zh' | 'en' | undefined
  /** The years the document plans for, both included. */
  period?: { from: number; to: number } | undefined
  /** The document's date, ISO (2021-03-11, 2021-03 or 2021). */
  date?: string | undefined
  /** The title names another country and not China: what a country aims for is what the text is about. */
  isAbroad?: boolean | undefined
  /** The title says review or achievements: what stands below no heading that says otherwise looks back. */
  isReview?: boolean | undefined
  /** The heading or lead-in says targets: items below are commitments though they have no verb. */
  aspirational?: boolean | undefined
  /** The heading says review or achievements: what stands below is done unless it says otherwise. */
  retrospective?: boolean | undefined
  /** The year that the headings, the lead-in or else the title give to what says none. */
  due?: number | undefined
}

/** A context with a stance in place of the one that it has, and a year where one is given. */
export function withStance(
  { language, period, date, isAbroad, due }: ReadingContext,
  stance: Stance | undefined,
  year = due,
): ReadingContext {
  return {
    language,
    period,
    date,
    isAbroad,
    aspirational: stance === 'aspirational',
    retrospective: stance === 'retrospective',
    due: year,
  }
}

/** The deadline of what says no year itself; `isOpen`: it says a time of which the year is not known. */
export function inheritedDeadline({ due, period }: ReadingContext, isOpen: boolean): TargetReading['deadline'] {
  if (due !== undefined && due !== period?.to && !isOpen) return { year: due, from: 'heading' }
  return period && { year: period.to, from: 'period' }
}

/** Whether a quantity can be the value of a target, as far as its own words tell. */
export function isTargetKind(quantity: Quantity): boolean {
  return (
    quantity.attributive !== true &&
    quantity.kind !== 'year' &&
    quantity.kind !== 'date' &&
    quantity.kind !== 'ordinal' &&
    (quantity.kind !== 'plain' || quantity.scale > 1 || quantity.unit !== '' || !Number.isInteger(quantity.value))
  )
}

/** How a year relates to the document: `past`, `future`, or `undefined` where nothing is known of the document. */
export function yearStance(year: number, context: ReadingContext): 'past' | 'future' | undefined {
  const { period } = context
  const date = /^([12][0-9]{3})(?:-[01]?[0-9])?/.exec(context.date ?? '')
  if (date !== null) {
    const now = Number(date[1])
    if (year !== now) return year > now ? 'future' : 'past'
    const within = period !== undefined && year >= period.from && year <= period.to
    return within || isFirstHalf(date[0]) ? 'future' : 'past'
  }
  if (period !== undefined) return year >= period.from ? 'future' : 'past'
  return undefined
}

/** {@link yearStance} of a year or of years as a quantity: one that runs into the next (2024/25) is over with the first. */
export function yearsStance({ value, high, across }: Quantity, context: ReadingContext): 'past' | 'future' | undefined {
  return yearStance(across ? value : (high ?? value), context)
}

/** Whether a date, ISO, may lie in the first half of its year. */
export function isFirstHalf(date: string): boolean {
  return Number(/^[0-9]{4}-([01]?[0-9])/.exec(date)?.[1] ?? 1) <= 6
}

/** The year in which the document was issued, if its date is known. */
export function documentYear(context: ReadingContext): number | undefined {
  const year = /^([12][0-9]{3})/.exec(context.date ?? '')?.[1]
  return year === undefined ? undefined : Number(year)
}

/** The signs before a value, as readers and writers of tables set them. */
export const SIGNS: ReadonlyMap<string, Modifier> = new Map([
  ['>', 'more-than'],
  ['＞', 'more-than'],
  ['>=', 'at-least'],
  ['≥', 'at-least'],
  ['<', 'less-than'],
  ['＜', 'less-than'],
  ['<=', 'at-most'],
  ['≤', 'at-most'],
  ['~', 'about'],
  ['≈', 'about'],
  ['约', 'about'],
])

/** The baseline that `quantity` is, of `year` where that is known. */
export function baselineOf(quantity: Quantity, year: number | undefined): NonNullable<TargetReading['baseline']> {
  const { start, end, value, scale, unit } = quantity
  return { start, end, value, scale, unit, ...(year === undefined ? {} : { year }) }
}

/** The values of `quantity` as a reading has them. */
export function quantityFields(quantity: Quantity): { value: number; high?: number; scale: number; unit: string } {
  const { value, high, scale, unit } = quantity
  return high === undefined ? { value, scale, unit } : { value, high, scale, unit }
}
