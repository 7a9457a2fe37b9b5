// Find references: every mention of a term, every reference to a plan or section, every mark of a target or code.

import type { Corpus } from '../index/corpus.ts'
import type { Mention } from '../index/mentions.ts'
import { readReference } from '../index/references.ts'
import { findSection } from '../index/sections.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'
import type { Section } from '../model/section.ts'
import { type Located, locate } from './locate.ts'

/** What is looked for: the same question for every document. */
type Wanted =
  | { readonly kind: 'terms'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'plan'; readonly plan: Symbols; readonly section: Section | undefined }
  | { readonly kind: 'mark'; readonly mark: 'target' | 'note'; readonly id: string }

/** Stops a search early; it is asked after every document. */
export type IsCancelled = () => boolean

/** All references to what stands at `offset`, document by document; with the defining places where those are wanted. */
export function findReferences(
  corpus: Corpus,
  document: Document,
  offset: number,
  withDeclaration: boolean,
  isCancelled: IsCancelled = () => false,
): Place[] {
  const wanted = want(corpus, document, offset)
  if (!wanted) return []
  const places: Place[] = withDeclaration ? declarations(corpus, wanted) : []
  for (const uri of corpus.uris()) {
    if (isCancelled()) return places
    // The bundled glossary is no part of what the user reads.
    if (corpus.originOf(uri) === 'bundled' && uri !== document.uri) continue
    if (mayHold(corpus, uri, wanted)) places.push(...inDocument(corpus, uri, wanted))
  }
  return places
}

function want(corpus: Corpus, document: Document, offset: number): Wanted | undefined {
  const [located] = locate(corpus, document, offset)
  return (located && wantLocated(located)) ?? wantHere(corpus, document, offset)
}

/** Undefined for what nothing refers to. */
function wantLocated(located: Located): Wanted | undefined {
  switch (located.kind) {
    case 'term': {
      const ids = located.mention.senses.flatMap(sense => (sense.kind === 'term' ? [sense.id] : []))
      return { kind: 'terms', ids: new Set(ids) }
    }
    case 'entry':
      return { kind: 'terms', ids: new Set([located.id]) }
    case 'plan':
      return { kind: 'plan', plan: located.plan, section: located.section }
    case 'target':
      return { kind: 'mark', mark: 'target', id: located.mark.id }
    case 'note':
      return { kind: 'mark', mark: 'note', id: located.mark.id }
    case 'quantity':
      return undefined
  }
}

/** On a heading: what refers to that section; in the front matter: what refers to this document. */
function wantHere(corpus: Corpus, document: Document, offset: number): Wanted | undefined {
  const plan = corpus.symbols(document.uri)
  if (!plan || plan.meta.kind === 'glossary') return undefined
  if (document.blocks[0]?.isFrontMatter && offset < document.startOf(1))
    return { kind: 'plan', plan, section: undefined }
  const section = document.sections.find(section => section.start <= offset && offset <= section.headingEnd)
  if (!section) return undefined
  return { kind: 'plan', plan, section: section.title === plan.title ? undefined : section }
}

function declarations(corpus: Corpus, wanted: Wanted): Place[] {
  if (wanted.kind === 'terms') {
    return [...wanted.ids].flatMap(id =>
      corpus.entries(id).map(({ uri, term }) => ({ uri, start: term.start, end: term.headingEnd })),
    )
  }
  if (wanted.kind === 'plan' && wanted.section) {
    return [{ uri: wanted.plan.uri, start: wanted.section.start, end: wanted.section.headingEnd }]
  }
  return []
}

