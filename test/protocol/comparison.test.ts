import assert from 'node:assert/strict'
import type { ComparableResult, CompareResult } from '../../server/wire/comparison.ts'
import { FULL, LanguageClient } from '../support/language-client.ts'

const PLANS = `//- plans/one.md
---
id: one
title: 云岭县第一个规划
date: 2016-01-01
---

## 第一章 渡船

渡船每年检修两次，费用由县财政承担。
//- plans/two.md
---
id: two
title: 云岭县第二个规划
date: 2021-01-01
supersedes: one
parent: proposal
---

## 第一章 古树

古树逐株登记，挂牌保护。

## 第二章 渡船

渡船每年检修四次，费用由县财政承担。
//- plans/two-en.md
---
title: Second Plan of Yunling County
date: 2021-06-01
expresses: two
language: en
---

## Chapter 1 Old Trees

Old trees are registered one by one.
//- plans/proposal.md
---
id: proposal
title: 关于制定第二个规划的建议
date: 2020-10-01
---

渡船要定期检修。
//- notes/别的 文件.md
别的内容。
`
const CAPABLE = { ...FULL, workspace: { ...FULL.workspace, textDocumentContent: { dynamicRegistration: true } } }

describe('comparison over LSP', () => {
  let client: LanguageClient
  const start = async (options: Parameters<typeof LanguageClient.start>[1] = {}): Promise<void> => {
    client = await LanguageClient.start(PLANS, { capabilities: CAPABLE, editor: 'vscode', ...options })
  }
  afterEach(() => client.dispose())
  const both = (before = 'plans/one.md', after = 'plans/two.md') => ({
    before: client.uri(before),
    after: client.uri(after),
  })
  const compare = (): Promise<CompareResult> => client.connection.sendRequest('tifa/compare', both())
  const read = async (uri: string): Promise<string> => {
    const { text } = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri })
    return text
  }

  it('lists what a plan is worth comparing with, the plan before it first', async () => {
    await start()
    const list = (path: string): Promise<ComparableResult> =>
      client.connection.sendRequest('tifa/comparable', { uri: client.uri(path) })
    const { title, items, missing, isComplete } = await list('plans/two.md')
    assert.deepEqual([title, missing, isComplete], ['云岭县第二个规划', null, true])
    assert.deepEqual(
      items.map(({ title, relation, how, isBefore }) => [title, relation, how, isBefore]),
      [
        ['云岭县第一个规划', 'previous', 'supersedes', true],
        ['关于制定第二个规划的建议', 'parent', null, true],
        ['Second Plan of Yunling County', 'text', null, false],
        ['别的 文件', 'other', null, false],
      ],
    )
    const { items: others } = await list('plans/one.md')
    assert.deepEqual(others[0]?.relation, 'next')
    assert.deepEqual(await list('nowhere.md'), { title: null, items: [], missing: null, isComplete: false })
  })

  it('compares two plans, with places and the address of the report', async () => {
    await start()
    const { comparison, report, isComplete } = await compare()
    assert.equal(isComplete, true)
    assert.equal(comparison?.before.file, client.uri('plans/one.md'))
    const ferries = comparison?.sections.find(({ after }) => after[0]?.title === '第二章 渡船')
    assert.equal(ferries?.fate, 'reworded')
    assert.equal(
      client.slice('plans/two.md', ferries.pieces[0]?.after[0]?.place ?? NOWHERE),
      '渡船每年检修四次，费用由县财政承担。',
    )
    assert.equal(
      client.slice('plans/one.md', ferries.pieces[0]?.before[0]?.place ?? NOWHERE),
      '渡船每年检修两次，费用由县财政承担。',
    )
    assert.deepEqual(await client.connection.sendRequest('tifa/comparisonAddress', both()), { uri: report })
    assert.deepEqual(await client.connection.sendRequest('tifa/comparisonAddress', both('x.md')), { uri: null })
    assert.match(decodeURIComponent(report), /^tifa-comparison:\/云岭县第一个规划 → 云岭县第二个规划\.md\?file:/)
  })

  it('says nothing of documents that are not there', async () => {
    await start()
    const result = await client.connection.sendRequest<CompareResult>('tifa/compare', both('a.md', 'b.md'))
    assert.equal(result.comparison, null)
    const text = await read(
      `tifa-comparison:/x.md?${encodeURIComponent(`${client.uri('a.md')} ${client.uri('b.md')}`)}`,
    )
    assert.match(text, /not known/)
    assert.equal(
      await client.connection.sendRequest('workspace/textDocumentContent', { uri: 'tifa-comparison:/x.md' }),
      null,
    )
  })

  it('gives the report as a document, whose links lead from the first folder', async () => {
    await start()
    const { textDocumentContent } = client.initialized?.capabilities.workspace ?? {}
    assert.deepEqual(textDocumentContent, { schemes: ['tifa-comparison', 'tifa-health'] })
    const text = await read((await compare()).report)
    assert.match(text, /^# Comparison: /)
    assert.match(text, /\[line 9\]\(\/plans\/one\.md#L9\) → \[line 15\]\(\/plans\/two\.md#L15\): 渡船每年检修<del>/)
  })

  it('gives it with absolute addresses to other editors, and in Chinese', async () => {
    await start({ editor: 'other', locale: 'zh-cn' })
    const text = await read((await compare()).report)
    assert.match(text, /^# 对比：/)
    assert.ok(text.includes(`](${client.uri('plans/two.md')}#L15)`))
  })

  it('has the report read again when one of the two changes, and not otherwise', async () => {
    await start()
    const refreshed: string[] = []
    client.connection.onRequest('workspace/textDocumentContent/refresh', ({ uri }: { uri: string }) => {
      refreshed.push(uri)
      return null
    })
    await client.open('plans/two.md')
    const { report } = await compare()
    await read(report)
    await client.open('notes/别的 文件.md', '改了。')
    await client.change('plans/two.md', [{ text: client.textOf('plans/two.md').replace('四次', '八次') }])
    await until(() => refreshed.length > 0)
    assert.deepEqual(refreshed, [report])
    assert.match(await read(report), /八次/)
  })

  it('gives the same as text in three formats', async () => {
    await start()
    const report = async (format: string): Promise<string> => {
      const { text } = await client.connection.sendRequest<{ text: string }>('tifa/comparisonReport', {
        ...both(),
        format,
      })
      return text
    }
    assert.match(await report('md'), /^# Comparison/)
    assert.match(await report('html'), /^<!DOCTYPE html>/)
    assert.equal((JSON.parse(await report('json')) as { schema: number }).schema, 1)
  })

  it('compares plans of different folders', async () => {
    await start({ folders: ['plans', 'notes'] })
    const params = both('plans/one.md', 'notes/别的 文件.md')
    const { comparison } = await client.connection.sendRequest<CompareResult>('tifa/compare', params)
    assert.equal(comparison?.after.title, '别的 文件')
  })
})

const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!condition()) {
    assert.ok(Date.now() < deadline, 'it did not come')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
