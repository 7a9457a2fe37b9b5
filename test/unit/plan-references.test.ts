// References to plans in running text: what is one, what it means, and whether that is said or inferred.

import assert from 'node:assert/strict'
import { referencesIn } from '../../server/core/index/plans/references.ts'
import { Document } from '../../server/core/model/document.ts'
import { loadFixture, markSpans } from '../support/fixture.ts'
import { frontMatter, PLAN_CORPUS } from '../support/plan-corpus.ts'

const NOTE = { id: 'note', title: '读规划', kind: 'commentary', date: '2022-05-01' }
const ABOUT_14 = { id: 'note', title: 'Reading the 14th Five-Year Plan', kind: 'commentary', date: '2022-05-01' }
const READING_14 = { id: 'note', title: '“十四五”规划纲要解读', kind: 'commentary', date: '2021-04-20' }
const READING_TITLE_14 = { id: 'note', title: '《“十四五”规划纲要》解读', date: '2021-04-20' }
const PREVIEW = { id: 'note', title: 'A preview of the 14th Five-Year Plan', kind: 'commentary', date: '2021-03-04' }
const UNDATED = { id: 'note', title: 'Reading the 14th Five-Year Plan', kind: 'commentary' }
const SECTOR = {
  id: 'green',
  title: '“十四五”工业绿色发展规划',
  kind: 'sector',
  date: '2021-11-15',
  period: '2021-2025',
}
const DIGITAL = {
  id: 'jl-digital',
  title: '江陵市“十四五”数字经济发展规划',
  kind: 'regional',
  date: '2021-09-30',
  period: '2021-2025',
}
const FYP_15 = {
  id: 'fyp-15',
  title: '中华人民共和国国民经济和社会发展第十五个五年规划纲要',
  kind: 'outline',
  date: '2026-03-12',
  period: '2026-2030',
  supersedes: 'fyp-14',
}
const REPORT_2015 = { id: 'r', title: '关于计划执行情况的报告', kind: 'report', date: '2015-03-05' }
const REPORT_2023 = { id: 'r', title: '关于计划执行情况的报告', kind: 'report', date: '2023-03-05' }

type Front = Readonly<Record<string, string>>

/** `text` has its references in ⟦ ⟧; `expected` names for each the document, its section, and `?` where it was inferred. */
function check(front: Front, text: string, expected: readonly string[]): void {
  const { corpus, fixture } = loadFixture(`${PLAN_CORPUS}//- note.md\n${frontMatter(front)}${text}\n`)
  const file = fixture.files.at(-1)
  const document = corpus.document('file:///corpus/note.md')
  assert.ok(document && file)
  const found = document.blocks.flatMap((_, index) => referencesIn(corpus, document, index))
  assert.equal(markSpans(file.text, found), markSpans(file.text, file.spans))
  assert.deepEqual(
    found.map(({ plan, section, sectionName, how, isPeriod }) => {
      const where = section ? `#${section.title}` : sectionName ? `#!${sectionName}` : ''
      return `${plan.id}${where}${isPeriod ? ' years' : ''}${how.by === 'inferred' ? '?' : ''}`
    }),
    expected,
  )
}

function table(name: string, rows: readonly (readonly [Front, string, ...string[]])[]): void {
  describe(name, () => {
    for (const [front, text, ...expected] of rows)
      it(`${text.slice(0, 60)} in “${(front['title'] ?? '').slice(0, 30)}”`, () => check(front, text, expected))
  })
}

