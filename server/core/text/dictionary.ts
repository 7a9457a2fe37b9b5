// A Chinese-English dictionary: the words that stand around an offset, and the entries of a headword.

import {
  type Crc32,
  checksumOf,
  ENTRY_SIZE,
  HEADER,
  HEADER_BYTES,
  MAGIC,
  SECTIONS,
  VERSION,
} from './dictionary-file.ts'
import { fold, foldKey, isWord } from './fold.ts'
import { hasHan } from './script.ts'
import type { Span } from './segment.ts'

/** An entry as the dictionary has it. */
export interface DictionaryEntry {
  readonly simplified: string
  readonly traditional: string
  /** Syllables with tone numbers, parted by spaces: `nu:3 ren2`. */
  readonly pinyin: string
  /** As written there, with references such as `詞|词[ci2]`. */
  readonly senses: readonly string[]
}

/** A word that stands in a text; offsets are into that text. */
export interface DictionaryWord {
  readonly start: number
  readonly end: number
  /** The best first, at least one. */
  readonly entries: readonly DictionaryEntry[]
}

export interface Dictionary {
  /**
   * All words of `text` that contain the character at `offset`, the longest first, then the leftmost; where there is none,
   * those that end at `offset`. Simplified, traditional and compatibility forms and widths are one. `[]` where no word is.
   */
  wordsAt(text: string, offset: number): readonly DictionaryWord[]
  /** Where words of two characters or more stand in `text`, by their starts: all of them, those inside of others, too. */
  spansIn(text: string): readonly Span[]
  /** The entries of a headword in either script, the best first; `[]` where there are none. */
  find(headword: string): readonly DictionaryEntry[]
  /** Entries in all. */
  readonly size: number
}

/** Gives the dictionary, read on the first call; undefined where there is none to be read. */
export type LoadDictionary = () => Promise<Dictionary | undefined>

