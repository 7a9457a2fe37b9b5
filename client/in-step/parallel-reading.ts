// *Scroll in Step*, *Open Beside Translation or Digest* and what ends them: a window reads one pair of texts at a time.

import * as vscode from 'vscode'
import type { Pair } from '../../server/wire/comparison.ts'
import type { ParallelTextItem } from '../../server/wire/parallel.ts'
import type { Session } from '../session.ts'
import { type Columns, Step } from './scroll-in-step.ts'

/** The pair that is read in step, if any. */
export class ParallelReading implements vscode.Disposable {
  readonly #session: Session
  #step: Step | undefined

  constructor(session: Session) {
    this.#session = session
  }

  get isOn(): boolean {
    return this.#step !== undefined
  }

  /** Reads two texts in step; false where one of them is not there. */
  async start(pair: Pair, columns: Columns = SIDE_BY_SIDE): Promise<boolean> {
    this.#step?.dispose()
    const made = new Step(this.#session, pair, () => {
      if (this.#step === made) this.#step = undefined
    })
    this.#step = made
    return made.start(columns)
  }

  end(): void {
    this.#step?.dispose()
  }

  async goToCounterpart(): Promise<boolean> {
    if (await this.#step?.goToCounterpart()) return true
    void vscode.window.showInformationMessage(
      this.#step
        ? vscode.l10n.t('The other text says nothing of this.')
        : vscode.l10n.t('No two texts are read in step.'),
    )
    return false
  }

  /**
   * Opens the original, a translation or a digest beside a document, asking which where there are several; `choose` finds any other
   * document where there is none.
   */
  async openBeside(uri: string | undefined, choose: () => Promise<string | undefined>): Promise<boolean | undefined> {
    if (uri === undefined) return undefined
    const { title, texts } = await this.#session.request('tifa/parallelTexts', { uri })
    if (title === null) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a document of a corpus first.'))
      return undefined
    }
    const other = texts.length > 0 ? await pickText(texts) : await this.#askFor(choose)
    if (other === undefined) return undefined
    // What the reader has before them stays where it is.
    const column = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri)?.viewColumn
    return this.start({ before: uri, after: other }, column === undefined ? {} : { before: column })
  }

  async #askFor(choose: () => Promise<string | undefined>): Promise<string | undefined> {
    const open = vscode.l10n.t('Choose a Document…')
    const said = vscode.l10n.t(
      'The corpus has no other text of this work: a translation or digest names the id of its original as “expresses” in its front matter.',
    )
    return (await vscode.window.showInformationMessage(said, open)) === open ? choose() : undefined
  }

  dispose(): void {
    this.end()
  }
}

const SIDE_BY_SIDE: Columns = { before: vscode.ViewColumn.One, after: vscode.ViewColumn.Two }

async function pickText(texts: readonly ParallelTextItem[]): Promise<string | undefined> {
  const [only] = texts
  if (only && texts.length === 1) return only.uri
  const roles = {
    original: vscode.l10n.t('original'),
    translation: vscode.l10n.t('translation'),
    digest: vscode.l10n.t('digest'),
    text: vscode.l10n.t('another copy'),
  }
  const languages = { zh: vscode.l10n.t('Chinese'), en: vscode.l10n.t('English') }
  const items = texts.map(({ uri, title, date, language, role }) => ({
    // A `$(name)` would become an icon.
    label: title.slice(0, 200).replaceAll('$(', '$ ('),
    description: [roles[role], languages[language], date].filter(part => part !== null).join(' · '),
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
    uri,
  }))
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Open beside it'),
    matchOnDescription: true,
  })
  return picked?.uri
}
