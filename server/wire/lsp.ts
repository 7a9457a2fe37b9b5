// Places as LSP has them.

export type { WorkspaceEdit } from 'vscode-languageserver'

export interface LspLocation {
  readonly uri: string
  readonly range: LspRange
}

export interface LspRange {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}
