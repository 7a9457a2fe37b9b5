// Find references: every mention of a term, every reference to a plan or section, every mark of a target or code.

import type { Corpus } from '../index/corpus.ts'
import type { Phrase } from '../index/phrases/phrase-run.ts'
import { mayReferTo } from '../index/plans/reference-keys.ts'
import { referencesIn, sectionOf } from '../index/plans/references.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Mention } from '../index/terms/mentions.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'
import type { Section } from '../model/section.ts'
import { Ranges } from '../text/ranges.ts'
import { finish } from '../text/steps.ts'
import { type Located, locate } from './locate.ts'
import { searchWording, type WordingSearch } from './wording-references.ts'

/** A place that refers to what was looked for; `isInferred` where its words alone do not say so. */
export interface FoundPlace extends Place {
  readonly isInferred?: boolean
}

/** Blocks of a step. */
const BLOCKS = 16

/** What is looked for: the same question for every document. */
export type Wanted =
  | { readonly kind: 'terms'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'plan'; readonly plan: Symbols; readonly section: Section | undefined }
  | { readonly kind: 'mark'; readonly mark: 'target' | 'note'; readonly id: string }
  | { readonly kind: 'phrase'; readonly phrase: Phrase }
  | { readonly kind: 'wording'; readonly search: WordingSearch }

/**
 * All references to what stands at `offset`, document by document; with the defining places where those are wanted. Yields
 * after every document that was looked through, so that a search over a large corpus can pause or end.
 */
export function* findReferences(
  corpus: Corpus,
  document: Document,
  offset: number,
  withDeclaration: boolean,
): Generator<undefined, Place[]> {
  let onlyDeclared: Place[] = []
  for (const wanted of findWanted(corpus, document, offset)) {
    const places: Place[] = withDeclaration ? collectDeclarations(corpus, wanted) : []
    const declarations = places.length
    for (const uri of [...corpus.uris()]) {
      // The bundled glossary is no part of what the user reads.
      if (corpus.originOf(uri) === 'bundled' && uri !== document.uri) continue
      // To say that a document holds none is to look at what is kept of it.
      yield
      if (!mayHold(corpus, uri, wanted)) continue
      for (const place of yield* readReferences(corpus, uri, wanted)) places.push(place)
    }
    if (places.length > declarations) return places
    if (onlyDeclared.length === 0) onlyDeclared = places
  }
  return onlyDeclared
}

/**
 * What a search from `offset` may be for: the first of which there is a reference is meant. A heading is a section first
 * and a phrase second.
 */
export function findWanted(corpus: Corpus, document: Document, offset: number): readonly Wanted[] {
  const [located] = locate(corpus, document, offset)
  const wanted = located ? [wantLocated(located)] : []
  const here = !located || located.kind === 'phrase' ? wantHere(corpus, document, offset) : undefined
  return here ? [here, ...wanted] : wanted
}

