// `unknown-term`, `unknown-plan`, `unknown-section`: a mark or field that names what the corpus does not have.

import { distance } from 'fastest-levenshtein'
import type { Corpus } from '../../index/corpus.ts'
import { sectionOf } from '../../index/plans/references.ts'
import type { Symbols } from '../../index/symbols.ts'
import type { Document } from '../../model/document.ts'
import type { UnknownId } from '../../model/finding.ts'
import type { Range } from '../../model/meta.ts'
import type { Run } from '../../syntax/block-list.ts'
import type { Mark } from '../../syntax/mark.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { findEntries } from '../locate.ts'

/** Those of marks are kept by run until anything in the corpus changes. */
export function findUnknownIds(corpus: Corpus, document: Document): UnknownId[] {
  const findings: UnknownId[] = []
  const suggest = createSuggester(corpus, document)
  const { runs } = document.list
  const all = mapRuns(ALL, document.lineage, [corpus, corpus.revision], [runs], number => {
    const run = runs[number]
    return run ? keep(UNKNOWN, run, [corpus, corpus.revision], () => collectUnknown(corpus, document, run)) : NONE
  })
  all.forEach((unknown, number) => {
    for (const { mark, inRun } of unknown) {
      const at = (document.list.offsets[number] ?? 0) + inRun
      if (mark.kind === 'term')
        findings.push(...unknownTerm(corpus, mark.id, move(at, mark.idStart, mark.idEnd, mark), suggest))
      if (mark.kind === 'plan') findings.push(...unknownPlan(corpus, mark, at, suggest))
    }
  })
  // What an entry names is looked for again once others state other things.
  const found = keep(
    NAMED,
    document.lineage,
    [corpus, corpus.revision, corpus.lexicon],
    () => new Map<string, boolean>(),
  )
  for (const term of corpus.symbols(document.uri)?.terms ?? []) {
    for (const value of [...term.see, ...term.replacedBy]) {
      let isFound = found.get(value.text)
      if (isFound === undefined) found.set(value.text, (isFound = findEntries(corpus, value.text).length > 0))
      if (!isFound) findings.push(...unknownTerm(corpus, value.text, value, suggest))
    }
  }
  // Of a file that stands alone the plans lie elsewhere.
  if (!corpus.isFolder) return findings.filter(({ code }) => code !== 'unknown-plan')
  return [...findings, ...nearMisses(corpus, document)]
}

/** A mark that names what is not there, with the offset in the run at which its block starts. */
interface UnknownMark {
  readonly mark: Mark
  readonly inRun: number
}

/** Whether the corpus has the entries that a glossary's fields name. */
const NAMED = new Slot<Kept<Map<string, boolean>>>()
const ALL = new Slot<Mapped<readonly UnknownMark[]>>()
const UNKNOWN = new Slot<Kept<readonly UnknownMark[]>>()
const NONE: readonly UnknownMark[] = []

function collectUnknown(corpus: Corpus, document: Document, run: Run): readonly UnknownMark[] {
  const found = document.markedIn(run).flatMap(index => {
    const block = run.blocks[index]
    const marks = block ? document.factsOf(block).marks : []
    return marks
      .filter(mark => mark.id !== '' && isUnknown(corpus, mark))
      .map(mark => ({ mark, inRun: run.starts[index] ?? 0 }))
  })
  return found.length > 0 ? found : NONE
}

function isUnknown(corpus: Corpus, { kind, id, fragment }: Mark): boolean {
  if (kind === 'term') return corpus.entries(id).length === 0
  if (kind !== 'plan') return false
  const plan = corpus.plan(id)
  return !plan || (fragment !== '' && fragment !== undefined && !sectionOf(corpus, plan, fragment))
}

/** Gives what was probably meant by an id, of the terms or plans of the corpus or of the sections of a plan. */
type Suggest = (id: string, among: 'terms' | 'plans' | Symbols) => readonly string[]

/** How many unknown ids of one document get suggestions: a document of nothing but such ids must not hold up the rest. */
const MOST_SUGGESTED = 50

/** What there is to choose from, and what was chosen, both by name. */
interface Suggested {
  readonly lists: Map<string, readonly string[]>
  readonly found: Map<string, readonly string[]>
}

const NOTHING_YET = (): Suggested => ({ lists: new Map(), found: new Map() })
const IDS = new Slot<Kept<Suggested>>()
const SECTIONS = new Slot<Kept<Suggested>>()

