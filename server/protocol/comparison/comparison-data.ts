// A comparison as JSON, for other programs: every part with its place in both documents.

import type {
  Comparison,
  Figure,
  PhraseChange,
  PieceChange,
  PieceRef,
  SectionRef,
  Side,
  TargetRef,
  TermShift,
} from '../../core/features/comparison/changes.ts'
import type { Range } from '../../core/model/meta.ts'
import type {
  ComparisonData,
  PhraseData,
  PieceData,
  PiecePlace,
  SectionPlace,
  SideData,
  TargetPlace,
  TermData,
} from '../../wire/comparison-data.ts'
import type { Locale } from '../locale.ts'
import { hasMoved, hasMovedItself } from './comparison-inlines.ts'
import { summarizeComparison } from './comparison-summary.ts'
import { comparisonWarningMessage } from './comparison-words.ts'

/** Changes where a program that reads the JSON would no longer understand it. */
const SCHEMA = 1

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
