// *Compare With…*, *Compare With Previous Plan* and what belongs to them.

import * as vscode from 'vscode'
import type { ComparableResult, Pair } from '../../server/wire/comparison.ts'
import { ParallelReading } from '../in-step/parallel-reading.ts'
import type { Session } from '../session.ts'
import type { ComparisonPanel } from './comparison-panel.ts'
import { ComparisonPanels, givenPair } from './comparison-panels.ts'
import { pairWith, pickComparable, saidOf, type View } from './comparison-pick.ts'
import { exportComparison, openReport, pairOfReport } from './comparison-report.ts'

/** Where the view that was used last is kept. */
const LAST_VIEW = 'tifa.comparisonView'

/** The commands that compare two plans, and those that read two in step: these ask for a pair in the same way. */
export function registerComparison(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  const comparison = new Comparison(context, session)
  const reading = new ParallelReading(session)
  const command = (name: string, run: (...args: readonly unknown[]) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(name, (...args: unknown[]) => guard(session, () => run(...args)))
  /** The pair that is named, else the one in the active tab. */
  const pairOf = (argument: unknown): Pair | undefined => givenPair(argument)?.pair ?? comparison.activePair
  return [
    comparison,
    reading,
    command('tifa.comparePlans', async argument => {
      const given = givenPair(argument)
      return given ? comparison.show(given.pair, given.view) : comparison.compareWith(uriOf(argument))
    }),
    command('tifa.compareSelected', async (argument, selected) => {
      const two = Array.isArray(selected) ? selected.filter(uri => uri instanceof vscode.Uri) : []
      const [one, other] = two
      if (two.length === 2 && one && other) return comparison.show(await inOrder(session, one, other))
      return comparison.compareWith(uriOf(argument))
    }),
    command('tifa.compareWithPrevious', argument => comparison.compareWithPrevious(uriOf(argument))),
    command('tifa.showComparisonReport', async argument => {
      const pair = pairOf(argument)
      return pair && comparison.show(pair, 'report')
    }),
    command('tifa.showComparisonSideBySide', async argument => {
      const pair = pairOf(argument)
      return pair && comparison.show(pair, 'sideBySide')
    }),
    command('tifa.exportComparison', async argument => {
      const pair = pairOf(argument)
      return pair && exportComparison(session, pair)
    }),
    command('tifa.nextComparedChange', async () => comparison.activePanel?.step('next')),
    command('tifa.previousComparedChange', async () => comparison.activePanel?.step('previous')),
    command('tifa.scrollInStep', async argument => {
      const given = pairOf(argument)
      if (reading.isOn && !given) {
        reading.end()
        return undefined
      }
      const pair = given ?? (await comparison.pickPair(uriOf(argument)))
      return pair && reading.start(pair)
    }),
    command('tifa.openBesideTranslation', async argument => {
      const uri = uriOf(argument)
      return reading.openBeside(uri, async () => {
        const pair = await comparison.pickPair(uri)
        return pair && (pair.before === uri ? pair.after : pair.before)
      })
    }),
    command('tifa.endScrollInStep', async () => reading.end()),
    command('tifa.goToCounterpart', () => reading.goToCounterpart()),
  ]
}

/** What is compared with what, and how it is shown. */
class Comparison implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext
  readonly #session: Session
  readonly #panels: ComparisonPanels

  constructor(context: vscode.ExtensionContext, session: Session) {
    this.#context = context
    this.#session = session
    this.#panels = new ComparisonPanels(context, session, {
      showReport: pair => void guard(session, () => this.show(pair, 'report')),
      showSideBySide: pair => void guard(session, () => this.show(pair, 'sideBySide')),
      exportComparison: pair => void exportComparison(session, pair),
    })
  }

  dispose(): void {
    this.#panels.dispose()
  }

  get activePanel(): ComparisonPanel | undefined {
    return this.#panels.active
  }

  /** What is compared in the active tab: a panel, or a report as text or preview. */
  get activePair(): Pair | undefined {
    const panel = this.activePanel
    if (panel) return panel.pair
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
    const isOfUri = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    return isOfUri ? pairOfReport(input.uri) : undefined
  }

  /** Shows a pair as it is asked for, else as the last one was shown. */
  async show(given: Pair, view: View = this.#lastView): Promise<unknown> {
    // One form for one document: the server writes addresses as its client did, or as it found them.
    const [before, after] = [given.before, given.after].map(uri => vscode.Uri.parse(uri).toString())
    const pair = { before: before ?? given.before, after: after ?? given.after }
    await this.#context.globalState.update(LAST_VIEW, view)
    if (view === 'sideBySide') return this.#panels.show(pair)
    const uri = await openReport(this.#session, pair)
    return uri && { report: uri.toString() }
  }

  /** Asks with what to compare a document, and shows it. */
  async compareWith(uri: string | undefined): Promise<unknown> {
    const picked = await this.#pick(uri, this.#lastView)
    return picked && this.show(picked.pair, picked.view)
  }

  async compareWithPrevious(uri: string | undefined): Promise<unknown> {
    const found = await this.#comparables(uri)
    if (!found || uri === undefined) return undefined
    const previous = found.items.find(({ relation }) => relation === 'previous')
    if (!previous) {
      const choose = vscode.l10n.t('Compare With…')
      const said =
        found.missing === null
          ? vscode.l10n.t('The corpus has no plan before this one.')
          : vscode.l10n.t('The plan before this one is not in the corpus: {0}', found.missing)
      const answer = found.items.length > 0 ? [choose] : []
      const chosen = await vscode.window.showInformationMessage(said, ...answer)
      return chosen === choose ? this.compareWith(uri) : undefined
    }
    const taken = vscode.l10n.t('Compared with {0}: {1}.', `“${previous.title.slice(0, 120)}”`, saidOf(previous))
    void vscode.window.showInformationMessage(taken)
    return this.show(pairWith(uri, previous))
  }

  /** Asks with what a document makes a pair. */
  async pickPair(uri: string | undefined): Promise<Pair | undefined> {
    return (await this.#pick(uri, undefined))?.pair
  }

  get #lastView(): View {
    return this.#context.globalState.get(LAST_VIEW) === 'report' ? 'report' : 'sideBySide'
  }

  async #pick(
    uri: string | undefined,
    view: View | undefined,
  ): Promise<{ readonly pair: Pair; readonly view: View | undefined } | undefined> {
    const found = await this.#comparables(uri)
    if (!found || uri === undefined) return undefined
    if (found.items.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('The corpus has no other document to compare with.'))
      return undefined
    }
    const picked = await pickComparable(found, view)
    return picked && { pair: pairWith(uri, picked.item), view: picked.view }
  }

  /** What a document can be compared with; where it is none of a corpus, that is said. */
  async #comparables(uri: string | undefined): Promise<ComparableResult | undefined> {
    const found = uri === undefined ? undefined : await this.#session.request('tifa/comparable', { uri })
    if (found && found.title !== null) return found
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document of a corpus first.'))
    return undefined
  }
}

/** Menus give the uri of their editor or file; the palette gives nothing. */
function uriOf(argument: unknown): string | undefined {
  if (argument instanceof vscode.Uri) return argument.toString()
  if (typeof argument === 'object' && argument !== null && 'uri' in argument && typeof argument.uri === 'string')
    return argument.uri
  const editor = vscode.window.activeTextEditor
  return editor?.document.languageId === 'markdown' ? editor.document.uri.toString() : undefined
}

/** Two files in the order of their plans; as they were selected where nothing says which came first. */
async function inOrder(session: Session, one: vscode.Uri, other: vscode.Uri): Promise<Pair> {
  const [before, after] = [one.toString(), other.toString()]
  const { items } = await session.request('tifa/comparable', { uri: after })
  const found = items.find(({ uri }) => vscode.Uri.parse(uri).toString() === before)
  return found ? pairWith(after, found) : { before, after }
}

/** Runs what needs the server; a failure is logged and said. */
async function guard(session: Session, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    session.log.error(`comparison: ${error instanceof Error ? error.message : String(error)}`)
    void vscode.window.showErrorMessage(vscode.l10n.t('The plans cannot be compared; the log says why.'))
    return undefined
  }
}
