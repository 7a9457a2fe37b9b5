// Proposes the ids of targets: those of indicators that the corpus knows already, else ones made from their words.

import type { Corpus } from '../index/corpus.ts'
import type { PlacedMark, Symbols } from '../index/symbols.ts'
import type { Term } from '../model/term.ts'
import { indicatorName } from '../reading/indicator-name.ts'
import { slugOf } from '../reading/slug.ts'
import { readTarget } from '../reading/target.ts'
import { foldKey } from '../text/fold.ts'
import type { Pinyin } from '../text/pinyin.ts'
import { hasHan } from '../text/script.ts'

/** The ids of indicators that marks and glossaries know. */
export interface KnownIds {
  /** By what {@link nameOf} makes of their words: those of marks before those of glossaries, the most frequent first. */
  readonly byName: ReadonlyMap<string, string>
  /** By the words of the id itself, in any order: forest-coverage is the coverage of forests. */
  readonly byWords: ReadonlyMap<string, string>
  /** Marks whose words do not tell which indicator they are of, folded. */
  readonly vague: readonly { readonly id: string; readonly words: string }[]
  /** The names under which an id is known. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
}

interface KnownMark {
  readonly id: string
  /** None where the words do not tell which indicator they are of. */
  readonly names: readonly string[]
  readonly words: string
  readonly mark: PlacedMark
}

/** What marks are of, read once a version of their document: it goes with its symbols, as the names of entries do with them. */
const MARKS = new WeakMap<Symbols, readonly KnownMark[]>()
const ENTRIES = new WeakMap<readonly Term[], readonly KnownEntry[]>()

interface KnownEntry {
  readonly id: string
  readonly names: readonly string[]
}

/** The ids in all documents; a mark that is still being written does not count. */
export function collectKnownIds(
  corpus: Corpus,
  isWritten: (symbols: Symbols, mark: PlacedMark) => boolean = () => false,
): KnownIds {
  const uses = new Map<string, Map<string, number>>()
  const names = new Map<string, Set<string>>()
  const byWords = new Map<string, string>()
  const vague = new Map<string, { id: string; words: string }>()
  const addName = (id: string, name: string, weight: number): void => {
    if (name === '') return
    const ids = uses.get(name) ?? new Map<string, number>()
    ids.set(id, (ids.get(id) ?? 0) + weight)
    uses.set(name, ids)
    names.set(id, (names.get(id) ?? new Set()).add(name))
  }
  const addWords = (id: string): void => {
    const words = nameOf(id.replace(/[-_]+/g, ' '))
    const known = byWords.get(words)
    if (words !== '' && (known === undefined || id < known)) byWords.set(words, id)
  }
  for (const symbols of corpus.allSymbols()) {
    for (const { id, names: said, words, mark } of marksOf(symbols)) {
      if (isWritten(symbols, mark)) continue
      addWords(id)
      // One mark says more than any number of entries.
      for (const name of said) addName(id, name, MARK_WEIGHT)
      if (!names.has(id)) names.set(id, new Set())
      if (said.length === 0) vague.set(`${id} ${words}`, { id, words })
    }
    const weight = corpus.originOf(symbols.uri) === 'own' ? 2 : 1
    for (const { id, names } of entriesOf(symbols)) for (const name of names) addName(id, name, weight)
  }
  const byName = new Map([...uses].map(([name, ids]) => [name, best(ids)]))
  return { byName, byWords, vague: [...vague.values()], names }
}

const MARK_WEIGHT = 1_000_000

/** The id for an indicator, from the words of its phrase or, where it has none, of its clause. Deterministic. */
export function proposeId(phrase: string, known: KnownIds, pinyin: Pinyin): string {
  const name = nameOf(phrase)
  return findKnown(phrase, name, known) ?? freeSlug(phrase, name, known, new Map(), pinyin)
}

/**
 * The ids for the indicators of one document, `phrases` in its order, by phrase. Two that name different indicators get
 * different new ids, whichever of them is tagged first.
 */
