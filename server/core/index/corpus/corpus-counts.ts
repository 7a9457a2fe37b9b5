// The counts of a corpus's documents: kept with them until a text or a wording changes.

import type { Document } from '../../model/document.ts'
import type { ClosedTexts } from '../digest/closed-texts.ts'
import type { PhraseIndex } from '../phrases/phrases.ts'
import { type Counts, countMentions, countReadable, NumberCounter } from '../terms/counts.ts'
import { countLive } from '../terms/live-counts.ts'
import { countsOf, type NumberedCounts, packCounts, renumberCounts, SenseTable } from '../terms/packed-counts.ts'
import type { WordingSet } from '../terms/wording-set.ts'
import type { Item } from './corpus-item.ts'
import type { CorpusWordings } from './corpus-wordings.ts'

/** Counts with the wordings that were counted: `Corpus.wordings`. Their key is put together when somebody asks. */
export interface Counted {
  readonly counts: Counts
  readonly wordings: Pick<WordingSet, 'key'>
}

/** The same as they come from elsewhere, with that key. */
export interface CountedElsewhere extends NumberedCounts {
  readonly key: string
}

/** The same with the numbers that {@link CorpusCounts.adoptSenses} was given. */
export interface CountedBefore {
  readonly coded: Int32Array
  readonly key: string
}

/** Counts are made when somebody asks, and kept until text or wordings are others. */
export class CorpusCounts {
  readonly #items: ReadonlyMap<string, Item>
  readonly #words: CorpusWordings
  readonly #texts: ClosedTexts
  readonly #phrases: PhraseIndex
  readonly #readWhole: (item: Item, document: Document) => void
  /** The senses that counts of closed documents number. */
  readonly #senses = new SenseTable()
  readonly #counter = new NumberCounter(this.#senses)
  /** Counts every change of the counts of closed documents; what is open is counted on the spot. */
  revision = 0
  /** How many characters of closed documents were parsed again to be counted. */
  recounted = 0

  /** All but `readWhole` are those of the corpus; that is told of a closed document which was parsed, and of which symbols alone are known. */
  constructor(
    items: ReadonlyMap<string, Item>,
    words: CorpusWordings,
    texts: ClosedTexts,
    phrases: PhraseIndex,
    readWhole: (item: Item, document: Document) => void,
  ) {
    this.#items = items
    this.#words = words
    this.#texts = texts
    this.#phrases = phrases
    this.#readWhole = readWhole
  }

  /** The counts of a document; undefined where it has not been counted yet. */
  of(uri: string): Counts | undefined {
    const item = this.#items.get(uri)
    if (!item) return undefined
    // What is open is counted on the spot, block by block, so that its figures are never behind its text.
    if (item.document && (item.counts?.document !== item.document || !this.#areOfPresent(item.counts)))
      this.#count(item)
    return item.counts?.counts
  }

  /** True where the counts of a document are of its present text and the present glossary. */
  isCounted(uri: string): boolean {
    const counted = this.#items.get(uri)?.counts
    return counted !== undefined && this.#areOfPresent(counted)
  }

  #areOfPresent({ wordings }: Counted): boolean {
    const { present } = this.#words
    return wordings === present || wordings.key === present.key
  }

  /** Sets the counts of a closed file that were made of its text aside; those of another text are no counts of it. */
  set(uri: string, hash: string, counted: CountedElsewhere): void {
    const item = this.#items.get(uri)
    if (!item?.digest?.facts.hasContents || item.hash !== hash) return
    item.counts = this.renumber(counted)
    this.revision++
  }

  /** Takes the numbers that senses have in an index that was written; false where counts have come that number others. */
  adoptSenses(keys: () => readonly string[]): boolean {
    return this.#senses.adopt(keys)
  }

  /** Counts that were made elsewhere, or before, in the numbers of this corpus. */
  renumber(counted: CountedElsewhere | CountedBefore): NonNullable<Item['counts']> {
    const counts = 'senses' in counted ? renumberCounts(counted, this.#senses) : countsOf(counted.coded, this.#senses)
    return { counts, wordings: { key: counted.key }, document: undefined }
  }

  /** Counts a document, and collects the words of its phrases, if they are behind, some blocks a step; false where nothing was to be done. */
  *bringUpToDate(uri: string): Generator<undefined, boolean> {
    const item = this.#items.get(uri)
    if (!item || item.origin === 'bundled' || (this.isCounted(uri) && !this.#phrases.isWaiting(uri))) return false
    if (this.#staysCounted(item)) {
      if (item.counts) item.counts = { ...item.counts, wordings: { key: this.#words.present.key } }
      this.revision++
      return true
    }
    const document = item.document ?? (item.readable ? undefined : this.#texts.parse(item))
    for (const { blocks } of document?.list.runs ?? []) {
      // What is found is kept with the blocks, and counted at once when all are through.
      for (const block of blocks) if (document) this.#words.mentions.of(document, block)
      yield
    }
    // Another text may have come between two steps.
    if (this.#items.get(uri) !== item) return yield* this.bringUpToDate(uri)
    this.#count(item, document)
    return true
  }

  /** True for a closed document that has none of the words that came or went since it was counted. */
  #staysCounted({ uri, document, digest, counts }: Item): boolean {
    if (document || !digest?.tokens || !counts || this.#phrases.isWaiting(uri)) return false
    return this.#words.areTheSameFor(uri, counts.wordings.key, this.#phrases)
  }

  /** `parsed`: the document of a closed one, where there is one already. */
  #count(item: Item, parsed?: Document): void {
    const { lexicon, mentions, present: wordings } = this.#words
    let counts: Counts
    if (item.document) counts = countLive(item.document, mentions)
    else if (item.readable) counts = countReadable(item.readable, lexicon, this.#counter)
    else {
      const document = parsed ?? this.#texts.parse(item)
      this.recounted += item.length
      if (!item.digest?.facts.hasContents) this.#readWhole(item, document)
      counts = packCounts(countMentions(document, mentions), this.#senses)
    }
    item.readable = undefined
    // Of the many that are closed none keeps what wordings are made of.
    item.counts = { counts, wordings: item.document ? wordings : { key: wordings.key }, document: item.document }
    if (!item.document) this.revision++
  }
}
