// What a document says of indicators, block by block: targets and outcomes, tagged or not, with what each claims.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { indicatorName } from '../reading/indicator-name.ts'
import type { TargetReading } from '../reading/target-reading.ts'
import type { Block } from '../syntax/block.ts'
import type { Mark } from '../syntax/mark.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import { type Leaf, OBJECT, toSource, toText } from '../syntax/prose.ts'
import { type Columns, type Mapped, mapRuns } from '../syntax/run-map.ts'
import { type Kept, keep, keepSome, Slot } from '../syntax/slot.ts'
import { sentenceAround } from '../text/sentence.ts'
import { countBefore } from '../text/sorted.ts'
import { trimmed } from '../text/trimmed.ts'
import { type ReadBlock, readMark, readUndated } from './mark-reading.ts'
import { contextOf } from './reading-context.ts'
import { type FoundTarget, isHeldBy, type TargetCache } from './targets.ts'

/** A target or an outcome of one indicator in one text. Offsets are into the document. */
export interface Claim extends Range {
  readonly kind: 'target' | 'outcome'
  /** The id of the mark; undefined where nobody has tagged it. */
  readonly id: string | undefined
  /** The words that name the indicator, where there are some, and their {@link indicatorName}. */
  readonly indicator: string | undefined
  readonly nameKey: string
  /** The value is a change (提高5个百分点), not a level (提高到65%). */
  readonly isChange: boolean
  /** Values, deadline, baseline; its offsets mean nothing here. An outcome's deadline is its year. */
  readonly reading: TargetReading
  /** `definition=changed` on an outcome: it measures something else than the target did. */
  readonly isRedefined: boolean
  readonly isRow: boolean
  /** The sentence or row around it, cut where it is very long. */
  readonly sentence: string
  /** Where the sentence stands. */
  readonly from: number
  readonly to: number
}

/** What a mark names and sets. The deadline of the reading may be another. */
export type Tagged = Pick<Claim, 'kind' | 'id' | 'indicator' | 'reading' | 'start' | 'end'>

/** Where what is read out of a block stands: moved with the block, so that what was read stays the very same. */
export interface Place {
  /** The offset of the block in its document. */
  readonly at: number
}

/** Where a run stands: an edit moves one of these for all blocks in it. */
interface Base {
  at: number
}

class PlaceInRun implements Place {
  base: Base = { at: 0 }
  /** The offset of the block in its run. */
  inRun = 0

  get at(): number {
    return this.base.at + this.inRun
  }
}

/** The claims of one block. */
export interface BlockClaims {
  readonly place: Place
  readonly claims: readonly Claim[]
  /** What others can see of the claims, all but where they stand: a line each. */
  readonly signature: string
}

/** The claims of one run of blocks; `index` is that of the block in the run. */
export type RunClaims = readonly { readonly index: number; readonly of: BlockClaims }[]

/** Those of an open document. */
interface PlacedClaims extends BlockClaims {
  readonly place: PlaceInRun
  readonly claims: readonly PlacedClaim[]
}

interface PlacedRun {
  readonly claims: readonly { readonly index: number; readonly of: PlacedClaims }[]
  readonly base: Base
}

const CLAIMS = new Slot<Kept<PlacedClaims>>()
const ALL = new Slot<Mapped<PlacedRun>>()
const RUNS = new Slot<readonly Kept<PlacedRun>[]>()
/** Those of the last version of a document. */
const LAST = new Slot<readonly PlacedRun[]>()
const NOTHING: readonly FoundTarget[] = []
const nothing = (): readonly FoundTarget[] => NOTHING
const NO_CLAIMS: PlacedRun['claims'] = []
const NO_RUN: PlacedRun = { claims: NO_CLAIMS, base: { at: 0 } }
const NOTHING_CLAIMED: DocumentClaims = { claims: [], signature: '' }

/** The claims of a document in order. */
export interface DocumentClaims {
  readonly claims: readonly Claim[]
  /** Equal where nothing changed but places. */
  readonly signature: string
}

/** All claims of a document, as plain data. */
export function collectClaims(document: Document, targets: TargetCache, untagged: boolean): DocumentClaims {
  // A law without marks is not read for numbers at all.
  if (!untagged && document.list.runs.every(run => document.markedIn(run).length === 0)) return NOTHING_CLAIMED
  const claims: Claim[] = []
  const signatures: string[] = []
  for (const { of } of collectRunClaims(document, targets, untagged).flat()) {
    for (const claim of of.claims) claims.push({ ...claim, ...placesOf(claim) })
    signatures.push(of.signature)
  }
  return { claims, signature: signatures.join('\n') }
}

