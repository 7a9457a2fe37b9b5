// Puts notes of an import that say the same of many places into one: eighty page numbers, a running head of every page.

import type { ImportNote } from '../../core/importing/import-document.ts'

/** A note, and how many such there are; of several the words are the first and the last ones. */
export interface GatheredNote extends ImportNote {
  readonly count: number
}

/**
 * `notes` in their order, with those that have no place in the result and the same words for the same reason as one, where the first of
 * them stood. Page numbers are the same words, whatever they count, and so are running heads with one.
 */
export function gatherNotes(notes: readonly ImportNote[]): GatheredNote[] {
  const groups = new Map<string, ImportNote[]>()
  for (const [at, note] of notes.entries()) {
    const { kind, reason, text, line } = note
    const words = reason === 'page-number' ? '' : reason === 'running-head' ? text.replace(/[0-9０-９]+/g, '#') : text
    const key = line === undefined ? JSON.stringify([kind, reason, words]) : String(at)
    const group = groups.get(key)
    if (group) group.push(note)
    else groups.set(key, [note])
  }
  return Array.from(groups.values(), ([first, ...more]) => {
    const last = more.at(-1)
    const text = last && last.text !== first?.text ? `${first?.text} … ${last.text}` : (first?.text ?? '')
    return { kind: '', reason: '', ...first, text, count: more.length + 1 }
  })
}
