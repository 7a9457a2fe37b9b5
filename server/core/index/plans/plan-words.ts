// The words of each block that may name a plan, and what a document says its short names stand for.

import type { Document } from '../../model/document.ts'
import { isGeneric, nounOf } from '../../reading/plan-title.ts'
import { collectPlanWords, mayNamePlan, type PlanSubject } from '../../reading/plan-words.ts'
import type { Block } from '../../syntax/block.ts'
import type { Run } from '../../syntax/block-list.ts'
import { indexAt } from '../../syntax/block-list.ts'
import { type Leaf, toSource } from '../../syntax/prose.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { AMPERSAND, SELF, tellCharacters } from '../../text/characters.ts'
import { foldKey } from '../../text/fold.ts'

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
function planWordsOf(document: Document, block: Block): readonly PlacedWords[] {
  if (block.isFrontMatter || !mayNamePlan(block.characters)) return NONE
  const known = WORDS.get(block)
  if (known) return known
  const collected = collect(document, block)
  return WORDS.set(block, collected.length > 0 ? collected : NONE)
}

function collect(document: Document, block: Block): readonly PlacedWords[] {
  const { leaves } = document.factsOf(block)
  const isQuote = /^\s{0,3}>/.test(block.source)
  const placed: PlacedWords[] = []
  for (const leaf of leaves) {
    for (const words of collectPlanWords(leaf.text, charactersOf(leaf, leaves, block))) {
      const { start: from, end: to, subject, defines, quoted } = words
      const [start, end] = toSource(leaf, from, to)
      placed.push({ start, end, leaf, from, to, subject, defines, quotedFrom: isQuote ? -1 : quoted?.start })
    }
  }
  return placed
}

function charactersOf({ text }: Leaf, leaves: readonly Leaf[], { characters }: Block): number {
  // The only leaf of a block without references to characters has no others than the block.
  return leaves.length === 1 && (characters & AMPERSAND) === 0 ? characters : tellCharacters(text)
}

/** The plans that a block of the document may name other than as 本规划 or 本法, in no order, each as often as it does: they are not kept. */
export function subjectsOf(document: Document, block: Block): readonly PlanSubject[] {
  if (block.isFrontMatter || !mayNamePlan(block.characters & ~SELF)) return NO_SUBJECTS
  const { leaves } = document.factsOf(block)
  const subjects: PlanSubject[] = []
  for (const leaf of leaves)
    for (const { subject } of collectPlanWords(leaf.text, charactersOf(leaf, leaves, block) & ~SELF))
      subjects.push(subject)
  return subjects
}

const NO_SUBJECTS: readonly PlanSubject[] = []

/** Words with the block that holds them and the offset of their start in the document. */
export interface Antecedent {
  readonly at: number
  readonly index: number
  readonly words: PlacedWords
}

/** What one run of blocks says; offsets and indexes count from its start. */
interface Spoken {
  /** Definitions by folded short name, in order. */
  readonly defined: ReadonlyMap<string, readonly Antecedent[]>
  /** Full titles and numbered plans by the noun that they end in, in order. */
  readonly byNoun: ReadonlyMap<string, readonly Antecedent[]>
}

const SPOKEN = new Slot<Kept<Spoken>>()

/** What a short name was said to stand for: at the last place before `at` that says so, else the first behind it; undefined where none does. */
export function findDefinition(document: Document, name: string, at: number): Antecedent | undefined {
  const key = foldKey(name)
  const before = lastBefore(document, at, ({ defined }) => defined.get(key))
  if (before) return before
  const { runs } = document.list
  for (let number = 0; number < runs.length; number++) {
    const first = spokenIn(document, number).defined.get(key)?.[0]
    if (first) return move(document, number, first)
  }
  return undefined
}

/** The last full title or numbered plan before `at` whose name ends in `noun`; undefined where there is none. */
export function findAntecedent(document: Document, noun: string, at: number): Antecedent | undefined {
  return lastBefore(document, at, ({ byNoun }) => byNoun.get(noun))
}

function lastBefore(
  document: Document,
  at: number,
  list: (spoken: Spoken) => readonly Antecedent[] | undefined,
): Antecedent | undefined {
  const { runs, offsets } = document.list
  for (let number = indexAt(offsets, runs.length, at); number >= 0; number--) {
    const inRun = at - (offsets[number] ?? 0)
    const found = list(spokenIn(document, number))?.findLast(one => one.at < inRun)
    if (found) return move(document, number, found)
  }
  return undefined
}

function move({ list }: Document, number: number, { at, index, words }: Antecedent): Antecedent {
  return { at: at + (list.offsets[number] ?? 0), index: index + (list.firsts[number] ?? 0), words }
}

/** Reads what {@link findDefinition} and {@link findAntecedent} look through, a run a step: the first name to be resolved may ask for all of it. */
export function* stepThroughWords(document: Document): Generator<undefined, void> {
  for (let number = 0; number < document.list.runs.length; number++) {
    spokenIn(document, number)
    yield
  }
}

/** Read when a short name is first asked about; tables of contents say nothing. */
function spokenIn(document: Document, number: number): Spoken {
  const { list, toc } = document
  const run = list.runs[number]
  const first = list.firsts[number] ?? 0
  if (!run) return SILENT
  return keep(SPOKEN, run, [document.contentsByRun[number]], () =>
    readSpoken(document, run, index => toc.has(first + index)),
  )
}

function readSpoken(document: Document, run: Run, isContents: (index: number) => boolean): Spoken {
  const defined = new Map<string, Antecedent[]>()
  const byNoun = new Map<string, Antecedent[]>()
  const add = (map: Map<string, Antecedent[]>, key: string, antecedent: Antecedent): void => {
    const list = map.get(key)
    if (list) list.push(antecedent)
    else map.set(key, [antecedent])
  }
  run.blocks.forEach((block, index) => {
    if (isContents(index)) return
    for (const words of planWordsOf(document, block)) {
      const antecedent = { at: (run.starts[index] ?? 0) + words.start, index, words }
      for (const name of words.defines) add(defined, foldKey(name), antecedent)
      for (const noun of nounsOf(words)) add(byNoun, noun, antecedent)
    }
  })
  return defined.size === 0 && byNoun.size === 0 ? SILENT : { defined, byNoun }
}

const SILENT: Spoken = { defined: new Map(), byNoun: new Map() }

function nounsOf({ subject }: PlacedWords): readonly string[] {
  if (subject.kind === 'title') {
    const noun = isGeneric(subject.title) ? undefined : nounOf(subject.title)
    return noun === undefined ? [] : [noun]
  }
  if (subject.kind !== 'number' || subject.of === 'period') return []
  return subject.of === 'proposal' ? ['建议'] : ['纲要', '规划', '计划']
}
