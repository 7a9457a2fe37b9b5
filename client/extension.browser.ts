// The extension in a web worker host: vscode.dev and github.dev.

import * as vscode from 'vscode'
import { activateWhereThereIsACorpus, type Tifa } from './activation.ts'

export function activate(context: vscode.ExtensionContext): Tifa {
  return activateWhereThereIsACorpus(context, async (id, name, options) => {
    const { LanguageClient } = await import('vscode-languageclient/browser')
    const server = vscode.Uri.joinPath(context.extensionUri, 'dist/server.browser.js')
    return new LanguageClient(id, name, new Worker(server.toString(true)), options)
  })
}
