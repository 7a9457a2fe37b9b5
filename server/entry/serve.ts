// The language server on Node until it is loaded: it answers `initialize` by itself and then loads `program.ts`, and `typing.ts`, `next.ts` and
// `asked.ts` once somebody asks for what they have; what the client says meanwhile waits.

import { Console } from 'node:console'
import type { Connection, InitializeParams, Message } from 'vscode-languageserver'
import {
  type ConnectionOptions,
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
} from 'vscode-languageserver/node'
import type { CodeCache } from '../host/code-cache.ts'
import { initializeResult } from '../protocol/capabilities.ts'
import type { Context } from '../protocol/context.ts'
import { Life } from '../protocol/life.ts'
import { type Part, partOf } from '../protocol/parts.ts'
import { StreamWriter } from './message-writer.ts'
import { WhenCalm } from './when-calm.ts'

/** By now the answer has been written, turns of the event loop. */
const WRITTEN = 4

const TRANSPORT = /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/

/** Connects to the client that the command line names, and answers it. `codeCache` is written when nothing is to do. */
export function serveClient(codeCache: CodeCache | undefined): void {
  let context: Context | undefined
  /** The parts that have been loaded. */
  const parts = new Set<Part>()
  /** Settles when all that waits has been handled; undefined where nothing does. */
  let waiting: Promise<void> | undefined
  /** Settles when the server has been loaded; undefined until a client has asked to `initialize`. */
  let loading: Promise<void> | undefined
  const life = new Life()
  const whenCalm = new WhenCalm(methods => {
    const problem = codeCache?.write(methods)
    if (problem !== undefined) connection.console.warn(`compiled code cannot be kept: ${problem}`)
  })
  const options = life.options((message, next) => {
    if (codeCache && 'method' in message) whenCalm.note(String(message.method))
    if (!waiting && (!loading || parts.has(partOf(message)))) return next(message)
    // In the order in which they came, and without waiting for what they are answered.
    const handled = (waiting ?? Promise.resolve())
      .then(() => prepare(message))
      .then(() => {
        next(message)
      })
    waiting = handled
    handled.then(() => {
      if (waiting === handled) waiting = undefined
    }, fail)
  })
  /** Loads what handles a message. */
  const prepare = async (message: Message): Promise<void> => {
    await loading
    const part = partOf(message)
    if (context && !parts.has(part)) await loadPart(part, context)
    parts.add(part)
  }
  const connection = connect(options, life)
  // What a library prints must not get into the stream of messages.
  globalThis.console = new Console(process.stderr)
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      const line = `${event}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
      try {
        connection.console.error(line)
      } catch {
        // The client is gone: that is no reason for another error.
        process.stderr.write(`tifa: ${line}\n`)
      }
    })
  }
  life.listen(connection)
  connection.onInitialize(params => {
    loading = load(connection, params).then(async loaded => {
      context = loaded
      parts.add('first')
      if (loaded.pulls) return
      // Nobody asks for what is sent by itself.
      await loadPart('next', loaded)
      parts.add('next')
    }, fail)
    return initializeResult(params)
  })
  connection.listen()
}

/** Nothing will ever be answered. */
function fail(error: unknown): never {
  process.stderr.write(`tifa: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
}

/** The transport is named on the command line: --stdio, --node-ipc, --socket=PORT, --pipe=NAME. */
function connect(options: ConnectionOptions, life: Life): Connection {
  const { stdin, stdout, argv } = process
  const transport = argv.slice(2).find(argument => TRANSPORT.test(argument))
  if (transport !== '--stdio') return createConnection(ProposedFeatures.all, options)
  // A client that is gone has closed what it wrote to.
  for (const event of ['end', 'close'] as const) stdin.on(event, () => process.exit(life.isOver ? 0 : 1))
  return createConnection(ProposedFeatures.all, new StreamMessageReader(stdin), new StreamWriter(stdout), options)
}

async function load(connection: Connection, params: InitializeParams): Promise<Context> {
  for (let turn = 0; turn < WRITTEN; turn++) await new Promise(resolve => setImmediate(resolve))
  const { serveOnNode } = await import('./program.ts')
  return serveOnNode(connection, params)
}

async function loadPart(part: Part, context: Context): Promise<void> {
  if (part === 'typing') (await import('./typing.ts')).serveTyping(context)
  else if (part === 'next') (await import('./next.ts')).serveNext(context)
  else if (part === 'asked') (await import('./asked.ts')).serveAsked(context)
}
