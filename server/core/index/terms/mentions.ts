// The mentions of terms and plans in a document, block by block.

import type { Document } from '../../model/document.ts'
import type { Block } from '../../syntax/block.ts'
import type { Run } from '../../syntax/block-list.ts'
import type { Mark } from '../../syntax/mark.ts'
import type { BlockFacts } from '../../syntax/parse-block.ts'
import { toSource } from '../../syntax/prose.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Keeper, Slot } from '../../syntax/slot.ts'
import { countBefore } from '../../text/sorted.ts'
import type { Lexicon, Match } from './lexicon.ts'
import { type Sense, termSense } from './senses.ts'
import type { TouchedWordings } from './touched-wordings.ts'

/** A term or plan in running text. Offsets are into the block (in a cache) or the document (where a document is given). */
export interface Mention {
  readonly start: number
  readonly end: number
  /** The words as they stand, markup left out. */
  readonly text: string
  readonly senses: readonly Sense[]
  /** Mentions inside this one, longest first. */
  readonly inner: readonly Mention[]
  /** True where an author's `term:` mark says what the words mean. */
  readonly marked: boolean
}

/** The mentions in a block; what is worked out of them is kept with them. */
export interface KnownMentions extends Keeper {
  /** Under which they were last known to be the same. */
  version: Version
  readonly mentions: readonly Mention[]
}

const MENTIONS = new Slot<KnownMentions>()
const RUN_STAMPS = new Slot<Mapped<object>>()
const NO_RUN = {}
const STAMPS = new Slot<{ readonly version: Version; readonly stamp: object }>()

/** Stands for a lexicon, which is large: who keeps what it found does not keep it. */
export type Version = object

/** What has been touched since a version; undefined where nobody knows. */
export type TouchedSince = (version: Version) => TouchedWordings | undefined

/** Mentions by block under one lexicon; those of a lexicon before it stay where no wording that has changed since stands. */
export class MentionCache {
  readonly version: Version = {}
  readonly #lexicon: Lexicon<Sense>
  readonly #touchedSince: TouchedSince
  /** Shared by all blocks without a mention. */
  readonly #none: KnownMentions

  constructor(lexicon: Lexicon<Sense>, touchedSince: TouchedSince = () => undefined) {
    this.#lexicon = lexicon
    this.#touchedSince = touchedSince
    this.#none = { version: this.version, mentions: [], kept: [] }
  }

  /** The mentions in one block of a document; offsets count from the block's start. */
  inBlock(document: Document, index: number): readonly Mention[] {
    const block = document.list.block(index)
    return block ? this.of(document, block) : this.#none.mentions
  }

  /** The same for a block of the document. */
  of(document: Document, block: Block): readonly Mention[] {
    return this.knownOf(document, block).mentions
  }

  /** The same with what keeps what is worked out of them: the very same one as long as they are. */
  knownOf(document: Document, block: Block): KnownMentions {
    const known = MENTIONS.get(block)
    if (known?.version === this.version) return known
    const facts = document.factsOf(block)
    if (known && this.#touchedSince(known.version)?.standIn(block, facts) === false) {
      if (known.mentions.length === 0) return MENTIONS.set(block, this.#none)
      known.version = this.version
      return known
    }
    const mentions = collectMentions(facts, this.#lexicon)
    return MENTIONS.set(block, mentions.length > 0 ? { version: this.version, mentions, kept: [] } : this.#none)
  }

  /**
   * For each run of a document an object that is the same as long as the lexicon finds the same there, and what it finds is worded the same:
   * who keeps with a run what depends on the lexicon keeps it under this.
   */
  stamps(document: Document): readonly object[] {
    const { runs } = document.list
    const touchedIn = (touched: TouchedWordings, run: Run): boolean =>
      touched.standInRun(run, block => document.factsOf(block))
    return mapRuns(RUN_STAMPS, document.lineage, [this.version], [runs], number => {
      const run = runs[number]
      return run ? this.#stamp(run, touched => touchedIn(touched, run)) : NO_RUN
    })
  }

  /** The same for a block. */
  stampOf(document: Document, block: Block): object {
    return this.#stamp(block, touched => touched.standIn(block, document.factsOf(block)))
  }

  #stamp(keeper: Keeper, isTouched: (touched: TouchedWordings) => boolean): object {
    const known = STAMPS.get(keeper)
    if (known?.version === this.version) return known.stamp
    const touched = known && this.#touchedSince(known.version)
    const stamp = known && touched && !isTouched(touched) ? known.stamp : {}
    STAMPS.set(keeper, { version: this.version, stamp })
    return stamp
  }

  /** The outermost mention at an offset of the document, with offsets into the document. */
  at(document: Document, offset: number): Mention | undefined {
    const index = document.blockAt(offset)
    // A cursor behind the last character of a mention still means it, unless the next one starts right there.
    const inside = offset - document.startOf(index)
    const mentions = this.inBlock(document, index)
    const found =
      mentions.find(mention => mention.start <= inside && inside < mention.end) ??
      mentions.find(mention => mention.end === inside)
    return found && shift(found, document.startOf(index))
  }
}

/** Moves a mention, and those inside it, by `by`. */
function shift(mention: Mention, by: number): Mention {
  return {
    ...mention,
    start: mention.start + by,
    end: mention.end + by,
    inner: mention.inner.map(inner => shift(inner, by)),
  }
}

/** What of a block's facts mentions are looked for in. */
export type Searched = Pick<BlockFacts, 'leaves' | 'marks'>

/** True for a mark that says which term its words mean. */
export function isTermMark({ kind, id }: Mark): boolean {
  return kind === 'term' && id !== ''
}

/** The mentions in one block, with offsets from its start; those that an author has marked take the place of others. */
export function collectMentions(searched: Searched, lexicon: Lexicon<Sense>): readonly Mention[] {
  const mentions: Mention[] = []
  for (const leaf of searched.leaves) {
    const place = (match: Match<Sense>): Mention => {
      const [start, end] = toSource(leaf, match.start, match.end)
      const text = leaf.text.slice(match.start, match.end)
      return { start, end, text, senses: match.values, inner: match.inner.map(place), marked: false }
    }
    for (const match of lexicon.match(leaf.text)) mentions.push(place(match))
  }
  const marks = searched.marks.filter(isTermMark).sort((a, b) => a.textStart - b.textStart)
  if (marks.length === 0) return mentions
  // Both stand in order, and neither overlap among themselves: a paragraph may hold thousands of each.
  const free = mentions.filter(({ start, end }) => {
    const last = marks[countBefore(marks, mark => mark.textStart < end) - 1]
    return !last || last.textEnd <= start
  })
  for (const mark of marks) {
    const inner: Mention[] = []
    for (let i = countBefore(mentions, ({ start }) => start < mark.textStart); i < mentions.length; i++) {
      const mention = mentions[i]
      if (!mention || mention.start > mark.textEnd) break
      if (mention.end <= mark.textEnd) inner.push(mention)
    }
    free.push({
      start: mark.textStart,
      end: mark.textEnd,
      text: mark.text,
      senses: [termSense(mark.id, /\p{Script=Han}/u.test(mark.text) ? 'zh' : 'en')],
      inner: inner.filter(mention => !mention.senses.some(sense => sense.kind === 'term' && sense.id === mark.id)),
      marked: true,
    })
  }
  return free.sort((a, b) => a.start - b.start)
}
