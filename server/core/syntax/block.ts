// Cuts Markdown into blocks that can be parsed one by one: an edit re-parses the blocks that it touches and no other.

import { ANGLE, COLON, CONTENTS, LATIN, LEAD, NEST, SQUARE, tellCharacters } from '../text/characters.ts'
import { breakEnd, lineStarts, nextBreak } from '../text/lines.ts'
import { trimmed } from '../text/trimmed.ts'
import { belowHead } from './below-head.ts'
import type { BlockList } from './block-list.ts'
import { BlockCursor, findTerminator, isEnd, isSpace } from './boundary.ts'
import { FRONT_LIMIT, findFrontMatter } from './front-matter.ts'
import { Inlines } from './inlines.ts'
import { KnownBlocks } from './known-blocks.ts'
import { openConstruct } from './open-construct.ts'
import { type BlockFacts, parseBlock } from './parse-block.ts'
import { cutPortions } from './portion.ts'
import type { Keeper } from './slot.ts'

/**
 * A piece of a document between two points at which CommonMark holds nothing open. Blocks are immutable and know
 * nothing of where they stand: offsets in their facts count from the block's start.
 */
export class Block implements Keeper {
  /** What other layers worked out of this block. */
  readonly kept: unknown[] = []
  readonly source: string
  /** True for what holds no prose: front matter, and the whole of a glossary in another format than Markdown. */
  readonly isFrontMatter: boolean
  /** What a portion of a long list, quote or table is read below ({@link cutPortions}); undefined for what begins by itself. */
  readonly head: string | undefined
  /** Facts with the link and footnote definitions of the document that this block uses; replaced when those change. */
  #facts: BlockFacts | undefined
  #definitions: ReadonlyMap<string, string> | undefined
  #used = ''
  /** What the parser made of lines of this block, or of the one that an edit made it of. */
  #inlines: Inlines | undefined
  #hints: Hints | undefined
  readonly #twin: Block | undefined
  #characters: number | undefined
  #lineStarts: readonly number[] | undefined

  /** `twin` has the same source and head, and so the same facts; `characters` are given where they are known. */
  constructor(source: string, isFrontMatter = false, head?: string, twin?: Block, characters?: number) {
    this.source = source
    this.isFrontMatter = isFrontMatter
    this.head = head
    this.#twin = twin && (twin.#twin ?? twin)
    this.#characters = characters
  }

  /** This block with another text, standing where it stands. */
  as(source: string): Block {
    return new Block(source, this.isFrontMatter, this.head)
  }