table('references by title', [
  [NOTE, '按照《⟦中华人民共和国国民经济和社会发展第十三个五年规划纲要⟧》部署。', 'fyp-13'],
  [{ ...SECTOR, kind: 'regional', title: '渡口县“十四五”规划' }, '对标国家⟦“十三五”规划《纲要》⟧要求。', 'fyp-13'],
  [ABOUT_14, 'The ⟦14FYP⟧ and ⟦FYP13⟧ differ.', 'fyp-14', 'fyp-13'],
  [NOTE, '按照《⟦国民经济和社会发展第十三个五年规划纲要⟧》部署。', 'fyp-13'],
  [NOTE, '按照《⟦国民经济和社会发展第十三个五年规划纲要（草案）⟧》部署。', 'fyp-13'],
  [NOTE, '《⟦“十四五”规划纲要⟧》提出', 'fyp-14'],
  [NOTE, '《⟦十四五规划⟧》提出', 'fyp-14'],
  [NOTE, '《⟦第十四个五年规划纲要⟧》提出', 'fyp-14'],
  [NOTE, '《⟦中共中央关于制定国民经济和社会发展第十四个五年规划的建议⟧》指出', 'proposal-14'],
  [NOTE, '《⟦“十三五”规划建议⟧》指出', 'proposal-13'],
  [NOTE, '《⟦“十四五”数字经济发展规划⟧》印发', 'digital-14'],
  [NOTE, '《⟦数字经济发展规划⟧》印发', 'digital-14'],
  [NOTE, '《⟦“十三五”国家信息化规划⟧》印发', 'it-13'],
  [NOTE, '《⟦国家信息化规划⟧》印发', 'it-13'],
  [NOTE, '《⟦国务院关于印发〈“十三五”国家信息化规划〉的通知⟧》', 'it-13'],
  [NOTE, '《⟦国务院关于印发“十三五”国家信息化规划的通知⟧》', 'it-13'],
  [NOTE, '⟦“十四五”数字经济发展规划⟧指出', 'digital-14'],
  [NOTE, '《“十五五”数字经济发展规划》尚未印发'],
  [NOTE, '《“十三五”卫生规划》印发'],
  [NOTE, '《规划》《纲要》《意见》《方案》'],
  [
    NOTE,
    '《“十四五”规划纲要》辅导读本与《“十四五”规划纲要辅导读本》'.replace(
      '《“十四五”规划纲要》',
      '《⟦“十四五”规划纲要⟧》',
    ),
    'fyp-14',
  ],
  [NOTE, '《⟦广东省国民经济和社会发展第十四个五年规划和2035年远景目标纲要⟧》', 'guangdong-14'],
  [NOTE, '《江苏省国民经济和社会发展第十四个五年规划和2035年远景目标纲要》'],
  [
    DIGITAL,
    '依据《江陵市国民经济和社会发展第十四个五年规划纲要》和全市“十四五”规划，制定本规划。'.replace(
      '本规划',
      '⟦本规划⟧',
    ),
    'jl-digital?',
  ],
  [NOTE, '按照《⟦國民經濟和社會發展第十三個五年規劃綱要⟧》部署', 'fyp-13'],
  [NOTE, '**《⟦“十三五”规划⟧》**与*《⟦“十四五”规划⟧》*', 'fyp-13', 'fyp-14'],
])

table('references by number', [
  [NOTE, '⟦“十三五”规划⟧实施以来', 'fyp-13'],
  [NOTE, '⟦十三五规划⟧实施以来', 'fyp-13'],
  [NOTE, '⟦「十三五」規劃⟧實施以來', 'fyp-13'],
  [NOTE, '⟦“十三五”时期⟧，经济增长', 'fyp-13 years'],
  [NOTE, '⟦十四五时期⟧，经济增长', 'fyp-14 years'],
  [NOTE, '⟦“十四五”期间⟧', 'fyp-14 years'],
  [NOTE, '⟦“十二五”末⟧', 'fyp-12 years'],
  [NOTE, '⟦“十二五”⟧和⟦“十三五”规划⟧', 'fyp-12', 'fyp-13'],
  [NOTE, '⟦“十二五”⟧、⟦“十三五”时期⟧', 'fyp-12 years', 'fyp-13 years'],
  [NOTE, '⟦第十三个五年规划⟧', 'fyp-13'],
  [NOTE, '⟦国民经济和社会发展第十四个五年规划和2035年远景目标纲要⟧草案'.replace('⟧草案', '草案⟧'), 'fyp-14'],
  [NOTE, '⟦第十三个五年（2016—2020年）规划纲要⟧', 'fyp-13'],
  [NOTE, '编制⟦“十四五”规划建议⟧时', 'proposal-14'],
  [NOTE, '“十五五”规划和“十五五”时期'],
  [NOTE, '三十四五岁，二〇一四五月，十四五个人，百分之十四五'],
  [NOTE, '进入新世纪的第一个五年计划'],
  [NOTE, '“五四”运动，“七五”普法，“四五”改革'],
  [NOTE, '编制五年规划是重要的治理方式，规划和计划都要落实，五年规划纲要'],
  [NOTE, '各地区“十四五”规划、江苏省“十四五”规划、各部门“十四五”规划'],
  [NOTE, '⟦广东省“十四五”规划⟧提出'.replace('⟦广东省', '广东省⟦'), 'guangdong-14'],
  [NOTE, '制定能源发展“十三五”规划和西部大开发“十三五”规划，实施⟦“十三五”规划⟧', 'fyp-13'],
  [NOTE, '“十四五”卫生健康规划与“十四五”国家级专项规划'],
  [ABOUT_14, 'the ⟦13th Five-Year Plan⟧ and the ⟦Thirteenth Five-Year Plan⟧', 'fyp-13', 'fyp-13'],
  [ABOUT_14, 'the ⟦13th FYP⟧, ⟦FYP13⟧, ⟦FYP 14⟧ and the ⟦14th plan⟧', 'fyp-13', 'fyp-13', 'fyp-14', 'fyp-14'],
  [ABOUT_14, 'the ⟦14th five year plan⟧’s chapters', 'fyp-14'],
  [ABOUT_14, 'the ⟦12th⟧ and ⟦13th Five-Year Plans⟧', 'fyp-12', 'fyp-13'],
  [ABOUT_14, '⟦12th⟧ & ⟦13th FYPs⟧', 'fyp-12', 'fyp-13'],
  [ABOUT_14, 'the ⟦13th development plan⟧', 'fyp-13'],
  [ABOUT_14, 'the ⟦14th Five-Year Plan for National Economic and Social Development⟧', 'fyp-14'],
  [ABOUT_14, 'the ⟦13th Five-Year Plan⟧ for the first time, on Thursday', 'fyp-13'],
  [ABOUT_14, 'the 14th Five-Year Plan for National Informatization'],
  [ABOUT_14, 'the 14th Five-Year Plan (FYP) on Inland Ferries and the 14th FYP for a Modern Canal System'],
  [ABOUT_14, 'the 14th Five-Year Plan on Renewable Energy'],
  [ABOUT_14, 'the 14th Five-Year Informatization Plan'],
  [ABOUT_14, 'the 14th Five-Year Plan for the electricity sector'],
  [ABOUT_14, 'the energy 13th Five-Year Plan'],
  [ABOUT_14, '14th Five-Year Plans on Six Industries'],
  [ABOUT_14, 'Jiangsu’s 14th Five-Year Plan, ⟦14th Five-Year Plan⟧ of China', 'fyp-14'],
  [ABOUT_14, 'Guangdong’s ⟦14th Five-Year Plan⟧', 'guangdong-14'],
  [ABOUT_14, 'the first five-year plan of the new century, a five-year plan, five-year plans'],
  [ABOUT_14, 'the second plan of five, the 13th planet, the 15th Five-Year Plan'],
  [ABOUT_14, 'the ⟦14th plan guidelines⟧', 'proposal-14'],
  [ABOUT_14, '⟦the proposal for the ⟦14th Five-Year Plan⟧⟧', 'proposal-14', 'fyp-14'],
])

