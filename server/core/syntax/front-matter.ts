// Finds the YAML front matter of a document; what it says is read by the model.

import { breakEnd, breakFinder } from '../text/lines.ts'

/** Where front matter stands at the head of a text. Offsets are UTF-16 from the text's start. */
export interface FrontMatter {
  /** The YAML between the fences. */
  readonly yamlStart: number
  readonly yamlEnd: number
  /** Behind the closing fence, its line break and the blank lines that follow. */
  readonly end: number
  /** What is wrong with the fence itself: no closing `---`, or a line like `----` in its place. */
  readonly problem?: { readonly code: 'unclosed' | 'odd-fence'; readonly start: number; readonly end: number }
}

/** Front matter is looked for in this many characters from the start of a document. */
export const FRONT_LIMIT = 262_144

/** The front matter of `text`, or undefined where it does not begin with a line `---` that YAML follows. */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const head = text.slice(0, FRONT_LIMIT)
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(head)
  if (!opening) return undefined
  const yamlStart = opening[0].length
  // A rule at the start of a text is no front matter, though another rule may follow.
  if (
    !/^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r(?!\n)))*(?:[^\s:#-][^\r\n:]{0,200}:|[{[]|-{3,}|\.\.\.)/.test(
      head.slice(yamlStart, yamlStart + 2000),
    )
  )
    return undefined
  const nextBreak = breakFinder(head)
  let blank = -1
  for (let at = yamlStart; at < head.length; ) {
    const lineBreak = nextBreak(at)
    const line = head.slice(at, lineBreak < 0 ? head.length : lineBreak)
    const next = lineBreak < 0 ? head.length : breakEnd(head, lineBreak)
    if (/^(?:---|\.\.\.)[ \t]*$/.test(line)) return { yamlStart, yamlEnd: at, end: skipBlank(head, next) }
    if (/^-{4,}[ \t]*$/.test(line)) {
      const problem = { code: 'odd-fence', start: at, end: at + line.length } as const
      return { yamlStart, yamlEnd: at, end: skipBlank(head, next), problem }
    }
    if (blank < 0 && line.trim() === '') blank = at
    if (next === at) break
    at = next
  }
  // Never closed: it is front matter all the same if its first line reads like YAML, and it ends at the first blank line.
  if (!/^[\w-]+[ \t]*:(?:[ \t\r\n]|$)/.test(head.slice(yamlStart))) return undefined
  const yamlEnd = blank < 0 ? head.length : blank
  return { yamlStart, yamlEnd, end: skipBlank(head, yamlEnd), problem: { code: 'unclosed', start: 0, end: 3 } }
}

function skipBlank(text: string, from: number): number {
  const rest = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(from))
  return from + (rest?.[0].length ?? 0)
}
