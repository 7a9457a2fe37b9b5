// The lists of the side bar over LSP: the terms of a document with their places, and targets.

import assert from 'node:assert/strict'
import type { Range, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import type {
  DocumentTargetsResult,
  DocumentTermsResult,
  TagTargetResult,
  TargetDocumentsResult,
  TermMentionResult,
  TermMentionsResult,
} from '../../server/wire/lists.ts'
import { FULL, type LanguageClient, type Options } from '../support/language-client.ts'
import { applyEdit, GLOSSARY, useClient, waitFor } from './harness.ts'

const TERMS = `//- a.md
# 推动高质量发展

<details><summary>目录</summary>

- 高质量发展

</details>

坚持新发展理念，推动高质量发展。

- 高品质，不是高质量的发展
- *High-quality* development is 高質量發展

| 新发展理念 | 重庆模式 |
| --- | --- |
${GLOSSARY}
## 重庆模式
- en: Chongqing model

One city's way.

## 未见
- en: nowhere
`

describe('the terms of a document', () => {
  const start = useClient()
  const list = async (client: LanguageClient, params: object = {}): Promise<string[]> => {
    const found = await client.connection.sendRequest<DocumentTermsResult>('tifa/documentTerms', {
      uri: client.uri('a.md'),
      order: 'count',
      filter: '',
      ...params,
    })
    assert.equal(found.more, 0)
    return found.terms.map(({ label, total, first }) => `${label} ${total} ${first.line + 1}`)
  }

  it('are ordered by count, first mention, and pinyin', async () => {
    const client = await start(TERMS)
    assert.deepEqual(await list(client), ['高质量发展 5 1', '新发展理念 2 9', '重庆模式 1 14'])
    assert.deepEqual(await list(client, { order: 'place' }), ['高质量发展 5 1', '新发展理念 2 9', '重庆模式 1 14'])
    // chóng, not zhòng.
    assert.deepEqual(await list(client, { order: 'name' }), ['重庆模式 1 14', '高质量发展 5 1', '新发展理念 2 9'])
  })
  it('are called by the words that an English text has, and sorted by them', async () => {
    const client = await start(`//- a.md
---
language: en
---

The Chongqing model, and the philosophy of new development (新发展理念): high-quality development, not only high quality. 高质量发展！
${GLOSSARY}
## 重庆模式
- en: Chongqing model
`)
    const { terms } = await client.connection.sendRequest<DocumentTermsResult>('tifa/documentTerms', {
      uri: client.uri('a.md'),
      order: 'name',
      filter: '',
    })
    assert.deepEqual(
      terms.map(({ label, rendering, total }) => `${label} | ${rendering} | ${total}`),
      [
        'Chongqing model | 重庆模式 | 1',
        'high-quality development | 高质量发展 | 2',
        '新发展理念 | new development philosophy | 1',
      ],
    )
  })
  it('are filtered by Chinese, pinyin and English', async () => {
    const client = await start(TERMS)
    for (const [filter, expected] of [
      ['發展', ['高质量发展', '新发展理念']],
      ['cqms', ['重庆模式']],
      ['gaozhi', ['高质量发展']],
      ['Quality', ['高质量发展']],
      ['philos', ['新发展理念']],
      ['xyz', []],
    ] as const)
      assert.deepEqual(
        (await list(client, { filter })).map(item => item.split(' ')[0]),
        expected,
        filter,
      )
  })
  it('follow what is typed, and say that they changed', async () => {
    const client = await start(TERMS)
    await list(client)
    const reasons: string[] = []
    client.connection.onNotification('tifa/listsChanged', ({ reason }: { reason: string }) => {
      reasons.push(reason)
    })
    const at = { line: 8, character: 0 }
    await client.change('a.md', [{ text: '重庆模式，', range: { start: at, end: at } }])
    assert.deepEqual((await list(client)).slice(1), ['重庆模式 2 9', '新发展理念 2 9'])
    await waitFor(() => reasons.length > 0)
    // A new name in the glossary concerns all lists.
    await client.open('glossary.md')
    await client.change('glossary.md', [{ text: client.textOf('glossary.md').replace('重庆模式', '高品质') }])
    await waitFor(() => reasons.includes('corpus'))
    assert.ok((await list(client)).includes('高品质 1 11'))
  })
  it('are as many places as are counted, by wording, with what stands around them', async () => {
    const client = await start(TERMS)
    const ask = (more: object = {}): Promise<TermMentionsResult> =>
      client.connection.sendRequest('tifa/termMentions', {
        uri: client.uri('a.md'),
        id: 'high-quality-development',
        ...more,
      })
    const { wordings, mentions, more } = await ask()
    assert.deepEqual(wordings, [
      { text: '高质量发展', count: 3 },
      { text: '高质量的发展', count: 1 },
      { text: 'High-quality development', count: 1 },
    ])
    assert.equal(more, 0)
    assert.deepEqual(
      mentions.map(({ range, left, text, right }) => `${range.start.line + 1} ${left}[${text}]${right}`),
      [
        '1 推动[高质量发展]',
        '9 坚持新发展理念，推动[高质量发展]。',
        '11 高品质，不是[高质量的发展]',
        '12 [High-quality development] is 高質量發展',
        '12 High-quality development is [高質量發展]',
      ],
    )
    assert.deepEqual(
      (await ask({ wording: '高質量發展' })).mentions.map(({ range }) => range.start.line),
      [0, 8, 11],
    )
  })
  it('lead from mention to mention, around the end', async () => {
    const client = await start(TERMS)
    const step = async (direction: string, selection: Range, id?: string): Promise<TermMentionResult | null> =>
      client.connection.sendRequest('tifa/termMention', {
        uri: client.uri('a.md'),
        ...(id === undefined ? {} : { id }),
        selection,
        direction,
      })
    const point = (line: number, character: number): Range => ({
      start: { line, character },
      end: { line, character },
    })
    const id = 'high-quality-development'
    let at = point(0, 0)
    const seen: number[] = []
    for (const direction of ['first', 'next', 'next', 'next', 'next', 'next', 'previous', 'previous']) {
      const found = await step(direction, at, id)
      assert.ok(found)
      assert.equal(found.total, 5)
      seen.push(found.index)
      at = found.range
    }
    assert.deepEqual(seen, [0, 1, 2, 3, 4, 0, 4, 3])
    const here = await step('next', point(8, 3))
    assert.deepEqual([here?.headword, here?.range.start], ['新发展理念', { line: 13, character: 2 }])
    assert.equal(await step('next', point(10, 2)), null)
  })
  it('have a short card with counts and their basis', async () => {
    const client = await start(TERMS)
    const { markdown } = await client.connection.sendRequest<{ markdown: string }>('tifa/termGloss', {
      uri: client.uri('a.md'),
      id: 'high-quality-development',
    })
    assert.match(
      markdown,
      /^\*\*高质量发展\*\* gāo zhì liàng fā zhǎn\n\nhigh-quality development; quality growth\n\nGrowth /,
    )
    assert.match(
      markdown,
      /\n\n4 here(?: \(\d of them inside longer terms\))?\. Counted: 高质量发展, 高质量的发展; in \d+ characters/,
    )
  })
})

const TARGETS = `//- a.md
---
title: 河谷规划
kind: outline
date: 2021-01-01
period: 2021-2025
---

# 目标

到2025年，[森林覆盖率达到24%](target:forest)，湿地保护率提高到55%。

<!-- tifa-disable-next-line untagged-target -->
到2025年，航道里程达到300公里。

到2025年，[城镇化率提高到65%](target:urban)。
//- b.md
---
date: 2026-01-01
kind: report
---

2025年，[森林覆盖率达到25%](outcome:forest)。
//- c.md
---
kind: law
---

不得少于30%。
`

const EDITING: Options = {
  capabilities: { ...FULL, workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true } } },
}

