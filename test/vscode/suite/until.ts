// Waits for what VS Code and the server do in their own time.

/** How long to wait, milliseconds; what takes longer is broken. */
const LIMIT = 20_000

/** Milliseconds between two looks. */
const PAUSE = 20

/**
 * Asks again and again until the answer is something: neither undefined nor false.
 *
 * @throws {Error} that names `what` never came, and the last answer that `describe` gives of the state of things
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | PromiseLike<T | undefined | false>,
  describe: () => string = () => '',
): Promise<T> {
  const deadline = Date.now() + LIMIT
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() > deadline) throw new Error(`No ${what} within ${LIMIT / 1000} s${describe()}`)
    await new Promise(resolve => setTimeout(resolve, PAUSE))
  }
}
