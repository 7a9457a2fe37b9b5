// The *Plans* view on the screen: drawn, worked by keyboard and mouse, filtered, in four themes; and empty where there is no corpus.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contrast, parseColour } from './colour.mjs'
import { createTree } from './tree.mjs'
import { driver, folderOf, inWindow, openWindow, pictures, vscode, workbench } from './window.mjs'

const sideBar = '.part.sidebar'

/** @type {ReturnType<typeof createTree>} */
let tree

/** @param {string} folder */
async function open(folder) {
  await openWindow({ folder: folderOf(folder), copy: true })
  tree = createTree(vscode.page, driver, 'Plans')
}

const GROUP = 'Proposals'
const PROPOSAL = 'Proposal for the 14th Five-Year Plan of Jiangling'
const OUTLINE = 'Outline of the 14th Five-Year Plan of Jiangling'
const WATERWAYS = 'Waterways of Jiangling'
const LACKING = 'Below plans that the corpus lacks'
const MISSING = 'Part of: jiangling-farming-14'

describe('the view of plans, on the screen', () => {
  inWindow(async () => {
    await open('levels')
    await driver.openFile('grain-14.md', { line: 1 })
    await driver.command('Tifa: Show Plans')
    // Until the corpus has been read, the tree is drawn anew again and again.
    await workbench.read()
    await tree.row(GROUP).waitFor()
  })

  it('shows the plan of the active editor, under the parent that is missing', async () => {
    await driver.openFile('grain-14.md', { line: 1 })
    await driver.command('Tifa: Show Plans')
    await driver.until('selection', async () =>
      /selected/.test((await tree.row('Grain in Jiangling').getAttribute('class')) ?? ''),
    )
    assert.match(await tree.row(MISSING).innerText(), /missing: no document has this id/)
    await tree.row(MISSING).locator('.codicon-warning').waitFor()
  })

  it('is walked through by keyboard: into a plan, its sections, and to their place', async () => {
    await tree.collapseAll()
    // From another line, so that it is to be seen when the command is done.
    await tree.goTo(GROUP)
    await driver.openFile('proposal-14.md', { line: 1 })
    await driver.command('Tifa: Show Plans')
    await tree.isFocused(PROPOSAL)
    await tree.expandByKey(PROPOSAL)
    await tree.expandByKey(OUTLINE)
    await tree.row(WATERWAYS).waitFor()
    const labels = (await tree.rows()).map(({ label }) => label)
    assert.deepEqual(labels.slice(1, 11), [
      PROPOSAL,
      'Sections',
      OUTLINE,
      'Sections',
      'Outline of the 14th Five-Year Plan of Jiangling, in English',
      'Before: Outline of the 12th Five-Year Plan of Jiangling',
      '2016–2020',
      WATERWAYS,
      'Outline of the 14th Five-Year Plan of Yunpu',
      'Outlines',
    ])
    // The proposal has sections, too.
    await tree.expandByKey(['Sections', OUTLINE])
    await tree.expandByKey('第一章　发展环境')
    await driver.until('place of the section', async () => {
      await tree.goTo('第二节　面对的问题')
      await vscode.page.keyboard.press('Enter')
      return isAt('outline-14.md', /^Ln 23, Col \d/)
    })
  })

  it('leads from what is missing to the front matter that names it', async () => {
    await tree.expand(LACKING)
    await tree.choose(MISSING, 'Open Front Matter')
    await driver.waitForText('grain-14.md', { within: '.tabs-container' })
    await driver.waitForText(/jiangling-farming-14|\(20 selected\)/, { within: '.part.statusbar' })
  })

  it('offers each entry of its menu once', async () => {
    await tree.expand(GROUP, PROPOSAL)
    const menu = vscode.page.locator('.context-view .monaco-menu')
    await tree.row(OUTLINE).click({ button: 'right' })
    await menu.getByText('Copy Id', { exact: true }).waitFor()
    const entries = (await menu.locator('.action-label:not(.separator)').allInnerTexts()).map(text => text.trim())
    assert.deepEqual(entries, [
      'Open',
      'Open to the Side',
      'Open Beside Translation or Digest',
      'Show Plan Hierarchy',
      'Compare With…',
      'Compare With Previous Plan',
      'Copy Id',
    ])
  })

  it('says what is known of a plan under the mouse', async () => {
    await tree.expand(GROUP, PROPOSAL, OUTLINE)
    const tip = vscode.page.locator('.workbench-hover:visible', { hasText: 'Id: jiangling-waterways-14' })
    let said = ''
    await driver.until('tip of the plan', async () => {
      await vscode.page.mouse.move(0, 0)
      await tree.row(WATERWAYS).hover()
      said = await tip.innerText({ timeout: 5000 }).catch(() => '')
      return said !== ''
    })
    assert.match(said, /江岭省水运发展规划[\s\S]*sector plan · 2021–2025[\s\S]*waterways-14\.md/)
  })

  it('finds by typing', async () => {
    await tree.expand(GROUP)
    await tree.goTo(PROPOSAL)
    const box = vscode.page.locator(`${sideBar} .monaco-tree-type-filter input`)
    await driver.until('box to type in', async () => {
      await tree.goTo(PROPOSAL)
      await vscode.page.keyboard.press('ControlOrMeta+Alt+F')
      return box.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      )
    })
    await box.fill('Grain')
    await driver.until('mark on what was found', async () =>
      (await vscode.page.locator(`${sideBar} .monaco-list-row .highlight`).allInnerTexts()).includes('Grain'),
    )
    await box.press('Escape')
    await box.waitFor({ state: 'hidden' })
  })

  it('shows the hierarchy of a plan', async () => {
    await tree.expand(GROUP, PROPOSAL, OUTLINE)
    await tree.choose(WATERWAYS, 'Show Plan Hierarchy')
    const peek = vscode.page.locator('.peekview-widget')
    await driver.waitForText(/Supertypes of|Subtypes of|'Waterways of Jiangling'/)
    await driver.waitForText('sector plan · 2021–2025 · 江岭省交通运输厅')
    await peek.locator('.peekview-actions .codicon-close').click()
    await peek.waitFor({ state: 'detached' })
  })

  it('compares a plan with the version before', async () => {
    await tree.expand(GROUP, PROPOSAL)
    await tree.choose(OUTLINE, 'Compare With Previous Plan')
    await driver.waitForText(/Compared with “江岭省国民经济和社会发展第十二个五年规划纲要”/)
  })

  it('is arranged by period and by version', async () => {
    await driver.command('Tifa: Arrange Plans by Period')
    await tree.row('2021–2025').waitFor()
    await driver.waitForText(/Plans by Period/i, { within: sideBar })
    await driver.command('Tifa: Arrange Plans by Version')
    await driver.waitForText(/Plans by Version/i, { within: sideBar })
    await tree.row('2016–2020').waitFor()
    assert.match(await tree.row('2016–2020').innerText(), /missing from the corpus/)
    await driver.command('Tifa: Arrange Plans by Level')
    await tree.row(GROUP).waitFor()
  })

  it('shows a loop that comes up, and goes on working', async () => {
    writeFileSync(join(vscode.folder ?? '', 'a.md'), '---\nid: a\ntitle: Ebb\nkind: sector\nparent: b\n---\n')
    writeFileSync(join(vscode.folder ?? '', 'b.md'), '---\nid: b\ntitle: Flow\nkind: sector\nparent: a\n---\n')
    await tree.row('Sector plans').waitFor()
    await tree.expand('Sector plans', 'Ebb', 'Flow')
    const loop = vscode.page.locator(`${sideBar} .monaco-list-row`, { hasText: 'loop: parent leads back here' })
    await loop.locator('.codicon-sync').first().waitFor()
  })

  for (const theme of ['Light Modern', 'Dark Modern', 'Default High Contrast', 'Default High Contrast Light']) {
    it(`can be read in ${theme}`, async () => {
      await driver.setTheme(theme)
      await tree.expand(LACKING)
      const icon = tree.row(MISSING).locator('.codicon-warning')
      /** @type {string[]} */
      let colours = []
      await driver
        .until(`contrast in ${theme}`, async () => {
          colours = await Promise.all([
            icon.evaluate(element => getComputedStyle(element).color),
            vscode.page.locator(sideBar).evaluate(element => getComputedStyle(element).backgroundColor),
          ])
          const [one, other] = colours.map(parseColour)
          return one !== undefined && other !== undefined && contrast(one, other) >= 3
        })
        .catch(error => assert.fail(`${error.message}; ${colours.join(' on ')}`))
      if (pictures) await driver.screenshot(join(pictures, `${theme}.png`))
    })
  }
})

