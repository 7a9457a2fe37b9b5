// Wordings of glossaries that come together, made ready once and for all: those of Tifa's own when it is built.

import type { Term } from '../../model/term.ts'
import { joinBytes } from '../../text/bytes.ts'
import { foldKey } from '../../text/fold.ts'
import type { Pinyin } from '../../text/pinyin.ts'
import { hasHan } from '../../text/script.ts'
import { createSpeller } from '../../text/spelling.ts'
import { textOfUnits, unitsOf } from '../../text/utf16.ts'
import { buildTrie } from './lexicon.ts'
import { type Sense, senseOf } from './senses.ts'
import { spellingsOf } from './term-search.ts'
import { Trie, type TrieArrays } from './trie.ts'
import { WordingSum } from './wording-set.ts'
import { collectWordings, type EntryName, nameOfEntry, type Source, sumOfTerms } from './wordings.ts'

/** What is made of glossaries that come together. */
export interface BaseWordings {
  /** What finds them. */
  readonly trie: Trie<Sense>
  /** What they stand for, by key; each is made when somebody asks for it. */
  readonly senses: Pick<ReadonlyMap<string, Sense>, 'get'>
  readonly sum: WordingSum
  /** The pinyin of Chinese headwords whose entries do not say it, and of all that searches have to read of Chinese wordings. */
  readonly pinyin: Pick<ReadonlyMap<string, string>, 'get'>
  /** The entries of each glossary in their order: which of them others displace is known without decoding any. */
  readonly entries: readonly (readonly BaseEntry[])[]
}

/** An entry by its names, with what its wordings come to. */
export interface BaseEntry extends EntryName {
  readonly sum: WordingSum
}

/** What of them is written as JSON: the lengths are those of all arrays of numbers in their order, and of all texts. */
export type BaseHead = readonly [
  sum: readonly [number, number, number],
  lengths: readonly number[],
  texts: readonly number[],
  hasSingles: boolean,
]

/**
 * The wordings of `sources`, which no entry of other documents displaces; `bytes` are numbers of four bytes, the units of texts, which cost
 * nothing where nobody asks, and what searches look at of each node. The texts are the keys of senses, one a line; JSON of pinyin by what it is of; of
 * each glossary five lines an entry, its id, its folded headword and the sum.
 */
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
  const { root, firsts, depths, outputs, nodes, children } = trie.arrays
  const firstNodes = firsts.map(unit => root[unit] ?? 0)
  const { edges, bits, pairs, pairNodes, hasSingles } = trie.forSearch
  const ofTrie = [firsts, firstNodes, depths, lists, outputs, nodes, children, bits, pairs, pairNodes]
  const parts: ArrayLike<number>[] = [...ofTrie, listStarts, listSenses]
  const spoken: Record<string, string> = {}
  const read: Pinyin = text => (spoken[text] ??= pinyin(text))
  const spell = createSpeller(foldKey)
  for (const { symbols } of sources) {
    for (const term of symbols.terms) {
      if (term.pinyin === undefined && hasHan(term.headword)) read(term.headword)
      for (const { text, spelled } of spellingsOf(term)) spell(text, read, spelled)
    }
  }
  const entries = sources.map(({ symbols }) => symbols.terms.flatMap(linesOf).join('\n'))
  const texts = [[...numbers.keys()].join('\n'), JSON.stringify(spoken), ...entries]
  const lengths = (all: readonly ArrayLike<unknown>[]): number[] => all.map(({ length }) => length)
  return {
    head: [[sum.count, sum.one, sum.other], lengths(parts), lengths(texts), hasSingles],
    bytes: joinBytes([...parts.map(part => Int32Array.from(part)), ...texts.map(unitsOf), edges]),
  }
}

/** What {@link packWordings} gave; `bytes` begin at a multiple of four in their buffer and are not copied. */
export function unpackWordings(
  [sums, lengths, texts, hasSingles]: BaseHead,
  bytes: Uint8Array,
): BaseWordings | undefined {
  const size = sumOf(lengths) * 4 + sumOf(texts) * 2 + (lengths[2] ?? 0)
  if (bytes.length !== size) return undefined
  let at = bytes.byteOffset
  const next = (length: number): number => (at += length) - length
  const numbers = lengths.map(length => new Int32Array(bytes.buffer, next(length * 4), length))
  const [firsts, firstNodes, depths, lists, outputs, nodes, children, ...behind] = numbers
  const [bits, pairs, pairNodes, listStarts, listSenses] = behind
  const [ofSenses, ofPinyin, ...ofEntries] = texts.map(
    length => new Uint16Array(bytes.buffer, next(length * 2), length),
  )
  if (!firsts || !firstNodes || !depths || !lists || !outputs || !nodes || !children) return undefined
  if (!bits || !pairs || !pairNodes || !listStarts || !listSenses || !ofSenses || !ofPinyin) return undefined
  const edges = new Uint8Array(bytes.buffer, at, depths.length)
  const root = new Int32Array(65536)
  for (let i = 0; i < firsts.length; i++) root[firsts[i] ?? 0] = firstNodes[i] ?? 0
  const arrays: TrieArrays = { root, firsts, depths, lists, outputs, nodes, children }
  // Many starts end before somebody asks.
  let keys: readonly string[] | undefined
  let numbersByKey: Map<string, number> | undefined
  let read: Readonly<Record<string, string>> | undefined
  let entries: readonly (readonly BaseEntry[])[] | undefined
  const senses: Sense[] = []
  const keysOfSenses = (): readonly string[] => (keys ??= linesIn(ofSenses))
  const senseAt = (number: number): Sense => (senses[number] ??= senseOf(keysOfSenses()[number] ?? ''))
  const known: Sense[][] = []
  const listAt = (list: number): readonly Sense[] =>
    (known[list] ??= Array.from(listSenses.subarray(listStarts[list], listStarts[list + 1]), senseAt))
  return {
    trie: new Trie(arrays, listAt, { edges, bits, pairs, pairNodes, hasSingles }),
    senses: {
      get(key) {
        numbersByKey ??= numbersOf(keysOfSenses())
        const number = numbersByKey.get(key)
        return number === undefined ? undefined : senseAt(number)
      },
    },
    sum: new WordingSum(...sums),
    pinyin: {
      get(text) {
        read ??= JSON.parse(textOfUnits(ofPinyin)) as Record<string, string>
        return Object.hasOwn(read, text) ? read[text] : undefined
      },
    },
    get entries() {
      entries ??= ofEntries.map(units => entriesIn(linesIn(units)))
      return entries
    },
  }
}

function numbersOf(keys: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const [number, key] of keys.entries()) numbers.set(key, number)
  return numbers
}

function linesOf(term: Term): (string | number)[] {
  const { id, headword } = nameOfEntry(term)
  const { count, one, other } = sumOfTerms([term])
  return [id, headword, count, one, other]
}

function sumOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0)
}

function linesIn(units: Uint16Array): readonly string[] {
  return units.length === 0 ? [] : textOfUnits(units).split('\n')
}

function entriesIn(lines: readonly string[]): readonly BaseEntry[] {
  const entries: BaseEntry[] = []
  for (let i = 0; i < lines.length; i += 5) {
    const sum = new WordingSum(Number(lines[i + 2]), Number(lines[i + 3]), Number(lines[i + 4]))
    entries.push({ id: lines[i] ?? '', headword: lines[i + 1] ?? '', sum })
  }
  return entries
}
