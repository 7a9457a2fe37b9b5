// Hover over LSP on numbers, wherever they stand.

import assert from 'node:assert/strict'
import type { Hover, Location, MarkupContent } from 'vscode-languageserver/node'
import type { Options } from '../support/language-client.ts'
import { GLOSSARY, useClient } from './harness.ts'

describe('hover on numbers', () => {
  const start = useClient()
  const hover = async (source: string, options?: Options): Promise<{ text: string; words: string } | undefined> => {
    const running = await start(source, options)
    const result = await running.ask<Hover | null>('textDocument/hover')
    if (!result?.range) return undefined
    const text = (result.contents as MarkupContent).value
    return { text, words: running.slice(running.fixture.cursor?.path ?? '', result.range) }
  }
  const check = async (source: string, words: string, says: string): Promise<void> => {
    const result = await hover(`${GLOSSARY}//- a.md\n${source}\n`)
    assert.equal(result?.words, words)
    assert.ok(result.text.includes(says), `${says} in ${result.text}`)
  }

  it('in prose', () => check('粮食产量稳定在1.45万$0亿斤以上。', '1.45万亿斤', '= 1.45 trillion jin = 725 million t'))
  it('with the cursor behind it', () => check('总额5.7万亿元$0，', '5.7万亿元', '5.7 trillion yuan'))
  it('the second one in a sentence', () => check('增长百分之五，投资百分之七点$0五。', '百分之七点五', '7.5%'))
  it('in a heading', () => check('# 题\n\n## 新增15亿$0亩高标准农田', '15亿亩', '100 million ha (1 million km²)'))
  it('in a nested list', () => check('- 一\n  - 供水6700亿$0立方米', '6700亿立方米', '670 billion m³ = 670 km³'))
  it('in a quote, across a soft line break before it', () =>
    check('> 到二〇三五年，\n> 收入翻两$0番', '翻两番', 'quadruples'))
  it('half in bold', () => check('达到**5.7**万$0亿元', '5.7**万亿元', '5.7 trillion yuan'))
  it('in a link of another kind', () =>
    check('[投资5.7万$0亿元](https://example.org)', '5.7万亿元', '5.7 trillion yuan'))
  it('behind emoji and a character beyond the base plane', () =>
    check('😀𠮷增长3亿$0人', '3亿人', '300 million people'))
  it('in a footnote', () => check('增长[^1]\n\n[^1]: 其中3亿$0人', '3亿人', '300 million people'))
  it('in a cell that has its unit', () =>
    check('| 指标 | 值 |\n| --- | --- |\n| 投资 | 5.7万亿$0元 |', '5.7万亿元', '5.7 trillion yuan'))
  it('in a cell whose row has the unit', () =>
    check('| 指标 | 2025年 |\n| --- | --- |\n| 粮食产量（亿吨） | 6.$05 |', '6.5', '= 650 million t'))
  it('in a cell whose column has the unit', () =>
    check('| 地区 | 面积（万亩） |\n| --- | --- |\n| 河南 | 12$00 |', '120', '1.2 million mu = 80,000 ha'))
  it('in a cell beside a column of units', () =>
    check('| 指标 | 单位 | 2025 |\n| --- | --- | --- |\n| 装机 | 亿千瓦 | 1$02 |', '12', '1.2 billion kW = 1,200 GW'))
  it('beside the card of a target, with the range of the number', async () => {
    const source = `${GLOSSARY}//- a.md\n[粮食产量达到6.5亿$0吨](target:grain "by=2025")\n`
    const result = await hover(source)
    assert.equal(result?.words, '6.5亿吨')
    assert.ok((result?.text.indexOf('grain') ?? -1) < (result?.text.indexOf('650 million t') ?? -1))
    assert.match(result?.text ?? '', /^\*\*Target grain\*\*/)
  })
  it('on the address of a target it is the target alone', async () => {
    const result = await hover(`${GLOSSARY}//- a.md\n[粮食产量达到6.5亿吨](target:gr$0ain)\n`)
    assert.ok(!result?.text.includes('650 million'))
  })
  it('in English, in Chinese', () => check('It cost 1.3 tril$0lion yuan.', '1.3 trillion yuan', '= 1.3万亿元'))
  it('a plan by its number says its years', () => check('“十四$0五”时期', '“十四五”', '2021–2025'))
  it('the century is that of the text', () => check('增长\n\n到本世纪中$0叶', '本世纪中叶', 'the mid-21st century'))
  it('in a plan of 1996 the end of this century is 2000', async () => {
    const result = await hover(`//- a.md\n---\nid: a\nkind: outline\ndate: 1996-03-17\n---\n\n到本世纪$0末\n`)
    assert.ok(result?.text.includes('the end of the 20th century (around 2000)'), result?.text)
  })
  it('speaks Chinese', async () => {
    const result = await hover(`${GLOSSARY}//- a.md\n增长2$0倍\n`, { locale: 'zh-cn' })
    assert.match(result?.text ?? '', /即变为原来的 3 倍/)
  })
  it('a number that is part of a term belongs to the term', async () => {
    const glossary = `//- g.md\n---\nkind: glossary\n---\n\n## 两个一百年\n- en: Two Centenary Goals\n`
    const result = await hover(`${glossary}//- a.md\n“两个一百$0年”奋斗目标\n`)
    assert.ok(result?.text.includes('Two Centenary Goals') && !result.text.includes('100'))
  })
  for (const source of [
    '第$03章',
    '到202$05年',
    '5$0G网络',
    '共1$02项',
    '同比增长7$0%',
    '`5.7万亿$0元`',
    '[x](https://e.org/5万$0亿元)',
  ])
    it(`nothing on ${source}`, async () =>
      assert.equal(await hover(`${GLOSSARY}//- a.md\n说明 ${source} 如此\n`), undefined))
  it('shows hostile words as text', async () => {
    const result = await hover(`//- a.md\n5.7万亿元<img src=x>，*3亿* **5**.7[万](x)亿$0元\n`)
    assert.doesNotMatch(result?.text ?? '', /<img|\]\(/)
  })
  it('does not stand in the way of references to a section', async () => {
    const running = await start(
      `${GLOSSARY}//- a.md\n---\nid: a\nkind: outline\ntitle: 甲\n---\n\n## 第一章 新增15亿$0亩\n\n见[那里](plan:a#第一章)\n`,
    )
    const found = await running.ask<Location[] | null>('textDocument/references', {
      context: { includeDeclaration: false },
    })
    assert.equal(found?.length, 1)
  })
})