  /** The facts of this block; `definitions` gives the Markdown that defines each label of the document. */
  facts(definitions: ReadonlyMap<string, string> = NO_DEFINITIONS): BlockFacts {
    if (this.#twin) return this.#twin.facts(definitions)
    if (this.#facts && (this.#definitions === definitions || !this.may.refer)) return this.#facts
    const used = this.usedOf(definitions)
    // Other labels may have changed and those that this block uses have not: its facts stand.
    if (!this.#facts || this.#used !== used) this.#facts = this.#parse(used)
    this.#definitions = definitions
    this.#used = used
    return this.#facts
  }

  #parse(used: string): BlockFacts {
    const inlines = this.isLong || this.#inlines ? new Inlines(this.#inlines) : undefined
    const whole = parseBlock(this.#read, used, this.isFrontMatter, inlines, this.characters)
    const facts = this.head ? belowHead(whole, this.head.length) : whole
    this.#inlines = this.isLong ? inlines : undefined
    return facts
  }

  /** Whether it is a long list or table, or a portion of one, of which an edit leaves most lines alone. */
  get isLong(): boolean {
    return this.source.length > LONG || this.head !== undefined
  }

  /** Takes over what is known of the lines of `before`, most of which an edit left alone. */
  follow(before: Block): void {
    this.#inlines ??= before.#inlines
  }

  /** How many lines of a long block the parser was given for its facts, each by itself. */
  get parsedLines(): number {
    return this.#inlines?.parsed ?? 0
  }

  /**
   * Whether the block may hold something, by the characters that it has: each errs on the side of yes. A walk over all
   * blocks of a large document asks this first, so that an edit does not read the whole text again.
   */
  get may(): Hints {
    this.#hints ??= readHints(this.#read, this.characters)
    return this.#hints
  }

  /** Which telling characters the source has, and its head: see {@link tellCharacters}. */
  get characters(): number {
    this.#characters ??= tellCharacters(this.#read)
    return this.#characters
  }

  /** All that is read for the facts. */
  get #read(): string {
    return this.head ? this.head + this.source : this.source
  }

  /** The definitions that the block uses of those of a document, as Markdown; '' where it uses none. */
  usedOf(definitions: ReadonlyMap<string, string>): string {
    return this.may.refer && definitions.size > 0 ? usedDefinitions(this.#read, definitions) : ''
  }

  /** The offsets in the block at which its lines start; counted when the first position is asked for. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= lineStarts(this.source)
    return this.#lineStarts
  }

  get lineBreaks(): number {
    return this.lineStarts.length - 1
  }
}

const NO_DEFINITIONS: ReadonlyMap<string, string> = new Map()

/** The definitions of the labels that `source` refers to, each once. */
function usedDefinitions(source: string, definitions: ReadonlyMap<string, string>): string {
  const used = new Set<string>()
  for (const match of source.matchAll(/\[([^[\]]{1,999})\]/g)) {
    const label = (match[1] ?? '')
      .replace(/[\t\n\r ]+/g, ' ')
      .trim()
      .toLowerCase()
    const definition = definitions.get(label)
    if (definition !== undefined) used.add(definition)
  }
  return [...used].join('\n\n')
}

/** What the characters of a block allow it to hold. */
export interface Hints {
  /** A link definition or a footnote. */
  readonly define: boolean
  /** A heading, or bold words that may be one. */
  readonly head: boolean
  /** A mark, or what was meant to be one. */
  readonly mark: boolean
  /** A reference to a label. */
  readonly refer: boolean
  /** Raw HTML. */
  readonly html: boolean
  /** Lists or quotes nested so deep that they may not be read. */
  readonly nest: boolean
  /** A comment that silences findings. */
  readonly silence: boolean
  /** The heading of a table of contents. */
  readonly contents: boolean
  /** All of them, a bit each. */
  readonly bits: number
}

const [DEFINE, HEAD, MARK, REFER, HTML, DEEP, SILENCE, TOC] = [1, 2, 4, 8, 16, 32, 64, 128]

function readHints(source: string, characters: number): Hints {
  let bits = 0
  if ((characters & SQUARE) !== 0) bits |= source.includes(']:') ? DEFINE | REFER : REFER
  if ((characters & LEAD) !== 0 && /(?:^\uFEFF?|[\r\n>])[ \t]*(?:#|\*\*|__|=|-)/.test(source)) bits |= HEAD
  if ((characters & COLON) !== 0) bits |= MARK
  if ((characters & ANGLE) !== 0) bits |= /<h[1-6]/i.test(source) ? HTML | HEAD : HTML
  if ((characters & (LEAD | NEST)) !== 0 && /(?:[>*+-][ \t]?){60}/.test(source)) bits |= DEEP
  if (source.length >= 200 && hasWideGap(source)) bits |= DEEP
  if ((characters & LATIN) !== 0 && source.includes('tifa-')) bits |= SILENCE
  if ((characters & CONTENTS) !== 0 && /^.{0,40}(?:目.{0,8}[录錄次]|contents)/i.test(source)) bits |= TOC
  return hintsOf(bits)
}

/** What any of several blocks may hold. */
export function joinHints(blocks: readonly Block[]): Hints {
  let bits = 0
  for (const { may } of blocks) bits |= may.bits
  return hintsOf(bits)
}

/** There are few that differ, and blocks by the hundred thousand. */
const HINTS: (Hints | undefined)[] = Array.from({ length: 256 }, () => undefined)

function hintsOf(bits: number): Hints {
  return (HINTS[bits] ??= readBits(bits))
}

function readBits(bits: number): Hints {
  const has = (bit: number): boolean => (bits & bit) !== 0
  return {
    define: has(DEFINE),
    head: has(HEAD),
    mark: has(MARK),
    refer: has(REFER),
    html: has(HTML),
    nest: has(DEEP),
    silence: has(SILENCE),
    contents: has(TOC),
    bits,
  }
}

/** Two hundred spaces and tabs in a row hold one at every two-hundredth place. */
function hasWideGap(source: string): boolean {
  for (let i = 199; i < source.length; i += 200) if (isSpace(source.charCodeAt(i))) return /[ \t]{200}/.test(source)
  return false
}

const NO_BLOCKS = new KnownBlocks([])

/** The blocks of a whole text, in order; their sources joined are the text. */
export function cutBlocks(text: string): Block[] {
  const front = findFrontMatter(text)
  const body = cutBody(text, front?.end ?? 0, undefined, NO_BLOCKS, NO_BLOCKS)
  if (front) body.unshift(new Block(text.slice(0, front.end), true))
  return body
}

/** What an edit changes in a list of blocks: `removed` blocks from index `at` on give way to `added`. */
export interface Recut {
  readonly at: number
  readonly removed: number
  readonly added: readonly Block[]
}

/**
 * Cuts again what replacing `[start, end)` by `inserted` touches.
 * The result applied to the list is what {@link cutBlocks} makes of the edited text; a differential test holds it so.
 * `gone` are blocks that an edit before took out of the list: where much is cut again, they may come back.
 */
export function recutBlocks(list: BlockList, start: number, end: number, inserted: string, gone?: Returning): Recut {
  const { count } = list
  if (count === 0) return { at: 0, removed: 0, added: cutBlocks(inserted) }
  // A boundary depends on the line before it and on the first character behind it: take one block more on either side.
  let first = Math.max(0, list.indexAt(start) - 1)
  let last = Math.min(count - 1, list.indexAt(end) + 1)
  const shift = inserted.length - (end - start)
  const head = list.block(0)
  if (start < 4 || (start < FRONT_LIMIT && head && mayMoveFront(head, start))) {
    // Where front matter ends is decided by the head of the document, and by all of it where nothing closes it.
    first = 0
    const front = findFrontMatter(editedText(list, first, last, start, end, inserted))
    if (!front || front.problem) while (last < count - 1 && list.startOf(last + 1) + shift < FRONT_LIMIT) last++
  }
  const window: Block[] = []
  for (let i = first; i <= last; i++) {
    const block = list.block(i)
    if (block) window.push(block)
  }
  const known = new KnownBlocks(window)
  let text = editedText(list, first, last, start, end, inserted)
  const extend = (): Block | undefined => {
    last++
    const block = list.block(last)
    if (!block) return undefined
    window.push(block)
    known.add(block)
    text += block.source
    return block
  }
  let extended = false
  for (;;) {
    const front = first === 0 ? findFrontMatter(text) : undefined
    const from = front?.end ?? 0
    const back = (text.length - from > MUCH && gone?.bySource) || NO_BLOCKS
    const added = cutBody(text, from, front ? undefined : window[0]?.head, known, back)
    const next = list.block(last + 1)
    const open = next && openConstruct(added.at(-1)?.source ?? '')
    if (!open && isCutBefore(next, added.at(-1))) {
      if (front) added.unshift(frontBlock(text.slice(0, front.end), window[0]))
      return trim(window, first, added)
    }
    // A fence or comment that the edit opened swallows what follows, up to the block that closes it; a long list is cut anew up to where
    // cuts are what they were. Where it keeps happening, as in a long row of fences, the window doubles: all is then cut again a few
    // times, not once a fence.
    const least = last + (extended ? last - first : 0)
    extended = true
    const terminator = open && new RegExp(open.pattern, open.flags)
    let isClosed = false
    do {
      const block = extend()
      isClosed = !terminator || (block !== undefined && findTerminator(terminator, block.source, 0) >= 0)
    } while (last < count - 1 && (last < least || !isClosed))
  }
}

/** A block of front matter: the one that there was, where it says the same. */
function frontBlock(source: string, before: Block | undefined): Block {
  return before?.isFrontMatter && before.source === source ? before : new Block(source, true)
}

/** Whether `next` still begins where it begins, behind a block that was cut anew. */
function isCutBefore(next: Block | undefined, last: Block | undefined): boolean {
  if (!next) return true
  if (!last) return next.head === undefined
  if (next.head === undefined) return isEnd(last.source, next.source)
  const lineBreak = nextBreak(next.source, 0)
  const line = lineBreak < 0 ? next.source : next.source.slice(0, breakEnd(next.source, lineBreak))
  const [portion, ...more] = cutPortions(last.source + line, last.head)
  return portion?.head === next.head && portion.start === last.source.length && more.length === 0
}

/** The text of the blocks from `first` to `last` with `[start, end)` replaced. */
function editedText(
  list: BlockList,
  first: number,
  last: number,
  start: number,
  end: number,
  inserted: string,
): string {
  let text = ''
  for (let i = first; i <= last; i++) text += list.block(i)?.source ?? ''
  const at = list.startOf(first)
  return text.slice(0, start - at) + inserted + text.slice(end - at)
}

/** Blocks that may come back. */
export interface Returning {
  readonly bySource: KnownBlocks
}

/** Where an edit has so many characters cut again, blocks may come back that another one took away. */
const MUCH = 4_000

/** A block of so many characters is long. */
const LONG = 2000

/** Front matter that is closed ends where it ends, whatever is edited below it. */
function mayMoveFront(first: Block, start: number): boolean {
  if (!/^\uFEFF?---/.test(first.source)) return false
  return !first.isFrontMatter || start <= first.source.length || findFrontMatter(first.source)?.problem !== undefined
}

/** Leaves out of a recut the blocks at both ends that stayed the same; what is new knows the lines of what it takes the place of. */
function trim(window: readonly Block[], at: number, all: readonly Block[]): Recut {
  const { old: removed, now: added, head } = trimmed(window, all)
  const long = removed.find(block => block.isLong)
  const old = new Set(long && removed)
  if (long) for (const block of added) if (!old.has(block)) block.follow(long)
  return { at: at + head, removed: removed.length, added }
}

/**
 * Blocks of the text from `from` on, of which the first is read below `head` where that is given; those that are in `known`, or else in
 * `gone`, are taken from there, each once.
 */
function cutBody(text: string, from: number, head: string | undefined, known: KnownBlocks, gone: KnownBlocks): Block[] {
  const taken = new Map<readonly Block[], number>()
  const blocks: Block[] = []
  const isKnown = !(known.isEmpty && gone.isEmpty)
  const add = (source: string, below: string | undefined, characters?: number): void => {
    // To look a block up is to hash all of its text: not where there is nothing to be found.
    const same = isKnown ? (known.get(source, below) ?? gone.get(source, below)) : undefined
    const number = same ? (taken.get(same) ?? 0) : 0
    if (same) taken.set(same, number + 1)
    // No block stands twice in a document: what is kept with it may say where it stands.
    blocks.push(same?.[number] ?? new Block(source, false, below, same?.[0], characters))
  }
  let above = head
  for (const cursor = new BlockCursor(text, from); cursor.advance(); ) {
    const whole = text.slice(cursor.start, cursor.end)
    const portions = cutPortions(whole, above)
    if (portions.length === 0) add(whole, above, above === undefined ? cursor.characters : undefined)
    else {
      let at = 0
      for (const portion of portions) {
        add(whole.slice(at, portion.start), above)
        above = portion.head
        at = portion.start
      }
      add(whole.slice(at), above)
    }
    above = undefined
  }
  return blocks
}
