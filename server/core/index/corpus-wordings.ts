// The wordings of a corpus and what is made of them: kept until one comes or goes.

import type { Term } from '../model/term.ts'
import { type Agreements, collectAgreements } from './agreements.ts'
import { LastUsed } from './last-used.ts'
import { buildLexicon, type Lexicon } from './lexicon.ts'
import { MentionCache } from './mentions.ts'
import type { PhraseIndex } from './phrases.ts'
import type { Sense } from './senses.ts'
import { changedTokens, type WordingSet, wordingSetOf } from './wording-set.ts'
import { collectWordings, type Source } from './wordings.ts'

export class CorpusWordings {
  readonly #sources: ReadonlyMap<string, Source>
  #words: WordingSet | undefined
  /** Wordings that documents may still be counted with, by key. */
  readonly #older = new LastUsed<WordingSet>({ documents: 4, characters: Number.POSITIVE_INFINITY })
  /** What a document must have some of where its counts are of older wordings and may differ. */
  #changed: { readonly of: string; readonly tokens: ReturnType<typeof changedTokens> } | undefined
  #lexicon: { readonly lexicon: Lexicon<Sense>; readonly mentions: MentionCache } | undefined
  #agreements: Agreements | undefined
  /** Kept while no entry changes; its set stays while no id comes or goes. */
  #superseded: { readonly revision: number; readonly ids: ReadonlySet<string> } | undefined

  /** `sources` are those of the corpus, as they come and go. */
  constructor(sources: ReadonlyMap<string, Source>) {
    this.#sources = sources
  }

  /** Says that a wording has come or gone. */
  drop(): void {
    if (this.#words) this.setOlder(this.#words)
    this.#words = undefined
    this.#lexicon = undefined
    this.#agreements = undefined
  }

  /** Makes wordings known that documents were counted with. */
  setOlder(wordings: WordingSet): void {
    this.#older.set(wordings.key, wordings, 0)
  }

  /** All wordings that are counted. */
  get present(): WordingSet {
    this.#words ??= wordingSetOf(
      collectWordings([...this.#sources.values()]).map(({ text, value }) => [text, value.key] as const),
    )
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
    const own = [...this.#sources.values()].filter(({ origin }) => origin === 'own')
    this.#agreements = collectAgreements(own.map(({ symbols }) => symbols))
    return this.#agreements
  }

  /** The ids of entries that say what took their place, or until when they were in use; `entryOf` gives the one that an id means. */
  superseded(revision: number, entryOf: (id: string) => Term | undefined): ReadonlySet<string> {
    if (this.#superseded?.revision === revision) return this.#superseded.ids
    const ids = new Set<string>()
    for (const { symbols } of this.#sources.values()) {
      for (const { id } of symbols.terms) {
        const term = entryOf(id)
        if (term && (term.until || term.replacedBy.length > 0)) ids.add(id)
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
      this.#changed = { of, tokens: older && changedTokens(older, this.present, phrases.vocabulary) }
    }
    const { tokens } = this.#changed
    return tokens !== undefined && phrases.leavesWith(uri, tokens)?.length === 0
  }

  #current(): { readonly lexicon: Lexicon<Sense>; readonly mentions: MentionCache } {
    if (this.#lexicon) return this.#lexicon
    const lexicon = buildLexicon(collectWordings([...this.#sources.values()]))
    this.#lexicon = { lexicon, mentions: new MentionCache(lexicon) }
    return this.#lexicon
  }
}
