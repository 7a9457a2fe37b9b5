// What findings about targets say of a statement: its value in short, and where it stands.

import type { FoundClaim } from '../../index/claim-index.ts'
import type { Corpus } from '../../index/corpus.ts'
import type { ClaimPlace } from '../../model/finding.ts'
import { valueText } from '../target-facts.ts'

/** The place of another claim as a finding names it: its value, and the title of its document. */
export function placeOf(corpus: Corpus, { uri, claim }: FoundClaim): ClaimPlace {
  const title = corpus.symbols(uri)?.title ?? ''
  return { uri, start: claim.start, end: claim.end, value: valueText(claim.reading) ?? '', title }
}

/** What the claim is about: its words, else its id. */
export function nameOfClaim({ claim }: FoundClaim): string {
  return claim.indicator ?? claim.id ?? ''
}
