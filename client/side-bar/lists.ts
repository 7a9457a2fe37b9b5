// The lists of the side bar beside the plans: terms, targets and notes with their commands, and when they follow a change.

import * as vscode from 'vscode'
import { listen } from '../ask.ts'
import { exportNotes, formatOf } from '../commands/note-export.ts'
import type { Session } from '../session.ts'
import { ActiveDocument } from './active-document.ts'
import { isNoteNode, NoteList } from './note-list.ts'
import { isTargetNode, TargetList } from './target-list.ts'
import { findInCorpus, isTermNode, showTrends, TermList } from './term-list.ts'

export function registerLists(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  const active = new ActiveDocument()
  const terms = new TermList(context, session, active)
  const targets = new TargetList(context, session, active)
  const notes = new NoteList(context, session)
  const register = (name: string, run: (argument?: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(name, run)
  /** `corpus`: any document may have other terms and targets; else the active one alone. */
  const follow = (): void => {
    terms.refresh()
    targets.refresh()
    void targets.count()
  }
  return [
    active,
    terms,
    targets,
    notes,
    active.onDidChange(follow),
    session.onDidChange(client => {
      if (client) {
        listen(client, 'tifa/listsChanged', follow)
        listen(client, 'tifa/notesChanged', ({ uris }) => notes.changed(uris))
      }
      void targets.count()
    }),

    register('tifa.showTerms', async () => {
      await vscode.commands.executeCommand('tifa.terms.focus')
      await terms.load()
      return terms.shown
    }),
    register('tifa.openTerm', node => (isTermNode(node) ? terms.open(node) : undefined)),
    register('tifa.filterTerms', text => (typeof text === 'string' ? terms.filter(text) : terms.askFilter())),
    register('tifa.clearTermFilter', () => terms.filter('')),
    register('tifa.termsByCount', () => terms.order('count')),
    register('tifa.termsByPlace', () => terms.order('place')),
    register('tifa.termsByName', () => terms.order('name')),
    register('tifa.nextTermMention', () => terms.step('next', false)),
    register('tifa.previousTermMention', () => terms.step('previous', false)),
    register('tifa.nextSelectedMention', () => terms.step('next', true)),
    register('tifa.previousSelectedMention', () => terms.step('previous', true)),
    register('tifa.findTermInCorpus', findInCorpus),
    register('tifa.showTermTrends', showTrends),

    register('tifa.showTargets', async () => {
      await vscode.commands.executeCommand('tifa.targets.focus')
      await Promise.all([targets.load(), targets.count()])
      return { ...targets.shown, untagged: targets.untagged }
    }),
    register('tifa.targetsOfDocument', () => targets.show('document')),
    register('tifa.targetsOfCorpus', () => targets.show('corpus')),
    register('tifa.openTarget', node => (isTargetNode(node) ? targets.open(node) : undefined)),
    register('tifa.tagTarget', node => (isTargetNode(node) ? targets.tag(node) : undefined)),
    register('tifa.revealTargetInLedger', node => (isTargetNode(node) ? targets.revealInLedger(node) : undefined)),

    register('tifa.showNotes', async () => {
      await vscode.commands.executeCommand('tifa.notes.focus')
      await notes.load()
      return notes.shown
    }),
    register('tifa.notesByCode', () => notes.arrange('code')),
    register('tifa.notesByDocument', () => notes.arrange('document')),
    register('tifa.filterNotes', text => (typeof text === 'string' ? notes.filter(text) : notes.askFilter())),
    register('tifa.clearNoteFilter', () => notes.filter('')),
    register('tifa.openNote', node => (isNoteNode(node) ? notes.open(node) : undefined)),
    register('tifa.exportNotes', argument => {
      const { format } = (typeof argument === 'object' && argument !== null ? argument : {}) as { format?: unknown }
      return exportNotes(session, formatOf(format), notes.filterText)
    }),
  ]
}
