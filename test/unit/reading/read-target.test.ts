import assert from 'node:assert/strict'
import { isChangeIn } from '../../../server/core/reading/change.ts'
import { findTargets, type ReadingContext, readTarget } from '../../../server/core/reading/target.ts'
import { describeReading } from './describe-reading.ts'

const PLAN: ReadingContext = { period: { from: 2021, to: 2025 } }

/** A tagged clause, and what it says. */
const CASES: readonly (readonly [string, string])[] = [
  ['5G用户普及率提高到56%', '5G用户普及率 | 56 % | raise | by ~2025'],
  ['全社会研发经费投入年均增长7%以上', '全社会研发经费投入 | at-least 7 % | raise | per year, by ~2025'],
  ['城镇调查失业率控制在5.5%以内', '城镇调查失业率 | at-most 5.5 % | hold | by ~2025'],
  ['非化石能源占比提高到20%左右', '非化石能源占比 | about 20 % | raise | by ~2025'],
  ['粮食产量不低于1.3万亿斤', '粮食产量 | at-least 1.3×1000000000000 万亿斤 | raise | by ~2025'],
  ['总人口不超过14.2亿人', '总人口 | at-most 14.2×100000000 亿人 | lower | by ~2025'],
  ['物价涨幅低于3%', '物价涨幅 | less-than 3 % | lower | by ~2025'],
  ['经济总量突破120万亿元', '经济总量 | more-than 120×1000000000000 万亿元 | raise | by ~2025'],
  ['新建公路2000多公里', '公路 | more-than 2000 公里 | raise | by ~2025'],
  ['经济增速达到4.5%—5%', '经济增速 | 4.5..5 % | raise | by ~2025'],
  ['公路里程从18万公里增加到20万公里', '公路里程 | 20×10000 万公里 | raise | base 18×10000 万公里, by ~2025'],
  [
    '所占比重将由一九五二年的百分之九·三提高到一九五七年的百分之一七·一',
    '所占比重 | 17.1 % | raise | base 9.3 % in 1952, by 1957',
  ],
  ['比2010年翻一番', '- | double 2 倍 | raise | base in 2010, by ~2025'],
  ['到2030年人均收入翻两番', '人均收入 | quadruple 4 倍 | raise | by 2030'],
  ['排放累计减少18%（约束性）', '排放 | 18 % | lower | cumulative, by ~2025, binding'],
  ['劳动生产率年均提高6%（预期性）', '劳动生产率 | 6 % | raise | per year, by ~2025, expected'],
  ['能耗和排放分别降低13.5%、18%', '能耗和排放 | 13.5 % | lower | by ~2025, 能耗 13.5 + 排放 18'],
  ['严守18亿亩耕地红线', '耕地红线 | 18×100000000 亿亩 | hold | by ~2025'],
  ['系数达到0.58', '系数 | 0.58  | raise | by ~2025'],
  ['每万人口发明专利拥有量达到12件', '每万人口发明专利拥有量 | 12 件 | raise | by ~2025'],
  ['全年研发经费投入强度达到2.64%', '研发经费投入强度 | 2.64 % | raise | by ~2025'],
  // It was achieved, but the words are known to be a target's.
  ['2020年产值达到100万亿元', '产值 | 100×1000000000000 万亿元 | raise | by 2020'],
  // Qualitative bounds have no value.
  ['居民收入增长与经济增长基本同步', '居民收入 | about - | hold | by ~2025'],
  ['劳动生产率增长高于国内生产总值增长', '劳动生产率 | more-than - | raise | by ~2025'],
  [
    'annual average PM2.5 concentration to be cut to 30 micrograms per cubic metre',
    'annual average PM2.5 concentration | 30 µg/m³ | lower | by ~2025',
  ],
  ['R&D spending to grow by more than 7% a year', 'R&D spending | more-than 7 % | raise | per year, by ~2025'],
  ['raise the urbanization rate to 65 percent by 2030', 'urbanization rate | 65 % | raise | by 2030'],
  ['18% fewer CO₂ emissions', 'CO₂ emissions | 18 % | lower | by ~2025'],
  [
    'up to 80% penetration of industrial software',
    'penetration of industrial software | up-to 80 % | raise | by ~2025',
  ],
  ['two million high-skilled workers', 'high-skilled workers | 2×1000000 high-skilled workers | - | by ~2025'],
  ['125 national standards', 'national standards | 125 national standards | - | by ~2025'],
  [
    'Revenues shall be increased from 2.64 trillion CNY (approx. 367 billion EUR) to 4.3 trillion CNY',
    'Revenues | 4.3×1000000000000 CNY | raise | base 2.64×1000000000000 CNY, by ~2025',
  ],
  [
    'Sales to exceed RMB 40 trillion ($6.19 trillion) in 2020',
    'Sales | more-than 40×1000000000000 CNY | raise | by 2020',
  ],
  ['double the 2010 GDP', 'GDP | double 2 times | raise | base in 2010, by ~2025'],
  ['keep unemployment within 5.5 percent', 'unemployment | at-most 5.5 % | hold | by ~2025'],
  ['growth of no less than 6 percent', 'growth | at-least 6 % | raise | by ~2025'],
  ['The reserve ratio should not be lower than 8%', 'reserve ratio | at-least 8 % | lower | by ~2025'],
  ['Debt must never rise above 60%', 'Debt | at-most 60 % | raise | by ~2025'],
  ['Output will not only exceed 5 million tonnes', 'Output | more-than 5×1000000 tonnes | raise | by ~2025'],
  [
    'The province expects its GDP to exceed 10 trillion yuan',
    'GDP | more-than 10×1000000000000 CNY | raise | by ~2025',
  ],
  ['Farmers should earn 20% more', 'Farmers | 20 % | - | by ~2025'],
  ['raise R&D spending to 3% of GDP', 'R&D spending as a share of GDP | 3 % | raise | by ~2025'],
  [
    'coal will account for less than 50% of the energy used',
    'coal as a share of energy used | less-than 50 % | - | by ~2025',
  ],
  ['Forest coverage — 25%', 'Forest coverage | 25 % | - | by ~2025'],
  ['Two thirds of waste will be recycled', 'waste | 66.7 % | - | by ~2025'],
  ['准备金率不得低于8%', '准备金率 | at-least 8 % | lower | by ~2025'],
  ['企业数量不应少于500家', '企业数量 | at-least 500 家 | - | by ~2025'],
  ['建设用地不突破100平方公里', '建设用地 | at-most 100 平方公里 | raise | by ~2025'],
  ['糧食產量達到６５０萬噸以上', '糧食產量 | at-least 650×10000 万吨 | raise | by ~2025'],
  ['incomes grow in step with GDP', 'incomes | about - | hold | by ~2025'],
]

