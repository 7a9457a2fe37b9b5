// Reads from a heading, a lead-in or a title by when what stands below is due: 2025年主要目标, Goals for 2030, 未来五年目标.

import { simplify } from '../text/fold.ts'
import { circlesAsZero } from '../text/numerals.ts'
import { collectPlanMentions, yearOfPlan } from './plan-period.ts'
import { collectQuantities, type Quantity } from './quantity.ts'
import { documentYear, isFirstHalf, type ReadingContext } from './target-reading.ts'

/**
 * A year; below 100 so many years from the document's date: 0 is this year, 5 the next five years; below 0 that of a plan by its number,
 * with the sign turned: -2030 is the 15th, which in a text from abroad is its own.
 */
export type Due = number

/** The one year, or span of years, that `text` looks ahead to; `undefined` where it names none, or several. */
export function readDue(text: string): Due | undefined {
  const line = circlesAsZero(simplify(text.slice(-300)))
  if (!MAY_SAY.test(line)) return undefined
  const plain = line.replace(/《[^《》]{0,80}》/g, title => ' '.repeat(title.length))
  const found = new Set<Due>(collectPlanMentions(plain).map(({ to }) => -to))
  for (const quantity of collectQuantities(plain))
    if (quantity.kind === 'year' && isTime(plain, quantity)) found.add(quantity.high ?? quantity.value)
  for (const { 0: words } of plain.matchAll(SPANS)) found.add(spanOf(words))
  // “十五五”时期（2026—2030年）: said twice.
  for (const due of found) if (due > 0) found.delete(-due)
  const [due] = found
  return found.size === 1 ? due : undefined
}

/** The year that `due` comes to in a document; `undefined` where its date is not known, or the year was over. */
export function yearDue(due: Due | undefined, context: ReadingContext): number | undefined {
  if (due === undefined) return undefined
  const now = documentYear(context)
  if (due < 0 || due >= 100) {
    const year = yearNamed(due, context)
    return year !== undefined && now !== undefined && year < now ? undefined : year
  }
  return now === undefined ? undefined : now + due - (due > 1 && isFirstHalf(context.date ?? '') ? 1 : 0)
}

/** The year that `due` is, over or not; undefined where it is counted from the document's date. */
export function yearNamed(due: Due | undefined, context: ReadingContext): number | undefined {
  if (due === undefined || due >= 0) return due === undefined || due < 100 ? undefined : due
  return yearOfPlan(-due, context)
}

const MAY_SAY = /[0-9]{4}|[一二三四五六七八九]五|五年|[今明十]年|未来|next|coming|this year|decade|plan|FYP/i

/** 与2020年相比, than in 2020, 中国制造2025 say no time. */
function isTime(text: string, { start, end }: Quantity): boolean {
  const before = text.slice(Math.max(0, start - 24), start)
  return (
    !/(?:[比较与同从自由按以]|制造|议程|相对于) ?$|(?<![A-Za-z])(?:than|from|over|since|with|Agenda|China|Vision) (?:the |in )?$/.test(
      before,
    ) && !/^(?:年)?(?:[以之]?来|不变价|价格| level| price| ?年?1?[0-9]月)/.test(text.slice(end, end + 8))
  )
}

const SPANS =
  /(?:未来|今后|今後)的?(?:[二两三四五六七八九十]|[2-9]|[12][05])年|今年(?!以来|[上前])|明年|(?<![a-z])(?:(?:over|in|for|during|within) (?:the )?(?:next|coming)|within) (?:(?:two|three|four|five|ten|[2-9]|10) years|decade)|(?<![a-z])the (?:next|coming) decade|(?<![a-z])(?:this|next) year(?![a-z])/gi

/** The year to which the time at the start of `words` leads: 未来五年, over the next decade; `undefined` where none is said. */
export function yearOfSpan(words: string, context: ReadingContext): number | undefined {
  const found = words.match(SPANS)?.[0]
  return found !== undefined && words.startsWith(found) ? yearDue(spanOf(found), context) : undefined
}

function spanOf(words: string): Due {
  if (/^(?:今年|this)/i.test(words)) return 0
  if (/^(?:明|next year)/i.test(words)) return 1
  const count =
    /(?:[二两三四五六七八九十]|[0-9]{1,2})(?=年)|(?:two|three|four|five|ten|[0-9]{1,2})(?= )|decade/i
      .exec(words)?.[0]
      .toLowerCase() ?? ''
  return COUNTS.get(count) ?? Number(count)
}

const COUNTS: ReadonlyMap<string, number> = new Map([
  ...[...'两二三四五六七八九十'].map((digit, at): [string, number] => [digit, Math.max(2, at + 1)]),
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['ten', 10],
  ['decade', 10],
])
