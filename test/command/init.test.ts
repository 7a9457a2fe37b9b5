// `tifa init` as a user runs it.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const TIFA = resolve('dist/tifa.cjs')

describe('tifa init', function () {
  this.timeout(30_000) // each test starts processes
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tifa-init-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const run = (
    args: readonly string[],
    locale = 'C.UTF-8',
  ): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [TIFA, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: locale },
    })

  it('makes a corpus that has nothing grave to say of itself', () => {
    const { status, stdout } = run(['init', 'mine'])
    assert.equal(status, 0)
    assert.equal(stdout, 'written: plans/sample-plan.md\nwritten: glossary/terms.md\nwritten: tifa.yaml\n')
    assert.equal(run(['check', '--severity', 'warning', 'mine']).status, 0)
  })
  it('leaves alone what is there', () => {
    writeFileSync(join(folder, 'tifa.yaml'), 'exclude: [x]\n')
    const { status, stdout } = run(['init'], 'zh_CN.UTF-8')
    assert.equal(status, 0)
    assert.match(stdout, /保持不变: tifa\.yaml\n$/)
    assert.equal(readFileSync(join(folder, 'tifa.yaml'), 'utf8'), 'exclude: [x]\n')
    assert.match(readFileSync(join(folder, 'plans/sample-plan.md'), 'utf8'), /language: zh/)
  })
  it('takes another language, and one folder', () => {
    assert.equal(run(['init', '--language', 'zh']).status, 0)
    assert.match(readFileSync(join(folder, 'glossary/terms.md'), 'utf8'), /# 术语/)
    assert.equal(run(['init', 'a', 'b']).status, 2)
  })
})
