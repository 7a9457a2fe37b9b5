// All claims of a corpus, by indicator: what joins a target with its likes, in other documents and languages, and its outcome.

import type { Document } from '../model/document.ts'
import { isTargetless } from '../model/targetless.ts'
import { measureOf } from '../reading/measure.ts'
import { trimmed } from '../text/trimmed.ts'
import {
  type Aliases,
  areTouched,
  CHANGE,
  changedKeys,
  collectAliases,
  type Named,
  nameOf,
  renamedBetween,
} from './aliases.ts'
import { ClaimPlans, type MovedPlan } from './claim-plans.ts'
import {
  type BlockClaims,
  type Claim,
  collectRunClaims,
  type DocumentClaims,
  followClaims,
  type RunClaims,
} from './claims.ts'
import type { Corpus } from './corpus.ts'
import type { SymbolsChange } from './wordings.ts'

interface Keys {
  naming: object
  readonly keys: readonly string[]
}

/** A claim with the document that makes it. */
export interface FoundClaim {
  readonly uri: string
  readonly claim: Claim
}

interface Known {
  /** The open document; a closed one is not kept. */
  readonly document: Document | undefined
  /** Of a closed document all in one. */
  readonly runs: readonly RunClaims[]
}

/**
 * The claims of all documents. Those of a closed document are given; an open one is read when
 * somebody asks, block by block. An edit leaves the document only as the difference of ids and names.
 */
export class ClaimIndex {
  /** Whose plan they belong to. */
  readonly plans: ClaimPlans
  readonly #corpus: Corpus
  readonly #known = new Map<string, Known>()
  /** How many claims of a tagged id, with `#` before it, or of a name, each document has. */
  readonly #byRaw = new Map<string, Map<string, number>>()
  /** How many of these are rows of tables that nobody tagged, by name. */
  readonly #rowsByName = new Map<string, Map<string, number>>()
  /** How many marks give a name to an id: what is tagged once is known by its words everywhere. */
  readonly #idsOfName = new Map<string, Map<string, number>>()
  readonly #namesOfId = new Map<string, Map<string, number>>()
  /** At which revision the claims of a key last changed. */
  readonly #changed = new Map<string, number>()
  /** Claims that came or went, with the revision: which keys they have is asked when somebody does, and not for each file read. */
  #moved: { readonly claim: Claim; readonly revision: number }[] = []
  /** The wordings of indicators in glossaries. */
  #aliases: Aliases | undefined
  /** Whether entries have changed since that have a say in them. */
  #areAliasesOld = false
  /** The indicators that ids of no glossary mean by their words, '' for none; another one whenever a name or id may mean another. */
  #naming = new Map<string, string>()
  /** The last namings, the latest first, each with what came to mean something else behind it. */
  #renamings: readonly { readonly before: object; readonly named: Named }[] = []
  /** At which revision all claims may have come to mean something else. */
  #renamed = 0
  /** The keys of a block's claims, with the naming by which they were last known to be the same. */
  readonly #keys = new WeakMap<BlockClaims, Keys>()
  readonly #keysOfRun = new WeakMap<RunClaims, Keys>()
  /** The claims of a run by `#` and id, and by name. */
  readonly #rawOfRun = new WeakMap<RunClaims, ReadonlyMap<string, readonly Claim[]>>()
  #revision = 0

  constructor(corpus: Corpus) {
    this.#corpus = corpus
    this.plans = new ClaimPlans(corpus)
  }

  /** Counts every change of what claims say, and of what names in them mean; not that of where they stand. */
  get revision(): number {
    this.#current()
    return this.#revision
  }

