// The wordings above those of the base, document by document, and what finds them: built once, and patched while few are others.

import { trimmed } from '../../text/trimmed.ts'
import { pluralInIes } from '../../text/word-edge.ts'
import type { Symbols } from '../symbols.ts'
import type { BaseWordings } from './base-wordings.ts'
import { FilteredFinder, LayeredFinder } from './layered-finder.ts'
import { buildTrie, type Wording } from './lexicon.ts'
import type { Sense } from './senses.ts'
import type { Finder } from './trie.ts'
import {
  type KnownSenses,
  type OwnEntries,
  ownWordingsOf,
  type Source,
  thinOut,
  type Worded,
  wordingsOf,
} from './wordings.ts'

/** The wordings of one document; the same list as long as they are the same. */
export interface Part {
  readonly uri: string
  readonly worded: readonly Worded[]
  /** How many wordings there are. */
  readonly count: number
}

/** All wordings of some parts, in their order. */
export function wordingsIn(parts: readonly Part[]): Wording<Sense>[] {
  const all: Wording<Sense>[] = []
  for (const { worded } of parts) for (const { wordings } of worded) for (const wording of wordings) all.push(wording)
  return all
}

const NOTHING = { sources: [], parts: [] }

interface KnownPart {
  readonly symbols: Symbols | undefined
  readonly part: Part
}

/** The parts of a corpus over one base, and what finds their wordings. */
export class OwnWordings {
  readonly base: BaseWordings | undefined
  #senses: SensesAbove
  readonly #known = new Map<string, KnownPart>()
  /** What was given last, with the part of each. */
  #last: { readonly sources: readonly object[]; readonly parts: readonly (Part | undefined)[] } = NOTHING
  /** How many wordings there are. */
  #count = 0
  #built: { readonly parts: readonly Part[]; readonly finder: Finder<Sense> } | undefined

  constructor(base: BaseWordings | undefined) {
    this.base = base
    this.#senses = new SensesAbove(base)
  }

  /**
   * The parts of `sources` in their order; a source is the same object as long as it is what it was. Those of bundled glossaries are one, the first,
   * for the entries of the user's `own` have a say in it.
   */
  partsOf(sources: readonly Source[], own: () => OwnEntries): readonly Part[] {
    if (this.#senses.size > MOST_GONE + this.#count) this.#forget()
    const senses = this.#senses
    const parts: Part[] = []
    const partOf = (uri: string, symbols: Symbols | undefined, collect: () => Part['worded']): Part => {
      let known = this.#known.get(uri)
      if (known === undefined || symbols === undefined || known.symbols !== symbols) {
        const worded = collect()
        const isSame = known !== undefined && isSameList(known.part.worded, worded, areWordedAlike)
        known = { symbols, part: known && isSame ? known.part : makePart(uri, worded) }
        this.#known.set(uri, known)
      }
      return known.part
    }
    const bundled = sources.filter(({ origin }) => origin === 'bundled')
    const first = bundled.length > 0 && partOf('', undefined, () => byTerm(wordingsOf(bundled, own(), senses)))
    const { sources: before, parts: partsBefore } = this.#last
    const now = sources.map((source, index) => {
      if (source.origin !== 'own') return undefined
      if (source === before[index]) return partsBefore[index]
      return partOf(source.uri, source.symbols, () => ownWordingsOf(source, senses))
    })
    this.#last = { sources, parts: now }
    for (const part of [first, ...now]) if (part && part.count > 0) parts.push(part)
    const all = sources.length - bundled.length + Math.min(1, bundled.length)
    if (this.#known.size > all) this.#keepOnly(new Set(sources.map(({ uri, origin }) => (origin === 'own' ? uri : ''))))
    this.#count = parts.reduce((sum, { count }) => sum + count, 0)
    return parts
  }

  /** What finds the wordings of `parts`, as a trie of all of them would. */
  finderOf(parts: readonly Part[]): Finder<Sense> {
    const changed = this.#built && changedBetween(this.#built.parts, parts)
    const patched = changed && this.#built && patch(this.#built.finder, changed)
    if (patched) return patched
    const all = wordingsIn(parts)
    const some = thinOut(all)
    const finder = buildTrie(some)
    // Where a wording stands for too many things, all of them decide which are left out.
    this.#built = some === all ? { parts, finder } : undefined
    return finder
  }

  #keepOnly(uris: ReadonlySet<string>): void {
    for (const uri of this.#known.keys()) if (!uris.has(uri)) this.#known.delete(uri)
  }

  /** Forgets the senses of all that was ever typed. */
  #forget(): void {
    this.#senses = new SensesAbove(this.base)
    this.#known.clear()
    this.#last = NOTHING
    this.#built = undefined
  }
}

/** The senses of a base and others. */
class SensesAbove implements KnownSenses {
  readonly #base: BaseWordings | undefined
  readonly #others = new Map<string, Sense>()

  constructor(base: BaseWordings | undefined) {
    this.#base = base
  }

  /** How many the base lacks. */
  get size(): number {
    return this.#others.size
  }

