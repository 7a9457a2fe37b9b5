// Amounts that compare, and names of one indicator.

import assert from 'node:assert/strict'
import { amountOf, isSameAmount } from '../../../server/core/features/claim-value.ts'
import { indicatorName } from '../../../server/core/reading/indicator-name.ts'
import { measureOf, scaleOfUnit } from '../../../server/core/reading/measure.ts'
import { readTarget } from '../../../server/core/reading/target.ts'

describe('measures', () => {
  const amount = (clause: string) => {
    const reading = readTarget(clause, {})
    return (reading && amountOf(reading)) ?? assert.fail(`${clause} gives no amount`)
  }
  for (const [one, other] of [
    ['产量达到1.3万亿斤', 'output of 650 million tonnes'],
    ['耕地18亿亩', 'farmland of 120 million hectares'],
    ['投资达到3.7万亿元', 'investment will reach 3.7 trillion yuan'],
    ['人口达到14.2亿人', 'a population of 1.42 billion people'],
    ['装机达到1200万千瓦', 'capacity of 12 GW'],
    ['能力达到51.3亿吨标准煤', 'capacity of 5.1 billion tce'],
    ['产量达到1.45兆斤', 'output of 725 million tonnes'],
    ['密度达到500公里/万平方公里', '密度达到5公里/百平方公里'],
    ['收入比缩小到2.2∶1', 'the income ratio will fall to 2.2'],
  ] as const)
    it(`${one} = ${other}`, () => {
      const [a, b] = [amount(one), amount(other)]
      assert.equal(a.dimension, b.dimension)
      assert.ok(isSameAmount(a, b), `${a.low} and ${b.low}`)
    })
  for (const [one, other] of [
    ['投资达到3.7万亿元', 'investment will reach 3.07 trillion yuan'],
    ['人口达到14.2亿人', 'a population of 14.2 billion people'],
    ['占比达到7%', '占比达到7.4%'],
  ] as const)
    it(`${one} ≠ ${other}`, () => assert.ok(!isSameAmount(amount(one), amount(other))))
  for (const [unit, dimension, scale] of [
    ['百分点', '%', 1],
    ['万亿元', 'CNY', 1e12],
    ['million tonnes', 't', 1e6],
    ['trillion yuan', 'CNY', 1e12],
    ['亿吨标准煤', 'tce', 1e8],
    ['万人', 'count', 1e4],
    ['吨标准煤/万元', 'tce/CNY', 1],
  ] as const)
    it(`the unit ${unit}`, () => {
      assert.equal(measureOf(unit).dimension, dimension)
      assert.equal(scaleOfUnit(unit), scale)
    })
})

describe('names of indicators', () => {
  for (const [one, other] of [
    ['全社会研发经费投入', '研发经费投入'],
    ['国内生产总值年均增长', 'GDP增长'],
    ['到2025年全国森林覆盖率', '森林覆盖率'],
    ['Resident urbanization rate 常住人口城镇化率', '常住人口城镇化率'],
    ['spending on research and development (R&D)', 'R&D spending'],
    ['the share of non-fossil energy', 'non-fossil energy share'],
    ["China's 5G penetration rate", '5G usage'],
  ] as const)
    it(`${one} = ${other}`, () => assert.equal(indicatorName(one).key, indicatorName(other).key))
  for (const [one, other] of [
    ['常住人口城镇化率', '户籍人口城镇化率'],
    ['每千人口拥有执业（助理）医师数', '每千人口拥有执业医师数'],
    ['R&D spending', 'R&D intensity'],
    ['国家级高新区', '高新区'],
  ] as const)
    it(`${one} ≠ ${other}`, () => assert.notEqual(indicatorName(one).key, indicatorName(other).key))
  it('say whether a change is meant', () => {
    for (const name of ['单位GDP能源消耗降低', '居民收入年均增长', 'growth of disposable income'])
      assert.ok(indicatorName(name).isChange, name)
    for (const name of ['森林覆盖率', '居民健康素养水平', 'urbanization rate'])
      assert.ok(!indicatorName(name).isChange, name)
  })
})
