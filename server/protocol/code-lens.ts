// `textDocument/codeLens`: above each entry of a glossary how often its term is used, above an indicator table what became of it.

import { type CancellationToken, type CodeLens, CodeLensRefreshRequest, type Location } from 'vscode-languageserver'
import {
  collectEntryHeadings,
  collectTermUses,
  findTermUses,
  type PlanUse,
  type TermUses,
} from '../core/features/code-lens.ts'
import { collectIndicatorTables, summarizeTable } from '../core/features/table-lens.ts'
import type { Corpus } from '../core/index/corpus.ts'
import type { Symbols } from '../core/index/symbols.ts'
import type { TermUsesParams } from '../wire/glossary.ts'
import type { ShowLedgerParams } from '../wire/ledger.ts'
import type { Context, Found } from './context.ts'
import { toLspRange } from './convert.ts'
import { toLocations } from './locations.ts'
import { runSliced } from './slices.ts'
import { renderTable } from './table-lens-message.ts'

/** A command of the client, run by a code lens with {@link TermUsesParams} and the position of the lens. */
const SHOW_REFERENCES = 'tifa.showReferences'

/** A command of the client: opens the ledger, at the rows of an indicator where {@link ShowLedgerParams} name one. */
const SHOW_LEDGER = 'tifa.showLedger'

export function serveCodeLens(context: Context): void {
  const { connection, workspace, options } = context
  const words = context.locale === 'zh' ? CHINESE : ENGLISH
  // Set when a lens has been shown since the last refresh: an edit elsewhere may have changed its figures.
  let isShown = false
  /** The corpus whose figures are shown; the bundled glossary lies outside of the folder that it is used in. */
  const corpusFor = ({ folder, document }: Found): Corpus | undefined => {
    if (folder.corpus.originOf(document.uri) === 'own') return folder.corpus
    const [only, another] = [...workspace.folders()].filter(({ root }) => root !== undefined)
    return another ? undefined : only?.corpus
  }
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    context.answer('codeLens', uri, token, null, (found): CodeLens[] => {
      const corpus = workspace.settings.codeLens ? corpusFor(found) : undefined
      if (!corpus) return []
      const { folder, document } = found
      const tables = collectIndicatorTables(corpus, document).map(table => ({
        range: toLspRange(document, table),
        data: { uri, table: table.start } satisfies TableData,
      }))
      const headings = collectEntryHeadings(folder.corpus, document)
      // While documents are still being counted one lens says so; a refresh follows.
      const isCounted = headings.length > 0 && corpus.tally.isComplete
      const shows = isCounted ? (['uses', 'plans'] as const) : (['uses'] as const)
      const terms = headings.flatMap(heading => {
        const range = toLspRange(document, heading)
        return shows.map(shown => ({ range, data: { uri, id: heading.id, shows: shown } satisfies TermUsesParams }))
      })
      return [...terms, ...tables]
    }),
  )
  connection.onCodeLensResolve((lens, token) => {
    const table = readTableData(lens.data)
    if (table) return resolveTable(lens, table, token)
    const data = readData(lens.data)
    if (!data) return lens
    return context.answer('codeLens/resolve', data.uri, token, lens, found => {
      isShown = true
      const corpus = corpusFor(found)
      const uses = corpus && findTermUses(corpus, data.id)
      const title = uses ? words[data.shows](uses) : words.counting
      const hasPlaces = uses !== undefined && (data.shows === 'uses' ? uses.uses.total : uses.plans.length) > 0
      // Only our own client knows the command; for others a lens is words to read.
      const command = hasPlaces && options.editor === 'vscode' ? SHOW_REFERENCES : ''
      return { ...lens, command: { title, command, ...(command ? { arguments: [data, lens.range.start] } : {}) } }
    })
  })
  const resolveTable = (lens: CodeLens, { uri, table }: TableData, token: CancellationToken): Promise<CodeLens> =>
    context.answer('codeLens/resolve', uri, token, lens, ({ folder, document }) => {
      isShown = true
      // What came of the targets other documents say: a part of it is wrong, and a refresh follows.
      const isRead = folder.corpus.isComplete
      const summary = isRead ? summarizeTable(folder.corpus, document, table, context.ports.year()) : undefined
      const title = summary ? renderTable(summary, context.locale) : words.counting
      const isOurs = summary !== undefined && options.editor === 'vscode'
      const params: ShowLedgerParams = { uri }
      return {
        ...lens,
        command: { title, command: isOurs ? SHOW_LEDGER : '', ...(isOurs ? { arguments: [params] } : {}) },
      }
    })
  context.serve('tifa/termUses', ({ uri, id, shows }, token) =>
    context.answer('termUses', uri, token, [] as Location[], async found => {
      const corpus = corpusFor(found)
      if (!corpus) return []
      const places = await runSliced(context.ports, token, collectTermUses(corpus, id, shows))
      return runSliced(context.ports, token, toLocations(context, corpus, places))
    }),
  )
  if (context.capabilities.workspace?.codeLens?.refreshSupport) {
    context.onRefresh(async reason => {
      if (reason === 'edit' && !isShown) return
      isShown = false
      await connection.sendRequest(CodeLensRefreshRequest.type)
    })
  }
}

