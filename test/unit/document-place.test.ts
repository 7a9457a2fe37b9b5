// Of which place a document is: by its title, by whoever issued it, and by what its first lines call their own.

import assert from 'node:assert/strict'
import { documentPlaceOf, HERE } from '../../server/core/index/document-place.ts'
import { Document } from '../../server/core/model/document.ts'

const TITLES: readonly (readonly [title: string, place: string | undefined])[] = [
  ['湖北“十四五”规划纲要出炉', '湖北'],
  ['湖北省国民经济和社会发展第十四个五年规划纲要', '湖北'],
  ['內蒙古自治區水運發展規劃', '内蒙古'],
  ['渡口县2025年国民经济和社会发展计划', '渡口县'],
  ['中共渡口市委关于制定“十五五”规划的建议', '渡口市'],
  ['国务院关于支持甘肃水运发展的意见', '甘肃'],
  ['京津冀水运一体化规划', '京津冀'],
  ['我省“十四五”水运规划发布', HERE],
  ['城市更新行动方案', undefined],
  ['新时代县域水运发展规划', undefined],
  ['黄河北岸水运规划', undefined],
  ['各省发布水运规划', undefined],
  ['中国与印度的水运', undefined],
  ['越南公布五年规划', '越南'],
  ['Hubei sets its targets for ferries', '湖北'],
  ['Hubei Province Outline of the 14th Five-Year Plan', '湖北'],
  ['China’s ferries beyond Hubei', undefined],
  ['Ferry Plan for Sri Lanka', 'Sri Lanka'],
  ['The Plan for Ferries', undefined],
]

const OPENINGS: readonly (readonly [opening: string, place: string | undefined])[] = [
  ['到2025年，全省水运量达到5亿吨。', HERE],
  ['现在，我代表县人民政府向大会报告工作。', HERE],
  ['记者获悉，《贵州省“十四五”水运规划》已编制完成。', '贵州'],
  ['《贵州省“十四五”水运规划》和《云南省“十四五”水运规划》均已编制完成。', undefined],
  ['水运补贴提高到2亿港元。', '香港'],
  ['香港的码头到2030年增至5个。', '香港'],
  ['我国在贵州和香港建设码头。', undefined],
]

describe('the place of a document', () => {
  const placeOf = (front: string, body: string): string | undefined =>
    documentPlaceOf(Document.parse('file:///a.md', `---\n${front}---\n\n${body}\n`))
  for (const [title, place] of TITLES)
    it(title, () => {
      assert.equal(placeOf(`title: ${title}\n`, '到2025年，水运量达到5亿吨。'), place)
      assert.equal(placeOf('', `# ${title}\n\n到2025年，水运量达到5亿吨。`), place)
    })
  for (const [opening, place] of OPENINGS) it(opening, () => assert.equal(placeOf('title: 水运目标\n', opening), place))
  it('is another country where a plan has a number and years that are none of China’s', () => {
    const body = 'The council approved the plan.'
    assert.equal(
      placeOf(
        'title: Targets of the 8th Five Year Plan\ndate: 2021-01-10\n',
        `The eighth five year plan (2021-2025) is out. ${body}`,
      ),
      '?',
    )
    assert.equal(placeOf('title: The 17th Plan at a glance\ndate: 2024-05-10\n', body), '?')
    assert.equal(
      placeOf('title: Ferries\ndate: 2021-07-05\n', `The Third Five Year National Development Plan begins. ${body}`),
      '?',
    )
    assert.equal(
      placeOf(
        'title: Ferries\ndate: 2021-07-05\n',
        `From the Third Five-Year Plan to the 14th. ${body} The 14th Five-Year Plan begins.`,
      ),
      undefined,
    )
    assert.equal(placeOf('title: The 15th Five-Year Plan at a glance\ndate: 2024-05-10\n', body), undefined)
    assert.equal(
      placeOf('title: Ferries\ndate: 2024-05-10\n', 'The 12th Plan (2012-17) and the 13th Five-Year Plan (2016-20).'),
      undefined,
    )
  })
  it('is that of whoever issued it, but for commentary', () => {
    assert.equal(placeOf('title: 水运规划\nissuer: 贵州省人民政府\n', '正文。'), '贵州')
    assert.equal(placeOf('title: 水运规划\nissuer: 贵州日报\nkind: commentary\n', '正文。'), undefined)
  })
  it('is another country by its money, by its name in the first lines, and by years of no plan of China', () => {
    assert.equal(placeOf('title: Ferry mission\n', 'Some 3 lakh crore will be spent.'), 'India')
    assert.equal(placeOf('title: Ferry targets\n', 'The ports of Kenya will grow by 5 percent.'), 'Kenya')
    const front = (period: string): string => `title: Ferry targets\nkind: outline\nperiod: ${period}\n`
    assert.equal(placeOf(front('2012-2017'), 'Ports grow by 5 percent.'), '?')
    assert.equal(placeOf(front('2011-2015'), 'Ports grow by 5 percent.'), undefined)
  })
})
