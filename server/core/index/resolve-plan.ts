// Resolves the words that name a plan to a document of the corpus, and says how: by the name, or by what was inferred.

import type { Document } from '../model/document.ts'
import { planPeriod } from '../reading/plan-period.ts'
import { isGeneric, isOfSeries, nounOf, parseNationalTitle, stemKey, titleKey } from '../reading/plan-title.ts'
import type { PlanSubject } from '../reading/plan-words.ts'
import type { Leaf } from '../syntax/prose.ts'
import { choosePlan } from './choose-plan.ts'
import type { Corpus } from './corpus.ts'
import { mayBeOfPlenum, nationalKey, nationalPlanOf, numberByPlenum, numberIn } from './national-plan.ts'
import type { Work } from './plan-line.ts'
import { type Antecedent, findAntecedent, findDefinition, type PlacedWords, planWordsIn } from './plan-words.ts'
import { type AboutBy, type Standing, standingOf } from './standing.ts'
import type { Symbols } from './symbols.ts'

/** A step on the way from words to a document. Titles are of the corpus, words of the text. */
export type Step =
  /** The document is, or is about, the plan with this number. */
  | {
      readonly kind: 'about'
      readonly by: AboutBy
      readonly number: number | undefined
      readonly year: number | undefined
    }
  /** Front matter of a document names the other as what it supersedes. */
  | { readonly kind: 'supersedes'; readonly of: string }
  /** The next earlier or later of a series, by years. */
  | { readonly kind: 'series'; readonly of: string; readonly direction: 'before' | 'after' }
  /** The plan with this number, which comes right before or after. */
  | { readonly kind: 'number'; readonly number: number }
  /** The document itself. */
  | { readonly kind: 'self' }
  /** A short name: the document says what it stands for. */
  | { readonly kind: 'short'; readonly of: string }
  /** The last full name before that ends in the same word. */
  | { readonly kind: 'antecedent'; readonly of: string }
  /** Said in a quotation of another document. */
  | { readonly kind: 'quotation'; readonly of: string }
  /** The proposal for the plan with this number. */
  | { readonly kind: 'proposal'; readonly number: number }
  /** Of several versions the one that was the last at the date of the document; `date` is undefined where it has none. */
  | { readonly kind: 'version'; readonly date: string | undefined; readonly count: number }
  /** By the years of the plan. */
  | { readonly kind: 'years'; readonly from: number; readonly to: number }

/** How words came to mean a document: by its `name`, or `inferred`, step by step. */
export interface How {
  readonly by: 'name' | 'inferred'
  readonly steps: readonly Step[]
}

/** What words mean. */
export interface Resolved {
  readonly plan: Symbols
  readonly how: How
}

/** What `words` in the block at `index` mean; undefined where that cannot be told, or the corpus does not have it. */
export function resolvePlan(
  corpus: Corpus,
  document: Document,
  index: number,
  words: PlacedWords,
): Resolved | undefined {
  const resolved = resolverOf(corpus, document)?.resolve(words, index, 0)
  // Symbols are newer than what was resolved before: an edit moves sections and no key.
  const plan = resolved && corpus.symbols(resolved.plan.uri)
  return plan && { plan, how: resolved.how }
}

const RESOLVERS = new WeakMap<Document, { readonly revision: number; readonly resolver: Resolver | undefined }>()

/** Kept until the document or what others see of the corpus changes. */
function resolverOf(corpus: Corpus, document: Document): Resolver | undefined {
  const known = RESOLVERS.get(document)
  if (known?.revision === corpus.revision) return known.resolver
  const standing = standingOf(corpus, document)
  const resolver = standing && new Resolver(corpus, document, standing)
  RESOLVERS.set(document, { revision: corpus.revision, resolver })
  return resolver
}

/** A short name that stands for a short name that stands for …: no document goes further. */
const DEEPEST = 3

class Resolver {
  readonly #corpus: Corpus
  readonly #document: Document
  readonly #standing: Standing
  readonly #known = new Map<PlacedWords, Resolved | undefined>()

  constructor(corpus: Corpus, document: Document, standing: Standing) {
    this.#corpus = corpus
    this.#document = document
    this.#standing = standing
  }

