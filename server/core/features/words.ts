// The dictionary's words under the cursor, with what they mean.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { toSource, toText } from '../syntax/prose.ts'
import type { Dictionary, DictionaryEntry, DictionaryWord } from '../text/dictionary.ts'
import { foldKey } from '../text/fold.ts'
import { type GlossPart, parseGloss, referenceOf, type WordReference } from '../text/gloss.ts'
import type { LoadPinyin } from '../text/pinyin.ts'
import { toToneMarks } from '../text/pinyin-style.ts'
import { hasHan, isHan } from '../text/script.ts'
import { wordBoundaries } from '../text/segment.ts'

/** Words that contain the cursor, the longest first. */
export interface WordsPart {
  readonly kind: 'words'
  readonly words: readonly Word[]
  /** Words beyond the limit. */
  readonly more: number
}

export interface Word {
  /** Offsets into the document. */
  readonly range: Range
  /** As it stands there, markup left out. */
  readonly written: string
  readonly readings: readonly Reading[]
  /** Readings beyond the limit. */
  readonly more: number
}

/** One pronunciation of a word, with its meanings. */
export interface Reading {
  readonly simplified: string
  readonly traditional: string
  /** Syllables with tone numbers. */
  readonly pinyin: string
  readonly senses: readonly WordSense[]
  /** Senses beyond the limit. */
  readonly more: number
}

export interface WordSense {
  readonly parts: readonly GlossPart[]
  /** What the word means that this sense only refers to; empty where it says for itself what it means. */
  readonly meaning: readonly (readonly GlossPart[])[]
}

/** What is explained besides, above the words. */
export interface Above {
  /** What a glossary, a plan or a mark explains: words must lie inside it or hold all of it. */
  readonly ranges: readonly Range[]
  /** Wordings that need no further explanation. */
  readonly known: readonly string[]
  /** Names of plans: the number in them is no word, 三五 in 《“十三五”规划》 least of all. */
  readonly names: readonly Range[]
}

/** How many words are shown, alone and below something else. */
const MOST_WORDS = 4
const MOST_WORDS_BELOW = 2

/** How many readings of a word and senses of a reading are shown: of the longest word, and of whatever is a mere addition. */
const FULL = { readings: 4, senses: 8 }
const BRIEF = { readings: 2, senses: 3 }

/** Senses that are shown of a word which another refers to. */
const MOST_MEANINGS = 3

/** How many references are followed one after the other. */
const MOST_STEPS = 2

/** Whether the dictionary may have a word at `offset`: each has Chinese characters, with nothing but letters, digits and spaces between. */
export function mayFindWords(document: Document, offset: number): boolean {
  const index = document.blockAt(offset)
  return document.facts(index).leaves.some(leaf => {
    const place = toText(leaf, offset - document.startOf(index))
    return place !== undefined && (touchesHan(leaf.text, place - 1, -1) || touchesHan(leaf.text, place, 1))
  })
}

function touchesHan(text: string, from: number, step: 1 | -1): boolean {
  let at = from
  for (let most = MOST_BETWEEN; most > 0 && BETWEEN.test(text.charAt(at)); most--) at += step
  // A character may be a pair, of which `at` is the nearer half.
  const isPair = /[\ud800-\udfff]/.test(text.charAt(at))
  return hasHan(isPair ? text.slice(Math.min(at, at + step), Math.max(at, at + step) + 1) : text.charAt(at))
}

const MOST_BETWEEN = 40
/** What words have beside Chinese characters (卡拉 OK, Ｔ恤, PM2.5), and what is not seen. */
const BETWEEN = /[A-Za-z0-9\uff10-\uff5a.+\s\u200b-\u200f\u2060\ufeff\u00ad-]/

/**
 * The words at `offset`; undefined where the dictionary has none, or none that is not explained already. Below something
 * else single characters are left out where they are part of a word.
 */
