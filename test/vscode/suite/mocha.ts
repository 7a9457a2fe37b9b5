// Runs tests with mocha inside VS Code's extension host. The browser build of mocha runs on Node and in a web worker alike.

import 'mocha/mocha.js'

/** How long a test may take, milliseconds. Each takes a fraction of a second; the first waits for the corpus. */
const TIMEOUT = 30_000

/** As for the tests on the screen: a window may lose the focus, and a machine may be busy with others. What failed is said. */
const RETRIES = 1

/** Loads test files, which need `describe` and `it` to be there, and runs them; rejects where one fails. */
export async function runMocha(load: () => Promise<unknown>): Promise<void> {
  mocha.setup({ ui: 'bdd', reporter: 'spec', timeout: TIMEOUT, retries: RETRIES })
  await load()
  await new Promise<void>((resolve, reject) => {
    const end = (failures: number): void => {
      if (failures > 0) reject(new Error(`${failures} tests failed`))
      else resolve()
    }
    // The run of the browser build itself reads options out of the address of the page, and on Node there is none.
    const runner = Mocha.prototype.run.call(mocha, end)
    runner.on('retry', (test: Mocha.Test, error: Error) =>
      console.log(`tried again: ${test.fullTitle()}: ${error.stack}`),
    )
  })
}
