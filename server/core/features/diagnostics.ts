// All findings of a document, in order, without those that the author silenced.

import type { Corpus } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { findAmbiguousRenderings } from './findings/ambiguous-rendering.ts'
import { findBadAnnotations } from './findings/bad-annotation.ts'
import { findBadFrontMatter } from './findings/bad-front-matter.ts'
import { findDuplicateIds } from './findings/duplicate-id.ts'
import { findDuplicateTerms } from './findings/duplicate-term.ts'
import { collectSilences } from './findings/silence.ts'
import { findSupersededTerms } from './findings/superseded-term.ts'
import { findUnknownIds } from './findings/unknown-id.ts'
import { findUnknownRenderings } from './findings/unknown-rendering.ts'
import { findUntaggedTargets } from './findings/untagged-target.ts'
import { findUnusedTerms } from './findings/unused-term.ts'

/** The findings of `document`; each check is one file under `findings/` and knows nothing of the others. */
export function diagnose(corpus: Corpus, document: Document): Finding[] {
  return merge(document, [...checkAlone(corpus, document), ...checkLinks(corpus, document)])
}

/** Those that the text of the document alone decides: they stay right whatever happens to other documents. */
export function diagnoseAlone(corpus: Corpus, document: Document): Finding[] {
  return merge(document, checkAlone(corpus, document))
}

function checkAlone(corpus: Corpus, document: Document): Finding[] {
  return [
    ...findBadFrontMatter(document),
    ...findBadAnnotations(document),
    ...(isTargetless(corpus, document) ? [] : findUntaggedTargets(corpus.targets, document)),
  ]
}

// Rules have thresholds, statistics have results, glossaries explain: their numbers are no commitments.
const TARGETLESS: ReadonlySet<string> = new Set(['glossary', 'law', 'statistics'])

/** By its kind, or where it states none by a title that laws and communiqués have: …法, …条例, …统计公报. */
function isTargetless(corpus: Corpus, document: Document): boolean {
  if (document.meta.kind) return TARGETLESS.has(document.meta.kind)
  const title = document.meta.title ?? corpus.symbols(document.uri)?.title ?? ''
  return /(?:统计公报|法|法典|条例|办法|规定|细则|解释|规则|章程)(?:[（(][^（）()]{0,40}[）)]|\[\d{1,3}\])?$|statistical communiqu/i.test(
    title,
  )
}

function checkLinks(corpus: Corpus, document: Document): Finding[] {
  return [
    ...findDuplicateIds(corpus, document),
    ...findUnknownIds(corpus, document),
    ...findDuplicateTerms(corpus, document),
    ...findUnusedTerms(corpus, document),
    ...findUnknownRenderings(corpus, document),
    ...findSupersededTerms(corpus, document),
    ...findAmbiguousRenderings(corpus, document),
  ]
}

function merge(document: Document, findings: readonly Finding[]): Finding[] {
  const silences = collectSilences(document)
  return [...findings, ...silences.problems]
    .filter(finding => !silences.isSilent(finding.code, finding.start))
    .sort((a, b) => a.start - b.start || a.end - b.end)
}
