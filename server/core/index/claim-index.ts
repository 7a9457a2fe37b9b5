// All claims of a corpus, by indicator: what joins a target with its likes, in other documents and languages, and its outcome.

import type { Document } from '../model/document.ts'
import { isTargetless } from '../model/targetless.ts'
import { Beside } from '../text/beside.ts'
import { trimmed } from '../text/trimmed.ts'
import { ClaimPlans, type MovedPlan } from './claim-plans.ts'
import {
  type BlockClaims,
  type Claim,
  collectRunClaims,
  collectTagged,
  type DocumentClaims,
  followClaims,
  type RunClaims,
  type Tagged,
} from './claims.ts'
import type { Corpus } from './corpus.ts'
import { IndicatorNaming } from './indicator-naming.ts'
import { count } from './terms/nested-counts.ts'
import type { SymbolsChange } from './terms/wordings.ts'

interface Keys {
  /** {@link IndicatorNaming.generation} */
  naming: object
  readonly keys: ReadonlySet<string>
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
  readonly #naming: IndicatorNaming
  readonly #known = new Map<string, Known>()
  /** How many claims of a tagged id, with `#` before it, or of a name, each document has. */
  readonly #byRaw = new Map<string, Map<string, number>>()
  /** How many of these are rows of tables that nobody tagged, by name. */
  readonly #rowsByName = new Map<string, Map<string, number>>()
  /** At which revision the claims of a key last changed. */
  readonly #changed = new Map<string, number>()
  /** The last of these changes, the latest at the end. */
  readonly #last: { readonly key: string; readonly revision: number }[] = []
  /** Claims that came or went, with the revision: which keys they have is asked when somebody does, and not for each file read. */
  #moved: { readonly claims: readonly Claim[]; readonly revision: number }[] = []
  /** How many these are. */
  #waiting = 0
  /** What {@link hasTextAndTable} gave for a document, by key, at one revision. */
  #both: { readonly uri: string; readonly revision: number; readonly byKey: Map<string, boolean> } | undefined
  /** At which revision all claims may have come to mean something else. */
  #renamed = 0
  /** The keys of a block's claims, with the naming by which they were last known to be the same. */
  readonly #keys = new Beside<BlockClaims, Keys>()
  readonly #keysOfRun = new Beside<RunClaims, Keys>()
  /** The claims of a run by `#` and id, and by name. */
  readonly #rawOfRun = new Beside<RunClaims, ReadonlyMap<string, readonly Claim[]>>()
  #revision = 0

  constructor(corpus: Corpus) {
    this.#corpus = corpus
    this.plans = new ClaimPlans(corpus)
    this.#naming = new IndicatorNaming(corpus, keys => this.#renamedTo(keys))
  }

  /** Counts every change of what claims say, and of what names in them mean; not that of where they stand. */
  get revision(): number {
    this.#naming.settle()
    return this.#revision
  }

  /** Says that entries of a glossary have become others; undefined where it came or went with all of its own. */
  touchEntries(change: SymbolsChange['terms'] | undefined): void {
    this.#naming.touchEntries(change)
  }

