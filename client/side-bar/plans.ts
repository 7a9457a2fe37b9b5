// The *Plans* view in the side bar: how it is arranged, when it is fetched anew, and how it follows the editor.

import * as vscode from 'vscode'
import type { PlansParams } from '../../server/wire/plans.ts'
import { listen } from '../ask.ts'
import type { ImportFiles } from '../commands/import.ts'
import { DropImport } from '../importing/drop.ts'
import type { Session } from '../session.ts'
import { registerPlanCommands } from './plan-commands.ts'
import { type PlanNode, PlanTree } from './plan-tree.ts'

/** What `tifa.showPlans` and `tifa.revealInPlans` say of the view. */
export interface ShownPlans {
  readonly arrangement: PlansParams['arrangement']
  readonly order: PlansParams['order']
  /** The labels of the outermost nodes. */
  readonly groups: readonly string[]
  /** The labels from the outermost node to the one that was revealed; none where the active editor is no plan. */
  readonly revealed: readonly string[]
}

const VIEW = 'tifa.plans'
const FOLLOW = 'plans.followActiveEditor'

/** The order of two reveals matters, and a reveal while the tree is being filled fails. */
const SETTLE = 60

export function registerPlans(
  context: vscode.ExtensionContext,
  session: Session,
  importFiles: ImportFiles,
): vscode.Disposable[] {
  const plans = new Plans(context, session, importFiles)
  const arrange = (command: string, change: Partial<PlansParams>): vscode.Disposable =>
    vscode.commands.registerCommand(command, () => plans.arrange(change))
  const follow = (command: string, value: boolean): vscode.Disposable =>
    vscode.commands.registerCommand(command, () =>
      vscode.workspace.getConfiguration('tifa').update(FOLLOW, value, vscode.ConfigurationTarget.Global),
    )
  return [
    plans,
    arrange('tifa.plansByLevel', { arrangement: 'level' }),
    arrange('tifa.plansByPeriod', { arrangement: 'period' }),
    arrange('tifa.plansByVersion', { arrangement: 'versions' }),
    arrange('tifa.plansNewestFirst', { order: 'newest' }),
    arrange('tifa.plansOldestFirst', { order: 'oldest' }),
    follow('tifa.followInPlans', true),
    follow('tifa.unfollowInPlans', false),
    vscode.commands.registerCommand('tifa.showPlans', () => plans.show()),
    vscode.commands.registerCommand('tifa.revealInPlans', () => plans.show(true)),
    ...registerPlanCommands(session),
  ]
}

class Plans implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext
  readonly #tree: PlanTree
  readonly #view: vscode.TreeView<unknown>
  readonly #reveal: (node: PlanNode, focus: boolean) => Thenable<void>
  readonly #disposables: vscode.Disposable[]
  #arranged: PlansParams
  #settling: ReturnType<typeof setTimeout> | undefined

  constructor(context: vscode.ExtensionContext, session: Session, importFiles: ImportFiles) {
    this.#context = context
    const kept = context.workspaceState.get<Partial<PlansParams>>('plans')
    this.#arranged = { arrangement: kept?.arrangement ?? 'level', order: kept?.order ?? 'newest' }
    this.#tree = new PlanTree(session, () => this.#arranged)
    const view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
      dragAndDropController: new DropImport(importFiles),
    })
    this.#view = view
    this.#reveal = (node, focus) => view.reveal(node, { select: true, focus, expand: false })
    this.#disposables = [
      view,
      this.#tree,
      view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#update()
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#follow()),
      session.onDidChange(client => {
        if (client) {
          listen(client, 'tifa/plansChanged', change => {
            if (change.plans) this.#update(true)
            else this.#tree.refreshSections(change.sections)
          })
        }
        this.#update(true)
      }),
    ]
    this.#say()
  }

  dispose(): void {
    clearTimeout(this.#settling)
    vscode.Disposable.from(...this.#disposables).dispose()
  }

  async arrange(change: Partial<PlansParams>): Promise<void> {
    this.#arranged = { ...this.#arranged, ...change }
    await this.#context.workspaceState.update('plans', this.#arranged)
    this.#say()
    await this.#refresh()
  }

  /** Shows the view, and in it the plan of the active editor if that is wanted or there is one. */
  async show(onlyCurrent = false): Promise<ShownPlans> {
    if (!onlyCurrent) await vscode.commands.executeCommand(`${VIEW}.focus`)
    await this.#tree.load()
    const node = this.#current()
    if (node) await this.#tryReveal(node, true)
    else if (onlyCurrent) await vscode.commands.executeCommand(`${VIEW}.focus`)
    const revealed: string[] = []
    for (let at: PlanNode['parent'] = node; at; at = at.parent) if (at.kind === 'plan') revealed.unshift(at.item.label)
    const groups = this.#tree.roots.flatMap(root => (root.kind === 'plan' ? [root.item.label] : []))
    return { ...this.#arranged, groups, revealed }
  }

  /** Fetches the tree anew if it has changed, once somebody looks at it. */
  #update(isChanged = false): void {
    void (isChanged ? this.#refresh() : this.#tree.load().then(() => this.#follow()))
  }

  async #refresh(): Promise<void> {
    await this.#tree.refresh(this.#view.visible)
    this.#view.message =
      this.#tree.isComplete || this.#tree.roots.length === 0 ? '' : vscode.l10n.t('Tifa is reading the corpus')
    this.#follow()
  }

  /** The view's title, and what its menus go by. VS Code shows no description where a view stands alone. */
  #say(): void {
    const { arrangement, order } = this.#arranged
    const titles = {
      level: vscode.l10n.t('Plans by Level'),
      period: vscode.l10n.t('Plans by Period'),
      versions: vscode.l10n.t('Plans by Version'),
    }
    this.#view.title = titles[arrangement]
    void vscode.commands.executeCommand('setContext', 'tifa.plansArrangement', arrangement)
    void vscode.commands.executeCommand('setContext', 'tifa.plansOrder', order)
  }

  #current(): PlanNode | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri
    return uri && this.#tree.nodeOf(uri)
  }

  /** Selects the plan of the active editor where the view is open and is to follow it. */
  #follow(): void {
    clearTimeout(this.#settling)
    if (!vscode.workspace.getConfiguration('tifa').get<boolean>(FOLLOW, true)) return
    this.#settling = setTimeout(() => {
      const node = this.#view.visible ? this.#current() : undefined
      // What is selected below the plan, such as a section, is more exact than the plan.
      if (node && !this.#view.selection.some(selected => isWithin(selected, node.key)))
        void this.#tryReveal(node, false)
    }, SETTLE)
  }

  /** A tree that is being filled meanwhile has no such node: it will be asked again when it has been. */
  async #tryReveal(node: PlanNode, focus: boolean): Promise<void> {
    try {
      await this.#reveal(node, focus)
    } catch {
      const again = this.#current()
      if (again && again !== node) await this.#reveal(again, focus).then(undefined, () => {})
    }
  }
}

function isWithin(selected: unknown, key: string): boolean {
  for (let at = selected as PlanNode['parent']; at; at = at.parent) if (at.key === key) return true
  return false
}
