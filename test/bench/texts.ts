// The texts that are measured: real plans, one of them as it is, and documents of a given length made of all of them.

import { Document } from '../../server/core/model/document.ts'
import { readData } from '../support/data.ts'

export interface Text {
  /** What the tables call it. */
  readonly name: string
  /** Below the folder of the data; for a text that is made, a file that is not there. */
  readonly path: string
  readonly text: string
}

/** The outline of the 13th plan. */
export function outline13(): Text {
  const file = readData('plans').find(({ path }) => /2016-/.test(path))
  if (!file) throw new Error('plans/2016-… is missing from the data')
  return { name: '13th outline', ...file }
}

/**
 * The texts of all plans one after the other, again and again, until there are `length` characters. Its title is too short
 * to be looked for: a new name would have the whole corpus counted again while something else is measured.
 */
export function longText(length: number): Text {
  const head = '---\ntitle: 长\n---\n\n'
  const plans = readData('plans').map(({ text }) => `${text.slice(bodyOf(text))}\n\n`)
  if (plans.length === 0) throw new Error('the plans are missing from the data')
  let text = head
  for (let i = 0; text.length < length; i++) text += plans[i % plans.length] ?? ''
  const name = `${length.toLocaleString('en')} characters`
  return { name, path: `plans/bench-${length}.md`, text: text.slice(0, length) }
}

/** Where the front matter ends: an edit of what other texts call a plan is another matter. */
export function bodyOf(text: string): number {
  const [front] = Document.parse('front.md', text).blocks
  return front?.isFrontMatter ? front.source.length : 0
}

/** Where the words stand in the text: offsets inside the first character of each, in a mixed order. */
export function findWords(text: string, words: readonly string[], random: () => number): number[] {
  const offsets: number[] = []
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) offsets.push(at)
  }
  for (let i = offsets.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[offsets[i], offsets[j]] = [offsets[j] ?? 0, offsets[i] ?? 0]
  }
  return offsets
}

/** Turns offsets into positions; fast for many questions on one text. */
export function positionsIn(text: string): (offset: number) => { line: number; character: number } {
  const document = Document.parse('positions.md', text)
  return offset => document.positionAt(offset)
}
