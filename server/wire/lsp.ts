// Places as LSP has them.

export type { WorkspaceEdit } from 'vscode-languageserver'

export interface LspLocation {
  readonly uri: string
  readonly range: LspRange
}

export interface LspRange {
  readonly start: LspPosition
  readonly end: LspPosition
}

export interface LspPosition {
  readonly line: number
  readonly character: number
}
