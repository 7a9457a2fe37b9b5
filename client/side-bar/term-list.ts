// *Terms*: the terms of the active document with their counts, in an order, filtered; each leads from mention to mention.

import * as vscode from 'vscode'
import type {
  DocumentTermsParams,
  DocumentTermsResult,
  MentionItem,
  TermItem,
  TermMentionResult,
} from '../../server/wire/lists.ts'
import type { LspRange } from '../../server/wire/lsp.ts'
import { toLspRange } from '../active-editor.ts'
import type { Session } from '../session.ts'
import type { ActiveDocument } from './active-document.ts'
import { askFilter } from './filter-box.ts'
import { ListView, plainLabel, setContext } from './list-view.ts'

type Order = DocumentTermsParams['order']

interface TermNode {
  readonly kind: 'term'
  readonly key: string
  readonly uri: string
  item: TermItem
  readonly parent: undefined
}

export type Node =
  | TermNode
  | {
      readonly kind: 'wording'
      readonly key: string
      readonly text: string
      readonly count: number
      readonly parent: TermNode
    }
  | { readonly kind: 'mention'; readonly key: string; readonly mention: MentionItem; readonly parent: Node }
  /** How many are not listed: mentions, or terms. */
  | { readonly kind: 'more'; readonly key: string; readonly count: number; readonly parent: Node | undefined }

const VIEW = 'tifa.terms'

export class TermList extends ListView<Node> {
  readonly #context: vscode.ExtensionContext
  readonly #active: ActiveDocument
  #order: Order
  #filter = ''
  /** The term that was jumped to last: again, and it is the next mention. */
  #jumped: { readonly uri: string; readonly id: string } | undefined
  /** The keys of terms whose mentions are on screen, or were: they are open until they are closed. */
  readonly #opened = new Set<string>()

