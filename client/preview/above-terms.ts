// What stands above the terms of a document in its preview: a setting, and for each document what its reader has chosen.

import * as vscode from 'vscode'

export type Ruby = 'off' | 'pinyin' | 'english'

/** Where choices are kept, by uri. */
const KEY = 'tifa.preview.ruby'
/** Documents whose choice is kept; the oldest are forgotten. */
const MOST = 500

export class AboveTerms implements vscode.Disposable {
  readonly #memory: vscode.Memento
  readonly #changed = new vscode.EventEmitter<void>()
  readonly #listening: vscode.Disposable
  /** Fires when something else is to be shown. */
  readonly onDidChange = this.#changed.event

  constructor(memory: vscode.Memento) {
    this.#memory = memory
    this.#listening = vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('tifa.preview')) this.#changed.fire()
    })
  }

  dispose(): void {
    this.#listening.dispose()
    this.#changed.dispose()
  }

  showsMarks(uri: vscode.Uri): boolean {
    return vscode.workspace.getConfiguration('tifa.preview', uri).get<boolean>('marks', true)
  }

  of(uri: vscode.Uri): { readonly ruby: Ruby; readonly mentions: 'firstInSection' | 'all' } {
    const settings = vscode.workspace.getConfiguration('tifa.preview', uri)
    return {
      ruby: this.#choices()[uri.toString()] ?? settings.get<Ruby>('ruby', 'off'),
      mentions: settings.get<'firstInSection' | 'all'>('rubyMentions', 'firstInSection'),
    }
  }

  async choose(uri: vscode.Uri, ruby: Ruby): Promise<void> {
    const { [uri.toString()]: _, ...others } = this.#choices()
    const kept = Object.entries(others).slice(-MOST + 1)
    await this.#memory.update(KEY, Object.fromEntries([...kept, [uri.toString(), ruby]]))
    this.#changed.fire()
  }

  #choices(): Readonly<Record<string, Ruby>> {
    return this.#memory.get<Record<string, Ruby>>(KEY, {})
  }
}
