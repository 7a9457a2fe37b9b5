// `tifa targets` as a user runs it: the bundle, as a process of its own.

import assert from 'node:assert/strict'
import { CommandFolder } from '../support/command-folder.ts'

describe('tifa targets', function () {
  this.timeout(30_000) // each test starts a process
  const folder = new CommandFolder()

  const targets = (...args: string[]) => folder.run(['targets', ...args])

  const PLAN = '---\ntitle: 某市规划\nperiod: 2021-2025\n---\n\n😀到2025年，某类工厂产量达到1.3万亿斤。\n'

  it('prints a row a target, with file, line, sentence offsets and language', () => {
    folder.write('plans/a.md', PLAN)
    const { status, stdout } = targets('.')
    const [head = '', row = '', rest] = stdout.split('\r\n')
    assert.equal(rest, '')
    const cells = new Map(head.split(',').map((name, i) => [name, row.split(',')[i]]))
    assert.equal(cells.get('file'), 'plans/a.md')
    assert.equal(cells.get('line'), '6')
    assert.equal(cells.get('target'), '1.3万亿斤')
    assert.deepEqual([cells.get('target_amount'), cells.get('target_unit')], ['650000000', 't'])
    assert.equal(cells.get('language'), 'zh')
    assert.equal(cells.get('tagged'), 'false')
    const [from, to] = [Number(cells.get('sentence_start')), Number(cells.get('sentence_end'))]
    assert.equal(PLAN.slice(from, to), '😀到2025年，某类工厂产量达到1.3万亿斤。')
    assert.equal(status, 0)
  })
  it('tells a change from a level', () => {
    folder.write('plans/a.md', PLAN.replace('达到', '提高'))
    const { targets: rows } = JSON.parse(targets('--format', 'json', 'plans').stdout) as {
      targets: { target_is_change: boolean }[]
    }
    assert.deepEqual(
      rows.map(row => row.target_is_change),
      [true],
    )
  })
  it('gives the same as JSON', () => {
    folder.write('a.md', PLAN)
    const { targets: rows } = JSON.parse(targets('--format', 'json', 'a.md').stdout) as { targets: { file: string }[] }
    assert.deepEqual(
      rows.map(({ file }) => file),
      ['a.md'],
    )
  })
  it('reads the rest of the corpus for outcomes, and prints only what was named', () => {
    folder.write('tifa.yaml', '')
    folder.write('a.md', PLAN.replace('某类工厂产量达到1.3万亿斤', '[某类工厂产量达到1.3万亿斤](target:x)'))
    folder.write(
      'b.md',
      '---\ntitle: 某市报告\n---\n\n[产量达到1.4万亿斤](outcome:x "at=2025")，到2030年产能达到5亿吨。\n',
    )
    const { stdout } = targets('a.md')
    assert.equal(stdout.split('\r\n').length, 3)
    assert.match(stdout, /,met,/)
  })
  it('fails with 2 where nothing can be read, and says why', () => {
    for (const [args, message] of [
      [['nowhere'], /nowhere: no such file or folder/],
      [['--format', 'xml', '.'], /--format is csv or json/],
    ] as const) {
      const { status, stderr } = targets(...args)
      assert.equal(status, 2)
      assert.match(stderr, message)
    }
  })
})
