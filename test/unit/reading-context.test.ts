// Which years a document plans for, and of when it is, where its front matter does not say.

import assert from 'node:assert/strict'
import { contextOf } from '../../server/core/index/reading-context.ts'
import { Document } from '../../server/core/model/document.ts'

const TITLES: readonly (readonly [title: string, period: string, date: string | undefined])[] = [
  ['渡口县乡村振兴行动计划（2023—2027年）', '2023-2027', undefined],
  ['2024—2025年节能降碳行动方案', '2024-2025', undefined],
  ['Ferry Industry Development Plan (2021–2035)', '2021-2035', undefined],
  ['“十四五”水运发展规划', '2021-2025', undefined],
  ['关于做好2025年水运重点工作的通知', '', '2025'],
  ['渡口县2025年国民经济和社会发展计划', '', '2025'],
  ['某特别行政区第二个五年规划（2021—2025年）', '2021-2025', undefined],
  ['國家發展計畫（110至113年四年計畫）', '2021-2024', undefined],
  ['RPJMN 2025–2029, annex', '2025-2029', undefined],
  ['Eighth Five Year Plan (July 2020 – June 2025)', '2020-2025', '2020-07'],
  // A communiqué on a year came later; a look back plans for nothing.
  ['2024年国民经济和社会发展统计公报', '', undefined],
  ['2023年工作总结', '', undefined],
  ['Ferries 2010–2020: a review', '', undefined],
]

describe('the years of a document', () => {
  for (const [title, period, date] of TITLES)
    it(title, () => {
      const context = contextOf(Document.parse('file:///corpus/a.md', `# ${title}\n\n正文。\n`))
      assert.equal(context.period ? `${context.period.from}-${context.period.to}` : '', period)
      assert.equal(context.date, date)
    })
  it('is about another country where the title says nothing and the opening lines do', () => {
    const isAbroad = (text: string): boolean | undefined =>
      contextOf(Document.parse('file:///corpus/a.md', text)).isAbroad
    assert.equal(isAbroad('# Strategy for Green Ferries\n\nIndia aims for 30% by 2030.\n'), true)
    assert.equal(isAbroad('# Strategy for Green Ferries\n\nChina, like India, aims for 30% by 2030.\n'), undefined)
    assert.equal(isAbroad('# 水运规划\n\nIndia aims for 30% by 2030.\n'), undefined)
  })
  it('plans for no years of a plan that its title names and that is over, unless it is about its targets', () => {
    const read = (title: string, date: string): readonly unknown[] => {
      const { period, isReview } = contextOf(
        Document.parse('file:///a.md', `---\ndate: ${date}\n---\n\n# ${title}\n\n正文。\n`),
      )
      return [period?.to, isReview]
    }
    assert.deepEqual(read('渡口县“十四五”水运发展', '2022-02-01'), [2025, undefined])
    assert.deepEqual(read('渡口县“十四五”水运发展', '2025-10-01'), [undefined, undefined])
    assert.deepEqual(read('“十四五”时期渡口县水运', '2025-10-01'), [undefined, true])
    assert.deepEqual(read('渡口县“十四五”水运目标', '2025-10-01'), [2025, undefined])
    assert.deepEqual(read('数说“十四五”水运', '2021-03-01'), [2025, undefined])
  })
  it('plans for no years that a first sentence only names', () => {
    const read = (text: string): readonly unknown[] => {
      const { period, date } = contextOf(Document.parse('file:///corpus/a.md', text))
      return [period?.from, period?.to, date]
    }
    assert.deepEqual(read('“十三五”期间渡口状况明显改善。\n'), [undefined, undefined, undefined])
    assert.deepEqual(read('“十三五”末，全县有渡口32个。\n'), [undefined, undefined, undefined])
    assert.deepEqual(read('“十四五”期间，全县将新建渡口。\n'), [2021, 2025, undefined])
    assert.deepEqual(read('2016—2020年，渡船增加，达到规划目标。\n'), [undefined, undefined, undefined])
    assert.deepEqual(read('县政府发布《渡口工作方案（2025—2027年）》。\n'), [2025, 2027, undefined])
    assert.deepEqual(read('应当于2024年9月30日前完成登记。\n'), [undefined, undefined, undefined])
    assert.deepEqual(read('During the 13th Five-Year Plan period ferries grew in number.\n'), [
      undefined,
      undefined,
      undefined,
    ])
  })
  it('takes a month and a year in the opening lines for the date', () => {
    const text = '# Guidelines for Ferries\n\nIssued by the State Council, June 2014\n'
    assert.equal(contextOf(Document.parse('file:///corpus/a.md', text)).date, '2014-06')
  })
})
