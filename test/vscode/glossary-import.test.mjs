// Importing a glossary on the screen: from the explorer's menu; a conflict is decided by keyboard, and the entry says both.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { driver, folderOf, inWindow, openWindow, pictures, vscode, workbench } from './window.mjs'

const input = '.quick-input-widget:visible'

describe('import of a glossary, on the screen', () => {
  inWindow(async () => {
    const folder = folderOf('workspace')
    await openWindow({ folder, copy: true })
    writeFileSync(
      join(vscode.folder ?? '', 'in.csv'),
      '中文,英文,释义\n渡口经济,economy of ferries,Another gloss.\n稻渔共生,rice and fish,\n新塘词,new pond,\n',
    )
    await driver.openFile('plans/yunpu-14.md', { line: 3 })
    await workbench.read()
  })

  it('asks for the glossary and each conflict, and says at the end what was done', async () => {
    const file = vscode.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'in.csv' })
    await file.waitFor()
    await driver.choose(() => file.click({ button: 'right' }), 'Import Glossary…')
    await driver.waitForText('A new glossary', { within: input })
    await vscode.page.keyboard.press('Enter')
    await driver.waitForText('conflict 1 of 2: 渡口经济', { within: input })
    await driver.waitForText('en: ferry economy; ferry-side economy + economy of ferries', { within: input })
    if (pictures) await driver.screenshot(join(pictures, 'import-conflict.png'))
    await vscode.page.keyboard.press('ArrowDown')
    await vscode.page.keyboard.press('ArrowDown')
    await vscode.page.keyboard.press('Enter')
    await driver.waitForText('conflict 2 of 2: 稻渔共生', { within: input })
    await vscode.page.keyboard.press('Enter')
    await driver.waitForText('entries added: 1, changed: 1, kept: 1, the same: 0', { within: '.notifications-toasts' })
    await driver.waitForText('economy of ferries', { within: '.editor-container' })
  })
})
