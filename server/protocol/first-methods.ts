// Which messages the first part of the server handles.

import { Message } from 'vscode-languageserver'

/** Those that editors send by themselves where a document is open: the handlers of the services that `server.ts` names. */
export const FIRST: ReadonlySet<string> = new Set([
  'initialize',
  'shutdown',
  'textDocument/hover',
  'textDocument/definition',
  'textDocument/documentHighlight',
  'textDocument/documentLink',
  'documentLink/resolve',
  'textDocument/documentSymbol',
  'textDocument/codeAction',
  'codeAction/resolve',
  'workspace/executeCommand',
  'textDocument/codeLens',
  'codeLens/resolve',
  'tifa/termUses',
  'textDocument/inlayHint',
  'inlayHint/resolve',
  'textDocument/completion',
  'completionItem/resolve',
  'textDocument/signatureHelp',
  'textDocument/diagnostic',
  'workspace/diagnostic',
  'tifa/idle',
  'tifa/marks',
  'tifa/documentTerms',
  'tifa/documentTargets',
  'tifa/untaggedCount',
  'tifa/termMention',
  'tifa/termMentions',
  'tifa/termGloss',
  'tifa/tagTarget',
  'tifa/targetDocuments',
])

/** True for a message that `asked-services.ts` handles, or nobody. The protocol's own notifications are all the first part's. */
export function isAskedFor(message: Message): boolean {
  if (Message.isRequest(message)) return !FIRST.has(message.method)
  return Message.isNotification(message) && message.method.startsWith('tifa/')
}
