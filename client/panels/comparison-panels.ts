// The panels of comparisons that a window has, one for each pair of plans, and which pairs VS Code may bring back.

import * as vscode from 'vscode'
import type { Pair } from '../../server/wire/comparison.ts'
import type { Session } from '../session.ts'
import { type Actions, COMPARISON_VIEW, ComparisonPanel, createComparisonPanel, keyOf } from './comparison-panel.ts'
import type { View } from './comparison-pick.ts'

/** Where pairs are kept, and the most that are. */
const PAIRS = 'tifa.comparisons'
const MOST_PAIRS = 50

export class ComparisonPanels implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext
  readonly #session: Session
  readonly #actions: Actions
  readonly #panels = new Map<string, ComparisonPanel>()
  readonly #serializer: vscode.Disposable

  constructor(context: vscode.ExtensionContext, session: Session, actions: Actions) {
    this.#context = context
    this.#session = session
    this.#actions = actions
    this.#serializer = vscode.window.registerWebviewPanelSerializer(COMPARISON_VIEW, {
      deserializeWebviewPanel: async (panel, state: { readonly key?: unknown } | undefined) => {
        const pair = this.#keptPairs().find(kept => keyOf(kept) === state?.key)
        if (!pair || this.#panels.has(keyOf(pair))) panel.dispose()
        else this.#adopt(panel, pair)
      },
    })
  }

  /** Brings up the panel of a pair, a new one where there is none. */
  show(pair: Pair): ReturnType<ComparisonPanel['show']> {
    return (this.#panels.get(keyOf(pair)) ?? this.#adopt(createComparisonPanel(), pair)).show()
  }

  /** The panel in front. */
  get active(): ComparisonPanel | undefined {
    return [...this.#panels.values()].find(panel => panel.isActive)
  }

  dispose(): void {
    vscode.Disposable.from(this.#serializer, ...this.#panels.values()).dispose()
  }

  #adopt(panel: vscode.WebviewPanel, pair: Pair): ComparisonPanel {
    const made = new ComparisonPanel(panel, this.#context.extensionUri, this.#session, pair, this.#actions)
    this.#panels.set(keyOf(pair), made)
    void this.#keepPair(pair)
    panel.onDidDispose(() => {
      if (this.#panels.get(keyOf(pair)) === made) this.#panels.delete(keyOf(pair))
    })
    return made
  }

  #keptPairs(): readonly Pair[] {
    const kept: unknown = this.#context.workspaceState.get(PAIRS)
    return Array.isArray(kept) ? kept.flatMap(one => givenPair(one)?.pair ?? []) : []
  }

  async #keepPair(pair: Pair): Promise<void> {
    const others = this.#keptPairs().filter(kept => keyOf(kept) !== keyOf(pair))
    await this.#context.workspaceState.update(PAIRS, [pair, ...others].slice(0, MOST_PAIRS))
  }
}

/** The two documents that somebody names, and how to show them: other extensions, lenses, tests, or what was kept. */
export function givenPair(argument: unknown): { readonly pair: Pair; readonly view: View | undefined } | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined
  const { before, after, view } = argument as Record<string, unknown>
  if (typeof before !== 'string' || typeof after !== 'string') return undefined
  return { pair: { before, after }, view: view === 'report' || view === 'sideBySide' ? view : undefined }
}
