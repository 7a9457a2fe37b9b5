// `tifa/comparable`, `tifa/compare`, `tifa/comparisonReport`, and the report as a virtual document.

import type { CancellationToken, ServerCapabilities } from 'vscode-languageserver'
import { collectComparables } from '../core/features/comparable.ts'
import type { Comparison } from '../core/features/comparison/changes.ts'
import { workOutComparison } from '../core/features/comparison.ts'
import type { Corpus } from '../core/index/corpus.ts'
import type { Positions } from '../core/text/lines.ts'
import { linePositions } from '../core/text/lines.ts'
import { fragment, fromRoot, parseReportUri, REPORT_SCHEME, reportUri } from './comparison-address.ts'
import { corpusOfBoth } from './comparison-corpus.ts'
import { comparisonData } from './comparison-data.ts'
import { comparisonReport } from './comparison-report.ts'
import {
  COMPARABLE,
  COMPARE,
  COMPARISON_REPORT,
  type ComparableParams,
  type ComparableResult,
  type CompareParams,
  type CompareResult,
  type ComparisonReportParams,
  type ComparisonReportResult,
} from './comparison-requests.ts'
import { comparisonText } from './comparison-text.ts'
import { COMPARISON_WORDS } from './comparison-words.ts'
import type { Context } from './context.ts'
import type { Address } from './report.ts'
import { reportToMarkdown } from './report-markdown.ts'
import { runSliced } from './slices.ts'

const NOTHING: ComparableResult = { title: null, items: [], missing: null, isComplete: false }

/** A comparison with what it takes to say where its parts stand. */
interface Compared {
  readonly corpus: Corpus
  readonly comparison: Comparison
  readonly positions: (uri: string, offset: number) => ReturnType<Positions>
}

export function serveComparison(context: Context): ServerCapabilities {
  const { connection, workspace, locale } = context
  const isComplete = (): boolean => context.isSettled && !workspace.status.indexing
  const compare = async (params: CompareParams, token: CancellationToken): Promise<Compared | undefined> => {
    const [before, after] = [context.ports.normalUri(params.before), context.ports.normalUri(params.after)]
    const corpus = corpusOfBoth(workspace, before, after)
    if (!corpus) return undefined
    const comparison = await runSliced(context.ports, token, workOutComparison(corpus, before, after))
    return comparison && { corpus, comparison, positions: positionsIn(corpus) }
  }
  connection.onRequest(COMPARABLE, ({ uri }: ComparableParams, token: CancellationToken) =>
    context.answer('comparable', uri, token, NOTHING, ({ folder: { corpus }, document }) => {
      const { items, missing } = collectComparables(corpus, document.uri)
      return {
        title: corpus.symbols(document.uri)?.title ?? null,
        items: items.map(({ symbols, relation, how, gaps, isBefore }) => ({
          uri: workspace.clientUri(symbols.uri),
          title: symbols.title,
          date: symbols.date?.text ?? null,
          language: symbols.language,
          relation,
          how: how ?? null,
          gaps: gaps.map(({ from, to }) => `${from}-${to}`),
          isBefore,
        })),
        missing: missing ?? null,
        isComplete: isComplete(),
      }
    }),
  )
  connection.onRequest(COMPARE, (params: CompareParams, token: CancellationToken) =>
    context.answerAll<CompareResult>(
      'compare',
      token,
      { comparison: null, report: '', isComplete: false },
      async () => {
        const compared = await compare(params, token)
        if (!compared) return { comparison: null, report: '', isComplete: isComplete() }
        const { comparison, positions } = compared
        const data = comparisonData(comparison, {
          place: (uri, { start, end }) => ({ start: positions(uri, start), end: positions(uri, end) }),
          file: uri => workspace.clientUri(uri),
          locale,
        })
        return { comparison: data, report: addressOf(context, comparison), isComplete: isComplete() }
      },
    ),
  )
  connection.onRequest(COMPARISON_REPORT, ({ format, ...params }: ComparisonReportParams, token: CancellationToken) =>
    context.answerAll<ComparisonReportResult>('comparisonReport', token, { text: '' }, async () => {
      const compared = await compare(params, token)
      if (!compared) return { text: '' }
      const { comparison, positions } = compared
      const address = addressIn(context, positions)
      const file = (uri: string): string => workspace.clientUri(uri)
      return { text: comparisonText(comparison, { format, locale, positions, address, file }) }
    }),
  )
  serveReports(context, compare)
  return { workspace: { textDocumentContent: { schemes: [REPORT_SCHEME] } } }
}

