// What a page says where it has nothing to show.

import { button, element } from './element.ts'
import type { Help } from './messages.ts'
import type { PageWords } from './words.ts'

/** A title, what there is to know, and what can be done. */
export function empty(title: string, texts: readonly string[] = [], ...buttons: readonly HTMLElement[]): Node[] {
  return [
    element('h2', {}, title),
    ...texts.map(text => element('p', {}, text)),
    ...(buttons.length > 0 ? [element('p', { class: 'buttons' }, ...buttons)] : []),
  ]
}

/** The same where no corpus is open, or the server does not answer. */
export function emptyFor(problem: 'no-corpus' | 'stopped', words: PageWords, ask: (help: Help) => void): Node[] {
  if (problem === 'no-corpus') return empty(words.noCorpus, [words.noCorpusHelp], sampleButton(words, ask))
  const restart = button(words.restart, 'primary', () => ask('restartServer'))
  return empty(words.stopped, [words.stoppedHelp], restart)
}

/** The button that opens the sample corpus. */
export function sampleButton(words: PageWords, ask: (help: Help) => void): HTMLElement {
  return button(words.openSample, 'primary', () => ask('openSampleCorpus'))
}
