import assert from 'node:assert/strict'
import { slugOf } from '../../../server/core/reading/slug.ts'

const PINYIN: Readonly<Record<string, string>> = {
  森林覆盖率: 'sēn lín fù gài lǜ',
  城镇化率: 'chéng zhèn huà lǜ',
  用户普及率: 'yòng hù pǔ jí lǜ',
}
const pinyin = (zh: string): string => PINYIN[zh] ?? Array.from(zh, () => 'xiǎng').join(' ')

const CASES: readonly (readonly [string, string])[] = [
  ['R&D spending as a share of GDP', 'rd-spending-share-gdp'],
  ['the area of high-standard cropland', 'area-high-standard-cropland'],
  ['5G penetration', '5g-penetration'],
  ['森林覆盖率', 'sen-lin-fu-gai-lv'],
  ['全国的城镇化率', 'cheng-zhen-hua-lv'],
  ['5G用户普及率', '5g-yong-hu-pu-ji-lv'],
  ['CO₂ emissions', 'co2-emissions'],
  ['China’s output', 'china-output'],
  ['of the', 'of-the'],
  ['', 'target'],
  ['§ —', 'target'],
]

describe('slugOf', () => {
  for (const [indicator, slug] of CASES) it(indicator || 'nothing', () => assert.equal(slugOf(indicator, pinyin), slug))
  it('is short, lower-case ASCII, whatever it is given', () => {
    for (const indicator of [
      '单位国内生产总值能源消耗和二氧化碳排放降低幅度',
      'x'.repeat(300),
      'A very long indicator with words and more words without end or sense',
    ])
      assert.match(slugOf(indicator, pinyin), /^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    assert.ok(slugOf('单位国内生产总值能源消耗和二氧化碳排放降低幅度', pinyin).length <= 48)
    assert.ok(slugOf('x'.repeat(300), pinyin).length <= 48)
  })
  it('survives a reader that spells nothing', () =>
    assert.equal(
      slugOf('森林', () => ''),
      'target',
    ))
})
