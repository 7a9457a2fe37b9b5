// What holds of any text: findings stay inside their sentence, do not overlap, read the same when cut out, and cost
// time in proportion to the text's length.

import assert from 'node:assert/strict'
import { collectQuantities } from '../../server/core/reading/quantity.ts'
import { findTargets, type ReadingContext, readTarget } from '../../server/core/reading/target.ts'

const PLAN: ReadingContext = { period: { from: 2021, to: 2025 } }

const PIECES: readonly string[] = [
  '城镇化率提高到65%',
  '，其中',
  '公路2.5万公里',
  '从10%提高到12%',
  '、18%',
  '。',
  '；',
  '“十三五”时期',
  '到2030年，',
  '已达到300个',
  '以上',
  '（折合',
  '）',
  '翻一番',
  '5G',
  '\uFFFC',
  ' ',
  'raise output to 5 percent',
  ' and ',
  ', 15% and 18%',
  '. ',
  'from 2.5 to 3.7 trillion CNY',
  ' grew by ',
  'will be built',
  '百分之',
  '一、二四九·九亿元',
  '🙂',
]

describe('findings', () => {
  it('stay inside their sentence and do not overlap, in any mixture', () => {
    const random = seeded(20210311)
    for (let round = 0; round < 800; round++) {
      let text = ''
      for (let count = 1 + Math.floor(random() * 12); count > 0; count--)
        text += PIECES[Math.floor(random() * PIECES.length)] ?? ''
      let last = 0
      for (const { start, end, quantity, indicator, baseline } of findTargets(text, PLAN)) {
        assert.ok(start >= last && end > start && end <= text.length, text)
        assert.doesNotMatch(text.slice(start, end), /[。；！？;!?\n]/, text)
        assert.ok(quantity.start >= start && quantity.end <= end, text)
        assert.ok(
          indicator === undefined ||
            (indicator.start < indicator.end && indicator.text === text.slice(indicator.start, indicator.end)),
          text,
        )
        assert.ok(baseline === undefined || baseline.start <= baseline.end, text)
        last = end
      }
    }
  })

  it('read the same value when the clause stands alone', () => {
    const text =
      '到2025年，常住人口城镇化率提高到65%，能耗和排放分别降低13.5%、18%，公路里程从18万公里增加到20万公里，建成10亿亩高标准农田，产值翻一番。'
    const found = findTargets(text, PLAN)
    assert.equal(found.length, 5)
    for (const { start, end, value, unit, modifier, direction, indicator } of found) {
      const alone = readTarget(text.slice(start, end), PLAN)
      assert.deepEqual(
        [alone?.value, alone?.unit, alone?.modifier, alone?.direction, alone?.indicator?.text],
        [value, unit, modifier, direction, indicator?.text],
      )
    }
  })

  // Each would take minutes if any step looked back without a bound.
  const hostile: Readonly<Record<string, string>> = {
    '100,000 digits': '1'.repeat(100_000),
    '100,000 的': '的'.repeat(100_000),
    '100,000 Chinese digits': '一'.repeat(100_000),
    '100,000 brackets': '（'.repeat(100_000),
    'half brackets': '(1'.repeat(25_000),
    'numbers with commas': '1,'.repeat(50_000),
    'an endless range': '5-'.repeat(25_000),
    'an endless list': '5%、'.repeat(33_000),
    'percent without numbers': '百分之'.repeat(33_000),
    'years without end': '到2025年'.repeat(16_000),
    'March without end': 'March '.repeat(16_000),
    '200,000 characters of Chinese without punctuation': '国内生产总值增长百分之五达到十万亿元'.repeat(11_000),
    '200,000 characters of English without punctuation':
      'gross domestic product will grow by 5 percent to reach 3 trillion yuan '.repeat(2800),
  }
  for (const [name, text] of Object.entries(hostile))
    it(`are linear in time: ${name}`, () => {
      const begin = performance.now()
      findTargets(text, PLAN)
      readTarget(text, PLAN)
      assert.ok(performance.now() - begin < 3000)
    })

  it('a text without numbers is passed over', () => {
    const text = '完善体制机制，健全法律制度，推动高质量发展。'.repeat(20_000)
    const begin = performance.now()
    assert.deepEqual(findTargets(text, PLAN), [])
    assert.deepEqual(collectQuantities(text), [])
    assert.ok(performance.now() - begin < 1000)
  })
})

/** A small generator of pseudo-random numbers in [0, 1), the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
