// What every request handler is given: the connection, the corpora, the words' language, and how to answer safely.

import type { CancellationToken, ClientCapabilities, Connection } from 'vscode-languageserver'
import type { Document } from '../core/model/document.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { Folder } from './folder.ts'
import type { Locale } from './locale.ts'
import type { Ports } from './ports.ts'
import type { InitializationOptions } from './requests.ts'
import { runSafe } from './run-safe.ts'
import type { Workspace } from './workspace.ts'

/** A document that a request is about, with the folder whose corpus it belongs to. */
export interface Found {
  readonly folder: Folder
  readonly document: Document
}

export class Context {
  readonly connection: Connection
  readonly capabilities: ClientCapabilities
  readonly options: InitializationOptions
  readonly ports: Ports
  readonly locale: Locale
  readonly workspace: Workspace
  readonly diagnostics: Diagnostics
  /** Settles when every workspace folder has its corpus, read or not. */
  started: Promise<void> = Promise.resolve()
  /** True once {@link started} has settled. */
  isSettled = false

  constructor(
    parts: Pick<Context, 'connection' | 'capabilities' | 'options' | 'ports' | 'locale' | 'workspace' | 'diagnostics'>,
  ) {
    this.connection = parts.connection
    this.capabilities = parts.capabilities
    this.options = parts.options
    this.ports = parts.ports
    this.locale = parts.locale
    this.workspace = parts.workspace
    this.diagnostics = parts.diagnostics
  }

  /** True for a client that asks for diagnostics by itself; the others are sent them. */
  get pulls(): boolean {
    return this.capabilities.textDocument?.diagnostic !== undefined
  }

  /** Runs a request on a document; one that is not known is answered with `fallback`, not with an error. */
  answer<T>(
    name: string,
    uri: string,
    token: CancellationToken,
    fallback: T,
    run: (found: Found) => T | Promise<T>,
  ): Promise<T> {
    return runSafe(this.ports.log, this.ports.nextTurn, name, uri, token, fallback, () => {
      const found = this.workspace.find(uri)
      return found ? run(found) : fallback
    })
  }

  /** Runs a request that is about no single document. */
  answerAll<T>(name: string, token: CancellationToken, fallback: T, run: () => T | Promise<T>): Promise<T> {
    return runSafe(this.ports.log, this.ports.nextTurn, name, '', token, fallback, () => {
      this.workspace.flush()
      return run()
    })
  }

  /** The address of a line, zero-based, of any file. */
  fileLineLink(uri: string, line: number): string {
    return `${this.workspace.clientUri(uri)}#L${line + 1}`
  }

  /** The address of the line on which `offset` stands. */
  lineLink(folder: Folder, uri: string, offset: number): string {
    const line = (folder.corpus.document(uri)?.positionAt(offset).line ?? 0) + 1
    return `${this.workspace.clientUri(uri)}#L${line}`
  }
}
