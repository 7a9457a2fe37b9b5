#!/usr/bin/env node
/**
 * Brings up everything that the VS Code host needs: `node test/vscode-host/setup.mjs`.
 *
 * It takes about half a minute on a new machine and no time where all is there. Nothing comes from anywhere but npm and
 * Debian's packages: no Electron, no browser build, no compiled module.
 */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installPackages } from '../support/debian.mjs'
import { findChromium, hostFolder, modulesFolder, serverNodePackage, vscodeFolder } from './layout.mjs'

/** Written last, so that an install that was cut short is done again. */
const stampFile = join(modulesFolder, '.vscode-host-stamp')

/**
 * Makes sure that browser, fonts and VS Code are installed. Says a line to the standard error stream for each step that
 * takes time, and nothing when there is none to take.
 *
 * @throws {Error} with a message for a person when something is missing that cannot be installed from here
 */
export function setUp() {
  checkMachine()
  installDebianPackages()
  installVSCode()
}

function checkMachine() {
  if (process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)) return
  throw new Error(
    `The VS Code host is made of Linux packages for x64 and arm64; this is ${process.platform} ${process.arch}. ` +
      'Use a desktop VS Code here: see README.md in this folder.',
  )
}

function installDebianPackages() {
  const missing = []
  // The sandbox is a package of its own, which Chromium needs for anybody but root.
  if (!findChromium()) missing.push('chromium', 'chromium-sandbox')
  if (!hasChineseFont()) missing.push('fontconfig', 'fonts-noto-cjk')
  installPackages(missing, {
    instead:
      'Where there is no apt-get: any Chromium will do (name it in $CHROMIUM if it is not on the PATH), and any font with simplified Chinese.',
    say: line => console.error(`vscode-host: ${line}`),
  })
}

/** Without one, every Chinese character in a picture would be an empty box. */
function hasChineseFont() {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return list.status === 0 && list.stdout.trim() !== ''
}

function installVSCode() {
  const stamp = stampOfSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return

  // The scripts of these packages compile native modules and fetch programs. VS Code runs without either.
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  say('installing VS Code from npm (1 of 2: server, Node, Playwright)')
  run(['npm', 'ci', '--include=optional', ...quietly], { cwd: hostFolder })

  // VS Code's own dependencies are left to code-server's install script, which insists on running under Node 24.
  // Not `npm ci`: its shrinkwrap is not quite in step with its package.json.
  say('installing VS Code from npm (2 of 2: its dependencies)')
  run(['npm', 'install', '--omit=dev', '--no-save', ...quietly], { cwd: vscodeFolder })

  replaceNativeModules()
  removeWhatIsNeverRun()
  writeFileSync(stampFile, stamp)
}

/** Changes with whatever decides what is installed. */
function stampOfSources() {
  const hash = createHash('sha256')
  const standIns = readdirSync(join(hostFolder, 'stand-ins')).map(name => join('stand-ins', name))
  for (const name of ['package.json', 'package-lock.json', 'setup.mjs', ...standIns]) {
    hash.update(readFileSync(join(hostFolder, name)))
  }
  return hash.digest('hex')
}

/** Two native modules are loaded at every start. Plain JavaScript takes their place, so that no compiler is needed. */
function replaceNativeModules() {
  for (const name of ['spdlog', 'native-watchdog']) {
    copyFileSync(join(hostFolder, `stand-ins/${name}.cjs`), join(vscodeFolder, `node_modules/@vscode/${name}/index.js`))
  }
}

/** A good third of what is installed: programs for other systems, C headers, AI agents. */
function removeWhatIsNeverRun() {
  const dependencies = join(vscodeFolder, 'node_modules')
  const ripgrep = join(dependencies, '@vscode/ripgrep-universal/bin')
  const otherSystems = readdirSync(ripgrep).filter(name => name !== `linux-${process.arch}`)
  const unused = [
    join(dependencies, '@github'),
    join(dependencies, '@microsoft/mxc-sdk'),
    join(dependencies, '@vscode/windows-process-tree'),
    join(vscodeFolder, 'extensions/copilot'),
    join(serverNodePackage, 'include'),
    ...otherSystems.map(name => join(ripgrep, name)),
  ]
  for (const path of unused) rmSync(path, { recursive: true, force: true })
}

/**
 * Runs a command to its end, silently if it succeeds.
 *
 * @param {[string, ...string[]]} command
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
function run([program, ...args], options = {}) {
  const result = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', ...options })
  if (result.status === 0) return
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(-20).join('\n')
  throw new Error(
    `"${[program, ...args].join(' ')}" failed: ${result.error?.message ?? `exit ${result.status}`}\n${output}`,
  )
}

/** @param {string} what */
function say(what) {
  console.error(`vscode-host: ${what} …`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const start = performance.now()
  try {
    setUp()
    console.error(`vscode-host: ready (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  } catch (error) {
    console.error(`vscode-host: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}
