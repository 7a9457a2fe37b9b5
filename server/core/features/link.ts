// Places links around words of a block, many at once: where each can stand, such that the text reads as before.

import type { Document } from '../model/document.ts'
import type { Range } from '../model/meta.ts'
import { Block } from '../syntax/block.ts'
import type { BlockFacts } from '../syntax/parse-block.ts'
import type { Edit } from './code-action.ts'

/** Words that are to be a link, in the document. */
export interface LinkSpan extends Range {
  /** What it must hold, where a link cannot hold all: then it is cut at the markup or the links between. */
  readonly core?: Range
}

/** The links of a block. */
export interface PlacedLinks {
  /** For each span where its link stands, in the document; undefined where none can. */
  readonly links: readonly (Range | undefined)[]
  /** The block with all these links, which lead to `note:x`. */
  readonly source: string
  readonly facts: BlockFacts
  /** Where each link begins in that block. */
  readonly starts: readonly (number | undefined)[]
}

/**
 * Finds where links around `spans` of the block at `index` can stand; none may overlap another. A span that begins or
 * ends inside bold or italics grows over the markup beside it; one without a core is linked whole or not at all. What is
 * tried is parsed, all spans together, and again only as often as some of them fail: every leaf must read as before, and
 * every mark that was there stay.
 */
export function placeLinks(document: Document, index: number, spans: readonly LinkSpan[]): PlacedLinks {
  const at = document.startOf(index)
  const source = document.blocks[index]?.source ?? ''
  const trial = new Trial(document, index, spans.length)
  const choices = spans.map(({ start, end, core }) => {
    const inner = core && { start: core.start - at, end: core.end - at }
    return collectChoices(source, { start: start - at, end: end - at }, inner)
  })
  for (let round = 0; round < MOST_CHOICES; round++) {
    const open = choices.flatMap((some, i): Choice[] => {
      const range = some[round]
      return range && !trial.kept[i] ? [{ i, range }] : []
    })
    if (open.length > 0) trial.keep(open)
  }
  // What failed beside others may do now that these have settled.
  for (const [i, [first]] of choices.entries()) if (first && !trial.kept[i]) trial.keep([{ i, range: first }])
  const links = trial.kept.map(range => range && { start: at + range.start, end: at + range.end })
  return { links, ...trial.finish() }
}

/** The edits that make a link of a span, or undefined where no link can stand. */
export function tag(document: Document, span: LinkSpan, address: string): readonly Edit[] | undefined {
  const [link] = placeLinks(document, document.blockAt(span.start), [span]).links
  return link && enclose(link, address)
}

/** The edits that make a link of a range. */
export function enclose({ start, end }: Range, address: string): readonly Edit[] {
  return [
    { start, end: start, text: '[' },
    { start: end, end, text: `](${address})` },
  ]
}

/** The same as one edit: a preview lists it once. */
export function encloseAtOnce(document: Document, { start, end }: Range, address: string): Edit {
  return { start, end, text: `[${document.slice(start, end)}](${address})` }
}

/** How much is parsed for one block, in characters, beside three times its own: a block may be a whole document. */
const MOST_PARSED = 1_000_000
const MOST_CHOICES = 7

interface Choice {
  readonly i: number
  /** In the block. */
  readonly range: Range
}

/** The links that have been found to stand, and what is tried beside them. */
class Trial {
  readonly kept: (Range | undefined)[]
  readonly #document: Document
  readonly #block: Block
  readonly #source: string
  readonly #before: BlockFacts
  #budget: number
  /** The facts with all that is kept. */
  #facts: BlockFacts

  constructor(document: Document, index: number, count: number) {
    this.kept = Array<Range | undefined>(count).fill(undefined)
    this.#document = document
    this.#block = document.list.block(index) ?? new Block('')
    this.#source = this.#block.source
    this.#before = document.facts(index)
    this.#facts = this.#before
    this.#budget = MOST_PARSED + this.#source.length * 3
  }

  /** Keeps as many of `choices` as can stand together with what is kept already. */
  keep(choices: readonly Choice[]): void {
    const outcome = this.#try(choices)
    if (!outcome || outcome.good.length === choices.length || choices.length === 1) return
    // Those that the parser has shown to be links, in leaves that read as before; then the others, half by half.
    const doubtful = choices.filter(choice => !outcome.good.includes(choice) && !outcome.missing.includes(choice))
    if (outcome.good.length > 0 && this.#try(outcome.good)?.good.length !== outcome.good.length)
      this.#halve(outcome.good)
    this.#halve(doubtful)
  }

  #halve(choices: readonly Choice[]): void {
    if (choices.length === 0) return
    const outcome = this.#try(choices)
    if (!outcome || outcome.good.length === choices.length || choices.length === 1) return
    const middle = choices.length >> 1
    this.#halve(choices.slice(0, middle))
    this.#halve(choices.slice(middle))
  }

