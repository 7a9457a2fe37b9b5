// The Markdown preview of a real VS Code: marks as what they are, cards by mouse and by keyboard, glosses above terms, and hostile texts.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contrast, parseColour } from './colour.mjs'
import { findFrame } from './find-frame.mjs'
import { closeEach, driver, folderOf, inWindow, openWindow, pictures, root, vscode, workbench } from './window.mjs'

const workspace = folderOf('workspace')

const evil = '"><img src=x onerror="document.title=1"><script>document.title=2</script>'

const MARKED = `---
id: preview-notes
kind: commentary
date: 2022-01-01
language: zh
---

# [稻渔共生](term:rice-fish-symbiosis)见闻

稻渔共生与[摆渡生意](term:ferry-economy)相辅相成，见[上个规划](plan:yunpu-13#第二章)[^1]。

| 指标 | 目标 |
| --- | --- |
| 渡船 | [到2025年，电动渡船比重提高到80%](target:electric-ferries "by=2025") |

- [2024年电动渡船比重达到60%](outcome:electric-ferries "at=2024")，[有人不信](note:doubt "who **counted** <b>them</b>?")。

[无此术语](term:nothing-of-the-kind)与[别处](https://example.org)。

[^1]: 脚注。
`

const HOSTILE = `---
id: hostile
kind: commentary
---

# Hostile

[one](<note:${encodeURIComponent(evil)}> '${evil}') and [two](<term:x${encodeURIComponent(evil)}>) and [three](term:evil).

稻渔共生
`

const EVIL_GLOSSARY = `---
id: evil-words
kind: glossary
---

# Words

## 坏词 ${evil}

- id: evil
- en: ${evil}

[a](javascript:document.title=3) ${evil} ![i](https://example.org/i.png)
`

/** @param {import('../vscode-host/host.mjs').OpenOptions} options */
async function open(options) {
  await openWindow({
    folder: workspace,
    copy: true,
    extensions: [root],
    theme: 'Light Modern',
    ...options,
    settings: {
      'markdown.preview.scrollEditorWithPreview': false,
      'tifa.preview.rubyMentions': 'all',
      ...options.settings,
    },
  })
  for (const [name, text] of Object.entries({
    'seen.md': MARKED,
    'hostile.md': HOSTILE,
    'evil-words.md': EVIL_GLOSSARY,
  }))
    writeFileSync(join(vscode.folder ?? '', name), text)
}

/** Shows the preview of a document, alone, until it is rendered no more: what the server knows comes bit by bit. @param {string} name */
async function showPreview(name) {
  await driver.openFile(name, { line: 1 })
  await workbench.read()
  await driver.command('Markdown: Open Preview')
  /** @type {import('playwright-core').Frame | undefined} */
  let shown
  let since = 0
  await driver.until('preview that stays', async () => {
    const found = await findFrame(vscode.page, () => document.querySelector('.markdown-body') !== null)
    if (found !== shown) since = Date.now()
    shown = found
    return found !== undefined && Date.now() - since > LASTING
  })
}

/** Milliseconds, longer than the client waits between two renderings. */
const LASTING = 1500

