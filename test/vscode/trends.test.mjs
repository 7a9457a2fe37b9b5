// Trends in a real VS Code, in both extension hosts: opened from a term, drawn, followed into a text, exported. What the page does by
// itself is in trends-page.test.mjs.

import assert from 'node:assert/strict'
import { findFrame } from './find-frame.mjs'
import { driver, folderOf, inWindow, openWindow, vscode, workbench } from './window.mjs'

const workspace = folderOf('workspace')

for (const [host, web] of /** @type {const} */ ([
  ['the Node host', false],
  ['a web worker host', true],
])) {
  describe(`trends, in ${host}`, () => {
    inWindow(async () => {
      await openWindow({ folder: workspace, copy: true, web })
      await driver.openFile('plans/yunpu-14.md', { line: 16 })
      await workbench.read()
    })

    it('opens at the term under the cursor, from the menu of the editor', async () => {
      await openByMenu()
      // The frame in which a page comes up may give way to another.
      await driver.until('term', async () => /渡口经济/.test(await textOf('.terms')))
      await driver.until('bars', async () => (await (await page()).locator('.value').count()) === 2)
      await driver.until('basis', async () => /Counted: all wordings/.test(await textOf('footer')))
    })

    it('leads from a bar to its place, beside the chart, and by keyboard', async () => {
      await (await shown('From plan to plan')).locator('.value[data-column="0"]').click()
      await vscode.page.locator('.tab[data-resource-name="yunpu-13.md"]').waitFor()
      await (await page()).locator('.value[data-column="1"]').press('Enter')
      await isIn('yunpu-14.md')
    })

    it('shows the places within a document, and leads there', async () => {
      const trends = await shown('Within a document')
      await trends.locator('.cursor').waitFor()
      await trends.locator('.document tbody tr', { hasText: '第一章' }).waitFor()
      await trends.locator('.barcode').click()
      await isIn('yunpu-14.md')
    })

    it('follows what is written', async () => {
      const trends = await shown('Within a document')
      await trends.locator('.barcode').click()
      await workbench.hasKeys('yunpu-14.md')
      const before = Number(/mentions: (\d+)/.exec(await textOf('.measures'))?.[1])
      await vscode.page.keyboard.press('ControlOrMeta+End')
      await vscode.page.keyboard.insertText('\n渡口经济，渡口经济。\n')
      await (await page()).locator('.measures', { hasText: `mentions: ${before + 2}` }).waitFor()
    })

    it('asks where to export to', async () => {
      const trends = await shown('Within a document')
      assert.match(await workbench.exportTo('trends.svg', () => trends.locator('[data-action=svg]').click()), /^<svg/)
    })
  })
}

/** Asks for the trends of a term by the menu of a text. */
async function openByMenu() {
  await driver.openFile('plans/yunpu-14.md', { line: 16 })
  await driver.clickText('渡口经济')
  await driver.choose(() => driver.clickText('渡口经济', { button: 'right' }), 'Show Trends')
}

/** The page with one of its views, asked for anew where it is not to be seen. @param {string} view */
async function shown(view) {
  if (!(await workbench.soon(async () => (await findPage()) !== undefined))) await openByMenu()
  await driver.until('term', async () => /渡口经济/.test(await textOf('.terms')))
  const trends = await page()
  const button = trends.getByRole('button', { name: view, exact: true })
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click()
  return trends
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
  await driver.until('page of trends', async () => (found = await findPage()) !== undefined)
  return /** @type {import('playwright-core').Frame} */ (found)
}

function findPage() {
  return findFrame(vscode.page, () => document.querySelector('.controls') !== null)
}
