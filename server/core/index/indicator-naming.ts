// Which indicator a claim is about: by the wordings of glossaries, and by the words of marks that say an id.

import { measureOf } from '../reading/measure.ts'
import {
  type Aliases,
  areTouched,
  CHANGE,
  changedKeys,
  collectAliases,
  differing,
  type Named,
  namedBy,
  nameOf,
  patchAliases,
  renamedBetween,
} from './aliases.ts'
import type { Claim } from './claims.ts'
import type { Corpus } from './corpus.ts'
import { count } from './terms/nested-counts.ts'
import type { SymbolsChange } from './terms/wordings.ts'

/** How many more marks give a name to an id. */
interface NameStep {
  readonly id: string
  readonly name: string
  step: number
}

/** What names and ids mean, in a corpus as it is now. */
export class IndicatorNaming {
  readonly #corpus: Corpus
  readonly #onRenamed: (keys: readonly string[] | undefined) => void
  /** How many marks give a name to an id: what is tagged once is known by its words everywhere. */
  readonly #idsOfName = new Map<string, Map<string, number>>()
  readonly #namesOfId = new Map<string, Map<string, number>>()
  /** The wordings of indicators in glossaries. */
  #aliases: Aliases | undefined
  /** Whether entries have changed since that have a say in them. */
  #areAliasesOld = false
  /** The indicators that ids of no glossary mean by their words, '' for none; another one whenever a name or id may mean another. */
  #naming = new Map<string, string>()
  /** The last namings, the latest first, each with what came to mean something else behind it. */
  #renamings: readonly { readonly before: object; readonly named: Named }[] = []

  /** `onRenamed` is told the keys whose claims are others than they were; undefined where any may be. */
  constructor(corpus: Corpus, onRenamed: (keys: readonly string[] | undefined) => void) {
    this.#corpus = corpus
    this.#onRenamed = onRenamed
  }

  /** Looks at the glossaries again where they have changed, and tells what is another for it. */
  settle(): void {
    this.#current()
  }

  /** Stands for what all names and ids mean; another one whenever one may mean something else. */
  get generation(): object {
    this.#current()
    return this.#naming
  }

