// One review of a document: it asks the server, shows what is next, and has written what is accepted.

import * as vscode from 'vscode'
import type { WorkspaceEdit } from 'vscode-languageclient'
import type { Method, Params, Result } from '../../server/wire/requests.ts'
import type { ProposalItem, ProposalKind, ProposalResult } from '../../server/wire/review.ts'
import type { Session } from '../session.ts'
import { askValue, pickAction } from './ask.ts'
import type { ReviewMemory } from './memory.ts'
import { ReviewShown } from './shown.ts'
import { Walk } from './walk.ts'
import type { Decided } from './words.ts'

/** Milliseconds without a keystroke before proposals are asked for again. */
const QUIET = 300

/** Where a review stands: what its commands give back. */
export interface State {
  readonly number: number
  readonly total: number
  readonly kind: ProposalKind
  readonly title: string
  readonly accepted: number
}

type As = 'target' | 'outcome' | undefined

export class Review {
  readonly document: vscode.TextDocument
  readonly #session: Session
  readonly #memory: ReviewMemory
  readonly #onEnd: () => void
  readonly #walk: Walk
  readonly #shown = new ReviewShown()
  readonly #listening: vscode.Disposable
  #detail: ProposalResult | undefined
  /** The key of the proposal that it is about. */
  #shownKey: string | undefined
  /** Another kind than the proposed one. */
  #as: As
  #timer: ReturnType<typeof setTimeout> | undefined
  /** One thing after the other: keys may come faster than answers. */
  #work: Promise<unknown> = Promise.resolve()
  #isWriting = false
  #isOver = false

