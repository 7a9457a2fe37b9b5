import assert from 'node:assert/strict'
import { TargetCache } from '../../server/core/index/targets.ts'
import { Document } from '../../server/core/model/document.ts'

/** `unemployment 2030 heading` for each target of a document, in order. */
function deadlines(text: string): string[] {
  const found: string[] = []
  new TargetCache().visit(Document.parse('file:///plan.md', text), (_, targets) => {
    for (const { reading } of targets)
      found.push(
        [reading.indicator?.text ?? '-', reading.deadline?.year ?? 'none', reading.deadline?.from ?? '']
          .join(' ')
          .trim(),
      )
  })
  return found
}

function check(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(deadlines(text), expected)
}

const DATED = '---\ndate: 2023-09-04\n---\n\n通知\n\n'

describe('the year of a heading or a lead-in', () => {
  it('holds for what stands below it and says none', () =>
    check(
      `${DATED}## 2024年主要预期目标\n\n- 产值增长6%左右\n- 到2026年，失业率控制在5%以内\n\n### 民生\n\n医保参保率稳定在95%以上。\n\n## 保障措施\n\n补助标准提高到300元。\n`,
      '产值 2024 heading',
      '失业率 2026 text',
      '医保参保率 2024 heading',
      '补助标准 none',
    ))
  it('holds for short lines below a line that is a title', () =>
    check(
      `${DATED}2024年總體經濟目標\n\n失業率4%以內\n\n物價上漲率不超過2%\n\n另有若干說明。2025年物價漲幅為3%。\n`,
      '失業率 2024 heading',
      '物價上漲率 2024 heading',
      '物價漲幅 2025 text',
    ))
  it('is the one of the report where its main expected targets say none', () => {
    check('---\ndate: 2025-01-09\n---\n\n全区大会召开。\n\n主要预期目标是：产值增长5%以上。\n', '产值 2025 text')
    check(
      '---\ndate: 2025-01-09\n---\n\n全区大会召开。\n\n今后五年主要预期目标是：产值增长5%以上。\n',
      '产值 2029 text',
    )
  })
  it('stands right behind a value, and holds for the sentences behind it', () =>
    check(
      '---\ndate: 2025-09-01\nlanguage: en\ntitle: On ferries\n---\n\nThe plan aims for growth of 3.3% in 2025, 3.8% in 2026. Fares must fall by 10%.\n',
      'growth 2025 text',
      'growth 2026 text',
      'Fares 2026 text',
    ))
  it('may be counted in figures, stand far from its target, or in the name of a law', () => {
    check('---\ndate: 2021-10-06\n---\n\n渡船会议。\n\n未来10年，要新建泊位1200个。\n', '泊位 2031 text')
    const text = (words: string): string => `---\ndate: 2021-10-06\nlanguage: en\ntitle: On ferries\n---\n\n${words}\n`
    check(text('It raised the 2030 river ferry target from 5 GW to 7 GW.'), 'river ferry 2030 text')
    check(text('Fares will fall by 10% over next 5 years.'), 'Fares 2026 text')
    check(text('Under the Ferry Act 2021, fares must fall by 10% on 2005 levels by 2030.'), 'fares 2030 text')
    check(
      '---\ndate: 2021-10-06\n---\n\n渡船会议。\n\n“十四五”规划明确了渡船能耗降低13.5%的目标。\n',
      '渡船能耗 2025 text',
    )
  })
  it('may be the only one that the first lines look ahead to, but not in a report', () => {
    const text = (title: string, years: string): string =>
      `---\ndate: 2021-10-06\nlanguage: en\ntitle: ${title}\n---\n\nThe council wants calmer rivers ${years}.\n\nFares must fall by 10%.\n`
    check(text('On ferries', 'by 2030'), 'Fares 2030 heading')
    check(text('On ferries', 'by 2029/30'), 'Fares 2030 heading')
    check(text('On ferries', 'by 2030 and by 2040'), 'Fares none')
    check(text('Ferry report', 'by 2030'), 'Fares none')
    check(
      '---\ndate: 2021-10-06\ntitle: 渡船会议\n---\n\n到2030年，河面要安静。\n\n票价要降低10%。\n',
      '票价 2030 heading',
    )
  })
  it('of an item holds for the items of its own, and the one above it again behind them', () => {
    check(
      '# 渡船\n\n1. 到2026年，全县建成渡口。\n   - 新建泊位50个\n   - 新增渡船30艘\n2. 推进改造。\n   - 新建栈桥20座\n',
      '泊位 2026 heading',
      '新增渡船 2026 heading',
      '栈桥 none',
    )
    check(
      '# On ferries\n\nBy 2030, the plan strives to\n\n- raise the share of electric ferries to 60%\n  - with calm hulls by 2028, as follows:\n    - 12% in rivers\n- cut fares by 10%\n\nIn 2019 fares fell by 3%.\n',
      'share of electric ferries 2030 heading',
      'rivers 2028 heading',
      'fares 2030 heading',
    )
    check('# 渡船\n\n## 工作回顾\n\n1. 到2020年，全县建成渡口。\n   - 新建泊位50个\n')
  })
  it('is not there for what a lead-in has counted', () =>
    check(
      '---\ndate: 2025-09-01\nlanguage: en\ntitle: On ferries\n---\n\nThe ministry aims to:\n\n- add 20 GW by 2030\n\nAs of June 30, 2025, capacity stood at 480 GW, of which:\n\n- 240 GW from coal\n- 9 GW from tides\n',
      '- 2030 text',
    ))
  it('that was over announces what was done in it', () => {
    const text = (year: number): string =>
      `---\ndate: 2017-02-04\n---\n\n## 一、${year}年和本届政府工作\n\n失业率下降到4%，新建绿道30公里。\n`
    check(text(2016))
    check(text(2017), '失业率 2017 heading', '绿道 2017 heading')
  })
  it('that begins is this one where it has hardly begun, and else the next', () => {
    const said = '新的一年，失业率控制在4%以内。\n'
    check(`---\ndate: 2017-02-04\n---\n\n${said}`, '失业率 2017 text')
    check(`---\ndate: 2017-12-20\n---\n\n${said}`, '失业率 2018 text')
  })
  it('of a plan that is over holds for what was aimed at then', () => {
    check('---\ndate: 2021-06-01\n---\n\n“十三五”时期的目标是失业率控制在4%以内。\n', '失业率 2020 text')
    check(
      '---\ndate: 2021-06-01\ntitle: On fares\nlanguage: en\n---\n\nUnder the 13th FYP, unemployment was to fall to 4 percent. Having missed the 13th FYP, they will cut fares by 10 percent.\n',
      'unemployment 2020 text',
      'fares none',
    )
  })
  it('is counted from the date: 未来五年, the next decade', () => {
    check(`${DATED}未来五年主要目标任务\n\n● 产值年均增长6%以上\n`, '产值 2028 heading')
    check('---\ndate: 2023-02-04\n---\n\n## 今后五年的奋斗目标\n\n产值达到400亿元以上。\n', '产值 2027 heading')
    check(`${DATED}Goals for the next decade:\n\n- Rail freight to reach 40%\n`, 'Rail freight 2033 heading')
  })
  it('goes on below labels of its parts, and is that of the plan of whoever has it', () => {
    check(
      '---\nperiod: 2012-2017\ndate: 2013-01-02\n---\n\n# Plan of India\n\nIndicators for the Twelfth Five-Year Plan:\n\nRoads:\n\n• Rural road density of 4.5%.\n\nHealth:\n\n• Vaccine coverage of 90%.\n',
      'Rural road density 2017 period',
      'Vaccine coverage 2017 period',
    )
  })
  it('of a plan by its number, of years and of years to come', () => {
    check(`${DATED}## “十五五”时期主要目标\n\n研发强度达到3.5%以上。\n`, '研发强度 2030 heading')
    check(`${DATED}The main goals for 2024-2027 are as follows:\n\n-- debt below 60 percent\n`, 'debt 2027 heading')
    check(`${DATED}## 到2030年\n\n- 森林覆盖率达到30%\n`, '森林覆盖率 2030 heading')
  })
  it('is none where several are named, where it is compared with or over, and in a title cited', () => {
    check(`${DATED}## 2025年和2030年目标\n\n森林覆盖率达到30%。\n`, '森林覆盖率 none')
    check(`${DATED}## 与2020年相比的目标\n\n森林覆盖率达到30%。\n`, '森林覆盖率 none')
    check(`${DATED}## 《2030年愿景》的目标\n\n森林覆盖率达到30%。\n`, '森林覆盖率 none')
    check(`${DATED}## 2022年的目标\n\n森林覆盖率达到30%。\n`, '森林覆盖率 none')
  })
  it('yields to a time of which nobody knows the year', () =>
    check(`${DATED}## 2024年主要目标\n\n今后一个时期，森林覆盖率达到30%。\n`, '森林覆盖率 none'))
  it('of the title, where that sets goals for a year and the document has no period', () => {
    const body = '\n\nThe ministry will raise ownership rates to 60%.\n'
    check(`---\ntitle: Housing targets for 2030\ndate: 2023-09-04\n---${body}`, 'ownership rates 2030 heading')
    check(
      `---\ntitle: Housing targets for 2030\nperiod: 2021-2025\ndate: 2021-09-04\n---${body}`,
      'ownership rates 2025 period',
    )
    check(`---\ntitle: Housing in 2030\ndate: 2023-09-04\n---${body}`, 'ownership rates none')
  })
  it('of the title of a year’s works, or of the plan that the first lines are about', () => {
    check('---\ntitle: 2024年县政府实事项目\ndate: 2024-02-01\n---\n\n新增泊位300个。\n', '新增泊位 2024 heading')
    check('---\ntitle: 2022年县政府实事项目\ndate: 2024-02-01\n---\n\n新增泊位300个。\n', '新增泊位 none')
    const opens = (opening: string, year: string): void =>
      check(
        `---\ntitle: Ferries for all\ndate: 2023-09-04\n---\n\n${opening}\n\nThe ministry will raise ownership rates to 60%.\n`,
        `ownership rates ${year}`,
      )
    opens('The cabinet adopted the Ferry Development Plan 2023-2028.', '2028 heading')
    opens('Its five-year (2022–2027) Growth Plan was published.', '2027 heading')
    opens('It will replace the previous 2021–2030 plan.', 'none')
    opens('Plans for 2024–2028 and 2024–2033 were published: the plan 2024–2028, the plan 2024–2033.', 'none')
    opens('Traffic grew from 2015-2024.', 'none')
  })
})

