// Recurring phrases over LSP: a corpus that nobody has annotated.

import assert from 'node:assert/strict'
import type { Hover, Location, LocationLink, MarkupContent } from 'vscode-languageserver/node'
import type { PhraseItem } from '../../server/wire/phrases.ts'
import type { LanguageClient } from '../support/language-client.ts'
import { useClient, waitFor } from './harness.ts'

const BARE = `//- 2006-a.md
# 甲

统筹协调机制创新，加强工作。
//- 2011-b.md
# 乙

要**统筹协调**机制创新，以及统筹协调机制建设。

| 项 | 值 |
| -- | -- |
| 统筹协调机制 | 1 |
//- undated.md
# 丙

統籌協調機制創新。
`

describe('recurring phrases', () => {
  const start = useClient()
  const hoverText = async (running: LanguageClient): Promise<{ text: string; words: string }> => {
    const result = await running.ask<Hover | null>('textDocument/hover')
    assert.ok(result?.range)
    const words = running.slice(running.fixture.cursor?.path ?? '', result.range)
    return { text: (result.contents as MarkupContent).value, words }
  }

  it('says in how many documents, where first, and how the use went on', async () => {
    const running = await start(`${BARE}//- 2016-c.md\n# 丁\n\n完善统筹协$0调机制创新\n`)
    const { text, words } = await hoverText(running)
    assert.equal(words, '统筹协调机制创新')
    assert.match(text, /in 4 of 4 documents, 4 times, first in .*甲.*, 2006; one undated document has it too/)
    assert.match(text, /Over time \([^)]+\): 2006: 1 · 2011: 1 · 2016: 1/)
    assert.match(text, /2006-a\.md#L3/)
  })

  it('lists what more documents share inside the longest', async () => {
    const running = await start(
      `//- 1.md\n加快构建新发展格局\n//- 2.md\n加快构建新发展格局\n//- 3.md\n新发展格局\n//- 4.md\n要加快构建新$0发展格局。\n`,
    )
    const { text, words } = await hoverText(running)
    assert.equal(words, '加快构建新发展格局')
    assert.match(text, /in 3 of 4 documents/)
    assert.match(text, /Within it: \*\*新发展格局\*\* · in 4 of 4 documents, 4 times/)
  })

  it('speaks Chinese', async () => {
    const running = await start(`${BARE}//- 2016-c.md\n# 丁\n\n完善统筹协$0调机制创新\n`, { locale: 'zh-cn' })
    const { text } = await hoverText(running)
    assert.match(text, /见于 4 份文件中的 4 份，共 4 次，首见于/)
  })

  it('finds three English words, whatever their case', async () => {
    const running = await start(
      `//- 1.md\nThe dual circulation strategy matters.\n//- 2.md\nOn Dual circ$0ulation strategy, then.\n`,
    )
    assert.equal((await hoverText(running)).words, 'Dual circulation strategy')
  })

  it('goes to the earliest use, by date', async () => {
    const running = await start(`${BARE}//- 2016-c.md\n# 丁\n\n完善统筹协$0调机制创新\n`)
    const [link] = await running.ask<LocationLink[]>('textDocument/definition')
    assert.ok(link)
    assert.equal(pathOf(running, link.targetUri), '2006-a.md')
    assert.equal(running.slice('2006-a.md', link.targetSelectionRange), '统筹协调机制创新')
    assert.ok(link.originSelectionRange)
    assert.equal(running.slice('2016-c.md', link.originSelectionRange), '统筹协调机制创新')
  })

  it('finds all uses, in bold, tables and traditional characters', async () => {
    const running = await start(`${BARE}//- 2016-c.md\n# 丁\n\n统筹协$0调机制\n`)
    const places = await running.ask<Location[]>('textDocument/references', { context: { includeDeclaration: true } })
    const words = places.map(({ uri, range }) => running.slice(pathOf(running, uri), range)).sort()
    assert.deepEqual(
      words,
      ['統籌協調機制', '统筹协调**机制', '统筹协调机制', '统筹协调机制', '统筹协调机制', '统筹协调机制'].sort(),
    )
  })

  it('follows edits at once, in other documents too', async () => {
    const running = await start(`//- 1.md\n深化要素市场化改革。\n//- 2.md\n无关。\n深化要素$0市场化改革\n`)
    assert.match((await hoverText(running)).text, /in 2 of 2 documents/)
    await running.open('1.md')
    await running.change('1.md', [{ text: '推进要素市场化改革。\n' }])
    assert.equal((await hoverText(running)).words, '要素市场化改革')
    await running.change('1.md', [{ text: '推进要素改革。\n' }])
    assert.equal(await running.ask('textDocument/hover'), null)
  })

  it('keeps out of the way of terms, front matter and glossaries', async () => {
    const glossary =
      '//- g.md\n---\nkind: glossary\n---\n\n## 新质生产力\n- en: new quality productive forces\n\n发展新质生产力要因地制宜。\n'
    const running = await start(`${glossary}//- 1.md\n发展新质生产力要因地制宜。\n//- 2.md\n新质生$0产力要因地制宜。\n`)
    const { text } = await hoverText(running)
    assert.match(text, /new quality productive forces/)
    assert.doesNotMatch(text, /recurring phrase/)
  })

  it('lists none that ends inside of a number', async () => {
    const running = await start(
      '//- 2016.md\n要编制本县渡口建设第十三个规划。\n//- 2021.md\n要编制本县渡口建设第十四个规划。$0\n',
    )
    const found = await running.connection.sendRequest<PhraseItem[]>('tifa/phrases', {
      uri: running.uri('2021.md'),
      inDocument: true,
    })
    assert.deepEqual(
      found.map(({ text }) => text),
      ['要编制本县渡口建设'],
    )
  })

  it('lists the telling ones that the glossary lacks', async () => {
    const text = '推进供给侧改革工程，坚持新发展理念。健全要素市场化配置。'
    const running = await start(
      `//- g.md\n---\nkind: glossary\n---\n\n## 新发展理念\n- en: x\n//- 2011-1.md\n# 一\n\n${text}\n//- 2016-2.md\n# 二\n\n$0${text}\n//- 2021-3.md\n要素市场化配置\n`,
    )
    const params = (inDocument: boolean, path = '2016-2.md'): object => ({ uri: running.uri(path), inDocument })
    const all = await running.connection.sendRequest<PhraseItem[]>('tifa/phrases', params(false))
    const names = all.map(item => item.text)
    assert.ok(names.includes('推进供给侧改革工程'), names.join())
    assert.ok(names.includes('要素市场化配置'))
    assert.ok(!names.includes('新发展理念'))
    const one = all.find(item => item.text === '要素市场化配置')
    assert.deepEqual([one?.total, one?.documents, one?.here], [3, 3, 0])
    assert.equal(one?.first?.title, '一')
    const here = await running.connection.sendRequest<PhraseItem[]>('tifa/phrases', params(true, '2021-3.md'))
    assert.deepEqual(
      here.map(item => [item.text, item.here]),
      [['要素市场化配置', 1]],
    )
  })

  it('searches a document again once it has been closed', async () => {
    const running = await start(`//- 1.md\n深化要素市场化改革。\n//- 2.md\n深化要素$0市场化改革\n`)
    await running.open('1.md')
    await running.change('1.md', [{ text: '推进要素市场化改革。\n' }])
    await running.close('1.md')
    await waitFor(async () => {
      const result = await running.ask<Hover | null>('textDocument/hover')
      return result?.range !== undefined && running.slice('2.md', result.range) === '深化要素市场化改革'
    })
  })
})

function pathOf(running: LanguageClient, uri: string): string {
  return decodeURIComponent(uri.slice(running.uri('').length + 1))
}
