// What documents bring a corpus beside wordings and counts: keys by which they are found, pairs and claims.

import { PairIndex } from '../bilingual/gloss-pairs.ts'
import type { ClaimIndex } from '../claim-index.ts'
import type { ClosedDigest } from '../digest/closed-document.ts'
import { type Item, marksOf } from './corpus-item.ts'
import { type KeyChange, KeyIndex, type Keys, NO_KEYS } from './key-index.ts'

/**
 * Those of closed documents are entered when somebody asks for any of them, in the order in which the documents came: until then they
 * stay as they are packed. Those of open ones are read on the spot.
 */
export class CorpusContents {
  readonly #items: ReadonlyMap<string, Item>
  readonly #open: ReadonlyMap<string, Item>
  readonly #claims: ClaimIndex
  readonly #pairs = new PairIndex()
  /** Which documents have a key, of those that they state and those of their marks. */
  readonly #byKey = new KeyIndex()
  /** Closed documents of which nobody has asked yet what they bring. */
  readonly #waiting = new Set<Item>()

  /** `items` are all documents, `open` those of them that are open; both are looked at whenever something is asked. */
  constructor(items: ReadonlyMap<string, Item>, open: ReadonlyMap<string, Item>, claims: ClaimIndex) {
    this.#items = items
    this.#open = open
    this.#claims = claims
  }

  /** The documents that have a key, by their addresses: the first of them is the same one whichever came or was opened first. */
  having(key: string): Item[] {
    this.enter()
    const items = this.#byKey.of(key).flatMap(uri => this.#items.get(uri) ?? [])
    return items.length > 1 ? items.sort((a, b) => (a.uri < b.uri ? -1 : 1)) : items
  }

  /** What the user's own texts gloss. */
  get pairs(): PairIndex {
    this.enter()
    for (const { document, origin } of this.#open.values()) if (document && origin === 'own') this.#pairs.add(document)
    return this.#pairs
  }

  /** What the user's own texts claim of indicators. */
  get claims(): ClaimIndex {
    this.enter()
    for (const { document, origin } of this.#open.values()) if (document && origin === 'own') this.#claims.add(document)
    this.#claims.settlePlans()
    return this.#claims
  }

  /** True where the claims of a document have been read, of this version or one before. */
  hasClaims(uri: string): boolean {
    this.enter()
    return this.#claims.has(uri)
  }

  /** A closed document has come: what it brings is entered later. */
  defer(item: Item): void {
    this.#waiting.add(item)
  }

  /** Enters the pairs and claims of a closed document that has others now, unless all that it brings is still to be entered. */
  set(item: Item): void {
    if (!this.#waiting.has(item)) this.#enterContents(item, item.digest)
  }

  /** Takes what the keys of a document have become; see {@link KeyIndex.apply}. */
  changeKeys(uri: string, before: Keys, after: Keys, touched: Iterable<string>): KeyChange {
    return this.#byKey.apply(uri, before, after, touched)
  }

  /** Forgets the pairs and claims of a document that is gone or no longer open. */
  remove(uri: string): void {
    this.#pairs.remove(uri)
    this.#claims.remove(uri)
  }

  /** Has all indexes know what closed documents brought: whoever asks one, or changes it, calls this first. */
  enter(): void {
    if (this.#waiting.size > 0) for (const _ of this.entering());
  }

  /** The same, a document a step. */
  *entering(): Generator<undefined, void> {
    for (const item of this.#waiting) {
      this.#waiting.delete(item)
      const { uri, digest } = item
      if (!digest) continue
      item.keys = digest.head.keys
      item.marks = marksOf(digest.head)
      this.#byKey.apply(uri, NO_KEYS, item, item.marks.keys())
      this.#enterContents(item, digest)
      yield
    }
  }

  #enterContents({ uri, origin }: Item, digest: ClosedDigest | undefined): void {
    const contents = digest?.head.contents
    if (!contents || origin !== 'own') return
    this.#pairs.set(uri, contents.pairs)
    this.#claims.set(uri, contents.claims)
  }
}
