// Finds what a text says was achieved of targets that the corpus knows, and that no mark holds.

import type { FoundClaim } from '../index/claim-index.ts'
import type { Corpus } from '../index/corpus.ts'
import { statedTitle } from '../index/plans/title.ts'
import { contextOf } from '../index/reading-context.ts'
import { statementsOf } from '../index/statements.ts'
import { type FoundTarget, placeTarget } from '../index/targets.ts'
import type { Document } from '../model/document.ts'
import type { UntaggedTarget } from '../model/finding.ts'
import { isTargetless } from '../model/targetless.ts'
import { indicatorName } from '../reading/indicator-name.ts'
import { isGeneralName, resultSpan } from '../reading/result-span.ts'
import { START, stanceAfter, stanceIn } from '../reading/stance.ts'
import { findStatements, findTargets } from '../reading/target.ts'
import { documentYear, type ReadingContext, yearStance } from '../reading/target-reading.ts'
import type { Block } from '../syntax/block.ts'
import type { Leaf } from '../syntax/prose.ts'
import { type Kept, keep, Slot } from '../syntax/slot.ts'
import { append } from '../text/long-list.ts'
import { sentenceAround } from '../text/sentence.ts'
import { comparisonKey } from './claim-value.ts'
import { findOutcomeYear } from './outcome-year.ts'
import { collectRowResults } from './row-outcomes.ts'

/** A value that a text says was reached. */
export interface UntaggedOutcome {
  /** Its words, in the document, as those of an untagged target. */
  readonly finding: UntaggedTarget
  /** What was read; offsets are into the block. */
  readonly found: FoundTarget
  /** The block that holds it. */
  readonly index: number
  readonly year: number
  /** A target that it is an outcome of. */
  readonly of: FoundClaim
}

const ACHIEVED = new Slot<Kept<readonly FoundTarget[]>>()
const NOTHING: readonly FoundTarget[] = []

/**
 * The outcomes of a document in order, a step each run of blocks. One is a value of something named that the text or a table says was reached,
 * in a year that it says, where a text of the corpus that is no younger sets a value of the same sort for the same indicator and place, for that
 * year or for one within {@link WITHIN} years. What is supposed or forecast is none. Laws and glossaries have none.
 */
export function* collectUntaggedOutcomes(corpus: Corpus, document: Document): Generator<undefined, UntaggedOutcome[]> {
  const { kind } = document.meta
  if (kind === 'law' || kind === 'glossary') return []
  const context = contextOf(document)
  const key = JSON.stringify(context)
  const outcomes: UntaggedOutcome[] = []
  // A communiqué has results and nothing else.
  const standing = isTargetless(document.meta, statedTitle(document) ?? '') ? 'retrospective' : undefined
  let state = START
  for (const [number, run] of document.list.runs.entries()) {
    const first = document.list.firsts[number] ?? 0
    for (const [i, block] of run.blocks.entries()) {
      const index = first + i
      if (block.isFrontMatter || document.toc.has(index)) continue
      const facts = document.factsOf(block)
      const stances = facts.leaves.map(leaf => {
        if (leaf.kind !== 'cell') state = stanceAfter(state, leaf)
        return stanceIn(state, documentYear(context)) ?? standing
      })
      const found = keep(ACHIEVED, block, [key, stances.join()], () => readAchieved(document, block, stances, context))
      if (found.length === 0) continue
      const at = document.startOf(index)
      const marks = facts.marks.filter(mark => mark.kind === 'target' || mark.kind === 'outcome')
      for (const one of found) {
        // A mark on the name of a row is about all of it.
        const row = one.row ?? one
        const isTagged = marks.some(
          mark =>
            (mark.start < one.end && one.start < mark.end) ||
            (mark.kind === 'outcome' && row.start <= mark.start && mark.end <= row.end),
        )
        if (isTagged) continue
        const outcome = matchTarget(corpus, document, index, at, one)
        if (outcome) outcomes.push(outcome)
      }
    }
    yield
  }
  return outcomes
}

/** What is asked of a target for a result. */
interface Result {
  readonly year: number
  /** The first year that it tells of. */
  readonly from: number
  readonly span: number
  /** A share or an age, which may be set for many years. */
  readonly isLasting: boolean
}

const LEVEL = /达|为|由|从|突破|超过|余额|总|reach|stood|exceed|total|from/
const LASTING = /^(?:[%％‰]|percent|per cent|岁|years?)/
const FLOW = /^(?:全国|全省|全市)?(?:城镇|农村)?(?:新增|新建|新开工|净增)/

/** For how many years before the one it is set for a target has results. */
const WITHIN = 5

