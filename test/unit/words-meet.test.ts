// Where two words meet in the characters of a term.

import assert from 'node:assert/strict'
import { buildLexicon } from '../../server/core/index/terms/lexicon.ts'
import { markSpans } from '../support/fixture.ts'

/** Holds the matches of some terms in the text of `expected` against its spans. */
function check(expected: string): void {
  const names = [
    '民生',
    '民主',
    '国企',
    '国产',
    '国家',
    '中国',
    '法治',
    '建设',
    '和平',
    '水利',
    '治理',
    '发展中国家',
    '法规',
    '防控',
    '构建',
    '内需',
    '家政',
    '外资',
    '融资',
    '立法',
    '司法',
    '准入',
    '机制',
    '控制',
    '加大',
    '县城',
    '中医',
    '确保',
    '合作',
    '养老',
    '新区',
    '互补',
    '大力',
    '物流',
    '体系',
    '实行',
  ]
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
  it('is none across the words of laws, bodies and things made', () => {
    check('宪法规定，本办法规定，《公司法》，公司法人，独立法人，设立法院')
    check('机构建立，结构建筑，金融资产，⟦国家⟧政策，国外资金，国内需要，预防⟦控制⟧，其中医院')
    check(
      '飞机制造，监控制度，增加大型机车，自治县城乡规划，明确保护，联合作战，光合作用，事实行为，不准入境，赡养老人，创新区域，相互补充，强大力量，货物流转，整体系统',
    )
  })
  it('is one wherever the words around it are others', () => {
    check('保障⟦民生⟧，⟦民生⟧工程，人民⟦民主⟧，⟦国企⟧改革，⟦国产⟧化，⟦国家⟧⟦法治⟧，维护⟦和平⟧，农田⟦水利⟧')
    check('有关⟦法规⟧规定，公民⟦法治⟧教育，疫情⟦防控⟧制度，利用⟦外资⟧，投⟦融资⟧，⟦司法⟧人员，体制⟦机制⟧，⟦中医⟧医院')
    check('扩大⟦内需⟧，⟦构建⟧新格局，⟦加大⟧力度，市场⟦准入⟧，⟦县城⟧⟦建设⟧')
  })
  it('in traditional characters, too', () => check('人民生活，保障⟦民生⟧，⟦國家⟧，全國產業'))
  it('leaves longer terms alone', () => check('⟦发展中国家⟧'))
})
