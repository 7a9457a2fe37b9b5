// All claims of a corpus, by indicator: what joins a target with its likes, in other documents and languages, and its outcome.

import type { Document } from '../model/document.ts'
import { isTargetless } from '../model/targetless.ts'
import { indicatorName } from '../reading/indicator-name.ts'
import { foldKey } from '../text/fold.ts'
import { type Claim, collectClaims, type DocumentClaims } from './claims.ts'
import type { Corpus } from './corpus.ts'

/** A claim with the document that makes it. */
export interface FoundClaim {
  readonly uri: string
  readonly claim: Claim
}

/** The wordings of indicators: their names by key, ids by `#` and the id; and by id all of them. */
interface Aliases {
  readonly names: ReadonlyMap<string, string>
  readonly ids: ReadonlyMap<string, readonly string[]>
}

interface Known {
  /** The open document; a closed one is not kept. */
  readonly document: Document | undefined
  readonly claims: readonly Claim[]
  readonly signature: string
  /** The claims by `#` and id, and by name; built when somebody asks. */
  byRaw: ReadonlyMap<string, readonly Claim[]> | undefined
}

/**
 * The claims of all documents. Those of a closed document are given; an open one is read when
 * somebody asks, block by block. An edit leaves the document only as the difference of ids and names.
 */