table('plans of other places and countries', [
  [NOTE, '上海“十三五”规划、浙江的“十四五”规划、深圳“十三五”规划纲要、内蒙古“十三五”时期'],
  [NOTE, '印度“十二五”计划、苏联第一个五年计划、越南的“十三五”规划、印度第十二个五年计划'],
  [NOTE, '印度国民经济和社会发展第十二个五年计划，《印度“十二五”计划》，《上海“十三五”规划》'],
  [NOTE, '广东⟦“十四五”规划⟧和广东的⟦“十四五”规划⟧', 'guangdong-14', 'guangdong-14'],
  [NOTE, '与印度相比，⟦“十二五”规划⟧；中国⟦“十三五”规划⟧、我国⟦“十三五”规划⟧', 'fyp-12', 'fyp-13', 'fyp-13'],
  [ABOUT_14, 'India’s 12th Five-Year Plan, the Indian 12th FYP, the 12th Five-Year Plan of India, Shanghai’s 13th FYP'],
  [ABOUT_14, 'India’s 12th and 13th Five-Year Plans, the Soviet Union’s 12th Five-Year Plan, Vietnam’s 12th plan'],
  [ABOUT_14, 'the 12th Five-Year Plan in India and the Shanghai 13th Five-Year Plan'],
  [ABOUT_14, 'China’s ⟦12th⟧ and ⟦13th Five-Year Plans⟧, the Chinese ⟦13th FYP⟧', 'fyp-12', 'fyp-13', 'fyp-13'],
  [ABOUT_14, 'the ⟦12th Five-Year Plan⟧ in Indian eyes and in Sichuan', 'fyp-12'],
])

const AT = (title: string): Front => ({ id: 'note', kind: 'commentary', date: '2022-05-01', title })

table('names that point back', [
  [{ ...NOTE, date: '2021-04-01' }, 'growth in ⟦the five-year plan that ended⟧ last year', 'fyp-13?'],
  [NOTE, '《⟦“十四五”数字经济发展规划⟧》（下列简称《⟦数字规划⟧》）。', 'digital-14', 'digital-14'],
])

