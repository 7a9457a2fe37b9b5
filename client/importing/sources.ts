// The files that are to be imported: chosen in a dialogue, in the explorer, or dropped; and the folder they go to.

import * as vscode from 'vscode'
import type { Session } from '../session.ts'

/** A file to import. Dropped on a browser's window it has bytes and no address. */
export interface Source {
  readonly name: string
  readonly uri: vscode.Uri | undefined
  readonly read: () => Thenable<Uint8Array>
}

/** What is offered in dialogues; what a file really is its bytes say. */
const ENDINGS: readonly string[] = ['txt', 'md', 'markdown', 'html', 'htm', 'docx', 'pdf', 'epub']

/** A file by its address. What is on the web is refused, since VS Code would fetch it. */
export function sourceOf(uri: vscode.Uri): Source {
  return {
    name: nameOf(uri),
    uri,
    read: async () => {
      if (/^(?:https?|ftp|data|blob)$/.test(uri.scheme))
        throw new Error(vscode.l10n.t('Tifa fetches nothing from the network: save the page, and import the file'))
      return vscode.workspace.fs.readFile(uri)
    },
  }
}

/** Asks for files; undefined where the user gives up. */
export async function askSources(): Promise<readonly Source[] | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Documents'),
    openLabel: vscode.l10n.t('Import'),
    canSelectMany: true,
    filters: {
      [vscode.l10n.t('Documents')]: [...ENDINGS],
      [vscode.l10n.t('All files')]: ['*'],
    },
  })
  return picked?.map(sourceOf)
}

/** The files in what was dropped, of this window or from outside. */
export async function droppedSources(data: vscode.DataTransfer): Promise<readonly Source[]> {
  const sources: Source[] = []
  for (const [, item] of data) {
    const file = item.asFile()
    if (file) sources.push({ name: file.name, uri: file.uri, read: () => file.data() })
  }
  if (sources.length > 0) return sources
  const list = await data.get('text/uri-list')?.asString()
  const lines = (list ?? '').split(/\r?\n/).filter(line => line !== '' && !line.startsWith('#'))
  return lines.map(line => sourceOf(vscode.Uri.parse(line, true)))
}

/** Asks for the folder of a corpus that documents go to: those that hold some already come first. Undefined where the user gives up. */
export async function askFolder(session: Session): Promise<vscode.Uri | undefined> {
  const { client } = session
  if (!client) return undefined
  const { folders } = await session.request('tifa/importFolders', {})
  type Item = vscode.QuickPickItem & { readonly uri?: vscode.Uri }
  const items = folders.map(({ uri, documents }): Item => {
    const folder = client.protocol2CodeConverter.asUri(uri)
    if (documents === 0)
      return { label: `$(${isRoot(folder) ? 'root-folder' : 'new-folder'}) ${pathOf(folder)}`, uri: folder }
    return {
      label: `$(folder) ${pathOf(folder)}`,
      description: documents === 1 ? vscode.l10n.t('one document') : vscode.l10n.t('{0} documents', documents),
      uri: folder,
    }
  })
  const other: Item = { label: `$(folder-opened) ${vscode.l10n.t('Another folder…')}` }
  const picked = await vscode.window.showQuickPick([...items, other], {
    title: vscode.l10n.t('Where the imported documents go'),
    matchOnDescription: true,
  })
  if (picked !== other) return picked?.uri
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Where the imported documents go'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? []
  return folder
}

/** As it is called in this window; a folder of the workspace by its name. */
function pathOf(uri: vscode.Uri): string {
  return isRoot(uri) ? (vscode.workspace.getWorkspaceFolder(uri)?.name ?? '') : vscode.workspace.asRelativePath(uri)
}

function isRoot(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === uri.toString()
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1) || uri.toString(true)
}
