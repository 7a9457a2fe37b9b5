// The words of each block that may name a plan, and what a document says its short names stand for.

import type { Document } from '../model/document.ts'
import { isGeneric, nounOf } from '../reading/plan-title.ts'
import { collectPlanWords, mayNamePlan, type PlanSubject } from '../reading/plan-words.ts'
import type { Block } from '../syntax/block.ts'
import { type Leaf, toSource } from '../syntax/prose.ts'
import { Slot } from '../syntax/slot.ts'
import { AMPERSAND, tellCharacters } from '../text/characters.ts'
import { foldKey } from '../text/fold.ts'

/** Words that may name a plan. Offsets are into the block; `from` and `to` into the text of its leaf. */
export interface PlacedWords {
  readonly start: number
  readonly end: number
  readonly leaf: Leaf
  readonly from: number
  readonly to: number
  readonly subject: PlanSubject
  readonly defines: readonly string[]
  /** Where in the leaf's text the quotation opens in which they stand; -1 in a quotation that fills the block. */
  readonly quotedFrom: number | undefined
}

const WORDS = new Slot<readonly PlacedWords[]>()
const NONE: readonly PlacedWords[] = []

/** The words of one block, in order of their starts, wider ones first. */
export function planWordsIn(document: Document, index: number): readonly PlacedWords[] {
  const block = document.list.block(index)
  return block ? planWordsOf(document, block) : NONE
}

/** The same for a block of the document. */
export function planWordsOf(document: Document, block: Block): readonly PlacedWords[] {
  const known = WORDS.get(block)
  if (known) return known
  const collected = !block.isFrontMatter && mayNamePlan(block.characters) ? collect(document, block) : NONE
  return WORDS.set(block, collected.length > 0 ? collected : NONE)
}

function collect(document: Document, block: Block): readonly PlacedWords[] {
  const { leaves } = document.factsOf(block)
  const { source, characters } = block
  const isQuote = /^\s{0,3}>/.test(source)
  const placed: PlacedWords[] = []
  for (const leaf of leaves) {
    // The only leaf of a block without references to characters has no others than the block.
    const isWhole = leaves.length === 1 && (characters & AMPERSAND) === 0
    for (const words of collectPlanWords(leaf.text, isWhole ? characters : tellCharacters(leaf.text))) {
      const { start: from, end: to, subject, defines, quoted } = words
      const [start, end] = toSource(leaf, from, to)
      placed.push({ start, end, leaf, from, to, subject, defines, quotedFrom: isQuote ? -1 : quoted?.start })
    }
  }
  return placed
}

/** Words with the block that holds them and the offset of their start in the document. */
export interface Antecedent {
  readonly at: number
  readonly index: number
  readonly words: PlacedWords
}

interface Spoken {
  /** Definitions by folded short name, in order. */
  readonly defined: ReadonlyMap<string, readonly Antecedent[]>
  /** Full titles and numbered plans by the noun that they end in, in order. */
  readonly byNoun: ReadonlyMap<string, readonly Antecedent[]>
}

const SPOKEN = new WeakMap<Document, Spoken>()

/** What a short name was said to stand for: at the last place before `at` that says so, else the first behind it; undefined where none does. */
export function findDefinition(document: Document, name: string, at: number): Antecedent | undefined {
  const all = spokenIn(document).defined.get(foldKey(name)) ?? []
  return lastBefore(all, at) ?? all[0]
}

/** The last full title or numbered plan before `at` whose name ends in `noun`; undefined where there is none. */
export function findAntecedent(document: Document, noun: string, at: number): Antecedent | undefined {
  return lastBefore(spokenIn(document).byNoun.get(noun) ?? [], at)
}

function lastBefore(all: readonly Antecedent[], at: number): Antecedent | undefined {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return all[low - 1]
}

/** Read when a short name is first asked about, and dropped with the document. */
function spokenIn(document: Document): Spoken {
  const known = SPOKEN.get(document)
  if (known) return known
  const defined = new Map<string, Antecedent[]>()
  const byNoun = new Map<string, Antecedent[]>()
  const add = (map: Map<string, Antecedent[]>, key: string, antecedent: Antecedent): void => {
    const list = map.get(key)
    if (list) list.push(antecedent)
    else map.set(key, [antecedent])
  }
  for (let index = 0; index < document.blocks.length; index++) {
    if (document.toc.has(index)) continue
    for (const words of planWordsIn(document, index)) {
      const antecedent = { at: document.startOf(index) + words.start, index, words }
      for (const name of words.defines) add(defined, foldKey(name), antecedent)
      for (const noun of nounsOf(words)) add(byNoun, noun, antecedent)
    }
  }
  const spoken = { defined, byNoun }
  SPOKEN.set(document, spoken)
  return spoken
}

function nounsOf({ subject }: PlacedWords): readonly string[] {
  if (subject.kind === 'title') {
    const noun = isGeneric(subject.title) ? undefined : nounOf(subject.title)
    return noun === undefined ? [] : [noun]
  }
  if (subject.kind !== 'number' || subject.of === 'period') return []
  return subject.of === 'proposal' ? ['建议'] : ['纲要', '规划', '计划']
}
