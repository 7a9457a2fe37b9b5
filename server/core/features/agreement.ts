// Two annotators' copies of one text: where they agree on targets and codes, and where they do not.

import type { TargetCache } from '../index/targets.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import type { Mark } from '../syntax/mark.ts'
import { type Leaf, toSource, toText } from '../syntax/prose.ts'
import { diffSequences } from '../text/sequence-diff.ts'
import { type Judged, type Measures, measureAgreement } from './agreement-measure.ts'

/** What two copies say of the paragraphs that they have in common. */
export interface Agreement {
  readonly scales: readonly Scale[]
  readonly disagreements: readonly Disagreement[]
  /** Paragraphs, headings and cells of each copy, and how many of them both have, word by word: only these are compared. */
  readonly parts: { readonly a: number; readonly b: number; readonly common: number }
}

/**
 * One question that both answered for each unit. `targets`: a number is a target, an outcome or neither, asked of all that either
 * tagged and of all that reads like a target. `ids`: which one, where both tagged it alike. `codes`: whether a paragraph has a
 * note of a code, for all codes together; `code`: for one of them.
 */
export interface Scale extends Measures {
  readonly what: 'targets' | 'ids' | 'codes' | 'code'
  readonly code: string | undefined
}

/** What one copy says and the other does not; `a` and `b` are what they say, undefined for nothing. */
export interface Disagreement {
  readonly what: 'targets' | 'ids' | 'codes'
  readonly text: string
  readonly a: string | undefined
  readonly b: string | undefined
  readonly inA: Range
  readonly inB: Range
}

/** Compares the marks of two documents; what a mark is found by are the words, not where they stand in the file. */
export function* workOutAgreement(a: Document, b: Document, targets: TargetCache): Generator<undefined, Agreement> {
  const [partsOfA, partsOfB] = [collectParts(a, targets), collectParts(b, targets)]
  yield
  const numbers = new Map<string, number>()
  const numberOf = ({ leaf }: Part): number => {
    const number = numbers.get(leaf.text) ?? numbers.size
    numbers.set(leaf.text, number)
    return number
  }
  const common: (readonly [Part, Part])[] = []
  for (const run of yield* diffSequences(partsOfA.map(numberOf), partsOfB.map(numberOf)))
    for (let i = 0; i < run.length; i++) {
      const [one, other] = [partsOfA[run.a + i], partsOfB[run.b + i]]
      if (one && other) common.push([one, other])
    }
  yield
  const onTargets = judgeTargets(common)
  const onCodes = judgeCodes(common)
  return {
    scales: [
      { what: 'targets', code: undefined, ...measureAgreement(onTargets.kinds) },
      { what: 'ids', code: undefined, ...measureAgreement(onTargets.ids) },
      ...onCodes.scales,
    ],
    disagreements: [...onTargets.disagreements, ...onCodes.disagreements].sort(
      (x, y) => x.inA.start - y.inA.start || x.inA.end - y.inA.end,
    ),
    parts: { a: partsOfA.length, b: partsOfB.length, common: common.length },
  }
}

/** A leaf with what is marked in it; offsets count in its text. */
interface Part {
  readonly leaf: Leaf
  readonly at: number
  readonly marks: readonly (Range & { readonly mark: Mark })[]
  /** What reads like a target, whoever tagged it. */
  readonly numbers: readonly Range[]
}

function collectParts(document: Document, cache: TargetCache): Part[] {
  const found = new Map<Leaf, Range[]>()
  cache.visit(document, (_, targets) => {
    for (const { leaf, start, end } of targets) {
      const range = rangeIn(leaf, start, end)
      const list = found.get(leaf)
      if (!range) continue
      if (list) list.push(range)
      else found.set(leaf, [range])
    }
  })
  return document.blocks.flatMap((block, index) => {
    if (block.isFrontMatter) return []
    const { leaves, marks } = document.facts(index)
    return leaves.flatMap((leaf): Part[] => {
      if (leaf.text.trim() === '') return []
      const within = marks.flatMap(mark => {
        const range = rangeIn(leaf, mark.textStart, mark.textEnd)
        return range ? [{ ...range, mark }] : []
      })
      return [{ leaf, at: document.startOf(index), marks: within, numbers: found.get(leaf) ?? [] }]
    })
  })
}

