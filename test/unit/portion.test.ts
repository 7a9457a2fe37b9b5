// What concerns a list or table as a whole, where it is so long that it is held in portions.

import assert from 'node:assert/strict'
import { diagnose } from '../../server/core/features/diagnostics.ts'
import { findListRank } from '../../server/core/features/list-rank.ts'
import { silenceTarget } from '../../server/core/features/not-target.ts'
import { findQuantity } from '../../server/core/features/quantity.ts'
import { collectIndicatorTables } from '../../server/core/features/table-lens.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'

const lines = (line: (i: number) => string): string => Array.from({ length: 400 }, (_, i) => `${line(i)}\n`).join('')
const TABLE = `| 指标（万吨） | 2020年 | 2025年 |\n| --- | --- | --- |\n${lines(i => `| 第${i}种粮食产量 | ${i + 1} | ${i + 5} |`)}`
const FRONT = '---\nkind: outline\ndate: 2021-03-01\nperiod: 2021-2025\n---\n\n# 目标\n\n'

describe('portions of a list or table', () => {
  it('are cut where they are long, and not where they are not', () => {
    const list = lines(i => `- 第${i}项工作，推动发展`)
    assert.ok(Document.parse('a.md', list).list.count > 2)
    assert.equal(Document.parse('a.md', list.slice(0, 3900)).list.count, 1)
    const joined = Document.parse('a.md', `${FRONT}${list}\n末。\n`).joined()
    assert.deepEqual(
      joined.blocks.map(({ source }) => source),
      [FRONT.slice(0, FRONT.indexOf('#')), '# 目标\n\n', `${list}\n`, '末。\n'],
    )
  })

  it('count the items of the whole', () => {
    const text = `说：\n\n${lines(i => `- 第${i}项工作推动发展`)}`
    const rank = findListRank(Document.parse('a.md', text), text.indexOf('第333项') + 2)
    assert.deepEqual(rank, { rank: 334, of: 400, words: '' })
  })

  it('know the unit in the head of the table', () => {
    const text = TABLE.replace('2025年', '2025年（万吨）').replace('指标（万吨）', '指标')
    const row = text.indexOf('| 300 |')
    const said = findQuantity(Document.parse('a.md', text), text.indexOf('304 |', row))
    const short = text.slice(0, text.indexOf('| 第')) + text.slice(text.lastIndexOf('\n', row) + 1)
    assert.equal(said?.text, '304')
    assert.deepEqual(said.statement, findQuantity(Document.parse('a.md', short), short.indexOf('304 |'))?.statement)
  })

  it('are one table for a lens, and for the comment that silences a finding', () => {
    const document = Document.parse('file:///a.md', `${FRONT}${TABLE}\n末。\n`)
    const corpus = new Corpus()
    corpus.setOpen(document)
    const table = { start: FRONT.length, end: FRONT.length + TABLE.length - 1 }
    assert.deepEqual(collectIndicatorTables(corpus, document), [table])
    const untagged = diagnose(corpus, document, 2022).filter(({ code }) => code === 'untagged-target')
    assert.equal(untagged.length, 400)
    const [finding] = untagged.slice(-1)
    assert.ok(finding?.code === 'untagged-target')
    const silence = silenceTarget(document, finding)
    assert.deepEqual([silence?.scope, silence?.start, silence?.end], ['table', table.start, table.end])
    const [edit] = silence?.edits ?? []
    assert.ok(edit)
    corpus.setOpen(document.edit(edit.start, edit.end, edit.text))
    const left = diagnose(corpus, corpus.document('file:///a.md') ?? document, 2022)
    assert.deepEqual(
      left.filter(({ code }) => code === 'untagged-target'),
      [],
    )
  })

  it('of a line are one line for the comment that silences a finding', () => {
    const sentences = Array.from({ length: 400 }, (_, i) => `到2025年，第${i}种粮食产量达到${i + 1}万吨。`).join('')
    const document = Document.parse('file:///a.md', `${FRONT}前。\n\n${sentences}\n\n末。\n`)
    assert.ok(document.list.count > 5)
    const corpus = new Corpus()
    corpus.setOpen(document)
    const untagged = diagnose(corpus, document, 2022).filter(({ code }) => code === 'untagged-target')
    assert.equal(untagged.length, 400)
    const [finding] = untagged.slice(-1)
    assert.ok(finding?.code === 'untagged-target')
    const [edit] = silenceTarget(document, finding)?.edits ?? []
    assert.ok(edit)
    const edited = document.edit(edit.start, edit.end, edit.text)
    assert.equal(edited.text.indexOf('<!--'), document.text.indexOf('到2025年'))
    corpus.setOpen(edited)
    assert.deepEqual(
      diagnose(corpus, edited, 2022).filter(({ code }) => code === 'untagged-target'),
      [],
    )
  })

  it('are a table of contents together', () => {
    const headings = Array.from({ length: 400 }, (_, i) => `## 第${i + 1}章　水运之${i}\n\n水运。\n\n`)
    const list = lines(i => `- ${i < 250 ? `第${i + 1}章　水运之${i}` : `附件之${i}`}`)
    const document = Document.parse('a.md', `## 目录\n\n${list}\n${headings.join('')}`)
    const [first, last] = document.list.portionsAround(1)
    assert.ok(last > first)
    assert.deepEqual(
      [...document.toc],
      Array.from({ length: last + 1 }, (_, index) => index),
    )
  })

  it('are looked for in a moment in lines of signs and spaces', () => {
    for (const line of [':'.repeat(300_000), '|'.repeat(300_000), `a${' '.repeat(300_000)}`]) {
      for (const text of [`- 水\n${lines(i => `- 水${i}`)}- ${line}x\n`, `${lines(i => `水${i}。`)}${line}x\n`])
        assert.equal(Document.parse('a.md', text).text, text)
      const table = `| a |\n|---|\n${lines(i => `| 水${i} |`)}${line}x\n`
      assert.equal(Document.parse('a.md', table).text, table)
    }
  })
})
