import assert from 'node:assert/strict'
import { readCell } from '../../../server/core/reading/indicator-cell.ts'
import { readIndicatorRow } from '../../../server/core/reading/indicator-row.ts'
import { readIndicatorTable } from '../../../server/core/reading/indicator-table.ts'

describe('readIndicatorTable', () => {
  const table = {
    header: ['指标', '2020年', '2025年', '年均/累计', '属性'],
    rows: [
      ['一、经济发展', '', '', '', ''],
      ['1.产值增长（%）', '2.3', '—', '合理区间', '预期性'],
      ['2.城镇化率（%）', '60.6*', '65', '—', '预期性'],
      ['3.能耗降低（%）', '—', '—', '〔13.5〕', '约束性'],
      ['4.产能（亿吨）', '—', '>6.5', '—', '约束性'],
    ],
  }
  const read = readIndicatorTable(table)

  it('tells the columns', () => {
    assert.equal(read?.indicator, 0)
    assert.equal(read?.change, 3)
    assert.equal(read?.attribute, 4)
    assert.deepEqual(
      read?.years.map(({ year, role }) => `${year} ${role}`),
      ['2020 baseline', '2025 target'],
    )
  })
  it('a row without values is a heading', () =>
    assert.deepEqual(
      read?.rows.map(row => row.row),
      [1, 2, 3, 4],
    ))
  it('takes number and unit off the indicator', () =>
    assert.deepEqual(
      read?.rows.map(row => `${row.indicator} ${row.unit} ${row.kind}`),
      ['产值增长 % expected', '城镇化率 % expected', '能耗降低 % binding', '产能 亿吨 binding'],
    ))
  it('reads baseline, target and change', () => {
    const [growth, towns, energy, capacity] = read?.rows ?? []
    assert.deepEqual(towns?.baseline, { column: 1, text: '60.6*', marked: true, value: 60.6, year: 2020 })
    assert.deepEqual(towns?.target, { column: 2, text: '65', value: 65, year: 2025 })
    assert.deepEqual(energy?.change, { column: 3, text: '〔13.5〕', value: 13.5, cumulative: true })
    assert.deepEqual(capacity?.target, { column: 2, text: '>6.5', value: 6.5, modifier: 'more-than', year: 2025 })
    assert.deepEqual(growth?.change, { column: 3, text: '合理区间' })
  })
  it('takes the year over the names for that of the values', () => {
    const read = (header: string[], period?: { from: number; to: number }): unknown =>
      readIndicatorTable(
        {
          header,
          rows: [
            ['Forest cover', '24%'],
            ['Doctors per 1,000', '3.2'],
          ],
        },
        period ? { period } : {},
      )?.rows.map(({ indicator, target }) => [indicator, target?.text, target?.year])
    const expected = [
      ['Forest cover', '24%', 2025],
      ['Doctors per 1,000', '3.2', 2025],
    ]
    assert.deepEqual(read(['Target for 2025', 'Plan']), expected)
    assert.deepEqual(read(['目标', '2025年']), expected)
    assert.deepEqual(read(['2025年目标', '数值']), expected)
    assert.deepEqual(read(['Target', 'Plan'], { from: 2021, to: 2025 }), expected)
    assert.equal(read(['Target', 'Plan']), undefined)
  })
  it('reads bounds in words, and parts of the row above without 其中', () => {
    const cells = ['around 5', 'at least 90', '不低于95', '达到70以上', '约3', 'over 11.5', '不超过3']
    assert.deepEqual(
      cells.map(cell => readCell(cell)).map(read => `${read?.modifier ?? '-'} ${read?.value}`),
      ['about 5', 'at-least 90', 'at-least 95', 'at-least 70', 'about 3', 'more-than 11.5', 'at-most 3'],
    )
    const parts = readIndicatorTable({
      header: ['指标', '2020年', '2025年'],
      rows: [
        ['铁路里程（公里）', '5000', '7000'],
        ['#高速铁路（公里）', '1200', '2500'],
        ['其中：城际（公里）', '300', '500'],
      ],
    })
    assert.deepEqual(
      parts?.rows.map(row => row.indicator),
      ['铁路里程', '高速铁路', '城际'],
    )
  })
  it('reads 预期值 as what is planned, and 下降15% as a change', () => {
    const table = readIndicatorTable(
      {
        header: ['指标', '预期值', '属性'],
        rows: [
          ['事故死亡人数', '下降15%', '约束性'],
          ['预期寿命（岁）', '提高1岁', '预期性'],
        ],
      },
      { period: { from: 2021, to: 2025 } },
    )
    assert.deepEqual(
      table?.rows
        .map(row => readIndicatorRow(row, 2025))
        .map(({ reading, isChange }) => [
          reading.value,
          reading.unit,
          reading.direction,
          reading.deadline?.year,
          isChange,
        ]),
      [
        [15, '%', 'lower', 2025, true],
        [1, '岁', 'raise', 2025, true],
      ],
    )
  })
  it('reads no plan out of a table that holds results against it', () =>
    assert.equal(
      readIndicatorTable(
        { header: ['指标', '目标值', '完成值'], rows: [['专利拥有量（件）', '12000', '13560']] },
        { period: { from: 2026, to: 2030 } },
      ),
      undefined,
    ))
  it('adds no totals of two plans', () => {
    const [row] =
      readIndicatorTable(
        { header: ['指标', '2020年', '2025年', '年均/累计'], rows: [['新增就业（万人）', '〔258〕', '—', '>〔250〕']] },
        { period: { from: 2021, to: 2025 } },
      )?.rows ?? []
    const reading = row && readIndicatorRow(row, 2025).reading
    assert.deepEqual([reading?.value, reading?.cumulative], [250, true])
  })
  it('a unit column, parts of an indicator, and an outcome beside the plan', () => {
    const parts = readIndicatorTable({
      header: ['No.', 'Indicator', 'Pollutant', 'Unit', '2010', '2015 (target)', '2015 (actual)', 'Attribute'],
      rows: [
        ['8', 'Reduction of emissions', 'SO₂', '%', '', '8', '18', 'Binding'],
        ['', '', 'NOₓ', '%', '', '10', '18.6', 'Binding'],
      ],
    })
    assert.deepEqual(
      parts?.rows.map(({ indicator, unit, target, actual, kind }) => [
        indicator,
        unit,
        target?.value,
        actual?.value,
        kind,
      ]),
      [
        ['Reduction of emissions SO₂', '%', 8, 18, 'binding'],
        ['Reduction of emissions NOₓ', '%', 10, 18.6, 'binding'],
      ],
    )
  })
  it('the last year of the plan is the target, and no outlook behind it', () => {
    const table = { header: ['指标', '2025', '2030', '2035'], rows: [['某率（%）', '60', '70', '80']] }
    const target = (period?: { from: number; to: number }): unknown =>
      readIndicatorTable(table, { period })?.rows[0]?.target?.year
    assert.deepEqual([target({ from: 2026, to: 2030 }), target()], [2030, 2035])
  })
  it('each year that is still to come has a target of its own, and none of these is a baseline', () => {
    const table = { header: ['指标', '2025', '2030', '2035'], rows: [['某率（%）', '60', '70', '80']] }
    const read = (period?: { from: number; to: number }, date?: string): unknown => {
      const [row] = readIndicatorTable(table, { period, date })?.rows ?? []
      return [row?.baseline?.year, row?.target?.year, row?.further?.map(({ year, value }) => [year, value])]
    }
    assert.deepEqual(read({ from: 2026, to: 2030 }), [2025, 2030, [[2035, 80]]])
    assert.deepEqual(read({ from: 2021, to: 2035 }), [
      undefined,
      2035,
      [
        [2025, 60],
        [2030, 70],
      ],
    ])
    assert.deepEqual(read(undefined, '2024-03-01'), [
      undefined,
      2035,
      [
        [2025, 60],
        [2030, 70],
      ],
    ])
    assert.deepEqual(read(undefined, '2026-03-01'), [2025, 2035, [[2030, 70]]])
    assert.deepEqual(read(), [2025, 2035, [[2030, 70]]])
  })
  it('years of a table that were planned one by one are further targets, results are none', () => {
    const years = (header: string[]): unknown =>
      readIndicatorTable({ header: ['指标', ...header], rows: [['某率', '1', '2', '3']] })?.rows.map(row => [
        row.target?.year,
        row.further?.map(({ year }) => year),
      ])
    assert.deepEqual(years(['2020', '2025目标', '2030目标']), [[2030, [2025]]])
    assert.deepEqual(years(['2020', '2021', '2022']), [[2022, undefined]])
    assert.deepEqual(years(['2024实际', '2024目标', '2025目标']), [[2025, [2024]]])
    assert.deepEqual(years(['2025目标', '2030目标', '2030目标为2025年的百分比']), [[2030, [2025]]])
  })
  it('a single year is the target', () =>
    assert.equal(
      readIndicatorTable({ header: ['指标', '2025年目标'], rows: [['绿化率（%）', '45以上']] })?.rows[0]?.target
        ?.modifier,
      'at-least',
    ))
  it('reads a header that stands in its first rows, as converters leave it', () => {
    const rows = [
      ['航道里程（公里）', '120', '150', '约束性'],
      ['船闸数（座）', '8', '12', '预期性'],
    ]
    const years = ['指标', '2025年', '2030年', '属性']
    const said = (header: string[], ...all: string[][]): unknown[] =>
      readIndicatorTable({ header, rows: all })?.rows.map(({ row, indicator, target, kind }) => [
        row,
        indicator,
        target?.year,
        target?.value,
        kind,
      ]) ?? []
    const expected = (below: number): unknown[] => [
      [below, '航道里程', 2030, 150, 'binding'],
      [below + 1, '船闸数', 2030, 12, 'expected'],
    ]
    assert.deepEqual(said(years, ...rows), expected(0))
    assert.deepEqual(said(['', '', '', ''], years, ...rows), expected(1))
    assert.deepEqual(said(['专栏1 2026—2030年航运指标', '', '', ''], years, ...rows), expected(1))
    assert.deepEqual(said(['指标', '数值', '数值', '属性'], ['指标', '2025年', '2030年', '属性'], ...rows), expected(1))
    assert.deepEqual(
      said(['专栏1', '', '', ''], ['指标', '数值', '', '属性'], ['', '2025年', '2030年', ''], ...rows),
      expected(2),
    )
    assert.deepEqual(said(['指标', '数值', '', '属性'], ...rows), [])
  })
  it('a table without years is none', () =>
    assert.equal(readIndicatorTable({ header: ['姓名', '职务'], rows: [['甲', '乙']] }), undefined))
  it('short rows and an empty table are no trouble', () => {
    assert.deepEqual(
      readIndicatorTable({ header: ['指标', '2020', '2025'], rows: [['城镇化率'], [], ['', '', '']] })?.rows,
      [],
    )
    assert.equal(readIndicatorTable({ header: [], rows: [] }), undefined)
  })
})

