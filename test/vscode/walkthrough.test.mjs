// What somebody meets who has just installed Tifa: the walkthrough, and folders that nobody has trusted yet.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeEach, driver, openWindow, root, vscode, workbench } from './window.mjs'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
/** @type {{ id: string, media: { image: object } }[]} */
const steps = manifest.contributes.walkthroughs[0].steps
const content = '.gettingStartedContainer'

/** Narrower, VS Code shows no pictures. */
const viewport = { width: 1700, height: 1000 }

/** @param {import('../vscode-host/host.mjs').OpenOptions} options */
async function open(options) {
  await openWindow({ folder: join(root, 'corpus'), copy: true, viewport, ...options })
  await workbench.read()
}

/** Goes through all steps by the keyboard, and gives what each shows: its text, and the width of its picture. */
async function walk() {
  const { page } = vscode
  /** @type {{ text: string, picture: string, width: number }[]} */
  const seen = []
  for (const { id } of steps) {
    const step = page.locator(`${content} [data-step-id$="#${id}"]`).first()
    const picture = page.locator(`${content} .getting-started-media img`).first()
    let source = ''
    await driver.until(`picture of ${id}`, async () => {
      // The page is drawn again as steps are done: a key may be lost.
      if ((await step.getAttribute('aria-expanded')) !== 'true') {
        await step.focus()
        await page.keyboard.press('Enter')
      }
      source = (await picture.count()) > 0 ? await picture.evaluate(loadedFrom) : ''
      return source.includes(`/${id}-`)
    })
    const text = await step.innerText()
    const width = await picture.evaluate(image => /** @type {HTMLImageElement} */ (image).naturalWidth)
    seen.push({ text, picture: source, width })
  }
  return seen
}

/** Where an image comes from that has been loaded; empty of one that has not. @param {Element} image */
function loadedFrom(image) {
  const { naturalWidth, currentSrc } = /** @type {HTMLImageElement} */ (image)
  return naturalWidth > 0 ? decodeURIComponent(currentSrc) : ''
}

describe('the walkthrough', () => {
  closeEach()

  it('is opened by command, and each step has its picture in the shade of the theme', async () => {
    await open({ theme: 'Light Modern' })
    await driver.command('Tifa: Get Started')
    await driver.waitForText('Get Started with Tifa', { within: content })
    const light = await walk()
    assert.match(light[0]?.text ?? '', /Open a corpus.*Open Sample Corpus/s)
    assert.ok(light.every(({ picture, width }) => picture.includes('-light.webp') && width > 600))
    for (const theme of ['Default High Contrast', 'Dark Modern']) {
      await driver.setTheme(theme)
      await driver.until(`pictures of ${theme}`, async () =>
        (await walk()).every(({ picture }) => picture.includes('-dark.webp')),
      )
    }
  })

  it('speaks Chinese', async () => {
    await open({ locale: 'zh-cn' })
    await driver.command('Tifa: 入门')
    await driver.waitForText('Tifa 入门', { within: content })
    const texts = (await walk()).map(({ text }) => text)
    assert.match(texts.join('\n'), /打开语料库.*把鼠标停在术语上.*追溯提法.*查找并标注目标.*编写自己的词汇表/s)
  })
})

describe('a folder that is not trusted', () => {
  closeEach()

  it('is read like any other', async () => {
    const settings = { 'security.workspace.trust.startupPrompt': 'always' }
    const folder = join(root, 'corpus')
    await openWindow({ folder, copy: true, settings, asksForTrust: true })
    const { page } = vscode
    await page.getByText("No, I don't trust the authors").click({ timeout: 60_000 })
    await page.locator('.part.statusbar', { hasText: 'Restricted Mode' }).waitFor()
    await workbench.read()
    await driver.openFile('plans/fyp-14-digest.md', { line: 48 })
    assert.match(await driver.hover('新发展格局', { containing: 'new development pattern' }), /^新发展格局 /)
    // VS Code has a frame around all that is not ASCII there: around each Chinese word.
    assert.equal(await page.locator('.unicode-highlight').count(), 0)
  })
})
