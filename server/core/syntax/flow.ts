// A block as a tree of what a reader sees: paragraphs, lists and tables, and in them words, emphasis, links and marks.

import type { Definition, Html, Nodes, Parents, PhrasingContent, TableCell } from 'mdast'
import { readHtml } from './html-words.ts'
import { MARK_KINDS } from './mark.ts'
import { parseMarkdown } from './markdown.ts'
import { flatten, type Leaf, toText } from './prose.ts'
import { DEEPEST, findUnreadable } from './unreadable.ts'

/** What stands under each other. Comments and definitions are not there, and of raw HTML what it says. */
export type Flow =
  | { readonly kind: 'heading'; readonly depth: number; readonly words: Words }
  | { readonly kind: 'paragraph'; readonly words: Words }
  | {
      readonly kind: 'list'
      readonly isOrdered: boolean
      readonly first: number
      readonly items: readonly (readonly Flow[])[]
    }
  | { readonly kind: 'quote'; readonly content: readonly Flow[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Words[])[]; readonly aligned: readonly Alignment[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'footnote'; readonly label: string; readonly content: readonly Flow[] }

export type Alignment = 'left' | 'right' | 'center' | null

/** The words of a paragraph, heading or cell. */
export interface Words {
  /** Offsets count from the block's start. */
  readonly leaf: Leaf
  readonly content: readonly Inline[]
}

/** What stands beside each other. */
export type Inline =
  /** `[from, to)` of the leaf's text. */
  | { readonly kind: 'text'; readonly from: number; readonly to: number }
  | { readonly kind: 'emphasis' | 'strong'; readonly content: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: string; readonly content: readonly Inline[] }
  /** A mark of ours, which begins at `start` of the block. */
  | { readonly kind: 'mark'; readonly start: number; readonly content: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'image'; readonly text: string }
  | { readonly kind: 'call'; readonly label: string }
  | { readonly kind: 'break' }

/** The tree of `source`, which may refer to labels that the Markdown in `definitions` defines. */
export function parseFlow(source: string, definitions = ''): readonly Flow[] {
  const prefix = definitions && `${definitions}\n\n***\n\n`
  const root = parseMarkdown(prefix + source.slice(0, findUnreadable(source)))
  const reader = new Reader(source, prefix.length)
  reader.define(root, 0)
  return reader.flows(
    root.children.filter(node => (node.position?.start.offset ?? 0) >= prefix.length),
    0,
    0,
  )
}

/** The words of a leaf without markup, but for line breaks. */
function toWords(leaf: Leaf): Words {
  const content: Inline[] = []
  let from = 0
  for (let to = leaf.text.indexOf('\n'); to >= 0; to = leaf.text.indexOf('\n', from)) {
    if (to > from) content.push({ kind: 'text', from, to })
    content.push({ kind: 'break' })
    from = to + 1
  }
  if (from < leaf.text.length) content.push({ kind: 'text', from, to: leaf.text.length })
  return { leaf, content }
}

function toFlow(words: Words): Flow {
  const { kind, depth = 1 } = words.leaf
  return kind === 'heading' ? { kind, depth, words } : { kind: 'paragraph', words }
}

class Reader {
  readonly #source: string
  readonly #shift: number
  readonly #definitions = new Map<string, Definition>()

  constructor(source: string, shift: number) {
    this.#source = source
    this.#shift = shift
  }

  /** The first definition of a label counts. */
  define(parent: Parents, depth: number): void {
    for (const node of parent.children) {
      if (node.type === 'definition') {
        if (!this.#definitions.has(node.identifier)) this.#definitions.set(node.identifier, node)
      } else if ('children' in node && node.type !== 'paragraph' && depth < DEEPEST) this.define(node, depth + 1)
    }
  }

  flows(nodes: readonly Nodes[], depth: number, listDepth: number): Flow[] {
    if (depth > DEEPEST) return []
    return nodes.flatMap(node =>
      node.type === 'html' && depth === 0 ? this.#html(node) : (this.#flow(node, depth, listDepth) ?? []),
    )
  }

  #html(node: Html): Flow[] {
    if (node.value.startsWith('<!--')) return []
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
    const { leaves, tables } = readHtml(this.#source, start - this.#shift, end - this.#shift)
    const words = (index: number): Words => toWords(leaves[index] as Leaf)
    const flows: Flow[] = []
    let next = 0
    for (let index = 0; index < leaves.length; index++) {
      const table = tables[next]
      if (table && index === table.grid[0]?.[0]) {
        flows.push({ kind: 'table', rows: table.grid.map(row => row.map(words)), aligned: [] })
        index = table.grid.at(-1)?.at(-1) ?? index
        next++
      } else flows.push(toFlow(words(index)))
    }
    return flows
  }

  #flow(node: Nodes, depth: number, listDepth: number): Flow | undefined {
    switch (node.type) {
      case 'heading':
        return { kind: 'heading', depth: node.depth, words: this.#words(node, listDepth) }
      case 'paragraph':
        return { kind: 'paragraph', words: this.#words(node, listDepth) }
      case 'list': {
        const items = node.children.map(item => this.flows(item.children, depth + 2, listDepth + 1))
        return { kind: 'list', isOrdered: node.ordered === true, first: node.start ?? 1, items }
      }
      case 'blockquote':
        return { kind: 'quote', content: this.flows(node.children, depth + 1, listDepth) }
      case 'table': {
        const rows = node.children.map(row => row.children.map(cell => this.#words(cell, listDepth)))
        return { kind: 'table', rows, aligned: node.align ?? [] }
      }
      case 'code':
        return { kind: 'code', text: node.value }
      case 'thematicBreak':
        return { kind: 'rule' }
      case 'footnoteDefinition':
        return { kind: 'footnote', label: node.identifier, content: this.flows(node.children, depth + 1, listDepth) }
      default:
        return undefined
    }
  }

  #words(node: (Parents & { children: (PhrasingContent | TableCell)[] }) | TableCell, listDepth: number): Words {
    const leaf = flatten(node, this.#source, this.#shift, listDepth)
    return { leaf, content: this.#inlines(node.children as readonly PhrasingContent[], leaf, 0) }
  }

  #inlines(nodes: readonly PhrasingContent[], leaf: Leaf, depth: number): Inline[] {
    return depth > DEEPEST ? [] : nodes.flatMap(node => this.#inline(node, leaf, depth) ?? [])
  }

  #inline(node: PhrasingContent, leaf: Leaf, depth: number): Inline | undefined {
    const start = (node.position?.start.offset ?? 0) - this.#shift
    switch (node.type) {
      case 'text': {
        const end = (node.position?.end.offset ?? 0) - this.#shift
        const [from, to] = [toText(leaf, start) ?? 0, toText(leaf, end) ?? leaf.text.length]
        return from < to ? { kind: 'text', from, to } : undefined
      }
      case 'emphasis':
      case 'strong':
        return { kind: node.type, content: this.#inlines(node.children, leaf, depth + 1) }
      case 'inlineCode':
        return { kind: 'code', text: node.value }
      case 'image':
      case 'imageReference':
        return { kind: 'image', text: node.alt ?? '' }
      case 'footnoteReference':
        return { kind: 'call', label: node.identifier }
      case 'break':
        return { kind: 'break' }
      case 'html':
        return /^<br\s*\/?>$/i.test(node.value) ? { kind: 'break' } : undefined
      case 'link':
      case 'linkReference': {
        const address = node.type === 'link' ? node.url : (this.#definitions.get(node.identifier)?.url ?? '')
        const content = this.#inlines(node.children, leaf, depth + 1)
        return MARK_KINDS.some(kind => address.startsWith(`${kind}:`))
          ? { kind: 'mark', start, content }
          : { kind: 'link', address, content }
      }
      default:
        return undefined
    }
  }
}
