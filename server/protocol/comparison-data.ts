// A comparison as JSON, for other programs: every part with its place in both documents.

import type {
  Comparison,
  Figure,
  PhraseChange,
  PieceChange,
  PieceRef,
  SectionChange,
  SectionRef,
  Side,
  TargetChange,
  TargetRef,
  TermShift,
} from '../core/features/comparison/changes.ts'
import type { Range } from '../core/model/meta.ts'
import { hasMoved, hasMovedItself } from './comparison-inlines.ts'
import { type ComparisonSummary, summarizeComparison } from './comparison-summary.ts'
import { comparisonWarningMessage } from './comparison-words.ts'
import type { Locale } from './locale.ts'

/** Changes where a program that reads the JSON would no longer understand it. */
const SCHEMA = 1

/** What JSON cannot say is null. The words for each part are those of {@link Comparison}; `Place` is how a place is written. */
export interface ComparisonData<Place> {
  readonly schema: typeof SCHEMA
  readonly before: SideData
  readonly after: SideData
  readonly basis: Comparison['basis']
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
  /** How many of each document were added, moved and so on. */
  readonly summary: ComparisonSummary
  readonly sections: readonly SectionData<Place>[]
  readonly topics: readonly TopicData<Place>[]
  readonly terms: { readonly risen: readonly TermData<Place>[]; readonly fallen: readonly TermData<Place>[] }
  readonly phrases: { readonly added: readonly PhraseData<Place>[]; readonly gone: readonly PhraseData<Place>[] }
  readonly targets: readonly TargetData<Place>[]
}

export interface SideData {
  /** A path for a terminal, an address for an editor. */
  readonly file: string
  readonly id: string
  readonly title: string
  readonly date: string | null
  readonly language: 'zh' | 'en'
  /** The basis of all rates. */
  readonly characters: number
  readonly sections: number
  readonly pieces: number
}

export interface SectionData<Place> {
  readonly fate: SectionChange['fate']
  /** By itself; `movedAlong`: with the section around it. */
  readonly moved: boolean
  readonly movedAlong: boolean
  readonly renumbered: boolean
  readonly retitled: boolean
  readonly similarity: number
  readonly before: readonly SectionPlace<Place>[]
  readonly after: readonly SectionPlace<Place>[]
  /** The one of several that goes on: indexes into `before` and `after`. */
  readonly main: { readonly before: number; readonly after: number }
  readonly pieces: readonly PieceData<Place>[]
  /** Pieces that stood here and are now in another section, which lists them. */
  readonly departed: readonly PieceData<Place>[]
}

export interface SectionPlace<Place> {
  /** -1 for what stands before the first heading. */
  readonly index: number
  readonly title: string
  readonly number: string
  readonly path: readonly string[]
  readonly depth: number
  readonly characters: number
  readonly place: Place
}

export interface PieceData<Place> {
  readonly fate: PieceChange['fate']
  /** It stood in another section, or elsewhere in the order. */
  readonly moved: boolean
  readonly renumbered: boolean
  readonly similarity: number
  readonly before: readonly PiecePlace<Place>[]
  readonly after: readonly PiecePlace<Place>[]
  /** What was removed and added; null where the words were not compared or are the same. */
  readonly words: readonly { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }[] | null
}

export interface PiecePlace<Place> {
  readonly index: number
  readonly section: number
  readonly kind: 'paragraph' | 'item' | 'row'
  readonly number: string
  readonly text: string
  readonly place: Place
}

export interface TopicData<Place> {
  readonly level: 1 | 2
  readonly rankBefore: number | null
  readonly rankAfter: number | null
  /** It was merged with others, or split from others, and another one goes on with it. */
  readonly part: boolean
  readonly before: SectionPlace<Place> | null
  readonly after: SectionPlace<Place> | null
}

interface KeynessData {
  /** Log-likelihood G². */
  readonly logLikelihood: number
  /** Binary logarithm of rate after to rate before; with a count of 0 taken for 0.5 where `fromZero`. */
  readonly logRatio: number
  readonly fromZero: boolean
}

export interface TermData<Place> extends KeynessData {
  readonly id: string
  readonly term: string
  /** Counts, and per 10,000 characters of the document. */
  readonly before: Figure & { readonly first: Place | null }
  readonly after: Figure & { readonly first: Place | null }
}

export interface PhraseData<Place> extends KeynessData {
  readonly text: string
  readonly count: number
  readonly rate: number
  readonly first: Place
}

export interface TargetData<Place> {
  readonly fate: TargetChange['fate']
  readonly key: string | null
  readonly indicator: string
  readonly differs: TargetChange['differs']
  readonly before: TargetPlace<Place> | null
  readonly after: TargetPlace<Place> | null
}

export interface TargetPlace<Place> {
  readonly value: string | null
  /** Which way the value says the indicator is to change, null where it is a level. */
  readonly change: 'up' | 'down' | 'either' | null
  readonly baseline: string | null
  readonly deadline: number | null
  readonly kind: 'binding' | 'expected' | null
  readonly sentence: string
  readonly place: Place
}

/** How places and files are written. */
export interface Writing<Place> {
  readonly place: (uri: string, range: Range) => Place
  readonly file: (uri: string) => string
  readonly locale: Locale
}

