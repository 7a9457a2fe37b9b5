// *Scroll in Step*: two plans in two editors, of which one follows where the other is scrolled, paragraph by paragraph.

import * as vscode from 'vscode'
import type { Pair } from './comparison-panel.ts'
import type { CompareResult } from './comparison-rows.ts'
import type { Session } from './session.ts'
import { alignLines, type LinePairs, lineBeside } from './step-lines.ts'

/** Milliseconds in which an editor that was scrolled by us is not followed: it tells of it somewhat later. */
const ECHO = 250

/** Milliseconds without an edit before lines are aligned again. */
const QUIET = 800

/** Opens both plans side by side and keeps them in step until one is closed; disposing ends it, too. */
export class Step implements vscode.Disposable {
  readonly pair: Pair
  readonly #session: Session
  readonly #onEnd: () => void
  readonly #item: vscode.StatusBarItem
  readonly #subscriptions: vscode.Disposable[]
  #editors: readonly vscode.TextEditor[] = []
  #pairs: LinePairs = []
  #driven: { readonly editor: vscode.TextEditor; readonly until: number } | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #isEnded = false

  constructor(session: Session, pair: Pair, onEnd: () => void) {
    this.pair = pair
    this.#session = session
    this.#onEnd = onEnd
    this.#item = vscode.window.createStatusBarItem('tifa.step', vscode.StatusBarAlignment.Right)
    this.#item.name = vscode.l10n.t('Tifa: scrolling in step')
    this.#item.text = `$(split-horizontal) ${vscode.l10n.t('In step')}`
    this.#item.tooltip = vscode.l10n.t('Both plans are scrolled in step. Click to end it.')
    this.#item.command = 'tifa.scrollInStep'
    this.#subscriptions = [
      this.#item,
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#follow(textEditor)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#look()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#editors.some(editor => editor.document === document)) this.#alignSoon()
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        const isOurs = ({ input }: vscode.Tab): boolean =>
          input instanceof vscode.TabInputText && this.#addresses.includes(input.uri.toString())
        if (closed.some(isOurs) && !this.#isThere()) this.#end()
      }),
    ]
  }

  get #addresses(): string[] {
    return [this.pair.before, this.pair.after].map(uri => vscode.Uri.parse(uri).toString())
  }

  /** Opens the editors; false where one of the documents is not there. */
  async start(): Promise<boolean> {
    if (!(await this.#align())) {
      this.dispose()
      return false
    }
    const open = (uri: string, viewColumn: vscode.ViewColumn): Thenable<vscode.TextEditor> =>
      vscode.window.showTextDocument(vscode.Uri.parse(uri), { viewColumn, preview: false, preserveFocus: false })
    const left = await open(this.pair.before, vscode.ViewColumn.One)
    const right = await open(this.pair.after, vscode.ViewColumn.Two)
    this.#editors = [left, right]
    this.#item.show()
    this.#drive(right, left)
    return true
  }

  dispose(): void {
    this.#end()
  }

  #end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    clearTimeout(this.#timer)
    vscode.Disposable.from(...this.#subscriptions).dispose()
    this.#onEnd()
  }

  /** An editor that was hidden comes back as another object. */
  #look(): void {
    const found = this.#addresses.map(uri =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri),
    )
    this.#editors = found.filter(editor => editor !== undefined)
  }

  #isThere(): boolean {
    const open = new Set(
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])),
    )
    return this.#addresses.every(uri => open.has(uri))
  }

  #follow(editor: vscode.TextEditor): void {
    if (this.#editors.length < 2 || !this.#editors.includes(editor)) return
    if (this.#driven?.editor === editor && Date.now() < this.#driven.until) return
    const other = this.#editors.find(one => one !== editor)
    if (other) this.#drive(editor, other)
  }

  #drive(editor: vscode.TextEditor, other: vscode.TextEditor): void {
    const top = editor.visibleRanges[0]?.start.line ?? 0
    const isBefore = editor.document.uri.toString() === this.#addresses[0]
    const [before, after] = isBefore ? [editor, other] : [other, editor]
    const line = lineBeside(this.#pairs, top, isBefore ? 0 : 1, [before.document.lineCount, after.document.lineCount])
    if (other.visibleRanges[0]?.start.line === line) return
    this.#driven = { editor: other, until: Date.now() + ECHO }
    const at = new vscode.Position(Math.min(line, other.document.lineCount - 1), 0)
    other.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop)
  }

  #alignSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#align().catch((error: unknown) =>
        this.#session.log.warn(`no lines in step: ${error instanceof Error ? error.message : String(error)}`),
      )
    }, QUIET)
  }

  async #align(): Promise<boolean> {
    const { comparison } = await this.#session.request<CompareResult>('tifa/compare', this.pair)
    if (comparison) this.#pairs = alignLines(comparison)
    return comparison !== null
  }
}
