// `tifa check` and `tifa server` as a user runs them: the bundle, as a process of its own.

import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'

const TIFA = resolve('dist/tifa.cjs')

describe('tifa check', function () {
  this.timeout(30_000) // each test starts a process
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tifa-check-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const write = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const check = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [TIFA, 'check', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })

  it('prints path:line:column severity code message', () => {
    write('plans/a.md', '# 规划\n\n[a](term:nothing)\n')
    const { status, stdout } = check('.')
    assert.equal(stdout, 'plans/a.md:3:10 warning unknown-term No glossary entry has the id “nothing”\n')
    assert.equal(status, 1)
  })
  it('finds the same with an index on disk, which it keeps unless told otherwise', function () {
    this.timeout(120_000) // five processes
    write('g.md', '---\nkind: glossary\n---\n\n## 渡船\n- en: ferry\n')
    write('plans/a.md', '# 规划\n\n渡船 [a](term:nothing)\n\n到2025年，森林覆盖率提高到24.1%。\n')
    const cache = join(folder, 'cache')
    const run = (...args: string[]): string =>
      spawnSync(process.execPath, [TIFA, 'check', ...args, '.'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8', TIFA_CACHE: cache },
      }).stdout
    const alone = run('--no-cache')
    assert.match(alone, /unknown-term/)
    assert.equal(existsSync(cache), false)
    assert.equal(run(), alone)
    assert.equal(readdirSync(cache).length, 1)
    assert.equal(run(), alone)
    write('plans/a.md', '# 规划\n')
    assert.equal(run(), run('--no-cache'))
  })
  it('gives offsets in UTF-16 as JSON', () => {
    write('a.md', '😀到2025年，森林覆盖率提高到24.1%。\n')
    const { status, stdout } = check('--format', 'json', 'a.md')
    const { findings, documents } = JSON.parse(stdout) as { findings: Record<string, unknown>[]; documents: number }
    assert.equal(documents, 1)
    assert.deepEqual(
      findings.map(({ message: _, ...rest }) => rest),
      [
        {
          path: 'a.md',
          code: 'untagged-target',
          severity: 'information',
          range: { start: { line: 0, character: 9 }, end: { line: 0, character: 22 } },
          start: 9,
          end: 22,
        },
      ],
    )
    assert.equal(status, 0, 'information is no failure')
  })
  it('reads the rest of the corpus, and reports only what was named', () => {
    write('tifa.yaml', '')
    write('g.md', '---\nkind: glossary\n---\n\n## 某\n- id: x\n')
    write('b.md', '[a](term:y)\n')
    write('sub/a.md', '[a](term:x)\n')
    assert.deepEqual(check('sub/a.md').stdout, '')
    assert.match(check('.').stdout, /^b\.md:1:10 /)
  })
  it('speaks the language of the terminal', () => {
    write('a.md', '[a](term:x)\n')
    const { stdout } = spawnSync(process.execPath, [TIFA, 'check', '.'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' },
    })
    assert.match(stdout, /词汇表中没有/)
  })
  it('exits with 2 where it cannot run', () => {
    for (const args of [[], ['nowhere.md'], ['--format', 'xml', '.'], ['--wrong', '.']]) {
      const { status, stderr } = check(...args)
      assert.equal(status, 2, args.join(' '))
      assert.match(stderr, /^tifa: /)
    }
  })
  it('names files that are broken, and goes on', () => {
    write('a.md', Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x0a]))
    write('b.md', '---\ntitle: [\n---\n')
    const { status, stdout, stderr } = check('.')
    assert.match(stderr, /a\.md: not valid UTF-8/)
    assert.match(stdout, /^b\.md:\d+:\d+ error bad-front-matter /)
    assert.equal(status, 1)
  })
})

describe('tifa server --stdio', function () {
  this.timeout(30_000) // starts a process
  it('is a language server that ends when it is told', async () => {
    const child = spawn(process.execPath, [TIFA, 'server', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    )
    connection.listen()
    const params = { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders: null }
    const { capabilities } = await connection.sendRequest<{ capabilities: { hoverProvider: boolean } }>(
      'initialize',
      params,
    )
    assert.equal(capabilities.hoverProvider, true)
    await connection.sendNotification('initialized', {})
    await connection.sendRequest('tifa/idle')
    const uri = 'file:///nowhere/a.md'
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: '高质量发展\n' },
    })
    const hover = await connection.sendRequest<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 2 },
    })
    assert.match(hover.contents.value, /high-quality development/, 'the bundled glossary is there without being named')
    await connection.sendRequest('shutdown')
    const ended = new Promise(resolve => child.once('exit', resolve))
    await connection.sendNotification('exit')
    assert.equal(await ended, 0)
  })
})
