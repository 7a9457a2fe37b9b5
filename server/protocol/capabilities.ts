// What the server says that it can do. It needs none of what does it, so that a client is answered before that is loaded.

import {
  type ClientCapabilities,
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { REPORT_SCHEME } from './comparison-address.ts'
import type { InitializationOptions } from './requests.ts'

export const ADD_TO_GLOSSARY: CodeActionKind = `${CodeActionKind.RefactorExtract}.tifa`
export const TAG_ALL: CodeActionKind = `${CodeActionKind.RefactorRewrite}.tifa`
/** Of the source actions: an editor lists them in a menu of their own, and runs them on command. */
export const TAG_TARGETS_KIND: CodeActionKind = `${CodeActionKind.Source}.tagTargets`

/** Answers `initialize`, by what the client can do. */
export function initializeResult(params: InitializeParams): InitializeResult {
  const { capabilities } = params
  const { textDocument } = capabilities
  return {
    serverInfo: { name: 'tifa' },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
      documentLinkProvider: { resolveProvider: true },
      // VS Code has its own outline for Markdown.
      ...(readOptions(params).editor === 'vscode' ? {} : { documentSymbolProvider: true }),
      workspaceSymbolProvider: { resolveProvider: true },
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, ADD_TO_GLOSSARY, TAG_ALL, TAG_TARGETS_KIND],
        resolveProvider: true,
      },
      codeLensProvider: { resolveProvider: true },
      inlayHintProvider: { resolveProvider: true },
      // `(` and `:` in an address, `#` before a section, `"` and `=` in a title; the others answer nothing in prose.
      completionProvider: { triggerCharacters: [':', '(', '#', '"', '='], resolveProvider: true },
      signatureHelpProvider: { triggerCharacters: ['"', '=', ':'], retriggerCharacters: [' '] },
      typeHierarchyProvider: true,
      ...(pulls(capabilities)
        ? { diagnosticProvider: { identifier: 'tifa', interFileDependencies: true, workspaceDiagnostics: true } }
        : {}),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        textDocumentContent: { schemes: [REPORT_SCHEME] },
      },
    },
  }
}

/** True of a client that asks for diagnostics by itself; the others are sent them. */
export function pulls({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined
}

/** What the client says of itself when it starts the server; nothing where it says nothing. */
export function readOptions({ initializationOptions }: InitializeParams): InitializationOptions {
  const options: unknown = initializationOptions
  return typeof options === 'object' && options !== null ? (options as InitializationOptions) : {}
}
