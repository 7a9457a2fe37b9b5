// Long blocks are read line by line, and an edit has the parser read one of them; what is read is the same.

import assert from 'node:assert/strict'
import { diagnose } from '../../server/core/features/diagnostics.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { buildLexicon } from '../../server/core/index/terms/lexicon.ts'
import { collectMentions } from '../../server/core/index/terms/mentions.ts'
import { termSense } from '../../server/core/index/terms/senses.ts'
import { Document } from '../../server/core/model/document.ts'
import type { Mark } from '../../server/core/syntax/mark.ts'
import { fold } from '../../server/core/text/fold.ts'
import { processorTime } from '../support/processor-time.ts'

const MANY = 3000

/** How many marks a document has, and how many lines of it the parser was given. */
function countIn(document: Document): { marks: number; parsed: number } {
  const marks = document.blocks.reduce((sum, block) => sum + document.factsOf(block).marks.length, 0)
  return { marks, parsed: document.blocks.reduce((sum, block) => sum + block.parsedLines, 0) }
}

describe('long blocks', () => {
  const rows = (cell: (i: number) => string): string =>
    `| 指标 | 依据 |\n|---|---|\n${Array.from({ length: MANY }, (_, i) => `| 第${i}项 | ${cell(i)} |\n`).join('')}`

  it('reads tables, lists and headings with links without the parser', () => {
    const items = Array.from({ length: MANY }, (_, i) => `- [第${i}项](term:t${i})\n`).join('')
    const underlined = '[总则](term:x)\n===\n正文。\n'.repeat(MANY)
    for (const text of [rows(i => `[见&amp;**质**](plan:p${i})，&amp;**约束**`), items, underlined]) {
      assert.deepEqual(countIn(Document.parse('a.md', text)), { marks: MANY, parsed: 0 })
    }
  })

  it('gives the parser the line that was edited, and no other', () => {
    let document = Document.parse(
      'a.md',
      rows(i => `*强调* [${i}](term:x)`),
    )
    assert.deepEqual(countIn(document), { marks: MANY, parsed: MANY })
    for (const words of ['增', '加']) {
      const at = document.text.indexOf('强调', 20_000)
      document = document.edit(at, at, words)
      assert.equal(countIn(document).marks, MANY)
      const index = document.blockAt(at)
      assert.equal(document.list.block(index)?.parsedLines, 1)
      assert.deepEqual(document.facts(index), Document.parse('a.md', document.text).facts(index))
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
      assert.equal(countIn(document).parsed, 0)
    }
    assert.equal(countIn(Document.parse('a.md', table)).marks, MANY)
  })

  it('folds a line of 300,000 spaces in a moment', () => {
    const start = processorTime()
    assert.equal(fold(`质${' '.repeat(300_000)}a`).length, 2)
    assert.ok(processorTime() - start < 2000) // where each space looked for the next word it took minutes
  })

  it('leaves out thousands of quotes in each other, and says so', () => {
    const { problems, leaves } = Document.parse('a.md', `> a\n${'> '.repeat(20_000)}b\n`).facts(0)
    assert.deepEqual([problems.map(({ code, start }) => [code, start]), leaves.length], [[['too-deep', 4]], 1])
  })

  it('tells thousands of marks and mentions of one paragraph apart', () => {
    let looked = 0
    const text = '加快发展。'.repeat(MANY)
    const mark = (i: number): Mark => {
      const { marks } = Document.parse('a.md', '[发展](term:x)').facts(0)
      const [one] = marks
      assert.ok(one)
      const start = i * 5 + 2
      return new Proxy(
        { ...one, start, end: start + 2, textStart: start, textEnd: start + 2 },
        {
          get: (of, key) => {
            if (key === 'textStart') looked++
            return Reflect.get(of, key)
          },
        },
      )
    }
    const { leaves } = Document.parse('a.md', text).facts(0)
    const marks = Array.from({ length: MANY }, (_, i) => mark(i))
    const lexicon = buildLexicon([
      { text: '加快', value: termSense('a', 'zh') },
      { text: '发展', value: termSense('x', 'zh') },
    ])
    const found = collectMentions({ leaves, marks }, lexicon)
    assert.equal(found.length, MANY * 2)
    assert.ok(looked < MANY * 100, `${looked} looks`)
  })

  it('finds more in one line than a call takes arguments', () => {
    const count = 130_000
    for (const words of ['［词］(term:x) ', '[词](term:x\n\n'].map(part => part.repeat(count))) {
      const document = Document.parse('file:///a.md', words)
      const corpus = new Corpus()
      corpus.setOpen(document)
      assert.ok(diagnose(corpus, document, 2026).length >= count)
    }
  }).timeout(60_000)
})
