// Asks VS Code for hovers, as it does when the mouse rests.

import * as vscode from 'vscode'
import type { Found } from './documents.ts'
import { find, show } from './documents.ts'
import { until } from './until.ts'

export interface ShownHover {
  readonly text: string
  readonly range: vscode.Range | undefined
}

/** The hovers at a position, those of VS Code's own Markdown support included. */
export async function hovers(document: vscode.TextDocument, position: vscode.Position): Promise<ShownHover[]> {
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  )
  return found.map(({ contents, range }) => ({ text: contents.map(textOf).join('\n'), range }))
}

/** The hover at the cursor of `marked` that says `part`, and the place that `marked` means. */
export async function hoverSaying(
  part: string,
  path: string,
  marked: string,
): Promise<ShownHover & { readonly place: Found }> {
  const document = await show(path)
  const place = find(document, marked)
  let all: ShownHover[] = []
  const wanted = await until(
    `hover saying “${part}”`,
    async () => {
      all = await hovers(document, place.position)
      return all.find(({ text }) => text.includes(part))
    },
    () => `; there is: ${all.map(({ text }) => text).join('\n---\n')}`,
  )
  return { ...wanted, place }
}

function textOf(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value
}
