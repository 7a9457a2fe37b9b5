// What the server, as a process, answers before a client has initialized it and behind its end.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'

describe('the life of a server', function () {
  this.timeout(60_000) // a process
  const INITIALIZE = { processId: null, rootUri: null, capabilities: {} }
  const textDocument = { uri: 'file:///a.md', languageId: 'markdown', version: 1, text: '# 规划\n\n发展渡船。\n' }

  it('begins with initialize, once, and ends with shutdown; what comes at the wrong time is refused and harms nothing', async () => {
    const child = spawn(process.execPath, [resolve('dist/server.cjs'), '--stdio'], {
      env: { ...process.env, TIFA_CACHE: 'off' },
    })
    const ended = new Promise(settle => child.once('exit', settle))
    const client = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    client.listen()
    const refused = async (method: string, params?: object): Promise<unknown> => {
      try {
        return await client.sendRequest(method, params)
      } catch (error) {
        assert.ok(error instanceof ResponseError)
        return error.code
      }
    }
    await client.sendNotification('textDocument/didOpen', { textDocument })
    const position = { line: 2, character: 0 }
    assert.equal(await refused('textDocument/hover', { textDocument, position }), ErrorCodes.ServerNotInitialized)
    assert.equal(await refused('shutdown'), ErrorCodes.ServerNotInitialized)
    await client.sendRequest('initialize', INITIALIZE)
    await client.sendNotification('initialized', {})
    assert.equal(await refused('initialize', INITIALIZE), ErrorCodes.InvalidRequest)
    assert.equal(await refused('tifa/nobodyKnows'), ErrorCodes.MethodNotFound)
    // Nobody has opened it: what was said too early is not heard.
    assert.equal(await refused('textDocument/documentSymbol', { textDocument }), null)
    await client.sendNotification('textDocument/didOpen', { textDocument })
    const symbols = (await refused('textDocument/documentSymbol', { textDocument })) as unknown[]
    assert.equal(symbols.length, 1)
    assert.equal(await refused('shutdown'), null)
    assert.equal(await refused('textDocument/documentSymbol', { textDocument }), ErrorCodes.InvalidRequest)
    assert.equal(await refused('shutdown'), ErrorCodes.InvalidRequest)
    await client.sendNotification('exit')
    assert.equal(await ended, 0)
    client.dispose()
  })

  it('loads what somebody asks for when it is asked, and answers in order', async () => {
    const child = spawn(process.execPath, [resolve('dist/server.cjs'), '--stdio'], {
      env: { ...process.env, TIFA_CACHE: 'off' },
    })
    const ended = new Promise(settle => child.once('exit', settle))
    const client = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    client.listen()
    const capabilities = { workspace: { configuration: true } }
    await client.sendRequest('initialize', { ...INITIALIZE, capabilities })
    // Settings come when what needs none has been answered: what waits for them holds up nothing.
    let letSettings = (): void => {}
    const symbolsCame = new Promise<void>(settle => (letSettings = settle))
    client.onRequest('workspace/configuration', () => symbolsCame.then(() => [null, null]))
    const answered: string[] = []
    const ask = async (method: string, params?: object): Promise<unknown> => {
      const answer: unknown = await client.sendRequest(method, params)
      answered.push(method)
      return answer
    }
    const asked = [
      client.sendNotification('initialized', {}),
      client.sendNotification('textDocument/didOpen', { textDocument }),
      ask('tifa/planSections', { uri: textDocument.uri }),
      ask('textDocument/codeLens', { textDocument }),
      ask('textDocument/documentSymbol', { textDocument }),
      ask('tifa/newCorpus'),
    ]
    await asked[4]
    letSettings()
    const [, , listed, , symbols, made] = (await Promise.all(asked)) as unknown[]
    assert.equal((listed as { sections: unknown[] }).sections.length, 1)
    assert.equal((symbols as unknown[]).length, 1)
    assert.ok((made as { files: unknown[] }).files.length > 0)
    assert.ok(answered.indexOf('textDocument/documentSymbol') < answered.indexOf('tifa/planSections'), answered.join())
    await client.sendRequest('shutdown')
    await client.sendNotification('exit')
    assert.equal(await ended, 0)
    client.dispose()
  })
})
