// `tifa compare` as a user runs it: the bundle, as a process of its own.

import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFolder } from '../support/command-folder.ts'

describe('tifa compare', function () {
  this.timeout(30_000) // each test starts a process
  const folder = new CommandFolder()
  beforeEach(() => {
    folder.write('tifa.yaml', '')
    folder.write('plans/a.md', plan('云岭县第一个规划', '2016-01-01', '渡船每年检修两次，费用由县财政承担。'))
    folder.write(
      'plans/b.md',
      plan(
        '云岭县第二个规划',
        '2021-01-01',
        '渡船每年检修四次，费用由县财政承担。\n\n## 第二章 古树\n\n<script>alert(1)</script>',
      ),
    )
  })

  const compare = (...args: string[]) => folder.run(['compare', ...args], { locale: 'en_GB.UTF-8' })

  it('prints Markdown with links from the folder that it was called in, and 0 though they differ', () => {
    const { status, stdout } = compare('plans/a.md', 'plans/b.md')
    assert.match(stdout, /^# Comparison: 云岭县第一个规划 → 云岭县第二个规划\n/)
    assert.match(stdout, /\[line 8\]\(plans\/a\.md#L8\) → \[line 8\]\(plans\/b\.md#L8\): 渡船每年检修<del>/)
    assert.equal(status, 0)
  })
  it('prints JSON', () => {
    const data = JSON.parse(compare('--format', 'json', 'plans/a.md', 'plans/b.md').stdout) as {
      schema: number
      after: { file: string }
      sections: { fate: string; after: { title: string; place: { line: number; column: number } }[] }[]
    }
    assert.equal(data.schema, 1)
    assert.equal(data.after.file, join('plans', 'b.md'))
    const [added] = data.sections.filter(({ fate }) => fate === 'added')
    assert.deepEqual([added?.after[0]?.title, added?.after[0]?.place.line], ['第二章 古树', 10])
  })
  it('prints one HTML file without scripts', () => {
    const { stdout } = compare('--format', 'html', 'plans/a.md', 'plans/b.md')
    assert.match(stdout, /^<!DOCTYPE html>/)
    assert.match(stdout, /plans\/b\.md:10</)
    assert.doesNotMatch(stdout, /<script|src=|url\(|@import/)
  })
  it('says of which texts it was made', () => {
    const { provenance } = JSON.parse(compare('--format', 'json', 'plans/a.md', 'plans/b.md').stdout) as {
      provenance: { corpus: { files: { path: string; sha256: string }[] } }
    }
    const { files } = provenance.corpus
    assert.ok(files.some(({ path, sha256 }) => path.endsWith('plans/a.md') && /^[\da-f]{64}$/.test(sha256)))
    assert.match(compare('plans/a.md', 'plans/b.md').stdout, /Tifa .*SHA-256 [\da-f]{64}/)
  })
  it('finds plans by id and by name', () => {
    assert.match(compare('a', '云岭县第二个规划').stdout, /^# Comparison: 云岭县第一个规划 → 云岭县第二个规划\n/)
    assert.match(compare('--corpus', 'plans', 'plans/a.md', 'b').stdout, /^# Comparison: 云岭县第一个规划/)
  })
  it('compares files of different corpora, and files of none', () => {
    rmSync(join(folder.path, 'tifa.yaml'))
    folder.write('one/tifa.yaml', '')
    folder.write('one/a.md', plan('甲规划', '2001-01-01', '渡船每年检修两次。'))
    assert.match(compare('one/a.md', 'plans/b.md').stdout, /^# Comparison: 甲规划 → 云岭县第二个规划\n/)
  })
  it('fails with 2 where it cannot run, and says why', () => {
    folder.write('plans/c.md', plan('云岭县第二个规划', '2022-01-01', '别的。'))
    for (const [args, said] of [
      [['plans/a.md'], /two plans are to be named/],
      [['plans/a.md', 'nowhere'], /nowhere: no such file, and no document of the corpus has this id or name/],
      [['plans/a.md', '云岭县第二个规划'], /several documents are called so: plans.b\.md, plans.c\.md/],
      [['plans/a.md', 'a'], /both names stand for the same document/],
      [['--format', 'xml', 'a', 'b'], /--format is md, json or html/],
      [['--what', 'a', 'b'], /--what/],
    ] as const) {
      const { status, stdout, stderr } = compare(...args)
      assert.deepEqual([status, stdout], [2, ''], args.join(' '))
      assert.match(stderr, said)
    }
  })
})

function plan(title: string, date: string, text: string): string {
  return `---\ntitle: ${title}\ndate: ${date}\n---\n\n## 第一章 渡船\n\n${text}\n`
}
