// Cuts a paragraph into the lines that are statements of their own: pasted lists and slides, which Markdown joins to one sentence.

import type { StanceBlock } from '../reading/stance.ts'
import type { Leaf } from '../syntax/prose.ts'
import { Beside } from '../text/beside.ts'
import { type LineBreak, mayBePasted, type PastedTable, readPastedTable } from './pasted-table.ts'

/** A leaf, or a line of it: `at` is where it begins in the leaf's text. */
export interface Statement extends StanceBlock {
  readonly at: number
  /** The lines are a table, and no text. */
  readonly table?: PastedTable
}

/** What stands around pasted tables, and these: marks, targets and results in them ask. */
const PASTED = new Beside<Leaf, readonly Statement[]>()

/**
 * The statements of a leaf in order: all of its text, or else its lines where they are no lines of one text. A line without an end mark stands by
 * itself where the lines are of unlike length, as those of one text never are; lines that were a table before they were pasted are one again.
 * `source` is that of the leaf's block.
 */
export function statementsOf(leaf: Leaf, source: string): readonly Statement[] {
  const whole = [
    leaf.depth === undefined && !leaf.strong && !leaf.listDepth ? { text: leaf.text, at: 0 } : { ...leaf, at: 0 },
  ]
  if (leaf.kind !== 'paragraph' || leaf.pieces === undefined || leaf.strong === true) return whole
  const pasted = PASTED.get(leaf)
  if (pasted) return pasted
  const breaks = lineBreaks(leaf, source)
  if (breaks.length === 0 || breaks.length > MOST_LINES) return whole
  const table =
    breaks.length > 1 && mayBePasted(leaf.text)
      ? readPastedTable(leaf, breaks, /^[ \t]{0,80}/.exec(source.slice(leaf.end, leaf.end + 80))?.[0])
      : undefined
  if (table) {
    const statements = aroundTable(leaf, breaks, table)
    PASTED.set(leaf, statements)
    return statements
  }
  const starts = breaks.map(({ at }) => at)
  const edges = [0, ...starts, leaf.text.length]
  const lines = edges.slice(0, -1).map((at, i) => leaf.text.slice(at, edges[i + 1]))
  if (!areShort(lines) || !areUnlike(lines.map(widthOf))) return whole
  const cuts = starts.filter((_, i) => endsStatement(lines[i] ?? ''))
  if (cuts.length === 0) return whole
  const listed = leaf.listDepth === undefined ? {} : { listDepth: leaf.listDepth }
  return [0, ...cuts].map((at, i) => ({ text: leaf.text.slice(at, cuts[i]), at, ...listed }))
}

/** A paragraph of more lines is a text that was typed so. */
const MOST_LINES = 60

function lineBreaks({ pieces = [] }: Leaf, source: string): LineBreak[] {
  const breaks: LineBreak[] = []
  // A space for a line end is one piece with the words behind it, where nothing was left out.
  for (const { text, length, source: from, sourceLength } of pieces) {
    const isAlone = length < 2 && source.slice(from, from + sourceLength).includes('\n')
    if (isAlone || source.charAt(from) === '\n')
      breaks.push({ at: text + Math.min(1, length), written: isAlone ? source.slice(from, from + sourceLength) : '\n' })
  }
  return breaks
}

/** A table with the lines above and below it, each by itself: its title, its source. */
function aroundTable({ text }: Leaf, breaks: readonly LineBreak[], table: PastedTable): readonly Statement[] {
  const edges = [0, ...breaks.map(({ at }) => at), text.length]
  const lines = edges.slice(0, -1).map((at, i) => ({ text: text.slice(at, edges[i + 1]), at }))
  return [
    ...lines.filter(({ at }) => at < table.start),
    { text: '', at: table.start, table },
    ...lines.filter(({ at }) => at >= table.end),
  ]
}

/** Items and headings: few have a comma, hardly any ends a sentence and begins another, and none goes on in small letters. */
function areShort(lines: readonly string[]): boolean {
  const commas = lines.filter(line =>
    /[，,、：]/.test(line.replace(/^[一二三四五六七八九十]{1,3}、|[0-9],(?=[0-9])/g, '')),
  )
  const sentences = lines.filter(line => /[。；！？!?;](?=.)|[a-z]\. (?=[A-Z])/.test(line))
  return (
    commas.length * 3 <= lines.length &&
    sentences.length * 6 <= lines.length &&
    !lines.some(line => /^[a-z(（]/.test(line))
  )
}

/** Lines that a program or a page wraps are as long as there is room, up to the last. */
function areUnlike(widths: readonly number[]): boolean {
  const wrapped = widths.slice(0, -1)
  const widest = Math.max(...widths)
  return widest < NARROW || wrapped.filter(width => width < widest * 0.8).length * 3 >= wrapped.length
}

/** No page is so narrow, counted as {@link widthOf} does. */
const NARROW = 36

/** As a reader counts: a Chinese character is two wide. */
function widthOf(line: string): number {
  let width = line.length
  for (let i = 0; i < line.length; i++) if (line.charCodeAt(i) >= 0x2e80) width++
  return width
}

/** Nothing leads on to the next line: no mark, no time alone, no word that needs another. */
function endsStatement(line: string): boolean {
  const words = line.trim()
  return (
    words.length >= 4 &&
    /[\p{L}\p{N}%％)）”"』」]$/u.test(words) &&
    !/(?:[年底末到至为在和与及以对将把]|(?<![A-Za-z])(?:a|an|and|as|at|by|for|from|in|is|its|of|on|or|our|than|that|the|their|to|will|with))$/i.test(
      words,
    )
  )
}
