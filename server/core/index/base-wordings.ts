// Wordings of glossaries that come together, made ready once and for all: those of Tifa's own when it is built.

import type { Term } from '../model/term.ts'
import { joinBytes } from '../text/bytes.ts'
import type { Pinyin } from '../text/pinyin.ts'
import { hasHan } from '../text/script.ts'
import { buildTrie } from './lexicon.ts'
import { type Sense, senseOf } from './senses.ts'
import { Trie, type TrieArrays } from './trie.ts'
import { WordingSum } from './wording-set.ts'
import { collectWordings, type EntryName, nameOfEntry, type Source, sumOfTerms } from './wordings.ts'

/** What is made of glossaries that come together. */
export interface BaseWordings {
  /** What finds them. */
  readonly trie: Trie<Sense>
  /** What they stand for, by key. */
  readonly senses: ReadonlyMap<string, Sense>
  readonly sum: WordingSum
  /** The pinyin of Chinese headwords whose entries do not say it. */
  readonly pinyin: ReadonlyMap<string, string>
  /** The entries of each glossary in their order: which of them others displace is known without decoding any. */
  readonly entries: readonly (readonly BaseEntry[])[]
}

/** An entry by its names, with what its wordings come to. */
export interface BaseEntry extends EntryName {
  readonly sum: WordingSum
}

/** What of them is written as JSON; the lengths are those of all arrays of numbers in their order. */
export type BaseHead = readonly [
  sum: readonly [number, number, number],
  senses: readonly string[],
  lengths: readonly number[],
  pinyin: Readonly<Record<string, string>>,
  /** Of each glossary five lines an entry: id, folded headword, sum. As one text they are nothing to be read where nobody asks. */
  entries: readonly string[],
]

/** The wordings of `sources`, which no entry of other documents displaces; `bytes` are numbers of four bytes. */
export function packWordings(
  sources: readonly Source[],
  pinyin: Pinyin,
): { readonly head: BaseHead; readonly bytes: Uint8Array } {
  const wordings = collectWordings(sources)
  const sum = new WordingSum()
  for (const { text, value } of wordings) sum.add(text, value.key)
  const trie = buildTrie(wordings)
  const numbers = new Map<string, number>()
  const numberOf = (key: string): number => {
    const known = numbers.get(key) ?? numbers.size
    numbers.set(key, known)
    return known
  }
  // Numbers of lists count from 1, in the order of the nodes.
  const [listStarts, listSenses, lists] = [[0, 0], [] as number[], new Int32Array(trie.arrays.lists.length)]
  trie.arrays.lists.forEach((list, node) => {
    if (list === 0) return
    lists[node] = listStarts.length - 1
    for (const { key } of trie.valuesOf(node)) listSenses.push(numberOf(key))
    listStarts.push(listSenses.length)
  })
  const root: number[] = []
  trie.arrays.root.forEach((node, unit) => {
    if (node !== 0) root.push(unit, node)
  })
  const { depths, outputs, nodes, children } = trie.arrays
  const parts: ArrayLike<number>[] = [root, depths, lists, outputs, nodes, children, listStarts, listSenses]
  const bytes = joinBytes(parts.map(part => Int32Array.from(part)))
  const lengths = parts.map(({ length }) => length)
  const spoken: Record<string, string> = {}
  for (const { symbols } of sources) {
    for (const { headword, pinyin: said } of symbols.terms)
      if (said === undefined && hasHan(headword)) spoken[headword] = pinyin(headword)
  }
  const entries = sources.map(({ symbols }) => symbols.terms.flatMap(linesOf).join('\n'))
  return { head: [[sum.count, sum.one, sum.other], [...numbers.keys()], lengths, spoken, entries], bytes }
}

/** What {@link packWordings} gave; `bytes` begin at a multiple of four in their buffer and are not copied. */
export function unpackWordings(
  [sums, keysOfSenses, lengths, spoken, lines]: BaseHead,
  bytes: Uint8Array,
): BaseWordings | undefined {
  const counts = [...lengths]
  if (bytes.length !== counts.reduce((all, count) => all + count * 4, 0)) return undefined
  let at = bytes.byteOffset
  const part = (): Int32Array => {
    const numbers = new Int32Array(bytes.buffer, at, counts.shift())
    at += numbers.byteLength
    return numbers
  }
  const rootPairs = part()
  const root = new Int32Array(65536)
  for (let i = 0; i < rootPairs.length; i += 2) root[rootPairs[i] ?? 0] = rootPairs[i + 1] ?? 0
  const [depths, lists, outputs, nodes, children] = [part(), part(), part(), part(), part()]
  const arrays: TrieArrays = { root, depths, lists, outputs, nodes, children }
  const [listStarts, listSenses] = [part(), part()]
  // Many starts end before somebody asks.
  let senses: ReadonlyMap<string, Sense> | undefined
  let pinyin: ReadonlyMap<string, string> | undefined
  let entries: readonly (readonly BaseEntry[])[] | undefined
  const sensesByKey = (): ReadonlyMap<string, Sense> =>
    (senses ??= new Map(keysOfSenses.map(key => [key, senseOf(key)])))
  const known: Sense[][] = []
  const listAt = (list: number): readonly Sense[] => {
    const made = known[list]
    if (made) return made
    const numbers = listSenses.subarray(listStarts[list], listStarts[list + 1])
    const values = [...numbers].flatMap(number => sensesByKey().get(keysOfSenses[number] ?? '') ?? [])
    known[list] = values
    return values
  }
  return {
    trie: new Trie(arrays, listAt),
    get senses() {
      return sensesByKey()
    },
    sum: new WordingSum(...sums),
    get pinyin() {
      pinyin ??= new Map(Object.entries(spoken))
      return pinyin
    },
    get entries() {
      entries ??= lines.map(entriesIn)
      return entries
    },
  }
}

function linesOf(term: Term): (string | number)[] {
  const { id, headword } = nameOfEntry(term)
  const { count, one, other } = sumOfTerms([term])
  return [id, headword, count, one, other]
}

function entriesIn(text: string): readonly BaseEntry[] {
  const entries: BaseEntry[] = []
  const lines = text === '' ? [] : text.split('\n')
  for (let i = 0; i < lines.length; i += 5) {
    const [id = '', headword = '', ...sum] = lines.slice(i, i + 5)
    entries.push({ id, headword, sum: new WordingSum(...sum.map(Number)) })
  }
  return entries
}
