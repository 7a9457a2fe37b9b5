// References to plans in running text, with the section that the words around a plan's name point to.

import type { Document } from '../../model/document.ts'
import type { Section } from '../../model/section.ts'
import { yearBefore } from '../../reading/chinese-plan-words.ts'
import { isGeneric } from '../../reading/plan-title.ts'
import { type Leaf, toText } from '../../syntax/prose.ts'
import { append } from '../../text/long-list.ts'
import { Ranges } from '../../text/ranges.ts'
import { lastBelow } from '../../text/sorted.ts'
import type { Corpus } from '../corpus.ts'
import type { Symbols } from '../symbols.ts'
import type { Mention } from '../terms/mentions.ts'
import type { Sense } from '../terms/senses.ts'
import { findArticle } from './article.ts'
import { choosePlan } from './choose-plan.ts'
import type { How } from './how.ts'
import { type PlacedWords, planWordsIn } from './plan-words.ts'
import { collectSectionsBehind, sectionBeside } from './reference-section.ts'
import { isYearly, yearOfTitle } from './report-year.ts'
import { resolvePlan } from './resolve-plan.ts'
import type { NamedSection } from './section-row.ts'
import { findSection } from './sections.ts'
import { ownerOf, standingOf } from './standing.ts'

/** A reference to a plan, with the section beside it; 《》 are no part of it. Offsets are into the referring document. */
export interface PlanReference {
  readonly start: number
  readonly end: number
  /** Where its name stands: all of it but the section. */
  readonly nameStart: number
  readonly nameEnd: number
  readonly plan: Symbols
  readonly how: How
  /** The section as the text names it, and the one it means; the latter is undefined where there is none such. */
  readonly sectionName: string | undefined
  readonly section: Section | undefined
  /** No more than the years of the plan are meant: “十三五”时期. */
  readonly isPeriod: boolean
}

/**
 * The references in one block of a document, in order of their starts, the wider of two first: “the proposal for [the last plan]”
 * holds two. What the words may mean is looked for anew, so that it is what the corpus has now.
 */
export function referencesIn(corpus: Corpus, document: Document, index: number): PlanReference[] {
  const words = planWordsIn(document, index)
  const mentions = corpus.mentions.inBlock(document, index).filter(isPlanMention)
  if (words.length === 0 && mentions.length === 0) return []
  const at = document.startOf(index)
  // Names that authors list in front matter, of whatever form, unless the text plainly speaks of another plan.
  const isCovered = createCoverTest(corpus, document, index, words)
  const listed = mentions.filter(mention => !isCovered(mention))
  const isOther = (name: Named): boolean => !isOwnName(corpus, document, name)
  const named = collectListed(corpus, document, index, listed).filter(isOther)
  const names = new Ranges(named)
  // 《纲要》第十五章 that may be either of two: nor is the section that of the plan before.
  const unclear: number[] = []
  for (const one of words) {
    if (names.holds(one.start, one.end)) continue
    const resolved = resolvePlan(corpus, document, index, one)
    if (!resolved) {
      if (one.subject.kind !== 'short') unclear.push(one.start)
      continue
    }
    const { start, end, leaf, from, to, subject } = one
    const bracket = subject.kind === 'title' && subject.isBracketed ? 1 : 0
    const place = { start: start + bracket, end: end - bracket, from: from + bracket, to: to - bracket }
    const isPeriod = subject.kind === 'number' && subject.of === 'period'
    named.push({ ...place, leaf, plan: resolved.plan, how: resolved.how, isPeriod })
  }
  const others = named.filter(isOther)
  others.sort((a, b) => a.start - b.start || b.end - a.end)
  const placed = others.map(name => place(corpus, at, name))
  return addSections(corpus, at, others, placed, unclear)
}

/** A resolved name. Offsets are into the block, `from` and `to` into the leaf's text. */
interface Named {
  readonly start: number
  readonly end: number
  readonly leaf: Leaf
  readonly from: number
  readonly to: number
  readonly plan: Symbols
  readonly how: How
  readonly isPeriod: boolean
}

/** True where a document says its own title, as a heading or in bold: “Reading the 14th Five-Year Plan” names another. */
function isOwnName(corpus: Corpus, document: Document, { leaf, from, to, plan }: Named): boolean {
  if (!isOwnTitle(corpus, document, leaf)) return false
  return plan.uri === document.uri || (leaf.text.slice(0, from).trim() === '' && leaf.text.slice(to).trim() === '')
}

/** True for a heading or bold line that is the document's title and no more. */
export function isOwnTitle(corpus: Corpus, document: Document, leaf: Leaf): boolean {
  if ((leaf.kind !== 'heading' && !leaf.strong) || leaf.text.length > LONGEST_TITLE) return false
  return leaf.text.trim() === corpus.symbols(document.uri)?.title
}

const LONGEST_TITLE = 400

function isPlanMention(mention: Mention): boolean {
  return mention.senses.some(({ kind }) => kind === 'plan')
}

/** No words that may name a plan are longer than this. */
const LONGEST_WORDS = 400

/** Tells whether words that hold a mention have a meaning of their own, or are plainly the name of another plan. */
function createCoverTest(
  corpus: Corpus,
  document: Document,
  index: number,
  words: readonly PlacedWords[],
): (mention: Mention) => boolean {
  const starts = words.map(({ start }) => start)
  return mention => {
    for (let i = lastBelow(starts, mention.start + 1); i >= 0; i--) {
      const one = words[i]
      if (!one || one.start < mention.start - LONGEST_WORDS) return false
      if (mention.end > one.end) continue
      const { subject } = one
      const isOther =
        subject.kind === 'title' ||
        (subject.kind === 'number' &&
          (subject.of === 'proposal' || ownerOf(standingOf(corpus, document), subject) !== undefined))
      // 《规划纲要》 that nothing explains, and that front matter lists as a name: the author says so.
      const isListed = subject.kind === 'title' && isGeneric(subject.title) && subject.year === undefined
      if ((isOther && !isListed) || resolvePlan(corpus, document, index, one)) return true
    }
    return false
  }
}

