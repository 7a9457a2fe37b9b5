// *Targets*: those of the active document, untagged first, or of all documents; each leads to its place.

import * as vscode from 'vscode'
import type { TargetDocumentItem, TargetItem } from '../../server/wire/lists.ts'
import { showPlace } from '../place.ts'
import type { Session } from '../session.ts'
import type { ActiveDocument } from './active-document.ts'
import { ListView, plainLabel, plainTooltip, setContext } from './list-view.ts'

type Scope = 'document' | 'corpus'
export type Node =
  | {
      readonly kind: 'document'
      readonly key: string
      readonly document: TargetDocumentItem
      readonly parent: undefined
    }
  | {
      readonly kind: 'group'
      readonly key: string
      readonly uri: string
      readonly group: TargetItem['group']
      readonly targets: readonly TargetItem[]
      readonly parent: Node | undefined
    }
  | {
      readonly kind: 'section'
      readonly key: string
      readonly uri: string
      readonly title: string
      readonly targets: readonly TargetItem[]
      readonly parent: Node
    }
  | {
      readonly kind: 'target'
      readonly key: string
      readonly uri: string
      readonly target: TargetItem
      readonly parent: Node
    }

const VIEW = 'tifa.targets'
const GROUPS: readonly TargetItem['group'][] = ['untagged', 'open', 'done', 'silenced']
/** A group with more than this is parted by sections. */
const MANY = 12

export class TargetList extends ListView<Node> {
  readonly #context: vscode.ExtensionContext
  readonly #active: ActiveDocument
  #scope: Scope
  /** The keys of documents whose targets are on screen. */
  readonly #opened = new Set<string>()
  /** What is on the badge. */
  untagged = 0

