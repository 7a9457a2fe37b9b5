// Which rows are shown, and in which order: what filters and headers of the page decide. Knows nothing of the page itself.

import type { PageRow, PageValue, Status } from './messages.ts'
import type { Column } from './words.ts'

/** The filters that choose one of several; an empty string lets everything through, {@link NONE} what has no value. */
export const CHOICES = ['plan', 'topic', 'year', 'kind', 'status', 'tagged', 'folder'] as const
export type Choice = (typeof CHOICES)[number]

export type Filter = Readonly<Record<Choice, string>> & { readonly text: string }

export interface Sort {
  readonly column: Column
  readonly descending: boolean
}

export const NO_FILTER: Filter = {
  text: '',
  plan: '',
  topic: '',
  year: '',
  kind: '',
  status: '',
  tagged: '',
  folder: '',
}

/** Stands for “not said”. */
export const NONE = '\u0000'

/** The choice among statuses for rows that others contradict. */
export const CONFLICTING = 'conflicting'

export interface View {
  /** The rows to show, as indices into those that are there. */
  readonly shown: readonly number[]
  /** How many rows each choice would show, beside the other filters as they are. */
  readonly counts: Readonly<Record<Choice, ReadonlyMap<string, number>>>
}

/** In the order in which they ask for attention. */
export const STATUSES: readonly Status[] = [
  'missed',
  'due',
  'no-outcome',
  'definition-changed',
  'not-comparable',
  'open',
  'met',
]

/** Filters and sorts rows; keeps what it works out of them, for as long as the rows are these. */
export class Rows {
  readonly all: readonly PageRow[]
  readonly #collator: Intl.Collator
  readonly #language: 'zh' | 'en'
  readonly #choices: readonly Readonly<Record<Choice, readonly string[]>>[]
  readonly #orders = new Map<Column, Order>()
  #texts: readonly string[] | undefined

  constructor(all: readonly PageRow[], language: 'zh' | 'en', locale: string) {
    this.all = all
    this.#language = language
    this.#collator = new Intl.Collator([locale, 'en'], { numeric: true, sensitivity: 'base' })
    this.#choices = all.map(choicesOf)
  }

  view(filter: Filter, sort: Sort | undefined): View {
    const words = fold(filter.text).split(/\s+/).filter(Boolean)
    const texts = words.length > 0 ? (this.#texts ??= this.all.map(textOf)) : []
    const set = CHOICES.filter(choice => filter[choice] !== '')
    const counts: Record<Choice, Map<string, number>> = {
      plan: new Map(),
      topic: new Map(),
      year: new Map(),
      kind: new Map(),
      status: new Map(),
      tagged: new Map(),
      folder: new Map(),
    }
    const shown: number[] = []
    for (const [index, choices] of this.#choices.entries()) {
      if (words.length > 0 && !words.every(word => texts[index]?.includes(word))) continue
      const failed = set.filter(choice => !choices[choice].includes(filter[choice]))
      if (failed.length > 1) continue
      // A row that a single filter keeps away is what another choice of this filter would show.
      for (const choice of failed.length === 1 ? failed : CHOICES) {
        for (const value of choices[choice]) counts[choice].set(value, (counts[choice].get(value) ?? 0) + 1)
      }
      if (failed.length === 0) shown.push(index)
    }
    if (sort) this.#sort(shown, sort)
    return { shown, counts }
  }

  /** Sorts texts as people of this language look them up. */
  compare(a: string, b: string): number {
    return this.#collator.compare(a, b)
  }

  #sort(indices: number[], { column, descending }: Sort): void {
    const order = this.#orders.get(column) ?? this.#order(column)
    this.#orders.set(column, order)
    const { groups, ranks } = order
    const sign = descending ? -1 : 1
    indices.sort((a, b) => {
      const [rankA = Number.NaN, rankB = Number.NaN] = [ranks[a], ranks[b]]
      const [noneA, noneB] = [Number.isNaN(rankA), Number.isNaN(rankB)]
      // What is not said comes last either way, and one unit after the other.
      if (noneA || noneB) return noneA === noneB ? a - b : noneA ? 1 : -1
      const group = (groups[a] ?? 0) - (groups[b] ?? 0)
      return group !== 0 ? group : sign * (rankA - rankB) || a - b
    })
  }