  /** Says that entries of a glossary have become others; undefined where it came or went with all of its own. */
  touchEntries(change: SymbolsChange['terms'] | undefined): void {
    if (!this.#aliases || this.#areAliasesOld) return
    this.#areAliasesOld = !change || areTouched(this.#aliases, change.old, change.now)
  }

  /** Reads the claims of an open document, unless this version has been read. */
  add(document: Document): void {
    if (this.#known.get(document.uri)?.document === document) return
    const title = this.#corpus.symbols(document.uri)?.title ?? ''
    const untagged = !isTargetless(document.meta, title)
    this.#set(document.uri, { document, runs: collectRunClaims(document, this.#corpus.targets, untagged) })
  }

  /** Sets the claims of a closed document, read before. */
  set(uri: string, { claims, signature }: DocumentClaims): void {
    const runs = claims.length > 0 ? [[{ index: 0, of: { place: { at: 0 }, claims, signature } }]] : []
    this.#set(uri, { document: undefined, runs })
  }

  #set(uri: string, known: Known): void {
    const { gone, come } = difference(this.#known.get(uri)?.runs ?? [], known.runs)
    this.#known.set(uri, known)
    if (gone.length === 0 && come.length === 0) return
    const [before, after] = [gone.flatMap(of => of.claims), come.flatMap(of => of.claims)]
    const isSaid = gone.map(of => of.signature).join('\n') === come.map(of => of.signature).join('\n')
    if (isSaid && followClaims(before, after)) return
    this.#apply(uri, before, after)
  }

  has(uri: string): boolean {
    return this.#known.has(uri)
  }

  remove(uri: string): void {
    const before = this.#known.get(uri)
    if (!before) return
    this.#known.delete(uri)
    const claims = flat(before.runs)
    if (claims.length > 0) this.#apply(uri, claims, [])
  }

  /** The claims of a document in order; `[]` where it has none or has not been read yet. */
  in(uri: string): readonly Claim[] {
    return flat(this.runsOf(uri))
  }

  /** The claims of a document that may hold an offset. */
  around(uri: string, offset: number): readonly Claim[] {
    let last: RunClaims = []
    for (const run of this.runsOf(uri)) {
      const [first] = run
      if (first && first.of.place.at > offset) break
      if (first) last = run
    }
    return flat([last])
  }

  /** The same by the runs of an open document's blocks; of a closed document all in one. */
  runsOf(uri: string): readonly RunClaims[] {
    return this.#known.get(uri)?.runs ?? []
  }

  *all(): Iterable<FoundClaim> {
    for (const [uri, { runs }] of this.#known) for (const claim of flat(runs)) yield { uri, claim }
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

  #learned(name: string): string | undefined {
    let only: string | undefined
    for (const id of this.#idsOfName.get(name)?.keys() ?? []) {
      const meant = this.#canonical(id)
      if (only !== undefined && only !== meant) return undefined
      only = meant
    }
    return only
  }

  /** Moves on with every change of a claim, in any document, that is about what a claim of this document is about. */
  revisionFor(uri: string): number {
    let revision = 0
    for (const run of this.runsOf(uri)) for (const { of } of run) revision = Math.max(revision, this.revisionOf(of))
    return revision
  }

  /** The same for the claims of one block. */
  revisionOf(of: BlockClaims): number {
    this.#settle()
    let revision = this.#renamed
    for (const key of this.#keysOf(of)) revision = Math.max(revision, this.#changed.get(key) ?? 0)
    return revision
  }

  /** The same for the claims of one run: each key is looked at once. */
  revisionOfRun(run: RunClaims): number {
    this.#settle()
    let revision = this.#renamed
    for (const key of this.#keysInRun(run)) revision = Math.max(revision, this.#changed.get(key) ?? 0)
    return revision
  }

  #keysIn(uri: string): ReadonlySet<string> {
    const keys = new Set<string>()
    for (const run of this.runsOf(uri)) for (const key of this.#keysInRun(run)) keys.add(key)
    return keys
  }

  #keysInRun(run: RunClaims): readonly string[] {
    const claims = (): readonly Claim[] => flat([run])
    return this.#keep(this.#keysOfRun, run, claims, () => run.flatMap(({ of }) => this.#keysOf(of)))
  }

  #keysOf(of: BlockClaims): readonly string[] {
    const claims = (): readonly Claim[] => of.claims
    return this.#keep(this.#keys, of, claims, () => of.claims.flatMap(claim => this.keyOf(claim) ?? []))
  }

  /** The keys of `claims`, which are kept as long as none of them may mean another indicator. */
  #keep<T extends object>(
    all: WeakMap<T, Keys>,
    keeper: T,
    claims: () => readonly Claim[],
    collect: () => readonly string[],
  ): readonly string[] {
    this.#current()
    const naming = this.#naming
    const known = all.get(keeper)
    if (known && known.naming !== naming && !this.#mayMeanOthers(claims(), known.naming)) known.naming = naming
    if (known?.naming === naming) return known.keys
    const keys = [...new Set(collect())]
    all.set(keeper, { naming, keys })
    return keys
  }

  #mayMeanOthers(claims: readonly Claim[], since: object): boolean {
    const last = this.#renamings.findIndex(({ before }) => before === since)
    if (last < 0) return true
    const some = this.#renamings.slice(0, last + 1)
    return claims.some(({ id, nameKey }) =>
      some.some(({ named }) => (id === undefined ? named.names.has(nameKey) : named.ids.has(id))),
    )
  }

  /** Whether a document other than `uri` that may be about the same plan has claims of a key. */
  isBeside(key: string, uri: string): boolean {
    const beside = this.plans.beside(uri)
    if (beside.size < 2) return false
    return this.#rawOf(key).some(raw => {
      const uris = this.#byRaw.get(raw)
      return uris !== undefined && haveAnother(beside, uris, uri)
    })
  }

