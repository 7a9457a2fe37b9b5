// References to plans in running text, with the section that the words around a plan's name point to.

import type { Document } from '../model/document.ts'
import type { Section } from '../model/section.ts'
import { type Leaf, toSource, toText } from '../syntax/prose.ts'
import type { Corpus } from './corpus.ts'
import type { Mention } from './mentions.ts'
import { findSection, matchPath } from './sections.ts'
import type { Symbols } from './symbols.ts'

/** A reference to a plan. Offsets are into the referring document. */
export interface PlanReference {
  readonly start: number
  readonly end: number
  readonly plan: Symbols
  /** The section as the text names it, and the one it means; the latter is undefined where there is none such. */
  readonly sectionName: string | undefined
  readonly section: Section | undefined
}

/** The reference that the mention of a plan's name makes, section included, or undefined where it names no plan. */
export function readReference(corpus: Corpus, document: Document, mention: Mention): PlanReference | undefined {
  const plan = bestPlan(corpus, document, mention)
  if (!plan) return undefined
  const index = document.blockAt(mention.start)
  const at = document.startOf(index)
  const leaf = document
    .facts(index)
    .leaves.find(leaf => leaf.start <= mention.start - at && mention.end - at <= leaf.end)
  const named = leaf && sectionBeside(leaf, mention.start - at, mention.end - at)
  const plain = { start: mention.start, end: mention.end, plan, sectionName: undefined, section: undefined }
  if (!named) return plain
  const section = findSection(plan.sections, named.name)
  return { start: at + named.start, end: at + named.end, plan, sectionName: named.name, section }
}

/**
 * Of several documents with one name: the original before what expresses it, another document before the one that
 * refers, and of a series (each year's work report) the last one before the referring document.
 */
function bestPlan(corpus: Corpus, document: Document, mention: Mention): Symbols | undefined {
  const plans = mention.senses.flatMap(sense => (sense.kind === 'plan' ? (corpus.symbols(sense.uri) ?? []) : []))
  const today = corpus.symbols(document.uri)?.date?.text ?? '9999'
  const rank = (plan: Symbols): number =>
    (plan.meta.kind === 'commentary' ? 8 : 0) +
    (plan.meta.expresses ? 4 : 0) +
    (plan.uri === document.uri ? 2 : 0) +
    ((plan.date?.text ?? '9999') > today ? 1 : 0)
  return plans.sort((a, b) => rank(a) - rank(b) || (b.date?.text ?? '').localeCompare(a.date?.text ?? ''))[0]
}

/** Chapter 12, Part III of the …; Chapter Twelve in Part III of China’s … */
const LEAD =
  /((?:part|volume|chapter|section|article)\s[a-z\d-]{1,12}(?:(?:,\s?|\s(?:of|in)\s)(?:the\s)?(?:part|volume|chapter|section|article)\s[a-z\d-]{1,12}){0,3}),?\s(?:of|in|from)\s(?:the\s|china[’']s\s){0,2}$/i

/** The reference whose section, rather than its plan's name, stands at an offset of the document; undefined where none does. */
export function findReferenceAt(corpus: Corpus, document: Document, offset: number): PlanReference | undefined {
  const index = document.blockAt(offset)
  const at = document.startOf(index)
  for (const mention of corpus.mentions.inBlock(document, index)) {
    if (!mention.senses.some(sense => sense.kind === 'plan') || Math.abs(at + mention.start - offset) > 240) continue
    const reference = readReference(corpus, document, { ...mention, start: at + mention.start, end: at + mention.end })
    if (reference?.sectionName && reference.start <= offset && offset <= reference.end) return reference
  }
  return undefined
}

/** 《…》第十章, “十四五”规划纲要第三篇第一章, 14th Five-Year Plan (Chapter 12), Chapter 12 of the 14th Five-Year Plan. */
function sectionBeside(
  leaf: Leaf,
  start: number,
  end: number,
): { name: string; start: number; end: number } | undefined {
  const from = toText(leaf, start)
  const to = toText(leaf, end)
  if (from === undefined || to === undefined) return undefined
  const behind = leaf.text.slice(to, to + 120)
  const gap = /^(?:[”"』」》〉]{0,2})(?:\s?纲要)?(?:[’']s)?[的中之]?[\s,，]{0,2}[(（]?/.exec(behind)?.[0].length ?? 0
  const path = matchPath(behind.slice(gap))
  if (path) {
    const nameEnd = to + gap + path.length
    return { name: leaf.text.slice(to + gap, nameEnd), start, end: toSource(leaf, to, nameEnd)[1] }
  }
  const before = leaf.text.slice(Math.max(0, from - 120), from)
  const lead = LEAD.exec(before)
  if (!lead?.[1]) return undefined
  const nameStart = from - lead[0].length
  return { name: lead[1], start: toSource(leaf, nameStart, nameStart + 1)[0], end }
}
