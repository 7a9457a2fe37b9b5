// A plan beside its translation in a real VS Code, in both extension hosts: both follow each other and come to rest, what stands beside the
// cursor is marked, the pair outlives a change of tabs and ends with an editor.

import assert from 'node:assert/strict'
import { driver, folderOf, inWindow, openWindow, pictures, vscode, workbench } from './window.mjs'

const folder = folderOf('parallel')

/** @param {import('../vscode-host/host.mjs').OpenOptions} options */
async function open(options) {
  await openWindow({ folder, copy: true, ...options })
  await driver.openFile('plans/water-14.md', { line: 1 })
  await workbench.read()
}

/** The editor that shows a document. @param {string} name */
const editor = name =>
  vscode.page.locator('.editor-group-container', {
    has: vscode.page.locator(`.tab.active[data-resource-name="${name}"]`),
  })

/** The headings to be seen in an editor, the topmost first. @param {string} name @returns {Promise<string[]>} */
async function headings(name) {
  const lines = await editor(name)
    .locator('.view-line')
    .evaluateAll(all =>
      all
        .map(line => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replace(/\u00a0/g, ' ')),
    )
  return lines.filter(text => text.startsWith('## '))
}

/** What is at the top of an editor, as one text: it changes with each scroll. @param {string} name */
async function shown(name) {
  return editor(name)
    .locator('.view-lines')
    .first()
    .evaluate(lines => `${lines.parentElement?.parentElement?.style.top} ${lines.textContent?.slice(0, 200)}`)
}

/** @param {string} name @param {number} by pixels */
async function scroll(name, by) {
  // Of the editor: its text begins far above it once it is scrolled.
  const box = await editor(name).boundingBox()
  assert.ok(box)
  await vscode.page.mouse.move(box.x + 150, box.y + 300)
  for (let step = 0; step < 5; step++) await vscode.page.mouse.wheel(0, by / 5)
}

/** Scrolls an editor until both show one chapter, of these. @param {string} name @param {number} by @param {number} least @param {number} most */
const scrollTo = (name, by, least, most) =>
  workbench.act(
    `chapters from ${least} to ${most} in both`,
    () => scroll(name, by),
    async () => {
      const numbers = (await headings('water-14.md')).map(text => NUMERALS.indexOf(/第(.)章/.exec(text)?.[1] ?? ''))
      const chapters = (await headings('water-14-en.md')).map(text => Number(/Chapter (\d)/.exec(text)?.[1]))
      return numbers.some(number => number >= least && number <= most && chapters.includes(number))
    },
  )

const NUMERALS = '〇一二三四五六七八九'

const item = () => vscode.page.locator('[id="tifa.tifa.tifa.step"]')

/** @param {string} name */
async function picture(name) {
  if (pictures) await vscode.page.screenshot({ path: `${pictures}/parallel-${name}.png` })
}

for (const [host, web] of /** @type {const} */ ([
  ['the Node host', false],
  ['a web worker host', true],
])) {
  describe(`a plan beside its translation, in ${host}`, () => {
    inWindow(() => open({ web }))

    it('asks what to scroll in step with', async () => {
      await driver.command('Tifa: Scroll in Step')
      await driver.waitForText(/^Scroll “.*” in step with…$/, { within: '.quick-input-widget' })
      await vscode.page.keyboard.press('Escape')
    })

    it('opens the only translation at once, and says that both are in step', async () => {
      await driver.command('Tifa: Open Beside Translation or Digest')
      await editor('water-14-en.md').waitFor()
      await editor('water-14.md').waitFor()
      await driver.until('in step', async () => (await item().textContent())?.includes('In step') === true)
    })

    it('follows from either side, and comes to rest', async () => {
      await scrollTo('water-14.md', 900, 3, 9)
      let last = ['', '']
      await driver.until('rest', async () => {
        const now = [await shown('water-14.md'), await shown('water-14-en.md')]
        const isSame = now.join('|') === last.join('|')
        last = now
        return isSame
      })
      await scrollTo('water-14-en.md', -2500, 1, 1)
    })

    it('marks what stands beside the cursor', async () => {
      await editor('water-14.md').locator('.view-line', { hasText: '新建标准化渡口' }).first().click()
      const marked = editor('water-14-en.md').locator('.view-overlays .cdr[class*="TextEditorDecorationType"]')
      await driver.until('a mark', async () => (await marked.count()) > 0)
      const border = await marked.first().evaluate(mark => getComputedStyle(mark).borderLeftWidth)
      assert.equal(border, '2px')
      await picture(`${web ? 'web' : 'node'}-light`)
    })

    it('can be ended in the title of an editor', async () => {
      await editor('water-14.md').locator('.editor-actions .codicon-fold').waitFor()
    })

    it('says where the translation has nothing', async () => {
      await driver.openFile('plans/water-14.md', { line: 49 })
      await driver.until('nothing', async () => /nothing beside this/.test((await item().textContent()) ?? ''))
    })

    it('is there again after another tab', async () => {
      await driver.openFile('tifa.yaml', { line: 1 })
      await driver.openFile('plans/water-14.md', { line: 14 })
      await scrollTo('water-14.md', 900, 3, 9)
    })

    it('ends when one of them is closed', async () => {
      await editor('water-14-en.md').locator('.tab.active').click()
      await driver.command('View: Close Editor')
      await item().waitFor({ state: 'detached' })
    })
  })
}

describe('a plan beside its translation, to be seen', () => {
  inWindow(async () => {
    await open({ locale: 'zh-cn' })
    await driver.command('Tifa: 与译文或摘要并排打开')
    await editor('water-14-en.md').waitFor()
    await driver.until('in step', async () => (await item().textContent())?.includes('同步滚动中') === true)
  })

  for (const theme of ['Light Modern', 'Dark Modern', 'Default High Contrast', 'Default High Contrast Light']) {
    it(`has a mark that is no colour alone in ${theme}`, async () => {
      await driver.setTheme(theme)
      await editor('water-14.md').locator('.view-line', { hasText: '新建标准化渡口' }).first().click()
      const marked = editor('water-14-en.md').locator('.view-overlays .cdr[class*="TextEditorDecorationType"]')
      await driver.until('a mark', async () => (await marked.count()) > 0)
      const { width, style, colour } = await marked.first().evaluate(mark => {
        const { borderLeftWidth, borderLeftStyle, borderLeftColor } = getComputedStyle(mark)
        return { width: borderLeftWidth, style: borderLeftStyle, colour: borderLeftColor }
      })
      assert.deepEqual([width, style], ['2px', 'solid'])
      assert.notEqual(colour, 'rgba(0, 0, 0, 0)')
      await picture(theme.toLowerCase().replaceAll(' ', '-'))
    })
  }

  it('shows in a hover what stands beside', async () => {
    await driver.hover('改造老旧渡船', { containing: 'We will build 24' })
    await picture('hover')
  })
})
