// Says whether a piece of Markdown ends inside a fence or raw HTML, which alone reach over blank lines.

import { parseBlocks } from './markdown.ts'
import { closingOf, findWholeOpening } from './opening.ts'

/** A construct that is open at the end of a text: where it starts, and the global expression that finds its end. */
export interface Terminator {
  readonly start: number
  readonly pattern: string
  readonly flags: string
}

/**
 * The construct that `source` leaves open at its end, or undefined. `source` must end where no container is open,
 * so that only the last top-level node can be (CommonMark 0.31, 4.5 fenced code and 4.6 HTML blocks, kinds 1 to 5).
 */
export function openConstruct(source: string): Terminator | undefined {
  if (!mayOpen(source)) return undefined
  const whole = findWholeOpening(source)
  if (whole) return whole.end === undefined ? { start: 0, ...closingBy(whole.closing) } : undefined
  const last = parseBlocks(source).children.at(-1)
  const start = last?.position?.start.offset
  if (last === undefined || start === undefined) return undefined
  // Raw HTML keeps the spaces before it.
  const text = source.slice(start, last.position?.end.offset).trimStart()
  const close = last.type === 'code' ? openFence(text) : last.type === 'html' ? openHtml(text) : undefined
  return close && { start, ...close }
}

type Closing = Omit<Terminator, 'start'>

/** A cheap test that errs on the side of yes: most blocks have no such character, and many files begin with a comment. */
function mayOpen(source: string): boolean {
  if (!source.includes('<') && !source.includes('```') && !source.includes('~~~')) return false
  const closed = CLOSED_COMMENT.exec(source)?.[0].length ?? 0
  return MAY_OPEN.test(closed > 0 ? source.slice(closed) : source)
}

const CLOSED_COMMENT = /^<!--[^\r\n]*-->[^\r\n]*/
const MAY_OPEN = /(?:^|[\r\n])[^\r\n]{0,3}(?:`{3}|~{3}|<(?:[!?]|script|pre|style|textarea))/i

function closingBy({ source, flags }: RegExp): Closing {
  return { pattern: source, flags }
}

function openFence(text: string): Closing | undefined {
  const fence = /^(?:`{3,}|~{3,})/.exec(text)?.[0]
  if (fence === undefined) return undefined
  const closing = closingOf(fence)
  closing.lastIndex = fence.length
  return closing.test(text) ? undefined : closingBy(closing)
}

const HTML_KINDS: readonly (readonly [open: RegExp, close: string])[] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, '</(?:script|pre|style|textarea)>'],
  [/^<!--/, '-->'],
  [/^<\?/, '\\?>'],
  [/^<!\[CDATA\[/, '\\]\\]>'],
  [/^<![a-z]/i, '>'],
]

function openHtml(text: string): Closing | undefined {
  for (const [open, close] of HTML_KINDS) {
    if (!open.test(text)) continue
    return new RegExp(close, 'i').test(text) ? undefined : { pattern: close, flags: 'gi' }
  }
  return undefined
}
