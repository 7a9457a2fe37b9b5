// Turns the Markdown of one block into facts: readable text, marks, tables, footnotes, comments, problems.

import type { Definition, FootnoteDefinition, Nodes, Parents, Root, Table as TableNode } from 'mdast'
import { type Directive, parseDirective } from './directive.ts'
import { roleOf } from './html-role.ts'
import { collectMark, type Mark } from './mark.ts'
import { parseMarkdown } from './markdown.ts'
import { NOTHING, parsePlain } from './plain-block.ts'
import { findBrokenMarks, findMissedScheme, type SyntaxProblem } from './problem.ts'
import { flatten, type Leaf } from './prose.ts'
import { DEEPEST, findUnreadable } from './unreadable.ts'

/** A pipe table: leaf indexes, row by row; the first row is the header. */
export interface Table {
  readonly start: number
  readonly end: number
  readonly rows: readonly (readonly number[])[]
}

/** A label that is defined or used, with the range that says so. */
export interface Label {
  readonly label: string
  readonly start: number
  readonly end: number
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
  /** Link definitions, with the Markdown that defines them. */
  readonly definitions: readonly (Label & { readonly source: string })[]
  readonly problems: readonly SyntaxProblem[]
  /** True where the block holds nothing but a list: a table of contents that lacks its closing tag ends with it. */
  readonly isList: boolean
}

/** The facts of `source`, which may refer to labels that the Markdown in `definitions` defines. */
export function parseBlock(source: string, definitions = '', isFrontMatter = false): BlockFacts {
  if (isFrontMatter) return NOTHING
  return (definitions === '' ? parsePlain(source) : undefined) ?? parseTree(source, definitions)
}

/** Collects facts from a tree; lives as long as one parse. */
interface Collector {
  readonly source: string
  /** Length of the definitions that were put before the source. */
  readonly shift: number
  readonly titles: Map<string, Definition>
  readonly leaves: Leaf[]
  readonly marks: Mark[]
  readonly tables: Table[]
  readonly html: HtmlPart[]
  readonly directives: Directive[]
  readonly footnoteDefinitions: Label[]
  readonly footnoteReferences: Label[]
  readonly definitions: (Label & { source: string })[]
  readonly problems: SyntaxProblem[]
}

function parseTree(source: string, definitions: string): BlockFacts {
  // The rule in between keeps an indented first line of the block from going on with a footnote.
  const prefix = definitions && `${definitions}\n\n***\n\n`
  const unread = findUnreadable(source)
  const root = parseMarkdown(prefix + source.slice(0, unread))
  const into: Collector = {
    source,
    shift: prefix.length,
    titles: new Map(),
    leaves: [],
    marks: [],
    tables: [],
    html: [],
    directives: [],
    footnoteDefinitions: [],
    footnoteReferences: [],
    definitions: [],
    problems: [],
  }
  collectDefinitions(root, into.titles, 0)
  for (const node of root.children) if (startOf(node) >= into.shift) collectFlow(node, into, 0, 0)
  if (unread !== undefined)
    into.problems.push({ code: 'too-deep', start: unread, end: Math.min(source.length, unread + 40) })
  for (const leaf of into.leaves) into.problems.push(...findBrokenMarks(leaf))
  const { leaves, marks, tables, html, directives, footnoteDefinitions, footnoteReferences, problems } = into
  return {
    leaves,
    marks,
    tables,
    html,
    directives,
    footnoteDefinitions,
    footnoteReferences,
    definitions: into.definitions,
    problems,
    isList: isList(root, into.shift),
  }
}

/** Definitions count wherever they stand, also in quotes and lists; the first of a label wins. */
function collectDefinitions(parent: Parents, into: Map<string, Definition>, depth: number): void {
  if (depth > DEEPEST) return
  for (const node of parent.children) {
    if (node.type === 'definition') {
      if (!into.has(node.identifier)) into.set(node.identifier, node)
    } else if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table' && 'children' in node) {
      collectDefinitions(node, into, depth + 1)
    }
  }
}

function collectFlow(node: Nodes, into: Collector, depth: number, listDepth: number): void {
  const [start, end] = range(node, into)
  if (depth > DEEPEST) {
    into.problems.push({ code: 'too-deep', start, end: Math.min(end, start + 40) })
    return
  }
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      into.leaves.push(flatten(node, into.source, into.shift, listDepth))
      collectInline(node, into)
      break
    case 'table':
      into.tables.push(collectTable(node, into, start, end))
      break
    case 'html':
      collectHtml(node.value, start, end, into, depth === 0)
      break
    case 'definition':
      into.definitions.push({ label: node.identifier, start, end, source: into.source.slice(start, end) })
      break
    case 'footnoteDefinition':
      into.footnoteDefinitions.push({ label: node.identifier, start, end: labelEnd(node, into) })
      for (const child of node.children) collectFlow(child, into, depth + 1, listDepth)
      break
    default:
      if (!('children' in node)) break
      for (const child of node.children)
        collectFlow(child, into, depth + 1, node.type === 'list' ? listDepth + 1 : listDepth)
  }
}

function collectTable(node: TableNode, into: Collector, start: number, end: number): Table {
  const rows: number[][] = []
  for (const row of node.children) {
    const cells: number[] = []
    for (const cell of row.children) {
      cells.push(into.leaves.length)
      collectFlow(cell, into, 1, 0)
    }
    rows.push(cells)
  }
  return { start, end, rows }
}

function collectInline(parent: Parents, into: Collector, depth = 0): void {
  if (depth > DEEPEST) return
  for (const node of parent.children) {
    if (node.type === 'html') {
      const [start, end] = range(node, into)
      collectHtml(node.value, start, end, into, false)
    } else if (node.type === 'footnoteReference') {
      const [start, end] = range(node, into)
      into.footnoteReferences.push({ label: node.identifier, start, end })
    } else if (node.type === 'link' || node.type === 'linkReference') {
      const target = node.type === 'link' ? node : into.titles.get(node.identifier)
      const mark = target && collectMark(node, target, into.source, into.shift)
      if (mark) into.marks.push(mark)
      const missed = node.type === 'link' && !mark ? findMissedScheme(node.url) : undefined
      if (missed) {
        const [start, end] = range(node, into)
        into.problems.push({ ...missed, start, end })
      }
      if (mark?.id.includes('"') && into.source.slice(mark.idStart, mark.idEnd).includes('"'))
        into.problems.push({ code: 'quote-in-id', start: mark.idStart, end: mark.idEnd })
      if (mark && mark.id === '') into.problems.push({ code: 'empty-id', start: mark.start, end: mark.end })
      else if (mark && mark.text.trim() === '')
        into.problems.push({ code: 'empty-text', start: mark.start, end: mark.end })
      collectInline(node, into, depth + 1)
    } else if ('children' in node) {
      collectInline(node, into, depth + 1)
    }
  }
}

function collectHtml(value: string, start: number, end: number, into: Collector, top: boolean): void {
  const directive = parseDirective(value, start, end)
  if (directive) into.directives.push(directive)
  if (top) into.html.push({ start, end, role: roleOf(value) })
}

function isList(root: Root, shift: number): boolean {
  const nodes = root.children.filter(node => startOf(node) >= shift)
  return nodes.length > 0 && nodes.every(node => node.type === 'list')
}

function labelEnd(node: FootnoteDefinition, into: Collector): number {
  const [start] = range(node, into)
  return into.source.indexOf(']', start) + 1
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

function range(node: Nodes, into: Collector): [start: number, end: number] {
  return [startOf(node) - into.shift, (node.position?.end.offset ?? 0) - into.shift]
}
