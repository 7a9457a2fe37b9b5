#!/usr/bin/env node
// Takes the pictures of README in a real VS Code: `npm run pictures`. They go to .github/pictures.

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createDriver } from '../vscode-host/driver.mjs'
import { openVSCode } from '../vscode-host/host.mjs'
import { openPictureWindow, plainSettings, prepareWindow, root } from './picture-window.mjs'

const pictures = join(root, '.github/pictures')

/** A page shows them about 830 CSS pixels wide. The height lets hovers show all that they say: they take a quarter of it. */
const viewport = { width: 830, height: 3600 }
const scale = 1.5

const hoverWidget = '.monaco-resizable-hover:visible'
const peek = '.peekview-widget'
const quickInput = '.quick-input-widget:visible'

const lineHeight = 26

/** The largest that a picture may be, in bytes: a page shows a dozen. */
const limit = 300_000

/** Beside those of all pictures. */
const settings = {
  'editor.fontSize': 15,
  'editor.lineHeight': lineHeight,
  'editor.matchBrackets': 'never',
  'editor.overviewRulerBorder': false,
  'editor.scrollbar.vertical': 'hidden',
  'editor.selectionHighlight': false,
}

/** The heading of the notes that the pictures are taken of: front matter need not be on all of them. */
const heading = '# “十五五”'

