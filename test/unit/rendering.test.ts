// Which English counts as a rendering that the glossary lists, and where a text sets English and Chinese side by side.

import assert from 'node:assert/strict'
import { findGlossPairs } from '../../server/core/features/findings/quoted-gloss.ts'
import { isRendering } from '../../server/core/reading/rendering.ts'

describe('a listed rendering', () => {
  const check = (words: string, rendering: string, expected: boolean): void => {
    it(`${words} ${expected ? 'is' : 'is not'} ${rendering}`, () =>
      assert.equal(isRendering(words, rendering), expected))
  }
  check('High quality development', 'high-quality development', true)
  check('the high-quality development of China', 'high-quality development', true)
  check('development of high quality', 'high-quality development', true)
  check('five-year plans', 'five-year plan', true)
  check('industrial policies', 'industrial policy', true)
  check('key technologies', 'key technology', true)
  check('modernisation', 'modernization', true)
  check('modernizing', 'modernization', true)
  check('labour market', 'labor market', true)
  check('opening-up', 'opening up', true)
  check('peaking carbon emissions', 'peak carbon emissions', true)
  check('Belt and Road', 'Belt and Road Initiative', true)
  check('SOE reform', 'SOE reform', true)
  check('SOEs', 'state-owned enterprise', true)
  check('BRI', 'Belt and Road Initiative', true)
  check('GBA', 'Greater Bay Area', true)
  check('top-quality development', 'high-quality development', false)
  check('quality', 'high-quality development', false)
  check('development', 'high-quality development', false)
  check('new development pattern', 'new development philosophy', false)
  check('dual circulation', 'dual carbon', false)
  check('ecology', 'ecosystem', false)
  check('strategy', 'Belt and Road Initiative', false)
  check('NEW', 'state-owned enterprise', false)
})

describe('glosses with clear ends', () => {
  const check = (text: string, ...expected: string[]): void => {
    it(text, () => {
      const found = findGlossPairs(text).map(
        ({ english, chinese }) =>
          `${text.slice(english.start, english.end)} = ${text.slice(chinese.start, chinese.end)}`,
      )
      assert.deepEqual(found, expected)
    })
  }
  check('the “top-quality development” (高质量发展) of', 'top-quality development = 高质量发展')
  check('"top-quality development"（高质量发展）', 'top-quality development = 高质量发展')
  check('‘China’s growth’ (中国增长)', 'China’s growth = 中国增长')
  check('“growth,” (增长) “decline” (下降)', 'growth = 增长', 'decline = 下降')
  check('“growth” (zēngzhǎng, 增长)', 'growth = 增长')
  check('“active government” (“有为政府”)', 'active government = 有为政府')
  check('有为政府 (active government)', 'active government = 有为政府')
  check('，有为政府（active government），', 'active government = 有为政府')
  check('发展“新质生产力”（“new productive forces”）', 'new productive forces = 新质生产力')
  check('“十四五”规划（plan for five years）', 'plan for five years = “十四五”规划')
  check('推动新质生产力（new productive forces）', 'new productive forces = 推动新质生产力')
  // What is no rendering, or has no clear ends.
  check('turned to quality growth (高质量发展)')
  check('高质量发展 (gaozhiliang fazhan)')
  check('高质量发展 (gāo zhìliàng fāzhǎn)')
  check('高质量发展 (gao1 zhi4liang4 fa1zhan3)')
  check('“tifa” (提法)')
  check('双循环 (see Chapter 4)')
  check('双循环 (literally two cycles)')
  check('双循环 (since 2020)')
  check('“growth” (增长，下降)')
  check('“growth” (增长 is what it says)')
  check('“growth” (12)')
  check('（）(（“”()')
})
