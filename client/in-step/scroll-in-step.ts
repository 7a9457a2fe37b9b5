// *Scroll in Step* and *Open Beside Translation or Digest*: two texts in two editors, of which one follows where the other is.

import * as vscode from 'vscode'
import type { Pair } from '../../server/wire/comparison.ts'
import type { AlignedLines } from '../../server/wire/parallel.ts'
import { tell } from '../ask.ts'
import type { Session } from '../session.ts'
import { CounterpartMark } from './counterpart-mark.ts'
import { alignLines, groupAt, type LinePairs, lineBeside, shiftLines } from './step-lines.ts'

/** Milliseconds in which an editor that was scrolled by us is not followed: it tells of it somewhat later. */
const ECHO = 250

/** Milliseconds without an edit before lines are aligned again. */
const QUIET = 800

/** Where an editor was scrolled to by us, in lines, and until when what it tells of it is an echo. */
interface Driven {
  readonly editor: vscode.TextEditor
  readonly line: number
  readonly until: number
}

const SIDES = ['before', 'after'] as const

/** In which columns the two are opened; absent for one that stays where it is. */
export interface Columns {
  readonly before?: vscode.ViewColumn
  readonly after?: vscode.ViewColumn
}

/** Opens both texts side by side and keeps them in step until one is closed; disposing ends it, too. */
export class Step implements vscode.Disposable {
  readonly pair: Pair
  readonly #session: Session
  readonly #onEnd: () => void
  readonly #item: vscode.StatusBarItem
  readonly #mark = new CounterpartMark()
  readonly #subscriptions: vscode.Disposable[]
  #groups: readonly AlignedLines[] = []
  #pairs: LinePairs = []
  #driven: Driven | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #isEnded = false

  constructor(session: Session, pair: Pair, onEnd: () => void) {
    this.pair = pair
    this.#session = session
    this.#onEnd = onEnd
    this.#item = vscode.window.createStatusBarItem('tifa.step', vscode.StatusBarAlignment.Right)
    this.#item.name = vscode.l10n.t('Tifa: scrolling in step')
    this.#item.command = 'tifa.endScrollInStep'
    this.#say(true)
    this.#subscriptions = [
      this.#item,
      this.#mark,
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#follow(textEditor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#point(textEditor)),
      vscode.window.onDidChangeActiveTextEditor(editor => editor && this.#point(editor)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#look()),
      vscode.workspace.onDidChangeTextDocument(change => this.#edited(change)),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('tifa.parallelReading')) this.#look()
      }),
      session.onDidChange(client => {
        if (client) this.#alignSoon()
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

  /** Opens the editors, and leaves the focus in the first; false where one of the documents is not there. */
  async start(columns: Columns): Promise<boolean> {
    if (!(await this.#align())) {
      this.dispose()
      return false
    }
    const open = (uri: string, viewColumn: vscode.ViewColumn, preserveFocus: boolean): Thenable<vscode.TextEditor> =>
      vscode.window.showTextDocument(vscode.Uri.parse(uri), { viewColumn, preview: false, preserveFocus })
    const left = await open(this.pair.before, columns.before ?? vscode.ViewColumn.Active, false)
    const right = await open(this.pair.after, columns.after ?? vscode.ViewColumn.Beside, true)
    if (this.#isEnded) return false
    this.#item.show()
    // Paths: where the files are on another machine, VS Code has other addresses for them than extensions do.
    const paths = this.#addresses.map(address => vscode.Uri.parse(address).fsPath)
    await vscode.commands.executeCommand('setContext', 'tifa.inStep', paths)
    this.#drive(left, right)
    this.#point(left)
    return true
  }

  dispose(): void {
    this.#end()
  }

  /** Puts the cursor where the other text says what this one says at its cursor; false where it says nothing of it. */
  async goToCounterpart(): Promise<boolean> {
    const editor = vscode.window.activeTextEditor
    const lines = editor && this.#linesBeside(editor)
    const uri = editor && this.#addresses.find(address => address !== editor.document.uri.toString())
    if (!editor || !lines || uri === undefined) return false
    const shown = this.#editorOf(uri)
    const selection = new vscode.Range(lines[0], 0, lines[0], 0)
    const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.Beside
    await vscode.window.showTextDocument(vscode.Uri.parse(uri), { viewColumn, preview: false, selection })
    return true
  }

  #end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    clearTimeout(this.#timer)
    vscode.Disposable.from(...this.#subscriptions).dispose()
    void vscode.commands.executeCommand('setContext', 'tifa.inStep', [])
    this.#tell(null)
    this.#onEnd()
  }

  #editorOf(address: string): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === address)
  }

  /** 0 or 1 for an editor of ours. */
  #sideOf(editor: vscode.TextEditor): 0 | 1 | undefined {
    const side = this.#addresses.indexOf(editor.document.uri.toString())
    return side === 0 || side === 1 ? side : undefined
  }

  /** An editor of the other text, if one is to be seen. */
  #otherThan(editor: vscode.TextEditor): vscode.TextEditor | undefined {
    const side = this.#sideOf(editor)
    return side === undefined ? undefined : this.#editorOf(this.#addresses[1 - side] ?? '')
  }

  /** An editor that was hidden comes back as another object, and is brought to where the other one is. */
  #look(): void {
    const active = vscode.window.activeTextEditor
    const leading = active && this.#sideOf(active) !== undefined ? active : this.#editorOf(this.#addresses[0] ?? '')
    const other = leading && this.#otherThan(leading)
    if (!leading || !other) return
    this.#drive(leading, other)
    this.#point(leading)
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
    const other = this.#otherThan(editor)
    if (!other) return
    const driven = this.#driven
    if (driven?.editor === editor && (Date.now() < driven.until || Math.abs(topOf(editor) - driven.line) < 1)) return
    this.#drive(editor, other)
  }

  /** Scrolls the other editor to the place beside the first line of this one. */
  #drive(editor: vscode.TextEditor, other: vscode.TextEditor): void {
    const side = this.#sideOf(editor)
    if (side === undefined) return
    const counts = [editor.document.lineCount, other.document.lineCount] as const
    const end = side === 0 ? counts : ([counts[1], counts[0]] as const)
    this.#scroll(other, lineBeside(this.#pairs, topOf(editor), side, end), vscode.TextEditorRevealType.AtTop)
  }

