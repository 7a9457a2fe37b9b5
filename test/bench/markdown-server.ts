// VS Code's Markdown server as a process, driven as VS Code drives it: the client reads the files and parses with markdown-it.

import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import markdownIt from 'markdown-it'
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { URI } from 'vscode-uri'
import { Document } from '../../server/core/model/document.ts'
import { ownProcessorTime } from './measure.ts'
import { listFiles } from './reference.ts'
import { processorTimeOf } from './server-process.ts'

const SETTINGS = {
  markdown: {
    server: { log: 'off' },
    suggest: { paths: { enabled: true } },
    occurrencesHighlight: { enabled: false },
    validate: {
      enabled: true,
      referenceLinks: { enabled: 'warning' },
      fragmentLinks: { enabled: 'warning' },
      fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
      ignoredLinks: [],
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: { enabled: 'warning' },
    },
  },
}

/** Where the server is; undefined where it is not installed. */
export function findMarkdownServer(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('vscode-markdown-languageserver')
  } catch {
    return undefined
  }
}

export class MarkdownServer {
  readonly #connection: MessageConnection
  readonly #child: ChildProcess
  readonly #folder: string
  readonly #open = new Map<string, { version: number; document: Document }>()

  constructor(path: string, folder: string) {
    this.#folder = folder
    this.#child = spawn(process.execPath, [path, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
    if (!this.#child.stdout || !this.#child.stdin) throw new Error('the server has no streams')
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    )
    this.#serve()
    this.#connection.listen()
  }

  /** What VS Code does for this server. */
  #serve(): void {
    const connection = this.#connection
    const parser = markdownIt({ html: true })
    const read = (uri: string): string => this.#open.get(uri)?.document.text ?? readFileSync(fileURLToPath(uri), 'utf8')
    connection.onRequest('markdown/parse', ({ uri, text }: { uri: string; text?: string }) =>
      parser.parse(text ?? read(uri), {}),
    )
    connection.onRequest('markdown/findMarkdownFilesInWorkspace', () =>
      listFiles(this.#folder).map(file => URI.file(file).toString()),
    )
    connection.onRequest('markdown/fs/readFile', ({ uri }: { uri: string }) => [...readFileSync(fileURLToPath(uri))])
    connection.onRequest('markdown/fs/readDirectory', ({ uri }: { uri: string }) =>
      readdirSync(fileURLToPath(uri), { withFileTypes: true }).map(entry => [
        entry.name,
        { isDirectory: entry.isDirectory() },
      ]),
    )
    connection.onRequest('markdown/fs/stat', ({ uri }: { uri: string }) => {
      const found = statSync(fileURLToPath(uri), { throwIfNoEntry: false })
      return found ? { isDirectory: found.isDirectory() } : null
    })
    for (const method of ['markdown/fs/watcher/create', 'markdown/fs/watcher/delete', 'client/registerCapability'])
      connection.onRequest(method, () => null)
    connection.onRequest('workspace/diagnostic/refresh', () => null)
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null))
  }

  async initialize(): Promise<void> {
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
      workspaceFolders: [{ uri: URI.file(this.#folder).toString(), name: 'data' }],
      initializationOptions: { markdownFileExtensions: ['md', 'markdown'] },
    })
    await this.#connection.sendNotification('initialized', {})
    await this.#connection.sendNotification('workspace/didChangeConfiguration', { settings: SETTINGS })
  }

  async open(path: string, text: string): Promise<void> {
    const uri = this.uriOf(path)
    this.#open.set(uri, { version: 1, document: Document.parse(uri, text) })
    const textDocument = { uri, languageId: 'markdown', version: 1, text }
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument })
  }

  /** Makes an edit, by offsets. */
  change(path: string, at: number, length: number, text: string): void {
    const uri = this.uriOf(path)
    const open = this.#open.get(uri)
    if (!open) return
    const range = { start: open.document.positionAt(at), end: open.document.positionAt(at + length) }
    open.document = open.document.edit(at, at + length, text)
    open.version++
    void this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: open.version },
      contentChanges: [{ range, text }],
    })
  }

  /** False where there is no answer within `limit` milliseconds. */
  async ask(method: string, params: object, limit: number): Promise<boolean> {
    const source = new CancellationTokenSource()
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<boolean>(resolve => {
      timer = setTimeout(() => resolve(false), limit)
    })
    const answered = this.#connection.sendRequest(method, params, source.token).then(
      () => true,
      () => false,
    )
    const inTime = await Promise.race([answered, late])
    clearTimeout(timer)
    if (!inTime) source.cancel()
    return inTime
  }

  uriOf(path: string): string {
    return URI.file(join(this.#folder, path)).toString()
  }

  /** Of the server and of what its client does for it, milliseconds. */
  get processorTime(): number | undefined {
    const server = processorTimeOf(this.#child.pid)
    return server === undefined ? undefined : server + ownProcessorTime()
  }

  /** Ends the process, whatever it is at. */
  stop(): void {
    this.#connection.dispose()
    this.#child.kill('SIGKILL')
  }
}
