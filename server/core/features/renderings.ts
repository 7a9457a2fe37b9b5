// Says how official texts render what stands at an offset or is selected: a term, or the longest phrase that they share.

import { isWeakChinese } from '../index/bilingual/associated-phrase.ts'
import type { Parallel } from '../index/bilingual/parallel.ts'
import { bestRendering, findRenderings, type Renderings } from '../index/bilingual/renderings.ts'
import type { Corpus, Entry } from '../index/corpus.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { toSource, toText } from '../syntax/prose.ts'
import { fold } from '../text/fold.ts'
import { hasHan, isHan } from '../text/script.ts'
import { findEntries, type Located, locate } from './locate.ts'
import { rank } from './rank.ts'

/** The renderings of a wording; `range` is where it stands in the document. */
export interface RenderingsAt {
  readonly range: Range
  /** As it stands in the text, or the headword of its entry. */
  readonly wording: string
  readonly renderings: Renderings
}

/** The renderings of what stands at `offset`; undefined where the parallel texts hold nothing of it. */
export function findRenderingsAt(corpus: Corpus, document: Document, offset: number): RenderingsAt | undefined {
  if (corpus.parallel.size === 0) return undefined
  return renderingsOfLocated(corpus, document, locate(corpus, document, offset), offset)
}

/** The same where it is known already what stands there. The name of a plan is no phrase. */
export function renderingsOfLocated(
  corpus: Corpus,
  document: Document,
  located: readonly Located[],
  offset: number,
): RenderingsAt | undefined {
  if (corpus.parallel.size === 0) return undefined
  for (const one of located) {
    const entries = entriesOf(corpus, one)
    const renderings = entries.length > 0 ? ofEntries(corpus.parallel, entries) : undefined
    if (renderings) return { range: one.range, wording: entries[0]?.term.headword ?? '', renderings }
    if (entries.length > 0 || one.kind === 'plan' || one.kind === 'unresolved') return undefined
  }
  return findPhraseAt(corpus.parallel, document, offset)
}

/** The renderings of selected words, in either language; undefined where no unit holds them. */
export function findRenderingsOf(corpus: Corpus, document: Document, range: Range): RenderingsAt | undefined {
  const wording = document.slice(range.start, Math.min(range.end, range.start + LONGEST_SELECTION)).trim()
  if (wording === '') return findRenderingsAt(corpus, document, range.start)
  const entries = findEntries(corpus, wording)
  const renderings =
    (entries.length > 0 ? ofEntries(corpus.parallel, entries) : undefined) ?? findRenderings(corpus.parallel, [wording])
  return renderings && { range, wording: entries[0]?.term.headword ?? wording, renderings }
}

const LONGEST_SELECTION = 200

function entriesOf(corpus: Corpus, located: Located): readonly Entry[] {
  if (located.kind === 'entry') return located.entries
  if (located.kind !== 'term') return []
  const { senses, text } = located.mention
  return rank(
    senses.flatMap(sense => (sense.kind === 'term' ? corpus.entries(sense.id) : [])),
    text,
  )
}

/** By the Chinese wordings of the best entry; the renderings of all entries count as known. */
function ofEntries(parallel: Parallel, entries: readonly Entry[]): Renderings | undefined {
  const [best] = entries
  if (!best) return undefined
  const all = [best.term.headword, ...best.term.aka.map(value => value.text)]
  const chinese = all.filter(hasHan)
  const english = [...new Set(entries.flatMap(({ term }) => term.en.map(value => value.text)))]
  if (chinese.length > 0) return findRenderings(parallel, chinese, english)
  return findRenderings(parallel, [...all, ...english])
}

/** The longest phrase, folded characters. */
const LONGEST = 12
/** So many phrases around an offset are looked into. */
const MOST_TRIED = 6
/** The window of text around an offset that is read, characters to each side. */
const WINDOW = 40

/**
 * The longest run of Chinese around `offset` that two units or more share and that has a rendering in most of them. Where
 * the rendering belongs to a piece of the run that is still under the cursor, it is that piece: 高质量发展 of 动高质量发展.
 */
