// A list in the side bar: a tree that is fetched when somebody looks at it and something has changed, one request at a time.

import * as vscode from 'vscode'
import type { Session } from '../session.ts'

/** What all nodes of a list have: a key that names it while the list changes around it. */
export interface ListNode {
  readonly key: string
  readonly parent: ListNode | undefined
}

/** Milliseconds in which several reasons to fetch become one. */
const SOON = 60

export abstract class ListView<N extends ListNode> implements vscode.TreeDataProvider<N>, vscode.Disposable {
  protected readonly session: Session
  protected readonly view: vscode.TreeView<N>
  protected roots: N[] = []
  /** What ends with the list. */
  protected readonly closed: vscode.Disposable[] = []
  readonly #changed = new vscode.EventEmitter<N | N[] | undefined>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #disposables: vscode.Disposable[]
  #isStale = true
  #loading: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(id: string, session: Session, options: { readonly canSelectMany?: boolean } = {}) {
    this.session = session
    this.view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true, ...options })
    this.#disposables = [
      this.view,
      this.#changed,
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.refresh(false)
      }),
      session.onDidChange(() => this.refresh()),
    ]
  }

  dispose(): void {
    clearTimeout(this.#timer)
    vscode.Disposable.from(...this.#disposables, ...this.closed).dispose()
  }

  /** Fetches what the tree shows; the tree is told where it differs. Fails as a request does. */
  protected abstract fetch(): Promise<void>
  protected abstract childrenOf(node: N): N[] | Promise<N[]>
  abstract getTreeItem(node: N): vscode.TreeItem

  getParent(node: N): N | undefined {
    return node.parent as N | undefined
  }

  async getChildren(node?: N): Promise<N[]> {
    if (node) {
      try {
        return await this.childrenOf(node)
      } catch {
        // An edit has overtaken it: the list is fetched anew in a moment.
        return []
      }
    }
    await this.load()
    return this.roots
  }

  /** Has the list fetched anew: soon where it is on screen, else when it comes there. */
  refresh(isChanged = true): void {
    this.#isStale ||= isChanged
    if (!this.view.visible) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.load(), SOON)
  }

  /** Fetches the list if it may have changed; several at once wait for the same. */
  async load(): Promise<void> {
    while (this.#isStale || this.#loading) {
      this.#loading ??= this.#load().finally(() => {
        this.#loading = undefined
      })
      await this.#loading
    }
  }

  async #load(): Promise<void> {
    this.#isStale = false
    try {
      await this.fetch()
    } catch (error) {
      // Overtaken or stopped: whoever did so tells of the change.
      this.session.log.debug(`a list of the side bar: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /**
   * Puts nodes in the place of those before. Where they are the same ones in the same order, only those are drawn anew of which
   * `isSame` says that they differ, and these keep what they hold.
   */
  protected take(nodes: N[], isSame: (before: N, now: N) => boolean, adopt: (before: N, now: N) => void): void {
    const before = this.roots
    if (before.length !== nodes.length || before.some((node, index) => node.key !== nodes[index]?.key)) {
      this.roots = nodes
      this.#changed.fire(undefined)
      return
    }
    const changed = before.filter((node, index) => {
      const now = nodes[index]
      if (!now || isSame(node, now)) return false
      adopt(node, now)
      return true
    })
    if (changed.length > 0) this.#changed.fire(changed)
  }

  /** The outermost lines, as they are shown: what commands that show a list give back. */
  get shown(): { readonly lines: readonly string[] } {
    return {
      lines: this.roots.map(node => {
        const { label, description } = this.getTreeItem(node)
        return `${String(label)} ${String(description ?? '')}`.trim()
      }),
    }
  }

  /** Draws everything anew. */
  protected redraw(): void {
    this.#changed.fire(undefined)
  }
}

/** A `$(name)` in a label would become an icon. */
export function plainLabel(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('$(', '$ (') || '…'
}

/** Text of the corpus as a tooltip that shows it as it is. */
export function plainTooltip(...parts: readonly (string | null | undefined)[]): string {
  return parts.flatMap(part => part || []).join('\n')
}

export function setContext(name: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', name, value)
}
