// The status bar item: how many documents and terms there are, and whether they are still being read.

import * as vscode from 'vscode'
import type { StatusParams } from '../server/wire/session.ts'

export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem

  constructor() {
    this.#item = vscode.window.createStatusBarItem('tifa.status', vscode.StatusBarAlignment.Right, 90)
    this.#item.name = 'Tifa'
    this.#item.command = 'tifa.showLog'
    this.#item.text = '$(sync~spin) Tifa'
    this.#item.show()
  }

  readonly update = ({ documents, terms, indexing, skipped }: StatusParams): void => {
    const figures = vscode.l10n.t(
      '{0}, {1}',
      documents === 1 ? vscode.l10n.t('1 document') : vscode.l10n.t('{0} documents', documents),
      terms === 1 ? vscode.l10n.t('1 term') : vscode.l10n.t('{0} terms', terms),
    )
    const lines = [
      indexing ? vscode.l10n.t('Tifa is reading the corpus') : vscode.l10n.t('Tifa has read the corpus'),
      figures,
    ]
    if (skipped > 0) lines.push(vscode.l10n.t('files left out: {0}; the log says which and why', skipped))
    this.#item.text = `${indexing ? '$(sync~spin)' : skipped > 0 ? '$(warning)' : '$(book)'} ${figures}`
    this.#item.tooltip = lines.join('\n')
    this.#item.accessibilityInformation = { label: lines.join('. ') }
  }

  stopped(): void {
    this.#item.text = '$(error) Tifa'
    this.#item.tooltip = vscode.l10n.t('The language server of Tifa does not run; the log says why')
    this.#item.accessibilityInformation = { label: String(this.#item.tooltip) }
  }

  dispose(): void {
    this.#item.dispose()
  }
}
