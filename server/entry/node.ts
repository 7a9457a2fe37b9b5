// The language server on Node: over IPC for VS Code, over stdio for every other editor.

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { collectGarbage } from '../host/collect-garbage.ts'
import { createClientFiles } from '../protocol/client-files.ts'
import { startServer } from '../protocol/server.ts'
import { chooseCache } from './cache-folder.ts'
import { createNodePorts } from './node-ports.ts'

// The transport is named on the command line: --stdio, --node-ipc, --socket=PORT, --pipe=NAME.
const connection = createConnection(ProposedFeatures.all)
// What a library prints must not get into the stream of messages.
console.log = console.error
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    connection.console.error(`${event}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  })
}
startServer(connection, options => ({
  ...createNodePorts(
    connection.console,
    // Files that the client reads are of another machine, or of none.
    options.clientFiles === true
      ? { files: createClientFiles(connection) }
      : { cache: chooseCache(options.cacheFolder) },
  ),
  collectGarbage,
}))
connection.listen()