describe('the Markdown preview', () => {
  inWindow(async () => {
    await open({})
    await showPreview('seen.md')
  })

  it('shows each mark as what it is', async () => {
    for (const [words, kind, line] of /** @type {const} */ ([
      ['摆渡生意', 'term', 'dotted'],
      ['上个规划', 'plan', 'dashed'],
      ['到2025年，电动渡船比重提高到80%', 'target', 'solid'],
      ['2024年电动渡船比重达到60%', 'outcome', 'double'],
      ['有人不信', 'note', 'dotted'],
    ])) {
      await driver.until(`${kind} “${words}” with a ${line} line`, async () => {
        const style = await mark(words)
          .then(link => link.evaluate(element => getComputedStyle(element).textDecorationStyle, { timeout: 2000 }))
          .catch(() => '')
        return style === line
      })
    }
  })

  it('opens a card under the mouse, with what the hover in the editor says', async () => {
    await driver.until('card of the term', async () => {
      await (await mark('摆渡生意')).hover({ timeout: 5000 }).catch(() => {})
      return (await cardOf('摆渡生意')).isVisible()
    })
    await says('摆渡生意', /^Glossary term渡口经济 dù kǒu jīng jì.*ferry economy.*This document/s)
    await picture('card')
    await vscode.page.mouse.move(0, 0)
    await driver.until('no card', async () => !(await (await cardOf('摆渡生意')).isVisible()))
  })

  it('opens a card for the keyboard, and lets the keys into it', async () => {
    const target = await mark('到2025年，电动渡船比重提高到80%')
    await target.focus()
    const card = await cardOf('到2025年，电动渡船比重提高到80%')
    await card.waitFor()
    await says('到2025年，电动渡船比重提高到80%', /^Target.*80%/s)
    const described = await target.evaluate(
      element => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
    )
    assert.match(described, /^Target/)
    await picture('focus')
    await vscode.page.keyboard.press('Tab')
    assert.equal(await card.evaluate(element => element.contains(document.activeElement)), true)
    assert.equal(await card.isVisible(), true)
  })

  it('puts a card away on Escape, and opens it again', async () => {
    const words = '到2025年，电动渡船比重提高到80%'
    const [target, card] = [await mark(words), await cardOf(words)]
    await target.focus()
    await card.waitFor()
    await vscode.page.keyboard.press('Tab')
    await vscode.page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    assert.equal(await target.evaluate(element => element === document.activeElement), true)
    await (await mark('摆渡生意')).focus()
    await target.focus()
    await card.waitFor()
  })

  it('keeps a card within the window', async () => {
    for (const words of ['有人不信', '到2025年，电动渡船比重提高到80%']) {
      await (await mark(words)).focus()
      const card = await cardOf(words)
      await card.waitFor()
      const inside = await card.evaluate(element => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
      })
      assert.equal(inside, true)
    }
  })

  it('shows remarks as words, and leaves headings their names', async () => {
    await says('有人不信', /who \*\*counted\*\* <b>them<\/b>\?/)
    const heading = (await preview()).locator('h1').first()
    assert.equal(await heading.textContent(), '稻渔共生见闻')
    const link = heading.locator('.tifa-words')
    assert.match((await link.getAttribute('aria-description')) ?? '', /^Glossary term\n稻渔共生/)
    await link.hover()
    await driver.until('card of the heading', () =>
      link.evaluate(element => getComputedStyle(element, '::after').display === 'block'),
    )
    await vscode.page.mouse.move(0, 0)
  })

  it('says of what is not in the corpus what it is, and leaves other links alone', async () => {
    assert.equal(await (await cardOf('无此术语')).textContent(), 'Glossary termnothing-of-the-kind')
    const other = (await preview()).locator('a', { hasText: '别处' }).first()
    assert.equal(await other.evaluate(element => element.outerHTML.includes('tifa')), false)
  })

  it('sets pinyin above terms on command, then English, for this document', async () => {
    await driver.command('Tifa: Show Pinyin Above Terms in Preview')
    await hasRuby('稻渔共生', /^dào yú gòng shēng$/)
    await picture('pinyin')
    await driver.command('Tifa: Show English Above Terms in Preview')
    await hasRuby('稻渔共生', /^rice-fish symbiosis$/)
    await picture('english')
    assert.equal(await (await preview()).locator('h1').first().textContent(), '稻渔共生见闻')
    await driver.command('Tifa: Hide Pinyin and English Above Terms in Preview')
    await driver.until('no ruby', async () =>
      preview()
        .then(page => page.locator('ruby').count())
        .then(count => count === 0)
        .catch(() => false),
    )
  })

  it('leads from a mark to its place', async () => {
    await workbench.act(
      'entry of the term',
      async () => (await mark('摆渡生意')).click({ timeout: 5000 }),
      async () => (await vscode.page.locator('.tab.active[data-resource-name="glossary.md"]').count()) > 0,
    )
    await driver.waitForText('## 渡口经济', { within: '.editor-instance' })
  })

  it('follows what is written', async () => {
    await driver.openFile('seen.md', { line: 9 })
    await driver.command('Markdown: Open Preview to the Side')
    await preview()
    await driver.command('View: Focus First Editor Group')
    await workbench.hasKeys('seen.md')
    await vscode.page.keyboard.press('ControlOrMeta+End')
    await vscode.page.keyboard.insertText('\n又见[渡口](term:ferry-economy)。\n')
    await says('渡口', /ferry economy/)
  })

  for (const theme of ['Dark Modern', 'Default High Contrast', 'Default High Contrast Light', 'Light Modern']) {
    it(`can be read in ${theme}`, async () => {
      await driver.setTheme(theme)
      const wanted = theme.includes('High') ? 7 : 4.5
      await driver.command('Tifa: Show Pinyin Above Terms in Preview')
      await hasRuby('稻渔共生', /^dào/)
      let ratio = 0
      await driver
        .until(`contrast in ${theme}`, async () => {
          await (await mark('摆渡生意')).focus()
          const card = await cardOf('摆渡生意')
          const ratios = await Promise.all([
            ratioOf(card),
            ratioOf(card.locator('.tifa-kind')),
            ratioOf((await preview()).locator('p rt').first()),
          ]).catch(() => [0])
          ratio = Math.min(...ratios)
          return ratio >= wanted
        })
        .catch(error => assert.fail(`${error.message}; it is ${ratio.toFixed(1)}`))
      await picture(theme.toLowerCase().replaceAll(' ', '-'))
    })
  }
})

