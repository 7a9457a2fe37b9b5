// `textDocument/prepareTypeHierarchy` and what follows: supertypes of a plan are what it carries out, subtypes what carries it out.

import { type CancellationToken, SymbolKind, type TypeHierarchyItem } from 'vscode-languageserver'
import {
  collectAbove,
  collectBelow,
  fieldRange,
  findRung,
  type Rung,
  rungKey,
  titleRange,
} from '../../core/features/plan-hierarchy.ts'
import type { Corpus } from '../../core/index/corpus.ts'
import { workHolding } from '../../core/index/plans/plan-levels.ts'
import type { DocumentKind } from '../../core/model/meta.ts'
import type { Context, Found } from '../context.ts'
import { placeOf } from '../text-place.ts'
import { factsOf, loopMessage, missingIdMessage, titleOf } from './plan-message.ts'

/** What an item carries along, for its own neighbours to be found. */
interface ItemData {
  /** Of an id that no document has. */
  readonly missing?: string
  readonly way?: Way
  /** The keys of the rungs from the first one to this, that way. */
  readonly path: readonly string[]
  /** The way here has come round: it goes no further. */
  readonly isLoop?: boolean
}

type Way = 'up' | 'down'

export function serveTypeHierarchy(context: Context): void {
  const { typeHierarchy } = context.connection.languages
  typeHierarchy.onPrepare(({ textDocument: { uri }, position }, token) =>
    context.answer('prepareTypeHierarchy', uri, token, null, ({ folder, document }) => {
      const rung = findRung(folder.corpus, document, document.offsetAt(position))
      return rung ? [toItem(context, folder.corpus, rung, { path: [] })] : null
    }),
  )
  const answer = (
    way: Way,
    item: TypeHierarchyItem,
    token: CancellationToken,
    collect: (corpus: Corpus, rung: Rung) => Rung[],
  ): Promise<TypeHierarchyItem[] | null> =>
    context.answer(way === 'up' ? 'supertypes' : 'subtypes', item.uri, token, null, found => {
      const rung = rungOf(found, item)
      const data = dataOf(item)
      if (!rung || (data.isLoop && data.way === way)) return []
      // Who turns round begins anew: what one comes from is below what is above it.
      const path = data.way === way ? data.path : [rungKey(rung)]
      const { corpus } = found.folder
      return collect(corpus, rung).map(next => toItem(context, corpus, next, { way, path }))
    })
  typeHierarchy.onSupertypes(({ item }, token) => answer('up', item, token, collectAbove))
  typeHierarchy.onSubtypes(({ item }, token) => answer('down', item, token, collectBelow))
}

/** The icon that an editor has for each kind: the further out, the more abstract. */
const KINDS: Readonly<Record<DocumentKind, SymbolKind>> = {
  proposal: SymbolKind.Interface,
  outline: SymbolKind.Class,
  sector: SymbolKind.Module,
  regional: SymbolKind.Package,
  report: SymbolKind.Event,
  law: SymbolKind.Constant,
  statistics: SymbolKind.Number,
  commentary: SymbolKind.String,
  glossary: SymbolKind.Key,
}

function toItem(
  { locale, workspace }: Context,
  corpus: Corpus,
  rung: Rung,
  from: Pick<ItemData, 'way' | 'path'>,
): TypeHierarchyItem {
  const key = rungKey(rung)
  const isLoop = from.path.includes(key)
  const data: ItemData = { ...from, path: [...from.path, key], ...(isLoop ? { isLoop } : {}) }
  if (rung.kind === 'missing') {
    const range = placeOf(corpus, rung.uri, fieldRange(corpus, rung.uri, 'parent'))
    return {
      name: rung.id,
      kind: SymbolKind.Null,
      detail: missingIdMessage(locale),
      uri: workspace.clientUri(rung.uri),
      range,
      selectionRange: range,
      data: { ...data, missing: rung.id },
    }
  }
  const { main } = rung.work
  const selectionRange = placeOf(corpus, main.uri, titleRange(corpus, main.uri))
  const facts = factsOf(main, locale)
  return {
    name: titleOf(rung.work, locale),
    kind: main.meta.kind ? KINDS[main.meta.kind] : SymbolKind.File,
    detail: isLoop ? loopMessage(locale) : facts,
    uri: workspace.clientUri(main.uri),
    range: { start: { line: 0, character: 0 }, end: selectionRange.end },
    selectionRange,
    data,
  }
}

/** The rung that an item stands for; undefined where its document is gone. */
function rungOf({ folder: { corpus }, document }: Found, item: TypeHierarchyItem): Rung | undefined {
  const { missing } = dataOf(item)
  if (missing !== undefined) return { kind: 'missing', id: missing, uri: document.uri }
  const symbols = corpus.symbols(document.uri)
  return symbols && { kind: 'work', work: workHolding(corpus, symbols) }
}

/** Clients hand back what they were given, or nothing. */
function dataOf({ data }: TypeHierarchyItem): ItemData {
  if (typeof data !== 'object' || data === null) return { path: [] }
  const { missing, way, path, isLoop } = data as Record<string, unknown>
  return {
    path: Array.isArray(path) ? path.filter(key => typeof key === 'string') : [],
    ...(typeof missing === 'string' ? { missing } : {}),
    ...(way === 'up' || way === 'down' ? { way } : {}),
    ...(isLoop === true ? { isLoop } : {}),
  }
}
