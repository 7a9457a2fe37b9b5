// Hover over LSP: what stands under the cursor, in words.

import assert from 'node:assert/strict'
import type { Hover, MarkupContent } from 'vscode-languageserver/node'
import type { Options } from '../support/language-client.ts'
import { PLANS, useClient } from './harness.ts'

describe('hover', () => {
  const start = useClient()
  const hover = async (source: string, options?: Options): Promise<{ text: string; words: string } | undefined> => {
    const running = await start(source, options)
    const result = await running.ask<Hover | null>('textDocument/hover')
    if (!result?.range) return undefined
    const text = (result.contents as MarkupContent).value
    return { text, words: running.slice(running.fixture.cursor?.path ?? '', result.range) }
  }
  it('explains a term in running text', async () => {
    const result = await hover(`${PLANS}//- a.md\n扎实推动高质$0量发展。\n`)
    assert.equal(result?.words, '高质量发展')
    for (const part of [
      '高质量发展',
      'gāo zhì liàng fā zhǎn',
      'high-quality development',
      'quality growth',
      '高质量的发展',
    ]) {
      assert.ok(result?.text.includes(part), part)
    }
    assert.match(result?.text ?? '', /Growth judged by what it is good for, not by its speed/)
    assert.match(result?.text ?? '', /First use in the corpus: .*第十三个五年规划纲要.*2016-03-16/)
    assert.match(result?.text ?? '', /This document: 1 .*Corpus: 4 in 3 of 3 documents/)
  })
  it('says what the plans before say of a term, in both languages', async () => {
    const text = PLANS.replace('推动高质量发展，', '推动高质$0量发展，')
    assert.match(
      (await hover(text))?.text ?? '',
      /In its line: also in \[13th Five-Year Plan\]\(<[^>]*fyp-13\.md#L14>\) \(once, first in “第一章　发展环境”\)/,
    )
    assert.match((await hover(text, { locale: 'zh-cn' }))?.text ?? '', /沿革：此前已见于\[“十三五”规划\]/)
  })
  it('says which counts are of digests, and of which language a rate is', async () => {
    const digest = `//- d.md\n---\ntitle: 某省规划（摘要）\n---\n\n高质$0量发展。${'水运。'.repeat(400)}\n`
    const english = `//- e.md\n---\nlanguage: en\n---\n\nHigh-quality development.\n`
    const { text = '' } = (await hover(PLANS + digest + english)) ?? {}
    assert.match(text, /This document: 1, 8\.3 per 10,000 characters \(a digest, not the whole text\)/)
    assert.match(text, /in 3 of 4 documents \(one a digest\), \d+ per 10,000 characters of Chinese texts/)
  })
  it('prefers the pinyin of the entry', async () => {
    const result = await hover(`${PLANS}//- a.md\n贯彻新发展理$0念\n`)
    assert.ok(result?.text.includes('xīn fāzhǎn lǐniàn'))
  })
  it('explains an English rendering, in the plural too', async () => {
    const result = await hover(`${PLANS}//- a.md\nThe high-quality develop$0ment of all.\n`)
    assert.equal(result?.words, 'high-quality development')
    assert.ok(result?.text.includes('高质量发展'))
  })
  it('explains a marked term by its mark', async () => {
    const result = await hover(`${PLANS}//- a.md\n[这$0种发展](term:high-quality-development)\n`)
    assert.ok(result?.text.includes('高质量发展'))
    assert.equal(result?.words, '这种发展')
  })
  it('lists inner terms', async () => {
    const glossary = `//- g.md\n---\nkind: glossary\n---\n\n## 发展\n- en: development\n\n## 高质量发展\n- en: high-quality development\n`
    const result = await hover(`${glossary}//- a.md\n高质量发$0展\n`)
    assert.match(result?.text ?? '', /Contains: 发展 \(development\)/)
  })
  it('explains a plan by its name, with its section', async () => {
    const result = await hover(`${PLANS}//- a.md\n见《“十三$0五”规划纲要》第三章的要求\n`)
    for (const part of ['全国人民代表大会', '2016-03-16', '2016–2020', '第三章　发展理念'])
      assert.ok(result?.text.includes(part), part)
  })
  it('explains a plan link', async () => {
    const result = await hover(`${PLANS}//- a.md\n[the last pl$0an](plan:fyp-13-outline#第二章)\n`)
    for (const part of ['第十三个五年规划纲要', '第二章　主要目标']) assert.ok(result?.text.includes(part), part)
  })
  it('says what was read out of a target', async () => {
    const result = await hover(`${PLANS}//- a.md\n[5G用户普及率提高到$056%](target:5g "by=2025 kind=expected")\n`)
    for (const part of ['5g', '56%', '2025', '预期性'])
      assert.ok(result?.text.includes(part), `${part} in ${result?.text}`)
  })
  it('reads a target out of its table row', async () => {
    const table =
      '| 指标 | 2020年 | 2025年 | 属性 |\n| --- | --- | --- | --- |\n| [城镇化$0率](target:urban) | 60.6 | 65 | 约束性 |\n'
    const result = await hover(`${PLANS}//- a.md\n${table}`)
    for (const part of ['65', '60.6', 'binding']) assert.ok(result?.text.includes(part), `${part} in ${result?.text}`)
  })
  it('speaks Chinese', async () => {
    const result = await hover(`${PLANS}//- a.md\n高质$0量发展\n`, { locale: 'zh-cn' })
    assert.match(result?.text ?? '', /语料库首见：\[.*\]\(.*\)，2016-03-16/)
    assert.match(result?.text ?? '', /本文 1 次 · 语料库 4 次，/)
  })
  it('says the figures before the gloss, line by line, and what was counted last', async () => {
    const { text = '' } = (await hover(`${PLANS}//- a.md\n高质$0量发展\n`)) ?? {}
    const figures = text.split('\n\n').find(paragraph => paragraph.startsWith('First use'))
    assert.equal(figures?.split('  \n').length, 2, text)
    assert.ok(text.indexOf('This document: 1') < text.indexOf('Growth judged'), text)
    assert.ok(text.indexOf('high-quality development') < text.indexOf('First use'), text)
    assert.ok(text.indexOf('Growth judged') < text.indexOf('Counted: '), text)
  })
  it('shows hostile text as text', async () => {
    const glossary = `//- g.md\n---\nkind: glossary\n---\n\n## 高质量发展\n- en: <img src=x>\n\n![x](https://evil.example/p.png) [run](command:evil) \`code\`\n`
    const result = await hover(`${glossary}//- a.md\n高质量发$0展\n`)
    assert.doesNotMatch(result?.text ?? '', /<img|!\[|\]\((?:https|command):|https:\/\//)
  })
  it('is nothing where there is nothing', async () => {
    assert.equal(await hover(`${PLANS}//- a.md\n今$0天天气好。\n`), undefined)
  })
  it('bears a position past the end', async () => {
    const running = await start(`${PLANS}//- a.md\n高质量发展$0`)
    const params = { textDocument: { uri: running.cursor.uri }, position: { line: 99, character: 99 } }
    await running.connection.sendRequest('textDocument/hover', params)
  })
})
