// `tifa/trends`, `tifa/dispersion` and their like: how terms and words fare over plans, and where in one they stand.

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { findTopic, findTopicAt, placesOfTopic } from '../../core/features/trends/topic.ts'
import type { Range } from '../../core/model/meta.ts'
import type {
  DispersionParams,
  DispersionResult,
  ExportTrendsResult,
  TrendsParams,
  TrendsResult,
} from '../../wire/trends.ts'
import { askedFolder } from '../asked-folder.ts'
import type { Context } from '../context.ts'
import { toLspRange } from '../convert.ts'
import { type KnownProvenance, readProvenance } from '../exporting/provenance.ts'
import type { Folder } from '../folder.ts'
import { runSliced, Slices } from '../slices.ts'
import { dispersionToText, trendsToText } from './trend-export.ts'
import { tooManyRows } from './trend-message.ts'
import { countTrendRows, NO_TRENDS, workOutDispersion, workOutTrends } from './trend-result.ts'

/** A spreadsheet opens no more (2^20 with the head); a longer text would not fit into one message either. */
const MOST_ROWS = 1_048_575

export function serveTrends(context: Context): void {
  const { workspace, ports, locale } = context
  const nameUri = (uri: string): string => workspace.clientUri(uri)
  const normal = (params: TrendsParams): TrendsParams => ({
    ...params,
    ...(params.uri === undefined ? {} : { uri: ports.normalUri(params.uri) }),
    ...(params.over && 'line' in params.over ? { over: { line: ports.normalUri(params.over.line) } } : {}),
  })
  const folderOf = ({ over, uri }: TrendsParams): Folder =>
    askedFolder(context, over && 'line' in over ? over.line : uri)
  const collect = async (params: TrendsParams, token: CancellationToken): Promise<TrendsResult> => {
    const { corpus } = folderOf(params)
    const result = await runSliced(ports, token, workOutTrends(corpus, normal(params), locale, nameUri))
    return { ...result, isComplete: result.isComplete && context.isSettled && !workspace.isIndexing }
  }
  const disperse = (params: DispersionParams, token: CancellationToken): Promise<DispersionResult | null> =>
    context.answer('dispersion', params.uri, token, null, ({ folder, document }) =>
      runSliced(ports, token, workOutDispersion(folder.corpus, document, params, locale, nameUri)),
    )
  context.serve('tifa/trends', (params, token) =>
    context.answerAll('trends', token, NO_TRENDS, () => collect(params, token)),
  )
  context.serve('tifa/dispersion', disperse)
  context.serve('tifa/topicPlace', ({ uri, ask }, token) =>
    context.answer('topicPlace', uri, token, null, ({ folder: { corpus }, document }) => {
      const topic = ask === undefined ? undefined : findTopic(corpus, ask)
      const places = (isOther: boolean): Range[] => (topic ? placesOfTopic(corpus, topic, document, 1, isOther) : [])
      const first = places(false)[0] ?? places(true)[0]
      const title = corpus.symbols(document.uri)?.title ?? ''
      return { uri: nameUri(document.uri), range: toLspRange(document, first ?? { start: 0, end: 0 }), title }
    }),
  )
  context.serve('tifa/topicAt', ({ uri, position, only }, token) =>
    context.answer('topicAt', uri, token, null, ({ folder: { corpus }, document }) => {
      const ask = findTopicAt(corpus, document, document.offsetAt(position), only === 'terms')
      return ask === undefined ? null : { ask }
    }),
  )
  const prove = (token: CancellationToken): Promise<KnownProvenance> => {
    const slices = new Slices(ports, token)
    return readProvenance(workspace.folders(), ports, () => slices.pause())
  }
  context.serve('tifa/exportTrends', async (params, token) => {
    const { format, sectionsOf, depth, ...asked } = params
    const nothing: ExportTrendsResult = { text: '' }
    // What a user saves is opened in a spreadsheet, which takes Chinese for Chinese behind a byte order mark alone.
    const mark = format === 'csv' ? '\uFEFF' : ''
    const name = (uri: string): string => uri
    if (sectionsOf !== undefined) {
      const terms = asked.terms ?? []
      const found = await disperse({ uri: sectionsOf, terms, ...(depth === undefined ? {} : { depth }) }, token)
      return found ? { text: mark + dispersionToText([found], format, name, await prove(token)) } : nothing
    }
    return context.answerAll('exportTrends', token, nothing, async () => {
      const refuse = (rows: number): void => {
        if (rows > MOST_ROWS) throw new ResponseError(LSPErrorCodes.RequestFailed, tooManyRows(rows, MOST_ROWS, locale))
      }
      refuse(await runSliced(ports, token, countTrendRows(folderOf(asked).corpus, normal(asked))))
      const result = await collect(asked, token)
      refuse(result.rows.length * result.columns.length)
      const work = trendsToText([result], format, name, await prove(token))
      return { text: mark + (await runSliced(ports, token, work)) }
    })
  })
}
