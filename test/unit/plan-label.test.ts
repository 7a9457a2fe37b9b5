// What plans are called where there is little room.

import assert from 'node:assert/strict'
import { planLabel, planLabelBesidePeriod, planLabelInList } from '../../server/protocol/plans/plan-label.ts'
import { loadFixture } from '../support/fixture.ts'

const CASES: readonly [title: string, label: string, besidePeriod: string][] = [
  ['中华人民共和国国民经济和社会发展第十四个五年规划纲要', '“十四五”规划', '“十四五”规划'],
  ['石港县国民经济和社会发展第十四个五年规划纲要', '石港县“十四五”规划纲要', '石港县“十四五”规划纲要'],
  [
    '石港县人民政府关于印发石港县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要的通知',
    '石港县“十四五”规划纲要',
    '石港县“十四五”规划纲要',
  ],
  ['江陵市“十四五”生态环境保护规划', '江陵市“十四五”生态环境保护规划', '江陵市生态环境保护规划'],
  ['“十四五”时期文化发展规划', '“十四五”时期文化发展规划', '文化发展规划'],
  ['石港县“十四五”发展规划', '石港县“十四五”发展规划', '石港县“十四五”发展规划'],
  ['政府工作报告', '政府工作报告 2021', '政府工作报告'],
  ['政府工作报告\nkind: report', '政府工作报告 2021', '2021年政府工作报告'],
]

describe('labels of plans', () => {
  for (const [title, label, besidePeriod] of CASES)
    it(title.replace('\n', ', '), () => {
      const { corpus } = loadFixture(`//- a.md\n---\ntitle: ${title}\ndate: 2021-03-11\n---\n`)
      const plan = corpus.symbols('file:///corpus/a.md')
      assert.ok(plan)
      assert.equal(planLabel(plan, 'zh'), label)
      assert.equal(planLabelBesidePeriod(plan, 'zh'), besidePeriod)
    })

  it('reports of all years apart, in a list where nobody sees the end of a title', () => {
    const labelOf = (fields: string, title: string, locale: 'zh' | 'en'): string => {
      const { corpus } = loadFixture(`//- a.md\n---\ntitle: ${title}\n${fields}\n---\n`)
      const plan = corpus.symbols('file:///corpus/a.md')
      assert.ok(plan)
      return planLabelInList(plan, title, locale)
    }
    const report = 'kind: report\ndate: 2021-03-05'
    assert.equal(labelOf(report, '政府工作报告', 'zh'), '2021年政府工作报告')
    assert.equal(labelOf(report, '2021年政府工作报告', 'zh'), '2021年政府工作报告')
    assert.equal(labelOf(report, '在石港县第三届人民代表大会第二次会议上的政府工作报告', 'zh'), '2021年政府工作报告')
    assert.equal(
      labelOf(report, 'Report on the Harbours - Delivered at the Second Session of the Harbour Board', 'en'),
      '2021 Report on the Harbours',
    )
    assert.equal(labelOf(report, 'Report on the Harbours', 'en'), '2021 Report on the Harbours')
    assert.equal(labelOf('kind: report\nperiod: 2021-2025', '港口报告', 'zh'), '港口报告')
    assert.equal(labelOf('kind: sector\ndate: 2021-03-05', '港口发展规划', 'zh'), '港口发展规划')
  })
})
