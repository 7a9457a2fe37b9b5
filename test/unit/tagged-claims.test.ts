// What an outline asks of marks before anything else of a document has been read is what all of its claims say of them.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { collectClaims, collectTagged, type Tagged } from '../../server/core/index/claims.ts'
import { TargetCache } from '../../server/core/index/targets.ts'
import { Document } from '../../server/core/model/document.ts'
import { readData } from '../support/data.ts'
import { createRandom } from '../support/random.ts'

const PLANS = fileURLToPath(new URL('../../../corpus/plans/', import.meta.url))
/** How many real texts of a folder are looked at. */
const TEXTS = 25

describe('claims of marks', () => {
  for (const untagged of [true, false])
    it(`are the same before all claims are read, ${untagged ? 'what nobody tagged among them' : 'in laws'}`, () => {
      let count = 0
      for (const text of textsOf(PLANS)) count += check(text, untagged)
      assert(count > 50)
    })

  it('are the same in real plans with marks around their numbers', function () {
    const texts = [...readData('plans').slice(0, TEXTS), ...readData('gwr').slice(0, TEXTS)]
    if (texts.length === 0) return this.skip()
    const random = createRandom(7)
    let count = 0
    for (const { text } of texts) count += check(withMarks(text, random), true)
    assert(count > 300, `${count}`)
  })
})

function textsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => readFileSync(join(folder, name), 'utf8'))
}

/** Marks one number in eight, with some words before it, as a target or an outcome. */
function withMarks(text: string, random: () => number): string {
  return text.replace(/[\p{Script=Han}a-z ]{0,12}\d[\d.,]*%?/gu, words => {
    if (random() > 1 / 8) return words
    return `[${words}](${random() > 0.3 ? 'target' : 'outcome'}:id-${Math.floor(random() * 9)})`
  })
}

/** Returns how many claims were held against each other. */
function check(text: string, untagged: boolean): number {
  const parse = (): Document => Document.parse('file:///plans/opened.md', text)
  const all = collectClaims(parse(), new TargetCache(), untagged).claims.filter(({ id }) => id !== undefined)
  const first = collectTagged(parse(), new TargetCache(), untagged)
  assert.deepEqual(first.map(saidBy), all.map(saidBy))
  return all.length
}

/** All that an outline is told. */
function saidBy({ kind, id, indicator, reading: { deadline: _, ...reading }, start, end }: Tagged): object {
  return { kind, id, indicator, reading, start, end }
}