table('plans in texts of places and countries', [
  [AT('渡口市水运目标'), '“十三五”规划完成，⟦“十四五”时期⟧提速，国家⟦“十四五”规划⟧要求', 'fyp-14 years', 'fyp-14'],
  [AT('广东水运目标'), '⟦“十四五”规划⟧提出，⟦“十三五”时期⟧已有', 'guangdong-14', 'fyp-13 years'],
  [AT('我省水运目标'), '《“十四五”规划纲要》、《⟦中华人民共和国国民经济和社会发展第十四个五年规划纲要⟧》', 'fyp-14'],
  [AT('澳门水运目标'), '“二五”规划完成，⟦“十四五”时期⟧提速，国家⟦“十四五”规划⟧要求', 'fyp-14 years', 'fyp-14'],
  [AT('What the 14th Five-Year Plan means for Hong Kong'), 'The ⟦14th Five-Year Plan⟧ supports ferries.', 'fyp-14'],
  [AT('京津冀水运目标'), '⟦“十三五”规划⟧完成', 'fyp-13'],
  [AT('Ferries of Nepal'), 'The 13th Five-Year Plan is over; China’s ⟦14th Five-Year Plan⟧ is not.', 'fyp-14'],
  [AT('Ferry targets'), 'Some 3 lakh crore in the Thirteenth Five Year Plan'],
  [
    AT('水运目标'),
    '“十三五”规划（2021—2025年）、第十四个五年规划（2019-2023）；⟦“十三五”规划⟧（2016—2020年）',
    'fyp-13',
  ],
  [AT('Ferries of Botswana'), 'The 13th Five-Year Plan is over, and the 2021-2025 plan begins.'],
  [
    { ...AT('Fourteenth Five-Year Plan'), kind: 'outline', issuer: 'Government of Nepal' },
    '⟦This plan⟧ follows the previous five-year plan. China’s ⟦14th Five-Year Plan⟧ had more ferries.',
    'note?',
    'fyp-14',
  ],
  [
    { ...AT('Twelfth Five-Year Plan'), kind: 'outline', period: '2012-2017' },
    '⟦This plan⟧ follows the previous five-year plan. China’s ⟦12th Five-Year Plan⟧ had more ferries.',
    'note?',
    'fyp-12',
  ],
  [
    {
      ...AT('Proposal for the five-year plan'),
      kind: 'proposal',
      period: '2021-2025',
      issuer: 'Central Committee of the Communist Party of Vietnam',
    },
    '⟦This proposal⟧ follows the previous five-year plan. The 2021-2025 plan is to have more ferries.',
    'note?',
  ],
  [AT('Ferry targets'), 'the 12th Five Year Plan (2012-17), the ⟦13th Five-Year Plan⟧ (2016-20)', 'fyp-13'],
])

it('a headline that quotes a plan is not its name', () => {
  const news =
    '//- news.md\n---\ntitle: 国务院发布《“十三五”国家信息化规划》\nkind: commentary\ndate: 2016-12-20\n---\n\n正文。\n'
  const { corpus } = loadFixture(`${PLAN_CORPUS}${news}//- note.md\n昨天国务院发布《“十三五”国家信息化规划》。\n`)
  const document = corpus.document('file:///corpus/note.md')
  assert.ok(document)
  assert.deepEqual(
    document.blocks.flatMap((_, index) => referencesIn(corpus, document, index).map(({ plan }) => plan.id)),
    ['it-13'],
  )
})

table('what the paragraph has just named', [
  [NOTE, '⟦“十三五”规划⟧完成，⟦该规划⟧确定的目标实现；⟦上述规划⟧', 'fyp-13', 'fyp-13?', 'fyp-13?'],
  [
    NOTE,
    '《⟦“十四五”规划纲要⟧》（以下简称《⟦规划纲要⟧》）印发。⟦前述纲要第三章⟧',
    'fyp-14',
    'fyp-14',
    'fyp-14#第三章　科技?',
  ],
  [NOTE, '國家⟦「十四五」規劃⟧提出發展，⟦上述規劃⟧亦提及', 'fyp-14', 'fyp-14?'],
  [NOTE, '⟦“十三五”规划⟧和⟦“十四五”规划⟧都有要求，上述规划各有侧重', 'fyp-13', 'fyp-14'],
  [NOTE, '⟦“十四五”规划⟧提出编制国土空间规划，该规划明确三条线', 'fyp-14'],
  [NOTE, '⟦“十四五”规划⟧印发。一是交通。二是水利。该规划', 'fyp-14'],
  [NOTE, '按⟦“十四五”规划⟧，应该规划好布局；该规划局、该规划期', 'fyp-14'],
  [
    ABOUT_14,
    'The ⟦13th Five-Year Plan⟧ set 25 indicators, see ⟦Chapter 2 of that plan⟧. ⟦The said Plan⟧ is over.',
    'fyp-13',
    'fyp-13#第二章　目标?',
    'fyp-13?',
  ],
  [ABOUT_14, 'The ⟦13th Five-Year Plan⟧ fell short. That plan to cut emissions was new.', 'fyp-13'],
  [ABOUT_14, 'the Outline of the ⟦13th Five-Year Plan⟧', 'fyp-13'],
])

