// Lines of plans: which documents are texts of one work, which work came before which, and what is missing between.

import type { Period } from '../../model/meta.ts'
import { planPeriod } from '../../reading/plan-period.ts'
import { issuedTitle } from '../../reading/plan-title.ts'
import { foldKey } from '../../text/fold.ts'
import type { Corpus } from '../corpus.ts'
import { isNameless } from '../document-place.ts'
import { compareByDate, type Symbols } from '../symbols.ts'
import { nationalPeriod } from './plan-names.ts'

/** One plan, law or report with all documents of the corpus that give its text. */
export interface Work {
  /** The id by which other documents refer to it. */
  readonly id: string
  /** The document that stands for it: the original, else of those that express it the outline, else the earliest. */
  readonly main: Symbols
  /** Its translations and digests, by date. */
  readonly others: readonly Symbols[]
}

/** How a neighbour in a line is known: by `supersedes`, or from the names and years of both. */
export type Known = 'supersedes' | 'inferred'

/** What came before a work. */
export type Before =
  | {
      readonly kind: 'work'
      readonly work: Work
      readonly how: Known
      /** Periods between the two that the corpus has no plan for, oldest first: 12th, then 14th. */
      readonly gaps: readonly Period[]
    }
  /** The id that `supersedes` names, which no document has. */
  | { readonly kind: 'missing'; readonly id: string }

/** A work of a line, with how it is joined to the one before it in the line; undefined for the first. */
export interface Link {
  readonly work: Work
  readonly before: Before | undefined
}

/**
 * The lines of a corpus. A work's predecessor is the one that its `supersedes` names; where it names none, the nearest
 * earlier one of its series: the national five-year plans, or works of one kind whose titles differ in years and numbers alone
 * (a work report of every year, a province's plans, the versions of a law). Undated works and commentary are in no series.
 */
export class PlanLines {
  readonly #corpus: Corpus
  /** Dropped with any change of what other documents see of one; addresses only, as symbols are newer than that. */
  #index: { readonly revision: number; readonly series: ReadonlyMap<string, Series> } | undefined

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** The work that a document gives the text of; undefined for what is no document of the corpus. */
  workOf(uri: string): Work | undefined {
    const symbols = this.#corpus.symbols(uri)
    if (!symbols) return undefined
    const expressed = symbols.meta.expresses
    // What says that it expresses itself is an original.
    const id = expressed === undefined || expressed === symbols.id ? symbols.id : this.#originalOf(expressed)
    return this.work(id) ?? { id, main: symbols, others: [] }
  }

  /** The work with an id; undefined where no document has or expresses it. */
  work(id: string): Work | undefined {
    const main = this.#corpus.plan(id)
    if (!main) return undefined
    const others = this.#corpus
      .withKey(`expresses:${id}`)
      .filter(({ uri }) => uri !== main.uri)
      .sort(compareByDate)
    return { id, main, others }
  }

  /** All works, in the order in which their documents came; glossaries are none. */
  works(): Work[] {
    const works = new Map<string, Work>()
    for (const { uri, meta } of this.#corpus.allSymbols()) {
      if (meta.kind === 'glossary' || this.#corpus.originOf(uri) !== 'own') continue
      const work = this.workOf(uri)
      if (work && !works.has(work.main.uri)) works.set(work.main.uri, work)
    }
    return [...works.values()]
  }

  /** What came before a work; undefined where nothing says so. */
  before(work: Work): Before | undefined {
    const id = [work.main, ...work.others].find(({ meta }) => meta.supersedes !== undefined)?.meta.supersedes
    if (id !== undefined) {
      const found = this.work(this.#originalOf(id))
      if (!found) return { kind: 'missing', id }
      // A plan that supersedes itself has said nothing.
      return found.main.uri === work.main.uri
        ? undefined
        : { kind: 'work', work: found, how: 'supersedes', gaps: gapsBetween(found, work) }
    }
    const series = this.#seriesOf(work)
    const uri = series?.uris[(series.places.get(work.main.uri) ?? 0) - 1]
    const found = uri === undefined ? undefined : this.workOf(uri)
    return found && { kind: 'work', work: found, how: 'inferred', gaps: gapsBetween(found, work) }
  }

  /** The works that come right after one, by date: more than one where several say that they supersede it. */
  after(work: Work): Work[] {
    const ids = new Set([work.id, work.main.id, ...work.others.map(({ id }) => id)])
    const named = [...ids]
      .flatMap(id => this.#corpus.withKey(`plan:${id}`).filter(({ meta }) => meta.supersedes === id))
      .flatMap(({ uri }) => this.workOf(uri) ?? [])
    const series = this.#seriesOf(work)
    const place = series?.places.get(work.main.uri)
    const next = place === undefined ? undefined : series?.uris[place + 1]
    const inferred = next === undefined ? undefined : this.workOf(next)
    const found = new Map<string, Work>()
    for (const candidate of [...named, ...(inferred ? [inferred] : [])]) {
      const before = this.before(candidate)
      if (before?.kind === 'work' && before.work.main.uri === work.main.uri) found.set(candidate.main.uri, candidate)
    }
    return [...found.values()].sort((a, b) => compareByDate(a.main, b.main))
  }

  /** The whole line of a work, oldest first, itself included; of several successors the earliest is followed. Loops are cut. */
  line(work: Work): Link[] {
    const seen = new Set([work.main.uri])
    const links: Link[] = [{ work, before: this.before(work) }]
    for (let first = links[0]; first?.before?.kind === 'work'; first = links[0]) {
      const { work: earlier } = first.before
      if (seen.has(earlier.main.uri)) break
      seen.add(earlier.main.uri)
      links.unshift({ work: earlier, before: this.before(earlier) })
    }
    for (let last: Work | undefined = work; last; ) {
      last = this.after(last).find(({ main }) => !seen.has(main.uri))
      if (!last) break
      seen.add(last.main.uri)
      links.push({ work: last, before: this.before(last) })
    }
    return links
  }

  /** The id of the original where an id is that of a text that expresses it. */
  #originalOf(id: string): string {
    const [symbols] = this.#corpus.withKey(`id:${id}`)
    return symbols?.meta.expresses ?? id
  }

  /** The series of a work; undefined where it is in none. */
  #seriesOf(work: Work): Series | undefined {
    return this.#series().get(work.main.uri)
  }

  /** Keyed by the addresses of works: to tell a series from a title takes longer than to look it up. */
  #series(): ReadonlyMap<string, Series> {
    const { statedRevision: revision } = this.#corpus
    if (this.#index?.revision === revision) return this.#index.series
    const found = new Map<string, { uri: string; order: string }[]>()
    for (const { main } of this.works()) {
      const key = seriesKey(main)
      const order = orderOf(main)
      if (key === undefined || order === undefined) continue
      const known = found.get(key)
      if (known) known.push({ uri: main.uri, order })
      else found.set(key, [{ uri: main.uri, order }])
    }
    const series = new Map<string, Series>()
    for (const members of found.values()) {
      members.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.uri < b.uri ? -1 : 1))
      const uris = members.map(({ uri }) => uri)
      const made = { uris, places: new Map(uris.map((uri, place) => [uri, place])) }
      for (const uri of uris) series.set(uri, made)
    }
    this.#index = { revision, series }
    return series
  }
}

