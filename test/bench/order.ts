// Order and cancellation over LSP: what a whole-corpus request holds up, and how soon it ends when it is not wanted any more.

import { CancellationTokenSource, type MessageConnection, ResponseError } from 'vscode-languageserver/node'
import { readHeadwords } from './glossary.ts'
import type { Bench } from './run.ts'
import { type Position, ServerProcess } from './server-process.ts'
import { ms, printTable } from './table.ts'
import { outline13, positionsIn } from './texts.ts'

/** A glossary of the user's own, opened and never saved: what is tagged and renamed over the whole corpus needs one. */
const GLOSSARY = {
  path: 'bench-glossary.md',
  text: '---\nid: bench\nkind: glossary\n---\n\n# 词汇\n\n## 社会主义\n- id: bench-term\n- en: socialism\n\n见[社会主义](term:bench-term)。\n',
}
const ENTRY: Position = { line: 7, character: 4 }
const MARK: Position = { line: 11, character: 14 }

/** How often each request is made and taken back. */
const TRIES = 12
/** No further try is begun after this many milliseconds. */
const BUDGET = 6000

interface Asked {
  readonly name: string
  readonly method: string
  readonly params: object
}

export async function benchOrder({ folder, quick, pathOf }: Bench): Promise<void> {
  const server = new ServerProcess(folder, { settings: { tifa: { diagnostics: { scope: 'corpus' } } } })
  await server.initialize()
  const { connection } = server
  const outline = outline13()
  const path = pathOf(outline.path)
  await connection.sendNotification('initialized', {})
  await server.open(path, outline.text)
  await server.open(GLOSSARY.path, GLOSSARY.text)
  await connection.sendRequest('tifa/idle')
  const position = positionsIn(outline.text)
  const rows: string[][] = []
  for (const asked of requests(server, path, outline.text, position)) {
    rows.push(await row(connection, asked, quick))
    // A run takes minutes.
    console.error(`  ${rows.at(-1)?.join('  ')}`)
  }
  printTable(
    'Order: whole-corpus requests over LSP, ms',
    ['', 'first', 'again', 'longest wait', 'cancel p50', 'cancel max', 'n'],
    rows,
    [
      'longest wait: of another message meanwhile; cancel: from the cancellation to its answer, at moments spread over the run; n: those that came in time',
    ],
  )
  await server.stop()
}

/** Asked for the first time, again, and again with a cancellation after a while. */
async function row(connection: MessageConnection, { name, method, params }: Asked, quick: boolean): Promise<string[]> {
  const first = await timed(connection, method, params)
  const again = await timed(connection, method, params)
  const waits: number[] = []
  const tries = quick ? 4 : TRIES
  const end = performance.now() + BUDGET
  for (let i = 0; i < tries && performance.now() < end; i++) {
    // The golden section spreads the moments evenly, wherever the budget ends.
    const wait = await cancelled(connection, method, params, again.time * ((i * 0.618) % 1))
    if (wait !== undefined) waits.push(wait)
  }
  waits.sort((a, b) => a - b)
  return [
    name,
    ms(first.time),
    ms(again.time),
    ms(Math.max(first.wait, again.wait)),
    ms(waits[Math.floor(waits.length / 2)]),
    ms(waits.at(-1)),
    `${waits.length}`,
  ]
}

