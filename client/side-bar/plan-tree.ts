// The nodes of the *Plans* view: the server's tree, fetched when it has changed, and sections, fetched when they are opened.

import * as vscode from 'vscode'
import type { PlanItem, PlansParams, SectionItem } from '../../server/wire/plans.ts'
import type { Session } from '../session.ts'
import { iconOf } from './plan-icons.ts'

export type Node =
  | {
      readonly kind: 'plan'
      readonly key: string
      /** The document; commands of others take it from here. */
      readonly uri: string | undefined
      readonly item: PlanItem
      readonly parent: Node | undefined
      readonly children: Node[]
    }
  /** What holds the sections of a work. */
  | { readonly kind: 'contents'; readonly key: string; readonly uri: string; readonly parent: Node }
  | {
      readonly kind: 'section'
      readonly key: string
      readonly uri: string
      readonly section: SectionItem
      readonly parent: Node
    }
  /** How many sections are not listed. */
  | { readonly kind: 'more'; readonly key: string; readonly uri: string; readonly count: number; readonly parent: Node }

export type PlanNode = Extract<Node, { kind: 'plan' }>

/** Groups with more than this are closed at first. */
const MANY = 200

export class PlanTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #session: Session
  readonly #arranged: () => PlansParams
  readonly #changed = new vscode.EventEmitter<Node | undefined>()
  readonly onDidChangeTreeData = this.#changed.event
  #roots: Node[] = []
  #byUri = new Map<string, PlanNode>()
  /** The nodes whose children are sections, by document. */
  #holders = new Map<string, Node>()
  #loading: Promise<void> | undefined
  #isStale = true
  isComplete = false

  constructor(session: Session, arranged: () => PlansParams) {
    this.#session = session
    this.#arranged = arranged
  }

  dispose(): void {
    this.#changed.dispose()
  }

  get roots(): readonly Node[] {
    return this.#roots
  }

  /** The node of a document: of the work that it stands for, or of the text that it is. */
  nodeOf(uri: vscode.Uri): PlanNode | undefined {
    return this.#byUri.get(uri.toString())
  }

  /** Has the tree fetched anew, at once if `isShown`, else when somebody looks. */
  async refresh(isShown: boolean): Promise<void> {
    this.#isStale = true
    if (!isShown) return
    await this.load()
    this.#changed.fire(undefined)
  }

  /** The headings of these documents have changed: what is open of them is fetched anew. */
  refreshSections(uris: readonly string[]): void {
    for (const uri of uris) {
      const holder = this.#holders.get(vscode.Uri.parse(uri).toString())
      if (holder) this.#changed.fire(holder)
    }
  }

  /** Fetches the tree if it may have changed; several at once wait for the same. */
  async load(): Promise<void> {
    while (this.#isStale || this.#loading) {
      this.#loading ??= this.#fetch().finally(() => {
        this.#loading = undefined
      })
      await this.#loading
    }
  }

  async #fetch(): Promise<void> {
    this.#isStale = false
    if (!this.#session.isStarted) {
      this.#take([], false)
      return
    }
    try {
      await this.#session.start()
      const found = await this.#session.request('tifa/plans', this.#arranged())
      this.#take(found.nodes, found.isComplete)
    } catch (error) {
      this.#session.log.warn(`the plans cannot be listed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  #take(items: readonly PlanItem[], isComplete: boolean): void {
    const roots: Node[] = []
    const nodes: PlanNode[] = []
    this.isComplete = isComplete
    this.#byUri = new Map()
    this.#holders = new Map()
    for (const item of items) {
      const parent = nodes[item.parent]
      const key = item.key === undefined ? `${item.kind}:${item.uri}` : `${parent?.key ?? ''}>${item.key}`
      const node: PlanNode = { kind: 'plan', key, uri: item.uri, item, parent, children: [] }
      nodes.push(node)
      ;(parent?.children ?? roots).push(node)
      if (item.uri === undefined || (item.kind !== 'work' && item.kind !== 'text')) continue
      const uri = vscode.Uri.parse(item.uri).toString()
      if (!this.#byUri.has(uri)) this.#byUri.set(uri, node)
      if (!item.hasSections) continue
      if (item.kind === 'text') this.#holders.set(uri, node)
      else {
        const contents: Node = { kind: 'contents', key: `contents:${key}`, uri: item.uri, parent: node }
        node.children.push(contents)
        this.#holders.set(uri, contents)
      }
    }
    this.#roots = roots
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) {
      await this.load()
      return this.#roots
    }
    if (node.kind === 'plan') {
      const sections = node.item.kind === 'text' && node.item.hasSections
      return sections && node.item.uri !== undefined ? this.#sections(node, node.item.uri) : node.children
    }
    if (node.kind === 'contents') return this.#sections(node, node.uri)
    return node.kind === 'section' && node.section.hasSections ? this.#sections(node, node.uri, node.section.index) : []
  }

  async #sections(parent: Node, uri: string, within?: number): Promise<Node[]> {
    const params = within === undefined ? { uri } : { uri, within }
    const found = await this.#session.request('tifa/planSections', params)
    const nodes: Node[] = found.sections.map(section => ({
      kind: 'section',
      key: `section:${uri}#${section.index}`,
      uri,
      section,
      parent,
    }))
    if (found.more > 0) nodes.push({ kind: 'more', key: `more:${parent.key}`, uri, count: found.more, parent })
    return nodes
  }

  getParent(node: Node): Node | undefined {
    return node.parent
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = new vscode.TreeItem(labelOf(node), stateOf(node))
    item.id = node.key
    const icon = iconOf(node)
    if (icon) item.iconPath = icon
    if (node.kind === 'plan') {
      item.description = node.item.detail
      item.contextValue = contextOf(node.item)
    }
    const opens = node.kind === 'plan' ? node.item.uri !== undefined : node.kind !== 'contents'
    if (opens) item.command = { command: 'tifa.openPlan', title: vscode.l10n.t('Open'), arguments: [node] }
    return item
  }

  /** What is known of a document is fetched when the mouse rests on it. */
  async resolveTreeItem(item: vscode.TreeItem, node: Node, token: vscode.CancellationToken): Promise<vscode.TreeItem> {
    const uri = node.kind === 'plan' && node.item.field === undefined ? node.item.uri : undefined
    const known = uri === undefined ? '' : await this.#details(uri, token)
    const detail = node.kind === 'plan' && node.item.detail !== '' ? `\n${node.item.detail}` : ''
    item.tooltip = known || `${labelOf(node)}${detail}`
    return item
  }

  async #details(uri: string, token: vscode.CancellationToken): Promise<string> {
    try {
      return (await this.#session.request('tifa/planDetails', { uri }, token)).text
    } catch {
      return ''
    }
  }
}

