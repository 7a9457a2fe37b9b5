// Over how many years a text tells what was reached, and names that say nothing of what.

import assert from 'node:assert/strict'
import { isGeneralName, resultSpan } from '../../server/core/reading/result-span.ts'

describe('resultSpan', () => {
  it('takes the last words that say so', () => {
    for (const [before, span] of [
      ['五年来，新建码头', 5],
      ['过去五年，', 5],
      ['本届政府成立以来的五年，', 5],
      ['近三年累计，', 3],
      ['“九五”时期，', 5],
      ['过去五年成绩显著。去年，', 1],
      ['过去五年成绩显著。刚刚过去的2017年，', 1],
      ['over the past five years, ', 5],
      ['last year, ', 1],
      ['比2013年增长', 1],
      ['新建码头', undefined],
    ] as const)
      assert.equal(resultSpan(before), span, before)
  })
  it('looks at no more than the words before, however many there are', () => {
    assert.equal(resultSpan(`五年来，${'码头'.repeat(200_000)}`), undefined)
  })
  it('knows names of nothing in particular', () => {
    for (const name of ['资金', '补贴资金', '基本建成', 'people', 'Housing units']) assert.ok(isGeneralName(name), name)
    for (const name of ['社会保障资金', '渡口总数', '建成码头', 'new jobs']) assert.ok(!isGeneralName(name), name)
  })
})
