// `tifa cite` as a user runs it.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFolder } from '../support/command-folder.ts'

describe('tifa cite', function () {
  this.timeout(30_000) // each test starts processes
  const folder = new CommandFolder()
  beforeEach(() => {
    writeFileSync(
      join(folder.path, 'a.md'),
      '---\ntitle: 水网规划\nissuer: 某省\ndate: 2021-03-01\nsource: https://example.org/a\n---\n\n## 第一章 渡口\n\n[修建渡口](target:x)。再建。\n\n渡船\u001b[31m准点。\n',
    )
  })

  const run = (args: readonly string[], locale = 'C.UTF-8') => folder.run(['cite', ...args], { locale })

  it('prints each form', () => {
    const { stdout, status } = run(['--accessed', '2026-01-02', 'a.md:10-12'])
    assert.equal(status, 0)
    assert.equal(
      stdout,
      '“修建渡口。再建。\n“渡船[31m准点。”（第一章 渡口）\n某省. 水网规划[EB/OL]. (2021-03-01)[2026-01-02]. https://example.org/a.\n',
    )
    assert.match(run(['--format', 'markdown', 'a.md:10']).stdout, /^> 修建渡口。再建。\n>\n> ——某省，《\[水网规划\]/)
    assert.match(run(['--format', 'bibtex', 'a.md:10']).stdout, /^@misc\{a-2021,\n {2}author = \{\{某省\}\},\n/)
    assert.match(run(['--format', 'csl', 'a.md:10']).stdout, /"title": "水网规划"/)
    assert.match(run(['--style', 'chicago', 'a.md:10']).stdout, /\n某省, 水网规划, March 1, 2021, 第一章 渡口, https/)
    assert.match(run(['a.md:10']).stdout, /\)\[20\d\d-\d\d-\d\d\]\. /)
  })
  it('says what it cannot cite', () => {
    for (const [args, status, message] of [
      [['a.md'], 2, /FILE:LINE/],
      [['b.md:1'], 2, /b\.md/],
      [['a.md:2'], 1, /nothing to quote there/],
      [['a.md:900'], 1, /nothing to quote there/],
      [['--accessed', 'today', 'a.md:10'], 2, /YYYY-MM-DD/],
      [['--format', 'word', 'a.md:10'], 2, /plain, markdown, bibtex or csl/],
    ] as const) {
      const found = run(args)
      assert.equal(found.status, status, args.join(' '))
      assert.match(found.stderr, message)
      assert.equal(found.stdout, '')
    }
    assert.match(run(['a.md:2'], 'zh_CN.UTF-8').stderr, /没有可引用的文字/)
  })
})
