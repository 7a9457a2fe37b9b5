// Remembers what the Markdown parser made of single lines, so that an edit of a long table or list has it read one line and not thousands.

import type { PhrasingContent } from 'mdast'
import { parseMarkdown } from './markdown.ts'

/** What stands in a line, with how far its offsets are ahead of the line's own. */
export interface ParsedLine {
  readonly children: readonly PhrasingContent[]
  readonly shift: number
}

/** Of a block and what it was before an edit: lines of the latter that the block lacks are let go. */
export class Inlines {
  readonly #before: ReadonlyMap<string, ParsedLine> | undefined
  #lines: Map<string, ParsedLine> | undefined
  /** How many lines the parser was given. */
  parsed = 0

  constructor(before?: Inlines) {
    // Where the block before was never read, what it had from the one before that still counts.
    this.#before = before && (before.#lines ?? before.#before)
  }

  /** What stands in a paragraph of these words, with `definitions` before it; undefined where they are more than a paragraph. */
  parse(words: string, definitions: string): ParsedLine | undefined {
    const key = definitions === '' ? words : `${definitions}\n\n${words}`
    const known = this.#lines?.get(key) ?? this.#before?.get(key)
    const line = known ?? this.#parse(words, definitions)
    this.#lines ??= new Map()
    if (line) this.#lines.set(key, line)
    return line
  }

  #parse(words: string, definitions: string): ParsedLine | undefined {
    this.parsed++
    // What begins a heading is no item, and no quote.
    const isLine = !words.includes('\n')
    if (isLine && words.endsWith('#')) return undefined
    const prefix = (definitions && `${definitions}\n\n***\n\n`) + (isLine ? '# ' : '')
    const at = prefix.length - (isLine ? 2 : 0)
    const nodes = parseMarkdown(prefix + words).children.filter(node => (node.position?.start.offset ?? 0) >= at)
    const [node] = nodes
    if (nodes.length !== 1 || node?.type !== (isLine ? 'heading' : 'paragraph')) return undefined
    return { children: node.children, shift: prefix.length }
  }
}