  constructor(context: vscode.ExtensionContext, session: Session, active: ActiveDocument) {
    super(VIEW, session)
    this.#context = context
    this.#active = active
    this.#order = context.workspaceState.get<Order>('terms.order') ?? 'count'
    this.closed.push(this.view.onDidCollapseElement(({ element }) => this.#opened.delete(element.key)))
    setContext('tifa.termsOrder', this.#order)
    setContext('tifa.termsFiltered', false)
  }

  async order(order: Order): Promise<void> {
    this.#order = order
    setContext('tifa.termsOrder', order)
    await this.#context.workspaceState.update('terms.order', order)
    this.refresh()
  }

  filter(text: string): void {
    this.#filter = text.trim()
    setContext('tifa.termsFiltered', this.#filter !== '')
    this.refresh()
  }

  /** Asks for a filter; the list follows what is typed. */
  askFilter(): void {
    askFilter({
      title: vscode.l10n.t('Filter Terms'),
      hint: vscode.l10n.t('Chinese, pinyin or its initials, English'),
      filter: this.#filter,
      setFilter: text => this.filter(text),
      view: VIEW,
    })
  }

  protected async fetch(): Promise<void> {
    const uri = this.#active.uri?.toString()
    const { client } = this.session
    if (uri === undefined || !client) {
      this.#take([], undefined)
      return
    }
    const params = { uri, order: this.#order, filter: this.#filter }
    const found = await this.session.request('tifa/documentTerms', params)
    if (uri !== this.#active.uri?.toString()) return
    const nodes: Node[] = (found?.terms ?? []).map(item => ({
      kind: 'term',
      key: `term:${item.id}`,
      uri,
      item,
      parent: undefined,
    }))
    if (found && found.more > 0)
      nodes.push({ kind: 'more', key: `more:${found.more}`, count: found.more, parent: undefined })
    this.#take(nodes, found ?? undefined)
  }

  #take(nodes: Node[], found: DocumentTermsResult | undefined): void {
    const state = !found ? 'noDocument' : this.#filter !== '' && found.all > 0 ? 'filtered' : 'empty'
    setContext('tifa.termsState', state)
    this.view.description = this.#describe(found)
    this.view.message =
      found && !found.isComplete && nodes.length === 0 ? vscode.l10n.t('Tifa is reading the corpus') : ''
    const isOther = nodes[0]?.kind === 'term' && this.roots[0]?.kind === 'term' && nodes[0].uri !== this.roots[0].uri
    if (isOther) this.roots = []
    this.take(
      nodes,
      // What stands under an open term may have moved though the term has not.
      (before, now) => !this.#opened.has(now.key) && JSON.stringify(itemOf(before)) === JSON.stringify(itemOf(now)),
      (before, now) => {
        if (before.kind === 'term' && now.kind === 'term') before.item = now.item
      },
    )
  }

  #describe(found: DocumentTermsResult | undefined): string {
    if (!found) return ''
    const orders = {
      count: vscode.l10n.t('by count'),
      place: vscode.l10n.t('by first mention'),
      name: vscode.l10n.t('by name'),
    }
    const shown = found.terms.length + found.more
    const figures =
      this.#filter === '' ? String(found.all) : vscode.l10n.t('“{0}”: {1} of {2}', this.#filter, shown, found.all)
    return `${figures} · ${orders[this.#order]}`
  }

  protected async childrenOf(node: Node): Promise<Node[]> {
    if (node.kind === 'mention' || node.kind === 'more') return []
    const term = node.kind === 'term' ? node : node.parent
    this.#opened.add(term.key)
    const wording = node.kind === 'wording' ? { wording: node.text } : {}
    const params = { uri: term.uri, id: term.item.id, ...wording }
    const found = await this.session.request('tifa/termMentions', params)
    if (!found) return []
    if (node.kind === 'term' && found.wordings.length > 1) {
      return found.wordings.map(({ text, count }) => ({
        kind: 'wording',
        key: `${node.key}>${text}`,
        text,
        count,
        parent: node,
      }))
    }
    const nodes: Node[] = found.mentions.map((mention, index) => ({
      kind: 'mention',
      key: `${node.key}#${index}`,
      mention,
      parent: node,
    }))
    if (found.more > 0)
      nodes.push({ kind: 'more', key: `${node.key}#more:${found.more}`, count: found.more, parent: node })
    return nodes
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = itemFor(node)
    item.id = node.key
    item.contextValue = node.kind
    if (node.kind !== 'more' || node.parent)
      item.command = { command: 'tifa.openTerm', title: vscode.l10n.t('Open'), arguments: [node] }
    return item
  }

  /** What a term is, is fetched when the mouse rests on it. */
  async resolveTreeItem(item: vscode.TreeItem, node: Node, token: vscode.CancellationToken): Promise<vscode.TreeItem> {
    if (node.kind !== 'term') return item
    try {
      const params = { uri: node.uri, id: node.item.id }
      const found = await this.session.request('tifa/termGloss', params, token)
      if (found?.markdown) item.tooltip = new vscode.MarkdownString(found.markdown)
    } catch {
      // The label says what it is.
    }
    return item
  }

  /** Goes to where a node leads: from a term to its first mention, and when it is chosen again to the next. */
  async open(node: Node): Promise<TermMentionResult | undefined> {
    if (node.kind === 'more') {
      const term = termOf(node)
      if (term) await findInCorpus(term)
      return undefined
    }
    const term = termOf(node)
    if (!term) return undefined
    if (node.kind === 'mention') {
      await this.#show(term.uri, node.mention.range, false)
      return undefined
    }
    const isAgain = this.#jumped?.uri === term.uri && this.#jumped.id === term.item.id
    return this.#jump(term.uri, term.item.id, isAgain ? 'next' : 'first', true)
  }

  /** Goes to a mention of the term that is selected here, else of the one at the cursor. */
  async step(direction: 'next' | 'previous', isFromView: boolean): Promise<TermMentionResult | undefined> {
    const [selected] = this.view.selection
    const term = selected && isFromView ? termOf(selected) : undefined
    if (term) return this.#jump(term.uri, term.item.id, direction, true)
    const uri = this.#active.uri?.toString()
    return uri === undefined ? undefined : this.#jump(uri, undefined, direction, false)
  }

  async #jump(
    uri: string,
    id: string | undefined,
    direction: 'first' | 'next' | 'previous',
    isFromView: boolean,
  ): Promise<TermMentionResult | undefined> {
    const at = editorOf(uri)?.selection ?? new vscode.Selection(0, 0, 0, 0)
    const found = await this.session.request('tifa/termMention', {
      uri,
      ...(id === undefined ? {} : { id }),
      selection: toLspRange(at),
      direction,
    })
    if (!found) {
      vscode.window.setStatusBarMessage(`Tifa: ${vscode.l10n.t('No term of a glossary stands at the cursor.')}`, 5000)
      return undefined
    }
    this.#jumped = { uri, id: found.id }
    await this.#show(uri, found.range, isFromView)
    const place = vscode.l10n.t('{0}: mention {1} of {2}', found.headword, found.index + 1, found.total)
    vscode.window.setStatusBarMessage(`Tifa: ${place.replaceAll('$(', '$ (')}`, 5000)
    return found
  }

  async #show(uri: string, { start, end }: LspRange, preserveFocus: boolean): Promise<void> {
    const selection = new vscode.Range(start.line, start.character, end.line, end.character)
    const { viewColumn = vscode.ViewColumn.Active } = editorOf(uri) ?? {}
    const options = { selection, preserveFocus, viewColumn }
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri), options)
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  }
}

