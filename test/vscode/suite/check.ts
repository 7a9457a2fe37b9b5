// The few assertions that the tests need: there is no node:assert in a web worker.

/** What mocha shows as a difference. */
class Mismatch extends Error {
  readonly showDiff = true
  readonly actual: unknown
  readonly expected: unknown

  constructor(message: string, actual: unknown, expected: unknown) {
    super(message)
    this.name = 'Mismatch'
    this.actual = actual
    this.expected = expected
  }
}

/** Fails unless the two are the same as JSON. */
export function same(actual: unknown, expected: unknown, message = 'not as expected'): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new Mismatch(message, actual, expected)
}

/** Fails unless `text` has each of `parts`. */
export function contains(text: string, ...parts: readonly string[]): void {
  const missing = parts.filter(part => !text.includes(part))
  if (missing.length > 0) throw new Mismatch(`“${missing.join('”, “')}” is missing`, text, parts.join('\n'))
}

/** Fails unless the condition holds. */
export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`It does not hold that ${what}`)
}
