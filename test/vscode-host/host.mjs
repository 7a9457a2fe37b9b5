/**
 * Starts a real VS Code: the server with its Node extension host, and the workbench in a headless Chromium.
 *
 * The one door to this folder for tests, pictures and `npm start`; `driver.mjs` then works the page as a person would.
 */

import { cpSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { launchBrowser } from './browser.mjs'
import { installVsix, linkExtension } from './extensions.mjs'
import { addEmptyLanguagePack } from './language-pack.mjs'
import { startServer } from './server.mjs'
import { changeRunningSettings, writeUserSettings } from './settings.mjs'
import { setUp } from './setup.mjs'
import { followTests } from './test-run.mjs'
import { addDevelopmentOptions, serveWebExtension } from './web-extension.mjs'
import { workbenchUrl } from './workbench-url.mjs'

/**
 * @typedef {object} OpenOptions
 * @property {string} [folder] the folder or `.code-workspace` file to open; none: an empty window
 * @property {boolean} [copy] open a fresh copy of the folder instead, which is removed in the end
 * @property {string} [openFile] what to show at the start: `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`, the file absolute or
 *   relative to the folder
 * @property {string[]} [extensions] folders of extensions, used as they are
 * @property {string} [installVsix] an extension's package to install
 * @property {import('./settings.mjs').Settings} [settings] user settings, on top of the calm ones of `settings.mjs`
 * @property {string} [theme] a colour theme by its name in the settings, such as `Dark Modern`
 * @property {boolean} [asksForTrust] a folder is restricted until its authors are trusted, as on the desktop
 * @property {string} [locale] the display language, such as `zh-cn`; VS Code's own words stay English
 * @property {string} [testsPath] a module whose `run()` runs tests in the extension host, as VS Code has it
 * @property {boolean} [web] use the web worker extension host and the extension's `browser` entry
 * @property {boolean} [smokeTestDriver] VS Code's automation mode, which tests need; hides toasts and dialogs. Default:
 *   with `testsPath` only
 * @property {(text: string, kind: string) => void} [onOutput] called with each message of the tests
 * @property {{width: number, height: number}} [viewport] in CSS pixels; default 1280 × 800
 * @property {number} [scale] device pixels in a CSS pixel; default 1
 * @property {string} [userDataDir] default: a temporary one
 * @property {string} [extensionsDir] default: a temporary one
 * @property {number} [port] default: any free one
 */

/**
 * @typedef {object} ServedVSCode
 * @property {string} url what to open in a browser; holds the server's secret
 * @property {string | undefined} folder the one that is open: the copy, if one was asked for
 * @property {import('./server.mjs').Server} server
 * @property {(changes: import('./settings.mjs').Settings) => void} changeSettings works while VS Code is running
 * @property {() => Promise<void>} close ends all of it and removes what was temporary
 */

/**
 * @typedef {object} Window
 * @property {import('playwright-core').Page} page
 * @property {Promise<number>} finished resolves to the tests' exit code, and rejects if VS Code ends before they do
 */

/** @typedef {ServedVSCode & Window} OpenVSCode */

/** How long the workbench may take until it is on the page, in milliseconds. It takes two seconds on an idle machine. */
const loadLimit = 60_000

/**
 * Serves VS Code to any browser on this machine, and opens none.
 *
 * @param {OpenOptions} options
 * @returns {Promise<ServedVSCode>}
 */
export async function serveVSCode(options) {
  setUp()
  let folder = options.folder && resolve(options.folder)
  const server = await startServer({
    ...options,
    prepare(folders) {
      if (folder && options.copy) folder = copyFolder(folder, folders)
      const theme = options.theme ? { 'workbench.colorTheme': options.theme } : {}
      writeUserSettings(folders.userData, { ...options.settings, ...theme })
      if (options.locale) addEmptyLanguagePack(options.locale, folders)
      // In automation mode the address names the extensions; the web worker host has its own way to them.
      if (options.smokeTestDriver || options.web) return
      for (const extension of options.extensions ?? []) linkExtension(extension, folders)
    },
  })
  try {
    if (options.installVsix) installVsix(options.installVsix, server)
  } catch (error) {
    await server.close()
    throw error
  }
  return {
    url: workbenchUrl(server, { ...options, ...(folder ? { folder } : {}) }),
    folder,
    server,
    changeSettings: changes => changeRunningSettings(server.folders.userData, changes),
    close: server.close,
  }
}

/**
 * Opens VS Code in a headless Chromium. Without tests it resolves when the workbench is on the page.
 *
 * @param {OpenOptions} options
 * @returns {Promise<OpenVSCode>}
 */
export async function openVSCode(options) {
  const smokeTestDriver = options.smokeTestDriver ?? Boolean(options.testsPath)
  const served = await serveVSCode({ ...options, smokeTestDriver })
  /** @type {(() => unknown)[]} what to close before the server, the last one first */
  const closers = []
  const close = async () => {
    while (closers.length > 0) await closers.pop()?.()
    await served.close()
  }

  try {
    const browser = await launchBrowser({
      temporary: served.server.folders.temporary,
      viewport: options.viewport ?? { width: 1280, height: 800 },
      scale: options.scale ?? 1,
      // The web worker host loads the extension from another origin than the page's.
      bypassCSP: Boolean(options.web),
    })
    closers.push(() => browser.close().catch(() => {}))
    const page = browser.pages()[0] ?? (await browser.newPage())
    if (process.env.VSHOST_DEBUG) page.on('console', message => console.error('[page]', message.text().slice(0, 300)))

    const { finished } = await followTests(page, served.server, options.onOutput ?? (() => {}))
    if (options.web) {
      const [extension, another] = options.extensions ?? []
      if (!extension || another) throw new Error('The web extension host takes one extension')
      const origin = await serveWebExtension(extension)
      closers.push(origin.close)
      await addDevelopmentOptions(page, origin.developmentOptions(options.testsPath))
    }
    await page.goto(served.url)
    // Tests start, and may be over, before all of the window is there.
    if (!options.testsPath) await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: loadLimit })
    return { ...served, page, finished, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** @param {string} folder @param {import('./server.mjs').Folders} folders @returns {string} the copy */
function copyFolder(folder, folders) {
  const copy = join(folders.temporary, 'copy', basename(folder))
  cpSync(folder, copy, { recursive: true })
  return copy
}