/** A document that has been counted and has none of the terms is not parsed at all. */
function mayHold(corpus: Corpus, uri: string, wanted: Wanted): boolean {
  if (wanted.kind === 'mark') {
    const marks = corpus.symbols(uri)?.marks ?? []
    return marks.some(mark => mark.id === wanted.id && (mark.kind === 'note') === (wanted.mark === 'note'))
  }
  const counts = corpus.isCounted(uri) ? corpus.counts(uri) : undefined
  if (!counts) return true
  if (wanted.kind === 'plan') return true
  const marks = corpus.symbols(uri)?.marks ?? []
  return (
    [...wanted.ids].some(id => counts.bySense.has(`zh:${id}`) || counts.bySense.has(`en:${id}`)) ||
    marks.some(mark => mark.kind === 'term' && wanted.ids.has(mark.id))
  )
}

function inDocument(corpus: Corpus, uri: string, wanted: Wanted): Place[] {
  if (wanted.kind === 'mark') {
    const isNote = wanted.mark === 'note'
    const marks = corpus.symbols(uri)?.marks ?? []
    return marks
      .filter(
        mark =>
          mark.id === wanted.id && (isNote ? mark.kind === 'note' : mark.kind === 'target' || mark.kind === 'outcome'),
      )
      .map(({ start, end }) => ({ uri, start, end }))
  }
  const document = corpus.document(uri)
  if (!document) return []
  const places =
    wanted.kind === 'plan' ? planReferences(corpus, document, wanted) : termMentions(corpus, document, wanted.ids)
  return places.sort((a, b) => a.start - b.start)
}

function termMentions(corpus: Corpus, document: Document, ids: ReadonlySet<string>): Place[] {
  const entries = corpus.symbols(document.uri)?.terms.filter(term => ids.has(term.id)) ?? []
  const places: Place[] = []
  const add = (mention: Mention, at: number): void => {
    const start = at + mention.start
    // The heading of the entry is the declaration.
    if (entries.some(term => term.start <= start && start < term.headingEnd)) return
    if (mention.senses.some(sense => sense.kind === 'term' && ids.has(sense.id))) {
      places.push({ uri: document.uri, start, end: at + mention.end })
    }
    for (const inner of mention.inner) add(inner, at)
  }
  document.blocks.forEach((_, index) => {
    for (const mention of corpus.mentions.inBlock(document, index)) add(mention, document.startOf(index))
  })
  return places
}

function planReferences(
  corpus: Corpus,
  document: Document,
  wanted: { plan: Symbols; section: Section | undefined },
): Place[] {
  const { plan, section } = wanted
  const places: Place[] = []
  const isWanted = (found: Symbols | undefined, foundSection: Section | undefined): boolean =>
    found?.uri === plan.uri && (!section || foundSection?.title === section.title)
  for (const key of ['parent', 'supersedes', 'expresses'] as const) {
    const range = document.meta.ranges.get(key)
    const id = document.meta[key]
    if (range && id !== undefined && !section && corpus.plan(id)?.uri === plan.uri)
      places.push({ uri: document.uri, ...range })
  }
  document.blocks.forEach((_, index) => {
    const at = document.startOf(index)
    const marks = document.facts(index).marks.filter(mark => mark.kind === 'plan')
    for (const mark of marks) {
      const target = corpus.plan(mark.id)
      const found = target && mark.fragment ? findSection(target.sections, mark.fragment) : undefined
      if (isWanted(target, found)) places.push({ uri: document.uri, start: at + mark.start, end: at + mark.end })
    }
    for (const mention of corpus.mentions.inBlock(document, index)) {
      if (!mention.senses.some(sense => sense.kind === 'plan')) continue
      if (marks.some(mark => mark.textStart <= mention.start && mention.end <= mark.textEnd)) continue
      const own =
        document.uri === plan.uri &&
        document.sections.some(s => s.start <= at + mention.start && at + mention.end <= s.headingEnd)
      const reference = own
        ? undefined
        : readReference(corpus, document, { ...mention, start: at + mention.start, end: at + mention.end })
      if (reference && isWanted(reference.plan, reference.section)) {
        places.push({ uri: document.uri, start: reference.start, end: reference.end })
      }
    }
  })
  return places
}
