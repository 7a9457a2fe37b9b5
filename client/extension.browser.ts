// The extension in a web worker host: vscode.dev and github.dev.

import * as vscode from 'vscode'
import { activateWhereThereIsACorpus, type Tifa } from './activation.ts'

export function activate(context: vscode.ExtensionContext): Tifa {
  return activateWhereThereIsACorpus(context, async (id, name, options) => {
    const { LanguageClient } = await import('vscode-languageclient/browser')
    const server = vscode.Uri.joinPath(context.extensionUri, 'dist/server.browser.js')
    const worker = new Worker(server.toString(true))
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', ({ message }) => reject(new Error(message || `${server} cannot be loaded`)))
    })
    // Nobody waits for it once the server has started: what goes wrong in it then it tells itself.
    failed.catch(() => {})
    return { client: new LanguageClient(id, name, worker, options), failed }
  })
}
