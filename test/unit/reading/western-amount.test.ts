// Chinese quantities in Western form, and the other way round.

import { deepEqual } from 'node:assert/strict'
import { chineseForm } from '../../../server/core/reading/chinese-form.ts'
import { collectQuantities } from '../../../server/core/reading/quantity.ts'
import { westernAmounts } from '../../../server/core/reading/western-amount.ts'

/** What is said of each number of a text. */
const check = (text: string, ...expected: readonly string[]): void =>
  deepEqual(
    collectQuantities(text).map(quantity => {
      const chinese = chineseForm(quantity)
      if (chinese !== undefined) return chinese
      return westernAmounts(quantity, text)
        .map(amount => `${amount.isAbout ? '≈' : '='} ${amount.text}`)
        .join(' ')
    }),
    expected,
  )

describe('Western amounts', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['粮食产量1.45万亿斤', '= 1.45 trillion jin = 725 million t'],
    ['四百七十五亿斤', '= 47.5 billion jin = 23.75 million t'],
    ['5.7万亿元', '= 5.7 trillion yuan'],
    ['一千零五十亿元', '= 105 billion yuan'],
    ['34.9亿人民币', '= 3.49 billion yuan'],
    ['4.5—5万亿元', '= 4.5–5 trillion yuan'],
    ['9000—11000亿元', '= 900 billion–1.1 trillion yuan'],
    ['6000美元', '= 6,000 US dollars'],
    ['15亿亩', '= 1.5 billion mu = 100 million ha = 1 million km²'],
    ['18.65亿亩', '= 1.865 billion mu ≈ 124.3 million ha ≈ 1.243 million km²'],
    ['100亩', '= 100 mu ≈ 6.7 ha'],
    ['1亿多亩', '= over 100 million mu ≈ over 6.7 million ha ≈ over 67,000 km²'],
    ['一亿两千万担', '= 120 million dan = 6 million t'],
    ['500里', '= 500 li = 250 km'],
    ['5亿吨标准煤', '= 500 million t of standard coal ≈ 15 EJ'],
    ['7.5万亿千瓦时', '= 7.5 trillion kWh = 7,500 TWh'],
    ['12.5亿千瓦', '= 1.25 billion kW = 1,250 GW'],
    ['3000多万人', '= over 30 million people'],
    ['三亿人次', '= 300 million person-times'],
    ['16.5万公里', '= 165,000 km'],
    ['0.6吨标准煤/万元', '= 0.6 t of standard coal for 10,000 yuan'],
    ['增长百分之七点五', '= 7.5%'],
    ['６．５％左右', '= 6.5%'],
    ['3.3个百分点', '= 3.3 percentage points'],
    ['25个基点', '= 25 basis points = 0.25 percentage points'],
    ['千分之三', '= 0.3%'],
    ['5.5‰', '= 0.55%'],
    ['翻一番', '= doubles (×2)'],
    ['翻两番', '= quadruples (×4)'],
    ['增长2倍', '= rises by 200%, to 3 times as much'],
    ['提高一倍', '= rises by 100%, to 2 times as much'],
    ['增加到2倍', '= 2 times'],
    ['1.5—2倍', '= 1.5–2 times'],
    ['三分之一', '= 1/3 ≈ 33.3%'],
    ['八成以上', '= 80%'],
    ['二百二十个', '= 220'],
    ['二〇二五年', '= 2025'],
    ['“十四五”时期', '= 2021–2025'],
    // What the figures already say.
    ['2025年', ''],
    ['6.5%', ''],
    ['7200家', ''],
    ['10个', ''],
    ['第3章', ''],
    ['12', ''],
  ]
  for (const [text, ...expected] of cases) it(text, () => check(text, ...expected))
})

describe('Chinese forms', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['1.3 trillion yuan', '1.3万亿元'],
    ['725 million tonnes', '7.25亿吨'],
    ['two million workers', '200万'],
    ['from 2.64 trillion CNY (approx. 367 billion EUR)', '2.64万亿元', '3670亿欧元'],
    ['1.5–2 billion yuan', '15—20亿元'],
    ['double', '翻一番（2倍）'],
    ['7 percent', ''],
    ['50 mu', ''],
    ['by 2025', ''],
  ]
  for (const [text, ...expected] of cases) it(text, () => check(text, ...expected))
})