function wantLocated(located: Located): Wanted {
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
    case 'phrase':
      return { kind: 'phrase', phrase: located.phrases[0] }
    case 'pair':
      return { kind: 'wording', search: searchWording(located.glossed.text) }
    case 'unresolved':
      return { kind: 'wording', search: searchWording(located.reference.text) }
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

/** The places that define what is wanted: the headings of entries, the heading of a section. */
export function collectDeclarations(corpus: Corpus, wanted: Wanted): Place[] {
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
  if (wanted.kind === 'phrase') return wanted.phrase.byDocument.has(uri)
  if (wanted.kind === 'mark') {
    const marks = corpus.symbols(uri)?.marks ?? []
    return marks.some(mark => mark.id === wanted.id && (mark.kind === 'note') === (wanted.mark === 'note'))
  }
  if (wanted.kind === 'wording') return wanted.search.mayHold(corpus, uri)
  const counts = corpus.isCounted(uri) ? corpus.counts(uri) : undefined
  if (!counts) return true
  if (wanted.kind === 'plan') return mayReferTo(corpus, uri, wanted.plan)
  const marks = corpus.symbols(uri)?.marks ?? []
  return (
    [...wanted.ids].some(id => counts.bySense.has(`zh:${id}`) || counts.bySense.has(`en:${id}`)) ||
    marks.some(mark => mark.kind === 'term' && wanted.ids.has(mark.id))
  )
}

/** All references to what is wanted in the document at `uri`, in the order of the text; its declaration is none of them. */
export function collectReferences(corpus: Corpus, uri: string, wanted: Wanted): FoundPlace[] {
  return finish(readReferences(corpus, uri, wanted))
}

/** The same in steps: a long document is parsed for it. */
export function* readReferences(corpus: Corpus, uri: string, wanted: Wanted): Generator<undefined, FoundPlace[]> {
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
  if (wanted.kind === 'phrase')
    return corpus.phrases.places(document, wanted.phrase.ids).map(range => ({ uri, ...range }))
  if (wanted.kind === 'wording') return wanted.search.in(document)
  const places: FoundPlace[] =
    wanted.kind === 'plan'
      ? yield* planReferences(corpus, document, wanted)
      : yield* termMentions(corpus, document, wanted.ids)
  return places.sort((a, b) => a.start - b.start)
}

function* termMentions(corpus: Corpus, document: Document, ids: ReadonlySet<string>): Generator<undefined, Place[]> {
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
  for (const index of document.blocks.keys()) {
    for (const mention of corpus.mentions.inBlock(document, index)) add(mention, document.startOf(index))
    if (index % BLOCKS === BLOCKS - 1) yield
  }
  return places
}

function* planReferences(
  corpus: Corpus,
  document: Document,
  wanted: { plan: Symbols; section: Section | undefined },
): Generator<undefined, FoundPlace[]> {
  const { uri } = document
  const { plan, section } = wanted
  const places: FoundPlace[] = []
  const isWanted = (found: Symbols | undefined, foundSection: Section | undefined): boolean =>
    found?.uri === plan.uri && (!section || foundSection?.start === section.start)
  for (const key of ['parent', 'supersedes', 'expresses'] as const) {
    const range = document.meta.ranges.get(key)
    const id = document.meta[key]
    if (range && id !== undefined && !section && corpus.plan(id)?.uri === plan.uri) places.push({ uri, ...range })
  }
  // The blocks that have marks are parsed for it.
  for (const [index, block] of document.blocks.entries()) {
    if (block.may.mark) document.facts(index)
    if (index % BLOCKS === BLOCKS - 1) yield
  }
  document.visitMarks((marks, at) => {
    for (const mark of marks) {
      if (mark.kind !== 'plan') continue
      const target = corpus.plan(mark.id)
      const found = target && mark.fragment ? sectionOf(corpus, target, mark.fragment) : undefined
      if (isWanted(target, found)) places.push({ uri, start: at + mark.start, end: at + mark.end })
    }
  })
  // A heading of the plan itself that has its name is what the others refer to.
  const heads = uri === plan.uri ? document.sections : []
  for (const [index, block] of document.blocks.entries()) {
    if (index % BLOCKS === BLOCKS - 1) yield
    if (document.toc.has(index)) continue
    const at = document.startOf(index)
    const marks = block.may.refer ? document.facts(index).marks.filter(({ kind }) => kind === 'plan') : []
    const marked = new Ranges(marks.map(({ textStart, textEnd }) => ({ start: textStart, end: textEnd })))
    let last: FoundPlace | undefined
    for (const { start, end, nameStart, nameEnd, how, ...found } of referencesIn(corpus, document, index)) {
      if (!isWanted(found.plan, found.section)) continue
      if (marked.holds(nameStart - at, nameEnd - at)) continue
      if (heads.length > 0 && isInHeading(document, nameStart, nameEnd)) continue
      // Two names of one plan, one in the other, are one place.
      if (last && end <= last.end) continue
      last = { uri, start, end, ...(how.by === 'inferred' ? { isInferred: true } : {}) }
      places.push(last)
    }
  }
  return places
}

function isInHeading(document: Document, start: number, end: number): boolean {
  const section = document.sectionAt(start)
  return section !== undefined && end <= section.headingEnd
}
