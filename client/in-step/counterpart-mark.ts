// Marks in one editor what stands beside the cursor of the other: by a bar at its left and a background of the theme.

import * as vscode from 'vscode'

export class CounterpartMark implements vscode.Disposable {
  readonly #type = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    // A colour alone says nothing to those who do not see it; high contrast has no background here.
    borderStyle: 'solid',
    borderWidth: '0 0 0 2px',
    borderColor: new vscode.ThemeColor('focusBorder'),
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('focusBorder'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  })
  #marked: vscode.TextEditor | undefined

  /** Marks the lines, first and last, and nothing else; none where nothing stands there, or the user wants no mark. */
  show(editor: vscode.TextEditor | undefined, lines: readonly [number, number] | undefined): void {
    if (this.#marked && this.#marked !== editor) this.#marked.setDecorations(this.#type, [])
    this.#marked = editor
    const isWanted = vscode.workspace.getConfiguration('tifa').get<boolean>('parallelReading.highlight', true)
    editor?.setDecorations(this.#type, lines && isWanted ? [new vscode.Range(lines[0], 0, lines[1], 0)] : [])
  }

  dispose(): void {
    this.#type.dispose()
  }
}
