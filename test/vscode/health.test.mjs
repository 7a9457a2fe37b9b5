// The state of a corpus in a real VS Code, in both extension hosts: the report, and the way from it into the texts.

import assert from 'node:assert/strict'
import { findFrame } from './find-frame.mjs'
import { driver, folderOf, inWindow, openWindow, vscode, workbench } from './window.mjs'

const workspace = folderOf('workspace')

/** @param {import('../vscode-host/host.mjs').OpenOptions} options */
async function open(options) {
  await openWindow({ folder: workspace, copy: true, ...options })
  await driver.openFile('plans/yunpu-14.md', { line: 1 })
  await workbench.read()
}

for (const [host, web] of /** @type {const} */ ([
  ['the Node host', false],
  ['a web worker host', true],
])) {
  describe(`corpus health, in ${host}`, () => {
    inWindow(() => open({ web }))

    it('is a report that leads to the places, and is made anew', async () => {
      await driver.command('Tifa: Show Corpus Health')
      const page = await report()
      await page.locator('h1', { hasText: 'Corpus Health' }).waitFor()
      await page.locator('td', { hasText: 'regional plan' }).first().waitFor()
      const picture = process.env.TIFA_HEALTH_PICTURE
      if (picture && !web) await vscode.page.screenshot({ path: picture })
      const link = async () => (await report()).locator('td a', { hasText: '第十四个五年规划纲要' }).first()
      await workbench.act(
        'the plan in front',
        async () => (await link()).click({ timeout: 5000 }),
        async () => (await vscode.page.locator('.tab.active[data-resource-name="yunpu-14.md"]').count()) > 0,
      )
      await driver.openFile('plans/yunpu-14.md', { line: 1 })
      await vscode.page.keyboard.press('ControlOrMeta+End')
      await vscode.page.keyboard.insertText('\n\n新建竹编工坊，见[图](#)。\n')
      await driver.command('Tifa: Show Corpus Health')
      await driver.until('the new finding', async () => {
        const found = (await report()).locator('td', { hasText: 'empty-link' })
        return (await found.count()) > 0
      })
    })
  })
}

describe('corpus health, to be read', () => {
  inWindow(() => open({ locale: 'zh-cn', theme: 'Default High Contrast' }))

  it('speaks Chinese', async () => {
    await driver.command('Tifa: 显示语料库状况')
    const page = await report()
    await page.locator('h1', { hasText: '语料库状况' }).waitFor()
    assert.ok((await page.locator('h2').count()) >= 6)
    const picture = process.env.TIFA_HEALTH_PICTURE
    if (picture) await vscode.page.screenshot({ path: picture.replace('.png', '-zh.png') })
  })
})

/** The frame of the Markdown preview that is to be seen. @returns {Promise<import('playwright-core').Frame>} */
async function report() {
  /** @type {import('playwright-core').Frame | undefined} */
  let found
  const isIt = () => document.querySelector('.markdown-body h1') !== null
  await driver.until('report', async () => (found = await findFrame(vscode.page, isIt)) !== undefined)
  return /** @type {import('playwright-core').Frame} */ (found)
}
