// `textDocument/codeLens`: above each entry of a glossary, how often its term is used.

import {
  type CancellationToken,
  type CodeLens,
  CodeLensRefreshRequest,
  type Location,
  type ServerCapabilities,
} from 'vscode-languageserver'
import {
  collectEntryHeadings,
  collectTermUses,
  findTermUses,
  type PlanUse,
  type TermUses,
} from '../core/features/code-lens.ts'
import type { Symbols } from '../core/index/symbols.ts'
import type { Context } from './context.ts'
import { toLspRange } from './convert.ts'
import { SHOW_REFERENCES, TERM_USES, type TermUsesParams } from './requests.ts'

export function serveCodeLens(context: Context): ServerCapabilities {
  const { connection, workspace, options } = context
  const words = context.locale === 'zh' ? CHINESE : ENGLISH
  // Set when a lens has been shown since the last refresh: an edit elsewhere may have changed its figures.
  let isShown = false
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    context.answer('codeLens', uri, token, null, ({ folder, document }): CodeLens[] => {
      if (!workspace.settings.codeLens) return []
      const headings = collectEntryHeadings(folder.corpus, document)
      // While documents are still being counted one lens says so; a refresh follows.
      const isCounted = headings.length > 0 && folder.corpus.tally.isComplete
      const shows = isCounted ? (['uses', 'plans'] as const) : (['uses'] as const)
      return headings.flatMap(heading => {
        const range = toLspRange(document, heading)
        return shows.map(shown => ({ range, data: { uri, id: heading.id, shows: shown } satisfies TermUsesParams }))
      })
    }),
  )
  connection.onCodeLensResolve((lens, token) => {
    const data = readData(lens.data)
    if (!data) return lens
    return context.answer('codeLens/resolve', data.uri, token, lens, ({ folder }) => {
      isShown = true
      const uses = findTermUses(folder.corpus, data.id)
      const title = uses ? words[data.shows](uses) : words.counting
      const hasPlaces = uses !== undefined && (data.shows === 'uses' ? uses.uses.total : uses.plans.length) > 0
      // Only our own client knows the command; for others a lens is words to read.
      const command = hasPlaces && options.editor === 'vscode' ? SHOW_REFERENCES : ''
      return { ...lens, command: { title, command, ...(command ? { arguments: [data, lens.range.start] } : {}) } }
    })
  })
  connection.onRequest(TERM_USES, ({ uri, id, shows }: TermUsesParams, token: CancellationToken) =>
    context.answer('termUses', uri, token, [] as Location[], ({ folder: { corpus } }) =>
      collectTermUses(corpus, id, shows, () => token.isCancellationRequested).flatMap(use => {
        const there = corpus.document(use.uri)
        return there ? [{ uri: workspace.clientUri(use.uri), range: toLspRange(there, use) }] : []
      }),
    ),
  )
  if (context.capabilities.workspace?.codeLens?.refreshSupport) {
    context.onRefresh(async reason => {
      if (reason === 'edit' && !isShown) return
      isShown = false
      await connection.sendRequest(CodeLensRefreshRequest.type)
    })
  }
  return { codeLensProvider: { resolveProvider: true } }
}

/** What a lens keeps until it is resolved. */
function readData(data: unknown): TermUsesParams | undefined {
  return typeof data === 'object' && data !== null && 'shows' in data ? (data as TermUsesParams) : undefined
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
