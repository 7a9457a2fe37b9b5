// Trends over LSP: the figures of a chart, of a barcode, the place of a mention, and what is exported.

import assert from 'node:assert/strict'
import type { DispersionResult, ExportTrendsResult, TopicPlaceResult, TrendsResult } from '../../server/wire/trends.ts'
import { PLANS, useClient } from './harness.ts'

describe('trends over LSP', () => {
  const start = useClient()
  it('counts over the line of a document, with basis and warnings', async () => {
    const running = await start(PLANS)
    const params = { uri: running.uri('plans/fyp-14.md'), terms: ['高质量发展', '第一'] }
    const result = await running.connection.sendRequest<TrendsResult>('tifa/trends', params)
    assert.equal(result.line, running.uri('plans/fyp-14.md'))
    assert.deepEqual(
      result.columns.map(({ label }) => label),
      ['13th Five-Year Plan', '14th Five-Year Plan'],
    )
    assert.deepEqual(
      result.rows.map(({ words, cells }) => [words, cells.map(cell => cell?.total)]),
      [
        ['高质量发展', [1, 2]],
        ['第一', [2, 1]],
      ],
    )
    assert.match(result.basis, /all wordings/)
    assert.equal(result.isComplete, true)
  })
  it('speaks Chinese', async () => {
    const running = await start(PLANS, { locale: 'zh-cn' })
    const params = { uri: running.uri('plans/fyp-14.md'), terms: ['新发展理念'] }
    const { columns, rows, basis } = await running.connection.sendRequest<TrendsResult>('tifa/trends', params)
    assert.equal(columns[0]?.label, '“十三五”规划')
    assert.equal(rows[0]?.story, '自最早的“十三五”规划起即有；“十四五”规划不再提及')
    assert.match(basis, /^统计依据/)
  })
  it('gives the places in a document, also while it is edited', async () => {
    const running = await start(
      `${PLANS}//- a.md\n## 一、甲\n\n高质量发展。$0\n\n## 二、乙\n\n高质量发展，高质量发展。\n`,
    )
    const ask = (): Promise<DispersionResult | null> =>
      running.connection.sendRequest('tifa/dispersion', {
        uri: running.uri('a.md'),
        terms: ['term:high-quality-development'],
      })
    const found = await ask()
    assert.deepEqual(found?.rows[0]?.byPart, [1, 2])
    assert.deepEqual(
      found?.rows[0]?.places.map(({ part, range }) => [part, running.slice('a.md', range)]),
      [
        [0, '高质量发展'],
        [1, '高质量发展'],
        [1, '高质量发展'],
      ],
    )
    assert.ok((found?.rows[0]?.measures?.dp ?? 0) > 0)
    assert.equal(
      await running.connection.sendRequest('tifa/dispersion', { uri: 'file:///nowhere.md', terms: [] }),
      null,
    )
  })
  it('gives the first place of a topic, in a gloss where there is no other', async () => {
    const running = await start(`${PLANS}//- e.md\n---\nlanguage: en\n---\n\nQuality (新发展理念).\n`)
    const place = await running.connection.sendRequest<TopicPlaceResult | null>('tifa/topicPlace', {
      uri: running.uri('e.md'),
      ask: 'term:new-development-philosophy',
    })
    assert.equal(place && running.slice('e.md', place.range), '新发展理念')
    assert.equal(await running.connection.sendRequest('tifa/topicPlace', { uri: 'file:///nowhere.md', ask: 'x' }), null)
  })
  it('writes basis and warnings once into a long table, and no table that no spreadsheet opens', async () => {
    const texts = Array.from(
      { length: 300 },
      (_, i) =>
        `//- texts/${i}.md\n---\ntitle: 第${i}号报告\ndate: ${1900 + (i % 120)}-03-05\n---\n\n推动高质量发展。\n`,
    )
    const running = await start(`${PLANS}${texts.join('')}`)
    const ask = (terms: readonly string[], format: string): Promise<ExportTrendsResult> =>
      running.connection.sendRequest('tifa/exportTrends', {
        uri: running.uri('plans/fyp-14.md'),
        terms,
        over: {},
        format,
      })
    const words = Array.from(
      { length: 4000 },
      (_, i) => `${String.fromCodePoint(0x4e00 + i)}${String.fromCodePoint(0x5e01 + i)}`,
    )
    const { text } = await ask(['高质量发展', ...words.slice(0, 20)], 'csv')
    const rows = text.split('\r\n')
    assert.ok(rows.length > 6000)
    assert.equal(rows.filter(row => row.includes('all wordings')).length, 1)
    assert.match(rows[1] ?? '', /all wordings/)
    assert.equal(rows.filter(row => row.split(',')[15]).length, 1 + 21, 'the head, and a story a term')
    await assert.rejects(ask(words, 'csv'), /The table would have \d{7} rows/)
  }).timeout(60_000)
  it('exports what it shows, safe for spreadsheets', async () => {
    const running = await start(PLANS.replace('推动高质量发展，', '推动=1+1，'))
    const params = { uri: running.uri('plans/fyp-14.md'), terms: ['高质量发展', '=1'] }
    const csv = await running.connection.sendRequest<ExportTrendsResult>('tifa/exportTrends', {
      ...params,
      format: 'csv',
    })
    const [head = '', row = ''] = csv.text.split('\r\n')
    assert.ok(head.startsWith('\uFEFFterm,term_en,key,plan,'))
    assert.ok(row.includes('high-quality development,term:high-quality-development,中华人民共和国'))
    assert.match(csv.text, /^'=1,/m)
    const json = await running.connection.sendRequest<ExportTrendsResult>('tifa/exportTrends', {
      ...params,
      sectionsOf: running.uri('plans/fyp-13.md'),
      format: 'json',
    })
    const { documents } = JSON.parse(json.text) as { documents: { terms: { bySection: number[] }[] }[] }
    assert.deepEqual(documents[0]?.terms[0]?.bySection, [1, 0, 0])
  })
})
