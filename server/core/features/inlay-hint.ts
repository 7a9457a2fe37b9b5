// Inlay hints: what a term means, shown behind its mention in running text.

import type { Corpus, Entry } from '../index/corpus.ts'
import type { Mention } from '../index/terms/mentions.ts'
import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { TERM_FIELDS } from '../model/term.ts'
import { type Leaf, toText } from '../syntax/prose.ts'
import { foldKey } from '../text/fold.ts'
import type { LoadPinyin, Pinyin } from '../text/pinyin.ts'
import { hasHan } from '../text/script.ts'
import { rank } from './rank.ts'

export interface HintOptions {
  /** `firstInSection`: the first mention of a term under each heading. */
  readonly terms: 'firstInSection' | 'all'
  /** What stands behind a Chinese term. */
  readonly show: 'english' | 'pinyin'
}

export interface InlayHint {
  /** Where the hint stands: behind the mention. */
  readonly offset: number
  readonly text: string
  /** The term's id, and its mention as it is written. */
  readonly id: string
  readonly words: string
}

/** A hint with the readable text that its mention stands in, and where in this text. */
export interface PlacedHint extends InlayHint {
  readonly leaf: Leaf
  readonly textStart: number
  readonly textEnd: number
}

/**
 * The hints in `range`, in order. A Chinese term is followed by English or pinyin, an English one in an English document
 * by its Chinese headword; none where the text says it itself right behind, and none in the headings and fields of a
 * glossary. Only the blocks of the range are read, and those of its section before it.
 */
export async function collectInlayHints(
  corpus: Corpus,
  document: Document,
  range: Range,
  options: HintOptions,
  loadPinyin: LoadPinyin,
): Promise<InlayHint[]> {
  const pinyin = options.show === 'pinyin' ? await loadPinyin() : undefined
  const hints: InlayHint[] = []
  for (const hint of walkInlayHints(corpus, document, range, options.terms, pinyin)) {
    if (hint) hints.push({ offset: hint.offset, text: hint.text, id: hint.id, words: hint.words })
  }
  return hints
}

/** The same hints one by one, and undefined after each block: there whoever asks may pause. With `pinyin` they are pinyin. */
export function* walkInlayHints(
  corpus: Corpus,
  document: Document,
  range: Range,
  terms: HintOptions['terms'],
  pinyin: Pinyin | undefined,
): Generator<PlacedHint | undefined, void> {
  const isEnglish = corpus.symbols(document.uri)?.language === 'en'
  const isFirstOnly = terms === 'firstInSection'
  const from = isFirstOnly ? (document.sectionAt(range.start)?.start ?? 0) : range.start
  const seen = new Set<string>()
  let section = document.sectionAt(from)
  const known = new Map<string, Saying | undefined>()
  const say = (mention: Mention): Saying | undefined => {
    const key = `${mention.senses.map(sense => sense.key).join(' ')} ${mention.text}`
    if (!known.has(key)) known.set(key, findSaying(corpus, mention, pinyin))
    return known.get(key)
  }
  for (let index = document.blockAt(from); index < document.blocks.length; index++) {
    const at = document.startOf(index)
    if (at > range.end) break
    yield undefined
    if (document.toc.has(index)) continue
    let next = 0
    for (const mention of corpus.mentions.inBlock(document, index)) {
      const start = at + mention.start
      const sense = mention.senses.find(sense => sense.kind === 'term')
      if (!sense || start < from || (sense.language === 'en' && !isEnglish)) continue
      if (isFirstOnly) {
        const current = document.sectionAt(start)
        if (current?.start !== section?.start) seen.clear()
        section = current
        if (seen.has(sense.key)) continue
        seen.add(sense.key)
      }
      if (start < range.start || at + mention.end > range.end) continue
      const saying = say(mention)
      if (!saying) continue
      // Mentions come in the order of leaves: a block may have thousands of both.
      const { leaves } = document.facts(index)
      while (next < leaves.length && (leaves[next]?.end ?? 0) < mention.end) next++
      const leaf = leaves[next]
      if (!leaf || leaf.start > mention.start || (document.meta.kind === 'glossary' && isEntryFrame(leaf))) continue
      const hint = hintFor(leaf, mention, saying, pinyin !== undefined)
      if (hint) yield { ...hint, offset: at + hint.offset, text: saying.text, id: sense.id, words: mention.text, leaf }
    }
  }
}

/** Longer hints are cut: they would push the sentence apart. */
const LONGEST = 60

/** What is said of a wording, wherever it stands. */
interface Saying {
  readonly text: string
  readonly isChinese: boolean
  /** The folded wordings in the other language: where one of them follows, the text says it itself. */
  readonly others: readonly string[]
}

