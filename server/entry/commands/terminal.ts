// What the terminal is: its language, whether it shows colours, and a line that says how far long work is.

import { type Locale, localeOf } from '../../protocol/locale.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The language of the terminal. */
export function terminalLocale(env: Environment = process.env): Locale {
  return localeOf(localeTag(env))
}

/** What the environment says of the language: POSIX has `LC_ALL` go before `LC_MESSAGES` before `LANG`. */
export function localeTag(env: Environment = process.env): string | undefined {
  return env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || undefined
}

/** Says what went wrong; returns the exit code for it. */
export function fail(message: string): number {
  process.stderr.write(`tifa: ${message}\n`)
  return 2
}

/** Says that there is nothing to work on, which a mistyped folder looks like and which is no failure. */
export function tellNothing(locale: Locale): void {
  process.stderr.write(`tifa: ${locale === 'zh' ? '此处没有文件' : 'there is no document here'}\n`)
}

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan'

/** Writes words in a style, or as they are. */
export type Paint = (style: Style, words: string) => string

/** The codes that set and end each style (ECMA-48, “select graphic rendition”). */
const CODES: Readonly<Record<Style, readonly [set: number, end: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
}

/**
 * Colours on a terminal alone, unless `--color` says otherwise; `NO_COLOR` (no-color.org), a dumb terminal and `FORCE_COLOR` are
 * heeded where it does not.
 */
export function painter(asked: string | undefined, stream: NodeJS.WriteStream = process.stdout): Paint {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  const isAllowed = !NO_COLOR && TERM !== 'dumb' && stream.isTTY === true
  const isOn = asked === 'always' || (asked !== 'never' && (isForced || isAllowed))
  return isOn ? (style, words) => `\u001b[${CODES[style][0]}m${words}\u001b[${CODES[style][1]}m` : (_, words) => words
}

/** How long work may last before it is shown how far it is, and how often that is told, milliseconds. */
const QUIET = 500
const OFTEN = 100

/** A line on standard error that says how far work is; shown on a terminal only, and gone when the work is done. */
export class Progress {
  readonly #stream = process.stderr
  readonly #started = performance.now()
  #told = 0
  #isShown = false

  tell(line: () => string): void {
    const now = performance.now()
    if (!this.#stream.isTTY || now - this.#started < QUIET || now - this.#told < OFTEN) return
    this.#told = now
    this.#isShown = true
    this.#stream.write(`\r\u001b[2K${line().slice(0, (this.#stream.columns ?? 80) - 1)}`)
  }

  end(): void {
    if (this.#isShown) this.#stream.write('\r\u001b[2K')
    this.#isShown = false
  }
}
