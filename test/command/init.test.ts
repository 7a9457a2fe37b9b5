// `tifa init` as a user runs it.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFolder } from '../support/command-folder.ts'

describe('tifa init', function () {
  this.timeout(30_000) // each test starts processes
  const folder = new CommandFolder()

  const run = (args: readonly string[], locale = 'C.UTF-8') => folder.run([...args], { locale })

  it('makes a corpus that has nothing grave to say of itself', () => {
    const { status, stdout } = run(['init', 'mine'])
    assert.equal(status, 0)
    assert.equal(stdout, 'written: plans/sample-plan.md\nwritten: glossary/terms.md\nwritten: tifa.yaml\n')
    assert.equal(run(['check', '--severity', 'warning', 'mine']).status, 0)
  })
  it('leaves alone what is there', () => {
    writeFileSync(join(folder.path, 'tifa.yaml'), 'exclude: [x]\n')
    const { status, stdout } = run(['init'], 'zh_CN.UTF-8')
    assert.equal(status, 0)
    assert.match(stdout, /保持不变: tifa\.yaml\n$/)
    assert.equal(readFileSync(join(folder.path, 'tifa.yaml'), 'utf8'), 'exclude: [x]\n')
    assert.match(readFileSync(join(folder.path, 'plans/sample-plan.md'), 'utf8'), /language: zh/)
  })
  it('takes another language, and one folder', () => {
    assert.equal(run(['init', '--language', 'zh']).status, 0)
    assert.match(readFileSync(join(folder.path, 'glossary/terms.md'), 'utf8'), /# 术语/)
    assert.equal(run(['init', 'a', 'b']).status, 2)
  })
})