  constructor(session: Session, memory: ReviewMemory, document: vscode.TextDocument, onEnd: () => void) {
    this.#session = session
    this.#memory = memory
    this.document = document
    this.#onEnd = onEnd
    this.#walk = new Walk(memory.placeIn(document.uri.toString()))
    this.#listening = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document === this.document && contentChanges.length > 0 && !this.#isWriting) this.refresh()
    })
  }

  get #uri(): string {
    return this.document.uri.toString()
  }

  get state(): State | null {
    const { current, place, accepted } = this.#walk
    if (this.#isOver || !current) return null
    return { ...place, kind: this.#detail?.kind ?? current.kind, title: this.#detail?.title ?? '', accepted }
  }

  /** Shows the first proposal, or the one where the last review of the document ended; false where there is none. */
  begin(isAgain: boolean): Promise<boolean> {
    return this.#next(async () => {
      const options = {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Looking for what could be tagged…'),
        cancellable: true,
      }
      const isThere = await vscode.window.withProgress(options, (_, token) => this.#fetch(token))
      if (!isThere) return false
      if (this.#walk.items.length === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is left to be tagged in this document.'))
        return false
      }
      if (isAgain || !this.#walk.current) this.#walk.again()
      await this.#show(true)
      return true
    })
  }

  async stop(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    this.#listening.dispose()
    this.#shown.dispose()
    await this.#memory.keepPlace(this.document.uri.toString(), this.#walk.remembered)
  }

  /** Asks again, soon, for what there is; the cursor stays where it is. */
  refresh(): void {
    clearTimeout(this.#timer)
    if (this.#isOver) return
    this.#timer = setTimeout(() => {
      void this.#next(async () => {
        if (!(await this.#fetch())) return
        if (this.#walk.current) await this.#show(false)
        else this.#end()
      })
    }, QUIET)
  }

  accept(value?: string): Promise<void> {
    return this.#next(async () => {
      const { current } = this.#walk
      if (!current) return
      if (this.#detail?.refused) {
        void vscode.window.showInformationMessage(this.#detail.refused)
        return
      }
      await this.#write([current], value, this.#as)
    })
  }

  acceptAll(): Promise<void> {
    return this.#next(async () => {
      const { current } = this.#walk
      if (current) await this.#write(this.#walk.ofKind(current.kind))
    })
  }

  /** Asks for another id, renderings or address, and accepts with it. */
  async edit(given?: string): Promise<void> {
    const detail = this.#detail
    if (!detail || detail.refused) return this.accept()
    const value = (given ?? (await askValue(detail)))?.trim() ?? ''
    if (value !== '') await this.accept(value)
  }

  switchKind(): Promise<void> {
    return this.#next(async () => {
      if (!this.#detail?.other) return
      this.#as = this.#detail.other
      await this.#show(true, this.#as)
    })
  }

  skip(): Promise<void> {
    return this.#next(async () => {
      if (this.#walk.skip()) await this.#show(true)
      else this.#end()
    })
  }

  back(): Promise<void> {
    return this.#next(async () => {
      if (this.#walk.back()) await this.#show(true)
    })
  }

  /** A target is silenced in the text, for all who read it; of the rest this workspace remembers that nobody wants it. */
  never(): Promise<void> {
    return this.#next(async () => {
      const { current } = this.#walk
      if (!current) return
      const uri = this.document.uri.toString()
      if (current.kind === 'target') {
        const silenced = await this.#request('tifa/silenceProposal', { uri: this.#uri, key: current.key })
        if (!silenced?.edit) {
          void vscode.window.showInformationMessage(vscode.l10n.t('No comment can stand here: this one is skipped.'))
          if (this.#walk.skip()) await this.#show(true)
          else this.#end()
          return
        }
        if (!(await this.#apply(silenced.edit))) return
        if (silenced.scope === 'table')
          vscode.window.setStatusBarMessage(`Tifa: ${vscode.l10n.t('the whole table is silenced')}`, 5000)
      } else await this.#memory.never(uri, current)
      this.#walk.done++
      await this.#goOn()
    })
  }

  /** A list of all that can be done, for whoever has no lenses or knows no keys; and of all proposals. */
  async choose(): Promise<void> {
    const { current, items, place } = this.#walk
    if (!current || !this.#detail) return
    const picked = await pickAction(this.#detail, this.#decided(current), { items, current, ...place })
    if (picked?.command !== undefined) await vscode.commands.executeCommand(picked.command)
    else if (picked?.key !== undefined) await this.goTo(picked.key)
  }

  goTo(key: string): Promise<void> {
    return this.#next(async () => {
      this.#walk.goTo(key)
      await this.#show(true)
    })
  }

  async #write(items: readonly ProposalItem[], value?: string, as?: As): Promise<void> {
    const accepted = await this.#request('tifa/acceptProposals', {
      uri: this.#uri,
      keys: items.map(({ key }) => key),
      ...(value === undefined ? {} : { value }),
      ...(as === undefined ? {} : { as }),
    })
    if (!accepted) return
    if (!accepted.edit) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing could be written: the text has changed.'))
      await this.#goOn()
      return
    }
    if (!(await this.#apply(accepted.edit))) return
    this.#walk.done += accepted.accepted
    this.#walk.accepted += accepted.accepted
    if (items.length > 1 || accepted.glossary !== null) {
      const where =
        accepted.glossary === null ? '' : ` → ${vscode.workspace.asRelativePath(vscode.Uri.parse(accepted.glossary))}`
      const figures =
        accepted.left > 0
          ? vscode.l10n.t('{0} accepted, {1} left as they are', accepted.accepted, accepted.left)
          : vscode.l10n.t('{0} accepted', accepted.accepted)
      vscode.window.setStatusBarMessage(`Tifa: ${figures}${where}`, 5000)
    }
    await this.#goOn()
  }

  async #goOn(): Promise<void> {
    // An edit may have overtaken the answer.
    if (!(await this.#fetch())) return this.refresh()
    if (this.#walk.current) await this.#show(true)
    else this.#end()
  }

  #end(): void {
    const { accepted, skipped } = this.#walk
    const summary =
      skipped > 0
        ? vscode.l10n.t('Review ended: {0} accepted, {1} skipped.', accepted, skipped)
        : vscode.l10n.t('Review ended: {0} accepted, nothing is left.', accepted)
    const again = vscode.l10n.t('Review Skipped')
    this.#onEnd()
    const shown =
      skipped > 0 ? vscode.window.showInformationMessage(summary, again) : vscode.window.showInformationMessage(summary)
    void shown.then(async picked => {
      if (picked !== again) return
      await vscode.window.showTextDocument(this.document)
      await vscode.commands.executeCommand('tifa.reviewProposals')
    })
  }

  /** One edit is one step of undo. False where VS Code does not apply it. */
  async #apply(edit: WorkspaceEdit): Promise<boolean> {
    const { client } = this.#session
    if (!client) return false
    const { version } = this.document
    const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit)
    if (this.document.version !== version) return false
    this.#isWriting = true
    try {
      return await vscode.workspace.applyEdit(converted)
    } finally {
      this.#isWriting = false
    }
  }

  /** Takes what there is now; false where the server cannot say. */
  async #fetch(token?: vscode.CancellationToken): Promise<boolean> {
    const uri = this.document.uri.toString()
    const found = await this.#request('tifa/proposals', { uri: this.#uri }, token)
    if (!found || this.#isOver) return false
    this.#walk.take(found.items.filter(item => !this.#memory.isUnwanted(uri, item)))
    return true
  }

  /** Shows the current proposal; with `reveal` its words are selected, and a hover says what it is about. */
  async #show(reveal: boolean, as?: As): Promise<void> {
    const { current, place } = this.#walk
    if (!current) return
    const isSame = this.#shownKey === current.key
    this.#as = as ?? (isSame ? this.#as : undefined)
    const detail = await this.#request('tifa/proposal', {
      uri: this.#uri,
      key: current.key,
      ...(this.#as === undefined ? {} : { as: this.#as }),
    })
    if (!detail || this.#isOver) return
    this.#detail = detail
    this.#shownKey = current.key
    const { start, end } = detail.range
    const range = new vscode.Range(start.line, start.character, end.line, end.character)
    // At once: a window that is closed stops nothing.
    void this.#memory.keepPlace(this.document.uri.toString(), this.#walk.remembered)
    this.#shown.show({ document: this.document, range, detail, decided: this.#decided(current), ...place })
    if (!reveal) return
    const editor = await vscode.window.showTextDocument(this.document, { selection: range, preview: false })
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
    void vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' })
  }

  #decided(current: ProposalItem): Decided {
    return {
      kind: current.kind,
      other: this.#detail?.other ?? null,
      isRefused: Boolean(this.#detail?.refused),
      ofKind: this.#walk.ofKind(current.kind).length,
    }
  }

  async #request<M extends Method>(
    method: M,
    params: Params<M>,
    token?: vscode.CancellationToken,
  ): Promise<Result<M> | null> {
    try {
      return await this.#session.request(method, params, token)
    } catch (error) {
      // Overtaken by an edit, or cancelled: an edit has proposals asked for again.
      this.#session.log.debug(`${method}: ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }

  #next<T>(run: () => Promise<T>): Promise<T> {
    const next = this.#work.then(run)
    this.#work = next.catch(() => {})
    return next
  }
}
