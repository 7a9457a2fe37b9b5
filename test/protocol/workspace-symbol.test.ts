// Workspace symbols over LSP: terms, plans, sections and targets by Chinese, pinyin and English.

import assert from 'node:assert/strict'
import type { Location, WorkspaceSymbol } from 'vscode-languageserver/node'
import type { LanguageClient, Options } from '../support/language-client.ts'
import { PLANS, useClient } from './harness.ts'

const CORPUS = `${PLANS}//- a.md
---
id: digest
title: A Digest of Plans
title_en: A Digest
kind: commentary
date: 2022
---

[5G用户普及率提高到56%](target:5g-penetration) and [again](target:5g-penetration)

**第五章　绿色发展**
$0
`

describe('workspace symbols', () => {
  const start = useClient()
  const ask = async (running: LanguageClient, query: string): Promise<WorkspaceSymbol[]> =>
    (await running.connection.sendRequest<WorkspaceSymbol[] | null>('workspace/symbol', { query })) ?? []
  /** Each as `name | container → words at its place`; and what VS Code does with it: a name must have the query's letters. */
  const find = async (query: string, source = CORPUS, options: Options = {}): Promise<string[]> => {
    const running = await start(source, options)
    const found = await ask(running, query)
    const lines: string[] = []
    for (const symbol of found) {
      let at = 0
      for (const character of query.toLowerCase().replace(/\s/g, ''))
        assert.ok((at = symbol.name.toLowerCase().indexOf(character, at) + 1) > 0, `${query} in ${symbol.name}`)
      assert.ok(symbol.name.length <= 100)
      const resolved = await running.connection.sendRequest<WorkspaceSymbol>('workspaceSymbol/resolve', symbol)
      const { uri, range } = resolved.location as Location
      const path = decodeURIComponent(uri.slice(running.uri('').length + 1))
      lines.push(`${symbol.name} | ${symbol.containerName ?? ''} → ${running.slice(path, range)}`)
    }
    return lines
  }
  const first = async (query: string): Promise<string | undefined> => (await find(query))[0]

  it('find a term by its Chinese', async () => {
    assert.equal(await first('高质量'), '高质量发展 | high-quality development → 高质量发展')
    assert.equal(await first('高質量'), '高质量发展 · 高質量 | high-quality development → 高质量发展')
    assert.equal(await first('质量的'), '高质量发展 · 高质量的发展 | high-quality development → 高质量发展')
    assert.equal(await first('高发展'), '高质量发展 | high-quality development → 高质量发展')
  })
  it('lead to the entry of a bundled term, which lies in no folder', async () => {
    const bundled = '//- extra/g.md\n---\nkind: glossary\n---\n\n## 甲乙丙\n- en: ferries\n'
    const options: Options = { folders: ['own'], bundled: ['extra/g.md'] }
    assert.deepEqual(await find('甲乙', `${bundled}//- own/a.md\n$0甲乙丙\n`, options), ['甲乙丙 | ferries → 甲乙丙'])
    const lazy = { workspace: { symbol: { resolveSupport: { properties: ['location.range'] } } } }
    const resolved = await find('甲乙', `${bundled}//- own/a.md\n$0甲乙丙\n`, { ...options, capabilities: lazy })
    assert.deepEqual(resolved, ['甲乙丙 | ferries → 甲乙丙'])
  })
  it('find a term by pinyin, with and without tones, spaces and vowels', async () => {
    for (const query of ['gaozhiliang', 'gao', 'gzlfz', 'gaozl', 'gzliang', 'gao zhi liang', 'zhiliang', 'Gao'])
      assert.match((await first(query)) ?? '', /^高质量发展 · (?:gao zhi liang|gāo zhì liàng) f[aā]/u, query)
    for (const query of ['gāo', 'gāo zhì'])
      assert.match((await first(query)) ?? '', /^高质量发展 · gāo zhì liàng fā zhǎn /, query)
    assert.match((await first('gzl')) ?? '', /^高质量发展 · gāo zhì liàng/)
    assert.match((await first('xfz')) ?? '', /^新发展理念 · x/)
  })
  it('find a term with ü by u and v', async () => {
    const glossary = '//- g.md\n---\nkind: glossary\n---\n\n## 绿色旅游\n- en: green tourism\n'
    for (const query of ['lusely', 'lvse', 'lselvyou', 'lǜ'])
      assert.match((await find(query, glossary))[0] ?? '', /^绿色旅游 · /, query)
  })
  it('find a term by English', async () => {
    for (const query of ['high-quality', 'High Quality Dev', 'hqd', 'development', 'igh-qual'])
      assert.equal(
        await first(query),
        '高质量发展 · high-quality development | high-quality development → 高质量发展',
        query,
      )
    assert.equal(await first('qualgro'), '高质量发展 · quality growth | high-quality development → 高质量发展')
  })
  it('find a plan by title, English title, name and id', async () => {
    const title = '中华人民共和国国民经济和社会发展第十三个五年规划纲要'
    assert.equal(await first('第十三个五年'), `${title} | 2016-03-16 → ${title}`)
    assert.match((await first('“十三五”规划')) ?? '', /^中华人民共和国国民经济和社会发展第十三个五年规划纲要/)
    assert.match((await first('ssw')) ?? '', /^中华人民共和国国民经济和社会发展第十/)
    assert.match((await first('13th Five')) ?? '', /第十三个五年规划纲要 · .*13th Five-Year Plan/)
    assert.match((await first('fyp-13')) ?? '', /第十三个五年规划纲要 · fyp-13/)
    assert.match((await first('13-outl')) ?? '', / · fyp-13-outline/)
    assert.equal(await first('digest'), 'A Digest of Plans | A Digest → A Digest of Plans')
  })
  it('find a section by words and by number', async () => {
    const container = '中华人民共和国国民经济和社会发展第十三个五年规划纲要'
    assert.equal(await first('主要目标'), `第二章　主要目标 | ${container} → 第二章　主要目标`)
    assert.deepEqual(await find('第二章'), [`第二章　主要目标 | ${container} → 第二章　主要目标`])
    assert.deepEqual(await find('Chapter 2'), [`第二章　主要目标 · Chapter 2 | ${container} → 第二章　主要目标`])
    assert.deepEqual(await find('第五章'), ['第五章　绿色发展 | A Digest of Plans → 第五章　绿色发展'])
    assert.ok(!(await find('章')).some(line => line.startsWith('第二章')))
  })
  it('leave headings to VS Code, which lists them itself, but not bold chapters', async () => {
    const options = { editor: 'vscode' }
    assert.deepEqual(await find('主要目标', CORPUS, options), [])
    assert.deepEqual(await find('第二章', CORPUS, options), [])
    assert.deepEqual(await find('绿色', CORPUS, options), ['第五章　绿色发展 | A Digest of Plans → 第五章　绿色发展'])
  })
  it('find a target by its id and its words, once', async () => {
    const target = '[5G用户普及率提高到56%](target:5g-penetration)'
    assert.deepEqual(await find('5g-pen'), [`5g-penetration | A Digest of Plans → ${target}`])
    assert.deepEqual(await find('普及率'), [`5g-penetration · 5G用户普及率提高到56% | A Digest of Plans → ${target}`])
  })
  it('give the best first: all of a name, its start, then what is inside', async () => {
    const glossary = ['人工智能发展', '人工智能', '新一代人工智能', '人才与工业智能']
      .map(term => `## ${term}\n- id: x${term}\n`)
      .join('\n')
    const found = await find('人工智能', `//- g.md\n---\nkind: glossary\n---\n\n${glossary}`)
    assert.deepEqual(
      found.map(line => line.split(' ')[0]),
      ['人工智能', '人工智能发展', '新一代人工智能', '人才与工业智能'],
    )
  })
  it('give own entries before bundled ones, and no bundled one that an own one replaces', async () => {
    const glossary = (path: string, ...terms: string[]): string =>
      `//- ${path}\n---\nkind: glossary\n---\n\n${terms.join('\n\n')}\n`
    const bundled = glossary('extra/g.md', '## 甲乙丙\n- en: bundled', '## 甲乙戊\n- id: z', '## 甲乙\n- en: b')
    const own = glossary('own/g.md', '## 甲乙丙\n- en: own', '## 甲乙丁丁\n- en: own two', '## 己\n- id: z')
    const running = await start(`${bundled}${own}//- own/a.md\n$0`, { folders: ['own'], bundled: ['extra/g.md'] })
    const found = await ask(running, '甲乙')
    assert.deepEqual(
      found.map(({ name, containerName }) => `${name} ${containerName}`),
      ['甲乙 b', '甲乙丙 own', '甲乙丁丁 own two'],
    )
  })
  it('give all terms, plans and targets for an empty query', async () => {
    assert.equal((await find('')).length, 6)
  })
  it('give ranges at once to clients that cannot wait for them', async () => {
    const running = await start(CORPUS, { capabilities: {} })
    const [symbol] = await ask(running, '新发展理念')
    const { range } = (symbol?.location ?? {}) as Partial<Location>
    assert.equal(range && running.slice('glossary.md', range), '新发展理念')
  })
  it('follow edits', async () => {
    const running = await start(CORPUS)
    assert.equal((await ask(running, '绿水青山')).length, 0)
    await running.open('glossary.md', '---\nkind: glossary\n---\n\n## 绿水青山\n- en: lucid waters\n')
    assert.deepEqual(
      (await ask(running, 'lsqs')).map(({ name }) => name),
      ['绿水青山 · lǜ shuǐ qīng shān'],
    )
    assert.equal((await ask(running, '新发展理念')).filter(({ name }) => name === '新发展理念').length, 0)
  })
  it('bear odd queries, and what they did not send', async () => {
    const running = await start(CORPUS)
    for (const query of ['*', '“”', '  ', '\n', '𠮷', '🚢', 'x'.repeat(5000), '高'.repeat(500), '[(', '第', '一、'])
      await ask(running, query)
    const symbol = { name: 'x', kind: 15, location: { uri: 'x:y' } }
    await running.connection.sendRequest('workspaceSymbol/resolve', symbol)
    await running.connection.sendRequest('workspaceSymbol/resolve', {
      ...symbol,
      data: { uri: 'x:y', start: 9, end: 9 },
    })
  })
})