/** What the marks of a document name and set, in order: for who wants nothing of what nobody has tagged, which takes longest to read. */
export function collectTagged(document: Document, targets: TargetCache, untagged: boolean): readonly Tagged[] {
  const { list, toc } = document
  const indexes = list.runs.flatMap((run, number) =>
    document.markedIn(run).map(index => (list.firsts[number] ?? 0) + index),
  )
  const marked = indexes.filter(index => !toc.has(index))
  const found = untagged ? targets.inBlocks(document, marked) : undefined
  return marked.flatMap(index => {
    const at = document.startOf(index)
    const facts = document.facts(index)
    const source = document.list.block(index)?.source ?? ''
    const tagged = marksWith(facts, found?.get(index) ?? nothing).map(({ mark, around }): Tagged => {
      const reading = readUndated(document, { source, facts }, mark, around)
      const indicator = itemsOf(reading)[0]?.indicator?.text
      return { kind: kindOf(mark), id: mark.id, indicator, reading, start: at + mark.start, end: at + mark.end }
    })
    return inOrder(tagged)
  })
}

/**
 * The claims of each run of a document's blocks: the same objects as in the version before where a block says what it said, with
 * their places brought up to date. Without `untagged` only marks count: laws, statistics and glossaries set no targets.
 */
export function collectRunClaims(document: Document, targets: TargetCache, untagged: boolean): readonly RunClaims[] {
  const { list, toc } = document
  const context = JSON.stringify(contextOf(document))
  const found = untagged ? targets.inRuns(document) : undefined
  const columns: Columns = [list.runs, document.contentsByRun, found ?? list.runs]
  const all = mapRuns(ALL, document.lineage, [context, untagged], columns, number => {
    const run = list.runs[number]
    const first = list.firsts[number] ?? 0
    const { blocks = [] } = found?.[number] ?? {}
    const marked = run ? document.markedIn(run) : []
    if (!run || (blocks.length === 0 && marked.length === 0)) return NO_RUN
    // Targets have been read with the context; marks are read here.
    const inputs = [found?.[number], marked.length > 0 ? context : '', untagged, document.contentsByRun[number]]
    return keepSome(RUNS, run, inputs, () => {
      const base: Base = { at: 0 }
      const foundIn = new Map(blocks.map(({ index, targets }) => [index, targets]))
      const isMarked = new Set(marked)
      const indexes = [...new Set([...foundIn.keys(), ...marked])].sort((a, b) => a - b)
      const claims = indexes.flatMap(index => {
        const block = run.blocks[index]
        if (!block || toc.has(first + index)) return []
        const inBlock = foundIn.get(index) ?? NOTHING
        const of = keep(CLAIMS, block, [inBlock, isMarked.has(index) ? context : '', untagged], () =>
          readBlock(document, block, inBlock, untagged),
        )
        return of.claims.length > 0 ? [{ index, of }] : []
      })
      return { claims: claims.length > 0 ? claims : NO_CLAIMS, base }
    })
  })
  // What comes, or comes back, stands in its own run again.
  const { now, head } = trimmed(LAST.get(document.lineage) ?? [], all)
  LAST.set(document.lineage, all)
  for (const [number, { claims, base }] of now.entries()) {
    for (const { index, of } of claims) {
      of.place.base = base
      of.place.inRun = list.runs[head + number]?.starts[index] ?? 0
      for (const claim of of.claims) claim.settle()
    }
  }
  return all.map(({ claims, base }, number) => {
    if (claims.length > 0) base.at = list.offsets[number] ?? 0
    return claims
  })
}

function readBlock(document: Document, block: Block, found: readonly FoundTarget[], untagged: boolean): PlacedClaims {
  const all = collectInBlock(document, { source: block.source, facts: document.factsOf(block) }, found)
  const own = untagged ? all : all.filter(({ id }) => id !== undefined)
  const place = new PlaceInRun()
  return { place, claims: own.map(claim => new PlacedClaim(claim, place)), signature: own.map(signatureOf).join('\n') }
}

