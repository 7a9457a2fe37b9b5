// What a document could be given: fields that an import left doubtful, targets, outcomes, terms for the glossary, references to pin; in order.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { UntaggedTarget } from '../model/finding.ts'
import type { Range } from '../model/meta.ts'
import { collectProposals, type Proposal } from './glossary/harvest.ts'
import { collectPinnable, type Pinnable } from './pin-reference.ts'
import { collectUncheckedFields, type UncheckedField } from './unchecked-fields.ts'
import { collectUntaggedOutcomes, type UntaggedOutcome } from './untagged-outcomes.ts'
import { collectUntaggedTargets } from './untagged-targets.ts'

export type ProposalKind = 'field' | 'target' | 'outcome' | 'term' | 'plan'

/** Something that could be tagged. The range is that of its words, in the document. */
export type DocumentProposal = Range & {
  /** Names it while the text around it changes: kind and words, and which of several with these. */
  readonly key: string
  /** Its words as they are written. */
  readonly text: string
} & (
    | { readonly kind: 'field'; readonly field: UncheckedField }
    | { readonly kind: 'target'; readonly finding: UntaggedTarget }
    | { readonly kind: 'outcome'; readonly finding: UntaggedTarget; readonly outcome: UntaggedOutcome }
    | { readonly kind: 'term'; readonly term: Proposal }
    | { readonly kind: 'plan'; readonly pinnable: Pinnable }
  )

type Unnamed = DocumentProposal extends infer P ? (P extends DocumentProposal ? Omit<P, 'key' | 'text'> : never) : never

/** All proposals of a document, in the order of the text; it may be interrupted after each step. */
export function* collectDocumentProposals(
  corpus: Corpus,
  document: Document,
): Generator<undefined, DocumentProposal[]> {
  const found: Unnamed[] = []
  for (const field of collectUncheckedFields(document)) found.push({ kind: 'field', ...field.valueRange, field })
  for (const finding of collectUntaggedTargets(corpus, document))
    found.push({ kind: 'target', start: finding.start, end: finding.end, finding })
  yield
  for (const outcome of yield* collectUntaggedOutcomes(corpus, document)) {
    const { finding } = outcome
    found.push({ kind: 'outcome', start: finding.start, end: finding.end, finding, outcome })
  }
  if (document.meta.kind !== 'glossary') {
    for (const term of yield* collectProposals(corpus, document.uri))
      found.push({ kind: 'term', ...withSigns(document, term.found), term })
    for (let index = 0; index < document.list.count; index++) {
      for (const pinnable of collectPinnable(corpus, document, index))
        found.push({ kind: 'plan', start: pinnable.reference.start, end: pinnable.reference.end, pinnable })
      if (index % STEP === 0) yield
    }
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  const seen = new Map<string, number>()
  return found.map(one => {
    const text = document.slice(one.start, one.end)
    const name = `${one.kind} ${one.kind === 'field' ? one.field.name : text.slice(0, MOST_NAMED)}`
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return { ...one, text, key: nth === 0 ? name : `${name} #${nth + 1}` } as DocumentProposal
  })
}

/** Quotes and brackets around two wordings are part of what the text says: “绿色账户”（green account）. */
function withSigns(document: Document, { start, end }: Range): Range {
  const isBefore = /^[“‘"「『《（(]$/.test(document.slice(start - 1, start))
  const isBehind = /^[”’"」』》）)]$/.test(document.slice(end, end + 1))
  return { start: isBefore ? start - 1 : start, end: isBehind ? end + 1 : end }
}

const STEP = 20
const ORDER: readonly ProposalKind[] = ['field', 'plan', 'term', 'target', 'outcome']
const MOST_NAMED = 80
