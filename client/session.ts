// One run of the language server, with all that shows what it says.

import * as vscode from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions, State } from 'vscode-languageclient'
import type { Method, Params, Result } from '../server/wire/requests.ts'
import { ask, listen } from './ask.ts'
import { offerTrends } from './commands/hover-trends.ts'
import { registerShowReferences } from './commands/show-references.ts'
import { Decorations } from './decorations.ts'
import { registerFileRequests } from './file-requests.ts'
import { showColours } from './hover-colours.ts'
import { StatusItem } from './status.ts'

/** A client; `failed` rejects where its server cannot be loaded, of which the client itself learns nothing. */
export interface Made {
  readonly client: BaseLanguageClient
  readonly failed?: Promise<never>
}

/** `cache` is the path of a folder in which the server may keep compiled code; undefined where it is to keep nothing. */
export type MakeClient = (
  id: string,
  name: string,
  options: LanguageClientOptions,
  cache: string | undefined,
) => Promise<Made>

/** `State.Stopped`: the enumeration would load the library. */
const STOPPED: State.Stopped = 1

declare const GLOSSARIES: readonly string[]

export class Session implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext
  readonly #makeClient: MakeClient
  readonly log: vscode.LogOutputChannel
  #client: BaseLanguageClient | undefined
  #shown: vscode.Disposable[] = []
  #starting: Promise<void> | undefined
  readonly #changed = new vscode.EventEmitter<BaseLanguageClient | undefined>()
  /** Fires with the client of a server that has started, and with nothing when it stops. */
  readonly onDidChange = this.#changed.event

  constructor(context: vscode.ExtensionContext, makeClient: MakeClient) {
    this.#context = context
    this.#makeClient = makeClient
    this.log = vscode.window.createOutputChannel('Tifa', { log: true })
  }

  get isStarted(): boolean {
    return this.#starting !== undefined
  }

  get isRunning(): boolean {
    return this.#client?.isRunning() === true
  }

  /** The client of the running server; undefined while none runs. */
  get client(): BaseLanguageClient | undefined {
    return this.isRunning ? this.#client : undefined
  }

  start(): Promise<void> {
    this.#starting ??= this.#start()
    return this.#starting
  }

  async stop(): Promise<void> {
    await this.#starting
    const client = this.#client
    this.#client = undefined
    this.#starting = undefined
    vscode.Disposable.from(...this.#shown).dispose()
    this.#shown = []
    this.#changed.fire(undefined)
    await vscode.commands.executeCommand('setContext', 'tifa.active', false)
    try {
      await client?.dispose()
    } catch (error) {
      // One whose server has never answered cannot be stopped, and another one can be started.
      this.log.debug(`the client was not stopped: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** Where the server keeps its index. */
  get cacheFolder(): vscode.Uri {
    return vscode.Uri.joinPath(this.#context.globalStorageUri, 'index')
  }

  async restart(): Promise<void> {
    if (this.#starting) await this.stop()
    await this.start()
  }

  async idle(): Promise<void> {
    await this.#starting
    if (this.#client) await ask(this.#client, 'tifa/idle', {})
  }

  /** Asks the server; fails where it does not run. */
  async request<M extends Method>(method: M, params: Params<M>, token?: vscode.CancellationToken): Promise<Result<M>> {
    await this.#starting
    if (!this.#client) throw new Error('the language server does not run')
    return ask(this.#client, method, params, token)
  }

  dispose(): void {
    void this.stop().finally(() => this.log.dispose())
  }

  async #start(): Promise<void> {
    const { extensionUri } = this.#context
    const folders = vscode.workspace.workspaceFolders ?? []
    // The other side of a diff, a chat's snippet and the like are no documents of a corpus.
    const schemes = new Set(['file', 'untitled', 'vscode-userdata', ...folders.map(folder => folder.uri.scheme)])
    const isKept = vscode.workspace.getConfiguration('tifa').get<boolean>('index.cache', true)
    const cache = isKept ? this.cacheFolder.fsPath : undefined
    const options: LanguageClientOptions = {
      documentSelector: [...schemes].flatMap(scheme => [
        { language: 'markdown', scheme },
        { language: 'yaml', scheme, pattern: '**/tifa.yaml' },
      ]),
      outputChannel: this.log,
      initializationOptions: {
        editor: 'vscode',
        glossaries: GLOSSARIES.map(name => vscode.Uri.joinPath(extensionUri, 'corpus/glossary', name).toString()),
        dictionary: vscode.Uri.joinPath(extensionUri, 'dist/cedict.bin').toString(),
        importer: vscode.Uri.joinPath(extensionUri, 'dist/import.browser.js').toString(),
        characterMaps: vscode.Uri.joinPath(extensionUri, 'dist/cmaps.bin').toString(),
        packedGlossaries: vscode.Uri.joinPath(extensionUri, 'dist/glossaries.bin').toString(),
        hoverColours: true,
        // VS Code shows no more of one file, whoever sends them.
        mostDiagnostics: 1000,
        cacheFolder: this.cacheFolder.fsPath,
        clientFiles: folders.some(folder => folder.uri.scheme !== 'file'),
      },
      middleware: { provideHover: offerTrends(this, showColours) },
      diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
    }
    const { client, failed } = await this.#makeClient('tifa', 'Tifa', options, cache)
    const status = new StatusItem()
    this.#shown = [
      status,
      listen(client, 'tifa/status', status.update),
      client.onDidChangeState(({ newState }) => {
        if (newState === STOPPED) status.stopped()
      }),
      ...registerFileRequests(client),
      registerShowReferences(client),
    ]
    this.#client = client
    try {
      await (failed ? Promise.race([client.start(), failed]) : client.start())
      this.#shown.push(new Decorations(client))
      await vscode.commands.executeCommand('setContext', 'tifa.active', true)
      this.#changed.fire(client)
    } catch (error) {
      this.log.error(`the language server did not start: ${error instanceof Error ? error.message : String(error)}`)
      status.stopped()
    }
  }
}
