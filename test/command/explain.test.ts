// `tifa explain`, `tifa gloss` and help, as a user runs them.

import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFolder } from '../support/command-folder.ts'

describe('tifa explain, gloss, help', function () {
  this.timeout(120_000) // each test starts processes
  const folder = new CommandFolder()
  beforeEach(() => {
    folder.write('tifa.yaml', '')
    folder.write(
      'g.md',
      '---\nkind: glossary\n---\n\n## 渡船\n- id: ferry\n- en: public ferry\n\nA boat *with* [a timetable](x).\n',
    )
    folder.write(
      'plans/a.md',
      '---\ntitle: 水网规划\ndate: 2021-03-01\n---\n\n# 水网规划\n\n发展渡船。渡船\u001b[31m准点。\n',
    )
  })

  const run = (args: readonly string[], locale = 'C.UTF-8') => folder.run([...args], { locale })

  it('explains a place as the editor does', () => {
    const { stdout, status } = run(['explain', 'plans/a.md:8:3'])
    assert.equal(status, 0)
    assert.match(stdout, /^渡船 \(g\.md:5\) dù chuán\n\npublic ferry\n/)
    assert.match(stdout, /This document: 2/)
    assert.match(stdout, /A boat with a timetable\./)
    assert.match(run(['explain', '--format', 'md', 'plans/a.md:8:3']).stdout, /^\*\*\[渡船\]\(<g\.md:5>\)\*\*/)
    assert.equal(run(['explain', 'plans/a.md:7:1']).status, 1)
  })
  it('glosses words and ids, in both directions', () => {
    for (const term of ['渡船', 'ferry', 'public ferries', '发展渡船']) {
      const { stdout, status } = run(['gloss', term])
      assert.match(stdout, /渡船[^\n]* dù chuán/, term)
      assert.doesNotMatch(stdout, /This document/)
      assert.equal(status, 0)
    }
    const { stderr, status } = run(['gloss', 'zzzz'])
    assert.match(stderr, /zzzz: nothing is known of it/)
    assert.equal(status, 1)
  })
  it('glosses the name of a plan in quotes and brackets, with its section', () => {
    folder.write(
      'plans/fyp.md',
      '---\nid: fyp-14\nkind: outline\ntitle: 中华人民共和国国民经济和社会发展第十四个五年规划纲要\nperiod: 2021-2025\n---\n\n## 第三章 水路\n',
    )
    assert.match(run(['gloss', '《“十四五”规划纲要》']).stdout, /^中华人民共和国国民经济和社会发展第十四个五年规划纲要/)
    const section = /第三章 水路 \(plans\/fyp\.md:8\)/
    assert.match(run(['gloss', '《“十四五”规划纲要》第三章']).stdout, section)
    assert.match(run(['gloss', 'Chapter 3 of the Outline of the 14th Five-Year Plan']).stdout, section)
  })
  it('prints paths as they are, and addresses of links as addresses', () => {
    folder.write('plans/50% #1 x.md', '---\ndate: 2020-01-01\n---\n\n新渡船。\n')
    assert.match(run(['gloss', 'ferry']).stdout, /First use[^\n]*\(plans\/50% #1 x\.md:5\)/)
    assert.match(run(['gloss', '--format', 'md', 'ferry']).stdout, /\(<plans\/50%25%20%231%20x\.md:5>\)/)
    rmSync(join(folder.path, 'plans/50% #1 x.md'))
  })
  it('lets no text speak to the terminal', () => {
    folder.write('plans/b.md', '# 乙\n\n[x](note:n "\u001b[2J")\n')
    assert.doesNotMatch(run(['explain', 'plans/b.md:3:2']).stdout, /\u001b/)
  })
  it('says what is wrong with what was asked', () => {
    for (const [args, message] of [
      [['explain', 'plans/a.md'], /FILE:LINE:COLUMN/],
      [['explain', 'nowhere.md:1:1'], /nowhere\.md: no such file/],
      [['gloss'], /name a term/],
      [['glos', 'x'], /did you mean gloss\?/],
      [['check', '--sevrity', 'error'], /did you mean --severity\?/],
      [['check', '--severity', 'bad'], /--severity is error, warning, information or hint, not “bad”/],
      [['check', '--severity'], /--severity needs a value: LEVEL/],
      [['check', '--fix=yes'], /--fix takes no value/],
      [['completion', 'sh'], /bash, zsh, fish/],
    ] as const) {
      const { status, stderr } = run(args)
      assert.match(stderr, message)
      assert.equal(status, 2)
    }
    assert.match(run(['chekc'], 'zh_CN.UTF-8').stderr, /没有命令“chekc”；是否要用 check？/)
  })
  it('has help for all and for each, in both languages', () => {
    const all = run(['--help']).stdout
    const commands = [...all.matchAll(/^ {2}tifa ([a-z]+) /gm)].map(match => match[1] ?? '')
    assert.ok(commands.includes('check') && commands.includes('explain'))
    for (const command of commands.filter(name => name !== 'help')) {
      const { stdout, status } = run([command, '--help'])
      assert.equal(status, 0)
      assert.match(stdout, /\nUsage: tifa [\s\S]*\nOptions:\n[\s\S]*\nExit codes:\n[\s\S]*\nExamples:\n/)
      assert.equal(run(['help', command]).stdout, stdout)
      assert.ok(stdout.split('\n').every(line => line.length <= 120))
      assert.doesNotMatch(stdout, /(^|\s)--$|, "$/m, 'no word is cut in two')
    }
    assert.match(run(['check', '-h'], 'zh_CN.UTF-8').stdout, /^tifa check：[\s\S]*用法：tifa[\s\S]*退出码：/)
  })
})
