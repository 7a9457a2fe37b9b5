// Links of a document: marks lead to their entry, plan or first target; 《…》 and other names of plans to the plan.

import type { Corpus } from '../index/corpus.ts'
import { referencesIn, sectionOf } from '../index/plans/references.ts'
import type { Document } from '../model/document.ts'
import type { Place } from '../model/finding.ts'
import type { Range } from '../model/meta.ts'
import { Ranges } from '../text/ranges.ts'

/** A range of the document and the place it leads to; undefined where a mark's target is not in the corpus. */
export interface DocumentLink extends Range {
  readonly target: Place | undefined
  /** What the link is about, for its tooltip. */
  readonly about: 'term' | 'target' | 'outcome' | 'plan' | 'note'
}

/**
 * Every mark has a link on its address, also where it leads nowhere: else VS Code would take `target:…` for a web
 * address. Names in 《…》 have one because editors ask for no definition on brackets.
 */
export function collectDocumentLinks(corpus: Corpus, document: Document): DocumentLink[] {
  const links: DocumentLink[] = []
  const targets = new FirstTargets(corpus)
  document.blocks.forEach((block, index) => {
    const at = document.startOf(index)
    if (block.may.refer) {
      for (const mark of document.facts(index).marks) {
        const start = at + (mark.idStart === mark.idEnd ? mark.start : mark.idStart - mark.kind.length - 1)
        const end = at + (mark.idStart === mark.idEnd ? mark.end : mark.fragmentEnd)
        links.push({ start, end, about: mark.kind, target: markTarget(corpus, mark, document, at, targets) })
      }
    }
    if (!block.source.includes('《')) return
    const marks = new Ranges(block.may.refer ? document.facts(index).marks : [])
    let last = 0
    for (const { start, end, nameStart, plan, section } of referencesIn(corpus, document, index)) {
      const opening = block.source[nameStart - at] === '《' ? nameStart : nameStart - 1
      // Of two names one in the other the outer has the link; what an author has linked leads where he says.
      if (block.source[opening - at] !== '《' || opening < last) continue
      if (marks.touches(opening - at, end - at)) continue
      const closing = block.source[end - at] === '》' ? end + 1 : end
      links.push({ start: Math.min(opening, start), end: closing, about: 'plan', target: placeOf(plan.uri, section) })
      last = closing
    }
  })
  return links.sort((a, b) => a.start - b.start)
}

/** The place that a mark leads to, `at` being the offset of its block; undefined where the corpus has none. */
export function markTarget(
  corpus: Corpus,
  mark: { kind: DocumentLink['about']; id: string; fragment?: string; start: number; end: number },
  document: Document,
  at: number,
  targets = new FirstTargets(corpus),
): Place | undefined {
  if (mark.kind === 'plan') {
    const plan = corpus.plan(mark.id)
    return plan && placeOf(plan.uri, mark.fragment ? sectionOf(corpus, plan, mark.fragment) : undefined)
  }
  if (mark.kind === 'term') {
    const entry = corpus.entries(mark.id)[0]
    return entry && { uri: entry.uri, start: entry.term.start, end: entry.term.headingEnd }
  }
  const here = { uri: document.uri, start: at + mark.start, end: at + mark.end }
  if (mark.kind === 'note') return here
  return targets.find(mark.id) ?? here
}

/** Where targets are set first, for many marks of one request: a document may have thousands, all of one id or each of its own. */
export class FirstTargets {
  readonly #corpus: Corpus
  readonly #places = new Map<string, ReadonlyMap<string, Place>>()

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** The first mark of a target in the oldest document that has one. */
  find(id: string): Place | undefined {
    const [oldest] = this.#corpus
      .withKey(`target:${id}`)
      .sort((a, b) => (a.date?.text ?? '9999').localeCompare(b.date?.text ?? '9999'))
    if (!oldest) return undefined
    let places = this.#places.get(oldest.uri)
    if (!places) {
      const { uri } = oldest
      const all = oldest.marks.filter(({ kind }) => kind === 'target').reverse()
      // Of those with one id the first stays.
      places = new Map(all.map(({ id, start, end }) => [id, { uri, start, end }]))
      this.#places.set(uri, places)
    }
    return places.get(id)
  }
}

function placeOf(uri: string, section: { start: number; headingEnd: number } | undefined): Place {
  return section ? { uri, start: section.start, end: section.headingEnd } : { uri, start: 0, end: 0 }
}
