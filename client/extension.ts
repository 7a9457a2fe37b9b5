// The extension in a Node host: desktop, remote and the server side of VS Code in a browser.

import type * as vscode from 'vscode'
import { activateWhereThereIsACorpus, type Tifa } from './activation.ts'

export function activate(context: vscode.ExtensionContext): Tifa {
  return activateWhereThereIsACorpus(context, async (id, name, options) => {
    // Four fifths of the client's code, which those who have no corpus never load.
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node')
    const module = context.asAbsolutePath('dist/server.cjs')
    const run = { module, transport: TransportKind.ipc }
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6011'] } }
    return new LanguageClient(id, name, { run, debug }, options)
  })
}
