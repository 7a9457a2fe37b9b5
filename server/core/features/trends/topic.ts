// What is counted over plans and sections: a glossary term with all its wordings, or words as they are typed.

import type { Corpus, Entry } from '../../index/corpus.ts'
import type { Symbols } from '../../index/symbols.ts'
import type { Document } from '../../model/document.ts'
import type { Range } from '../../model/meta.ts'
import { foldKey } from '../../text/fold.ts'
import { rank } from '../rank.ts'

/** A term by its id, or a run of words. `key` tells topics apart, also from one request to the next. */
export interface Topic {
  readonly key: string
  /** The headword, or the words as they were typed. */
  readonly words: string
  /** The first English rendering of a term. */
  readonly en: string | undefined
  /** Undefined for words that no entry has. */
  readonly id: string | undefined
  /** The tokens of words (`PhraseIndex`); empty for a term. */
  readonly tokens: readonly number[]
}

/** Uses in one document: in wordings of its language, and in those of the other language (a gloss in brackets). */
export interface TopicUses {
  readonly total: number
  readonly other: number
}

const TERM = 'term:'
/** The longest words that are looked for, UTF-16 units. */
const LONGEST = 200

/**
 * The topic that a reader's words name: `term:ID`, a wording of a term, else the words themselves, wherever they stand
 * without punctuation between them. Undefined for what has no words, and for an id that no entry has.
 */
export function findTopic(corpus: Corpus, text: string): Topic | undefined {
  const typed = text.trim()
  if (typed.startsWith(TERM)) {
    const entry = corpus.entries(typed.slice(TERM.length))[0]
    return entry && termTopic(entry)
  }
  const words = typed.slice(0, LONGEST)
  const [match] = corpus.lexicon.match(words)
  if (match && match.start === 0 && match.end === words.length) {
    const entries = match.values.flatMap(sense => (sense.kind === 'term' ? corpus.entries(sense.id) : []))
    const [first] = rank(entries, words)
    if (first) return termTopic(first)
  }
  const { ids, length } = corpus.phrases.vocabulary.read(words)
  if (length === 0) return undefined
  return { key: `words:${foldKey(words)}`, words, en: undefined, id: undefined, tokens: [...ids.subarray(0, length)] }
}

/** What names the topic at an offset in {@link findTopic}: a term, in its entry too, else, unless `isTerm`, the longest phrase; undefined elsewhere. */
export function findTopicAt(corpus: Corpus, document: Document, offset: number, isTerm = false): string | undefined {
  const entry = corpus.symbols(document.uri)?.terms.find(({ start, end }) => start <= offset && offset < end)
  const mention = corpus.mentions.at(document, offset)
  const senses = mention?.senses.flatMap(sense => (sense.kind === 'term' ? sense.id : [])) ?? []
  const ranked = rank(
    senses.flatMap(id => corpus.entries(id)),
    mention?.text ?? '',
  )
  const id = entry?.id ?? ranked[0]?.term.id
  if (id !== undefined) return TERM + id
  return isTerm ? undefined : corpus.phrases.at(document, offset)[0]?.text
}

/** The topic of a glossary entry. */
export function termTopic({ term }: Pick<Entry, 'term'>): Topic {
  return { key: TERM + term.id, words: term.headword, en: term.en[0]?.text, id: term.id, tokens: [] }
}

/** How often a document uses a topic; undefined while it has not been counted with the present glossary. */
export function countTopic(corpus: Corpus, { id, tokens }: Topic, plan: Symbols): TopicUses | undefined {
  const counts = corpus.counts(plan.uri)
  if (!counts || !corpus.isCounted(plan.uri)) return undefined
  if (id === undefined) {
    const total = corpus.phrases.countIn(plan.uri, tokens)
    return total === undefined ? undefined : { total, other: 0 }
  }
  const [zh, en] = [counts.bySense.get(`zh:${id}`)?.total ?? 0, counts.bySense.get(`en:${id}`)?.total ?? 0]
  return plan.language === 'zh' ? { total: zh, other: en } : { total: en, other: zh }
}

/**
 * The places of a topic in a document, in order, `most` of them: those that {@link countTopic} counts as `total`, or with
 * `isOther` as `other`.
 */
export function placesOfTopic(
  corpus: Corpus,
  { id, tokens }: Topic,
  document: Document,
  most = Number.POSITIVE_INFINITY,
  isOther = false,
): Range[] {
  if (id === undefined) return isOther ? [] : corpus.phrases.places(document, tokens, most)
  const isChinese = (corpus.symbols(document.uri)?.language ?? 'zh') === 'zh'
  const key = `${isChinese !== isOther ? 'zh' : 'en'}:${id}`
  const places: Range[] = []
  for (let index = 0; index < document.blocks.length && places.length < most; index++) {
    if (document.blocks[index]?.isFrontMatter || document.toc.has(index)) continue
    const at = document.startOf(index)
    const add = (mentions: ReturnType<typeof corpus.mentions.inBlock>): void => {
      for (const { start, end, senses, inner } of mentions) {
        if (senses.some(sense => sense.key === key)) places.push({ start: at + start, end: at + end })
        add(inner)
      }
    }
    add(corpus.mentions.inBlock(document, index))
  }
  return places.length > most ? places.slice(0, most) : places
}