describe('the year of a lead-in in the same paragraph', () => {
  it('holds for what it announces, whatever is compared in brackets', () =>
    check(
      `---\ndate: 2023-09-04\nlanguage: en\n---\n\nThe targets to be attained by 2028 are: 1.) inflation of 3% (from 6.1% in 2023); 2.) debt of 50% (from 60% in 2023).\n`,
      'inflation 2028 text',
      'debt 2028 text',
    ))
})

describe('a title that looks back', () => {
  it('does so for all below it that no heading or word of time turns ahead', () => {
    const front = '---\ntitle: 数说“十三五”：水运巡礼\ndate: 2020-10-04\nperiod: 2016-2020\n---\n\n'
    check(`${front}自来水普及率84.5%\n\n年均增长11%以上\n`)
    check(
      `${front}到2025年，自来水普及率达到90%。\n\n## 下一步目标\n\n铺装率达到70%。\n`,
      '自来水普及率 2025 text',
      '铺装率 2020 period',
    )
  })
})

describe('the year of a clause that says what for', () => {
  it('ends with it', () =>
    check(
      `${DATED}规划到2030年，产值翻一番，为到2035年人均产值比2020年翻一番打好基础，研发强度达到3%。\n`,
      '产值 2030 text',
      '人均产值 2035 text',
      '研发强度 2030 text',
    ))
})