  #order(column: Column): Order {
    const { all } = this
    const none = all.map(() => 0)
    switch (column) {
      case 'indicator':
        return { groups: none, ranks: this.#rank(all.map(row => nameOf(row, this.#language, null).main)) }
      case 'topic':
        return { groups: none, ranks: this.#rank(all.map(({ topic }) => topic)) }
      case 'plan': {
        // One plan after the other, and those of a period by their titles.
        const titles = this.#rank(all.map(({ plan }) => plan.title))
        return { groups: none, ranks: all.map(({ plan }, index) => (plan.from ?? 9999) * 1e6 + (titles[index] ?? 0)) }
      }
      case 'baseline':
      case 'target':
      case 'outcome': {
        const values = all.map(row => row[column])
        const units = this.#rank(values.map(value => value?.dimension ?? null))
        return {
          groups: units.map(unit => (Number.isNaN(unit) ? 0 : unit)),
          ranks: values.map(value => value?.amount ?? Number.NaN),
        }
      }
      case 'deadline':
        return { groups: none, ranks: all.map(({ target }) => target.year ?? Number.NaN) }
      case 'kind':
        return { groups: none, ranks: all.map(({ kind }) => (kind ? Number(kind === 'expected') : Number.NaN)) }
      case 'status':
        return {
          groups: none,
          ranks: all.map(({ status, isConflicting }) => 2 * STATUSES.indexOf(status) + Number(!isConflicting)),
        }
      case 'sources':
        return { groups: none, ranks: this.#rank(all.map(({ sources }) => sources[0] ?? null)) }
    }
  }

  /** The place of each text among all of them: comparing texts by language is slow, comparing numbers is not. */
  #rank(texts: readonly (string | null)[]): number[] {
    const distinct = [...new Set(texts.filter(text => text !== null))].sort((a, b) => this.compare(a, b))
    const places = new Map(distinct.map((text, index) => [text, index]))
    return texts.map(text => (text === null ? Number.NaN : (places.get(text) ?? Number.NaN)))
  }
}

interface Order {
  readonly groups: readonly number[]
  /** NaN for what is not said. */
  readonly ranks: readonly number[]
}

/** The indicator in the language of the interface, and in the other one; `none` where neither text nor id names one. */
export function nameOf<None>(
  row: Pick<PageRow, 'zh' | 'en' | 'id'>,
  language: 'zh' | 'en',
  none: None,
): { main: string | None; other: string | null } {
  const [main, other] = language === 'zh' ? [row.zh, row.en] : [row.en, row.zh]
  return main ? { main, other } : { main: other ?? row.id ?? none, other: null }
}

function choicesOf(row: PageRow): Record<Choice, readonly string[]> {
  return {
    plan: [row.plan.id],
    topic: [row.topic ?? NONE],
    year: [row.target.year === null ? NONE : String(row.target.year)],
    kind: [row.kind ?? NONE],
    status: row.isConflicting ? [row.status, CONFLICTING] : [row.status],
    tagged: [row.id === null ? 'untagged' : 'tagged'],
    folder: [row.folder ?? NONE],
  }
}

/** All of a row that can be looked for, in both languages. */
function textOf(row: PageRow): string {
  const value = (value: PageValue | null): readonly (string | number | null)[] =>
    value ? [value.text, value.year] : []
  return fold(
    [
      row.zh,
      row.en,
      row.id,
      row.topic,
      row.plan.title,
      row.plan.label,
      row.plan.id,
      ...value(row.baseline),
      ...value(row.target),
      ...value(row.outcome),
      row.sentence,
      ...row.sources,
    ]
      .filter(text => text !== null)
      .join('\n'),
  )
}

/** Letters without case, full width as half width: 24.1％ is found by 24.1%. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
