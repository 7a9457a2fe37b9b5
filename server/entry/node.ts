// The language server on Node: over IPC for VS Code, over stdio for every other editor. It answers `initialize` by itself and
// then loads the rest; what the client says meanwhile waits.

import type { InitializeParams } from 'vscode-languageserver'
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { initializeResult } from '../protocol/capabilities.ts'

/** By now the answer has been written, milliseconds: a few turns of the event loop. */
const WRITTEN = 5

/** Settles when the rest has been loaded and listens; undefined until a client has asked to `initialize`. */
let loading: Promise<void> | undefined
let isLoaded = false

// The transport is named on the command line: --stdio, --node-ipc, --socket=PORT, --pipe=NAME.
const connection = createConnection(ProposedFeatures.all, {
  messageStrategy: {
    handleMessage(message, next) {
      if (isLoaded || !loading) next(message)
      else void loading.then(() => next(message))
    },
  },
})
// What a library prints must not get into the stream of messages.
console.log = console.error
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    connection.console.error(`${event}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  })
}
connection.onInitialize(params => {
  loading = load(params).catch((error: unknown) => {
    // Nothing will ever be answered.
    process.stderr.write(`tifa: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  })
  return initializeResult(params)
})
connection.listen()

async function load(params: InitializeParams): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, WRITTEN))
  const { serveOnNode } = await import('./program.ts')
  serveOnNode(connection, params)
  isLoaded = true
}
