// Finds where lists are nested so deep that the parser would take minutes: its time grows with the third power of the depth.

/** Where the first line begins that opens a list more than `most` lists deep; undefined where there is none. Linear. */
export function findDeepList(source: string, most: number): number | undefined {
  // So deep a list takes at least a marker and a space for each.
  if (source.length < most * 2) return undefined
  /** The columns at which the items begin that are open. */
  const open: number[] = []
  for (let from = 0; from < source.length; from = endOfLine(source, from)) {
    let [at, column] = pass(source, from, 0)
    if (isBreak(source.charCodeAt(at))) continue
    while (open.length > 0 && (open.at(-1) ?? 0) > column) open.pop()
    for (let length = markerAt(source, at); length > 0; length = markerAt(source, at)) {
      const content = pass(source, at + length, column + length)
      open.push(content[1])
      if (open.length > most) return from
      at = content[0]
      column = content[1]
    }
  }
  return undefined
}

/** Behind the white space at `at`, with the column there. */
function pass(source: string, at: number, column: number): [number, number] {
  for (; ; at++) {
    const code = source.charCodeAt(at)
    if (code === TAB) column += 4 - (column % 4)
    else if (code === SPACE) column++
    else return [at, column]
  }
}

/** How long the marker of a list item at `at` is; 0 where there is none. */
function markerAt(source: string, at: number): number {
  let end = at
  while (end - at < 9 && isDigit(source.charCodeAt(end))) end++
  const code = source.charCodeAt(end)
  const isMarker = end > at ? code === DOT || code === BRACKET : code === DASH || code === STAR || code === PLUS
  const next = source.charCodeAt(end + 1)
  return isMarker && (next === SPACE || next === TAB) ? end + 1 - at : 0
}

function endOfLine(source: string, from: number): number {
  let at = from
  while (at < source.length && !isBreak(source.charCodeAt(at))) at++
  return at + 1
}

const [TAB, SPACE, BRACKET, STAR, PLUS, DASH, DOT] = [9, 0x20, 0x29, 0x2a, 0x2b, 0x2d, 0x2e]

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || Number.isNaN(code)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
