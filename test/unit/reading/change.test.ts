// Which values say by how much something changes, and which to what.

import assert from 'node:assert/strict'
import { isChangeIn } from '../../../server/core/reading/change.ts'
import { findTargets, type ReadingContext } from '../../../server/core/reading/target.ts'

const PLAN: ReadingContext = { period: { from: 2021, to: 2025 }, date: '2021-12-01', aspirational: true }

const CHANGES = [
  'cut ferry emissions 50%',
  'achieve a 51% reduction in ferry emissions',
  'achieve 5% annual growth in fares',
  'bring emissions to 43% below 2005 levels',
  'Emissions must fall between 62% and 81%',
  'set an emission reduction target of 40%',
  'growth in fares of 5%',
  '消费价格涨幅3%左右',
  '收入保持10%左右的年增长',
  '经济成长率4%',
]
const LEVELS = [
  'cut ferry emissions to 50%',
  'raise the share of ferries to 40%',
  '渡船比重提高到40%',
  'keep inflation at 3%',
]

describe('a value', () => {
  const isChange = (text: string): boolean | undefined => {
    const [reading] = findTargets(text, PLAN)
    return reading && isChangeIn(text, reading)
  }
  for (const text of CHANGES) it(`changes: ${text}`, () => assert.equal(isChange(text), true))
  it('changes as the first of its list does', () => {
    const text =
      'cut ferry emissions 50% by 2030, 75% by 2040, and 95% by 2050; raise the share to 40% by 2030, 45% by 2040'
    assert.deepEqual(
      findTargets(text, PLAN).map(reading => isChangeIn(text, reading)),
      [true, true, true, false, false],
    )
  })
  for (const text of LEVELS) it(`is reached: ${text}`, () => assert.equal(isChange(text), false))
})
