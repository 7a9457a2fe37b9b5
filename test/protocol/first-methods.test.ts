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
import { FIRST } from '../../server/protocol/first-methods.ts'
import { serve } from '../../server/protocol/server.ts'

it('the first part of the server knows each method that is said to be its own', async () => {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()]
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient))
  server.onInitialize(params => {
    serve(server, params, createNodePorts(server.console))
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
  const unknown: string[] = []
  for (const method of [...FIRST].filter(method => method !== 'initialize').sort()) {
    try {
      await client.sendRequest(method, { uri: 'file:///a.md', textDocument: { uri: 'file:///a.md' } })
    } catch (error) {
      if (error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound) unknown.push(method)
    }
  }
  assert.deepEqual(unknown, [])
  client.dispose()
  server.dispose()
})
