// Which English counts as a rendering that the glossary lists.

import assert from 'node:assert/strict'
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