function placesOf({ start, end, from, to }: Claim): Pick<Claim, 'start' | 'end' | 'from' | 'to'> {
  return { start, end, from, to }
}

/** Offsets from a block's start, and where that is. */
interface Spot {
  inBlock: Pick<Claim, 'start' | 'end' | 'from' | 'to'>
  place: Place
}

/** A claim whose offsets are those of its block as it stands now. */
class PlacedClaim implements Claim {
  readonly kind: Claim['kind']
  readonly id: string | undefined
  readonly indicator: string | undefined
  readonly nameKey: string
  readonly isChange: boolean
  readonly reading: TargetReading
  readonly isRedefined: boolean
  readonly isRow: boolean
  readonly sentence: string
  /** Where it stands in its own block. */
  readonly #own: Readonly<Spot>
  #spot: Spot

  /** `claim` counts from its block's start. */
  constructor(claim: Claim, place: Place) {
    this.kind = claim.kind
    this.id = claim.id
    this.indicator = claim.indicator
    this.nameKey = claim.nameKey
    this.isChange = claim.isChange
    this.reading = claim.reading
    this.isRedefined = claim.isRedefined
    this.isRow = claim.isRow
    this.sentence = claim.sentence
    this.#own = { inBlock: placesOf(claim), place }
    this.#spot = { ...this.#own }
  }

  /** From here on it stands where `other` does, and where that moves to: both share one spot. */
  follow(other: PlacedClaim): void {
    this.#spot.inBlock = other.#spot.inBlock
    this.#spot.place = other.#spot.place
    other.#spot = this.#spot
  }

