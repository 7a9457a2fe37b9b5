// Where a document stands among plans: which plan it is or is about. What “the last plan” means depends on it.

import type { Document } from '../../model/document.ts'
import { countsOwnPlans, isApart, isRegion } from '../../reading/place-names.ts'
import { planPeriod } from '../../reading/plan-period.ts'
import { isLawTitle, nounOf, parseNationalTitle } from '../../reading/plan-title.ts'
import { collectPlanWords, type PlanSubject, type PlanWords } from '../../reading/plan-words.ts'
import { Beside } from '../../text/beside.ts'
import type { Corpus } from '../corpus.ts'
import { isNameless } from '../document-place.ts'
import { collectSymbols, type Symbols } from '../symbols.ts'
import { nationalPlanOf, numberIn, numberOf } from './national-plan.ts'
import type { Work } from './plan-line.ts'
import { planWordsIn } from './plan-words.ts'

/** By what it is known which plan a document is about. */
export type AboutBy = 'self' | 'expresses' | 'title' | 'parent' | 'period' | 'opening' | 'date'

/** What is known of a document before its words are read. */
export interface Standing {
  readonly symbols: Symbols
  /** `text` of a plan, proposal or law; `report` of a year; `commentary` for all else. */
  readonly role: 'text' | 'report' | 'commentary'
  /** The work that it gives the text of; only for a text. */
  readonly work: Work | undefined
  /** The national five-year plan that it is, proposes or is about. */
  readonly number: number | undefined
  readonly by: AboutBy
  /** It is, or is about, the proposal for that plan. */
  readonly isProposal: boolean
  /** It was written before that plan was there: a preview, or about the proposal. */
  readonly isAhead: boolean
  /** It is, or is about, another plan than a national one: a bare “last plan” may be that one's. */
  readonly isOther: boolean
  /** It speaks of national plans, though it is known by its date alone which: “the last plan” is the last of these. */
  readonly isOfPlans: boolean
  /** The place that it is about, where that is not the country: a plan there is its own. */
  readonly place: string | undefined
  /** The year of its date. */
  readonly year: number | undefined
}

/**
 * Whose plan a number means: the place in the words, else that of the document. In a text of Macao or India all plans are its own; in one of a
 * province a plan is, while “十四五”时期 are the years of the country's. Undefined for the country.
 */
export function ownerOf(
  { place, number }: Pick<Standing, 'place' | 'number'>,
  said: Pick<Extract<PlanSubject, { kind: 'number' }>, 'number' | 'of' | 'place' | 'isNational'>,
): string | undefined {
  if (said.place !== undefined || said.isNational || place === undefined || number !== undefined) return said.place
  const isOwn = countsOwnPlans(place, said.number)
  if (!isOwn && (said.of === 'period' || isApart(place) || isRegion(place))) return undefined
  return isNameless(place) ? '本地' : place
}

const STANDINGS = new Beside<Document, { readonly revision: number; readonly standing: Standing }>()

/** The standing of a document; words that are none of the corpus are taken by themselves. Kept until the document or the corpus changes. */
export function standingOf(corpus: Corpus, document: Document): Standing {
  const known = STANDINGS.get(document)
  if (known?.revision === corpus.revision) return known.standing
  const standing = find(corpus, document, corpus.symbols(document.uri) ?? collectSymbols(document))
  STANDINGS.set(document, { revision: corpus.revision, standing })
  return standing
}

function find(corpus: Corpus, document: Document, symbols: Symbols): Standing {
  const { meta, title, date } = symbols
  const role = roleOf(symbols)
  const year = date && date.from !== 'period' ? Number(date.text.slice(0, 4)) : undefined
  const opening = openingOf(document)
  const heads = [title, meta.titleEn ?? '']
  const isAhead = AHEAD.test(`${heads.join(' ')} ${opening.text}`)
  const { place } = symbols
  const base = {
    symbols,
    place,
    role,
    year,
    isAhead,
    work: undefined,
    isProposal: false,
    isOther: false,
    isOfPlans: false,
  } as const
  if (role === 'text') {
    const work = corpus.lines.workOf(symbols.uri)
    const national = nationalPlanOf(work?.main.meta ?? meta, work?.main.title ?? title) ?? nationalPlanOf(meta, title)
    const by: AboutBy = meta.expresses ? 'expresses' : 'self'
    return {
      ...base,
      work,
      number: national?.number,
      by,
      isProposal: national?.of === 'proposal',
      isOther: national === undefined,
    }
  }
  const plan = meta.expresses === undefined ? undefined : corpus.plan(meta.expresses)
  const expressed = plan && nationalPlanOf(plan.meta, plan.title)
  if (expressed) return { ...base, number: expressed.number, by: 'expresses', isProposal: expressed.of === 'proposal' }
  if (place !== undefined) return { ...base, number: undefined, by: 'title', isOther: true }
  if (role === 'report' && year !== undefined) return { ...base, number: numberIn(year), by: 'date' }
  const about = aboutOf(corpus, symbols, heads, opening.words)
  if (about && isFarAhead(about, year))
    return { ...base, number: numberIn(year ?? 0), by: 'date', isOther: about.isOther, isOfPlans: true }
  if (about) {
    const isProposal = PROPOSAL.test(heads.join(' ')) || opening.words.some(isOfProposal)
    return { ...base, ...about, isProposal }
  }
  return { ...base, number: year === undefined ? undefined : numberIn(year), by: 'date' }
}

