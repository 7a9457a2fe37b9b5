// The language server: takes LSP requests, asks the core, renders its answers.

import {
  type CancellationToken,
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { findDefinitions } from '../core/features/definition.ts'
import { collectDocumentLinks, type DocumentLink } from '../core/features/document-link.ts'
import { collectDocumentSymbols } from '../core/features/document-symbol.ts'
import { explain } from '../core/features/hover.ts'
import { collectMarkRanges } from '../core/features/mark-ranges.ts'
import { findReferences } from '../core/features/references.ts'
import type { Document } from '../core/model/document.ts'
import { collectCodeActions } from './code-action.ts'
import { toLspRange } from './convert.ts'
import { Diagnostics } from './diagnostics.ts'
import { toDocumentSymbols } from './document-symbol.ts'
import type { Folder } from './folder.ts'
import { hoverMessage } from './hover-message.ts'
import { type Locale, localeOf } from './locale.ts'
import { toPlainText } from './markdown.ts'
import type { Ports } from './ports.ts'
import { IDLE, type InitializationOptions, MARKS, type MarkItem, type MarksParams, STATUS } from './requests.ts'
import { runSafe } from './run-safe.ts'
import { readSettings } from './settings.ts'
import { Workspace } from './workspace.ts'

/** How long the editor must be quiet before counts and pushed diagnostics follow an edit, milliseconds. */
const QUIET = 250

/** Wires a connection to the core. `makePorts` is told how the client was started; the caller then listens. */
export function startServer(connection: Connection, makePorts: (options: InitializationOptions) => Ports): void {
  connection.onInitialize((params, token): InitializeResult | Promise<InitializeResult> => {
    const server = new Server(connection, params, makePorts(readOptions(params)))
    return server.initialize(token)
  })
}

function readOptions(params: InitializeParams): InitializationOptions {
  const options: unknown = params.initializationOptions
  return typeof options === 'object' && options !== null ? (options as InitializationOptions) : {}
}

const CHANGES: Readonly<Record<FileChangeType, 'created' | 'changed' | 'deleted'>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
}

const NO_DIAGNOSTICS: DocumentDiagnosticReport = { kind: 'full', items: [] }

function isLinkData(data: unknown): data is { uri: string; line: number; character: number } {
  return typeof data === 'object' && data !== null && 'uri' in data && 'line' in data && 'character' in data
}

class Server {
  readonly #connection: Connection
  readonly #params: InitializeParams
  readonly #options: InitializationOptions
  readonly #capabilities: ClientCapabilities
  readonly #ports: Ports
  readonly #locale: Locale
  readonly #workspace: Workspace
  readonly #diagnostics: Diagnostics
  #started: Promise<void> = Promise.resolve()
  /** True once every workspace folder has its corpus, read or not. */
  #settled = false
  #statusSent = ''
  #quiet: ReturnType<typeof setTimeout> | undefined
  #refreshing = false
  /** The workspace's revision when findings were last asked for again. */
  #revision = 0

  constructor(connection: Connection, params: InitializeParams, ports: Ports) {
    this.#connection = connection
    this.#params = params
    this.#options = readOptions(params)
    this.#capabilities = params.capabilities
    this.#ports = ports
    this.#locale = localeOf(params.locale)
    this.#workspace = new Workspace(ports, () => this.#changed())
    this.#diagnostics = new Diagnostics(this.#workspace, this.#locale, ports)
  }

