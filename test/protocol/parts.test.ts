// What the server answers before all of it is loaded.

import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import {
  createConnection,
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { createNodePorts } from '../../server/entry/node-ports.ts'
import type { Context } from '../../server/protocol/context.ts'
import { serveNext } from '../../server/protocol/next-services.ts'
import { FIRST, NEXT, TYPING } from '../../server/protocol/parts.ts'
import { serve } from '../../server/protocol/server.ts'
import { serveTyping } from '../../server/protocol/typing-services.ts'

it('each part of the server knows the methods that are said to be its own', async () => {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()]
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient))
  let context: Context | undefined
  server.onInitialize(params => {
    context = serve(server, params, createNodePorts(server.console))
    return { capabilities: {} }
  })
  server.listen()
  const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer))
  client.listen()
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: { workspace: { applyEdit: true } },
  })
  await client.sendNotification('initialized', {})
  const unknown = async (methods: Iterable<string>): Promise<string[]> => {
    const found: string[] = []
    for (const method of [...methods].filter(method => method !== 'initialize').sort()) {
      try {
        await client.sendRequest(method, { uri: 'file:///a.md', textDocument: { uri: 'file:///a.md' } })
      } catch (error) {
        if (error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound) found.push(method)
      }
    }
    return found
  }
  assert.deepEqual(await unknown(FIRST), [])
  assert.deepEqual(await unknown(TYPING), [...TYPING].sort())
  assert.deepEqual(await unknown(NEXT), [...NEXT].sort())
  assert.ok(context)
  serveTyping(context)
  assert.deepEqual(await unknown(TYPING), [])
  assert.deepEqual(await unknown(NEXT), [...NEXT].sort())
  serveNext(context)
  assert.deepEqual(await unknown(NEXT), [])
  client.dispose()
  server.dispose()
})
