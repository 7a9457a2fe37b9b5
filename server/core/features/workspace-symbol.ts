// Workspace symbols: terms, plans, sections and targets of a corpus, found by Chinese, pinyin or English.

import type { Corpus, Origin } from '../index/corpus.ts'
import { compareByDate, type Symbols } from '../index/symbols.ts'
import type { Range } from '../model/meta.ts'
import type { Section } from '../model/section.ts'
import { type Numbering, parseNumbering } from '../syntax/numbering.ts'
import { foldKey } from '../text/fold.ts'
import { isSubsequence, type LetterKey, matchLetters, toLetters, toPinyinKey, toWordKey } from '../text/letter-key.ts'
import type { LoadPinyin, Pinyin } from '../text/pinyin.ts'
import { hasHan } from '../text/script.ts'

export type SymbolKind = 'term' | 'plan' | 'section' | 'target'

/** Something that was found. Offsets are into the document at `uri`. */
export interface FoundSymbol extends Range {
  readonly kind: SymbolKind
  readonly uri: string
  /** What it is called: a headword, a title, an id. */
  readonly name: string
  /** The wording that the query fits where the name itself does not: pinyin, English, another name. */
  readonly by: string
  /** What stands beside it: a rendering, an English title, the plan of a section. */
  readonly container: string
  /** How well it fits, the smaller the better. */
  readonly score: number
}

export interface SearchOptions {
  /** How many are given at most, the best first. */
  readonly limit: number
  /** False leaves out sections that are found by the words of a heading, where the editor lists headings by itself. */
  readonly headings: boolean
  /** Lets waiting requests go first; called now and then. */
  readonly pause: () => Promise<void>
  readonly isCancelled: () => boolean
}

/** A wording by which something is found. */
interface Wording {
  readonly text: string
  /** The folded characters of a Chinese wording. */
  readonly folded: string | undefined
  readonly letters: LetterKey
}

interface Keyed {
  readonly symbol: Omit<FoundSymbol, 'by' | 'score'>
  /** The best first. */
  readonly wordings: readonly Wording[]
  /** Of a term. */
  readonly id?: string
}

interface Known {
  readonly symbols: Symbols
  readonly keyed: readonly Keyed[]
  /** The folded titles of all sections, a line each; made when the first query is long enough. */
  titles: string | undefined
}

interface Query {
  readonly folded: string
  /** Letters alone; empty where it has Chinese characters. */
  readonly letters: string
  readonly numbering: Numbering | undefined
}

interface Ranked {
  /** What decides in most cases, as one number: how it fits, own before bundled, kind, length. */
  readonly order: number
  readonly symbols: Symbols
  readonly symbol: Keyed['symbol']
  readonly score: number
  readonly by: string
}

/** Steps of a loop between two pauses: a millisecond or two. */
const STEPS = 50

/**
 * Searches a corpus. The keys of a document are made on the first search after it changed, those of all others stay;
 * the pinyin of a name is worked out once. All of it goes with this object.
 */
export class SymbolSearch {
  readonly #corpus: Corpus
  readonly #loadPinyin: LoadPinyin
  readonly #known = new Map<string, Known>()
  readonly #pinyin = new Map<string, string>()
  #shadowed: { readonly revision: number; readonly keys: ReadonlySet<string> } | undefined

  constructor(corpus: Corpus, loadPinyin: LoadPinyin) {
    this.#corpus = corpus
    this.#loadPinyin = loadPinyin
  }

