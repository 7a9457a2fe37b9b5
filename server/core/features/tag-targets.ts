// Tags targets: the marks for the untagged ones of a document or section, each with an id and what its words leave unsaid.

import type { Corpus } from '../index/corpus.ts'
import { readMark } from '../index/mark-reading.ts'
import { contextOf } from '../index/reading-context.ts'
import { type FoundTarget, placeTarget } from '../index/targets.ts'
import type { Document } from '../model/document.ts'
import type { UntaggedTarget } from '../model/finding.ts'
import type { Range } from '../model/meta.ts'
import { findTargets } from '../reading/target.ts'
import type { TargetReading } from '../reading/target-reading.ts'
import { encodeAddress } from '../syntax/address.ts'
import type { Mark } from '../syntax/mark.ts'
import { type Leaf, toSource } from '../syntax/prose.ts'
import type { Pinyin } from '../text/pinyin.ts'
import { findUntaggedTargets } from './findings/untagged-target.ts'
import { type LinkSpan, type PlacedLinks, placeLinks } from './link.ts'
import { findOutcomeYear } from './outcome-year.ts'
import { collectKnownIds, proposeIds } from './proposed-id.ts'
import { titleOf } from './target-title.ts'

/** A mark that an untagged target can get. */
export interface TargetTag {
  readonly finding: UntaggedTarget
  readonly id: string
  /** The words that become a link, in the document. */
  readonly words: Range
  /** What follows `](`: scheme, id and, where the words alone say less than was read, a title. */
  readonly address: string
  /** The title of it; '' where it needs none. */
  readonly title: string
}

/** The marks for `findings`, in their order; undefined for those where no link can stand. */
export function tagTargets(...given: Parameters<typeof tagTargetsInSteps>): (TargetTag | undefined)[] {
  const work = tagTargetsInSteps(...given)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** The same for long work: it may be interrupted after each block. `achieved` are what findings of an outcome were read from. */
export function* tagTargetsInSteps(
  corpus: Corpus,
  document: Document,
  findings: readonly UntaggedTarget[],
  pinyin: Pinyin,
  kind: 'target' | 'outcome' = 'target',
  achieved: ReadonlyMap<number, readonly FoundTarget[]> = new Map(),
): Generator<void, (TargetTag | undefined)[]> {
  if (findings.length === 0) return []
  // Those that are not asked for are named, too: an id must not depend on which is tagged first.
  const phrases = findUntaggedTargets(corpus.targets, document).map(phraseOf)
  yield
  const known = collectKnownIds(corpus)
  yield
  const ids = yield* proposeIds([...phrases, ...findings.map(phraseOf)], known, pinyin)
  const byBlock = new Map<number, UntaggedTarget[]>()
  for (const finding of findings) {
    const index = document.blockAt(finding.start)
    const some = byBlock.get(index)
    if (some) some.push(finding)
    else byBlock.set(index, [finding])
  }
  const targets = new Map<number, readonly FoundTarget[]>()
  corpus.targets.visit(document, (index, found) => {
    if (byBlock.has(index)) targets.set(index, found)
  })
  const tags = new Map<UntaggedTarget, TargetTag>()
  for (const [index, some] of byBlock) {
    const found = [...(targets.get(index) ?? []), ...(achieved.get(index) ?? [])]
    for (const tag of tagBlock(document, index, some, found, ids, kind)) tags.set(tag.finding, tag)
    yield
  }
  return findings.map(finding => tags.get(finding))
}

function phraseOf({ indicator, text }: UntaggedTarget): string {
  return indicator ?? text
}

function tagBlock(
  document: Document,
  index: number,
  findings: readonly UntaggedTarget[],
  targets: readonly FoundTarget[],
  ids: ReadonlyMap<string, string>,
  kind: 'target' | 'outcome',
): TargetTag[] {
  const at = document.startOf(index)
  const byStart = new Map(targets.map(target => [at + target.start, target]))
  const found = findings.map(finding => byStart.get(finding.start))
  const placed = placeLinks(
    document,
    index,
    findings.map((finding, i) => spanOf(finding, found[i], at)),
  )
  const read = createReader(document, placed)
  const leaf = new Map(document.facts(index).leaves.map((leaf, i) => [leaf, i]))
  return findings.flatMap((finding, i): TargetTag[] => {
    const words = placed.links[i]
    const id = ids.get(phraseOf(finding))
    if (!words || id === undefined) return []
    const target = found[i]
    const mark = read.markAt(placed.starts[i])
    const said = target && mark ? read.reading({ ...mark, kind }, leaf.get(target.leaf)) : undefined
    const year = kind === 'outcome' && target ? findOutcomeYear(document, finding, target) : undefined
    const title = target && said ? titleOf(target, said, kind, year) : ''
    const address = `${kind}:${encodeAddress(id)}${title === '' ? '' : ` "${title}"`}`
    return [{ finding, id, words, address, title }]
  })
}

/** Where a link goes, and what it must hold: the value. */
function spanOf(finding: UntaggedTarget, target: FoundTarget | undefined, at: number): LinkSpan {
  const span = finding.mark ?? finding
  if (!target || target.isRow) return span
  const { leaf, reading } = target
  const [start, end] = toSource(leaf, reading.quantity.start, reading.quantity.end)
  return { start: span.start, end: span.end, core: { start: at + start, end: at + end } }
}

/** Reads the marks of a tagged block as they will be read; the targets of a leaf are looked for once. */
function createReader(document: Document, { source, facts }: PlacedLinks) {
  const marks = new Map(facts.marks.map(mark => [mark.start, mark]))
  const byLeaf = new Map<number, readonly FoundTarget[]>()
  let budget = MOST_READ
  return {
    markAt: (start: number | undefined): Mark | undefined => (start === undefined ? undefined : marks.get(start)),
    reading: (mark: Mark, index: number | undefined): TargetReading | undefined => {
      const leaf = facts.leaves[index ?? -1]
      if (index === undefined || !leaf) return undefined
      budget -= leaf.text.length
      if (budget < 0) return undefined
      let found = byLeaf.get(index)
      if (!found) byLeaf.set(index, (found = findIn(document, leaf)))
      return readMark(document, { source, facts }, mark, () => found).reading
    },
  }
}

/**
 * To read a mark takes its whole paragraph. Where that is as long as a document and holds thousands of targets, the later
 * ones go without a title, as nearly all do: the words around a mark count when it is read.
 */
const MOST_READ = 20_000_000

function findIn(document: Document, leaf: Leaf): FoundTarget[] {
  if (leaf.kind === 'cell') return []
  return findTargets(leaf.text, { ...contextOf(document), aspirational: true }).map(reading =>
    placeTarget(leaf, reading),
  )
}
