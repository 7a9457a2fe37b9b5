// `tifa status` as a user runs it: the bundle, as a process of its own.

import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFolder } from '../support/command-folder.ts'

describe('tifa status', function () {
  this.timeout(30_000) // each test starts a process
  const folder = new CommandFolder()
  beforeEach(() => {
    mkdirSync(join(folder.path, 'plans'))
    writeFileSync(
      join(folder.path, 'plans/a.md'),
      '---\nid: a\ntitle: 渡口规划\nkind: sector\nparent: b\n---\n\n[x](term:no)\n',
    )
    writeFileSync(join(folder.path, 'c.md'), '# 码头\n\n见[图](#)。\n')
  })
  const run = (locale: string, ...args: string[]) => folder.run(['status', ...args], { locale })

  it('prints what there is, what is missing and what is wrong', () => {
    const { status, stdout } = run('C.UTF-8')
    assert.equal(status, 0)
    assert.match(stdout, /^Corpus Health\n2 documents, 2 findings, 1 mark that leads nowhere, 1 plan that is missing\n/)
    assert.match(stdout, /\n {2}sector plan +1 +\d+\n/)
    assert.match(stdout, /\n {2}no +unknown-term +plans\/a\.md:8\n/)
    assert.match(stdout, /\n {2}渡口规划 +date, language\n/)
    assert.match(run('zh_CN.UTF-8', 'c.md').stdout, /^语料库状况\n1 个文件/)
  })
  it('says that there is nothing, and cuts no cell without saying so', () => {
    mkdirSync(join(folder.path, 'none'))
    writeFileSync(join(folder.path, 'none/tifa.yaml'), '')
    assert.match(run('C.UTF-8', 'none').stdout, /^Corpus Health\nThere is no document here\.\n$/)
    writeFileSync(
      join(folder.path, 'c.md'),
      `---\ntitle: ${'很长的题名'.repeat(9)}\nkind: report\n---\n\n见[图](#)。\n`,
    )
    assert.match(run('C.UTF-8', 'c.md').stdout, /\n {2}(很长的题名){5}很长的题… {3}/)
  })
  it('prints JSON and Markdown', () => {
    const { corpora } = JSON.parse(run('C.UTF-8', '--format', 'json', 'plans').stdout)
    assert.equal(corpora.length, 1)
    const [{ documents, missingWorks, deadMarks }] = corpora
    assert.deepEqual(
      [documents[0].file, documents[0].missingFields, missingWorks[0].id, deadMarks[0].line],
      ['plans/a.md', ['date', 'language'], 'b', 8],
    )
    assert.match(run('C.UTF-8', '--format', 'md').stdout, /\[渡口规划\]\(plans\/a\.md#L1\)/)
  })
})
