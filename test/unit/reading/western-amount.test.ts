import assert from 'node:assert/strict'
import { findQuantity } from '../../../server/core/features/quantity.ts'
import { Document } from '../../../server/core/model/document.ts'
import type { Range } from '../../../server/core/model/meta.ts'
import { renderQuantity } from '../../../server/protocol/hover/hover-quantity.ts'
import { parseFixture } from '../../support/fixture.ts'

/** The number in ⟦…⟧, and what its hover says behind it; '' where it must say nothing. */
const CASES: readonly (readonly [string, string])[] = [
  // Two digits side by side say about how many: nothing rather than a wrong figure.
  ['约有⟦二三十⟧年', ''],
  ['⟦三四⟧百亿元', ''],
  ['⟦两三⟧亿元', ''],
  ['⟦四万万⟧同胞', ''],
  ['⟦5000市斤⟧', ''],
  ['⟦翻一番⟧半', ''],
  // The scale: million, billion, trillion, digits grouped below.
  ['产量稳定在⟦1.45万亿斤⟧左右', '= about 1.45 trillion jin = 725 million t'],
  ['总额⟦5.7万亿元⟧', '= 5.7 trillion yuan'],
  ['人口⟦14.5亿⟧', '= 1.45 billion'],
  ['人口⟦1.45亿人⟧', '= 145 million people'],
  ['投入⟦1200亿元⟧', '= 120 billion yuan'],
  ['投入⟦1,200亿元⟧', '= 120 billion yuan'],
  ['发电⟦10万亿千瓦时⟧', '= 10 trillion kWh = 10,000 TWh'],
  ['培训⟦57万人⟧', '= 570,000 people'],
  ['培训⟦1.2345万人次⟧', '= 12,345 person-times'],
  ['共⟦13.3972亿人⟧', '= 1.33972 billion people'],
  ['出口⟦5.70万亿美元⟧', '= 5.70 trillion US dollars'],
  ['出口⟦2亿台⟧', '= 200 million'],
  ['安置⟦1.23万户⟧', '= 12,300 households'],
  ['共⟦1370536875人⟧', '= 1,370,536,875 people'],
  ['资产⟦1200万亿元⟧', '= 1,200 trillion yuan'],
  ['建设⟦30万千瓦⟧级机组', '= 300,000 kW = 300 MW'],
  ['计划建设⟦一万千瓦⟧以上', '= 10,000 kW = 10 MW'],
  ['装机⟦12亿千瓦⟧', '= 1.2 billion kW = 1,200 GW'],
  ['装机⟦7000万千瓦⟧', '= 70 million kW = 70 GW'],
  // Written in characters or in full width.
  ['增长⟦百分之七点五⟧', '= 7.5%'],
  ['增长⟦７.５％⟧', '= 7.5%'],
  ['覆盖⟦百分之百⟧', '= 100%'],
  ['比例⟦千分之六⟧', '= 0.6%'],
  ['约⟦6‰⟧', '= about 0.6%'],
  ['共⟦二百二十项⟧', '= 220'],
  ['共⟦二百二十⟧。', '= 220'],
  ['产煤⟦十三亿五千万吨⟧', '= 1.35 billion t'],
  ['投资⟦二四九·九亿元⟧', '= 24.99 billion yuan'],
  ['收购⟦一、三二〇万担⟧', '= 13.2 million dan = 660,000 t'],
  ['培训⟦三百二十万人次⟧', '= 3.2 million person-times'],
  ['⟦２０３５年⟧', '= 2035'],
  ['到⟦二〇二五年⟧', '= 2025'],
  ['⟦一九五三年⟧', '= 1953'],
  // Units that need a metric one beside them; the digits are those of the source.
  ['保有⟦15亿亩⟧', '= 1.5 billion mu = 100 million ha (1 million km²)'],
  ['红线⟦18亿亩⟧', '= 1.8 billion mu = 120 million ha (1.2 million km²)'],
  ['红线⟦18.65亿亩⟧', '= 1.865 billion mu ≈ 124.3 million ha (≈ 1.243 million km²)'],
  ['新增⟦5亿亩⟧', '= 500 million mu ≈ 33 million ha (≈ 330,000 km²)'],
  ['流转⟦3亩⟧', '= 3 mu = 0.2 ha (2,000 m²)'],
  ['面积⟦200万公顷⟧', '= 2 million ha = 20,000 km²'],
  ['产⟦25斤⟧', '= 25 jin = 12.5 kg'],
  ['亩产⟦800斤/亩⟧', '= 800 jin per mu = 6,000 kg/ha'],
  ['长⟦500里⟧', '= 500 li = 250 km'],
  ['航程⟦12海里⟧', '= 12 nautical miles ≈ 22 km'],
  ['铁路⟦5.5万公里⟧', '= 55,000 km'],
  ['全长⟦12公里⟧', '= 12 km'],
  ['供水⟦6700亿立方米⟧', '= 670 billion m³ = 670 km³'],
  ['供水⟦400～500亿立方米⟧', '= 40–50 billion m³ = 40–50 km³'],
  ['消费⟦50亿吨标准煤⟧', '= 5 billion tce ≈ 150 EJ'],
  ['节约⟦1吨标准煤⟧', '= 1 tce ≈ 29 GJ'],
  ['降至⟦0.55吨标准煤/万元⟧', '= 0.55 tce per 10,000 yuan'],
  ['用电⟦5000度⟧', '= 5,000 kWh'],
  ['节电⟦3亿度电⟧', '= 300 million kWh = 300 GWh'],
  ['⟦72.6亿度⟧', '= 7.26 billion kWh = 7.26 TWh'],
  ['单位：⟦千瓦⟧小时', ''],
  ['旋转⟦30度⟧', '= 30 degrees'],
  ['气温上升⟦2度⟧', '= 2 °C'],
  ['下降到⟦35微克/立方米⟧', '= 35 µg/m³'],
  ['⟦8.7万元/人⟧', '= 87,000 yuan per person'],
  ['⟦300克/千瓦时⟧', '= 300 g/kWh'],
  ['时速⟦350公里/小时⟧', '= 350 km/h'],
  ['发病率⟦58/10万⟧', '= 58 per 100,000'],
  ['⟦7.8张/千人⟧', '= 7.8 per 1,000 people'],
  ['上调⟦25个基点⟧', '= 25 basis points = 0.25 percentage points'],
  ['提高⟦1.5个百分点⟧', '= 1.5 percentage points'],
  ['提高⟦1个百分点⟧', '= 1 percentage point'],
  ['每⟦万人口⟧拥有', '= per 10,000 people'],
  ['吞吐⟦3亿标准箱⟧', '= 300 million TEU'],
  ['电信用户⟦4.94亿户⟧', '= 494 million'],
  ['增加到⟦2万5千公里⟧', '= 25,000 km'],
  ['投资⟦3亿5000万元⟧', '= 350 million yuan'],
  ['增加到⟦1亿3千多万⟧。', '= over 130 million'],
  ['新建⟦2万千瓦⟧电站', '= 20,000 kW = 20 MW'],
  // Hedges.
  ['新建⟦50多个⟧', '= over 50'],
  ['覆盖⟦3000余万人⟧', '= over 30 million people'],
  ['覆盖约⟦3000万人⟧', '= about 30 million people'],
  ['覆盖近⟦3000万人⟧', '= nearly 30 million people'],
  ['最近⟦3000万人⟧', '= 30 million people'],
  ['投入⟦数十亿元⟧', '= several billion yuan'],
  ['投入⟦几百亿元⟧', '= tens of billions of yuan'],
  ['惠及⟦几千万人⟧', '= tens of millions of people'],
  ['建成⟦好几万亩⟧', '= tens of thousands of mu'],
  ['总数⟦十万人⟧', '= 100,000 people'],
  ['产值⟦上千亿元⟧', '= over 100 billion yuan'],
  ['⟦上千亿⟧', '= over 100 billion'],
  ['受益者达⟦数千万⟧', '= tens of millions'],
  ['⟦好几百⟧', '= hundreds'],
  ['⟦数以万计⟧', ''],
  ['网⟦上⟧百万人', ''],
  ['迈上⟦千亿元⟧台阶', '= 100 billion yuan'],
  ['上⟦3亿元⟧', '= 300 million yuan'],
  // Multiples, shares.
  ['总量⟦翻一番⟧', '= doubles (×2)'],
  ['收入⟦翻两番⟧', '= quadruples, doubles twice (×4)'],
  ['翻了⟦一番⟧', '= doubles (×2)'],
  ['增长⟦2倍⟧', '= grows by 2 times what it was: becomes ×3 (triples)'],
  ['增加了⟦1倍⟧', '= grows by as much again: doubles (×2)'],
  ['增加到⟦2倍⟧', '= 2 times as much (×2)'],
  ['是2020年的⟦2倍⟧', '= 2 times as much (×2)'],
  ['每年⟦两倍⟧', '= 2 times (×2)'],
  ['扩大⟦1.5—2倍⟧', '= grows by 1.5–2 times what it was: becomes ×2.5–3'],
  ['压减⟦三分之一⟧', '= 1/3 ≈ 33%'],
  ['占⟦四分之三⟧', '= 3/4 = 75%'],
  ['占⟦八成⟧', '= 80%'],
  ['占⟦8成⟧', '= 80%'],
  // Periods and centuries.
  ['⟦“十四五”⟧时期', '= 2021–2025'],
  ['⟦第一个五年计划⟧', '= 1953–1957'],
  ['到⟦本世纪中叶⟧', '= the mid-21st century (around 2050)'],
  ['⟦上世纪⟧以来', '= the 20th century'],
  ['⟦本世纪末⟧', '= the end of the 21st century (around 2100)'],
  ['⟦二十世纪末⟧', '= the end of the 20th century (around 2000)'],
  ['⟦八十年代⟧', '= the 1980s'],
  ['上世纪⟦90年代⟧', '= the 1990s'],
  ['十九世纪⟦六十年代⟧', '= the 1860s'],
  // Ranges.
  ['增长⟦4.5%—5%⟧', ''],
  ['⟦9000万—1.2亿吨⟧', '= 90–120 million t'],
  ['建设⟦10~20万套⟧', '= 100,000–200,000'],
  // Nothing to say.
  ['第⟦3⟧章', ''],
  ['⟦2025年⟧', ''],
  ['⟦5G⟧网络', ''],
  ['共⟦12⟧项', ''],
  ['增长⟦7%⟧', ''],
  ['坚持⟦三个⟧导向', ''],
  ['⟦3月5日⟧', ''],
  ['⟦5年⟧内', ''],
  ['⟦21世纪⟧', ''],
  ['⟦三农⟧工作', ''],
  ['⟦百花齐放⟧', ''],
  ['召开⟦二十大⟧', ''],
  ['⟦三四线⟧城市', ''],
  ['⟦“七五”⟧普法', ''],
  ['每⟦一分⟧钱', ''],
  ['推进城市⟦百兆⟧光纤', ''],
  // English to Chinese.
  ['worth ⟦1.3 trillion yuan⟧', '= 1.3万亿元'],
  ['⟦725 million tonnes⟧ of grain', '= 7.25亿吨'],
  ['⟦two million workers⟧', '= 200万'],
  ['⟦56 million rural residents⟧', '= 5600万人'],
  ['⟦5.33 million hectares⟧', '= 533万公顷 ≈ 8000万亩'],
  ['⟦300,000 kilowatts⟧', '= 30万千瓦'],
  ['⟦1,200 GW⟧ of wind', '= 1200吉瓦 = 12亿千瓦'],
  ['⟦RMB 40 trillion⟧', '= 40万亿元'],
  ['⟦US$16 million⟧', '= 1600万美元'],
  ['⟦1.865 billion mu⟧', '= 18.65亿亩'],
  ['⟦2-3 million hectares⟧', '= 200–300万公顷 = 3000–4500万亩'],
  ['the ⟦14th Five-Year⟧ Plan', '= 2021–2025'],
  ['⟦double⟧ the output', '= 翻一番，即增长1倍 (×2)'],
  ['up ⟦7 percent⟧ a year', ''],
  ['by ⟦2025⟧', ''],
  ['⟦125 national standards⟧', ''],
]

