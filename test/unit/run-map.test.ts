// Values of runs that are handed on from one version of a document to the next.

import assert from 'node:assert/strict'
import { type Columns, type Mapped, mapRuns } from '../../server/core/syntax/run-map.ts'
import { Slot } from '../../server/core/syntax/slot.ts'
import { createRandom } from '../support/random.ts'

describe('values of runs', () => {
  const slot = new Slot<Mapped<string>>()

  it('are made again for what is between the ends that stay, and are the same list where nothing is', () => {
    const keeper = { kept: [] }
    const made: number[] = []
    const map = (inputs: readonly unknown[], ...columns: Columns): readonly string[] => {
      made.length = 0
      return mapRuns(slot, keeper, inputs, columns, number => {
        made.push(number)
        return columns.map(column => column[number]).join('')
      })
    }
    const all = map([1], ['a', 'b', 'c', 'd'], ['1', '2', '3', '4'])
    assert.deepEqual(all, ['a1', 'b2', 'c3', 'd4'])
    assert.equal(map([1], ['a', 'b', 'c', 'd'], ['1', '2', '3', '4']), all)
    assert.deepEqual(map([1], ['a', 'x', 'y', 'c', 'd'], ['1', '2', '2', '3', '4']), ['a1', 'x2', 'y2', 'c3', 'd4'])
    assert.deepEqual(made, [1, 2])
    assert.deepEqual(map([1], ['a', 'x', 'y', 'c', 'd'], ['1', '2', '2', '0', '4']), ['a1', 'x2', 'y2', 'c0', 'd4'])
    assert.deepEqual(made, [3])
    assert.deepEqual(map([2], ['a', 'd'], ['1', '4']), ['a1', 'd4'])
    assert.deepEqual(made, [0, 1])
    assert.deepEqual(map([2], []), [])
    assert.deepEqual(map([2], ['a']), ['a'])
  })

  it('are those of a list made anew, whatever comes and goes', () => {
    const random = createRandom(7)
    const keeper = { kept: [] }
    let runs: number[] = []
    let beside: number[] = []
    for (let round = 0; round < 2000; round++) {
      const at = Math.floor(random() * (runs.length + 1))
      const removed = Math.floor(random() * 3)
      const added = Array.from({ length: Math.floor(random() * 3) }, () => Math.floor(random() * 3))
      runs = [...runs.slice(0, at), ...added, ...runs.slice(at + removed)].slice(0, 12)
      beside = runs.map((_, index) => (random() < 0.9 ? (beside[index] ?? 0) : Math.floor(random() * 2)))
      const make = (number: number): string => `${runs[number]}/${beside[number]}`
      assert.deepEqual(mapRuns(slot, keeper, [], [runs, beside], make), [...runs.keys()].map(make))
    }
  })
})