table('relative references', [
  [FYP_15, '与⟦上一个五年规划⟧相比', 'fyp-14?'],
  [FYP_15, '⟦上一规划⟧、⟦上个五年规划⟧、⟦前一个五年规划⟧、⟦上一轮规划⟧', 'fyp-14?', 'fyp-14?', 'fyp-14?', 'fyp-14?'],
  [FYP_15, '⟦本规划⟧、⟦本纲要⟧', 'fyp-15?', 'fyp-15?'],
  [FYP_15, '基本规划、样本规划、根本法、日本规划、以上规划、线上规划、本法院'],
  [FYP_15, '下一个五年规划'],
  [FYP_15, 'than ⟦the last plan⟧ did; ⟦the plan before last⟧ had more', 'fyp-14?', 'fyp-13?'],
  [FYP_15, '⟦本规划⟧指出。《⟦“十三五”规划⟧》说：“⟦本规划⟧是行动纲领。”', 'fyp-15?', 'fyp-13', 'fyp-13?'],
  [FYP_15, '有人说：“本规划是行动纲领。”'],
  [NOTE, '本规划、本纲要、本法'],
  [NOTE, 'the last plan, 上一规划; ⟦the last five-year plan⟧', 'fyp-13?'],
  [SECTOR, '⟦本规划⟧提出；上一规划、上一个五年规划', 'green?'],
  [SECTOR, '与⟦“十四五”规划纲要⟧衔接', 'fyp-14'],
  [
    ABOUT_14,
    '⟦the last plan⟧, ⟦the previous five-year plan⟧, ⟦the last five-year plan⟧',
    'fyp-13?',
    'fyp-13?',
    'fyp-13?',
  ],
  [ABOUT_14, '⟦The last five-year development plan⟧ and ⟦the new plan⟧', 'fyp-13?', 'fyp-14?'],
  [ABOUT_14, '⟦the current plan⟧; the next plan', 'fyp-14?'],
  [ABOUT_14, 'The last plan that is called so; a new plan; the new plan for hydrogen; the last plane; the plan'],
  [
    ABOUT_14,
    '⟦the 2016 plan⟧, ⟦the 2016–2020 plan⟧, ⟦the five-year plan ending in 2015⟧',
    'fyp-13?',
    'fyp-13?',
    'fyp-12?',
  ],
  [ABOUT_14, 'the 2017 plan and the 2016 e-commerce plan'],
  [ABOUT_14, '与⟦上一个五年规划⟧相比，⟦新的五年规划⟧', 'fyp-13?', 'fyp-14?'],
  [PREVIEW, '⟦the upcoming five-year plan⟧, ⟦the next plan⟧ and the current plan', 'fyp-14?', 'fyp-14?'],
  [{ ...PREVIEW, date: '2020-11-01' }, '⟦the next five-year plan⟧ and ⟦the current plan⟧', 'fyp-14?', 'fyp-13?'],
  [UNDATED, '⟦the last plan⟧; the next plan', 'fyp-13?'],
  [REPORT_2015, '做好⟦新的五年规划⟧编制，回顾上一个五年规划', 'fyp-13?'],
  [REPORT_2023, '⟦上一个五年规划⟧；新的五年规划；下一个五年规划；上一规划', 'fyp-13?'],
  [{ id: 'n', title: 'Notes', kind: 'commentary' }, 'the last plan, 上一个五年规划, 本规划, the new plan'],
  [
    { id: 'd', title: 'Digest', kind: 'outline', expresses: 'fyp-13' },
    '⟦the last plan⟧ and ⟦the next plan⟧',
    'fyp-12?',
    'fyp-14?',
  ],
])

table('what a commentary is about', [
  [READING_14, '⟦本规划⟧提出，《⟦纲要⟧》和《⟦纲要》第三章⟧', 'fyp-14?', 'fyp-14?', 'fyp-14#第三章　科技?'],
  [READING_TITLE_14, '⟦本规划⟧提出，《⟦纲要⟧》和《⟦纲要》第三章⟧', 'fyp-14?', 'fyp-14?', 'fyp-14#第三章　科技?'],
  [READING_TITLE_14, '⟦本纲要第三章⟧比⟦上一个五年规划⟧细', 'fyp-14#第三章　科技?', 'fyp-13?'],
  [READING_TITLE_14, '⟦上期规划⟧、⟦上一期规划⟧与⟦the FYP before last⟧', 'fyp-13?', 'fyp-13?', 'fyp-12?'],
  [NOTE, 'the plan before last; ⟦the FYP before last⟧', 'fyp-12?'],
  [READING_14, '⟦“十三五”时期⟧以来，⟦本规划⟧的重点', 'fyp-13 years', 'fyp-14?'],
  [READING_14, '⟦“十四五”规划⟧发布，⟦本规划⟧的重点', 'fyp-14', 'fyp-14?'],
  [READING_14, '⟦“十三五”规划⟧发布后，本规划的重点', 'fyp-13'],
  [READING_14, '《“十六五”交通规划》发布后，本规划的重点'],
  [READING_14, '有人说：“本规划是行动纲领。”本法、本条例'],
  [READING_14, '⟦“十三五”规划纲要⟧提出：“⟦本规划⟧是行动纲领。”', 'fyp-13', 'fyp-13?'],
  [ABOUT_14, '⟦This plan⟧ goes further, as ⟦Chapter 3 of this plan⟧ shows', 'fyp-14?', 'fyp-14#第三章　科技?'],
  [{ ...READING_14, title: '“十四五”数字经济发展规划解读' }, '本规划提出'],
  [{ ...READING_14, title: '“十四五”规划建议解读' }, '⟦本建议⟧提出；本规划', 'proposal-14?'],
])

