// Long blocks are read line by line, and an edit has the parser read one of them; what is read is the same.

import assert from 'node:assert/strict'
import { Document } from '../../server/core/model/document.ts'
import { fold } from '../../server/core/text/fold.ts'
import { processorTime } from '../support/processor-time.ts'

const MANY = 3000

describe('long blocks', () => {
  const rows = (cell: (i: number) => string): string =>
    `| 指标 | 依据 |\n|---|---|\n${Array.from({ length: MANY }, (_, i) => `| 第${i}项 | ${cell(i)} |\n`).join('')}`

  it('reads tables, lists and headings with links without the parser', () => {
    const items = Array.from({ length: MANY }, (_, i) => `- [第${i}项](term:t${i})\n`).join('')
    const underlined = '[总则](term:x)\n===\n正文。\n'.repeat(MANY)
    for (const text of [rows(i => `[见](plan:p${i})，&amp;**约束**`), items, underlined]) {
      const document = Document.parse('a.md', text)
      assert.equal(document.facts(0).marks.length, MANY)
      assert.equal(document.list.block(0)?.parsedLines, 0)
    }
  })

  it('gives the parser the line that was edited, and no other', () => {
    let document = Document.parse(
      'a.md',
      rows(i => `*强调* [${i}](term:x)`),
    )
    assert.equal(document.facts(0).marks.length, MANY)
    assert.equal(document.list.block(0)?.parsedLines, MANY)
    for (const words of ['增', '加']) {
      const at = document.text.indexOf('强调', 20_000)
      document = document.edit(at, at, words)
      assert.equal(document.facts(0).marks.length, MANY)
      assert.equal(document.list.block(0)?.parsedLines, 1)
      assert.deepEqual(document.facts(0), Document.parse('a.md', document.text).facts(0))
    }
  })

  it('keeps what it knows while edits come that nobody asks about', () => {
    let document = Document.parse(
      'a.md',
      rows(i => `*强调*${i}`),
    )
    document.facts(0)
    for (let i = 0; i < 5; i++) document = document.edit(60, 60, '增')
    document.facts(0)
    assert.ok((document.list.block(0)?.parsedLines ?? MANY) <= 1)
  })

  it('reads thousands of footnotes without the parser', () => {
    const document = Document.parse(
      'a.md',
      Array.from({ length: 500 }, (_, i) => `词[^${i}]。\n\n[^${i}]: 注\n\n`).join(''),
    )
    const labels = document.blocks.flatMap((_, i) => document.facts(i).footnoteReferences.map(({ label }) => label))
    assert.equal(labels.length, 500)
    assert.equal(labels[499], '499')
  })
})

describe('what holds nothing, or one thing a thousand times', () => {
  it('is read without the parser: blank lines, definitions, lines that end as in Windows', () => {
    const table = `| a | b |\r\n|---|---|\r\n${'| 质 | [x](term:y) |\r\n'.repeat(MANY)}`
    for (const text of ['\n'.repeat(50_000), `${'[a]: b\n'.repeat(MANY)}`, table]) {
      const document = Document.parse('a.md', text)
      assert.ok(document.facts(0))
      assert.equal(document.list.block(0)?.parsedLines, 0)
    }
    assert.equal(Document.parse('a.md', table).facts(0).marks.length, MANY)
  })

  it('folds a line of 300,000 spaces in a moment', () => {
    const start = processorTime()
    assert.equal(fold(`质${' '.repeat(300_000)}a`).length, 2)
    assert.ok(processorTime() - start < 2000) // where each space looked for the next word it took minutes
  })
})