  /** Whether a document has claims of a key in running text and in rows of tables. */
  hasTextAndTable(key: string, uri: string): boolean {
    let [all, rows] = [0, 0]
    for (const raw of this.#rawOf(key)) {
      all += this.#byRaw.get(raw)?.get(uri) ?? 0
      rows += this.#rowsByName.get(raw)?.get(uri) ?? 0
    }
    return rows > 0 && all > rows
  }

  /** Moves the keys of claims that may have to do with others, where their documents belong to another plan than they did. */
  settlePlans(): void {
    if (!this.plans.isSettled) for (const _ of this.settlingPlans());
  }

  /** The same, a document a step. */
  *settlingPlans(): Generator<undefined, void> {
    for (const moved of this.plans.settle()) {
      if (moved) this.#movePlan(moved)
      yield
    }
  }

  #movePlan({ uri, beside }: MovedPlan): void {
    const own = this.#keysIn(uri)
    if (own.size === 0) return
    const others = new Set<string>()
    for (const other of beside) if (other !== uri) for (const key of this.#keysIn(other)) others.add(key)
    const moved = [...own].filter(key => others.has(key) || this.#isTagged(key))
    if (moved.length > 0) this.#revision++
    for (const key of moved) this.#move(key, this.#revision)
  }

  /** Whether a mark says a target or an outcome of what has this key. */
  #isTagged(key: string): boolean {
    return !key.startsWith('~') && this.#rawOf(key).some(raw => raw.startsWith('#') && this.#byRaw.has(raw))
  }

