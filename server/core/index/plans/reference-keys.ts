// What a document may refer to, in a few words: so that a search for references reads only the documents that may hold one.

import type { Document } from '../../model/document.ts'
import {
  isGeneric,
  parseNationalTitle,
  parseRegionalTitle,
  stemKey,
  stemOf,
  titleKey,
} from '../../reading/plan-title.ts'
import type { Corpus } from '../corpus.ts'
import type { Symbols } from '../symbols.ts'
import { nationalKey, nationalPlanOf } from './national-plan.ts'
import { subjectsOf } from './plan-words.ts'

/** Stands for words that mean what the document makes them mean: the last plan, 《纲要》. */
const BY_CONTEXT = '*'

/** The keys of all words in a document that may name a plan; they depend on its text alone. */
export function referenceKeysOf(document: Document): ReadonlySet<string> {
  const keys = new Set<string>()
  const titles = new Set<string>()
  for (const block of document.blocks) {
    for (const subject of subjectsOf(document, block)) {
      switch (subject.kind) {
        case 'title': {
          // A text names few, over and over.
          if (titles.has(subject.title)) break
          titles.add(subject.title)
          if (isGeneric(subject.title) || parseRegionalTitle(subject.title)) keys.add(BY_CONTEXT)
          const national = parseNationalTitle(subject.title)
          if (national) keys.add(nationalKey(national.number, national.of))
          const key = titleKey(subject.title)
          keys.add(`title:${key}`)
          keys.add(`title:${stemOf(key)}`)
          break
        }
        case 'number':
          if (subject.place !== undefined) keys.add(BY_CONTEXT)
          keys.add(nationalKey(subject.number, subject.of === 'proposal' ? 'proposal' : 'plan'))
          break
        // What it points back to is named, too.
        case 'said':
        case 'self':
          break
        default:
          keys.add(BY_CONTEXT)
      }
    }
  }
  return keys.size > 0 ? keys : NONE
}

const NONE: ReadonlySet<string> = new Set()

/** False for a closed document that was counted and holds nothing that may refer to the plan; true where it must be read. */
export function mayReferTo(corpus: Corpus, uri: string, plan: Symbols): boolean {
  if (uri === plan.uri || corpus.isOpen(uri)) return true
  const keys = corpus.isCounted(uri) ? corpus.referenceKeys(uri) : undefined
  const symbols = corpus.symbols(uri)
  if (!keys || !symbols || keys.has(BY_CONTEXT)) return true
  if (corpus.counts(uri)?.bySense.has(`plan:${plan.uri}`)) return true
  const { meta } = symbols
  const ids = [plan.id, plan.meta.expresses]
  if ([meta.parent, meta.supersedes, meta.expresses].some(id => id !== undefined && ids.includes(id))) return true
  if (symbols.marks.some(mark => mark.kind === 'plan' && ids.includes(mark.id))) return true
  const national = nationalPlanOf(plan.meta, plan.title)
  if (national && keys.has(nationalKey(national.number, national.of))) return true
  return plan.names.some(name => keys.has(`title:${titleKey(name)}`) || keys.has(`title:${stemKey(name)}`))
}
