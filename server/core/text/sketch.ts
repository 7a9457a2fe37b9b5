// Small numbers that texts which are the same, or nearly so, have in common: how repetitions are found without comparing all with all.

import { fold } from './fold.ts'
import { isHanUnit } from './letter-counts.ts'

/** What is kept of a text to find its like. */
export interface Sketch {
  /** Texts with the same letters have the same. */
  readonly exact: number
  /** Of two texts that share most of their grams, at least one is nearly surely the same. */
  readonly bands: readonly number[]
}

/** How many units make a gram. */
const GRAM = 4
/**
 * Grams fall into bins by their hash, and each bin keeps the least (one-permutation MinHash: Li, Owen and Zhang 2012); two neighbouring bins make a
 * band. Of two texts that share nine of ten grams, all bands differ once in 1,700 times.
 */
const BINS = 8

/** The letters and digits of a text as readers take them for the same; punctuation, spaces, width and case have no part in it. */
export function lettersOf(text: string): string {
  const { units, length } = fold(text)
  let letters = ''
  for (let i = 0; i < length; i++) {
    const unit = units[i] ?? 0
    if (isLetter(unit)) letters += String.fromCharCode(unit)
  }
  return letters
}

function isLetter(unit: number): boolean {
  if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)
  return isHanUnit(unit) || (unit >= 0xc0 && unit < 0x2000)
}

/** The sketch of letters as {@link lettersOf} gives them. */
export function sketchOf(letters: string): Sketch {
  const least = new Uint32Array(BINS).fill(0xffffffff)
  let whole = 0x811c9dc5
  for (let i = 0; i < letters.length; i++) {
    whole = Math.imul(whole ^ letters.charCodeAt(i), 0x01000193)
    if (i + GRAM > letters.length) continue
    const hash = gramAt(letters, i)
    const bin = hash & (BINS - 1)
    if (hash < (least[bin] ?? 0)) least[bin] = hash
  }
  const bands: number[] = []
  for (let bin = 0; bin < BINS; bin += 2) {
    const mixed = mix(Math.imul(least[bin] ?? 0, 0x9e3779b1) ^ (least[bin + 1] ?? 0))
    // Above 2^32 so that no band is taken for another one, or for the whole.
    bands.push(mixed + (1 + bin / 2) * 0x100000000)
  }
  return { exact: mix(whole ^ letters.length), bands }
}

/** The share of grams that two texts of letters have in common, of all that either has (Jaccard); 0 where one has none. */
export function likeness(a: string, b: string): number {
  const grams = new Set<number>()
  for (let i = 0; i + GRAM <= a.length; i++) grams.add(gramAt(a, i))
  const own = grams.size
  let others = 0
  let shared = 0
  const seen = new Set<number>()
  for (let i = 0; i + GRAM <= b.length; i++) {
    const gram = gramAt(b, i)
    if (seen.has(gram)) continue
    seen.add(gram)
    others++
    if (grams.has(gram)) shared++
  }
  const all = own + others - shared
  return all === 0 ? 0 : shared / all
}

function gramAt(letters: string, at: number): number {
  let hash = 0x811c9dc5
  for (let i = at; i < at + GRAM; i++) hash = Math.imul(hash ^ letters.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** Spreads a hash over all bits (the finaliser of MurmurHash3). */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