  /** All claims with a key as {@link keyOf} gives it, by document, in order. */
  of(key: string): FoundClaim[] {
    const raw = this.#rawOf(key)
    const uris = new Set(raw.flatMap(each => [...(this.#byRaw.get(each)?.keys() ?? [])]))
    const found: FoundClaim[] = []
    // In one order, whichever document came or changed first.
    for (const uri of [...uris].sort())
      for (const run of this.runsOf(uri)) {
        if (run.length === 0) continue
        const byRaw = this.#indexOf(run)
        if (!raw.some(each => byRaw.has(each))) continue
        const claims = new Set(raw.flatMap(each => byRaw.get(each) ?? []))
        for (const claim of [...claims].sort((a, b) => a.start - b.start))
          if (this.keyOf(claim) === key) found.push({ uri, claim })
      }
    return found
  }

  #indexOf(run: RunClaims): ReadonlyMap<string, readonly Claim[]> {
    const known = this.#rawOfRun.get(run)
    if (known) return known
    const index = indexRaw(flat([run]))
    this.#rawOfRun.set(run, index)
    return index
  }

  /** The ids, with `#` before them, and the names that may come to a key. */
  #rawOf(key: string): string[] {
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
    for (const indicator of this.#indicatorsOf(id)) meant.add(indicator)
    const [only = ''] = meant.size === 1 ? meant : []
    this.#naming.set(id, only)
    return only
  }

  *#indicatorsOf(id: string): Iterable<string> {
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
      this.#nameAnew()
      return aliases
    }
    const moved = [...this.#keysOfNamed(named), ...changedKeys(before.aims, aliases.aims)]
    this.#aliases = aliases
    if (named.names.size + named.ids.size > 0) {
      this.#renamings = [{ before: this.#naming, named }, ...this.#renamings].slice(0, MOST_RENAMINGS)
      this.#naming = new Map([...this.#naming].filter(([id]) => !named.ids.has(id)))
    }
    for (const key of this.#keysOfNamed(named)) moved.push(key)
    if (moved.length > 0) this.#revision++
    for (const key of moved) this.#move(key, this.#revision)
    return aliases
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
  #nameAnew(): void {
    this.#naming = new Map()
    this.#renamings = []
    this.#renamed = ++this.#revision
  }

  #settle(): void {
    const { names } = this.#current()
    const ids = new Map<string, number>()
    for (const { claim, revision } of this.#moved) {
      this.#move(this.keyOf(claim), revision)
      if (claim.id === undefined) continue
      ids.set(claim.id, revision)
      this.#move(names.get(nameOf({ key: claim.nameKey, isChange: claim.isChange })), revision)
    }
    // What the id of a mark that came or went meant until then.
    for (const [id, revision] of ids) {
      this.#move(id, revision)
      for (const indicator of this.#indicatorsOf(id)) this.#move(indicator, revision)
    }
    this.#moved = []
  }

  #move(key: string | undefined, revision: number): void {
    if (key !== undefined && revision > (this.#changed.get(key) ?? 0)) this.#changed.set(key, revision)
  }

  #apply(uri: string, before: readonly Claim[], after: readonly Claim[]): void {
    this.#revision++
    for (const raw of before.flatMap(rawOf)) count(this.#byRaw, raw, uri, -1)
    for (const raw of after.flatMap(rawOf)) count(this.#byRaw, raw, uri, 1)
    for (const claim of before) if (isOpenRow(claim)) count(this.#rowsByName, claim.nameKey, uri, -1)
    for (const claim of after) if (isOpenRow(claim)) count(this.#rowsByName, claim.nameKey, uri, 1)
    if ([...before, ...after].some(({ id, nameKey }) => id !== undefined && nameKey !== '')) this.#nameAnew()
    for (const [claims, step] of [
      [before, -1],
      [after, 1],
    ] as const) {
      for (const claim of claims) {
        this.#moved.push({ claim, revision: this.#revision })
        const { id } = claim
        if (id === undefined || claim.nameKey === '') continue
        const name = nameOf({ key: claim.nameKey, isChange: claim.isChange })
        count(this.#idsOfName, name, id, step)
        count(this.#namesOfId, id, name, step)
      }
    }
    if (this.#moved.length > MOST_MOVED) this.#settle()
  }
}

/** Whether both have one beside `uri`; the shorter one is gone through. */
function haveAnother(some: ReadonlySet<string>, others: ReadonlyMap<string, number>, uri: string): boolean {
  if (some.size < others.size) {
    for (const each of some) if (each !== uri && others.has(each)) return true
  } else for (const each of others.keys()) if (each !== uri && some.has(each)) return true
  return false
}

function count(counts: Map<string, Map<string, number>>, outer: string, inner: string, step: number): void {
  const known = counts.get(outer) ?? new Map<string, number>()
  const sum = (known.get(inner) ?? 0) + step
  if (sum > 0) known.set(inner, sum)
  else known.delete(inner)
  if (known.size > 0) counts.set(outer, known)
  else counts.delete(outer)
}

/** More names and ids than this are not told apart from others. */
const MOST_RENAMED = 1000
/** So many namings are known by what has changed since. */
const MOST_RENAMINGS = 32

/** So many claims wait for their keys at most. */
const MOST_MOVED = 20_000

function isOpenRow({ id, isRow, nameKey }: Claim): boolean {
  return isRow && id === undefined && nameKey !== ''
}

function rawOf({ id, nameKey }: Claim): string[] {
  return [...(id === undefined ? [] : [`#${id}`]), ...(nameKey === '' ? [] : [nameKey])]
}

function indexRaw(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const index = new Map<string, Claim[]>()
  for (const claim of claims) {
    for (const raw of rawOf(claim)) {
      const some = index.get(raw)
      if (some) some.push(claim)
      else index.set(raw, [claim])
    }
  }
  return index
}

function flat(runs: readonly RunClaims[]): readonly Claim[] {
  const claims: Claim[] = []
  for (const run of runs) for (const { of } of run) for (const claim of of.claims) claims.push(claim)
  return claims
}

/** The blocks whose claims came or went. */
function difference(
  before: readonly RunClaims[],
  after: readonly RunClaims[],
): { readonly gone: readonly BlockClaims[]; readonly come: readonly BlockClaims[] } {
  const { old, now } = trimmed(before, after)
  const gone = new Set(old.flatMap(run => run.map(({ of }) => of)))
  const come: BlockClaims[] = []
  for (const run of now) for (const { of } of run) if (!gone.delete(of)) come.push(of)
  return { gone: [...gone], come }
}
