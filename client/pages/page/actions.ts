// The buttons at the head of a page, and the key that leads to its filter.

import { button, element } from './element.ts'
import type { CopyWords } from './words.ts'

/** A button of a bar of actions; `label` says in full what it does. */
export function action(name: string, text: string, label: string, act: () => void): HTMLButtonElement {
  const made = button(text, 'action', act)
  made.dataset['action'] = name
  made.setAttribute('aria-label', label)
  made.title = label
  return made
}

/** What copies a table as Markdown or TSV and exports it as CSV or JSON. */
export function copyActions(
  words: CopyWords,
  copy: (format: 'markdown' | 'tsv') => void,
  save: (format: 'csv' | 'json') => void,
): HTMLElement {
  const verb = (text: string): HTMLElement => element('span', { class: 'verb', 'aria-hidden': 'true' }, text)
  return element(
    'div',
    { class: 'actions', role: 'group', 'aria-label': words.actions },
    verb(words.copy),
    action('markdown', 'Markdown', words.copyMarkdown, () => copy('markdown')),
    action('tsv', 'TSV', words.copyTsv, () => copy('tsv')),
    verb(words.export),
    action('csv', 'CSV…', words.exportCsv, () => save('csv')),
    action('json', 'JSON…', words.exportJson, () => save('json')),
  )
}

/** Has Ctrl+F and Cmd+F lead to the page's own filter: before VS Code's listener, which would look for a find widget. */
export function onFind(focus: () => void): void {
  const find = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'f' || event.altKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    focus()
  }
  document.addEventListener('keydown', find, { capture: true })
}
