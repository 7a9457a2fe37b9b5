// What the server says that it can do. It needs none of what does it, so that a client is answered before that is loaded.

import {
  type ClientCapabilities,
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import type { ColumnUnit } from '../core/text/column-units.ts'
import type { InitializationOptions } from '../wire/session.ts'
import { REPORT_SCHEME } from './comparison/comparison-address.ts'
/** The scheme of the virtual document that holds the report on the state of the corpora. */
export const HEALTH_SCHEME = 'tifa-health'

export const ADD_TO_GLOSSARY: CodeActionKind = `${CodeActionKind.RefactorExtract}.tifa`
export const TAG_ALL: CodeActionKind = `${CodeActionKind.RefactorRewrite}.tifa`
export const MARKDOWN_TABLE_KIND: CodeActionKind = `${CodeActionKind.RefactorRewrite}.tifa.table`
export const ADD_NOTE_KIND: CodeActionKind = `${CodeActionKind.RefactorRewrite}.tifa.note`
/** Of the source actions: an editor lists them in a menu of their own, and runs them on command. */
/** What may be mended without a look, all over a document; VS Code may do so when a file is saved. */
export const FIX_ALL_KIND: CodeActionKind = `${CodeActionKind.SourceFixAll}.tifa`
export const TAG_TARGETS_KIND: CodeActionKind = `${CodeActionKind.Source}.tagTargets`
/** The command with which a client that has no code actions asks for an edit, its argument. */
export const APPLY_EDIT = 'tifa.applyEdit'

/** Answers `initialize`, by what the client can do. */
export function initializeResult(params: InitializeParams): InitializeResult {
  const { capabilities } = params
  const { textDocument } = capabilities
  return {
    serverInfo: { name: 'tifa' },
    capabilities: {
      positionEncoding: columnUnitOf(capabilities),
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
        codeActionKinds: [
          CodeActionKind.QuickFix,
          ADD_TO_GLOSSARY,
          TAG_ALL,
          ADD_NOTE_KIND,
          MARKDOWN_TABLE_KIND,
          TAG_TARGETS_KIND,
          FIX_ALL_KIND,
        ],
        resolveProvider: true,
      },
      ...(takesCommands(capabilities) ? { executeCommandProvider: { commands: [APPLY_EDIT] } } : {}),
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
        textDocumentContent: { schemes: [REPORT_SCHEME, HEALTH_SCHEME] },
      },
    },
  }
}

/** True of a client that takes code actions as such; older ones take commands alone. */
export function knowsCodeActions({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.codeAction?.codeActionLiteralSupport !== undefined
}

/** True of one that takes commands alone, and applies the edits which these have us send. */
export function takesCommands(capabilities: ClientCapabilities): boolean {
  return !knowsCodeActions(capabilities) && capabilities.workspace?.applyEdit === true
}

/** True of a client that asks for diagnostics by itself; the others are sent them. */
export function pulls({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined
}

/** What the client would rather count columns in, if we can; UTF-16, which all must know, where it does not say. */
export function columnUnitOf({ general }: ClientCapabilities): ColumnUnit {
  return general?.positionEncodings?.find(isUnit) ?? 'utf-16'
}

function isUnit(encoding: string): encoding is ColumnUnit {
  return encoding === 'utf-8' || encoding === 'utf-16' || encoding === 'utf-32'
}

/** What the client says of itself when it starts the server; nothing where it says nothing. */
export function readOptions({ initializationOptions }: InitializeParams): InitializationOptions {
  const options: unknown = initializationOptions
  return typeof options === 'object' && options !== null ? (options as InitializationOptions) : {}
}
