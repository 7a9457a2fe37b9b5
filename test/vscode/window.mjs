// The window of VS Code that a block of tests works in, one at a time: opened before them and closed after them.

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDriver } from '../vscode-host/driver.mjs'
import { openVSCode } from '../vscode-host/host.mjs'
import { createWorkbench } from './workbench.mjs'

/** The extension's folder. Another one serves who works on a panel with a stand-in for the server. */
export const root = process.env.TIFA_EXTENSION ?? fileURLToPath(new URL('../..', import.meta.url))

/** Where pictures go that are to be looked at; undefined where nobody asked for any. */
export const pictures = process.env.TIFA_PICTURES

/** Milliseconds that a step may take: a VS Code starts slowly on a busy machine. */
const STEP = 60_000

/** @type {import('../vscode-host/host.mjs').OpenVSCode} */
export let vscode
/** @type {ReturnType<typeof createDriver>} */
export let driver
/** @type {ReturnType<typeof createWorkbench>} */
export let workbench

/** @param {import('../vscode-host/host.mjs').OpenOptions} options on top of Tifa in a light theme */
export async function openWindow(options) {
  vscode = await openVSCode({ extensions: [root], theme: 'Light Modern', ...options })
  driver = createDriver(vscode, { timeout: STEP })
  vscode.page.setDefaultTimeout(STEP)
  workbench = createWorkbench(vscode, driver)
}

/** A folder beside the tests. @param {string} name */
export function folderOf(name) {
  return fileURLToPath(new URL(name, import.meta.url))
}

/**
 * Has the tests of a block work in one window. A test that is tried again gets a new one: the focus, a menu or a frame that the first
 * one was left with may be why it failed.
 *
 * @param {() => Promise<unknown>} open opens the window, and brings it to where the tests begin
 * @param {() => unknown} [close] removes what `open` has made beside the window
 */
export function inWindow(open, close = () => {}) {
  const end = async () => {
    await vscode?.close()
    await close()
  }
  before(open)
  beforeEach(async function () {
    // @ts-expect-error: not among the types, though in the documentation of `retries`
    if (this.currentTest.currentRetry() > 0) {
      await end()
      await open()
    }
    // A hover or a menu that is left open lies over the text.
    await driver.clear()
  })
  tellFailures()
  after(end)
}

/** Closes the window that each test of a block opens for itself. */
export function closeEach() {
  tellFailures()
  afterEach(() => vscode.close())
}

/** Tells what is to be seen when a test of this block fails, and takes a picture where somebody asked for pictures. */
function tellFailures() {
  afterEach(async function () {
    if (this.currentTest?.state === 'passed' || this.currentTest?.isPending()) return
    console.log(`      To be seen: ${await see().catch(error => error.message)}`)
    if (pictures) await vscode.page.screenshot({ path: join(pictures, `failed-${Date.now()}.png`) }).catch(() => {})
  })
}

/** What the window and the frames in it show, in one line. */
async function see() {
  const window = await vscode.page.evaluate(() => {
    const texts = (/** @type {string} */ selector) =>
      [...document.querySelectorAll(selector)].map(
        one => one.getAttribute('aria-label') ?? (one.textContent ?? '').slice(0, 200),
      )
    const { activeElement } = document
    return {
      active: texts('.editor-group-container.active .tab.active'),
      tabs: texts('.editor-group-container .tab'),
      focus: activeElement && `${activeElement.tagName} ${activeElement.className}`,
      over: texts('.monaco-dialog-box, .notification-toast, .quick-input-widget, .context-view .monaco-menu'),
      status: texts('.part.statusbar .statusbar-item'),
    }
  })
  const frames = vscode.page.frames().filter(frame => frame.parentFrame()?.parentFrame())
  const pages = await Promise.all(
    frames.map(async frame => {
      const holder = await frame.frameElement()
      const how = await holder.evaluate(
        element => `${element.id} ${getComputedStyle(/** @type {Element} */ (element)).visibility}`,
      )
      return `${how}: ${(await frame.evaluate(() => document.body?.innerText ?? '')).slice(0, 100)}`
    }),
  ).catch(error => [error.message])
  return JSON.stringify({ ...window, pages })
}
