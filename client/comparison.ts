// *Compare With…*, *Compare With Previous Plan* and what belongs to them: the commands, and the panels that a window has.

import * as vscode from 'vscode'
import {
  type Actions,
  COMPARISON_VIEW,
  ComparisonPanel,
  createComparisonPanel,
  keyOf,
  type Pair,
} from './comparison-panel.ts'
import { type Comparables, pairWith, pickComparable, saidOf, type View } from './comparison-pick.ts'
import { exportComparison, openReport, pairOfReport } from './comparison-report.ts'
import { ParallelReading } from './parallel-reading.ts'
import type { Session } from './session.ts'

/** Where the view that was used last is kept, and the pairs of the panels that VS Code may bring back. */
const LAST_VIEW = 'tifa.comparisonView'
const PAIRS = 'tifa.comparisons'

/** The most pairs that are kept. */
const MOST_PAIRS = 50

export function registerComparison(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  const panels = new Map<string, ComparisonPanel>()
  const lastView = (): View => (context.globalState.get(LAST_VIEW) === 'report' ? 'report' : 'sideBySide')
  const adopt = (panel: vscode.WebviewPanel, pair: Pair): ComparisonPanel => {
    const made = new ComparisonPanel(panel, context.extensionUri, session, pair, actions)
    panels.set(keyOf(pair), made)
    void keepPair(context, pair)
    panel.onDidDispose(() => {
      if (panels.get(keyOf(pair)) === made) panels.delete(keyOf(pair))
    })
    return made
  }
  const show = async (given: Pair, view: View): Promise<unknown> => {
    // One form for one document: the server writes addresses as its client did, or as it found them.
    const [before, after] = [given.before, given.after].map(uri => vscode.Uri.parse(uri).toString())
    const pair = { before: before ?? given.before, after: after ?? given.after }
    await context.globalState.update(LAST_VIEW, view)
    if (view === 'report') {
      const uri = await openReport(session, pair)
      return uri && { report: uri.toString() }
    }
    return (panels.get(keyOf(pair)) ?? adopt(createComparisonPanel(), pair)).show()
  }
  const actions: Actions = {
    showReport: pair => void guard(session, () => show(pair, 'report')),
    showSideBySide: pair => void guard(session, () => show(pair, 'sideBySide')),
    exportComparison: pair => void exportComparison(session, pair),
  }
  const comparables = async (uri: string): Promise<Comparables | undefined> => {
    const found = await session.request<Comparables>('tifa/comparable', { uri })
    if (found.title !== null) return found
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document of a corpus first.'))
    return undefined
  }
  const pick = async (
    uri: string | undefined,
    view: View | undefined,
  ): Promise<{ readonly pair: Pair; readonly view: View | undefined } | undefined> => {
    const found = uri === undefined ? noDocument() : await comparables(uri)
    if (!found || uri === undefined) return undefined
    if (found.items.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('The corpus has no other document to compare with.'))
      return undefined
    }
    const picked = await pickComparable(found, view)
    return picked && { pair: pairWith(uri, picked.item), view: picked.view }
  }
  const compareWith = async (uri: string | undefined): Promise<unknown> => {
    const picked = await pick(uri, lastView())
    return picked && show(picked.pair, picked.view ?? lastView())
  }
  const reading = new ParallelReading(session)
  const pickPair = async (uri: string | undefined): Promise<Pair | undefined> => (await pick(uri, undefined))?.pair
  const compareWithPrevious = async (uri: string | undefined): Promise<unknown> => {
    const found = uri === undefined ? noDocument() : await comparables(uri)
    if (!found || uri === undefined) return undefined
    const previous = found.items.find(({ relation }) => relation === 'previous')
    if (!previous) {
      const choose = vscode.l10n.t('Compare With…')
      const said =
        found.missing === null
          ? vscode.l10n.t('The corpus has no plan before this one.')
          : vscode.l10n.t('The plan before this one is not in the corpus: {0}', found.missing)
      const answer = found.items.length > 0 ? [choose] : []
      if ((await vscode.window.showInformationMessage(said, ...answer)) === choose) return compareWith(uri)
      return undefined
    }
    const taken = vscode.l10n.t('Compared with {0}: {1}.', `“${previous.title.slice(0, 120)}”`, saidOf(previous))
    void vscode.window.showInformationMessage(taken)
    return show(pairWith(uri, previous), lastView())
  }
  const command = (name: string, run: (...args: readonly unknown[]) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(name, (...args: unknown[]) => guard(session, () => run(...args)))
  const active = (): Pair | undefined => activePair()
  return [
    command('tifa.comparePlans', async argument => {
      const given = givenPair(argument)
      return given ? show(given.pair, given.view ?? lastView()) : compareWith(uriOf(argument))
    }),
    command('tifa.compareSelected', async (argument, selected) => {
      const two = Array.isArray(selected) ? selected.filter(uri => uri instanceof vscode.Uri) : []
      const [one, other] = two
      if (two.length === 2 && one && other) return show(await inOrder(session, one, other), lastView())
      return compareWith(uriOf(argument))
    }),
    command('tifa.compareWithPrevious', argument => compareWithPrevious(uriOf(argument))),
    command('tifa.showComparisonReport', async argument => {
      const pair = givenPair(argument)?.pair ?? active()
      return pair && show(pair, 'report')
    }),
    command('tifa.showComparisonSideBySide', async argument => {
      const pair = givenPair(argument)?.pair ?? active()
      return pair && show(pair, 'sideBySide')
    }),
    command('tifa.exportComparison', async argument => {
      const pair = givenPair(argument)?.pair ?? active()
      return pair && exportComparison(session, pair)
    }),
    command('tifa.scrollInStep', async argument => {
      const given = givenPair(argument)?.pair ?? active()
      if (reading.isOn && !given) {
        reading.end()
        return undefined
      }
      const pair = given ?? (await pickPair(uriOf(argument)))
      return pair && reading.start(pair)
    }),
    command('tifa.openBesideTranslation', async argument => {
      const uri = uriOf(argument)
      return reading.openBeside(uri, async () => {
        const pair = await pickPair(uri)
        return pair && (pair.before === uri ? pair.after : pair.before)
      })
    }),
    command('tifa.endScrollInStep', async () => reading.end()),
    command('tifa.goToCounterpart', () => reading.goToCounterpart()),
    command('tifa.nextComparedChange', async () => activePanel()?.step('next')),
    command('tifa.previousComparedChange', async () => activePanel()?.step('previous')),
    vscode.window.registerWebviewPanelSerializer(COMPARISON_VIEW, {
      async deserializeWebviewPanel(panel, state: { readonly key?: unknown } | undefined) {
        const pair = keptPairs(context).find(kept => keyOf(kept) === state?.key)
        if (!pair || panels.has(keyOf(pair))) panel.dispose()
        else adopt(panel, pair)
      },
    }),
    {
      dispose: () => {
        reading.dispose()
        vscode.Disposable.from(...panels.values()).dispose()
      },
    },
  ]

  function activePanel(): ComparisonPanel | undefined {
    return [...panels.values()].find(panel => panel.isActive)
  }

  /** What is compared in the active tab: a panel, or a report as text or preview. */
  function activePair(): Pair | undefined {
    const panel = activePanel()
    if (panel) return panel.pair
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
    const isOfUri = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    return isOfUri ? pairOfReport(input.uri) : undefined
  }
}

