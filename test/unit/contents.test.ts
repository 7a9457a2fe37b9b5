// Tables of contents: those in <details>, and lists below a heading of their own that repeat headings.

import assert from 'node:assert/strict'
import { Document } from '../../server/core/model/document.ts'
import { processorTime } from '../support/processor-time.ts'

/** What is left of a text, blocks of tables of contents apart. */
const rest = (text: string): string => {
  const document = Document.parse('a.md', text)
  return document.blocks.flatMap(({ source }, index) => (document.toc.has(index) ? [] : [source.trim()])).join(' / ')
}
const BODY = '## 第一章　水运\n\n水运。\n\n### 第一节 河流\n\n## 第二章　港口\n\n港口。\n'
const LEFT = '## 第一章　水运 / 水运。 / ### 第一节 河流 / ## 第二章　港口 / 港口。'

describe('tables of contents', () => {
  for (const [name, contents] of [
    ['a list', '## 目录\n\n- 第一章 水运\n  - 第一节 河流\n- 第二章 港口\n\n'],
    ['a loose list', '**目　录**\n\n- 第一章 水运\n\n- 第二章 港口\n\n'],
    ['lines with leaders and pages', '目次\n\n第一章水运……1\n\n第二章港口 ...... 12\n\n'],
    ['links, without numbers', '# Contents\n1. [水运](#a)\n2. [港口](#b)\n\n'],
    ['bold lines', '# 目录\n\n**第一章　水运**\n\n第二章　港口\n\n'],
    ['a <details>', '<details>\n<summary>目录</summary>\n\n- 第一章　水运\n\n</details>\n\n'],
  ] as const) {
    it(`leaves out ${name}`, () => assert.equal(rest(contents + BODY), LEFT))
  }
  it('keeps what repeats no headings', () => {
    const list = '## 目录\n\n- 甲目录\n- 乙目录\n- 丙目录\n\n'
    assert.equal(rest(list + BODY), `## 目录 / - 甲目录\n- 乙目录\n- 丙目录 / ${LEFT}`)
    assert.equal(rest(`## 权力清单目录\n\n- 水运\n- 港口\n\n${BODY}`), `## 权力清单目录 / - 水运\n- 港口 / ${LEFT}`)
    assert.equal(rest('## 目录\n\n- 第一章 水运\n- 第二章 港口\n'), '## 目录 / - 第一章 水运\n- 第二章 港口')
  })
  it('keeps the lines between the contents and the first heading', () => {
    assert.equal(rest(`## 目录\n\n- 第一章 水运\n- 第二章 港口\n\n前言。\n\n${BODY}`), `前言。 / ${LEFT}`)
  })
  it('makes no section of it', () => {
    const { sections } = Document.parse('a.md', `# 目录\n\n**第一章　水运**\n\n**第二章　港口**\n\n${BODY}`)
    assert.deepEqual(
      sections.map(({ title }) => title),
      ['第一章　水运', '第一节 河流', '第二章　港口'],
    )
  })
  it('follows edits', () => {
    const text = `## 目录\n\n- 第一章 水运\n- 第二章 港口\n\n${BODY}`
    const document = Document.parse('a.md', text)
    assert.deepEqual([...document.toc], [0, 1])
    // A chapter that has another name is no longer repeated.
    const at = text.lastIndexOf('水运\n\n水运')
    const edited = document.edit(at, at + 2, '航运')
    assert.deepEqual([...edited.toc], [])
    assert.deepEqual([...edited.edit(at, at + 2, '水运').toc], [0, 1])
  })
  it('leaves the outline what it is while one types in them, and edits it where a heading is renamed', () => {
    const document = Document.parse('a.md', `## 目录\n\n- 第一章 水运\n- 第一节 河流\n- 第二章 港口\n- 附录\n\n${BODY}`)
    const { outline } = document
    const at = document.text.indexOf('附录')
    assert.equal(document.edit(at, at, '增').outline, outline)
    const other = document.text.indexOf('水运')
    assert.equal(document.edit(other, other, '增').outline, outline)
    const heading = document.text.lastIndexOf('港口\n\n港口')
    const renamed = document.edit(heading, heading + 2, '海港')
    assert.deepEqual(renamed.outline, Document.parse('a.md', renamed.text).outline)
  })
  it('stays quick where everything looks like contents', () => {
    const text = '目录\n\n'.repeat(50_000) + '- 第一章 水运\n'.repeat(500)
    const began = processorTime()
    const document = Document.parse('a.md', text)
    assert.equal(document.toc.size, 0)
    assert.ok(processorTime() - began < 4000)
  })
})
