// Review Proposals over LSP: what could be tagged, what it comes to, the edits, and what is remembered in the text.

import assert from 'node:assert/strict'
import type { WorkspaceEdit } from 'vscode-languageserver/node'
import type {
  AcceptProposalsResult,
  ProposalItem,
  ProposalResult,
  ProposalsResult,
  SilenceProposalResult,
} from '../../server/wire/review.ts'
import type { LanguageClient } from '../support/language-client.ts'
import { applyEdit, PLANS, useClient } from './harness.ts'

const REPORT = `//- report.md
---
id: report-2023
title: 2023年政府工作报告
kind: report
date: 2023-03-05
---

# 2023年政府工作报告

## 一、工作回顾

2020年，湿地保护率达到52%，“绿色账户”（green account）试点扩大。上一个五年规划第三章得到落实。

## 二、今后主要目标

到2025年，湿地保护率提高到55%，新建步道1200公里。

| 指标 | 2020年 | 2025年 |
| --- | --- | --- |
| 湿地保护率 | 52% | 55% |
`
const EARLIER = `//- plans/wetlands.md
---
id: wetlands-13
title: 湿地保护“十三五”规划
kind: sector
date: 2016-11-01
period: 2016-2020
---

到2020年，[湿地保护率达到50%](target:wetlands)。
`