  #scroll(editor: vscode.TextEditor, place: number, type: vscode.TextEditorRevealType): void {
    const line = Math.min(Math.floor(place), editor.document.lineCount - 1)
    // Within a long paragraph, which is one line, as far along as the other is in its own.
    const { length } = editor.document.lineAt(line).text
    const at = new vscode.Position(line, Math.floor(Math.min(1, place - line) * length))
    if (type === vscode.TextEditorRevealType.AtTop && Math.abs(topOf(editor) - place) < 0.05) return
    this.#driven = { editor, line: place, until: Date.now() + ECHO }
    editor.revealRange(new vscode.Range(at, at), type)
  }

  /** Marks what stands beside the cursor, and brings it into view. */
  #point(editor: vscode.TextEditor): void {
    if (editor !== vscode.window.activeTextEditor || this.#sideOf(editor) === undefined) return
    const other = this.#otherThan(editor)
    const lines = this.#linesBeside(editor)
    this.#say(lines !== null)
    this.#mark.show(other, lines ?? undefined)
    if (!other || !lines) return
    const isSeen = other.visibleRanges.some(({ start, end }) => start.line <= lines[1] && lines[0] <= end.line)
    if (!isSeen) this.#scroll(other, lines[0], vscode.TextEditorRevealType.InCenter)
  }

  /** The lines beside the cursor of an editor; null where the other text has none, undefined where there is no telling. */
  #linesBeside(editor: vscode.TextEditor): AlignedLines['before'] | undefined {
    const side = this.#sideOf(editor)
    if (side === undefined) return undefined
    const group = groupAt(this.#groups, editor.selection.active.line, SIDES[side])
    return group?.[side === 0 ? 'after' : 'before']
  }

  #say(hasCounterpart: boolean): void {
    const inStep = vscode.l10n.t('In step')
    const none = vscode.l10n.t('nothing beside this')
    this.#item.text = `$(split-horizontal) ${hasCounterpart ? inStep : `${inStep}: ${none}`}`
    this.#item.tooltip = vscode.l10n.t('Both texts are scrolled in step. Click to end it.')
    this.#item.accessibilityInformation = {
      label: `${hasCounterpart ? inStep : `${inStep}: ${none}`}. ${this.#item.tooltip}`,
      role: 'button',
    }
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const side = this.#addresses.indexOf(document.uri.toString())
    const name = SIDES[side]
    if (!name || contentChanges.length === 0) return
    for (const { range, text } of contentChanges) {
      const by = text.split('\n').length - 1 - (range.end.line - range.start.line)
      this.#groups = shiftLines(this.#groups, name, range.start.line, by)
    }
    this.#pairs = alignLines(this.#groups)
    this.#alignSoon()
  }

  #alignSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#align().then(
        () => {
          const editor = vscode.window.activeTextEditor
          if (editor) this.#point(editor)
        },
        (error: unknown) =>
          this.#session.log.warn(`no lines in step: ${error instanceof Error ? error.message : String(error)}`),
      )
    }, QUIET)
  }

  async #align(): Promise<boolean> {
    this.#tell(this.pair)
    const groups = await this.#session.request('tifa/alignment', this.pair)
    if (groups) {
      this.#groups = groups
      this.#pairs = alignLines(groups)
    }
    return groups !== null
  }

  /** Has the server show in hovers what stands in the other text, whatever the two are to each other. */
  #tell(pair: Pair | null): void {
    const { client } = this.#session
    if (client) void tell(client, 'tifa/parallelReading', { pair })
  }
}

/** The first line to be seen, with how much of it is above. */
function topOf({ document, visibleRanges: [first] }: vscode.TextEditor): number {
  if (!first) return 0
  const { line, character } = first.start
  const { length } = document.lineAt(Math.min(line, document.lineCount - 1)).text
  return line + (length > 0 ? Math.min(1, character / length) : 0)
}
