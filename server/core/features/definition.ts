// Go to definition: from a term to its entry, from a reference to the plan or section, from a target to its first mark.

import type { Corpus, Entry } from '../index/corpus.ts'
import type { Mention } from '../index/terms/mentions.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { collectGlossPlaces } from './glossed.ts'
import { type Located, locate } from './locate.ts'
import { findFirstUse } from './phrase.ts'
import { rank } from './rank.ts'

/** Where a definition stands: the whole of it, and the part that names it. `origin` is in the document that asked. */
export interface Definition {
  readonly uri: string
  readonly target: Range
  readonly selection: Range
  readonly origin: Range
}

/** The definitions of what stands at `offset`, the best first; `[]` where there is none. */
export function findDefinitions(corpus: Corpus, document: Document, offset: number): Definition[] {
  const all = locate(corpus, document, offset)
  // A reference to a plan that leads nowhere is no question about its words: no jump is better than a wrong one.
  const isUnresolved = all.some(({ kind }) => kind === 'unresolved')
  const located = all.filter(one => !(isUnresolved && one.kind === 'pair') && !isNameOfPlan(one, all))
  // Where the glossary or a plan answers, the texts that gloss are not asked; where a text glosses, not the first use.
  const sources = [
    located.filter(({ kind }) => kind !== 'pair' && kind !== 'phrase'),
    located.filter(({ kind }) => kind === 'pair'),
    located.filter(({ kind }) => kind === 'phrase'),
  ]
  const definitions =
    sources.map(source => source.flatMap(one => define(corpus, one))).find(found => found.length > 0) ?? []
  // A cursor on the definition itself leads nowhere new, unless that is all there is.
  return definitions.filter(
    (definition, i) =>
      definitions.findIndex(
        other => other.uri === definition.uri && other.selection.start === definition.selection.start,
      ) === i,
  )
}

/** 《建议》 means the proposal that the text speaks of, whatever a glossary says of the word. */
function isNameOfPlan(one: Located, all: readonly Located[]): boolean {
  if (one.kind !== 'term') return false
  const { start, end } = one.range
  return all.some(other => other.kind === 'plan' && other.name?.start === start && other.name.end === end)
}

function define(corpus: Corpus, located: Located): Definition[] {
  const origin = located.range
  switch (located.kind) {
    case 'term':
      return rankedEntries(corpus, located.mention).map(({ uri, term }) => entryDefinition(uri, term, origin))
    case 'entry':
      return located.entries.map(({ uri, term }) => entryDefinition(uri, term, origin))
    case 'plan': {
      const { plan, section } = located
      const whole = section ? { start: section.start, end: section.end } : { start: 0, end: 0 }
      const selection = section
        ? { start: section.start, end: section.headingEnd }
        : titleRange(plan.sections, plan.meta.ranges)
      return [{ uri: plan.uri, target: section ? whole : selection, selection, origin }]
    }
    case 'target': {
      const marks = corpus
        .withKey(`target:${located.mark.id}`)
        .flatMap(symbols =>
          symbols.marks
            .filter(mark => mark.kind === 'target' && mark.id === located.mark.id)
            .map(mark => ({ symbols, mark })),
        )
        .sort((a, b) => (a.symbols.date?.text ?? '9999').localeCompare(b.symbols.date?.text ?? '9999'))
      const [first] = marks
      return first ? [{ uri: first.symbols.uri, target: first.mark, selection: first.mark, origin }] : []
    }
    case 'note':
    case 'unresolved':
      return []
    case 'phrase': {
      const place = findFirstUse(corpus, located.phrases[0])?.place
      return place ? [{ uri: place.uri, target: place, selection: place, origin }] : []
    }
    case 'pair':
      return collectGlossPlaces(corpus, located.glossed.wording).map(({ uri, start, end, whole }) => ({
        uri,
        target: whole,
        selection: { start, end },
        origin,
      }))
  }
}

/** The entries of all senses of a mention, the best first. */
function rankedEntries(corpus: Corpus, mention: Mention): readonly Entry[] {
  const entries = mention.senses.flatMap(sense => (sense.kind === 'term' ? corpus.entries(sense.id) : []))
  return rank(entries, mention.text)
}

function entryDefinition(
  uri: string,
  term: { start: number; headingEnd: number; end: number },
  origin: Range,
): Definition {
  return {
    uri,
    target: { start: term.start, end: term.end },
    selection: { start: term.start, end: term.headingEnd },
    origin,
  }
}

function titleRange(
  sections: readonly { start: number; headingEnd: number; depth: number }[],
  ranges: ReadonlyMap<string, Range>,
): Range {
  const title = ranges.get('title')
  if (title) return title
  const first = sections[0]
  return first ? { start: first.start, end: first.headingEnd } : { start: 0, end: 0 }
}
