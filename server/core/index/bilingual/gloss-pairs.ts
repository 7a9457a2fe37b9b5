// The pairs of Chinese and English wordings that the texts of a corpus gloss, and where each wording is glossed.

import type { Document } from '../../model/document.ts'
import type { Range } from '../../model/meta.ts'
import {
  collectGlossPairs,
  type GlossPair,
  mayHoldPair,
  type PairWording,
  type Stretch,
} from '../../reading/gloss-pair.ts'
import type { Block } from '../../syntax/block.ts'
import { type Leaf, toSource } from '../../syntax/prose.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { foldKey } from '../../text/fold.ts'
import { buildLexicon, type Lexicon } from '../terms/lexicon.ts'

/** A wording of a pair in a document. */
export interface PlacedWording extends Range {
  readonly text: string
  /** Two wordings are the same to a reader where their keys are equal. */
  readonly key: string
}

/** A pair where a text glosses; offsets are into the document (into the block in a slot). */
export interface PlacedPair extends Pick<GlossPair, 'pinyin' | 'first' | 'confidence'> {
  readonly zh: PlacedWording
  readonly en: PlacedWording
}

/** A wording that the corpus glosses somewhere. */
export interface GlossedWording {
  readonly language: 'zh' | 'en'
  readonly key: string
}

/** A pair with the document in which it stands. */
export interface FoundPair {
  readonly uri: string
  readonly pair: PlacedPair
}

interface Known {
  /** The open document that was read; undefined for a closed one, of which the pairs alone are kept. */
  readonly document: Document | undefined
  /** Undefined for an open document until somebody asks. */
  pairs: readonly PlacedPair[] | undefined
  readonly runs: readonly RunPairs[]
  /** The wordings: where they are the same as before, the lexicon stands. */
  readonly wordings: string
}

/** The pairs of one run of blocks; offsets count from its start. */
interface RunPairs {
  readonly pairs: readonly PlacedPair[]
  readonly wordings: string
}

/** The pairs of all documents: those of closed ones are given, open ones are read when somebody asks. */
export class PairIndex {
  readonly #known = new Map<string, Known>()
  /** Built on the first need; dropped when a wording came or went, not when one moved. */
  #lexicon:
    | { readonly lexicon: Lexicon<GlossedWording>; readonly uris: ReadonlyMap<string, ReadonlySet<string>> }
    | undefined

  /** Reads the pairs of an open document, unless it has been read; glossaries gloss in their own way. */
  add(document: Document): void {
    const before = this.#known.get(document.uri)
    if (before?.document === document) return
    const runs = document.meta.kind === 'glossary' ? [] : collectRunPairs(document)
    const isSame = before && runs.length === before.runs.length && runs.every((run, i) => run === before.runs[i])
    const wordings = isSame ? before.wordings : wordingsOf(runs)
    this.#set(document.uri, { document, pairs: undefined, runs, wordings })
  }

  /** Sets the pairs of a closed document, read before. */
  set(uri: string, pairs: readonly PlacedPair[]): void {
    this.#set(uri, { document: undefined, pairs, runs: [], wordings: wordingsOf([ofRun(pairs)]) })
  }

