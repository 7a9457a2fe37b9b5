// Collects the facts of a block from a syntax tree, or from parts of one.

import type { Definition, FootnoteDefinition, Nodes, Parents, Table as TableNode } from 'mdast'
import { type Directive, parseDirective } from './directive.ts'
import { roleOf } from './html-role.ts'
import { readHtml } from './html-words.ts'
import { collectMark, isMarkAddress, type Mark } from './mark.ts'
import type { BlockFacts, HtmlPart, Label, LinkDefinition, Table } from './parse-block.ts'
import { findBrokenMarks, findMissedScheme, type SyntaxProblem } from './problem.ts'
import { flatten, type Leaf } from './prose.ts'
import { DEEPEST } from './unreadable.ts'

/** Collects facts from a tree; lives as long as one parse. */
export interface Collector {
  readonly source: string
  /** How far offsets of the tree are ahead of the source's: the length of the definitions that were put before it. */
  shift: number
  readonly titles: Map<string, Definition>
  readonly leaves: Leaf[]
  readonly marks: Mark[]
  readonly tables: Table[]
  readonly html: HtmlPart[]
  readonly directives: Directive[]
  readonly footnoteDefinitions: Label[]
  readonly footnoteReferences: Label[]
  readonly definitions: LinkDefinition[]
  readonly problems: SyntaxProblem[]
}

/** What facts of `source` are collected into. */
export function newCollector(source: string, shift: number): Collector {
  return {
    source,
    shift,
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
}

/** The facts that were collected, once all are. */
export function finishFacts(into: Collector, isList: boolean): BlockFacts {
  // A line may hold more of them than a call takes arguments.
  for (const leaf of into.leaves) for (const problem of findBrokenMarks(leaf)) into.problems.push(problem)
  const { leaves, marks, tables, html, directives, footnoteDefinitions, footnoteReferences, definitions, problems } =
    into
  return {
    leaves,
    marks,
    tables,
    html,
    directives,
    footnoteDefinitions,
    footnoteReferences,
    definitions,
    problems,
    isList,
  }
}

/** Definitions count wherever they stand, also in quotes and lists; the first of a label wins. */
export function collectDefinitions(parent: Parents, into: Map<string, Definition>, depth: number): void {
  if (depth > DEEPEST) return
  for (const node of parent.children) {
    if (node.type === 'definition') {
      if (!into.has(node.identifier)) into.set(node.identifier, node)
    } else if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table' && 'children' in node) {
      collectDefinitions(node, into, depth + 1)
    }
  }
}

/** Adds the facts of a node, which stands so deep in others and in lists. */
export function collectFlow(node: Nodes, into: Collector, depth: number, listDepth: number): void {
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
      into.definitions.push(definitionOf(node.identifier, start, into.source.slice(start, end), node.url))
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

/** Of an address that makes no mark facts hold nothing: whatever it is, it means the same. */
export function definitionOf(label: string, start: number, source: string, url: string): LinkDefinition {
  const [head = ''] = /^\[(?:\\.|[^\\\]])*\]:/s.exec(source) ?? []
  const meaning = isMarkAddress(url) || head === '' ? source : `${head} .`
  return { label, start, end: start + source.length, source, meaning }
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
  if (!top) return
  into.html.push({ start, end, role: roleOf(value) })
  if (value.startsWith('<!--')) return
  const { leaves, tables, comments } = readHtml(into.source, start, end, into.leaves.length)
  for (const leaf of leaves) into.leaves.push(leaf)
  for (const { grid: _, titles: __, body: ___, ...table } of tables) into.tables.push(table)
  for (const comment of comments) {
    const inside = parseDirective(into.source.slice(comment.start, comment.end), comment.start, comment.end)
    if (inside) into.directives.push(inside)
  }
}

function labelEnd(node: FootnoteDefinition, into: Collector): number {
  const [start] = range(node, into)
  return into.source.indexOf(']', start) + 1
}

/** Where a node starts in the text that was parsed. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

function range(node: Nodes, into: Collector): [start: number, end: number] {
  return [startOf(node) - into.shift, (node.position?.end.offset ?? 0) - into.shift]
}
