// *Review Proposals*: the commands of a walk through all that could be tagged in a document.

import * as vscode from 'vscode'
import { activeMarkdown } from './active-editor.ts'
import { listen } from './ask.ts'
import { ReviewMemory } from './review/memory.ts'
import { Review, type State } from './review/review.ts'
import type { Session } from './session.ts'

export function registerReview(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  const memory = new ReviewMemory(context.workspaceState)
  let review: Review | undefined
  const stop = async (): Promise<null> => {
    await review?.stop()
    review = undefined
    return null
  }
  /** With `again` it begins at the first proposal, with what was skipped. */
  const start = async (argument?: unknown): Promise<State | null> => {
    const document = activeMarkdown()?.document
    if (!document || !session.client) return null
    if (review?.document !== document) {
      await stop()
      review = new Review(session, memory, document, () => void stop())
    }
    const isAgain = typeof argument === 'object' && argument !== null && 'again' in argument
    return (await review.begin(isAgain)) ? review.state : stop()
  }
  const register = (name: string, run: (review: Review, argument: unknown) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(name, async (argument?: unknown) => {
      if (!review) return null
      await run(review, argument)
      return review?.state ?? null
    })
  return [
    { dispose: () => void stop() },
    session.onDidChange(client => {
      if (client) listen(client, 'tifa/proposalsChanged', () => review?.refresh())
      else void stop()
    }),
    vscode.workspace.onDidCloseTextDocument(document => {
      if (document === review?.document) void stop()
    }),
    vscode.commands.registerCommand('tifa.reviewProposals', start),
    vscode.commands.registerCommand('tifa.restartReview', () => start({ again: true })),
    vscode.commands.registerCommand('tifa.stopReview', stop),
    register('tifa.acceptProposal', review => review.accept()),
    register('tifa.acceptAllProposals', review => review.acceptAll()),
    register('tifa.editProposal', (review, value) => review.edit(typeof value === 'string' ? value : undefined)),
    register('tifa.switchProposal', review => review.switchKind()),
    register('tifa.skipProposal', review => review.skip()),
    register('tifa.previousProposal', review => review.back()),
    register('tifa.neverPropose', review => review.never()),
    register('tifa.reviewActions', review => review.choose()),
  ]
}
