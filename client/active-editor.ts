// The Markdown editor that commands are about, and its places as the server takes them.

import * as vscode from 'vscode'
import type { Position, Range } from 'vscode-languageclient'

export function activeMarkdown(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor
  return editor?.document.languageId === 'markdown' ? editor : undefined
}

/** A plain object: what is posted to a worker loses its getters. */
export function toLspPosition({ line, character }: vscode.Position): Position {
  return { line, character }
}

export function toLspRange({ start, end }: vscode.Range): Range {
  return { start: toLspPosition(start), end: toLspPosition(end) }
}
