// `tifa terms` as a user runs it: the bundle, as a process of its own.

import assert from 'node:assert/strict'
import { CommandFolder } from '../support/command-folder.ts'

describe('tifa terms', function () {
  this.timeout(30_000) // each test starts a process
  const folder = new CommandFolder()
  beforeEach(() => {
    for (const [number, body] of [
      ['二', '水运。'],
      ['三', '云雀计划。'.repeat(300)],
    ] as const) {
      folder.write(
        `plans/${number}.md`,
        `---\ntitle: 中华人民共和国国民经济和社会发展第十${number}个五年规划纲要\n---\n\n## 一、甲\n\n${body}\n\n## 二、乙\n\n水运。\n`,
      )
    }
    folder.write('glossary.md', '---\nkind: glossary\n---\n\n## 云雀计划\n- id: lark\n- en: lark scheme\n')
  })

  const terms = (...args: string[]) => folder.run(['terms', ...args], { env: { LANG: 'en', LC_ALL: '' } })

  it('prints counts, rates, what became of a term, basis and warnings', () => {
    const { status, stdout, stderr } = terms('云雀计划', '水运', 'plans', 'glossary.md')
    assert.equal(stderr, '')
    assert.match(stdout, /^云雀计划 {2}0 +300 \(\d+\)$/m)
    assert.match(stdout, /^云雀计划: first in 13th Five-Year Plan$/m)
    assert.match(stdout, /^Counted: all wordings/m)
    assert.match(stdout, /^Unequal length: /m)
    assert.equal(status, 0)
  })
  it('leads with the words of English texts, and says once what the figures of several lines rest on', () => {
    for (const [place, year] of ['North', 'South'].flatMap(place => [2020, 2021].map(year => [place, year] as const)))
      folder.write(
        `reports/${place}-${year}.md`,
        `---\ntitle: Report on the ${place} Ferries\nkind: report\nissuer: ${place} Board\nlanguage: en\ndate: ${year}-03-01\n---\n\n${'The lark scheme goes on. '.repeat(year - 2019)}\n`,
      )
    const { stdout } = terms('云雀计划', '.')
    assert.equal(stdout.match(/^lark scheme 云雀计划 {2}1 {2,}2/gm)?.length, 2, stdout)
    assert.equal(stdout.match(/^lark scheme: from the first text on/gm)?.length, 2, stdout)
    assert.equal(stdout.match(/^Counted: all wordings/gm)?.length, 1, stdout)
    assert.match(terms('云雀计划', '.', '--by', 'section').stdout, /^lark scheme: 2/m)
  })
  it('prints a row for each term and plan as CSV, the most frequent terms where none is named', () => {
    const rows = terms('--format', 'csv').stdout.split('\r\n')
    assert.match(rows[0] ?? '', /^term,term_en,key,plan,years,/)
    assert.ok(rows.some(row => row.startsWith('云雀计划,lark scheme,term:lark,') && row.includes(',plans/三.md,')))
  })
  it('counts by sections, and by documents', () => {
    const { documents } = JSON.parse(
      terms('云雀计划', 'plans/三.md', '--by', 'section', '--format', 'json').stdout,
    ) as { documents: { file: string; terms: { bySection: number[] }[] }[] }
    assert.deepEqual(documents[0]?.file, 'plans/三.md')
    assert.deepEqual(documents[0]?.terms[0]?.bySection, [300, 0])
    const { trends } = JSON.parse(terms('水运', 'plans/三.md', '--by', 'document', '--format', 'json').stdout) as {
      trends: { columns: { uri: string }[]; warnings: string[] }[]
    }
    assert.deepEqual(trends[0]?.columns, [])
    assert.match(trends[0]?.warnings[0] ?? '', /without a date/)
  })
  it('fails with 2 where nothing can be counted, and says why', () => {
    for (const [args, message] of [
      [['--by', 'year'], /--by is plan, document or section/],
      [['--format', 'xml'], /--format is text, csv or json/],
      [['……', 'plans'], /……: no such term, file or folder/],
      [['水运', 'glossary.md'], /no line of plans here/],
    ] as const) {
      const { status, stderr } = terms(...args)
      assert.equal(status, 2)
      assert.match(stderr, message)
    }
  })
})
