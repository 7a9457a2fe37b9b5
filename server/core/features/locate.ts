// Says what stands at an offset: a mark, a field of front matter or of a glossary entry, a term or a plan's name.

import type { Corpus, Entry } from '../index/corpus.ts'
import type { Phrase } from '../index/phrases/phrase-run.ts'
import type { How } from '../index/plans/how.ts'
import { type PlanReference, referencesAt, sectionOf } from '../index/plans/references.ts'
import { findUnresolvedAt, type UnresolvedReference } from '../index/plans/unresolved.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Mention } from '../index/terms/mentions.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import type { Section } from '../model/section.ts'
import type { Mark } from '../syntax/mark.ts'
import { findGlossed, type GlossedMention } from './glossed.ts'

/** A tagged union of all that Tifa can explain or follow; the range is what the editor should underline. */
export type Located =
  | { readonly kind: 'term'; readonly range: Range; readonly mention: Mention }
  | {
      readonly kind: 'plan'
      readonly range: Range
      readonly plan: Symbols
      readonly section: Section | undefined
      readonly sectionName: string | undefined
      /** How it is known which plan is meant; undefined where the author says so. */
      readonly how: How | undefined
      /** No more than the years of the plan are meant. */
      readonly isPeriod: boolean
      /** Where its name stands in running text, all of it but the section; undefined in marks and fields. */
      readonly name: Range | undefined
    }
  /** Words that refer to a plan and lead nowhere. */
  | { readonly kind: 'unresolved'; readonly range: Range; readonly reference: UnresolvedReference }
  | { readonly kind: 'entry'; readonly range: Range; readonly entries: readonly Entry[]; readonly id: string }
  | { readonly kind: 'target'; readonly range: Range; readonly mark: Mark; readonly at: number }
  | { readonly kind: 'note'; readonly range: Range; readonly mark: Mark }
  /** A run of words that other documents have too; the longest first. */
  | { readonly kind: 'phrase'; readonly range: Range; readonly phrases: readonly [Phrase, ...Phrase[]] }
  | { readonly kind: 'pair'; readonly range: Range; readonly glossed: GlossedMention }

/** All that stands at `offset`, the innermost first; a recurring phrase only where no term stands and no plan is referred to. */
export function locate(corpus: Corpus, document: Document, offset: number): Located[] {
  const found = locateKnown(corpus, document, offset)
  if (found.some(({ kind }) => kind !== 'target' && kind !== 'note' && kind !== 'pair')) return found
  const [longest, ...others] = corpus.phrases.at(document, offset)
  if (longest) found.push({ kind: 'phrase', range: longest.range, phrases: [longest, ...others] })
  return found
}

/** What an author, a glossary or a title says of the place. */
function locateKnown(corpus: Corpus, document: Document, offset: number): Located[] {
  const index = document.blockAt(offset)
  if (document.list.block(index)?.isFrontMatter && offset < document.startOf(index + 1))
    return locateField(corpus, document, offset)
  const found: Located[] = []
  const at = document.startOf(index)
  const mark = document.facts(index).marks.find(mark => mark.start <= offset - at && offset - at <= mark.end)
  const mention = corpus.mentions.at(document, offset)
  const own = document.meta.kind === 'glossary' ? locateEntry(corpus, document, offset) : undefined
  if (own) found.push(own)
  if (mark) {
    const onText = mark.textStart <= offset - at && offset - at <= mark.textEnd
    const located = locateMark(corpus, mark, at)
    // Inside a target's words a term explains itself first; on the address it is the mark that is meant.
    if (onText && mark.kind !== 'plan') found.push(...locateWords(corpus, document, offset, mention))
    if (located) found.push(located)
    // Which plan its words mean is what a plan's mark says.
    if (onText && mention && mark.kind === 'plan') found.push(...locateTerm(mention))
    if (onText) found.push(...locateGlossed(corpus, document, offset, mention))
    return found
  }
  found.push(...locateWords(corpus, document, offset, mention))
  found.push(...locateGlossed(corpus, document, offset, mention))
  return found
}

/** What the corpus glosses, unless it is a piece of a longer term or name. */
function locateGlossed(corpus: Corpus, document: Document, offset: number, mention: Mention | undefined): Located[] {
  const glossed = findGlossed(corpus, document, offset)
  if (!glossed) return []
  const { range } = glossed
  const isInside =
    mention &&
    mention.start <= range.start &&
    range.end <= mention.end &&
    mention.end - mention.start > range.end - range.start
  return isInside ? [] : [{ kind: 'pair', range, glossed }]
}