/** What is done for each picture. Each begins with the file that it shows, so that each can be taken alone. */
const shots = {
  'hover-term': async () => {
    await driver.openFile('commentary/reading-notes.md', { line: 10 })
    await driver.hover('新质生产力', { containing: 'new quality productive forces' })
    await take('hover-term', hoverWidget, heading)
  },
  'hover-target': async () => {
    await driver.openFile('commentary/reading-notes.md', { line: 10 })
    await driver.hover('人均预期寿命', { containing: 'Baseline: 79.25' })
    await take('hover-target', hoverWidget, heading)
  },
  definition: async () => {
    await driver.openFile('commentary/reading-notes.md', { line: 10 })
    await driver.clickText('新发展格局')
    await driver.command('Peek Definition')
    await driver.waitForText('formulations.md', { within: peek })
    await driver.waitForText(/used \d+ times/, { within: `${peek} .codelens-decoration` })
    // The entry comes up in the middle, below another.
    const entry = page.locator(`${peek} .view-line`, { hasText: '## 新发展格局' }).first()
    await entry.hover({ force: true })
    await driver.until('entry at the top', async () => {
      const [box, head] = [await entry.boundingBox(), await page.locator(`${peek} .head`).boundingBox()]
      if (box && head && box.y < head.y + head.height + 2 * lineHeight) return true
      await page.mouse.wheel(0, 6)
      return false
    })
    await page.mouse.move(0, 0)
    await take('definition', peek, heading)
  },
  'quick-fix': async () => {
    await driver.openFile('commentary/reading-notes.md', { line: 10 })
    await driver.clickText('25.8%')
    await page.locator('.squiggly-info').first().waitFor({ state: 'attached' })
    const fix = page.locator('.action-widget', { hasText: 'Tag this target as target:forest-coverage' })
    // The squiggle of another finding may have come first.
    await workbench.act(
      'quick fix',
      async () => {
        await page.keyboard.press('Escape')
        await page.keyboard.press('ControlOrMeta+Period')
      },
      async () => (await fix.count()) > 0,
    )
    await take('quick-fix', '.action-widget')
  },
  'hover-rendering': async () => {
    await driver.openFile('plans/fyp-15-digest.md', { line: 47 })
    await driver.hover('efficient market', { containing: '有效市场' })
    await take('hover-rendering', hoverWidget, 'The period is to lay')
  },
  'hover-word': async () => {
    await driver.openFile('commentary/qingxi-2026.md', { line: 10 })
    await driver.hover('冷藏', { containing: 'recurring phrase' })
    await take('hover-word', hoverWidget, '# 青溪县')
  },
  'hover-quantity': async () => {
    await driver.openFile('commentary/grain-notes.md', { line: 10 })
    await driver.hover('1.41万亿斤', { containing: 'million t' })
    await take('hover-quantity', hoverWidget, '# 从粮食')
  },
  'hover-body': async () => {
    await driver.openFile('commentary/grain-notes.md', { line: 10 })
    await driver.hover('国家发展和改革委员会', { containing: 'NDRC' })
    await take('hover-body', hoverWidget, '# 从粮食')
  },
  'hover-pair': async () => {
    await driver.openFile('commentary/qingxi-2026.md', { line: 10 })
    await driver.hover('首席质量官', { containing: 'chief quality officer' })
    await take('hover-pair', hoverWidget, '# 青溪县')
  },
  'recurring-phrases': async () => {
    await driver.openFile('commentary/qingxi-2026.md', { line: 10 })
    await driver.command('Tifa: Show Recurring Phrases')
    await driver.waitForText('链上企业融通发展', { within: quickInput })
    await takeList('recurring-phrases')
  },
  completion: async () => {
    // What the term means is shown beside the list.
    await page.setViewportSize({ ...viewport, width: 930 })
    await driver.openFile('commentary/grain-notes.md', { line: 15 })
    await page.keyboard.insertText('以')
    await page.keyboard.type('gzl')
    await page.keyboard.press('Control+Space')
    await driver.waitForText('高质量发展', { within: '.suggest-widget' })
    // Once more for what it means.
    await page.keyboard.press('Control+Space')
    const details = '.suggest-details-container:visible'
    await driver.waitForText('The standard that replaced', { within: details })
    await take('completion', details, '# 从粮食')
    await driver.command('File: Revert File')
    await page.setViewportSize(viewport)
  },
  'harvest-glosses': async () => {
    await driver.openFile('commentary/qingxi-reader.md', { line: 10 })
    await driver.command('Tifa: Harvest Glosses')
    await driver.waitForText('This document', { within: quickInput })
    await page.keyboard.press('Enter')
    await driver.waitForText('首席质量官', { within: quickInput })
    await takeList('harvest-glosses')
  },
  import: takeImport,
  'reading-copy': takeReadingCopy,
  review: async () => {
    await driver.openFile('commentary/reading-notes.md', { line: 10 })
    await driver.command('Tifa: Review Proposals')
    await driver.waitForText('Accept', { within: hoverWidget })
    for (
      let skipped = 0;
      skipped < 20 && (await page.locator(hoverWidget, { hasText: '25.8%' }).count()) === 0;
      skipped++
    ) {
      const before = await page.locator('[id="tifa.tifa.tifa.review"]').innerText()
      await page.keyboard.press('Alt+]')
      await driver.until(
        'the next',
        async () => (await page.locator('[id="tifa.tifa.tifa.review"]').innerText()) !== before,
      )
      await page.locator(hoverWidget).first().waitFor()
    }
    await take('review', hoverWidget, heading)
    await driver.command('Tifa: Review: Stop')
  },
  ledger: takeLedger,
  concordance: takeConcordance,
  trends: takeTrends,
  comparison: takeComparison,
  parallel: takeParallel,
  marks: takeMarks,
  plans: takePlans,
  // The last: it leaves the side bar open.
  lists: takeLists,
}

/** Only these are taken, if any are named: `node test/vscode/pictures.mjs hover-term`. */
const wanted = process.argv.slice(2)

const window = await openPictureWindow({ settings, viewport, scale })
const { vscode, page, driver, workbench } = window
try {
  mkdirSync(pictures, { recursive: true })
  await prepareWindow(window)
  for (const [name, shoot] of Object.entries(shots)) if (wanted.length === 0 || wanted.includes(name)) await shoot()
} finally {
  await vscode.close()
}

/**
 * Takes the editor down to just below what has come up in it, and puts that away.
 *
 * @param {string} name
 * @param {string} shown a CSS selector
 * @param {string} [from] a text of the uppermost line; default: from the tab on
 */