describe('the targets of a document', () => {
  const start = useClient()
  const list = async (client: LanguageClient, path: string): Promise<string[]> => {
    const found = await client.connection.sendRequest<DocumentTargetsResult>('tifa/documentTargets', {
      uri: client.uri(path),
    })
    return found.targets.map(
      ({ group, label, detail, range, section }) =>
        `${group} ${label} | ${detail} | ${range.start.line + 1} ${section}`,
    )
  }
  it('are untagged, without an outcome, with one, or silenced', async () => {
    const client = await start(TARGETS)
    assert.deepEqual(await list(client, 'a.md'), [
      'done 森林覆盖率 | 24% · by 2025 · ✓ met 25% | 10 目标',
      'untagged 湿地保护率 | 55% · by 2025 | 10 目标',
      'silenced 航道里程 | 300公里 · by 2025 | 13 目标',
      'open 城镇化率 | 65% · by 2025 · – over, without an outcome | 15 目标',
    ])
    assert.deepEqual(await list(client, 'b.md'), [])
    assert.deepEqual(await list(client, 'c.md'), [])
  })
  it('are counted, and tagged one by one', async () => {
    const client = await start(TARGETS, EDITING)
    const uri = client.uri('a.md')
    const count = (): Promise<number> => client.connection.sendRequest('tifa/untaggedCount', { uri })
    assert.equal(await count(), 1)
    const tag = (line: number, character: number): Promise<TagTargetResult> =>
      client.connection.sendRequest('tifa/tagTarget', { textDocument: { uri }, position: { line, character } })
    const { edit, id } = await tag(9, 38)
    assert.equal(id, 'shi-di-bao-hu-lv')
    const changes = (edit as WorkspaceEdit).documentChanges as TextDocumentEdit[]
    let text = client.textOf('a.md')
    for (const { range, newText } of [...(changes[0]?.edits ?? [])].reverse() as { range: Range; newText: string }[])
      text = applyEdit(text, range, newText)
    assert.match(text, /，\[湿地保护率提高到55%\]\(target:shi-di-bao-hu-lv\)。/)
    await client.change('a.md', [{ text }])
    assert.equal(await count(), 0)
    assert.equal((await tag(9, 38)).edit, null)
  })
  it('are listed by documents that are called as in the side bar, and by their titles where that is one name', async () => {
    const target = '到2025年，湿地保护率提高到55%。'
    const plan = (id: string, title: string): string =>
      `//- ${id}.md\n---\ntitle: ${title}\nkind: regional\n---\n\n${target}\n`
    const named = '石港县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要'
    const national = '中华人民共和国国民经济和社会发展第十四个五年规划纲要'
    const client = await start(
      plan('a', named) +
        plan('b', national).replace('regional', 'outline') +
        plan('c', `${national}摘要`).replace('regional', 'outline'),
      { locale: 'zh-cn' },
    )
    const { documents } = await client.connection.sendRequest<TargetDocumentsResult>('tifa/targetDocuments', {})
    assert.deepEqual(
      documents.map(({ label, title }) => [label, title === label]),
      [
        ['石港县“十四五”规划纲要', false],
        [national, true],
        [`${national}摘要`, true],
      ],
    )
  })
  it('of the corpus are listed by document', async () => {
    const client = await start(TARGETS, { locale: 'zh-cn' })
    const { documents, isComplete } = await client.connection.sendRequest<TargetDocumentsResult>(
      'tifa/targetDocuments',
      {},
    )
    assert.ok(isComplete)
    assert.deepEqual(
      documents.map(({ title, tagged, untagged }) => `${title} ${tagged} ${untagged}`),
      ['河谷规划 2 2'],
    )
    assert.match((await list(client, 'a.md')).join('\n'), /done 森林覆盖率 \| 24% · 2025年 · ✓ 完成 25% /)
  })
})
