// `empty-link`: a link that leads nowhere, as converters of web pages leave them: `[words](#)`.

import type { Nodes, Parents } from 'mdast'
import type { EmptyLink } from '../../model/form-finding.ts'
import type { Block } from '../../syntax/block.ts'
import { parseMarkdown } from '../../syntax/markdown.ts'
import { Slot } from '../../syntax/slot.ts'

/** The findings of one block; offsets count from its start. */
export function emptyLinksIn(block: Block): EmptyLink[] {
  const { source, may } = block
  if (!may.refer || !MAYBE.test(source)) return []
  return [...linksOf(block).values()].map(({ start, end, from, to }) => {
    return { code: 'empty-link', text: source.slice(from, to), start, end }
  })
}

/** The link to nowhere that starts at `start` of the block, with its words at `[from, to)`; undefined where there is none. */
export function wordsOfEmptyLink(block: Block, start: number): Place | undefined {
  return linksOf(block).get(start)
}

const LINKS = new Slot<ReadonlyMap<number, Place>>()

/** All links of a block that lead nowhere, by where they start. */
function linksOf(block: Block): ReadonlyMap<number, Place> {
  const known = LINKS.get(block)
  if (known) return known
  const found: Place[] = []
  const { head = '', source } = block
  collect(parseMarkdown(head + source), found, 0)
  const below = found.flatMap(({ start, end, from, to }): Place[] =>
    start < head.length
      ? []
      : [{ start: start - head.length, end: end - head.length, from: from - head.length, to: to - head.length }],
  )
  return LINKS.set(block, new Map(below.map(place => [place.start, place])))
}

/** An address of nothing, or of the page's own head; a title may follow. */
const MAYBE = /\]\(\s{0,9}(?:<[^<>\n]{0,30}>|#[^()\n]{0,9}|javascript:[^\n]{0,30})?[\s)]/i
const NOWHERE = /^(?:#|javascript:.*)?$/i

/** A link to nowhere, with its words at `[from, to)`. */
interface Place {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** Lists and quotes nested deeper are left unread, as elsewhere. */
const DEEPEST = 200

function collect(parent: Parents, found: Place[], depth: number): void {
  if (depth > DEEPEST) return
  for (const node of parent.children) {
    if (node.type === 'link' && NOWHERE.test(node.url.trim())) {
      const [start, end] = range(node)
      const [first, last] = [node.children[0], node.children.at(-1)]
      found.push({ start, end, from: first ? range(first)[0] : end, to: last ? range(last)[1] : end })
    } else if ('children' in node) collect(node, found, depth + 1)
  }
}

function range({ position }: Nodes): [number, number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0]
}
