// The tokens that phrases are made of.

import assert from 'node:assert/strict'
import { roomFor, Vocabulary } from '../../server/core/text/tokens.ts'
import { createRandom } from '../support/random.ts'

/** All that joins words or parts them somewhere. */
const SIGNS = [
  ...'中国發展計畫面五〇𠮷🏿５aBéσ12Ｇ',
  ' ',
  '　',
  ..."“”’'-－&＆.．,，。、：（）《》·\u00a0\u200b\n\ud840\t+|",
]

describe('tokens', () => {
  /** Tokens as they stand in the text, with `|` for a break. */
  const check = (text: string, expected: string): void => {
    it(text, () => {
      const { ids, starts, ends, length } = new Vocabulary().read(text)
      const words = [...ids.subarray(0, length)].map((id, i) => (id === 0 ? '|' : text.slice(starts[i], ends[i])))
      assert.equal(words.join(' '), expected)
    })
  }
  check('加快5G发展', '加 快 5G 发 展')
  check('加快 5G 发展', '加 快 5G 发 展')
  check('“十四五”规划，统筹', '十 四 五 规 划 | 统 筹')
  check('人民。  ', '人 民')
  check('第一章　目标', '第 一 章 | 目 标')
  check('people’s well-being', 'people’s well being')
  check('R&D spending of 10,000 people, 7.5%', 'R&D spending of 10,000 people | 7.5')
  check('a.b c,d', 'a | b c | d')
  check('working age population劳动年龄人口', 'working age population | 劳 动 年 龄 人 口')
  check('提高the quality of life水平', '提 高 | the quality of life | 水 平')
  check('到2025年GDP增长', '到 2025 年 GDP 增 长')
  check('𠮷野家〇', '𠮷 野 家 〇')
  check('', '')
  check('，。', '')

  it('has one number for what readers take for the same', () => {
    const vocabulary = new Vocabulary()
    const idsOf = (text: string): number[] => {
      const { ids, length } = vocabulary.read(text)
      return [...ids.subarray(0, length)]
    }
    assert.deepEqual(idsOf('發展ＧＤＰ'), idsOf('发展gdp'))
    assert.deepEqual(idsOf('五年計畫，漫畫'), idsOf('五年计划，漫画'))
    assert.equal(vocabulary.textOf(idsOf('加快 5G 发展')), '加快5g发展')
  })

  it('are the same where their places are not asked for', () => {
    const random = createRandom(7)
    const vocabulary = new Vocabulary()
    const ids = new Uint32Array(roomFor(60) + 5)
    for (let i = 0; i < 20_000; i++) {
      const length = Math.floor(random() * 30)
      const text = Array.from({ length }, () => SIGNS[Math.floor(random() * SIGNS.length)]).join('')
      const end = vocabulary.readInto(ids, 5, text)
      const { ids: expected, length: count } = vocabulary.read(text)
      assert.deepEqual([...ids.subarray(5, end)], [...expected.subarray(0, count)], JSON.stringify(text))
    }
  })
})
