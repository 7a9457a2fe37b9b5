// `plan-not-in-corpus`: a text names a plan, proposal or law that the corpus lacks: nothing is wrong, but there is more to read.

import type { Corpus } from '../../index/corpus.ts'
import { nationalKey, numberByPlenum } from '../../index/plans/national-plan.ts'
import { type PlacedWords, planWordsIn } from '../../index/plans/plan-words.ts'
import { isOwnTitle, referencesIn } from '../../index/plans/references.ts'
import { ownerOf, type Standing, standingOf } from '../../index/plans/standing.ts'
import type { Document } from '../../model/document.ts'
import type { PlanNotInCorpus } from '../../model/finding.ts'
import type { Period, Range } from '../../model/meta.ts'
import { isCitedTitle } from '../../reading/cited-title.ts'
import { parseNationalTitle, titleKey } from '../../reading/plan-title.ts'
import { parseTitledPlan } from '../../reading/titled-plan.ts'
import { Ranges } from '../../text/ranges.ts'

/**
 * The first place in the document that names each missing one. Books and notices in 《》 are none, nor are laws unless the text
 * treats them as one; short and relative names say nothing of what there is, and “十三五”时期 names years.
 */
export function findPlansNotInCorpus(corpus: Corpus, document: Document): PlanNotInCorpus[] {
  const findings = new Map<string, PlanNotInCorpus>()
  for (let index = 0; index < document.blocks.length; index++)
    for (const { key, name, start, end } of missingPlansIn(corpus, document, index, key => findings.has(key)))
      if (!findings.has(key)) findings.set(key, { code: 'plan-not-in-corpus', name, start, end })
  return [...findings.values()]
}

/** A place that names what the corpus lacks. Offsets are into the document. */
export interface MissingName extends Range {
  /** The same for two names of one plan. */
  readonly key: string
  /** As the text names it. */
  readonly name: string
  /** The years that its title says. */
  readonly years: Period | undefined
}

/** All places in a block that name what the corpus lacks, those left out whose key nobody asks for any more. */
export function missingPlansIn(
  corpus: Corpus,
  document: Document,
  index: number,
  isKnown: (key: string) => boolean = () => false,
): MissingName[] {
  const named = planWordsIn(document, index).flatMap(words => {
    const key = missingKey(words, standingOf(corpus, document))
    return key === undefined || isKnown(key.key) ? [] : [{ ...key, words }]
  })
  if (named.length === 0 || document.toc.has(index)) return []
  const at = document.startOf(index)
  const references = referencesIn(corpus, document, index)
  const known = new Ranges(references.map(({ nameStart, nameEnd }) => ({ start: nameStart, end: nameEnd })))
  const marks = document.facts(index).marks.filter(({ kind }) => kind === 'plan')
  const marked = new Ranges(marks.map(({ textStart, textEnd }) => ({ start: textStart, end: textEnd })))
  return named.flatMap(({ key, years, words }): MissingName[] => {
    const [start, end] = [at + words.start, at + words.end]
    if (isOwnTitle(corpus, document, words.leaf)) return []
    if (known.touches(start, end) || marked.holds(words.start, words.end)) return []
    return [{ key, name: words.leaf.text.slice(words.from, words.to), years, start, end }]
  })
}

interface MissingKey {
  readonly key: string
  readonly years: Period | undefined
}

/** What is missing if the words mean no document; undefined for words that do not plainly name a plan. */
function missingKey({ subject, leaf, from, to }: PlacedWords, standing: Standing): MissingKey | undefined {
  switch (subject.kind) {
    case 'number':
      if (subject.of === 'period' || ownerOf(standing, subject) !== undefined) return undefined
      return national(subject.number, subject.of)
    case 'proposal': {
      const { congress, plenum } = subject
      const number = congress === undefined || plenum === undefined ? undefined : numberByPlenum(congress, plenum)
      return number === undefined ? undefined : national(number, 'proposal')
    }
    case 'title': {
      const named = parseNationalTitle(subject.title)
      if (named) return national(named.number, named.of)
      return isCitedTitle(subject, leaf.text, from, to) ? titled(subject.title) : undefined
    }
    default:
      return undefined
  }
}

function national(number: number, of: 'plan' | 'proposal'): MissingKey {
  return { key: nationalKey(number, of), years: undefined }
}

/** A plan is what its title is about and its years; a law is its title. */
function titled(title: string): MissingKey {
  const plan = parseTitledPlan(title)
  if (!plan) return { key: `title:${titleKey(title)}`, years: undefined }
  const { body, years } = plan
  return { key: `plan:${body}|${years ? `${years.from}-${years.to}` : ''}`, years }
}
