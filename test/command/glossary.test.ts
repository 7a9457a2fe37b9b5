// `tifa glossary` as a user runs it: import with conflicts, merges, new files, export in every format.

import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFolder } from '../support/command-folder.ts'
import { checkTbx } from '../support/tbx-rules.ts'

const MINE = '---\nid: own\nkind: glossary\n---\n\n# 词汇\n\n## 碳达峰\n- en: carbon peaking\n\nA gloss.\n'

describe('tifa glossary', function () {
  this.timeout(120_000) // each test starts processes
  const folder = new CommandFolder()
  beforeEach(() => {
    folder.write('tifa.yaml', '')
    folder.write('terms.md', MINE)
    folder.write('in.csv', '中文,英文,释义,地区\n碳达峰,carbon peak,Another.,x\n碳中和,carbon neutrality,,y\n')
  })

  const run = (args: readonly string[], locale = 'C.UTF-8') => folder.run(['glossary', ...args], { locale })

  it('shows conflicts and writes nothing', () => {
    const { status, stdout, stderr } = run(['import', 'in.csv', '--into', 'terms.md'])
    assert.equal(status, 1)
    assert.equal(stdout, 'terms.md:8: 碳达峰\n  en: carbon peaking | carbon peak\n  gloss: A gloss. | Another.\n')
    assert.match(stderr, /columns not used: 地区/)
    assert.match(stderr, /1 conflict \(mine \| theirs\), 1 new, 0 the same; nothing is written/)
    assert.equal(folder.read('terms.md'), MINE)
    assert.match(run(['import', 'in.csv', '--into', 'terms.md'], 'zh_CN.UTF-8').stderr, /1 处冲突/)
  })

  it('merges as it was told, and a second time finds all the same', () => {
    const { status, stderr } = run(['import', 'in.csv', '--into', 'terms.md', '--merge', 'both'])
    assert.equal(status, 0, stderr)
    assert.match(stderr, /terms\.md: 1 added, 1 changed, 0 kept, 0 the same/)
    assert.equal(
      folder.read('terms.md'),
      MINE.replace('carbon peaking', 'carbon peaking; carbon peak').replace('A gloss.\n', 'A gloss.\n\nAnother.\n') +
        '\n## 碳中和\n- en: carbon neutrality\n',
    )
    const again = run(['import', 'in.csv', '--into', 'terms.md', '--merge', 'keep'])
    assert.match(again.stderr, /0 added, 0 changed, 1 kept, 1 the same/)
  })

  it('prints a new glossary, or writes it where nothing is', () => {
    assert.match(
      run(['import', 'in.csv']).stdout,
      /^---\nid: terms\ntitle: Terms\nkind: glossary\nlanguage: en\n---\n\n# Terms\n\n## 碳达峰\n\n- en: carbon peak\n/,
    )
    assert.equal(run(['import', 'in.csv', '-o', 'new/a.md']).status, 0)
    const before = folder.read('new/a.md')
    assert.equal(run(['import', 'in.csv', '-o', 'new/a.md']).status, 2)
    assert.equal(folder.read('new/a.md'), before)
  })

  it('exports in every format, and reads each of them back', () => {
    for (const format of ['tbx', 'csv', 'tsv', 'xlsx', 'md']) {
      const { status, stderr } = run(['export', 'terms.md', '-o', `out.${format}`])
      assert.equal(status, 0, stderr)
      const back = run(['import', `out.${format}`, '--into', 'terms.md'])
      assert.equal(back.status, 0, `${format}: ${back.stdout}${back.stderr}`)
      assert.match(back.stderr, /0 added, 0 changed, 0 kept, 1 the same/)
      if (format === 'tbx') {
        assert.equal(run(['export', 'terms.md', '-o', 'out.tbx']).status, 2)
        assert.equal(run(['export', 'terms.md', '-o', 'out.tbx', '--force']).status, 0)
      }
      rmSync(join(folder.path, `out.${format}`))
    }
    assert.equal(folder.read('terms.md'), MINE)
    assert.deepEqual(checkTbx(run(['export']).stdout), [])
  })

  it('exports what comes with Tifa as TBX that follows the rules', () => {
    const { status, stdout } = run(['export', '--bundled'])
    assert.equal(status, 0)
    assert.ok(stdout.length > 100_000)
    assert.deepEqual(checkTbx(stdout), [])
  })

  it('says what is wrong', () => {
    const wrong = (...args: string[]): string => {
      const { status, stderr } = run(args)
      assert.equal(status, 2)
      return stderr
    }
    assert.match(wrong(), /say import or export/)
    assert.match(wrong('imprt'), /did you mean import/)
    assert.match(wrong('import'), /no file given/)
    assert.match(wrong('import', 'gone.csv'), /gone\.csv: no such file/)
    assert.match(wrong('import', 'in.csv', '--into', 'in.csv'), /no Markdown document of kind: glossary/)
    assert.match(wrong('import', 'in.csv', '--merge', 'all'), /--merge/)
    assert.match(wrong('export', '--format', 'xlsx'), /needs a file/)
    folder.write('odd.csv', 'year,gdp\n2020,1\n')
    assert.match(wrong('import', 'odd.csv'), /no terms found/)
    folder.write('bad.xlsx', 'PK\u0003\u0004nothing')
    assert.match(wrong('import', 'bad.xlsx'), /bad\.xlsx: this workbook is damaged/)
    folder.write('bytes.csv', `term,en\n${'\0\u0001'.repeat(50)},x\n`)
    assert.match(wrong('import', 'bytes.csv', '-o', 'new.md'), /bytes\.csv: it is no text/)
    assert.match(wrong('export', '-o', 'terms.docx'), /there is no such format; say --format tbx/)
    assert.match(wrong('import', '.'), /cannot be read: it is a folder/)
  })
})