describe('review of proposals', () => {
  const start = useClient()
  const ask = async <T>(client: LanguageClient, method: string, params: object = {}): Promise<T> =>
    client.connection.sendRequest<T>(`tifa/${method}`, { uri: client.uri('report.md'), ...params })
  const list = async (client: LanguageClient): Promise<readonly ProposalItem[]> =>
    (await ask<ProposalsResult>(client, 'proposals')).items
  const open = async (): Promise<LanguageClient> => {
    const client = await start(`${REPORT}${EARLIER}${PLANS}`)
    await client.open('report.md')
    return client
  }
  const keysOf = async (client: LanguageClient, kind: string): Promise<string[]> =>
    (await list(client)).filter(item => item.kind === kind).map(({ key }) => key)
  /** The text of a file as an edit leaves it. */
  const textAfter = (
    client: LanguageClient,
    edit: object | null,
    file = 'report.md',
    before = client.textOf(file),
  ): string => {
    const edits = (edit as WorkspaceEdit).changes?.[client.uri(file)]
    assert.ok(edits, JSON.stringify(edit))
    return [...edits].reverse().reduce((text, one) => applyEdit(text, one.range, one.newText), before)
  }
  /** The line of a text that holds `words`. */
  const lineWith = (text: string, words: string): string | undefined =>
    text.split('\n').find(line => line.includes(words))

  it('are targets, outcomes, glosses and references, in the order of the text', async () => {
    const client = await open()
    assert.deepEqual(
      (await list(client)).map(({ kind, text }) => `${kind} ${text}`),
      [
        'outcome 湿地保护率达到52%',
        'term “绿色账户”（green account）',
        'plan 上一个五年规划第三章',
        'target 湿地保护率提高到55%',
        'target 新建步道1200公里',
        'target 湿地保护率 | 52% | 55%',
      ],
    )
  })
  it('say what they come to, and why', async () => {
    const client = await open()
    const seen: string[] = []
    for (const { key } of await list(client)) {
      const { title, before, after, value, refused, other, markdown } = await ask<ProposalResult>(client, 'proposal', {
        key,
      })
      assert.equal(refused, null)
      assert.ok(!/<|command:/.test(markdown.replace(/\]\(<[^>]*>\)/g, '')), markdown)
      seen.push([title, `${before}…${after}`, value, other].join(' # '))
    }
    assert.deepEqual(seen, [
      'outcome:wetlands # […](outcome:wetlands "at=2020") # wetlands # target',
      '绿色账户 = green account # … # green account # ',
      'plan:fyp-13-outline#第三章 # […](plan:fyp-13-outline#第三章) # fyp-13-outline#第三章 # ',
      'target:wetlands # […](target:wetlands) # wetlands # outcome',
      'target:bu-dao # […](target:bu-dao) # bu-dao # outcome',
      'target:wetlands # […](target:wetlands) # wetlands # outcome',
    ])
  })
  it('are tagged one by one, in one edit each', async () => {
    const client = await open()
    const [outcome] = await keysOf(client, 'outcome')
    const accepted = await ask<AcceptProposalsResult>(client, 'acceptProposals', { keys: [outcome] })
    assert.equal(accepted.accepted, 1)
    const text = textAfter(client, accepted.edit)
    assert.match(lineWith(text, '绿色账户') ?? '', /\[湿地保护率达到52%\]\(outcome:wetlands "at=2020"\)/)
    await client.change('report.md', [{ text }])
    assert.deepEqual(await keysOf(client, 'outcome'), [])
    // What is left keeps its names.
    assert.equal((await list(client)).length, 5)
    const [plan] = await keysOf(client, 'plan')
    const pinned = await ask<AcceptProposalsResult>(client, 'acceptProposals', { keys: [plan] })
    assert.match(
      textAfter(client, pinned.edit, 'report.md', text),
      /\[上一个五年规划第三章\]\(plan:fyp-13-outline#第三章\)/,
    )
  })
  it('take another id, and another kind', async () => {
    const client = await open()
    const [first, second] = await keysOf(client, 'target')
    const renamed = await ask<AcceptProposalsResult>(client, 'acceptProposals', {
      keys: [second],
      value: 'trails (km)',
    })
    assert.match(textAfter(client, renamed.edit), /\[新建步道1200公里\]\(target:trails%20%28km%29/)
    const reached = await ask<AcceptProposalsResult>(client, 'acceptProposals', { keys: [first], as: 'outcome' })
    assert.match(textAfter(client, reached.edit), /\[湿地保护率提高到55%\]\(outcome:wetlands/)
    const shown = await ask<ProposalResult>(client, 'proposal', { key: first, as: 'outcome' })
    assert.equal(shown.kind, 'outcome')
    assert.match(shown.after, /^\]\(outcome:wetlands/)
  })
  it('are accepted all at once, in one edit', async () => {
    const client = await open()
    const all = (await list(client)).map(({ key }) => key)
    const { edit, accepted, left, glossary } = await ask<AcceptProposalsResult>(client, 'acceptProposals', {
      keys: all,
    })
    assert.deepEqual([accepted, left], [6, 0])
    assert.equal(glossary, client.uri('glossary.md'))
    const text = textAfter(client, edit)
    assert.equal(text.match(/\]\((?:target|outcome|plan):/g)?.length, 5)
    assert.match(textAfter(client, edit, 'glossary.md'), /## 绿色账户\n\n?- en: green account/)
    await client.change('report.md', [{ text }])
    assert.deepEqual(
      (await list(client)).map(({ kind }) => kind),
      ['term'],
    )
  })
  it('of an entry take other renderings', async () => {
    const client = await open()
    const [key] = await keysOf(client, 'term')
    const { edit } = await ask<AcceptProposalsResult>(client, 'acceptProposals', {
      keys: [key],
      value: 'green account; green ledger',
    })
    assert.match(textAfter(client, edit, 'glossary.md'), /- en: green account; green ledger/)
  })
  it('are silenced by a comment: a line, or a whole table', async () => {
    const client = await open()
    const [first, , row] = await keysOf(client, 'target')
    const silenced = await ask<SilenceProposalResult>(client, 'silenceProposal', { key: first })
    assert.equal(silenced.scope, 'line')
    const text = textAfter(client, silenced.edit)
    assert.match(text, /<!-- tifa-disable-next-line untagged-target -->\n到2025年/)
    assert.equal((await ask<SilenceProposalResult>(client, 'silenceProposal', { key: row })).scope, 'table')
    await client.change('report.md', [{ text }])
    assert.equal((await keysOf(client, 'target')).length, 1)
    const [term] = await keysOf(client, 'term')
    assert.equal(await ask(client, 'silenceProposal', { key: term }), null)
  })
  it('of a glossary to be made are refused where no file can be created', async () => {
    const client = await start(REPORT)
    await client.open('report.md')
    const [key] = await keysOf(client, 'term')
    const { refused } = await ask<ProposalResult>(client, 'proposal', { key })
    assert.match(refused ?? '', /^No glossary/)
    const { edit, accepted, left } = await ask<AcceptProposalsResult>(client, 'acceptProposals', { keys: [key] })
    assert.deepEqual([edit, accepted, left], [null, 0, 1])
  })
  it('of what was reached need a target that says the same', async () => {
    const outcomes = async (line: string, target = '到2020年，湿地保护率达到50%。'): Promise<string[]> => {
      const client = await start(
        `//- report.md\n---\nkind: report\ntitle: 年度回顾\ndate: 2021-03-05\n---\n\n${line}\n//- p.md\n---\nkind: sector\ntitle: 规划\nperiod: 2016-2020\n---\n\n${target}\n`,
      )
      await client.open('report.md')
      return (await list(client)).filter(({ kind }) => kind === 'outcome').map(({ text }) => text)
    }
    assert.deepEqual(await outcomes('2019年，湿地保护率已达到49%。'), ['湿地保护率已达到49%'])
    // Another indicator, a change, the time before its target, a forecast, one that is still ahead.
    assert.deepEqual(await outcomes('2019年，森林覆盖率已达到23%。'), [])
    assert.deepEqual(await outcomes('2019年，湿地保护率提高了3个百分点。'), [])
    assert.deepEqual(await outcomes('2009年，湿地保护率已达到44%。'), [])
    assert.deepEqual(await outcomes('专家预测2019年湿地保护率达到60%。'), [])
    assert.deepEqual(await outcomes('到2022年，湿地保护率达到53%。'), [])
    assert.deepEqual(
      await outcomes(
        'In 2019, the wetland protection rate reached 49 percent.',
        'By 2020, the wetland protection rate will reach 50 percent.',
      ),
      ['the wetland protection rate reached 49 percent'],
    )
    // Of several years or of nothing in particular, and what is held against another year.
    const yearly = '2020年新增就业900万人，安排资金300亿元，港口总数达到40个。'
    assert.deepEqual(await outcomes('2020年新增就业1100万人，安排资金400亿元。', yearly), ['新增就业1100万人'])
    assert.deepEqual(await outcomes('2020年新建港口20个，其中港口总数3个。', yearly), [])
    assert.deepEqual(await outcomes('湿地保护率为49%，比上年提高1个百分点。'), [])
  })
  it('of several years are no results of what was set for one', async () => {
    const outcomes = async (line: string): Promise<string[]> => {
      const client = await start(
        `//- report.md\n---\nkind: report\ntitle: 年度回顾\ndate: 2021-03-05\n---\n\n${line}\n//- p.md\n---\nkind: report\ntitle: 工作报告\ndate: 2020-03-05\n---\n\n## 今后主要目标\n\n今年新增就业900万人以上。\n`,
      )
      await client.open('report.md')
      return (await list(client)).filter(({ kind }) => kind === 'outcome').map(({ text }) => text)
    }
    assert.deepEqual(await outcomes('## 工作回顾\n\n新增就业1100万人。'), ['新增就业1100万人'])
    assert.deepEqual(await outcomes('过去五年，新增就业5000万人。'), [])
    assert.deepEqual(await outcomes('## 过去五年工作回顾\n\n新增就业5000万人。'), [])
    assert.deepEqual(await outcomes('## 过去五年工作回顾\n\n去年新增就业1100万人。'), ['去年新增就业1100万人'])
  })
  it('of what was reached are found in tables, in the column of results', async () => {
    const table = (header: string): string =>
      `| 指标 | ${header} |\n| --- | --- | --- |\n| 湿地保护率 | 50% | 52% |\n| 森林覆盖率 | 23% | 24% |`
    const outcomes = async (text: string): Promise<[string, string][]> => {
      const client = await start(
        `//- report.md\n---\nkind: report\ntitle: 年度回顾\ndate: 2021-03-05\n---\n\n${text}\n//- p.md\n---\nkind: sector\ntitle: 规划\nperiod: 2016-2020\n---\n\n到2020年，[湿地保护率达到50%](target:wetlands)。\n`,
      )
      await client.open('report.md')
      const found = (await list(client)).filter(({ kind }) => kind === 'outcome')
      return Promise.all(
        found.map(async ({ key, text }) => [text, (await ask<ProposalResult>(client, 'proposal', { key })).after]),
      )
    }
    const expected = [['52%', '](outcome:wetlands "at=2020")']]
    assert.deepEqual(await outcomes(table('2020年目标 | 2020年实际')), expected)
    assert.deepEqual(await outcomes(table('2015年 | 2020年')), expected)
    assert.deepEqual(await outcomes(table('2015年 | 2020年目标')), [])
    assert.deepEqual(await outcomes(table('2020年 | 2025年')), [])
    assert.deepEqual(
      await outcomes(table('2020年目标 | 2020年实际').replace('湿地保护率', '[湿地保护率](outcome:wetlands)')),
      [],
    )
  })
})
