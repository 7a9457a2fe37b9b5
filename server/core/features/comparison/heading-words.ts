// The words of a heading as a report shows them: with those of inline code and of images, which running text has none of.

import type { Document } from '../../model/document.ts'
import type { Section } from '../../model/section.ts'
import { codeWords, type Leaf, OBJECT, toSource } from '../../syntax/prose.ts'

/** The section's title with the text of code, and what stands for an image, in place of U+FFFC. */
export function headingWords(document: Document, { title, start }: Section): string {
  if (!title.includes(OBJECT)) return title
  const block = document.blockAt(start)
  const at = document.startOf(block)
  const leaf = document.facts(block).leaves.find(one => at + toSource(one, 0, one.text.length)[0] === start)
  if (!leaf) return title.replaceAll(OBJECT, '')
  let words = ''
  let from = 0
  for (let to = leaf.text.indexOf(OBJECT); to >= 0; to = leaf.text.indexOf(OBJECT, from)) {
    const [first, last] = toSource(leaf, to, to + 1)
    words += leaf.text.slice(from, to) + wordsOf(document.text.slice(at + first, at + last), leaf.kind)
    from = to + 1
  }
  return (words + leaf.text.slice(from)).trim()
}

/** Of a code span its words, of an image its description. */
function wordsOf(source: string, kind: Leaf['kind']): string {
  return codeWords(source, kind) ?? /^!\[([^\]]*)\]/.exec(source)?.[1] ?? ''
}
