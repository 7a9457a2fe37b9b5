// The aligned texts of a corpus folder: Chinese and English units out of TMX files, found again by any wording of either.

import { type TmxProblem, TmxReader } from '../syntax/tmx.ts'
import { splitEnglishWords, stemOf } from '../text/english-words.ts'
import { type Folded, fold } from '../text/fold.ts'
import { lineStarts } from '../text/lines.ts'
import { BREAK, TokenStream } from './token-stream.ts'

export type Side = 'zh' | 'en'

/** The year of a text and where it was found: a creation date says when somebody aligned it, not when it was written. */
export interface Year {
  readonly year: number
  readonly from: 'file name' | 'text' | 'creation date'
}

/** A TMX file with its units; those that lack one of the two languages are left out. */
export interface ParallelFile {
  readonly uri: string
  readonly year: Year | undefined
  readonly streams: Readonly<Record<Side, TokenStream>>
  /** Units that stand in the file, those without Chinese or English included. */
  readonly unitsRead: number
  readonly problems: readonly TmxProblem[]
  readonly problemCount: number
  /** The zero-based line of a problem's offset. */
  readonly problemLines: readonly number[]
  /** The text of a unit. */
  text(unit: number, side: Side): string
  /** The zero-based line on which a unit's segment starts. */
  line(unit: number, side: Side): number
}

/** A unit of a file. */
export interface UnitPlace {
  readonly file: ParallelFile
  readonly unit: number
}

/**
 * Holds the files in the order of their years. A file is indexed once; what was asked of all of them is kept by
 * {@link revision}, which moves on with every file that comes, changes or goes.
 */
export class Parallel {
  revision = 0
  readonly #files = new Map<string, ParallelFile>()
  #ordered: readonly ParallelFile[] | undefined
  readonly #vocabulary = new Vocabulary()
  /** In how many units each English stem stands, all files together. */
  #unitsWithStem = new Uint32Array(1024)
  readonly #answers = new Map<string, unknown>()

  /** Reads the text of a TMX file at once. */
  setFile(uri: string, text: string): ParallelFile {
    const loading = this.load(uri, text)
    for (;;) {
      const step = loading.next()
      if (step.done) return step.value
    }
  }

