// Resolves the words that name a plan to a document of the corpus, and says how: by the name, or by what was inferred.

import type { Document } from '../../model/document.ts'
import { planPeriod } from '../../reading/plan-period.ts'
import {
  isGeneric,
  isOfSeries,
  isOverallTitle,
  nounOf,
  parseNationalTitle,
  parseRegionalTitle,
  stemKey,
  titleKey,
} from '../../reading/plan-title.ts'
import type { PlanSubject } from '../../reading/plan-words.ts'
import type { Leaf } from '../../syntax/prose.ts'
import { Beside } from '../../text/beside.ts'
import { countBefore } from '../../text/sorted.ts'
import type { Corpus } from '../corpus.ts'
import type { Symbols } from '../symbols.ts'
import { choosePlan, nationalPlan } from './choose-plan.ts'
import { infer, NAMED, type Resolved, type Step } from './how.ts'
import { nationalPlanOf, numberIn } from './national-plan.ts'
import { type Antecedent, findAntecedent, findDefinition, type PlacedWords, planWordsIn } from './plan-words.ts'
import { proposalOf, resolveProposal } from './proposal-plan.ts'
import { resolveRelative } from './relative-plan.ts'
import { parseYearlyTitle, yearOfTitle } from './report-year.ts'
import { ownerOf, type Standing, standingOf } from './standing.ts'

/** What `words` in the block at `index` mean; undefined where that cannot be told, or the corpus does not have it. */
export function resolvePlan(
  corpus: Corpus,
  document: Document,
  index: number,
  words: PlacedWords,
): Resolved | undefined {
  const resolved = resolverOf(corpus, document).resolve(words, index, 0)
  // Symbols are newer than what was resolved before: an edit moves sections and no key.
  const plan = resolved && corpus.symbols(resolved.plan.uri)
  return plan && { plan, how: resolved.how }
}

const RESOLVERS = new Beside<Document, { readonly revision: number; readonly resolver: Resolver }>()

