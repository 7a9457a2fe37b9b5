// Where two words meet in the characters of a term.

import assert from 'node:assert/strict'
import { buildLexicon } from '../../server/core/index/lexicon.ts'
import { markSpans } from '../support/fixture.ts'

/** Holds the matches of some terms in the text of `expected` against its spans. */
function check(expected: string): void {
  const names = ['民生', '民主', '国企', '国产', '国家', '中国', '法治', '建设', '和平', '水利', '治理', '发展中国家']
  const text = expected.replace(/[⟦⟧]/g, '')
  const lexicon = buildLexicon(names.map(name => ({ text: name, value: name })))
  assert.equal(markSpans(text, lexicon.match(text)), expected)
}

describe('a term of two characters', () => {
  it('is none across two words', () => {
    check('改善人民生活，国民生产总值，农民主动参与，居民生命安全')
    check('我国企业、各国产品，全国家庭，其中国内')
    check('依法⟦治理⟧，⟦法治⟧理念，新建设施，收入和平均水平，污水利用')
  })
  it('is one wherever the words around it are others', () =>
    check('保障⟦民生⟧，⟦民生⟧工程，人民⟦民主⟧，⟦国企⟧改革，⟦国产⟧化，⟦国家⟧⟦法治⟧，维护⟦和平⟧，农田⟦水利⟧'))
  it('in traditional characters, too', () => check('人民生活，保障⟦民生⟧，⟦國家⟧，全國產業'))
  it('leaves longer terms alone', () => check('⟦发展中国家⟧'))
})
