// Inlay hints over LSP: English, pinyin or the Chinese term behind mentions.

import assert from 'node:assert/strict'
import type { InlayHint, MarkupContent, Range } from 'vscode-languageserver/node'
import { FULL, type LanguageClient } from '../support/language-client.ts'
import { GLOSSARY, useClient, waitFor } from './harness.ts'

const CONFIGURABLE = { ...FULL, workspace: { ...FULL.workspace, configuration: true } }
const ALL: Range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } }
const REFRESH = 'workspace/inlayHint/refresh'

interface Hints {
  readonly terms?: 'off' | 'firstInSection' | 'all'
  readonly show?: 'english' | 'pinyin'
}

describe('inlay hints', () => {
  const start = useClient()
  const run = (source: string, inlayHints: Hints): Promise<LanguageClient> =>
    start(source, { capabilities: CONFIGURABLE, settings: { tifa: { inlayHints } } })
  const provide = async (running: LanguageClient, path: string, range: Range = ALL): Promise<InlayHint[]> => {
    const params = { textDocument: { uri: running.uri(path) }, range }
    return (await running.connection.sendRequest<InlayHint[] | null>('textDocument/inlayHint', params)) ?? []
  }
  /** Writes hints into the text as `‹hint›`. */
  const show = (text: string, hints: readonly InlayHint[]): string => {
    const lines = text.split('\n')
    for (const { position, label } of [...hints].reverse()) {
      const line = lines[position.line] ?? ''
      lines[position.line] = `${line.slice(0, position.character)}‹${String(label)}›${line.slice(position.character)}`
    }
    return lines.join('\n')
  }
  /** Fails unless the hints are where the text has `‹…›`. */
  const check = async (marked: string, hints: Hints, path = 'a.md', before = GLOSSARY): Promise<void> => {
    const text = marked.replace(/‹[^›]*›/g, '')
    const running = await run(`${before}//- ${path}\n${text}`, hints)
    await running.open(path)
    assert.equal(show(text, await provide(running, path)), marked)
  }

  it('are off unless a setting asks for them', async () => {
    await check('高质量发展\n', {})
    await check('高质量发展\n', { terms: 'off' })
  })
  it('say English behind every Chinese term', () =>
    check(
      '# 一\n\n## 高质量发展‹high-quality development›的路\n\n推动**高质量发展‹high-quality development›**，高质量的发展‹high-quality development›和[新发展理念‹new development philosophy›](target:x)。\n\n| 新发展理念‹new development philosophy› | b |\n| - | - |\n| c | 𠮷🚢高質量發展‹high-quality development› |\n',
      { terms: 'all' },
    ))
  it('say it once a section', () =>
    check(
      '高质量发展‹high-quality development›和高质量发展。\n\n# 一\n高质量发展‹high-quality development›\n\n高质量发展，新发展理念‹new development philosophy›\n\n## 二\n\n高质量的发展‹high-quality development›，高质量发展\n\n**第三章　其他**\n\n高质量发展‹high-quality development›\n',
      { terms: 'firstInSection' },
    ))
  it('say pinyin, the entry’s own before a computed one', () =>
    check('高质量的发展‹gāo zhì liàng de fā zhǎn›和新发展理念‹xīn fāzhǎn lǐniàn›\n', { terms: 'all', show: 'pinyin' }))
  it('say the Chinese term behind an English one, in English documents', async () => {
    await check('The quality growth‹高质量发展› of the new development philosophies‹新发展理念›.\n', { terms: 'all' })
    await check('The quality growth‹高质量发展 gāo zhì liàng fā zhǎn› of cities.\n', { terms: 'all', show: 'pinyin' })
    await check('在中国，高质量发展‹high-quality development›常常译为另一个词，就是 quality growth。\n', {
      terms: 'all',
    })
  })
  it('say nothing where the text itself does', () =>
    check(
      [
        '高质量发展（high-quality development）',
        '“高质量发展”(quality growth)',
        '高质量发展（Growth of a better kind）',
        '高质量发展 High-Quality Development',
        '高质量发展：high-quality development',
        '有人说 quality-first growth（高质量发展）',
        '[高质量发展](term:high-quality-development)（high-quality development）',
        '高质量发展‹high-quality development›（下称“发展”）',
        '“高质量发展”‹high-quality development›（2017年）',
      ].join('，好\n\n'),
      { terms: 'all' },
    ))
  it('say nothing where an English text itself does', () =>
    check(
      '---\nlanguage: en\n---\n\nThe quality growth (高质量发展) and high-quality development (“高质量发展”) of “quality growth”‹高质量发展› and the new development philosophy‹新发展理念› (2015), which is a long way from 高质量发展‹high-quality development› and so on.\n',
      { terms: 'all' },
    ))
  it('count what the text glosses as the first mention', () =>
    check('# 一\n\n高质量发展（high-quality development），高质量发展\n', { terms: 'firstInSection' }))
  it('leave titles whole', () =>
    check(
      '《推动高质量发展条例》、《甲》高质量发展‹high-quality development›、《高质量发展》‹high-quality development›\n',
      {
        terms: 'all',
      },
    ))
  it('leave headings and fields of a glossary alone', () =>
    check(
      '---\nkind: glossary\n---\n\n## 新质生产力\n- en: new quality productive forces\n- see: 高质量发展\n- source: 高质量发展大纲\n\n来自高质量发展‹high-quality development›。\n\n- 高质量发展‹high-quality development›\n',
      { terms: 'all' },
    ))
  it('say nothing where there is nothing to add, and leave notes and tables of contents out', () =>
    check(
      '5G和碳中和‹carbon neutrality›，无名\n\n<details><summary>目录</summary>\n\n- 碳中和\n\n</details>\n\n尾\n',
      { terms: 'all' },
      'a.md',
      '//- g.md\n---\nkind: glossary\n---\n\n## 5G\n- en: 5G\n\n## 碳中和\n- en: carbon neutrality (net zero)\n\n## 无名\n- id: x\n',
    ))
  it('are those of the range, and know what stands before it', async () => {
    const text = '# 一\n\n高质量发展\n\n新发展理念\n\n高质量发展\n'
    const running = await run(`${GLOSSARY}//- a.md\n${text}`, { terms: 'firstInSection' })
    const range = { start: { line: 4, character: 0 }, end: { line: 7, character: 0 } }
    const hints = await provide(running, 'a.md', range)
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['new development philosophy'],
    )
  })
  it('explain themselves when they are pointed at', async () => {
    const running = await run(`${GLOSSARY}//- a.md\n高质量发展\n`, { terms: 'all' })
    const [hint] = await provide(running, 'a.md')
    assert.equal(hint?.tooltip, undefined)
    assert.equal(hint?.paddingLeft, true)
    const resolved = await running.connection.sendRequest<InlayHint>('inlayHint/resolve', hint)
    assert.match((resolved.tooltip as MarkupContent).value, /gāo zhì liàng fā zhǎn[\s\S]*This document: 1/)
    for (const data of [undefined, 1, { uri: 'x:y', id: 'x', words: 'y' }])
      await running.connection.sendRequest('inlayHint/resolve', { ...hint, data })
  })
  it('show hostile words as words', async () => {
    const glossary =
      '//- g.md\n---\nkind: glossary\n---\n\n## 甲乙丙\n- en: <img src=x> [a](command:b)\n\n![x](https://e.x)\n'
    const running = await run(`${glossary}//- a.md\n甲乙丙\n`, { terms: 'all' })
    await running.open('a.md')
    const [hint] = await provide(running, 'a.md')
    const { tooltip } = await running.connection.sendRequest<InlayHint>('inlayHint/resolve', hint)
    assert.doesNotMatch((tooltip as MarkupContent).value, /<img|!\[|\]\((?:https|command):/)
  })
  it('follow the settings and the glossary', async () => {
    const running = await run(`${GLOSSARY}//- a.md\n$0高质量发展\n`, { terms: 'off' })
    const refreshed = async (act: () => Promise<void>): Promise<string> => {
      const seen = running.otherRefreshes.get(REFRESH) ?? 0
      await act()
      await waitFor(() => (running.otherRefreshes.get(REFRESH) ?? 0) > seen)
      return show('高质量发展', await provide(running, 'a.md'))
    }
    const switched = await refreshed(async () => {
      running.settings['tifa'] = { inlayHints: { terms: 'all' } }
      await running.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    })
    assert.equal(switched, '高质量发展‹high-quality development›')
    const renamed = await refreshed(async () => {
      running.write('glossary.md', running.textOf('glossary.md').replace('en: high', 'en: very high'))
      await running.watched([{ path: 'glossary.md', type: 2 }])
    })
    assert.equal(renamed, '高质量发展‹very high-quality development›')
  })
})
