// The language server in one piece: where nothing of it is loaded late.

import type { Connection } from 'vscode-languageserver'
import type { InitializationOptions } from '../wire/session.ts'
import { serveAsked } from './asked-services.ts'
import { initializeResult, readOptions } from './capabilities.ts'
import { serveNext } from './next-services.ts'
import type { Ports } from './ports.ts'
import { serve } from './server.ts'
import { serveTyping } from './typing-services.ts'

/** Wires a connection to the core. `makePorts` is told how the client was started; the caller then listens. */
export function startServer(connection: Connection, makePorts: (options: InitializationOptions) => Ports): void {
  connection.onInitialize(params => {
    const context = serve(connection, params, makePorts(readOptions(params)))
    serveTyping(context)
    serveNext(context)
    serveAsked(context)
    return initializeResult(params)
  })
}