/** What the hover on the start of ⟦…⟧ says behind the words, '' for nothing, and the range that it is about. */
function say(text: string, locale: 'en' | 'zh'): { words: string; range: Range | undefined; span: Range } {
  const [file] = parseFixture(text).files
  const [span] = file?.spans ?? []
  assert.ok(file && span)
  const found = findQuantity(Document.parse('file:///a.md', file.text), span.start)
  const words = found === undefined ? '' : renderQuantity(found, locale)
  return { words: words.replace(/^\*\*.*\*\* /, ''), range: found?.range, span: { start: span.start, end: span.end } }
}

describe('a number in the other language', () => {
  for (const [text, expected] of CASES)
    it(`${text}  ${expected}`, () => {
      const { words, range, span } = say(text, 'en')
      assert.equal(words, expected)
      if (expected !== '') assert.deepEqual(range, span)
    })
})

describe('a number in the other language, for a reader of Chinese', () => {
  const CHINESE: readonly (readonly [string, string])[] = [
    ['增长⟦2倍⟧', '= increases by 2 times，即变为原来的 3 倍 (×3)'],
    ['增加到⟦2倍⟧', '= 2 times as much，即为原来的 2 倍 (×2)'],
    ['总量⟦翻一番⟧', '= doubles，增长1倍 (×2)'],
    ['投资⟦5.7万亿元⟧', '= 5.7 trillion yuan'],
    ['worth ⟦1.3 trillion yuan⟧', '= 1.3万亿元'],
  ]
  for (const [text, expected] of CHINESE) it(text, () => assert.equal(say(text, 'zh').words, expected))
})

describe('a number under the cursor', () => {
  it('is found in a paragraph of 400,000 characters as in a short one', () => {
    const text = '增长百分之七点五，投资5.7万亿元，'.repeat(20_000)
    const at = text.indexOf('5.7', 200_000)
    const found = findQuantity(Document.parse('file:///a.md', text), at + 1)
    assert.deepEqual(found?.range, { start: at, end: at + '5.7万亿元'.length })
  })
  for (const [name, text] of [
    ['digits', '9'],
    ['characters', '一二三四五六七八九十'],
    ['scales', '万亿'],
    ['groups', '1,'],
    ['fractions', '十分之'],
    ['centuries', '本世纪'],
  ] as const)
    it(`bears nothing but ${name}`, () => {
      const document = Document.parse('file:///a.md', text.repeat(100_000))
      for (const part of [0, 0.5, 1]) findQuantity(document, Math.floor(document.length * part))
    })
})