async function take(name, shown, from) {
  const editor = await page.locator('.part.editor').boundingBox()
  const top = from ? line(from) : page.locator('.part.editor')
  const [start, end] = [await top.boundingBox(), await page.locator(shown).first().boundingBox()]
  if (!editor || !start || !end) throw new Error(`There is no ${shown}, or no line with ${from}`)
  const grid = await page.locator('.editor-instance .view-line').first().boundingBox()
  if (!grid) throw new Error('There are no lines')
  // To the end of a line: half a line of text below would look like a mistake.
  const bottom = grid.y + Math.ceil((end.y + end.height + 6 - grid.y) / lineHeight) * lineHeight
  // What comes up may reach over the editor's edge.
  const left = Math.max(0, Math.min(editor.x, end.x - 4))
  const clip = { x: left, y: start.y, width: editor.x + editor.width - left, height: bottom - start.y }
  await save(name, file => driver.screenshot(file, { clip }))
  await page.keyboard.press('Escape')
  await page.mouse.move(0, 0)
}

/**
 * Takes the list at the top of the window, and puts it away.
 *
 * @param {string} name
 */
async function takeList(name) {
  // It grows as it opens: measured too early, it would be cut.
  await page
    .locator(quickInput)
    .evaluate(element => Promise.all(element.getAnimations().map(({ finished }) => finished.catch(() => undefined))))
  const list = await page.locator(quickInput).boundingBox()
  if (!list) throw new Error('There is no list')
  // The list has round corners: nothing is to be seen behind them.
  const cover = await page.addStyleTag({ content: '.part.editor { visibility: hidden }' })
  await save(name, file => driver.screenshot(file, { clip: list }))
  await cover.evaluate(element => element.remove())
  await page.keyboard.press('Escape')
}

/** A text that becomes a document: what was imported, and the report on it. */
async function takeImport() {
  await page.setViewportSize({ width: 1300, height: 700 })
  await driver.command('Tifa: Import Document…')
  const dialog = page.locator(`${quickInput} input.input`)
  await dialog.waitFor()
  await dialog.fill(join(vscode.folder ?? '', 'commentary/yunpu-plan.txt'))
  const folders = page.locator(quickInput, { hasText: 'Where the imported documents go' })
  // The dialogue takes a path only once it has looked whether there is such a file.
  await workbench.act(
    'choice of a folder',
    () => page.keyboard.press('Enter'),
    async () => (await folders.count()) > 0,
  )
  await page.keyboard.press('Enter')
  const toast = page.locator('.notification-toast', { hasText: 'is imported' })
  await toast.getByText('Show Report').click()
  const report = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
  await report.getByText('Kept as a comment').first().waitFor()
  await page.mouse.move(0, 0)
  await save('import', file => driver.screenshot(file, { clip: '.part.editor' }))
  await driver.command('View: Close All Editors')
  await page.setViewportSize(viewport)
}

/** A reading copy as a browser shows it. */
async function takeReadingCopy() {
  const file = join(vscode.folder ?? '', 'copy.html')
  const plan = join(vscode.folder ?? '', 'plans/fyp-15-digest.md')
  const args = [join(root, 'dist/tifa.cjs'), 'export', 'reading-copy', plan, '-o', file]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, LANG: 'C' } })
  if (status !== 0) throw new Error(stderr)
  const copy = await page.context().newPage()
  await copy.setViewportSize({ width: 1080, height: 590 })
  await copy.goto(pathToFileURL(file).href)
  await copy.evaluate(() => document.fonts.ready.then(() => undefined))
  await save('reading-copy', async path => void (await copy.screenshot({ path })))
  await copy.close()
  rmSync(file)
}

/** The table with the chart of an indicator, as high as both need. */
async function takeLedger() {
  await page.setViewportSize({ width: 1240, height: 690 })
  await driver.openFile('commentary/reading-notes.md', { line: 10 })
  await driver.command('Tifa: Show Target Ledger')
  const ledger = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
  await ledger.locator('.search').fill('forest')
  await ledger.locator('.body .row', { hasText: '森林覆盖率' }).first().locator('.deadline').click()
  await ledger.locator('.drawing .point').first().waitFor()
  await page.mouse.move(0, 0)
  await save('ledger', file => driver.screenshot(file, { clip: '.part.editor .editor-container' }))
  await driver.command('View: Close Editor')
  await page.setViewportSize(viewport)
}

