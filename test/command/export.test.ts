// `tifa export` and `tifa annotations import` as a user runs them.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFolder } from '../support/command-folder.ts'

const PLAN =
  '---\ntitle: 航道规划\n---\n\n# 总则\r\n\r\n要[疏浚](note:water "窄")𠮷河，[水深达到12米](target:depth "by=2030")。\r\n'

describe('tifa export', function () {
  this.timeout(180_000) // each test starts many processes
  const folder = new CommandFolder()
  beforeEach(() => {
    folder.write('corpus/tifa.yaml', '')
    folder.write('corpus/plans/a.md', PLAN)
    folder.write('corpus/b.md', '# Quays\n\nNothing.\n')
  })

  const run = (args: readonly string[], locale = 'C.UTF-8') =>
    folder.run(args, { locale, env: { SOURCE_DATE_EPOCH: '1700000000', TIFA_CACHE: 'off' } })

  it('writes marks with their texts, and puts them back where they were', () => {
    assert.equal(run(['export', 'annotations', '-o', 'out/marks.jsonld', 'corpus']).status, 0)
    assert.deepEqual(readdirSync(join(folder.path, 'out')).sort(), ['marks.jsonld', 'marks.texts'])
    assert.equal(folder.read('out/marks.texts/plans/a.md.txt'), '总则\n要疏浚𠮷河，水深达到12米。\n')
    assert.match(folder.read('out/marks.jsonld'), /"generated": "2023-11-14T22:13:20Z"/)
    run(['export', 'qda', '-o', 'out/p.qdpx', 'corpus'])
    for (const file of ['out/marks.jsonld', 'out/p.qdpx']) {
      folder.write('corpus/plans/a.md', PLAN.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))
      const { stdout, status } = run(['annotations', 'import', file, 'corpus'])
      assert.deepEqual([stdout, status], ['2 placed, 0 there already, 0 stale, 0 refused\n', 0])
      assert.equal(folder.read('corpus/plans/a.md'), PLAN)
    }
    assert.equal(
      run(['annotations', 'import', 'out/p.qdpx', 'corpus']).stdout,
      '0 placed, 2 there already, 0 stale, 0 refused\n',
    )
  })
  it('lists what is stale, and changes nothing where it is only to say so', () => {
    run(['export', 'annotations', '-o', 'marks.jsonld', 'corpus'])
    const changed = PLAN.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace('疏浚', '挖深')
    folder.write('corpus/plans/a.md', changed)
    const { stdout, status } = run(['annotations', 'import', 'marks.jsonld', '--dry-run', 'corpus'])
    assert.equal(status, 1)
    assert.match(stdout, /^plans\/a\.md: stale: note:water “疏浚”: these words[^\n]*\n/)
    assert.equal(folder.read('corpus/plans/a.md'), changed)
    assert.match(
      run(['annotations', 'import', 'marks.jsonld', '--dry-run', 'corpus'], 'zh_CN.UTF-8').stdout,
      /失效：note:water“疏浚”/,
    )
    assert.match(run(['annotations', 'import', 'corpus/b.md', 'corpus']).stderr, /no annotations that Tifa can read/)
    assert.equal(run(['annotations', 'import']).status, 2)
  })
  it('writes a file for each document into a folder, one to standard output, and nothing over what is there', () => {
    assert.equal(run(['export', 'reading-copy', '-o', 'copies/', 'corpus']).status, 0)
    assert.ok(existsSync(join(folder.path, 'copies/plans/a.html')) && existsSync(join(folder.path, 'copies/b.html')))
    const again = run(['export', 'reading-copy', '-o', 'copies/', 'corpus'])
    assert.equal(again.status, 2)
    assert.match(again.stderr, /--force writes over it/)
    rmSync(join(folder.path, 'copies/b.html'))
    assert.match(run(['export', 'reading-copy', '-o', 'copies/', 'corpus']).stderr, /a\.html: .+ nothing is written/)
    assert.ok(!existsSync(join(folder.path, 'copies/b.html')))
    assert.equal(run(['export', 'reading-copy', '-o', 'copies/', '--force', 'corpus']).status, 0)
    assert.match(run(['export', 'tei', 'corpus/b.md']).stdout, /^<\?xml version="1\.0"[\s\S]*<\/TEI>\n$/)
    assert.match(run(['export', 'text', 'corpus']).stderr, /2 files need a folder: --output FOLDER\//)
    assert.equal(run(['export', 'text', 'corpus/b.md']).stdout, 'Quays\nNothing.\n')
  })
  it('writes tables in the format of the file’s name, and says what it cannot make', () => {
    run(['export', 'targets', '-o', 'targets.xlsx', 'corpus'])
    assert.equal(readFileSync(join(folder.path, 'targets.xlsx')).subarray(0, 2).toString(), 'PK')
    assert.match(run(['export', 'targets', 'corpus']).stdout, /^indicator,/)
    assert.match(run(['export', 'targets', '--format', 'json', 'corpus']).stdout, /^\{\n "provenance": \{/)
    assert.match(run(['export', 'targets', '-o', 'targets.ods', 'corpus']).stderr, /no such format; say --format csv/)
    assert.match(run(['export', 'target']).stderr, /did you mean targets\?/)
    assert.match(run(['export', 'pdf']).stderr, /no export “pdf” \(annotations, qda, [^)]*\)\n$/)
    assert.match(run(['export'], 'zh_CN.UTF-8').stderr, /需要指定导出内容/)
    assert.match(run(['export', '--help'], 'zh_CN.UTF-8').stdout, /阅读本/)
  })
})
