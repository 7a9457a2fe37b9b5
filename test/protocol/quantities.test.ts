// Hovers on numbers over LSP, wherever they stand.

import assert from 'node:assert/strict'
import type { Hover, MarkupContent } from 'vscode-languageserver/node'
import { useClient } from './harness.ts'

describe('hover on numbers', () => {
  const start = useClient()
  const check = async (source: string, words: string, ...parts: readonly RegExp[]): Promise<void> => {
    const running = await start(source)
    const result = await running.ask<Hover | null>('textDocument/hover')
    assert.ok(result?.range)
    assert.equal(running.slice(running.fixture.cursor?.path ?? '', result.range), words)
    for (const part of parts) assert.match((result.contents as MarkupContent).value, part)
  }

  it('in prose', () =>
    check('粮食产量达到1.45$0万亿斤。\n', '1.45万亿斤', /\*\*1\.45万亿斤\*\* = 1\.45 trillion jin = 725 million t/))
  it('in bold', () => check('投资**5.7$0万亿元**。\n', '5.7万亿元', /5\.7 trillion yuan/))
  it('across bold', () => check('投资**5.7**万$0亿元。\n', '5.7**万亿元', /5\.7 trillion yuan/))
  it('in a table', () => check('| 指标 | 值 |\n| -- | -- |\n| 耕地 | 18$0亿亩 |\n', '18亿亩', /1\.8 billion mu/))
  it('in a heading', () => check('# 报告\n\n## 增长百分之七$0点五\n', '百分之七点五', /= 7\.5%/))
  it('in English', () => check('Worth 1.3 tril$0lion yuan.\n', '1.3 trillion yuan', /1\.3万亿元/))
  it('behind 𠮷 and an emoji', () => check('𠮷😀投资5.7$0万亿元\n', '5.7万亿元', /5\.7 trillion yuan/))
  it('under a target, below its card', () =>
    check(
      '[粮食产量达到1.45$0万亿斤](target:grain)\n',
      '1.45万亿斤',
      /\*\*Target\*\* grain[\s\S]*---[\s\S]*725 million t/,
    ))
  it('before a phrase that holds it', () =>
    check(
      '//- a.md\n产能达到五亿吨以上\n//- b.md\n产能达到五$0亿吨以上\n',
      '五亿吨',
      /500 million t[\s\S]*---[\s\S]*recurring phrase/,
    ))
  it('not where the figures say it', async () => {
    const running = await start('到2025$0年。\n')
    assert.equal(await running.ask('textDocument/hover'), null)
  })
  it('bears a document of one line', async () => {
    const running = await start(`${'投资5.7万亿元，'.repeat(20000)}投资5.7$0万亿元\n`)
    const result = await running.ask<Hover | null>('textDocument/hover')
    assert.ok(result)
    assert.match((result.contents as MarkupContent).value, /5\.7 trillion yuan/)
  })
})