describe('readTarget', () => {
  for (const [clause, said] of CASES) it(clause, () => assert.equal(describeReading(readTarget(clause, PLAN)), said))
  it('has nothing to read where nothing is said', () => {
    assert.equal(readTarget('', PLAN), undefined)
    assert.equal(readTarget('完善体制机制', PLAN), undefined)
  })
  it('says no deadline where neither text nor document has one', () =>
    assert.equal(readTarget('占比提高到20%', {})?.deadline, undefined))
})

describe('findTargets', () => {
  it('gives a change that goes on behind a level the same indicator', () => {
    const text = 'By 2025, GDP will exceed 4.3 trillion yuan, growing at an average of around 6 percent a year.'
    assert.deepEqual(namesIn(text), ['GDP', 'GDP'])
  })
  it('has the year that opens an enumeration hold for all of it, and for the sentences behind it that say none', () => {
    const text =
      'By 2030, emissions will have dropped by 65 percent; coverage will have reached 25 percent. Output will reach 7 million tonnes.'
    const found = findTargets(text, { date: '2021-10-24' })
    assert.deepEqual(
      found.map(({ indicator, deadline }) => `${indicator?.text} ${deadline?.year}`),
      ['emissions 2030', 'coverage 2030', 'Output 2030'],
    )
  })
  it('takes no year of a comparison for the one that is due', () => {
    const text = 'Revenue is projected to reach 10 trillion yuan, up 2.9% over the budgeted figure for 2023.'
    assert.deepEqual(
      findTargets(text, { date: '2024-03-05' }).map(({ deadline }) => deadline),
      [undefined],
    )
  })
  it('takes what it is compared with for no name', () => {
    const doubled = 'By 2035, income will double from the 2020 level to more than 220,000 yuan.'
    assert.deepEqual(namesIn(doubled), ['income', 'income'])
    const exceeded = 'GDP is to grow by around 5 percent annually on average and exceed 13 trillion yuan by 2030.'
    assert.deepEqual(namesIn(exceeded), ['GDP', 'GDP'])
  })
})

function namesIn(text: string): (string | undefined)[] {
  return findTargets(text, PLAN).map(({ indicator }) => indicator?.text)
}

describe('a change', () => {
  for (const [text, isChange] of [
    ['到2030年，货运量比2020年翻一番。', true],
    ['Freight is to double by 2030.', true],
    ['Losses are to be halved by 2030.', true],
    ['货运量提高到5亿吨。', false],
  ] as const)
    it(text, () => {
      const [reading] = findTargets(text, { aspirational: true })
      assert.equal(reading && isChangeIn(text, reading), isChange)
    })
})