function findPhraseAt(parallel: Parallel, document: Document, offset: number): RenderingsAt | undefined {
  const index = document.blockAt(offset)
  if (document.list.block(index)?.isFrontMatter) return undefined
  const at = document.startOf(index)
  const leaf = document.facts(index).leaves.find(leaf => leaf.start <= offset - at && offset - at <= leaf.end)
  const inText = leaf && toText(leaf, offset - at)
  if (!leaf || inText === undefined) return undefined
  const from = Math.max(0, inText - WINDOW)
  const folded = fold(leaf.text.slice(from, inText + WINDOW))
  const run = runAround(folded, inText - from)
  if (!run) return undefined
  const toRange = (start: number, end: number): Range => {
    const [sourceStart, sourceEnd] = toSource(
      leaf,
      from + (folded.at[start] ?? 0),
      from + (folded.at[end - 1] ?? 0) + 1,
    )
    return { start: at + sourceStart, end: at + sourceEnd }
  }
  const runs = sharedRuns(parallel, folded.units, run)
  const wordingOf = ({ start, end }: Piece): string => String.fromCharCode(...folded.units.subarray(start, end))
  for (const piece of runs.slice(0, MOST_TRIED)) {
    const wording = wordingOf(piece)
    const best = bestRendering(parallel, wording)
    if (!best || !isTelling(best)) continue
    const own = bestRendering(parallel, best.text)?.text ?? ''
    const inner = runs.find(
      one =>
        one.end - one.start === own.length &&
        piece.start <= one.start &&
        one.end <= piece.end &&
        wording.indexOf(own) === one.start - piece.start,
    )
    const innerBest = inner && bestRendering(parallel, wordingOf(inner))
    const shown = inner && innerBest && isTelling(innerBest) ? inner : piece
    const renderings = findRenderings(parallel, [wordingOf(shown)])
    return renderings && { range: toRange(shown.start, shown.end), wording: wordingOf(shown), renderings }
  }
  return undefined
}

/** A phrase that nobody listed is shown where its rendering stands in most of its units, and goes with it the better the fewer they are. */
function isTelling({ strength, units, ofUnits }: NonNullable<ReturnType<typeof bestRendering>>): boolean {
  return units * 2 >= ofUnits && strength >= (units < 4 ? 0.5 : 0.3)
}

interface Run {
  readonly start: number
  readonly end: number
  /** The folded character under the cursor. */
  readonly cursor: number
}

/** The folded characters around `offset` that a phrase may hold; undefined where no Chinese stands there. */
function runAround(folded: ReturnType<typeof fold>, offset: number): Run | undefined {
  let cursor = 0
  while (cursor + 1 < folded.length && (folded.at[cursor + 1] ?? 0) <= offset) cursor++
  // Behind the last character of a run the cursor still means it.
  if (!isPhraseUnit(folded.units[cursor]) && (folded.at[cursor] ?? 0) === offset) cursor--
  if (cursor < 0 || !isHan(folded.units[cursor])) return undefined
  let start = cursor
  let end = cursor + 1
  while (start > 0 && isPhraseUnit(folded.units[start - 1])) start--
  while (end < folded.length && isPhraseUnit(folded.units[end])) end++
  return { start, end, cursor }
}

function isPhraseUnit(unit: number | undefined): boolean {
  if (unit === undefined) return false
  return isHan(unit) || unit === 0x3001 || (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122)
}

interface Piece {
  readonly start: number
  readonly end: number
}

/**
 * The pieces of a run that hold its cursor and stand in two units or more, the longest first. Left out is what nearly
 * always is a piece of the same longer one: 立健 of 建立健全.
 */
function sharedRuns(parallel: Parallel, units: Uint16Array, run: Run): Piece[] {
  const first = Math.max(run.start, run.cursor - LONGEST + 1)
  const last = Math.min(run.end, run.cursor + LONGEST)
  const counts = new Map<number, number>()
  const countOf = (start: number, end: number): number => counts.get(start * 256 + end) ?? 0
  for (let start = run.cursor; start >= first; start--) {
    for (let end = Math.max(run.cursor + 1, start + 2); end <= Math.min(last, start + LONGEST + 1); end++) {
      const count = parallel.countUnits(Array.from(units.subarray(start, end)), 'zh')
      if (count < 2) break
      counts.set(start * 256 + end, count)
    }
  }
  const found: Piece[] = []
  for (const [key, count] of counts) {
    const [start, end] = [key >> 8, key & 255]
    const isPiece = Math.max(countOf(start - 1, end), countOf(start, end + 1)) >= count * MOSTLY
    if (end - start <= LONGEST && !isPiece && isEdge(units[start]) && isEdge(units[end - 1])) found.push({ start, end })
  }
  return found.sort((a, b) => b.end - b.start - (a.end - a.start) || b.start - a.start)
}

const MOSTLY = 0.7

function isEdge(unit: number | undefined): boolean {
  return unit !== undefined && unit !== 0x3001 && !isWeakChinese(unit)
}
