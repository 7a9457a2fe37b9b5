// What the tests of panels and texts in a real VS Code do alike: wait until the corpus has been read and keys go where they are meant to,
// and save what is exported.

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds after which a step that shows no effect is tried again. */
const PATIENCE = 5000

/**
 * @param {import('../vscode-host/host.mjs').OpenVSCode} vscode
 * @param {ReturnType<typeof import('../vscode-host/driver.mjs').createDriver>} driver
 */
export function createWorkbench({ page, folder }, driver) {
  /** Waits until the whole corpus has been read: before that, figures are not final, and menus and keys may lack what is Tifa's. */
  async function read() {
    const item = page.locator('[id="tifa.tifa.tifa.status"]')
    await driver.until('end of indexing', async () => (await item.locator('.codicon-book').count()) > 0)
  }

  /**
   * Waits until VS Code knows that a panel has the focus. It learns of a click in a frame a moment after the frame itself; a key that
   * comes before it would open a document whose focus the panel then takes.
   *
   * @param {string} title
   */
  async function isActive(title) {
    await page.locator('.editor-group-container.active .tab.active', { hasText: title }).waitFor()
  }

  /**
   * Clicks into a panel, and waits until VS Code knows that it has the focus. Where it does not come to know, for a text beside it was still being
   * opened, the panel's tab is clicked first. Never twice in a moment: that is a double click, which leads away from some panels.
   *
   * @param {string} title
   * @param {() => Promise<unknown>} click
   */
  async function activate(title, click) {
    const isActive = async () =>
      (await page.locator('.editor-group-container.active .tab.active', { hasText: title }).count()) > 0
    await click()
    if (await soon(isActive)) return
    const clickBoth = async () => {
      await page.locator('.tab', { hasText: title }).first().click({ timeout: PATIENCE })
      await click()
    }
    await act(`focus of ${title}`, clickBoth, isActive)
  }

  /** Waits until keys go to the text of a document. @param {string} name */
  async function hasKeys(name) {
    const tab = page.locator(tabOf(name))
    await driver.until(
      `keys for ${name}`,
      async () =>
        (await tab.count()) > 0 &&
        (await page.evaluate(
          () => document.activeElement?.closest('.editor-group-container.active .editor-instance') != null,
        )),
    )
  }

  /**
   * Does something until it shows its effect: a key or a click may come while VS Code is still busy with what was before.
   *
   * @param {string} what names the effect in the error
   * @param {() => Promise<unknown>} step is done again only where the effect does not show for a while; it may fail, too
   * @param {() => Promise<boolean>} effect
   */
  async function act(what, step, effect) {
    let problem = ''
    await driver
      .until(what, async () => {
        if (await effect()) return true
        await step().catch(error => {
          problem = `; ${error instanceof Error ? error.message : error}`
        })
        return soon(effect)
      })
      .catch(error => {
        throw new Error(`${error.message}${problem}`)
      })
  }

  /**
   * Clicks a part of a panel's page until a document has the focus with a text selected. The frame in which a page comes up may give
   * way to another, and takes a click with it.
   *
   * @param {() => Promise<import('playwright-core').Locator>} part
   * @param {string} name
   * @param {RegExp} text
   */
  async function leadsTo(part, name, text) {
    let isClicked = false
    let selected = ''
    await act(
      `selection of ${text} in ${name}`,
      async () => {
        await (await part()).click({ timeout: PATIENCE })
        isClicked = true
      },
      async () => isClicked && text.test((selected = await selection(name))),
    ).catch(error => {
      throw new Error(`${error.message}; selected is “${selected}”`)
    })
  }

  /** Waits until a document has the focus with a text selected. @param {string} name @param {RegExp} text */
  async function isOpenAt(name, text) {
    await driver.until(`selection of ${text} in ${name}`, async () => text.test(await selection(name)))
  }

  /** What is selected in a document that has the focus; empty where it has not. @param {string} name */
  async function selection(name) {
    if ((await page.locator(tabOf(name)).count()) === 0) return ''
    await page.evaluate(() => navigator.clipboard.writeText(''))
    await page.keyboard.press('ControlOrMeta+C')
    return page.evaluate(() => navigator.clipboard.readText())
  }

  /** Whether a condition comes to hold before patience ends. @param {() => Promise<boolean>} condition */
  async function soon(condition) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(50)) {
      if (await condition()) return true
    }
    return condition()
  }

  /**
   * Exports what a panel shows, under the name that is offered.
   *
   * @param {string} name of the file, in the open folder
   * @param {() => Promise<unknown>} ask makes VS Code ask for the name
   * @returns {Promise<string>} what the file holds, once it holds something
   */
  async function exportTo(name, ask) {
    const file = join(folder ?? '', name)
    rmSync(file, { force: true })
    const list = page.locator('.quick-input-widget:visible')
    const box = list.locator('input[type=text], .input').first()
    await act(`offer of ${name}`, ask, async () => (await list.count()) > 0)
    await driver.until('name of the file', async () =>
      (await box.inputValue({ timeout: PATIENCE }).catch(() => '')).endsWith(name),
    )
    await box.press('Enter')
    let held = ''
    await driver.until(`file ${name}`, async () => {
      try {
        held = readFileSync(file, 'utf8')
      } catch {
        held = ''
      }
      return held !== ''
    })
    return held
  }

  return { read, isActive, activate, hasKeys, act, soon, leadsTo, isOpenAt, exportTo }
}

/** @param {string} name of a document in front of the group with the focus */
const tabOf = name => `.editor-group-container.active .tab.active[data-resource-name="${name}"]`
