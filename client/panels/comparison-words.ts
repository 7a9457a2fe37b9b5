// The words of the comparison's page, in the language of the interface: the page itself cannot ask VS Code for them.

import * as vscode from 'vscode'
import type { Words } from '../pages/comparison/words.ts'
import { emptyWords } from './page-words.ts'

export function comparisonWords(): Words {
  return {
    ...emptyWords(),
    title: vscode.l10n.t('Comparison'),
    fates: {
      same: vscode.l10n.t('Unchanged'),
      reworded: vscode.l10n.t('Reworded'),
      split: vscode.l10n.t('Split'),
      merged: vscode.l10n.t('Merged'),
      added: vscode.l10n.t('Added'),
      dropped: vscode.l10n.t('Dropped'),
      counterpart: vscode.l10n.t('Counterpart'),
      moved: vscode.l10n.t('Moved'),
    },
    before: vscode.l10n.t('Before'),
    after: vscode.l10n.t('After'),
    fate: vscode.l10n.t('What became of it'),
    throughout: vscode.l10n.t('Reworded throughout'),
    movedFrom: vscode.l10n.t('from {0}'),
    movedTo: vscode.l10n.t('to {0}'),
    moved: vscode.l10n.t('moved'),
    movedAlong: vscode.l10n.t('moved with the section around it'),
    renumbered: vscode.l10n.t('renumbered'),
    retitled: vscode.l10n.t('new heading'),
    filter: vscode.l10n.t('Show only'),
    shown: vscode.l10n.t('rows: {0} of {1}'),
    all: vscode.l10n.t('Show All'),
    next: vscode.l10n.t('Next Change (F7)'),
    previous: vscode.l10n.t('Previous Change (Shift+F7)'),
    report: vscode.l10n.t('Report'),
    swap: vscode.l10n.t('Swap'),
    export: vscode.l10n.t('Export…'),
    openDocument: vscode.l10n.t('Open the document'),
    goThere: vscode.l10n.t('Go there'),
    whereItWas: vscode.l10n.t('where it was'),
    whereItIs: vscode.l10n.t('where it is'),
    opening: vscode.l10n.t('Before the first heading'),
    characters: vscode.l10n.t('characters counted: {0}'),
    noDate: vscode.l10n.t('no date'),
    removed: vscode.l10n.t('removed'),
    added: vscode.l10n.t('added'),
    reading: vscode.l10n.t('Comparing…'),
    noChanges: vscode.l10n.t('Nothing changed'),
    noMatch: vscode.l10n.t('No row passes the filter'),
    unknown: vscode.l10n.t('One of the two documents is not there'),
    lastChange: vscode.l10n.t('That was the last change.'),
    firstChange: vscode.l10n.t('That was the first change.'),
    keys: vscode.l10n.t(
      'Arrow keys move between rows and columns. Enter opens the place, with Control in this column of the window. F7 or N goes to the next change, Shift and F7 or P to the previous one. M goes to the other end of a move.',
    ),
  }
}