function collectListed(corpus: Corpus, document: Document, index: number, mentions: readonly Mention[]): Named[] {
  if (mentions.length === 0) return []
  const { leaves } = document.facts(index)
  const starts = leaves.map(({ start }) => start)
  return mentions.flatMap(({ start, end, senses }): Named[] => {
    const leaf = leaves[lastBelow(starts, start + 1)]
    const from = leaf && toText(leaf, start)
    const to = leaf && toText(leaf, end)
    if (!leaf || from === undefined || to === undefined) return []
    // A province has 政府工作报告 of its own.
    if (isYearly(leaf.text.slice(from, to)) && standingOf(corpus, document).place !== undefined) return []
    const plan = planOf(corpus, document, senses, reportYear(corpus, document, leaf, from, to))
    if (!plan) return []
    return [{ start, end, leaf, from, to, ...plan, isPeriod: false }]
  })
}

/** 今年政府工作报告: the year that stands before the name of a report without 《》; undefined for all other names. */
function reportYear(corpus: Corpus, document: Document, { text }: Leaf, from: number, to: number): number | undefined {
  const title = text.slice(from, to)
  const symbols = corpus.symbols(document.uri)
  return symbols && isYearly(title) ? yearOfTitle({ title, ...yearBefore(text, from) }, symbols) : undefined
}

function planOf(
  corpus: Corpus,
  document: Document,
  senses: readonly Sense[],
  year: number | undefined,
): { plan: Symbols; how: How } | undefined {
  const plans = senses.flatMap(sense => (sense.kind === 'plan' ? (corpus.symbols(sense.uri) ?? []) : []))
  const chosen = choosePlan(corpus, plans, corpus.symbols(document.uri), year)
  if (!chosen) return undefined
  const date = corpus.symbols(document.uri)?.date?.text
  const steps = chosen.versions > 1 ? [{ kind: 'version' as const, date, count: chosen.versions }] : []
  return { plan: chosen.plan, how: { by: 'name', steps } }
}

interface Placed {
  readonly reference: PlanReference
  /** What else stands beside the name, as in Chapters 1 and 11 of the plan. */
  readonly more: readonly NamedSection[]
}

function place(corpus: Corpus, at: number, { start, end, leaf, from, to, plan, how, isPeriod }: Named): Placed {
  const name = { nameStart: at + start, nameEnd: at + end, plan, how, isPeriod }
  const beside = isPeriod ? undefined : sectionBeside(leaf, from, to)
  if (!beside) {
    const reference = { start: at + start, end: at + end, ...name, sectionName: undefined, section: undefined }
    return { reference, more: [] }
  }
  const section = sectionOf(corpus, plan, beside.name)
  const range = { start: at + beside.start, end: at + beside.end }
  return { reference: { ...range, ...name, sectionName: beside.name, section }, more: beside.more }
}

/** A section by what a text calls it, or an article of a law; undefined where there is none such. */
export function sectionOf(corpus: Corpus, plan: Symbols, name: string): Section | undefined {
  return findSection(plan.sections, name) ?? findArticle(corpus, plan, name)
}

/**
 * Sections beside a name, and 《纲要》第三章、第五章: sections that stand alone behind a reference in its sentence, before other words that
 * may name a plan (which do not resolve, at `unclear`), where the plan has them.
 */
function addSections(
  corpus: Corpus,
  at: number,
  named: readonly Named[],
  placed: readonly Placed[],
  unclear: readonly number[],
): PlanReference[] {
  const all = placed.map(({ reference }) => reference)
  placed.forEach(({ reference, more }, i) => {
    const one = named[i]
    if (!one || one.isPeriod) return
    const sections = [...more]
    const next = placed[i + 1]?.reference
    // Of two nested ones the outer says what the sentence is about.
    if (one.leaf.kind !== 'heading' && !(next && next.start < reference.end)) {
      const free = named[i + 1]?.leaf === one.leaf ? (next?.start ?? 0) - at : one.leaf.end
      const end = Math.max(reference.end - at, more.at(-1)?.end ?? 0)
      const limit = Math.min(free, unclear[lastBelow(unclear, end) + 1] ?? free)
      append(sections, collectSectionsBehind(one.leaf, end, limit))
    }
    for (const { name, start, end } of sections) {
      const section = sectionOf(corpus, reference.plan, name)
      if (!section) continue
      const range = { start: at + start, end: at + end, nameStart: at + start, nameEnd: at + end }
      all.push({ ...range, plan: reference.plan, how: reference.how, sectionName: name, section, isPeriod: false })
    }
  })
  return all.length === placed.length ? all : all.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The references at an offset of the document, the innermost first; one that ends there counts where no other goes on. */
export function referencesAt(corpus: Corpus, document: Document, offset: number): PlanReference[] {
  const index = document.blockAt(offset)
  const all = referencesIn(corpus, document, index).filter(({ start, end }) => start <= offset && offset <= end)
  const inside = all.filter(({ end }) => offset < end)
  return (inside.length > 0 ? inside : all).sort((a, b) => a.end - a.start - (b.end - b.start))
}
