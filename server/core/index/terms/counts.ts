// Counts the terms of a document: every mention, also inside a longer term; tables of contents count for nothing.

import type { Document } from '../../model/document.ts'
import { type Leaf, toSource } from '../../syntax/prose.ts'
import { APART, addFolded, foldedRoom } from '../../text/fold.ts'
import { unitAt } from '../../text/unit-at.ts'
import type { Lexicon, Visitor } from './lexicon.ts'
import { collectMentions, isTermMark, type Mention, type MentionCache, type Searched } from './mentions.ts'
import { countsOf, SenseTable } from './packed-counts.ts'
import type { Sense } from './senses.ts'
import { grown } from './trie.ts'

/** How often one sense stands in a text. */
export interface SenseCount {
  /** All mentions, and those of them that lie inside a longer term. */
  readonly total: number
  readonly inner: number
  /** The offset of the first one. */
  readonly first: number
}

/** A map of closed documents; of open ones what adds up when it is asked. */
export interface SenseCounts extends Iterable<[string, SenseCount]> {
  get(key: string): SenseCount | undefined
  has(key: string): boolean
}

/** How often each sense stands in one document. */
export interface Counts {
  /** By {@link Sense.key}. */
  readonly bySense: SenseCounts
  /** Readable characters without white space: the basis of counts per 10,000 characters. */
  readonly characters: number
  /** A table of contents was left out. */
  readonly hasContents: boolean
}

/**
 * What is counted of a document: kept from when it is parsed until all wordings of its corpus are known. Nearly every leaf is a
 * piece of the text as it stands, and of those the places alone are kept: a large corpus has hundreds of thousands.
 */
export interface Readable extends Omit<Counts, 'bySense'> {
  readonly text: string
  /** Two numbers for each leaf in order: where it starts and ends in the text; {@link BLOCK} and an index for each of `blocks`. */
  readonly places: Uint32Array
  /** Blocks of which the words are not in the text as they stand, or in which terms are marked, with their offsets. */
  readonly blocks: readonly (Searched & { readonly at: number })[]
}

const BLOCK = 0xffffffff

/** What is counted of a document. */
export function readableOf(document: Document): Readable {
  const blocks: (Searched & { readonly at: number })[] = []
  const places: number[] = []
  let characters = 0
  document.visitProse((block, at) => {
    const { leaves, marks } = document.factsOf(block)
    characters += charactersIn(leaves)
    if (marks.length > 0 || leaves.some(leaf => leaf.pieces !== undefined)) {
      places.push(BLOCK, blocks.length)
      blocks.push({ leaves, marks, at })
    } else for (const leaf of leaves) places.push(at + leaf.start, at + leaf.end)
  })
  return {
    text: document.text,
    places: new Uint32Array(places),
    blocks,
    characters,
    hasContents: document.toc.size > 0,
  }
}

/** Counts what was kept of a document; the same as {@link countMentions} of the whole. */
export function countReadable(readable: Readable, lexicon: Lexicon<Sense>, counter = new NumberCounter()): Counts {
  return countsOf(counter.count(readable, lexicon), counter.senses)
}

/** Counts the whole document; `first` is the offset of the first mention. */
export function countMentions(document: Document, mentions: MentionCache): Counts {
  const counter = new Counter()
  let characters = 0
  document.visitProse((block, at) => {
    characters += charactersIn(document.factsOf(block).leaves)
    for (const mention of mentions.of(document, block)) counter.addMention(mention, at)
  })
  return { bySense: counter.bySense, characters, hasContents: document.toc.size > 0 }
}

/** Adds up mentions as they stand beside the blocks of an open document. */
export class Counter {
  readonly bySense = new Map<string, { total: number; inner: number; first: number }>()

  addMention({ senses, start, inner }: Mention, at: number, isInner = false): void {
    for (const { key } of senses) {
      const count = this.bySense.get(key)
      if (count) {
        count.total++
        if (isInner) count.inner++
      } else this.bySense.set(key, { total: 1, inner: isInner ? 1 : 0, first: at + start })
    }
    for (const each of inner) this.addMention(each, at, true)
  }
}

/** Counts into numbers, as `encodeCounts` writes them, one document after the other: for whole corpora. */
export class NumberCounter {
  /** The numbers of all senses that were counted, and perhaps of others. */
  readonly senses: SenseTable
  #lexicon: Lexicon<Sense> | undefined
  /** The same with the numbers of senses. */
  #numbered: Lexicon<number> | undefined
  /** Where each sense stands among the coded ones of this document; 0 for one that has not been found. */
  #places = new Int32Array(256)
  /** Written over by each document, as far as `#length`. */
  #coded = new Int32Array(1024)
  #length = 0
  /** What is looked at: where it starts in the document, and the leaf of a block there. */
  #at = 0
  #leaf: Leaf | undefined
  /** Written over by each document. */
  #folded = foldedRoom(10_000)

