// Entries by the thousand that share a name are named in few words: findings do not grow with the square of their number.

import assert from 'node:assert/strict'
import { firstOthers } from '../../server/core/features/findings/first-others.ts'

describe('the others that a finding names', () => {
  it('are the first ones, and looked at no further than that', () => {
    const all = Array.from({ length: 10_000 }, (_, i) => i)
    for (const isOther of [(): boolean => true, (i: number): boolean => i % 2 === 0, (): boolean => false]) {
      let looked = 0
      const found = firstOthers(all, one => {
        looked++
        return isOther(one)
      })
      assert.ok(looked <= 50, `${looked}`)
      assert.deepEqual(found, all.filter(isOther).slice(0, 10))
    }
  })
})