export function* proposeIds(
  phrases: Iterable<string>,
  known: KnownIds,
  pinyin: Pinyin,
): Generator<void, Map<string, string>> {
  const ids = new Map<string, string>()
  const byName = new Map<string, string>()
  const taken = new Map<string, string>()
  for (const phrase of phrases) {
    if (ids.has(phrase)) continue
    const name = nameOf(phrase)
    const id = byName.get(name) ?? findKnown(phrase, name, known) ?? freeSlug(phrase, name, known, taken, pinyin)
    byName.set(name, id)
    ids.set(phrase, id)
    yield
  }
  return ids
}

/** What is the same for two phrases that name one indicator. A phrase of change names another one than a level does. */
function nameOf(phrase: string): string {
  const { key, isChange } = indicatorName(phrase)
  return key === '' ? foldKey(phrase) : isChange ? `${key} +` : key
}

/** An id of the corpus whose words are those of the phrase: of a mark, of a glossary entry, of the id itself. */
function findKnown(phrase: string, name: string, known: KnownIds): string | undefined {
  const exact = known.byName.get(name) ?? (hasHan(phrase) ? undefined : known.byWords.get(name))
  if (exact !== undefined) return exact
  const words = foldKey(phrase)
  // Two Chinese characters or a short English word name no indicator.
  if (words.length < (hasHan(words) ? 4 : 8)) return undefined
  const holding = known.vague.filter(one => one.words.includes(words))
  return holding.sort((a, b) => a.words.length - b.words.length || (a.id < b.id ? -1 : 1))[0]?.id
}

/** A new id, or that of an indicator in the other language; with a number where another indicator has it. */
function freeSlug(phrase: string, name: string, known: KnownIds, taken: Map<string, string>, pinyin: Pinyin): string {
  const slug = slugOf(withoutNumbers(phrase), pinyin)
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`
    const owner = taken.get(id)
    if (owner === name) return id
    if (owner !== undefined || isOther(name, known.names.get(id))) continue
    taken.set(id, name)
    return id
  }
}

/** True where an id is known for indicators in the same script, and this is none of them. */
function isOther(name: string, names: ReadonlySet<string> | undefined): boolean {
  if (!names || names.has(name)) return false
  return [...names].some(other => hasHan(other) === hasHan(name))
}

/** A clause without an indicator: what is left when its values are taken out says more than they do. */
function withoutNumbers(phrase: string): string {
  const words = phrase.replace(/[0-9０-９][0-9０-９.,，．%％]*/g, ' ')
  return /\p{L}{2}/u.test(words) && !/[0-9]\p{Script=Latin}|\p{Script=Latin}[0-9]/u.test(phrase) ? words : phrase
}

function marksOf(symbols: Symbols): readonly KnownMark[] {
  const found =
    MARKS.get(symbols) ??
    symbols.marks
      .filter(({ kind, id }) => (kind === 'target' || kind === 'outcome') && id !== '')
      .map((mark): KnownMark => {
        const { id, text } = mark
        const reading = readTarget(text, { language: symbols.language })
        const phrase = reading ? (reading.indicator?.text ?? '') : text
        return { id, names: namesIn(phrase), words: foldKey(text), mark }
      })
  MARKS.set(symbols, found)
  return found
}

function entriesOf({ terms }: Symbols): readonly KnownEntry[] {
  if (terms.length === 0) return []
  const found =
    ENTRIES.get(terms) ??
    terms.map(({ id, headword, aka, en }) => ({
      id,
      names: [headword, ...aka.map(({ text }) => text), ...en.map(({ text }) => text)].map(nameOf),
    }))
  ENTRIES.set(terms, found)
  return found
}

/** The name of a phrase; of one in two languages, Forest coverage 森林覆盖率, also that of each. */
function namesIn(phrase: string): string[] {
  if (phrase.trim() === '') return []
  const [chinese, english] = [
    /\p{Script=Han}{3,}/u.exec(phrase)?.[0],
    /[A-Za-z][A-Za-z&' -]{4,}[A-Za-z]/.exec(phrase)?.[0],
  ]
  const parts = chinese !== undefined && english !== undefined ? [phrase, chinese, english] : [phrase]
  return [...new Set(parts.map(nameOf))].filter(name => name !== '')
}

function best(ids: ReadonlyMap<string, number>): string {
  const [first] = [...ids].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return first?.[0] ?? ''
}
