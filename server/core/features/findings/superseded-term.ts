// `superseded-term`: a term in commentary that is later than what took the term's place.

import type { Corpus, Entry } from '../../index/corpus.ts'
import type { Mention, MentionCache } from '../../index/mentions.ts'
import type { Symbols } from '../../index/symbols.ts'
import { withoutNote } from '../../index/wording-variants.ts'
import type { Document } from '../../model/document.ts'
import type { SupersededTerm } from '../../model/finding.ts'
import { parseDate } from '../../model/meta.ts'
import type { Value } from '../../model/term.ts'
import type { Run } from '../../syntax/block-list.ts'
import type { BlockFacts } from '../../syntax/parse-block.ts'
import { type Leaf, toText } from '../../syntax/prose.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { findEntries } from '../locate.ts'
import { keepRunFindings, NO_FINDINGS, type RunFindings } from './block-findings.ts'

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
  return mapRuns(ALL, document.lineage, [mentions, superseded, history], [runs], number => {
    const run = runs[number]
    if (!run) return NO_FINDINGS
    const candidates = keep(KNOWN, run, [mentions, superseded], () => collectInRun(mentions, superseded, document, run))
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
const IN_RUN = new Slot<Kept<RunFindings>>()
const FOUND = new WeakMap<Candidate, { readonly change: Change; readonly finding: SupersededTerm }>()

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

/** A mention that may be a finding, with what its paragraph says beside it. */
interface Candidate {
  /** Of the block in its run. */
  readonly index: number
  readonly mention: Mention
  readonly beside: Beside
  readonly id: string
  readonly language: 'zh' | 'en'
}

/** What a paragraph says that tells of which time it speaks. */
interface Beside {
  /** The earliest year of the paragraph. */
  readonly firstYear: number | undefined
  /** Ids of all terms, and uris of the plans, of the paragraph. */
  readonly terms: ReadonlySet<string>
  readonly plans: ReadonlySet<string>
}

const KNOWN = new Slot<Kept<readonly Candidate[]>>()
const NONE: readonly Candidate[] = []

function collectInRun(
  all: MentionCache,
  superseded: ReadonlySet<string>,
  document: Document,
  run: Run,
): readonly Candidate[] {
  const found = run.blocks.flatMap((block, index): Candidate[] => {
    const mentions = all.of(document, block)
    if (!mentions.some(mention => supersededId(mention, superseded) !== undefined)) return []
    return collect(document.factsOf(block), block.source, mentions, superseded).map(one => ({ ...one, index }))
  })
  return found.length > 0 ? found : NONE
}

/** The id of the old term where the words can mean nothing else. */
function supersededId({ senses, marked }: Mention, superseded: ReadonlySet<string>): string | undefined {
  const [sense] = senses
  return !marked && senses.length === 1 && sense?.kind === 'term' && superseded.has(sense.id) ? sense.id : undefined
}

function collect(
  facts: BlockFacts,
  source: string,
  mentions: readonly Mention[],
  superseded: ReadonlySet<string>,
): Omit<Candidate, 'index'>[] {
  const candidates: Omit<Candidate, 'index'>[] = []
  let next = 0
  for (const leaf of facts.leaves) {
    const first = next
    let isOld = false
    for (let mention = mentions[next]; mention && mention.start < leaf.end; mention = mentions[++next])
      isOld ||= supersededId(mention, superseded) !== undefined
    if (!isOld || isBlockQuote(source, leaf)) continue
    const inside = mentions.slice(first, next)
    const beside = readBeside(leaf, inside)
    const isQuoted = createQuoteFinder(leaf.text)
    for (const mention of inside) {
      const id = supersededId(mention, superseded)
      const [sense] = mention.senses
      if (id === undefined || sense?.kind !== 'term') continue
      const from = toText(leaf, mention.start) ?? 0
      if (isQuoted(from) || FORMER.test(leaf.text.slice(Math.max(0, from - 16), from))) continue
      candidates.push({ mention, id, language: sense.language, beside })
    }
  }
  return candidates
}

/** 原环境保护部, the former Ministry …, 时任环境保护部部长. */
const FORMER =
  /[原前旧]$|时任$|当时的$|(?:^|[^a-z])(?:former|formerly|then|erstwhile|old|defunct|previous)[\s-](?:the\s)?$/i

const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/g

function readBeside(leaf: Leaf, mentions: readonly Mention[]): Beside {
  let firstYear: number | undefined
  for (const [year] of leaf.text.matchAll(YEAR)) firstYear = Math.min(firstYear ?? 9999, Number(year))
  const terms = new Set<string>()
  const plans = new Set<string>()
  for (const mention of mentions.flatMap(mention => [mention, ...mention.inner])) {
    for (const sense of mention.senses) {
      if (sense.kind === 'term') terms.add(sense.id)
      else plans.add(sense.uri)
    }
  }
  return { firstYear, terms, plans }
}

/** True where the line on which a leaf begins is set as a quotation. */
function isBlockQuote(source: string, leaf: Leaf): boolean {
  let at = leaf.start
  while (at > 0 && source[at - 1] !== '\n' && source[at - 1] !== '\r') if (source[--at] === '>') return true
  return false
}

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '«': '»',
  '"': '"',
}

/** Tells of offsets, asked in rising order, whether they stand in a quote or a title; an open quote is none. */
function createQuoteFinder(text: string): (offset: number) => boolean {
  const quoted: { readonly start: number; readonly end: number }[] = []
  let close = ''
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    if (close === '') {
      close = CLOSING[character] ?? ''
      start = i
    } else if (character === close) {
      quoted.push({ start, end: i })
      close = ''
    }
  }
  let next = 0
  return offset => {
    for (let one = quoted[next]; one && one.end < offset; one = quoted[++next]);
    const one = quoted[next]
    return one !== undefined && one.start <= offset && offset < one.end
  }
}

