// A box that filters a list of the side bar while one types: Enter keeps what was typed, Escape takes it back.

import * as vscode from 'vscode'

interface Filtered {
  readonly title: string
  /** What may be typed. */
  readonly hint: string
  readonly filter: string
  readonly setFilter: (text: string) => void
  /** The view's id: it has the focus afterwards. */
  readonly view: string
}

export function askFilter({ title, hint, filter, setFilter, view }: Filtered): void {
  const input = vscode.window.createInputBox()
  let isAccepted = false
  input.title = title
  input.placeholder = hint
  input.value = filter
  const disposables = [
    input,
    input.onDidChangeValue(setFilter),
    input.onDidAccept(() => {
      isAccepted = true
      input.hide()
    }),
    input.onDidHide(() => {
      if (!isAccepted) setFilter(filter)
      vscode.Disposable.from(...disposables).dispose()
      if (isAccepted) void vscode.commands.executeCommand(`${view}.focus`)
    }),
  ]
  input.show()
}