export async function findWords(
  document: Document,
  offset: number,
  dictionary: Dictionary,
  pinyin: LoadPinyin,
  above?: Above,
): Promise<WordsPart | undefined> {
  const all = collectWords(document, offset, dictionary)
  const news = above ? all.filter(found => isNews(found, above, all)) : all
  // Beside something else only what a reader takes for a word: no 民生 in 人民生活.
  const clean = news.filter(found => found.isClean)
  const found = above ? clean : news
  if (found.length === 0) return undefined
  const words: Word[] = []
  for (const { range, written, word, run } of found.slice(0, above ? MOST_WORDS_BELOW : MOST_WORDS)) {
    const most = above || words.length > 0 ? BRIEF : FULL
    const entries = withoutVariants(await sortByContext(word.entries, run, pinyin))
    const readings = entries.slice(0, most.readings).map(entry => {
      // Measure words are grammar: who reads a plan looks for meanings.
      const senses = entry.senses.filter(sense => !sense.startsWith('CL:'))
      return {
        simplified: entry.simplified,
        traditional: entry.traditional,
        pinyin: entry.pinyin,
        senses: senses.slice(0, most.senses).map(sense => explainSense(sense, entry, dictionary)),
        more: Math.max(0, senses.length - most.senses),
      }
    })
    words.push({ range, written, readings, more: entries.length - readings.length })
  }
  return { kind: 'words', words, more: found.length - words.length }
}

interface Found {
  readonly range: Range
  readonly word: DictionaryWord
  /** The words as they stand, markup left out. */
  readonly written: string
  readonly run: HanRun
  /** It cuts no other word, as far as a dictionary can tell. */
  readonly isClean: boolean
}

/** Entries that are a mere variant of the same word say nothing beside it: 泛 (氾), 泛 (汎). */
function withoutVariants(entries: readonly DictionaryEntry[]): readonly DictionaryEntry[] {
  const own = entries.filter(({ simplified, senses }) => {
    const [first] = parseGloss(senses[0] ?? '').filter(part => typeof part === 'object')
    const refers = first && 'simplified' in first ? first.simplified : undefined
    return refers !== simplified || !senses.every(sense => /^(?:old |erhua )?variant of /.test(sense))
  })
  return own.length > 0 ? own : entries
}

function collectWords(document: Document, offset: number, dictionary: Dictionary): Found[] {
  const index = document.blockAt(offset)
  const at = document.startOf(index)
  const { leaves, marks } = document.facts(index)
  const inside = offset - at
  // On the address of a mark it is the mark that is meant.
  const mark = marks.find(mark => mark.start <= inside && inside <= mark.end)
  if (mark && (inside < mark.textStart || mark.textEnd < inside)) return []
  const found: Found[] = []
  for (const leaf of leaves) {
    const place = toText(leaf, inside)
    if (place === undefined) continue
    const isWord = wordTester(leaf.text, place, dictionary)
    for (const word of dictionary.wordsAt(leaf.text, place)) {
      const [start, end] = toSource(leaf, word.start, word.end)
      // Behind a link the text goes on, but the cursor may stand on the link's address.
      if (inside < start || end < inside) continue
      const written = leaf.text.slice(word.start, word.end)
      const range = { start: at + start, end: at + end }
      found.push({ range, word, written, run: runAround(leaf.text, word), isClean: isWord(word) })
    }
    // Of words of one length the cleaner first: 教育 before 受教 in 受教育.
    found.sort((a, b) => b.written.length - a.written.length || Number(b.isClean) - Number(a.isClean))
    if (found.length > 0) break
  }
  return found
}

function isNews({ range, written }: Found, { ranges, known, names }: Above, all: readonly Found[]): boolean {
  if ([...written].length === 1 && all.length > 1) return false
  const key = foldKey(written)
  if (known.some(wording => foldKey(wording) === key)) return false
  if (NUMBER.test(written) && names.some(name => isInside(range, name))) return false
  return ranges.every(other => isInside(range, other) || isInside(other, range))
}

const NUMBER = /^[第〇零一二三四五六七八九十两个個年]+$/

