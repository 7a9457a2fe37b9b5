// Opens documents of the workspace, finds places in them, edits them.

import * as vscode from 'vscode'

/** The uri of a file of the workspace. */
export function uriOf(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (!folder) throw new Error('No folder is open')
  return vscode.Uri.joinPath(folder.uri, path)
}

/** The path of a file of the workspace, the reverse of {@link uriOf}. */
export function pathOf(uri: vscode.Uri): string {
  return uri.path.slice(uriOf('').path.length).replace(/^\//, '')
}

/** Shows a document in the editor that has the focus. */
export async function show(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path))
  await vscode.window.showTextDocument(document)
  return document
}

export interface Found {
  /** Where `$0` stands, else the start of the text. */
  readonly position: vscode.Position
  /** What `⟦` and `⟧` enclose, else all of the text. */
  readonly range: vscode.Range
}

/** Finds a text, written with `$0` for the cursor and `⟦…⟧` for a span, as in the fixtures of the other suites. */
export function find(document: vscode.TextDocument, marked: string): Found {
  const plain = marked.replace(/\$0|[⟦⟧]/g, '')
  const start = document.getText().indexOf(plain)
  if (start < 0) throw new Error(`${pathOf(document.uri)} has no “${plain}”`)
  const before = (mark: string, others: RegExp): number | undefined => {
    const at = marked.indexOf(mark)
    return at < 0 ? undefined : start + marked.slice(0, at).replace(others, '').length
  }
  const from = before('⟦', /\$0/g) ?? start
  const to = before('⟧', /\$0|⟦/g) ?? start + plain.length
  const position = document.positionAt(before('$0', /[⟦⟧]/g) ?? start)
  return { position, range: new vscode.Range(document.positionAt(from), document.positionAt(to)) }
}

/** Appends a paragraph, as one step of undo. */
export async function append(document: vscode.TextDocument, paragraph: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.insert(document.uri, document.positionAt(document.getText().length), `\n${paragraph}\n`)
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('The edit was not applied')
}

/** Throws away what was not saved and closes all editors. */
export async function closeAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (!document.isDirty) continue
    await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
}

/** Deletes a file as the explorer does: VS Code forgets its text then, which it keeps for minutes where a file is gone by itself. */
export async function remove(uri: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.deleteFile(uri)
  await vscode.workspace.applyEdit(edit)
}
