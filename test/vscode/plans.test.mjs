// The *Plans* view on the screen: drawn, worked by keyboard and mouse, filtered, in four themes; and empty where there is no corpus.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDriver } from '../vscode-host/driver.mjs'
import { openVSCode } from '../vscode-host/host.mjs'
import { contrast, parseColour } from './colour.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folderOf = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url))
const sideBar = '.part.sidebar'

/** @type {import('../vscode-host/host.mjs').OpenVSCode} */
let vscode
/** @type {ReturnType<typeof createDriver>} */
let driver

/** @param {string} folder */
async function open(folder) {
  vscode = await openVSCode({ folder: folderOf(folder), copy: true, extensions: [root], theme: 'Light Modern' })
  driver = createDriver(vscode, { timeout: 30_000 })
  vscode.page.setDefaultTimeout(30_000)
}

/** @param {string | RegExp} text of a line of the tree */
const row = text => vscode.page.locator(`${sideBar} .monaco-list-row`, { hasText: text }).first()

/** @returns {Promise<string[]>} the labels of the tree as far as they are to be seen */
const rows = () => vscode.page.locator(`${sideBar} .monaco-list-row .label-name`).allInnerTexts()

/** @param {string} label of the line that is to have the focus of the keyboard */
const isFocused = label =>
  driver.until(`focus on ${label}`, async () =>
    (await vscode.page.locator(`${sideBar} .monaco-list-row.focused`).innerText()).startsWith(label),
  )

/**
 * Takes an entry of the menu of a line; all over again where the menu stays or never comes, as one that has only just come does
 * not heed the mouse, and one that has not quite gone holds it.
 *
 * @param {string} line
 * @param {string} entry
 */
async function choose(line, entry) {
  const menu = vscode.page.locator('.context-view.monaco-menu-container .monaco-menu')
  const item = menu.getByText(entry, { exact: true })
  const quick = { timeout: 2000 }
  await driver.until(`end of the menu with ${entry}`, () =>
    row(line)
      .click({ button: 'right', ...quick })
      .then(() => item.click(quick))
      .then(() => menu.waitFor({ state: 'detached', ...quick }))
      .then(() => true)
      .catch(async () => {
        await vscode.page.keyboard.press('Escape')
        return false
      }),
  )
}