function createSuggester(corpus: Corpus, document: Document): Suggest {
  const ids = keep(IDS, document.lineage, [corpus, corpus.statedRevision, corpus.lexicon], NOTHING_YET)
  const sections = keep(SECTIONS, document.lineage, [corpus, corpus.revision], NOTHING_YET)
  const asked = new Set<string>()
  const collect = (among: 'terms' | 'plans' | Symbols): readonly string[] => {
    if (among === 'plans') return planIds(corpus)
    if (among !== 'terms') return sectionNames(among)
    return [...corpus.allSymbols()].flatMap(symbols => symbols.terms.map(term => term.id))
  }
  return (id, among) => {
    const name = typeof among === 'string' ? among : `sections ${among.uri}`
    const key = `${name} ${id}`
    if (!asked.has(key) && asked.size >= MOST_SUGGESTED) return []
    asked.add(key)
    const { lists, found } = typeof among === 'string' ? ids : sections
    const known = found.get(key)
    if (known) return known
    const list = lists.get(name) ?? collect(among)
    lists.set(name, list)
    const byWording = among === 'terms' ? findEntries(corpus, id).map(entry => entry.term.id) : []
    const suggested = [...new Set([...byWording, ...nearest(id, list)])]
    found.set(key, suggested)
    return suggested
  }
}

/** The range of an id; of a mark whose address stands elsewhere (`[text][label]`) it is the whole mark. */
function move(at: number, start: number, end: number, mark: Mark): Range {
  return start === end ? { start: at + mark.start, end: at + mark.end } : { start: at + start, end: at + end }
}

function unknownTerm(corpus: Corpus, id: string, range: Range, suggest: Suggest): UnknownId[] {
  if (corpus.entries(id).length > 0) return []
  return [{ code: 'unknown-term', id, suggestions: suggest(id, 'terms'), start: range.start, end: range.end }]
}

function unknownPlan(corpus: Corpus, mark: Mark, at: number, suggest: Suggest): UnknownId[] {
  const plan = corpus.plan(mark.id)
  if (!plan) {
    const range = move(at, mark.idStart, mark.idEnd, mark)
    return [{ code: 'unknown-plan', id: mark.id, suggestions: suggest(mark.id, 'plans'), ...range }]
  }
  if (!mark.fragment || sectionOf(corpus, plan, mark.fragment)) return []
  const suggestions = suggest(mark.fragment, plan)
  const range = move(at, mark.fragmentStart, mark.fragmentEnd, mark)
  return [{ code: 'unknown-section', id: mark.fragment, suggestions, ...range }]
}

/**
 * A plan that front matter or a glossary names need not be in the corpus: most corpora hold a part of the chain.
 * It is a finding only where the id is one slip away from one that is there.
 */
function nearMisses(corpus: Corpus, document: Document): UnknownId[] {
  const named: { id: string; range: Range }[] = []
  for (const key of ['parent', 'supersedes', 'expresses'] as const) {
    const id = document.meta[key]
    const range = document.meta.ranges.get(key)
    if (id !== undefined && range) named.push({ id, range })
  }
  for (const term of corpus.symbols(document.uri)?.terms ?? []) {
    for (const value of [term.since, term.until]) if (value) named.push({ id: value.text, range: value })
  }
  return named.flatMap(({ id, range }) => {
    if (corpus.plan(id) || /\d/.test(id)) return []
    const suggestions = planIds(corpus).filter(known => known.length > 4 && distance(id, known) === 1)
    return suggestions.length > 0
      ? [{ code: 'unknown-plan' as const, id, suggestions, start: range.start, end: range.end }]
      : []
  })
}

function planIds(corpus: Corpus): string[] {
  return [...corpus.allSymbols()]
    .filter(symbols => corpus.originOf(symbols.uri) === 'own' && symbols.meta.kind !== 'glossary')
    .flatMap(symbols => [symbols.id, ...(symbols.meta.expresses ? [symbols.meta.expresses] : [])])
}

function sectionNames(plan: Symbols): string[] {
  return plan.sections.flatMap(({ title, numbering }) =>
    numbering
      ? [
          title
            .slice(0, numbering.length)
            .trim()
            .replace(/[、，：:.]$/, ''),
          title,
        ]
      : [title],
  )
}

/** Up to three of `known` that are near `id`, the nearest first: at most a third of the letters differ. */
function nearest(id: string, known: readonly string[]): string[] {
  const most = Math.max(1, Math.floor(id.length / 3))
  return [...new Set(known)]
    .filter(other => Math.abs(other.length - id.length) <= most)
    .map(other => ({ other, far: distance(id.toLowerCase(), other.toLowerCase()) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far || (a.other < b.other ? -1 : 1))
    .slice(0, 3)
    .map(({ other }) => other)
}
