// The headings of real plans, found again in their text alone: no change may make this worse without somebody noticing.

import assert from 'node:assert/strict'
import { readData } from '../../support/data.ts'
import { f1Of, scoreHeadings } from '../../support/heading-score.ts'
import { collectGoldHeadings, stripMarkdown, wrapAt } from '../../support/stripped.ts'

/** F1 over all plans. */
const FLOOR = 0.97
/** Found lines that the original has as lines of their own are not held against it here: each plan for itself is at this or above. */
const EACH = 0.985
/** The share of the right ones at the depth of the original. */
const DEPTHS = 0.99

const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ['paragraphs parted by blank lines', text => stripMarkdown(text)],
  ['broken after 40 characters', text => wrapAt(stripMarkdown(text, '\n'), 40)],
]

describe('the headings of plans stripped to plain text', () => {
  for (const [name, strip] of VARIANTS) {
    it(`are found again: ${name}`, function () {
      // Seven whole plans are imported.
      this.timeout(30_000)
      const files = readData('plans')
      if (files.length === 0) this.skip()
      const sum = { gold: 0, found: 0, right: 0, depths: 0, unmarked: 0 }
      for (const { path, text } of files) {
        const { score, missed } = scoreHeadings(strip(text), collectGoldHeadings(text), path)
        for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += score[key]
        const without = f1Of({ ...score, found: score.found - score.unmarked })
        assert.ok(without >= EACH, `${path}: ${without.toFixed(3)}, missed ${missed.slice(0, 5).join(' | ')}`)
      }
      assert.ok(f1Of(sum) >= FLOOR, `F1 ${f1Of(sum).toFixed(4)}`)
      assert.ok(sum.depths >= DEPTHS * sum.right, `${sum.depths} of ${sum.right} at the same depth`)
    })
  }
})
