// Turns the Markdown of one block into facts: readable text, marks, tables, footnotes, comments, problems.

import type { Root } from 'mdast'
import { tellCharacters } from '../text/characters.ts'
import { collectDefinitions, collectFlow, finishFacts, newCollector, startOf } from './collect-facts.ts'
import type { Directive } from './directive.ts'
import { Inlines } from './inlines.ts'
import type { Mark } from './mark.ts'
import { parseMarkdown } from './markdown.ts'
import { isOpening } from './opening.ts'
import { parseParts } from './part.ts'
import { NOTHING, parsePlain } from './plain-block.ts'
import type { SyntaxProblem } from './problem.ts'
import type { Leaf } from './prose.ts'
import { findUnreadable } from './unreadable.ts'

/** A pipe table, or one of raw HTML: leaf indexes, row by row; the first row is the header, which has none where it stands in another block or is of several rows. */
export interface Table {
  readonly start: number
  readonly end: number
  /** The words of the header, where its row here has none. */
  readonly head?: readonly string[]
  /** What such a table says last above its rows, in the columns in which the first of them is empty; '' in all others. */
  readonly above?: readonly string[]
  readonly rows: readonly (readonly number[])[]
  /** Of an empty cell into which another one of raw HTML reaches, that one. */
  readonly spanned?: ReadonlyMap<number, number>
}

/** The words of a table's header, cell by cell. */
export function headOf({ leaves }: Pick<BlockFacts, 'leaves'>, { head, rows }: Table): readonly string[] {
  return head ?? rows[0]?.map(cell => leaves[cell]?.text ?? '') ?? []
}

/** The words of a cell of a table, or of the one that reaches into it. */
export function cellWords({ leaves }: Pick<BlockFacts, 'leaves'>, { spanned }: Table, cell: number): string {
  return leaves[spanned?.get(cell) ?? cell]?.text.trim() ?? ''
}

/** A label that is defined or used, with the range that says so. */
export interface Label {
  readonly label: string
  readonly start: number
  readonly end: number
}

/** A link definition, with the Markdown that defines the label, and such by which links to it have the same facts. */
export interface LinkDefinition extends Label {
  readonly source: string
  readonly meaning: string
}

/** What raw HTML at the top level does to the blocks around it. */
export interface HtmlPart {
  readonly start: number
  readonly end: number
  /** `toc` opens a `<details>` whose summary names a table of contents; `details` any other; `close` ends one. */
  readonly role: 'toc' | 'details' | 'close' | 'other'
}

/** All that is read out of one block. Offsets are UTF-16 from the block's start. */
export interface BlockFacts {
  readonly leaves: readonly Leaf[]
  readonly marks: readonly Mark[]
  readonly tables: readonly Table[]
  readonly html: readonly HtmlPart[]
  readonly directives: readonly Directive[]
  readonly footnoteDefinitions: readonly Label[]
  readonly footnoteReferences: readonly Label[]
  readonly definitions: readonly LinkDefinition[]
  readonly problems: readonly SyntaxProblem[]
  /** True where the block holds nothing but a list: a table of contents that lacks its closing tag ends with it. */
  readonly isList: boolean
}

/**
 * The facts of `source`, which may refer to labels that the Markdown in `definitions` defines. `inlines` has what the parser made of lines
 * of this block before an edit, and gets what it makes of those that are new. `characters` are the telling ones of `source`.
 */
export function parseBlock(
  source: string,
  definitions = '',
  isFrontMatter = false,
  inlines?: Inlines,
  characters = tellCharacters(source),
): BlockFacts {
  if (isFrontMatter) return NOTHING
  // A byte order mark, at the start of a file or of one that was put behind another, hides no heading.
  if (source.startsWith('\uFEFF')) return parseBlock(` ${source.slice(1)}`, definitions, false, inlines, characters)
  // What a fence or comment holds refers to nothing.
  const plain = definitions === '' || isOpening(source, 0) ? parsePlain(source, characters) : undefined
  return plain ?? parseParts(source, definitions, inlines ?? new Inlines()) ?? parseTree(source, definitions)
}

/** The same by the parser alone, which the other ways are held equal to. */
export function parseTree(source: string, definitions: string): BlockFacts {
  // The rule in between keeps an indented first line of the block from going on with a footnote.
  const prefix = definitions && `${definitions}\n\n***\n\n`
  const unread = findUnreadable(source)
  const root = parseMarkdown(prefix + source.slice(0, unread))
  const into = newCollector(source, prefix.length)
  collectDefinitions(root, into.titles, 0)
  for (const node of root.children) if (startOf(node) >= into.shift) collectFlow(node, into, 0, 0)
  if (unread !== undefined)
    into.problems.push({ code: 'too-deep', start: unread, end: Math.min(source.length, unread + 40) })
  return finishFacts(into, isList(root, into.shift))
}

function isList(root: Root, shift: number): boolean {
  const nodes = root.children.filter(node => startOf(node) >= shift)
  return nodes.length > 0 && nodes.every(node => node.type === 'list')
}
