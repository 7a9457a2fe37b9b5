/** Follows the extension tests that run in a workbench: what they print, and how they end. */

/** What VS Code says of itself at every start. Each begins a message; `$VSHOST_DEBUG` shows them. */
const noise = [
  'Aborted onWillSaveTextDocument-event',
  'Canceled: ',
  'Creating a socket',
  'Creation of workbench contribution',
  'Ignoring fetching additional builtin extensions',
  'Loading development extension at',
  'Resolved connection token',
  'Resolving connection token',
  'Updating additional builtin extensions cache',
  '[AccountPolicy',
  '[AgentHost',
  '[ChatModel',
  '[Service Worker]',
  '[reconnection',
]

/**
 * @param {import('playwright-core').Page} page before the workbench is loaded
 * @param {import('./server.mjs').Server} server
 * @param {(text: string, kind: string) => void} onOutput called with each message; the kind is a console's, as `error`
 * @returns {Promise<{finished: Promise<number>}>} `finished` resolves to the tests' exit code, and rejects if VS Code
 *   ends before they do
 */
export async function followTests(page, server, onOutput) {
  // These two functions are the hooks that VS Code's automation mode has for test runners: its console, and its exit.
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ kind, /** @type {unknown[]} */ args) => {
    const text = format(args)
    if (process.env.VSHOST_DEBUG || !isNoise(text)) onOutput(text, kind)
  })
  /** @type {Promise<number>} */
  const exit = new Promise(resolve => void page.exposeFunction('codeAutomationExit', resolve))
  /** @type {Promise<never>} */
  const accident = new Promise((_, reject) => {
    page.on('crash', () => reject(new Error('The page of the workbench crashed')))
    page.on('close', () => reject(new Error('The browser was closed')))
    void server.exited.then(code => reject(new Error(`VS Code's server ended (exit ${code})\n${server.log()}`)))
  })
  const finished = Promise.race([exit, accident])
  // Whoever opened VS Code for something else than tests does not wait for their end.
  finished.catch(() => {})
  return { finished }
}

/** @param {string} text */
function isNoise(text) {
  return noise.some(start => text.startsWith(start)) || /^Request to '.*package\.nls\.json'/.test(text)
}

/**
 * As a console does it, but for objects, which have been made strings on their way here. `util.format` would not do: it
 * swallows the argument of a `%c`.
 *
 * @param {unknown[]} args
 */
function format([first = '', ...rest]) {
  if (typeof first !== 'string') return [first, ...rest].map(String).join(' ')
  const filled = first.replace(/%[sdoO%]/g, mark => (mark === '%%' ? '%' : String(rest.shift() ?? '')))
  return [filled, ...rest.map(String)].join(' ')
}
