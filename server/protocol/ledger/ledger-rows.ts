// The ledger as rows that editor, command line and exports share: values in words, places as lines and columns.

import { amountOf } from '../../core/features/claim-value.ts'
import {
  type LedgerEntry,
  type Outcome,
  outcomeAmount,
  outcomeText,
  type Source,
  workOutLedger,
} from '../../core/features/ledger.ts'
import { valueText } from '../../core/features/target-facts.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { wordsOf } from '../../core/index/plans/sections.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import { sectionAt } from '../../core/model/section.ts'
import { measureOf } from '../../core/reading/measure.ts'
import { linePositions, type Positions } from '../../core/text/lines.ts'
import { hasHan } from '../../core/text/script.ts'
import type { LedgerPlace, LedgerRow, LedgerValue } from '../../wire/ledger.ts'
import type { Locale } from '../locale.ts'
import { planLabelBesidePeriod } from '../plans/plan-label.ts'
import { titleOf } from '../plans/plan-message.ts'

/** All rows of a corpus; `year` decides what is due; addresses are those of `clientUri`, plans are called as readers of `locale` call them. */
export function* collectRows(
  corpus: Corpus,
  year: number,
  clientUri: (uri: string) => string,
  locale: Locale = 'en',
): Generator<undefined, LedgerRow[]> {
  const places = new Places(corpus, clientUri)
  const rows: LedgerRow[] = []
  for (const entry of yield* workOutLedger(corpus, { year })) {
    rows.push(toRow(corpus, entry, places, locale))
    yield
  }
  return rows
}

/** Turns offsets of closed documents into lines without parsing them. */
class Places {
  readonly #corpus: Corpus
  readonly #clientUri: (uri: string) => string
  readonly #positions = new Map<string, Positions>()

  constructor(corpus: Corpus, clientUri: (uri: string) => string) {
    this.#corpus = corpus
    this.#clientUri = clientUri
  }

  of({ uri, claim, symbols }: Source): LedgerPlace {
    const positions = this.#positions.get(uri) ?? linePositions(this.#corpus.textOf(uri), this.#corpus.unit)
    this.#positions.set(uri, positions)
    return {
      uri: this.#clientUri(uri),
      range: { start: positions(claim.start), end: positions(claim.end) },
      title: symbols.title,
      language: languageOf(claim.sentence, symbols.language),
    }
  }
}

function languageOf(sentence: string, otherwise: 'zh' | 'en'): 'zh' | 'en' {
  if (sentence === '') return otherwise
  const han = sentence.match(/\p{Script=Han}/gu)?.length ?? 0
  return han * 4 >= (sentence.match(/[A-Za-z]/g)?.length ?? 0) ? 'zh' : 'en'
}

function toRow(corpus: Corpus, entry: LedgerEntry, places: Places, locale: Locale): LedgerRow {
  const { source, others, outcome, term, deadline } = entry
  const { claim, plan } = source
  const { reading } = claim
  const names = namesOf(entry)
  return {
    ref: `${source.uri}#${claim.start}`,
    key: entry.key,
    id: claim.id ?? null,
    zh: names.zh ?? null,
    en: names.en ?? null,
    topic: term?.topic ?? topicOf(corpus, source) ?? null,
    plan: {
      id: plan.key,
      title: plan.title,
      label: planLabelBesidePeriod(sameTitle(corpus, source, locale), locale),
      from: plan.period?.from ?? null,
      to: plan.period?.to ?? null,
    },
    baseline: baselineOf([source, ...others], places),
    target: {
      text: valueText(reading) ?? '',
      amount: amountOf(reading)?.low ?? null,
      dimension: measureOf(reading.unit).dimension,
      year: deadline ?? null,
      place: places.of(source),
    },
    outcome: outcome ? toOutcome(outcome, places) : null,
    deadlineFrom: deadline === undefined ? null : (reading.deadline?.from ?? 'period'),
    kind: reading.kind ?? others.find(other => other.claim.reading.kind !== undefined)?.claim.reading.kind ?? null,
    status: entry.status,
    isChange: claim.isChange,
    isConflicting: entry.conflicts.length > 0,
    // The cells of a row are hardly a language.
    language: claim.isRow ? source.symbols.language : languageOf(claim.sentence, source.symbols.language),
    sentence: claim.sentence,
    sentenceStart: claim.from,
    sentenceEnd: claim.to,
    others: others.map(other => places.of(other)),
  }
}

