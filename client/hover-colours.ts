// Has VS Code show the tone colours of our hovers: they are HTML, which it shows only where it is told to.

import * as vscode from 'vscode'
import type { HoverMiddleware } from 'vscode-languageclient'

/** HTML is let through for our own hovers alone, and only while the user wants colours; the server escapes all else. */
export const showColours: NonNullable<HoverMiddleware['provideHover']> = async (document, position, token, next) => {
  const hover = await next(document, position, token)
  if (!hover || vscode.workspace.getConfiguration('tifa').get('hover.pinyin') !== 'toneColours') return hover
  for (const content of hover.contents) if (content instanceof vscode.MarkdownString) content.supportHtml = true
  return hover
}