function keptPairs(context: vscode.ExtensionContext): readonly Pair[] {
  const kept: unknown = context.workspaceState.get(PAIRS)
  return Array.isArray(kept) ? kept.flatMap(one => givenPair(one)?.pair ?? []) : []
}

async function keepPair(context: vscode.ExtensionContext, pair: Pair): Promise<void> {
  const others = keptPairs(context).filter(kept => keyOf(kept) !== keyOf(pair))
  await context.workspaceState.update(PAIRS, [pair, ...others].slice(0, MOST_PAIRS))
}

function noDocument(): undefined {
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a document of a corpus first.'))
  return undefined
}

/** Menus give the uri of their editor or file; the palette gives nothing. */
function uriOf(argument: unknown): string | undefined {
  if (argument instanceof vscode.Uri) return argument.toString()
  if (typeof argument === 'object' && argument !== null && 'uri' in argument && typeof argument.uri === 'string')
    return argument.uri
  const editor = vscode.window.activeTextEditor
  return editor?.document.languageId === 'markdown' ? editor.document.uri.toString() : undefined
}

/** Other extensions, lenses and tests name both documents. */
function givenPair(argument: unknown): { readonly pair: Pair; readonly view: View | undefined } | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined
  const { before, after, view } = argument as Record<string, unknown>
  if (typeof before !== 'string' || typeof after !== 'string') return undefined
  return { pair: { before, after }, view: view === 'report' || view === 'sideBySide' ? view : undefined }
}

/** Two files in the order of their plans; as they were selected where nothing says which came first. */
async function inOrder(session: Session, one: vscode.Uri, other: vscode.Uri): Promise<Pair> {
  const [before, after] = [one.toString(), other.toString()]
  const { items } = await session.request<Comparables>('tifa/comparable', { uri: after })
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