/** The document that gives the plan of a claim its title: that of the claim, or what it renders; in English by the title of its translation. */
function sameTitle(corpus: Corpus, { symbols, plan }: Source, locale: Locale): Pick<Symbols, 'meta' | 'title'> {
  const main = corpus.plan(symbols.meta.expresses ?? symbols.id)
  if (!main || (main.uri === symbols.uri && main.title !== plan.title)) return { meta: symbols.meta, title: plan.title }
  const work = locale === 'en' && main.meta.titleEn === undefined ? corpus.lines.workOf(main.uri) : undefined
  return work ? { meta: main.meta, title: titleOf(work, locale) } : main
}

/** Of the glossary, else of the words that the texts themselves use. */
function namesOf({ term, source, others }: LedgerEntry): { zh: string | undefined; en: string | undefined } {
  const said = [source, ...others].flatMap(({ claim }) => (claim.indicator ? splitLanguages(claim.indicator) : []))
  const listed = term && (hasHan(term.headword) ? term.headword : undefined)
  return {
    zh: listed ?? said.find(name => hasHan(name)),
    en: term?.en[0]?.text ?? said.find(name => !hasHan(name)),
  }
}

/** Resident urbanization rate 常住人口城镇化率: a bilingual table names it twice. */
function splitLanguages(name: string): string[] {
  const found = /^([A-Za-z][^\p{Script=Han}]{3,300}?)[ :：]+(\p{Script=Han}.*)$/u.exec(name)
  return found?.[1] && found[2] ? [found[1].trim(), found[2]] : [name]
}

/** Where the target starts from, as the first of its texts that says so has it: a plan's table, where its words do not. */
function baselineOf(sources: readonly Source[], places: Places): LedgerValue | null {
  const valued = sources.findIndex(({ claim }) => claim.reading.baseline?.value !== undefined)
  const index = valued >= 0 ? valued : sources.findIndex(({ claim }) => claim.reading.baseline?.year !== undefined)
  const source = sources[index]
  if (!source) return null
  const { claim } = source
  const { baseline } = claim.reading
  if (!baseline) return null
  // 比2020年下降: a year and no value.
  const text = baseline.value === undefined ? '' : outcomeText({ ...source, from: 'baseline' })
  const unit = baseline.unit ?? claim.reading.unit
  return {
    text,
    amount: baseline.value === undefined ? null : (amountOf({ ...baseline, unit })?.low ?? null),
    dimension: measureOf(unit).dimension,
    year: baseline.year ?? null,
    place: index === 0 ? null : places.of(source),
  }
}

function toOutcome(outcome: Outcome, places: Places): LedgerValue {
  const { claim, from } = outcome
  const { reading } = claim
  const { baseline } = reading
  const isBase = from === 'baseline' && baseline !== undefined
  const unit = isBase ? (baseline.unit ?? reading.unit) : reading.unit
  return {
    text: outcomeText(outcome) || claim.sentence.slice(0, 80),
    amount: outcomeAmount(outcome)?.low ?? null,
    dimension: measureOf(unit).dimension,
    year: (isBase ? baseline.year : reading.deadline?.year) ?? null,
    place: places.of(outcome),
  }
}

/** The innermost heading above the target, without its number. */
function topicOf(corpus: Corpus, { uri, claim }: Source): string | undefined {
  const section = sectionAt(corpus.symbols(uri)?.sections ?? [], claim.start)
  return section && (wordsOf(section).trim() || section.title)
}
