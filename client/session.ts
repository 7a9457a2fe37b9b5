// One run of the language server, with all that shows what it says.

import * as vscode from 'vscode'
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient'
import { Decorations } from './decorations.ts'
import { registerFileRequests } from './file-requests.ts'
import { StatusItem } from './status.ts'

export type MakeClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient

declare const GLOSSARIES: readonly string[]

export class Session implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext
  readonly #makeClient: MakeClient
  readonly log: vscode.LogOutputChannel
  #client: BaseLanguageClient | undefined
  #shown: vscode.Disposable[] = []
  #starting: Promise<void> | undefined

  constructor(context: vscode.ExtensionContext, makeClient: MakeClient) {
    this.#context = context
    this.#makeClient = makeClient
    this.log = vscode.window.createOutputChannel('Tifa', { log: true })
  }

  get isStarted(): boolean {
    return this.#starting !== undefined
  }

  get isRunning(): boolean {
    return this.#client?.state === State.Running
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
    await vscode.commands.executeCommand('setContext', 'tifa.active', false)
    await client?.dispose()
  }

  async restart(): Promise<void> {
    if (this.#starting) await this.stop()
    await this.start()
  }

  async idle(): Promise<void> {
    await this.#starting
    await this.#client?.sendRequest('tifa/idle')
  }

  /** Asks the server; undefined while none runs. */
  async request<T>(method: string, params: unknown): Promise<T | undefined> {
    await this.#starting
    return this.#client?.sendRequest<T>(method, params)
  }

  dispose(): void {
    void this.stop().finally(() => this.log.dispose())
  }

  async #start(): Promise<void> {
    const { extensionUri } = this.#context
    const folders = vscode.workspace.workspaceFolders ?? []
    // The other side of a diff, a chat's snippet and the like are no documents of a corpus.
    const schemes = new Set(['file', 'untitled', 'vscode-userdata', ...folders.map(folder => folder.uri.scheme)])
    const client = this.#makeClient('tifa', 'Tifa', {
      documentSelector: [...schemes].map(scheme => ({ language: 'markdown', scheme })),
      outputChannel: this.log,
      initializationOptions: {
        editor: 'vscode',
        glossaries: GLOSSARIES.map(name => vscode.Uri.joinPath(extensionUri, 'corpus/glossary', name).toString()),
        clientFiles: folders.some(folder => folder.uri.scheme !== 'file'),
      },
      diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
    })
    const status = new StatusItem()
    this.#shown = [
      status,
      client.onNotification('tifa/status', status.update),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Stopped) status.stopped()
      }),
      ...registerFileRequests(client),
    ]
    this.#client = client
    try {
      await client.start()
      this.#shown.push(new Decorations(client))
      await vscode.commands.executeCommand('setContext', 'tifa.active', true)
    } catch (error) {
      this.log.error(`the language server did not start: ${error instanceof Error ? error.message : String(error)}`)
      status.stopped()
    }
  }
}