function isInside(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Han characters without a gap, and where the word stands among them. */
interface HanRun {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** How many characters on each side of a word say how it is read. */
const CONTEXT = 8

/** Says of words around `place` whether they are whole words, or pieces of one. */
function wordTester(text: string, place: number, dictionary: Dictionary): (word: DictionaryWord) => boolean {
  const { text: run, start } = runAround(text, { start: place, end: place, entries: [] })
  const from = place - start
  const words: DictionaryWord[] = []
  for (let at = from; at < from + run.length; at++) {
    for (const word of dictionary.wordsAt(text, at)) if (word.start === at) words.push(word)
  }
  const inRun = words.map(word => ({ start: word.start - from, end: word.end - from }))
  const boundaries = wordBoundaries(
    run,
    inRun.filter(word => word.end <= run.length),
  )
  return ({ start: first, end }) => {
    if (boundaries.has(first - from) && boundaries.has(end - from)) return true
    // 中国 inside 发展中国家 is a word of it, 民生 across 人民 and 生活 is none.
    for (let at = first - from + 1; at < end - from; at++) if (boundaries.has(at)) return false
    return true
  }
}

function runAround(text: string, { start, end }: DictionaryWord): HanRun {
  let [from, to] = [start, end]
  while (from > 0 && start - from < CONTEXT && isHan(text.charCodeAt(from - 1))) from--
  while (to < text.length && to - end < CONTEXT && isHan(text.charCodeAt(to))) to++
  return { text: text.slice(from, to), start: start - from, end: end - from }
}

/** The entries, those first that are read as the word is read where it stands: 行 in 银行 and in 行动. */
async function sortByContext(
  entries: readonly DictionaryEntry[],
  { text, start, end }: HanRun,
  pinyin: LoadPinyin,
): Promise<readonly DictionaryEntry[]> {
  if (new Set(entries.map(entry => entry.pinyin.toLowerCase())).size < 2) return entries
  const syllables = (await pinyin())(text).split(' ')
  // With anything but a syllable for each character there is no telling whose is whose.
  if (syllables.length !== text.length) return entries
  const spoken = syllables.slice(start, end).join(' ')
  const other = (entry: DictionaryEntry): number => (toToneMarks(entry.pinyin).toLowerCase() === spoken ? 0 : 1)
  return [...entries].sort((a, b) => other(a) - other(b))
}

function explainSense(sense: string, entry: DictionaryEntry, dictionary: Dictionary): WordSense {
  const parts = parseGloss(sense)
  const reference = referenceOf(parts)
  return { parts, meaning: reference ? findMeaning(reference, dictionary, [entry], MOST_STEPS) : [] }
}

/** What a word means that others refer to; where it refers on, what that one means. Loops lead to nothing. */
function findMeaning(
  reference: WordReference,
  dictionary: Dictionary,
  seen: readonly DictionaryEntry[],
  steps: number,
): GlossPart[][] {
  const target = getTarget(reference, dictionary)
  if (!target || seen.some(entry => isSame(entry, target))) return []
  const senses = target.senses.map(parseGloss)
  const own = senses.filter(parts => referenceOf(parts) === undefined)
  if (own.length > 0) return own.slice(0, MOST_MEANINGS)
  if (steps <= 1) return []
  for (const parts of senses) {
    const next = referenceOf(parts)
    const meaning = next ? findMeaning(next, dictionary, [...seen, target], steps - 1) : []
    if (meaning.length > 0) return meaning
  }
  return []
}

/** The entry with the pinyin that the reference gives, capitals apart, else the best of the form. */
function getTarget(reference: WordReference, dictionary: Dictionary): DictionaryEntry | undefined {
  const entries = dictionary.find(reference.simplified)
  const forms = entries.filter(entry => entry.traditional === reference.traditional)
  const among = forms.length > 0 ? forms : entries
  const spoken = reference.pinyin
  return (
    among.find(entry => entry.pinyin === spoken) ??
    among.find(entry => entry.pinyin.toLowerCase() === spoken?.toLowerCase()) ??
    among[0]
  )
}

function isSame(a: DictionaryEntry, b: DictionaryEntry): boolean {
  return a.simplified === b.simplified && a.traditional === b.traditional && a.pinyin === b.pinyin
}
