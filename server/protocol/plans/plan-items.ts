// The tree of plans as it is sent: each node with its words, and what names it while the tree changes around it.

import { type Arrangement, collectPlanTree, type Order, type PlanNode } from '../../core/features/plan-tree.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import type { PlanItem } from '../../wire/plans.ts'
import type { Locale } from '../locale.ts'
import { nodeMessage } from './plan-message.ts'

/** How to write the items of one corpus. */
export interface ItemManner {
  readonly locale: Locale
  /** The address of a document as the client knows it. */
  readonly uriOf: (uri: string) => string
}

/** The items of a corpus, its groups at the top; yields now and then. */
export function* collectPlanItems(
  corpus: Corpus,
  arrangement: Arrangement,
  order: Order,
  manner: ItemManner,
): Generator<undefined, PlanItem[]> {
  const nodes = yield* collectPlanTree(corpus, arrangement, order)
  const sizes = new Uint32Array(nodes.length)
  for (const { kind, parent } of nodes) {
    if (parent >= 0 && (kind === 'work' || kind === 'missing')) sizes[parent] = (sizes[parent] ?? 0) + 1
  }
  const items: PlanItem[] = []
  const keys = new Set<string>()
  for (const [index, node] of nodes.entries()) {
    const key = keyOf(node)
    let unique = key
    for (let again = 2; key !== undefined && keys.has(`${node.parent}>${unique}`); again++) unique = `${key}#${again}`
    if (unique !== undefined) keys.add(`${node.parent}>${unique}`)
    items.push({
      parent: node.parent,
      kind: node.kind,
      ...(unique === undefined ? {} : { key: unique }),
      ...nodeMessage(node, sizes[index] ?? 0, manner.locale),
      ...more(node, manner),
    })
    if (index % 64 === 0) yield
  }
  return items
}

/** Short: it goes over the wire for each node. A work and a text have their address. */
function keyOf(node: PlanNode): string | undefined {
  switch (node.kind) {
    case 'group': {
      const { group } = node
      if (group.by === 'kind') return `kind:${group.kind ?? ''}`
      if (group.by === 'period') return `period:${group.period?.from ?? ''}`
      return group.by === 'line' ? `line:${group.newest.id}` : group.by
    }
    case 'work':
    case 'text':
      return undefined
    case 'missing': {
      const { missing } = node
      return `missing:${missing.field}:${missing.what === 'id' ? missing.id : (missing.periods[0]?.from ?? '')}`
    }
    default:
      return node.kind
  }
}

function more(node: PlanNode, { uriOf }: ItemManner): Partial<PlanItem> {
  switch (node.kind) {
    case 'group':
      return { sort: node.group.by === 'kind' ? (node.group.kind ?? 'other') : node.group.by }
    case 'work': {
      const { work, isDuplicate, hasPrevious } = node
      const { uri, meta, sections } = work.main
      return {
        sort: meta.kind ?? 'other',
        uri: uriOf(uri),
        id: work.id,
        ...(sections.length > 0 ? { hasSections: true } : {}),
        ...(hasPrevious ? { hasPrevious } : {}),
        ...(isDuplicate ? { isOdd: true } : {}),
      }
    }
    case 'text':
      return {
        sort: node.role,
        uri: uriOf(node.text.uri),
        id: node.text.id,
        ...(node.text.sections.length > 0 ? { hasSections: true } : {}),
      }
    case 'before':
    case 'after':
      return { uri: uriOf(node.work.main.uri), id: node.work.id }
    case 'missing': {
      const { missing } = node
      const id = missing.what === 'id' ? { id: missing.id } : {}
      return { sort: missing.what, uri: uriOf(missing.uri), field: missing.field, ...id }
    }
    case 'loop':
      return { uri: uriOf(node.uri), field: node.field, id: node.work.id }
  }
}
