// How well comparison does on real plans and laws: held against what a reader wrote down, and against plain reading.

import assert from 'node:assert/strict'
import { checkUnchanged, readVersions } from '../support/law-versions.ts'
import { compareFiles, judge, readGold } from '../support/section-fates.ts'

/** What must at least be so, of 30 sections each; `npm run bench -- compare` says how it stands. Tuned on the first pair alone. */
const FLOORS: Readonly<Record<string, { readonly partners: number; readonly fates: number; readonly all: number }>> = {
  '12': { partners: 21, fates: 22, all: 19 },
  '13': { partners: 16, fates: 16, all: 14 },
}
/** One law in so many is looked at here, all of them by the benchmark: that takes too long for a test. */
const SAMPLE = 12

describe('comparison of real texts', () => {
  for (const pair of readGold()) {
    it(`agrees with a reader on the outlines of the ${pair.before}th and ${pair.after}th plan`, function () {
      this.timeout(30_000)
      const comparison = compareFiles(pair.beforeFile, pair.afterFile)
      if (!comparison) this.skip()
      const verdicts = judge(comparison, pair.sections)
      const floor = FLOORS[pair.before] ?? { partners: 0, fates: 0, all: 0 }
      const count = (key: 'isSamePartners' | 'isSameFate' | 'isSame'): number => verdicts.filter(one => one[key]).length
      assert.ok(count('isSamePartners') >= floor.partners, `partners of ${count('isSamePartners')}`)
      assert.ok(count('isSameFate') >= floor.fates, `fates of ${count('isSameFate')}`)
      assert.ok(count('isSame') >= floor.all, `all of ${count('isSame')}`)
    })
  }

  it('never says that an article changed which did not', function () {
    this.timeout(60_000)
    const versions = readVersions().filter((_, index) => index % SAMPLE === 0)
    if (versions.length === 0) this.skip()
    let articles = 0
    for (const pair of versions) {
      const unchanged = checkUnchanged(pair)
      articles += unchanged.articles
      assert.deepEqual(unchanged.wrong, [], `${pair.before.path} ${pair.after.path}`)
    }
    assert.ok(articles > 100, `${articles} articles`)
  })
})