  get(key: string): Sense | undefined {
    return this.#base?.senses.get(key) ?? this.#others.get(key)
  }

  set(key: string, sense: Sense): void {
    this.#others.set(key, sense)
  }
}

/** So many senses may be those of wordings that have gone. */
const MOST_GONE = 10_000

/** The wordings that two versions have of the terms and plans of which one has come, gone or changed its place. */
export interface Changed {
  readonly old: readonly Wording<Sense>[]
  readonly now: readonly Wording<Sense>[]
  readonly isOf: (sense: Sense) => boolean
}

/** More changed wordings than this are not looked for one by one. */
const MOST = 400

/** What changed between two versions, each in the order of its lexicon; undefined where it is too much. */
export function changedBetween(before: readonly Part[], after: readonly Part[]): Changed | undefined {
  const parts = trimmed(before, after, (a, b) => a === b || (a.uri === b.uri && a.worded === b.worded))
  const wordedIn = (some: readonly Part[]): readonly Worded[] => some.flatMap(({ worded }) => worded)
  const { old: gone, now: come } = trimmed(wordedIn(parts.old), wordedIn(parts.now), areWordedAlike)
  if (gone.length + come.length > MOST) return undefined
  const [ids, uris] = [new Set<string>(), new Set<string>()]
  for (const { id, uri } of [...gone, ...come]) {
    if (id !== undefined) ids.add(id)
    if (uri !== undefined) uris.add(uri)
  }
  // A plan has all its wordings in one part; entries may be in any that has some.
  const mayHave = (some: readonly Part[]): readonly Part[] =>
    uris.size > 0 ? some.filter(part => uris.has(part.uri) || hasEntries(part)) : withEntries(some)
  const isTouched = ({ id, uri }: Worded): boolean =>
    (id !== undefined && ids.has(id)) || (uri !== undefined && uris.has(uri))
  const [old, now] = [before, after].map(parts =>
    mayHave(parts).flatMap(({ worded }) => worded.filter(isTouched).flatMap(({ wordings }) => wordings)),
  )
  if (!old || !now || old.length + now.length > MOST) return undefined
  const isOf = (sense: Sense): boolean => (sense.kind === 'term' ? ids.has(sense.id) : uris.has(sense.uri))
  return { old, now, isOf }
}

/** Entries come first in their part. */
function hasEntries({ worded }: Part): boolean {
  return worded[0]?.id !== undefined
}

const WITH_ENTRIES = new WeakMap<readonly Part[], readonly Part[]>()

/** Those that have entries: of a list that is looked at several times. */
function withEntries(parts: readonly Part[]): readonly Part[] {
  const known = WITH_ENTRIES.get(parts) ?? parts.filter(hasEntries)
  WITH_ENTRIES.set(parts, known)
  return known
}

/** The wordings of a document's entries, and its names. */
export function makePart(uri: string, worded: readonly Worded[]): Part {
  return { uri, worded, count: worded.reduce((sum, { wordings }) => sum + wordings.length, 0) }
}

/** The wordings of entries in their order, each entry's together. */
function byTerm(wordings: readonly Wording<Sense>[]): readonly Worded[] {
  const worded: { readonly id: string; readonly wordings: Wording<Sense>[] }[] = []
  for (const wording of wordings) {
    const { value } = wording
    if (value.kind !== 'term') continue
    const last = worded.at(-1)
    if (last?.id === value.id) last.wordings.push(wording)
    else worded.push({ id: value.id, wordings: [wording] })
  }
  return worded
}

function areWordedAlike(a: Worded, b: Worded): boolean {
  if (a === b) return true
  return a.id === b.id && a.uri === b.uri && isSameList(a.wordings, b.wordings, isSame)
}

function isSame(a: Wording<Sense>, b: Wording<Sense>): boolean {
  return a === b || (a.text === b.text && a.value === b.value)
}

function isSameList<T>(a: readonly T[], b: readonly T[], areSame: (a: T, b: T) => boolean): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => areSame(item, b[index] as T)))
}

/** What finds `now` in place of `old`; undefined where others have one of the wordings, too: what it stands for has an order. */
function patch(finder: Finder<Sense>, { old, now, isOf }: Changed): Finder<Sense> | undefined {
  if (old.length + now.length === 0) return finder
  const others = new FilteredFinder(finder, isOf, (sense: Sense) => sense)
  const isOthers = (text: string): boolean => isFoundWhole(others, text)
  for (const { text } of now) {
    const plural = pluralInIes(text)
    if (isOthers(text) || (plural !== undefined && isOthers(plural))) return undefined
  }
  return new LayeredFinder(others, buildTrie(now))
}

function isFoundWhole(finder: Finder<Sense>, text: string): boolean {
  const from = text.length - text.trimStart().length
  const to = text.trimEnd().length
  const { starts, ends, length } = finder.search(text)
  for (let i = 0; i < length; i++) if ((starts[i] ?? 0) <= from && (ends[i] ?? 0) >= to) return true
  return false
}