  initialize(_token: CancellationToken): InitializeResult {
    this.#listen()
    const ownOutline = this.#options.editor === 'vscode'
    return {
      serverInfo: { name: 'tifa' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentLinkProvider: { resolveProvider: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        ...(ownOutline ? {} : { documentSymbolProvider: true }),
        ...(this.#pulls
          ? { diagnosticProvider: { identifier: 'tifa', interFileDependencies: true, workspaceDiagnostics: true } }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    }
  }

  get #pulls(): boolean {
    return this.#capabilities.textDocument?.diagnostic !== undefined
  }

  #listen(): void {
    const connection = this.#connection
    connection.onInitialized(() => {
      this.#started = this.#start()
    })
    connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
      this.#workspace.open(uri, version, text)
      this.#edited()
    })
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      this.#workspace.change(uri, version, contentChanges)
      this.#edited()
    })
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      if (!this.#pulls) void connection.sendDiagnostics({ uri, diagnostics: [] })
      void this.#workspace.close(uri)
    })
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) void this.#workspace.fileChanged(uri, CHANGES[type] ?? 'changed')
    })
    connection.onDidChangeConfiguration(() => void this.#readSettings(true))
    connection.onHover(({ textDocument: { uri }, position }, token) =>
      this.#answer('hover', uri, token, null, async ({ folder, document }) => {
        const explanation = await explain(folder.corpus, document, document.offsetAt(position), this.#ports.pinyin)
        if (!explanation) return null
        const markdown = hoverMessage(explanation, this.#locale, (target, offset) =>
          this.#lineLink(folder, target, offset),
        )
        const kinds = this.#capabilities.textDocument?.hover?.contentFormat
        const kind = kinds && !kinds.includes(MarkupKind.Markdown) ? MarkupKind.PlainText : MarkupKind.Markdown
        const value = kind === MarkupKind.Markdown ? markdown : toPlainText(markdown)
        return { contents: { kind, value }, range: toLspRange(document, explanation.range) }
      }),
    )
    connection.onDefinition(({ textDocument: { uri }, position }, token) =>
      this.#answer('definition', uri, token, null, ({ folder, document }) => {
        const definitions = findDefinitions(folder.corpus, document, document.offsetAt(position))
        const withLinks = this.#capabilities.textDocument?.definition?.linkSupport === true
        const places = definitions.flatMap(({ uri: targetUri, target, selection, origin }) => {
          const there = folder.corpus.document(targetUri)
          if (!there) return []
          const clientUri = this.#workspace.clientUri(targetUri)
          const selectionRange = toLspRange(there, selection)
          return [
            { clientUri, selectionRange, targetRange: toLspRange(there, target), origin: toLspRange(document, origin) },
          ]
        })
        if (!withLinks)
          return places.map(({ clientUri, selectionRange }) => ({ uri: clientUri, range: selectionRange }))
        return places.map(({ clientUri, selectionRange, targetRange, origin }) => ({
          originSelectionRange: origin,
          targetUri: clientUri,
          targetRange,
          targetSelectionRange: selectionRange,
        }))
      }),
    )
    connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
      this.#answer('references', uri, token, null, ({ folder, document }) => {
        const offset = document.offsetAt(position)
        const places = findReferences(
          folder.corpus,
          document,
          offset,
          context.includeDeclaration,
          () => token.isCancellationRequested,
        )
        return places.flatMap(place => {
          const there = folder.corpus.document(place.uri)
          return there ? [{ uri: this.#workspace.clientUri(place.uri), range: toLspRange(there, place) }] : []
        })
      }),
    )
    connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
      this.#answer('documentLink', uri, token, null, ({ folder, document }) =>
        collectDocumentLinks(folder.corpus, document).map(found => {
          const range = toLspRange(document, found)
          // An editor keeps links until the document changes: one that is asked for before all files have been read is
          // given its target when it is followed.
          if (!folder.corpus.isComplete || !this.#settled)
            return { range, data: { uri, line: range.start.line, character: range.start.character } }
          return { range, target: this.#linkTarget(folder, document, found) }
        }),
      ),
    )
    connection.onDocumentLinkResolve(async (link, token) => {
      const data: unknown = link.data
      if (link.target !== undefined || !isLinkData(data)) return link
      await this.#started
      const target = await this.#answer('documentLink/resolve', data.uri, token, undefined, ({ folder, document }) => {
        const start = document.offsetAt(data)
        const found = collectDocumentLinks(folder.corpus, document).find(one => one.start === start)
        return found && this.#linkTarget(folder, document, found)
      })
      return target === undefined ? link : { ...link, target }
    })
    connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
      this.#answer('documentSymbol', uri, token, null, ({ document }) =>
        toDocumentSymbols(document, collectDocumentSymbols(document)),
      ),
    )
    connection.onCodeAction((params, token) =>
      this.#answer('codeAction', params.textDocument.uri, token, null, ({ folder, document }) =>
        collectCodeActions(this.#workspace, folder, document, params, this.#locale, this.#ports),
      ),
    )
    connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
      this.#answer('diagnostic', uri, token, NO_DIAGNOSTICS, ({ folder, document }) =>
        this.#diagnostics.report(folder, document, previousResultId),
      ),
    )
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
      const known = new Map(previousResultIds.map(({ uri, value }) => [this.#ports.normalUri(uri), value]))
      return runSafe(this.#ports.log, this.#ports.nextTurn, 'workspace/diagnostic', '', token, { items: [] }, () =>
        this.#diagnostics.reportAll(known, token),
      )
    })
    connection.onRequest(MARKS, ({ uri }: MarksParams, token: CancellationToken) =>
      this.#answer('marks', uri, token, [] as MarkItem[], ({ document }) =>
        collectMarkRanges(document).map(mark => ({
          kind: mark.kind,
          range: toLspRange(document, mark),
          textRange: toLspRange(document, { start: mark.textStart, end: mark.textEnd }),
        })),
      ),
    )
    connection.onRequest(IDLE, async () => {
      await this.#started
      await this.#workspace.idle()
      return null
    })
  }

  /** Runs a request on a document; one that is not known is answered with `fallback`, not with an error. */
  #answer<T>(
    name: string,
    uri: string,
    token: CancellationToken,
    fallback: T,
    run: (found: { folder: Folder; document: Document }) => T | Promise<T>,
  ): Promise<T> {
    return runSafe(this.#ports.log, this.#ports.nextTurn, name, uri, token, fallback, () => {
      const found = this.#workspace.find(uri)
      return found ? run(found) : fallback
    })
  }

  async #start(): Promise<void> {
    const { workspace } = this.#capabilities
    await this.#readSettings(false)
    await this.#readBundled()
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
    const given = this.#params.workspaceFolders?.map(({ uri, name }) => ({ uri, name }))
    const root = this.#params.rootUri ? [{ uri: this.#params.rootUri, name: '' }] : []
    for (const { uri, name } of given ?? root) void this.#addFolder(uri, name)
    this.#settled = true
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

  async #readBundled(): Promise<void> {
    const files: { uri: string; text: string }[] = []
    for (const uri of this.#options.glossaries ?? this.#ports.glossaries) {
      try {
        const read = await this.#ports.readText(this.#ports.files, uri)
        if (read) files.push({ uri: this.#ports.normalUri(uri), text: read.text })
        else this.#ports.log.warn(`${uri}: the bundled glossary is missing`)
      } catch (error) {
        this.#ports.log.warn(
          `${uri}: the bundled glossary cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        )
      }
    }
    this.#workspace.setBundled(files)
  }

  async #readSettings(reload: boolean): Promise<void> {
    if (!this.#capabilities.workspace?.configuration) return
    const before = this.#workspace.settings
    try {
      const [tifa, exclude] = await this.#connection.workspace.getConfiguration([
        { section: 'tifa' },
        { section: 'files.exclude' },
      ])
      this.#workspace.settings = readSettings(tifa, exclude)
    } catch (error) {
      this.#ports.log.warn(`settings cannot be read: ${error instanceof Error ? error.message : String(error)}`)
      return
    }
    const { settings } = this.#workspace
    this.#diagnostics.settingsChanged()
    if (before.bundledGlossary !== settings.bundledGlossary) this.#workspace.applyBundled()
    const belongs =
      JSON.stringify([before.excluded, before.maxFileSize]) !==
      JSON.stringify([settings.excluded, settings.maxFileSize])
    if (reload && belongs) await this.#workspace.reload()
    if (reload) this.#refresh()
  }

  /** After an edit: the editor pulls by itself; what is pushed or counted waits until the keys rest. */
  #edited(): void {
    clearTimeout(this.#quiet)
    this.#quiet = setTimeout(() => {
      void this.#workspace.recount()
      if (!this.#pulls) this.#push()
      else if (this.#workspace.revision !== this.#revision) this.#refresh()
      this.#revision = this.#workspace.revision
    }, QUIET)
  }

  #push(): void {
    for (const uri of this.#workspace.openUris()) {
      const found = this.#workspace.find(uri)
      if (!found) continue
      const version = this.#workspace.versionOf(uri)
      const diagnostics = this.#diagnostics.collect(found.folder, found.document)
      void this.#connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) })
    }
  }

  /** The workspace changed by itself: tell the status, and have findings asked for again once it rests. */
  #changed(): void {
    const { status } = this.#workspace
    const text = JSON.stringify(status)
    if (text === this.#statusSent) return
    this.#statusSent = text
    void this.#connection.sendNotification(STATUS, status)
    if (!status.indexing) this.#refresh()
  }

  #refresh(): void {
    if (!this.#pulls) {
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

  /** A mark that leads nowhere still gets a link of ours, to its own line: it is no web address. */
  #linkTarget(folder: Folder, document: Document, { target, start }: DocumentLink): string {
    return target ? this.#lineLink(folder, target.uri, target.start) : this.#lineLink(folder, document.uri, start)
  }

  #lineLink(folder: Folder, uri: string, offset: number): string {
    const line = (folder.corpus.document(uri)?.positionAt(offset).line ?? 0) + 1
    return `${this.#workspace.clientUri(uri)}#L${line}`
  }
}
