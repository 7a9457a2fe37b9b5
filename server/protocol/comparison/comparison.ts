// `tifa/comparable`, `tifa/compare`, `tifa/comparisonReport`, and the report as a virtual document.

import type { CancellationToken } from 'vscode-languageserver'
import { collectComparables } from '../../core/features/comparable.ts'
import type { Comparison } from '../../core/features/comparison/changes.ts'
import { sideNames } from '../../core/features/comparison/side-names.ts'
import { workOutComparison } from '../../core/features/comparison.ts'
import type { Symbols } from '../../core/index/symbols.ts'
import type {
  ComparableResult,
  CompareResult,
  ComparisonAddressResult,
  ComparisonReportResult,
  Pair,
} from '../../wire/comparison.ts'
import type { Context } from '../context.ts'
import { readProvenance } from '../exporting/provenance.ts'
import { healthDocument } from '../reports/health.ts'
import { addressIn, type PositionsOf, positionsIn } from '../reports/report-address.ts'
import { reportToMarkdown } from '../reports/report-markdown.ts'
import { runSliced, Slices } from '../slices.ts'
import { parseReportUri, reportUri } from './comparison-address.ts'
import { corpusOfBoth } from './comparison-corpus.ts'
import { comparisonData } from './comparison-data.ts'
import { comparisonReport } from './comparison-report.ts'
import { comparisonText } from './comparison-text.ts'
import { COMPARISON_WORDS } from './comparison-words.ts'

const NOTHING: ComparableResult = { title: null, items: [], missing: null, isComplete: false }

/** A comparison with what it takes to say where its parts stand. */
interface Compared {
  readonly comparison: Comparison
  readonly positions: PositionsOf
}

export function serveComparison(context: Context): void {
  const { workspace, locale } = context
  const isComplete = (): boolean => context.isSettled && !workspace.isIndexing
  /** The last one, dropped when one of its texts or what it rests on changes: report, panel and export ask for the same. */
  let last: { readonly made: Made; readonly compared: Compared } | undefined
  const compare = async (params: Pair, token: CancellationToken): Promise<Compared | undefined> => {
    const [before, after] = [context.ports.normalUri(params.before), context.ports.normalUri(params.after)]
    const made = madeOf(context, { before, after })
    if (last && isSame(last.made, made)) return last.compared
    const corpus = corpusOfBoth(workspace, before, after)
    if (!corpus) return undefined
    const comparison = await runSliced(context.ports, token, workOutComparison(corpus, before, after))
    if (!comparison) return undefined
    const compared = { comparison, positions: positionsIn(() => corpus) }
    // Counting may have been part of it.
    last = { made: madeOf(context, { before, after }), compared }
    return compared
  }
  context.serve('tifa/comparable', ({ uri }, token) =>
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
  context.serve('tifa/compare', (params, token) =>
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
        return {
          comparison: data,
          report: addressOf(context, [comparison.before.uri, comparison.after.uri]) ?? '',
          isComplete: isComplete(),
        }
      },
    ),
  )
  context.serve('tifa/comparisonAddress', (params, token) =>
    context.answerAll<ComparisonAddressResult>('comparisonAddress', token, { uri: null }, () => {
      const { before, after } = params
      return { uri: addressOf(context, [context.ports.normalUri(before), context.ports.normalUri(after)]) ?? null }
    }),
  )
  context.serve('tifa/comparisonReport', ({ format, ...params }, token) =>
    context.answerAll<ComparisonReportResult>('comparisonReport', token, { text: '' }, async () => {
      const compared = await compare(params, token)
      if (!compared) return { text: '' }
      const { comparison, positions } = compared
      const address = addressIn(context, positions)
      const file = (uri: string): string => workspace.clientUri(uri)
      const slices = new Slices(context.ports, token)
      const known = await readProvenance(workspace.folders(), context.ports, () => slices.pause())
      return { text: comparisonText(comparison, { format, locale, positions, address, file, known }) }
    }),
  )
  serveReports(context, compare)
}

/** What a comparison was made of. */
interface Made {
  readonly params: Pair
  readonly state: string
  readonly texts: readonly string[]
}

/** `params` with addresses in their normal form. */
function madeOf({ workspace }: Context, params: Pair): Made {
  const uris = [params.before, params.after]
  const corpora = uris.map(uri => workspace.folderOf(uri).corpus)
  const states = corpora.map(({ revision, isComplete }, at) => [
    revision,
    isComplete,
    corpora[at]?.isCounted(uris[at] ?? ''),
  ])
  return { params, texts: uris.map((uri, at) => corpora[at]?.textOf(uri) ?? ''), state: JSON.stringify(states) }
}

function isSame(one: Made, other: Made): boolean {
  const isPair = one.params.before === other.params.before && one.params.after === other.params.after
  return isPair && one.state === other.state && one.texts.every((text, at) => text === other.texts[at])
}

/** The most reports that are watched: a client says when it opens one, and never that it closed it. */
const MOST_WATCHED = 50

/** Reports as documents, which are made again when one of their texts changes. */
function serveReports(
  context: Context,
  compare: (params: Pair, token: CancellationToken) => Promise<Compared | undefined>,
): void {
  const { connection, workspace, locale, capabilities } = context
  const watched = new Map<string, Made>()
  connection.workspace.textDocumentContent.on(({ uri }, token) =>
    context.answerAll('textDocumentContent', token, null, async () => {
      const health = await healthDocument(context, uri, token)
      if (health) return health
      const params = parseReportUri(uri)
      if (!params) return null
      const compared = await compare(params, token)
      watched.delete(uri)
      const [before, after] = [context.ports.normalUri(params.before), context.ports.normalUri(params.after)]
      watched.set(uri, madeOf(context, { before, after }))
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
      if (isSame(made, madeOf(context, made.params))) continue
      // Whoever still shows it asks for it again.
      watched.delete(uri)
      await connection.workspace.textDocumentContent.refresh(uri)
    }
  })
}

/** The address of the report of two documents; undefined where one is unknown. */
function addressOf({ workspace }: Context, uris: readonly [before: string, after: string]): string | undefined {
  const [before, after] = uris.map(uri => workspace.folderOf(uri).corpus.symbols(uri))
  if (!before || !after) return undefined
  const [one, other] = sideNames(nameable(before), nameable(after))
  return reportUri(
    { uri: workspace.clientUri(before.uri), title: one },
    { uri: workspace.clientUri(after.uri), title: other },
  )
}

type Nameable = Parameters<typeof sideNames>[0]

function nameable({ title, id, date }: Symbols): Nameable {
  return { title, id, date: date?.text }
}
