// Ranks the recurring phrases that the glossary lacks by how telling they are.

import type { Corpus } from '../index/corpus.ts'
import { isPhrase } from '../index/phrase-length.ts'
import { type ListedPhrase, listPhrases } from '../index/phrase-list.ts'
import { isFigures, trimPhrase } from './phrase-edges.ts'

/** A phrase that may deserve an entry. */
export interface RecurringPhrase {
  /** As it is compared: simplified characters, lower case, no quotes. */
  readonly text: string
  readonly ids: readonly number[]
  readonly total: number
  /** How often the document has it that was asked about; 0 where the whole corpus was. */
  readonly here: number
  readonly documents: number
  readonly byDocument: ReadonlyMap<string, number>
  /** The document that uses it far more than the others do; undefined where it is spread evenly. */
  readonly peak: string | undefined
  readonly score: number
}

interface Candidate {
  readonly found: ListedPhrase
  readonly ids: readonly number[]
  readonly plain: number
  /** How often it stands inside a longer candidate. */
  covered: number
}

/** How many candidates are compared with each other; more are kept while they are collected. */
const CANDIDATES = 5000
/** A passage longer than this is copied text: it covers what stands in it, but is not listed, tokens. */
const LONGEST = 24
/** From how many standard deviations above the rest on a document counts as a peak. */
const PEAK = 3

/**
 * The phrases of the corpus, or of the document at `uri`, that no entry has, the most telling first. The score grows with
 * the documents that share a phrase, with its length and with how unevenly it is spread over them; a phrase that mostly
 * stands inside a longer one counts for little (after the C-value of Frantzi, Ananiadou and Mima 2000). Words that only
 * join others are taken off its ends. A slice of work ends with `undefined`.
 */
export function* rankPhrases(
  corpus: Corpus,
  uri: string | undefined,
  most: number,
): Generator<undefined, RecurringPhrase[]> {
  const { phrases } = corpus
  const { uris, runs } = yield* phrases.collect()
  const within = uri === undefined ? undefined : uris.indexOf(uri)
  if (within !== undefined && within < 0) return []
  const candidates = new Map<string, Candidate>()
  let least = 0
  let steps = 0
  for (const found of listPhrases(runs, phrases.vocabulary, within)) {
    if (!found || ++steps % 2000 === 0) yield
    if (!found) continue
    const plain = weigh(found, within)
    if (plain < least) continue
    const ids = trimPhrase([...found.ids], phrases.vocabulary)
    if (!isPhrase(ids, 0, ids.length, phrases.vocabulary)) continue
    const key = keyOf(ids)
    // What remains of “的…” stands by itself, too, where it has other neighbours: then with all of its places.
    if ((candidates.get(key)?.found.total ?? 0) < found.total) candidates.set(key, { found, ids, plain, covered: 0 })
    if (candidates.size >= CANDIDATES * 2) least = keepBest(candidates)
  }
  keepBest(candidates)
  yield
  cover(candidates)
  yield
  const characters = uris.map(one => corpus.counts(one)?.characters ?? 0)
  const ranked: RecurringPhrase[] = []
  for (const candidate of candidates.values()) {
    if (++steps % 500 === 0) yield
    const { found, ids, plain, covered } = candidate
    const text = phrases.vocabulary.textOf(ids)
    if (ids.length > LONGEST || isFigures(text) || isKnown(corpus, text)) continue
    const { deviation, document } = findPeak(found, characters)
    const independence = (found.total - covered) / found.total
    ranked.push({
      text,
      ids,
      total: found.total,
      here: within === undefined ? 0 : (found.byDocument.get(within) ?? 0),
      documents: found.byDocument.size,
      byDocument: new Map([...found.byDocument].map(([index, count]) => [uris[index] ?? '', count])),
      peak: deviation >= PEAK ? uris[document] : undefined,
      score: plain * (0.1 + independence) * (1 + Math.log2(1 + Math.max(0, deviation))),
    })
  }
  return ranked.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1)).slice(0, most)
}

/** What the figures alone say: documents, length, and in a document how often that has it. */
function weigh({ ids, byDocument, total }: ListedPhrase, within: number | undefined): number {
  const often = within === undefined ? total / byDocument.size : (byDocument.get(within) ?? 0)
  return Math.log2(1 + byDocument.size) * Math.min(ids.length - 2, 10) * Math.log2(1 + often)
}

/** Leaves the best candidates and gives the least weight among them. */
function keepBest(candidates: Map<string, Candidate>): number {
  const sorted = [...candidates].sort((a, b) => b[1].plain - a[1].plain)
  for (const [key] of sorted.slice(CANDIDATES)) candidates.delete(key)
  return sorted[CANDIDATES - 1]?.[1].plain ?? 0
}

/** Notes for each candidate how often it stands inside a longer one. */
function cover(candidates: ReadonlyMap<string, Candidate>): void {
  for (const [key, { ids, found }] of candidates) {
    // Tokens above 65,535 take two units of a key: cuts are made between tokens.
    const cuts = [0]
    for (const id of ids) cuts.push((cuts.at(-1) ?? 0) + String.fromCodePoint(id).length)
    for (let a = 0; a < ids.length; a++) {
      for (let b = a + 3; b <= ids.length; b++) {
        const inside = b - a < ids.length ? candidates.get(key.slice(cuts[a], cuts[b])) : undefined
        if (inside && inside.covered < found.total) inside.covered = found.total
      }
    }
  }
}

/** The document in which a phrase stands out most, in standard deviations of a Poisson count. */
function findPeak(found: ListedPhrase, characters: readonly number[]): { deviation: number; document: number } {
  const all = characters.reduce((sum, count) => sum + count, 0)
  let best = { deviation: 0, document: -1 }
  for (const [document, count] of found.byDocument) {
    const expected = (found.total * (characters[document] ?? 0)) / Math.max(1, all)
    const deviation = (count - expected) / Math.sqrt(expected + 1)
    if (deviation > best.deviation) best = { deviation, document }
  }
  return best
}

/** An entry has it, in this wording or another. */
function isKnown(corpus: Corpus, text: string): boolean {
  const [match] = corpus.lexicon.match(text)
  return match !== undefined && match.start === 0 && match.end === text.length
}

function keyOf(ids: readonly number[]): string {
  return String.fromCodePoint(...ids)
}
