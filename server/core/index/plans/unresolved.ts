// Words that plainly refer to a plan, a proposal or a law and lead nowhere: the corpus lacks it, or it cannot be told which is meant.

import type { Document } from '../../model/document.ts'
import { isCitedTitle } from '../../reading/cited-title.ts'
import { countsOwnPlans, isForeignPlan } from '../../reading/place-names.ts'
import { isGeneric, nounOf, parseNationalTitle, titleKey } from '../../reading/plan-title.ts'
import type { PlanSubject } from '../../reading/plan-words.ts'
import type { Corpus } from '../corpus.ts'
import { numberByPlenum } from './national-plan.ts'
import { findDefinition, type PlacedWords, planWordsIn } from './plan-words.ts'
import { isOwnTitle, referencesAt } from './references.ts'
import { resolvePlan } from './resolve-plan.ts'
import { ownerOf, standingOf } from './standing.ts'

/** A reference that leads nowhere; 《》 are no part of it. Offsets are into the document. */
export interface UnresolvedReference {
  readonly start: number
  readonly end: number
  /** As it stands in the text, markup left out. */
  readonly text: string
  /** `missing`: the words say which plan, and the corpus lacks it; `unclear`: it cannot be told which. */
  readonly reason: 'missing' | 'unclear'
  /** No more than the years of the plan are meant. */
  readonly isPeriod: boolean
  /** It is a plan of another country: the years of China's are not its years. */
  readonly isForeign: boolean
}

/** The narrowest such reference at `offset`; undefined where there is none, or where one that resolves stands there. */
export function findUnresolvedAt(corpus: Corpus, document: Document, offset: number): UnresolvedReference | undefined {
  const index = document.blockAt(offset)
  const inside = offset - document.startOf(index)
  const words = planWordsIn(document, index).filter(({ start, end }) => start <= inside && inside <= end)
  if (words.length === 0 || referencesAt(corpus, document, offset).length > 0) return undefined
  const here = words.filter(({ end }) => inside < end)
  const [narrowest] = (here.length > 0 ? here : words)
    .filter(one => isUnresolved(corpus, document, index, one))
    .sort((a, b) => a.end - a.start - (b.end - b.start))
  if (!narrowest) return undefined
  const { start, end, leaf, from, to, subject } = narrowest
  const bracket = subject.kind === 'title' && subject.isBracketed ? 1 : 0
  const at = document.startOf(index)
  return {
    start: at + start + bracket,
    end: at + end - bracket,
    text: leaf.text.slice(from + bracket, to - bracket),
    reason: reasonOf(subject),
    isPeriod: subject.kind === 'number' && subject.of === 'period',
    isForeign: isForeignPlan(subject) || isOfElsewhere(corpus, document, subject),
  }
}

/** True for words that plainly refer to a document and do not resolve; a document's own title refers to nothing. */
function isUnresolved(corpus: Corpus, document: Document, index: number, words: PlacedWords): boolean {
  if (!isPlainReference(corpus, document, index, words)) return false
  return !isOwnTitle(corpus, document, words.leaf) && resolvePlan(corpus, document, index, words) === undefined
}

/** A number that another country, or Macao, counts its plans by. */
function isOfElsewhere(corpus: Corpus, document: Document, subject: PlanSubject): boolean {
  if (subject.kind !== 'number') return false
  const owner = ownerOf(standingOf(corpus, document), subject)
  return owner !== undefined && countsOwnPlans(owner, subject.number)
}

function isPlainReference(corpus: Corpus, document: Document, index: number, words: PlacedWords): boolean {
  const { subject, leaf, from, to } = words
  switch (subject.kind) {
    case 'number':
    case 'relative':
    case 'self':
    case 'years':
      return true
    case 'proposal':
      return !subject.isWeak
    case 'said':
      return false
    case 'short':
      return findDefinition(document, subject.name, document.startOf(index) + words.start) !== undefined
    case 'title': {
      const { title, isBracketed } = subject
      // 《意见》 may be anybody's; 《纲要》, 《规划》 and 《建议》 are a plan's.
      if (isBracketed && isGeneric(title)) return /纲要|规划|计划|建议/.test(nounOf(title) ?? '')
      if (!isBracketed || isCitedTitle(subject, leaf.text, from, to)) return true
      return corpus.withKey(`title:${titleKey(title)}`).length > 0
    }
  }
}

function reasonOf(subject: PlacedWords['subject']): UnresolvedReference['reason'] {
  switch (subject.kind) {
    case 'number':
      return subject.place !== undefined && /^[各本该全我]/.test(subject.place) ? 'unclear' : 'missing'
    case 'proposal': {
      const { congress, plenum } = subject
      const isKnown = congress !== undefined && plenum !== undefined && numberByPlenum(congress, plenum) !== undefined
      return isKnown ? 'missing' : 'unclear'
    }
    case 'title':
      return isGeneric(subject.title) && parseNationalTitle(subject.title) === undefined ? 'unclear' : 'missing'
    default:
      return 'unclear'
  }
}