  /** Says that entries of a glossary have become others; undefined where it came or went with all of its own. */
  touchEntries(change: SymbolsChange['terms'] | undefined): void {
    if (!this.#aliases || this.#areAliasesOld) return
    this.#areAliasesOld = !change || (areTouched(this.#aliases, change.old, change.now) && !this.#patch(change))
  }

  /** Takes over what a few entries say now; false where that is not all that they have a say in. */
  #patch({ old, now }: SymbolsChange['terms']): boolean {
    if (!this.#aliases || old.length + now.length > MOST_PATCHED) return false
    const named = this.#withKin(namedBy(differing(old, now)))
    const moved = this.#keysOfNamed(named)
    if (!patchAliases(this.#aliases, this.#corpus, old, now)) return false
    this.#rename(named)
    this.#onRenamed([...moved, ...this.#keysOfNamed(named)])
    return true
  }

  /** Marks that give their words to ids have gone and come. */
  move(gone: readonly Claim[], come: readonly Claim[]): void {
    const steps = new Map<string, NameStep>()
    for (const [claims, step] of [[gone, -1] as const, [come, 1] as const]) {
      for (const { id, nameKey, isChange } of claims) {
        if (id === undefined || nameKey === '') continue
        const name = nameOf({ key: nameKey, isChange })
        const key = `${id}\n${name}`
        const known = steps.get(key)
        if (known) known.step += step
        else steps.set(key, { id, name, step })
      }
    }
    // A name that as many marks give as before, or some that did and do, means what it meant.
    const changed = [...steps.values()].filter(({ id, name, step }) => {
      const before = this.#namesOfId.get(id)?.get(name) ?? 0
      return before > 0 !== before + step > 0
    })
    const ids = new Set(changed.map(({ id }) => id))
    const names = new Set([...ids].flatMap(id => [...(this.#namesOfId.get(id)?.keys() ?? [])]))
    for (const { name } of changed) names.add(name)
    const named = { ids, names: new Set([...names].map(name => name.replace(CHANGE, ''))) }
    // Nobody has asked yet, while files are read.
    const isTold = this.#aliases !== undefined && names.size + ids.size <= MOST_RENAMED
    const moved = isTold ? this.#keysOfNamed(named) : []
    for (const { id, name, step } of steps.values()) {
      count(this.#idsOfName, name, id, step)
      count(this.#namesOfId, id, name, step)
    }
    if (changed.length === 0) return
    if (!isTold) {
      this.nameAnew()
      return
    }
    this.#rename(named)
    this.#onRenamed([...moved, ...this.#keysOfNamed(named)])
  }

  /**
   * What the claim is about: the indicator that a glossary knows by the id of its mark or by the words of the marks with that id, else
   * that id; without a mark the indicator that a glossary or a mark knows by these words, else `~` and the words; undefined where it names nothing.
   */
  keyOf(claim: Claim): string | undefined {
    const { id, nameKey, isChange } = claim
    if (id !== undefined) return this.#canonical(id)
    if (nameKey === '') return undefined
    const known = this.idOfName(nameKey, isChange)
    return known !== undefined && this.#mayBe(known, claim) ? known : `~${nameKey}`
  }

  /** 居民人均可支配收入 names its growth, too; but not where it is 55,000元: a level in money or numbers is none of an indicator in percent. */
  #mayBe(indicator: string, { isChange, reading: { unit } }: Claim): boolean {
    if (isChange || unit === '' || !this.#current().rates.has(indicator)) return true
    const { dimension } = measureOf(unit)
    return dimension === '%' || dimension === 'times'
  }

  /**
   * The id under which a name is known: by a glossary, else by the marks, if they agree. GDP and its growth have one name; where
   * both are known the change tells them apart.
   */
  idOfName(nameKey: string, isChange = false): string | undefined {
    const [first, second] = isChange ? [nameKey + CHANGE, nameKey] : [nameKey, nameKey + CHANGE]
    const { names } = this.#current()
    return names.get(first) ?? this.#learned(first) ?? names.get(second) ?? this.#learned(second)
  }

  /** The indicator that glossaries know by the words of a claim alone. */
  knownBy({ nameKey, isChange }: Claim): string | undefined {
    return this.#current().names.get(nameOf({ key: nameKey, isChange }))
  }

  #learned(name: string): string | undefined {
    let only: string | undefined
    for (const id of this.#idsOfName.get(name)?.keys() ?? []) {
      const meant = this.#canonical(id)
      if (only !== undefined && only !== meant) return undefined
      only = meant
    }
    return only
  }

  /** Whether one of the claims may be about another indicator than it was at a {@link generation}. */
  mayMeanOthers(claims: readonly Claim[], since: object): boolean {
    const last = this.#renamings.findIndex(({ before }) => before === since)
    if (last < 0) return true
    const some = this.#renamings.slice(0, last + 1)
    return claims.some(({ id, nameKey }) =>
      some.some(({ named }) => (id === undefined ? named.names.has(nameKey) : named.ids.has(id))),
    )
  }

  /** The ids, with `#` before them, and the names that may come to a key. */
  rawOf(key: string): string[] {
    if (key.startsWith('~')) return [key.slice(1)]
    const { wordings } = this.#current()
    const ids = new Set([key])
    const raw: string[] = []
    for (const wording of wordings.get(key) ?? []) {
      raw.push(wording)
      ids.add(wording)
      for (const name of [wording, wording + CHANGE])
        for (const id of this.#idsOfName.get(name)?.keys() ?? []) if (this.#canonical(id) === key) ids.add(id)
    }
    for (const id of ids) {
      raw.push(`#${id}`)
      for (const name of this.#namesOfId.get(id)?.keys() ?? []) raw.push(name.replace(CHANGE, ''))
    }
    return raw
  }

  /** An id that no indicator of the glossary has means the one that lists it as another wording, or knows the words of its marks. */
  #canonical(id: string): string {
    const { wordings, names } = this.#current()
    return wordings.has(id) ? id : (names.get(`#${id}`) ?? this.#meantBy(id)) || id
  }

  /** The indicator that glossaries know by the words of the marks with an id, if they agree; '' for none. */
  #meantBy(id: string): string {
    const known = this.#naming.get(id)
    if (known !== undefined) return known
    const meant = new Set<string>()
    for (const indicator of this.indicatorsOf(id)) meant.add(indicator)
    const [only = ''] = meant.size === 1 ? meant : []
    this.#naming.set(id, only)
    return only
  }

  /** The indicators that glossaries know by the words of the marks with an id. */
  *indicatorsOf(id: string): Iterable<string> {
    const { names } = this.#current()
    for (const name of this.#namesOfId.get(id)?.keys() ?? []) {
      const indicator = names.get(name)
      if (indicator !== undefined) yield indicator
    }
  }

  #current(): Aliases {
    const before = this.#aliases
    if (before && !this.#areAliasesOld) return before
    // Until there are others, questions are answered as they were.
    this.#areAliasesOld = false
    const aliases = collectAliases(this.#corpus)
    const named = before && this.#withKin(renamedBetween(before, aliases))
    if (!named || named.names.size + named.ids.size > MOST_RENAMED) {
      this.#aliases = aliases
      this.nameAnew()
      return aliases
    }
    const moved = [...this.#keysOfNamed(named), ...changedKeys(before.aims, aliases.aims)]
    this.#aliases = aliases
    if (named.names.size + named.ids.size > 0) this.#rename(named)
    for (const key of this.#keysOfNamed(named)) moved.push(key)
    if (moved.length > 0) this.#onRenamed(moved)
    return aliases
  }

  /** Forgets what may mean something else. */
  #rename(named: Named): void {
    this.#renamings = [{ before: this.#naming, named }, ...this.#renamings].slice(0, MOST_RENAMINGS)
    this.#naming = new Map([...this.#naming].filter(([id]) => !named.ids.has(id)))
  }

  /** With the ids that are known by such names, and the names by which such ids are. */
  #withKin({ names, ids }: Named): Named {
    for (const name of names)
      for (const each of [name, name + CHANGE]) for (const id of this.#idsOfName.get(each)?.keys() ?? []) ids.add(id)
    for (const id of ids) for (const name of this.#namesOfId.get(id)?.keys() ?? []) names.add(name.replace(CHANGE, ''))
    return { names, ids }
  }

  /** What claims with such names or ids, and those of such keys, are about. */
  #keysOfNamed({ names, ids }: Named): string[] {
    const keys: string[] = []
    for (const id of ids) keys.push(id, this.#canonical(id))
    for (const name of names) {
      keys.push(`~${name}`)
      for (const isChange of [false, true]) {
        const id = this.idOfName(name, isChange)
        if (id !== undefined) keys.push(id)
      }
    }
    return keys
  }

  /** Any name and id may mean another indicator than it did. */
  nameAnew(): void {
    this.#naming = new Map()
    this.#renamings = []
    this.#onRenamed(undefined)
  }
}

/** More entries than this are read with all others. */
const MOST_PATCHED = 16
/** More names and ids than this are not told apart from others. */
const MOST_RENAMED = 1000
/** So many namings are known by what has changed since. */
const MOST_RENAMINGS = 32
