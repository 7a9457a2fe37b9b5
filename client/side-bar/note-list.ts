// *Notes*: all notes of the corpus by code or by document, filtered; each leads to its place, and all can be exported.

import * as vscode from 'vscode'
import type { NoteItem } from '../../server/wire/notes.ts'
import { showPlace } from '../place.ts'
import type { Session } from '../session.ts'
import { askFilter } from './filter-box.ts'
import { ListView, plainLabel, plainTooltip, setContext } from './list-view.ts'

type By = 'code' | 'document'

export type Node =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly by: By
      readonly label: string
      readonly notes: readonly NoteItem[]
      readonly parent: undefined
    }
  | { readonly kind: 'note'; readonly key: string; readonly note: NoteItem; readonly by: By; readonly parent: Node }

const VIEW = 'tifa.notes'

export class NoteList extends ListView<Node> {
  readonly #context: vscode.ExtensionContext
  #by: By
  #filter = ''
  #notes: readonly NoteItem[] = []
  /** The documents of which notes are to be fetched anew; all where it is undefined. */
  #changed: Set<string> | undefined

  constructor(context: vscode.ExtensionContext, session: Session) {
    super(VIEW, session)
    this.#context = context
    this.#by = context.workspaceState.get<By>('notes.by') ?? 'code'
    setContext('tifa.notesBy', this.#by)
    setContext('tifa.notesFiltered', false)
  }

  get filterText(): string {
    return this.#filter
  }

  async arrange(by: By): Promise<void> {
    this.#by = by
    setContext('tifa.notesBy', by)
    await this.#context.workspaceState.update('notes.by', by)
    this.#take(this.#notes)
  }

  filter(text: string): void {
    this.#filter = text.trim()
    setContext('tifa.notesFiltered', this.#filter !== '')
    this.#changed = undefined
    this.refresh()
  }

  /** Asks for words that notes must hold; the list follows what is typed. */
  askFilter(): void {
    askFilter({
      title: vscode.l10n.t('Filter Notes'),
      hint: vscode.l10n.t('Words in code, remark, marked words, section or title'),
      filter: this.#filter,
      setFilter: text => this.filter(text),
      view: VIEW,
    })
  }

  /** The notes of these documents have changed. */
  changed(uris: readonly string[]): void {
    if (this.#changed) for (const uri of uris) this.#changed.add(uri)
    this.refresh()
  }

  protected async fetch(): Promise<void> {
    if (!this.session.client) {
      this.#changed = undefined
      this.#take([])
      return
    }
    const changed = this.#changed
    this.#changed = new Set()
    const text = this.#filter === '' ? {} : { text: this.#filter }
    try {
      if (!changed || changed.size === 0) {
        const found = await this.session.request('tifa/notes', text)
        if (!found.isComplete) this.#changed = undefined
        this.#take(found.notes)
        return
      }
      const found = await this.session.request('tifa/notes', { uris: [...changed], ...text })
      this.#take(merge(this.#notes, changed, found.notes))
    } catch (error) {
      this.#changed = undefined
      throw error
    }
  }

  #take(notes: readonly NoteItem[]): void {
    this.#notes = notes
    setContext('tifa.notesState', this.#filter === '' ? 'empty' : 'filtered')
    const codes = new Set(notes.map(({ code }) => code)).size
    const figures = notes.length === 0 ? '' : vscode.l10n.t('notes: {0} · codes: {1}', notes.length, codes)
    this.view.description = [this.#filter === '' ? '' : `“${this.#filter}”`, figures]
      .filter(part => part !== '')
      .join(' ')
    const groups = groupBy(notes, this.#by)
    this.roots = groups
    this.redraw()
  }

  protected childrenOf(node: Node): Node[] {
    if (node.kind === 'note') return []
    const seen = new Map<string, number>()
    return node.notes.map(note => {
      const name = `${note.uri} ${note.code} ${note.quote}`
      const nth = seen.get(name) ?? 0
      seen.set(name, nth + 1)
      return { kind: 'note', key: `${node.key}>${name}#${nth}`, note, by: node.by, parent: node }
    })
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = itemFor(node)
    item.id = node.key
    item.contextValue = node.kind
    return item
  }

  async open(node: Node): Promise<void> {
    if (node.kind !== 'note') return
    await showPlace(this.session, node.note, () => vscode.ViewColumn.Active)
  }
}

export function isNoteNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'key' in value
}

/** Puts the notes of changed documents where those before stood, those of new ones at the end. */
function merge(notes: readonly NoteItem[], changed: ReadonlySet<string>, now: readonly NoteItem[]): NoteItem[] {
  const byUri = new Map<string, NoteItem[]>()
  for (const note of notes)
    if (!changed.has(note.uri)) add(byUri, note.uri, note)
    else if (!byUri.has(note.uri)) byUri.set(note.uri, [])
  for (const note of now) add(byUri, note.uri, note)
  return [...byUri.values()].flat()
}

function groupBy(notes: readonly NoteItem[], by: By): Node[] {
  const groups = new Map<string, NoteItem[]>()
  for (const note of notes) add(groups, by === 'code' ? note.code : note.uri, note)
  const found = [...groups].map(([name, some]): Extract<Node, { kind: 'group' }> => {
    const label = by === 'code' ? name : (some[0]?.title ?? name)
    return { kind: 'group', key: `${by}:${name}`, by, label, notes: some, parent: undefined }
  })
  // Documents come in the order of their dates; codes are looked for by name.
  return by === 'code' ? found.sort((a, b) => compareCodes(a.label, b.label)) : found
}

function compareCodes(a: string, b: string): number {
  return Number(a === '') - Number(b === '') || a.localeCompare(b)
}

function add<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const some = groups.get(key)
  if (some) some.push(item)
  else groups.set(key, [item])
}

function itemFor(node: Node): vscode.TreeItem {
  if (node.kind === 'group') {
    const { label, notes, by } = node
    const name = label === '' ? vscode.l10n.t('(no code)') : plainLabel(label)
    const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded)
    item.description = String(notes.length)
    item.iconPath = new vscode.ThemeIcon(by === 'code' ? 'tag' : 'book')
    item.accessibilityInformation = { label: vscode.l10n.t('{0}, notes: {1}', name, notes.length) }
    return item
  }
  const { quote, remark, code, title, section, range, uri } = node.note
  const item = new vscode.TreeItem(plainLabel(quote), vscode.TreeItemCollapsibleState.None)
  const said = node.by === 'code' ? [remark, title] : [code, remark]
  item.description = said.flatMap(part => part || []).join(' · ')
  item.iconPath = new vscode.ThemeIcon('comment')
  const place = `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}:${range.start.line + 1}`
  item.tooltip = plainTooltip(quote, remark, code === '' ? null : `note:${code}`, title, section, place)
  item.accessibilityInformation = { label: [quote, ...said.flatMap(part => part || []), place].join(', ') }
  item.command = { command: 'tifa.openNote', title: vscode.l10n.t('Open'), arguments: [node] }
  return item
}
