/**
 * Runs extension tests with the command line of VS Code's own executable, so that @vscode/test-electron 2 can use it:
 *
 *     runTests({ vscodeExecutablePath: 'test/vscode-host/code', extensionDevelopmentPath, extensionTestsPath, launchArgs })
 *
 * or a person:
 *
 *     test/vscode-host/code [FOLDER | FILE.code-workspace] --extensionDevelopmentPath=DIR… --extensionTestsPath=FILE
 *         [--extensionDevelopmentKind=web] [--user-data-dir=DIR] [--extensions-dir=DIR] [--locale=zh-cn]
 *         [--screenshot=PNG] [--test-timeout=SECONDS]
 *
 * The last two flags are ours; others of VS Code's are taken and ignored. Prints what the tests print and exits with their
 * exit code, or with 1 and a message if they come to no end.
 */

import { parseArgs } from 'node:util'
import { openVSCode } from './host.mjs'

/** How long all tests together may take, in seconds, if the command line does not say. */
const defaultTimeout = 900

const { values: flags, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    extensionDevelopmentKind: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    locale: { type: 'string' },
    screenshot: { type: 'string' },
    'test-timeout': { type: 'string' },
  },
  allowPositionals: true,
  // Flags for what this VS Code does not have, such as --disable-gpu, are no mistake.
  strict: false,
})

// A reader that goes away (`code … | head`) ends the output, not the tests.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

try {
  process.exitCode = await runTests()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** @returns {Promise<number>} their exit code */
async function runTests() {
  const testsPath = value('extensionTestsPath')
  if (!testsPath) throw new Error('This stand-in for VS Code only runs tests: --extensionTestsPath=FILE is missing')
  const start = performance.now()
  const vscode = await openVSCode({
    folder: positionals[0],
    extensions: [flags.extensionDevelopmentPath ?? []].flat().map(String),
    testsPath,
    web: value('extensionDevelopmentKind') === 'web',
    userDataDir: value('user-data-dir'),
    extensionsDir: value('extensions-dir'),
    locale: value('locale'),
    onOutput: (text, kind) => (kind === 'error' ? console.error(text) : console.log(text)),
  })
  try {
    const timeout = Number(value('test-timeout') ?? defaultTimeout)
    return await Promise.race([vscode.finished, failAfter(timeout)])
  } finally {
    const picture = value('screenshot')
    // Taken of a failure too, where the page may be gone; the failure is what has to be told then.
    if (picture) await vscode.page.screenshot({ path: picture }).catch(() => {})
    await vscode.close()
    console.log(`[vscode-host] ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
}

/** @param {keyof typeof flags} name @returns {string | undefined} */
function value(name) {
  const given = flags[name]
  return typeof given === 'string' ? given : undefined
}

/** @param {number} seconds @returns {Promise<never>} */
function failAfter(seconds) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`The tests did not end within ${seconds} s`)), seconds * 1000).unref()
  })
}
