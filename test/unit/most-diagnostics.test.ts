import assert from 'node:assert/strict'
import type { Diagnostic } from 'vscode-languageserver'
import { compareRanges, gravestOf, limitDiagnostics } from '../../server/protocol/findings/most-diagnostics.ts'
import { createRandom } from '../support/random.ts'

function at(line: number, severity: 1 | 2 | 3 | 4, message = ''): Diagnostic {
  const place = { line, character: 0 }
  return { range: { start: place, end: place }, severity, message }
}

/** The same by sorting all: the gravest first, of equals the first. */
function chosen(all: readonly Diagnostic[], most: number): Diagnostic[] {
  if (all.length <= most) return [...all]
  const kept = new Set(all.toSorted((a, b) => (a.severity ?? 4) - (b.severity ?? 4)).slice(0, most - 1))
  return all.filter(one => kept.has(one))
}

describe('The most diagnostics', () => {
  it('keeps the gravest, in the order of the text, whatever the runs and the rest are', () => {
    const random = createRandom(7)
    const severity = (): 1 | 2 | 3 | 4 => ((Math.floor(random() * 4) % 4) + 1) as 1 | 2 | 3 | 4
    for (let round = 0; round < 200; round++) {
      let line = 0
      const runs = Array.from({ length: Math.floor(random() * 12) }, () =>
        Array.from({ length: Math.floor(random() * 6) }, () => at((line += 2), severity())),
      )
      const rest = Array.from({ length: Math.floor(random() * (round % 2 ? 5 : 60)) }, () =>
        at(1 + 2 * Math.floor(random() * line), severity(), 'rest'),
      )
      const all = [...runs.flat(), ...rest].sort((a, b) => compareRanges(a.range, b.range))
      const most = 1 + Math.floor(random() * 40)
      const places = rest.map(one => ({ one, start: one.range.start.line, end: one.range.end.line }))
      const { kept, left } = gravestOf(places, most, ({ one }) => one.severity ?? 0)
      const limited = limitDiagnostics(
        runs,
        kept.map(({ one }) => one),
        most,
        'en',
        left,
      )
      const expected = chosen(all, most)
      assert.deepEqual(limited.slice(0, expected.length), expected)
      assert.equal(limited.length, Math.min(all.length, most))
      if (all.length > most) assert.match(String(limited.at(-1)?.message), new RegExp(`${all.length - most + 1} more`))
    }
  })
})
