// What every page is made of, from its head to what is for screen readers alone.

import type { Announcer } from './announcer.ts'
import { element } from './element.ts'
import type { PageWords } from './words.ts'

/** Fills the page: `head` goes into its header, `body` below, `announcer` where nobody sees it. */
export function layOut(
  { title, keys }: PageWords,
  announcer: Announcer,
  head: readonly Node[],
  body: readonly Node[],
): void {
  document.title = title
  document.body.append(
    element('header', {}, element('h1', { class: 'visually-hidden' }, title), ...head),
    element('div', { class: 'progress', 'aria-hidden': 'true' }, element('div', { class: 'moving' })),
    ...body,
    announcer.element,
    element('div', { id: 'keys', class: 'visually-hidden' }, keys),
  )
}
