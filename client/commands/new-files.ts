// Writes files of ours into a folder, and leaves alone what is there.

import * as vscode from 'vscode'

/** A file by its path in the folder, with what makes its content. */
export interface NewFile {
  readonly path: string
  readonly content: () => Uint8Array | Thenable<Uint8Array>
}

/** Writes the files that are not there yet; their paths. Fails where one cannot be written. */
export async function writeMissing(folder: vscode.Uri, files: readonly NewFile[]): Promise<readonly string[]> {
  const written: string[] = []
  for (const { path, content } of files) {
    const target = vscode.Uri.joinPath(folder, path)
    if (await exists(target)) continue
    await vscode.workspace.fs.writeFile(target, await content())
    written.push(path)
  }
  return written
}

/** True where there is a file or folder. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}
