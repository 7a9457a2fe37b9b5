// What is collected between two keys, and when.

import assert from 'node:assert/strict'
import { Rest } from '../../server/protocol/rest.ts'
import { Turns } from '../../server/protocol/turns.ts'

describe('what an edit leaves behind', () => {
  function start(): { readonly rest: Rest; readonly turns: Turns; readonly collected: () => number } {
    let collected = 0
    const turns = new Turns({
      nextTurn: () => new Promise(resolve => setImmediate(resolve)),
      now: () => performance.now(),
    })
    const rest = new Rest({ collectNewGarbage: () => collected++ }, turns)
    return { rest, turns, collected: () => collected }
  }

  it('is collected once nothing more comes', async () => {
    const { rest, collected } = start()
    rest.edited()
    rest.edited()
    while (collected() === 0) await new Promise(resolve => setTimeout(resolve, 5))
    rest.collectNew()
    assert.equal(collected(), 1)
  })

  it('is collected at once for who waits until all is done, and only behind an edit', () => {
    const { rest, collected } = start()
    rest.collectNew()
    assert.equal(collected(), 0)
    rest.edited()
    rest.collectNew()
    assert.equal(collected(), 1)
  })

  it('waits while messages come', async () => {
    const { rest, turns, collected } = start()
    rest.edited()
    const end = performance.now() + 80
    while (performance.now() < end) {
      turns.note()
      await new Promise(resolve => setImmediate(resolve))
    }
    assert.equal(collected(), 0)
  })
})
