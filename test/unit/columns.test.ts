// Columns of a terminal: Chinese is twice as wide as Latin.

import assert from 'node:assert/strict'
import { fitColumns, printable, widthOf } from '../../server/protocol/columns.ts'

describe('columns of a terminal', () => {
  it('counts wide characters twice and combining ones not', () => {
    for (const [text, width] of [
      ['ab', 2],
      ['渡口', 4],
      ['，５Ｇ', 6],
      ['é', 1],
      ['e\u0301', 1],
      ['𠮷', 2],
      ['“—”', 3],
    ] as const)
      assert.equal(widthOf(text), width, text)
  })
  it('cuts and fills to the column, never through a character', () => {
    assert.equal(fitColumns('新渡口', 5, 'start'), ' 渡口')
    assert.equal(fitColumns('新渡口', 5, 'end'), '新渡 ')
    assert.equal(fitColumns('ab', 4, 'start'), '  ab')
    assert.equal(fitColumns('', 2, 'end'), '  ')
  })
  it('lets nothing of a text move the cursor or turn the line', () => {
    assert.equal(printable('a\n\u001b[31mb\u202ec'), 'a [31mbc')
  })
})