  /** Keeps all of `choices` if they can stand; says which of them seem right. Undefined where enough has been parsed. */
  #try(choices: readonly Choice[]): { good: readonly Choice[]; missing: readonly Choice[] } | undefined {
    if (this.#budget < this.#source.length) return undefined
    const all: Choice[] = this.kept.flatMap((range, i) => (range ? [{ i, range }] : []))
    const links = [...all, ...choices].sort((a, b) => a.range.start - b.range.start)
    const disjoint = links.filter((link, k) => link.range.start >= (links[k - 1]?.range.end ?? 0))
    const text = write(this.#source, disjoint)
    this.#budget -= text.length
    const facts = this.#block.as(text).facts(this.#document.definitions)
    const marks = new Map(facts.marks.map(mark => [mark.start, mark]))
    const isLink = new Set<Choice>()
    disjoint.forEach((link, k) => {
      const start = link.range.start + k * ADDED
      if (marks.get(start)?.textEnd === start + 1 + link.range.end - link.range.start) isLink.add(link)
    })
    const isSame = (leaf: number): boolean => facts.leaves[leaf]?.text === this.#before.leaves[leaf]?.text
    const isWhole = facts.leaves.length === this.#before.leaves.length
    const isRight =
      isLink.size === links.length &&
      facts.marks.length === this.#before.marks.length + links.length &&
      isWhole &&
      facts.leaves.every((_, leaf) => isSame(leaf))
    if (isRight) {
      for (const { i, range } of choices) this.kept[i] = range
      this.#facts = facts
      return { good: choices, missing: [] }
    }
    const leafOf = createLeafFinder(this.#before)
    const good = choices.filter(link => isWhole && isLink.has(link) && isSame(leafOf(link.range.start)))
    return {
      // Where each looks right and all together are not, something else has changed: nothing is sure.
      good: good.length === choices.length ? [] : good,
      missing: choices.filter(link => !isLink.has(link)),
    }
  }

  finish(): Omit<PlacedLinks, 'links'> {
    const order = this.kept.flatMap((range, i) => (range ? [{ i, range }] : []))
    order.sort((a, b) => a.range.start - b.range.start)
    const starts = Array<number | undefined>(this.kept.length).fill(undefined)
    order.forEach(({ i, range }, k) => {
      starts[i] = range.start + k * ADDED
    })
    return { source: write(this.#source, order), facts: this.#facts, starts }
  }
}

const CLOSING = '](note:x)'
const ADDED = 1 + CLOSING.length

function write(source: string, links: readonly Choice[]): string {
  let text = ''
  let last = 0
  for (const { range } of links) {
    text += `${source.slice(last, range.start)}[${source.slice(range.start, range.end)}${CLOSING}`
    last = range.end
  }
  return text + source.slice(last)
}

/** Gives the index of the leaf that holds an offset; leaves stand in order. */
function createLeafFinder({ leaves }: BlockFacts): (offset: number) => number {
  return offset => {
    let low = 0
    let high = leaves.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((leaves[middle]?.end ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}

/**
 * The range itself, then grown over emphasis marks on either side, then cut at the markup between it and its core. Those
 * that hold emphasis from end to end come first: nearly always the first one will do.
 */
function collectChoices(source: string, { start, end }: Range, core: Range | undefined): Range[] {
  let from = start
  while (from > 0 && /[*_]/.test(source[from - 1] ?? '')) from--
  let to = end
  while (/[*_]/.test(source[to] ?? '')) to++
  const all: Range[] = [
    { start, end },
    { start: from, end: to },
    { start: from, end },
    { start, end: to },
  ]
  if (core) {
    let [left, right] = [start, end]
    for (const match of source.slice(start, end).matchAll(EDGE)) {
      const at = start + match.index
      if (at + match[0].length <= core.start) left = at + match[0].length
      else if (at >= core.end && right === end) right = at
    }
    all.push({ start: left, end: right }, { start: left, end }, { start, end: right })
  }
  const choices = all.filter(
    (a, i) => a.end > a.start && all.findIndex(b => a.start === b.start && a.end === b.end) === i,
  )
  const isHalf = (range: Range): boolean =>
    ((source.slice(range.start, range.end).match(/\*+|_+/g)?.length ?? 0) & 1) === 1
  return choices.length > 1 ? choices.sort((a, b) => Number(isHalf(a)) - Number(isHalf(b))) : choices
}

/** Where emphasis or a link begins or ends. */
const EDGE = /\*{1,3}|_{1,3}|\](?:\([^()\r\n]{0,400}\)|\[[^[\]]{0,200}\])|\[/g
