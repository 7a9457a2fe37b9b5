// The lists of terms, targets and notes on the screen: drawn, worked by keyboard, live while one types, in four themes.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { contrast, parseColour } from './colour.mjs'
import { createTree } from './tree.mjs'
import { driver, folderOf, inWindow, openWindow, pictures, root, vscode, workbench } from './window.mjs'

const sideBar = '.part.sidebar'

/** @type {Record<'terms' | 'targets' | 'notes', ReturnType<typeof createTree>>} */
let trees

const TERM = '高质量发展'

describe('the lists of the side bar, on the screen', () => {
  inWindow(async () => {
    await openWindow({
      folder: folderOf('workspace'),
      copy: true,
      extensions: [root],
      theme: 'Light Modern',
      viewport: { width: 1280, height: 1200 }, // the bundled glossary knows many words of a document: its line is to be seen
    })
    trees = {
      terms: createTree(vscode.page, driver, 'Terms'),
      targets: createTree(vscode.page, driver, 'Targets'),
      notes: createTree(vscode.page, driver, 'Notes'),
    }
    await driver.openFile('plans/yunpu-14.md', { line: 3 })
    await workbench.read()
    await driver.command('Tifa: Show Terms in Document')
    await trees.terms.row(TERM).waitFor()
  })

  it('lead from a term to its first mention by Enter, and to its mentions one by one', async () => {
    const { terms } = trees
    await terms.goTo(TERM)
    await vscode.page.keyboard.press('Enter')
    await driver.waitForText(/Ln 17, Col \d+ \(5 selected\)/, { within: '.part.statusbar' })
    // The list keeps the focus: Enter again goes on.
    await terms.isFocused(TERM)
    assert.match(
      (await terms.row(TERM).getAttribute('aria-label')) ?? '',
      /high-quality development, one mention, in line 17/,
    )
    await terms.expandByKey(TERM)
    await vscode.page
      .locator(`${sideBar} .monaco-list-row .label-highlight, ${sideBar} .monaco-list-row .highlight`)
      .first()
      .waitFor()
  })

  it('count terms while one types', async () => {
    await driver.openFile('plans/yunpu-14.md', { line: 30 })
    await vscode.page.keyboard.press('End')
    await vscode.page.keyboard.insertText(`${TERM}，${TERM}。`)
    await driver.until('count of three', async () => /\b3\b/.test(await trees.terms.row(TERM).innerText()))
    await vscode.page.keyboard.press('ControlOrMeta+Z')
    await driver.until('count of one', async () => /\b1\b/.test(await trees.terms.row(TERM).innerText()))
  })

  it('follow a new file as soon as its language is Markdown', async () => {
    await driver.command('File: New Untitled Text File')
    await vscode.page.keyboard.insertText(`${TERM}。`)
    await driver.command('Change Language Mode')
    const box = vscode.page.locator('.quick-input-widget:visible input.input')
    await box.fill('markdown')
    await box.press('Enter')
    const labels = async () => (await trees.terms.rows()).map(({ label }) => label).join()
    await driver.until('its one term', async () => (await labels()) === TERM)
    await driver.command('View: Revert and Close Editor')
    await driver.until('the terms of the document before', async () => (await labels()) !== TERM)
    // VS Code may say nothing of a cursor that comes back to where it was.
    await driver.openFile('plans/yunpu-14.md', { line: 1 })
  })

  it('are filtered by the initials of pinyin while one types, and say when nothing fits', async () => {
    await driver.command('Tifa: Filter Terms…')
    const box = vscode.page.locator('.quick-input-widget:visible input.input')
    await box.fill('gzl')
    await driver.until('one term', async () =>
      (await trees.terms.rows()).every(({ label }) => label !== '渡口经济' && label !== ''),
    )
    await trees.terms.row(TERM).waitFor()
    await box.fill('xqz')
    await driver.waitForText('No term fits the filter.', { within: sideBar })
    await box.press('Enter')
    await vscode.page.locator(`${sideBar} .monaco-button`, { hasText: 'Clear Filter' }).click()
    await trees.terms.row(TERM).waitFor()
  })

  it('show untagged targets first, and tag one in place', async () => {
    await driver.openFile('plans/yunpu-14.md', { line: 30 })
    await vscode.page.keyboard.press('End')
    await vscode.page.keyboard.insertText('到2025年，渔港泊位达到300个。')
    await driver.command('Tifa: Show Targets')
    const { targets } = trees
    await targets.row('渔港泊位').waitFor()
    const lines = (await targets.rows()).map(({ label }) => label)
    assert.deepEqual(lines.slice(0, 3), ['Untagged', '渔港泊位', 'Tagged, without outcome'])
    await vscode.page.locator('.activitybar .badge-content', { hasText: '1' }).waitFor()
    await targets.choose('渔港泊位', 'Tag This Target')
    await driver.until('end of the untagged', async () =>
      (await targets.rows()).every(({ label }) => label !== 'Untagged'),
    )
    await targets.row('渔港泊位').waitFor()
  })

  it('take a note of a selection under a new code, and list it', async () => {
    await driver.openFile('plans/yunpu-14.md', { line: 19 })
    await vscode.page.keyboard.press('Home')
    for (let i = 0; i < 2; i++) await vscode.page.keyboard.press('Shift+ArrowRight')
    await driver.waitForText('(2 selected)', { within: '.part.statusbar' })
    await vscode.page.keyboard.press('ControlOrMeta+Shift+Alt+M')
    const box = vscode.page.locator('.quick-input-widget:visible input.input')
    await driver.waitForText(/Note on “按照”/, { within: '.quick-input-widget' })
    await box.fill('basis')
    await driver.waitForText('new code', { within: '.quick-input-widget' })
    await box.press('Enter')
    await driver.waitForText(/Your remark under the code basis/, { within: '.quick-input-widget' })
    await box.fill('which chapter?')
    await box.press('Enter')
    await driver.command('Tifa: Show Notes')
    await trees.notes.row('basis').waitFor()
    await trees.notes.row('按照').waitFor()
    await trees.notes.goTo('按照')
    await vscode.page.keyboard.press('Enter')
    await driver.waitForText(/Ln 19, Col \d+ \(\d+ selected\)/, { within: '.part.statusbar' })
  })

  for (const theme of ['Light Modern', 'Dark Modern', 'Default High Contrast', 'Default High Contrast Light']) {
    it(`can be read in ${theme}`, async () => {
      await driver.setTheme(theme)
      // Of any line: which of them is in the part that a list shows depends on its neighbours.
      const words = vscode.page.locator(`${sideBar} .monaco-list-row .label-description`).first()
      await driver.until(`contrast in ${theme}`, async () => {
        const colours = await Promise.all([
          words.evaluate(element => getComputedStyle(element).color),
          vscode.page.locator(sideBar).evaluate(element => getComputedStyle(element).backgroundColor),
        ])
        const [one, other] = colours.map(parseColour)
        return one !== undefined && other !== undefined && contrast(one, other) >= 3
      })
      if (pictures) await driver.screenshot(join(pictures, `lists, ${theme}.png`))
    })
  }

  it('say what they are for where no document is in front', async () => {
    await driver.command('View: Close All Editors')
    const button = vscode.page.locator('.monaco-dialog-box .monaco-button', { hasText: "Don't Save" })
    await button.click({ timeout: 3000 }).catch(() => {})
    await driver.command('Tifa: Show Plans')
    await driver.waitForText(/The terms of a document stand here/, { within: sideBar })
  })
})
