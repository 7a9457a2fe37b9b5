// The commands of the palette.

import * as vscode from 'vscode'
import { registerAddNote } from './commands/add-note.ts'
import { registerCitation } from './commands/citation.ts'
import { clearIndexCache } from './commands/clear-index-cache.ts'
import { showCorpusHealth } from './commands/corpus-health.ts'
import { registerExport } from './commands/export.ts'
import { registerGlossaryCommands } from './commands/glossary-commands.ts'
import { registerImport } from './commands/import.ts'
import { makeCorpus } from './commands/new-corpus.ts'
import { registerPaste } from './commands/paste.ts'
import { showRecurringPhrases } from './commands/recurring-phrases.ts'
import { showRenderings } from './commands/renderings.ts'
import { openSampleCorpus } from './commands/sample-corpus.ts'
import { registerTargetCommands } from './commands/target-commands.ts'
import { registerComparison } from './panels/comparison.ts'
import { registerConcordance } from './panels/concordance.ts'
import { registerLedger } from './panels/ledger.ts'
import { registerTrends } from './panels/trends.ts'
import { registerReview } from './review.ts'
import type { Session } from './session.ts'
import { registerLists } from './side-bar/lists.ts'
import { registerPlans } from './side-bar/plans.ts'

export function registerCommands(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  const { importFiles, disposables } = registerImport(session)
  return [
    ...disposables,
    vscode.commands.registerCommand('tifa.showLog', () => session.log.show()),
    vscode.commands.registerCommand('tifa.restartServer', () => session.restart()),
    vscode.commands.registerCommand('tifa.clearIndexCache', () => clearIndexCache(session)),
    vscode.commands.registerCommand('tifa.showRecurringPhrases', () => showRecurringPhrases(session)),
    vscode.commands.registerCommand('tifa.showCorpusHealth', () => showCorpusHealth(session)),
    vscode.commands.registerCommand('tifa.openSampleCorpus', () => openSampleCorpus(context, session.log)),
    vscode.commands.registerCommand('tifa.newCorpus', folder => makeCorpus(session, folder)),
    vscode.commands.registerCommand('tifa.getStarted', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`),
    ),
    registerPaste(session),
    ...registerGlossaryCommands(session),
    ...registerTargetCommands(session),
    ...registerReview(context, session),
    registerAddNote(session),
    ...registerLedger(context, session),
    ...registerConcordance(context, session),
    ...registerPlans(context, session, importFiles),
    ...registerLists(context, session),
    ...registerTrends(context, session),
    ...registerComparison(context, session),
    ...registerCitation(session),
    ...registerExport(session),
    vscode.commands.registerCommand('tifa.showRenderings', () => showRenderings(session)),
  ]
}
