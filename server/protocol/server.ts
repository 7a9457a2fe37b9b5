// The language server: its life from start to end, the documents that are open, and what it offers.

import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
} from 'vscode-languageserver'
import { URI } from 'vscode-uri'
import type { InitializationOptions } from '../wire/session.ts'
import { readBundled } from './bundled.ts'
import { columnUnitOf, readOptions } from './capabilities.ts'
import { isConfigUri } from './config-file.ts'
import { Context } from './context.ts'
import { serveDefinition } from './definition.ts'
import { serveDocumentHighlight } from './document-highlight.ts'
import { serveDocumentSymbols } from './document-symbol.ts'
import { serveHover } from './hover/hover.ts'
import { type Locale, localeOf } from './locale.ts'
import type { Ports } from './ports.ts'
import { Rest } from './rest.ts'
import { readSettings, type Settings } from './settings.ts'
import { Turns } from './turns.ts'
import { Workspace } from './workspace.ts'

/** How long the editor must be quiet before counts, and what is found in other documents, follow an edit, milliseconds. */
const QUIET = 250

/** How long a client may take to answer what its settings are before others go on without, milliseconds. */
const SETTINGS_WAIT = 2000

/** How long a status holds while files are read, milliseconds. */
const STATUS_PAUSE = 200

/**
 * Wires a connection to the core, for a client that has been answered what it asked with `params`. What {@link SERVICES} lack is served by
 * `next-services.ts` and `asked-services.ts`, which are given what this gives.
 */
export function serve(connection: Connection, params: InitializeParams, ports: Ports): Context {
  const server = new Server(connection, params, ports)
  server.listen()
  return server.context
}

const CHANGES: Readonly<Record<FileChangeType, 'created' | 'changed' | 'deleted'>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
}

/**
 * One file for each thing that somebody may wait for at a start: it registers its handlers (`parts.ts` names them). What clients are told of it
 * is in `capabilities.ts`.
 */
const SERVICES: readonly ((context: Context) => void)[] = [
  serveHover,
  serveDefinition,
  serveDocumentHighlight,
  serveDocumentSymbols,
]

class Server {
  readonly #connection: Connection
  readonly #params: InitializeParams
  readonly #options: InitializationOptions
  readonly #capabilities: ClientCapabilities
  readonly #ports: Ports
  readonly #turns: Turns
  readonly #locale: Locale
  readonly #workspace: Workspace
  readonly context: Context
  readonly #rest: Rest
  #statusSent = ''
  /** Files were read or counted since the client was last told to ask again. */
  #isBehind = false
  /** When the status may be told again while files are read. */
  #nextStatus = 0
  #quiet: ReturnType<typeof setTimeout> | undefined
  #refreshing = false
  /** Grows with every edit and every round of pushed findings. */
  #round = 0
  /** What was pushed last of each open document. */
  readonly #pushed = new Map<string, { readonly version: number; readonly id: string | undefined }>()
  /** The workspace's revision when findings were last asked for again. */
  #revision = 0

  constructor(connection: Connection, params: InitializeParams, ports: Ports) {
    this.#connection = connection
    this.#params = params
    this.#options = readOptions(params)
    this.#capabilities = params.capabilities
    const turns = new Turns(ports)
    this.#turns = turns
    this.#rest = new Rest(ports, turns)
    // Whatever works in slices lets those go first that somebody waits for.
    this.#ports = { ...ports, nextTurn: () => turns.pause() }
    this.#locale = localeOf(params.locale ?? ports.locale)
    this.#workspace = new Workspace(this.#ports, () => this.#changed(), columnUnitOf(params.capabilities))
    this.context = new Context({
      connection,
      capabilities: this.#capabilities,
      options: this.#options,
      ports: this.#ports,
      turns,
      locale: this.#locale,
      workspace: this.#workspace,
    })
  }

