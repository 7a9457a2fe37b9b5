// `tifa notes` as a user runs it.

import assert from 'node:assert/strict'
import { CommandFolder } from '../support/command-folder.ts'

describe('tifa notes', function () {
  this.timeout(30_000) // each test starts processes
  const folder = new CommandFolder()
  beforeEach(() => {
    folder.write('tifa.yaml', '')
    folder.write('plans/a.md', '---\ntitle: 航道规划\ndate: 2022-01-01\n---\n\n# 总则\n\n要[疏浚](note:water "窄")。\n')
    folder.write('plans/b.md', '# Quays\n\n[quays](note:money "Who\u001b[2J pays?") and [locks](note:water)\n')
    folder.write('other.md', '[x](note:odd)\n')
  })

  const run = (args: readonly string[], locale = 'C.UTF-8') => folder.run(['notes', ...args], { locale })

  it('prints a line for each, and what there is in all, in both languages', () => {
    const { stdout, status } = run(['plans'])
    assert.equal(status, 0)
    assert.equal(
      stdout,
      [
        'plans/a.md:8:2: [water] 疏浚 — 窄',
        'plans/b.md:3:1: [money] quays — Who [2J pays?',
        'plans/b.md:3:41: [water] locks',
        '3 notes, 2 codes, 2 documents\n',
      ].join('\n'),
    )
    assert.match(run(['plans'], 'zh_CN.UTF-8').stdout, /3 条批注，2 个编码，2 个文件\n$/)
  })
  it('takes codes and words', () => {
    assert.match(run(['--code', 'money,odd']).stdout, /\[odd\] x\n.*\[money\] .*\n2 notes, 2 codes, 2 documents\n$/)
    assert.match(run(['--find', 'LOCKS']).stdout, /^plans\/b\.md:3:41: \[water\] locks\n1 note, 1 code, 1 document\n$/)
    const { stderr, status } = run(['--code', 'watr'])
    assert.equal(status, 2)
    assert.match(stderr, /no note has the code watr; did you mean water\?/)
  })
  it('gives CSV, JSON and Markdown', () => {
    assert.match(
      run(['--format', 'csv', 'plans/a.md']).stdout,
      /^code,remark,quote,document,date,section,file,line,column,start,end,file_sha256,corpus_sha256,tool,exported\r\nwater,窄,疏浚,航道规划,2022-01-01,总则,plans\/a\.md,8,2,\d+,\d+,[\da-f]{64},[\da-f]{64},Tifa [\d.]+,[\dTZ:-]+\r\n$/,
    )
    const { notes } = JSON.parse(run(['--format', 'json', 'plans']).stdout) as { notes: { quote: string }[] }
    assert.deepEqual(
      notes.map(({ quote }) => quote),
      ['疏浚', 'quays', 'locks'],
    )
    assert.match(
      run(['--format', 'markdown', 'plans']).stdout,
      /\n## water \(2\)\n\n- “疏浚”: 窄 \(航道规划, 总则, plans\/a\.md:8\)\n- “locks” \(Quays, plans\/b\.md:3\)\n\n\*Tifa [^\n]* SHA-256 [\da-f]{64}\*\n$/,
    )
  })
  it('explains itself in both languages', () => {
    assert.match(run(['--help']).stdout, /tifa notes --code finance --format csv/)
    assert.match(run(['--help'], 'zh_CN.UTF-8').stdout, /供电子表格使用/)
  })
})
