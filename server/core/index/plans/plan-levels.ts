// Levels of plans: which plan a work carries out, by `parent`, and which works carry it out in turn.

import { DOCUMENT_KINDS } from '../../model/field-table.ts'
import type { Corpus } from '../corpus.ts'
import { compareByDate, type Symbols } from '../symbols.ts'
import { isCalledAbridged } from './coverage.ts'
import type { Work } from './plan-line.ts'

/** The plan one doll out. `uri` is the document of the work whose front matter names it. */
export type Parent =
  | { readonly kind: 'work'; readonly work: Work; readonly uri: string }
  /** No document has the id. */
  | { readonly kind: 'missing'; readonly id: string; readonly uri: string }

/** What another text of a work is to its main document: in the other language, shortened, or another copy of it. */
export type TextRole = 'translation' | 'digest' | 'text'

/** The work that holds a document: its own where the id that it shares with another is the other's. */
export function workHolding(corpus: Corpus, symbols: Symbols): Work {
  const work = corpus.lines.workOf(symbols.uri)
  const isIn = work?.main.uri === symbols.uri || work?.others.some(({ uri }) => uri === symbols.uri)
  return work && isIn ? work : { id: symbols.id, main: symbols, others: [] }
}

/** All works of the user's own, glossaries left out, in the order in which their documents came; every document is in one. */
export function collectWorks(corpus: Corpus): Work[] {
  const works = new Map<string, Work>()
  for (const symbols of corpus.allSymbols()) {
    if (symbols.meta.kind === 'glossary' || corpus.originOf(symbols.uri) !== 'own') continue
    const work = workHolding(corpus, symbols)
    if (!works.has(work.main.uri)) works.set(work.main.uri, work)
  }
  return [...works.values()]
}

/** The plan that a work carries out; undefined where none of its documents names one. It may be the work itself, or go round. */
export function findParent(corpus: Corpus, work: Work): Parent | undefined {
  const naming = [work.main, ...work.others].find(({ meta }) => meta.parent !== undefined)
  const id = naming?.meta.parent
  if (!naming || id === undefined) return undefined
  const plan = corpus.plan(id)
  return plan
    ? { kind: 'work', work: workHolding(corpus, plan), uri: naming.uri }
    : { kind: 'missing', id, uri: naming.uri }
}

/** The works that carry out `work`, in their order; `[]` where there are none. */
export function collectImplementing(corpus: Corpus, work: Work): Work[] {
  const found = new Map<string, Work>()
  for (const id of new Set([work.id, work.main.id, ...work.others.map(({ id }) => id)])) {
    for (const candidate of collectNaming(corpus, id)) {
      const parent = findParent(corpus, candidate)
      if (parent?.kind === 'work' && parent.work.main.uri === work.main.uri) found.set(candidate.main.uri, candidate)
    }
  }
  return [...found.values()].sort(compareLevels)
}

/** The works whose `parent` is written as `id`, whether or not a document has it. */
export function collectNaming(corpus: Corpus, id: string): Work[] {
  const works = new Map<string, Work>()
  for (const symbols of corpus.withKey(`plan:${id}`)) {
    if (symbols.meta.parent !== id) continue
    const work = workHolding(corpus, symbols)
    works.set(work.main.uri, work)
  }
  return [...works.values()].sort(compareLevels)
}

/** From the overarching plan outwards: by kind, then by date, the older first. */
export function compareLevels(a: Work, b: Work): number {
  return levelOf(a) - levelOf(b) || compareByDate(a.main, b.main)
}

/** What a text of a work is beside its main document. */
export function roleOf(corpus: Corpus, work: Work, text: Symbols): TextRole {
  if (isCalledAbridged(text)) return 'digest'
  // Chinese says in a third of the characters what English does.
  const times = text.language === work.main.language ? 1 : text.language === 'en' ? 3 : 1 / 3
  const whole = corpus.lengthOf(work.main.uri)
  if (whole > TELLING && corpus.lengthOf(text.uri) < 0.5 * times * whole) return 'digest'
  return text.language === work.main.language ? 'text' : 'translation'
}

/** Characters from which on the lengths of two texts say something; below, front matter is most of them. */
const TELLING = 4000

/** From 0 for what stands above all, in the order of {@link DOCUMENT_KINDS}; what says no kind comes last. */
export function levelOf({ main }: Work): number {
  const level = main.meta.kind === undefined ? -1 : DOCUMENT_KINDS.indexOf(main.meta.kind)
  return level < 0 ? DOCUMENT_KINDS.length : level
}