describe('the Markdown preview of hostile texts', () => {
  inWindow(async () => {
    await open({ settings: { 'tifa.preview.ruby': 'english' } })
    await showPreview('hostile.md')
  })

  it('shows their words as words', async () => {
    await says('three', /坏词/)
    const page = await preview()
    await says('one', /<img src=x/)
    const found = await page.evaluate(() => ({
      images: document.querySelectorAll('.markdown-body img').length,
      scripts: document.querySelectorAll('.markdown-body script').length,
      title: document.title,
      links: [...document.querySelectorAll('.markdown-body a')].map(link => link.getAttribute('href')),
    }))
    assert.equal(found.images, 0)
    assert.equal(found.scripts, 0)
    assert.doesNotMatch(found.title, /^\d$/)
    for (const href of found.links) assert.match(href ?? '', /^[\w.-]+\.md#L\d+$/)
    await picture('hostile')
  })
})

describe('the Markdown preview elsewhere', () => {
  closeEach()

  it('speaks Chinese where VS Code does', async () => {
    await open({ locale: 'zh-cn' })
    await showPreview('seen.md')
    await says('有人不信', /^批注 doubt/)
  })

  it('leaves Markdown that is no plan as VS Code shows it, and starts nothing', async () => {
    await open({ folder: folderOf('plain') })
    const text = '# Ferries\n\n[a](note:b "c") and [d](https://example.org)\n'
    writeFileSync(join(vscode.folder ?? '', 'ordinary.md'), text)
    await driver.openFile('ordinary.md', { line: 1 })
    await driver.command('Markdown: Open Preview')
    const link = (await frame(() => document.querySelector('.markdown-body a') !== null)).locator('a').first()
    assert.equal(
      await link.evaluate(element => element.outerHTML),
      '<a href="note:b" title="c" data-href="note:b">a</a>',
    )
    assert.equal(await vscode.page.locator('[id="tifa.tifa.tifa.status"]').count(), 0)
  })
})

/** The frame of the preview that is to be seen. */
function preview() {
  return frame(() => document.querySelector('.markdown-body .tifa-mark') !== null)
}

/** @param {() => boolean} isIt @returns {Promise<import('playwright-core').Frame>} */
async function frame(isIt) {
  /** @type {import('playwright-core').Frame | undefined} */
  let found
  await driver.until('preview', async () => (found = await findFrame(vscode.page, isIt)) !== undefined)
  return /** @type {import('playwright-core').Frame} */ (found)
}

/** The marked words. @param {string} words */
async function mark(words) {
  return (await preview()).locator('.tifa-words', { hasText: new RegExp(`^${words.replace(/[%]/g, '\\$&')}$`) }).last()
}

/** The card of marked words. @param {string} words */
async function cardOf(words) {
  return (await mark(words)).locator('xpath=following-sibling::*[1]')
}

/** Waits until a card says something. @param {string} words @param {RegExp} text */
async function says(words, text) {
  let seen = ''
  await driver
    .until(`card of “${words}” with ${text}`, async () => {
      seen = (await (await cardOf(words)).textContent({ timeout: 2000 }).catch(() => '')) ?? ''
      return text.test(seen)
    })
    .catch(error => assert.fail(`${error.message}; it says “${seen}”`))
}

/** Waits until a gloss stands above words in a paragraph. @param {string} words @param {RegExp} gloss */
async function hasRuby(words, gloss) {
  let seen = ''
  await driver
    .until(`${gloss} above ${words}`, async () => {
      const ruby = (await preview()).locator('p ruby', { hasText: words }).first().locator('rt')
      seen = (await ruby.getAttribute('data-tifa', { timeout: 2000 }).catch(() => '')) ?? ''
      return gloss.test(seen)
    })
    .catch(error => assert.fail(`${error.message}; it is ${seen}`))
}

/** How well a part can be read on what lies below it. @param {import('playwright-core').Locator} part */
async function ratioOf(part) {
  const [colour, ground] = await part.evaluate(
    element => {
      const { color } = getComputedStyle(element)
      /** @type {Element | null} */
      let below = element
      while (below && /^rgba\(0, 0, 0, 0\)$/.test(getComputedStyle(below).backgroundColor)) below = below.parentElement
      // The page lets the editor's ground through.
      const ground = getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background')
      return [color, below ? getComputedStyle(below).backgroundColor : ground]
    },
    undefined,
    { timeout: 2000 },
  )
  return contrast(parseColour(colour), parseColour(ground))
}

/** @param {string} name */
async function picture(name) {
  if (pictures) await vscode.page.screenshot({ path: join(pictures, `preview-${name}.png`) })
}
