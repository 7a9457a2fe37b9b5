/**
 * Works an open VS Code as a person does, with keyboard and mouse, and looks at what is on the screen.
 *
 * Each function waits for what it causes to be seen. None waits for a fixed time; all fail with a message that says what
 * they waited for.
 */

import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { patternOfTexts } from './pattern.mjs'
import { findTextOnScreen } from './text-on-screen.mjs'
import { themeClass } from './theme-class.mjs'

/** How long a step may take, in milliseconds. Most take a fraction of a second; a language server may have to start. */
const defaultTimeout = 20_000

/** How long a part of a step may take that is tried again. */
const patience = 3000

const quickInput = '.quick-input-widget:visible'
/** A menu, and what it lays over the window: either may outlast the other by a moment. */
const contextMenu = ['.monaco-menu', '.context-view-block']
  .map(part => `.context-view:not([aria-hidden="true"]) ${part}`)
  .join(', ')
/** The editor's hover; tooltips of the window around it are `.monaco-hover` too. */
const hoverWidget = '.monaco-resizable-hover .monaco-hover:visible'

/**
 * @param {import('./host.mjs').OpenVSCode} vscode
 * @param {{timeout?: number}} [options] milliseconds that each step may take
 */
export function createDriver({ page, folder, changeSettings }, { timeout = defaultTimeout } = {}) {
  /**
   * Shows a file in the editor.
   *
   * @param {string} path absolute, or relative to the open folder
   * @param {{line?: number, column?: number}} [position] counted from 1; the line is scrolled to the middle
   */
  async function openFile(path, { line, column = 1 } = {}) {
    const file = resolve(folder ?? '/', path)
    if (!existsSync(file)) throw new Error(`There is no file ${file}`)
    await ask('ControlOrMeta+P', line ? `${file}:${line}:${column}` : file, basename(file))
    await page.locator(`.tab.active[data-resource-name="${basename(file)}"]`).waitFor({ timeout })
    if (line) await waitForText(`Ln ${line}, Col ${column}`, { within: '.part.statusbar' })
    await page.locator('.editor-instance .view-line').first().waitFor({ timeout })
  }

  /**
   * Runs a command from the command palette.
   *
   * @param {string} title as the palette shows it, such as `Tifa: Show Ledger`
   */
  async function command(title) {
    await ask('F1', title, title)
  }

  /**
   * Takes an entry of a context menu; all over again where the menu never comes or comes without it. A menu that has only just come
   * does not heed the mouse, and keeps it from all else as long as it stays.
   *
   * @param {() => Promise<unknown>} open asks for the menu, as by a click with the right button
   * @param {string} entry to the letter
   */
  async function choose(open, entry) {
    const menu = page.locator(contextMenu)
    const item = menu.getByText(entry, { exact: true })
    let isTaken = false
    let problem = ''
    await until(`end of the menu with ${entry}`, async () => {
      try {
        if ((await item.count()) === 0) {
          if (isTaken) return true
          await closeMenus()
          await open()
          await item.first().waitFor({ timeout: patience })
        }
        await item.click({ timeout: patience })
        isTaken = true
        await menu.first().waitFor({ state: 'detached', timeout: patience })
        return true
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error)
        return false
      }
    }).catch(error => {
      throw new Error(`${error.message}: ${problem}`)
    })
  }

  /** Closes menus that are open. */
  async function closeMenus() {
    const menu = page.locator(contextMenu).first()
    await until('end of all menus', async () => {
      if ((await menu.count()) === 0) return true
      await page.keyboard.press('Escape')
      return menu
        .waitFor({ state: 'detached', timeout: 1000 })
        .then(() => true)
        .catch(async () => {
          // A menu without the focus takes no key, but heeds a click beside it.
          await page.mouse.click(1, 1)
          return false
        })
    })
  }

  /** Closes what lies over the window: menus, the list at its top, hovers. What was left there would take clicks and keys. */
  async function clear() {
    await page.mouse.move(0, 0)
    await closeMenus()
    const list = page.locator(quickInput)
    await until('end of the list at the top', async () => {
      if ((await list.count()) === 0) return true
      await page.keyboard.press('Escape')
      return list
        .first()
        .waitFor({ state: 'hidden', timeout: 1000 })
        .then(() => true)
        .catch(() => false)
    })
  }

  /**
   * Rests the mouse on the first of these texts that the editor shows, until a hover comes.
   *
   * @param {string | string[]} texts
   * @param {{containing?: string}} [wanted] part of what the hover has to say; default: anything
   * @returns {Promise<string>} what it says
   */
  async function hover(texts, { containing = '' } = {}) {
    let said = ''
    await until(`hover${containing && ` with “${containing}”`} on ${list(texts)}`, async () => {
      // Looked for each time: what an extension adds above the text as it starts pushes the text down.
      const { x, y } = await waitForPlace(texts)
      await page.mouse.move(x, y - 1)
      await page.mouse.move(x, y)
      said = await hoverText(2000)
      const isWanted = said !== '' && said.includes(containing)
      // An extension that has not started yet has nothing to say. Only a mouse that comes back asks again.
      if (!isWanted) await page.mouse.move(0, 0)
      return isWanted
    })
    return said
  }

  /** @param {number} wait milliseconds @returns {Promise<string>} empty if no hover is shown in that time */
  async function hoverText(wait) {
    const shown = page
      .locator(hoverWidget)
      .filter({ hasNotText: /^\s*(Loading\.\.\.)?\s*$/ })
      .first()
    try {
      await shown.waitFor({ timeout: wait })
      return (await shown.innerText()).trim()
    } catch {
      return ''
    }
  }

  /**
   * Clicks into the first of these texts that the editor shows, which puts the cursor there.
   *
   * @param {string | string[]} texts
   * @param {{modifiers?: ('Control' | 'Shift' | 'Alt')[], button?: 'left' | 'right'}} [click]
   */
  async function clickText(texts, { modifiers = [], button = 'left' } = {}) {
    const { x, y } = await waitForPlace(texts)
    for (const key of modifiers) await page.keyboard.down(key)
    await page.mouse.move(x, y)
    await page.mouse.click(x, y, { button })
    for (const key of modifiers) await page.keyboard.up(key)
  }

  /**
   * Drops files, or a link, on a place as if they came from another window.
   *
   * @param {() => Promise<{x: number, y: number}>} place asked when all is ready, in CSS pixels
   * @param {{files?: string[], link?: string}} what absolute paths; an address
   */
  async function drop(place, { files = [], link }) {
    const items = link === undefined ? [] : [{ mimeType: 'text/uri-list', data: link }]
    const input = await page.context().newCDPSession(page)
    const { x, y } = await place()
    // What is dragged may be copied, linked or moved, as the systems' file managers have it.
    const data = { items, files, dragOperationsMask: 1 + 2 + 16 }
    for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'dragOver', 'drop'])) {
      await input.send('Input.dispatchDragEvent', { type, x, y, data })
      // Where it may be dropped the window says only after it has drawn.
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    }
    await input.detach()
  }

  /** @param {string} name the colour theme's, as in the settings: `Light Modern` */
  async function setTheme(name) {
    const mark = themeClass(name)
    changeSettings({ 'workbench.colorTheme': name })
    await page.locator(`.monaco-workbench.${mark}`).waitFor({ timeout })
  }

  /**
   * Waits until a text is to be seen. Views that are pages of their own, such as the Markdown preview, are not looked into.
   *
   * @param {string | RegExp} text
   * @param {{within?: string}} [where] a CSS selector; default: the whole window
   */
  async function waitForText(text, { within = '.monaco-workbench' } = {}) {
    await page.locator(within).getByText(text).filter({ visible: true }).first().waitFor({ timeout })
  }

  /**
   * Saves a picture of the window as PNG, without a blinking cursor and with animations at their end.
   *
   * @param {string} file
   * @param {{clip?: string | {x: number, y: number, width: number, height: number}}} [part] the first element of a CSS
   *   selector, or a rectangle in CSS pixels
   */
  async function screenshot(file, { clip } = {}) {
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    /** @type {{path: string, animations: 'disabled', caret: 'hide'}} */
    const how = { path: file, animations: 'disabled', caret: 'hide' }
    if (typeof clip === 'string') await page.locator(clip).first().screenshot(how)
    else await page.screenshot({ ...how, ...(clip ? { clip } : {}) })
  }

  /**
   * Waits until a condition holds.
   *
   * @param {string} what names it in the error
   * @param {() => boolean | Promise<boolean>} condition
   */
  async function until(what, condition) {
    const deadline = Date.now() + timeout
    while (!(await condition())) {
      if (Date.now() > deadline) throw new Error(`No ${what} within ${timeout / 1000} s`)
      await page.waitForTimeout(50)
    }
  }

  /**
   * Types into the list at the top of the window until it has a line, and takes it. The commands of an extension come some time after the window,
   * but not into a list that is open already; and keys pressed while a list comes up may be lost.
   *
   * @param {string} key
   * @param {string} text
   * @param {string} label
   */
  async function ask(key, text, label) {
    await until(`“${label}” in the list on ${key}`, async () => {
      await openQuickInput(key)
      await page.keyboard.insertText(text)
      // The list may also close by itself, as when the window takes the focus for something else.
      const isTaken = await lineOfList(label)
        .click({ timeout: patience })
        .then(() => true)
        .catch(() => false)
      if (!isTaken) await page.keyboard.press('Escape')
      return isTaken
    })
    await hasGone(label)
  }

  /** @param {string} key opens it; asked for again, as VS Code takes no key until it has loaded its key bindings */
  async function openQuickInput(key) {
    const widget = page.locator(quickInput)
    await until(`quick input on ${key}`, async () => {
      await page.keyboard.press(key)
      return widget
        .waitFor({ timeout: 1000 })
        .then(() => true)
        .catch(() => false)
    })
  }

  /**
   * Takes a line of the list that is open at the top of the window.
   *
   * @param {string} label what the line shows, to the letter: the best match, which comes first, need not be it
   */
  async function pick(label) {
    await lineOfList(label).click({ timeout })
    await hasGone(label)
  }

  /** Waits until a line that was taken has gone. @param {string} label */
  async function hasGone(label) {
    await lineOfList(label).waitFor({ state: 'hidden', timeout })
    // Else a tooltip would come for whatever lay under the quick input.
    await page.mouse.move(0, 0)
  }

  /** @param {string} label */
  function lineOfList(label) {
    const exactly = new RegExp(`^${patternOfTexts([label])}$`)
    return page.locator(`${quickInput} .quick-input-list .label-name`).filter({ hasText: exactly }).first()
  }

  /** @param {string | string[]} texts */
  async function waitForPlace(texts) {
    const pattern = patternOfTexts([texts].flat())
    /** @type {{x: number, y: number} | undefined} */
    let place
    await until(`text ${list(texts)} on the screen`, async () => {
      place = await page.evaluate(findTextOnScreen, pattern)
      return place !== undefined
    })
    return /** @type {{x: number, y: number}} */ (/** @type {unknown} */ (place))
  }

  return {
    openFile,
    command,
    pick,
    choose,
    clear,
    hover,
    hoverText,
    clickText,
    drop,
    setTheme,
    waitForText,
    screenshot,
    until,
  }
}

/** @param {string | string[]} texts */
function list(texts) {
  return [texts]
    .flat()
    .map(text => `“${text}”`)
    .join(' or ')
}
