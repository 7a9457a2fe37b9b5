// Works a tree of the side bar as a person does. A tree is filled, drawn and given the focus bit by bit, and is drawn anew when what it
// shows has changed: each step looks at how the tree stands, does what is still missing, and looks again.

import { patternOfTexts } from '../vscode-host/pattern.mjs'

const SIDE_BAR = '.part.sidebar'

/** Milliseconds after which a key or a click that shows no effect is taken for lost. */
const PATIENCE = 3000

/** The label of a line, the whole of it; with that of a line further up, the first such line below that one. @typedef {string | [string, string]} Line */

/**
 * @param {import('playwright-core').Page} page
 * @param {ReturnType<typeof import('../vscode-host/driver.mjs').createDriver>} driver
 * @param {string} view how the name of the view begins
 */
export function createTree(page, driver, view) {
  const title = page.locator('.pane-header .title', { hasText: new RegExp(`^${patternOfTexts([view])}`, 'i') })
  const pane = page.locator(`${SIDE_BAR} .pane`, { has: title })
  const list = pane.locator('.monaco-list').first()

  /** A line of the tree that is to be seen, the first with this label. @param {string} label the whole of it */
  function row(label) {
    const name = page.locator('.label-name', { hasText: new RegExp(`^${patternOfTexts([label])}$`) })
    return list.locator('.monaco-list-row', { has: name }).first()
  }

  /** The lines that are to be seen, from the top: what is drawn later does not stand later in the page. */
  function rows() {
    return list.locator('.monaco-list-row').evaluateAll(all =>
      all
        .map(one => ({
          at: Number(one.getAttribute('data-index')),
          label: one.querySelector('.label-name')?.textContent?.replaceAll('\u00a0', ' ') ?? '',
          isExpanded: one.getAttribute('aria-expanded') === 'true',
          isFocused: one.classList.contains('focused') && one.closest('.monaco-list') === document.activeElement,
        }))
        .sort((one, other) => one.at - other.at),
    )
  }

  /** How a line stands; undefined where it is not to be seen. @param {Line} line */
  async function find(line) {
    const [label, above] = [line].flat()
    const all = await rows()
    const from = above === undefined ? 0 : all.findIndex(row => row.label === above) + 1
    return all.find((row, index) => index >= from && row.label === label)
  }

  /** Waits until a line has the focus of the keyboard, with keys going to the tree. @param {Line} line */
  function isFocused(line) {
    return driver.until(`focus on ${line}`, async () => (await find(line))?.isFocused === true)
  }

  /** Goes to a line by arrow keys. @param {Line} line */
  async function goTo(line) {
    const focused = async () => (await rows()).find(({ isFocused }) => isFocused)?.at
    await driver.until(`way to ${line} by keyboard`, async () => {
      const [from, to] = [await focused(), (await find(line))?.at]
      if (to !== undefined && from === to) return true
      if (from === undefined) await list.focus()
      if (to === undefined) return false
      await page.keyboard.press(from === undefined ? 'Home' : from < to ? 'ArrowDown' : 'ArrowUp')
      await soon(async () => (await focused()) !== from)
      return false
    })
  }

  /** Opens a line by keyboard, wherever the focus is. @param {Line} line */
  async function expandByKey(line) {
    await driver.until(`line ${line} opened by key`, async () => {
      await goTo(line)
      if (await isExpanded(line)) return true
      await page.keyboard.press('ArrowRight')
      return soon(() => isExpanded(line))
    })
  }

  /** Opens lines by mouse, one after the other, where they are not open. @param {...string} labels from the outside in */
  async function expand(...labels) {
    for (const label of labels) {
      await driver.until(`line ${label} opened by mouse`, async () => {
        if (await isExpanded(label)) return true
        const twistie = row(label).locator('.monaco-tl-twistie')
        return (await works(twistie.click({ timeout: PATIENCE }))) && soon(() => isExpanded(label))
      })
    }
  }

  /** Shuts all lines. */
  async function collapseAll() {
    const button = pane.locator('.pane-header .action-label[aria-label^="Collapse All"]').first()
    const isShut = async () => (await rows()).every(row => !row.isExpanded)
    await driver.until('tree that is shut', async () => {
      if (await isShut()) return true
      // The button comes with the mouse.
      await works(list.hover({ timeout: PATIENCE }))
      return (await works(button.click({ timeout: PATIENCE }))) && soon(isShut)
    })
    await page.mouse.move(0, 0)
  }

  /** Takes an entry of the menu of a line. @param {string} label @param {string} entry */
  function choose(label, entry) {
    return driver.choose(() => row(label).click({ button: 'right', timeout: PATIENCE }), entry)
  }

  /** @param {Line} line */
  async function isExpanded(line) {
    return (await find(line))?.isExpanded === true
  }

  /** Whether a condition comes to hold before patience ends. @param {() => Promise<boolean>} condition */
  async function soon(condition) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(30)) {
      if (await condition()) return true
    }
    return false
  }

  return { row, rows, isFocused, goTo, expand, expandByKey, collapseAll, choose }
}

/** @param {Promise<unknown>} step @returns {Promise<boolean>} whether it went well */
function works(step) {
  return step.then(
    () => true,
    () => false,
  )
}
