import assert from 'node:assert/strict'
import { longestIncreasing } from '../../server/core/text/increasing.ts'
import { keyness } from '../../server/core/text/keyness.ts'
import { diffSequences } from '../../server/core/text/sequence-diff.ts'
import { cutWords } from '../../server/core/text/word-cut.ts'
import { diffWords } from '../../server/core/text/word-diff.ts'
import { createRandom } from '../support/random.ts'

function finish<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

function marked(a: string, b: string): string {
  return diffWords(a, b)
    .parts.map(part => {
      if (part.isSame) return b.slice(part.b.start, part.b.end)
      const [removed, added] = [a.slice(part.a.start, part.a.end), b.slice(part.b.start, part.b.end)]
      return (removed && `[-${removed}-]`) + (added && `{+${added}+}`)
    })
    .join('')
}

describe('word diff', () => {
  const check = (a: string, b: string, expected: string): void => assert.equal(marked(a, b), expected)

  it('the same', () => check('渔港建设。', '渔港建设。', '渔港建设。'))
  it('nothing on one side', () => check('', '渔港', '{+渔港+}'))
  it('a number', () => check('新建渔港12座', '新建渔港15座', '新建渔港[-12-]{+15+}座'))
  it('a word behind another', () => check('建设渔港', '建设和管理渔港', '建设{+和管理+}渔港'))
  it('clauses keep their commas', () =>
    check('修路，造桥，种树。', '修路，办学，种树。', '修路，[-造桥-]{+办学+}，种树。'))
  it('a character in common between two changes belongs to them', () =>
    check('沿海公路的宽度', '内陆铁路的长度', '[-沿海公路的宽度-]{+内陆铁路的长度+}'))
  it('of words that are alike for the most part only the rest has changed', () => {
    check('一二三四', '一二三五', '一二三[-四-]{+五+}')
    check('海港市', '海港县', '海港[-市-]{+县+}')
    const [a, b] = ['第十三个五年规划', '第十四个五年规划']
    const whole = [{ start: 0, end: 8 }]
    const { parts, similarity } = diffWords(a, b, whole, whole)
    assert.deepEqual(
      parts.map(part => a.slice(part.a.start, part.a.end)),
      ['第十', '三', '个五年规划'],
    )
    assert.equal(similarity, 7 / 8)
  })

  it('width and script do not count', () => check('建5G基站', '建５Ｇ基站', '建５Ｇ基站'))
  it('English words keep their spaces', () =>
    check('build four new harbours', 'build five harbours', 'build [-four new -]{+five +}harbours'))

  it('what is known as one word is not cut', () => {
    const text = '发展新质生产力。'
    assert.deepEqual(
      finish(cutWords(text, [{ start: 2, end: 7 }])).filter(end => end > 2 && end < 7),
      [],
    )
  })

  it('the parts join to both texts, whatever they are', () => {
    const random = createRandom(11)
    const words = ['渔港', '公路', '，', '。', 'road ', 'the ', '12', '𠮷', ' ', '\n', '“', '”', '建设', '的']
    const text = (): string =>
      Array.from({ length: Math.floor(random() * 40) }, () => words[Math.floor(random() * words.length)]).join('')
    for (let round = 0; round < 300; round++) {
      const [a, b] = [text(), text()]
      const { parts, similarity } = diffWords(a, b)
      assert.equal(parts.map(part => a.slice(part.a.start, part.a.end)).join(''), a)
      assert.equal(parts.map(part => b.slice(part.b.start, part.b.end)).join(''), b)
      assert.ok(similarity >= 0 && similarity <= 1)
      assert.ok(parts.every((part, i) => i === 0 || part.isSame !== parts[i - 1]?.isSame))
    }
  })
})

