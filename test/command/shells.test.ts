// `tifa completion`, in the shells that it is for: bash, and zsh and fish of Debian.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const TIFA = resolve('dist/tifa.cjs')
const ZSH = resolve('test/command/zsh-complete.zsh')

describe('completion in shells', function () {
  this.timeout(300_000) // installs the shells where they are not there
  let folder = ''
  let scripts = ''
  before(() => {
    const { status, stderr } = spawnSync(process.execPath, ['test/support/debian.mjs', 'zsh', 'fish'], {
      encoding: 'utf8',
    })
    assert.equal(status, 0, stderr)
    folder = mkdtempSync(join(tmpdir(), 'tifa-shells-'))
    mkdirSync(join(folder, 'plans'))
    for (const name of ['tifa.yaml', 'plans/a.md', 'plans/渡口 规划.md']) writeFileSync(join(folder, name), '')
    scripts = mkdtempSync(join(tmpdir(), 'tifa-scripts-'))
  })
  after(() => {
    for (const path of [folder, scripts]) rmSync(path, { recursive: true, force: true })
  })

  /** The path of the script for a shell, as a user writes it. */
  const write = (shell: string, name: string, locale = 'C.UTF-8'): string => {
    const { stdout, status } = spawnSync(process.execPath, [TIFA, 'completion', shell], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: locale },
    })
    assert.equal(status, 0)
    writeFileSync(join(scripts, name), stdout)
    return join(scripts, name)
  }
  const run = (program: string, ...args: string[]): string => {
    const env = { ...process.env, HOME: scripts, XDG_CONFIG_HOME: scripts, LC_ALL: 'C.UTF-8', TERM: 'dumb' }
    const { stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env, timeout: 60_000 })
    assert.equal(stderr, '')
    return stdout
  }

  it('completes in bash', () => {
    const script = write('bash', 'tifa.bash')
    const complete = (...words: string[]): string[] => {
      const set = `COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}`
      const print = `printf '%s\\n' "\${COMPREPLY[@]}"`
      return run('bash', '-c', `source ${script}\n${set}\n_tifa\n${print}`).trim().split('\n').sort()
    }
    assert.deepEqual(complete('tifa', 'ch'), ['check'])
    assert.deepEqual(complete('tifa', '--v'), ['--version'])
    assert.deepEqual(complete('tifa', 'check', '--fo'), ['--format'])
    assert.deepEqual(complete('tifa', 'check', '--format', 's'), ['sarif'])
    assert.deepEqual(complete('tifa', 'check', '--format', '=', 's'), ['sarif'])
    assert.deepEqual(complete('tifa', 'check', '--format', '='), ['github', 'json', 'sarif', 'text'])
    assert.deepEqual(complete('tifa', 'check', 'pl'), ['plans'])
    assert.deepEqual(complete('tifa', 'check', 'plans/'), ['plans/a.md', 'plans/渡口 规划.md'])
    assert.deepEqual(complete('tifa', 'completion', ''), ['bash', 'fish', 'zsh'])
    assert.deepEqual(complete('tifa', 'help', 'ch'), ['check'])
    assert.deepEqual(complete('tifa', 'kwic', '--window', ''), [''])
    assert.deepEqual(complete('tifa', 'compare', '--corpus', 'pl'), ['plans'])
  })

  it('completes in zsh, sourced or in a folder of $fpath', () => {
    const complete = (how: string, ...lines: string[]): string[] =>
      run('zsh', '-f', ZSH, how, write('zsh', '_tifa'), ...lines)
        .trimEnd()
        .split('\n')
    const lines = {
      'tifa che': 'check',
      'tifa --v': '--version',
      'tifa check --fo': 'check|--format',
      'tifa check --format s': 'check|--format|sarif',
      'tifa check --format=s': 'check|--format=sarif',
      'tifa check --format ': 'check|--format|github',
      'tifa check pl': 'check|plans',
      'tifa check plans/渡': 'check|plans/渡口 规划.md',
      'tifa completion z': 'completion|zsh',
      'tifa help ch': 'help|check',
      'tifa kwic --window ': 'kwic|--window',
      'tifa compare --corpus pl': 'compare|--corpus|plans',
    }
    assert.deepEqual(complete('source', ...Object.keys(lines)), Object.values(lines))
    assert.deepEqual(complete('fpath', 'tifa che', 'tifa check --fo'), ['check', 'check|--format'])
  })

  it('completes in fish, with what each means', () => {
    const script = write('fish', 'tifa.fish')
    const complete = (line: string): string[][] =>
      run('fish', '--no-config', '-c', `source ${script}; complete -C '${line}'`)
        .split('\n')
        .filter(Boolean)
        .map(one => one.split('\t'))
    const names = (line: string): (string | undefined)[] => complete(line).map(([name]) => name)
    assert.deepEqual(complete('tifa che'), [['check', 'what is wrong in files and folders']])
    assert.deepEqual(names('tifa --v'), ['--version'])
    assert.deepEqual(complete('tifa check --fo'), [['--format', 'what is printed (text)']])
    assert.deepEqual(names('tifa check --format '), ['github', 'json', 'sarif', 'text'])
    assert.deepEqual(names('tifa check --format=s'), ['--format=sarif'])
    assert.deepEqual(names('tifa check pl'), ['plans/'])
    assert.deepEqual(names('tifa check plans/'), ['plans/a.md', 'plans/渡口 规划.md'])
    assert.deepEqual(names('tifa completion '), ['bash', 'fish', 'zsh'])
    assert.deepEqual(names('tifa help ch'), ['check'])
    // Another command's name as an operand brings none of its options.
    assert.deepEqual(names('tifa gloss check --sev'), [])
    assert.deepEqual(names('tifa kwic --window '), [])
    assert.deepEqual(names('tifa compare --corpus pl'), ['plans/'])
  })

  it('says in Chinese what each means', () => {
    const fish = write('fish', 'zh.fish', 'zh_CN.UTF-8')
    const summary = run('fish', '--no-config', '-c', `source ${fish}; complete -C 'tifa che'`)
    assert.match(summary, /^check\t\p{Script=Han}/u)
    const zsh = write('zsh', '_tifa', 'zh_CN.UTF-8')
    assert.equal(run('zsh', '-f', ZSH, 'source', zsh, 'tifa check --sev'), 'check|--severity\n')
  })
})
