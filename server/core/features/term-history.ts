// “First time since”: whether a term is new in its line of plans, since when it was absent, and where it stood before.

import type { Corpus, Entry } from '../index/corpus.ts'
import { isAbridged } from '../index/plans/coverage.ts'
import type { Before, Work } from '../index/plans/plan-line.ts'
import type { Symbols } from '../index/symbols.ts'
import type { Period } from '../model/meta.ts'
import { type Section, sectionAt } from '../model/section.ts'
import { hasHan } from '../text/script.ts'
import { findListRank, type ListRank } from './list-rank.ts'

/**
 * What the plans before say of a term. `new`: none of those that can be asked has it; `back`: an earlier one has it, and a
 * whole text between does not; `kept`: the last one that can be asked has it; `gone`: the document lacks it and an earlier
 * one has it; `unknown`: no text before can be asked.
 */
export interface TermHistory {
  readonly news: 'new' | 'back' | 'kept' | 'gone' | 'unknown'
  /** Uses in the document itself. */
  readonly total: number
  /** The last work before that uses it, with its first use there. */
  readonly last: PastUse | undefined
  /** Works behind the last use (or all works before), newest first, whose whole text lacks it. */
  readonly lacking: readonly Symbols[]
  /** Those of which that cannot be said, newest first. */
  readonly unsure: readonly { readonly plan: Symbols; readonly why: Doubt }[]
  /** What the corpus lacks behind the last use: the years of a plan, or the id that a plan names; newest first. */
  readonly missing: readonly (Period | string)[]
  /** How many works come before. */
  readonly earlier: number
}

/** Why a text without the term says nothing: it is no whole text, has not been counted, or the term has no wording in its language. */
export type Doubt = 'abridged' | 'uncounted' | 'language'

/** Where a term stood in an earlier plan: its first use there. */
export interface PastUse {
  readonly plan: Symbols
  readonly total: number
  /** Offset of the first use. */
  readonly start: number
  /** The headings above it, outermost first. */
  readonly sections: readonly Section[]
  readonly listed: ListRank | undefined
}

/** How often a document uses the words that are asked for, and where first (offset); undefined where it does not. */
export type FindUses = (uri: string) => { readonly total: number; readonly first: number } | undefined

/** The history of a glossary term; undefined where the document is in no line, begins it, or the term is in none of it. */
export function findTermHistory(corpus: Corpus, uri: string, { term }: Entry): TermHistory | undefined {
  const languages = new Set([...[term.headword, ...term.aka.map(value => value.text)].map(languageOf)])
  for (const { text } of term.en) languages.add(languageOf(text))
  return traceHistory(corpus, uri, findUsesOf(corpus, term.id), languages)
}

/** Uses of a term in either language: a digest in English may set the Chinese in brackets. */
function findUsesOf(corpus: Corpus, id: string): FindUses {
  return uri => {
    const counts = corpus.counts(uri)?.bySense
    const [zh, en] = [counts?.get(`zh:${id}`), counts?.get(`en:${id}`)]
    return zh && en ? { total: zh.total + en.total, first: Math.min(zh.first, en.first) } : (zh ?? en)
  }
}

/** The history of any words, such as a phrase: `find` says where they stand, `languages` in which texts they could. */
function traceHistory(
  corpus: Corpus,
  uri: string,
  find: FindUses,
  languages: ReadonlySet<'zh' | 'en'>,
): TermHistory | undefined {
  const work = corpus.lines.workOf(uri)
  if (!work) return undefined
  const total = find(uri)?.total ?? 0
  const lacking: Symbols[] = []
  const unsure: { plan: Symbols; why: Doubt }[] = []
  const missing: (Period | string)[] = []
  let last: PastUse | undefined
  let earlier = 0
  const seen = new Set([work.main.uri])
  for (let before: Before | undefined = corpus.lines.before(work); before; ) {
    if (before.kind === 'missing') {
      if (!last) missing.push(before.id)
      break
    }
    const { work: past, gaps }: { work: Work; gaps: readonly Period[] } = before
    if (seen.has(past.main.uri)) break
    seen.add(past.main.uri)
    earlier++
    if (!last) {
      missing.push(...[...gaps].reverse())
      const found = presenceIn(corpus, past, find, languages)
      if (found === 'absent') lacking.push(past.main)
      else if (typeof found === 'string') unsure.push({ plan: past.main, why: found })
      else last = found
    }
    before = corpus.lines.before(past)
  }
  if (earlier === 0 && missing.length === 0) return undefined
  const history = { total, last, lacking, unsure, missing, earlier }
  if (total === 0) return last && { news: 'gone', ...history }
  if (last) return { news: lacking.length > 0 ? 'back' : 'kept', ...history }
  return { news: lacking.length > 0 ? 'new' : 'unknown', ...history }
}

/** What the texts of a work say: a use, or that its whole text has none, or why that cannot be said. */
function presenceIn(
  corpus: Corpus,
  { main, others }: Work,
  find: FindUses,
  languages: ReadonlySet<'zh' | 'en'>,
): PastUse | 'absent' | Doubt {
  const doubts: Doubt[] = []
  let isAbsent = false
  for (const plan of [main, ...others]) {
    const uses = find(plan.uri)
    if (uses) return placeOf(corpus, plan, uses.total, uses.first)
    if (!corpus.isCounted(plan.uri)) doubts.push('uncounted')
    else if (!languages.has(plan.language)) doubts.push('language')
    else if (isAbridged(corpus, plan)) doubts.push('abridged')
    else isAbsent = true
  }
  return isAbsent ? 'absent' : (doubts[0] ?? 'uncounted')
}

function placeOf(corpus: Corpus, plan: Symbols, total: number, start: number): PastUse {
  const sections: Section[] = []
  for (let section = sectionAt(plan.sections, start); section; section = plan.sections[section.parent])
    sections.unshift(section)
  const document = corpus.document(plan.uri)
  return { plan, total, start, sections, listed: document && findListRank(document, start) }
}

function languageOf(text: string): 'zh' | 'en' {
  return hasHan(text) ? 'zh' : 'en'
}
