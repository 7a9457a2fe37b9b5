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

  it('come back with many runs that were away for some edits', () => {
    const keeper = { kept: [] }
    let made = 0
    const map = (runs: readonly number[], input = 1): readonly string[] =>
      mapRuns(slot, keeper, [input], [runs], number => {
        made++
        return `${runs[number]}`
      })
    const long = Array.from({ length: 40 }, (_, index) => index)
    const all = map(long)
    map([0, 100, 39])
    map([0, 101, 39])
    made = 0
    assert.equal(map(long), all)
    assert.deepEqual(map([0, 102, 39]), ['0', '102', '39'])
    assert.deepEqual(map([...long, 40]), [...all, '40'])
    assert.equal(made, 2)
    map([0, 103, 39])
    map([0, 103, 39], 2)
    made = 0
    assert.deepEqual(map(long, 2), all)
    assert.ok(made > 30, 'they were made of other inputs')
  })

  it('are those of a list made anew, whatever comes and goes', () => {
    const random = createRandom(7)
    const keeper = { kept: [] }
    let runs: number[] = []
    let beside: number[] = []
    for (let round = 0; round < 2000; round++) {
      const at = Math.floor(random() * (runs.length + 1))
      const removed = random() < 0.1 ? 20 : Math.floor(random() * 3)
      const added = Array.from({ length: Math.floor(random() * 6) }, () => Math.floor(random() * 3))
      runs = [...runs.slice(0, at), ...added, ...runs.slice(at + removed)].slice(0, 30)
      beside = runs.map((_, index) => (random() < 0.9 ? (beside[index] ?? 0) : Math.floor(random() * 2)))
      const make = (number: number): string => `${runs[number]}/${beside[number]}`
      assert.deepEqual(mapRuns(slot, keeper, [], [runs, beside], make), [...runs.keys()].map(make))
    }
  })
})
