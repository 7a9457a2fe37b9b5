// Tools for language models: what the corpus says, with file and line. The manifest names and describes them.

import * as vscode from 'vscode'
import type { Session } from './session.ts'

/** Before the name that the server knows. */
const PREFIX = 'tifa_'

interface Contributed {
  readonly name: string
}

/** Registers each tool of the manifest; none where the editor knows no such tools. */
export function registerAssistantTools({ extension }: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  const { contributes } = extension.packageJSON as {
    contributes?: { readonly languageModelTools?: readonly Contributed[] }
  }
  const lm = vscode.lm as typeof vscode.lm | undefined
  if (typeof lm?.registerTool !== 'function') return []
  return (contributes?.languageModelTools ?? []).map(({ name }) =>
    lm.registerTool<object>(name, {
      invoke: async ({ input }, token) => {
        const asked = { name: name.slice(PREFIX.length), input }
        const result = await session.request('tifa/assistantTool', asked, token)
        // A model is told why, and may ask otherwise.
        const text = result.answer ? JSON.stringify(result.answer) : (result.problem ?? '')
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)])
      },
      prepareInvocation: () => ({ invocationMessage: vscode.l10n.t('Reading the corpus of plans') }),
    }),
  )
}