const FORERUNNERS = { id: 'n', title: 'Roots of the 15th plan’s ideas', kind: 'commentary', date: '2021-04-10' }
table('a plan in the title that is far ahead of the date', [
  [
    FORERUNNERS,
    '⟦The last plan⟧ had none of it, but the ⟦14th FYP⟧ has. ⟦The Fifth Plenum guidelines⟧; ⟦the new plan⟧',
    'fyp-13?',
    'fyp-14',
    'proposal-14?',
    'fyp-14?',
  ],
  [FORERUNNERS, '⟦the FYP before last⟧, ⟦the current plan⟧, the next plan; 《纲要》, this plan', 'fyp-12?', 'fyp-14?'],
  [{ ...FORERUNNERS, date: '2020-10-10', title: 'What the 14th plan may bring' }, '⟦the last plan⟧', 'fyp-13?'],
  [{ ...FORERUNNERS, title: 'A look back on the 12th plan' }, '⟦this plan⟧, the new plan, the current plan', 'fyp-12?'],
])

table('proposals and short names', [
  [
    PREVIEW,
    'In ⟦the Fifth Plenum guidelines⟧ and ⟦the fifth plenum’s recommendations⟧',
    'proposal-14?',
    'proposal-14?',
  ],
  [PREVIEW, '⟦the guidelines of the Fifth Plenum⟧; the Fourth Plenum guidelines', 'proposal-14?'],
  [PREVIEW, '⟦the proposal for ⟦the last plan⟧⟧', 'proposal-13?', 'fyp-13?'],
  [PREVIEW, '⟦the Central Committee’s proposals⟧', 'proposal-14?'],
  [ABOUT_14, 'the proposal to raise taxes; the proposals of others'],
  [NOTE, '⟦党的十九届五中全会《建议》⟧与⟦十八届五中全会通过的《建议》⟧', 'proposal-14', 'proposal-13'],
  [NOTE, '五中全会精神，五中全会召开'],
  [
    { id: 'n', title: 'Notes', kind: 'commentary', date: '2020-11-20' },
    '⟦The Fifth Plenum guidelines⟧',
    'proposal-14?',
  ],
  [
    { id: 'n', title: 'Notes', kind: 'commentary', date: '2016-11-20' },
    '⟦The Fifth Plenum guidelines⟧',
    'proposal-13?',
  ],
  [{ id: 'n', title: 'Notes', kind: 'commentary' }, 'The Fifth Plenum guidelines'],
  [
    {
      id: 'p',
      title: 'Recommendations of the CPC Central Committee for Formulating the 15th Five-Year Plan',
      kind: 'proposal',
      date: '2025-10-28',
    },
    '⟦The proposals⟧ go further than ⟦the proposal for ⟦the last plan⟧⟧',
    'p?',
    'proposal-14?',
    'fyp-14?',
  ],
  [FYP_15, '《建议》提出'],
  [
    { ...FYP_15, id: 'x', title: '中华人民共和国国民经济和社会发展第十四个五年规划纲要' },
    '根据《⟦建议⟧》编制《⟦纲要⟧》',
    'proposal-14?',
    'x?',
  ],
  [NOTE, '《⟦“十四五”规划纲要⟧》（以下简称《⟦纲要⟧》）发布。《⟦纲要⟧》提出', 'fyp-14', 'fyp-14', 'fyp-14'],
  [NOTE, '⟦第十三个五年规划纲要⟧（以下简称《⟦规划纲要⟧》）发布。《⟦规划纲要⟧》提出', 'fyp-13', 'fyp-13', 'fyp-13'],
  [NOTE, '《某某规划》（以下简称《规划》）发布。《⟦“十三五”规划⟧》。《规划》提出', 'fyp-13'],
  [NOTE, '《⟦“十三五”规划纲要⟧》发布。《⟦纲要⟧》提出', 'fyp-13', 'fyp-13?'],
  [ABOUT_14, '《⟦纲要⟧》提出；《⟦建议⟧》提出', 'fyp-14?', 'proposal-14?'],
  [ABOUT_14, 'the ⟦13th Five-Year Plan⟧ (hereinafter ⟦the Outline⟧). ⟦The Outline⟧ says', 'fyp-13', 'fyp-13', 'fyp-13'],
  [ABOUT_14, 'the 14th Five-Year Plan for National Informatization (the “Plan”). The Plan says, and this Plan'],
  [ABOUT_14, '⟦The Outline⟧ says, the Plan says; an outline of what follows', 'fyp-14?'],
])

table('names of the plan above, of a place and of a year', [
  [
    {
      id: 's',
      title: '“十四五”水运规划',
      kind: 'sector',
      date: '2021-12-01',
      period: '2021-2025',
      parent: 'digital-14',
    },
    '按照《纲要》部署，《建议》要求',
  ],
  [
    { id: 's', title: '“十四五”水运规划', kind: 'sector', date: '2021-12-01', period: '2021-2025', parent: 'fyp-14' },
    '按照《⟦纲要》第三章⟧部署，《⟦建议⟧》要求，《⟦规划⟧》提出',
    'fyp-14#第三章　科技?',
    'proposal-14?',
    's?',
  ],
  [
    NOTE,
    '《⟦广东省“十四五”规划纲要⟧》；《⟦广东“十四五”规划⟧》；《江南省“十四五”规划纲要》',
    'guangdong-14',
    'guangdong-14',
  ],
  [NOTE, '《⟦2016年政府工作报告⟧》；《2013年政府工作报告》', 'report-2016'],
])

