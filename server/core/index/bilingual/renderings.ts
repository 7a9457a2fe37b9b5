// Finds how official texts render a wording: known renderings are counted, others are found by what goes with the wording.

import { splitEnglishWords } from '../../text/english-words.ts'
import { hasHan } from '../../text/script.ts'
import { findPhrase, holds, LEAST, otherOf, spread } from './associated-phrase.ts'
import type { Parallel } from './parallel.ts'
import type { Side, UnitPlace } from './parallel-file.ts'
import { BREAK } from './token-stream.ts'

/** One rendering with the units that have it. */
export interface Rendering {
  /** As the texts write it most often. */
  readonly text: string
  /** True for a rendering that was given, false for one that was found. */
  readonly isKnown: boolean
  readonly units: readonly UnitPlace[]
  /** How well it goes with the wording, above 0 to 1 (the measure of Dice): 1 for one that was given. */
  readonly strength: number
  /** By year, the earliest first; the units of undated texts come last, with an undefined year. */
  readonly byYear: readonly { readonly year: number | undefined; readonly count: number }[]
}

/** How a wording is rendered. */
export interface Renderings {
  /** The language of the wording; the renderings are in the other. */
  readonly side: Side
  /** The units that hold the wording: the basis of all counts. */
  readonly units: readonly UnitPlace[]
  /** In how many files they stand, and how many files there are. */
  readonly files: number
  readonly ofFiles: number
  /** The most frequent first, known ones before others. */
  readonly renderings: readonly Rendering[]
  /** The units for which no rendering was found. */
  readonly unexplained: readonly UnitPlace[]
}

/**
 * The renderings of a term in the other language. `wordings` are the term's in one language (those in the other are left
 * out, the first decides), `known` the renderings that are looked for first. Undefined where no unit has the term.
 */
export function findRenderings(
  parallel: Parallel,
  wordings: readonly string[],
  known: readonly string[] = [],
): Renderings | undefined {
  const side = sideOf(wordings[0])
  const own = wordings.filter(wording => sideOf(wording) === side)
  const key = JSON.stringify([own, known])
  return parallel.remember(`renderings ${key}`, () => find(parallel, side, own, known))
}

/** The rendering that most units of a wording have, of so many; undefined where none is significant. The others are not looked for. */
export function bestRendering(
  parallel: Parallel,
  wording: string,
): (Pick<Rendering, 'text' | 'strength'> & { readonly units: number; readonly ofUnits: number }) | undefined {
  const { units, best } = findFirst(parallel, sideOf(wording), [wording])
  return best && { text: best.text, strength: best.strength, units: best.units.length, ofUnits: units.length }
}

function sideOf(wording = ''): Side {
  return hasHan(wording) ? 'zh' : 'en'
}

/** How many renderings are looked for that nobody named. */
const MOST_FOUND = 5

function find(
  parallel: Parallel,
  side: Side,
  wordings: readonly string[],
  known: readonly string[],
): Renderings | undefined {
  const first = known.length === 0 ? findFirst(parallel, side, wordings) : undefined
  const units = first?.units ?? unitsOf(parallel, wordings, side)
  if (units.length === 0) return undefined
  const renderings = countKnown(parallel, units, otherOf(side), known)
  const explained = new Set(renderings.flatMap(rendering => rendering.units))
  let rest = units.filter(unit => !explained.has(unit))
  const enough = Math.max(LEAST, units.length * 0.08)
  for (let i = 0; i < MOST_FOUND && rest.length >= enough; i++) {
    const found = first && i === 0 ? first.best : findNext(parallel, rest, side, wordings)
    if (!found) break
    renderings.push(found)
    const gone = new Set(found.units)
    rest = rest.filter(unit => !gone.has(unit))
  }
  return {
    side,
    units,
    files: new Set(units.map(({ file }) => file)).size,
    ofFiles: parallel.files.length,
    renderings,
    unexplained: rest,
  }
}

/** The units of wordings of which no rendering is known, and the first that is found. */
function findFirst(
  parallel: Parallel,
  side: Side,
  wordings: readonly string[],
): { readonly units: readonly UnitPlace[]; readonly best: Rendering | undefined } {
  return parallel.remember(`first ${JSON.stringify(wordings)}`, () => {
    const units = unitsOf(parallel, wordings, side)
    return { units, best: units.length < LEAST ? undefined : findNext(parallel, units, side, wordings) }
  })
}

