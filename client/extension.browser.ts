// The extension in a web worker host: vscode.dev and github.dev.

import * as vscode from 'vscode'
import { LanguageClient } from 'vscode-languageclient/browser'
import { activateWhereThereIsACorpus, type Tifa } from './activation.ts'

export function activate(context: vscode.ExtensionContext): Tifa {
  return activateWhereThereIsACorpus(context, (id, name, options) => {
    const server = vscode.Uri.joinPath(context.extensionUri, 'dist/server.browser.js')
    return new LanguageClient(id, name, new Worker(server.toString(true)), options)
  })
}
