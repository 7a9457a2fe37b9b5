// The Markdown document that the lists of the side bar are about: that of the active editor, or of the last one that was.

import * as vscode from 'vscode'

/** A panel or a terminal that takes the focus changes nothing; an editor of another language, or the document's end, does. */
export class ActiveDocument implements vscode.Disposable {
  #uri: vscode.Uri | undefined
  readonly #changed = new vscode.EventEmitter<vscode.Uri | undefined>()
  readonly onDidChange = this.#changed.event
  readonly #disposables: vscode.Disposable[]

  constructor() {
    this.#uri = markdownIn(vscode.window.activeTextEditor)
    this.#disposables = [
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor(editor => {
        if (editor) this.#set(markdownIn(editor))
      }),
      // One that gets another language is closed and opened.
      vscode.workspace.onDidOpenTextDocument(document => {
        const editor = vscode.window.activeTextEditor
        if (editor?.document === document) this.#set(markdownIn(editor))
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.toString() === this.#uri?.toString()) this.#set(markdownIn(vscode.window.activeTextEditor))
      }),
    ]
  }

  get uri(): vscode.Uri | undefined {
    return this.#uri
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose()
  }

  #set(uri: vscode.Uri | undefined): void {
    if (uri?.toString() === this.#uri?.toString()) return
    this.#uri = uri
    this.#changed.fire(uri)
  }
}

function markdownIn(editor: vscode.TextEditor | undefined): vscode.Uri | undefined {
  return editor?.document.languageId === 'markdown' ? editor.document.uri : undefined
}
