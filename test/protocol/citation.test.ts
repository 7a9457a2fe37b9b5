// Citations over LSP.

import assert from 'node:assert/strict'
import type { CitationResult } from '../../server/wire/citation.ts'
import { PLANS, useClient } from './harness.ts'

describe('citations over LSP', () => {
  const start = useClient()

  it('quote a range, in the form that is asked for', async () => {
    const running = await start(
      `${PLANS}//- en.md\n---\nexpresses: fyp-14-outline\n---\n\n# Outline\n\nFerries are [built](term:x). More.\n`,
    )
    const cite = (range: object, more: object = {}): Promise<CitationResult | null> =>
      running.connection.sendRequest('tifa/citation', { uri: running.uri('en.md'), range, ...more })
    const line = 6
    const at = (character: number): object => ({ line, character })
    const all = await cite({ start: at(0), end: at(11) })
    assert.match(all?.text ?? '', /^“Ferries are”\nOutline, /)
    assert.equal(all?.hasQuote, true)
    assert.match(all?.text ?? '', /translation of 中华人民共和国国民经济和社会发展第十四个五年规划/)
    const sentence = await cite({ start: at(3), end: at(3) }, { format: 'markdown' })
    assert.match(sentence?.text ?? '', /^> Ferries are built\.\n/)
    const front = await cite({ start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, { format: 'bibtex' })
    assert.match(front?.text ?? '', /^@misc\{en,/)
    assert.equal(front?.hasQuote, false)
    const unknown = await running.connection.sendRequest('tifa/citation', {
      uri: 'file:///elsewhere.md',
      range: { start: at(0), end: at(0) },
    })
    assert.equal(unknown, null)
  })
})
