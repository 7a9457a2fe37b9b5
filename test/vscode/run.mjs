#!/usr/bin/env node
// Runs the tests that need a real VS Code:
//
//   node test/vscode/run.mjs node      in the Node extension host, as on the desktop
//   node test/vscode/run.mjs web       in the web worker extension host, as on vscode.dev
//   node test/vscode/run.mjs screen    what is to be seen on the screen
//
// VS Code is the one of ../vscode-host; with TIFA_VSCODE=desktop, `node` and `web` run in a desktop VS Code that
// @vscode/test-electron downloads. Prints what mocha prints and ends with 1 if a test failed.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTests } from '@vscode/test-electron'
import { bundleSuite } from './bundle.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Which suite opens which folder. */
const suites = /** @type {const} */ ([
  ['corpus', 'workspace'],
  ['plain', 'plain'],
])

const [what = ''] = process.argv.slice(2)
if (!['node', 'web', 'screen'].includes(what)) {
  console.error('Usage: node test/vscode/run.mjs node|web|screen')
  process.exit(2)
}

// VS Code's own storage is a temporary one here: the index may lie there, as it does for a user.
delete process.env.TIFA_CACHE
// What tests an old build tests nothing.
if (!run('esbuild.mjs')) process.exit(1)
if (what === 'screen') {
  const tests = readdirSync(join(root, 'test/vscode'))
    .filter(name => name.endsWith('.test.mjs'))
    .map(name => `test/vscode/${name}`)
  // Mouse, focus and frames of a real editor: what fails once is tried once more. The time is for a VS Code that starts on a busy machine.
  run('node_modules/mocha/bin/mocha.js', '--exit', '--timeout', '240000', '--retries', '1', ...tests)
} else {
  for (const [suite, folder] of suites) await runSuite(what === 'web' ? 'web' : 'node', suite, folder)
}

/**
 * @param {'node' | 'web'} host
 * @param {'corpus' | 'plain'} suite
 * @param {string} folder what it opens: a copy, for the tests write into it
 */
async function runSuite(host, suite, folder) {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'tifa-vscode-')))
  const workspace = join(temporary, folder)
  cpSync(join(root, 'test/vscode', folder), workspace, { recursive: true })
  mkdirSync(join(workspace, '.vscode'))
  // In a browser VS Code saves by itself after a second: what a test had written would stay.
  writeFileSync(join(workspace, '.vscode/settings.json'), JSON.stringify({ 'files.autoSave': 'off' }))
  try {
    await runTests({
      ...(process.env.TIFA_VSCODE === 'desktop' ? {} : { vscodeExecutablePath: join(root, 'test/vscode-host/code') }),
      extensionDevelopmentPath: root,
      extensionTestsPath: await bundleSuite(host, suite),
      launchArgs: [
        workspace,
        // Neither settings nor other extensions of whoever runs this.
        `--user-data-dir=${join(temporary, 'user')}`,
        `--extensions-dir=${join(temporary, 'extensions')}`,
        ...(host === 'web' ? ['--extensionDevelopmentKind=web'] : []),
      ],
    })
  } catch (error) {
    // mocha has told which tests failed; whatever else went wrong is told here.
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** @param {string[]} args of Node @returns {boolean} whether it went well */
function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
  return status === 0
}