  /** Reads the claims of an open document, unless this version has been read. */
  add(document: Document): void {
    if (this.#known.get(document.uri)?.document === document) return
    const runs = collectRunClaims(document, this.#corpus.targets, this.#maySet(document))
    this.#set(document.uri, { document, runs })
  }

  /** What the marks of a document name and set, in order, without reading what else {@link add} reads. */
  taggedIn(document: Document): readonly Tagged[] {
    return collectTagged(document, this.#corpus.targets, this.#maySet(document))
  }

  /** Whether numbers that nobody has tagged may be targets. */
  #maySet(document: Document): boolean {
    return !isTargetless(document.meta, this.#corpus.symbols(document.uri)?.title ?? '')
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
    const [before, after] = [gone, come].map(blocks => blocks.flatMap(of => of.claims)) as [Claim[], Claim[]]
    // Those around what changed, as rows of a table around one, have but moved.
    const { old, now, head } = trimmed(linesOf(gone), linesOf(come))
    const [end, last] = [head + old.length, head + now.length]
    const hasMoved =
      followClaims(before.slice(0, head), after.slice(0, head)) && followClaims(before.slice(end), after.slice(last))
    if (!hasMoved) this.#apply(uri, before, after)
    else if (old.length + now.length > 0) this.#apply(uri, before.slice(head, end), after.slice(head, last))
  }

  has(uri: string): boolean {
    return this.#known.has(uri)
  }

  remove(uri: string): void {
    const before = this.#known.get(uri)
    if (!before) return
    this.#known.delete(uri)
    const gone = flat(before.runs)
    if (gone.length > 0) this.#apply(uri, gone, [])
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

  /** See {@link IndicatorNaming.keyOf}. */
  keyOf(claim: Claim): string | undefined {
    return this.#naming.keyOf(claim)
  }

  /** See {@link IndicatorNaming.idOfName}. */
  idOfName(nameKey: string, isChange = false): string | undefined {
    return this.#naming.idOfName(nameKey, isChange)
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

  /** Whether that of one run is beyond a {@link revision}: costs what has changed since, or the number of its keys. */
  isChangedSince(revision: number, run: RunClaims): boolean {
    this.#settle()
    if (this.#renamed > revision) return true
    const keys = this.#keysInRun(run)
    for (let at = this.#last.length - 1, left = keys.size; left > 0; at--, left--) {
      const change = this.#last[at]
      if (!change) break
      if (change.revision <= revision) return false
      if (keys.has(change.key)) return true
    }
    for (const key of keys) if ((this.#changed.get(key) ?? 0) > revision) return true
    return false
  }

  #keysIn(uri: string): ReadonlySet<string> {
    const keys = new Set<string>()
    for (const run of this.runsOf(uri)) for (const key of this.#keysInRun(run)) keys.add(key)
    return keys
  }

  #keysInRun(run: RunClaims): ReadonlySet<string> {
    const claims = (): readonly Claim[] => flat([run])
    return this.#keep(this.#keysOfRun, run, claims, () => run.flatMap(({ of }) => [...this.#keysOf(of)]))
  }

  #keysOf(of: BlockClaims): ReadonlySet<string> {
    const claims = (): readonly Claim[] => of.claims
    return this.#keep(this.#keys, of, claims, () => of.claims.flatMap(claim => this.keyOf(claim) ?? []))
  }

  /** The keys of `claims`, which are kept as long as none of them may mean another indicator. */
  #keep<T extends object>(
    all: Beside<T, Keys>,
    keeper: T,
    claims: () => readonly Claim[],
    collect: () => readonly string[],
  ): ReadonlySet<string> {
    const naming = this.#naming.generation
    const known = all.get(keeper)
    if (known && known.naming !== naming && !this.#naming.mayMeanOthers(claims(), known.naming)) known.naming = naming
    if (known?.naming === naming) return known.keys
    const keys = new Set(collect())
    all.set(keeper, { naming, keys })
    return keys
  }

  /** Whether a document other than `uri` that may be about the same plan, or about the one above it, has claims of a key. */
  isBeside(key: string, uri: string): boolean {
    const [beside, above] = [this.plans.beside(uri), this.plans.above(uri)]
    if (beside.size < 2 && above.size === 0) return false
    return this.#naming.rawOf(key).some(raw => {
      const uris = this.#byRaw.get(raw)
      return uris !== undefined && (haveAnother(beside, uris, uri) || haveAnother(above, uris, uri))
    })
  }

  /** Whether a document has claims of a key in running text and in rows of tables. */
  hasTextAndTable(key: string, uri: string): boolean {
    const { revision } = this
    if (this.#both?.uri !== uri || this.#both.revision !== revision) this.#both = { uri, revision, byKey: new Map() }
    const { byKey } = this.#both
    const known = byKey.get(key) ?? this.#hasBoth(key, uri)
    byKey.set(key, known)
    return known
  }

  #hasBoth(key: string, uri: string): boolean {
    let [all, rows] = [0, 0]
    for (const raw of this.#naming.rawOf(key)) {
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
    return !key.startsWith('~') && this.#naming.rawOf(key).some(raw => raw.startsWith('#') && this.#byRaw.has(raw))
  }

  /** All claims with a key as {@link keyOf} gives it, by document, in order. */
  of(key: string): FoundClaim[] {
    const raw = this.#naming.rawOf(key)
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

  #settle(): void {
    this.#naming.settle()
    const ids = new Map<string, number>()
    for (const { claims, revision } of this.#moved) {
      for (const claim of claims) {
        this.#move(this.keyOf(claim), revision)
        if (claim.id === undefined) continue
        ids.set(claim.id, revision)
        this.#move(this.#naming.knownBy(claim), revision)
      }
    }
    // What the id of a mark that came or went meant until then.
    for (const [id, revision] of ids) {
      this.#move(id, revision)
      for (const indicator of this.#naming.indicatorsOf(id)) this.#move(indicator, revision)
    }
    this.#moved = []
    this.#waiting = 0
  }

  /** Claims of these keys, or of any, are others than they were. */
  #renamedTo(keys: readonly string[] | undefined): void {
    this.#revision++
    if (keys) for (const key of keys) this.#move(key, this.#revision)
    else this.#renamed = this.#revision
  }

  #move(key: string | undefined, revision: number): void {
    if (key === undefined || revision <= (this.#changed.get(key) ?? 0)) return
    this.#changed.set(key, revision)
    this.#last.push({ key, revision })
    if (this.#last.length > 2 * MOST_LAST) this.#last.splice(0, MOST_LAST)
  }

  #apply(uri: string, before: readonly Claim[], after: readonly Claim[]): void {
    this.#revision++
    for (const [raw, step] of stepsOf(before, after, rawOf)) count(this.#byRaw, raw, uri, step)
    for (const [name, step] of stepsOf(before, after, openRowOf)) count(this.#rowsByName, name, uri, step)
    for (const claims of [before, after]) this.#moved.push({ claims, revision: this.#revision })
    this.#waiting += before.length + after.length
    this.#naming.move(before, after)
    if (this.#waiting > MOST_MOVED) this.#settle()
  }
}

/** How many more claims have each name, where that is another number. */
function stepsOf(
  before: readonly Claim[],
  after: readonly Claim[],
  namesOf: (claim: Claim) => readonly string[],
): Map<string, number> {
  const steps = new Map<string, number>()
  for (const claim of before) for (const name of namesOf(claim)) steps.set(name, (steps.get(name) ?? 0) - 1)
  for (const claim of after) for (const name of namesOf(claim)) steps.set(name, (steps.get(name) ?? 0) + 1)
  for (const [name, step] of steps) if (step === 0) steps.delete(name)
  return steps
}

/** Whether both have one beside `uri`; the shorter one is gone through. */
function haveAnother(some: ReadonlySet<string>, others: ReadonlyMap<string, number>, uri: string): boolean {
  if (some.size < others.size) {
    for (const each of some) if (each !== uri && others.has(each)) return true
  } else for (const each of others.keys()) if (each !== uri && some.has(each)) return true
  return false
}

/** So many changes are looked through one by one, at the least. */
const MOST_LAST = 256
/** So many claims wait for their keys at most. */
const MOST_MOVED = 20_000

/** The name of a row that nobody tagged. */
function openRowOf({ id, isRow, nameKey }: Claim): readonly string[] {
  return isRow && id === undefined && nameKey !== '' ? [nameKey] : NO_NAMES
}

const NO_NAMES: readonly string[] = []

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

/** What each claim of some blocks says to others, in order: see {@link BlockClaims.signature}. */
function linesOf(blocks: readonly BlockClaims[]): string[] {
  return blocks.flatMap(({ signature }) => signature.split('\n'))
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
