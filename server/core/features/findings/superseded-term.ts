// `superseded-term`: a term in commentary that is later than what took the term's place.

import type { Corpus, Entry } from '../../index/corpus.ts'
import type { Symbols } from '../../index/symbols.ts'
import { withoutNote } from '../../index/terms/wording-variants.ts'
import type { Document } from '../../model/document.ts'
import type { SupersededTerm } from '../../model/finding.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { Beside } from '../../text/beside.ts'
import { keepRunFindings, NO_FINDINGS, type RunFindings } from './block-findings.ts'
import { type Candidate, collectInRun } from './superseded-term/candidates.ts'
import type { Change } from './superseded-term/changes.ts'
import { createHindsight, historyOf } from './superseded-term/hindsight.ts'

/**
 * In texts that are later than the change. Laws keep the names that they were passed with, statistics those of their
 * series. Commentary and notes that bear no date, or where nobody knows when the change came, count as later; official
 * texts, and translations and digests of them, must bear one. Not where the words look back: in quotes, titles and block
 * quotes, behind “former” or 原, beside the successor, and in a paragraph or under a heading that speaks of a year or a
 * plan from before the change. A `term:` mark says that the old term is meant.
 */
export function findSupersededTerms(corpus: Corpus, document: Document): readonly RunFindings[] {
  const symbols = corpus.symbols(document.uri)
  if (!symbols || LEFT_ALONE.has(symbols.meta.kind ?? '') || corpus.superseded.size === 0) return []
  const isOfficial = !isOwnWriting(symbols)
  const date = symbols.date?.from === 'period' ? undefined : symbols.date?.text
  if (isOfficial && (date === undefined || LAW_TITLE.test(symbols.title))) return []
  const { mentions, superseded } = corpus
  const history = historyOf(corpus, document, { date, isOfficial })
  const { changes, verdicts } = history
  const looksBack = createHindsight(corpus, document, verdicts)
  const { runs } = document.list
  // The headings above are the same as long as the outline is.
  const stamps = mentions.stamps(document)
  return mapRuns(ALL, document.lineage, [superseded, history], [runs, stamps], number => {
    const run = runs[number]
    if (!run) return NO_FINDINGS
    const candidates = keep(KNOWN, run, [stamps[number], superseded], () =>
      collectInRun(mentions, superseded, document, run),
    )
    if (candidates.length === 0) return NO_FINDINGS
    const at = document.list.offsets[number] ?? 0
    const found = candidates.flatMap(candidate => {
      const { index, mention } = candidate
      const change = changes.of(candidate.id)
      const start = at + (run.starts[index] ?? 0) + mention.start
      if (!change || looksBack(candidate, start, change)) return []
      return [{ index, finding: findingOf(corpus, candidate, change, isOfficial) }]
    })
    return keepRunFindings(IN_RUN, run, found)
  })
}

const ALL = new Slot<Mapped<RunFindings>>()
const KNOWN = new Slot<Kept<readonly Candidate[]>>()
const IN_RUN = new Slot<Kept<RunFindings>>()
const FOUND = new Beside<Candidate, { readonly change: Change; readonly finding: SupersededTerm }>()

/** The same finding as long as the change is the same: all that it depends on is part of the change. */
function findingOf(corpus: Corpus, candidate: Candidate, change: Change, isOfficial: boolean): SupersededTerm {
  const before = FOUND.get(candidate)
  if (before?.change === change) return before.finding
  const { mention, id, language } = candidate
  const known = change.successors.map(entry => wordingIn(entry, language))
  // A successor without an entry of its own is called what the field says.
  const named = corpus.entries(id)[0]?.term.replacedBy.map(value => value.text) ?? []
  const successors = known.length > 0 ? known : named
  const { text, start, end } = mention
  const finding: SupersededTerm = {
    code: 'superseded-term',
    id,
    text,
    successors,
    changed: change.date,
    isOfficial,
    start,
    end,
  }
  FOUND.set(candidate, { change, finding })
  return finding
}

const LEFT_ALONE: ReadonlySet<string> = new Set(['glossary', 'law', 'statistics'])
const LAW_TITLE = /(?:法|法典|条例|办法|规定|细则|解释|规则|章程|统计公报)(?:[（(][^（）()]{0,40}[）)]|\[\d{1,3}\])?$/

const OFFICIAL_TITLE =
  /规划|计划|纲要|建议|报告|公报|决定|决议|意见|通知|方案|办法|条例|规定|细则|解释|章程|讲话|白皮书|法(?:[（(][^（）()]{0,40}[）)])?$|(?:^|[^a-z])(?:plan|outline|report|communiqu[eé]|law|regulations?|measures|opinions?|proposals?|recommendations|decision|resolution|notice|white paper)(?![a-z])/i

/** Commentary, or a note without a kind whose title is not that of an official text. */
function isOwnWriting({ meta, title }: Symbols): boolean {
  if (meta.expresses !== undefined) return false
  return meta.kind === 'commentary' || (meta.kind === undefined && !OFFICIAL_TITLE.test(title))
}

/** How the successor is called in the language of the text. */
function wordingIn({ term }: Entry, language: 'zh' | 'en'): string {
  return withoutNote(language === 'zh' ? term.headword : (term.en[0]?.text ?? term.headword))
}
