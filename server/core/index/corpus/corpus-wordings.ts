// The wordings of a corpus and what is made of them: kept until one comes or goes.

import { sayingOf, type Term } from '../../model/term.ts'
import { Slot } from '../../syntax/slot.ts'
import { LastUsed } from '../../text/last-used.ts'
import type { PhraseIndex } from '../phrases/phrases.ts'
import type { Symbols } from '../symbols.ts'
import { type Agreements, collectAgreements } from '../terms/agreements.ts'
import type { BaseEntry, BaseWordings } from '../terms/base-wordings.ts'
import { FilteredFinder, LayeredFinder } from '../terms/layered-finder.ts'
import { type Lexicon, lexiconOf } from '../terms/lexicon.ts'
import { MentionCache, type Version } from '../terms/mentions.ts'
import { changedBetween, OwnWordings, type Part, wordingsIn } from '../terms/own-wordings.ts'
import type { Sense } from '../terms/senses.ts'
import { TouchedWordings } from '../terms/touched-wordings.ts'
import { changedTexts, type KeyedWording, tokensOf, type WordingSet, WordingSum } from '../terms/wording-set.ts'
import {
  headwordKey,
  mayHaveTerms,
  type OwnEntries,
  ownEntries,
  type Source,
  sumOf,
  termsWordings,
  thinOut,
  wordingsOf,
} from '../terms/wordings.ts'

/** All wordings of a corpus with what is made of them, each dropped when a wording comes or goes. */
export class CorpusWordings {
  readonly #sources: ReadonlyMap<string, Source>
  /** Glossaries of which the wordings are ready as long as their symbols are these. */
  #base: Base | undefined
  #collected: Collected | undefined
  /** The sources above the base as they were last collected; the same objects where they are what they were. */
  #present: readonly Present[] = []
  #words: WordingSet | undefined
  /** Wordings that documents may still be counted with, by key; with the version of their lexicon, if one was made. */
  readonly #older = new LastUsed<Older>({ values: 4, characters: Number.POSITIVE_INFINITY })
  /** What a document must have some of where its counts are of older wordings and may differ. */
  #changed: { readonly of: string; readonly tokens: ReturnType<typeof tokensOf> } | undefined
  #lexicon: { readonly lexicon: Lexicon<Sense>; readonly mentions: MentionCache } | undefined
  /** What is kept of the wordings above the base. */
  #own = new OwnWordings(undefined)
  /** What the last lexicon was made of. */
  #before: { readonly version: Version; readonly all: Worded } | undefined
  /** The last lexicons, the latest first, each with the wordings that changed behind it. */
  #steps: readonly ({ readonly version: Version } & ChangedWordings)[] = []
  /** What has changed from a lexicon to the present one. */
  #touched = new Map<Version, TouchedWordings>()
  #agreements: Agreements | undefined
  /** Kept while no entry changes; its set stays while no id comes or goes. */
  #superseded: { readonly revision: number; readonly ids: ReadonlySet<string> } | undefined

  /** `sources` are those of the corpus, as they come and go. */
  constructor(sources: ReadonlyMap<string, Source>) {
    this.#sources = sources
  }

  /** The wordings of the documents at `uris`, as they are now, are known; those are in the order of what they were made of. */
  setBase(wordings: BaseWordings, uris: readonly string[]): void {
    const symbols = new Map<string, Symbols>()
    for (const uri of uris) {
      const source = this.#sources.get(uri)
      if (source?.origin !== 'bundled') return
      symbols.set(uri, source.symbols)
    }
    this.#base = { wordings, symbols }
    this.#collected = undefined
  }

  /** The pinyin of a headword, where it is known without a dictionary. */
  pinyinOf(headword: string): string | undefined {
    return this.#base?.wordings.pinyin.get(headword)
  }

  /** The pinyin of all that the wordings of a document are made of; undefined where a dictionary has to read them. */
  spokenIn(symbols: Symbols): BaseWordings['pinyin'] | undefined {
    return this.#base?.symbols.get(symbols.uri) === symbols ? this.#base.wordings.pinyin : undefined
  }

