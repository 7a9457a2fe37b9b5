// The state of a corpus in a real VS Code, in both extension hosts: the report, and the way from it into the texts.

import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { createDriver } from '../vscode-host/driver.mjs'
import { openVSCode } from '../vscode-host/host.mjs'
import { findFrame } from './find-frame.mjs'
import { createWorkbench } from './workbench.mjs'

const root = process.env.TIFA_EXTENSION ?? fileURLToPath(new URL('../..', import.meta.url))
const workspace = fileURLToPath(new URL('workspace', import.meta.url))

/** @type {import('../vscode-host/host.mjs').OpenVSCode} */
let vscode
/** @type {ReturnType<typeof createDriver>} */
let driver
/** @type {ReturnType<typeof createWorkbench>} */
let workbench

/** @param {import('../vscode-host/host.mjs').OpenOptions} options */
async function open(options) {
  vscode = await openVSCode({ folder: workspace, copy: true, extensions: [root], theme: 'Light Modern', ...options })
  driver = createDriver(vscode, { timeout: 60_000 })
  vscode.page.setDefaultTimeout(60_000)
  workbench = createWorkbench(vscode, driver)
  await driver.openFile('plans/yunpu-14.md', { line: 1 })
  await workbench.read()
}

for (const [host, web] of /** @type {const} */ ([
  ['the Node host', false],
  ['a web worker host', true],
])) {
  describe(`corpus health, in ${host}`, () => {
    before(() => open({ web }))
    after(() => vscode.close())

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
  before(() => open({ locale: 'zh-cn', theme: 'Default High Contrast' }))
  after(() => vscode.close())

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
