// What every request handler is given: the connection, the corpora, the words' language, and how to answer safely.

import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver'
import type { Document } from '../core/model/document.ts'
import type { Dictionary } from '../core/text/dictionary.ts'
import type { ClientNotifications, Method, Params, Result } from '../wire/requests.ts'
import type { InitializationOptions } from '../wire/session.ts'
import { columnUnitOf, pulls } from './capabilities.ts'
import { Alignments } from './comparison/alignments.ts'
import { ConfigFiles } from './config-file.ts'
import type { Diagnostics } from './findings/diagnostics.ts'
import type { Folder } from './folder.ts'
import type { Manner } from './hover/hover-message.ts'
import type { WritePinyin } from './hover/pinyin-message.ts'
import { type Asked, howToAnswer } from './lanes.ts'
import type { Locale } from './locale.ts'
import type { Ports } from './ports.ts'
import { runSafe } from './run-safe.ts'
import type { Turns } from './turns.ts'
import type { Workspace } from './workspace.ts'

/** A document that a request is about, with the folder whose corpus it belongs to. */
export interface Found {
  readonly folder: Folder
  readonly document: Document
}

/**
 * Why answers may be out of date though their document was not edited: `corpus`, settings, glossaries, names or counts
 * have changed; `edit`, the counts of a document that was edited have.
 */
export type RefreshReason = 'corpus' | 'edit'

/** How often an answer is made again that an edit has overtaken. */
const AGAIN = 2

/** Milliseconds in which several reasons to refresh become one. */
const REFRESH_DELAY = 50

export class Context {
  readonly connection: Connection
  readonly capabilities: ClientCapabilities
  readonly options: InitializationOptions
  readonly ports: Ports
  readonly locale: Locale
  readonly workspace: Workspace
  readonly turns: Turns
  readonly alignments: Alignments
  readonly configs: ConfigFiles
  /** Holds what is kept of open documents against their texts; undefined until that is served, as is the next. */
  verify: (() => void) | undefined
  /** What is found in documents. */
  diagnostics: Diagnostics | undefined
  /** The two documents that the client says are read beside each other, by their normal addresses. */
  readingPair: readonly [string, string] | undefined
  /** Settles when every workspace folder has its corpus, read or not. */
  started: Promise<void> = Promise.resolve()
  /** The glossary of each folder that entries were last written to by choice. */
  readonly lastGlossary = new WeakMap<Folder, string>()
  /** Reports that were asked for, by the schemes under which editors show them, however these write an address. */
  readonly reports = new Map<string, string>()
  /** True once {@link started} has settled. */
  isSettled = false
  readonly #refreshers: ((reason: RefreshReason) => Promise<void>)[] = []
  #reason: RefreshReason | undefined

  constructor(
    parts: Pick<Context, 'connection' | 'capabilities' | 'options' | 'ports' | 'locale' | 'workspace' | 'turns'>,
  ) {
    this.connection = parts.connection
    this.capabilities = parts.capabilities
    this.options = parts.options
    this.ports = parts.ports
    this.locale = parts.locale
    this.workspace = parts.workspace
    this.turns = parts.turns
    this.configs = new ConfigFiles(columnUnitOf(parts.capabilities))
    this.alignments = new Alignments(parts.ports, parts.workspace)
  }

  /** True for a client that asks for diagnostics by itself; the others are sent them. */
  get pulls(): boolean {
    return pulls(this.capabilities)
  }

  /** Registers what has the client ask again; only for what it says that it can refresh. */
  onRefresh(send: (reason: RefreshReason) => Promise<void>): void {
    this.#refreshers.push(send)
  }

