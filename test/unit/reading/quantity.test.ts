import assert from 'node:assert/strict'
import { collectQuantities, type Quantity } from '../../../server/core/reading/quantity.ts'

/** Each quantity as `words = value[..high][×scale] unit kind[!]`; `!` says that it only describes. */
const CASES: readonly (readonly [string, ...string[]])[] = [
  ['比重提高到７％', '７％ = 7 % percent'],
  ['增长百分之七点五', '百分之七点五 = 7.5 % percent'],
  ['占百分之一百五十五', '百分之一百五十五 = 155 % percent'],
  ['死亡率降至千分之六，约6‰', '千分之六 = 6 ‰ percent', '6‰ = 6 ‰ percent'],
  ['提高1.5个百分点', '1.5个百分点 = 1.5 百分点 percent'],
  ['提高3个和4个百分点', '3个 = 3 百分点 percent', '4个百分点 = 4 百分点 percent'],
  [
    '产量1.45万亿斤，面积15亿亩',
    '1.45万亿斤 = 1.45×1000000000000 万亿斤 measure',
    '15亿亩 = 15×100000000 亿亩 measure',
  ],
  ['消费50亿吨标准煤', '50亿吨标准煤 = 50×100000000 亿吨标准煤 measure'],
  ['资金1,200亿元', '1,200亿元 = 1200×100000000 亿元 money'],
  ['人均8.7万元/人', '8.7万元/人 = 8.7×10000 万元/人 money'],
  ['出口2.3万亿美元', '2.3万亿美元 = 2.3×1000000000000 万亿美元 money'],
  ['培训三百二十万人次', '三百二十万人次 = 320×10000 万人次 count'],
  ['产煤十三亿五千万吨', '十三亿五千万吨 = 1350000000 吨 measure'],
  ['投资二四九·九亿元', '二四九·九亿元 = 249.9×100000000 亿元 money'],
  ['收购一、三二〇万担', '一、三二〇万担 = 1320×10000 万担 measure'],
  ['系数达到〇·五三', '〇·五三 = 0.53  plain'],
  ['新建50多个、覆盖3000余万人', '50多个 = 50 个 count', '3000余万人 = 3000×10000 万人 count'],
  ['增长4.5%—5%', '4.5%—5% = 4.5..5 % percent'],
  ['扩大1.5—2倍', '1.5—2倍 = 1.5..2 倍 multiple'],
  ['建设10~20家，50至60所', '10~20家 = 10..20 家 count', '50至60所 = 50..60 所 count'],
  ['供水四百～五百亿立方米', '四百～五百亿立方米 = 400..500×100000000 亿立方米 measure'],
  ['从10%到20%', '10% = 10 % percent', '20% = 20 % percent'],
  ['总量翻一番，收入翻两番', '翻一番 = 2 倍 multiple', '翻两番 = 4 倍 multiple'],
  ['增长一倍半、一倍多、五百公尺', '一倍半 = 1.5 倍 multiple', '一倍多 = 1 倍 multiple', '五百公尺 = 500 米 measure'],
  // Text recognition sets spaces between digits.
  [
    '到2 0 0 5年增长6 .5 %，达到1 0 8 0万千瓦，工业27 · 7％',
    '2 0 0 5年 = 2005  year',
    '6 .5 % = 6.5 % percent',
    '1 0 8 0万千瓦 = 1080×10000 万千瓦 measure',
    '27 · 7％ = 27.7 % percent',
  ],
  ['1. 100个项目', '1 = 1  ordinal', '100个 = 100 个 count'],
  ['压减三分之一', '三分之一 = 33.3 % multiple'],
  ['发病率降至58/10万', '58/10万 = 58 /10万 plain'],
  ['2021－2025年', '2021－2025年 = 2021..2025  year'],
  ['一九五七年和二〇三五年', '一九五七年 = 1957  year', '二〇三五年 = 2035  year'],
  ['3月5日前，12月底', '3月5日 = 3  date', '12月 = 12  date'],
  ['第十四个五年规划和第3章', '第十四个五年规划 = 2021  ordinal', '3 = 3  ordinal'],
  ['“十四五”时期', '“十四五” = 2021  ordinal'],
  ['（二）提高1%', '二 = 2  ordinal', '1% = 1 % percent'],
  ['3．加快发展', '3 = 3  ordinal'],
  ['（二）加快发展'],
  ['建设一万千瓦以上、五千千米', '一万千瓦 = 1×10000 万千瓦 measure', '五千千米 = 5000 公里 measure'],
  ['2万5千公里、3亿5000万元', '2万5千公里 = 2.5×10000 万公里 measure', '3亿5000万元 = 3.5×100000000 亿元 money'],
  ['增至3万5千千米', '3万5千千米 = 3.5×10000 万公里 measure'],
  ['建设30万千瓦级机组', '30万千瓦 = 30×10000 万千瓦 measure!'],
  ['实施三年行动', '三年 = 3 年 measure!'],
  // Names and words that look like numbers.
  ['推广5G、IPv6、CO2、PM2.5、C919、G20和COVID-19'],
  ['共建“一带一路”，进一步统一，十分重视三农、百姓和零部件'],
  ['糧食６５０萬噸，３．２億畝', '６５０萬噸 = 650×10000 万吨 measure', '３．２億畝 = 3.2×100000000 亿亩 measure'],
  ['two million high-skilled workers', 'two million high-skilled workers = 2×1000000 high-skilled workers count'],
  ['125 national standards in key areas', '125 national standards = 125 national standards count'],
  ['2-3 open-source communities', '2-3 open-source communities = 2..3 open-source communities count'],
  ['seven percent, 7 per cent and 7%', 'seven percent = 7 % percent', '7 per cent = 7 % percent', '7% = 7 % percent'],
  [
    '2.64 trillion CNY (approx. 367 billion EUR)',
    '2.64 trillion CNY = 2.64×1000000000000 CNY money',
    '367 billion EUR = 367×1000000000 EUR money',
  ],
  [
    'RMB 40 trillion ($6.19 trillion)',
    'RMB 40 trillion = 40×1000000000000 CNY money',
    '$6.19 trillion = 6.19×1000000000000 USD money',
  ],
  ['RMB50bn and US$16 million', 'RMB50bn = 50×1000000000 CNY money', 'US$16 million = 16×1000000 USD money'],
  ['approx.1.04 trillion EUR', '1.04 trillion EUR = 1.04×1000000000000 EUR money'],
  [
    'from 2.5 to 3.7 trillion CNY',
    '2.5 = 2.5×1000000000000 CNY money',
    '3.7 trillion CNY = 3.7×1000000000000 CNY money',
  ],
  ['between 6.5% and 7%', '6.5% and 7% = 6.5..7 % percent'],
  ['6–6.5 percent', '6–6.5 percent = 6..6.5 % percent'],
  ['an increase of 0.2 percentage points', '0.2 percentage points = 0.2 percentage points percent'],
  ['a 2-percent drop and a 10-year plan', '2-percent = 2 % percent', '10-year = 10 years measure!'],
  ['百分之二点五至三点五', '百分之二点五至三点五 = 2.5..3.5 % percent'],
  ['2023-24年度', '2023-24年度 = 2023..2024  year'],
  [
    '2019/20, 2026-27 and 2022/23–2027/28',
    '2019/20 = 2019..2020  year',
    '2026-27 = 2026..2027  year',
    '2022/23–2027/28 = 2022..2028  year',
  ],
  ['FY2026, FY27 and FY 2024-25', 'FY2026 = 2026  year', 'FY27 = 2027  year', 'FY 2024-25 = 2024..2025  year'],
  [
    '民國110年至113年，114至117年，於115年達標',
    '110年至113年 = 2021..2024  year',
    '114至117年 = 2025..2028  year',
    '115年 = 2026  year',
  ],
  ['使用寿命延长至120年，100年以上古树', '120年 = 120 年 measure', '100年 = 100 年 measure'],
  [
    '2萬8,500元，3兆4,500億元，100兆宽带',
    '2萬8,500元 = 2.85×10000 万元 money',
    '3兆4,500億元 = 3.45×1000000000000 兆元 money',
    '100兆 = 100 兆 measure',
  ],
  ['六成五，七成半，五成以上', '六成五 = 6.5 成 multiple', '七成半 = 7.5 成 multiple', '五成 = 5 成 multiple'],
  [
    '事故数量减半，占比过半，减少一半，实现翻倍',
    '减半 = 0.5 倍 multiple',
    '过半 = 50 % multiple',
    '一半 = 50 % multiple',
    '翻倍 = 2 倍 multiple',
  ],
  ['化肥使用量零增长，零增长行动', '零增长 = 0 % percent'],
  ['a tenfold rise, a three-fold gain', 'tenfold = 10 times multiple', 'three-fold = 3 times multiple'],
  ['比例不低于1/3，占2/3以上', '1/3 = 33.3 % multiple', '2/3 = 66.7 % multiple'],
  ['减半征收所得税，企业倍增计划，一半以上的企业，经过半数通过'],
  ['师生比不高于1:13，用水下降一成，一成不变', '1 = 1  plain', '13 = 13  plain', '一成 = 1 成 multiple'],
  ['突破千家，走进千家万户', '千家 = 1000 家 count!'],
  [
    '₹2.5 lakh crore, 15 crore people, RM900',
    '₹2.5 lakh crore = 2.5×1000000000000 INR money',
    '15 crore people = 15×10000000 people count',
    'RM900 = 900 MYR money',
  ],
  ['USD 3,000–3,500 and Rmb17tn', 'USD 3,000–3,500 = 3000..3500 USD money', 'Rmb17tn = 17×1000000000000 CNY money'],
  [
    '196 000 public units, 3 000 more nurses, in 2025 100 schools',
    '196 000 public units = 196000 public units count',
    '3 000 = 3000  plain',
    '2025 = 2025  year',
    '100 schools = 100 schools count',
  ],
  ['用水下降一成五', '一成五 = 1.5 成 multiple'],
  ['40±2 per cent', '40±2 per cent = 38..42 % percent'],
  ['Seventy percent, fourteen clusters', 'Seventy percent = 70 % percent', 'fourteen clusters = 14 clusters count'],
  [
    'one in five buses, two out of every three schools, one in ten years',
    'one in five = 20 % multiple',
    'two out of every three = 66.7 % multiple',
    'one = 1  plain',
    'ten years = 10 years measure',
  ],
  ['halving emissions and doubling farm incomes', 'halving = 0.5 times multiple', 'doubling = 2 times multiple'],
  [
    'Six or more clusters, 9 bcm, 30 µg/m3, 400 Mt',
    'Six or more clusters = 6 clusters count',
    '9 bcm = 9 bcm measure',
    '30 µg/m3 = 30 µg/m³ measure',
    '400 Mt = 400 Mt measure',
  ],
  ['表2 分年度目标', '2 = 2  plain'],
  ['二至三成', '二至三成 = 2..3 成 multiple'],
  ['由三至五人组成', '三至五人 = 3..5 人 count!'],
  ['二○二三年一○七座，百分之○·三', '二○二三年 = 2023  year', '一○七座 = 107 座 count', '百分之○·三 = 0.3 % percent'],
  ['○一是三项', '三项 = 3 项 count!'],
  [
    '1 300 PFLOPS，400千瓦时/吨，90亿m³',
    '1 300 PFLOPS = 1300 PFLOPS measure',
    '400千瓦时/吨 = 400 千瓦时/吨 measure',
    '90亿m³ = 90×100000000 亿立方米 measure',
  ],
  ['30 000个单位', '30 000个 = 30000 个 count'],
  [
    '5.8 billion tons of standard coal equivalent',
    '5.8 billion tons of standard coal equivalent = 5.8×1000000000 tce measure',
  ],
  ['5 per thousand', '5 per thousand = 5 ‰ percent'],
  ['almost 20.000 green products', '20.000 green products = 20000 green products count'],
  [
    '5.33 million hectares, 300,000 kilowatts',
    '5.33 million hectares = 5.33×1000000 hectares measure',
    '300,000 kilowatts = 300000 kW measure',
  ],
  ['double the output, then halve it', 'double = 2 times multiple', 'halve it'],
  ['double-digit growth and double first-class universities'],
  ['by 2025, in 2016-2020', '2025 = 2025  year', '2016-2020 = 2016..2020  year'],
  ['March 5, 2021', '5 = 5  date', '2021 = 2021  year'],
  [
    'the 14th Five-Year Plan, the 21st century, Chapter 12',
    '14th Five-Year = 2021  ordinal',
    '21st = 21  ordinal',
    '12 = 12  ordinal',
  ],
  ['Made in China 2025, COVID-19, 5G and PM2.5', '2025 = 2025  year'],
  ['version 1.2.3'],
]

describe('collectQuantities', () => {
  for (const [text, ...expected] of CASES)
    it(text, () => {
      const wanted = expected.filter(each => each.includes(' = '))
      assert.deepEqual(
        collectQuantities(text).map(each => describeQuantity(text, each)),
        wanted,
      )
    })
  it('finds nothing where there is nothing', () => assert.deepEqual(collectQuantities(''), []))
})

function describeQuantity(text: string, quantity: Quantity): string {
  const { start, end, value, high, scale, unit, kind, attributive } = quantity
  const range = high === undefined ? '' : `..${high}`
  return `${text.slice(start, end)} = ${value}${range}${scale === 1 ? '' : `×${scale}`} ${unit} ${kind}${attributive ? '!' : ''}`
}