/** What a report that the client has asked for was made of. */
interface Made {
  readonly params: CompareParams
  readonly state: string
  readonly texts: readonly string[]
}

/** The most reports that are watched: a client says when it opens one, and never that it closed it. */
const MOST_WATCHED = 50

/** Reports as documents, which are made again when one of their texts changes. */
function serveReports(
  context: Context,
  compare: (params: CompareParams, token: CancellationToken) => Promise<Compared | undefined>,
): void {
  const { connection, workspace, locale, capabilities } = context
  const watched = new Map<string, Made>()
  const stateOf = (params: CompareParams): Omit<Made, 'params'> => {
    const uris = [context.ports.normalUri(params.before), context.ports.normalUri(params.after)]
    const corpora = uris.map(uri => workspace.folderOf(uri).corpus)
    return {
      texts: uris.map((uri, at) => corpora[at]?.textOf(uri) ?? ''),
      state: JSON.stringify(
        corpora.map(({ revision, isComplete }, at) => [revision, isComplete, corpora[at]?.isCounted(uris[at] ?? '')]),
      ),
    }
  }
  connection.workspace.textDocumentContent.on(({ uri }, token) =>
    context.answerAll('textDocumentContent', token, null, async () => {
      const params = parseReportUri(uri)
      if (!params) return null
      const compared = await compare(params, token)
      watched.delete(uri)
      watched.set(uri, { params, ...stateOf(params) })
      if (watched.size > MOST_WATCHED) watched.delete(watched.keys().next().value ?? '')
      if (!compared) return { text: `# ${COMPARISON_WORDS[locale].title}\n\n${COMPARISON_WORDS[locale].unknown}\n` }
      const { comparison, positions } = compared
      const blocks = comparisonReport(comparison, locale, (of, offset) => positions(of, offset).line + 1)
      return { text: reportToMarkdown(blocks, addressIn(context, positions)) }
    }),
  )
  if (!capabilities.workspace?.textDocumentContent) return
  context.onRefresh(async () => {
    workspace.flush()
    for (const [uri, made] of watched) {
      const { state, texts } = stateOf(made.params)
      if (state === made.state && texts.every((text, at) => text === made.texts[at])) continue
      // Whoever still shows it asks for it again.
      watched.delete(uri)
      await connection.workspace.textDocumentContent.refresh(uri)
    }
  })
}

function positionsIn(corpus: Corpus): Compared['positions'] {
  const known = new Map<string, Positions>()
  return (uri, offset) => {
    const positions = known.get(uri) ?? linePositions(corpus.textOf(uri))
    known.set(uri, positions)
    return positions(offset)
  }
}

function addressOf({ workspace }: Context, { before, after }: Comparison): string {
  return reportUri(
    { uri: workspace.clientUri(before.uri), title: before.title },
    { uri: workspace.clientUri(after.uri), title: after.title },
  )
}

/**
 * In VS Code addresses lead from the first folder of the workspace: its Markdown preview follows no absolute ones. Elsewhere, and
 * where no folder is open, they are absolute.
 */
function addressIn({ workspace, options }: Context, positions: Compared['positions']): Address {
  const [first] = workspace.folders()
  const root = options.editor === 'vscode' ? first?.root : undefined
  return (uri, offset, isExact) => {
    const file = (root === undefined ? undefined : fromRoot(root, uri)) ?? workspace.clientUri(uri)
    return `${file}#${fragment(positions(uri, offset), isExact)}`
  }
}
