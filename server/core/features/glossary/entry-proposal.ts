// Proposes a glossary entry for selected words, or for what stands under the cursor.

import { bestRendering } from '../../index/bilingual/renderings.ts'
import type { Corpus, Entry } from '../../index/corpus.ts'
import type { Document } from '../../model/document.ts'
import type { Place } from '../../model/finding.ts'
import type { Range } from '../../model/meta.ts'
import { toText } from '../../syntax/prose.ts'
import type { Dictionary } from '../../text/dictionary.ts'
import { foldKey } from '../../text/fold.ts'
import type { LoadPinyin } from '../../text/pinyin.ts'
import { hasHan, isHan } from '../../text/script.ts'
import { collectCounterparts, findGlossed } from '../glossed.ts'
import { findEntriesOf } from '../known-rendering.ts'
import type { EntryDraft } from './glossary-entry.ts'

/** A wording in the other language for some words, with how often it is found. */
export interface Rendering {
  readonly text: string
  readonly pinyin: string | undefined
  readonly count: number
}

/** Knows renderings of words, the best first; `[]` where it knows none. Sources can be put one behind the other. */
export type FindRenderings = (words: string) => readonly Rendering[]

/** From how close an association on a rendering of the parallel texts is worth writing down. */
const STRONG = 0.5

/**
 * What is known of some words: first how the corpus itself glosses them, then how official translations render them, and
 * where neither says anything what the dictionary has.
 */
export function knownRenderings(corpus: Corpus, dictionary: Dictionary | undefined): FindRenderings {
  return words => {
    const isChinese = hasHan(words)
    const glossed = collectCounterparts(corpus, { language: isChinese ? 'zh' : 'en', key: foldKey(words) })
    const official = bestRendering(corpus.parallel, words)
    const found: Rendering[] = [...glossed]
    const isNew = (text: string): boolean => found.every(one => foldKey(one.text) !== foldKey(text))
    if (official && official.strength >= STRONG && isNew(official.text))
      found.push({ text: official.text, pinyin: undefined, count: official.units })
    if (found.length > 0 || !isChinese) return found
    return (dictionary?.find(words) ?? []).slice(0, 1).flatMap(({ senses }) => {
      const plain = senses.find(sense => !/[|[\]\u3400-\u9fff]|^(?:see|variant|surname|old variant|abbr)/i.test(sense))
      return plain === undefined ? [] : [{ text: plain, pinyin: undefined, count: 1 }]
    })
  }
}

export interface EntryProposal {
  readonly draft: EntryDraft
  /** The entries that the glossary has for the words already; a draft beside a bundled entry would replace it. */
  readonly entries: readonly Entry[]
}

/** How many renderings a new entry starts with. */
const MOST_RENDERINGS = 4
/** What is longer is no term but a passage, characters. */
const LONGEST = 120
/** A longer run of Chinese under the cursor is a clause: the words have to be selected, characters. */
const LONGEST_RUN = 16

/** The entry that the range proposes; undefined where it holds no words. A range without length means what is there. */
export async function proposeEntry(
  corpus: Corpus,
  document: Document,
  range: Range,
  findRenderings: FindRenderings,
  pinyin: LoadPinyin,
): Promise<EntryProposal | undefined> {
  const wanted = range.end > range.start ? readWords(document, range) : findWords(corpus, document, range.start)
  if (!wanted || wanted.text === '' || wanted.text.length > LONGEST || !/\p{L}/u.test(wanted.text)) return undefined
  const renderings = findRenderings(wanted.text)
  const [best] = renderings
  const isChinese = hasHan(wanted.text)
  // Selected English is the rendering, where its Chinese is known; the Chinese is the term.
  const headword = isChinese ? wanted.text : (best?.text ?? wanted.text)
  const en = isChinese ? renderings.slice(0, MOST_RENDERINGS).map(({ text }) => text) : best ? [wanted.text] : []
  const spoken = best?.pinyin ?? (hasHan(headword) ? (await pinyin())(headword) : undefined)
  const found: Place = { uri: document.uri, start: wanted.start, end: wanted.end }
  return { draft: { headword, en, pinyin: spoken, found }, entries: findEntriesOf(corpus, headword) }
}

interface Words extends Range {
  readonly text: string
}

/** The readable words of a range: markup left out, white space, quotes and punctuation around them, too. */
function readWords(document: Document, { start, end }: Range): Words | undefined {
  const index = document.blockAt(start)
  const at = document.startOf(index)
  const leaf = document.facts(index).leaves.find(leaf => leaf.start <= end - at && start - at <= leaf.end)
  if (!leaf) return undefined
  const from = toText(leaf, Math.max(start - at, leaf.start))
  const to = toText(leaf, Math.min(end - at, leaf.end))
  if (from === undefined || to === undefined) return undefined
  const text = leaf.text
    .slice(from, to)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[“"「『《，。；：、,.;:!?！？\s]+/, '')
    .replace(/(?<![”"」』》，。；：、,.;:])[”"」』》，。；：、,.;:]+$/u, '')
  return {
    text: balance(text, leaf.text.slice(from, to)),
    start: Math.max(start, at + leaf.start),
    end: Math.min(end, at + leaf.end),
  }
}

/** “十四五”规划 keeps its opening quote, whose closing one stands inside. */
function balance(text: string, selected: string): string {
  for (const [open, close] of ['“”', '「」', '《》', '『』']) {
    if (open && close && text.includes(close) && !text.includes(open) && selected.includes(open))
      return `${open}${text}`
  }
  return text
}

/** What the corpus glosses there, else the run of Chinese under the cursor. */
function findWords(corpus: Corpus, document: Document, offset: number): Words | undefined {
  const glossed = findGlossed(corpus, document, offset)
  if (glossed) return { text: glossed.text, ...glossed.range }
  const mention = corpus.mentions.at(document, offset)
  if (mention?.senses.some(sense => sense.kind === 'term'))
    return { text: mention.text, start: mention.start, end: mention.end }
  const { text } = document
  let [start, end] = [offset, offset]
  while (start > 0 && isHan(text.codePointAt(start - 1)) && offset - start <= LONGEST_RUN) start--
  while (end < text.length && isHan(text.codePointAt(end)) && end - offset <= LONGEST_RUN) end++
  return end > start && end - start <= LONGEST_RUN ? { text: text.slice(start, end), start, end } : undefined
}
