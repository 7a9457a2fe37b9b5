// References to plans in running text, with the section that the words around a plan's name point to.

import type { Document } from '../model/document.ts'
import type { Section } from '../model/section.ts'
import { isGeneric } from '../reading/plan-title.ts'
import { type Leaf, toSource } from '../syntax/prose.ts'
import { findArticle } from './article.ts'
import { choosePlan } from './choose-plan.ts'
import type { Corpus } from './corpus.ts'
import type { Mention } from './mentions.ts'
import { type PlacedWords, planWordsIn } from './plan-words.ts'
import { collectSectionsBehind, sectionBeside } from './reference-section.ts'
import { type How, resolvePlan } from './resolve-plan.ts'
import { findSection } from './sections.ts'
import type { Symbols } from './symbols.ts'

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
  const named: Named[] = []
  // Names that authors list in front matter, of whatever form, unless the text plainly speaks of another plan.
  const listed = mentions.filter(mention => !isCovered(corpus, document, index, words, mention))
  for (const mention of listed) {
    const plan = planOf(corpus, document, mention)
    const leaf = document.facts(index).leaves.find(one => one.start <= mention.start && mention.end <= one.end)
    if (plan && leaf) named.push({ start: mention.start, end: mention.end, leaf, ...plan, isPeriod: false })
  }
  for (const one of words) {
    if (listed.some(({ start, end }) => start <= one.start && one.end <= end)) continue
    const resolved = resolvePlan(corpus, document, index, one)
    const bracket = one.subject.kind === 'title' && one.subject.isBracketed ? 1 : 0
    if (resolved)
      named.push({
        start: one.start + bracket,
        end: one.end - bracket,
        leaf: one.leaf,
        ...resolved,
        isPeriod: one.subject.kind === 'number' && one.subject.of === 'period',
      })
  }
  const title = corpus.symbols(document.uri)?.title
  // What stands alone as the document's own title refers to nothing.
  const own = named.filter(({ leaf }) => (leaf.kind === 'heading' || leaf.strong) && leaf.text.trim() === title)
  if (own.length > 0) return []
  named.sort((a, b) => a.start - b.start || b.end - a.end)
  const references = named.map(name => place(corpus, at, name))
  return addSectionsBehind(corpus, at, named, references)
}

interface Named {
  readonly start: number
  readonly end: number
  readonly leaf: Leaf
  readonly plan: Symbols
  readonly how: How
  readonly isPeriod: boolean
}

function isPlanMention(mention: Mention): boolean {
  return mention.senses.some(({ kind }) => kind === 'plan')
}

/** True where words that hold the mention have a meaning of their own, or are plainly the name of another plan. */
function isCovered(
  corpus: Corpus,
  document: Document,
  index: number,
  words: readonly PlacedWords[],
  mention: Mention,
): boolean {
  return words.some(one => {
    if (one.start > mention.start || mention.end > one.end) return false
    const { subject } = one
    const isOther =
      subject.kind === 'title' ||
      (subject.kind === 'number' && (subject.place !== undefined || subject.of === 'proposal'))
    // 《规划纲要》 that nothing explains, and that front matter lists as a name: the author says so.
    const isListed = subject.kind === 'title' && isGeneric(subject.title) && subject.year === undefined
    if (isOther && !isListed) return true
    return resolvePlan(corpus, document, index, one) !== undefined
  })
}

function planOf(corpus: Corpus, document: Document, mention: Mention): { plan: Symbols; how: How } | undefined {
  const plans = mention.senses.flatMap(sense => (sense.kind === 'plan' ? (corpus.symbols(sense.uri) ?? []) : []))
  const chosen = choosePlan(corpus, plans, corpus.symbols(document.uri), undefined)
  if (!chosen) return undefined
  const date = corpus.symbols(document.uri)?.date?.text
  const steps = chosen.versions > 1 ? [{ kind: 'version' as const, date, count: chosen.versions }] : []
  return { plan: chosen.plan, how: { by: 'name', steps } }
}

function place(corpus: Corpus, at: number, { start, end, leaf, plan, how, isPeriod }: Named): PlanReference {
  const name = { nameStart: at + start, nameEnd: at + end, plan, how, isPeriod }
  const beside = isPeriod ? undefined : sectionBeside(leaf, start, end)
  if (!beside) return { start: at + start, end: at + end, ...name, sectionName: undefined, section: undefined }
  const section = sectionOf(corpus, plan, beside.name)
  return { start: at + beside.start, end: at + beside.end, ...name, sectionName: beside.name, section }
}

/** A section by what a text calls it, or an article of a law; undefined where there is none such. */
export function sectionOf(corpus: Corpus, plan: Symbols, name: string): Section | undefined {
  return findSection(plan.sections, name) ?? findArticle(corpus, plan, name)
}

/** 《纲要》第三章、第五章: sections that stand alone behind a reference in its sentence, where the plan has them. */
function addSectionsBehind(
  corpus: Corpus,
  at: number,
  named: readonly Named[],
  references: readonly PlanReference[],
): PlanReference[] {
  const all = [...references]
  named.forEach(({ leaf, isPeriod }, i) => {
    const reference = references[i]
    if (!reference || isPeriod || leaf.kind === 'heading') return
    const next = references[i + 1]
    // Of two nested ones the outer says what the sentence is about.
    if (next && next.start < reference.end) return
    const limit = named[i + 1]?.leaf === leaf ? (next?.start ?? 0) - at : leaf.end
    for (const { name, start, end } of collectSectionsBehind(leaf, reference.end - at, limit)) {
      const section = sectionOf(corpus, reference.plan, name)
      if (!section) continue
      const range = { start: at + start, end: at + end, nameStart: at + start, nameEnd: at + end }
      all.push({ ...range, plan: reference.plan, how: reference.how, sectionName: name, section, isPeriod: false })
    }
  })
  return all.length === references.length ? all : all.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The references at an offset of the document, the innermost first; one that ends there counts where no other goes on. */
export function referencesAt(corpus: Corpus, document: Document, offset: number): PlanReference[] {
  const index = document.blockAt(offset)
  const all = referencesIn(corpus, document, index).filter(({ start, end }) => start <= offset && offset <= end)
  const inside = all.filter(({ end }) => offset < end)
  return (inside.length > 0 ? inside : all).sort((a, b) => a.end - a.start - (b.end - b.start))
}

/** Where the leaf's text from `from` to `to` stands in the block. */
export function rangeOf(leaf: Leaf, from: number, to: number): { readonly start: number; readonly end: number } {
  const [start, end] = toSource(leaf, from, to)
  return { start, end }
}
