// The panel of a comparison, both plans side by side: opens, swaps and exports what the page asks for.

import * as vscode from 'vscode'
import type { CompareResult, Pair } from '../../server/wire/comparison.ts'
import type { SideData } from '../../server/wire/comparison-data.ts'
import type { Side, ToPanel } from '../pages/comparison/messages.ts'
import { pickPlace } from '../place.ts'
import type { Session } from '../session.ts'
import { comparisonRows, type Row } from './comparison-rows.ts'
import { comparisonWords } from './comparison-words.ts'
import { LivePanel, type Shown } from './live-panel.ts'

/** The panel's type: VS Code keeps it in the layout of the window, so it never changes. */
export const COMPARISON_VIEW = 'tifa.comparison'

/** What the panel leaves to others. */
export interface Actions {
  showReport(pair: Pair): void
  showSideBySide(pair: Pair): void
  exportComparison(pair: Pair): void
}

export class ComparisonPanel extends LivePanel<CompareResult, ToPanel> {
  readonly pair: Pair
  readonly #actions: Actions
  #rows: readonly Row[] = []
  #comparison: CompareResult['comparison'] = null

  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, session: Session, pair: Pair, actions: Actions) {
    super({ panel, extensionUri, session, page: 'comparison', title: vscode.l10n.t('Comparison'), icon: ICON })
    this.pair = pair
    this.#actions = actions
  }

  /** Brings the panel up; resolves when rows are on the screen. */
  show(): Promise<Shown | undefined> {
    return this.bringUp()
  }

  /** Goes to the next or previous change. */
  step(direction: 'next' | 'previous'): void {
    this.send({ type: direction })
  }

  protected override ask(): Promise<CompareResult> {
    return this.session.request('tifa/compare', this.pair)
  }

  protected override setup(): object {
    return { words: comparisonWords(), key: keyOf(this.pair) }
  }

  protected override give({ comparison, isComplete }: CompareResult): void {
    this.#comparison = comparison
    if (!comparison) {
      // What is not there may still be read.
      if (isComplete) this.send({ type: 'problem', problem: 'unknown' })
      return
    }
    const { before, after, warnings } = comparison
    // Two versions of a law have one title.
    const isOne = before.title === after.title
    const nameOf = ({ title, date }: SideData): string =>
      isOne && date !== null ? `${tabName(title)} ${date}` : tabName(title)
    this.panel.title = vscode.l10n.t('{0} ↔ {1}', nameOf(before), nameOf(after))
    this.#rows = comparisonRows(comparison, vscode.l10n.t('Before the first heading'))
    const head = ({ title, date, characters, language }: SideData): object => ({
      title,
      date,
      characters,
      language,
    })
    this.send({
      type: 'rows',
      rows: this.#rows.map(({ page }) => page),
      before: head(before),
      after: head(after),
      warnings: warnings.map(({ message }) => message),
      isComplete,
    })
  }

  protected override take(message: ToPanel): void {
    const { before, after } = this.pair
    switch (message.type) {
      case 'open':
        void this.#open(message.row, message.side, message.inPlace)
        break
      case 'openDocument':
        this.open({ uri: this.pair[message.side], range: START }, false)
        break
      case 'report':
        this.#actions.showReport(this.pair)
        break
      case 'swap':
        this.#actions.showSideBySide({ before: after, after: before })
        break
      case 'export':
        this.#actions.exportComparison(this.pair)
        break
    }
  }

  async #open(index: number, side: Side, inPlace: boolean): Promise<void> {
    const row = this.#rows[index]
    if (!row) return
    // What stands on one side only has but one place to go to.
    const wanted = row[side].length > 0 ? side : side === 'before' ? 'after' : 'before'
    const uri = this.pair[wanted]
    const title = this.#comparison?.[wanted].title ?? ''
    const places = row[wanted].map(range => ({ uri, range, title }))
    const place = places.length > 1 ? await pickPlace(places) : places[0]
    if (place) this.open(place, inPlace)
  }
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** Two pages: 16 by 16, in lines. */
const ICON =
  '<rect x="1.5" y="2.5" width="5" height="11" rx="1"/><rect x="9.5" y="2.5" width="5" height="11" rx="1"/><path d="M3 5.500h2M3 8h2M11 8h2M11 10.500h2"/>'

export function createComparisonPanel(): vscode.WebviewPanel {
  const title = vscode.l10n.t('Comparison')
  return vscode.window.createWebviewPanel(COMPARISON_VIEW, title, vscode.ViewColumn.Active, { enableScripts: true })
}

/** What names a pair, in the state of a page, too: a page is not told addresses. FNV-1a, twice, is enough for some dozens. */
export function keyOf({ before, after }: Pair): string {
  const hash = (text: string): string => {
    let value = 0x811c9dc5
    for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
    return value.toString(16).padStart(8, '0')
  }
  return hash(`${before} ${after}`) + hash(`${after} ${before}`)
}

/** The part of a title that tells one plan from another. */
function tabName(title: string): string {
  const short = title
    .replace(/^(?:中华人民共和国)?国民经济和社会发展(?=第)/, '')
    .replace(/(?<=[省市县区州盟旗])国民经济和社会发展(?=第)/, '')
    .replace(/\s+/g, ' ')
  return short.length > 16 ? `${short.slice(0, 15)}…` : short
}