  /** Says that a wording has come or gone. */
  drop(): void {
    if (this.#words) this.setOlder(this.#words, this.#lexicon?.mentions.version)
    this.#collected = undefined
    this.#words = undefined
    this.#lexicon = undefined
    this.#agreements = undefined
  }

  /** Makes wordings known that documents were counted with. */
  setOlder(wordings: WordingSet, version?: Version): void {
    this.#older.set(wordings.key, { wordings, version }, 0)
  }

  /** All wordings that are counted. */
  get present(): WordingSet {
    this.#words ??= setOf(this.#collect())
    return this.#words
  }

  /** Builds the lexicon, if nobody has asked for it yet. */
  prepare(): void {
    this.#current()
  }

  /** The lexicon of the present wordings: built when it is needed and something in it has changed. */
  get lexicon(): Lexicon<Sense> {
    return this.#current().lexicon
  }

  get mentions(): MentionCache {
    return this.#current().mentions
  }

  /** The wordings that two or more of the user's own entries have in common. */
  get agreements(): Agreements {
    if (this.#agreements) return this.#agreements
    const own = inOrder(this.#sources.values()).filter(({ origin }) => origin === 'own')
    this.#agreements = collectAgreements(own.map(({ symbols }) => symbols))
    return this.#agreements
  }

  /** The ids of entries that say what took their place, or until when they were in use; `entryOf` gives the one that an id means. */
  superseded(revision: number, entryOf: (id: string) => Term | undefined): ReadonlySet<string> {
    if (this.#superseded?.revision === revision) return this.#superseded.ids
    const ids = new Set<string>()
    for (const { symbols } of this.#sources.values()) {
      if (!mayHaveTerms(symbols)) continue
      for (const { id } of supersededIn(symbols.terms)) {
        const meant = entryOf(id)
        if (meant && isSuperseded(meant)) ids.add(id)
      }
    }
    const before = this.#superseded?.ids
    const isSame = before?.size === ids.size && [...ids].every(id => before.has(id))
    this.#superseded = { revision, ids: isSame ? before : ids }
    return this.#superseded.ids
  }

  /** True for a closed document that has none of the words that came or went since it was counted, with the wordings of `key`. */
  areTheSameFor(uri: string, key: string, phrases: PhraseIndex): boolean {
    // New words may have come since, with numbers that the sets do not know.
    const of = `${key} ${this.present.key} ${phrases.revision}`
    if (this.#changed?.of !== of) {
      const older = this.#older.get(key)
      const texts = older && (this.#changedSince(older.version) ?? changedTexts(older.wordings, this.present))
      this.#changed = { of, tokens: texts && tokensOf(texts, phrases.vocabulary) }
    }
    const { tokens } = this.#changed
    return tokens !== undefined && phrases.leavesWith(uri, tokens)?.length === 0
  }

  #current(): { readonly lexicon: Lexicon<Sense>; readonly mentions: MentionCache } {
    if (this.#lexicon) return this.#lexicon
    const { base, displaced, upper } = this.#collect()
    const all: Worded = { base: base?.wordings, displaced, upper: upper() }
    const own = this.#own.finderOf(all.upper)
    let finder = own
    if (base) {
      const isDisplacedSense = (sense: Sense): boolean => sense.kind === 'term' && displaced.has(sense.id)
      const below =
        displaced.size > 0
          ? new FilteredFinder(base.wordings.trie, isDisplacedSense, sense => sense)
          : base.wordings.trie
      finder = own.isEmpty ? below : new LayeredFinder(below, own)
    }
    const lexicon = lexiconOf(finder)
    const before = this.#before
    const changed = before && changedWordings(before.all, all)
    this.#steps =
      before && changed ? [{ version: before.version, ...changed }, ...this.#steps].slice(0, MOST_STEPS) : []
    this.#touched = new Map()
    const mentions = new MentionCache(lexicon, version => this.#touchedSince(version))
    this.#before = { version: mentions.version, all }
    this.#lexicon = { lexicon, mentions }
    return this.#lexicon
  }

  #touchedSince(version: Version): TouchedWordings | undefined {
    const known = this.#touched.get(version)
    if (known) return known
    const texts = this.#changedSince(version)
    if (!texts) return undefined
    const touched = new TouchedWordings([...texts])
    this.#touched.set(version, touched)
    return touched
  }

  /** The wordings that changed between an older lexicon and the present one; undefined where nobody knows. */
  #changedSince(version: Version | undefined): ReadonlySet<string> | undefined {
    const steps = version && this.#stepsSince(version)
    return steps && new Set(steps.flatMap(({ texts }) => [...texts]))
  }

  /** The ids of the terms that gained or lost a wording since; undefined where nobody knows. */
  entriesMovedSince(version: Version): ReadonlySet<string> | undefined {
    const steps = this.#stepsSince(version)
    return steps && new Set(steps.flatMap(({ ids }) => [...ids]))
  }

  #stepsSince(version: Version): readonly ChangedWordings[] | undefined {
    if (this.#current().mentions.version === version) return []
    const last = this.#steps.findIndex(step => step.version === version)
    return last < 0 ? undefined : this.#steps.slice(0, last + 1)
  }

  #collect(): Collected {
    if (this.#collected) return this.#collected
    const sources = inOrder(this.#sources.values())
    const displaced = new Map<string, DisplacedEntry>()
    const base = this.#baseBeside(displaced)
    const above = base ? sources.filter(({ origin, uri }) => origin === 'own' || !base.symbols.has(uri)) : sources
    // Sources change; what they are now is asked for later, or never.
    const present = above.map((source, index): Present => {
      const last = this.#present[index]
      if (last?.source === source && last.symbols === source.symbols) return last
      return { uri: source.uri, origin: source.origin, symbols: source.symbols, source }
    })
    this.#present = present
    let entries: OwnEntries | undefined
    const own = (): OwnEntries => (entries ??= ownEntries(present))
    const sum = (): WordingSum => {
      const all = base ? base.wordings.sum.copy() : new WordingSum()
      for (const entry of displaced.values()) all.exclude(entry.sum)
      for (const one of present) {
        // What is kept with a source is of what it is now.
        const isSame = one.source.symbols === one.symbols
        if (one.origin === 'own') all.include(sumOf(isSame ? one.source : one))
      }
      const bundled = present.filter(({ origin }) => origin === 'bundled')
      if (bundled.length > 0)
        for (const { text, value } of wordingsOf(bundled, own(), new Map())) all.add(text, value.key)
      return all
    }
    if (this.#own.base !== base?.wordings) this.#own = new OwnWordings(base?.wordings)
    const all = this.#own
    let made: readonly Part[] | undefined
    const upper = (): readonly Part[] => (made ??= all.partsOf(present, own))
    this.#collected = { own, base, displaced, sum, upper }
    return this.#collected
  }

  /** The base, where its documents are what it was made of, with its entries that the user's own ones displace. */
  #baseBeside(displaced: Map<string, DisplacedEntry>): Base | undefined {
    const base = this.#base
    if (!base) return undefined
    for (const [uri, symbols] of base.symbols) {
      const source = this.#sources.get(uri)
      if (source?.symbols !== symbols || source.origin !== 'bundled') return undefined
    }
    for (const { origin, symbols } of this.#sources.values()) {
      if (origin !== 'own' || !mayHaveTerms(symbols)) continue
      for (const term of symbols.terms) for (const one of displacedBy(base, term)) displaced.set(one.id, one)
    }
    // Of two entries with one id the one may go and the other stay: its senses tell no difference.
    for (const id of displaced.keys()) if (base.entries?.byId.get(id)?.length !== 1) return undefined
    return base
  }
}

/** By address: what several documents have a wording for is listed alike, whichever came or was opened first. Most of them come so. */
function inOrder(sources: Iterable<Source>): Source[] {
  return [...sources].sort((a, b) => (a.uri < b.uri ? -1 : 1))
}

/** A source as it was at some time. */
interface Present extends Omit<Source, 'sum'> {
  readonly source: Source
}

interface Older {
  readonly wordings: WordingSet
  readonly version: Version | undefined
}

const SUPERSEDED = new WeakMap<readonly Term[], readonly Term[]>()

function supersededIn(terms: readonly Term[]): readonly Term[] {
  if (terms.length === 0) return terms
  const known = SUPERSEDED.get(terms) ?? terms.filter(isSuperseded)
  SUPERSEDED.set(terms, known)
  return known
}

function isSuperseded({ until, replacedBy }: Term): boolean {
  return until !== undefined || replacedBy.length > 0
}

/** So many lexicons are known by what has changed since. */
const MOST_STEPS = 32

/** What a lexicon was made of. */
interface Worded extends Pick<Collected, 'displaced'> {
  readonly base: BaseWordings | undefined
  readonly upper: readonly Part[]
}

/** What changed from one lexicon to the next. */
interface ChangedWordings {
  /** The wordings that came or went, with the others of the same terms and plans. */
  readonly texts: ReadonlySet<string>
  /** The ids of these terms. */
  readonly ids: ReadonlySet<string>
}

/** What changed; undefined where nobody can say. */
function changedWordings(before: Worded, after: Worded): ChangedWordings | undefined {
  if (before.base !== after.base) return undefined
  const changed = changedBetween(before.upper, after.upper)
  if (!changed) return undefined
  const left = [...before.displaced.values()].filter(({ id }) => !after.displaced.has(id))
  const come = [...after.displaced.values()].filter(({ id }) => !before.displaced.has(id))
  const moved = [...left, ...come].flatMap(entry => entry.find() ?? [])
  const all = [...changed.old, ...changed.now, ...termsWordings(moved)]
  return {
    texts: new Set(all.map(({ text }) => text)),
    ids: new Set(all.flatMap(({ value }) => (value.kind === 'term' ? [value.id] : []))),
  }
}

/** A base with the symbols that its documents had. */
interface Base {
  readonly wordings: BaseWordings
  readonly symbols: ReadonlyMap<string, Symbols>
  /** Made when the user has entries, too. */
  entries?: EntryIndex
}

/** The entries of a base that an own one displaces. */
function displacedBy(base: Base, term: Term): readonly DisplacedEntry[] {
  const saying = sayingOf(term)
  const known = DISPLACED.get(saying)
  if (known?.base === base) return known.entries
  const { byId, byHeadword } = (base.entries ??= indexEntries(base))
  const [one, other] = [byId.get(term.id) ?? NO_ENTRIES, byHeadword.get(headwordKey(term)) ?? NO_ENTRIES]
  return DISPLACED.set(saying, { base, entries: other.length === 0 ? one : [...one, ...other] }).entries
}

const DISPLACED = new Slot<{ readonly base: Base; readonly entries: readonly DisplacedEntry[] }>()
const NO_ENTRIES: readonly DisplacedEntry[] = []

/** Entries of a base by what an own one displaces them for. */
interface EntryIndex {
  readonly byId: ReadonlyMap<string, readonly DisplacedEntry[]>
  readonly byHeadword: ReadonlyMap<string, readonly DisplacedEntry[]>
}

function indexEntries({ wordings, symbols }: Base): EntryIndex {
  const [byId, byHeadword] = [new Map<string, DisplacedEntry[]>(), new Map<string, DisplacedEntry[]>()]
  const add = (map: Map<string, DisplacedEntry[]>, key: string, entry: DisplacedEntry): void => {
    const known = map.get(key)
    if (known) known.push(entry)
    else map.set(key, [entry])
  }
  const documents = [...symbols.values()]
  for (const [number, entries] of wordings.entries.entries()) {
    for (const [index, { id, headword, sum }] of entries.entries()) {
      const entry = { id, sum, find: () => documents[number]?.terms[index] }
      add(byId, id, entry)
      add(byHeadword, headword, entry)
    }
  }
  return { byId, byHeadword }
}

/** An entry of the base that has no place; it is decoded when somebody asks. */
interface DisplacedEntry extends Pick<BaseEntry, 'id' | 'sum'> {
  readonly find: () => Term | undefined
}

interface Collected {
  /** Made when somebody asks, as are those below. */
  readonly own: () => OwnEntries
  readonly base: Base | undefined
  /** The entries of the base that have no place, by id. */
  readonly displaced: ReadonlyMap<string, DisplacedEntry>
  /** Put together for who asks. */
  readonly sum: () => WordingSum
  /** What the base lacks: made when somebody asks. */
  readonly upper: () => readonly Part[]
}

/** All wordings; they are put together for who asks. */
function setOf({ own, base, sum, upper }: Collected): WordingSet {
  let key: string | undefined
  let all: readonly KeyedWording[] | undefined
  return {
    get key() {
      key ??= sum().key
      return key
    },
    get wordings() {
      if (all) return all
      const sources = [...(base?.symbols ?? [])].map(([uri, symbols]) => ({ uri, symbols, origin: 'bundled' as const }))
      const above = thinOut(wordingsIn(upper()))
      all = [...wordingsOf(sources, own(), new Map()), ...above].map(({ text, value }) => [text, value.key] as const)
      return all
    },
  }
}