describe('the view of plans, on the screen', () => {
  before(async () => {
    await open('levels')
    await driver.openFile('grain-14.md', { line: 1 })
    await driver.command('Tifa: Show Plans')
    await row('Proposals').waitFor()
  })
  after(() => vscode.close())

  it('shows the plan of the active editor, under the parent that is missing', async () => {
    await row('Grain in Jiangling').waitFor()
    await driver.until('selection', async () =>
      /selected/.test((await row('Grain in Jiangling').getAttribute('class')) ?? ''),
    )
    const missing = row('Part of: jiangling-farming-14')
    assert.match(await missing.innerText(), /missing: no document has this id/)
    await missing.locator('.codicon-warning').waitFor()
  })

  it('is walked through by keyboard: into a plan, its sections, and to their place', async () => {
    await row('Proposal for the 14th').click()
    await driver.waitForText('proposal-14.md', { within: '.tabs-container' })
    await driver.command('Tifa: Show Plans')
    await isFocused('Proposal for the 14th')
    await vscode.page.keyboard.press('ArrowRight')
    await row('Outline of the 14th Five-Year Plan of Jiangling').waitFor()
    await vscode.page.keyboard.press('ArrowDown')
    await isFocused('Sections')
    await vscode.page.keyboard.press('ArrowDown')
    await isFocused('Outline of the 14th Five-Year Plan of Jiangling')
    await vscode.page.keyboard.press('ArrowRight')
    await row('Waterways of Jiangling').waitFor()
    assert.deepEqual((await rows()).slice(4, 11), [
      'Sections',
      'Outline of the 14th Five-Year Plan of Jiangling, in English',
      'Before: Outline of the 12th Five-Year Plan of Jiangling',
      '2016–2020',
      'Waterways of Jiangling',
      'Outline of the 14th Five-Year Plan of Yunpu',
      'Outlines',
    ])
    await vscode.page.keyboard.press('ArrowDown')
    await vscode.page.keyboard.press('ArrowRight')
    await row('第一章　发展环境').waitFor()
    await vscode.page.keyboard.press('ArrowDown')
    await vscode.page.keyboard.press('ArrowRight')
    await row('第二节　面对的问题').waitFor()
    await vscode.page.keyboard.press('ArrowDown')
    await vscode.page.keyboard.press('ArrowDown')
    await isFocused('第二节　面对的问题')
    await vscode.page.keyboard.press('Enter')
    await driver.waitForText('outline-14.md', { within: '.tabs-container' })
    await driver.waitForText(/^Ln 23, Col \d/, { within: '.part.statusbar' })
  })

  it('leads from what is missing to the front matter that names it', async () => {
    await choose('Part of: jiangling-farming-14', 'Open Front Matter')
    await driver.waitForText('grain-14.md', { within: '.tabs-container' })
    await driver.waitForText(/jiangling-farming-14|\(20 selected\)/, { within: '.part.statusbar' })
  })

  it('says what is known of a plan under the mouse', async () => {
    await row('Waterways of Jiangling').hover()
    const tip = vscode.page.locator('.workbench-hover:visible', { hasText: 'Id: jiangling-waterways-14' })
    await tip.waitFor()
    assert.match(await tip.innerText(), /江岭省水运发展规划[\s\S]*sector plan · 2021–2025[\s\S]*waterways-14\.md/)
    await vscode.page.mouse.move(0, 0)
  })

  it('finds by typing', async () => {
    await row('Waterways of Jiangling').click()
    await driver.waitForText('waterways-14.md', { within: '.tabs-container' })
    await driver.command('Tifa: Show Plans')
    await isFocused('Waterways of Jiangling')
    await vscode.page.keyboard.press('ControlOrMeta+Alt+F')
    const box = vscode.page.locator(`${sideBar} .monaco-tree-type-filter input`)
    await box.fill('Grain')
    await driver.until('mark on what was found', async () =>
      /Grain/.test(await vscode.page.locator(`${sideBar} .monaco-list-row .highlight`).first().innerText()),
    )
    await vscode.page.keyboard.press('Escape')
  })

  it('shows the hierarchy of a plan', async () => {
    await choose('Waterways of Jiangling', 'Show Plan Hierarchy')
    await driver.waitForText(/Supertypes of|Subtypes of|'Waterways of Jiangling'/)
    await driver.waitForText('sector plan · 2021–2025 · 江岭省交通运输厅')
    await vscode.page.keyboard.press('Escape')
  })

  it('compares a plan with the version before', async () => {
    await choose('Outline of the 14th Five-Year Plan of Jiangling', 'Compare With Previous Plan')
    await driver.waitForText(/Compared with “江岭省国民经济和社会发展第十二个五年规划纲要”/)
  })

  it('is arranged by period and by version', async () => {
    await driver.command('Tifa: Arrange Plans by Period')
    await row('2021–2025').waitFor()
    await driver.waitForText(/Plans by Period/i, { within: sideBar })
    await driver.command('Tifa: Arrange Plans by Version')
    await row('2016–2020').waitFor()
    assert.match(await row('2016–2020').innerText(), /missing from the corpus/)
    await driver.command('Tifa: Arrange Plans by Level')
    await row('Proposals').waitFor()
  })

  it('shows a loop that comes up, and goes on working', async () => {
    writeFileSync(join(vscode.folder ?? '', 'a.md'), '---\nid: a\ntitle: Ebb\nkind: sector\nparent: b\n---\n')
    writeFileSync(join(vscode.folder ?? '', 'b.md'), '---\nid: b\ntitle: Flow\nkind: sector\nparent: a\n---\n')
    await row('Sector plans').waitFor()
    await row('Ebb').locator('.monaco-tl-twistie').click()
    await row('Flow').locator('.monaco-tl-twistie').click()
    await row('loop: parent leads back here').locator('.codicon-sync').waitFor()
  })

  for (const theme of ['Light Modern', 'Dark Modern', 'Default High Contrast', 'Default High Contrast Light']) {
    it(`can be read in ${theme}`, async () => {
      await driver.setTheme(theme)
      const missing = row('Part of: jiangling-farming-14')
      const [icon, background] = [missing.locator('.codicon-warning'), vscode.page.locator(sideBar)]
      const colours = await Promise.all([
        icon.evaluate(element => getComputedStyle(element).color),
        background.evaluate(element => getComputedStyle(element).backgroundColor),
      ])
      const [one, other] = colours.map(parseColour)
      assert.ok(one && other && contrast(one, other) >= 3, colours.join(' on '))
      if (process.env.TIFA_PICTURES) await driver.screenshot(join(process.env.TIFA_PICTURES, `${theme}.png`))
    })
  }
})

describe('the view of plans, without a corpus', () => {
  before(() => open('plain'))
  after(() => vscode.close())

  it('says what a corpus is, and offers the sample', async () => {
    await driver.command('View: Show Tifa')
    await driver.waitForText(/^No corpus is open/, { within: sideBar })
    await vscode.page.locator(`${sideBar} .monaco-button`, { hasText: 'Open Sample Corpus' }).waitFor()
  })
})
