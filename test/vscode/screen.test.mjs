// What a person sees: VS Code in a browser, worked with mouse and keyboard, without VS Code's automation mode, which would
// hide dialogs. `node test/vscode/run.mjs screen` runs it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contrast, parseColour } from './colour.mjs'
import { styleOnScreen } from './style-on-screen.mjs'
import { closeEach, driver, inWindow, openWindow, root, vscode, workbench } from './window.mjs'

const corpus = join(root, 'corpus')
const statusBar = { within: '.part.statusbar' }

/** @param {import('../vscode-host/host.mjs').OpenOptions} options */
async function open(options) {
  await openWindow(options)
}

describe('on the screen, the sample corpus', () => {
  inWindow(async () => {
    await open({ folder: corpus, copy: true })
    await workbench.read()
    await driver.openFile('plans/fyp-14-digest.md', { line: 48 })
  })
  // A hover that is left open lies over the text.

  it('is counted in the status bar', async () => {
    await driver.waitForText(/\d+ documents, \d+ terms/, statusBar)
  })

  it('explains a Chinese term under the mouse', async () => {
    const said = await driver.hover('新发展格局', { containing: 'new development pattern' })
    assert.match(said, /^新发展格局 xīn fā zhǎn gé jú\n/)
  })

  it('explains an English term under the mouse', async () => {
    assert.match(await driver.hover('supply-side structural reform', { containing: '供给侧结构性改革' }), /gōng jǐ cè/)
  })

  it('shows each tone in its colour where a reader wants colours', async () => {
    vscode.changeSettings({ 'tifa.hover.pinyin': 'toneColours' })
    /** @type {string[]} */
    let colours = []
    await driver.until('tones in colours', async () => {
      await vscode.page.mouse.move(0, 0)
      await driver.hover('新发展格局', { containing: 'xīn fā zhǎn gé jú' })
      const syllables = vscode.page.locator('.monaco-resizable-hover span[style^="color:"]')
      colours = await syllables.evaluateAll(spans => spans.slice(0, 5).map(span => getComputedStyle(span).color))
      return colours.length === 5
    })
    const [xin, fa, zhan, ge, ju] = colours
    assert.equal(fa, xin)
    assert.equal(ju, ge)
    assert.equal(new Set([xin, zhan, ge]).size, 3, colours.join(' '))
    vscode.changeSettings({ 'tifa.hover.pinyin': 'toneMarks' })
  })

  it('leads from the hover to the entry', async () => {
    await driver.openFile('plans/fyp-14-digest.md', { line: 48 })
    await leadsTo('formulations.md', '## 双循环', async () => {
      await driver.hover('双循环', { containing: 'dual circulation' })
      const link = vscode.page.locator('.monaco-resizable-hover a', { hasText: '双循环' }).first()
      // The hover may go before the mouse comes.
      await link.click({ timeout: 5000 })
    })
  })

  it('leads from a mark’s address to where its target is set, without a question', async () => {
    await driver.openFile('plans/fyp-14-digest.md', { line: 40 })
    await followLink('rural-poverty-relief', 'fyp-13-digest.md', '[Rural people lifted out of poverty')
  })

  it('leads from the address of a plan’s part to that part', async () => {
    await driver.openFile('commentary/technode-14th-plan-preview.md', { line: 21 })
    await followLink('第六篇', 'fyp-13-digest.md', '## Part VI:')
  })

  it('takes the address of a note for no web site either', async () => {
    await driver.openFile('commentary/technode-14th-plan-preview.md', { line: 22 })
    await followLink('figures', 'technode-14th-plan-preview.md', 'none of the three')
  })

  it('leads to a definition by F12', async () => {
    await driver.openFile('plans/fyp-14-digest.md', { line: 48 })
    await leadsTo('formulations.md', '## 新发展格局', async () => {
      await driver.clickText('新发展格局')
      await workbench.hasKeys('fyp-14-digest.md')
      await vscode.page.keyboard.press('F12')
    })
  })

  it('has its findings in the problems panel', async () => {
    await driver.openFile('plans/fyp-14-digest.md', { line: 1 })
    await showProblems()
    await driver.waitForText(/^Growth of R&D spending .*: > 7% \/ year here/, { within: '.markers-panel' })
    await driver.waitForText('conflicting-target', { within: '.markers-panel' })
    // It would lie over the text.
    await workbench.act(
      'end of the problems panel',
      () => vscode.page.keyboard.press('ControlOrMeta+Shift+M'),
      async () => !(await problems().isVisible()),
    )
  })

  for (const [theme, kind] of /** @type {const} */ ([
    ['Light Modern', 'light'],
    ['Dark Modern', 'dark'],
    ['Default High Contrast', 'highContrast'],
    ['Default High Contrast Light', 'highContrastLight'],
  ])) {
    it(`shows marks in ${theme}`, async () => {
      await driver.setTheme(theme)
      await driver.openFile('plans/fyp-14-digest.md', { line: 40 })
      await showsMark('over 60 million jobs', 'outcome', 'double', kind)
      await driver.openFile('commentary/technode-14th-plan-preview.md', { line: 25 })
      await showsMark('the last plan', 'plan', 'dashed', kind)
      await showsMark('40 trillion yuan', 'target', 'solid', kind)
      await showsMark('none of the three is in the outline', 'note', 'dotted', kind)
    })
  }
})

