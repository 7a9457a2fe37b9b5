// `tifa/assistantTool`: what an assistant in the editor asks of the corpus.

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { Context } from './context.ts'
import { decodeAddress } from './decode-address.ts'
import { SLICE } from './folder.ts'
import { runTool } from './tools/index.ts'
import { type Reader, ToolError } from './tools/tool.ts'

/** Client to server: runs one of the tools that the client offers to language models. */
const ASSISTANT_TOOL = 'tifa/assistantTool'
export interface AssistantToolParams {
  readonly name: string
  readonly input: unknown
}
/** The answer, or in words that a model can act upon why there is none. */
export interface AssistantToolResult {
  readonly answer?: object
  readonly problem?: string
}

export function serveAssistants(context: Context): void {
  const { connection, workspace, ports, locale } = context
  /** As an editor shows it: below its folder. */
  const pathOf = (uri: string): string => {
    const root = workspace.folderOf(uri).root
    return root === undefined ? uri : decodeAddress(uri.slice(root.length + 1))
  }
  connection.onRequest(ASSISTANT_TOOL, ({ name, input }: AssistantToolParams, token: CancellationToken) =>
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