/** The rendering that goes best with `units`, which hold one of the wordings. */
function findNext(
  parallel: Parallel,
  units: readonly UnitPlace[],
  side: Side,
  wordings: readonly string[],
): Rendering | undefined {
  const other = otherOf(side)
  const own = wordings.map(wording => parallel.tokensOf(wording, side) ?? [])
  const phrase = findPhrase(parallel, units, other, own)
  if (!phrase) return undefined
  const { tokens, score: strength } = phrase
  const having = units.filter(({ file, unit }) => file.streams[other].has(unit, tokens))
  const text = writtenMostly(having, other, tokens)
  return { text, isKnown: false, strength, units: having, byYear: countYears(having) }
}

/** The units that hold one of the wordings, the oldest first, each once. */
function unitsOf(parallel: Parallel, wordings: readonly string[], side: Side): UnitPlace[] {
  const unitsWith = (wording: string): UnitPlace[] => parallel.unitsWith(parallel.tokensOf(wording, side) ?? [], side)
  if (wordings.length === 1) return unitsWith(wordings[0] ?? '')
  const units = [...new Set(wordings.flatMap(unitsWith))]
  const order = new Map(parallel.files.map((file, i) => [file, i]))
  return units.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.unit - b.unit)
}

function countKnown(
  parallel: Parallel,
  units: readonly UnitPlace[],
  side: Side,
  known: readonly string[],
): Rendering[] {
  const patterns = new Map<string, { text: string; tokens: readonly number[] }>()
  for (const text of known) {
    const bare = text.replace(/[(（][^()（）]{0,200}[)）]/g, ' ').trim()
    const tokens = parallel.tokensOf(bare, side)
    if (tokens && tokens.length > 0 && !patterns.has(tokens.join())) patterns.set(tokens.join(), { text: bare, tokens })
  }
  // The longest first: a unit that has “supply-side structural reform” does not count for “structural reform”.
  const ordered = [...patterns.values()].sort((a, b) => b.tokens.length - a.tokens.length)
  const counted: { text: string; tokens: readonly number[]; units: UnitPlace[] }[] = []
  for (const pattern of ordered) {
    const longer = counted.filter(({ tokens }) => holds(tokens, pattern.tokens)).map(one => new Set(one.units))
    const having = units.filter(
      place => !longer.some(set => set.has(place)) && place.file.streams[side].has(place.unit, pattern.tokens),
    )
    counted.push({ ...pattern, units: having })
  }
  return counted
    .filter(({ units }) => units.length > 0)
    .sort((a, b) => b.units.length - a.units.length)
    .map(({ text, units }) => ({ text, isKnown: true, strength: 1, units, byYear: countYears(units) }))
}

/** How the units write a sequence of tokens most often; of equals the shortest. */
function writtenMostly(units: readonly UnitPlace[], side: Side, tokens: readonly number[]): string {
  if (side === 'zh') return String.fromCharCode(...tokens)
  const counts = new Map<string, number>()
  for (const { file, unit } of spread(units, 40)) {
    const { tokens: all, starts } = file.streams.en
    const place = file.streams.en.placeIn(unit, tokens)
    if (place < 0) continue
    // Behind a full stop or the like a break stands between two words.
    let before = 0
    for (let at = starts[unit] ?? 0; at < place; at++) if (all[at] !== BREAK) before++
    const text = file.text(unit, 'en')
    const words = splitEnglishWords(text, before + tokens.length)
    const written = text.slice(words[before]?.start, words[before + tokens.length - 1]?.end)
    counts.set(written, (counts.get(written) ?? 0) + 1)
  }
  return leastCapital(counts)
}

/** The most frequent form; one that only begins with a capital because it begins a sentence is counted with the other. */
function leastCapital(counts: ReadonlyMap<string, number>): string {
  const merged = new Map<string, number>()
  for (const [written, count] of counts) {
    const lower = written.toLowerCase()
    const initial = written.slice(0, 1).toLowerCase() + written.slice(1)
    const form = counts.has(lower) ? lower : counts.has(initial) ? initial : written
    merged.set(form, (merged.get(form) ?? 0) + count)
  }
  const [best] = [...merged].sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1))
  return best?.[0] ?? ''
}

function countYears(units: readonly UnitPlace[]): { year: number | undefined; count: number }[] {
  const counts = new Map<number | undefined, number>()
  for (const { file } of units) counts.set(file.year?.year, (counts.get(file.year?.year) ?? 0) + 1)
  return [...counts].map(([year, count]) => ({ year, count })).sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999))
}
