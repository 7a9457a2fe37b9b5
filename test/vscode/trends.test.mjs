// Trends in a real VS Code, in both extension hosts: opened from a term, drawn, followed into a text, exported. What the page does by
// itself is in trends-page.test.mjs.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDriver } from '../vscode-host/driver.mjs'
import { openVSCode } from '../vscode-host/host.mjs'
import { findFrame } from './find-frame.mjs'

const root = process.env.TIFA_EXTENSION ?? fileURLToPath(new URL('../..', import.meta.url))
const workspace = fileURLToPath(new URL('workspace', import.meta.url))

/** @type {import('../vscode-host/host.mjs').OpenVSCode} */
let vscode
/** @type {ReturnType<typeof createDriver>} */
let driver

for (const [host, web] of /** @type {const} */ ([
  ['the Node host', false],
  ['a web worker host', true],
])) {
  describe(`trends, in ${host}`, () => {
    before(async () => {
      vscode = await openVSCode({ folder: workspace, copy: true, extensions: [root], theme: 'Light Modern', web })
      driver = createDriver(vscode, { timeout: 60_000 })
      vscode.page.setDefaultTimeout(60_000)
      await driver.openFile('plans/yunpu-14.md', { line: 16 })
      const item = vscode.page.locator('[id="tifa.tifa.tifa.status"]')
      await driver.until('end of indexing', async () => (await item.locator('.codicon-book').count()) > 0)
    })
    after(() => vscode.close())

    it('opens at the term under the cursor, from the menu of the editor', async () => {
      await driver.clickText('渡口经济')
      await driver.clickText('渡口经济', { button: 'right' })
      await vscode.page.locator('.monaco-menu').getByText('Show Trends').click()
      // The frame in which a page comes up may give way to another.
      await driver.until('term', async () => /渡口经济/.test(await textOf('.terms')))
      await driver.until('bars', async () => (await (await page()).locator('.value').count()) === 2)
      await driver.until('basis', async () => /Counted: all wordings/.test(await textOf('footer')))
    })

    it('leads from a bar to its place, beside the chart, and by keyboard', async () => {
      await (await page()).locator('.value[data-column="0"]').click()
      await vscode.page.locator('.tab[data-resource-name="yunpu-13.md"]').waitFor()
      await (await page()).locator('.value[data-column="1"]').press('Enter')
      await isIn('yunpu-14.md')
    })

    it('shows the places within a document, and leads there', async () => {
      const trends = await page()
      await trends.getByRole('button', { name: 'Within a document' }).click()
      await trends.locator('.cursor').waitFor()
      await trends.locator('.document tbody tr', { hasText: '第一章' }).waitFor()
      await trends.locator('.barcode').click()
      await isIn('yunpu-14.md')
    })

    it('follows what is written', async () => {
      await vscode.page.keyboard.press('ControlOrMeta+End')
      await vscode.page.keyboard.insertText('\n渡口经济，渡口经济。\n')
      const trends = await page()
      await trends.locator('.measures', { hasText: '3 mentions' }).waitFor()
    })

    it('asks where to export to', async () => {
      const trends = await page()
      await trends.locator('[data-action=svg]').click()
      const box = vscode.page
        .locator('.quick-input-widget:visible input[type=text], .quick-input-widget:visible .input')
        .first()
      await box.waitFor()
      await driver.until('name of the file', async () => (await box.inputValue()).endsWith('trends.svg'))
      await vscode.page.keyboard.press('Enter')
      await driver.until('file', async () => {
        try {
          return readFileSync(join(vscode.folder ?? '', 'trends.svg'), 'utf8').startsWith('<svg')
        } catch {
          return false
        }
      })
    })
  })
}

/** Waits until a document has the focus, so that keys go there. @param {string} name */
async function isIn(name) {
  await vscode.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor()
}

/** What a part of the page says; nothing while it is not there. @param {string} selector */
async function textOf(selector) {
  const frame = await page()
  return (
    (await frame
      .locator(selector)
      .textContent({ timeout: 2000 })
      .catch(() => '')) ?? ''
  )
}

/** The page, which lies in a frame of a frame. */
async function page() {
  /** @type {import('playwright-core').Frame | undefined} */
  let found
  await driver.until(
    'page of trends',
    async () =>
      (found = await findFrame(vscode.page, () => document.querySelector('.controls') !== null)) !== undefined,
  )
  return /** @type {import('playwright-core').Frame} */ (found)
}