  #set(uri: string, known: Known): void {
    if (known.wordings !== (this.#known.get(uri)?.wordings ?? '')) this.#lexicon = undefined
    this.#known.set(uri, known)
  }

  has(uri: string): boolean {
    return this.#known.has(uri)
  }

  remove(uri: string): void {
    const before = this.#known.get(uri)
    this.#known.delete(uri)
    if (before && before.wordings !== '') this.#lexicon = undefined
  }

  /** The pairs of a document in order; `[]` where it has none or has not been read yet. */
  in(uri: string): readonly PlacedPair[] {
    const known = this.#known.get(uri)
    if (!known) return []
    known.pairs ??= known.document ? placePairs(known.document, known.runs) : []
    return known.pairs
  }

  *all(): Iterable<FoundPair> {
    for (const uri of this.#known.keys()) for (const pair of this.in(uri)) yield { uri, pair }
  }

  /** Finds glossed wordings in text. */
  get lexicon(): Lexicon<GlossedWording> {
    return this.#current().lexicon
  }

  /** All places where a wording is glossed. */
  of(wording: GlossedWording): FoundPair[] {
    const uris = this.#current().uris.get(`${wording.language}:${wording.key}`) ?? []
    return [...uris].flatMap(uri =>
      this.in(uri)
        .filter(pair => pair[wording.language].key === wording.key)
        .map(pair => ({ uri, pair })),
    )
  }

  #current(): { readonly lexicon: Lexicon<GlossedWording>; readonly uris: ReadonlyMap<string, ReadonlySet<string>> } {
    if (this.#lexicon) return this.#lexicon
    const uris = new Map<string, Set<string>>()
    const wordings: { text: string; value: GlossedWording }[] = []
    for (const { uri, pair } of this.all()) {
      for (const language of ['zh', 'en'] as const) {
        const { text, key } = pair[language]
        const known = uris.get(`${language}:${key}`)
        if (known) known.add(uri)
        else {
          uris.set(`${language}:${key}`, new Set([uri]))
          wordings.push({ text, value: { language, key } })
        }
      }
    }
    this.#lexicon = { lexicon: buildLexicon(wordings), uris }
    return this.#lexicon
  }
}

const PAIRS = new Slot<readonly PlacedPair[]>()
const NONE: readonly PlacedPair[] = []

const ALL = new Slot<Mapped<RunPairs>>()
const RUNS = new Slot<Kept<RunPairs>>()
const NO_RUN: RunPairs = { pairs: [], wordings: '' }

/** All pairs of a document in order. Tables of contents count for nothing. */
export function collectPairs(document: Document): PlacedPair[] {
  return placePairs(document, collectRunPairs(document))
}

/** The pairs of each run of a document's blocks; the same objects while nothing in the run changes. */
function collectRunPairs(document: Document): readonly RunPairs[] {
  const { list, toc } = document
  return mapRuns(ALL, document.lineage, [], [list.runs, document.contentsByRun], number => {
    const run = list.runs[number]
    const first = list.firsts[number] ?? 0
    if (!run) return NO_RUN
    return keep(RUNS, run, [document.contentsByRun[number]], () => {
      const pairs: PlacedPair[] = []
      run.blocks.forEach((block, index) => {
        if (toc.has(first + index)) return
        for (const pair of pairsIn(document, block)) pairs.push(move(pair, run.starts[index] ?? 0))
      })
      return ofRun(pairs)
    })
  })
}

function ofRun(pairs: readonly PlacedPair[]): RunPairs {
  if (pairs.length === 0) return NO_RUN
  return { pairs, wordings: pairs.map(({ zh, en }) => `${zh.key}\t${en.key}`).join('\n') }
}

function wordingsOf(runs: readonly RunPairs[]): string {
  return runs.flatMap(({ wordings }) => (wordings === '' ? [] : [wordings])).join('\n')
}

function placePairs(document: Document, runs: readonly RunPairs[]): PlacedPair[] {
  return runs.flatMap(({ pairs }, number) => pairs.map(pair => move(pair, document.list.offsets[number] ?? 0)))
}

function move(pair: PlacedPair, by: number): PlacedPair {
  return { ...pair, zh: shift(pair.zh, by), en: shift(pair.en, by) }
}

function shift(wording: PlacedWording, by: number): PlacedWording {
  return { ...wording, start: wording.start + by, end: wording.end + by }
}

/** The pairs of one block, with offsets into it. */
function pairsIn(document: Document, block: Block): readonly PlacedPair[] {
  if (block.isFrontMatter || !mayHoldPair(block.characters)) return NONE
  const known = PAIRS.get(block)
  if (known) return known
  const collected = collectIn(document, block)
  return PAIRS.set(block, collected.length > 0 ? collected : NONE)
}

function collectIn(document: Document, block: Block): PlacedPair[] {
  const { source } = block
  return document.factsOf(block).leaves.flatMap(leaf =>
    collectGlossPairs(leaf.text, leaf.pieces ? styledIn(leaf, source) : []).map(pair => ({
      pinyin: pair.pinyin,
      first: pair.first,
      confidence: pair.confidence,
      zh: place(leaf, pair.zh, pair.zh.text),
      en: place(leaf, pair.en, plainCase(leaf.text, pair.en)),
    })),
  )
}

function place(leaf: Leaf, { start, end }: PairWording, text: string): PlacedWording {
  const [from, to] = toSource(leaf, start, end)
  return { text, key: foldKey(text), start: from, end: to }
}

/** “Structural reform” at the beginning of a sentence is structural reform; a name keeps its capitals. */
function plainCase(text: string, { text: words, start }: PairWording): string {
  const isFirst = /^$|[.!?:]\s{1,3}$/.test(text.slice(Math.max(0, start - 4), start))
  const isPlain = /^\p{Lu}\p{Ll}[\p{Ll}-]*(?:\s[\p{Ll}\d-][^\p{Lu}]*)?$/u.test(words) && !NAMES.test(words)
  return isFirst && isPlain ? (words[0] ?? '').toLowerCase() + words.slice(1) : words
}

const NAMES =
  /^(?:Chin|Beijing|Marx|Lenin|Mao|Deng|Confuci|Tao|Asia|Europ|America|Africa|Western|Russia|Japan|Taiwan|Tibet|Macao|Hong|Xi(?:\s|$))/

/** The stretches of a leaf's text that are bold, in italics or a link; a mark of ours sets no wording apart. */
function styledIn(leaf: Leaf, source: string): Stretch[] {
  const styled: Stretch[] = []
  const open: { readonly markup: string; readonly start: number }[] = []
  let behind = leaf.start
  const see = (gap: string, at: number): void => {
    const last = open.at(-1)
    const closes = last?.markup === '[' ? gap.startsWith('](') : last && [...last.markup].reverse().join('') === gap
    if (last && closes) {
      open.pop()
      if (!/^\]\((?:target|outcome|note|plan):/.test(gap)) styled.push({ start: last.start, end: at })
    } else if (/^(?:[*_]{1,6}|\[)$/.test(gap)) open.push({ markup: gap, start: at })
  }
  for (const piece of leaf.pieces ?? []) {
    if (piece.source > behind) see(source.slice(behind, piece.source), piece.text)
    behind = piece.source + piece.sourceLength
  }
  if (behind < leaf.end) see(source.slice(behind, leaf.end), leaf.text.length)
  return styled
}