  /** Has the client ask again, soon and once for all reasons that come together. */
  refresh(reason: RefreshReason): void {
    if (this.#reason === undefined) {
      setTimeout(() => {
        const all = this.#reason ?? reason
        this.#reason = undefined
        // A client that has gone meanwhile needs nothing any more.
        for (const send of this.#refreshers) send(all).catch(() => {})
      }, REFRESH_DELAY)
    }
    if (this.#reason !== 'corpus') this.#reason = reason
  }

  /** Answers a request of our own, as `wire/` has it. */
  serve<M extends Method>(
    method: M,
    run: (params: Params<M>, token: CancellationToken) => Result<M> | Promise<Result<M>>,
  ): void {
    this.connection.onRequest(method, run)
  }

  /** Tells the client something of our own. */
  tell<N extends keyof ClientNotifications>(method: N, ...params: Parameters<ClientNotifications[N]>): Promise<void> {
    return this.connection.sendNotification(method, ...params)
  }

  /** Runs a request on a document; one that is not known is answered with `fallback`, not with an error. */
  answer<T>(
    name: string,
    uri: string,
    token: CancellationToken,
    fallback: T,
    run: (found: Found) => T | Promise<T>,
  ): Promise<T> {
    return this.#answer(name, uri, token, fallback, howToAnswer(name), () => {
      const found = this.workspace.find(uri)
      return found ? run(found) : fallback
    })
  }

  /** Runs a request that is about no single document. */
  answerAll<T>(name: string, token: CancellationToken, fallback: T, run: () => T | Promise<T>): Promise<T> {
    return this.#answer(name, '', token, fallback, { lane: 'corpus' }, () => {
      this.workspace.flush()
      return run()
    })
  }

  /**
   * What an edit has overtaken is not sent: it is made again, and ends with an error where that does not help. The editor then
   * asks again by itself, or somebody does.
   */
  async #answer<T>(
    name: string,
    uri: string,
    token: CancellationToken,
    fallback: T,
    { lane, isPlaced = false, mayLag = false, isOfText = false, isWhole = false }: Asked,
    run: () => T | Promise<T>,
  ): Promise<T> {
    const { workspace } = this
    const version = isPlaced ? workspace.versionOf(uri) : undefined
    const check = (): void => {
      if (token.isCancellationRequested)
        throw new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`)
      if (isPlaced && workspace.versionOf(uri) !== version)
        throw new ResponseError(LSPErrorCodes.ContentModified, `${name}: the document was edited`)
    }
    if (isWhole) {
      // Outside of its lane: who waits holds up nobody.
      await unlessCancelled(
        token,
        this.started.then(() => workspace.idle()),
      )
      check()
    }
    // What is asked in the first moment is answered with settings and glossaries, for which the corpus need not be read.
    if (!this.isSettled && !isOfText) await unlessCancelled(token, this.started)
    return this.turns.run(lane, async () => {
      for (let i = 0; i <= AGAIN; i++) {
        check()
        const { edits } = workspace
        const result = await runSafe(this.ports.log, name, uri, fallback, () => workspace.onPresentFiles(run))
        if (mayLag || edits === workspace.edits) return result
        check()
      }
      throw new ResponseError(LSPErrorCodes.ContentModified, `${name}: documents were edited`)
    })
  }

  /** The address of a line, zero-based, of any file. */
  fileLineLink(uri: string, line: number): string {
    return `${this.workspace.clientUri(uri)}#L${line + 1}`
  }

  /** The dictionary, where there is one and the user wants it. */
  async dictionary(): Promise<Dictionary | undefined> {
    return this.workspace.settings.dictionary ? this.ports.dictionary() : undefined
  }

  /** How to write hovers about documents of a folder. */
  manner(folder: Folder, writePinyin: WritePinyin): Manner {
    return {
      locale: this.locale,
      lineLink: (uri, offset) => this.lineLink(folder, uri, offset),
      fileLineLink: (uri, line) => this.fileLineLink(uri, line),
      writePinyin,
    }
  }

  /** The address of the line on which `offset` stands. */
  lineLink(folder: Folder, uri: string, offset: number): string {
    const line = (folder.corpus.document(uri)?.positionAt(offset).line ?? 0) + 1
    return `${this.workspace.clientUri(uri)}#L${line}`
  }
}

/** Settles with `work`, or at once when `token` is cancelled. */
async function unlessCancelled(token: CancellationToken, work: Promise<void>): Promise<void> {
  // A token that was cancelled before it was looked at tells nobody.
  if (token.isCancellationRequested) return
  let listening: { dispose(): void } | undefined
  const cancelled = new Promise<void>(resolve => {
    listening = token.onCancellationRequested(() => resolve())
  })
  await Promise.race([work, cancelled])
  listening?.dispose()
}