/** What a lens keeps until it is resolved. */
function readData(data: unknown): TermUsesParams | undefined {
  return typeof data === 'object' && data !== null && 'shows' in data ? (data as TermUsesParams) : undefined
}

/** What the lens of a table keeps: the table's offset. */
interface TableData {
  readonly uri: string
  readonly table: number
}

function readTableData(data: unknown): TableData | undefined {
  return typeof data === 'object' && data !== null && 'table' in data ? (data as TableData) : undefined
}

/** How many plans of a trend are named: the last ones. */
const SHOWN = 4

interface Words {
  readonly counting: string
  readonly uses: (uses: TermUses) => string
  readonly plans: (uses: TermUses) => string
}

const ENGLISH: Words = {
  counting: 'counting…',
  uses: ({ uses: { total, documents, first } }) => {
    if (total === 0) return 'not used in the corpus'
    const times = total === 1 ? 'once' : `${total} times`
    const where = documents === 1 ? '1 document' : `${documents} documents`
    return `used ${times} in ${where}${first ? ` · first ${dateOf(first)}` : ''}`
  },
  plans: ({ plans, trend }) => {
    const count = plans.length === 0 ? 'no plan' : plans.length === 1 ? '1 plan' : `${plans.length} plans`
    const series = renderTrend(trend, (total, year) => (year ? `${total} (${year})` : String(total)))
    return series ? `${count}: ${series}` : count
  },
}

const CHINESE: Words = {
  counting: '正在统计…',
  uses: ({ uses: { total, documents, first } }) =>
    total === 0
      ? '语料库中未见使用'
      : `使用 ${total} 次，见于 ${documents} 份文件${first ? ` · 首见 ${dateOf(first)}` : ''}`,
  plans: ({ plans, trend }) => {
    const count = plans.length === 0 ? '未见于规划' : `见于 ${plans.length} 份规划`
    const series = renderTrend(trend, (total, year) => (year ? `${total}（${year}）` : String(total)))
    return series ? `${count}：${series}` : count
  },
}

function dateOf({ symbols }: { readonly symbols: Symbols }): string {
  return symbols.date?.text ?? ''
}

/** `3 (2016) → 46 (2021)`: the last plans of a series; empty where there is none to compare with. */
function renderTrend(trend: readonly PlanUse[], render: (total: number, year: string) => string): string {
  if (trend.length < 2) return ''
  const shown = trend.slice(-SHOWN).map(({ total, plan }) => render(total, plan.date?.text.slice(0, 4) ?? ''))
  return (trend.length > SHOWN ? ['…', ...shown] : shown).join(' → ')
}
