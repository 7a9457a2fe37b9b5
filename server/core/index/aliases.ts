// What the glossaries call each indicator: its names in both languages, other ids, and whether it is a rate.

import { sayingOf, type Term } from '../model/term.ts'
import { indicatorName } from '../reading/indicator-name.ts'
import { measureOf } from '../reading/measure.ts'
import { isSameList, Slot } from '../syntax/slot.ts'
import type { Corpus } from './corpus.ts'
import type { Symbols } from './symbols.ts'
import { headwordKey } from './terms/wordings.ts'

/** The wordings of indicators: whose they are, names by key, ids by `#` and the id; and by id all of them. */
export interface Aliases {
  readonly names: Map<string, string>
  /** How many indicators have each name: it means the first of them. */
  readonly named: Map<string, number>
  readonly wordings: Map<string, readonly string[]>
  /** Those that are counted in percent. */
  readonly rates: Set<string>
  /** Of each entry with a unit, by id, what else the ledger asks for: whether more or less is aimed at. */
  readonly aims: Map<string, string>
  /** By {@link headwordKey}, and by `#` and id, the bundled entries with a unit, of which an own one may take the place. */
  readonly bundled: ReadonlySet<string>
}

/** Behind a name it says that the change of what is named is meant. */
export const CHANGE = '\u0394'

/** A name, or that of the change of what it names. */
export function nameOf({ key, isChange }: { readonly key: string; readonly isChange: boolean }): string {
  return isChange ? key + CHANGE : key
}

/** The wordings of each indicator in the glossaries: an entry with a unit is one. */
export function collectAliases(corpus: Corpus): Aliases {
  const bundled = new Set<string>()
  const aliases: Aliases = {
    names: new Map(),
    named: new Map(),
    wordings: new Map(),
    rates: new Set(),
    aims: new Map(),
    bundled,
  }
  const { aims } = aliases
  const all = [...corpus.allSymbols()]
  const [own, others] = [true, false].map(isOwn =>
    all.filter(({ uri }) => (corpus.originOf(uri) === 'own') === isOwn),
  ) as [Symbols[], Symbols[]]
  /** Which document's entries have an id and count. */
  const first = new Map<string, Symbols>()
  const heads = new Set<string>()
  for (const symbols of own) {
    for (const term of symbols.terms) {
      if (!first.has(term.id)) first.set(term.id, symbols)
      heads.add(headwordKey(term))
    }
  }
  for (const symbols of own) {
    if (!symbols.hasIndicators) continue
    for (const term of symbols.terms) {
      if (term.unit === undefined) continue
      const aim = aims.get(term.id)
      aims.set(term.id, aim === undefined ? (term.aim ?? '') : `${aim},${term.aim ?? ''}`)
      if (first.get(term.id) === symbols) addIndicator(aliases, term)
    }
  }
  for (const symbols of others) {
    // Entries are decoded for whoever looks at them.
    if (!symbols.hasIndicators) continue
    for (const term of symbols.terms) {
      if (term.unit === undefined) continue
      bundled.add(headwordKey(term)).add(`#${term.id}`)
      const entries = corpus.entries(term.id)
      const units = entries.filter(entry => entry.term.unit !== undefined)
      aims.set(term.id, units.map(entry => entry.term.aim ?? '').join())
      // An own entry takes the place of a bundled one with its id or headword.
      if (entries[0]?.uri === symbols.uri && !heads.has(headwordKey(term))) addIndicator(aliases, term)
    }
  }
  return aliases
}

function addIndicator({ names, named, wordings, rates }: Aliases, term: Term): void {
  const called = calledOf(term)
  if (called.isRate) rates.add(term.id)
  wordings.set(term.id, called.wordings)
  for (const name of called.names) {
    if (!names.has(name)) names.set(name, term.id)
    named.set(name, (named.get(name) ?? 0) + 1)
  }
}

/**
 * Has the glossaries call indicators as they do with `now` in place of `old`, entries of one document of the user's own, and no others. False, with nothing
 * changed, where other entries have a say in it: those with the same id or a name in common, and bundled ones whose place one takes.
 */
export function patchAliases(aliases: Aliases, corpus: Corpus, old: readonly Term[], now: readonly Term[]): boolean {
  const { names, named, wordings, rates, aims, bundled } = aliases
  if (new Set(now.map(({ id }) => id)).size < now.length) return false
  for (const term of [...old, ...now]) {
    if (bundled.has(headwordKey(term)) || bundled.has(`#${term.id}`)) return false
    if (corpus.entries(term.id).some(entry => !now.includes(entry.term))) return false
  }
  const [gone, come] = [old, now].map(terms => terms.filter(hasUnit)) as [Term[], Term[]]
  const left = new Set(gone.flatMap(term => calledOf(term).names))
  for (const name of left) if (named.get(name) !== 1) return false
  const taken = new Set<string>()
  for (const term of come) {
    for (const name of calledOf(term).names) {
      if ((names.has(name) && !left.has(name)) || taken.has(name)) return false
      taken.add(name)
    }
  }
  for (const name of left) {
    names.delete(name)
    named.delete(name)
  }
  for (const { id } of gone) {
    wordings.delete(id)
    rates.delete(id)
    aims.delete(id)
  }
  for (const term of come) {
    addIndicator(aliases, term)
    aims.set(term.id, term.aim ?? '')
  }
  return true
}