  constructor(senses = new SenseTable()) {
    this.senses = senses
  }

  /** The counts of what was kept of a document. */
  count({ text, places, blocks, characters, hasContents }: Readable, lexicon: Lexicon<Sense>): Int32Array {
    if (lexicon !== this.#lexicon) this.#numbered = lexicon.map(({ key }) => this.senses.add(key))
    this.#lexicon = lexicon
    this.#coded[0] = characters
    this.#coded[1] = hasContents ? 1 : 0
    this.#length = 2
    const room = text.length + places.length / 2
    if (room > this.#folded.units.length) this.#folded = foldedRoom(room)
    for (let i = 0; i < places.length; ) {
      i = this.#countPlaces(text, places, i)
      const block = blocks[places[i + 1] ?? 0]
      if (i < places.length && block) this.#countBlock(block, lexicon)
      i += 2
    }
    const coded = this.#coded.slice(0, this.#length)
    for (let i = 2; i < coded.length; i += 4) this.#places[coded[i] ?? 0] = 0
    return coded
  }

  /** Counts leaves up to a block of its own, all in one search: there are hundreds of thousands; where that block is in `places`. */
  #countPlaces(text: string, places: Uint32Array, from: number): number {
    const folded = this.#folded
    folded.length = 0
    let i = from
    for (; i < places.length && places[i] !== BLOCK; i += 2) {
      const [start = 0, end = 0] = [places[i], places[i + 1]]
      addFolded(folded, text, start, end)
      folded.at[folded.length] = end
      folded.units[folded.length++] = APART
    }
    this.#at = 0
    this.#leaf = undefined
    if (folded.length > 0) this.#numbered?.visit(text, this.#visit, folded)
    return i
  }

  #countBlock(block: Searched & { readonly at: number }, lexicon: Lexicon<Sense>): void {
    if (block.marks.some(isTermMark))
      for (const mention of collectMentions(block, lexicon)) this.#countMention(mention, block.at, false)
    else
      for (const leaf of block.leaves) {
        this.#at = block.at
        this.#leaf = leaf
        this.#numbered?.visit(leaf.text, this.#visit)
      }
  }

  #countMention({ senses, start, inner }: Mention, at: number, isInner: boolean): void {
    for (const { key } of senses) {
      const number = this.senses.add(key)
      if (!this.#add(number, isInner)) this.#start(number, isInner, at + start)
    }
    for (const each of inner) this.#countMention(each, at, true)
  }

  readonly #visit: Visitor<number> = (start, senses, isInner) => {
    // By index: V8 makes an iterator for each of millions of places otherwise.
    for (let i = 0; i < senses.length; i++) {
      const sense = senses[i] as number
      if (this.#add(sense, isInner)) continue
      const first = this.#leaf ? toSource(this.#leaf, start, start + 1)[0] : start
      this.#start(sense, isInner, this.#at + first)
    }
  }

  /** False where the sense has not been counted yet. */
  #add(sense: number, isInner: boolean): boolean {
    const place = this.#places[sense] ?? 0
    if (place === 0) return false
    const coded = this.#coded
    coded[place + 1] = (coded[place + 1] as number) + 1
    if (isInner) coded[place + 2] = (coded[place + 2] as number) + 1
    return true
  }

  #start(sense: number, isInner: boolean, first: number): void {
    if (sense >= this.#places.length) {
      const places = new Int32Array(Math.max(this.#places.length * 2, sense + 1))
      places.set(this.#places)
      this.#places = places
    }
    if (this.#length + 4 > this.#coded.length) this.#coded = grown(this.#coded)
    const coded = this.#coded
    const at = this.#length
    this.#places[sense] = at
    coded[at] = sense
    coded[at + 1] = 1
    coded[at + 2] = isInner ? 1 : 0
    coded[at + 3] = first
    this.#length = at + 4
  }
}

/** The characters of leaves that are no white space. */
export function charactersIn(leaves: readonly Leaf[]): number {
  let characters = 0
  for (const { text } of leaves) characters += text.length - whiteSpace(text)
  return characters
}

function whiteSpace(text: string): number {
  let count = 0
  for (let i = 0, end = text.length; i < end; i++) {
    const code = unitAt(text, i)
    if (code === 32 || code === 0x3000 || (code >= 9 && code <= 13)) count++
  }
  return count
}
