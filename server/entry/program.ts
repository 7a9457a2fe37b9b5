// The server on Node, but for what somebody has to ask for (`asked.ts`): `serve.ts` loads it when a client has been answered.

import type { Connection, InitializeParams } from 'vscode-languageserver'
import { collectGarbage, collectNewGarbage } from '../host/collect-garbage.ts'
import { readOptions } from '../protocol/capabilities.ts'
import { createClientFiles } from '../protocol/client-files.ts'
import type { Context } from '../protocol/context.ts'
import { serve } from '../protocol/server.ts'
import { chooseCache } from './cache-folder.ts'
import { localeTag } from './commands/terminal.ts'
import { createNodePorts } from './node-ports.ts'

/** Wires the server to a client that has been answered what it asked with `params`. */
export function serveOnNode(connection: Connection, params: InitializeParams): Context {
  const options = readOptions(params)
  const ports = createNodePorts(
    connection.console,
    // Files that the client reads are of another machine, or of none.
    options.clientFiles === true
      ? { files: createClientFiles(connection) }
      : { cache: chooseCache(options.cacheFolder) },
  )
  const locale = localeTag()
  return serve(connection, params, {
    ...ports,
    collectGarbage,
    collectNewGarbage,
    ...(locale === undefined ? {} : { locale }),
  })
}
