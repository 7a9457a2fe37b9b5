// The target ledger in a real VS Code, in both extension hosts: opened, read, followed into a text, exported. What the page does by
// itself is in ledger-page.test.mjs.

import assert from 'node:assert/strict'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { contrast, parseColour } from './colour.mjs'
import { findFrame } from './find-frame.mjs'
import { driver, folderOf, inWindow, openWindow, root, vscode, workbench } from './window.mjs'

const workspace = folderOf('workspace')

/** @param {import('../vscode-host/host.mjs').OpenOptions} options */
async function open(options) {
  await openWindow({ folder: workspace, copy: true, ...options })
}

for (const [host, web] of /** @type {const} */ ([
  ['the Node host', false],
  ['a web worker host', true],
])) {
  describe(`the target ledger, in ${host}`, () => {
    inWindow(async () => {
      await open({ web })
      await driver.openFile('plans/yunpu-14.md', { line: 1 })
      await workbench.read()
    })

    it('opens with the targets of the corpus', async () => {
      await driver.command('Tifa: Show Target Ledger')
      const ledger = await page()
      await ledger.locator('.count', { hasText: /^targets: \d+ of \d+$/ }).waitFor()
      await ferries(ledger).waitFor()
    })

    it('leads from a target to its words, beside the ledger', async () => {
      await showTarget()
      // The ledger is still to be seen.
      await ferries(await page()).waitFor()
      assert.equal(await vscode.page.locator('.editor-group-container').count(), 2)
    })

    it('leads there by keyboard, too, and in its own column with Control', async () => {
      const ledger = await shown()
      const select = async () =>
        ferries(await page())
          .locator('.deadline')
          .click()
      await workbench.activate('Target Ledger', select)
      await ledger.locator('.chart').waitFor()
      await vscode.page.keyboard.press('Enter')
      await workbench.isOpenAt('yunpu-14.md', TARGET)
      await workbench.activate('Target Ledger', select)
      await vscode.page.keyboard.press('Control+Enter')
      await driver.until('text instead of the ledger', async () => (await findPage()) === undefined)
      await workbench.isOpenAt('yunpu-14.md', TARGET)
    })

    it('keeps its filter while it is hidden', async () => {
      // Its tab is there, and the command goes to it.
      await driver.command('Tifa: Show Target Ledger')
      const ledger = await page()
      await ledger.locator('.search').fill('渡船')
      await ledger.locator('.count', { hasText: /^targets: [1-9]/ }).waitFor()
      await driver.openFile('notes/reading.md', { line: 1 })
      await driver.command('Tifa: Show Target Ledger')
      await driver.until('filter', async () => (await (await page()).locator('.search').inputValue()) === '渡船')
      await (await page()).locator('.clear').click()
    })

    it('follows what is written', async () => {
      await showTarget()
      await workbench.hasKeys('yunpu-14.md')
      await vscode.page.keyboard.press('ControlOrMeta+End')
      await vscode.page.keyboard.insertText('\n到2025年，[竹编产值达到3亿元](target:bamboo)。\n')
      const ledger = await page()
      await ledger.locator('.body .row', { hasText: 'bamboo' }).first().waitFor()
    })

    it('goes to the target at the cursor, from the menu of the editor', async () => {
      await showTarget()
      // The text is open beside the ledger.
      await driver.clickText('电动渡船比重')
      await driver.choose(() => driver.clickText('电动渡船比重', { button: 'right' }), 'Show Target Ledger')
      const ledger = await page()
      await ledger.locator('.chart h2').waitFor()
      await ferries(ledger).and(ledger.locator('.charted')).waitFor()
    })

    it('follows a folder that is renamed, without a word of its texts', async () => {
      await driver.command('View: Close All Editors')
      await shown()
      const [old, other] = ['plans', 'plans v1.2'].map(name => join(vscode.folder ?? '', name))
      renameSync(old ?? '', other ?? '')
      try {
        // A text that is no longer there cannot be opened.
        await showTarget()
      } finally {
        await driver.command('View: Close All Editors')
        renameSync(other ?? '', old ?? '')
      }
    })

    it('asks where to export to', async () => {
      const ledger = await shown()
      const held = await workbench.exportTo('ledger.csv', () => ledger.locator('[data-action=csv]').click())
      assert.match(held, /\n/)
      await driver.waitForText('The ledger was written to ledger.csv.', { within: '.notifications-toasts' })
    })
  })
}