/** Whether the glossaries call indicators otherwise once some entries of one have become others. */
export function areTouched(aliases: Aliases, before: readonly Term[], after: readonly Term[]): boolean {
  const mayDisplace = (term: Term): boolean =>
    term.unit === undefined && (aliases.aims.has(term.id) || aliases.bundled.has(headwordKey(term)))
  if (before.some(mayDisplace) || after.some(mayDisplace)) return true
  const said = (terms: readonly Term[]): string => terms.filter(hasUnit).map(saidOf).join('\n')
  return said(before) !== said(after)
}

function hasUnit({ unit }: Term): boolean {
  return unit !== undefined
}

/** Equal for entries of which an indicator is called, counted and aimed at alike. */
function saidOf(term: Term): string {
  return JSON.stringify([term.id, headwordKey(term), calledOf(term), term.aim])
}

/** The entries with a unit that are in one list alone, by what they say. */
export function differing(old: readonly Term[], now: readonly Term[]): readonly Term[] {
  const [before, after] = [old, now].map(terms => new Map(terms.filter(hasUnit).map(term => [saidOf(term), term])))
  const alone = (one = NO_TERMS, other = NO_TERMS): Term[] =>
    [...one].flatMap(([said, term]) => (other.has(said) ? [] : [term]))
  return [...alone(before, after), ...alone(after, before)]
}

const NO_TERMS: ReadonlyMap<string, Term> = new Map()

/** What an entry calls its indicator. */
interface Called {
  /** By {@link nameOf}, and by `#` and a wording: an id that is listed under `aka` names the same indicator. */
  readonly names: readonly string[]
  /** The keys of names, and the wordings. */
  readonly wordings: readonly string[]
  readonly isRate: boolean
}

const CALLED = new Slot<Called>()

/** Worked out once for what an entry says. */
function calledOf(term: Term): Called {
  const saying = sayingOf(term)
  const known = CALLED.get(saying)
  if (known) return known
  const wordings = [term.headword, ...term.aka.map(({ text }) => text), ...term.en.map(({ text }) => text)]
  const told = wordings.map(indicatorName).filter(({ key }) => key !== '')
  return CALLED.set(saying, {
    names: [...new Set([...told.map(nameOf), ...wordings.map(wording => `#${wording}`)])],
    wordings: [...told.map(({ key }) => key), ...wordings],
    isRate: measureOf(term.unit ?? '').dimension === '%',
  })
}

/** Names and ids, names without {@link CHANGE}. */
export interface Named {
  readonly names: Set<string>
  readonly ids: Set<string>
}

/** What some entries call indicators, and their ids. */
export function namedBy(terms: readonly Term[]): Named {
  const named: Named = { names: new Set(), ids: new Set() }
  for (const term of terms) {
    named.ids.add(term.id)
    const called = calledOf(term)
    for (const name of [...called.names, ...called.wordings]) addName(named, name)
  }
  return named
}

function addName({ names, ids }: Named, name: string): void {
  if (name.startsWith('#')) ids.add(name.slice(1))
  else names.add(name.replace(CHANGE, ''))
}

/** What may mean another indicator than it did, by what glossaries say. */
export function renamedBetween(before: Aliases, after: Aliases): Named {
  const named: Named = { names: new Set(), ids: new Set() }
  for (const name of changedKeys(before.names, after.names)) addName(named, name)
  const isRate = ({ rates }: Aliases, id: string): boolean => rates.has(id)
  const ids = new Set(changedKeys(before.wordings, after.wordings, isSameList))
  for (const id of [...before.rates, ...after.rates]) if (isRate(before, id) !== isRate(after, id)) ids.add(id)
  for (const id of ids) {
    named.ids.add(id)
    for (const { wordings } of [before, after]) for (const name of wordings.get(id) ?? []) addName(named, name)
  }
  return named
}

/** The keys that have another value, or one in one map alone. */
export function changedKeys<V>(
  before: ReadonlyMap<string, V>,
  after: ReadonlyMap<string, V>,
  areSame: (a: V, b: V) => boolean = Object.is,
): string[] {
  const changed: string[] = []
  for (const [key, value] of after) {
    const old = before.get(key)
    if (old !== value && (old === undefined || !areSame(old, value))) changed.push(key)
  }
  for (const key of before.keys()) if (!after.has(key)) changed.push(key)
  return changed
}
