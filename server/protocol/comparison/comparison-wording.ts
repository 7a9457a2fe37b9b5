// The part of a comparison's report that says, section by section, which paragraphs changed and in which words.

import type {
  PieceChange,
  PieceRef,
  SectionChange,
  SectionRef,
  WordRun,
} from '../../core/features/comparison/changes.ts'
import { type Block, type Inline, joinInlines, lineLink, type Place, shorten, strong, text } from '../reports/report.ts'
import { fateWord, fateWords, hasMoved, type ReportContext, sectionLink, similarityText } from './comparison-inlines.ts'

/** The most changes that are listed, and how much of their text: VS Code's preview takes seconds for more. */
const MOST_CHANGES = 1500
const MOST_TEXT = 400_000
/** As much as a browser shows in time, where texts are given whole. */
const MOST_WHOLE_TEXT = 4_000_000

/** How much is shown of what is the same, on each side of a change, and of a text that is wholly new or gone; UTF-16. */
const CONTEXT = 40
const LONGEST = 300

/** Sections with changed paragraphs, in the order of the later text; nothing where no paragraph changed. */
export function wordingBlocks(context: ReportContext): Block[] {
  const { comparison, words } = context
  const all = comparison.sections.reduce(
    (sum, section) => sum + section.pieces.filter(piece => isChanged(piece, section)).length,
    0,
  )
  if (all === 0) return []
  const most = context.isWhole ? MOST_WHOLE_TEXT : MOST_TEXT
  const blocks: Block[] = []
  const places = new Places(context)
  let listed = 0
  let size = 0
  for (const section of comparison.sections) {
    const items: Inline[][] = []
    for (const piece of section.pieces) {
      if (!isChanged(piece, section) || listed >= MOST_CHANGES || size >= most) continue
      const item = pieceLine(piece, section, places)
      items.push(item)
      listed++
      size += item.reduce((sum, part) => sum + part.text.length, 0)
    }
    for (const piece of section.departed) {
      if (listed >= MOST_CHANGES || size >= most) break
      items.push(departedLine(piece, places))
    }
    if (items.length > 0)
      blocks.push(
        { kind: 'heading', level: 3, content: sectionHead(section, context), passageOf: placesOf(section, context) },
        { kind: 'list', items },
      )
  }
  return [
    { kind: 'heading', level: 2, content: [text(comparison.basis === 'places' ? words.places : words.wording)] },
    { kind: 'faint', content: [text(words.wordingNote)] },
    ...(context.isWhole ? [] : [{ kind: 'faint', content: [text(words.shortened(LONGEST))] } as const]),
    ...(listed < all ? [{ kind: 'warning', content: [text(words.listed(listed, all))] } as const] : []),
    ...blocks,
  ]
}

function placesOf({ before, after }: SectionChange, { comparison }: ReportContext): Place[] {
  return [
    ...before.map(({ start }) => ({ uri: comparison.before.uri, offset: start })),
    ...after.map(({ start }) => ({ uri: comparison.after.uri, offset: start })),
  ]
}

function isChanged(piece: PieceChange, section: SectionChange): boolean {
  return (piece.fate !== 'same' && piece.fate !== 'counterpart') || hasMoved(piece, section)
}

/** Where pieces stand, in words. */
class Places {
  readonly context: ReportContext
  readonly #before = new Map<number, SectionRef>()
  readonly #after = new Map<number, SectionRef>()

  constructor(context: ReportContext) {
    this.context = context
    for (const { before, after } of context.comparison.sections) {
      for (const section of before) this.#before.set(section.index, section)
      for (const section of after) this.#after.set(section.index, section)
    }
  }

  lines(side: 'before' | 'after', pieces: readonly PieceRef[]): Inline[] {
    const { comparison, words, lineOf } = this.context
    const { uri } = comparison[side]
    return joinInlines(
      pieces.map(({ start }) => [lineLink(words.line(lineOf(uri, start)), uri, start)]),
      words.between,
    )
  }

  section(side: 'before' | 'after', piece: PieceRef | undefined): Inline[] {
    const section = piece && (side === 'before' ? this.#before : this.#after).get(piece.section)
    return section ? [sectionLink(section, this.context.comparison[side].uri, this.context.words)] : []
  }
}

function sectionHead(section: SectionChange, { comparison: { before, after }, words }: ReportContext): Inline[] {
  const to = section.after[section.main.after] ?? section.after[0]
  const from = section.before[section.main.before] ?? section.before[0]
  const parts = [
    from && section.fate !== 'added' ? [sectionLink(from, before.uri, words)] : [],
    to && section.fate !== 'dropped' ? [sectionLink(to, after.uri, words)] : [],
  ].filter(part => part.length > 0)
  const [fate] = fateWords(section, words)
  return [...joinInlines(parts, ' → '), text(fate ? words.inBrackets(fate.text) : '')]
}

/** **Reworded**, 82% alike, line 12 → line 15: the words with what was removed and added. */
function pieceLine(piece: PieceChange, section: SectionChange, places: Places): Inline[] {
  const { words } = places.context
  const share = similarityText(piece)
  const isMoved = hasMoved(piece, section)
  const isWithin = section.before.length === 1 && section.before[0]?.index === piece.before[0]?.section
  const from = isMoved && !isWithin ? places.section('before', piece.before[0]) : []
  const moved = isWithin ? words.movedWithin : from.length > 0 ? `${words.movedFrom} ` : words.moved
  return [
    strong(fateWord(piece, words)),
    ...(share === '–' || piece.fate === 'same' ? [] : [text(`${words.between}${words.alike(share)}`)]),
    ...(isMoved ? [text(`${words.between}${moved}`), ...from] : []),
    text(' · '),
    ...joinInlines(
      [places.lines('before', piece.before), places.lines('after', piece.after)].filter(part => part.length > 0),
      ' → ',
    ),
    text(words.colon),
    ...(piece.words ? markedWords(piece.words, places.context) : [wholeText(piece, places.context)]),
  ]
}

function departedLine(piece: PieceChange, places: Places): Inline[] {
  const { words } = places.context
  return [
    strong(words.movedTo),
    text(' '),
    ...places.section('after', piece.after[0]),
    text(' · '),
    ...joinInlines([places.lines('before', piece.before), places.lines('after', piece.after)], ' → '),
    text(words.colon),
    text(shorten(piece.before[0]?.text ?? '', 2 * CONTEXT)),
  ]
}

/** Of what is wholly new or gone the word before it says so: lines through all of it would only be in the way. */
function wholeText({ fate, before, after }: PieceChange, { isWhole }: ReportContext): Inline {
  const said = (after.length > 0 ? after : before).map(piece => piece.text).join(' / ')
  return text(isWhole ? said : shorten(said, fate === 'same' ? 2 * CONTEXT : LONGEST))
}

/** The words with their marks; what is the same is cut down to what stands beside a change. */
function markedWords(runs: readonly WordRun[], { isWhole }: ReportContext): Inline[] {
  return runs.map((run, index): Inline => {
    if (run.kind !== 'same') return { kind: run.kind, text: isWhole ? run.text : shorten(run.text, LONGEST) }
    const isFirst = index === 0
    const isLast = index === runs.length - 1
    const longest = isFirst || isLast ? CONTEXT : 2 * CONTEXT
    if (run.text.length <= longest + 4) return text(run.text)
    const head = isFirst ? '' : whole(run.text.slice(0, CONTEXT))
    const tail = isLast ? '' : whole(run.text.slice(-CONTEXT))
    return text(`${head} … ${tail}`)
  })
}

/** Without half a character at either end. */
function whole(cut: string): string {
  return cut.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
}
