// What became of the targets of one document in another: carried over, changed, new, dropped.

import type { Claim } from '../../index/claims.ts'
import type { Corpus } from '../../index/corpus.ts'
import type { Symbols } from '../../index/symbols.ts'
import { amountOf, comparisonKey, isSameAmount } from '../claim-value.ts'
import { isSaidOfMany } from '../ledger.ts'
import { baselineText, valueText } from '../target-facts.ts'
import type { PieceChange, TargetChange, TargetRef } from './changes.ts'
import type { PlacesOfPieces } from './places.ts'

/** What is known of two documents beside their targets. */
export interface Texts {
  /** Which pieces belong together: joins what the names of indicators do not. */
  readonly places: PlacesOfPieces
  /** Words such as 左右 and 以上 are only compared within one language. */
  readonly isOneLanguage: boolean
}

/** Where one indicator has more targets than this that wait for a partner, only the first of them are looked at. */
const MOST = 40

/**
 * The changes of all targets, in the order of the document after, what was dropped behind. What a text says in a sentence and again in a
 * table is one target. Two targets are of one indicator where the ledger says so; of several those pair that measure the same and are due alike.
 */
export function* compareTargets(
  corpus: Corpus,
  beforeUri: string,
  afterUri: string,
  texts: Texts,
): Generator<undefined, TargetChange[]> {
  const { claims } = corpus
  const ends = endsOf(corpus.symbols(beforeUri), corpus.symbols(afterUri))
  const read = (uri: string, end: number | undefined): Item[] =>
    mergeRepeated(
      claims
        .in(uri)
        .filter(({ kind }) => kind === 'target')
        .map(claim => ({
          claim,
          isEnglish: corpus.symbols(uri)?.language === 'en',
          key: claims.keyOf(claim),
          due: dueOf(claim, end),
          again: [],
          partner: undefined,
        })),
      end,
    )
  const [before, after] = [read(beforeUri, ends[0]), read(afterUri, ends[1])]
  yield
  const byKey = new Map<string, Item[]>()
  for (const item of before) {
    if (item.key === undefined) continue
    const some = byKey.get(item.key)
    if (some) some.push(item)
    else byKey.set(item.key, [item])
  }
  // The surest pairs first: what measures the same and is due alike, then what merely is of one indicator.
  for (const isSure of [true, false]) {
    let steps = 0
    for (const item of after) {
      if (item.partner || item.key === undefined) continue
      let best: { readonly item: Item; readonly score: number } | undefined
      for (const other of firstFree(byKey.get(item.key) ?? [])) {
        const score = affinity(other, item, texts)
        if (score >= (isSure ? 4 : 1) && score > (best?.score ?? 0)) best = { item: other, score }
      }
      if (best) {
        item.partner = best.item
        best.item.partner = item
      }
      if (++steps % 50 === 0) yield
    }
  }
  if (!texts.isOneLanguage) pairByPlace(before, after, texts.places)
  yield
  const changes: TargetChange[] = []
  for (const item of after) changes.push(describe(corpus, item.partner, item, texts))
  for (const item of before) if (!item.partner) changes.push(describe(corpus, item, undefined, texts))
  return changes
}

/**
 * What two languages call otherwise, and no glossary knows: in paragraphs that are each other's translation the same amounts belong together,
 * then, in their order, those of one dimension.
 */
function pairByPlace(before: readonly Item[], after: readonly Item[], places: PlacesOfPieces): void {
  const waiting = new Map<PieceChange, Item[]>()
  for (const item of before) {
    const place = item.partner ? undefined : places.before(item.claim.start)
    const some = place && waiting.get(place)
    if (some) some.push(item)
    else if (place) waiting.set(place, [item])
  }
  for (const isSure of [true, false]) {
    for (const item of after) {
      const place = item.partner ? undefined : places.after(item.claim.start)
      const amount = amountOf(item.claim.reading)
      if (!place || !amount) continue
      const other = waiting
        .get(place)
        ?.slice(0, MOST)
        .find(({ claim, partner }) => {
          const said = amountOf(claim.reading)
          return !partner && said?.dimension === amount.dimension && (!isSure || isSameAmount(said, amount))
        })
      if (!other) continue
      item.partner = other
      other.partner = item
    }
  }
}

/** Those without a partner, in order; what has one is taken off the head for good. */
function firstFree(items: Item[]): Item[] {
  if (items[0]?.partner)
    items.splice(
      0,
      Math.max(
        1,
        items.slice(0, MOST).findIndex(({ partner }) => !partner),
      ),
    )
  return items.slice(0, MOST).filter(({ partner }) => !partner)
}

/** The first of those that say one value of one indicator for one year, with the others behind it. */
function mergeRepeated(items: readonly Item[], end: number | undefined): Item[] {
  const byMatter = new Map<string, Item[]>()
  return items.filter(item => {
    const { claim, key } = item
    const amount = amountOf(claim.reading)
    if (key === undefined || amount === undefined) return true
    const matter = `${key}\t${claim.reading.deadline?.year ?? end}\t${comparisonKey(claim)}`
    const some = byMatter.get(matter) ?? []
    byMatter.set(matter, some)
    const same = some.slice(0, MOST).find(other => isSameAmount(amountOf(other.claim.reading) ?? amount, amount))
    if (same) same.again.push(claim)
    else some.push(item)
    return !same
  })
}

