// A language client for tests: the real server over two streams in this process, a real folder on disk.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import {
  type ClientCapabilities,
  createConnection,
  createMessageConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  type Position,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { URI } from 'vscode-uri'
import { createDictionaryLoader } from '../../server/core/text/dictionary.ts'
import { createNodePorts } from '../../server/entry/node-ports.ts'
import type { Ports } from '../../server/protocol/ports.ts'
import { startServer } from '../../server/protocol/whole-server.ts'
import { type Fixture, parseFixture } from './fixture.ts'

/** The capabilities of an editor that can do all that Tifa makes use of. */
export const FULL: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    definition: { linkSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } } },
  },
  workspace: {
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    symbol: { resolveSupport: { properties: ['location.range'] } },
  },
}

export interface Options {
  readonly capabilities?: ClientCapabilities
  readonly locale?: string
  /** Answers to `workspace/configuration`, by section. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Paths of the fixture's files that are glossaries which come with Tifa. */
  readonly bundled?: readonly string[]
  /** False: the test goes on while the corpus is still being read. */
  readonly wait?: boolean
  /** Further folders of the fixture that are workspace folders; default is its root alone. */
  readonly folders?: readonly string[]
  /** What the client says of itself in `initializationOptions`. */
  readonly editor?: string
  /** Members of the parameters of `initialize` in place of those of an editor of today; `undefined` leaves one out. */
  readonly parameters?: Partial<InitializeParams>
  /** Further `initializationOptions`. */
  readonly initialization?: object
  /** The year that it is for the server; 2026 unless said otherwise. */
  readonly year?: number
  /** A folder with the corpus in place of a new one with the fixture's files. */
  readonly folder?: string
  /** The folder of the index on disk; without it none is kept. */
  readonly cache?: string
  /** Ports in place of those of Node. */
  readonly ports?: Partial<Ports>
  /** Gives the dictionary's bytes; without it there is no dictionary. */
  readonly dictionary?: () => Promise<Uint8Array | undefined>
}

/** A running server with a folder; every helper speaks LSP. */
export class LanguageClient {
  readonly folder: string
  readonly fixture: Fixture
  readonly connection: MessageConnection
  readonly pushed = new Map<string, Diagnostic[]>()
  readonly log: string[] = []
  readonly statuses: { documents: number; terms: number; indexing: boolean; skipped: number }[] = []
  initialized: InitializeResult | undefined
  refreshes = 0
  /** How often the server asked to refresh anything else, by method. */
  readonly otherRefreshes = new Map<string, number>()
  settings: Record<string, unknown>
  readonly #versions = new Map<string, number>()
  /** What was written while messages are held back. */
  #held: Uint8Array[] | undefined
  readonly #toServer: PassThrough