  /** The same in steps: yields now and then, so that the caller may do something else in between. */
  *load(uri: string, text: string): Generator<void, ParallelFile> {
    const file = yield* indexFile(uri, text, this.#vocabulary)
    this.remove(uri)
    this.#files.set(uri, file)
    this.#countStems(file, 1)
    this.#changed()
    return file
  }

  remove(uri: string): void {
    const file = this.#files.get(uri)
    if (!file) return
    this.#files.delete(uri)
    this.#countStems(file, -1)
    this.#changed()
  }

  /** Forgets all files below a folder, and the file with this very uri. */
  removeBelow(uri: string): void {
    for (const known of [...this.#files.keys()]) if (known === uri || known.startsWith(`${uri}/`)) this.remove(known)
  }

  has(uri: string): boolean {
    return this.#files.has(uri)
  }

  uris(): IterableIterator<string> {
    return this.#files.keys()
  }

  /** The files, the oldest first; those without a year come last. */
  get files(): readonly ParallelFile[] {
    this.#ordered ??= [...this.#files.values()].sort(
      (a, b) => (a.year?.year ?? 9999) - (b.year?.year ?? 9999) || (a.uri < b.uri ? -1 : 1),
    )
    return this.#ordered
  }

  /** All units that have both languages. */
  get size(): number {
    let size = 0
    for (const { streams } of this.#files.values()) size += streams.zh.size
    return size
  }

  /** The bytes that texts and indexes take, the vocabulary left out. */
  get bytes(): number {
    let bytes = this.#unitsWithStem.byteLength
    for (const { streams } of this.#files.values()) bytes += streams.zh.bytes + streams.en.bytes
    return bytes
  }

  /** The tokens of a wording as they stand in {@link TokenStream}; undefined where it holds a word that no text has. */
  tokensOf(wording: string, side: Side): number[] | undefined {
    if (side === 'zh') return chineseTokens(wording)
    const tokens: number[] = []
    for (const { lower } of splitEnglishWords(wording)) {
      const token = this.#vocabulary.find(lower)
      if (token === undefined) return undefined
      tokens.push(token)
    }
    return tokens
  }

  /** The stem that a token of English stands for. */
  stemOf(token: number): string {
    return this.#vocabulary.stemOf(token)
  }

  /** In how many units a sequence of tokens stands; counting ends where there are more than `most`. */
  countUnits(tokens: readonly number[], side: Side, most = Number.POSITIVE_INFINITY): number {
    if (tokens.length === 0) return 0
    if (side === 'en' && tokens.length === 1) return this.#unitsWithStem[tokens[0] ?? 0] ?? 0
    let count = 0
    for (const { streams } of this.#files.values()) {
      count += streams[side].countUnits(tokens)
      if (count > most) break
    }
    return count
  }

  /** The units in which a sequence of tokens stands, the oldest first. */
  unitsWith(tokens: readonly number[], side: Side): UnitPlace[] {
    return this.files.flatMap(file => file.streams[side].unitsWith(tokens).map(unit => ({ file, unit })))
  }

  /** What `find` gives for `key`, kept until a file comes, changes or goes; the answers asked for last are kept. */
  remember<T>(key: string, find: () => T): T {
    const known = this.#answers.get(key)
    if (this.#answers.delete(key)) {
      this.#answers.set(key, known)
      return known as T
    }
    const found = find()
    this.#answers.set(key, found)
    if (this.#answers.size > MOST_ANSWERS) this.#answers.delete(this.#answers.keys().next().value ?? '')
    return found
  }

  #changed(): void {
    this.revision++
    this.#ordered = undefined
    this.#answers.clear()
  }

  #countStems({ streams }: ParallelFile, by: 1 | -1): void {
    const { tokens } = streams.en
    if (this.#unitsWithStem.length < this.#vocabulary.size) {
      const larger = new Uint32Array(this.#vocabulary.size * 2)
      larger.set(this.#unitsWithStem)
      this.#unitsWithStem = larger
    }
    const counts = this.#unitsWithStem
    const lastUnit = new Int32Array(this.#vocabulary.size).fill(-1)
    for (let unit = 0; unit < streams.en.size; unit++) {
      const end = streams.en.starts[unit + 1] ?? 0
      for (let i = streams.en.starts[unit] ?? 0; i < end; i++) {
        const token = tokens[i] ?? BREAK
        if (token === BREAK || lastUnit[token] === unit) continue
        lastUnit[token] = unit
        counts[token] = (counts[token] ?? 0) + by
      }
    }
  }
}

const MOST_ANSWERS = 200

/** The folded characters of a Chinese wording, white space around it left out. */
export function chineseTokens(wording: string): number[] {
  const { units, length } = fold(wording.trim())
  let end = length
  while (end > 0 && units[end - 1] === SPACE) end--
  return Array.from(units.subarray(0, end))
}

const SPACE = 32

/** Numbers for English words, one for all that share a stem; 0 is the break. */
class Vocabulary {
  readonly #byWord = new Map<string, number>()
  readonly #byStem = new Map<string, number>()
  readonly #stems: string[] = ['']

  get size(): number {
    return this.#stems.length
  }

  find(word: string): number | undefined {
    return this.#byWord.get(word) ?? this.#byStem.get(stemOf(word))
  }

  add(word: string): number {
    const known = this.#byWord.get(word)
    if (known !== undefined) return known
    const stem = stemOf(word)
    const number = this.#byStem.get(stem) ?? this.#stems.length
    this.#byWord.set(word, number)
    if (number === this.#stems.length) {
      this.#byStem.set(stem, number)
      this.#stems.push(stem)
    }
    return number
  }

  stemOf(token: number): string {
    return this.#stems[token] ?? ''
  }
}

/** After how many units the work pauses. */
const PAUSE = 100

function* indexFile(uri: string, text: string, vocabulary: Vocabulary): Generator<void, ParallelFile> {
  const reader = new TmxReader(text)
  const zh = new SideBuilder()
  const en = new SideBuilder()
  let unitsRead = 0
  let firstDate: string | undefined
  let folded: Folded | undefined
  for (let unit = reader.next(); unit; unit = reader.next()) {
    unitsRead++
    firstDate ??= unit.date
    const chinese = unit.variants.find(variant => variant.language === 'zh')
    const english = unit.variants.find(variant => variant.language === 'en')
    if (!chinese || !english) continue
    folded = fold(chinese.text, folded)
    for (let i = 0; i < folded.length; i++) zh.add(folded.units[i] ?? 0)
    zh.end(chinese.text, chinese.start)
    for (const { lower, isParted } of splitEnglishWords(english.text)) {
      if (isParted) en.part()
      en.add(vocabulary.add(lower))
    }
    en.end(english.text, english.start)
    if (unitsRead % PAUSE === 0) yield
  }
  const breaks = lineStarts(text)
  yield
  const sides = { zh: zh.finish(breaks), en: en.finish(breaks) }
  yield
  const streams = {
    zh: new TokenStream(Uint16Array.from(zh.tokens), Uint32Array.from(zh.starts)),
    en: new TokenStream(Uint32Array.from(en.tokens), Uint32Array.from(en.starts)),
  }
  const { problems, problemCount, header } = reader
  return {
    uri,
    year: findYear(uri, sides.zh.text, sides.en.text, header.date ?? firstDate),
    streams,
    unitsRead,
    problems,
    problemCount,
    problemLines: problems.map(problem => lineOf(breaks, problem.offset)),
    text: (unit, side) => sides[side].text.slice(sides[side].at[unit], (sides[side].at[unit + 1] ?? 0) - 1),
    line: (unit, side) => sides[side].lines[unit] ?? 0,
  }
}

/** Collects the units of one side. */
class SideBuilder {
  readonly tokens: number[] = []
  readonly starts: number[] = [0]
  readonly #texts: string[] = []
  readonly #offsets: number[] = []

  add(token: number): void {
    this.tokens.push(token)
  }

  part(): void {
    if (this.tokens.length > (this.starts.at(-1) ?? 0)) this.tokens.push(BREAK)
  }

  end(text: string, offset: number): void {
    this.tokens.push(BREAK)
    this.starts.push(this.tokens.length)
    this.#texts.push(text)
    this.#offsets.push(offset)
  }

  /** One string for all units, so that none keeps the whole file in memory, and where each starts in it. */
  finish(breaks: readonly number[]): { text: string; at: Uint32Array; lines: Uint32Array } {
    const at = new Uint32Array(this.#texts.length + 1)
    this.#texts.forEach((text, i) => {
      at[i + 1] = (at[i] ?? 0) + text.length + 1
    })
    const lines = Uint32Array.from(this.#offsets, offset => lineOf(breaks, offset))
    return { text: `${this.#texts.join('\n')}\n`, at, lines }
  }
}

function lineOf(breaks: readonly number[], offset: number): number {
  let low = 0
  let high = breaks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((breaks[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** How much of a text is its head, characters. */
const HEAD = 600

function findYear(uri: string, zh: string, en: string, created: string | undefined): Year | undefined {
  const name = decodeName(uri.slice(uri.lastIndexOf('/') + 1))
  const named =
    /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(name) ?? /(?<!\d)((?:19|20)\d\d)(?:[01]\d)(?:[0-3]\d)?(?!\d)/.exec(name)
  if (named) return { year: Number(named[0].slice(0, 4)), from: 'file name' }
  const dated =
    /(?<!\d)((?:19|20)\d\d)\s?年\s?\d{1,2}\s?月/.exec(zh.slice(0, HEAD)) ??
    /(?:January|February|March|April|May|June|July|August|September|October|November|December)\s{1,3}(?:\d{1,2},?\s{1,3})?((?:19|20)\d\d)(?!\d)/.exec(
      en.slice(0, HEAD * 3),
    ) ??
    /(?<!\d)((?:19|20)\d\d)\s?年/.exec(zh.slice(0, HEAD / 6))
  if (dated) return { year: Number(dated[1]), from: 'text' }
  const date = /^((?:19|20)\d\d)[01]\d/.exec(created ?? '')
  return date ? { year: Number(date[1]), from: 'creation date' } : undefined
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
