// The panel of the ledger: opens, copies and exports what the page asks for.

import * as vscode from 'vscode'
import type { LedgerResult, LedgerRow } from '../../server/wire/ledger.ts'
import type { Part, ToPanel } from '../pages/ledger/messages.ts'
import { type Place, pickPlace } from '../place.ts'
import type { Session } from '../session.ts'
import { exportLedger, formatOf } from './ledger-export.ts'
import { holds, placesOf, toPage } from './ledger-rows.ts'
import { ledgerWords } from './ledger-words.ts'
import { LivePanel, type Shown } from './live-panel.ts'

/** The panel's type: VS Code keeps it in the layout of the window, so it never changes. */
export const VIEW = 'tifa.ledger'

export class Ledger extends LivePanel<LedgerResult, ToPanel> {
  /** The rows that the page has, by their names. */
  #rows = new Map<string, LedgerRow>()
  #scope: string | undefined
  #wanted: { key?: string; at?: Place | undefined } | undefined

  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, session: Session, scope: string | undefined) {
    super({ panel, extensionUri, session, page: 'ledger', title: vscode.l10n.t('Target Ledger'), icon: ICON })
    this.#scope = scope
  }

  get scope(): string | undefined {
    return this.#scope
  }

  /** Brings the panel up, at the row that a place says, else at those of an indicator; resolves when rows are on the screen. */
  show(key: string | undefined, at: Place | undefined, scope: string | undefined): Promise<Shown | undefined> {
    if (scope !== this.#scope) {
      this.#scope = scope
      this.askAnew()
    }
    this.#wanted = key === undefined && !at ? undefined : { ...(key === undefined ? {} : { key }), at }
    return this.bringUp()
  }

  /** Exports what the page shows. */
  exportShown(format: 'csv' | 'json'): void {
    this.send({ type: 'export', format })
  }

  protected override ask(): Promise<LedgerResult> {
    return this.session.request('tifa/ledger', this.#scope === undefined ? {} : { uri: this.#scope })
  }

  protected override setup(): object {
    return { words: ledgerWords() }
  }

  protected override give({ rows, isComplete, documents }: LedgerResult): void {
    const hasFolders = (vscode.workspace.workspaceFolders?.length ?? 0) > 1
    this.#rows = new Map(rows.map(row => [row.ref, row]))
    this.send({ type: 'rows', rows: rows.map(row => toPage(row, hasFolders)), isComplete, documents })
    const { key, at } = this.#wanted ?? {}
    const saysIt = (row: LedgerRow): boolean =>
      at !== undefined &&
      (key === undefined || row.key === key) &&
      placesOf(row, 'sources').some(place => holds(place, at))
    const row = at && rows.find(saysIt)
    // What was asked for may be in a document that is still to be read.
    if (row || isComplete || (key !== undefined && !at)) this.#wanted = undefined
    if (row) this.send({ type: 'select', ref: row.ref })
    else if (key !== undefined && !this.#wanted) this.send({ type: 'select', key })
  }

  protected override take(message: ToPanel): void {
    switch (message.type) {
      case 'open':
        void this.#open(message.ref, message.part, message.inPlace)
        break
      case 'export': {
        const format = formatOf(message.format)
        if (format) void exportLedger(this.session, format, this.#scope, message.refs)
        break
      }
      case 'copy':
        void vscode.env.clipboard.writeText(message.text).then(() => {
          const said =
            message.rows === 1 ? vscode.l10n.t('Copied a row') : vscode.l10n.t('Copied {0} rows', message.rows)
          vscode.window.setStatusBarMessage(said, 3000)
        })
        break
    }
  }

  async #open(ref: string, part: Part, inPlace: boolean): Promise<void> {
    const row = this.#rows.get(ref)
    if (!row) return
    const places = placesOf(row, part)
    const place = places.length > 1 ? await pickPlace(places) : places[0]
    if (place) this.open(place, inPlace)
  }
}

const ICON =
  '<rect x="1.5" y="2.5" width="13" height="11" rx="1"/><path d="M1.5 6h13M6 2.5v11"/><path d="m8 10.5 1.5 1.5L13 8.500"/>'

export function createPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(VIEW, vscode.l10n.t('Target Ledger'), vscode.ViewColumn.Active, {
    enableScripts: true,
  })
}