/** The term and the references at an offset; a term that is only a piece of a plan's name comes behind the plan. */
function locateWords(corpus: Corpus, document: Document, offset: number, mention: Mention | undefined): Located[] {
  const resolved = referencesAt(corpus, document, offset).map(locateReference)
  const references = resolved.length > 0 ? resolved : locateUnresolved(corpus, document, offset)
  const terms = mention ? locateTerm(mention) : []
  const [reference] = references
  const isPiece =
    mention !== undefined &&
    reference !== undefined &&
    reference.range.start <= mention.start &&
    mention.end <= reference.range.end &&
    mention.end - mention.start < reference.range.end - reference.range.start
  return isPiece ? [...references, ...terms] : [...terms, ...references]
}

function locateTerm(mention: Mention): Located[] {
  const isTerm = mention.senses.some(sense => sense.kind === 'term')
  return isTerm ? [{ kind: 'term', range: { start: mention.start, end: mention.end }, mention }] : []
}

function locateReference({ start, end, nameStart, nameEnd, ...reference }: PlanReference): Located {
  const { plan, section, sectionName, how, isPeriod } = reference
  const name = { start: nameStart, end: nameEnd }
  return { kind: 'plan', range: { start, end }, plan, section, sectionName, how, isPeriod, name }
}

function locateUnresolved(corpus: Corpus, document: Document, offset: number): Located[] {
  const reference = findUnresolvedAt(corpus, document, offset)
  if (!reference) return []
  return [{ kind: 'unresolved', range: { start: reference.start, end: reference.end }, reference }]
}

/** What a mark names, `at` being the offset of its block; undefined where the corpus does not have it. */
export function locateMark(corpus: Corpus, mark: Mark, at: number): Located | undefined {
  const range = { start: at + mark.start, end: at + mark.end }
  if (mark.kind === 'plan') {
    const plan = corpus.plan(mark.id)
    if (!plan) return undefined
    const section = mark.fragment ? sectionOf(corpus, plan, mark.fragment) : undefined
    return {
      kind: 'plan',
      range,
      plan,
      section,
      sectionName: mark.fragment,
      how: undefined,
      isPeriod: false,
      name: undefined,
    }
  }
  if (mark.kind === 'term') {
    const entries = corpus.entries(mark.id)
    return entries.length > 0 ? { kind: 'entry', range, entries, id: mark.id } : undefined
  }
  if (mark.kind === 'note') return { kind: 'note', range, mark }
  return { kind: 'target', range, mark, at }
}

/** On the heading or in a field of a glossary entry. */
function locateEntry(corpus: Corpus, document: Document, offset: number): Located | undefined {
  const terms = corpus.symbols(document.uri)?.terms ?? []
  const term = terms.find(term => term.start <= offset && offset < term.end)
  if (!term) return undefined
  if (offset <= term.headingEnd) {
    const range = { start: term.start, end: term.headingEnd }
    return {
      kind: 'entry',
      range,
      entries: [{ uri: document.uri, term, origin: corpus.originOf(document.uri) }],
      id: term.id,
    }
  }
  for (const value of [...term.see, ...term.replacedBy]) {
    if (offset < value.start || offset > value.end) continue
    const entries = findEntries(corpus, value.text)
    return entries.length > 0 ? { kind: 'entry', range: value, entries, id: entries[0]?.term.id ?? '' } : undefined
  }
  for (const value of [term.since, term.until]) {
    if (!value || offset < value.start || offset > value.end) continue
    const plan = corpus.plan(value.text)
    return plan && namedPlan(value, plan)
  }
  return undefined
}

/** The entries that a `see:` names, by id, headword or another wording. */
export function findEntries(corpus: Corpus, name: string): readonly Entry[] {
  const byId = corpus.entries(name)
  if (byId.length > 0) return byId
  const [match] = corpus.lexicon.match(name)
  if (!match || match.end - match.start < name.trim().length) return []
  return match.values.flatMap(sense => (sense.kind === 'term' ? corpus.entries(sense.id) : []))
}

function locateField(corpus: Corpus, document: Document, offset: number): Located[] {
  for (const key of ['parent', 'supersedes', 'expresses'] as const) {
    const range = document.meta.ranges.get(key)
    const id = document.meta[key]
    if (!range || id === undefined || offset < range.start || offset > range.end) continue
    const plan = corpus.plan(id)
    return plan ? [namedPlan(range, plan)] : []
  }
  return []
}

function namedPlan(range: Range, plan: Symbols): Located {
  return {
    kind: 'plan',
    range,
    plan,
    section: undefined,
    sectionName: undefined,
    how: undefined,
    isPeriod: false,
    name: undefined,
  }
}
