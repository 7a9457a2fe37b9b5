// Where a review of proposals stands while some are accepted, skipped and come or go.

import assert from 'node:assert/strict'
import { Walk } from '../../client/review/walk.ts'
import type { ProposalItem } from '../../server/wire/review.ts'

/** Proposals by their keys, one a line; `target:a` is of another kind than `plan:a`. */
function items(...keys: readonly string[]): ProposalItem[] {
  return keys.map((key, line) => {
    const at = { line: line * 10, character: 0 }
    return { key, kind: key.startsWith('plan') ? 'plan' : 'target', range: { start: at, end: at }, text: key }
  })
}

/** A walk that has taken some proposals. */
function walk(...keys: readonly string[]): Walk {
  const walk = new Walk()
  walk.take(items(...keys))
  return walk
}

const where = ({ current, place }: Walk): string => `${current?.key} ${place.number}/${place.total}`

describe('a review', () => {
  it('begins with the first, skips and goes back', () => {
    const review = walk('a', 'b', 'c')
    assert.equal(where(review), 'a 1/3')
    assert.ok(review.skip())
    assert.ok(review.skip())
    assert.equal(where(review), 'c 3/3')
    assert.ok(review.back())
    assert.equal(where(review), 'b 2/3')
    // What was gone back to is no longer skipped: the way on leads through it.
    assert.equal(review.skipped, 1)
    assert.ok(review.back())
    assert.ok(!review.back())
    assert.equal(where(review), 'a 1/3')
  })
  it('goes on behind what was accepted, and counts it', () => {
    const review = walk('a', 'b', 'c')
    review.skip()
    review.done++
    review.take(items('a', 'c'))
    assert.equal(where(review), 'c 3/3')
  })
  it('comes back to what was passed by, and then ends', () => {
    const review = walk('a', 'b', 'c')
    review.goTo('c')
    assert.ok(review.skip())
    assert.equal(where(review), 'a 1/3')
    review.skip()
    assert.ok(!review.skip())
    assert.equal(review.current, undefined)
    assert.equal(review.skipped, 3)
    review.again()
    assert.equal(where(review), 'a 1/3')
  })
  it('stays with its proposal while others come and go', () => {
    const review = walk('a', 'b', 'c')
    review.skip()
    review.take(items('new', 'a', 'b'))
    assert.equal(where(review), 'b 3/3')
    review.take(items('new', 'a'))
    assert.equal(where(review), 'new 1/2')
  })
  it('begins again where it was left, with what was skipped', () => {
    const review = walk('a', 'b', 'c')
    review.skip()
    const later = new Walk(review.remembered)
    later.take(items('a', 'b', 'c'))
    assert.equal(where(later), 'b 2/3')
    later.skip()
    later.skip()
    assert.equal(later.current, undefined)
  })
  it('knows all of a kind but those that were skipped', () => {
    const review = walk('target:a', 'plan:a', 'target:b', 'target:c')
    review.skip()
    assert.deepEqual(
      review.ofKind('target').map(({ key }) => key),
      ['target:b', 'target:c'],
    )
  })
})