function rangeIn(leaf: Leaf, start: number, end: number): Range | undefined {
  const [from, to] = [toText(leaf, start), toText(leaf, end)]
  return from === undefined || to === undefined || start < leaf.start || end > leaf.end
    ? undefined
    : { start: from, end: Math.max(from, to) }
}

const NOTHING = ''

function judgeTargets(common: readonly (readonly [Part, Part])[]): {
  readonly kinds: Judged[]
  readonly ids: Judged[]
  readonly disagreements: Disagreement[]
} {
  const [kinds, ids, disagreements]: [Judged[], Judged[], Disagreement[]] = [[], [], []]
  for (const [a, b] of common) {
    const [inA, inB] = [a.marks.filter(isTarget), b.marks.filter(isTarget)]
    for (const unit of merge([...inA, ...inB, ...a.numbers])) {
      const [one, other] = [inA, inB].map(marks => marks.find(mark => touches(mark, unit))?.mark)
      kinds.push([one?.kind ?? NOTHING, other?.kind ?? NOTHING])
      const isAlike = one?.kind === other?.kind
      if (one && other && isAlike) ids.push([one.id, other.id])
      if (isAlike && one?.id === other?.id) continue
      const what = isAlike ? 'ids' : 'targets'
      disagreements.push({ what, a: nameOf(one), b: nameOf(other), ...placesOf(a, b, unit) })
    }
  }
  return { kinds, ids, disagreements }
}

function isTarget({ mark }: { readonly mark: Mark }): boolean {
  return mark.kind === 'target' || mark.kind === 'outcome'
}

function nameOf(mark: Mark | undefined): string | undefined {
  return mark && `${mark.kind}:${mark.id}`
}

/** Ranges that touch become one: what either took for a unit. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

function touches(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end
}

function judgeCodes(common: readonly (readonly [Part, Part])[]): {
  readonly scales: Scale[]
  readonly disagreements: Disagreement[]
} {
  const codesIn = ({ marks }: Part): Set<string> =>
    new Set(marks.flatMap(({ mark }) => (mark.kind === 'note' && mark.id !== '' ? [mark.id] : [])))
  const coded = common.map(([a, b]) => [codesIn(a), codesIn(b)] as const)
  const codes = [...new Set(coded.flatMap(([a, b]) => [...a, ...b]))].sort()
  const judge = (code: string): Judged[] =>
    coded.map(([a, b]) => [a.has(code) ? code : NOTHING, b.has(code) ? code : NOTHING])
  const disagreements = common.flatMap(([a, b], i): Disagreement[] => {
    const [inA = NO_CODES, inB = NO_CODES] = coded[i] ?? []
    return [...new Set([...inA, ...inB])].flatMap((code): Disagreement[] => {
      if (inA.has(code) && inB.has(code)) return []
      const marked = (inA.has(code) ? a : b).marks.find(({ mark }) => mark.kind === 'note' && mark.id === code)
      const unit = marked ?? { start: 0, end: a.leaf.text.length }
      const say = (has: boolean): string | undefined => (has ? `note:${code}` : undefined)
      return [{ what: 'codes', a: say(inA.has(code)), b: say(inB.has(code)), ...placesOf(a, b, unit) }]
    })
  })
  const pooled = codes.flatMap(code =>
    judge(code).map(([a, b]): Judged => [a === '' ? NOTHING : 'coded', b === '' ? NOTHING : 'coded']),
  )
  return {
    scales:
      codes.length === 0
        ? []
        : [
            { what: 'codes', code: undefined, ...measureAgreement(pooled) },
            ...codes.map((code): Scale => ({ what: 'code', code, ...measureAgreement(judge(code)) })),
          ],
    disagreements,
  }
}

const NO_CODES: ReadonlySet<string> = new Set()

function placesOf(a: Part, b: Part, { start, end }: Range): Pick<Disagreement, 'text' | 'inA' | 'inB'> {
  const place = ({ leaf, at }: Part): Range => {
    const [from, to] = toSource(leaf, start, end)
    return { start: at + from, end: at + to }
  }
  return { text: a.leaf.text.slice(start, end), inA: place(a), inB: place(b) }
}