  private constructor(fixture: Fixture, options: Options) {
    this.fixture = fixture
    this.settings = { ...options.settings }
    this.folder = options.folder ?? realpathSync(mkdtempSync(join(tmpdir(), 'tifa-test-')))
    if (options.folder === undefined) for (const { path, text } of fixture.files) this.write(path, text)
    const [toServer, toClient] = [new PassThrough(), new PassThrough()]
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient))
    startServer(server, () => ({
      ...createNodePorts(server.console, { cache: options.cache }),
      year: () => options.year ?? 2026,
      glossaries: (options.bundled ?? []).map(path => this.uri(path)),
      dictionary: options.dictionary
        ? createDictionaryLoader(options.dictionary, line => server.console.warn(line))
        : async () => undefined,
      ...options.ports,
    }))
    server.listen()
    this.#toServer = toServer
    const written = new Writable({
      write: (chunk: Uint8Array, _, done) => {
        if (this.#held) this.#held.push(chunk)
        else toServer.write(chunk)
        done()
      },
    })
    this.connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(written))
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      this.pushed.set(uri, diagnostics)
    })
    this.connection.onNotification('window/logMessage', ({ message }) => {
      this.log.push(message)
    })
    this.connection.onNotification('tifa/status', status => {
      this.statuses.push(status)
    })
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++
      return null
    })
    for (const method of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']) {
      this.connection.onRequest(method, () => {
        this.otherRefreshes.set(method, (this.otherRefreshes.get(method) ?? 0) + 1)
        return null
      })
    }
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => this.settings[section] ?? null),
    )
    this.connection.onRequest('client/registerCapability', () => null)
    this.connection.onRequest('window/workDoneProgress/create', () => null)
    this.connection.listen()
  }

  /** Starts a server on the fixture, opens the file of its cursor (else the first), and waits for the index. */
  static async start(source: string, options: Options = {}): Promise<LanguageClient> {
    const client = new LanguageClient(parseFixture(source), options)
    const folders = (options.folders ?? ['']).map(name => ({ uri: client.uri(name), name: name || 'corpus' }))
    client.initialized = await client.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      locale: options.locale ?? 'en',
      capabilities: options.capabilities ?? FULL,
      workspaceFolders: folders,
      initializationOptions: {
        ...options.initialization,
        ...(options.editor === undefined ? {} : { editor: options.editor }),
      },
      ...options.parameters,
    })
    await client.connection.sendNotification('initialized', {})
    const first = client.fixture.cursor?.path ?? client.fixture.files[0]?.path
    if (first !== undefined) await client.open(first)
    if (options.wait !== false) await client.idle()
    return client
  }

  uri(path: string): string {
    return URI.file(join(this.folder, path)).toString().replace(/\/$/, '')
  }

  write(path: string, content: string | Uint8Array): void {
    const file = join(this.folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }

  textOf(path: string): string {
    return this.fixture.files.find(file => file.path === path)?.text ?? ''
  }

  async open(path: string, text = this.textOf(path)): Promise<void> {
    this.#versions.set(path, 1)
    const textDocument = { uri: this.uri(path), languageId: 'markdown', version: 1, text }
    await this.connection.sendNotification('textDocument/didOpen', { textDocument })
  }

  async change(path: string, changes: readonly { text: string; range?: Range }[]): Promise<void> {
    const version = (this.#versions.get(path) ?? 0) + 1
    this.#versions.set(path, version)
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: changes,
    })
  }

  /** Hands all that `send` sends to the server at once, as an editor does that was busy. */
  async together(send: () => void): Promise<void> {
    this.#held = []
    send()
    // Messages are written one after the other: when this one has been, so have those before it.
    await this.connection.sendNotification('$/nothing')
    const all = Buffer.concat(this.#held)
    this.#held = undefined
    this.#toServer.write(all)
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(path) } })
  }

  /** Tells the server of files that changed on disk, and waits until it has read them. */
  async watched(changes: readonly { path: string; type: 1 | 2 | 3 }[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(({ path, type }) => ({ uri: this.uri(path), type })),
    })
    await this.idle()
  }

  idle(): Promise<void> {
    return this.connection.sendRequest('tifa/idle')
  }

  /** The position of the fixture's cursor. */
  get cursor(): { uri: string; position: Position } {
    const { path = '', offset = 0 } = this.fixture.cursor ?? {}
    return { uri: this.uri(path), position: this.position(path, offset) }
  }

  position(path: string, offset: number): Position {
    const lines = this.textOf(path)
      .slice(0, offset)
      .split(/\r\n|\n|\r/)
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
  }

  /** The words that a range of a file of the fixture covers. */
  slice(path: string, { start, end }: Range): string {
    const lines = this.textOf(path).split(/(?<=\n)/)
    const at = ({ line, character }: Position): number => lines.slice(0, line).join('').length + character
    return this.textOf(path).slice(at(start), at(end))
  }

  /** Sends a request about the cursor. */
  ask<T>(method: string, more: object = {}): Promise<T> {
    const { uri, position } = this.cursor
    return this.connection.sendRequest<T>(method, { textDocument: { uri }, position, ...more })
  }

  async diagnostics(path: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: this.uri(path) },
    })
    return report.items
  }

  /** Ends the server; its folder goes, too, unless another one is to be started on it. */
  async dispose(keepsFolder = false): Promise<void> {
    await this.connection.sendRequest('shutdown')
    this.connection.dispose()
    if (!keepsFolder) rmSync(this.folder, { recursive: true, force: true })
  }
}
