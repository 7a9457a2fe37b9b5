// Which part of the server handles a message: on Node the later parts are loaded by the first message for them.

import { Message } from 'vscode-languageserver'

/** Requests for the services that `server.ts` names. */
export const FIRST: ReadonlySet<string> = new Set([
  'initialize',
  'shutdown',
  'textDocument/hover',
  'textDocument/definition',
  'textDocument/documentHighlight',
  'textDocument/documentSymbol',
  'tifa/idle',
])

/** Requests for those that `typing-services.ts` names. */
export const TYPING: ReadonlySet<string> = new Set([
  'textDocument/completion',
  'completionItem/resolve',
  'textDocument/signatureHelp',
])

/** Requests for those that `next-services.ts` names. */
export const NEXT: ReadonlySet<string> = new Set([
  'textDocument/documentLink',
  'documentLink/resolve',
  'textDocument/codeAction',
  'codeAction/resolve',
  'workspace/executeCommand',
  'textDocument/codeLens',
  'codeLens/resolve',
  'tifa/termUses',
  'textDocument/inlayHint',
  'inlayHint/resolve',
  'textDocument/diagnostic',
  'workspace/diagnostic',
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

export type Part = 'first' | 'typing' | 'next' | 'asked'

/** The part that handles a message: `asked` is `asked-services.ts`, or nobody. The protocol's own notifications are all the first part's. */
export function partOf(message: Message): Part {
  if (Message.isNotification(message)) return message.method.startsWith('tifa/') ? 'asked' : 'first'
  if (!Message.isRequest(message) || FIRST.has(message.method)) return 'first'
  if (TYPING.has(message.method)) return 'typing'
  return NEXT.has(message.method) ? 'next' : 'asked'
}
