// Says in which year what a sentence tells was achieved, as far as the sentence or its document says so.

import { contextOf } from '../index/reading-context.ts'
import type { FoundTarget } from '../index/targets.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { collectPlanMentions } from '../reading/plan-period.ts'
import { collectQuantities } from '../reading/quantity.ts'
import { sentenceAround } from '../text/sentence.ts'

/**
 * The year of an outcome: that of a table's column; or the last one before it in its sentence, 去年 by the document's date
 * and “十三五”时期 by the plan's last year; else that of the nearest heading, or of the document's title, that says one.
 * Undefined where none does.
 */
export function findOutcomeYear(document: Document, { start }: Range, target: FoundTarget): number | undefined {
  const { title } = document.meta
  const { date, period } = contextOf(document)
  const issued = Number(/^[12][0-9]{3}/.exec(date ?? '')?.[0] ?? Number.NaN)
  const { leaf, reading, isRow } = target
  if (isRow && reading.deadline?.from === 'text') return reading.deadline.year
  if (!isRow) {
    const sentence = sentenceAround(leaf.text, reading.start, reading.end)
    const before = leaf.text.slice(Math.max(sentence.start, reading.start - LOOK), reading.end)
    const said =
      yearIn(before, issued) ?? yearIn(leaf.text.slice(reading.end, Math.min(sentence.end, reading.end + LOOK)), issued)
    if (said !== undefined) return said
  }
  // A plan's own name in its headings says what is still to come; 2023年国民经济和社会发展统计公报 tells of 2023.
  const isOwn = (words: string): boolean => collectPlanMentions(words).some(({ to }) => to === period?.to)
  for (let section = document.sectionAt(start); section; section = document.sections[section.parent]) {
    const said = isOwn(section.title) ? undefined : yearIn(section.title, issued)
    if (said !== undefined) return said
  }
  return title === undefined || isOwn(title) ? undefined : yearIn(title, issued)
}

/** How far from the clause a year may stand, in characters. */
const LOOK = 200

function yearIn(words: string, issued: number): number | undefined {
  const years = collectQuantities(words).filter(({ kind, attributive }) => kind === 'year' && !attributive)
  const said = years
    .filter(({ start }) => !isCompared(words, start))
    .map(({ start, value, high }) => ({ start, year: high ?? value }))
  for (const { start, to } of collectPlanMentions(words)) said.push({ start, year: to })
  if (!Number.isNaN(issued)) {
    for (const match of words.matchAll(/去年|上年|last year|今年|this year/gi)) {
      if (isCompared(words, match.index)) continue
      said.push({ start: match.index, year: /今年|this/i.test(match[0]) ? issued : issued - 1 })
    }
  }
  return said.sort((a, b) => a.start - b.start).at(-1)?.year
}

/** 比上年增长, since 2015: what a result is held against is not its year. */
function isCompared(words: string, start: number): boolean {
  return /(?:比|较|于|自|从|since|from|than|over|with) ?$/i.test(words.slice(Math.max(0, start - 8), start))
}
