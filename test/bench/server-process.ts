// The language server in a process of its own, driven over stdio as an editor drives it.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { URI } from 'vscode-uri'
import { Document } from '../../server/core/model/document.ts'
import { FULL } from '../support/language-client.ts'
import type { Edit } from './edits.ts'

/** Milliseconds: twice the pause before a collection, and some more. */
const REST = 14_000

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Looked for once: with thousands of files to look at that is no part of a start. */
let path: ReturnType<typeof findServer> | undefined

export function serverPath(): ReturnType<typeof findServer> {
  path ??= findServer()
  return path
}

/** What is measured: the bundle where it is newer than everything it is made of, else the modules as compiled. */
function findServer(): { path: string; what: string } {
  const bundle = join(ROOT, 'dist/server.cjs')
  const modules = join(ROOT, 'out/server/entry/node.js')
  const compiled = readdirSync(join(ROOT, 'out/server'), { recursive: true }).map(name =>
    join(ROOT, 'out/server', String(name)),
  )
  const newest = Math.max(...compiled.filter(name => name.endsWith('.js')).map(name => statSync(name).mtimeMs))
  if (existsSync(bundle) && statSync(bundle).mtimeMs >= newest) return { path: bundle, what: 'dist/server.cjs' }
  return { path: modules, what: 'out/server/entry/node.js (dist/server.cjs is missing or older: npm run build)' }
}

export interface Position {
  readonly line: number
  readonly character: number
}

export interface Change {
  readonly range: { readonly start: Position; readonly end: Position }
  readonly text: string
}

/** What an answer took in the server, by the clock and in processor time of all threads, milliseconds. */
export interface Inside {
  readonly time: number
  readonly cpu: number
}

export class ServerProcess {
  readonly connection: MessageConnection
  readonly #child: ChildProcess
  readonly #folder: string
  readonly #versions = new Map<string, number>()
  readonly #answered: Inside[] = []
  #told: (() => void) | undefined
  /** The texts of what is open, as far as {@link edit} has changed them. */
  readonly #texts = new Map<string, Document>()

  /**
   * Starts a server that has not been initialized; `folder` is the workspace folder, `settings` what the editor answers for
   * sections of its settings, `cache` the folder of an index on disk.
   */
  constructor(
    folder: string,
    {
      settings = {},
      cache = 'off',
      timed = false,
    }: {
      readonly settings?: Readonly<Record<string, unknown>>
      readonly cache?: string
      /** Whether the server tells how long its answers took: {@link inServer}. */
      readonly timed?: boolean
    } = {},
  ) {
    this.#folder = folder
    // Flags of Node hold for the server, too: node --cpu-prof out/test/bench/run.js shows where its time goes.
    const stopwatch = timed ? ['--import', new URL('./stopwatch.js', import.meta.url).href] : []
    const args = [...process.execArgv, ...stopwatch, serverPath().path, '--stdio']
    this.#child = spawn(process.execPath, args, {
      stdio: ['pipe', 'pipe', 'inherit', ...(timed ? ['ipc' as const] : [])],
      // As VS Code's client starts it.
      env: {
        MALLOC_TRIM_THRESHOLD_: '1048576',
        MALLOC_MMAP_THRESHOLD_: '1048576',
        ...process.env,
        TIFA_CACHE: cache,
      },
    })
    this.#child.on('message', message => {
      const [time = Number.NaN, cpu = Number.NaN] = message as number[]
      this.#answered.push({ time, cpu })
      this.#told?.()
    })
    if (!this.#child.stdout || !this.#child.stdin) throw new Error('the server has no streams')
    this.connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    )
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => settings[section] ?? null),
    )
    this.connection.onRequest('workspace/diagnostic/refresh', () => null)
    this.connection.onRequest('client/registerCapability', () => null)
    this.connection.listen()
  }

  /** Settles when the server has answered `initialize`. */
  async initialize(): Promise<void> {
    const glossary = join(ROOT, 'corpus/glossary')
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      locale: 'en',
      capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
      workspaceFolders: [{ uri: URI.file(this.#folder).toString(), name: 'data' }],
      initializationOptions: {
        // As VS Code's client asks for: it shows no more of one file.
        mostDiagnostics: 1000,
        glossaries: readdirSync(glossary).map(name => URI.file(join(glossary, name)).toString()),
      },
    })
  }

  /** Settles when every file of the folder has been read and counted. */
  async index(): Promise<void> {
    await this.connection.sendNotification('initialized', {})
    await this.connection.sendRequest('tifa/idle')
  }

  async open(path: string, text: string): Promise<void> {
    this.#versions.set(path, 1)
    this.#texts.set(path, Document.parse(path, text))
    const textDocument = { uri: this.uriOf(path), languageId: 'markdown', version: 1, text }
    await this.connection.sendNotification('textDocument/didOpen', { textDocument })
  }

  async close(path: string): Promise<void> {
    this.#texts.delete(path)
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uriOf(path) } })
  }

  /** Makes an edit, by offsets. */
  edit(path: string, { at, length, text }: Edit): void {
    const document = this.#texts.get(path)
    if (!document) return
    this.#texts.set(path, document.edit(at, at + length, text))
    this.change(path, document.positionAt(at), document.positionAt(at + length), text)
  }

  /** Replaces what stands between two positions. The promise of the message is not waited for: an editor does not either. */
  change(path: string, start: Position, end: Position, text: string): void {
    this.changeAll(path, [{ range: { start, end }, text }])
  }

  /** Makes several such changes at once, each of the text behind the one before. */
  changeAll(path: string, contentChanges: readonly Change[]): void {
    const version = (this.#versions.get(path) ?? 0) + 1
    this.#versions.set(path, version)
    const textDocument = { uri: this.uriOf(path), version }
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument,
      contentChanges,
    })
  }

  ask<T>(method: string, path: string, more: object = {}): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri: this.uriOf(path) }, ...more })
  }

  /** What the last of `count` answers since this was last asked took in the server, from reading to writing. */
  async inServer(count: number): Promise<Inside> {
    while (this.#answered.length < count) await new Promise<void>(resolve => (this.#told = resolve))
    return this.#answered.splice(0).at(-1) ?? { time: Number.NaN, cpu: Number.NaN }
  }

  /** Resident memory now and at its highest, bytes; undefined where this machine does not say. */
  get memory(): { resident: number; highest: number | undefined } | undefined {
    const { pid } = this.#child
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      const read = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
      return { resident: read('VmRSS'), highest: read('VmHWM') }
    } catch {
      try {
        return {
          resident: Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024,
          highest: undefined,
        }
      } catch {
        return undefined
      }
    }
  }

  /** Settles when nothing has been asked for so long that the server has given back what it can: see `protocol/rest.ts`. */
  async rest(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, REST))
  }

  /** Processor time that the server has taken since its start, milliseconds; undefined where this machine does not say. */
  get processorTime(): number | undefined {
    return processorTimeOf(this.#child.pid)
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this.#child.once('exit', resolve))
    await this.connection.sendRequest('shutdown')
    await this.connection.sendNotification('exit')
    await ended
    this.connection.dispose()
  }

  /** The address of a path below the folder. */
  uriOf(path: string): string {
    return URI.file(join(this.#folder, path)).toString()
  }
}

/** Processor time that a process has taken since its start, milliseconds; undefined where this machine does not say. */
export function processorTimeOf(pid: number | undefined): number | undefined {
  try {
    // Fields 14 and 15 of proc(5), user and system time in ticks of 10 ms; the name before them may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return undefined
  }
}