/** Kept until the document or what others see of the corpus changes. */
function resolverOf(corpus: Corpus, document: Document): Resolver {
  const known = RESOLVERS.get(document)
  if (known?.revision === corpus.revision) return known.resolver
  const resolver = new Resolver(corpus, document, standingOf(corpus, document))
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
        return this.#title(
          words,
          { title: subject.title, year: yearOfTitle(subject, this.#standing.symbols) },
          index,
          depth,
        )
      case 'number':
        return this.#number(subject)
      case 'relative':
        return words.quotedFrom !== undefined && this.#standing.role === 'text'
          ? undefined
          : resolveRelative(this.#corpus, this.#standing, subject)
      case 'self':
        return this.#self(words, subject.noun, index, depth)
      case 'proposal':
        return resolveProposal(this.#corpus, this.#standing, subject)
      case 'years':
        return this.#years(subject)
      case 'said':
        return this.#said(words, index, depth)
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
    const national = parseNationalTitle(title)
    const owner =
      national &&
      ownerOf(this.#standing, {
        number: national.number,
        of: 'plan',
        place: undefined,
        isNational: NATIONAL.test(title),
      })
    if (national && owner !== undefined) return this.#regional(national.number, owner)
    const exact = this.#corpus.withKey(`title:${titleKey(title)}`)
    if (exact.length > 0) return this.#choose(exact, year)
    if (national) {
      const plan = nationalPlan(this.#corpus, national.number, national.of)
      return plan && { plan, how: NAMED }
    }
    const regional = parseRegionalTitle(title)
    if (regional) return this.#regional(regional.number, regional.place)
    const yearly = year === undefined ? parseYearlyTitle(title) : undefined
    if (yearly) return this.#choose(this.#corpus.withKey(`title:${titleKey(yearly.title)}`), yearly.year)
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
    if (noun === '建议' && role === 'text' && number !== undefined)
      return proposalOf(this.#corpus, this.#standing, number)
    const at = this.#document.startOf(index) + words.start
    const antecedent = findAntecedent(this.#document, noun, at)
    if (antecedent && this.#isOneOfTwo(antecedent, noun, words, depth)) return undefined
    if (antecedent && antecedent.words !== words)
      return this.#through(antecedent, { kind: 'antecedent', of: textOf(antecedent.words) }, depth)
    if (role === 'text') return this.#above(symbols, noun)
    if (role !== 'commentary' || number === undefined || by === 'date' || this.#standing.isOther) return undefined
    if (noun === '建议') return proposalOf(this.#corpus, this.#standing, number)
    if (!/纲要|规划|计划/.test(noun) || isProposal) return undefined
    return infer(nationalPlan(this.#corpus, number, 'plan'), [])
  }

  /** 《纲要》 in a plan that carries out a national one: that, or the proposal for it. */
  #above(symbols: Symbols, noun: string): Resolved | undefined {
    if (noun !== '纲要' && noun !== '建议') return undefined
    let plan: Symbols | undefined = symbols
    for (let level = 0; plan && level < MOST_LEVELS; level++) {
      plan = plan.meta.parent === undefined ? undefined : this.#corpus.plan(plan.meta.parent)
      const national = plan && nationalPlanOf(plan.meta, plan.title)
      if (!national) continue
      const about: Step = { kind: 'about', by: 'parent', number: national.number, year: undefined }
      return infer(nationalPlan(this.#corpus, national.number, noun === '建议' ? 'proposal' : 'plan'), [about])
    }
    return undefined
  }

  /** 《…A纲要》与《…B纲要》相比，《纲要》: the sentence of the last full name has another before it, which may be meant as well. */
  #isOneOfTwo({ at, index, words: last }: Antecedent, noun: string, words: PlacedWords, depth: number): boolean {
    const other = findAntecedent(this.#document, noun, at)
    if (other?.words.leaf !== last.leaf || last.leaf !== words.leaf) return false
    const { text } = last.leaf
    if (
      words.from - other.words.from > LONGEST_SENTENCE ||
      /[。！？；]|[.!?;]\s/.test(text.slice(other.words.to, last.from))
    )
      return false
    const [one, two] = [this.resolve(last, index, depth + 1), this.resolve(other.words, other.index, depth + 1)]
    return one?.plan.uri !== two?.plan.uri
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
    const { number, of } = subject
    const place = ownerOf(this.#standing, subject)
    if (place !== undefined && !/^(?:全国|我国|中国|国家|中央)/.test(place)) return this.#regional(number, place)
    const plan = nationalPlan(this.#corpus, number, of === 'proposal' ? 'proposal' : 'plan')
    return plan && { plan, how: NAMED }
  }

  /** 广东省“十四五”规划, 我省“十四五”规划, Guangdong’s 14th Five-Year Plan: never the national one, nor one of a single field. */
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
      return isThere && meta.period?.from === period?.from && meta.kind === 'regional' && isOverallTitle(title)
    })
    return this.#choose(found, undefined)
  }

  #self(words: PlacedWords, noun: string, index: number, depth: number): Resolved | undefined {
    const { role, symbols } = this.#standing
    if (words.quotedFrom !== undefined) {
      const speaker = this.#speaker(words, index)
      if (speaker) return this.#quotation(speaker, depth)
      // Plans set their boxes as quotations: these are their own words, unless somebody is said to speak.
      if (words.quotedFrom >= 0 || speaker === null) return undefined
    }
    if (role === 'commentary') return this.#discussed(words, noun, index, depth)
    if (role !== 'text') return undefined
    const own = nounOf(symbols.title) ?? KIND_NOUNS[symbols.meta.kind ?? '']
    return own !== undefined && isSameSort(own, noun, symbols.meta.kind) ? this.#itself() : undefined
  }

  /** 本规划, “this plan” in a commentary: the plan that it is about, unless the paragraph has just spoken of another. */
  #discussed(words: PlacedWords, noun: string, index: number, depth: number): Resolved | undefined {
    const { number, by, isOther, isProposal } = this.#standing
    if (number === undefined || by === 'date' || isOther) return undefined
    const isOfProposal = noun === '建议'
    if (!isOfProposal && (!/纲要|规划|计划/.test(noun) || isProposal)) return undefined
    const about: Step = { kind: 'about', by, number, year: undefined }
    const found = isOfProposal
      ? proposalOf(this.#corpus, this.#standing, number)
      : infer(nationalPlan(this.#corpus, number, 'plan'), [about])
    const all = planWordsIn(this.#document, index)
    const last = lastStartingBefore(all, words.leaf, words.from)
    const near = all.slice(Math.max(0, last + 1 - MOST_WORDS_BACK), last + 1)
    const before = near.findLast(one => one.end <= words.start && isNamed(one))
    if (!found || !before) return found
    const spoken = this.resolve(before, index, depth + 1)
    return spoken?.plan.uri === found.plan.uri ? found : undefined
  }

  /**
   * Who is named right before a quotation, in the same paragraph or, of a quotation that fills its block, at the end of the one
   * before; null where that ends in a colon and names nobody, undefined where nothing introduces it.
   */
  #speaker({ leaf, quotedFrom = -1 }: PlacedWords, index: number): Antecedent | null | undefined {
    const isBlock = quotedFrom < 0
    const at = isBlock ? this.#document.list.portionsAround(index)[0] - 1 : index
    const said = isBlock ? this.#document.facts(at).leaves.at(-1) : leaf
    if (at < 0 || !said || this.#document.list.block(at)?.isFrontMatter) return undefined
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
    return resolved && infer(resolved.plan, [{ kind: 'quotation', of: textOf(words) }])
  }

  #years({ from, to }: Extract<PlanSubject, { kind: 'years' }>): Resolved | undefined {
    if (this.#standing.isOther) return undefined
    const number = numberIn(from ?? to ?? 0)
    const period = number === undefined ? undefined : planPeriod(number)
    if (!period || number === undefined || (from ?? period.from) !== period.from || (to ?? period.to) !== period.to)
      return undefined
    return infer(nationalPlan(this.#corpus, number, 'plan'), [{ kind: 'years', ...period }])
  }

  /** 上述规划: what its paragraph names last, in the same sentence or the one before; not where that names two, or another in other words. */
  #said(words: PlacedWords, index: number, depth: number): Resolved | undefined {
    const { leaf, from } = words
    const all = planWordsIn(this.#document, index)
    const last = lastStartingBefore(all, leaf, from)
    const near = all
      .slice(Math.max(0, last + 1 - MOST_WORDS_BACK), last + 1)
      .filter(one => one.leaf === leaf && one.to <= from && (isNamed(one) || /^(?:title|said)$/.test(one.subject.kind)))
    const [other, antecedent] = near.length < 2 ? [undefined, near[0]] : near.slice(-2)
    if (!antecedent) return undefined
    const between = leaf.text.slice(antecedent.to, from).replace(/^》?[（(][^（）()]*[）)]/, '')
    if (ANOTHER_PLAN.test(between) || /[。！？][^。！？]*[。！？]|[.!?]\s[^.!?]*[.!?]\s/.test(between)) return undefined
    const found = this.resolve(antecedent, index, depth + 1)
    if (other && !/[。！？]|[.!?]\s/.test(leaf.text.slice(other.to, antecedent.from))) {
      const beside = this.resolve(other, index, depth + 1)
      if (beside?.plan.uri !== found?.plan.uri) return undefined
    }
    return found && infer(found.plan, [{ kind: 'antecedent', of: textOf(antecedent) }])
  }

  /** A capital alone says nothing; “the Proposals” may be defined as the Proposal. */
  #short(words: PlacedWords, name: string, index: number, depth: number): Resolved | undefined {
    const defined =
      this.#defined(words, name, index, depth) ?? this.#defined(words, name.replace(/s$/, ''), index, depth)
    if (defined || defined === null || name !== 'Outline') return defined ?? undefined
    // “The Outline” in a note on a plan is that of the plan.
    const { role, number, by, isOther, isProposal } = this.#standing
    if (role !== 'commentary' || number === undefined || by === 'date' || isOther || isProposal) return undefined
    return infer(nationalPlan(this.#corpus, number, 'plan'), [{ kind: 'about', by, number, year: undefined }])
  }

  #itself(): Resolved | undefined {
    return infer(this.#standing.symbols, [{ kind: 'self' }])
  }
}

/** The index of the last words that start in `leaf` before `limit` of its text; -1 where there are none. */
function lastStartingBefore(all: readonly PlacedWords[], leaf: Leaf, limit: number): number {
  const isBefore = (words: PlacedWords): boolean =>
    words.leaf === leaf ? words.from < limit : words.leaf.start < leaf.start
  return countBefore(all, isBefore) - 1
}

/** What a title says that is plainly the country's. */
const NATIONAL = /中华人民共和国|中共中央|中国|我国|国家|China|Republic|Central Committee/

/** Words that bring a plan up: not its years, and none that only point back. */
function isNamed({ subject }: PlacedWords): boolean {
  if (subject.kind === 'title') return !isGeneric(subject.title)
  return (
    (subject.kind === 'number' && subject.of !== 'period') || subject.kind === 'relative' || subject.kind === 'years'
  )
}

/** A plan that is none of the words which may name one: 省国土空间规划. */
const ANOTHER_PLAN =
  /规划|規劃|计划|計劃|纲要|綱要|方案|(?<![a-z])(?:plans?|outlines?|strateg(?:y|ies)|programmes?|programs?)(?![a-z])/i

const FARTHEST_SPEAKER = 60
/** A plan for wind carries out one for energy, and that the outline: no plan is farther from it. */
const MOST_LEVELS = 4
/** Names that stand farther apart are not compared with each other. */
const LONGEST_SENTENCE = 400
/** Of how many words before it is asked whether they bring up another plan. */
const MOST_WORDS_BACK = 40

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