  /** What fits `text`, the best first, own before bundled; everything but sections for an empty text. */
  async find(text: string, options: SearchOptions): Promise<FoundSymbol[]> {
    const corpus = this.#corpus
    const pinyin = await this.#loadPinyin()
    const query = toQuery(text)
    const ranked: Ranked[] = []
    let steps = 0
    const rest = async (): Promise<boolean> => {
      if (steps < STEPS) return !options.isCancelled()
      steps = 0
      await options.pause()
      return !options.isCancelled()
    }
    for (const uri of [...corpus.uris()]) {
      const symbols = corpus.symbols(uri)
      if (!symbols) continue
      const origin = corpus.originOf(uri)
      let known = this.#known.get(uri)
      if (known?.symbols !== symbols) {
        const keyed: Keyed[] = []
        for (const one of collectKeyed(symbols, origin, words => this.#pinyinOf(words, pinyin))) {
          keyed.push(one)
          steps++
          if (steps >= STEPS && !(await rest())) return []
        }
        known = { symbols, keyed, titles: undefined }
        this.#known.set(uri, known)
      }
      for (const keyed of known.keyed) {
        steps++
        const fit = findFit(keyed, query)
        if (!fit || (origin === 'bundled' && this.#isShadowed(keyed))) continue
        ranked.push(toRanked(symbols, origin, keyed.symbol, fit.score, fit.by))
      }
      // A glossary's headings are its terms.
      if (origin === 'own' && symbols.meta.kind !== 'glossary' && isLongEnough(query)) {
        if (known.titles === undefined) steps += symbols.sections.length
        known.titles ??= symbols.sections.map(({ title }) => foldKey(title)).join('\n')
        for (const { section, score } of findSections(known.titles, symbols, query, options)) {
          ranked.push(toRanked(symbols, origin, sectionSymbol(symbols, section), score, ''))
        }
      }
      if (!(await rest())) return []
    }
    if (this.#known.size > corpus.size * 2)
      for (const uri of this.#known.keys()) if (!corpus.has(uri)) this.#known.delete(uri)
    return takeBest(ranked, options.limit)
  }

  #pinyinOf(words: string, pinyin: Pinyin): string {
    let spoken = this.#pinyin.get(words)
    if (spoken === undefined) this.#pinyin.set(words, (spoken = pinyin(words)))
    return spoken
  }

  /** True for a bundled entry where an own one has its headword or id. */
  #isShadowed({ symbol, id }: Keyed): boolean {
    const corpus = this.#corpus
    if (this.#shadowed?.revision !== corpus.entriesRevision) {
      const keys = new Set<string>()
      for (const { uri, terms } of corpus.allSymbols()) {
        if (corpus.originOf(uri) === 'own') for (const { headword } of terms) keys.add(foldKey(headword))
      }
      this.#shadowed = { revision: corpus.entriesRevision, keys }
    }
    if (this.#shadowed.keys.has(foldKey(symbol.name))) return true
    return id !== undefined && corpus.entries(id)[0]?.origin === 'own'
  }
}

/** Of longer queries, and of longer wordings, only so many characters count. */
const LONGEST_QUERY = 64
const LONGEST_WORDING = 120

function toQuery(given: string): Query {
  const text = given.slice(0, LONGEST_QUERY)
  const folded = foldKey(text)
  const numbering = parseNumbering(text.trim())
  return {
    folded,
    letters: hasHan(text) ? '' : toLetters(text),
    numbering: numbering?.length === text.trim().length ? numbering : undefined,
  }
}

function* collectKeyed(symbols: Symbols, origin: Origin, pinyinOf: (words: string) => string): Iterable<Keyed> {
  const { uri, title, meta } = symbols
  const toWordings = (texts: readonly (string | undefined)[]): Wording[] =>
    [...new Set(texts)].flatMap(given => {
      const text = given?.slice(0, LONGEST_WORDING)
      if (!text) return []
      if (!hasHan(text)) return [{ text, folded: undefined, letters: toWordKey(text) }]
      const spoken = pinyinOf(text)
      return [
        { text, folded: foldKey(text), letters: NO_LETTERS },
        { text: spoken, folded: undefined, letters: toPinyinKey(spoken) },
      ]
    })
  for (const { id, headword, aka, en, start, headingEnd } of symbols.terms) {
    const texts = [headword, ...en.map(value => value.text), ...aka.map(value => value.text), id]
    const container = hasHan(headword) ? (en[0]?.text ?? '') : (aka[0]?.text ?? '')
    const symbol = { kind: 'term', uri, name: headword, container, start, end: headingEnd } as const
    yield { symbol, wordings: toWordings(texts), id }
  }
  if (origin === 'bundled' || meta.kind === 'glossary') return
  const place = meta.ranges.get('title') ?? { start: 0, end: 0 }
  const container = meta.titleEn && meta.titleEn !== title ? meta.titleEn : (symbols.date?.text ?? '')
  const symbol = { kind: 'plan', uri, name: title, container, start: place.start, end: place.end } as const
  yield { symbol, wordings: toWordings([...symbols.names, symbols.id]) }
  const seen = new Set<string>()
  for (const { kind, id, text, start, end } of symbols.marks) {
    if (kind !== 'target' || id === '' || seen.has(id)) continue
    seen.add(id)
    yield { symbol: { kind, uri, name: id, container: title, start, end }, wordings: toWordings([id, text]) }
  }
}

const NO_LETTERS: LetterKey = { parts: [], letters: '' }

const SCORES = { whole: 0, start: 10, inside: 20, part: 30, loose: 50 } as const

/** How well the best wording fits, the smaller the better; undefined where none does. */
function findFit({ symbol, wordings }: Keyed, query: Query): { score: number; by: string } | undefined {
  if (query.folded === '') return { score: 0, by: '' }
  let best: { score: number; by: string } | undefined
  for (let i = 0; i < wordings.length; i++) {
    const wording = wordings[i]
    const fit = wording && fitOf(wording, query)
    if (!wording || fit === undefined) continue
    const score = SCORES[fit] + Math.min(i, 9)
    if (!best || score < best.score) best = { score, by: wording.text === symbol.name ? '' : wording.text }
  }
  return best
}

function fitOf({ folded, letters }: Wording, query: Query): keyof typeof SCORES | undefined {
  if (query.letters !== '') {
    // On many keyboards ü is typed as v.
    const fit = matchLetters(letters, query.letters) ?? matchLetters(letters, query.letters.replace(/([ln])v/g, '$1u'))
    return fit === 'loose' && letters.letters.length > query.letters.length * LOOSEST ? undefined : fit
  }
  if (folded === undefined || !isSubsequence(query.folded, folded)) return undefined
  const at = folded.indexOf(query.folded)
  if (at < 0) return folded.length > query.folded.length * LOOSEST ? undefined : 'loose'
  return at > 0 ? 'inside' : folded.length === query.folded.length ? 'whole' : 'start'
}

/** In a wording so many times as long as the query, its characters stand in their order by chance. */
const LOOSEST = 5

/** Sections are many: a single character, or two letters, would bring most of them. */
function isLongEnough({ folded, letters }: Query): boolean {
  return letters === '' ? folded.length >= 2 : letters.length >= 3
}

/** The sections whose heading has the words of the query, or the number that it is. */
function* findSections(
  titles: string,
  { sections }: Symbols,
  query: Query,
  { headings }: SearchOptions,
): Iterable<{ section: Section; score: number }> {
  const { numbering, folded } = query
  if (numbering) {
    for (const section of sections) {
      const same = section.numbering
      // Not 一、 and （一）: every chapter has one.
      if (same?.unit !== numbering.unit || same.number !== numbering.number || isItem(same)) continue
      if (headings || section.form === 'bold' || !foldKey(section.title).includes(folded)) yield { section, score: 15 }
    }
    return
  }
  let line = 0
  let lineStart = 0
  for (let at = titles.indexOf(folded); at >= 0; at = titles.indexOf(folded, lineStart)) {
    let end = titles.indexOf('\n', lineStart)
    for (; end >= 0 && end < at; end = titles.indexOf('\n', lineStart)) {
      line++
      lineStart = end + 1
    }
    const section = sections[line]
    const length = (end < 0 ? titles.length : end) - lineStart
    if (section && (headings || section.form === 'bold'))
      yield { section, score: length === folded.length ? 5 : at === lineStart ? 18 : 28 }
    if (end < 0) return
    line++
    lineStart = end + 1
  }
}

function isItem({ unit }: Numbering): boolean {
  return unit === 'item' || unit === 'subitem'
}

function sectionSymbol({ uri, title: plan }: Symbols, { title, start, headingEnd }: Section): Keyed['symbol'] {
  return { kind: 'section', uri, name: title, container: plan, start, end: headingEnd }
}

const KINDS: Readonly<Record<SymbolKind, number>> = { term: 0, plan: 1, target: 2, section: 3 }

function toRanked(symbols: Symbols, origin: Origin, symbol: Keyed['symbol'], score: number, by: string): Ranked {
  const parts = [
    [Math.floor(score / 10), 10],
    [origin === 'own' ? 0 : 1, 2],
    [score % 10, 10],
    [KINDS[symbol.kind], 4],
    [Math.min(symbol.name.length, 999), 1000],
  ] as const
  return { order: parts.reduce((order, [part, values]) => order * values + part, 0), symbols, symbol, score, by }
}

function compare(a: Ranked, b: Ranked): number {
  return a.order - b.order || compareByDate(a.symbols, b.symbols) || a.symbol.start - b.symbol.start
}

/** The first `limit`, in order. A target stands in many plans: its best place, of equal ones the earliest, is enough. */
function takeBest(ranked: Ranked[], limit: number): FoundSymbol[] {
  const best: FoundSymbol[] = []
  const targets = new Set<string>()
  for (const { symbol, score, by } of ranked.sort(compare)) {
    if (best.length >= limit) break
    if (symbol.kind === 'target') {
      if (targets.has(symbol.name)) continue
      targets.add(symbol.name)
    }
    best.push({ ...symbol, score, by })
  }
  return best
}
