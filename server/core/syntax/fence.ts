// A block that a code fence opens, found without the parser: what stands in it may be as long as a document.

/** A fence at the start of a text. */
export interface Fence {
  /** What closes it, as a global expression of lines. */
  readonly closing: RegExp
  /** Where the text behind its closing line begins; undefined where nothing closes it. */
  readonly end: number | undefined
}

/** The fence with which `source` begins, without spaces before it; undefined where it begins with none (CommonMark 0.31, 4.5). */
export function findFence(source: string): Fence | undefined {
  const opening = OPENING.exec(source)
  const fence = opening?.[1] ?? opening?.[2]
  if (!opening || fence === undefined) return undefined
  const closing = closingOf(fence)
  // The line break before the closing line may be that of the opening one.
  closing.lastIndex = opening[0].length
  const found = closing.exec(source)
  return { closing, end: found ? found.index + found[0].length : undefined }
}

const OPENING = /^(?:(`{3,})[^`\r\n]*|(~{3,})[^\r\n]*)(?=[\r\n]|$)/

function closingOf(fence: string): RegExp {
  return new RegExp(`[\\r\\n] {0,3}${fence[0]}{${fence.length},}[ \\t]*(?=[\\r\\n]|$)`, 'g')
}

/** Whether `source` is one block of fenced code and nothing else. */
export function isFenced(source: string): boolean {
  const fence = findFence(source)
  return fence !== undefined && (fence.end === undefined || /^[ \t\r\n]*$/.test(source.slice(fence.end)))
}
