// The extension in a Node host: desktop, remote and the server side of VS Code in a browser.

import type * as vscode from 'vscode'
import { activateWhereThereIsACorpus, type Tifa } from './activation.ts'

/**
 * Has glibc, where that is the C library, give memory back: by itself it comes to keep what threads and large arrays leave behind, a third
 * of the server's memory after a cold index. Bytes, as in mallopt(3).
 */
const MEMORY = { MALLOC_TRIM_THRESHOLD_: '1048576', MALLOC_MMAP_THRESHOLD_: '1048576' }

export function activate(context: vscode.ExtensionContext): Tifa {
  return activateWhereThereIsACorpus(context, async (id, name, options, cache) => {
    // Four fifths of the client's code, which those who have no corpus never load.
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node')
    const module = context.asAbsolutePath('dist/server.cjs')
    const env = { ...MEMORY, TIFA_CODE_CACHE: cache ?? 'off' }
    const run = { module, transport: TransportKind.stdio, options: { env } }
    const debug = { ...run, options: { env, execArgv: ['--nolazy', '--inspect=6011'] } }
    return { client: new LanguageClient(id, name, { run, debug }, options) }
  })
}