describe('what is measured', () => {
  it('is named without who announces it and when', () => {
    check(`${DATED}《规划》要求到2030年渡口数达到20个。\n`, '渡口数 2030 text')
    check(`${DATED}甲市提出“十五五”期末渡口数达到20个。\n`, '渡口数 2030 text')
    check(`${DATED}主要预期目标是产值增长5%左右，且渡口数需达到20个。\n`, '产值 none', '渡口数 none')
  })
  it('stands before a bracket that explains it', () =>
    check(`${DATED}2024年，赤字规模为50亿元（含结转），增加3亿元。\n`, '赤字规模 2024 text', '赤字规模 2024 text'))
})

describe('lines that Markdown joins', () => {
  it('are read one by one where they are a list, headings with their year among them', () => {
    check(
      `${DATED}一、2024年主要目标\n产值增长5%左右\n新增就业岗位12万个以上\n二、2025年主要目标\n产值增长6%左右\n`,
      '产值 2024 heading',
      '新增就业岗位 2024 heading',
      '产值 2025 heading',
    )
    check(
      `${DATED}I. Review of 2022\nGrowth of output of 4%\nII. Goals for 2024\nGrowth of output of around 5% in all counties along the river\nDebt of at most 60%\n`,
      'Growth of output 2024 heading',
      'Debt 2024 heading',
    )
  })
  it('are one text where a page wrapped them', () => {
    check(
      `${DATED}到2025年，沿江各县的渡口、码头和栈桥全部\n修缮完毕，其中渡口的完好率达到95%以上，码头\n的完好率达到90%。\n`,
      '渡口的完好率 2025 text',
      '码头的完好率 2025 text',
    )
    check(
      `${DATED}By 2025 the share of ferries on power from\nthe grid will rise to\n40%.\n`,
      'share of ferries on power from the grid 2025 text',
    )
  })
})

describe('years to come', () => {
  it('are counted from the date', () => {
    check(`${DATED}今后三年，新建医院20所。\n`, '医院 2026 text')
    check(`${DATED}Within five years, output is to reach 40 million tonnes.\n`, 'output 2028 text')
    check(`${DATED}By the end of the decade, output is to reach 40 million tonnes.\n`, 'output 2030 text')
  })
})
