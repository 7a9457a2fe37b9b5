// Wordings of a corpus's own documents: what is patched finds what is built anew does, in the same order.

import assert from 'node:assert/strict'
import { LayeredFinder } from '../../server/core/index/terms/layered-finder.ts'
import { buildLexicon, lexiconOf, type Match, type Wording } from '../../server/core/index/terms/lexicon.ts'
import {
  changedBetween,
  makePart,
  OwnWordings,
  type Part,
  wordingsIn,
} from '../../server/core/index/terms/own-wordings.ts'
import { planSense, type Sense, termSense } from '../../server/core/index/terms/senses.ts'
import { createRandom } from '../support/random.ts'

const WORDS = [
  '水运',
  '水运网',
  '内河水运',
  '网',
  '“水运”规划',
  'waterway',
  'Waterway city',
  'city',
  'cities',
  '水 运',
  '双高',
  '高',
]

describe('wordings of own documents', () => {
  it('are found as if they were all built anew, through 400 random changes', () => {
    const random = createRandom(5)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const senses = new Map<string, Sense>()
    const one = (sense: Sense): Sense => {
      const known = senses.get(sense.key) ?? sense
      senses.set(sense.key, known)
      return known
    }
    const made = (number: number): Part => {
      const wordings = (value: Sense): Wording<Sense>[] =>
        Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
          text: pick(WORDS) + pick(['', '', '规划', ' plan']),
          value,
        }))
      if (number >= 2)
        return makePart(`${number}`, [{ uri: `${number}`, wordings: wordings(one(planSense(`${number}`))) }])
      const ids = Array.from({ length: 1 + Math.floor(random() * 3) }, () => `t${Math.floor(random() * 6)}`)
      return makePart(
        `${number}`,
        ids.map(id => ({ id, wordings: wordings(one(termSense(id, 'zh'))) })),
      )
    }
    let parts = Array.from({ length: 8 }, (_, number) => made(number))
    const own = new OwnWordings(undefined)
    let patched = 0
    for (let step = 0; step < 400; step++) {
      const at = Math.floor(random() * parts.length)
      const other = random() < 0.3 ? [] : [made(Number(parts[at]?.uri ?? 0))]
      parts = [...parts.slice(0, at), ...other, ...parts.slice(at + 1)]
      if (parts.length < 8 && random() < 0.6) {
        const uris = new Set(parts.map(({ uri }) => uri))
        const free = [0, 1, 2, 3, 4, 5, 6, 7].find(number => !uris.has(`${number}`))
        if (free !== undefined) parts = [...parts, made(free)]
      }
      const finder = own.finderOf(parts)
      if (finder instanceof LayeredFinder) patched++
      const text = Array.from({ length: 12 }, () => pick(WORDS) + pick(['', ' ', '的', '。', '规划', ' plan'])).join('')
      const fresh = buildLexicon<Sense>(wordingsIn(parts))
      assert.deepEqual(show(lexiconOf(finder).match(text)), show(fresh.match(text)), `step ${step}: ${text}`)
      const numbers = lexiconOf(finder.map(({ key }) => key))
      const visited = (lexicon: ReturnType<typeof buildLexicon<string>>): string[] => {
        const all: string[] = []
        lexicon.visit(text, (start, values, isInner) => all.push(`${start} ${values.join()} ${isInner}`))
        return all
      }
      assert.deepEqual(visited(numbers), visited(fresh.map(({ key }) => key)))
    }
    assert.ok(patched > 50 && patched < 400, `${patched} patched`)
  })

  it('changed are all those of a term or plan that has another, and no others', () => {
    const plan = (uri: string, ...texts: string[]): Part =>
      makePart(uri, [{ uri, wordings: texts.map(text => ({ text, value: planSense(uri) })) }])
    const [a, b, c] = [plan('a', '甲规划', '甲'), plan('b', '乙规划'), plan('c', '丙规划')]
    const texts = (all: readonly Wording<Sense>[] = []): string[] => all.map(({ text }) => text)
    const changed = changedBetween([a, b, c], [plan('a', '甲规划', '甲方案'), b, c])
    assert.deepEqual(
      [texts(changed?.old), texts(changed?.now)],
      [
        ['甲规划', '甲'],
        ['甲规划', '甲方案'],
      ],
    )
    const moved = changedBetween([a, b, c], [b, c, a])
    assert.ok(texts(moved?.now).includes('甲'))
    const many = plan('d', ...Array.from({ length: 500 }, (_, i) => `规划${i}`))
    assert.equal(changedBetween([a], [a, many]), undefined)
  })
})

function show(matches: readonly Match<Sense>[]): unknown {
  return matches.map(({ start, end, values, inner }) => [start, end, values.map(({ key }) => key), show(inner)])
}
