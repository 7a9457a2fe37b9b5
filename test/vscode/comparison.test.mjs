// The comparison of two plans in a real VS Code, in both extension hosts: side by side, as a report, and the way from both into the
// texts. What the page does by itself is in comparison-page.test.mjs.

import assert from 'node:assert/strict'
import { contrast, parseColour } from './colour.mjs'
import { findFrame } from './find-frame.mjs'
import { driver, folderOf, inWindow, openWindow, vscode, workbench } from './window.mjs'

const workspace = folderOf('workspace')

/** @param {import('../vscode-host/host.mjs').OpenOptions} options */
async function open(options) {
  await openWindow({ folder: workspace, copy: true, ...options })
  await driver.openFile('plans/yunpu-14.md', { line: 1 })
  await workbench.read()
}

for (const [host, web] of /** @type {const} */ ([
  ['the Node host', false],
  ['a web worker host', true],
])) {
  describe(`the comparison of plans, in ${host}`, () => {
    inWindow(() => open({ web }))

    it('takes the plan before, and says how it is known', async () => {
      await showPlan()
      await driver.command('Tifa: Compare With Previous Plan')
      const page = await sideBySide()
      await page.locator('.body .row', { hasText: '第二章　主要任务' }).first().waitFor()
      await driver.waitForText(/Compared with “云浦市国民经济和社会发展第十三个五年规划纲要”: by what the texts say/, {
        within: '.notifications-toasts',
      })
    })

    it('leads from a row to both texts, beside the comparison', async () => {
      await shownSideBySide()
      for (const [side, text, name] of /** @type {const} */ ([
        ['before', '渡口经济初具规模', 'yunpu-13.md'],
        ['after', '江上已有两座桥', 'yunpu-14.md'],
      ])) {
        const cell = async () => (await sideBySide()).locator(`.body .${side}`, { hasText: text })
        await workbench.leadsTo(cell, name, new RegExp(text))
      }
      await sideBySide()
    })

    it('opens as a report that the Markdown preview renders', async () => {
      await (await shownSideBySide()).locator('[data-action=report]').click()
      const report = await preview()
      await report.locator('h1', { hasText: 'Comparison: ' }).waitFor()
      // The sample's one reworded paragraph lost words, and has no new ones.
      let line = ''
      // The preview is drawn anew when its styles have come.
      await driver
        .until('line through what was removed', async () => {
          const removed = (await preview()).locator('del').first()
          line = await removed
            .evaluate(element => getComputedStyle(element).textDecorationLine, undefined, { timeout: 2000 })
            .catch(() => '')
          return line === 'line-through'
        })
        .catch(error => assert.fail(`${error.message}; it has “${line}”`))
    })

    for (const [heading, name, text] of /** @type {const} */ ([
      ['第一章 发展基础', 'yunpu-13.md', '第一章　发展基础'],
      ['第一章 发展环境', 'yunpu-14.md', '第一章　发展环境'],
    ])) {
      it(`leads from the rendered report to ${name}`, async () => {
        await showReport()
        await workbench.act(
          `cursor at “${text}” in ${name}`,
          async () => (await preview()).locator('a', { hasText: heading }).first().click({ timeout: 5000 }),
          () => isAt(name, text),
        )
      })
    }

    it('follows what is written', async () => {
      await showPlan()
      await vscode.page.keyboard.press('ControlOrMeta+End')
      await vscode.page.keyboard.insertText('\n\n## 第九章　竹编工坊\n\n新建竹编工坊三座。\n')
      await showReport()
      await (await preview()).locator('td', { hasText: '第九章　竹编工坊' }).first().waitFor()
      await driver.command('Tifa: Show Comparison Side by Side')
      await (await sideBySide()).locator('.body .row.added', { hasText: '第九章　竹编工坊' }).first().waitFor()
    })

    it('asks what to compare with, the plan before it first', async () => {
      await showPlan()
      await driver.command('Tifa: Compare With…')
      const list = vscode.page.locator('.quick-input-widget:visible')
      await list.locator('.monaco-list-row', { hasText: '第十三个五年规划纲要' }).first().waitFor()
      await driver.waitForText('the plan before it', { within: '.quick-input-widget:visible' })
      await vscode.page.keyboard.press('Escape')
    })

    it('keeps two editors in step', async () => {
      const inStep = vscode.page.locator('.part.statusbar', { hasText: 'In step' })
      if ((await inStep.count()) > 0) await driver.command('Tifa: Scroll in Step')
      await inStep.waitFor({ state: 'detached' })
      await showReport()
      await driver.command('Tifa: Scroll in Step')
      const groups = vscode.page.locator('.editor-group-container')
      const shows = (/** @type {number} */ at, /** @type {string} */ name) =>
        groups.nth(at).locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
      await shows(0, 'yunpu-13.md')
      await shows(1, 'yunpu-14.md')
      await driver.waitForText('In step', { within: '.part.statusbar' })
      await driver.command('Tifa: Scroll in Step')
      await inStep.waitFor({ state: 'detached' })
    })
  })
}