/** A note of 2021 on “the 15th plan’s forerunners” is not written from where that plan stands; a preview of the next plan is. */
function isFarAhead({ number, by }: Pick<Standing, 'by' | 'number'>, year: number | undefined): boolean {
  const period = number === undefined || by !== 'title' ? undefined : planPeriod(number)
  return period !== undefined && year !== undefined && period.from > year + 1
}

function aboutOf(
  corpus: Corpus,
  { meta }: Symbols,
  heads: readonly string[],
  opening: readonly PlanWords[],
): { readonly number: number | undefined; readonly by: AboutBy; readonly isOther: boolean } | undefined {
  const titled = heads.flatMap(head => collectPlanWords(head))
  const isOther =
    titled.some(isOfOther) ||
    heads.some(head => OTHER_PLAN.test(head)) ||
    (titled.length === 0 && opening[0] !== undefined && isOfOther(opening[0]))
  const named = firstNumber(titled)
  if (named !== undefined) return { number: named, by: 'title', isOther }
  const parent = meta.parent === undefined ? undefined : corpus.plan(meta.parent)
  const outer = parent && nationalPlanOf(parent.meta, parent.title)
  if (outer) return { number: outer.number, by: 'parent', isOther: false }
  const years = meta.period && numberOf(meta.period.from, meta.period.to)
  if (years !== undefined) return { number: years, by: 'period', isOther }
  const opened = firstNumber(opening)
  if (opened !== undefined) return { number: opened, by: 'opening', isOther }
  return isOther ? { number: undefined, by: 'title', isOther } : undefined
}

/** A title that is not that of a national plan: “十四五”数字经济发展规划, and not 《“十四五”规划纲要》. */
function isOfOther({ subject }: PlanWords): boolean {
  return subject.kind === 'title' && parseNationalTitle(subject.title) === undefined
}

/** “A proposal for the next five-year plan”, not any proposal. */
function isOfProposal({ start, subject }: PlanWords): boolean {
  if (start >= LEAD) return false
  return subject.kind === 'proposal' ? !subject.isWeak : 'of' in subject && subject.of === 'proposal'
}

function firstNumber(words: readonly Pick<PlanWords, 'subject'>[]): number | undefined {
  for (const { subject } of words) {
    if (subject.kind === 'number' && subject.place === undefined) return subject.number
    const named = subject.kind === 'title' ? parseNationalTitle(subject.title) : undefined
    if (named) return named.number
  }
  return undefined
}

function roleOf({ meta, title }: Symbols): Standing['role'] {
  switch (meta.kind) {
    case 'outline':
    case 'proposal':
    case 'sector':
    case 'regional':
    case 'law':
      return 'text'
    case 'report':
    case 'statistics':
      return 'report'
    case 'commentary':
    case 'glossary':
      return 'commentary'
  }
  if (/报告$|公报$|^Report on the Work/i.test(title.replace(/[（(][^（）()]{0,40}[）)]$/, ''))) return 'report'
  if (meta.expresses !== undefined) return 'text'
  const plain = title.replace(/[（(][^（）()]{0,40}[）)]$/, '')
  const isText =
    parseNationalTitle(title) !== undefined ||
    isLawTitle(plain) ||
    /^(?:纲要|规划|计划|建议)$/.test(nounOf(plain) ?? '')
  return isText ? 'text' : 'commentary'
}

/** A title with years and “plan” that are not the national plan's: Analyzing China's 2021–2025 Informatization Plan. */
const OTHER_PLAN =
  /(?:19|20)\d{2}\s?[-–—]\s?(?:19|20)\d{2}\s(?!(?:Five|National|Development|Economic))(?:[A-Z][A-Za-z-]+\s){1,5}Plan|\d{1,2}th\sFive-Year\sPlans\s/
const AHEAD =
  /preview|upcoming|forthcoming|draft of|proposals?(?![A-Za-z])|expect|will approve|建议|前瞻|展望|编制|草案/i
const PROPOSAL =
  /proposals?(?![A-Za-z])|recommendations for|guidelines for|central committee['’]s (?:suggestions|guidelines)|建议/i

/** How far the first plan that a text names may stand from its start, and how far what says of which sort it is. */
const OPENING = 2500
const OPENING_BLOCKS = 40
const LEAD = 700

function openingOf(document: Document): { readonly text: string; readonly words: readonly PlanWords[] } {
  let text = ''
  const words: PlanWords[] = []
  for (let index = 0; index < Math.min(document.list.count, OPENING_BLOCKS) && text.length < OPENING; index++) {
    if (document.list.block(index)?.isFrontMatter || document.toc.has(index)) continue
    const room = OPENING - text.length
    for (const { from, to, leaf, subject, defines } of planWordsIn(document, index)) {
      if (leaf.kind !== 'cell' && to <= room)
        words.push({ start: text.length + from, end: text.length + to, subject, defines, quoted: undefined })
    }
    for (const leaf of document.facts(index).leaves.slice(0, 20)) text += `${leaf.text.slice(0, OPENING)}\n`
  }
  return { text: text.slice(0, LEAD), words }
}
