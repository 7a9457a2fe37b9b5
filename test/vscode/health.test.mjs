// The state of a corpus in a real VS Code: the report, as the Markdown preview shows it. What it says is in the tests over LSP.

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

describe('corpus health, to be read', () => {
  before(() => open({ locale: 'zh-cn', theme: 'Default High Contrast' }))
  after(() => vscode.close())

  it('speaks Chinese', async () => {
    await driver.command('Tifa: 显示语料库状况')
    const page = await report()
    await page.locator('h1', { hasText: '语料库状况' }).waitFor()
    assert.ok((await page.locator('h2').count()) >= 6)
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
