// Shows marks quietly: the marked words underlined, each kind in its own way, brackets and address faded.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { LspRange } from '../server/wire/lsp.ts'
import type { MarkItem } from '../server/wire/marks.ts'
import { ask } from './ask.ts'

const KINDS = ['term', 'target', 'outcome', 'plan', 'note'] as const
type Kind = MarkItem['kind']

/**
 * The line under the words differs by kind, so that colour is never all that tells kinds apart. None is wavy: that is how
 * editors show what is wrong.
 */
const LINES: Readonly<Record<Kind, string>> = {
  term: 'underline dotted 1px',
  target: 'underline solid 1px',
  outcome: 'underline double 1px',
  plan: 'underline dashed 1px',
  note: 'underline dotted 2px',
}

/** Milliseconds without a keystroke before marks are asked for again; until then the editor moves them along. */
const QUIET = 120

export class Decorations implements vscode.Disposable {
  readonly #client: BaseLanguageClient
  readonly #disposables: vscode.Disposable[]
  #types: ReadonlyMap<Kind | 'frame', vscode.TextEditorDecorationType>
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(client: BaseLanguageClient) {
    this.#client = client
    this.#types = createTypes()
    this.#disposables = [
      vscode.window.onDidChangeVisibleTextEditors(() => this.#soon(0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === 'markdown') this.#soon(QUIET)
      }),
      vscode.window.onDidChangeActiveColorTheme(() => {
        this.#clear()
        this.#types = createTypes()
        this.#soon(0)
      }),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('tifa.decorations')) this.#soon(0)
      }),
    ]
    this.#soon(0)
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#clear()
    vscode.Disposable.from(...this.#disposables).dispose()
  }

  #clear(): void {
    for (const type of this.#types.values()) type.dispose()
  }

  #soon(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      for (const editor of vscode.window.visibleTextEditors) {
        if (editor.document.languageId === 'markdown') void this.#show(editor)
      }
    }, delay)
  }

  async #show(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor
    const { version } = document
    const isOn = vscode.workspace.getConfiguration('tifa', document).get<boolean>('decorations', true)
    const uri = this.#client.code2ProtocolConverter.asUri(document.uri)
    const marks = isOn ? await this.#ask(uri) : []
    if (!marks || document.version !== version) return
    for (const [kind, type] of this.#types) {
      const ranges =
        kind === 'frame'
          ? marks.flatMap(mark => frames(document, mark))
          : marks.filter(mark => mark.kind === kind).map(mark => toRange(mark.textRange))
      editor.setDecorations(type, ranges)
    }
  }

  /** The marks of a document; undefined where the server stops instead of answering: its successor will be asked again. */
  async #ask(uri: string): Promise<readonly MarkItem[] | undefined> {
    try {
      return await ask(this.#client, 'tifa/marks', { uri })
    } catch {
      return undefined
    }
  }
}

function createTypes(): ReadonlyMap<Kind | 'frame', vscode.TextEditorDecorationType> {
  const { kind } = vscode.window.activeColorTheme
  const isHighContrast = kind === vscode.ColorThemeKind.HighContrast || kind === vscode.ColorThemeKind.HighContrastLight
  const types = new Map<Kind | 'frame', vscode.TextEditorDecorationType>()
  const rangeBehavior = vscode.DecorationRangeBehavior.ClosedClosed
  for (const kind of KINDS) {
    // Themes of high contrast turn the colours of selected text round, which a colour of ours would hinder: there the line alone has it.
    const colour = isHighContrast ? ` var(--vscode-tifa-${kind}Foreground)` : ''
    types.set(
      kind,
      vscode.window.createTextEditorDecorationType({
        textDecoration: `${LINES[kind]}${colour}; text-underline-offset: 3px`,
        ...(isHighContrast ? {} : { color: new vscode.ThemeColor(`tifa.${kind}Foreground`) }),
        rangeBehavior,
      }),
    )
  }
  // Fading takes contrast away: not where a reader asked for more of it.
  types.set(
    'frame',
    vscode.window.createTextEditorDecorationType({ ...(isHighContrast ? {} : { opacity: '0.7' }), rangeBehavior }),
  )
  return types
}

/** What stands around the marked words. The title of a note is a reader's own words, and not faded. */
function frames(document: vscode.TextDocument, { kind, range, textRange }: MarkItem): vscode.Range[] {
  const before = toRange({ start: range.start, end: textRange.start })
  const behind = toRange({ start: textRange.end, end: range.end })
  if (kind !== 'note') return [before, behind]
  const address = /^\S*/.exec(document.getText(behind))?.[0] ?? ''
  return [before, behind.with({ end: document.positionAt(document.offsetAt(behind.start) + address.length) })]
}

function toRange({ start, end }: LspRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character)
}