/** The comparison as plain JSON. */
export function comparisonData<Place>(comparison: Comparison, writing: Writing<Place>): ComparisonData<Place> {
  const { before, after } = comparison
  const { locale } = writing
  const [from, to] = [before, after].map(({ uri }) => new Places(uri, writing)) as [Places<Place>, Places<Place>]
  return {
    schema: SCHEMA,
    before: side(before, writing),
    after: side(after, writing),
    basis: comparison.basis,
    warnings: comparison.warnings.map(warning => ({
      code: warning.code,
      message: comparisonWarningMessage(warning, locale),
    })),
    summary: summarizeComparison(comparison),
    sections: comparison.sections.map(change => ({
      fate: change.fate,
      moved: hasMovedItself(change),
      movedAlong: change.isMovedAlong,
      renumbered: change.isRenumbered,
      retitled: change.isRetitled,
      similarity: round(change.similarity),
      before: change.before.map(section => from.section(section)),
      after: change.after.map(section => to.section(section)),
      main: change.main,
      pieces: change.pieces.map(piece => pieceData(piece, hasMoved(piece, change), from, to)),
      departed: change.departed.map(piece => pieceData(piece, true, from, to)),
    })),
    topics: comparison.topics.map(({ level, rankBefore, rankAfter, isPart, before, after }) => ({
      level,
      rankBefore: rankBefore ?? null,
      rankAfter: rankAfter ?? null,
      part: isPart,
      before: before ? from.section(before) : null,
      after: after ? to.section(after) : null,
    })),
    terms: {
      risen: comparison.terms.risen.map(term => termData(term, from, to)),
      fallen: comparison.terms.fallen.map(term => termData(term, from, to)),
    },
    phrases: {
      added: comparison.phrases.added.map(phrase => phraseData(phrase, to)),
      gone: comparison.phrases.gone.map(phrase => phraseData(phrase, from)),
    },
    targets: comparison.targets.map(target => ({
      fate: target.fate,
      key: target.key ?? null,
      indicator: target.indicator,
      differs: target.differs,
      before: target.before ? from.target(target.before) : null,
      after: target.after ? to.target(target.after) : null,
    })),
  }
}

/** Writes the places of one document. */
class Places<Place> {
  readonly #uri: string
  readonly #writing: Writing<Place>

  constructor(uri: string, writing: Writing<Place>) {
    this.#uri = uri
    this.#writing = writing
  }

  of({ start, end }: Range): Place {
    return this.#writing.place(this.#uri, { start, end })
  }

  section({ index, title, number, path, depth, characters, start, headingEnd }: SectionRef): SectionPlace<Place> {
    const place = this.of({ start, end: Math.max(start, headingEnd) })
    return { index, title, number, path, depth, characters, place }
  }

  piece({ index, section, kind, number, text, start, end }: PieceRef): PiecePlace<Place> {
    return { index, section, kind, number, text, place: this.of({ start, end }) }
  }

  target({ value, change, baseline, deadline, kind, sentence, start, end }: TargetRef): TargetPlace<Place> {
    return {
      value: value ?? null,
      change: change ?? null,
      baseline: baseline ?? null,
      deadline: deadline ?? null,
      kind: kind ?? null,
      sentence,
      place: this.of({ start, end }),
    }
  }

  first(offset: number | undefined): Place | null {
    return offset === undefined ? null : this.of({ start: offset, end: offset })
  }
}

function side<Place>({ uri, id, title, date, language, ...counts }: Side, { file }: Writing<Place>): SideData {
  const { characters, sections, pieces } = counts
  return { file: file(uri), id, title, date: date ?? null, language, characters, sections, pieces }
}

function pieceData<Place>(
  piece: PieceChange,
  moved: boolean,
  from: Places<Place>,
  to: Places<Place>,
): PieceData<Place> {
  return {
    fate: piece.fate,
    moved,
    renumbered: piece.isRenumbered,
    similarity: round(piece.similarity),
    before: piece.before.map(ref => from.piece(ref)),
    after: piece.after.map(ref => to.piece(ref)),
    words: piece.words?.map(({ kind, text }) => ({ kind, text })) ?? null,
  }
}

function termData<Place>(term: TermShift, from: Places<Place>, to: Places<Place>): TermData<Place> {
  return {
    id: term.id,
    term: term.headword,
    before: { ...figureData(term.before), first: from.first(term.firstBefore) },
    after: { ...figureData(term.after), first: to.first(term.firstAfter) },
    logLikelihood: round(term.logLikelihood),
    logRatio: round(term.logRatio),
    fromZero: term.isFromZero,
  }
}

function phraseData<Place>(phrase: PhraseChange, places: Places<Place>): PhraseData<Place> {
  return {
    text: phrase.text,
    ...figureData(phrase.figure),
    first: places.of(phrase.first),
    logLikelihood: round(phrase.logLikelihood),
    logRatio: round(phrase.logRatio),
    fromZero: phrase.isFromZero,
  }
}

function figureData({ count, rate }: Figure): Figure {
  return { count, rate: round(rate) }
}

/** What lies behind the fourth digit is no information. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
