// `superseded-term`: a term with a successor, in a text that is not older than the change.

import type { Corpus } from '../../index/corpus.ts'
import type { Mention } from '../../index/mentions.ts'
import type { Document } from '../../model/document.ts'
import type { SupersededTerm } from '../../model/finding.ts'
import type { Term } from '../../model/term.ts'
import { findEntries } from '../locate.ts'
import { visitDoubtfulMentions } from './doubtful-mentions.ts'

// Rules keep the names that they were passed with, statistics those of their series.
const LEFT_ALONE: ReadonlySet<string> = new Set(['glossary', 'law', 'statistics'])
const UNOFFICIAL: ReadonlySet<string> = new Set(['commentary'])

export function findSupersededTerms(corpus: Corpus, document: Document): SupersededTerm[] {
  const symbols = corpus.symbols(document.uri)
  const kind = symbols?.meta.kind
  if (!symbols || (kind && LEFT_ALONE.has(kind))) return []
  const isOfficial = kind !== undefined && !UNOFFICIAL.has(kind) && symbols.meta.expresses === undefined
  const findings: SupersededTerm[] = []
  visitDoubtfulMentions(corpus, document, (mention, at) => {
    const replaced = readSuccession(corpus, mention)
    if (!replaced || isOlder(symbols.date?.text, replaced.since)) return
    const [start, end] = [at + mention.start, at + mention.end]
    // The title of a plan or law keeps its words.
    if (isInTitle(document, start)) return
    const { successors, id } = replaced
    findings.push({ code: 'superseded-term', wording: mention.text, successors, id, isOfficial, start, end })
  })
  return findings
}

/** The successors of what is mentioned, if every sense of the words has one. */
function readSuccession(
  corpus: Corpus,
  mention: Mention,
): { id: string; successors: readonly string[]; since: string | undefined } | undefined {
  let first: { id: string; successors: readonly string[]; since: string | undefined } | undefined
  for (const sense of mention.senses) {
    if (sense.kind !== 'term') return undefined
    const term = corpus.entries(sense.id)[0]?.term
    if (!term || term.replacedBy.length === 0) return undefined
    if (first) continue
    const entries = term.replacedBy.map(value => ({ value, term: findEntries(corpus, value.text)[0]?.term }))
    const successors = entries.map(({ value, term: next }) =>
      sense.language === 'en' ? (next?.en[0]?.text ?? value.text) : (next?.headword ?? value.text),
    )
    first = { id: sense.id, successors, since: findChange(corpus, term, entries[0]?.term) }
  }
  return first
}

/** When the successor came: as `until` says, or the successor's `since`, or the earliest document that uses it. */
function findChange(corpus: Corpus, term: Term, next: Term | undefined): string | undefined {
  for (const value of [term.until, next?.since]) {
    if (!value) continue
    const date = corpus.plan(value.text)?.date?.text ?? /^[12]\d{3}(?:-\d\d){0,2}$/.exec(value.text)?.[0]
    if (date) return date
  }
  return next && corpus.tally.usesOf(next.id)?.first?.symbols.date?.text
}

/** True where the text is dated before the change; 2018 is not before 2018-03-17. */
function isOlder(date: string | undefined, change: string | undefined): boolean {
  if (date === undefined || change === undefined) return false
  const length = Math.min(date.length, change.length)
  return date.slice(0, length) < change.slice(0, length)
}

function isInTitle(document: Document, offset: number): boolean {
  const index = document.blockAt(offset)
  const before = (document.blocks[index]?.source ?? '').slice(0, offset - document.startOf(index))
  return before.lastIndexOf('《') > before.lastIndexOf('》')
}
