// Makes items of the paragraphs that begin with a bullet, and of those that count 1., 2., 3. in a row.

import { bulletOf } from './bullet.ts'
import type { Block, Item, Paragraph, Remark } from './import-block.ts'
import { sliceSpans, textOf, trimSpans } from './spans.ts'

/** `blocks` with items in place of such paragraphs; the bullets, which Markdown writes its own way, are remarked. */
export function buildLists(blocks: readonly Block[], remarks: Remark[]): Block[] {
  const built: Block[] = []
  let list: Level[] = []
  let signs = new Map<string, number>()
  let first: Item | undefined
  const close = (): void => {
    if (first)
      remarks.push({
        kind: 'list',
        text: [...signs].map(([sign, count]) => `${sign} × ${count}`).join(', '),
        reason: 'bullets',
        block: first,
      })
    list = []
    signs = new Map()
    first = undefined
  }
  for (const [at, block] of blocks.entries()) {
    const bullet = block.kind === 'paragraph' && !block.quoted ? bulletOf(textOf(block.spans)) : undefined
    if (block.kind === 'paragraph' && bullet) {
      const item: Item = {
        kind: 'item',
        depth: depthOf(list, bullet.sign, block.indent),
        spans: trimSpans(sliceSpans(block.spans, bullet.length)),
      }
      signs.set(bullet.sign, (signs.get(bullet.sign) ?? 0) + 1)
      first ??= item
      built.push(item)
      continue
    }
    close()
    built.push(numbered(blocks, at) ?? block)
  }
  close()
  return built
}

interface Level {
  readonly sign: string
  readonly indent: number
}

/** How deep an item stands: another sign than its list's, or more white space before it, begins a list inside. */
function depthOf(list: Level[], sign: string, indent: number): number {
  const known = list.findIndex(
    level => level.sign === sign && Math.abs(level.indent - indent) <= (ASCII.test(sign) ? 0 : 1),
  )
  const bySign = known >= 0 ? known : list.findIndex(level => level.sign === sign && !ASCII.test(sign))
  const at = bySign >= 0 ? bySign : list.findIndex(level => level.indent >= indent && level.sign === sign)
  const last = list.at(-1)
  if (at >= 0) list.length = at + 1
  else if (last && indent < last.indent) {
    while (list.length > 1 && (list.at(-1)?.indent ?? 0) > indent) list.pop()
    if ((list.at(-1)?.indent ?? 0) >= indent) list.pop()
    list.push({ sign, indent })
  } else if (list.length < DEEPEST) list.push({ sign, indent })
  return Math.max(0, list.length - 1)
}

const ASCII = /^[-*+·–\s]{1,3}$/
const DEEPEST = 6

function numbered(blocks: readonly Block[], at: number): Item | undefined {
  const number = listNumber(blocks[at])
  const block = blocks[at]
  if (number === undefined || block?.kind !== 'paragraph') return undefined
  const inRow = listNumber(blocks[at - 1]) === number - 1 || listNumber(blocks[at + 1]) === number + 1
  if (!inRow) return undefined
  return { kind: 'item', depth: 0, number, spans: trimSpans(sliceSpans(block.spans, `${number}. `.length)) }
}

/** The number of a paragraph that Markdown would write just so: `3. ` and words. */
function listNumber(block: Block | undefined): number | undefined {
  if (block?.kind !== 'paragraph' || block.quoted) return undefined
  const found = /^([0-9]|[1-9][0-9]{1,2})\. (?=\S)/.exec(textOf((block as Paragraph).spans.slice(0, 1)))
  return found ? Number(found[1]) : undefined
}