function findSaying(corpus: Corpus, { senses, text: words }: Mention, pinyin: Pinyin | undefined): Saying | undefined {
  const entries = senses.flatMap(sense => (sense.kind === 'term' ? corpus.entries(sense.id) : []))
  const [entry] = rank(entries, words)
  const text = entry && textFor(entry, words, pinyin)
  if (!text || foldKey(text) === foldKey(words)) return undefined
  const { term } = entry
  const isChinese = hasHan(words)
  const others = isChinese ? term.en : [{ text: term.headword }, ...term.aka]
  return {
    text: text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text,
    isChinese,
    others: others.map(other => foldKey(bare(other.text))).filter(key => key !== ''),
  }
}

/** Where the hint for a mention stands, its offset from the block's start; undefined where the text says it by itself. */
function hintFor(
  leaf: Leaf,
  mention: Mention,
  saying: Saying,
  isPinyin: boolean,
): Pick<PlacedHint, 'offset' | 'textStart' | 'textEnd'> | undefined {
  const start = toText(leaf, mention.start) ?? 0
  const end = toText(leaf, mention.end) ?? 0
  const before = leaf.text.slice(Math.max(0, start - AROUND), start)
  const behind = leaf.text.slice(end, end + AROUND)
  if (isGlossed(saying, before, behind, isPinyin)) return undefined
  const isWhole = behind !== '' && CLOSE_OF[before.at(-1) ?? ''] === behind[0]
  // 《推动高质量发展条例》 is one name: nothing is put into it.
  if (!isWhole && before.lastIndexOf('《') > before.lastIndexOf('》')) return undefined
  // “新发展理念” is followed by its hint as a whole; behind markup between word and quote it is not worth the search.
  const isClosed = isWhole && toText(leaf, mention.end + 1) === end + 1
  return { offset: isClosed ? mention.end + 1 : mention.end, textStart: start, textEnd: end }
}

const CLOSE_OF: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '"': '"' }

/** Headings and fields of a glossary: there the entry itself says all of it. */
function isEntryFrame(leaf: Leaf): boolean {
  return leaf.kind === 'heading' || (leaf.listDepth !== undefined && FIELD.test(leaf.text))
}

const FIELD = new RegExp(`^(?:${TERM_FIELDS.join('|')})\\s{0,4}[:：]`, 'i')

function textFor({ term }: Entry, words: string, pinyin: Pinyin | undefined): string | undefined {
  if (!hasHan(words)) {
    if (!hasHan(term.headword)) return undefined
    return pinyin ? `${term.headword} ${term.pinyin ?? pinyin(term.headword)}` : term.headword
  }
  if (!pinyin) return bare(term.en[0]?.text ?? '')
  return (foldKey(words) === foldKey(term.headword) ? term.pinyin : undefined) ?? pinyin(words)
}

/** A rendering without the notes that it has in brackets. */
function bare(rendering: string): string {
  const words = rendering.replace(/[(（][^()（）]{0,200}[)）]/g, ' ').trim()
  return words === '' ? rendering : words.split(/\s+/).join(' ')
}

/** How far around a mention a gloss is looked for, characters. */
const AROUND = 120

const BEHIND = /^[”"’』」》〉]{0,2}\s{0,2}[（([［【]\s{0,2}([^（()）[\]［］【】]{1,100})[）)\]］】]/
const SEPARATORS = /^[\s”"’』」》〉（(“「[［【,，、:：;；/—–-]{1,6}/
const OPENED = /\s{0,2}[（(［【[]\s?[“"「‘]?$/
const CLOSED = /^[”"」’]?\s?[）)］】\]]/

/** True where the text itself glosses the mention right behind it, or where the mention is such a gloss of other words. */
function isGlossed({ isChinese, others }: Saying, before: string, behind: string, isPinyin: boolean): boolean {
  const isFollowed = SEPARATORS.test(behind)
  const inBrackets = isFollowed ? (BEHIND.exec(behind)?.[1] ?? '') : ''
  if (isChinese && isPinyin) return /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/i.test(inBrackets)
  const isOther = (text: string): boolean => (isChinese ? /[a-z]{3}/i.test(text) && !hasHan(text) : hasHan(text))
  if (isOther(inBrackets)) return true
  const next = isFollowed ? foldKey(behind.replace(SEPARATORS, '')) : ''
  if (others.some(key => next.startsWith(key))) return true
  // high-quality development (高质量发展): what stands in the brackets is the gloss.
  return OPENED.test(before) && CLOSED.test(behind) && isOther(before.replace(OPENED, '').slice(-12))
}
