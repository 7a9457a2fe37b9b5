// Plans by the five years that they are for, those that carry out another of the same years below it.

import type { Work } from '../../index/plans/plan-line.ts'
import { nationalPeriod } from '../../index/plans/plan-names.ts'
import type { Period } from '../../model/meta.ts'
import { planPeriod } from '../../reading/plan-period.ts'
import type { TreeBuilder } from './tree-builder.ts'

/** What is about a year, rather than for a period that its opening names. */
const ABOUT_YEARS: ReadonlySet<string | undefined> = new Set(['report', 'law', 'statistics', 'commentary'])

/** A group for each period that has works, or lacks the national plan between two that are there; the undated come last. */
export function* arrangeByPeriod(tree: TreeBuilder): Generator<undefined> {
  const { parents, parentLoops, works, befores } = tree.facts
  const groups = new Map<number, { readonly period: Period | undefined; readonly roots: Work[]; missing?: Work }>()
  const children = new Map<string, Work[]>()
  const groupOf = (period: Period | undefined): { roots: Work[]; missing?: Work } => {
    const key = period?.from ?? Number.NaN
    const group = groups.get(key) ?? { period, roots: [] }
    groups.set(key, group)
    return group
  }
  for (const work of [...works.values()].sort(tree.compare)) {
    const { uri } = work.main
    const period = fiveYearsOf(work)
    const parent = parents.get(uri)
    const isInside = parent?.kind === 'work' && !parentLoops.has(uri) && fiveYearsOf(parent.work)?.from === period?.from
    const known = isInside ? children.get(parent.work.main.uri) : groupOf(period).roots
    if (known) known.push(work)
    else if (isInside) children.set(parent.work.main.uri, [work])
    const before = befores.get(uri)
    if (before?.kind !== 'work' || !nationalPeriod(work.main.meta, work.main.title)) continue
    for (const gap of before.gaps) groupOf(gap).missing ??= work
  }
  yield
  const direction = tree.order === 'newest' ? -1 : 1
  const sorted = [...groups.values()].sort((a, b) =>
    a.period && b.period ? direction * (a.period.from - b.period.from) : Number(!a.period) - Number(!b.period),
  )
  for (const { period, roots, missing } of sorted) {
    const at = tree.add(-1, { kind: 'group', group: { by: 'period', period } })
    if (missing && period) tree.addMissingPeriods(at, missing, [period])
    yield* tree.addAll(at, roots, ({ main }) => children.get(main.uri) ?? [])
  }
}

/** The five-year period in which a work's own begins, or its date lies; undefined where it says no year. */
function fiveYearsOf({ main, others }: Work): Period | undefined {
  const { meta, title, date } = main
  const dated = date ? Number(date.text.slice(0, 4)) : undefined
  const stated = meta.period ?? others.find(text => text.meta.period)?.meta.period
  const own = stated ?? nationalPeriod(meta, title)
  const year = own?.from ?? (ABOUT_YEARS.has(meta.kind) ? (dated ?? main.period?.from) : (main.period?.from ?? dated))
  return year === undefined || !Number.isFinite(year) ? undefined : fiveYearsWith(year)
}

/** Before the first plan is one period; between the second and the third lay three years. */
function fiveYearsWith(year: number): Period {
  if (year < 1953) return { from: 0, to: 1952 }
  if (year > 1962 && year < 1966) return { from: 1963, to: 1965 }
  const number = year < 1958 ? 1 : year < 1963 ? 2 : Math.floor((year - 1951) / 5)
  return planPeriod(number) ?? { from: 1951 + number * 5, to: 1955 + number * 5 }
}
