// `tifa kwic` as a user runs it: the bundle, as a process of its own.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { widthOf } from '../../server/protocol/columns.ts'
import { CommandFolder, TIFA } from '../support/command-folder.ts'

describe('tifa kwic', function () {
  this.timeout(90_000) // each test starts a process
  const folder = new CommandFolder()
  beforeEach(() => {
    folder.write('tifa.yaml', '')
    folder.write(
      'a.md',
      '---\ntitle: 东河规划\nkind: outline\nperiod: 2021-2025\n---\n\n## 水运\n\n建设新渡口码头，old 渡口 ports。\n',
    )
    folder.write('b.md', '---\ntitle: 西河报告\nkind: report\ndate: 2024\n---\n\n渡口的**码头**\n')
    folder.write(
      'glossary.md',
      '---\nkind: glossary\n---\n\n# 词\n\n## 渡口\n- id: ferry\n- en: ferry\n- aka: 摆渡点\n',
    )
  })

  const kwic = (...args: string[]) => folder.run(['kwic', ...args])

  it('prints aligned columns, Chinese twice as wide, sorted, with the place of each line', () => {
    const { status, stdout, stderr } = kwic('--sort', 'right', '--width', '12', '渡口')
    const lines = stdout.split('\n')
    assert.deepEqual(lines, [
      '              渡口  的码头        b.md:7',
      '      建设新  渡口  码头，old 渡  a.md:9',
      ' 口码头，old  渡口  ports。       a.md:9',
      '',
    ])
    assert.equal(new Set(lines.slice(0, 3).map(line => widthOf(line))).size, 1)
    assert.match(stderr, /^tifa: 3 in 2 of 2 documents, [\d.]+ per 10,000 of \d+ characters/)
    assert.equal(status, 0)
  })
  it('finds a term by any of its wordings, patterns, and what a filter leaves', () => {
    assert.match(kwic('--term', 'Ferry').stderr, /3 in 2 of 2/)
    assert.match(kwic('--pattern', '--kind', 'report', '渡口*码头|por*').stderr, /1 in 1 of 1/)
    assert.match(kwic('--period', '2021-2025', '渡口', 'a.md').stderr, /2 in 1 of 1/)
    assert.match(kwic('渡口*码头').stderr, /with --pattern they are a pattern/)
    assert.doesNotMatch(kwic('无此词').stderr, /--pattern/)
  })
  it('takes a plan by the id of any of its texts, and speaks the language of the terminal', () => {
    folder.write('a-en.md', '---\nid: east-en\ntitle: East River\nexpresses: a\n---\n\nferry ports\n')
    assert.match(kwic('--plan', 'east-en', '渡口').stderr, /2 in 1 of 2 documents/)
    const env = { ...process.env, LC_ALL: 'zh_CN.UTF-8' }
    const asked = [TIFA, 'kwic', '--pattern', '(渡口']
    const { stderr } = spawnSync(process.execPath, asked, { cwd: folder.path, encoding: 'utf8', env })
    assert.match(stderr, /^tifa: 3 个文件中的 0 个，共 0 处.*\ntifa: 不成对的括号按原样检索$/m)
    const table = [TIFA, 'kwic', '--documents', '渡口']
    const { stdout } = spawnSync(process.execPath, table, { cwd: folder.path, encoding: 'utf8', env })
    assert.match(stdout, /^文件 +日期 +时期 +类型.*\n东河规划 .*规划纲要 /)
  })
  it('gives CSV and JSON with the basis', () => {
    const [head = '', row = ''] = kwic('--format', 'csv', '--limit', '1', '渡口').stdout.split('\r\n')
    assert.equal(
      head,
      'left,keyword,right,document,section,date,period,kind,language,file,line,start,end,file_sha256,corpus_sha256,tool,exported',
    )
    assert.match(row, /^建设新,渡口,"?码头，old 渡口 ports。"?,东河规划,水运,2021,2021-2025,outline,zh,a\.md,9,/)
    const parsed = JSON.parse(kwic('--format', 'json', '渡口').stdout)
    assert.equal(parsed.provenance.tool, 'Tifa')
    assert.deepEqual([parsed.total, parsed.documents, parsed.scope, parsed.lines.length], [3, 2, 2, 3])
    assert.ok(parsed.characters > 0)
  })
  it('prints collocates, n-grams and documents', () => {
    assert.match(kwic('--collocates', '--window', '3', '渡口').stdout, /collocate.*log-Dice[\s\S]*码头 .* 2 /)
    assert.match(kwic('--documents', '渡口').stdout, /东河规划 .* 2 /)
  })
  it('exits with 1 where nothing is found, and with 2 where it cannot look', () => {
    assert.equal(kwic('无此词').status, 1)
    for (const [args, message] of [
      [[], /nothing to look for/],
      [['渡口', 'nowhere'], /nowhere: no such file or folder/],
      [['--pattern', '*'], /no word to look for/],
      [['--term', 'unknown'], /No glossary has this term/],
      [['--term', '--pattern', 'a'], /not both/],
      [['--kind', 'plans', '渡口'], /--kind is proposal, outline/],
      [['--period', '2021-2026', '渡口'], /no document here is of the period 2021-2026; did you mean 2021-2025\?/],
      [['--plan', 'c', '渡口'], /no document here is of the plan c/],
    ] as const) {
      const { status, stderr } = kwic(...args)
      assert.equal(status, 2)
      assert.match(stderr, message)
    }
  })
})
