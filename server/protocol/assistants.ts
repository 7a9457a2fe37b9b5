// `tifa/assistantTool`: what an assistant in the editor asks of the corpus.

import { LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { AssistantToolResult } from '../wire/assistants.ts'
import type { Context } from './context.ts'
import { decodeAddress } from './decode-address.ts'
import { SLICE } from './folder.ts'
import { runTool } from './tools/index.ts'
import { type Reader, ToolError } from './tools/tool.ts'

export function serveAssistants(context: Context): void {
  const { workspace, ports, locale } = context
  /** As an editor shows it: below its folder. */
  const pathOf = (uri: string): string => {
    const root = workspace.folderOf(uri).root
    return root === undefined ? uri : decodeAddress(uri.slice(root.length + 1))
  }
  context.serve('tifa/assistantTool', ({ name, input }, token) =>
    context.answerAll<AssistantToolResult>('assistantTool', token, { problem: 'it failed; see the log' }, async () => {
      let sliceEnd = ports.now() + SLICE
      const pause = async (): Promise<void> => {
        if (ports.now() < sliceEnd) return
        await ports.nextTurn()
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
        sliceEnd = ports.now() + SLICE
      }
      const reader: Reader = { workspace, ports, locale, pathOf, pause }
      try {
        return { answer: await runTool(reader, name, input) }
      } catch (error) {
        if (error instanceof ToolError) return { problem: error.message }
        throw error
      }
    }),
  )
}
