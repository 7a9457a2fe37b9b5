// How well renderings are found in real parallel texts: held against terms that were looked up by hand.

import assert from 'node:assert/strict'
import { Parallel } from '../../server/core/index/bilingual/parallel.ts'
import { findRenderings } from '../../server/core/index/bilingual/renderings.ts'
import { FUNCTION_WORDS, splitEnglishWords, stemOf } from '../../server/core/text/english-words.ts'
import { readData } from '../support/data.ts'
import { CHECKING, type Labelled, TUNING } from '../support/labelled-renderings.ts'

/** A rendering without endings and without articles and the like at its edges. */
function keyOf(rendering: string): string {
  const stems = splitEnglishWords(rendering).map(({ lower }) => stemOf(lower))
  while (FUNCTION_WORDS.has(stems[0] ?? '')) stems.shift()
  while (FUNCTION_WORDS.has(stems.at(-1) ?? '')) stems.pop()
  return stems.join(' ')
}

function measure(parallel: Parallel, terms: readonly Labelled[]): { first: number; firstThree: number } {
  let [first, firstThree] = [0, 0]
  for (const { chinese, english } of terms) {
    const accepted = new Set(english.map(keyOf))
    const found = findRenderings(parallel, [chinese])?.renderings ?? []
    const rank = found.findIndex(({ text }) => accepted.has(keyOf(text)))
    if (rank === 0) first++
    if (rank >= 0 && rank < 3) firstThree++
  }
  return { first: first / terms.length, firstThree: firstThree / terms.length }
}

describe('renderings in real parallel texts', () => {
  const files = readData('parallel', '.tmx')
  const parallel = new Parallel()
  before(function () {
    if (files.length === 0) this.skip()
    this.timeout(20_000) // a dozen reports are read and indexed
    for (const { path, text } of files) parallel.setFile(`file:///${path}`, text)
  })

  it('are found for terms that were looked at while it was tuned', () => {
    const { first, firstThree } = measure(parallel, TUNING)
    assert.ok(first >= 0.85 && firstThree >= 0.88, `first ${first.toFixed(2)}, first three ${firstThree.toFixed(2)}`)
  })
  it('are found for terms that were not', () => {
    const { first, firstThree } = measure(parallel, CHECKING)
    assert.ok(first >= 0.75 && firstThree >= 0.8, `first ${first.toFixed(2)}, first three ${firstThree.toFixed(2)}`)
  })
  it('are found the other way round', () => {
    const check = (english: string, chinese: string): void =>
      assert.equal(findRenderings(parallel, [english])?.renderings[0]?.text, chinese)
    check('high-quality development', '高质量发展')
    check('strategic emerging industries', '战略性新兴产业')
    check('1992 Consensus', '九二共识')
    check('circular economy', '循环经济')
  })
  it('are the same whatever was asked before', () => {
    const asked = [...TUNING, ...CHECKING].map(({ chinese }) => chinese)
    const answers = (order: readonly string[]): unknown[] => {
      const fresh = new Parallel()
      for (const { path, text } of files) fresh.setFile(`file:///${path}`, text)
      const found = new Map(order.map(wording => [wording, findRenderings(fresh, [wording])]))
      return asked.map(wording =>
        found.get(wording)?.renderings.map(({ text, strength, units }) => [text, strength, units.length]),
      )
    }
    assert.deepEqual(answers(asked.toReversed()), answers(asked))
  }).timeout(20_000) // the reports are read twice more
  it('carry their years', () => {
    const found = findRenderings(parallel, ['高质量发展'], ['high-quality development'])?.renderings[0]
    assert.deepEqual(
      found?.byYear.map(({ year }) => year),
      [2018, 2019],
    )
  })
})