interface Item {
  readonly claim: Claim
  /** Claims of the same document that say the same. */
  readonly again: Claim[]
  readonly isEnglish: boolean
  readonly key: string | undefined
  /** Years before the end of its document, as {@link endsOf} says; undefined where it has no deadline or no end. */
  readonly due: number | undefined
  partner: Item | undefined
}

/** What deadlines move on with: the last years of two plans, else the years of two documents such as yearly reports. */
function endsOf(
  before: Symbols | undefined,
  after: Symbols | undefined,
): readonly [before: number | undefined, after: number | undefined] {
  const [one, other] = [before?.period?.to, after?.period?.to]
  if (one !== undefined && other !== undefined) return [one, other]
  const [from, to] = [before?.date?.text.slice(0, 4), after?.date?.text.slice(0, 4)]
  return from === undefined || to === undefined ? [undefined, undefined] : [Number(from), Number(to)]
}

function dueOf({ reading }: Claim, end: number | undefined): number | undefined {
  return end === undefined || !reading.deadline ? undefined : end - reading.deadline.year
}

/** The same year, or one that moved on with the document; what has no deadline is due when the document ends. */
function isDueAlike(before: Item, after: Item): boolean {
  const [one, other] = [before.claim.reading.deadline?.year, after.claim.reading.deadline?.year]
  if (one === other) return true
  const [early, late] = [one === undefined ? 0 : before.due, other === undefined ? 0 : after.due]
  return early !== undefined && early === late
}

/** How well two targets of one indicator go together; below 1 they do not. */
function affinity(before: Item, after: Item, { places }: Texts): number {
  const [one, other] = [before.claim, after.claim]
  const place = places.before(one.start)
  const isPlaced = place !== undefined && place === places.after(other.start)
  // 覆盖率 or 投资 alone is said of many things: where both stand must say that it is of one.
  if (one.id === undefined && other.id === undefined && before.key?.startsWith('~')) {
    if ((isSaidOfMany(one) || isSaidOfMany(other)) && !isPlaced) return 0
  }
  const [keyA, keyB] = [comparisonKey(one), comparisonKey(other)]
  const isComparable = keyA !== undefined && keyA === keyB
  // A level and its change are two statements.
  if (keyA !== undefined && keyB !== undefined && !isComparable) return isPlaced ? 1 : 0
  const amounts = [amountOf(one.reading), amountOf(other.reading)] as const
  const isSame = amounts[0] !== undefined && amounts[1] !== undefined && isSameAmount(amounts[0], amounts[1])
  return (
    (isComparable ? 3 : 1) +
    (isDueAlike(before, after) ? 2 : 0) +
    (isPlaced ? 1 : 0) +
    (isSame ? 0.5 : 0) +
    (one.isRow === other.isRow ? 0.25 : 0)
  )
}

function describe(
  corpus: Corpus,
  before: Item | undefined,
  after: Item | undefined,
  { isOneLanguage }: Texts,
): TargetChange {
  const item = after ?? before
  const term = item?.key === undefined || item.key.startsWith('~') ? undefined : corpus.entries(item.key)[0]?.term
  const differs: TargetChange['differs'][number][] = []
  if (before && after) {
    if (!isSameValue(before.claim, after.claim, isOneLanguage)) differs.push('value')
    if (!isDueAlike(before, after)) differs.push('deadline')
    const [one, other] = [kindOf(before), kindOf(after)]
    if (one !== undefined && other !== undefined && one !== other) differs.push('kind')
  }
  return {
    fate: !before ? 'added' : !after ? 'dropped' : differs.length > 0 ? 'changed' : 'carried',
    key: item?.key,
    indicator:
      (item?.isEnglish ? term?.en[0]?.text : undefined) ??
      term?.headword ??
      after?.claim.indicator ??
      before?.claim.indicator ??
      '',
    before: before && refOf(before),
    after: after && refOf(after),
    differs,
  }
}

function isSameValue(a: Claim, b: Claim, isOneLanguage: boolean): boolean {
  const [one, other] = [amountOf(a.reading), amountOf(b.reading)]
  // What is said in words can be compared only with words of the same language.
  if (!one || !other) return !one && !other && (!isOneLanguage || a.reading.words === b.reading.words)
  // 年吞吐量 says the rate in its name, and *an annual throughput of … a year* twice.
  const isComparable = isOneLanguage ? comparisonKey(a) === comparisonKey(b) : one.dimension === other.dimension
  return isComparable && isSameAmount(one, other) && (!isOneLanguage || a.reading.modifier === b.reading.modifier)
}

/** A value below zero says itself which way. */
function changeOf({ reading, isChange }: Claim): TargetRef['change'] {
  if (!isChange || reading.value === undefined || reading.value < 0) return undefined
  return reading.direction === 'raise' ? 'up' : reading.direction === 'lower' ? 'down' : 'either'
}

/** Binding or expected, wherever the text says so. */
function kindOf({ claim, again }: Item): Claim['reading']['kind'] {
  return claim.reading.kind ?? again.find(({ reading }) => reading.kind !== undefined)?.reading.kind
}

function refOf(item: Item): TargetRef {
  const { claim, again } = item
  const { start, end, from, to, sentence, reading } = claim
  const based = [claim, ...again].find(one => one.reading.baseline?.value !== undefined) ?? claim
  return {
    start,
    end,
    value: valueText(reading),
    change: changeOf(claim),
    baseline: baselineText(based.reading),
    deadline: reading.deadline?.year,
    kind: kindOf(item),
    sentence,
    from,
    to,
  }
}