/** What the window calls a folder of several: the server knows its address alone. */
function folderName({ kind, key }: PlanItem): string | undefined {
  const root = kind === 'folder' ? key?.slice('folder:'.length) : undefined
  return root ? vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(root))?.name : undefined
}

function labelOf(node: Node): string {
  switch (node.kind) {
    case 'plan':
      return folderName(node.item) ?? node.item.label
    case 'contents':
      return vscode.l10n.t('Sections')
    case 'section':
      return node.section.title || '…'
    case 'more':
      return vscode.l10n.t('more sections, in the document: {0}', node.count)
  }
}

function stateOf(node: Node): vscode.TreeItemCollapsibleState {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState
  if (node.kind === 'more') return None
  if (node.kind === 'contents') return Collapsed
  if (node.kind === 'section') return node.section.hasSections ? Collapsed : None
  const { item, children } = node
  if (children.length === 0) return item.kind === 'text' && item.hasSections ? Collapsed : None
  const isOpen = item.kind === 'folder' || item.kind === 'missing' || (item.kind === 'group' && item.sort !== 'single')
  return isOpen && children.length <= MANY ? Expanded : Collapsed
}

/** What menus go by: `plan` for what is a document, `plan previous` where a version came before, `gap` for what can be mended. */
function contextOf({ kind, hasPrevious, field }: PlanItem): string {
  if (field !== undefined) return 'gap'
  if (kind === 'group' || kind === 'folder') return 'group'
  return hasPrevious ? 'plan previous' : 'plan'
}
