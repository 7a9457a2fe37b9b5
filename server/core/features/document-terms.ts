// The terms that one document uses: how often, where first, by count, place or name, found by whatever is typed for them.

import type { Corpus, Entry } from '../index/corpus.ts'
import type { Mention } from '../index/terms/mentions.ts'
import type { Document } from '../model/document.ts'
import type { Term } from '../model/term.ts'
import { foldKey } from '../text/fold.ts'
import { type LetterKey, matchLetters, toLetters, toPinyinKey, toWordKey } from '../text/letter-key.ts'
import type { Pinyin } from '../text/pinyin.ts'
import { hasHan } from '../text/script.ts'

/** A term with its count in a document, wordings of both languages together. */
export interface UsedTerm {
  readonly entry: Entry
  /** All mentions, and those of them that lie inside a longer term. */
  readonly total: number
  readonly inner: number
  /** The offset of the first one. */
  readonly first: number
  /** What an English text calls it: its words where it stands first in English; undefined in a Chinese text, and where it has no English words of it. */
  readonly english: string | undefined
}

export type TermOrder = 'count' | 'place' | 'name'

/** What a document uses, with what the figures rest on. */
export interface UsedTerms {
  readonly terms: readonly UsedTerm[]
  /** How many there are without the filter. */
  readonly all: number
  /** Readable characters without white space. */
  readonly characters: number
  /** A table of contents was left out. */
  readonly hasContents: boolean
}

/**
 * The terms of a document in an order, those alone that fit `filter` (Chinese in any script, pinyin or its initials, English, an
 * id). What is counted is kept by runs: this costs as much as there are terms in these.
 */
export function* collectUsedTerms(
  corpus: Corpus,
  document: Document,
  order: TermOrder,
  filter: string,
  pinyin: Pinyin,
): Generator<undefined, UsedTerms> {
  const counts = corpus.counts(document.uri)
  if (!counts) return { terms: [], all: 0, characters: 0, hasContents: false }
  const isEnglish = corpus.symbols(document.uri)?.language === 'en'
  const byId = new Map<string, { total: number; inner: number; first: number; firstEnglish?: number }>()
  for (const [key, { total, inner, first }] of counts.bySense) {
    if (!key.startsWith('zh:') && !key.startsWith('en:')) continue
    const id = key.slice(3)
    const known = byId.get(id)
    const count = known ?? { total, inner, first }
    if (!known) byId.set(id, count)
    else {
      count.total += total
      count.inner += inner
      count.first = Math.min(count.first, first)
    }
    if (isEnglish && key.startsWith('en:')) count.firstEnglish = first
  }
  yield
  const query = toQuery(filter)
  const terms: UsedTerm[] = []
  let [all, steps] = [0, 0]
  for (const [id, count] of byId) {
    if (++steps % STEP === 0) yield
    const [entry] = corpus.entries(id)
    // A mark that names no entry says so as a finding.
    if (!entry) continue
    all++
    if (query !== undefined && !fits(keysOf(entry.term, pinyin), query)) continue
    const { firstEnglish, ...rest } = count
    const english = firstEnglish === undefined ? undefined : wordsAt(corpus, document, firstEnglish, `en:${id}`)
    terms.push({ entry, ...rest, english })
  }
  const nameOf = ({ entry, english }: UsedTerm): string =>
    english === undefined ? keysOf(entry.term, pinyin).name : foldKey(english)
  const names = order === 'name' ? new Map(terms.map(used => [used, nameOf(used)])) : undefined
  yield
  terms.sort((a, b) => {
    if (order === 'count' && a.total !== b.total) return b.total - a.total
    const [one, other] = [names?.get(a) ?? '', names?.get(b) ?? '']
    return one === other ? a.first - b.first : one < other ? -1 : 1
  })
  return { terms, all, characters: counts.characters, hasContents: counts.hasContents }
}

const STEP = 64

/** The words of a term that stands at an offset, by itself or inside of a longer one. */
function wordsAt(corpus: Corpus, document: Document, offset: number, key: string): string | undefined {
  const index = document.blockAt(offset)
  const block = document.blocks[index]
  if (!block) return undefined
  const at = offset - document.startOf(index)
  const find = (mentions: readonly Mention[]): string | undefined => {
    for (const { start, senses, text, inner } of mentions) {
      if (start > at) return undefined
      const found = start === at && senses.some(sense => sense.key === key) ? text : find(inner)
      if (found !== undefined) return found
    }
    return undefined
  }
  return find(corpus.mentions.of(document, block))
}

interface Query {
  readonly folded: string
  /** Letters alone; empty where it has Chinese characters. */
  readonly letters: string
}

function toQuery(filter: string): Query | undefined {
  const folded = foldKey(filter)
  return folded === '' ? undefined : { folded, letters: hasHan(filter) ? '' : toLetters(filter) }
}

/** By what a term is found and sorted. */
interface Keys {
  /** All wordings, a line each. */
  readonly folded: string
  readonly letters: readonly LetterKey[]
  /** The letters of its headword's pinyin, or of the headword: what an alphabet sorts by. */
  readonly name: string
}

/** Kept with the entry. */
const KEYS = new WeakMap<Term, Keys>()

function keysOf(term: Term, pinyin: Pinyin): Keys {
  const known = KEYS.get(term)
  if (known) return known
  const wordings = [term.headword, ...term.aka.map(value => value.text), ...term.en.map(value => value.text)]
  const letters = wordings.map((text, index) =>
    hasHan(text) ? toPinyinKey((index === 0 && term.pinyin) || pinyin(text)) : toWordKey(text),
  )
  const keys: Keys = {
    folded: [...wordings, term.id].map(foldKey).join('\n'),
    letters,
    name: `${letters[0]?.parts.join(' ') ?? ''}\n${foldKey(term.headword)}`,
  }
  KEYS.set(term, keys)
  return keys
}

function fits(keys: Keys, { folded, letters }: Query): boolean {
  if (keys.folded.includes(folded)) return true
  if (letters === '') return false
  return keys.letters.some(key => {
    const fit = matchLetters(key, letters)
    return fit !== undefined && fit !== 'loose'
  })
}
