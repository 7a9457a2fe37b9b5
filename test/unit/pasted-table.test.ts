// Lines that were pasted from a table are read as its rows.

import assert from 'node:assert/strict'
import { valueText } from '../../server/core/features/target-facts.ts'
import { collectClaims } from '../../server/core/index/claims.ts'
import { TargetCache } from '../../server/core/index/targets.ts'
import { Document } from '../../server/core/model/document.ts'

/** `renewables 45% 2030 ← 28` for each target of a document, in order; a tagged one has its id before it. */
function check(text: string, ...expected: readonly string[]): void {
  const { claims } = collectClaims(Document.parse('file:///plan.md', text), new TargetCache(), true)
  const said = claims.map(({ id, indicator, reading }) =>
    [
      ...(id === undefined ? [] : [`${id}:`]),
      indicator ?? '-',
      valueText(reading),
      reading.deadline?.year ?? 'none',
      ...(reading.baseline ? [`← ${reading.baseline.value}`] : []),
    ].join(' '),
  )
  assert.deepEqual(said, expected)
}

const PLAN = '---\nkind: sector\nperiod: 2026-2030\n---\n\n'
const ROWS = [
  '指标\t单位\t2025年\t2030年\t属性',
  '公交分担率\t%\t31\t40左右\t预期性',
  '绿道长度\t公里\t260\t>400\t约束性',
]

describe('a pasted table', () => {
  it('has cells behind tabs, strokes or gaps', () => {
    const expected = ['公交分担率 ≈ 40% 2030 ← 31', '绿道长度 > 400公里 2030 ← 260']
    for (const gap of ['\t', ' | ', '    ', '　　'])
      check(`${PLAN}${ROWS.join('\n').replaceAll('\t', gap)}\n`, ...expected)
    check(`${PLAN}${ROWS.map(row => `| ${row.replaceAll('\t', ' | ')} |`).join('\n')}\n`, ...expected)
  })
  it('may have a cell a line, empty cells, groups that are said once, and lines above and below', () => {
    check(
      `${PLAN}指标 |\n2025年基期值 |\n2030年目标值 |\n属性 |\n托位（万个） |\n3 |\n5 |\n预期性 |\n床位（万张） |\n2 |\n4 |\n约束性 |\n`,
      '托位 5万个 2030 ← 3',
      '床位 4万张 2030 ← 2',
    )
    check(
      `${PLAN}表2 主要指标\n类别\t指标\t单位\t2025年\t2030年\n交通\t公交分担率\t%\t\t40\n绿道长度\t公里\t260\t400\n注：绿道含在建，到2028年新建绿道30公里。\n`,
      '公交分担率 40% 2030',
      '绿道长度 400公里 2030 ← 260',
      '绿道 30公里 2028',
    )
  })
  it('without years is of the year that the line above it says', () =>
    check(
      '---\ndate: 2026-11-01\n---\n\nAll targets for 2027\nTarget | Plan |\nTourist arrivals | at least 9 million |\nInflation rate | about 4% |\n',
      'Tourist arrivals ≥ 9 million 2027',
      'Inflation rate ≈ 4% 2027',
    ))
  it('holds marks as any other does: on the name of a row, and on a value', () =>
    check(
      `${PLAN}指标\t单位\t2025年\t2030年\t2035年\n[公交分担率](target:bus)\t%\t31\t40\t[45](target:bus-2035)\n绿道长度\t公里\t260\t400\t500\n`,
      'bus: 公交分担率 40% 2030 ← 31',
      'bus-2035: 公交分担率 45% 2035 ← 31',
      '绿道长度 400公里 2030 ← 260',
      '绿道长度 500公里 2035 ← 260',
    ))
  it('is none where lines are a text', () => {
    check(`${PLAN}The first  line of\na typed  text which\nhas two  spaces here\nand 40%  there.\n`)
    check(
      `${PLAN}甲  到2030年，绿道长度达到400公里。\n公园数增加到12座，乙  另计。\n丙  完成。\n`,
      '绿道长度 400公里 2030',
      '公园数 12座 2030',
    )
  })
})

describe('rows that nobody can take for a table', () => {
  it('set what their cells say in sentences', () =>
    check(
      `${PLAN}Target\n|\nStatus\n|\n|\nOne\n|\nFerries will reach a share of 40 percent by 2030.\n|\nIn 2025 it was 12%\n|\nHard\n|\nTwo\n|\n`,
      'Ferries 40% 2030',
    ))
})

describe('a table of an undated text', () => {
  it('sets what stands in all columns behind the first of several', () =>
    check(
      '## Indicators\n\n| Indicator | 2025 | 2030 | 2035 |\n| --- | --- | --- | --- |\n| Share of rail | 28% | 45% | 60% |\n',
      'Share of rail 60% 2035 ← 28',
      'Share of rail 45% 2030 ← 28',
    ))
})
