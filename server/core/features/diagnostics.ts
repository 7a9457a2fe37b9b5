// All findings of a document, in order, without those that the author silenced.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Code, Finding } from '../model/finding.ts'
import { isTargetless } from '../model/targetless.ts'
import { findAmbiguousRenderings } from './findings/ambiguous-rendering.ts'
import { findBadAnnotations } from './findings/bad-annotation.ts'
import { findBadFrontMatter } from './findings/bad-front-matter.ts'
import { findDuplicateIds } from './findings/duplicate-id.ts'
import { findDuplicateTerms } from './findings/duplicate-term.ts'
import { findMissingUnits } from './findings/missing-unit.ts'
import { findPlansNotInCorpus } from './findings/plan-not-in-corpus.ts'
import { collectSilences } from './findings/silence.ts'
import { findSupersededTerms } from './findings/superseded-term.ts'
import { findTargetsBelowBaseline } from './findings/target-below-baseline.ts'
import { findInconsistencies } from './findings/target-consistency.ts'
import { findUnknownIds } from './findings/unknown-id.ts'
import { findUnknownRenderings } from './findings/unknown-rendering.ts'
import { findUntaggedTargets } from './findings/untagged-target.ts'
import { findUnusedTerms } from './findings/unused-term.ts'

/**
 * The findings of `document`, in the `year` that it is; each check is one file under `findings/` and knows nothing of the others.
 * `isOff` says what nobody asks for: what is off unless somebody wants it need not be looked for.
 */
export function diagnose(
  corpus: Corpus,
  document: Document,
  year: number,
  isOff: (code: Code) => boolean = () => false,
): Finding[] {
  const asked = isOff('plan-not-in-corpus') ? [] : findPlansNotInCorpus(corpus, document)
  return merge(document, [...checkAlone(corpus, document), ...checkLinks(corpus, document, year), ...asked])
}

/** Those that the text of the document alone decides: they stay right whatever happens to other documents. */
export function diagnoseAlone(corpus: Corpus, document: Document): Finding[] {
  return merge(document, checkAlone(corpus, document))
}

function checkAlone(corpus: Corpus, document: Document): Finding[] {
  return [
    ...findBadFrontMatter(document),
    ...findBadAnnotations(document),
    ...(isTargetless(document.meta, corpus.symbols(document.uri)?.title ?? '')
      ? []
      : findUntaggedTargets(corpus.targets, document)),
  ]
}

function checkLinks(corpus: Corpus, document: Document, year: number): Finding[] {
  return [
    ...findDuplicateIds(corpus, document),
    ...findUnknownIds(corpus, document),
    ...findDuplicateTerms(corpus, document),
    ...findUnusedTerms(corpus, document),
    ...findUnknownRenderings(corpus, document),
    ...findSupersededTerms(corpus, document),
    ...findAmbiguousRenderings(corpus, document),
    ...findInconsistencies(corpus, document, year),
    ...findTargetsBelowBaseline(corpus, document),
    ...findMissingUnits(corpus, document),
  ]
}

function merge(document: Document, findings: readonly Finding[]): Finding[] {
  const silences = collectSilences(document)
  return [...findings, ...silences.problems]
    .filter(finding => !silences.isSilent(finding.code, finding.start))
    .sort((a, b) => a.start - b.start || a.end - b.end)
}