/** The addresses of the works of a series, oldest first, and where each stands among them. */
interface Series {
  readonly uris: readonly string[]
  readonly places: ReadonlyMap<string, number>
}

/** Equal for works of one series; undefined for what is in none. */
function seriesKey({ meta, title, place }: Symbols): string | undefined {
  if (meta.kind === 'commentary' || meta.kind === 'glossary') return undefined
  if (nationalPeriod(meta, title)) return 'national'
  const stem = foldKey(issuedTitle(title.slice(0, 200)).replace(CHANGING, '')).replaceAll('计划', '规划')
  if (stem.length < 4) return undefined
  const isOfPlace = meta.kind === 'regional' || meta.kind === 'report'
  // One plan of a province is adopted by its congress, the next one issued by its government.
  const whose = place === undefined || isNameless(place) ? foldKey(meta.issuer ?? '') : place
  return `${meta.kind ?? ''}|${isOfPlace ? whose : ''}|${stem}`
}

/** What differs between the titles of one series: years, the plan's number, who passed which version when, where a report was given. */
const CHANGING =
  /在[\p{Script=Han}]{2,40}会议上的?(?=政府工作报告)|[\s:：—–-]{0,4}(?<![a-z])delivered (?:at|by|to) .{0,200}$|[（(][^（）()]{0,60}(?:[12][0-9]{3}|[0-9〇零一二三四五六七八九]{4}年|修正|修订|摘要|草案|digest|excerpt)[^（）()]{0,60}[）)]|(?:[12][0-9]{3}|[12１２][０-９]{3}|[〇零一二三四五六七八九]{4})(?:\s?[-–—－~～至]\s?[12][0-9]{3})?\s?年?度?|第[一二三四五六七八九十0-9]{1,3}个五年|[“"「]?(?:二?十?[一二三四五六七八九]|二?十)五[”"」]?(?=规划|计划|时期|发展|[\p{Script=Han}]{2,24}(?:规划|计划))|和(?:[12][0-9]{3}|[〇零一二三四五六七八九○]{4})?年?远景目标|(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth)(?= five[- ]year)/giu

/** Sorts the works of a series; undefined for one without a date or period. */
function orderOf({ meta, title, date }: Symbols): string | undefined {
  const from = nationalPeriod(meta, title)?.from ?? (meta.kind === 'report' ? undefined : meta.period?.from)
  const year = from === undefined ? date?.text.slice(0, 4) : String(from)
  return year === undefined ? undefined : `${year}|${date?.text ?? ''}`
}

/** The five-year periods between two plans of five years each; none where one of them is no such plan. */
function gapsBetween(before: Work, after: Work): Period[] {
  const [from, to] = [yearsOf(before)?.to, yearsOf(after)?.from]
  if (from === undefined || to === undefined) return []
  const gaps: Period[] = []
  for (let number = 1; number <= 30; number++) {
    const period = planPeriod(number)
    if (period && period.from > from && period.to < to) gaps.push(period)
  }
  return gaps
}

function yearsOf({ main: { meta, title } }: Work): Period | undefined {
  const period = nationalPeriod(meta, title) ?? meta.period
  return period && period.to - period.from === 4 ? period : undefined
}
