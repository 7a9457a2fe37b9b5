// All that the server and the command line do, as one bundle: the small files that start them load it when they need it.

import type { Connection, InitializeParams } from 'vscode-languageserver'
import { collectGarbage, collectNewGarbage } from '../host/collect-garbage.ts'
import { readOptions } from '../protocol/capabilities.ts'
import { createClientFiles } from '../protocol/client-files.ts'
import { serve } from '../protocol/server.ts'
import { chooseCache } from './cache-folder.ts'
import { localeTag } from './commands/terminal.ts'
import { createNodePorts } from './node-ports.ts'

export { runCommand } from './commands/run-command.ts'

/** Wires the server to a client that has been answered what it asked with `params`. */
export function serveOnNode(connection: Connection, params: InitializeParams): void {
  const options = readOptions(params)
  const ports = createNodePorts(
    connection.console,
    // Files that the client reads are of another machine, or of none.
    options.clientFiles === true
      ? { files: createClientFiles(connection) }
      : { cache: chooseCache(options.cacheFolder) },
  )
  const locale = localeTag()
  serve(connection, params, {
    ...ports,
    collectGarbage,
    collectNewGarbage,
    ...(locale === undefined ? {} : { locale }),
  })
}