describe('on the screen, in Chinese', () => {
  inWindow(() => open({ folder: corpus, copy: true, openFile: 'plans/fyp-14-digest.md:48:1', locale: 'zh-cn' }))

  it('hovers and the status bar speak Chinese', async () => {
    await workbench.read()
    await driver.waitForText(/\d+ 份文件，\d+ 个词条/, statusBar)
    await driver.hover('新发展格局', { containing: '语料库首见：' })
  })

  it('commands have Chinese titles', async () => {
    await showLog('Tifa: 显示日志')
    await driver.waitForText('files read in', { within: '.part.panel' })
  })

  it('findings speak Chinese', async () => {
    await showProblems()
    await driver.waitForText(/：此处为 > 7%（每年）/, { within: '.markers-panel' })
  })
})

describe('on the screen, in a web worker host', () => {
  inWindow(() => open({ folder: corpus, copy: true, web: true, openFile: 'plans/fyp-14-digest.md:40:1' }))

  it('explains a term under the mouse', async () => {
    await driver.hover('high-quality development', { containing: '高质量发展' })
    await vscode.page.mouse.move(0, 0)
  })

  it('leads from a mark’s address, though its document was open before the corpus was read', async () => {
    await workbench.read()
    await followLink('rural-poverty-relief', 'fyp-13-digest.md', '[Rural people lifted out of poverty')
  })
})

describe('on the screen, elsewhere', () => {
  closeEach()

  it('plain Markdown has nothing of Tifa beside it', async () => {
    await open({ folder: join(root, 'test/vscode/plain'), copy: true, openFile: 'ferries.md' })
    await driver.waitForText('Markdown', statusBar)
    // The command makes VS Code activate the extension, and proves that it did.
    await showLog('Tifa: Show Log')
    assert.equal(
      await vscode.page
        .locator('.part.statusbar')
        .getByText(/Tifa|terms/)
        .count(),
      0,
    )
  })

  it('the sample corpus opens from an empty window', async () => {
    await open({})
    await driver.command('Tifa: Open Sample Corpus')
    await driver.waitForText(/\d+ documents, \d+ terms/, statusBar)
    await driver.waitForText('plans', { within: '.explorer-folders-view' })
  })
})

const problems = () => vscode.page.locator('.markers-panel').first()

/** Shows the problems panel by its key. */
function showProblems() {
  return workbench.act(
    'problems panel',
    () => vscode.page.keyboard.press('ControlOrMeta+Shift+M'),
    () => problems().isVisible(),
  )
}

/** Runs the command until the log is there: what is shown while VS Code starts, it may hide again. @param {string} title */
async function showLog(title) {
  const panel = vscode.page.locator('.part.panel')
  await driver.until(`panel after ${title}`, async () => {
    await driver.command(title)
    return panel
      .waitFor({ timeout: 2000 })
      .then(() => true)
      .catch(() => false)
  })
}

/**
 * Follows a link as people do, with Control and a click, once VS Code has marked it.
 *
 * @param {string} text
 * @param {string} name of the document that it leads to
 * @param {string} place a part of the line there
 */
async function followLink(text, name, place) {
  const link = vscode.page.locator('.editor-instance .detected-link', { hasText: text }).first()
  await link.waitFor()
  await leadsTo(name, place, async () => {
    if (await link.isVisible()) await driver.clickText(text, { modifiers: ['Control'] })
  })
}

/**
 * Does something until a document is open with the cursor in a line, and checks that VS Code asks nothing.
 *
 * @param {string} name
 * @param {string} text a part of the line
 * @param {() => Promise<unknown>} act
 */
async function leadsTo(name, text, act) {
  const { page } = vscode
  const tab = page.locator(`.tab.active[data-resource-name="${name}"]`)
  await workbench.act(`cursor at “${text}” in ${name}`, act, async () => {
    if ((await tab.count()) === 0) return false
    const top = await page.evaluate(
      () => document.querySelector('.editor-instance .cursor')?.getBoundingClientRect().top,
    )
    const lines = await page.locator('.editor-instance .view-line').filter({ hasText: text }).all()
    const boxes = await Promise.all(lines.map(line => line.boundingBox({ timeout: 2000 }).catch(() => null)))
    return boxes.some(box => box && top !== undefined && Math.abs(box.y - top) < box.height / 2)
  })
  assert.equal(await page.locator('.monaco-dialog-box').count(), 0, 'VS Code asks something')
}

/**
 * Waits until marked words are drawn as the theme has it, and checks that they can be read.
 *
 * @param {string} text the words
 * @param {string} mark its kind
 * @param {string} line of the kind
 * @param {'light' | 'dark' | 'highContrast' | 'highContrastLight'} theme
 */
async function showsMark(text, mark, line, theme) {
  const { colors } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).contributes
  const colour = colors.find((/** @type {{id: string}} */ { id }) => id === `tifa.${mark}Foreground`).defaults[theme]
  const wanted = { colour: parseColour(colour), line: 'underline', style: line }
  /** @type {Awaited<ReturnType<typeof look>>} */
  let seen
  const look = () => vscode.page.evaluate(styleOnScreen, text)
  await driver
    .until(`${mark} “${text}” as ${JSON.stringify(wanted)}`, async () => {
      seen = await look()
      return (
        seen !== undefined &&
        seen.line === wanted.line &&
        seen.style === wanted.style &&
        parseColour(seen.lineColour).join() === wanted.colour.join()
      )
    })
    .catch(error => assert.fail(`${error.message}; it is ${JSON.stringify(seen)}`))
  const ratio = contrast(wanted.colour, parseColour(seen?.background ?? ''))
  // WCAG 2.2: 4.5 for text (1.4.3), 7 where a reader asked for more (1.4.6).
  assert.ok(ratio >= (theme.startsWith('high') ? 7 : 4.5), `${mark} has a contrast of ${ratio.toFixed(1)} in ${theme}`)
}
