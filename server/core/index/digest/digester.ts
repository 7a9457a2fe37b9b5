// Digests of files apart from the corpus that they belong to, for a thread of its own.

import { Document } from '../../model/document.ts'
import { Vocabulary } from '../../text/tokens.ts'
import { NumberCounter, type Readable, readableOf } from '../terms/counts.ts'
import { buildLexicon } from '../terms/lexicon.ts'
import { type Sense, senseOf } from '../terms/senses.ts'
import type { KeyedWording } from '../terms/wording-set.ts'
import { digestOf } from './digest.ts'
import { type PackedDigest, packDigest } from './packed-digest.ts'

/** Makes digests of files, and counts the same files once the corpus knows all wordings. */
export class Digester {
  readonly #vocabulary = new Vocabulary()
  readonly #readable = new Map<string, Readable>()
  readonly #counter = new NumberCounter()
  #told = 0

  /** The digest of a text, with the numbers of this digester's own words: {@link newWords}. Without `isWhole` it is never counted. */
  digest(uri: string, text: string, isWhole: boolean, room?: (length: number) => Uint8Array): PackedDigest {
    const document = Document.parse(uri, text)
    if (isWhole) this.#readable.set(uri, readableOf(document))
    return packDigest(digestOf(document, this.#vocabulary, isWhole), room)
  }

  /** The words that got a number since this was last asked. */
  newWords(): string[] {
    const words = this.#vocabulary.wordsBehind(this.#told)
    this.#told += words.length
    return words
  }

  /** Counts every file that was read, and lets go of it; the counts are coded by numbers of {@link senses}. */
  *count(wordings: readonly KeyedWording[]): Iterable<readonly [uri: string, counts: Int32Array]> {
    const senses = new Map<string, Sense>()
    const known = (key: string): Sense => {
      const sense = senses.get(key) ?? senseOf(key)
      senses.set(key, sense)
      return sense
    }
    const lexicon = buildLexicon(wordings.map(([text, key]) => ({ text, value: known(key) })))
    for (const [uri, readable] of this.#readable) {
      this.#readable.delete(uri)
      yield [uri, this.#counter.count(readable, lexicon)]
    }
  }

  /** The keys of the senses that were counted so far. */
  get senses(): readonly string[] {
    return this.#counter.senses.keys
  }
}