  resolve(words: PlacedWords, index: number, depth: number): Resolved | undefined {
    if (depth > DEEPEST) return undefined
    if (this.#known.has(words)) return this.#known.get(words)
    const resolved = this.#find(words, index, depth)
    if (depth === 0) this.#known.set(words, resolved)
    return resolved
  }

  #find(words: PlacedWords, index: number, depth: number): Resolved | undefined {
    const { subject } = words
    switch (subject.kind) {
      case 'title':
        return this.#title(words, subject, index, depth)
      case 'number':
        return this.#number(subject)
      case 'relative':
        return words.quotedFrom !== undefined && this.#standing.role === 'text' ? undefined : this.#relative(subject)
      case 'self':
        return this.#self(words, subject.noun, index, depth)
      case 'proposal':
        return this.#proposal(subject)
      case 'years':
        return this.#years(subject)
      case 'short':
        return this.#short(words, subject.name, index, depth)
    }
  }

  #title(
    words: PlacedWords,
    { title, year }: { readonly title: string; readonly year: number | undefined },
    index: number,
    depth: number,
  ): Resolved | undefined {
    if (isGeneric(title)) return this.#generic(words, title, year, index, depth)
    // A document's own short name is found before another document that happens to be called so.
    const defined = this.#defined(words, title, index, depth)
    if (defined) return defined
    const exact = this.#corpus.withKey(`title:${titleKey(title)}`)
    if (exact.length > 0) return this.#choose(exact, year)
    const national = parseNationalTitle(title)
    if (national) {
      const plan = this.#national(national.number, national.of)
      return plan && { plan, how: NAMED }
    }
    return isOfSeries(title) ? undefined : this.#choose(this.#corpus.withKey(`title:${stemKey(title)}`), year)
  }

  #choose(candidates: readonly Symbols[], year: number | undefined): Resolved | undefined {
    const chosen = choosePlan(this.#corpus, candidates, this.#standing.symbols, year)
    if (!chosen) return undefined
    const { plan, versions } = chosen
    const date = this.#standing.symbols.date?.text
    return { plan, how: { by: 'name', steps: versions > 1 ? [{ kind: 'version', date, count: versions }] : [] } }
  }

  /** 《纲要》: what the document says it stands for, else the document itself, the last full name before, or what it is about. */
  #generic(
    words: PlacedWords,
    title: string,
    year: number | undefined,
    index: number,
    depth: number,
  ): Resolved | undefined {
    const defined = this.#defined(words, title, index, depth)
    if (defined !== undefined) return defined ?? undefined
    const noun = nounOf(title)
    if (noun === undefined) return undefined
    const { symbols, role, number, isProposal, by } = this.#standing
    if (year !== undefined || noun === '报告') {
      const found = this.#corpus.withKey(`title:${titleKey(title)}`)
      if (found.length > 0) return this.#choose(found, year)
    }
    if (role === 'text' && nounOf(symbols.title) === noun) return this.#itself()
    if (noun === '建议' && role === 'text' && number !== undefined) return this.#proposalOf(number)
    const at = this.#document.startOf(index) + words.start
    const antecedent = findAntecedent(this.#document, noun, at)
    if (antecedent && antecedent.words !== words)
      return this.#through(antecedent, { kind: 'antecedent', of: textOf(antecedent.words) }, depth)
    if (role !== 'commentary' || number === undefined || by === 'date' || this.#standing.isOther) return undefined
    if (noun === '建议') return this.#proposalOf(number)
    if (!/纲要|规划|计划/.test(noun) || isProposal) return undefined
    return this.#infer(this.#national(number, 'plan'), [])
  }

  /** What the document says a name is short for; null where it does, and the corpus lacks it. */
  #defined(words: PlacedWords, name: string, index: number, depth: number): Resolved | null | undefined {
    const at = this.#document.startOf(index) + words.start
    const found = findDefinition(this.#document, name.replace(/（草案）|\(草案\)|草案$/, ''), at)
    if (!found || found.words === words) return undefined
    const resolved = this.resolve(found.words, found.index, depth + 1)
    if (!resolved) return null
    return { plan: resolved.plan, how: { by: 'name', steps: [{ kind: 'short', of: textOf(found.words) }] } }
  }

  #through(antecedent: Antecedent, step: Step, depth: number): Resolved | undefined {
    const resolved = this.resolve(antecedent.words, antecedent.index, depth + 1)
    return resolved && { plan: resolved.plan, how: { by: 'inferred', steps: [step] } }
  }

  #number(subject: Extract<PlanSubject, { kind: 'number' }>): Resolved | undefined {
    const { number, of, place } = subject
    if (place !== undefined && !/^(?:全国|我国|中国|国家|中央)/.test(place)) return this.#regional(number, place)
    const plan = this.#national(number, of === 'proposal' ? 'proposal' : 'plan')
    return plan && { plan, how: NAMED }
  }

  /** 广东省“十四五”规划, 我省“十四五”规划, Guangdong’s 14th Five-Year Plan: never the national one. */
  #regional(number: number, place: string): Resolved | undefined {
    const period = planPeriod(number)
    const { symbols } = this.#standing
    const own = /^[我全本]/.test(place)
    const name = own
      ? symbols.title.slice(0, 2)
      : place.replace(/['’]s?$|的$/g, '').replace(/^[在对从为由把将和与及]/, '')
    const start = /^\p{L}{2}/u.exec(name)?.[0]
    if (start === undefined || (own && symbols.meta.kind !== 'regional')) return undefined
    const found = this.#corpus.withKey(`place:${start}`).filter(({ meta, title }) => {
      const isThere = own || title.startsWith(name) || (meta.titleEn ?? '').startsWith(name)
      return isThere && meta.period?.from === period?.from && meta.kind === 'regional'
    })
    return this.#choose(found, undefined)
  }

  /** The document that is the national plan with a number, or the proposal for it. */
  #national(number: number, of: 'plan' | 'proposal'): Symbols | undefined {
    const found = this.#corpus.withKey(nationalKey(number, of))
    return choosePlan(this.#corpus, found, undefined, undefined)?.plan
  }

  #relative(subject: Extract<PlanSubject, { kind: 'relative' }>): Resolved | undefined {
    const found =
      this.#standing.role === 'text' && !this.#standing.isProposal ? this.#fromText(subject) : this.#fromNumber(subject)
    if (!found || subject.of === 'plan') return found
    const national = nationalPlanOf(found.plan.meta, found.plan.title)
    return national ? this.#proposalOf(national.number, found.how.steps) : undefined
  }

  /** In a text of a plan: along its own line. */
  #fromText({ which, isFiveYear }: Extract<PlanSubject, { kind: 'relative' }>): Resolved | undefined {
    const { work, number, symbols } = this.#standing
    if (!work) return undefined
    if (which === 'current' || which === 'new') return isFiveYear && number === undefined ? undefined : this.#itself()
    if (which === 'next') {
      const [after] = this.#corpus.lines.after(work)
      const before = after && this.#corpus.lines.before(after)
      if (after && before?.kind === 'work' && (before.how === 'supersedes' || before.gaps.length === 0)) {
        const step: Step =
          before.how === 'supersedes'
            ? { kind: 'supersedes', of: after.main.title }
            : { kind: 'series', of: symbols.title, direction: 'after' }
        return this.#infer(after.main, [step])
      }
      return number === undefined ? undefined : this.#numbered(number + 1)
    }
    const last = this.#before(work, number)
    if (which === 'last' || !last) return last
    const earlier = this.#corpus.lines.workOf(last.plan.uri)
    const further = earlier && this.#before(earlier, number === undefined ? undefined : number - 1)
    return further && this.#infer(further.plan, [...last.how.steps, ...further.how.steps])
  }

  #before(work: Work, number: number | undefined): Resolved | undefined {
    const before = this.#corpus.lines.before(work)
    if (before?.kind === 'work' && before.how === 'supersedes')
      return this.#infer(before.work.main, [{ kind: 'supersedes', of: work.main.title }])
    // Of a national plan it is the number before, whatever else of the same years the corpus has.
    if (number !== undefined) return this.#numbered(number - 1)
    // A plan that is missing between the two is the one that is meant.
    if (before?.kind === 'work')
      return before.gaps.length > 0
        ? undefined
        : this.#infer(before.work.main, [{ kind: 'series', of: work.main.title, direction: 'before' }])
    return undefined
  }

  /** In reports and commentary: from the plan that they are about, or that is in force. */
  #fromNumber({ which, isFiveYear }: Extract<PlanSubject, { kind: 'relative' }>): Resolved | undefined {
    const { number, by, role, year, isAhead, isOther, isProposal } = this.#standing
    if (number === undefined || (isOther && !isFiveYear)) return undefined
    // In a report any 规划 may be the last one.
    if (role === 'report' && !isFiveYear) return undefined
    const about: Step = { kind: 'about', by, number, year: by === 'date' ? year : undefined }
    const meant = meantNumber(which, number, { role, by, year, isAhead, isProposal })
    if (meant === undefined) return undefined
    if (meant === number) return this.#infer(this.#national(number, 'plan'), [about])
    const plan = this.#national(number, 'plan')
    const work = plan && this.#corpus.lines.workOf(plan.uri)
    const last = work && which === 'last' && meant === number - 1 ? this.#before(work, number) : this.#numbered(meant)
    return last && this.#infer(last.plan, [about, ...last.how.steps])
  }

  #numbered(number: number): Resolved | undefined {
    return this.#infer(this.#national(number, 'plan'), [{ kind: 'number', number }])
  }

  #self(words: PlacedWords, noun: string, index: number, depth: number): Resolved | undefined {
    const { role, symbols } = this.#standing
    if (words.quotedFrom !== undefined) {
      const speaker = this.#speaker(words, index)
      if (speaker) return this.#quotation(speaker, depth)
      // Plans set their boxes as quotations: these are their own words, unless somebody is said to speak.
      if (words.quotedFrom >= 0 || speaker === null) return undefined
    }
    if (role !== 'text') return undefined
    const own = nounOf(symbols.title) ?? KIND_NOUNS[symbols.meta.kind ?? '']
    return own !== undefined && isSameSort(own, noun, symbols.meta.kind) ? this.#itself() : undefined
  }

  /**
   * Who is named right before a quotation, in the same paragraph or, of a quotation that fills its block, at the end of the one
   * before; null where that ends in a colon and names nobody, undefined where nothing introduces it.
   */
  #speaker({ leaf, quotedFrom = -1 }: PlacedWords, index: number): Antecedent | null | undefined {
    const isBlock = quotedFrom < 0
    const at = isBlock ? index - 1 : index
    const said = isBlock ? this.#document.facts(at).leaves.at(-1) : leaf
    if (at < 0 || !said || this.#document.blocks[at]?.isFrontMatter) return undefined
    const limit = isBlock ? said.text.length : quotedFrom
    if (isBlock && !/[:：]\s*$/.test(said.text)) return undefined
    const all = planWordsIn(this.#document, at)
    let i = lastStartingBefore(all, said, limit)
    while (all[i]?.leaf === said && (all[i]?.to ?? 0) > limit) i--
    const words = all[i]
    const isNear = words?.leaf === said && limit - words.to <= FARTHEST_SPEAKER && words.subject.kind !== 'self'
    return isNear ? { at: this.#document.startOf(at) + words.start, index: at, words } : null
  }

  /** “本规划…” in what another plan is quoted to say is that plan. */
  #quotation({ words, index }: Antecedent, depth: number): Resolved | undefined {
    const resolved = this.resolve(words, index, depth + 1)
    return resolved && this.#infer(resolved.plan, [{ kind: 'quotation', of: textOf(words) }])
  }

  #proposal(subject: Extract<PlanSubject, { kind: 'proposal' }>): Resolved | undefined {
    const { congress, plenum, isWeak } = subject
    const { number, role, isProposal, by } = this.#standing
    if (congress !== undefined && plenum !== undefined) {
      const adopted = numberByPlenum(congress, plenum)
      const plan = adopted === undefined ? undefined : this.#national(adopted, 'proposal')
      return plan && { plan, how: { by: 'name', steps: [{ kind: 'proposal', number: adopted ?? 0 }] } }
    }
    if (isWeak && role === 'text' && isProposal) return this.#itself()
    if (number === undefined || by === 'date' || (isWeak && !isProposal)) return undefined
    return mayBeOfPlenum(number, plenum) ? this.#proposalOf(number) : undefined
  }

  #proposalOf(number: number, before: readonly Step[] = []): Resolved | undefined {
    const { work, by, role } = this.#standing
    const steps: Step[] =
      before.length > 0 ? [...before] : role === 'text' ? [] : [{ kind: 'about', by, number, year: undefined }]
    const parent = before.length === 0 && work?.main.meta.parent ? this.#corpus.plan(work.main.meta.parent) : undefined
    const plan = this.#national(number, 'proposal') ?? (parent?.meta.kind === 'proposal' ? parent : undefined)
    return this.#infer(plan, [...steps, { kind: 'proposal', number }])
  }

  #years({ from, to }: Extract<PlanSubject, { kind: 'years' }>): Resolved | undefined {
    if (this.#standing.isOther) return undefined
    const number = numberIn(from ?? to ?? 0)
    const period = number === undefined ? undefined : planPeriod(number)
    if (!period || number === undefined || (from ?? period.from) !== period.from || (to ?? period.to) !== period.to)
      return undefined
    return this.#infer(this.#national(number, 'plan'), [{ kind: 'years', ...period }])
  }

  /** A capital alone says nothing; “the Proposals” may be defined as the Proposal. */
  #short(words: PlacedWords, name: string, index: number, depth: number): Resolved | undefined {
    const defined =
      this.#defined(words, name, index, depth) ?? this.#defined(words, name.replace(/s$/, ''), index, depth)
    return defined ?? undefined
  }

  #itself(): Resolved | undefined {
    return this.#infer(this.#standing.symbols, [{ kind: 'self' }])
  }

  #infer(plan: Symbols | undefined, steps: readonly Step[]): Resolved | undefined {
    return plan && { plan, how: { by: 'inferred', steps } }
  }
}

