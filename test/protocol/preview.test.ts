// `tifa/previewCards` over LSP: what a rendered document shows of its marks, and what stands above its terms.

import assert from 'node:assert/strict'
import { CancellationTokenSource, type Hover, type MarkupContent } from 'vscode-languageserver/node'
import type { PreviewCardsParams, PreviewCardsResult, PreviewMark } from '../../server/wire/preview.ts'
import type { LanguageClient } from '../support/language-client.ts'
import { GLOSSARY, PLANS, useClient, waitFor } from './harness.ts'

const MARKED = `${PLANS}//- notes/reading.md
---
id: reading
kind: commentary
date: 2022-01-01
---

# 读后

[优质增长](term:high-quality-development)，见[上个规划](plan:fyp-13-outline#第二章)。

到2025年，[渡船达到75条](target:boats "by=2025")；[已有70条](outcome:boats "at=2024")。

[慢](note:pace "is *this* new?")，[失](plan:nowhere)，[快](term:high-quality-development)。
`

describe('cards of a preview', () => {
  const start = useClient()
  const ask = (
    running: LanguageClient,
    path: string,
    more: Partial<PreviewCardsParams> = {},
  ): Promise<PreviewCardsResult | null> =>
    running.connection.sendRequest('tifa/previewCards', {
      uri: running.uri(path),
      ruby: 'off',
      mentions: 'all',
      ...more,
    })
  const cardOf = (result: PreviewCardsResult | null, look: (mark: PreviewMark) => boolean): string | undefined =>
    result?.cards[result.marks.find(look)?.card ?? -1]

  it('name each mark by what a renderer sees of it, and lead to its place', async () => {
    const running = await start(MARKED)
    await running.open('notes/reading.md')
    const result = await ask(running, 'notes/reading.md')
    assert.equal(result?.version, 1)
    assert.deepEqual(
      result?.marks.map(({ card: _, ...mark }) => mark),
      [
        { kind: 'term', id: 'high-quality-development', letters: '优质增长', href: '../glossary.md#L8' },
        { kind: 'plan', id: 'fyp-13-outline', fragment: '第二章', letters: '上个规划', href: '../plans/fyp-13.md#L16' },
        { kind: 'target', id: 'boats', title: 'by=2025', letters: '渡船达到75条', href: 'reading.md#L11' },
        { kind: 'outcome', id: 'boats', title: 'at=2024', letters: '已有70条', href: 'reading.md#L11' },
        { kind: 'note', id: 'pace', title: 'is *this* new?', letters: '慢', href: 'reading.md#L13' },
        { kind: 'plan', id: 'nowhere', letters: '失', href: 'reading.md#L13' },
        { kind: 'term', id: 'high-quality-development', letters: '快', href: '../glossary.md#L8' },
      ],
    )
    assert.equal(result?.marks[0]?.card, result?.marks[6]?.card)
    assert.equal(result?.marks[5]?.card, undefined)
    assert.equal(result?.isCut, false)
  })
  it('say what hovers say, with addresses as seen from the document', async () => {
    const running = await start(MARKED)
    await running.open('notes/reading.md')
    const result = await ask(running, 'notes/reading.md')
    for (const [line, character, look] of [
      [8, 20, (mark: PreviewMark) => mark.letters === '优质增长'],
      [8, 55, (mark: PreviewMark) => mark.kind === 'plan'],
      [10, 30, (mark: PreviewMark) => mark.kind === 'target'],
      [10, 60, (mark: PreviewMark) => mark.kind === 'outcome'],
      [12, 8, (mark: PreviewMark) => mark.kind === 'note'],
    ] as const) {
      const params = { textDocument: { uri: running.uri('notes/reading.md') }, position: { line, character } }
      const hover = await running.connection.sendRequest<Hover | null>('textDocument/hover', params)
      const said = (hover?.contents as MarkupContent | undefined)?.value ?? ''
      const root = `${running.uri('')}/`
      const seen = said.replaceAll(`${root}notes/`, '').replaceAll(root, '../')
      assert.ok(seen.length > 0)
      assert.equal(cardOf(result, look), seen)
    }
  })
  it('speak Chinese', async () => {
    const running = await start(MARKED, { locale: 'zh-cn' })
    await running.open('notes/reading.md')
    assert.match(cardOf(await ask(running, 'notes/reading.md'), ({ kind }) => kind === 'note') ?? '', /批注/)
  })
  it('set pinyin or English above terms, by the letters of their paragraphs', async () => {
    const running = await start(
      `${GLOSSARY}//- a.md\n# 高质量发展\n\n“推动”**高质量**发展，\n高质量的发展。\n\n没有。\n`,
    )
    await running.open('a.md')
    const english = await ask(running, 'a.md', { ruby: 'english' })
    assert.deepEqual(english?.glosses, [
      ['高质量发展', 'high-quality development'],
      ['高质量的发展', 'high-quality development'],
    ])
    assert.deepEqual(english?.leaves, [
      { starts: '高质量发展', length: 5, at: [0, 0] },
      { starts: '推动高质量发展高质量的发展', length: 13, at: [2, 0, 7, 1] },
    ])
    const pinyin = await ask(running, 'a.md', { ruby: 'pinyin', mentions: 'firstInSection' })
    assert.deepEqual(pinyin?.glosses, [['高质量发展', 'gāo zhì liàng fā zhǎn']])
    assert.deepEqual((await ask(running, 'a.md'))?.leaves, [])
  })
  it('know of no document that is not there', async () => {
    const running = await start(GLOSSARY)
    assert.equal(await ask(running, 'nowhere.md'), null)
  })
  it('are to be asked for again when something has changed', async () => {
    const running = await start(MARKED)
    await running.open('notes/reading.md')
    let changes = 0
    running.connection.onNotification('tifa/previewChanged', () => {
      changes++
    })
    const glossary = GLOSSARY.slice(GLOSSARY.indexOf('\n') + 1)
    await running.open('glossary.md')
    await ask(running, 'notes/reading.md')
    await running.change('glossary.md', [{ text: glossary.replace('quality growth', 'good growth') }])
    await waitFor(() => changes > 0)
    const card = cardOf(await ask(running, 'notes/reading.md'), ({ kind }) => kind === 'term')
    assert.match(card ?? '', /good growth/)
  })
  it('hold corpus text as text', async () => {
    const running = await start(
      '//- g.md\n---\nid: g\nkind: glossary\n---\n\n## <b>x</b>\n- id: x\n- en: "<script>alert(1)</script>\n\n[a](javascript:alert(1)) ![b](https://example.org)\n//- a.md\n[y](term:x) [z](note:<i> "<img src=x>")\n',
    )
    await running.open('a.md')
    const result = await ask(running, 'a.md')
    assert.equal(result?.cards.length, 2)
    for (const card of result?.cards ?? []) {
      assert.doesNotMatch(card, /<(?!g\.md)/)
      assert.doesNotMatch(card, /(?<!\\)\]\((?!<g\.md)/)
    }
  })
  it('come up to a limit, which is said', async () => {
    const text = `# 一\n\n${'[慢](note:a "b")'.repeat(4001)}\n\n${'高质量发展。\n\n'.repeat(20_001)}`
    const running = await start(`${GLOSSARY}//- a.md\n${text}`)
    await running.open('a.md')
    const result = await ask(running, 'a.md', { ruby: 'english' })
    assert.equal(result?.isCut, true)
    assert.equal(result?.marks.length, 4000)
    assert.equal(result?.leaves.length, 20_000)
    assert.ok(JSON.stringify(result).length < 2_000_000)
  })
  it('come in slices, which can be cancelled', async () => {
    let turns = 0
    let now = 0
    const ports = {
      now: () => (now += 100),
      nextTurn: async () => {
        turns++
        await new Promise(resolve => setImmediate(resolve))
      },
    }
    const marks = Array.from({ length: 300 }, (_, index) => `[慢](note:n${index})`).join('\n\n')
    const running = await start(`//- a.md\n${marks}\n`, { ports })
    await running.open('a.md')
    turns = 0
    await ask(running, 'a.md')
    assert.ok(turns >= 300)
    turns = 0
    const source = new CancellationTokenSource()
    const params = { uri: running.uri('a.md'), ruby: 'off', mentions: 'all' }
    const asked = running.connection.sendRequest('tifa/previewCards', params, source.token)
    source.cancel()
    await assert.rejects(asked, /cancelled/)
    assert.ok(turns < 300)
  })
})