/** The concordance of a term, as wide as a page shows it. */
async function takeConcordance() {
  await page.setViewportSize({ width: 1180, height: 480 })
  await driver.openFile('commentary/reading-notes.md', { line: 10 })
  await driver.command('Tifa: Find in Corpus (KWIC)')
  const concordance = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
  await concordance.locator('.query-kind').selectOption('term')
  await concordance.locator('.query').fill('新质生产力')
  await page.keyboard.press('Enter')
  await concordance.locator('.body .row').first().waitFor()
  await concordance.getByRole('columnheader', { name: 'Left' }).click()
  await concordance.locator('[aria-sort=ascending].left').waitFor()
  await concordance.locator('.body .row .right').first().waitFor()
  await page.mouse.move(0, 0)
  await save('concordance', file => driver.screenshot(file, { clip: '.part.editor .editor-container' }))
  await driver.command('View: Close Editor')
  await page.setViewportSize(viewport)
}

/** The view of plans, on a corpus that has levels: the sample has no provinces. */
async function takePlans() {
  // As high as four views need of which the first is to show all that it has.
  const other = await openVSCode({
    folder: join(root, 'test/vscode/levels'),
    copy: true,
    extensions: [root],
    theme: 'Light Modern',
    settings: { ...plainSettings, ...settings },
    viewport: { width: 1100, height: 2400 },
    scale,
  })
  try {
    const window = createDriver(other, { timeout: 60_000 })
    await window.openFile('proposal-14.md', { line: 1 })
    await window.command('Tifa: Show Plans')
    await other.page.locator('[id="tifa.tifa.tifa.status"] .codicon-book').waitFor()
    const row = (/** @type {string} */ text) =>
      other.page.locator('.part.sidebar .monaco-list-row', { hasText: text }).first()
    await widenSideBar(other.page, 620)
    for (const name of [
      'Proposal for the 14th',
      'Outline of the 14th Five-Year Plan of Jiangling',
      'Outline of the 14th Five-Year Plan of Yunpu',
    ]) {
      await row(name).locator('.monaco-tl-twistie').click()
    }
    await row('Quays of Yunpu').waitFor()
    await other.page.mouse.move(0, 0)
    const bar = await other.page.locator('.part.sidebar').boundingBox()
    const [first, last] = [await row('Proposals').boundingBox(), await row('Grain in Jiangling').boundingBox()]
    if (!bar || !first || !last) throw new Error('There are no plans')
    const clip = { x: bar.x, y: bar.y, width: bar.width, height: last.y + last.height + 8 - bar.y }
    await save('plans', file => window.screenshot(file, { clip }))
  } finally {
    await other.close()
  }
}

/** Some terms over the plans of the sample, as high as the chart and the table need. */
async function takeTrends() {
  await page.setViewportSize({ width: 1240, height: 700 })
  await driver.openFile('plans/fyp-14-digest.md', { line: 10 })
  await driver.command('Tifa: Show Trends')
  const trends = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
  await trends.locator('.value').first().waitFor()
  for (;;) {
    const remove = trends.locator('.term .remove').first()
    if ((await remove.count()) === 0) break
    await remove.click()
  }
  await trends.locator('.search').fill('国内生产总值; 常住人口城镇化率; 战略性新兴产业; 人工智能')
  await trends.locator('.search').press('Enter')
  await trends.locator('.value[data-row="3"]').first().waitFor()
  await page.mouse.move(0, 0)
  await save('trends', file => driver.screenshot(file, { clip: '.part.editor .editor-container' }))
  await driver.command('View: Close Editor')
  await page.setViewportSize(viewport)
}

/** Two plans side by side, at sections that moved and paragraphs that were reworded. */
async function takeComparison() {
  await page.setViewportSize({ width: 1240, height: 690 })
  await driver.openFile('commentary/qingxi-plan-2.md', { line: 10 })
  await driver.command('Tifa: Compare With Previous Plan')
  const shown = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
  await shown.locator('.body .row').first().waitFor()
  // That says what was compared with lies over the text.
  await driver.command('Notifications: Clear All Notifications')
  await page.mouse.move(0, 0)
  await save('comparison', file => driver.screenshot(file, { clip: '.part.editor .editor-container' }))
  await driver.command('View: Close Editor')
  await page.setViewportSize(viewport)
}

