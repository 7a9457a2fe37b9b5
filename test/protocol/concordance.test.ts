// The concordance over LSP: windows of lines, figures, exports, and what to look for at a cursor.

import assert from 'node:assert/strict'
import type {
  ConcordanceAtResult,
  ConcordanceFiguresResult,
  ConcordanceParams,
  ConcordanceResult,
  ExportConcordanceResult,
} from '../../server/wire/concordance.ts'
import { readSmallDictionary } from '../support/dictionary.ts'
import type { LanguageClient } from '../support/language-client.ts'
import { useClient } from './harness.ts'

const CORPUS = `//- plans/east.md
---
id: east-14
title: 东河规划
kind: outline
period: 2021-2025
---

<details>
<summary>目录</summary>

- 渡口建设

</details>

## 第一章 渡口建设

建设新渡口，改造**旧**渡口。

//- plans/west.md
---
id: west-15
title: =西河报告
kind: report
date: 2026-03-01
---

新渡口的码头

//- glossary.md
---
kind: glossary
---

# 词汇

## 渡口
- id: ferry
- en: ferry crossing
- aka: 摆渡点
`

describe('concordance', () => {
  const start = useClient()
  const ask = (running: LanguageClient, more: Partial<ConcordanceParams> = {}): Promise<ConcordanceResult> =>
    running.connection.sendRequest('tifa/concordance', { query: { kind: 'phrase', text: '渡口' }, ...more })

  it('gives lines with their places, sections and documents, contents left out', async () => {
    const running = await start(CORPUS)
    const result = await ask(running)
    assert.equal(result.isComplete, true)
    assert.deepEqual([result.total, result.lineCount, result.documents, result.scope], [4, 4, 2, 2])
    const [heading, first, second, other] = result.lines
    assert.deepEqual(
      [
        first?.left,
        first?.keyword,
        first?.right,
        first?.title,
        first?.section,
        first?.date,
        first?.period,
        first?.kind,
      ],
      ['建设新', '渡口', '，改造旧渡口。', '东河规划', '第一章 渡口建设', '2021', '2021-2025', 'outline'],
    )
    for (const line of result.lines) {
      const path = line.uri.endsWith('east.md') ? 'plans/east.md' : 'plans/west.md'
      assert.equal(running.slice(path, line.range), '渡口')
      assert.equal(running.textOf(path).slice(line.start, line.end), '渡口')
    }
    assert.deepEqual([heading?.left, second?.left, other?.period], ['第一章 ', '建设新渡口，改造旧', null])
  })
  it('counts with the basis and says what makes figures hard to compare', async () => {
    const running = await start(CORPUS)
    const { characters, rate, total, warnings } = await ask(running)
    assert.equal(rate, (total * 10_000) / characters)
    assert.ok(warnings.some(warning => /contents/i.test(warning) && warning.includes('东河规划')))
    const chinese = await start(CORPUS, { locale: 'zh-cn' })
    assert.ok((await ask(chinese)).warnings.some(warning => warning.includes('目录')))
  })
  it('gives windows of a sorted list, and the choices of filters with their counts', async () => {
    const running = await start(CORPUS)
    const sort = [{ by: 'right' as const }, { by: 'left' as const }]
    const all = await ask(running, { sort })
    const part = await ask(running, { sort, from: 1, count: 2 })
    assert.deepEqual(part.lines, all.lines.slice(1, 3))
    assert.equal(part.version, all.version)
    const filtered = await ask(running, { filter: { kind: 'report' } })
    assert.deepEqual([filtered.total, filtered.documents, filtered.scope], [1, 1, 1])
    assert.deepEqual(filtered.facets.kind, [
      { value: 'outline', label: 'outline', count: 3 },
      { value: 'report', label: 'report', count: 1 },
    ])
    assert.deepEqual(filtered.facets.plan, [{ value: 'west-15', label: '=西河报告', count: 1 }])
    assert.equal((await ask(running, { filter: { plan: 'east-14', text: '改造' } })).total, 2)
    assert.equal((await ask(running, { filter: { document: running.uri('plans/west.md') } })).total, 1)
  })
  it('follows edits, and searches buffers instead of files', async () => {
    const running = await start(CORPUS)
    const before = await ask(running)
    await running.open('plans/west.md', '新渡口，渡口\n')
    const after = await ask(running)
    assert.deepEqual([before.total, after.total], [4, 5])
    assert.notEqual(before.version, after.version)
    assert.equal((await ask(running)).version, after.version)
  })
  it('gives what there is when it is time, and goes on where it stopped', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `//- p/${i}.md\n${'渡口与水运。\n\n'.repeat(20)}`).join('\n')
    const running = await start(many)
    let rounds = 0
    let searched = -1
    for (;;) {
      const result = await ask(running, { patience: 1, count: 5 })
      rounds++
      assert.ok(result.searched > searched || result.isComplete)
      searched = result.searched
      if (!result.isComplete) continue
      assert.deepEqual([result.total, result.searched, result.lines.length], [8000, 400, 5])
      break
    }
    assert.ok(rounds < 400)
  })
  it('says for a phrase which term it is, and counts the wordings of a term', async () => {
    const running = await start(`${CORPUS}\n//- en.md\nFerry crossings and a ferry crossing\n`)
    assert.deepEqual((await ask(running)).term, { id: 'ferry', headword: '渡口' })
    const term = await ask(running, { query: { kind: 'term', text: 'ferry' } })
    assert.deepEqual(term.wordings, [
      { text: '渡口', count: 4 },
      { text: '摆渡点', count: 0 },
      { text: 'ferry crossing', count: 2 },
    ])
    assert.equal((await ask(running, { query: { kind: 'term', text: 'none' } })).problem, 'unknown-term')
    assert.equal((await ask(running, { query: { kind: 'pattern', text: '*' } })).problem, 'empty')
    assert.equal((await ask(running, { query: { kind: 'pattern', text: '渡*建设' } })).total, 1)
  })
  it('gives figures by document, collocates and n-grams', async () => {
    const running = await start(CORPUS)
    const figures = (more: object): Promise<ConcordanceFiguresResult> =>
      running.connection.sendRequest('tifa/concordanceFigures', {
        query: { kind: 'phrase', text: '渡口' },
        least: 1,
        ...more,
      })
    const { documents } = await figures({ what: 'documents' })
    assert.deepEqual(
      documents.map(({ title, count, isAbridged }) => [title, count, isAbridged]),
      [
        ['东河规划', 3, false],
        ['=西河报告', 1, false],
      ],
    )
    assert.equal(documents[0]?.rate, (3 * 10_000) / (documents[0]?.characters ?? 1))
    const { collocates, keywords, hasDictionary } = await figures({ what: 'collocates', window: 3 })
    assert.deepEqual([keywords, hasDictionary], [4, false])
    assert.ok(collocates.every(({ text }) => text !== '的'))
    const all = await figures({ what: 'collocates', window: 3, functionWords: true })
    assert.ok(all.collocates.some(({ text }) => text === '的' || text === '的码'))
    const { ngrams } = await figures({ what: 'ngrams', least: 2 })
    assert.deepEqual(
      ngrams.map(({ side, text, count }) => `${side} ${text} ${count}`),
      ['left 新 2'],
    )
  })
  it('exports with a byte order mark for spreadsheets, and nothing as a formula', async () => {
    const running = await start(CORPUS)
    const text = (more: object): Promise<ExportConcordanceResult> =>
      running.connection.sendRequest('tifa/exportConcordance', { query: { kind: 'phrase', text: '渡口' }, ...more })
    const csv = await text({ what: 'lines', format: 'csv' })
    assert.equal(csv.rows, 4)
    assert.ok(csv.text.startsWith('\uFEFFleft,keyword,right,document,'))
    assert.ok(csv.text.includes("'=西河报告"))
    const tsv = await text({ what: 'lines', format: 'tsv', from: 3, to: 4 })
    assert.deepEqual([tsv.rows, tsv.text.split('\n').length], [1, 3])
    assert.match((await text({ what: 'documents', format: 'markdown' })).text, /^\| document \| date/)
    assert.equal(JSON.parse((await text({ what: 'lines', format: 'json' })).text).lines.length, 4)
  })
  it('knows what to look for at a cursor or a selection', async () => {
    const at = async (source: string, length?: number): Promise<ConcordanceAtResult> => {
      const running = await start(source, { dictionary: readSmallDictionary })
      const { uri, position } = running.cursor
      const end = { line: position.line, character: position.character + (length ?? 0) }
      const place = length === undefined ? { position } : { range: { start: position, end } }
      return running.connection.sendRequest('tifa/concordanceAt', { uri, ...place })
    }
    const glossary = CORPUS.slice(CORPUS.indexOf('//- glossary.md'))
    assert.deepEqual(await at(`//- a.md\n新渡$0口\n${glossary}`), { kind: 'term', text: 'ferry', label: '渡口' })
    assert.deepEqual(await at(`//- a.md\n$0新**渡口**码头\n${glossary}`, 7), {
      kind: 'phrase',
      text: '新渡口',
      label: '新渡口',
    })
    assert.deepEqual(await at('//- a.md\nriver po$0rts\n'), { kind: 'phrase', text: 'ports', label: 'ports' })
    assert.deepEqual(await at('//- a.md\n国民$0经济\n'), { kind: 'phrase', text: '国民经济', label: '国民经济' })
    assert.equal(await at('//- a.md\n\n$0\n'), null)
  })
  it('bears what no client should send', async () => {
    const running = await start(CORPUS)
    const result = await running.connection.sendRequest<ConcordanceResult>('tifa/concordance', {
      query: { kind: 'regex', text: '(a+)+$' },
      sort: [{ by: 'nothing' }],
      from: -5,
      count: 1e9,
      filter: { kind: 'x' },
    })
    assert.deepEqual([result.total, result.problem], [0, null])
  })
})
