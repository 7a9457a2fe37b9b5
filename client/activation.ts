// Decides whether there is a corpus here. Until there is, Tifa is a listener and an empty view: no server.

import type { MarkdownIt } from 'markdown-it'
import * as vscode from 'vscode'
import { registerAssistantTools } from './assistant-tools.ts'
import { registerCommands } from './commands.ts'
import { isPlanText } from './plan-text.ts'
import { AboveTerms } from './preview/above-terms.ts'
import { registerPreviewCommands } from './preview/commands.ts'
import { Preview } from './preview/preview.ts'
import { type MakeClient, Session } from './session.ts'

/** What the extension gives to other extensions and to its tests. */
export interface Tifa {
  /** True while the language server runs. */
  readonly running: boolean
  /** Settles when the corpus has been read; at once where none is open. */
  idle(): Promise<void>
  /** Where the server keeps its index; in a browser it keeps none. */
  readonly cacheFolder: vscode.Uri
  /** What VS Code's Markdown preview extends its parser with. */
  readonly extendMarkdownIt: (md: MarkdownIt) => MarkdownIt
}

export function activateWhereThereIsACorpus(context: vscode.ExtensionContext, makeClient: MakeClient): Tifa {
  const session = new Session(context, makeClient)
  const above = new AboveTerms(context.workspaceState)
  const preview = new Preview(session, above)
  context.subscriptions.push(
    session,
    above,
    preview,
    ...registerCommands(context, session),
    ...registerAssistantTools(context, session),
    ...registerPreviewCommands(preview, above),
  )
  const consider = async (): Promise<void> => {
    if (!session.isStarted && (await isWanted())) await session.start()
  }
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidChangeWorkspaceFolders(consider),
    vscode.workspace.onDidSaveTextDocument(consider),
    vscode.workspace.onDidChangeConfiguration(async event => {
      if (!event.affectsConfiguration('tifa.enable')) return
      if (mode() === 'never') await session.stop()
      else await consider()
    }),
  )
  void consider()
  return {
    get running() {
      return session.isRunning
    },
    idle: () => session.idle(),
    cacheFolder: session.cacheFolder,
    extendMarkdownIt: preview.extendMarkdownIt,
  }
}

function mode(): string {
  return vscode.workspace.getConfiguration('tifa').get<string>('enable', 'auto')
}

async function isWanted(): Promise<boolean> {
  if (mode() !== 'auto') return mode() === 'always'
  const folders = vscode.workspace.workspaceFolders ?? []
  const marked = await Promise.all(folders.map(folder => exists(vscode.Uri.joinPath(folder.uri, 'tifa.yaml'))))
  if (marked.includes(true)) return true
  return vscode.workspace.textDocuments.some(
    document => document.languageId === 'markdown' && isPlanText(document.getText(HEAD)),
  )
}

/** Front matter is looked for in the first lines of a document. */
const HEAD = new vscode.Range(0, 0, 200, 0)

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.File
  } catch {
    return false
  }
}