/** Reads the dictionary when it is first asked for. Where that fails `warn` is told once, and there is no dictionary. */
export function createDictionaryLoader(
  read: () => Promise<Uint8Array | undefined>,
  warn: (line: string) => void,
  crc32?: Crc32,
): LoadDictionary {
  let loading: Promise<Dictionary | undefined> | undefined
  const load = async (): Promise<Dictionary | undefined> => {
    try {
      const bytes = await read()
      const opened = bytes ? openDictionary(bytes, crc32) : { problem: 'there is no such file' }
      if ('dictionary' in opened) return opened.dictionary
      warn(`the dictionary cannot be used: ${opened.problem}`)
    } catch (error) {
      warn(`the dictionary cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    }
    return undefined
  }
  return () => (loading ??= load())
}

/** The dictionary in `bytes`, which are kept and not copied, or what is wrong with them. */
export function openDictionary(
  bytes: Uint8Array,
  crc32?: Crc32,
): { readonly dictionary: Dictionary } | { readonly problem: string } {
  // Views of 32 bits begin at a multiple of four.
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const length = bytes.byteLength
  if (length < HEADER_BYTES || length % 4 !== 0) return { problem: 'the file is cut short' }
  const words = new Uint32Array(buffer, byteOffset, length / 4)
  if (words[HEADER.magic] !== MAGIC) return { problem: 'the file is no dictionary' }
  if (words[HEADER.version] !== VERSION) return { problem: `its version is ${words[HEADER.version]}, not ${VERSION}` }
  if (words[HEADER.byteLength] !== length) return { problem: 'the file is cut short' }
  const isWhole = crc32
    ? words[HEADER.crc] === crc32(new Uint8Array(buffer, byteOffset + HEADER_BYTES, length - HEADER_BYTES))
    : words[HEADER.checksum] === checksumOf(words)
  if (!isWhole) return { problem: 'the file is damaged' }
  const section = (name: (typeof SECTIONS)[number]): [ArrayBufferLike, number, number] => {
    const i = HEADER.sections + 2 * SECTIONS.indexOf(name)
    return [buffer, byteOffset + (words[i] ?? 0), words[i + 1] ?? 0]
  }
  return {
    dictionary: new PackedDictionary({
      wordStarts: new Uint32Array(...section('wordStarts')),
      postStarts: new Uint32Array(...section('postStarts')),
      entries: new Uint32Array(...section('entries')),
      posts: new Uint32Array(...section('posts')),
      units: new Uint16Array(...section('units')),
      bytes: new Uint8Array(...section('bytes')),
      keys: words[HEADER.keys] ?? 0,
      longest: words[HEADER.longest] ?? 0,
    }),
  }
}

interface Packed {
  readonly wordStarts: Uint32Array
  readonly postStarts: Uint32Array
  readonly entries: Uint32Array
  readonly posts: Uint32Array
  readonly units: Uint16Array
  readonly bytes: Uint8Array
  readonly keys: number
  /** Units of the longest key. */
  readonly longest: number
}

/** What may stand inside a word unseen: folding drops it. Quotes are dropped, too, but they part words. */
const UNSEEN = /^[\s\u200B-\u200F\u2060\uFEFF\u00AD]*$/

class PackedDictionary implements Dictionary {
  readonly #packed: Packed

  constructor(packed: Packed) {
    this.#packed = packed
  }

  get size(): number {
    return this.#packed.entries.length / ENTRY_SIZE
  }

  find(headword: string): readonly DictionaryEntry[] {
    const key = foldKey(headword)
    let [low, high] = [0, this.#packed.keys]
    for (let depth = 0; depth < key.length && low < high; depth++) {
      ;[low, high] = this.#narrow(low, high, depth, key.charCodeAt(depth))
    }
    return low < high && this.#keyLength(low) === key.length ? this.#entriesOf(low, headword) : []
  }

  wordsAt(text: string, offset: number): readonly DictionaryWord[] {
    // Twice the longest word leaves room for what folding drops; a pair is not cut in two.
    const reach = 2 * this.#packed.longest + 8
    let from = Math.max(0, offset - reach)
    if (isLow(text.charCodeAt(from))) from--
    const around = new Surroundings(text.slice(from, offset + reach), from)
    const at = around.indexAt(offset)
    const words = at === undefined ? [] : this.#wordsAround(around, at)
    if (words.length > 0) return words
    const before = around.indexBefore(offset)
    return before === undefined || before === at ? [] : this.#wordsAround(around, before)
  }

  spansIn(text: string): readonly Span[] {
    const around = new Surroundings(text, 0)
    const spans: Span[] = []
    for (let first = 0; first + 1 < around.length; first++) {
      let [low, high] = this.#narrow(0, this.#packed.keys, 0, around.unit(first))
      for (let depth = 1; low < high && first + depth < around.length; depth++) {
        ;[low, high] = this.#narrow(low, high, depth, around.unit(first + depth))
        if (low >= high || this.#keyLength(low) !== depth + 1) continue
        const written = around.wordBetween(first, first + depth)
        if (written !== undefined && hasHan(written) && [...written].length > 1)
          spans.push({ start: around.startOf(first), end: around.endOf(first + depth) })
      }
    }
    return spans
  }

  /** The words that contain the folded unit at `at`. */
  #wordsAround(around: Surroundings, at: number): DictionaryWord[] {
    const found: { word: DictionaryWord; length: number }[] = []
    for (let first = Math.max(0, at - this.#packed.longest + 1); first <= at; first++) {
      let [low, high] = [0, this.#packed.keys]
      for (let depth = 0; low < high && first + depth < around.length; depth++) {
        ;[low, high] = this.#narrow(low, high, depth, around.unit(first + depth))
        const last = first + depth
        if (last < at || low >= high || this.#keyLength(low) !== depth + 1) continue
        const written = around.wordBetween(first, last)
        if (written === undefined || !hasHan(written)) continue
        const word = { start: around.startOf(first), end: around.endOf(last), entries: this.#entriesOf(low, written) }
        if (word.entries.length > 0) found.push({ word, length: depth + 1 })
      }
    }
    return found.sort((a, b) => b.length - a.length || a.word.start - b.word.start).map(({ word }) => word)
  }

  /** Of the keys `[low, high)`, which share their first `depth` units, those whose next unit is `unit`. */
  #narrow(low: number, high: number, depth: number, unit: number): [low: number, high: number] {
    const start = this.#firstNotBelow(low, high, depth, unit)
    return [start, this.#firstNotBelow(start, high, depth, unit + 1)]
  }

  #firstNotBelow(low: number, high: number, depth: number, unit: number): number {
    const { wordStarts, units } = this.#packed
    let from = low
    let to = high
    while (from < to) {
      const middle = (from + to) >>> 1
      const at = (wordStarts[middle] ?? 0) + depth
      // A key that ends here comes before all that go on.
      const next = at < (wordStarts[middle + 1] ?? 0) ? (units[at] ?? 0) : -1
      if (next < unit) from = middle + 1
      else to = middle
    }
    return from
  }

  #keyLength(key: number): number {
    const { wordStarts } = this.#packed
    return (wordStarts[key + 1] ?? 0) - (wordStarts[key] ?? 0)
  }

  /** Entries whose form is the very one that is written win over those which are the same to folding: 髮 is not 發. */
  #entriesOf(key: number, written: string): readonly DictionaryEntry[] {
    const { postStarts, posts } = this.#packed
    const entries: DictionaryEntry[] = []
    for (let i = postStarts[key] ?? 0; i < (postStarts[key + 1] ?? 0); i++) entries.push(this.#entry(posts[i] ?? 0))
    const exact = entries.filter(({ simplified, traditional }) => simplified === written || traditional === written)
    return exact.length > 0 ? exact : entries
  }

  #entry(id: number): DictionaryEntry {
    const at = (i: number): number => this.#packed.entries[id * ENTRY_SIZE + i] ?? 0
    return {
      simplified: this.#word(at(0)),
      traditional: this.#word(at(1)),
      pinyin: this.#text(at(2)),
      senses: this.#text(at(3)).split('\n'),
    }
  }

  #word(id: number): string {
    const { wordStarts, units } = this.#packed
    let word = ''
    for (let i = wordStarts[id] ?? 0; i < (wordStarts[id + 1] ?? 0); i++) word += String.fromCharCode(units[i] ?? 0)
    return word
  }

  /** The UTF-8 text from a byte on to the next zero. */
  #text(start: number): string {
    const { bytes } = this.#packed
    let text = ''
    for (let at = start; (bytes[at] ?? 0) !== 0; ) {
      const first = bytes[at++] ?? 0
      const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3
      let code = more === 0 ? first : first & (0x3f >> more)
      for (let i = 0; i < more; i++) code = (code << 6) | ((bytes[at++] ?? 0) & 0x3f)
      text += String.fromCodePoint(Math.min(code, 0x10ffff))
    }
    return text
  }
}

/** A folded piece of text, whose units lead back to the text that it was cut out of. */
class Surroundings {
  readonly length: number
  readonly #text: string
  readonly #from: number
  readonly #units: Uint16Array
  readonly #at: Uint32Array

  constructor(text: string, from: number) {
    const { units, at, length } = fold(text)
    this.#text = text
    this.#from = from
    this.#units = units
    this.#at = at
    this.length = length
  }

  unit(index: number): number {
    return this.#units[index] ?? 0
  }

  startOf(index: number): number {
    return this.#from + (this.#at[index] ?? 0)
  }

  /** Just behind the character that the unit stands for. */
  endOf(index: number): number {
    return this.#from + this.#behind(index)
  }

  /** The unit that stands for the character at `offset`; undefined where that one was dropped. */
  indexAt(offset: number): number | undefined {
    for (let i = 0; i < this.length && this.startOf(i) <= offset; i++) if (offset < this.endOf(i)) return i
    return undefined
  }

  /** The last unit of the character that ends at `offset`. */
  indexBefore(offset: number): number | undefined {
    for (let i = 0; i < this.length && this.startOf(i) < offset; i++) if (this.endOf(i) === offset) return i
    return undefined
  }

  /** What is written from one unit to another, without what is not seen; undefined where no word can stand there. */
  wordBetween(first: number, last: number): string | undefined {
    // Letters need an edge: 制 of ABC制 is a word, C制 is none.
    if (first > 0 && isWord(this.unit(first)) && isWord(this.unit(first - 1))) return undefined
    if (isWord(this.unit(last)) && isWord(this.unit(last + 1))) return undefined
    let word = ''
    for (let i = first; i <= last; i++) {
      const [start, end] = [this.#at[i] ?? 0, this.#behind(i)]
      if (i > first && !UNSEEN.test(this.#text.slice(this.#behind(i - 1), start))) return undefined
      word += this.#text.slice(start, end)
    }
    return word
  }

  #behind(index: number): number {
    const at = this.#at[index] ?? 0
    // A pair is two units of the text, whether it was folded to two or to one; two have a place each.
    const isPair = isLow(this.#text.charCodeAt(at + 1)) && this.#at[index + 1] !== at + 1
    return at + (isPair ? 2 : 1)
  }
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
