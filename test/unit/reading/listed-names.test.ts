// Whose values a list has, each by itself.

import assert from 'node:assert/strict'
import { listedNames } from '../../../server/core/reading/listed-names.ts'

describe('listedNames', () => {
  for (const [indicator, ...names] of [
    ['能耗和二氧化碳排放量', '能耗', '二氧化碳排放量'],
    ['单位国内生产总值能耗和二氧化碳排放', '单位国内生产总值能耗', '单位国内生产总值二氧化碳排放'],
    ['城镇、农村居民人均可支配收入', '城镇居民人均可支配收入', '农村居民人均可支配收入'],
    ['城镇居民和农村居民人均可支配收入', '城镇居民人均可支配收入', '农村居民人均可支配收入'],
    ['城乡居民人均可支配收入', '城镇居民人均可支配收入', '农村居民人均可支配收入'],
    ['牛、羊存栏量', '牛存栏量', '羊存栏量'],
    ['肉、蛋、奶产量', '肉产量', '蛋产量', '奶产量'],
    ['粮食、棉花和油料总产量', '粮食总产量', '棉花总产量', '油料总产量'],
    ['广播和电视人口覆盖率', '广播人口覆盖率', '电视人口覆盖率'],
    ['小学、初中毛入学率', '小学毛入学率', '初中毛入学率'],
    ['第一、二、三产业增加值', '第一产业增加值', '第二产业增加值', '第三产业增加值'],
    ['男、女性平均预期寿命', '男性平均预期寿命', '女性平均预期寿命'],
    // What is a measure by itself takes nothing from the last.
    ['进出口总额、实际利用外资', '进出口总额', '实际利用外资'],
    ['地区生产总值和居民人均可支配收入', '地区生产总值', '居民人均可支配收入'],
  ] as const)
    it(indicator, () => assert.deepEqual(listedNames(indicator, names.length), names))

  it('is undefined where another number of things is listed', () => {
    assert.equal(listedNames('森林覆盖率', 2), undefined)
    assert.equal(listedNames('城乡居民收入比', 2), undefined)
    assert.equal(listedNames('甲地、乙地、丙地产量', 2), undefined)
  })
})