/** Whether a document is open in front with the cursor at a place, or comes to be so soon. @param {string} name @param {RegExp} place */
async function isAt(name, place) {
  try {
    await vscode.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor({ timeout: 5000 })
    await vscode.page.locator('.part.statusbar').getByText(place).waitFor({ timeout: 5000 })
    return true
  } catch {
    return false
  }
}

describe('the view of plans, where nothing in front is a plan', () => {
  inWindow(() => open('levels'))

  it('is filled when the command opens it', async () => {
    await driver.openFile('tifa.yaml', { line: 1 })
    await workbench.read()
    await driver.command('Tifa: Show Plans')
    await tree.row(GROUP).waitFor()
  })
})

describe('the view of plans, without a corpus', () => {
  inWindow(() => open('plain'))

  it('says what a corpus is, and offers the sample', async () => {
    await driver.command('View: Show Tifa')
    await driver.waitForText(/^No corpus is open/, { within: sideBar })
    for (const offer of ['New Corpus', 'Open Sample Corpus'])
      await vscode.page.locator(`${sideBar} .monaco-button`, { hasText: offer }).first().waitFor()
  })

  it('says that Tifa is switched off, and leads to the setting', async () => {
    vscode.changeSettings({ 'tifa.enable': 'never' })
    await driver.command('View: Show Tifa')
    await driver.waitForText(/^Tifa is switched off/, { within: sideBar })
    await vscode.page.locator(`${sideBar} .monaco-button`, { hasText: 'Open Settings' }).first().click()
    await driver.waitForText('Tifa: Enable', { within: '.settings-editor' })
    vscode.changeSettings({ 'tifa.enable': 'auto' })
    await driver.waitForText(/^No corpus is open/, { within: sideBar })
  })
})
