// The hierarchy of plans, a step at a time: the plan that is meant at a place, what it carries out, what carries it out.

import type { Corpus } from '../index/corpus.ts'
import { collectImplementing, collectNaming, findParent, workHolding } from '../index/plans/plan-levels.ts'
import type { Work } from '../index/plans/plan-line.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { findFrontMatter } from '../syntax/front-matter.ts'
import { locate } from './locate.ts'

/** A plan of the hierarchy, or the id of one that the corpus lacks. */
export type Rung =
  | { readonly kind: 'work'; readonly work: Work }
  /** `uri` is a document whose `parent` names the id. */
  | { readonly kind: 'missing'; readonly id: string; readonly uri: string }

/**
 * The plan whose hierarchy is meant at `offset`: the one that a reference, a mark or a field points to, else the document's own,
 * as a place inside a class stands for the class. Undefined in a glossary, where no plan is named.
 */
export function findRung(corpus: Corpus, document: Document, offset: number): Rung | undefined {
  const own = corpus.symbols(document.uri)
  const isTitle = own?.sections.some(
    ({ depth, numbering, start, headingEnd }) => depth === 1 && !numbering && start <= offset && offset <= headingEnd,
  )
  const named = isTitle ? undefined : locate(corpus, document, offset).find(located => located.kind === 'plan')
  const symbols = named?.kind === 'plan' ? named.plan : own?.meta.kind === 'glossary' ? undefined : own
  return symbols && { kind: 'work', work: workHolding(corpus, symbols) }
}

/** What a plan carries out: one, or none. */
export function collectAbove(corpus: Corpus, rung: Rung): Rung[] {
  const parent = rung.kind === 'work' ? findParent(corpus, rung.work) : undefined
  return parent ? [parent.kind === 'work' ? { kind: 'work', work: parent.work } : parent] : []
}

/** The plans that carry one out, in their order; those that name a missing one, too. */
export function collectBelow(corpus: Corpus, rung: Rung): Rung[] {
  const works = rung.kind === 'work' ? collectImplementing(corpus, rung.work) : collectNaming(corpus, rung.id)
  return works.map(work => ({ kind: 'work', work }))
}

/** The same for all places of a rung, and for no other: loops are known by it. */
export function rungKey(rung: Rung): string {
  return rung.kind === 'work' ? rung.work.main.uri : `?${rung.id}`
}

/** What names a plan in its own text: the title of the front matter, else the first heading, else its start. */
export function titleRange(corpus: Corpus, uri: string): Range {
  const symbols = corpus.symbols(uri)
  const title = symbols?.meta.ranges.get('title')
  if (title) return title
  const first = symbols?.sections[0]
  return first ? { start: first.start, end: first.headingEnd } : { start: 0, end: 0 }
}

/** The value of a field of front matter; where the field is missing the end of the front matter, else of the text's start. */
export function fieldRange(corpus: Corpus, uri: string, key: string): Range {
  const known = corpus.symbols(uri)?.meta.ranges.get(key)
  if (known) return known
  const end = findFrontMatter(corpus.textOf(uri))?.yamlEnd ?? 0
  return { start: end, end }
}
