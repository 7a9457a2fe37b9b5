// Offers glossary terms in running text, by Chinese, pinyin, initials or English.

import type { Corpus } from '../../index/corpus.ts'
import type { TermHit } from '../../index/terms/term-search.ts'
import type { Document } from '../../model/document.ts'
import { fold, isWord } from '../../text/fold.ts'
import { append } from '../../text/long-list.ts'
import { isHan } from '../../text/script.ts'
import type { Line } from '../field-place.ts'
import { someTerms } from './address.ts'
import { type Completion, MOST, type Search } from './item.ts'
import { orderTerms } from './term-order.ts'

/** How far back a term may begin: UTF-16 units, Chinese characters, words. */
const REACH = 80
const MOST_CHARACTERS = 16
const MOST_WORDS = 6

/**
 * The terms that what stands before the cursor may become. `isAsked` is true where somebody asked for them: otherwise
 * they are offered only for two Chinese characters, or for three letters that spell a term in a Chinese document.
 */
export function completeProse(
  corpus: Corpus,
  document: Document,
  line: Line,
  isAsked: boolean,
  search: Search,
): Completion[] {
  const before = line.text.slice(Math.max(0, line.column - REACH), line.column)
  const cursor = line.start + line.column
  if (/(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.)\S*$/i.test(before)) return []
  const isChinese = corpus.symbols(document.uri)?.language === 'zh'
  const starts = startsOf(before)
  if (starts.length === 0) {
    // Editors suggest by themselves behind letters alone.
    if (/[\p{L}\p{N}]$/u.test(before)) return []
    return someTerms(corpus, document)
      .slice(0, MOST)
      .map(({ entry }) => toCompletion(entry, wordingFor(entry, isChinese), '', '', cursor, cursor))
  }
  const completions: Completion[] = []
  const seen = new Set<string>()
  /** A term that more of the text begins is not offered for less of it. */
  const found = new Set<string>()
  for (const { at, characters, letters } of starts) {
    const typed = before.slice(at)
    const isShort = characters === 0 && letters < 3
    // A single character at the end of others begins too many words.
    if (characters === 1 && letters === 0 && (!isAsked || completions.length > 0)) continue
    if (isShort && (!isAsked || completions.length > 0)) continue
    const hits: TermHit[] = []
    if (isChinese || isAsked || characters > 0) append(hits, search.terms.spelled(corpus, typed))
    const isTelling = isChinese ? letters >= 3 : letters >= 4 || /\s/.test(typed)
    if (characters === 0 && (isTelling || isAsked)) append(hits, search.terms.rendered(corpus, typed, false))
    const fresh = orderTerms(corpus, document.uri, hits, MOST).filter(({ entry }) => !found.has(entry.term.id))
    for (const { entry } of fresh) found.add(entry.term.id)
    for (const hit of fresh) {
      for (const { wording, rest } of wordingsFor(hit, isChinese)) {
        const start = cursor - typed.length - (opens(wording, before, at) ? 1 : 0)
        if (seen.has(wording) || wording === typed) continue
        seen.add(wording)
        const written = before.slice(before.length - (cursor - start))
        completions.push(toCompletion(hit.entry, wording, written, rest, start, cursor))
        if (completions.length >= MOST) return completions
      }
    }
  }
  return completions
}

interface Start {
  readonly at: number
  /** Chinese characters and Latin letters from here to the cursor. */
  readonly characters: number
  readonly letters: number
}

/** Where a term that is being written may begin: at each Chinese character, and at the head of each word; the farthest first. */
function startsOf(before: string): Start[] {
  const starts: Start[] = []
  const { units, at, length } = fold(before)
  let characters = 0
  let letters = 0
  let words = 0
  for (let i = length - 1; i >= 0; i--) {
    const unit = units[i] ?? 0
    const offset = at[i] ?? 0
    const code = before.codePointAt(offset) ?? 0
    if (unit >= 0xdc00 && unit <= 0xdfff) continue
    if (isHan(unit >= 0xd800 && unit <= 0xdbff ? code : unit)) {
      characters++
      starts.push({ at: offset, characters, letters })
    } else if (isWord(unit)) {
      letters++
      if (i > 0 && isWord(units[i - 1] ?? 0)) continue
      words++
      starts.push({ at: offset, characters, letters })
    } else if (i === length - 1 || !/[ '-]/.test(String.fromCharCode(unit))) {
      break
    }
    if (characters >= MOST_CHARACTERS || words >= MOST_WORDS) break
  }
  return starts.reverse()
}

/** True where a wording begins with a quote that is written already. */
function opens(wording: string, before: string, at: number): boolean {
  return /^[“"「『‘]/.test(wording) && before[at - 1] === wording[0]
}

/** What to write for a term: Chinese; in an English document its rendering first, where English was typed. */
function wordingsFor(
  { entry, wording, isChinese, rest: left }: TermHit,
  inChinese: boolean,
): { wording: string; rest: string }[] {
  const rest = left()
  if (isChinese) return [{ wording, rest }]
  const { headword } = entry.term
  return inChinese || wording === headword
    ? [{ wording: headword, rest }]
    : [
        { wording, rest },
        { wording: headword, rest },
      ]
}

function wordingFor(entry: TermHit['entry'], inChinese: boolean): string {
  const english = entry.term.en[0]?.text
  return inChinese || english === undefined ? entry.term.headword : english
}

function toCompletion(
  entry: TermHit['entry'],
  wording: string,
  typed: string,
  rest: string,
  start: number,
  end: number,
): Completion {
  return {
    item: { kind: 'term', entry, isChinese: /\p{Script=Han}/u.test(wording) },
    label: wording,
    edit: { start, end, text: wording },
    filter: typed + rest,
  }
}
