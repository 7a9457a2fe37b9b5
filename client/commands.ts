// The commands of the palette.

import * as vscode from 'vscode'
import { registerAddNote } from './add-note.ts'
import { registerCitation } from './citation.ts'
import { clearIndexCache } from './clear-index-cache.ts'
import { registerComparison } from './comparison.ts'
import { registerConcordance } from './concordance.ts'
import { showCorpusHealth } from './corpus-health.ts'
import { registerExport } from './export.ts'
import { registerGlossaryCommands } from './glossary-commands.ts'
import { registerImport } from './import.ts'
import { registerLedger } from './ledger.ts'
import { registerLists } from './lists.ts'
import { makeCorpus } from './new-corpus.ts'
import { registerPaste } from './paste.ts'
import { registerPlans } from './plans.ts'
import { showRecurringPhrases } from './recurring-phrases.ts'
import { showRenderings } from './renderings.ts'
import { registerReview } from './review.ts'
import { openSampleCorpus } from './sample-corpus.ts'
import type { Session } from './session.ts'
import { registerTargetCommands } from './target-commands.ts'
import { registerTrends } from './trends.ts'

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
