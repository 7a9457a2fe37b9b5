// The words that pages have in common, in the language of the interface.

import * as vscode from 'vscode'
import type { CopyWords, PageWords } from '../pages/page/words.ts'

/** What every page says where it has nothing to show. */
export function emptyWords(): Omit<PageWords, 'title' | 'reading' | 'keys'> {
  return {
    noCorpus: vscode.l10n.t('No corpus is open'),
    noCorpusHelp: vscode.l10n.t(
      'Open a folder with a tifa.yaml, or a Markdown document with the front matter of a plan.',
    ),
    stopped: vscode.l10n.t('The language server does not answer'),
    stoppedHelp: vscode.l10n.t('The log of Tifa says why.'),
    openSample: vscode.l10n.t('Open Sample Corpus'),
    restart: vscode.l10n.t('Restart Server'),
  }
}

/** What a page says of copying and exporting its rows. */
export function copyWords(): CopyWords {
  return {
    copy: vscode.l10n.t('Copy'),
    export: vscode.l10n.t('Export'),
    actions: vscode.l10n.t('Copy and export what is shown'),
    copyMarkdown: vscode.l10n.t('Copy as Markdown'),
    copyTsv: vscode.l10n.t('Copy as TSV'),
    exportCsv: vscode.l10n.t('Export CSV…'),
    exportJson: vscode.l10n.t('Export JSON…'),
  }
}
