// The words of the concordance's page, in the language of the interface: the page itself cannot ask VS Code for them.

import * as vscode from 'vscode'
import type { Words } from '../pages/concordance/words.ts'
import { copyWords, emptyWords } from './page-words.ts'

export function concordanceWords(): Words {
  return {
    ...emptyWords(),
    ...copyWords(),
    title: vscode.l10n.t('Concordance'),
    query: vscode.l10n.t('Find in the corpus'),
    queryHint: {
      phrase: vscode.l10n.t('Words as they are'),
      term: vscode.l10n.t('A term of the glossary, by any of its wordings'),
      pattern: vscode.l10n.t('With * ? | and brackets: 高质量*发展, navig*, (new|old) port'),
    },
    queryKind: vscode.l10n.t('What is looked for'),
    kinds: {
      phrase: vscode.l10n.t('Phrase'),
      term: vscode.l10n.t('Term'),
      pattern: vscode.l10n.t('Pattern'),
    },
    find: vscode.l10n.t('Find'),
    tabs: {
      lines: vscode.l10n.t('Lines'),
      documents: vscode.l10n.t('By Document'),
      collocates: vscode.l10n.t('Collocates'),
      ngrams: vscode.l10n.t('N-grams'),
    },
    tabList: vscode.l10n.t('What is shown'),
    columns: {
      left: vscode.l10n.t('Left'),
      keyword: vscode.l10n.t('Keyword'),
      right: vscode.l10n.t('Right'),
      document: vscode.l10n.t('Document'),
      section: vscode.l10n.t('Section'),
      date: vscode.l10n.t('Date'),
      period: vscode.l10n.t('Period'),
      kind: vscode.l10n.t('Type'),
    },
    documentColumns: {
      count: vscode.l10n.t('Places'),
      rate: vscode.l10n.t('Per 10,000 characters'),
      characters: vscode.l10n.t('Characters'),
    },
    collocateColumns: {
      text: vscode.l10n.t('Collocate'),
      score: vscode.l10n.t('log-Dice'),
      together: vscode.l10n.t('Together'),
      left: vscode.l10n.t('Left'),
      right: vscode.l10n.t('Right'),
      total: vscode.l10n.t('In all'),
    },
    ngramColumns: {
      text: vscode.l10n.t('Words beside the keyword'),
      side: vscode.l10n.t('Side'),
      length: vscode.l10n.t('Length'),
      count: vscode.l10n.t('Places'),
      documents: vscode.l10n.t('Documents'),
    },
    before: vscode.l10n.t('before'),
    behind: vscode.l10n.t('behind'),
    all: {
      plan: vscode.l10n.t('All plans and works'),
      period: vscode.l10n.t('All periods'),
      kind: vscode.l10n.t('All document kinds'),
      language: vscode.l10n.t('Both languages'),
    },
    filters: {
      plan: vscode.l10n.t('Filter by plan'),
      period: vscode.l10n.t('Filter by period'),
      kind: vscode.l10n.t('Filter by document kind'),
      language: vscode.l10n.t('Filter by language'),
    },
    filterText: vscode.l10n.t('Words that the line or title has, too'),
    clear: vscode.l10n.t('Clear Filters'),
    none: vscode.l10n.t('Not stated'),
    documentKinds: {
      proposal: vscode.l10n.t('proposal'),
      outline: vscode.l10n.t('outline'),
      sector: vscode.l10n.t('sector plan'),
      regional: vscode.l10n.t('regional plan'),
      report: vscode.l10n.t('report'),
      law: vscode.l10n.t('law'),
      statistics: vscode.l10n.t('statistics'),
      commentary: vscode.l10n.t('commentary'),
    },
    languages: { zh: vscode.l10n.t('Chinese'), en: vscode.l10n.t('English') },
    figures: vscode.l10n.t('places: {0} · documents: {1} of {2} · {3} per 10,000 of {4} characters'),
    kept: vscode.l10n.t('Of these the first {0} can be listed.'),
    wordings: vscode.l10n.t('Wordings: {0}'),
    allWordings: vscode.l10n.t('Find all wordings of {0}'),
    notes: vscode.l10n.t('Notes on the figures: {0}'),
    searching: vscode.l10n.t('Searching documents: {0} of {1}'),
    reading: vscode.l10n.t('Reading the corpus…'),
    keys: vscode.l10n.t(
      'Arrow keys move between cells. Enter opens the place beside, with Control in this column of the window. Shift with the arrow keys selects rows; Control and C copies them. Enter on a heading sorts; what sorted before decides between equals.',
    ),
    window: vscode.l10n.t('Window'),
    side: vscode.l10n.t('Side of the keyword'),
    sides: {
      both: vscode.l10n.t('Both sides'),
      left: vscode.l10n.t('Before it'),
      right: vscode.l10n.t('Behind it'),
    },
    least: vscode.l10n.t('At least'),
    functionWords: vscode.l10n.t('With function words'),
    basis: vscode.l10n.t(
      'Within the sentence, around places: {0}. Chinese by the longest words of glossary and dictionary. log-Dice: 14 + log2(2 × together / (places + in all)).',
    ),
    rare: vscode.l10n.t('Others that stand there fewer than {1} times: {0}.'),
    noDictionary: vscode.l10n.t('Without the dictionary, pairs of characters stand for words.'),
    term: vscode.l10n.t('(term)'),
    abridged: vscode.l10n.t('(not the whole text)'),
    selected: vscode.l10n.t('rows selected: {0}'),
    sortedUp: vscode.l10n.t('Sorted by {0}, ascending'),
    sortedDown: vscode.l10n.t('Sorted by {0}, descending'),
    unsorted: vscode.l10n.t('In the order of dates'),
    start: vscode.l10n.t('Find words in the corpus'),
    startHelp: vscode.l10n.t(
      'Every place of a phrase, of a term with all its wordings in both languages, or of a pattern, with the words around it. In a text, Ctrl+Shift+Alt+F looks for what is under the cursor or selected.',
    ),
    patternHelp: vscode.l10n.t(
      'In a pattern * is the rest of a word, or what stands between in the same sentence; ? is one letter or character; a|b is one or the other; brackets hold together.',
    ),
    nothingFound: vscode.l10n.t('Nothing found'),
    nothingFoundHelp: vscode.l10n.t(
      'Front matter, tables of contents, code, addresses and glossaries are not searched. Filters may hide what there is.',
    ),
    problems: {
      empty: vscode.l10n.t('There is no word to look for'),
      'too-many': vscode.l10n.t('The pattern has too many alternatives'),
      'too-long': vscode.l10n.t('This is too long to look for'),
      'unknown-term': vscode.l10n.t('No glossary has this term'),
    },
    asPhrase: vscode.l10n.t('Find it as words'),
  }
}
