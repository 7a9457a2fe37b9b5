// The pieces of text of a page of a PDF file, as they were set: where each stands, in points from the top left corner.

import { replaceRadicals } from './radicals.ts'

/** What PDF.js says of a piece of text. */
export interface PdfItem {
  readonly str: string
  readonly width: number
  readonly height: number
  /** From the space of the text to that of the page. */
  readonly transform: readonly number[]
  readonly fontName: string
}

export interface Fragment {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Its baseline, from the top of the page. */
  readonly top: number
  /** Height of its letters. */
  readonly size: number
  readonly isBold: boolean
}

/** So far from level a line of text may stand, as the ratio of rise to run. */
const LEVEL = 0.05
/** Controls and soft hyphens, which nobody sees; ligatures PDF.js has taken apart already. */
const NO_TEXT = /[\u0000-\u0008\u000B-\u001F\u00AD]/g
/** Letters set twice, a hair apart, are bold ones: so near they stand, in heights of a letter. */
const HAIR = 0.15

/**
 * The level pieces of a page, the words of those that stand aslant (stamps, labels of an axis), and how many characters its fonts named as
 * radicals.
 */
export function collectFragments(
  items: readonly PdfItem[],
  pageLeft: number,
  pageTop: number,
  isBold: (font: string) => boolean,
): { readonly fragments: Fragment[]; readonly aslant: string; readonly radicals: number } {
  const fragments: Fragment[] = []
  const aslant: string[] = []
  let radicals = 0
  for (const { str, width, transform, fontName } of items) {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform
    const plain = replaceRadicals(str.replace(NO_TEXT, ''))
    const { text } = plain
    radicals += plain.count
    if (text.trim() === '') {
      // A space by itself, where it is one in a line.
      const last = fragments.at(-1)
      const isBehind =
        last &&
        text !== '' &&
        Math.abs(pageTop - y - last.top) < HAIR * last.size &&
        x - pageLeft >= last.right - last.size
      if (isBehind && !last.text.endsWith(' ')) fragments[fragments.length - 1] = { ...last, text: `${last.text} ` }
      continue
    }
    if (Math.abs(b) > LEVEL * Math.abs(a) && Math.abs(c) > LEVEL * Math.abs(d)) {
      aslant.push(text.trim())
      continue
    }
    const left = x - pageLeft
    const fragment = {
      text,
      left,
      right: left + Math.abs(width),
      top: pageTop - y,
      size: Math.hypot(c, d) || Math.hypot(a, b) || 1,
      isBold: isBold(fontName),
    }
    const before = fragments.at(-1)
    const isTwice =
      before?.text === text &&
      Math.abs(before.left - fragment.left) < HAIR * fragment.size &&
      Math.abs(before.top - fragment.top) < HAIR * fragment.size
    if (!isTwice) fragments.push(fragment)
    else if (before) fragments[fragments.length - 1] = { ...before, isBold: true }
  }
  return { fragments, aslant: aslant.join('\n'), radicals }
}