/** How long a request takes, and the longest that another message waits meanwhile. */
async function timed(
  connection: MessageConnection,
  method: string,
  params: object,
): Promise<{ time: number; wait: number }> {
  const begin = performance.now()
  let time: number | undefined
  let wait = 0
  const asked = connection.sendRequest(method, params).then(
    () => {
      time = performance.now() - begin
    },
    (error: unknown) => {
      console.log(`  ${method}: ${String(error)}`)
      time = performance.now() - begin
    },
  )
  while (time === undefined) {
    const sent = performance.now()
    // No server knows this request: it is answered as soon as it is read.
    await connection.sendRequest('bench/ping').catch(() => {})
    if (time === undefined) wait = Math.max(wait, performance.now() - sent)
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  await asked
  return { time, wait }
}

/** From the cancellation to its answer; undefined where the request was done before. */
async function cancelled(
  connection: MessageConnection,
  method: string,
  params: object,
  after: number,
): Promise<number | undefined> {
  const source = new CancellationTokenSource()
  let begin: number | undefined
  const asked = connection.sendRequest(method, params, source.token).then(
    () => undefined,
    (error: unknown) => (error instanceof ResponseError && begin !== undefined ? performance.now() - begin : undefined),
  )
  await new Promise(resolve => setTimeout(resolve, after))
  begin = performance.now()
  source.cancel()
  return asked
}

function requests(
  server: ServerProcess,
  path: string,
  text: string,
  position: (offset: number) => Position,
): readonly Asked[] {
  const uri = server.uriOf(path)
  const textDocument = { uri }
  const glossary = server.uriOf(GLOSSARY.path)
  const at = (words: string): Position => position(text.indexOf(words, 2000) + 1)
  const context = { includeDeclaration: true }
  const references = (name: string, words: string): Asked => ({
    name: `references, ${name}`,
    method: 'textDocument/references',
    params: { textDocument, position: at(words), context },
  })
  const corpus = { uri }
  const headwords = readHeadwords()
  return [
    references('of a term', '发展'),
    references('of a phrase', '国家'),
    {
      name: 'references, of a plan',
      method: 'textDocument/references',
      params: { textDocument, position: { line: 1, character: 2 }, context },
    },
    {
      name: 'type hierarchy',
      method: 'textDocument/prepareTypeHierarchy',
      params: { textDocument, position: { line: 1, character: 2 } },
    },
    { name: 'workspace symbols', method: 'workspace/symbol', params: { query: 'fz' } },
    { name: 'workspace diagnostics', method: 'workspace/diagnostic', params: { previousResultIds: [] } },
    {
      name: 'rename',
      method: 'textDocument/rename',
      params: { textDocument: { uri: glossary }, position: MARK, newName: 'bench-renamed' },
    },
    { name: 'tag mentions', method: 'tifa/tagMentions', params: { textDocument: { uri: glossary }, position: ENTRY } },
    {
      name: 'tag targets',
      method: 'tifa/tagTargets',
      params: { textDocument, position: { line: 0, character: 0 }, scope: 'document' },
    },
    { name: 'uses of a term', method: 'tifa/termUses', params: { uri: glossary, id: 'bench-term', shows: 'uses' } },
    { name: 'ledger', method: 'tifa/ledger', params: corpus },
    { name: 'ledger, export', method: 'tifa/exportLedger', params: { ...corpus, format: 'csv' } },
    { name: 'trends', method: 'tifa/trends', params: { uri, terms: headwords.slice(0, 200), over: {} } },
    {
      name: 'trends, export',
      method: 'tifa/exportTrends',
      params: { uri, terms: headwords.slice(0, 10), over: {}, format: 'csv' },
    },
    { name: 'dispersion', method: 'tifa/dispersion', params: { uri, terms: headwords.slice(0, 200) } },
    { name: 'plans', method: 'tifa/plans', params: { arrangement: 'level', order: 'newest' } },
    { name: 'phrases', method: 'tifa/phrases', params: { uri, inDocument: false } },
    { name: 'phrases of a document', method: 'tifa/phrases', params: { uri, inDocument: true } },
    { name: 'harvest', method: 'tifa/harvest', params: {} },
    {
      name: 'concordance',
      method: 'tifa/concordance',
      params: { uri, query: { kind: 'pattern', text: '加快*发展' }, sort: [{ by: 'right' }] },
    },
    {
      name: 'concordance, term',
      method: 'tifa/concordance',
      params: { uri, query: { kind: 'term', text: 'bench-term' }, sort: [{ by: 'left' }] },
    },
    {
      name: 'concordance, figures',
      method: 'tifa/concordanceFigures',
      params: { uri, query: { kind: 'phrase', text: '社会' }, what: 'collocates' },
    },
    {
      name: 'concordance, export',
      method: 'tifa/exportConcordance',
      params: { uri, query: { kind: 'phrase', text: '经济' }, what: 'lines', format: 'csv' },
    },
    { name: 'renderings', method: 'tifa/renderings', params: { uri, position: at('发展') } },
    {
      name: 'comparison',
      method: 'tifa/compare',
      params: { before: server.uriOf(path.replace('2016-十三五', '2011-十二五')), after: uri },
    },
    {
      name: 'comparison, report',
      method: 'tifa/comparisonReport',
      params: { before: server.uriOf(path.replace('2016-十三五', '2006-十一五')), after: uri, format: 'html' },
    },
    { name: 'comparable', method: 'tifa/comparable', params: { uri } },
    { name: 'completion', method: 'textDocument/completion', params: { textDocument, position: at('发展') } },
    { name: 'document symbols', method: 'textDocument/documentSymbol', params: { textDocument } },
    { name: 'document links', method: 'textDocument/documentLink', params: { textDocument } },
    {
      name: 'inlay hints',
      method: 'textDocument/inlayHint',
      params: { textDocument, range: { start: { line: 0, character: 0 }, end: { line: 100000, character: 0 } } },
    },
    { name: 'code lens', method: 'textDocument/codeLens', params: { textDocument } },
    { name: 'hover', method: 'textDocument/hover', params: { textDocument, position: at('发展') } },
  ]
}
