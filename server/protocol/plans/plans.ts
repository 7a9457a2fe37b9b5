// `tifa/plans` and what belongs to it: the tree of plans, opened as it is wanted, and told when it has changed.

import type { CancellationToken } from 'vscode-languageserver'
import { fieldRange, titleRange } from '../../core/features/plan-hierarchy.ts'
import { collectPlanSections } from '../../core/features/plan-sections.ts'
import { ARRANGEMENTS } from '../../core/features/plan-tree.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { findParent, workHolding } from '../../core/index/plans/plan-levels.ts'
import type { Range } from '../../core/model/meta.ts'
import type { PlanItem, PlanPlaceParams, PlansParams, PlansResult } from '../../wire/plans.ts'
import type { Context, Found } from '../context.ts'
import { decodeAddress } from '../decode-address.ts'
import type { Folder } from '../folder.ts'
import { runSliced } from '../slices.ts'
import { placeOf } from '../text-place.ts'
import { PlanChanges } from './plan-changes.ts'
import { collectPlanItems } from './plan-items.ts'
import { missingIdMessage, planDetails, titleOf } from './plan-message.ts'

export function servePlans(context: Context): void {
  let changes: PlanChanges | undefined
  let wasComplete = true
  context.serve('tifa/plans', (params, token) =>
    context.answerAll('plans', token, { nodes: [], isComplete: false }, async () => {
      changes ??= new PlanChanges(context.workspace)
      changes.take()
      const tree = await collectTree(context, params, token)
      wasComplete = tree.isComplete
      return tree
    }),
  )
  context.onRefresh(async () => {
    const changed = changes?.take()
    if (!changed) return
    const { sections } = changed
    const plans = changed.plans || (!wasComplete && !context.workspace.isIndexing)
    if (plans || sections.length > 0) await context.tell('tifa/plansChanged', { plans, sections })
  })
  context.serve('tifa/planSections', ({ uri, within }, token) =>
    context.answer('planSections', uri, token, { sections: [], more: 0 }, found => {
      const { sections, more } = collectPlanSections(found.folder.corpus, found.document.uri, within)
      return { sections: sections.map(({ index, title, hasSections }) => ({ index, title, hasSections })), more }
    }),
  )
  context.serve('tifa/planPlace', (params, token) =>
    context.answer('planPlace', params.uri, token, null, ({ folder: { corpus }, document }) => ({
      uri: params.uri,
      range: placeOf(corpus, document.uri, findRange(corpus, document.uri, params)),
    })),
  )
  context.serve('tifa/planDetails', ({ uri }, token) =>
    context.answer('planDetails', uri, token, { text: '' }, found => ({
      text: describe(context, found),
    })),
  )
}

/** The trees of all folders that have documents; where there are several, each below its folder's name. */
async function collectTree(
  context: Context,
  { arrangement, order }: PlansParams,
  token: CancellationToken,
): Promise<PlansResult> {
  const { workspace, locale } = context
  const wanted = ARRANGEMENTS.find(known => known === arrangement) ?? 'level'
  const trees: { readonly folder: Folder; readonly items: readonly PlanItem[] }[] = []
  let isComplete = context.isSettled && !workspace.isIndexing
  for (const folder of workspace.folders()) {
    isComplete &&= folder.corpus.isComplete
    const manner = { locale, uriOf: (uri: string) => workspace.clientUri(uri) }
    const work = collectPlanItems(folder.corpus, wanted, order === 'oldest' ? 'oldest' : 'newest', manner)
    const items = await runSliced(context.ports, token, work)
    if (items.length > 0) trees.push({ folder, items })
  }
  const [only] = trees
  if (trees.length < 2) return { nodes: only?.items ?? [], isComplete }
  const nodes: PlanItem[] = []
  for (const { folder, items } of trees) {
    const root = folder.root ?? ''
    const at = nodes.length
    const outside = locale === 'zh' ? '文件夹之外' : 'Outside of the folders'
    const label = root === '' ? outside : nameOf(root)
    nodes.push({ parent: -1, kind: 'folder', key: `folder:${root}`, label, detail: '' })
    for (const item of items) nodes.push({ ...item, parent: item.parent < 0 ? at : item.parent + at + 1 })
  }
  return { nodes, isComplete }
}

function nameOf(root: string): string {
  const last = root.slice(root.lastIndexOf('/') + 1)
  return decodeAddress(last)
}

function findRange(corpus: Corpus, uri: string, { field, section }: PlanPlaceParams): Range {
  if (field) return fieldRange(corpus, uri, field)
  if (!section) return titleRange(corpus, uri)
  const sections = corpus.symbols(uri)?.sections ?? []
  const same = sections[section.index]
  const found = same?.title === section.title ? same : sections.find(({ title }) => title === section.title)
  return found ? { start: found.start, end: found.headingEnd } : titleRange(corpus, uri)
}

function describe({ locale, workspace }: Context, { folder: { corpus, root }, document }: Found): string {
  const symbols = corpus.symbols(document.uri)
  if (!symbols) return ''
  const work = workHolding(corpus, symbols)
  const parent = findParent(corpus, work)
  const before = corpus.lines.before(work)
  const missing = (id: string): string => `${id} (${missingIdMessage(locale)})`
  const uri = workspace.clientUri(symbols.uri)
  return planDetails(
    symbols,
    {
      parent: parent && (parent.kind === 'work' ? titleOf(parent.work, locale) : missing(parent.id)),
      before: before && (before.kind === 'work' ? titleOf(before.work, locale) : missing(before.id)),
      sections: symbols.sections.length,
      path: decoded(
        root !== undefined && symbols.uri.startsWith(`${root}/`) ? symbols.uri.slice(root.length + 1) : uri,
      ),
    },
    locale,
  )
}

function decoded(path: string): string {
  return decodeAddress(path)
}
