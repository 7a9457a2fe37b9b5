// Files that are dropped on the *Plans* view are imported: beside the plan that they are dropped on, else where the user says.

import * as vscode from 'vscode'
import type { ImportFiles } from '../commands/import.ts'
import type { Node } from '../side-bar/plan-tree.ts'
import { droppedSources } from './sources.ts'

export class DropImport implements vscode.TreeDragAndDropController<Node> {
  readonly dropMimeTypes = ['text/uri-list', 'files']
  readonly dragMimeTypes = []
  readonly #importFiles: ImportFiles

  constructor(importFiles: ImportFiles) {
    this.#importFiles = importFiles
  }

  async handleDrop(target: Node | undefined, data: vscode.DataTransfer): Promise<void> {
    const sources = await droppedSources(data)
    const beside = target?.uri === undefined ? undefined : vscode.Uri.joinPath(vscode.Uri.parse(target.uri), '..')
    await this.#importFiles(sources, beside)
  }
}