/** A plan beside its translation, with the paragraph that stands beside the cursor. */
async function takeParallel() {
  await page.setViewportSize({ width: 1500, height: 560 })
  await driver.openFile('commentary/qingxi-plan-2.md', { line: 19 })
  await driver.command('Tifa: Open Beside Translation or Digest')
  await page.locator('.tab[data-resource-name="qingxi-plan-2-en.md"]').waitFor()
  await driver.clickText('新建产地保鲜库')
  await driver.waitForText('120 cold stores')
  await page.mouse.move(0, 0)
  await save('parallel', file => driver.screenshot(file, { clip: '.part.editor' }))
  await driver.command('View: Close All Editors')
  await page.setViewportSize(viewport)
}

/** The lists of the side bar beside the text that they are of. */
async function takeLists() {
  await page.setViewportSize({ width: 1300, height: 780 })
  await driver.openFile('commentary/key-takeaways-14th-plan.md', { line: 20 })
  await driver.command('Tifa: Show Notes')
  await driver.command('Tifa: Show Targets')
  await driver.command('Tifa: Show Terms in Document')
  await widenSideBar(page, 520)
  for (const view of ['Terms', 'Targets', 'Notes']) {
    await page
      .locator(`.part.sidebar .pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`)
      .first()
      .waitFor()
  }
  await page.mouse.move(0, 0)
  await save('lists', file => driver.screenshot(file, { clip: '.part.sidebar' }))
  await driver.command('View: Close All Editors')
  await page.setViewportSize(viewport)
}

/**
 * @param {import('playwright-core').Page} page
 * @param {number} width CSS pixels that the side bar is to have, about
 */
async function widenSideBar(page, width) {
  const bar = await page.locator('.part.sidebar').boundingBox()
  if (!bar) throw new Error('There is no side bar')
  const edge = bar.x + bar.width
  for (const sash of await page.locator('.monaco-sash.vertical').all()) {
    const box = await sash.boundingBox()
    if (!box || Math.abs(box.x + box.width / 2 - edge) > 6) continue
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(bar.x + width, box.y + box.height / 2, { steps: 8 })
    await page.mouse.up()
    return
  }
  throw new Error('Nothing moves the edge of the side bar')
}

/** The same text in a light and in a dark theme, one above the other. */
async function takeMarks() {
  const images = []
  for (const theme of ['Light Modern', 'Dark Modern']) {
    await driver.setTheme(theme)
    await driver.openFile('commentary/marks.md', { line: 10 })
    await page.locator('.editor-instance [class*="TextEditorDecorationType"]').first().waitFor()
    const editor = await page.locator('.editor-instance').boundingBox()
    const [start, end] = [await line('# What became').boundingBox(), await line('(note:growth').boundingBox()]
    if (!editor || !start || !end) throw new Error('There are no marks to be taken')
    const file = join(vscode.server.folders.temporary, `${theme}.png`)
    // To whole pairs of CSS pixels, which are whole device pixels: else the two would not stay sharp side by side.
    const even = (/** @type {number} */ value) => Math.round(value / 2) * 2
    const [top, bottom] = [even(start.y - 8), even(end.y + end.height + 4)]
    const clip = { x: even(editor.x), y: top, width: even(editor.width), height: bottom - top }
    await driver.screenshot(file, { clip })
    const data = readFileSync(file).toString('base64')
    images.push(`<img src="data:image/png;base64,${data}" style="display:block;width:${clip.width}px">`)
  }
  const sheet = await page.context().newPage()
  await sheet.setContent(
    `<!doctype html><body style="margin:0"><div style="width:max-content">${images.join('')}</div>`,
  )
  await save('marks', file => sheet.locator('div').screenshot({ path: file }))
  await sheet.close()
  await driver.setTheme('Light Modern')
}

/** @param {string} text */
function line(text) {
  return page.locator('.editor-instance .view-line', { hasText: text }).first()
}

/**
 * @param {string} name
 * @param {(file: string) => Promise<unknown>} write
 */
async function save(name, write) {
  const file = join(pictures, `${name}.png`)
  await write(file)
  const { size } = statSync(file)
  console.log(`${name}.png: ${Math.round(size / 1024)} kB`)
  if (size > limit) throw new Error(`${file} is too large: at most ${limit / 1000} kB`)
}
