// Importing a glossary on the screen: from the explorer's menu; a conflict is decided by keyboard, and the entry says both.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDriver } from '../vscode-host/driver.mjs'
import { openVSCode } from '../vscode-host/host.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const input = '.quick-input-widget:visible'

/** @type {import('../vscode-host/host.mjs').OpenVSCode} */
let vscode
/** @type {ReturnType<typeof createDriver>} */
let driver

describe('import of a glossary, on the screen', () => {
  before(async () => {
    const folder = fileURLToPath(new URL('workspace', import.meta.url))
    vscode = await openVSCode({ folder, copy: true, extensions: [root], theme: 'Light Modern' })
    driver = createDriver(vscode, { timeout: 50_000 })
    vscode.page.setDefaultTimeout(50_000)
    writeFileSync(
      join(vscode.folder ?? '', 'in.csv'),
      '中文,英文,释义\n渡口经济,economy of ferries,Another gloss.\n稻渔共生,rice and fish,\n新塘词,new pond,\n',
    )
    await driver.openFile('plans/yunpu-14.md', { line: 3 })
    await vscode.page.locator('[id="tifa.tifa.tifa.status"] .codicon-book').waitFor()
  })
  after(() => vscode.close())
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || !process.env.TIFA_PICTURES) return
    await driver.screenshot(join(process.env.TIFA_PICTURES, `failed-${Date.now()}.png`))
  })

  it('asks for the glossary and each conflict, and says at the end what was done', async () => {
    const file = vscode.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'in.csv' })
    await file.waitFor()
    await driver.choose(() => file.click({ button: 'right' }), 'Import Glossary…')
    await driver.waitForText('A new glossary', { within: input })
    await vscode.page.keyboard.press('Enter')
    await driver.waitForText('conflict 1 of 2: 渡口经济', { within: input })
    await driver.waitForText('en: ferry economy; ferry-side economy + economy of ferries', { within: input })
    if (process.env.TIFA_PICTURES) await driver.screenshot(join(process.env.TIFA_PICTURES, 'import-conflict.png'))
    await vscode.page.keyboard.press('ArrowDown')
    await vscode.page.keyboard.press('ArrowDown')
    await vscode.page.keyboard.press('Enter')
    await driver.waitForText('conflict 2 of 2: 稻渔共生', { within: input })
    await vscode.page.keyboard.press('Enter')
    await driver.waitForText('1 entries added, 1 changed, 1 kept, 0 the same', { within: '.notifications-toasts' })
    await driver.waitForText('economy of ferries', { within: '.editor-container' })
  })
})
