#!/usr/bin/env node
// Takes the pictures of the walkthrough in a real VS Code, light and dark, and draws the icon: `npm run pictures`. They go to
// client/, for they are shipped.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { notes, openPictureWindow, prepareWindow, root } from './picture-window.mjs'

const pictures = join(root, 'client/walkthrough')

/** VS Code shows them about 600 CSS pixels wide. */
const viewport = { width: 880, height: 560 }
const scale = 1.25

/** The largest that a picture may be, in bytes: each is shipped twice. */
const limit = 120_000

const settings = {
  'editor.fontSize': 14,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
}

const themes = { light: 'Light Modern', dark: 'Dark Modern' }

/** What is done for each picture; each puts away what it has opened. */
const shots = {
  corpus: async () => {
    await driver.openFile('plans/fyp-14-digest.md', { line: 40 })
    await driver.command('Tifa: Show Plans')
    await page.locator('.part.sidebar .monaco-list-row', { hasText: 'Outline of the 14th' }).first().waitFor()
    await page.locator('.editor-instance [class*="TextEditorDecorationType"]').first().waitFor()
  },
  hover: async () => {
    await driver.openFile(notes, { line: 10 })
    await driver.hover('新质生产力', { containing: 'new quality productive forces' })
  },
  follow: async () => {
    await driver.openFile(notes, { line: 10 })
    await driver.clickText('新发展格局')
    await driver.command('Peek Definition')
    await driver.waitForText(/used \d+ times/, { within: '.peekview-widget .codelens-decoration' })
  },
  targets: async () => {
    await driver.openFile(notes, { line: 10 })
    await driver.command('Tifa: Show Target Ledger')
    await active.locator('.search').fill('forest')
    await active.locator('.body .row', { hasText: '森林覆盖率' }).first().locator('.deadline').click()
    await active.locator('.drawing .point').first().waitFor()
  },
  search: async () => {
    await driver.openFile(notes, { line: 10 })
    await driver.command('Tifa: Find in Corpus (KWIC)')
    await active.locator('.query-kind').selectOption('term')
    await active.locator('.query').fill('新质生产力')
    await page.keyboard.press('Enter')
    await active.locator('.body .row .right').first().waitFor()
  },
  compare: async () => {
    await driver.openFile('commentary/qingxi-plan-2.md', { line: 10 })
    await driver.command('Tifa: Compare With Previous Plan')
    await active.locator('.body .row').first().waitFor()
    await driver.command('Notifications: Clear All Notifications')
  },
  notes: async () => {
    await driver.openFile('commentary/key-takeaways-14th-plan.md', { line: 20 })
    await driver.command('Tifa: Show Notes')
    for (const view of ['Plans', 'Terms', 'Notes']) {
      await page
        .locator(`.part.sidebar .pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`)
        .first()
        .waitFor()
    }
  },
  glossary: async () => {
    await driver.openFile('commentary/qingxi-reader.md', { line: 10 })
    await driver.command('Tifa: Harvest Glosses')
    await driver.waitForText('This document', { within: '.quick-input-widget:visible' })
    await page.keyboard.press('Enter')
    await driver.waitForText('首席质量官', { within: '.quick-input-widget:visible' })
  },
}

const wanted = process.argv.slice(2)
const window = await openPictureWindow({ settings, viewport, scale })
const { vscode, page, driver } = window
/** @type {string[]} */
const taken = []
/** The page in the panel that is shown. */
const active = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
try {
  mkdirSync(pictures, { recursive: true })
  await prepareWindow(window)
  for (const [shade, theme] of Object.entries(themes)) {
    await driver.setTheme(theme)
    for (const [name, shoot] of Object.entries(shots)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue
      await shoot()
      const picture = join(vscode.server.folders.temporary, `${name}-${shade}.png`)
      await driver.screenshot(picture)
      taken.push(picture)
      await page.keyboard.press('Escape')
      await page.mouse.move(0, 0)
      await driver.command('View: Close All Editors')
      if (name === 'corpus' || name === 'notes') await driver.command('View: Toggle Primary Side Bar Visibility')
    }
  }
  // Only now: another page in front takes the window's mouse and keys.
  const sheet = await page.context().newPage()
  for (const picture of taken) await convert(sheet, picture)
  if (wanted.length === 0) await drawIcon(sheet)
} finally {
  await vscode.close()
}

/**
 * Writes a picture as WebP: a third of a PNG, and what is shipped counts.
 *
 * @param {import('playwright-core').Page} sheet
 * @param {string} picture
 */
async function convert(sheet, picture) {
  const data = await sheet.evaluate(
    async url => {
      const image = new Image()
      image.src = url
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', 0.75)
    },
    `data:image/png;base64,${readFileSync(picture).toString('base64')}`,
  )
  const bytes = Buffer.from(data.slice(data.indexOf(',') + 1), 'base64')
  const name = basename(picture, '.png')
  console.log(`${name}.webp: ${Math.round(bytes.length / 1024)} kB`)
  if (bytes.length > limit) throw new Error(`${name} is too large: at most ${limit / 1000} kB`)
  writeFileSync(join(pictures, `${name}.webp`), bytes)
}

/**
 * A PNG of client/icon.svg: a marketplace takes no SVG.
 *
 * @param {import('playwright-core').Page} sheet
 */
async function drawIcon(sheet) {
  const svg = readFileSync(join(root, 'client/icon.svg'), 'utf8')
  const style = 'body{margin:0;background:none}svg{display:block;width:256px;height:256px}'
  await sheet.setContent(`<!doctype html><style>${style}</style>${svg}`)
  const clip = { x: 0, y: 0, width: 256, height: 256 }
  await sheet.screenshot({ path: join(root, 'client/icon.png'), clip, scale: 'css', omitBackground: true })
}
