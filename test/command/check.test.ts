// `tifa check` and `tifa server` as a user runs them: the bundle, as a process of its own.

import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join, resolve } from 'node:path'
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
  it('has one line for a finding, whatever a file is called', function () {
    // No such names there.
    if (process.platform === 'win32') this.skip()
    write('new\nline\u001b[2J.md', '[a](term:nothing)\n')
    write('bad\n\u001b.md', Buffer.from([0xff]))
    const { stdout, stderr } = check('--severity', 'warning', '.')
    assert.equal(stdout, 'new line [2J.md:1:10 warning unknown-term No glossary entry has the id “nothing”\n')
    assert.match(stderr, /^tifa: bad {1,2}\.md: not valid UTF-8[^\n]*\n$/)
  })
  it('reads files in a Node without transcoding, as the one within Electron', () => {
    write('a.md', '# “十四五”规划\n\n[渡](term:nothing)\n')
    const preload = `import buffer from 'node:buffer'; delete buffer.transcode`
    const { stdout } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(preload)}`, TIFA, 'check', '.'],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
    )
    assert.equal(stdout, 'a.md:3:10 warning unknown-term No glossary entry has the id “nothing”\n')
  })
  it('mends form where nobody need look, and says what is left', () => {
    write('a.md', '见[图](#)，渡口,码头。\n\n各县(市、区)的渡口和码头。\n')
    const { stdout, status } = check('--fix', '--severity', 'hint')
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), '见图，渡口，码头。\n\n各县(市、区)的渡口和码头。\n')
    assert.match(
      stdout,
      /^a\.md:3:3 hint mixed-punctuation Half-width brackets around Chinese: “\(市、区\)” → “（市、区）”\n$/,
    )
    assert.equal(status, 0)
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
    // The index, beside compiled code.
    assert.equal(readdirSync(cache).filter(name => extname(name) === '.tifa').length, 1)
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
  it('says so where there is nothing to check, and names a file that nobody can name', () => {
    const nothing = check('.')
    assert.deepEqual([nothing.status, nothing.stdout, nothing.stderr], [0, '', 'tifa: there is no document here\n'])
    write('gbk.md', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]))
    // Other systems have names in Unicode alone.
    const isLinux = process.platform === 'linux'
    if (isLinux)
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xc4, 0xe3]), Buffer.from('.md')]), '')
    const { stderr } = check('.')
    if (isLinux) assert.match(stderr, /left out: its name is not valid UTF-8\n/)
    assert.match(
      stderr,
      /gbk\.md: not valid UTF-8: \d+ broken characters? shown as U\+FFFD; if its encoding is another, import the file\n/,
    )
  })
  it('does not miss the plans that a file names which stands alone', () => {
    write('a.md', '[a](plan:fyp-14) [b](term:nothing)\n')
    assert.deepEqual(check('a.md').stdout.match(/unknown-\w+/g), ['unknown-term'])
    write('tifa.yaml', '')
    assert.deepEqual(check('a.md').stdout.match(/unknown-\w+/g), ['unknown-plan', 'unknown-term'])
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
  it('checks the folder that it is called in where no path is named, and what a glob means', () => {
    write('plans/a.md', '[a](term:x)\n')
    write('plans/deep/b.md', '[b](term:y)\n')
    write('notes/c.md', '[c](term:z)\n')
    const paths = (...args: string[]): string[] =>
      [...check(...args).stdout.matchAll(/^(\S+?):\d/gm)].map(match => match[1] ?? '')
    assert.deepEqual(paths(), ['notes/c.md', 'plans/a.md', 'plans/deep/b.md'])
    assert.deepEqual(paths('plans/**/*.md'), ['plans/a.md', 'plans/deep/b.md'])
    assert.deepEqual(paths('{plans,notes}/*.md'), ['notes/c.md', 'plans/a.md'])
  })
  it('reports what is as grave as was asked for, and exits by it', () => {
    write('a.md', '到2025年，森林覆盖率提高到24.1%。\n\n[a](term:x)\n')
    assert.deepEqual(
      check()
        .stdout.split('\n')
        .map(line => line.split(' ')[1]),
      ['information', 'warning', undefined],
    )
    assert.deepEqual(
      check('--severity', 'warning')
        .stdout.split('\n')
        .map(line => line.split(' ')[1]),
      ['warning', undefined],
    )
    const { stdout, status } = check('--severity=error')
    assert.deepEqual([stdout, status], ['', 0])
  })
  it('prints what GitHub shows beside a line', () => {
    write('a,b.md', '[a](term:x)\n')
    assert.equal(
      check('--format', 'github').stdout,
      '::warning file=a%2Cb.md,line=1,endLine=1,col=10,endColumn=11,title=unknown-term::No glossary entry has the id “x”\n',
    )
  })
  it('prints SARIF 2.1.0', () => {
    write('一 a.md', '😀[a](term:x)\n')
    write('b.md', '---\nid: same\n---\n')
    write('c.md', '---\nid: same\n---\n')
    const { runs, version } = JSON.parse(check('--format', 'sarif').stdout) as {
      version: string
      runs: {
        tool: { driver: { rules: { id: string }[] } }
        columnKind: string
        artifacts: { location: { uri: string }; hashes: Record<string, string> }[]
        properties: { corpusSha256: string }
        results: Record<string, unknown>[]
      }[]
    }
    assert.equal(version, '2.1.0')
    const [run] = runs
    assert.equal(run?.columnKind, 'utf16CodeUnits')
    const result = run?.results.find(({ ruleId }) => ruleId === 'unknown-term')
    assert.equal(run?.tool.driver.rules[Number(result?.['ruleIndex'])]?.id, 'unknown-term')
    assert.deepEqual(result?.['locations'], [
      {
        physicalLocation: {
          artifactLocation: { uri: '%E4%B8%80%20a.md', index: 2 },
          region: { startLine: 1, startColumn: 12, endLine: 1, endColumn: 13, charOffset: 11, charLength: 1 },
        },
      },
    ])
    const hash = (path: string): string =>
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex')
    assert.deepEqual(
      run?.artifacts.map(({ location, hashes }) => [location.uri, hashes['sha-256']]),
      ['b.md', 'c.md', '一 a.md'].map(path => [encodeURIComponent(path), hash(path)]),
    )
    assert.match(run?.properties.corpusSha256 ?? '', /^[\da-f]{64}$/)
    const twice = run?.results.filter(({ ruleId }) => ruleId === 'duplicate-id') ?? []
    assert.equal(twice.length, 2)
    assert.equal((twice[0]?.['relatedLocations'] as unknown[] | undefined)?.length, 1)
  })
  it('reads standard input as the file that it is said to be, with the corpus around it', () => {
    write('tifa.yaml', '')
    write('g.md', '---\nkind: glossary\n---\n\n## 渡船\n- id: ferry\n')
    const run = (input: string | Buffer, ...args: string[]) =>
      spawnSync(process.execPath, [TIFA, 'check', '-', ...args], {
        cwd: folder,
        input,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      })
    const { stdout, status } = run('[a](term:ferry) [b](term:boat)\n', '--stdin-path', 'plans/a.md')
    assert.match(stdout, /^plans\/a\.md:1:26 warning unknown-term [^\n]*“boat”[^\n]*\n$/)
    assert.equal(status, 1)
    assert.match(run('[a](term:boat)\n').stdout, /^stdin\.md:1:10 /)
    assert.match(run(Buffer.from([0xff, 0xe5])).stderr, /^tifa: -: not valid UTF-8/)
    const fixed = run('[a](term:fery)\n', '--stdin-path', 'a.md', '--fix')
    assert.equal(fixed.stdout, '[a](term:ferry)\n')
  })
  it('mends what can be only one thing, in the encoding of the file, and nothing else', () => {
    write('g.md', '---\nkind: glossary\n---\n\n## 渡船\n- id: ferry\n')
    write('a.md', Buffer.from('\ufeff# 一\r\n\r\n[a](term:fery) [b](term:nothing-like-it)\r\n', 'utf16le'))
    write('b.md', Buffer.concat([Buffer.from('[a](term:fery) '), Buffer.from([0xff, 0x0a])]))
    write('c.md', '到2025年，森林覆盖率提高到24.1%。\n')
    chmodSync(join(folder, 'a.md'), 0o640)
    const { stdout, stderr, status } = check('--fix')
    assert.equal(
      readFileSync(join(folder, 'a.md'), 'utf16le'),
      '\ufeff# 一\r\n\r\n[a](term:ferry) [b](term:nothing-like-it)\r\n',
    )
    assert.equal(statSync(join(folder, 'a.md')).mode & 0o777, 0o640)
    assert.match(stderr, /1 mended, files written: 1/)
    assert.match(stderr, /b\.md: not mended: not valid UTF-8/)
    assert.equal(readFileSync(join(folder, 'c.md'), 'utf8'), '到2025年，森林覆盖率提高到24.1%。\n')
    assert.match(stdout, /a\.md:3:26 warning unknown-term/)
    assert.doesNotMatch(stdout, /a\.md:3:10/)
    assert.equal(status, 2)
    assert.deepEqual(readdirSync(folder).sort(), ['a.md', 'b.md', 'c.md', 'g.md'])
  })
  it('has colours where they are asked for, and none in a file', () => {
    write('a.md', '[a](term:x)\n')
    assert.ok(check('--color', 'always').stdout.startsWith('\u001b[1ma.md:1:10\u001b[22m \u001b[33mwarning'))
    assert.ok(check().stdout.startsWith('a.md:1:10 warning'))
  })
  it('exits with 2 where it cannot run', () => {
    for (const args of [
      ['nowhere.md'],
      ['no*where.md'],
      ['-', 'a.md'],
      ['--stdin-path', 'a.md'],
      ['--format', 'xml', '.'],
      ['--wrong', '.'],
    ]) {
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
    const chinese = spawnSync(process.execPath, [TIFA, 'check', '.'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' },
    })
    assert.match(chinese.stderr, /a\.md: 不是有效的 UTF-8：\d+ 处损坏字符显示为 U\+FFFD/)
    assert.match(stdout, /^b\.md:\d+:\d+ error bad-front-matter /m)
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

  it('loses nothing of what a client says before it has been answered', async () => {
    const child = spawn(process.execPath, [TIFA, 'server', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const uri = 'file:///nowhere/a.md'
    const textDocument = { uri, languageId: 'markdown', version: 1, text: '高质量发展\n' }
    const hover = { textDocument: { uri }, position: { line: 0, character: 2 } }
    const all = [
      { id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } },
      { method: 'initialized', params: {} },
      { method: 'textDocument/didOpen', params: { textDocument } },
      { id: 2, method: 'textDocument/hover', params: hover },
    ].map(message => JSON.stringify({ jsonrpc: '2.0', ...message }))
    child.stdin.write(all.map(body => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`).join(''))
    let said = ''
    for await (const chunk of child.stdout) {
      said += String(chunk)
      if (/"id":2,"(?:result|error)"/.test(said)) break
    }
    child.kill()
    assert.match(said, /"id":1,"result".*"id":2,"result":\{"contents"/s)
  })
})
