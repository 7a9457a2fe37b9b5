// The concordance in a real VS Code, in both extension hosts: opened by key and menu, followed into a text, exported. What the page
// does by itself is in concordance-page.test.mjs.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { contrast, parseColour } from './colour.mjs'
import { findFrame } from './find-frame.mjs'
import { driver, folderOf, inWindow, openWindow, root, vscode, workbench } from './window.mjs'

const workspace = folderOf('workspace')

/** @param {import('../vscode-host/host.mjs').OpenOptions} options */
async function open(options) {
  await openWindow({ folder: workspace, copy: true, ...options })
}

for (const [host, web] of /** @type {const} */ ([
  ['the Node host', false],
  ['a web worker host', true],
])) {
  describe(`the concordance, in ${host}`, () => {
    inWindow(async () => {
      await open({ web })
      await driver.openFile('plans/yunpu-14.md', { line: 1 })
      await workbench.read()
    })

    it('opens by key at the term under the cursor, in both languages', async () => {
      const concordance = await ofTerm()
      await concordance.locator('.count', { hasText: 'places: 3 · documents: 3 of 3' }).waitFor()
      await concordance.locator('.more', { hasText: /渡口经济 2 · 渡口型经济 0 · ferry economy 1/ }).waitFor()
      assert.equal(await concordance.locator('.query').inputValue(), '渡口经济')
    })

    it('leads from a line to its words, beside it and by keyboard in its own column', async () => {
      await ofTerm()
      const link = async () => line(await page(), '仍要稳步发展').locator('.keyword .link')
      await workbench.leadsTo(link, 'yunpu-14.md', /^渡口经济$/)
      assert.equal(await vscode.page.locator('.editor-group-container').count(), 2)
      const cell = async () => line(await page(), 'comes first').locator('.right')
      await workbench.leadsTo(cell, 'reading.md', /^ferry economy$/)
      await workbench.act(
        'text instead of the concordance',
        async () => {
          await line(await page(), '初具规模')
            .locator('.document')
            .focus()
          await workbench.isActive('Concordance')
          await vscode.page.keyboard.press('Control+Enter')
        },
        async () => (await findPage()) === undefined,
      )
      await workbench.isOpenAt('yunpu-13.md', /^渡口经济$/)
    })

    it('opens by the command at a term, and from the menu for the word under the mouse', async () => {
      await driver.openFile('plans/yunpu-13.md', { line: 1 })
      await driver.clickText('渡口经济')
      await driver.command('Tifa: Find in Corpus (KWIC)')
      await (await page()).locator('.count', { hasText: 'places: 3' }).waitFor()
      await driver.openFile('plans/yunpu-14.md', { line: 1 })
      await driver.clickText('相互带动')
      await driver.choose(() => driver.clickText('相互带动', { button: 'right' }), 'Find in Corpus (KWIC)')
      await driver.until('query', async () =>
        /^(?:相互|带动)$/.test(await (await page()).locator('.query').inputValue()),
      )
    })

    it('shows collocates, and asks where to export to', async () => {
      await ofTerm()
      await find('任务')
      const concordance = await page()
      await concordance.locator('.count', { hasText: /^places: [23] / }).waitFor()
      await concordance.getByRole('tab', { name: 'Collocates' }).click()
      await concordance.locator('.figure-grid .body .row', { hasText: '落' }).first().waitFor()
      const ask = () => concordance.locator('[data-action=csv]').click()
      assert.match(await workbench.exportTo('concordance.csv', ask), /^\uFEFFcollocate,/)
    })
  })
}

describe('the concordance, to be read', () => {
  inWindow(async () => {
    await open({ folder: join(root, 'corpus') })
    await driver.openFile('plans/fyp-14-digest.md', { line: 48 })
    await workbench.read()
    await driver.command('Tifa: Find in Corpus (KWIC)')
    await workbench.isActive('Concordance')
    await find('发展')
  })

  for (const theme of ['Light Modern', 'Dark Modern', 'Default High Contrast', 'Default High Contrast Light']) {
    it(`can be read in ${theme}`, async () => {
      await driver.setTheme(theme)
      const concordance = await page()
      const wanted = theme.includes('High') ? 7 : 4.5
      /** @type {string[]} */
      let poor = []
      // The page gets the colours some time after the window.
      await driver
        .until(`contrast in ${theme}`, async () => {
          poor = []
          for (const part of [
            '.body .main',
            '.body .context',
            '.body .link',
            '.head .label',
            '.count',
            '.action',
            '.tab',
          ]) {
            const found = concordance.locator(part).first()
            const [colour, ground] = await found.evaluate(colours)
            const ratio = contrast(over(colour, ground), over(ground, ground))
            if (ratio < wanted) poor.push(`${part}: ${ratio.toFixed(1)}`)
          }
          return poor.length === 0
        })
        .catch(error => assert.fail(`${error.message}; ${poor.join(', ')}`))
    })
  }
})

