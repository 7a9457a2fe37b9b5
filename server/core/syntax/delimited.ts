// Reads and writes tables as text: CSV as RFC 4180 and spreadsheets have it, with any separator, and tab-separated values.

/** A cell of a table with its place in the text. */
export interface Cell {
  /** What it says: without the quotes around it, doubled ones once. */
  readonly text: string
  /** The range of its content, inside of quotes. */
  readonly start: number
  readonly end: number
}

/** Separators that are met, the likeliest first. */
export const SEPARATORS = [',', '\t', ';', '|'] as const

/**
 * The rows of a table, one after the other; lines without any content are left out. A quote counts at the start of a cell, and where
 * none closes it, is text. Linear whatever the text holds.
 */
export function* readDelimited(text: string, separator: string): Generator<Cell[], void> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  // Excel's own way to say what parts the cells.
  const hint = /^sep=(.)(?:\r\n|\n|\r|$)/.exec(text.slice(at, at + 8))
  if (hint) at += hint[0].length
  const ends = new Ends(text, separator)
  let row: Cell[] = []
  let isFilled = false
  while (at <= text.length) {
    const isQuoted = text.charCodeAt(at) === QUOTE && ends.closes(at + 1)
    const cell = isQuoted ? readQuoted(text, at, ends) : readPlain(text, at, ends)
    row.push(cell.cell)
    isFilled ||= cell.cell.text !== ''
    at = cell.end
    if (text.charCodeAt(at) === ends.separator) {
      at++
      continue
    }
    if (isFilled) yield row
    row = []
    isFilled = false
    if (at >= text.length) return
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
}

/** The separator that the text itself names in its first line, as Excel lets it; undefined where it names none. */
export function namedSeparator(text: string): string | undefined {
  return /^\uFEFF?sep=(.)(?:\r\n|\n|\r|$)/.exec(text.slice(0, 12))?.[1]
}

/** A table as CSV or TSV: CRLF at line ends, quotes where they are needed, and no cell that a spreadsheet takes for a formula. */
export function* writeDelimited(
  rows: Iterable<readonly string[]>,
  separator: ',' | '\t',
): Generator<undefined, string> {
  const parts: string[] = []
  for (const row of rows) {
    parts.push(row.map(cell => writeCell(cell, separator)).join(separator))
    if (parts.length % ROWS_IN_STEP === 0) yield
  }
  return [...parts, ''].join('\r\n')
}

const ROWS_IN_STEP = 500

/**
 * What a spreadsheet would run, or read as a number, gets an apostrophe before it, as OWASP advises ("CSV Injection"); and so does what
 * begins with such an apostrophe already, so that {@link unguard} gives the same text again.
 */
function guard(text: string): string {
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

/** The text of a cell without the apostrophe that keeps it from being run. */
export function unguard(text: string): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text
}

function writeCell(cell: string, separator: string): string {
  const safe = guard(cell)
  const needsQuotes = safe.includes(separator) || /["\r\n\t]|^\s|\s$/.test(safe)
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe
}

function readQuoted(text: string, at: number, ends: Ends): { cell: Cell; end: number } {
  const start = at + 1
  const pieces: string[] = []
  let from = start
  for (;;) {
    const quote = text.indexOf('"', from)
    pieces.push(text.slice(from, quote))
    if (text.charCodeAt(quote + 1) === QUOTE) {
      pieces.push('"')
      from = quote + 2
      if (ends.closes(from)) continue
    }
    // What stands between the quote and the separator belongs to the cell, as careless writers have it.
    const rest = readPlain(text, Math.max(quote + 1, from), ends)
    return { cell: { text: pieces.join('') + rest.cell.text, start, end: quote }, end: rest.end }
  }
}

function readPlain(text: string, at: number, ends: Ends): { cell: Cell; end: number } {
  const end = ends.next(at)
  const written = text.slice(at, end)
  const words = written.trim()
  const start = at + written.indexOf(words)
  return { cell: { text: words, start, end: start + words.length }, end }
}

/** Where cells end; what is not there any more is not looked for again. */
class Ends {
  readonly separator: number
  readonly #text: string
  #lastQuote: number | undefined

  constructor(text: string, separator: string) {
    this.#text = text
    this.separator = separator.charCodeAt(0)
  }

  /** True where a quote stands at `at` or behind. */
  closes(at: number): boolean {
    this.#lastQuote ??= this.#text.lastIndexOf('"')
    return this.#lastQuote >= at
  }

  /** The offset of the next separator or line break, or the text's end. */
  next(at: number): number {
    const text = this.#text
    for (let i = at; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit === this.separator || unit === 10 || unit === 13) return i
    }
    return text.length
  }
}

const QUOTE = 34
