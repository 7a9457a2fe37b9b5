// `tifa agreement` as a user runs it.

import assert from 'node:assert/strict'
import { CommandFolder } from '../support/command-folder.ts'

describe('tifa agreement', function () {
  this.timeout(30_000) // each test starts processes
  const folder = new CommandFolder()
  beforeEach(() => {
    const head = '---\nperiod: 2021-2025\n---\n\n# 一\n\n'
    folder.write('a.md', `${head}到2025年，[覆盖率提高到24%](target:forest)。[航道](note:risk "窄")。\n`)
    folder.write('b.md', `${head}到2025年，覆盖率提高到24%。航道。\n`)
    folder.write('c.md', '\u001b[2J另一篇。\n')
  })

  const run = (args: readonly string[], locale = 'C.UTF-8') => folder.run(['agreement', ...args], { locale })

  it('prints measures and where the copies differ, in both languages', () => {
    const { stdout, status } = run(['a.md', 'b.md'])
    assert.equal(status, 0)
    assert.match(stdout, /^2 paragraphs, headings and cells are in both copies \(of 2 and 2\)/)
    assert.match(stdout, /Target, outcome or neither: 0 of 1 agree; Cohen’s κ 0\.00, Krippendorff’s α 0\.00/)
    assert.match(stdout, /Code risk: 1 of 2 agree/)
    assert.match(stdout, /\na\.md:7:9 target:forest \| b\.md:7:8 nothing \| 覆盖率提高到24%\n/)
    assert.match(run(['a.md', 'b.md'], 'zh_CN.UTF-8').stdout, /编码 risk：2 处中一致 1 处/)
  })
  it('gives CSV and JSON', () => {
    assert.match(
      run(['--format', 'csv', 'a.md', 'b.md']).stdout,
      /^what,text,a,b,file_a,line_a,file_b,line_b,sha256_a,sha256_b,tool,exported\r\ntargets,覆盖率提高到24%,target:forest,,a\.md,7,b\.md,7,[\da-f]{64},[\da-f]{64},Tifa [^,]+,20[^,]+\r\n/,
    )
    const { scales, parts } = JSON.parse(run(['--format', 'json', 'a.md', 'b.md']).stdout) as {
      scales: { what: string; kappa: number | null }[]
      parts: object
    }
    assert.deepEqual(parts, { a: 2, b: 2, common: 2 })
    assert.equal(scales[1]?.kappa, null)
  })
  it('says what it cannot compare', () => {
    for (const [args, message] of [
      [['a.md'], /name two files/],
      [['a.md', 'a.md'], /the same file/],
      [['a.md', '.'], /not folders/],
      [['a.md', 'nowhere.md'], /nowhere\.md: no such file/],
    ] as const) {
      const { status, stderr } = run(args)
      assert.equal(status, 2)
      assert.match(stderr, message)
    }
    const other = run(['a.md', 'c.md'])
    assert.match(other.stdout, /^0 paragraphs/)
    assert.doesNotMatch(other.stdout, /\u001b/)
  })
})