describe('the concordance, in Chinese', () => {
  inWindow(async () => {
    await open({ folder: join(root, 'corpus'), locale: 'zh-cn' })
    await driver.openFile('plans/fyp-14-digest.md', { line: 48 })
    await workbench.read()
  })

  it('speaks Chinese', async () => {
    await driver.command('Tifa: 在语料库中检索（KWIC）')
    await workbench.isActive('语境检索')
    await find('发展')
    const concordance = await page()
    await concordance.locator('.count', { hasText: /^\d+ 处，见于 \d+ 份文件中的 \d+ 份/ }).waitFor()
    await vscode.page.locator('.tab.active', { hasText: '语境检索' }).waitFor()
  })
})

/** A line by what stands around. @param {import('playwright-core').Frame} concordance @param {string} text */
function line(concordance, text) {
  return concordance.locator('.body .row', { hasText: text })
}

/** The page with the concordance of a term, asked for by key in a text where it is not to be seen. */
async function ofTerm() {
  const isThere = async () => {
    const query = (await findPage())?.locator('.query')
    return query !== undefined && (await query.inputValue({ timeout: 2000 }).catch(() => '')) === '渡口经济'
  }
  await workbench.act(
    'concordance of the term',
    async () => {
      await driver.openFile('plans/yunpu-14.md', { line: 1 })
      await driver.clickText('渡口经济')
      await workbench.hasKeys('yunpu-14.md')
      await vscode.page.keyboard.press('Control+Shift+Alt+F')
    },
    isThere,
  )
  const concordance = await page()
  await concordance.locator('.count', { hasText: 'places: 3' }).waitFor()
  return concordance
}

/** Looks for words. The frame in which a page comes up may give way to another, and takes what was typed with it. @param {string} words */
async function find(words) {
  const step = { timeout: 5000 }
  await workbench.act(
    `lines of ${words}`,
    async () => {
      const concordance = await page()
      await concordance.locator('.query-kind').selectOption('phrase', step)
      await concordance.locator('.query').fill(words, step)
      await concordance.locator('.query').press('Enter', step)
    },
    async () => {
      const concordance = await findPage()
      const query =
        concordance &&
        (await concordance
          .locator('.query')
          .inputValue(step)
          .catch(() => ''))
      return (
        query === words &&
        (await concordance
          .locator('.body .row')
          .count()
          .catch(() => 0)) > 0
      )
    },
  )
}

/** The concordance's page, which lies in a frame of a frame. */
async function page() {
  /** @type {import('playwright-core').Frame | undefined} */
  let found
  await driver.until('page of the concordance', async () => (found = await findPage()) !== undefined)
  return /** @type {import('playwright-core').Frame} */ (found)
}

function findPage() {
  return findFrame(vscode.page, () => document.querySelector('.query-kind') !== null)
}

/** Runs in the page: the colour of an element and what lies behind it. @param {Element} element @returns {[string, string]} */
function colours(element) {
  let behind = /** @type {Element | null} */ (element)
  let ground = 'rgba(0, 0, 0, 0)'
  while (behind && /^rgba\(0, 0, 0, 0\)$|transparent/.test(ground)) {
    ground = getComputedStyle(behind).backgroundColor
    behind = behind.parentElement
  }
  return [getComputedStyle(element).color, ground]
}

/** A colour that is partly transparent, as it looks. @param {string} colour @param {string} ground */
function over(colour, ground) {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  const below = parseColour(ground)
  const mixed = [red, green, blue].map((part, at) => Math.round(part * alpha + (below[at] ?? 0) * (1 - alpha)))
  return parseColour(`rgb(${mixed.join(', ')})`)
}
