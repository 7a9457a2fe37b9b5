// What is read out of the targets of a Chinese sentence.

import assert from 'node:assert/strict'
import { findTargets, type ReadingContext } from '../../../server/core/reading/target.ts'
import { describeReading } from './describe-reading.ts'

const PLAN: ReadingContext = { language: 'zh', period: { from: 2021, to: 2025 }, date: '2021-01-25' }
const OLD_PLAN: ReadingContext = { language: 'zh', period: { from: 1953, to: 1957 }, date: '1955-07-30' }
const REPORT: ReadingContext = { language: 'zh', date: '2024-01-23' }
const UNDATED: ReadingContext = {}

/** A sentence, and what each target in it says. */
const CASES: readonly (readonly [ReadingContext, string, ...string[]])[] = [
  [
    PLAN,
    '力争到2025年，全省经济总量突破6万亿元大关，年均增长6%。',
    '经济总量 | more-than 6×1000000000000 万亿元 | raise | by 2025',
    '经济总量 | 6 % | raise | per year, by 2025',
  ],
  [
    PLAN,
    '常住人口城镇化率年均提高1个百分点左右，到2025年达到70%。',
    '常住人口城镇化率 | about 1 百分点 | raise | per year, by ~2025',
    '常住人口城镇化率 | 70 % | raise | by 2025',
  ],
  [PLAN, '煤炭消费比重由2020年的57%降至2025年的51%。', '煤炭消费比重 | 51 % | lower | base 57 % in 2020, by 2025'],
  [
    PLAN,
    '高铁营业里程比“十三五”末增加1.2万公里，增长32%。',
    '高铁营业里程 | 1.2×10000 万公里 | raise | base in 2020, by ~2025',
    '高铁营业里程 | 32 % | raise | by ~2025',
  ],
  [PLAN, '在2020年基础上，碳排放强度下降18%。', '碳排放强度 | 18 % | lower | base in 2020, by ~2025'],
  [
    PLAN,
    '到2025年，农村居民人均可支配收入超过2.5万元，比2020年增长50%。',
    '农村居民人均可支配收入 | more-than 2.5×10000 万元 | raise | by 2025',
    '农村居民人均可支配收入 | 50 % | raise | base in 2020, by 2025',
  ],
  [PLAN, '城乡居民收入比缩小到2.3以内，城乡融合加快。', '城乡居民收入比 | at-most 2.3  | lower | by ~2025'],
  [PLAN, '动力电池产能达到200吉瓦时。', '动力电池产能 | 200 吉瓦时 | raise | by ~2025'],
  [PLAN, '生产总值年均增长6%左右。', '生产总值 | about 6 % | raise | per year, by ~2025'],
  [PLAN, '人均GDP达到全国平均水平的95%。', '人均GDP | 95 % | raise | by ~2025'],
  [PLAN, '公路网密度达到每百平方公里60公里。', '公路网密度 | 60 公里 | raise | by ~2025'],
  [
    PLAN,
    '工业用水普及率、中水回用率分别达到90%、75%。',
    '工业用水普及率、中水回用率 | 90 % | raise | by ~2025, 工业用水普及率 90 + 中水回用率 75',
  ],
  [
    PLAN,
    '第一、二、三产业增加值占比分别为13%、51%和36%。',
    '第一、二、三产业增加值占比 | 13 % | - | by ~2025, ? 13 + ? 51 + ? 36',
  ],
  [
    PLAN,
    '五年累计新增城镇就业5000万人以上。',
    '新增城镇就业 | at-least 5000×10000 万人 | raise | cumulative, by ~2025',
  ],
  [
    PLAN,
    '新建、改扩建中小学800所，高水平建成20家软件名园。',
    '中小学 | 800 所 | raise | by ~2025',
    '软件名园 | 20 家 | raise | by ~2025',
  ],
  [PLAN, '免费为100万名适龄妇女开展筛查。', '适龄妇女开展筛查 | 100×10000 万名 | - | by ~2025'],
  [PLAN, '新建和改造提升高标准农田400万亩。', '高标准农田 | 400×10000 万亩 | raise | by ~2025'],
  [PLAN, '坚守18亿亩耕地红线。', '耕地红线 | 18×100000000 亿亩 | hold | by ~2025'],
  [
    PLAN,
    '达到70%以上或比2020年提高5个百分点以上。',
    '- | at-least 70 % | raise | by ~2025',
    '- | at-least 5 百分点 | raise | base in 2020, by ~2025',
  ],
  [PLAN, '提高计算机普及率，2025年达到60%以上。', '计算机普及率 | at-least 60 % | raise | by 2025'],
  [
    PLAN,
    '按2020年价格计算的生产总值达到12.5万亿元左右。',
    '生产总值 | about 12.5×1000000000000 万亿元 | raise | by ~2025',
  ],
  [
    PLAN,
    '移动资费至少降低30%，通关时间再压缩三分之一。',
    '移动资费 | at-least 30 % | lower | by ~2025',
    '通关时间 | 33.3 % | lower | by ~2025',
  ],
  [
    REPORT,
    '今年中央财政将安排500亿元，比上年增加60亿元，支持卫生事业。',
    '- | 500×100000000 亿元 | - | by 2024',
    '- | 60×100000000 亿元 | raise | by 2024',
  ],
  [
    REPORT,
    '今年财政拟安排补贴资金1300亿元，比上年增加60亿元。',
    '补贴资金 | 1300×100000000 亿元 | - | by 2024',
    '补贴资金 | 60×100000000 亿元 | raise | by 2024',
  ],
  [
    REPORT,
    '今年赤字率拟按3%安排，比去年预算低0.2个百分点。',
    '赤字率 | 3 % | - | by 2024',
    '赤字率 | 0.2 百分点 | lower | by 2024',
  ],
  [
    REPORT,
    '今年拟安排国债投资300亿元，比去年减少200亿元。',
    '国债投资 | 300×100000000 亿元 | - | by 2024',
    '国债投资 | 200×100000000 亿元 | lower | by 2024',
  ],
  [REPORT, '提出居民消费价格涨幅控制在3%左右，考虑了各种因素。', '居民消费价格涨幅 | about 3 % | hold | '],
  [
    REPORT,
    '今年各地将新建改扩建幼儿园9万多所，可新增园位500多万个。',
    '幼儿园 | more-than 9×10000 万所 | raise | by 2024',
    '新增园位 | more-than 500×10000 万个 | raise | by 2024',
  ],
  [
    REPORT,
    '今年要推进5万个行政村通光纤，再减少农村贫困人口1000万人。',
    '行政村通光纤 | 5×10000 万个 | - | by 2024',
    '农村贫困人口 | 1000×10000 万人 | lower | by 2024',
  ],
  [REPORT, '今年企业退休人员基本养老金再提高10%。', '企业退休人员基本养老金 | 10 % | raise | by 2024'],
  [REPORT, '今年实施总额4万亿元的投资计划。', '投资计划 | 4×1000000000000 万亿元 | - | by 2024'],
  [REPORT, '为加快体系建设，今年中央财政将安排2700亿元。', '- | 2700×100000000 亿元 | - | by 2024'],
  [UNDATED, '“十五五”时期，能耗累计降低17%。', '能耗 | 17 % | lower | cumulative, by 2030'],
  [
    UNDATED,
    '国民生产总值达到11000亿元，比1985年增长44％；2000年达到30000亿元。',
    '国民生产总值 | 11000×100000000 亿元 | raise | ',
    '国民生产总值 | 44 % | raise | base in 1985',
    '国民生产总值 | 30000×100000000 亿元 | raise | by 2000',
  ],
  [
    OLD_PLAN,
    '钢由一九五二年的一三五万吨增加到四一二万吨，即增长二·一倍。',
    '钢 | 412×10000 万吨 | raise | base 135×10000 万吨 in 1952, by ~1957',
    '钢 | times 2.1 倍 | raise | by ~1957',
  ],
  [
    OLD_PLAN,
    '粮食产量一九五七年将比一九五二年增长百分之一七·六。',
    '粮食产量 | 17.6 % | raise | base in 1952, by 1957',
  ],
  [
    OLD_PLAN,
    '钢产量达到四一二万吨，为一九五二年的百分之三〇六。',
    '钢产量 | 412×10000 万吨 | raise | by ~1957',
    '钢产量 | 306 % | - | base in 1952, by ~1957',
  ],
  [
    OLD_PLAN,
    '棉纱五〇〇万件，比一九五二年增长百分之三八；棉布一六、三七二万匹。',
    '棉纱 | 500×10000 万件 | - | by ~1957',
    '棉纱 | 38 % | raise | base in 1952, by ~1957',
    '棉布 | 16372×10000 万匹 | - | by ~1957',
  ],
  [
    PLAN,
    '棉花，年产量达到460万吨；油料，年均产量1700万吨。',
    '棉花 | 460×10000 万吨 | raise | by ~2025',
    '油料 | 1700×10000 万吨 | - | per year, by ~2025',
  ],
  [PLAN, '同“十三五”期间年均产量相比，平均每年增加800万吨。', '- | 800×10000 万吨 | raise | per year, by ~2025'],
  [UNDATED, '全市生产总值突破千亿元。', '生产总值 | more-than 1000×100000000 亿元 | raise | '],
]

describe('readings of Chinese targets', () => {
  for (const [context, text, ...said] of CASES)
    it(text, () => assert.deepEqual(findTargets(text, context).map(describeReading), said))
})
