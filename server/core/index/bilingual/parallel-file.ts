// One aligned text: its units in both languages with a stream of tokens for each, out of a TMX file.

import { TmxReader } from '../../syntax/tmx.ts'
import type { TmxProblem } from '../../syntax/tmx-scanner.ts'
import { FUNCTION_WORDS, splitEnglishWords, stemOf } from '../../text/english-words.ts'
import { type Folded, fold } from '../../text/fold.ts'
import { lineStarts } from '../../text/lines.ts'
import { lastBelow } from '../../text/sorted.ts'
import { BREAK, TokenStream } from './token-stream.ts'

export type Side = 'zh' | 'en'

/** The year of a text and where it was found: a creation date says when somebody aligned it, not when it was written. */
export interface Year {
  readonly year: number
  readonly from: 'file name' | 'text' | 'creation date'
}

/** A unit of a file: one object each, so that lists of them are small. */
export interface UnitPlace {
  readonly file: ParallelFile
  readonly unit: number
}

/** A TMX file with its units; those that lack one of the two languages are left out. */
export interface ParallelFile {
  readonly uri: string
  readonly year: Year | undefined
  readonly streams: Readonly<Record<Side, TokenStream>>
  readonly sides: Readonly<Record<Side, SideTexts>>
  readonly places: readonly UnitPlace[]
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

/** The units of a file in one language. */
export interface SideTexts {
  /** One string for all units, so that none keeps the whole file in memory, and where each starts in it. */
  readonly text: string
  readonly at: Uint32Array
  /** The zero-based line of each. */
  readonly lines: Uint32Array
}

/** All that there is of a file. */
export interface FileParts extends Omit<ParallelFile, 'text' | 'line' | 'sides' | 'places'> {
  readonly sides: Readonly<Record<Side, SideTexts>>
}

/** A file out of its parts, whether they were just read or come from disk. */
export function parallelFile(parts: FileParts): ParallelFile {
  const { sides, streams } = parts
  const places: UnitPlace[] = []
  const file: ParallelFile = {
    ...parts,
    places,
    text: (unit, side) => sides[side].text.slice(sides[side].at[unit], (sides[side].at[unit + 1] ?? 0) - 1),
    line: (unit, side) => sides[side].lines[unit] ?? 0,
  }
  for (let unit = 0; unit < streams.zh.size; unit++) places.push({ file, unit })
  return file
}

/** Numbers for English words, one for all that share a stem; 0 is the break. */
export class StemVocabulary {
  readonly #byWord = new Map<string, number>()
  readonly #byStem = new Map<string, number>()
  readonly #stems: string[] = ['']
  readonly #isFunctionWord: boolean[] = [false]

  get size(): number {
    return this.#stems.length
  }

  find(word: string): number | undefined {
    return this.#byWord.get(word) ?? this.#byStem.get(stemOf(word))
  }

  add(word: string): number {
    const known = this.#byWord.get(word)
    if (known !== undefined) return known
    const number = this.addStem(stemOf(word))
    this.#byWord.set(word, number)
    return number
  }

  /** The number of a stem, which is given one if it has none. */
  addStem(stem: string): number {
    const known = this.#byStem.get(stem)
    if (known !== undefined) return known
    const number = this.#stems.push(stem) - 1
    this.#isFunctionWord.push(FUNCTION_WORDS.has(stem))
    this.#byStem.set(stem, number)
    return number
  }

  isFunctionWord(token: number): boolean {
    return this.#isFunctionWord[token] === true
  }

  stemOf(token: number): string {
    return this.#stems[token] ?? ''
  }
}

/** After how many units the work pauses. */
const PAUSE = 100

/** Reads a TMX file in steps: yields now and then, so that the caller may do something else in between. */
export function* indexFile(uri: string, text: string, vocabulary: StemVocabulary): Generator<void, ParallelFile> {
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
  return parallelFile({
    uri,
    year: findYear(uri, sides.zh.text, sides.en.text, header.date ?? firstDate),
    streams,
    sides,
    unitsRead,
    problems,
    problemCount,
    problemLines: problems.map(problem => lineOf(breaks, problem.offset)),
  })
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

  finish(breaks: readonly number[]): SideTexts {
    const at = new Uint32Array(this.#texts.length + 1)
    this.#texts.forEach((text, i) => {
      at[i + 1] = (at[i] ?? 0) + text.length + 1
    })
    const lines = Uint32Array.from(this.#offsets, offset => lineOf(breaks, offset))
    return { text: `${this.#texts.join('\n')}\n`, at, lines }
  }
}

/** The line, from 0, of an offset; `breaks` are where lines begin. */
function lineOf(breaks: readonly number[], offset: number): number {
  return Math.max(0, lastBelow(breaks, offset + 1))
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