/** The editor that shows a document, in whichever column. */
function editorOf(uri: string): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri)
}

function itemOf(node: Node): unknown {
  return node.kind === 'term' ? node.item : node.kind === 'more' ? node.count : node.key
}

function termOf(node: Node): TermNode | undefined {
  for (let at: Node | undefined = node; at; at = at.parent) if (at.kind === 'term') return at
  return undefined
}

export async function findInCorpus(node: unknown): Promise<void> {
  const term = isTermNode(node) ? termOf(node) : undefined
  if (!term) return
  const { id, label } = term.item
  await vscode.commands.executeCommand('tifa.findInCorpus', { kind: 'term', text: id, label })
}

export async function showTrends(node: unknown): Promise<void> {
  const term = isTermNode(node) ? termOf(node) : undefined
  if (!term) return
  const { uri, item } = term
  await vscode.commands.executeCommand('tifa.showTrends', { uri, terms: [`term:${item.id}`] })
}

/** Menus of the tree give its nodes, the palette nothing. */
export function isTermNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'key' in value
}

const { None, Collapsed } = vscode.TreeItemCollapsibleState

function itemFor(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'term': {
      const { label, rendering, total, first } = node.item
      const item = new vscode.TreeItem(plainLabel(label), Collapsed)
      item.description = rendering === '' || rendering === label ? String(total) : `${total} · ${rendering}`
      item.iconPath = new vscode.ThemeIcon('symbol-text')
      const line = first.line + 1
      item.accessibilityInformation = {
        label:
          total === 1
            ? vscode.l10n.t('{0} {1}, one mention, in line {2}', label, rendering, line)
            : vscode.l10n.t('{0} {1}, {2} mentions, the first in line {3}', label, rendering, total, line),
      }
      return item
    }
    case 'wording': {
      const item = new vscode.TreeItem(plainLabel(node.text), Collapsed)
      item.description = String(node.count)
      item.iconPath = new vscode.ThemeIcon('quote')
      item.accessibilityInformation = { label: vscode.l10n.t('{0}, mentions: {1}', node.text, node.count) }
      return item
    }
    case 'mention': {
      const { left, text, right, range } = node.mention
      // A narrow side bar must show the words: what stands before them is short.
      const before = `${left.length > BEFORE ? '…' : ''}${left.slice(-BEFORE)}`.replace(/\s+/g, ' ').trimStart()
      const label = `${before}${text}${right}`.replace(/\s+/g, ' ')
      const item = new vscode.TreeItem({ label, highlights: [[before.length, before.length + text.length]] }, None)
      const line = vscode.l10n.t('line {0}', range.start.line + 1)
      item.description = line
      item.tooltip = `${left}${text}${right}`
      item.accessibilityInformation = { label: `${line}: ${label}` }
      return item
    }
    case 'more': {
      const words = node.parent
        ? vscode.l10n.t('{0} more: Find in Corpus', node.count)
        : vscode.l10n.t('more terms: {0}; filter the list', node.count)
      const item = new vscode.TreeItem(words, None)
      item.iconPath = new vscode.ThemeIcon('ellipsis')
      return item
    }
  }
}

/** UTF-16 units before a mention in its label. */
const BEFORE = 10
