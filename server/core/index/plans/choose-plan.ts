// Chooses among the documents that one name may mean: versions of a law, a plan and its translation, a report of every year.

import { isLawTitle } from '../../reading/plan-title.ts'
import type { Corpus } from '../corpus.ts'
import type { Symbols } from '../symbols.ts'
import { nationalKey, nationalPlanOf } from './national-plan.ts'

/** The document that is meant, and how many dated versions the choice was among. */
export interface Chosen {
  readonly plan: Symbols
  readonly versions: number
}

/**
 * The original before what expresses it and before commentary. Of several versions that of the `year` the text names; else the
 * last one at the date of the document that refers, or the last of all where it has no date or none is as old. Undefined where there
 * is none, none of that year, or where a report may mean itself or another.
 */
export function choosePlan(
  corpus: Corpus,
  candidates: readonly Symbols[],
  from: Symbols | undefined,
  year: number | undefined,
): Chosen | undefined {
  const own = candidates.filter(({ uri, meta }) => corpus.originOf(uri) === 'own' && meta.kind !== 'glossary')
  const least = Math.min(...own.map(rank))
  const best = own.filter(symbols => rank(symbols) === least)
  const isSeries = best.length > 1 && best.every(({ meta, title }) => meta.kind === 'report' || /报告$/.test(title))
  // A report that speaks of 政府工作报告 may mean itself or any other.
  if (isSeries && year === undefined && best.some(({ uri }) => uri === from?.uri)) return undefined
  const ofYear = best.filter(
    symbols =>
      (year === undefined || symbols.date === undefined || symbols.date.text.startsWith(`${year}`)) &&
      !isLater(symbols, from),
  )
  const today = from?.date?.text
  const sorted = [...ofYear].sort((a, b) => compare(a, b, today))
  const [plan] = sorted
  return plan && { plan, versions: best.filter(({ date }) => date !== undefined).length }
}

/** The document that is the national plan with a number, or the proposal for it; the original before its translations. */
export function nationalPlan(corpus: Corpus, number: number, of: 'plan' | 'proposal'): Symbols | undefined {
  return choosePlan(corpus, corpus.withKey(nationalKey(number, of)), undefined, undefined)?.plan
}

/** A name that is not that of a law or of a numbered plan means nothing that came years after the text: another had the name. */
function isLater({ meta, title, date }: Symbols, from: Symbols | undefined): boolean {
  if (!from || !date || !from.date || meta.kind === 'law' || isLawTitle(title) || nationalPlanOf(meta, title))
    return false
  return date.text.slice(0, 4) > from.date.text.slice(0, 4)
}

/** A plan in English beside the same one in Chinese renders it, also where its front matter does not say so. */
function rank({ meta, id, title }: Symbols): number {
  const isEnglish = meta.language === 'en' || (meta.language === undefined && !/\p{Script=Han}/u.test(title))
  return (
    (meta.kind === 'commentary' ? 4 : 0) +
    (meta.expresses !== undefined && meta.expresses !== id ? 2 : 0) +
    (isEnglish ? 1 : 0)
  )
}

/** What was there at the date comes first, the latest of it; then what came later, the latest again; undated ones last. */
function compare(a: Symbols, b: Symbols, today: string | undefined): number {
  const [one, other] = [a.date?.text ?? '', b.date?.text ?? '']
  if (today !== undefined) {
    const [oneThere, otherThere] = [isThere(one, today), isThere(other, today)]
    if (oneThere !== otherThere) return oneThere ? -1 : 1
  }
  return one === other ? (a.uri < b.uri ? -1 : 1) : one > other ? -1 : 1
}

function isThere(date: string, today: string): boolean {
  // A year alone may be any day of it.
  return date !== '' && date.slice(0, today.length) <= today
}
