// The extension in a Node host: desktop, remote and the server side of VS Code in a browser.

import type * as vscode from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { activateWhereThereIsACorpus, type Tifa } from './activation.ts'

export function activate(context: vscode.ExtensionContext): Tifa {
  return activateWhereThereIsACorpus(context, (id, name, options) => {
    const module = context.asAbsolutePath('dist/server.cjs')
    const run = { module, transport: TransportKind.ipc }
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6011'] } }
    return new LanguageClient(id, name, { run, debug }, options)
  })
}
