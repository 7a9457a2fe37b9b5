// Whole-corpus requests pause often and end when they are cancelled: counted in turns of the server, not in milliseconds.

import assert from 'node:assert/strict'
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node'
import { FULL, LanguageClient } from '../support/language-client.ts'
import { PLANS } from './harness.ts'

const DOCUMENTS = 120

/** Documents that have a term, a phrase, a reference, a target and a mark in common. */
function corpus(): string {
  const texts = Array.from(
    { length: DOCUMENTS },
    (_, i) =>
      `//- texts/${i}.md\n---\nid: text-${i}\ntitle: 地方第${i}号工作报告\nkind: report\ndate: ${1900 + i}-03-05\n---\n\n## 第一章 总要求\n\n深入贯彻《“十四五”规划》第一章，推动灯塔网络建设取得新进展。到${1905 + i}年，[灯塔覆盖率提高到${i + 1}%](target:lights)，通航里程达到${i + 10}万公里。\n\n[云](term:nothing-${i})\n`,
  )
  const glossary =
    '//- own.md\n---\nid: own\nkind: glossary\n---\n\n# 词汇\n\n## 灯塔网络\n- id: lights-net\n- en: lighthouse network\n\n见[灯塔网络](term:lights-net)。\n'
  const open = `//- a.md\n---\nid: a\ntitle: 我的$0笔记\n---\n\n推动灯塔网络建设取得新进展。见《“十四五”规划》。\n`
  return `${open}${glossary}${texts.join('')}${PLANS}`
}

interface Asked {
  readonly name: string
  readonly method: string
  /** The second time something else may have to be asked: answers are kept. */
  readonly params: (client: LanguageClient, isAgain: boolean) => object
  /** Work that is done in less than a turn for each document: what is kept of all of them is enough. */
  readonly isShort?: boolean
}

const at = (path: string, line: number, character: number) => (client: LanguageClient) => ({
  textDocument: { uri: client.uri(path) },
  position: { line, character },
})

const REQUESTS: readonly Asked[] = [
  {
    name: 'references of a term',
    method: 'textDocument/references',
    params: client => ({ ...at('a.md', 5, 3)(client), context: { includeDeclaration: true } }),
  },
  {
    name: 'references of a plan',
    method: 'textDocument/references',
    params: client => ({ ...at('plans/fyp-14.md', 1, 2)(client), context: { includeDeclaration: true } }),
  },
  { name: 'workspace diagnostics', method: 'workspace/diagnostic', params: () => ({ previousResultIds: [] }) },
  {
    name: 'rename',
    method: 'textDocument/rename',
    params: client => ({ ...at('own.md', 11, 14)(client), newName: 'other-net' }),
    isShort: true,
  },
  { name: 'tag mentions', method: 'tifa/tagMentions', params: at('own.md', 7, 4) },
  {
    name: 'uses of a term',
    method: 'tifa/termUses',
    params: client => ({ uri: client.uri('own.md'), id: 'lights-net', shows: 'uses' }),
  },
  { name: 'ledger', method: 'tifa/ledger', params: client => ({ uri: client.uri('a.md') }) },
  {
    name: 'ledger, export',
    method: 'tifa/exportLedger',
    params: client => ({ uri: client.uri('a.md'), format: 'csv' }),
  },
  {
    name: 'trends',
    method: 'tifa/trends',
    params: client => ({ uri: client.uri('a.md'), terms: ['灯塔网络', '新进展'], over: {} }),
  },
  {
    name: 'trends, export',
    method: 'tifa/exportTrends',
    params: client => ({ uri: client.uri('a.md'), terms: ['灯塔网络', '新进展'], over: {}, format: 'csv' }),
  },
  { name: 'plans', method: 'tifa/plans', params: () => ({ arrangement: 'level', order: 'newest' }) },
  {
    name: 'phrases',
    method: 'tifa/phrases',
    params: client => ({ uri: client.uri('a.md'), inDocument: false }),
    isShort: true,
  },
  {
    name: 'concordance',
    method: 'tifa/concordance',
    params: (client, isAgain) => ({
      uri: client.uri('a.md'),
      query: { kind: 'pattern', text: isAgain ? '网络*进展' : '灯塔*建设' },
      sort: [{ by: 'right' }],
    }),
  },
  {
    name: 'concordance, figures',
    method: 'tifa/concordanceFigures',
    params: (client, isAgain) => ({
      uri: client.uri('a.md'),
      query: { kind: 'phrase', text: isAgain ? '推动' : '新进展' },
      what: 'collocates',
    }),
  },
  {
    name: 'concordance, export',
    method: 'tifa/exportConcordance',
    params: (client, isAgain) => ({
      uri: client.uri('a.md'),
      query: { kind: 'phrase', text: isAgain ? '贯彻' : '建设' },
      what: 'lines',
      format: 'csv',
    }),
  },
]

describe('cancelled in the middle', () => {
  let turns = 0
  let atTurn: (() => void) | undefined
  let clock = 0
  let client: LanguageClient

  before(async function () {
    this.timeout(30_000)
    client = await LanguageClient.start(corpus(), {
      capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
      settings: { tifa: { diagnostics: { scope: 'corpus' } } },
      ports: {
        // Whoever looks at the clock finds that its slice is over.
        now: () => (clock += 10),
        nextTurn: () =>
          new Promise(resolve => {
            turns++
            atTurn?.()
            setImmediate(resolve)
          }),
      },
    })
    await client.open('own.md')
    await client.open('plans/fyp-14.md')
    await client.idle()
  })

  after(() => client.dispose())

  for (const { name, method, params, isShort = false } of REQUESTS) {
    it(name, async () => {
      turns = 0
      const answer = await client.connection.sendRequest<unknown>(method, params(client, false))
      const all = turns
      assert.ok(answer !== null && answer !== undefined)
      if (!isShort) assert.ok(all >= DOCUMENTS / 2, `${all} turns`)

      const source = new CancellationTokenSource()
      turns = 0
      const half = Math.floor(all / 2)
      atTurn = () => {
        if (turns === half) source.cancel()
      }
      try {
        await client.connection.sendRequest(method, params(client, true), source.token)
        assert.ok(isShort, `was answered after ${turns} turns, cancelled at ${half}`)
      } catch (error) {
        assert.ok(error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled, String(error))
        assert.ok(turns - half <= MOST_TURNS, `${turns - half} turns after the cancellation, of ${all}`)
      } finally {
        atTurn = undefined
      }
    })
  }
})

/** A cancellation is a message: it is written, read and handled in turns of its own. */
const MOST_TURNS = 12
