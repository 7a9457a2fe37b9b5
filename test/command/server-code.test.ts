// What the server keeps of its compiled code, as a process: written when it is calm, taken by the next start, and nothing where it is off.

import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'

const OLD = new Date(1_600_000_000_000)

describe('compiled code of the server', function () {
  this.timeout(60_000) // processes that must be calm for a while
  let cache = ''
  before(() => {
    cache = mkdtempSync(join(tmpdir(), 'tifa-server-code-'))
  })
  after(() => rmSync(cache, { recursive: true, force: true }))

  /** Asks a server something, waits while `isWaiting`, and ends it; gives what it said on standard error. */
  const run = async (
    env: Readonly<Record<string, string>>,
    isWaiting: () => boolean,
    most = 20_000,
  ): Promise<string> => {
    const child = spawn(process.execPath, [resolve('dist/server.cjs'), '--stdio'], { env: { ...process.env, ...env } })
    let errors = ''
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
    const ended = new Promise(settle => child.once('exit', settle))
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    )
    connection.listen()
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} })
    await connection.sendNotification('initialized', {})
    const textDocument = { uri: 'file:///a.md', languageId: 'markdown', version: 1, text: '# 规划\n\n发展渡船。\n' }
    await connection.sendNotification('textDocument/didOpen', { textDocument })
    const symbols = await connection.sendRequest('textDocument/documentSymbol', { textDocument })
    assert.equal((symbols as unknown[]).length, 1)
    for (let waited = 0; isWaiting() && waited < most; waited += 100)
      await new Promise(settle => setTimeout(settle, 100))
    await connection.sendRequest('shutdown')
    await connection.sendNotification('exit')
    await ended
    connection.dispose()
    return errors
  }
  const files = (): string[] => {
    const folder = join(cache, 'code')
    return existsSync(folder) ? readdirSync(folder).map(name => join(folder, name)) : []
  }

  it('is written once the server is calm, taken by the next one, and written anew where it is damaged', async () => {
    const isMissing = (): boolean =>
      !['serve-', 'languageserver-', 'common-', 'program-'].every(name => files().some(file => file.includes(name)))
    assert.equal(await run({ TIFA_CACHE: cache }, isMissing), '')
    assert.ok(!isMissing(), files().join(' '))
    const common = files().find(file => file.includes('common-')) ?? ''
    const whole = readFileSync(common)
    const damaged = Buffer.from(whole)
    damaged[whole.length >> 1] = (damaged[whole.length >> 1] ?? 0) ^ 16
    writeFileSync(common, damaged)
    for (const file of files()) utimesSync(file, OLD, OLD)
    const isOld = (file: string): boolean => statSync(file).mtimeMs === OLD.getTime()
    assert.equal(await run({ TIFA_CACHE: cache }, () => isOld(common)), '')
    assert.deepEqual(
      files().filter(file => !isOld(file)),
      [common],
    )
  })

  it('is run without modules of Node that take long to load', () => {
    const script = join(cache, 'load.cjs')
    const bundles = ['languageserver', 'program'].map(name => resolve('dist', `${name}.cjs`))
    writeFileSync(
      script,
      `for (const path of ${JSON.stringify(bundles)}) require(path); console.log(process.moduleLoadList.join())`,
    )
    const loaded = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim().split(',')
    assert.ok(loaded.includes('NativeModule fs'))
    for (const name of ['child_process', 'crypto', 'internal/fs/promises', 'worker_threads'])
      assert.ok(!loaded.includes(`NativeModule ${name}`), name)
  })

  it('is not kept where the cache is off, or compiled code alone', async () => {
    const before = files()
    for (const file of before) rmSync(file)
    for (const env of [
      { TIFA_CACHE: 'off', TIFA_CODE_CACHE: cache },
      { TIFA_CACHE: cache, TIFA_CODE_CACHE: 'off' },
    ])
      assert.equal(await run(env, () => files().length === 0, 5000), '')
    assert.deepEqual(files(), [])
  })
})