  constructor(context: vscode.ExtensionContext, session: Session, active: ActiveDocument) {
    super(VIEW, session)
    this.#context = context
    this.#active = active
    this.closed.push(this.view.onDidCollapseElement(({ element }) => this.#opened.delete(element.key)))
    this.#scope = context.workspaceState.get<Scope>('targets.scope') ?? 'document'
    setContext('tifa.targetsScope', this.#scope)
  }

  async show(scope: Scope): Promise<void> {
    this.#scope = scope
    setContext('tifa.targetsScope', scope)
    await this.#context.workspaceState.update('targets.scope', scope)
    this.view.message = ''
    this.roots = []
    this.#opened.clear()
    this.redraw()
    this.refresh()
  }

  /** The number of untagged targets in the active document, on screen or not. */
  async count(): Promise<void> {
    const uri = this.#active.uri?.toString()
    let count: number | null = null
    if (uri !== undefined && this.session.client) {
      try {
        count = await this.session.request('tifa/untaggedCount', { uri })
      } catch {
        return
      }
    }
    if (uri !== this.#active.uri?.toString()) return
    this.untagged = count ?? 0
    const tooltip =
      this.untagged === 1
        ? vscode.l10n.t('One untagged target in this document')
        : vscode.l10n.t('{0} untagged targets in this document', this.untagged)
    this.view.badge = this.untagged > 0 ? { value: this.untagged, tooltip } : undefined
  }

  protected async fetch(): Promise<void> {
    const uri = this.#active.uri?.toString()
    if (!this.session.client || (this.#scope === 'document' && uri === undefined)) {
      this.#take([], 'noDocument', '')
      return
    }
    if (this.#scope === 'corpus') {
      const { documents } = await this.session.request('tifa/targetDocuments', {})
      const nodes = documents.map(
        (document): Node => ({ kind: 'document', key: `document:${document.uri}`, document, parent: undefined }),
      )
      this.#take(nodes, 'empty', vscode.l10n.t('all documents'))
      return
    }
    const nodes = await this.#groupsOf(uri ?? '', undefined)
    if (this.#scope === 'document' && uri === this.#active.uri?.toString())
      this.#take(nodes, 'empty', vscode.l10n.t('this document'))
  }

  #take(nodes: Node[], state: string, description: string): void {
    setContext('tifa.targetsState', state)
    this.view.description = description
    // What stands under an open document may have moved though its totals have not.
    const isSame = this.#opened.size === 0 && JSON.stringify(nodes.map(plain)) === JSON.stringify(this.roots.map(plain))
    if (isSame) return
    this.roots = nodes
    this.redraw()
  }

  async #groupsOf(uri: string, parent: Node | undefined): Promise<Node[]> {
    const found = await this.session.request('tifa/documentTargets', {
      uri,
    })
    this.view.message =
      found && found.more > 0 ? vscode.l10n.t('more targets of one document, in the ledger: {0}', found.more) : ''
    return GROUPS.flatMap((group): Node[] => {
      const targets = (found?.targets ?? []).filter(target => target.group === group)
      const key = `${parent?.key ?? ''}>${group}`
      return targets.length > 0 ? [{ kind: 'group', key, uri, group, targets, parent }] : []
    })
  }

  protected childrenOf(node: Node): Node[] | Promise<Node[]> {
    switch (node.kind) {
      case 'document':
        this.#opened.add(node.key)
        return this.#groupsOf(node.document.uri, node)
      case 'group': {
        const sections = new Map<string, TargetItem[]>()
        for (const target of node.targets) {
          const some = sections.get(target.section ?? '')
          if (some) some.push(target)
          else sections.set(target.section ?? '', [target])
        }
        if (node.targets.length <= MANY || sections.size < 2) return targetsIn(node, node.uri, node.targets)
        return [...sections].map(([title, targets]) => ({
          kind: 'section',
          key: `${node.key}>${title}`,
          uri: node.uri,
          title,
          targets,
          parent: node,
        }))
      }
      case 'section':
        return targetsIn(node, node.uri, node.targets)
      case 'target':
        return []
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = itemFor(node)
    item.id = node.key
    return item
  }

  async open(node: Node): Promise<void> {
    if (node.kind !== 'target') return
    await showPlace(this.session, { uri: node.uri, range: node.target.range }, () => vscode.ViewColumn.Active)
  }

  /** Tags an untagged target; false where that cannot be. */
  async tag(node: Node): Promise<boolean> {
    const { client } = this.session
    if (node.kind !== 'target' || !client) return false
    const found = await this.session.request('tifa/tagTarget', {
      textDocument: { uri: node.uri },
      position: node.target.range.start,
    })
    if (!found?.edit) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No link can stand around this target.'))
      return false
    }
    const isTagged = await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(found.edit))
    if (isTagged) vscode.window.setStatusBarMessage(`Tifa: target:${found.id ?? ''}`, 5000)
    return isTagged
  }

  async revealInLedger(node: Node): Promise<void> {
    if (node.kind !== 'target') return
    const { key, range } = node.target
    await vscode.commands.executeCommand('tifa.showLedger', { uri: node.uri, range, ...(key === null ? {} : { key }) })
  }
}

export function isTargetNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'key' in value
}

/** A node without the way to it. */
function plain(node: Node): unknown {
  return { ...node, parent: undefined }
}

function targetsIn(parent: Node, uri: string, targets: readonly TargetItem[]): Node[] {
  const seen = new Map<string, number>()
  return targets.map(target => {
    const name = `${target.id ?? ''} ${target.label} ${target.detail}`
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return { kind: 'target', key: `${parent.key}>${name}#${nth}`, uri, target, parent }
  })
}

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState

function itemFor(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'document': {
      const { title, label, tagged, untagged, uri } = node.document
      const item = new vscode.TreeItem(plainLabel(label), Collapsed)
      item.description = vscode.l10n.t('{0} of {1} tagged', tagged, tagged + untagged)
      item.iconPath = new vscode.ThemeIcon('book')
      item.tooltip = plainTooltip(title, node.document.date, vscode.workspace.asRelativePath(vscode.Uri.parse(uri)))
      item.contextValue = 'document'
      return item
    }
    case 'group': {
      const names = {
        untagged: vscode.l10n.t('Untagged'),
        open: vscode.l10n.t('Tagged, without outcome'),
        done: vscode.l10n.t('With outcome'),
        silenced: vscode.l10n.t('Silenced'),
      }
      const icons = { untagged: 'circle-large-outline', open: 'tag', done: 'pass', silenced: 'bell-slash' }
      // What waits for somebody is open; what an author has put aside is not.
      const item = new vscode.TreeItem(names[node.group], node.group === 'silenced' ? Collapsed : Expanded)
      item.description = String(node.targets.length)
      item.iconPath = new vscode.ThemeIcon(icons[node.group])
      item.contextValue = 'group'
      item.accessibilityInformation = {
        label: vscode.l10n.t('{0}, targets: {1}', names[node.group], node.targets.length),
      }
      return item
    }
    case 'section': {
      const title = node.title === '' ? vscode.l10n.t('Before the first heading') : plainLabel(node.title)
      const item = new vscode.TreeItem(title, Collapsed)
      item.description = String(node.targets.length)
      item.iconPath = new vscode.ThemeIcon('symbol-string')
      item.contextValue = 'section'
      return item
    }
    case 'target': {
      const { label, detail, sentence, section, id, group, isConflicting, range } = node.target
      const item = new vscode.TreeItem(plainLabel(label), None)
      item.description = detail
      item.iconPath = new vscode.ThemeIcon(
        isConflicting
          ? 'warning'
          : group === 'untagged'
            ? 'circle-outline'
            : group === 'silenced'
              ? 'circle-slash'
              : 'target',
        isConflicting ? new vscode.ThemeColor('list.warningForeground') : undefined,
      )
      const line = vscode.l10n.t('line {0}', range.start.line + 1)
      item.tooltip = plainTooltip(sentence, detail, id === null ? null : `target:${id}`, section, line)
      item.contextValue = group === 'untagged' ? 'untagged' : 'tagged'
      item.accessibilityInformation = {
        label: [label, detail, group === 'untagged' ? vscode.l10n.t('untagged') : '', line]
          .filter(part => part !== '')
          .join(', '),
      }
      item.command = { command: 'tifa.openTarget', title: vscode.l10n.t('Open'), arguments: [node] }
      return item
    }
  }
}
