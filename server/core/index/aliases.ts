// What the glossaries call each indicator: its names in both languages, other ids, and whether it is a rate.

import { indicatorName } from '../reading/indicator-name.ts'
import { measureOf } from '../reading/measure.ts'
import { isSameList } from '../syntax/slot.ts'
import { foldKey } from '../text/fold.ts'
import type { Corpus } from './corpus.ts'

/** The wordings of indicators: whose they are, names by key, ids by `#` and the id; and by id all of them. */
export interface Aliases {
  readonly names: ReadonlyMap<string, string>
  readonly wordings: ReadonlyMap<string, readonly string[]>
  /** Those that are counted in percent. */
  readonly rates: ReadonlySet<string>
  /** Of each entry with a unit, by id, what else the ledger asks for: whether more or less is aimed at. */
  readonly aims: ReadonlyMap<string, string>
}

/** Behind a name it says that the change of what is named is meant. */
export const CHANGE = '\u0394'

/** A name, or that of the change of what it names. */
export function nameOf({ key, isChange }: { readonly key: string; readonly isChange: boolean }): string {
  return isChange ? key + CHANGE : key
}

/** The wordings of each indicator in the glossaries: an entry with a unit is one. */
export function collectAliases(corpus: Corpus): Aliases {
  const names = new Map<string, string>()
  const wordingsOf = new Map<string, string[]>()
  const rates = new Set<string>()
  const aims = new Map<string, string>()
  const all = [...corpus.allSymbols()]
  const isOwn = ({ uri }: { uri: string }): boolean => corpus.originOf(uri) === 'own'
  const own = all.filter(isOwn)
  const ownHeads = new Set(own.flatMap(({ terms }) => terms.map(({ headword }) => foldKey(headword))))
  for (const symbols of [...own, ...all.filter(one => !isOwn(one))]) {
    // Entries are decoded for whoever looks at them.
    if (!symbols.hasIndicators) continue
    for (const term of symbols.terms) {
      if (term.unit === undefined) continue
      const entries = corpus.entries(term.id)
      const units = entries.filter(entry => entry.term.unit !== undefined)
      aims.set(term.id, units.map(entry => entry.term.aim ?? '').join())
      // An own entry takes the place of a bundled one with its id or headword.
      if (entries[0]?.uri !== symbols.uri) continue
      if (!isOwn(symbols) && ownHeads.has(foldKey(term.headword))) continue
      const wordings = [term.headword, ...term.aka.map(({ text }) => text), ...term.en.map(({ text }) => text)]
      const known = wordings.map(indicatorName).filter(({ key }) => key !== '')
      if (measureOf(term.unit).dimension === '%') rates.add(term.id)
      wordingsOf.set(term.id, [...known.map(({ key }) => key), ...wordings])
      for (const name of known.map(nameOf)) if (!names.has(name)) names.set(name, term.id)
      // An id that is listed under `aka` names the same indicator.
      for (const wording of wordings) if (!names.has(`#${wording}`)) names.set(`#${wording}`, term.id)
    }
  }
  return { names, wordings: wordingsOf, rates, aims }
}

/** Whether every name and id means what it meant. */
export function isSameNaming(a: Aliases, b: Aliases): boolean {
  return (
    isSameList([...a.names.keys()], [...b.names.keys()]) &&
    isSameList([...a.names.values()], [...b.names.values()]) &&
    isSameList([...a.rates], [...b.rates]) &&
    isSameList([...a.wordings.keys()], [...b.wordings.keys()]) &&
    isSameList([...a.wordings.values()].flat(), [...b.wordings.values()].flat())
  )
}
