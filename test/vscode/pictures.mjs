#!/usr/bin/env node
// Takes the pictures of README in a real VS Code: `npm run pictures`. They go to .github/pictures.

import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDriver } from '../vscode-host/driver.mjs'
import { openVSCode } from '../vscode-host/host.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pictures = join(root, '.github/pictures')

/** A page shows them about 830 CSS pixels wide. The height lets hovers show all that they say: they take a quarter of it. */
const viewport = { width: 830, height: 2400 }
const scale = 1.5

const hoverWidget = '.monaco-resizable-hover:visible'

/** The largest that a picture may be, in bytes: a page shows six. */
const limit = 300_000

/** Nothing but the text and what Tifa adds to it. */
const settings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 15,
  'editor.lineHeight': 26,
  'editor.hover.above': false,
  'editor.lightbulb.enabled': 'off',
  'editor.matchBrackets': 'never',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.overviewRulerBorder': false,
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.vertical': 'hidden',
  'editor.selectionHighlight': false,
  'editor.stickyScroll.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
}

/** The heading of the notes that the pictures are taken of: front matter need not be on all of them. */
const heading = '# “十五五”'

const vscode = await openVSCode({
  folder: join(root, 'corpus'),
  copy: true,
  extensions: [root],
  theme: 'Light Modern',
  settings,
  viewport,
  scale,
})
const { page } = vscode
const driver = createDriver(vscode)
try {
  mkdirSync(pictures, { recursive: true })
  // The cursor is where it happens to be; nobody is to look at it.
  await page.addStyleTag({ content: '.monaco-editor .cursors-layer { visibility: hidden }' })
  cpSync(join(root, 'test/vscode/pictures'), join(vscode.folder ?? '', 'commentary'), { recursive: true })
  await driver.command('View: Toggle Primary Side Bar Visibility')
  await driver.openFile('commentary/reading-notes.md', { line: 10 })
  await page.locator('[id="tifa.tifa.tifa.status"] .codicon-book').waitFor()

  await driver.hover('新质生产力', { containing: 'new quality productive forces' })
  await take('hover-term', hoverWidget, heading)

  await driver.hover('人均预期寿命', { containing: 'Baseline: 79.25' })
  await take('hover-target', hoverWidget, heading)

  await driver.clickText('新发展格局')
  await driver.command('Peek Definition')
  await driver.waitForText('formulations.md', { within: '.peekview-widget' })
  await driver.waitForText('new pattern of', { within: '.peekview-widget' })
  await take('definition', '.peekview-widget', heading)

  await driver.clickText('25.8%')
  await page.locator('.squiggly-info').first().waitFor({ state: 'attached' })
  await page.keyboard.press('ControlOrMeta+Period')
  await driver.waitForText('Tag this target as target:forest-coverage', { within: '.action-widget' })
  await take('quick-fix', '.action-widget')

  await driver.openFile('plans/fyp-15-digest.md', { line: 47 })
  await driver.hover('efficient market', { containing: '有效市场' })
  await take('hover-rendering', hoverWidget, 'The period is to lay')

  await takeMarks()
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
  const clip = { ...editor, y: start.y, height: end.y + end.height + 12 - start.y }
  await save(name, file => driver.screenshot(file, { clip }))
  await page.keyboard.press('Escape')
  await page.mouse.move(0, 0)
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
    const [top, bottom] = [even(start.y - 8), even(end.y + end.height + 8)]
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