const CELLS: readonly (readonly [string, string])[] = [
  ['39.8', '39.8'],
  ['1,200', '1200'],
  ['>7', 'more-than 7'],
  ['＞7', 'more-than 7'],
  ['<5.5', 'less-than 5.5'],
  ['≥90', 'at-least 90'],
  ['<7.2‰', 'less-than 7.2 ‰'],
  ['>6.5%', 'more-than 6.5 %'],
  ['〔13.5〕', '13.5 in all'],
  ['[4]', '4 in all'],
  ['>[56.5]', 'more-than 56.5 in all'],
  ['[20]左右', 'about 20 in all'],
  ['60.6*', '60.6 marked'],
  ['1.45左右', 'about 1.45'],
  ['95以上', 'at-least 95'],
  ['40—50', '40..50'],
  ['-0.3', '-0.3'],
  ['10.75亿亩', '10.75 亿亩'],
  ['US$4,900', '4900 USD'],
  ['under RM57,882', 'less-than 57882 MYR'],
  ['down 0.8-1%', '0.8..1 %'],
  ['基本稳定', 'words'],
  ['—', 'nothing'],
  ['', 'nothing'],
]

describe('readCell', () => {
  for (const [text, said] of CELLS)
    it(text || 'an empty cell', () => {
      const cell = readCell(text)
      const words = [
        cell?.modifier,
        cell?.high === undefined ? cell?.value : `${cell.value}..${cell.high}`,
        cell?.unit,
        cell?.cumulative && 'in all',
        cell?.marked && 'marked',
      ]
      assert.equal(cell === undefined ? 'nothing' : words.filter(word => word !== undefined).join(' ') || 'words', said)
    })
})