function matchTarget(
  corpus: Corpus,
  document: Document,
  index: number,
  at: number,
  found: FoundTarget,
): UntaggedOutcome | undefined {
  const { reading, isChange, text } = found
  const { indicator } = reading
  const sort = comparisonKey(found)
  const name = indicator && indicatorName(indicator.text)
  if (!indicator || !name || name.key === '' || sort === undefined || isGeneralName(indicator.text)) return undefined
  const before = found.isRow ? '' : found.leaf.text.slice(0, reading.start)
  if (PART_OF_NEW.test(before.slice(-60))) return undefined
  const key = corpus.claims.idOfName(name.key, isChange) ?? `~${name.key}`
  const { plans } = corpus.claims
  const scope = plans.of(document.uri)?.scope ?? ''
  const targets = corpus.claims
    .of(key)
    .filter(
      ({ uri, claim }) =>
        claim.kind === 'target' && comparisonKey(claim) === sort && (plans.of(uri)?.scope ?? '') === scope,
    )
  if (targets.length === 0) return undefined
  const place = { start: at + found.start, end: at + found.end }
  const year = findOutcomeYear(document, place, found) ?? (found.isRow ? undefined : yearReported(document))
  if (year === undefined || yearStance(year, contextOf(document)) === 'future') return undefined
  // The clause itself may say it: 去年新增就业….
  const said = found.isRow ? '' : found.leaf.text.slice(0, reading.quantity.start)
  const span = resultSpan(said) ?? spanOfSections(document, place.start) ?? 1
  const isLasting = LASTING.test(reading.unit) && !FLOW.test(indicator.text)
  // 五年新建公路130万公里 adds up, 城镇化率提高到52.6% is where it ended.
  const addsUp = isChange || (!LASTING.test(reading.unit) && !LEVEL.test(text))
  const of = nearest(corpus, targets, { year, from: addsUp ? year - span + 1 : year, span, isLasting })
  if (!of) return undefined
  const finding: UntaggedTarget = { code: 'untagged-target', text, indicator: indicator.text, ...place }
  return { finding, found, index, year, of }
}

/** 一、过去五年工作回顾: what a heading above says of how many years were looked back on. */
function spanOfSections(document: Document, start: number): number | undefined {
  for (let section = document.sectionAt(start); section; section = document.sections[section.parent]) {
    const span = resultSpan(section.title)
    if (span !== undefined) return span
  }
  return undefined
}

/** A report of the first half of a year tells of the one before, where it names none: so the ledger takes its outcomes, too. */
function yearReported(document: Document): number | undefined {
  if (document.meta.kind !== 'report') return undefined
  const [, year, month] = /^([12][0-9]{3})-(0[1-6])/.exec(contextOf(document).date ?? '') ?? []
  return month === undefined ? undefined : Number(year) - 1
}

/** 新增公路63万公里，其中高速公路3万公里: what is new of something is not all of it. */
const PART_OF_NEW = /(?:新增|新建|净增|建成)[^。；]{0,40}其中[:：，]?$/

/**
 * Of the targets that a result of `year` may be one of, the one for the nearest year, and of several the last that was set. What was
 * reached in `span` years, two or more, is a result of nothing that was set for one.
 */
function nearest(
  corpus: Corpus,
  targets: readonly FoundClaim[],
  { year, from, span, isLasting }: Result,
): FoundClaim | undefined {
  const dated = targets.flatMap(target => {
    const set = Number(/^[12][0-9]{3}/.exec(corpus.symbols(target.uri)?.date?.text ?? '')?.[0] ?? year)
    const ahead = (target.claim.reading.deadline?.year ?? year) - year
    // What was set later is no target of that year, nor of years most of which were over by then.
    if (from < set - 1 || set > year || year - set > WITHIN || ahead < 0 || ahead > WITHIN) return []
    const isOpen = target.claim.reading.deadline === undefined
    // A report that names no year means its own, but for shares and ages, which it may set for a whole plan.
    if (isOpen && year > set && !isLasting) return []
    const isOfOneYear = year + ahead <= set && (!isOpen || !isLasting)
    return span > 1 && isOfOneYear ? [] : [{ target, set, ahead }]
  })
  return dated.sort((a, b) => a.ahead - b.ahead || b.set - a.set)[0]?.target
}

/** What the paragraphs of a block say was reached; `stances` are those of its leaves. */
function readAchieved(
  document: Document,
  block: Block,
  stances: readonly (ReturnType<typeof stanceIn> | undefined)[],
  context: ReadingContext,
): readonly FoundTarget[] {
  const all = document.factsOf(block).leaves.flatMap((leaf, i) => {
    if (leaf.kind !== 'paragraph' || leaf.text.length > LONGEST) return []
    // What was pasted is read as the table that it was.
    if (statementsOf(leaf, block.source).some(({ table }) => table)) return []
    return achievedIn(leaf, stances[i] === 'retrospective', context)
  })
  append(all, collectRowResults(document.factsOf(block), block.source, context))
  return all.length > 0 ? all : NOTHING
}

/** A longer paragraph is a text without line breaks, of which no reader tags results one by one. */
const LONGEST = 20_000

function achievedIn(leaf: Leaf, retrospective: boolean, context: ReadingContext): FoundTarget[] {
  const { text } = leaf
  if (!/[0-9０-９]/.test(text)) return []
  const stated = findStatements(text, context)
  if (stated.length === 0) return []
  // What could be ahead is no result; under a heading that looks back only what plainly is ahead is none.
  const ahead = findTargets(text, { ...context, ...(retrospective ? { retrospective } : { aspirational: true }) })
  return stated
    .filter(({ start, end, quantity }) => {
      if (ahead.some(other => other.start < end && start < other.end)) return false
      const sentence = sentenceAround(text, quantity.start, quantity.end)
      return !SUPPOSED.test(text.slice(Math.max(sentence.start, quantity.start - 120), quantity.end))
    })
    .map(reading => placeTarget(leaf, reading))
}

/** What others expect, what was to be, and what would be. */
const SUPPOSED =
  /如果|假如|假设|倘若|预测|预计|估计|有望|计划[^，。]{0,12}(?:达|增|降)|(?<![A-Za-z])(?:if|would|forecasts?|predicts?|predicted|projected|expected|estimates?|estimated)(?![A-Za-z])/i