describe('the target ledger, to be read', () => {
  inWindow(async () => {
    await open({ folder: join(root, 'corpus') })
    await driver.openFile('plans/fyp-14-digest.md', { line: 48 })
    await workbench.read()
    await driver.command('Tifa: Show Target Ledger')
    await (await page()).locator('.body .row').first().waitFor()
  })

  for (const theme of ['Light Modern', 'Dark Modern', 'Default High Contrast', 'Default High Contrast Light']) {
    it(`can be read in ${theme}`, async () => {
      await driver.setTheme(theme)
      const ledger = await page()
      const wanted = theme.includes('High') ? 7 : 4.5
      /** @type {string[]} */
      let poor = []
      // The page gets the colours some time after the window.
      await driver
        .until(`contrast in ${theme}`, async () => {
          poor = []
          for (const part of [
            '.body .main',
            '.body .link',
            '.body .sub',
            '.head .label',
            '.count',
            '.action',
            '.choice',
          ]) {
            const found = ledger.locator(part).first()
            if ((await found.count()) === 0) continue
            const [colour, ground] = await found.evaluate(colours)
            const ratio = contrast(over(colour, ground), over(ground, ground))
            if (ratio < wanted) poor.push(`${part}: ${ratio.toFixed(1)}`)
          }
          return poor.length === 0
        })
        .catch(error => assert.fail(`${error.message}; ${poor.join(', ')}`))
    })
  }
})

describe('the target ledger, in Chinese', () => {
  inWindow(async () => {
    await open({ folder: join(root, 'corpus'), locale: 'zh-cn' })
    await driver.openFile('plans/fyp-14-digest.md', { line: 48 })
    await workbench.read()
  })

  it('speaks Chinese', async () => {
    await driver.command('Tifa: 显示目标台账')
    const ledger = await page()
    await ledger.locator('.count', { hasText: /^\d+ 项目标中的 \d+ 项$/ }).waitFor()
    await ledger.locator('[role=columnheader]', { hasText: '完成情况' }).waitFor()
    await vscode.page.locator('.tab.active', { hasText: '目标台账' }).waitFor()
  })
})

/** The row of the one target that the test workspace sets. @param {import('playwright-core').Frame} ledger */
function ferries(ledger) {
  // Another one comes by what is written.
  return ledger.locator('.body .row', { hasText: '云浦市“十四五”规划' }).filter({ hasNotText: 'bamboo' })
}

/** The words of the one target that the test workspace sets, without more than their line. */
const TARGET = /^.*电动渡船比重提高到75%.*$/

/** Goes from the ledger to the words of the target. */
async function showTarget() {
  await shown()
  await workbench.leadsTo(async () => ferries(await page()).locator('.target .link'), 'yunpu-14.md', TARGET)
}

/** The ledger's page, opened where it is not to be seen. */
async function shown() {
  if (!(await workbench.soon(async () => (await findPage()) !== undefined)))
    await driver.command('Tifa: Show Target Ledger')
  const ledger = await page()
  await ferries(ledger).waitFor()
  return ledger
}

/** The ledger's page, which lies in a frame of a frame. */
async function page() {
  /** @type {import('playwright-core').Frame | undefined} */
  let found
  await driver.until('page of the ledger', async () => (found = await findPage()) !== undefined)
  return /** @type {import('playwright-core').Frame} */ (found)
}

function findPage() {
  return findFrame(
    vscode.page,
    () => document.querySelector('.filters') !== null && document.querySelector('.grid') !== null,
  )
}

/** Runs in the page: the colour of an element and what lies behind it. @param {Element} element @returns {[string, string]} */
function colours(element) {
  let behind = /** @type {Element | null} */ (element)
  let ground = 'rgba(0, 0, 0, 0)'
  while (behind && /^rgba\(0, 0, 0, 0\)$|transparent/.test(ground)) {
    ground = getComputedStyle(behind).backgroundColor
    behind = behind.parentElement
  }
  return [getComputedStyle(element).color, ground]
}

/** A colour that is partly transparent, as it looks. @param {string} colour @param {string} ground */
function over(colour, ground) {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  const below = parseColour(ground)
  const mixed = [red, green, blue].map((part, at) => Math.round(part * alpha + (below[at] ?? 0) * (1 - alpha)))
  return parseColour(`rgb(${mixed.join(', ')})`)
}