  /** Its block is in the document: it stands there, though it followed others while the block was not. */
  settle(): void {
    const { inBlock, place } = this.#own
    if (this.#spot.place !== place || this.#spot.inBlock !== inBlock) this.#spot = { inBlock, place }
  }

  get start(): number {
    return this.#spot.place.at + this.#spot.inBlock.start
  }

  get end(): number {
    return this.#spot.place.at + this.#spot.inBlock.end
  }

  get from(): number {
    return this.#spot.place.at + this.#spot.inBlock.from
  }

  get to(): number {
    return this.#spot.place.at + this.#spot.inBlock.to
  }
}

/**
 * Has claims stand where those stand that say the same in their place: findings elsewhere still name the old ones. False where
 * that cannot be: those of closed documents do not move.
 */
export function followClaims(old: readonly Claim[], now: readonly Claim[]): boolean {
  return (
    old.length === now.length &&
    old.every((claim, index) => {
      const other = now[index]
      if (claim instanceof PlacedClaim && other instanceof PlacedClaim) claim.follow(other)
      else return claim.start === other?.start && claim.end === other.end && !(other instanceof PlacedClaim)
      return true
    })
  )
}

function marksIn({ marks }: BlockFacts): readonly Mark[] {
  return marks.filter(({ kind, id }) => (kind === 'target' || kind === 'outcome') && id !== '')
}

/** The marks of a block, each with what gives the targets that it may mean; `found` gives those of the block. */
function marksWith(facts: BlockFacts, found: () => readonly FoundTarget[]) {
  let sorted: readonly FoundTarget[] | undefined
  return marksIn(facts).map(mark => ({
    mark,
    around: (): readonly FoundTarget[] => {
      sorted ??= [...found()].sort((a, b) => a.start - b.start)
      return overlapping(sorted, mark)
    },
  }))
}

function kindOf({ kind }: Mark): Claim['kind'] {
  return kind === 'outcome' ? 'outcome' : 'target'
}

/** What each of the marks of a block claims; `found` gives the targets of the block to those that look for theirs. */
function readMarks(document: Document, block: ReadBlock, found: () => readonly FoundTarget[]): Claim[] {
  return marksWith(block.facts, found).map(({ mark, around }) => {
    const { reading, leaf, isRow, isChange, row } = readMark(document, block, mark, around)
    const indicator = itemsOf(reading)[0]?.indicator?.text
    return {
      start: mark.start,
      end: mark.end,
      kind: kindOf(mark),
      id: mark.id,
      indicator,
      nameKey: nameKeyOf(indicator),
      isChange,
      reading,
      isRedefined: mark.attributes.values.get('definition')?.value === 'changed',
      isRow,
      ...(row ? { sentence: cut(row.text), from: row.start, to: row.end } : sentenceIn(leaf, mark)),
    }
  })
}

function collectInBlock(document: Document, block: ReadBlock, found: readonly FoundTarget[]): Claim[] {
  const marks = marksIn(block.facts)
  const claims = readMarks(document, block, () => found)
  for (const target of found) {
    if (overlapping(marks, target).some(mark => isHeldBy(target, mark))) continue
    const { leaf, reading, isRow, isChange, text } = target
    const place = isRow
      ? { sentence: cut(text), from: target.row?.start ?? target.start, to: target.row?.end ?? target.end }
      : sentenceIn(leaf, target, reading)
    for (const item of itemsOf(reading)) {
      const indicator = item.indicator?.text
      claims.push({
        start: target.start,
        end: target.end,
        kind: 'target',
        id: undefined,
        indicator,
        nameKey: nameKeyOf(indicator),
        isChange,
        reading: item,
        isRedefined: false,
        isRow,
        ...place,
      })
    }
  }
  return inOrder(claims)
}

function inOrder<T extends Range>(claims: readonly T[]): T[] {
  return [...claims].sort((a, b) => a.start - b.start)
}

/** Those of `spans`, which stand in order and hardly overlap each other, that share a character with `range`. */
function overlapping<T extends Range>(spans: readonly T[], { start, end }: Range): T[] {
  let low = countBefore(spans, span => span.start < start)
  // What begins before may reach in; a row holds the targets in its cells.
  for (let back = 0; low > 0 && back < 8; back++) low--
  const found: T[] = []
  for (let at = low; at < spans.length; at++) {
    const span = spans[at]
    if (!span || span.start >= end) break
    if (span.end > start) found.push(span)
  }
  return found
}

/** 能耗和碳排放分别降低13.5%、18% are two targets, where as many names as values are listed. */
function itemsOf(reading: TargetReading): TargetReading[] {
  const { items, ...first } = reading
  if (!items || items.some(({ indicator }) => indicator === undefined)) return [reading]
  return items.map(({ indicator = '', start, end, ...values }) => {
    const { high: _, baseline, ...shared } = first
    return {
      ...shared,
      ...values,
      // A list has one baseline for its first value only.
      ...(start === first.quantity.start && baseline ? { baseline } : {}),
      quantity: { start, end },
      indicator: { start, end: start, text: indicator },
    }
  })
}

function nameKeyOf(indicator: string | undefined): string {
  return indicator === undefined ? '' : indicatorName(indicator).key
}

function sentenceIn(
  leaf: Leaf | undefined,
  { start, end }: Range,
  inText?: Range,
): { readonly sentence: string; readonly from: number; readonly to: number } {
  if (!leaf) return { sentence: '', from: start, to: end }
  const [from, to] = inText ? [inText.start, inText.end] : rangeInText(leaf, start, end)
  const around = sentenceAround(leaf.text, from, to)
  const lead = leaf.text.slice(around.start, around.end).search(/\S/)
  const first = around.start + Math.max(0, lead)
  return {
    sentence: cut(leaf.text.slice(first, around.end)),
    from: Math.min(start, placeOf(leaf, first)),
    to: Math.max(end, placeOf(leaf, Math.max(first, around.end - 1)) + 1),
  }
}

function rangeInText(leaf: Leaf, start: number, end: number): [number, number] {
  return [toText(leaf, start) ?? 0, toText(leaf, end) ?? leaf.text.length]
}

function placeOf(leaf: Leaf, at: number): number {
  return toSource(leaf, at, at + 1)[0]
}

/** The longest sentence that is kept; texts that lost their full stops are one sentence. */
const LONGEST = 400

function cut(sentence: string): string {
  const words = sentence.replaceAll(OBJECT, '').replace(/\s+/g, ' ').trim()
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
}

function signatureOf({ kind, id, nameKey, isChange, isRedefined, reading }: Claim): string {
  const { value, high, scale, unit, modifier, direction, per, cumulative, deadline, baseline, kind: binding } = reading
  const from = baseline && [baseline.value, baseline.scale, baseline.unit, baseline.year]
  return JSON.stringify([
    kind,
    id,
    nameKey,
    isChange,
    isRedefined,
    value,
    high,
    scale,
    unit,
    modifier,
    direction,
    per,
    cumulative,
    deadline,
    from,
    binding,
  ])
}
