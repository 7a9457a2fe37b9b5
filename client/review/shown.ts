// What is to be seen of a proposal: its words framed, what would be written around them, lenses above, a hover, the status bar.

import * as vscode from 'vscode'
import type { ProposalResult } from '../../server/wire/review.ts'
import { actionsFor, type Decided, KIND_ICONS, kindName } from './words.ts'

export interface ShownProposal {
  readonly document: vscode.TextDocument
  readonly range: vscode.Range
  readonly detail: ProposalResult
  readonly decided: Decided
  readonly number: number
  readonly total: number
}

/** What is written after the words is cut there; the lens and the hover say all. */
const LONGEST_GHOST = 80

export class ReviewShown implements vscode.Disposable {
  #shown: ShownProposal | undefined
  #range: vscode.Range | undefined
  #decoration: vscode.TextEditorDecorationType | undefined
  readonly #status: vscode.StatusBarItem
  readonly #lenses = new vscode.EventEmitter<void>()
  readonly #disposables: vscode.Disposable[]

  constructor() {
    this.#status = vscode.window.createStatusBarItem('tifa.review', vscode.StatusBarAlignment.Left, 100)
    this.#status.name = vscode.l10n.t('Tifa: review of proposals')
    this.#status.command = 'tifa.reviewActions'
    const markdown = { language: 'markdown' }
    this.#disposables = [
      this.#status,
      this.#lenses,
      vscode.languages.registerCodeLensProvider(markdown, {
        onDidChangeCodeLenses: this.#lenses.event,
        provideCodeLenses: document => this.#lensesIn(document),
      }),
      vscode.languages.registerHoverProvider(markdown, {
        provideHover: (document, position) => this.#hoverAt(document, position),
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#decorate()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#tell()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#shown?.document) this.#follow(contentChanges)
      }),
    ]
  }

  dispose(): void {
    this.show(undefined)
    vscode.Disposable.from(...this.#disposables).dispose()
  }

  /** Shows a proposal in the place of the one before, or none. */
  show(shown: ShownProposal | undefined): void {
    this.#shown = shown
    this.#range = shown?.range
    this.#decoration?.dispose()
    this.#decoration = shown && createDecoration(shown.detail)
    this.#decorate()
    this.#tell()
    this.#lenses.fire()
  }

  /** Where the words stand by now. */
  get range(): vscode.Range | undefined {
    return this.#range
  }

  #decorate(): void {
    const shown = this.#shown
    if (!shown || !this.#decoration || !this.#range) return
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document === shown.document) editor.setDecorations(this.#decoration, [this.#range])
  }

  /** Until the server has looked again, the frame moves with its words. */
  #follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    for (const { range, text } of changes) {
      if (!this.#range || range.start.isAfterOrEqual(this.#range.end)) continue
      const lines = text.split(/\r\n|\r|\n/).length - 1 - (range.end.line - range.start.line)
      if (range.end.line < this.#range.start.line)
        this.#range = new vscode.Range(this.#range.start.translate(lines), this.#range.end.translate(lines))
    }
    this.#lenses.fire()
  }

  #tell(): void {
    const shown = this.#shown
    const isHere = shown !== undefined && vscode.window.activeTextEditor?.document === shown.document
    void vscode.commands.executeCommand('setContext', 'tifa.reviewing', isHere)
    if (!shown) {
      this.#status.hide()
      return
    }
    const { number, total, detail } = shown
    const place = vscode.l10n.t('Review {0} of {1}', number, total)
    const what = `${kindName(detail.kind)}: ${detail.title}`
    this.#status.text = `$(checklist) ${place}`
    this.#status.tooltip = `${what}\n${vscode.l10n.t('Click to choose what to do')}`
    this.#status.accessibilityInformation = { label: `${place}. ${what}`, role: 'button' }
    this.#status.show()
  }

  #lensesIn(document: vscode.TextDocument): vscode.CodeLens[] {
    const shown = this.#shown
    if (document !== shown?.document || !this.#range) return []
    const at = new vscode.Range(this.#range.start, this.#range.start)
    const { number, total, detail, decided } = shown
    const title = plain(`${kindName(detail.kind)}: ${detail.title}`)
    const place = vscode.l10n.t('{0} of {1}', number, total)
    const first = new vscode.CodeLens(at, {
      title: `$(${KIND_ICONS[detail.kind]}) ${place} · ${title}`,
      command: 'tifa.reviewActions',
      tooltip: detail.refused ?? vscode.l10n.t('Click to choose what to do'),
    })
    return [
      first,
      ...actionsFor(decided).map(
        ({ command, icon, label, keys }) =>
          new vscode.CodeLens(at, { title: `$(${icon}) ${label}`, command, ...(keys === '' ? {} : { tooltip: keys }) }),
      ),
    ]
  }

  #hoverAt(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const shown = this.#shown
    if (document !== shown?.document || !this.#range?.contains(position)) return undefined
    const { detail, decided } = shown
    const about = new vscode.MarkdownString(detail.markdown)
    // A part of its own, without a word of a text, that may run these commands and no others.
    const actions = actionsFor(decided)
    const links = new vscode.MarkdownString(
      actions
        .map(
          ({ command, icon, label, keys }) =>
            `[$(${icon}) ${label}](command:${command}${keys === '' ? '' : ` "${keys}"`})`,
        )
        .join(' &nbsp; '),
      true,
    )
    links.isTrusted = { enabledCommands: actions.map(({ command }) => command) }
    const refused = detail.refused === null ? [] : [new vscode.MarkdownString(`$(warning) ${detail.refused}`, true)]
    return new vscode.Hover([about, ...refused, links], this.#range)
  }
}

/** The words in a frame, with what would be written around them: not a colour alone says which are meant. */
function createDecoration({ before, after, refused }: ProposalResult): vscode.TextEditorDecorationType {
  // The colour of ghost text is none in high contrast.
  const color = new vscode.ThemeColor('descriptionForeground')
  const ghost = (contentText: string): vscode.ThemableDecorationAttachmentRenderOptions => ({
    contentText,
    color,
    fontStyle: 'italic',
  })
  const short = after.length > LONGEST_GHOST ? `${after.slice(0, LONGEST_GHOST)}…` : after
  return vscode.window.createTextEditorDecorationType({
    border: refused === null ? '1px solid' : '1px dashed',
    borderColor: new vscode.ThemeColor('focusBorder'),
    borderRadius: '2px',
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    ...(before === '' ? {} : { before: ghost(before) }),
    ...(after === '' ? {} : { after: ghost(short) }),
  })
}

/** A `$(name)` in words of a text would become an icon. */
function plain(text: string): string {
  const one = text.replace(/\s+/g, ' ').replaceAll('$(', '$ (')
  return one.length > 120 ? `${one.slice(0, 118)}…` : one
}