describe('the comparison of plans, to be read', () => {
  inWindow(async () => {
    await open({ locale: 'zh-cn' })
    await driver.command('Tifa: 与上一个规划对比')
    await (await sideBySide()).locator('.body .row').first().waitFor()
  })

  it('speaks Chinese', async () => {
    const page = await sideBySide()
    await page.locator('.count', { hasText: /^\d+ 行中的 \d+ 行$/ }).waitFor()
    await page.locator('.chip', { hasText: '改写' }).waitFor()
  })

  for (const theme of ['Light Modern', 'Dark Modern', 'Default High Contrast', 'Default High Contrast Light']) {
    it(`can be read in ${theme}`, async () => {
      await driver.setTheme(theme)
      const page = await sideBySide()
      const wanted = theme.includes('High') ? 7 : 4.5
      /** @type {string[]} */
      let poor = []
      await driver
        .until(`contrast in ${theme}`, async () => {
          poor = []
          for (const part of [
            '.body .words',
            '.body .heading',
            '.body del',
            '.body ins',
            '.share',
            '.count',
            '.chip',
            '.sub',
          ]) {
            const found = page.locator(part).first()
            if ((await found.count()) === 0) continue
            const [colour, ...grounds] = await found.evaluate(colours)
            const ground = grounds.reduceRight((below, above) => over(above, below), 'rgb(0, 0, 0)')
            const ratio = contrast(parseColour(over(colour, ground)), parseColour(ground))
            if (ratio < wanted) poor.push(`${part}: ${ratio.toFixed(1)}`)
          }
          return poor.length === 0
        })
        .catch(error => assert.fail(`${error.message}; ${poor.join(', ')}`))
    })
  }
})

/** The frame of the side-by-side view that is to be seen. */
function sideBySide() {
  return frame('side-by-side view', isSideBySide)
}

function isSideBySide() {
  return document.querySelector('.grid') !== null && document.querySelector('.ruler') !== null
}

/** The frame of the Markdown preview that is to be seen. */
function preview() {
  return frame('preview', () => document.querySelector('.markdown-body h1') !== null)
}

/** @param {string} name @param {() => boolean} isIt @returns {Promise<import('playwright-core').Frame>} */
async function frame(name, isIt) {
  /** @type {import('playwright-core').Frame | undefined} */
  let found
  await driver.until(name, async () => (found = await findFrame(vscode.page, isIt)) !== undefined)
  return /** @type {import('playwright-core').Frame} */ (found)
}

/** Whether one of these frames comes to be seen soon. @param {() => boolean} isIt */
function isSoon(isIt) {
  return workbench.soon(async () => (await findFrame(vscode.page, isIt)) !== undefined)
}

/** The side-by-side view, opened where it is not to be seen. */
async function shownSideBySide() {
  if (await isSoon(isSideBySide)) return sideBySide()
  await showPlan()
  await driver.command('Tifa: Compare With Previous Plan')
  // It comes in the view of the last time.
  if (!(await isSoon(isSideBySide))) await driver.command('Tifa: Show Comparison Side by Side')
  return sideBySide()
}

/** Brings a tab of the later plan up, with the focus. */
async function showPlan() {
  const tab = vscode.page.locator('.tab[data-resource-name="yunpu-14.md"]').first()
  await workbench.act(
    'tab of the plan in front',
    () => tab.click({ timeout: 5000 }),
    async () =>
      (await vscode.page
        .locator('.editor-group-container.active .tab.active[data-resource-name="yunpu-14.md"]')
        .count()) > 0,
  )
  const text = vscode.page.locator('.editor-group-container.active .view-line').first()
  await workbench.act(
    'keys for the plan',
    () => text.click({ timeout: 5000 }),
    async () =>
      vscode.page.evaluate(
        () => document.activeElement?.closest('.editor-group-container.active .editor-instance') != null,
      ),
  )
}

/** Brings the tab of the report up, or opens it. */
async function showReport() {
  const tab = vscode.page.locator('.tab', { hasText: '→' }).first()
  if ((await tab.count()) === 0) await (await shownSideBySide()).locator('[data-action=report]').click()
  await tab.click()
  await preview()
}

/** Whether a document is open with the cursor in a line. @param {string} name @param {string} text */
async function isAt(name, text) {
  const editor = vscode.page.locator('.editor-group-container', {
    has: vscode.page.locator(`.tab.active[data-resource-name="${name}"]`),
  })
  if ((await editor.count()) === 0) return false
  const boxOf = (/** @type {import('playwright-core').Locator} */ part) =>
    part.boundingBox({ timeout: 2000 }).catch(() => null)
  const cursor = await boxOf(editor.first().locator('.cursor').first())
  const lines = await editor.first().locator('.view-line').filter({ hasText: text }).all()
  const boxes = await Promise.all(lines.map(boxOf))
  return boxes.some(box => box && cursor && Math.abs(box.y - cursor.y) < box.height / 2)
}

/** Runs in the page: the colour of an element and what lies behind it, nearest first. @param {Element} element @returns {string[]} */
function colours(element) {
  const grounds = []
  for (let behind = /** @type {Element | null} */ (element); behind; behind = behind.parentElement) {
    const ground = getComputedStyle(behind).backgroundColor
    if (!/^rgba\(0, 0, 0, 0\)$|transparent/.test(ground)) grounds.push(ground)
  }
  return [getComputedStyle(element).color, ...grounds]
}

/** A colour that is partly transparent, as it looks. @param {string} colour @param {string} ground */
function over(colour, ground) {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  const below = parseColour(ground)
  return `rgb(${[red, green, blue].map((part, at) => Math.round(part * alpha + (below[at] ?? 0) * (1 - alpha))).join(', ')})`
}
