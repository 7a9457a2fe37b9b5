// What a plan is worth comparing with: the plan before it first, then those around it, then all others by title.

import type { Corpus } from '../index/corpus.ts'
import type { Known, Work } from '../index/plans/plan-line.ts'
import { compareByDate, type Symbols } from '../index/symbols.ts'
import type { Period } from '../model/meta.ts'

/**
 * How a document stands to the one that is asked about. `text`: another text of the same work, a translation or digest; `line`:
 * further away in its line of plans.
 */
export type Relation = 'previous' | 'next' | 'parent' | 'child' | 'text' | 'line' | 'other'

export interface Comparable {
  readonly symbols: Symbols
  readonly relation: Relation
  /** Of `previous` and `next`: whether a text says so, or it is inferred from names and years. */
  readonly how: Known | undefined
  /** Of `previous` and `next`: the periods between the two that the corpus has no plan for. */
  readonly gaps: readonly Period[]
  /** It comes before the document in a comparison: the earlier plan, the proposal, the original. */
  readonly isBefore: boolean
}

/** What there is to compare a document with. */
export interface Comparables {
  /** The likeliest first; empty for what is no document of the corpus. */
  readonly items: readonly Comparable[]
  /** The id of the plan that this one supersedes, where no document has it. */
  readonly missing: string | undefined
}

/** Everything in the corpus but glossaries and the document itself, each once. */
export function collectComparables(corpus: Corpus, uri: string): Comparables {
  const symbols = corpus.symbols(uri)
  const work = corpus.lines.workOf(uri)
  if (!symbols || !work) return { items: [], missing: undefined }
  const found = new Map<string, Comparable>()
  const add = (candidate: Symbols, relation: Relation, isBefore: boolean, more: Partial<Comparable> = {}): void => {
    if (candidate.uri === uri || candidate.meta.kind === 'glossary' || found.has(candidate.uri)) return
    found.set(candidate.uri, { symbols: candidate, relation, how: undefined, gaps: [], isBefore, ...more })
  }
  const { lines } = corpus
  const before = lines.before(work)
  if (before?.kind === 'work') {
    const { how, gaps } = before
    for (const text of textsOf(before.work, symbols)) add(text, 'previous', true, { how, gaps })
  }
  for (const next of lines.after(work)) {
    const link = lines.before(next)
    const more = link?.kind === 'work' ? { how: link.how, gaps: link.gaps } : {}
    for (const text of textsOf(next, symbols)) add(text, 'next', false, more)
  }
  const parent = symbols.meta.parent ?? work.main.meta.parent
  const above = parent === undefined ? undefined : lines.work(parent)
  if (above) for (const text of textsOf(above, symbols)) add(text, 'parent', true)
  for (const id of new Set([work.id, work.main.id, symbols.id])) {
    const below = corpus.withKey(`plan:${id}`).filter(({ meta }) => meta.parent === id)
    for (const text of sameLanguageFirst(below, symbols)) add(text, 'child', false)
  }
  for (const text of [work.main, ...work.others]) {
    const isOriginal = text.uri === work.main.uri
    add(text, 'text', isOriginal || (symbols.uri !== work.main.uri && compareByDate(text, symbols) < 0))
  }
  const line = lines.line(work).map(link => link.work)
  const here = line.findIndex(({ main }) => main.uri === work.main.uri)
  for (const [index, { main, others }] of line.entries())
    for (const text of [main, ...others]) add(text, 'line', index < here)
  const rest = [...corpus.allSymbols()].filter(other => corpus.originOf(other.uri) === 'own')
  rest.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0))
  for (const other of rest) add(other, 'other', compareByDate(other, symbols) < 0)
  return { items: [...found.values()], missing: before?.kind === 'missing' ? before.id : undefined }
}

/** The texts of a work, those in the document's own language first: only their wording can be compared. */
function textsOf({ main, others }: Work, symbols: Symbols): Symbols[] {
  return sameLanguageFirst([main, ...others], symbols)
}

function sameLanguageFirst(texts: readonly Symbols[], { language }: Symbols): Symbols[] {
  return [...texts.filter(text => text.language === language), ...texts.filter(text => text.language !== language)]
}
