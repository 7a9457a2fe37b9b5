// Ranks the recurring phrases that the glossary lacks by how telling they are.

import type { Corpus } from '../index/corpus.ts'
import { isPhrase } from '../index/phrases/phrase-length.ts'
import { PhrasePool, type PooledPhrase } from '../index/phrases/phrase-pool.ts'
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
  readonly found: PooledPhrase
  readonly ids: readonly number[]
  /** How often it stands inside a longer candidate. */
  covered: number
}

/** A passage longer than this is copied text: it covers what stands in it, but is not listed, tokens. */
const LONGEST = 24
/** From how many standard deviations above the rest on a document counts as a peak. */
const PEAK = 3

/**
 * The phrases of the corpus, or of the document at `uri`, that no entry has, the most telling first. The score grows with
 * the documents that share a phrase, with its length and with how unevenly it is spread over them; a phrase that mostly
 * stands inside a longer one counts for little (after the C-value of Frantzi, Ananiadou and Mima 2000). Words that only
 * join others are taken off its ends. `pool` keeps what was found for the next question. Yields between slices of work.
 */
export function* rankPhrases(
  corpus: Corpus,
  uri: string | undefined,
  most: number,
  pool = new PhrasePool(corpus.phrases),
): Generator<undefined, RecurringPhrase[]> {
  const { vocabulary } = corpus.phrases
  const { phrases, uris } = yield* pool.collect(uri)
  const within = uri === undefined ? -1 : uris.indexOf(uri)
  const candidates = new Map<string, Candidate>()
  let steps = 0
  for (const found of phrases) {
    if (++steps % 500 === 0) yield
    const ids = trimPhrase([...found.ids], vocabulary)
    if (!isPhrase(ids, 0, ids.length, vocabulary)) continue
    const key = keyOf(ids)
    // What remains of “的…” stands by itself, too, where it has other neighbours: then with all of its places.
    if ((candidates.get(key)?.found.total ?? 0) < found.total) candidates.set(key, { found, ids, covered: 0 })
  }
  yield
  cover(candidates)
  yield
  const characters = uris.map(one => corpus.counts(one)?.characters ?? 0)
  const all = characters.reduce((sum, count) => sum + count, 0)
  const ranked: { candidate: Candidate; text: string; peak: string | undefined; score: number }[] = []
  for (const candidate of candidates.values()) {
    if (++steps % 500 === 0) yield
    const { found, ids, covered } = candidate
    const text = vocabulary.textOf(ids)
    if (ids.length > LONGEST || isFigures(text) || isKnown(corpus, text)) continue
    const { deviation, document } = findPeak(found, uris, characters, all)
    const independence = (found.total - covered) / found.total
    const score = found.weight * (0.1 + independence) * (1 + Math.log2(1 + Math.max(0, deviation)))
    ranked.push({ candidate, text, peak: deviation >= PEAK ? document : undefined, score })
  }
  ranked.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
  return ranked.slice(0, most).map(({ candidate: { found, ids }, text, peak, score }) => ({
    text,
    ids,
    total: found.total,
    here: found.counts[found.documents.indexOf(within)] ?? 0,
    documents: found.documents.length,
    byDocument: new Map(Array.from(found.documents, (document, i) => [uris[document] ?? '', found.counts[i] ?? 0])),
    peak,
    score,
  }))
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

/** The document in which a phrase stands out most, in standard deviations of a Poisson count; `all` characters together. */
function findPeak(
  { documents, counts, total }: PooledPhrase,
  uris: readonly string[],
  characters: readonly number[],
  all: number,
): { deviation: number; document: string } {
  let best = { deviation: 0, document: '' }
  documents.forEach((index, i) => {
    const expected = (total * (characters[index] ?? 0)) / Math.max(1, all)
    const deviation = ((counts[i] ?? 0) - expected) / Math.sqrt(expected + 1)
    const document = uris[index] ?? ''
    if (deviation > best.deviation || (deviation === best.deviation && document < best.document))
      best = { deviation, document }
  })
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
