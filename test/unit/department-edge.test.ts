// Where 部 ends a ministry's name and where it begins another word.

import assert from 'node:assert/strict'
import { buildLexicon } from '../../server/core/index/terms/lexicon.ts'
import { markSpans } from '../support/fixture.ts'

/** Holds the matches of some names in the text of `expected` against its spans. */
function check(expected: string): void {
  const names = ['文化部', '建设部', '教育部', '财政部', '国防部', '东部', '内部', '我国东部']
  const text = expected.replace(/[⟦⟧]/g, '')
  const lexicon = buildLexicon(names.map(name => ({ text: name, value: name })))
  assert.equal(markSpans(text, lexicon.match(text)), expected)
}

describe('names of ministries', () => {
  it('end before punctuation, verbs and other names', () => check('⟦文化部⟧、⟦财政部⟧印发，⟦教育部⟧等部门，⟦财政部⟧'))
  it('do not begin 部门, 部分, 部署, 部队, 部件, 部位', () =>
    check('文化部门，建设部分国道，教育部署，国防部队，建设部件，建设部位'))
  it('do not begin them in traditional characters either', () => check('文化部門，教育部門'))
  it('stand before 分别, 分布, 分管 and 门户', () => check('⟦财政部⟧分别下达，⟦教育部⟧门户网站，⟦文化部⟧分管'))
  it('are looked at apart from regions and short words', () => check('⟦东部⟧门户，⟦内部⟧分工，⟦我国东部⟧分布'))
  it('may stand at the very end before a lone character', () => check('财政部门'))
})
