import assert from 'node:assert/strict'
import { headingStance, START, type StanceBlock, stanceAfter, stanceIn } from '../../../server/core/reading/stance.ts'

/** The stance in which each block is to be read; a heading is read in its own. */
function collectStances(blocks: readonly StanceBlock[]): ReturnType<typeof stanceIn>[] {
  let state = START
  return blocks.map(block => {
    state = stanceAfter(state, block)
    return stanceIn(state)
  })
}

const HEADINGS: readonly (readonly [string, ReturnType<typeof headingStance>])[] = [
  ['主要目标', 'aspirational'],
  ['第二節　主要目標', 'aspirational'],
  ['發展環境', 'retrospective'],
  ['第三章　经济社会发展的主要目标', 'aspirational'],
  ['2035年远景目标', 'aspirational'],
  ['三、2019年政府工作任务', 'aspirational'],
  ['今年发展的主要预期目标是：', 'aspirational'],
  ['一、2018年工作回顾', 'retrospective'],
  ['2025年国民经济和社会发展统计公报', 'retrospective'],
  ['（一）发展成就', 'retrospective'],
  ['“十三五”规划完成情况', 'retrospective'],
  ['第一节 发展现状', 'retrospective'],
  ['发展环境', 'retrospective'],
  ['一、规划背景', 'retrospective'],
  ['一、2024年预算执行情况', 'retrospective'],
  ['二、2025年预算草案', 'aspirational'],
  ['关于2024年预算执行情况与2025年预算草案的报告', undefined],
  ['第五节　加强基础设施建设', undefined],
  ['夯实产业基础能力', undefined],
  ['Objectives and targets', 'aspirational'],
  ['The plan stipulates 20 quantitative targets to be achieved by 2025, e.g.', 'aspirational'],
  ['Selected achievements from 2016–2020:', 'retrospective'],
  ['I. Review of Work in the Past Five Years', 'retrospective'],
  ['International cooperation', undefined],
  ['', undefined],
]

describe('headingStance', () => {
  for (const [text, stance] of HEADINGS) it(text || 'nothing', () => assert.equal(headingStance(text), stance))
})

describe('collectStances', () => {
  it('a heading holds until the next of its depth', () =>
    assert.deepEqual(
      collectStances([
        { text: '工作回顾', depth: 2 },
        { text: '产值增长6%。' },
        { text: '一是改善民生', depth: 3 },
        { text: '就业增加。' },
        { text: '工作任务', depth: 2 },
        { text: '产值增长6%。' },
      ]),
      ['retrospective', 'retrospective', 'retrospective', 'retrospective', 'aspirational', 'aspirational'],
    ))
  it('a title set as plain text announces the items behind it', () => {
    for (const text of ['Economic targets by 2025', '主要预期目标'])
      assert.deepEqual(
        collectStances([{ text }, { text: 'GDP growth of 5%', listDepth: 1 }, { text: 'Growth was slow last year.' }]),
        ['aspirational', 'aspirational', undefined],
        text,
      )
    assert.deepEqual(collectStances([{ text: '完成了目标' }, { text: '增长5%', listDepth: 1 }]), [undefined, undefined])
  })
  it('a lead-in holds for the items that it announces', () =>
    assert.deepEqual(
      collectStances([
        { text: 'It sets indicators to be reached by 2025, including:' },
        { text: 'Training two million workers', listDepth: 1 },
        { text: 'The plan was issued in 2021.' },
        { text: 'The output was large.' },
      ]),
      ['aspirational', 'aspirational', undefined, undefined],
    ))
  it('a numbered line without a full stop is a heading in fact', () =>
    assert.deepEqual(
      collectStances([
        { text: 'I. 2018 in Review' },
        { text: 'Output grew.' },
        { text: 'II. Tasks for 2019' },
        { text: 'Output' },
      ]),
      ['retrospective', 'retrospective', 'aspirational', 'aspirational'],
    ))
  it('a short bold paragraph is a heading in fact', () =>
    assert.deepEqual(collectStances([{ text: '主要目标', strong: true }, { text: '产值增长6%。' }]), [
      'aspirational',
      'aspirational',
    ]))
  it('gives the same state where nothing changes', () => {
    const state = stanceAfter(START, { text: '主要目标', depth: 2 })
    assert.equal(stanceAfter(state, { text: '产值增长6%。' }), state)
    assert.equal(stanceAfter(state, { text: '产业', depth: 3 }), state)
    assert.equal(stanceAfter(START, { text: '总则', depth: 1 }), START)
  })
})
