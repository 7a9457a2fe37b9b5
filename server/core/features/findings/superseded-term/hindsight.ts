// Whether words look back: what paragraphs and headings say of the time before a change, kept from edit to edit.

import type { Corpus } from '../../../index/corpus.ts'
import type { Document } from '../../../model/document.ts'
import { isSameList } from '../../../syntax/slot.ts'
import { type Beside, type Candidate, YEAR } from './candidates.ts'
import { type Change, Changes, isAfter, type Writing } from './changes.ts'

/** Whether what a paragraph or heading says is from before a change. */
export type Verdicts = Map<Change, Map<object, boolean>>

/** What was found out for the last version of a document. */
export interface History {
  readonly inputs: readonly unknown[]
  /** Those of them that the words of a finding rest on. */
  readonly said: readonly unknown[]
  readonly outline: Document['outline']
  readonly changes: Changes
  readonly verdicts: Verdicts
}

/** Of the document that was looked at last: somebody types in one at a time. */
const HISTORY = new WeakMap<Corpus, History>()

/** The history of a document; the same object as long as nothing has changed that it rests on. */
export function historyOf(corpus: Corpus, { uri, outline }: Document, writing: Writing): History {
  const { datesRevision, entriesRevision, countsRevision, tally, mentions } = corpus
  const { date, isOfficial } = writing
  // Headings may name plans: which, the lexicon says.
  const of = [uri, datesRevision, mentions.version, entriesRevision, countsRevision]
  const inputs = [...of, tally.isComplete, date, isOfficial]
  const known = HISTORY.get(corpus)
  const isCurrent = known !== undefined && isSameList(known.inputs, inputs) && known.changes.isCurrent
  if (known && isCurrent && known.outline === outline) return known
  // What findings say of a change rests on entries, and on whether the text is official.
  const isSaidAlike = known !== undefined && isSameList(known.said, [uri, entriesRevision, isOfficial])
  const history: History = {
    said: [uri, entriesRevision, isOfficial],
    inputs,
    outline,
    changes: isCurrent ? known.changes : new Changes(corpus, writing, isSaidAlike ? known.changes : undefined),
    verdicts: new Map(),
  }
  HISTORY.set(corpus, history)
  return history
}

/** Tells whether a candidate speaks of the time before its change, by its paragraph and the headings above. */
export function createHindsight(
  corpus: Corpus,
  document: Document,
  known: Verdicts,
): (candidate: Candidate, at: number, change: Change) => boolean {
  const isOld = (uri: string, change: Change): boolean => {
    const date = corpus.symbols(uri)?.date?.text
    return date !== undefined && change.date !== undefined && uri !== document.uri && !isAfter(date, change.date)
  }
  // Candidates are many, paragraphs, headings and changes few: each pair of them is looked at once.
  const once = (change: Change, about: object, find: () => boolean): boolean => {
    let verdicts = known.get(change)
    if (!verdicts) known.set(change, (verdicts = new Map()))
    let verdict = verdicts.get(about)
    if (verdict === undefined) verdicts.set(about, (verdict = find()))
    return verdict
  }
  const { outline } = document
  const isOldHeading = (index: number, change: Change): boolean => {
    const heading = outline[index]
    if (!heading) return false
    return once(change, heading, () => {
      for (const [year] of heading.title.matchAll(YEAR)) if (Number(year) <= change.year) return true
      const senses = corpus.lexicon.match(heading.title).flatMap(match => match.values)
      if (senses.some(sense => sense.kind === 'plan' && isOld(sense.uri, change))) return true
      return isOldHeading(heading.parent, change)
    })
  }
  const isOldParagraph = ({ firstYear, terms, plans }: Beside, id: string, change: Change): boolean => {
    if (firstYear !== undefined && firstYear <= change.year) return true
    for (const other of change.ids) if (other !== id && terms.has(other)) return true
    for (const plan of plans) if (isOld(plan, change)) return true
    return false
  }
  return ({ beside, id }, start, change) => {
    if (once(change, beside, () => isOldParagraph(beside, id, change))) return true
    return isOldHeading(document.heads.at(start), change)
  }
}