describe('sequences in common', () => {
  it('are as long as the longest common subsequence, by plain enumeration', () => {
    const random = createRandom(5)
    for (let round = 0; round < 200; round++) {
      const [a, b] = [0, 0].map(() =>
        Array.from({ length: Math.floor(random() * 30) }, () => 1 + Math.floor(random() * 5)),
      )
      if (!a || !b) continue
      const runs = finish(diffSequences(a, b))
      for (const { a: from, b: other, length } of runs)
        assert.deepEqual(a.slice(from, from + length), b.slice(other, other + length))
      const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
      for (let i = 1; i <= a.length; i++) {
        for (let k = 1; k <= b.length; k++) {
          const [up = 0, left = 0, across = 0] = [table[i - 1]?.[k], table[i]?.[k - 1], table[i - 1]?.[k - 1]]
          const row = table[i]
          if (row) row[k] = a[i - 1] === b[k - 1] ? across + 1 : Math.max(up, left)
        }
      }
      assert.equal(
        runs.reduce((sum, { length }) => sum + length, 0),
        table[a.length]?.[b.length],
      )
    }
  })

  it('are found by anchors where the texts are long', () => {
    const a = Array.from({ length: 60_000 }, (_, i) => i + 1)
    const b = a.flatMap(item => (item % 7 === 0 ? [] : item % 11 === 0 ? [item, -item] : [item]))
    const common = finish(diffSequences(a, b)).reduce((sum, { length }) => sum + length, 0)
    assert.equal(common, a.filter(item => item % 7 !== 0).length)
  })

  it('take no long time where nothing is an anchor', () => {
    const [a, b] = [
      Array.from({ length: 200_000 }, (_, i) => i % 3),
      Array.from({ length: 200_000 }, (_, i) => (i * 2) % 5),
    ]
    finish(diffSequences(a, b))
  })
})

describe('the heaviest run in one order', () => {
  it('is the heaviest, by plain enumeration', () => {
    const random = createRandom(9)
    for (let round = 0; round < 200; round++) {
      const values = Array.from({ length: Math.floor(random() * 10) }, () => Math.floor(random() * 8))
      const weights = values.map(() => 1 + Math.floor(random() * 9))
      let best = 0
      for (let mask = 0; mask < 1 << values.length; mask++) {
        const kept = values.map((_, i) => i).filter(i => (mask >> i) & 1)
        if (kept.some((i, at) => at > 0 && (values[i] ?? 0) <= (values[kept[at - 1] ?? 0] ?? 0))) continue
        best = Math.max(
          best,
          kept.reduce((sum, i) => sum + (weights[i] ?? 0), 0),
        )
      }
      const found = longestIncreasing(values, i => weights[i] ?? 0)
      assert.ok(found.every((i, at) => at === 0 || (values[i] ?? 0) > (values[found[at - 1] ?? 0] ?? 0)))
      assert.equal(
        found.reduce((sum, i) => sum + (weights[i] ?? 0), 0),
        best,
      )
    }
  })
})

describe('keyness', () => {
  it('is nothing where the rates are one', () => {
    assert.deepEqual(keyness(10, 1000, 20, 2000), { logLikelihood: 0, logRatio: 0, isFromZero: false })
  })

  it('is what the formula says', () => {
    // E₁ = 1000 · 40 / 3000, E₂ = 2000 · 40 / 3000; G² = 2 (10 ln(10 / E₁) + 30 ln(30 / E₂)).
    const { logLikelihood, logRatio } = keyness(10, 1000, 30, 2000)
    assert.equal(logLikelihood.toFixed(3), (2 * (10 * Math.log(0.75) + 30 * Math.log(1.125))).toFixed(3))
    assert.equal(logRatio.toFixed(4), Math.log2(1.5).toFixed(4))
  })

  it('takes a count of nothing for a half in the ratio alone', () => {
    const { logLikelihood, logRatio, isFromZero } = keyness(0, 1000, 8, 1000)
    assert.equal(logLikelihood.toFixed(4), (2 * 8 * Math.log(2)).toFixed(4))
    assert.deepEqual([logRatio, isFromZero], [4, true])
  })

  it('is nothing where there is no text', () => {
    assert.equal(keyness(0, 0, 5, 100).logLikelihood, 0)
    assert.equal(keyness(0, 100, 0, 100).logRatio, 0)
  })
})
