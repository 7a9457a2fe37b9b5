// `tifa plans` as a user runs it: the bundle, as a process of its own.

import assert from 'node:assert/strict'
import { CommandFolder } from '../support/command-folder.ts'

describe('tifa plans', function () {
  this.timeout(30_000) // each test starts a process
  const folder = new CommandFolder()
  beforeEach(() => {
    folder.write('tifa.yaml', '')
    folder.write(
      'plans/out.md',
      '---\nid: out\ntitle: 江岭省纲要\nkind: outline\nperiod: 2021-2025\nsupersedes: old\n---\n',
    )
    folder.write('plans/port.md', '---\nid: port\ntitle: 港口规划\nkind: sector\nparent: out\n---\n')
    folder.write('plans/en.md', '---\nid: out-en\ntitle: Outline (digest)\nexpresses: out\nlanguage: en\n---\n')
  })

  const plans = (locale: string, ...args: string[]) => folder.run(['plans', ...args], { locale })

  it('prints dolls and lines of the folder it is called in', () => {
    const { status, stdout } = plans('en_GB.UTF-8')
    assert.deepEqual(stdout.split('\n'), [
      'By level',
      '  Outlines (1)',
      '    江岭省纲要 (outline · 2021–2025)  plans/out.md',
      '      Outline (digest) (digest)  plans/en.md',
      '      港口规划 (sector plan)  plans/port.md',
      'By version',
      '  江岭省纲要 (1 version)',
      '    江岭省纲要 (outline · 2021–2025)  plans/out.md',
      '      Outline (digest) (digest)  plans/en.md',
      '    Before: old (missing: no document has this id)',
      '  One version only (1)',
      '    港口规划 (sector plan)  plans/port.md',
      '',
    ])
    assert.equal(status, 0)
  })
  it('prints what was named and what holds it, in Chinese', () => {
    const { stdout } = plans('zh_CN.UTF-8', 'plans/port.md')
    assert.deepEqual(stdout.split('\n').slice(0, 4), [
      '按层级',
      '  规划纲要 (1)',
      '    江岭省纲要 (规划纲要 · 2021–2025)  plans/out.md',
      '      港口规划 (专项规划)  plans/port.md',
    ])
  })
  it('gives a row a work as JSON', () => {
    const { plans: rows } = JSON.parse(plans('C', '--format', 'json', '.').stdout) as {
      plans: Record<string, unknown>[]
    }
    const [outline, port] = ['out', 'port'].map(id => rows.find(row => row['id'] === id))
    assert.deepEqual(outline?.['before'], { id: 'old', missing: true, loop: false, how: 'supersedes' })
    assert.deepEqual(outline['texts'], [
      { id: 'out-en', title: 'Outline (digest)', role: 'digest', file: 'plans/en.md' },
    ])
    assert.deepEqual([port?.['parent'], port?.['file']], [{ id: 'out', missing: false, loop: false }, 'plans/port.md'])
    assert.equal(rows.length, 2)
  })
  it('fails with 2 where nothing can be read, and says why', () => {
    for (const [args, message] of [
      [['nowhere'], /nowhere: no such file or folder/],
      [['--format', 'xml'], /--format is text or json/],
    ] as const) {
      const { status, stderr } = plans('C', ...args)
      assert.equal(status, 2)
      assert.match(stderr, message)
    }
  })
})