/** The index of the last words that start in `leaf` before `limit` of its text; -1 where there are none. */
function lastStartingBefore(all: readonly PlacedWords[], leaf: Leaf, limit: number): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const words = all[middle]
    const isBefore = words && (words.leaf === leaf ? words.from < limit : words.leaf.start < leaf.start)
    if (isBefore) low = middle + 1
    else high = middle
  }
  return low - 1
}

const NAMED: How = { by: 'name', steps: [] }
const FARTHEST_SPEAKER = 60

/** The number of the plan that “the last plan” and the like mean beside one; undefined where it may be either of two. */
function meantNumber(
  which: Extract<PlanSubject, { kind: 'relative' }>['which'],
  number: number,
  { by, year, isAhead, isProposal, role }: Pick<Standing, 'by' | 'year' | 'isAhead' | 'isProposal' | 'role'>,
): number | undefined {
  const period = planPeriod(number)
  if (!period) return undefined
  const byDate = by === 'date' || role === 'report'
  const isBefore = year === undefined ? isAhead || isProposal : year < period.from || (year === period.from && isAhead)
  switch (which) {
    case 'last':
      return number - 1
    case 'before-last':
      return number - 2
    case 'current':
      if (byDate || !isBefore) return number
      // Who writes before the plan that he is about may call either of them the current one.
      return year === undefined || year === period.from ? undefined : numberIn(year)
    case 'new':
      if (!byDate) return number
      return year === period.to ? number + 1 : year === period.from ? number : undefined
    case 'next':
      if (byDate) return number + 1
      if (isBefore) return number
      return year === undefined ? undefined : number + 1
  }
}

const KIND_NOUNS: Readonly<Record<string, string>> = {
  outline: '纲要',
  proposal: '建议',
  sector: '规划',
  regional: '规划',
  law: '法',
}

/** 本规划 in an outline, 本纲要 in a plan whose title says 规划纲要; 本条例 in a regulation alone. */
function isSameSort(own: string, noun: string, kind: string | undefined): boolean {
  const isPlan = /纲要|规划|计划/
  if (isPlan.test(noun)) return isPlan.test(own) && (!noun.endsWith('纲要') || own === '纲要' || kind === 'outline')
  if (noun === '法') return /^(?:法|法典|宪法)$/.test(own)
  return noun.endsWith(own)
}

function textOf({ leaf, from, to }: PlacedWords): string {
  return leaf.text.slice(from, to)
}