table('laws and reports', [
  [NOTE, '根据《⟦预算法⟧》', 'budget-2018'],
  [{ ...NOTE, date: '2016-05-01' }, '根据《⟦预算法⟧》', 'budget-2014'],
  [{ ...NOTE, date: '2010-05-01' }, '根据《⟦中华人民共和国预算法⟧》', 'budget-2018'],
  [{ id: 'n', title: 'Notes', kind: 'commentary' }, '《⟦预算法⟧》', 'budget-2018'],
  [NOTE, '《⟦预算法》第二十三条⟧', 'budget-2018#第二十三条'],
  [NOTE, '《⟦预算法》第二条⟧、⟦第十条⟧', 'budget-2018#第二条', 'budget-2018#第十条'],
  [NOTE, '《⟦预算法》第九十条⟧', 'budget-2018#!第九十条'],
  [NOTE, '《预算法实施条例》《孙子兵法》《书法》《劳动法》'],
  [
    { id: 'law', title: '中华人民共和国会计法', kind: 'law', date: '2024-06-28' },
    '## 第一章　总则\n\n违反⟦本法第一章⟧，依照⟦本法⟧规定和《⟦预算法⟧》；本条例',
    'law#第一章　总则?',
    'law?',
    'budget-2018',
  ],
  [NOTE, '2015年《⟦政府工作报告⟧》和2016年《⟦政府工作报告⟧》', 'report-2015', 'report-2016'],
  [NOTE, '《⟦政府工作报告⟧》', 'report-2016'],
  [NOTE, '2014年《政府工作报告》、2014年政府工作报告'],
  [NOTE, '今年《政府工作报告》、去年3月的《政府工作报告》、2022年政府工作报告、今年政府工作报告'],
  [
    { ...NOTE, date: '2016-05-01' },
    '今年《⟦政府工作报告⟧》、今年⟦政府工作报告⟧、去年的《⟦政府工作报告⟧》、去年《⟦政府工作报告⟧》、前年《政府工作报告》',
    'report-2016',
    'report-2016',
    'report-2015',
    'report-2015',
  ],
  [{ id: 'n', title: 'Notes', kind: 'commentary' }, '今年《政府工作报告》；《⟦政府工作报告⟧》', 'report-2016'],
  [{ ...NOTE, date: '2016-05-01' }, '今年《⟦预算法⟧》', 'budget-2014'],
  [{ id: 'r', title: '政府工作报告', kind: 'report', date: '2017-03-05' }, '现在作政府工作报告'],
])