export class ClaimIndex {
  readonly #corpus: Corpus
  readonly #known = new Map<string, Known>()
  /** The documents with a tagged claim of an id, with `#` before it, or with a claim of a name. */
  readonly #byRaw = new Map<string, Set<string>>()
  /** How many marks give a name to an id: what is tagged once is known by its words everywhere. */
  readonly #idsOfName = new Map<string, Map<string, number>>()
  readonly #namesOfId = new Map<string, Map<string, number>>()
  /** At which revision the claims of a key last changed. */
  readonly #changed = new Map<string, number>()
  /** Claims that came or went, with the revision: which keys they have is asked when somebody does, and not for each file read. */
  #moved: { readonly claim: Claim; readonly revision: number }[] = []
  /** The wordings of indicators in glossaries; dropped with any change of what documents see of each other. */
  #aliases: ({ readonly revision: number } & Aliases) | undefined
  /** Counts every change of what claims say; not that of where they stand. */
  revision = 0

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** Reads the claims of an open document, unless this version has been read. */
  add(document: Document): void {
    if (this.#known.get(document.uri)?.document === document) return
    const title = this.#corpus.symbols(document.uri)?.title ?? ''
    const claims = collectClaims(document, this.#corpus.targets, !isTargetless(document.meta, title))
    this.#set(document.uri, claims, document)
  }

  /** Sets the claims of a closed document, read before. */
  set(uri: string, claims: DocumentClaims): void {
    this.#set(uri, claims, undefined)
  }

  #set(uri: string, { claims, signature }: DocumentClaims, document: Document | undefined): void {
    const before = this.#known.get(uri)
    this.#known.set(uri, { document, claims, signature, byRaw: undefined })
    if (signature !== before?.signature) this.#apply(uri, before?.claims ?? [], claims)
  }

  has(uri: string): boolean {
    return this.#known.has(uri)
  }

  remove(uri: string): void {
    const before = this.#known.get(uri)
    if (!before) return
    this.#known.delete(uri)
    if (before.claims.length > 0) this.#apply(uri, before.claims, [])
  }

  /** The claims of a document in order; `[]` where it has none or has not been read yet. */
  in(uri: string): readonly Claim[] {
    return this.#known.get(uri)?.claims ?? []
  }

  *all(): Iterable<FoundClaim> {
    for (const [uri, { claims }] of this.#known) for (const claim of claims) yield { uri, claim }
  }

  /**
   * What the claim is about: the id of its mark, or of the indicator that a glossary or another mark knows by these words; else
   * `~` and the words; undefined where it names nothing.
   */
  keyOf({ id, nameKey, isChange }: Claim): string | undefined {
    if (id !== undefined) return this.#canonical(id)
    return nameKey === '' ? undefined : (this.idOfName(nameKey, isChange) ?? `~${nameKey}`)
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
    const [only, another] = this.#idsOfName.get(name)?.keys() ?? []
    return another === undefined && only !== undefined ? this.#canonical(only) : undefined
  }

  /** Moves on with every change of a claim, in any document, that is about what a claim of this document is about. */
  revisionFor(uri: string): number {
    this.#settle()
    let revision = 0
    for (const claim of this.in(uri)) {
      const key = this.keyOf(claim)
      if (key !== undefined) revision = Math.max(revision, this.#changed.get(key) ?? 0)
    }
    return revision
  }

  /** Whether a document other than `uri` may have claims of a key. */
  isElsewhere(key: string, uri: string): boolean {
    return this.#rawOf(key).some(raw => {
      const uris = this.#byRaw.get(raw)
      return uris !== undefined && (uris.size > 1 || !uris.has(uri))
    })
  }

  /** All claims with a key as {@link keyOf} gives it, by document, in order. */
  of(key: string): FoundClaim[] {
    const raw = this.#rawOf(key)
    const uris = new Set(raw.flatMap(each => [...(this.#byRaw.get(each) ?? [])]))
    // In one order, whichever document came or changed first.
    return [...uris].sort().flatMap(uri => {
      const known = this.#known.get(uri)
      if (!known) return []
      known.byRaw ??= indexRaw(known.claims)
      const claims = [...new Set(raw.flatMap(each => known.byRaw?.get(each) ?? []))]
      return claims
        .sort((a, b) => a.start - b.start)
        .flatMap(claim => (this.keyOf(claim) === key ? [{ uri, claim }] : []))
    })
  }

  /** The ids, with `#` before them, and the names that may come to a key. */
  #rawOf(key: string): string[] {
    if (key.startsWith('~')) return [key.slice(1)]
    const { ids } = this.#current()
    const listed = ids.get(key) ?? []
    const learned = [...(this.#namesOfId.get(key)?.keys() ?? [])].map(name => name.replace(CHANGE, ''))
    return [`#${key}`, ...listed, ...listed.map(name => `#${name}`), ...learned]
  }

  /** An id that an indicator of the glossary lists as another wording of its own. */
  #canonical(id: string): string {
    const { ids, names } = this.#current()
    return ids.has(id) ? id : (names.get(`#${id}`) ?? id)
  }

  #current(): Aliases {
    const { revision } = this.#corpus
    if (this.#aliases?.revision !== revision) this.#aliases = { revision, ...collectAliases(this.#corpus) }
    return this.#aliases
  }

  #settle(): void {
    for (const { claim, revision } of this.#moved) {
      const key = this.keyOf(claim)
      if (key !== undefined) this.#changed.set(key, revision)
    }
    this.#moved = []
  }

  #apply(uri: string, before: readonly Claim[], after: readonly Claim[]): void {
    this.revision++
    move(this.#byRaw, uri, new Set(before.flatMap(rawOf)), new Set(after.flatMap(rawOf)))
    for (const [claims, step] of [
      [before, -1],
      [after, 1],
    ] as const) {
      for (const claim of claims) {
        this.#moved.push({ claim, revision: this.revision })
        const { id, nameKey, isChange } = claim
        if (id === undefined || nameKey === '') continue
        const name = isChange ? nameKey + CHANGE : nameKey
        count(this.#idsOfName, name, id, step)
        count(this.#namesOfId, id, name, step)
      }
    }
    if (this.#moved.length > MOST_MOVED) this.#settle()
  }
}

function count(counts: Map<string, Map<string, number>>, outer: string, inner: string, step: number): void {
  const known = counts.get(outer) ?? new Map<string, number>()
  const sum = (known.get(inner) ?? 0) + step
  if (sum > 0) known.set(inner, sum)
  else known.delete(inner)
  if (known.size > 0) counts.set(outer, known)
  else counts.delete(outer)
}

/** So many claims wait for their keys at most. */
const MOST_MOVED = 20_000

/** Behind a name it says that the change of what is named is meant. */
const CHANGE = '\u0394'

/** The wordings of each indicator in the glossaries: an entry with a unit is one. */
function collectAliases(corpus: Corpus): Aliases {
  const names = new Map<string, string>()
  const ids = new Map<string, string[]>()
  const all = [...corpus.allSymbols()].filter(({ terms }) => terms.length > 0)
  const isOwn = ({ uri }: { uri: string }): boolean => corpus.originOf(uri) === 'own'
  const ownHeads = new Set(all.filter(isOwn).flatMap(({ terms }) => terms.map(({ headword }) => foldKey(headword))))
  for (const symbols of [...all.filter(isOwn), ...all.filter(one => !isOwn(one))]) {
    for (const term of symbols.terms) {
      // An own entry takes the place of a bundled one with its id or headword.
      if (term.unit === undefined || corpus.entries(term.id)[0]?.uri !== symbols.uri) continue
      if (!isOwn(symbols) && ownHeads.has(foldKey(term.headword))) continue
      const wordings = [term.headword, ...term.aka.map(({ text }) => text), ...term.en.map(({ text }) => text)]
      const known = wordings.map(indicatorName).filter(({ key }) => key !== '')
      ids.set(term.id, [...known.map(({ key }) => key), ...wordings])
      for (const { key, isChange } of known) {
        const name = isChange ? key + CHANGE : key
        if (!names.has(name)) names.set(name, term.id)
      }
      // An id that is listed under `aka` names the same indicator.
      for (const wording of wordings) if (!names.has(`#${wording}`)) names.set(`#${wording}`, term.id)
    }
  }
  return { names, ids }
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

function move(
  index: Map<string, Set<string>>,
  uri: string,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): void {
  for (const key of before) {
    if (after.has(key)) continue
    const uris = index.get(key)
    uris?.delete(uri)
    if (uris?.size === 0) index.delete(key)
  }
  for (const key of after) {
    const uris = index.get(key)
    if (uris) uris.add(uri)
    else index.set(key, new Set([uri]))
  }
}
