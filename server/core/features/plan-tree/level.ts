// Plans as dolls: the overarching plan, in it what carries it out, in that what carries that out.

import type { Work } from '../../index/plans/plan-line.ts'
import { DOCUMENT_KINDS } from '../../model/field-table.ts'
import type { DocumentKind } from '../../model/meta.ts'
import type { TreeBuilder } from './tree-builder.ts'

/** Groups by kind what has no parent; the parents that are missing come last, with the works that name them. */
export function* arrangeByLevel(tree: TreeBuilder): Generator<undefined> {
  const { parents, parentLoops, works } = tree.facts
  const roots = new Map<DocumentKind | undefined, Work[]>()
  const children = new Map<string, Work[]>()
  const missing = new Map<string, { readonly uri: string; readonly works: Work[] }>()
  const loops = new Map<string, Work[]>()
  for (const work of [...works.values()].sort(tree.compare)) {
    const parent = parents.get(work.main.uri)
    if (parent?.kind === 'missing') {
      const known = missing.get(parent.id)
      if (known) known.works.push(work)
      else missing.set(parent.id, { uri: parent.uri, works: [work] })
    } else if (parent && !parentLoops.has(work.main.uri)) {
      push(children, parent.work.main.uri, work)
    } else {
      push(roots, work.main.meta.kind, work)
      if (parent) push(loops, parent.work.main.uri, work)
    }
  }
  yield
  for (const kind of [...DOCUMENT_KINDS, undefined]) {
    const members = roots.get(kind)
    if (!members) continue
    const at = tree.add(-1, { kind: 'group', group: { by: 'kind', kind } })
    yield* tree.addAll(at, members, ({ main }) => children.get(main.uri) ?? [])
  }
  if (missing.size > 0) {
    const at = tree.add(-1, { kind: 'group', group: { by: 'missing' } })
    for (const [id, { uri, works: members }] of missing) {
      const under = tree.add(at, { kind: 'missing', missing: { what: 'id', id, uri, field: 'parent' } })
      yield* tree.addAll(under, members, ({ main }) => children.get(main.uri) ?? [])
    }
  }
  addLoops(tree, loops)
}

/** Where a loop was cut the work that would follow is named, and goes no further. */
function addLoops(tree: TreeBuilder, loops: ReadonlyMap<string, readonly Work[]>): void {
  if (loops.size === 0) return
  tree.nodes.slice().forEach((node, at) => {
    if (node.kind !== 'work') return
    for (const work of loops.get(node.work.main.uri) ?? []) {
      const parent = tree.facts.parents.get(work.main.uri)
      if (parent) tree.add(at, { kind: 'loop', work, uri: parent.uri, field: 'parent' })
    }
  })
}

function push<K>(map: Map<K, Work[]>, key: K, work: Work): void {
  const known = map.get(key)
  if (known) known.push(work)
  else map.set(key, [work])
}