  listen(): void {
    for (const { uri } of this.#given) this.#workspace.awaitFolder(uri)
    for (const serve of SERVICES) serve(this.context)
    const connection = this.#connection
    connection.onInitialized(() => {
      this.context.started = this.#start()
    })
    connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
      this.#turns.note()
      if (isConfigUri(uri)) return this.context.configs.open(uri, text)
      this.#workspace.open(uri, version, text)
      void this.#prepare()
      this.#edited(uri)
    })
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      this.#turns.note()
      if (isConfigUri(uri)) return this.context.configs.change(uri, contentChanges)
      this.#workspace.change(uri, version, contentChanges)
      // Not where a document is opened: what that leaves behind is collected while somebody waits for the first answers.
      this.#rest.edited()
      this.#edited(uri)
    })
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      this.#turns.note()
      this.context.diagnostics?.forget(this.#ports.normalUri(uri))
      this.#pushed.delete(uri)
      if (isConfigUri(uri)) return this.context.configs.close(uri)
      if (!this.context.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] })
      void this.#workspace.close(uri)
    })
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) void this.#workspace.fileChanged(uri, CHANGES[type] ?? 'changed')
    })
    connection.onDidChangeConfiguration(({ settings }) => void this.#readSettings(true, settings))
    this.context.serve('tifa/idle', async () => {
      await this.context.started
      await this.#workspace.settle()
      this.#rest.collectNew()
      return null
    })
  }

  /** The folders that the client has open from the start. */
  get #given(): readonly { readonly uri: string; readonly name: string }[] {
    const { workspaceFolders, rootUri, rootPath } = this.#params
    if (workspaceFolders) return workspaceFolders
    // Older clients know one folder; the oldest ones by its path.
    const uri = rootUri ?? (rootPath ? URI.file(rootPath).toString() : undefined)
    return uri ? [{ uri, name: '' }] : []
  }

  async #start(): Promise<void> {
    const { workspace } = this.#capabilities
    // Read while the client is asked for settings.
    const bundled = readBundled(this.#ports, this.#options.glossaries)
    await this.#awaitSettings()
    this.#workspace.setBundled(await bundled)
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      void this.#connection.client.register(DidChangeConfigurationNotification.type, {
        section: ['tifa', 'files.exclude'],
      })
    }
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      // Folders too: deleting or renaming one is told as one event, without its files.
      void this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*' }],
      })
    }
    if (workspace?.workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of removed) this.#workspace.removeFolder(folder.uri)
        for (const folder of added) void this.#addFolder(folder.uri, folder.name)
      })
    }
    for (const { uri, name } of this.#given) void this.#addFolder(uri, name)
    this.context.isSettled = true
    this.#changed()
  }

  async #addFolder(uri: string, name: string): Promise<void> {
    // At once: from here on the folder's documents belong to it.
    const added = this.#workspace.addFolder(uri)
    const progress = this.#capabilities.window?.workDoneProgress
      ? await this.#connection.window.createWorkDoneProgress()
      : undefined
    progress?.begin(this.#locale === 'zh' ? 'Tifa：正在建立索引' : 'Tifa: indexing', undefined, name)
    try {
      await added
    } finally {
      progress?.done()
    }
  }

  /** A client that says that it can be asked, and does not answer, gets what Tifa does by itself until it does. */
  async #awaitSettings(): Promise<void> {
    let isLate = false
    const read = this.#readSettings(false).then(() => {
      if (isLate) this.#refresh()
    })
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<void>(resolve => {
      timer = setTimeout(() => {
        isLate = true
        this.#ports.log.warn('the client has not said what its settings are; the defaults hold until it does')
        resolve()
      }, SETTINGS_WAIT)
    })
    await Promise.race([read, late])
    clearTimeout(timer)
  }

  /** `told` is what the client says when settings change; one that can be asked need not say it. */
  async #readSettings(reload: boolean, told?: unknown): Promise<void> {
    let settings: Settings
    try {
      if (this.#capabilities.workspace?.configuration) {
        const [tifa, exclude] = await this.#connection.workspace.getConfiguration([
          { section: 'tifa' },
          { section: 'files.exclude' },
        ])
        settings = readSettings(tifa, exclude)
      } else if (isObject(told))
        settings = readSettings(told['tifa'], isObject(told['files']) ? told['files']['exclude'] : undefined)
      else return
    } catch (error) {
      this.#ports.log.warn(`settings cannot be read: ${error instanceof Error ? error.message : String(error)}`)
      return
    }
    const applied = this.#workspace.applySettings(settings)
    this.context.diagnostics?.settingsChanged()
    await applied
    if (reload) this.#refresh()
  }

  /** Not before the first questions, which wait for the folders alone. */
  async #prepare(): Promise<void> {
    await this.context.started
    await this.#workspace.prepare()
  }

  /**
   * After an edit: the editor pulls by itself, or is pushed what is found in the document that was edited; the rest follows when the
   * keys rest.
   */
  #edited(uri?: string): void {
    clearTimeout(this.#quiet)
    this.#round++
    if (uri !== undefined && this.context.isSettled) this.#push([uri])
    const quiet = setTimeout(async () => {
      // Who asks something at the cursor meanwhile, in the first moments above all, does not wait for this.
      if (!this.context.isSettled) await this.context.started
      await this.#turns.pause()
      if (quiet !== this.#quiet) return
      void this.#workspace.recount()
      const isMoved = this.#workspace.revision !== this.#revision
      this.context.refresh(isMoved ? 'corpus' : 'edit')
      if (!this.context.pulls) this.#push(this.#workspace.openUris())
      else if (isMoved) this.#refreshDiagnostics()
      this.#revision = this.#workspace.revision
      if (this.#workspace.settings.verify) this.context.verify?.()
    }, QUIET)
    this.#quiet = quiet
  }

  /**
   * Sends findings that were not sent before, with the version that they were made of, a document at a time and behind all that somebody
   * waits for; the next edit begins anew.
   */
  #push(uris: readonly string[]): void {
    const { pulls, diagnostics } = this.context
    if (pulls || !diagnostics) return
    const round = ++this.#round
    void this.#workspace.onPresentFiles(async () => {
      for (const uri of uris) {
        await this.#turns.pause()
        if (round !== this.#round) return
        const found = this.#workspace.find(uri)
        const version = this.#workspace.versionOf(uri)
        if (!found || version === undefined) continue
        const last = this.#pushed.get(uri)
        const report = diagnostics.report(found.folder, found.document, last?.version === version ? last.id : undefined)
        if (report.kind === 'unchanged') continue
        this.#pushed.set(uri, { version, id: report.resultId })
        void this.#connection.sendDiagnostics({ uri, version, diagnostics: report.items })
      }
    })
  }

  /**
   * The workspace changed by itself: tell the status, and have findings asked for again once it rests. While files are read that is
   * told now and then: it counts all documents.
   */
  #changed(): void {
    if (!this.context.isSettled) return
    const now = this.#ports.now()
    if (this.#workspace.isIndexing) {
      this.#isBehind = true
      this.#rest.due(() => this.#workspace.idle())
      if (now < this.#nextStatus) return
    }
    this.#nextStatus = now + STATUS_PAUSE
    const { status } = this.#workspace
    const text = JSON.stringify(status)
    if (text !== this.#statusSent) void this.context.tell('tifa/status', status)
    else if (!this.#isBehind) return
    this.#statusSent = text
    if (status.indexing) return
    // Also where the numbers are what they were: what was read or counted meanwhile may say something else.
    this.#isBehind = false
    this.#refresh()
    void this.#workspace.prepare()
  }

  #refresh(): void {
    this.context.refresh('corpus')
    this.#refreshDiagnostics()
  }

  #refreshDiagnostics(): void {
    if (!this.context.pulls) {
      this.#edited()
      return
    }
    if (this.#refreshing || !this.#capabilities.workspace?.diagnostics?.refreshSupport) return
    this.#refreshing = true
    setTimeout(() => {
      this.#refreshing = false
      this.#connection.languages.diagnostics.refresh().catch(() => {})
    }, 50)
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
