// Parallel reading over LSP: texts of one work, lines beside each other, and what hovers show of the other text.

import assert from 'node:assert/strict'
import type { Hover, MarkupContent } from 'vscode-languageserver/node'
import type { AlignmentResult, ParallelTextsResult } from '../../server/wire/parallel.ts'
import type { LanguageClient } from '../support/language-client.ts'
import { useClient } from './harness.ts'

const TEXTS = `//- zh.md
---
id: water
title: 水网规划
---

## 第一章 渡口

新建渡口24座。再建栈$0桥。

只有原文才说的一段，讲水库的调度。

## 第二章 保障

加强领导。
//- en.md
---
expresses: water
title: Water *Plan*
---

## Chapter 1 Ferries

We will build 24 <b>landings</b> and [jetties](term:x).

## Chapter 2 Safeguards

Leadership will be strengthened.
`

describe('parallel reading over LSP', () => {
  const start = useClient()
  const hover = async (running: LanguageClient): Promise<string> =>
    ((await running.ask<Hover | null>('textDocument/hover'))?.contents as MarkupContent | undefined)?.value ?? ''

  /** At the paragraph that the original alone has. */
  const nextParagraph = (running: LanguageClient): Promise<Hover | null> =>
    running.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: running.uri('zh.md') },
      position: { line: 9, character: 14 },
    })

  it('lists the texts of a work', async () => {
    const running = await start(TEXTS)
    const found = await running.connection.sendRequest<ParallelTextsResult>('tifa/parallelTexts', {
      uri: running.uri('en.md'),
    })
    assert.equal(found.title, 'Water *Plan*')
    assert.deepEqual(
      found.texts.map(({ uri, role, language }) => [uri, role, language]),
      [[running.uri('zh.md'), 'original', 'zh']],
    )
    const none = await running.connection.sendRequest<ParallelTextsResult>('tifa/parallelTexts', {
      uri: 'file:///x.md',
    })
    assert.equal(none.title, null)
  })
  it('sets lines beside each other, in both directions and after an edit', async () => {
    const running = await start(TEXTS)
    const align = (before: string, after: string): Promise<AlignmentResult | null> =>
      running.connection.sendRequest('tifa/alignment', { before: running.uri(before), after: running.uri(after) })
    const lines = await align('zh.md', 'en.md')
    assert.deepEqual(
      lines?.map(({ before, after }) => [before?.[0], after?.[0]]),
      [
        [5, 5],
        [7, 7],
        [9, undefined],
        [11, 9],
        [13, 11],
      ],
    )
    const turned = await align('en.md', 'zh.md')
    assert.deepEqual(
      turned?.map(({ before, after }) => [before?.[0], after?.[0]]),
      [
        [5, 5],
        [7, 7],
        [9, 11],
        [11, 13],
        [undefined, 9],
      ],
    )
    const at = { line: 4, character: 0 }
    await running.change('zh.md', [{ text: '\n\n', range: { start: at, end: at } }])
    assert.deepEqual((await align('zh.md', 'en.md'))?.[0]?.before, [7, 7])
    assert.equal(await align('zh.md', 'nowhere.md'), null)
  })
  it('shows in hovers what stands in a text that is open, too', async () => {
    const running = await start(TEXTS)
    assert.doesNotMatch(await hover(running), /Beside it/)
    await running.open('en.md')
    const uri = running.uri('en.md')
    assert.match(
      await hover(running),
      new RegExp(
        `(?:^|\\n\\n---\\n\\n)\\*\\*Beside it:\\*\\* \\[Water \\\\\\*Plan\\\\\\*\\]\\(<${uri}#L8>\\)\\n\\n> We will build 24 landings and jetties\\.$`,
      ),
    )
    const alone = await nextParagraph(running)
    assert.doesNotMatch((alone?.contents as MarkupContent | undefined)?.value ?? '', /stands beside/)
  })
  it('says of a pair in step where nothing stands beside', async () => {
    const running = await start(TEXTS)
    const pair = { before: running.uri('en.md'), after: running.uri('zh.md') }
    await running.connection.sendNotification('tifa/parallelReading', { pair })
    const alone = await nextParagraph(running)
    assert.match(
      (alone?.contents as MarkupContent | undefined)?.value ?? '',
      /\*Nothing in \[Water .* stands beside this\.\*$/,
    )
    assert.equal(alone?.range?.end.line, 9)
  })
  it('shows it for a pair that the client reads, until it ends, and in Chinese', async () => {
    const running = await start(`${TEXTS}//- other.md\n## 第一章 渡口\n\n新建渡口24座以上。\n`, { locale: 'zh-cn' })
    const pair = { before: running.uri('zh.md'), after: running.uri('other.md') }
    await running.connection.sendNotification('tifa/parallelReading', { pair })
    assert.match(await hover(running), /\*\*对应段落：\*\*\[.*\]\(<.*other\.md#L3>\)\n\n> 新建渡口24座以上。$/)
    await running.connection.sendNotification('tifa/parallelReading', { pair: null })
    assert.doesNotMatch(await hover(running), /对应段落/)
  })
  it('shows it always, or never, where the user wants that', async () => {
    const running = await start(TEXTS, {
      capabilities: { workspace: { configuration: true } },
      settings: { tifa: { hover: { counterpart: 'always' } } },
    })
    assert.match(await hover(running), /Beside it/)
    const silent = await start(TEXTS, {
      capabilities: { workspace: { configuration: true } },
      settings: { tifa: { hover: { counterpart: 'never' } } },
    })
    await silent.open('en.md')
    assert.doesNotMatch(await hover(silent), /Beside it/)
  })
})