/** What took a term's place and when, as of the date of a text. */
interface Change {
  readonly successors: readonly Entry[]
  readonly ids: ReadonlySet<string>
  /** Undefined where no entry and no document says when. */
  readonly date: string | undefined
  readonly year: number
}

/** When a text was written, and whether it has to be known. */
interface Writing {
  readonly date: string | undefined
  readonly isOfficial: boolean
}

/** The changes that had come when a text was written, each looked up once, with the dates of first use that they rest on. */
class Changes {
  readonly #corpus: Corpus
  readonly #writing: Writing
  readonly #known = new Map<string, Change | undefined>()
  readonly #dates = new Map<string, string | undefined>()

  constructor(corpus: Corpus, writing: Writing) {
    this.#corpus = corpus
    this.#writing = writing
  }

  of(id: string): Change | undefined {
    if (!this.#known.has(id))
      this.#known.set(
        id,
        findChange(this.#corpus, id, this.#writing, term => this.#firstDateOf(term)),
      )
    return this.#known.get(id)
  }

  /** What an edit may have moved although nothing that others see has changed. */
  get isCurrent(): boolean {
    const { tally } = this.#corpus
    for (const [id, date] of this.#dates) if (tally.firstDateOf(id) !== date) return false
    return true
  }

  #firstDateOf(id: string): string | undefined {
    if (!this.#dates.has(id)) this.#dates.set(id, this.#corpus.tally.firstDateOf(id))
    return this.#dates.get(id)
  }
}

/** Whether what a paragraph or heading says is from before a change. */
type Verdicts = Map<Change, Map<object, boolean>>

/** What was found out for the last version of a document. */
interface History {
  readonly key: string
  readonly outline: Document['outline']
  readonly changes: Changes
  readonly verdicts: Verdicts
}

/** Of the document that was looked at last: somebody types in one at a time. */
const HISTORY = new WeakMap<Corpus, History>()

function historyOf(corpus: Corpus, { uri, outline }: Document, writing: Writing): History {
  const { statedRevision, entriesRevision, countsRevision, tally } = corpus
  const { date, isOfficial } = writing
  const key = JSON.stringify([uri, statedRevision, entriesRevision, countsRevision, tally.isComplete, date, isOfficial])
  const known = HISTORY.get(corpus)
  const isCurrent = known?.key === key && known.changes.isCurrent
  if (known && isCurrent && known.outline === outline) return known
  const history: History = {
    key,
    outline,
    changes: isCurrent ? known.changes : new Changes(corpus, writing),
    verdicts: new Map(),
  }
  HISTORY.set(corpus, history)
  return history
}

/** How many renamings are followed from a name to the one that was in use. */
const LONGEST_CHAIN = 12

/** The change that had come when a text was written; undefined where none had. */
function findChange(
  corpus: Corpus,
  id: string,
  { date: today, isOfficial }: Writing,
  firstDateOf: (id: string) => string | undefined,
): Change | undefined {
  const ids = new Set([id])
  let found: Change | undefined
  let entries = corpus.entries(id).slice(0, 1)
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const next = entries.flatMap(entry => {
      const successors = entry.term.replacedBy.flatMap(({ text }) => findEntries(corpus, text).slice(0, 1))
      const date = dateOfChange(corpus, entry, successors, firstDateOf)
      if (date === undefined || today === undefined ? isOfficial : !isAfter(today, date)) return []
      return [{ successors: successors.filter(successor => !ids.has(successor.term.id)), date }]
    })
    // Of several successors one that has changed again, and one that has not: the names stand as they first came.
    const [first] = next
    if (!first || next.length < entries.length) break
    found ??= { successors: [], ids, date: first.date, year: Number(first.date?.slice(0, 4) ?? 0) }
    entries = next.flatMap(({ successors }) => successors)
    found = { ...found, successors: entries.length > 0 ? entries : found.successors }
    for (const entry of entries) ids.add(entry.term.id)
    if (entries.length === 0) break
  }
  return found
}

/** Until when the term was in use; else since when its successor was, or, where no entry says so, was first used. */
function dateOfChange(
  corpus: Corpus,
  { term }: Entry,
  successors: readonly Entry[],
  firstDateOf: (id: string) => string | undefined,
): string | undefined {
  const until = term.until && dateOf(corpus, term.until)
  if (until !== undefined) return until
  const dates = successors.map(({ term: { id, since } }) => {
    const known = since && dateOf(corpus, since)
    if (known !== undefined) return known
    return firstDateOf(id)
  })
  return dates.includes(undefined) ? undefined : dates.sort().at(-1)
}

/** The date that a field states, or that of the plan which it names. */
function dateOf(corpus: Corpus, { text }: Value): string | undefined {
  return parseDate(text) ?? corpus.plan(text)?.date?.text
}

/** True where `today` is later however the two are read: of 2018 and 2018-03 neither is. */
function isAfter(today: string, date: string): boolean {
  const length = Math.min(today.length, date.length)
  return today.slice(0, length) > date.slice(0, length)
}

/** Tells whether a candidate speaks of the time before its change, by its paragraph and the headings above. */
function createHindsight(
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

/** How the successor is called in the language of the text. */
function wordingIn({ term }: Entry, language: 'zh' | 'en'): string {
  return withoutNote(language === 'zh' ? term.headword : (term.en[0]?.text ?? term.headword))
}