table('sections beside a name', [
  [NOTE, '《⟦“十三五”规划》第三章⟧', 'fyp-13#第三章　科技'],
  [NOTE, '《⟦“十三五”规划纲要》第二篇第三章⟧', 'fyp-13#第三章　科技'],
  [NOTE, '⟦“十三五”规划第三章⟧和⟦第六章⟧', 'fyp-13#第三章　科技', 'fyp-13#第六章　人才'],
  [NOTE, '《⟦“十三五”规划⟧》把科技放在⟦第三章⟧。第六章不在此句。', 'fyp-13', 'fyp-13#第三章　科技'],
  [NOTE, '⟦“十二五”规划⟧之后，⟦“十三五”规划⟧在⟦第六章⟧', 'fyp-12', 'fyp-13', 'fyp-13#第六章　人才'],
  [NOTE, '《⟦“十三五”规划》第九章⟧', 'fyp-13#!第九章'],
  [NOTE, '⟦“十三五”时期⟧，第三章', 'fyp-13 years'],
  [ABOUT_14, '⟦Chapter 3 of the 13th Five-Year Plan⟧', 'fyp-13#第三章　科技'],
  [ABOUT_14, '⟦Chapter 3 of the last plan⟧', 'fyp-13#第三章　科技?'],
  [ABOUT_14, 'the ⟦13th Five-Year Plan (2016–2020), chapter 3⟧', 'fyp-13#第三章　科技'],
  [ABOUT_14, 'the ⟦13th Five-Year Plan Outline (Ch. 3⟧)', 'fyp-13#第三章　科技'],
  [ABOUT_14, '⟦Ch.3 of the 13th Five-Year Plan⟧', 'fyp-13#第三章　科技'],
  [ABOUT_14, '⟦Chapters 3⟧ and ⟦6 of the 13th Five-Year Plan⟧', 'fyp-13#第三章　科技', 'fyp-13#第六章　人才'],
  [
    ABOUT_14,
    '⟦Chapters 1⟧, ⟦3⟧, and ⟦6 of the 13th Five-Year Plan⟧',
    'fyp-13#第一章　环境',
    'fyp-13#第三章　科技',
    'fyp-13#第六章　人才',
  ],
  [ABOUT_14, '⟦Chapter 3⟧ and ⟦Chapter 6 of the 13th Five-Year Plan⟧', 'fyp-13#第三章　科技', 'fyp-13#第六章　人才'],
  [ABOUT_14, '⟦Chapter 3⟧, ⟦Chapter 6 of the 13th Five-Year Plan⟧', 'fyp-13#第三章　科技', 'fyp-13#第六章　人才'],
  [ABOUT_14, '⟦chs. III⟧–⟦VI of the 13th Five-Year Plan⟧', 'fyp-13#第三章　科技', 'fyp-13#第六章　人才'],
  [ABOUT_14, 'Sections 3 and I say of the ⟦13th Five-Year Plan⟧', 'fyp-13'],
  [ABOUT_14, 'the ⟦13th Five-Year Plan (Chapters 3⟧ and ⟦6⟧)', 'fyp-13#第三章　科技', 'fyp-13#第六章　人才'],
  [ABOUT_14, 'Chapters 99 and ⟦6 of the 13th Five-Year Plan⟧', 'fyp-13#第六章　人才'],
  [NOTE, '⟦“十三五”规划第三章⟧、⟦第六章⟧', 'fyp-13#第三章　科技', 'fyp-13#第六章　人才'],
  [NOTE, '⟦“十三五”规划第三⟧、⟦六章⟧', 'fyp-13#第三章　科技', 'fyp-13#第六章　人才'],
  [NOTE, '⟦“十三五”规划第三⟧至⟦第六章⟧', 'fyp-13#第三章　科技', 'fyp-13#第六章　人才'],
  [NOTE, '⟦“十三五”规划⟧在⟦第三⟧、⟦六章⟧', 'fyp-13', 'fyp-13#第三章　科技', 'fyp-13#第六章　人才'],
  [NOTE, '⟦“十三五”规划⟧第一、第二产业', 'fyp-13'],
  [ABOUT_14, 'particulars of the ⟦13th Five-Year Plan⟧', 'fyp-13'],
  [ABOUT_14, '⟦the last plan (Chapter 6⟧)', 'fyp-13#第六章　人才?'],
  [ABOUT_14, 'The ⟦13th plan⟧ turns to it in ⟦Chapter 6⟧.', 'fyp-13', 'fyp-13#第六章　人才'],
  [NOTE, '《⟦十四五规划纲要⟧》与《⟦“十三五”规划纲要⟧》相比，《纲要》第三章更细，《纲要》也更长。', 'fyp-14', 'fyp-13'],
  [NOTE, '⟦“十四五”规划⟧比⟦“十三五”规划⟧长；《纲要》第三章', 'fyp-14', 'fyp-13'],
  [NOTE, '⟦“十三五”规划⟧比《“十六五”规划》短，《规划》第三章', 'fyp-13'],
  [
    NOTE,
    '《⟦“十三五”规划纲要⟧》（⟦第十三个五年规划纲要⟧），《⟦纲要》第三章⟧',
    'fyp-13',
    'fyp-13',
    'fyp-13#第三章　科技?',
  ],
  [
    NOTE,
    '⟦“十二五”规划⟧结束。《⟦“十三五”规划纲要⟧》发布，《⟦纲要》第三章⟧',
    'fyp-12',
    'fyp-13',
    'fyp-13#第三章　科技?',
  ],
  [{ ...FYP_15 }, '## 第三章　保障\n\n见⟦本规划第三章⟧', 'fyp-15#第三章　保障?'],
])

describe('short names of plans', () => {
  it('are read of an open document in steps, before anybody asks', () => {
    const { corpus } = loadFixture(PLAN_CORPUS)
    const document = Document.parse('file:///corpus/long.md', '《某某发展规划》（以下简称《规划》）。\n\n'.repeat(1000))
    corpus.setOpen(document)
    assert.ok([...corpus.prepare()].length >= document.list.runs.length)
  })
})

describe('a plan in English beside the same one in Chinese', () => {
  it('is not what a name means, though its front matter does not say what it renders', () => {
    const english = {
      id: 'outline-en',
      title: 'Outline of the 14th Five-Year Plan',
      kind: 'outline',
      date: '2021-08-01',
    }
    const { corpus } = loadFixture(
      `${PLAN_CORPUS}//- en.md\n${frontMatter(english)}Text.\n//- note.md\n${frontMatter(NOTE)}国家“十四五”规划。\n`,
    )
    const document = corpus.document('file:///corpus/note.md')
    assert.ok(document)
    const found = document.blocks.flatMap((_, index) => referencesIn(corpus, document, index))
    assert.deepEqual(
      found.map(({ plan }) => plan.id),
      ['fyp-14'],
    )
  })
})
