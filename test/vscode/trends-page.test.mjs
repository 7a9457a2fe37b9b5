// The page of trends by itself: what it asks for, what keys do, what evil texts and many rows cost, what it exports. Real plans in a
// real VS Code are in trends.test.mjs.

import assert from 'node:assert/strict'
import { contrast, parseColour } from './colour.mjs'
import { startPage } from './page.mjs'
import { column, dispersion, manyColumns, manyRows, question, trends, wordsOf } from './trends-data.mjs'

/** @type {Awaited<ReturnType<typeof startPage>>} */
let browser
/** @type {object} */
let words
/** @type {import('./page.mjs').OpenPage} */
let page

describe('the page of trends', () => {
  before(async () => {
    browser = await startPage('trends')
    words = await wordsOf('en')
  })
  after(() => browser.close())
  afterEach(async () => {
    const { asked, errors } = page
    await page.page.close()
    assert.deepEqual([asked, errors], [[], []], 'nothing is asked of the network, and nothing goes wrong')
  })

  it('says that it is there, asks for what it kept, and shows the terms that tell most where nobody named any', async () => {
    page = await browser.open({ question: { ...question, isDated: true } })
    await page.post({ type: 'setup', words, language: 'en', locale: 'en', question: null })
    await seen('.empty', /Reading the corpus/)
    const [first] = await page.sent('ask')
    assert.deepEqual(first.question, { ...question, isDated: true })
    await page.post(result({ columns: manyColumns(4) }, first.question))
    await page.page.waitForFunction(() => Reflect.get(window, 'sent').filter(one => one.type === 'ask').length === 2)
    const [, second] = await page.sent('ask')
    assert.deepEqual(second.question.terms, ['term:t9'])
  })

  it('says what to do where there are no plans, and asks for the sample', async () => {
    await open({ columns: [], telling: [] })
    await seen('.empty', /No plans to compare.*supersedes/s)
    await page.page.getByRole('button', { name: 'Open Sample Corpus' }).click()
    assert.deepEqual(await page.sent('help'), [{ type: 'help', help: 'openSampleCorpus' }])
  })

  it('draws a bar for each term and text, says what is missing, and leads to the place', async () => {
    const columns = manyColumns(5)
    await open({ columns, rows: manyRows(columns, 2), warnings: ['Texts differ.'] })
    await page.page.locator('.value').first().waitFor()
    assert.equal(await page.page.locator('.value').count(), 8)
    assert.equal(await page.page.locator('.gap').count(), 1)
    await seen('.drawing', /not in the corpus/)
    await seen('footer', /Texts differ\..*Counted: all wordings/s)
    const bar = page.page.locator('.value[data-row="1"][data-column="1"]')
    assert.match(
      (await bar.getAttribute('aria-label')) ?? '',
      /^新质生产力, “1”规划: Mentions: \d+; Per 10,000 characters: [\d.]+; /,
    )
    await bar.click()
    const openings = await page.sent('openColumn')
    assert.deepEqual(openings, [{ type: 'openColumn', column: 1, ask: 'term:t1', inPlace: false }])
  })

  it('tells texts of the same years apart by their names, each within its own room', async () => {
    const columns = ['石港县“十四五”规划纲要', '江陵市“十四五”数字经济发展规划', '江陵市“十四五”生态环境保护规划'].map(
      label => column({ label, title: label, years: '2021–2025' }),
    )
    await open({ columns, rows: manyRows(columns, 2) })
    await page.page.setViewportSize({ width: 360, height: 800 })
    await page.page.locator('.value').first().waitFor()
    await seen('.plans .grid', /2021–2025\s*石港县“十四五”规划纲要.*江陵市“十四五”生态环境/s)
    const boxes = await page.page.evaluate(() =>
      [...document.querySelectorAll('.drawing text.tick:not(.note)')]
        .filter(one => /[石江]/.test(one.textContent ?? ''))
        .map(one => one.getBoundingClientRect())
        .map(({ left, right }) => [left, right]),
    )
    assert.ok(boxes.length >= 2, JSON.stringify(boxes))
    for (const [i, [left = 0]] of boxes.entries()) assert.ok(left >= (boxes[i - 1]?.[1] ?? 0), JSON.stringify(boxes))
  })

  it('is worked by keyboard alone: bars', async () => {
    const columns = manyColumns(5)
    await open({ columns, rows: manyRows(columns, 3) })
    const { keyboard } = page.page
    await page.page.locator('.value').first().waitFor()
    assert.equal(await page.page.locator('.value[tabindex="0"]').count(), 1)
    await page.page.locator('.value[tabindex="0"]').focus()
    for (const [key, row, at] of /** @type {const} */ ([
      ['ArrowRight', 0, 1],
      ['ArrowRight', 0, 3], // over the plan that is missing
      ['ArrowDown', 1, 3],
      ['End', 1, 4],
      ['ArrowUp', 0, 4],
      ['Home', 0, 0],
    ])) {
      await keyboard.press(key)
      assert.deepEqual(await focus(), { row, column: at }, key)
    }
    await keyboard.press('Control+Enter')
    assert.deepEqual(await page.sent('openColumn'), [{ type: 'openColumn', column: 0, ask: 'term:t0', inPlace: true }])
  })

  it('is worked by keyboard alone: table, sorted', async () => {
    const columns = manyColumns(5)
    const rows = manyRows(columns, 3)
    await open({ columns, rows })
    const { keyboard } = page.page
    await page.page.locator('.plans .grid [tabindex="0"]').focus()
    await keyboard.press('ArrowRight')
    await keyboard.press('ArrowUp')
    await keyboard.press('Enter')
    await page.page.locator('.plans th[data-column="1"][aria-sort="descending"]').waitFor()
    const figures = (await page.page.locator('.plans tbody [data-column="1"]').allTextContents()).map(text =>
      Number(text.replace(/\D/g, '')),
    )
    assert.deepEqual(
      figures,
      [...figures].sort((a, b) => b - a),
    )
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    const [opening] = await page.sent('openColumn')
    assert.equal(opening.column, 1)
  })

  it('adds, removes and asks for terms, by name in either language', async () => {
    const columns = manyColumns(4)
    const rows = manyRows(columns, 1)
    await open({ columns, rows })
    const box = page.page.locator('.search')
    await box.fill('碳达峰; 碳中和')
    await box.press('Enter')
    await box.fill('常见词 frequent term')
    await box.press('Enter')
    await page.page.getByRole('button', { name: 'Remove 碳达峰' }).click()
    const asks = (await page.sent('ask')).map(({ question }) => question.terms)
    assert.deepEqual(asks, [
      ['term:t0', '碳达峰', '碳中和'],
      ['term:t0', '碳达峰', '碳中和', 'term:t9'],
      ['term:t0', '碳中和', 'term:t9'],
    ])
  })

  it('drops an answer to what is no longer asked', async () => {
    const columns = manyColumns(4)
    await open({ columns, rows: manyRows(columns, 2) })
    await page.page.getByRole('button', { name: 'Remove 新质生产力' }).click()
    await page.post(result({ columns, rows: manyRows(columns, 2) }, { ...question, terms: ['term:t0', 'term:t1'] }))
    await seen('.terms', /^高质量发展×$/)
  })

  it('switches to rates, and keeps that', async () => {
    const columns = manyColumns(4)
    await open({ columns, rows: manyRows(columns, 1) })
    await page.page.getByRole('button', { name: 'Per 10,000', exact: true }).click()
    await seen('.axis', 'Per 10,000 characters')
    assert.equal(
      await page.page.getByRole('button', { name: 'Per 10,000', exact: true }).getAttribute('aria-pressed'),
      'true',
    )
    const kept = /** @type {{isRelative: boolean}} */ (await page.state())
    assert.equal(kept.isRelative, true)
  })

  it('draws lines with points where there is no room for bars, and says what is left out', async () => {
    const columns = manyColumns(420)
    await open({ columns, rows: manyRows(columns, 9) })
    await page.page.locator('.way').first().waitFor()
    assert.equal(await page.page.locator('.drawing .way').count(), 7)
    await seen('.left', 'More terms, in the table only: 2. Earlier texts, in the table only: 20.')
    const shapes = await page.page.locator('.value:nth-of-type(1) .point').evaluateAll(all => all.length)
    assert.ok(shapes > 0)
  })

  it('stays quick with 5,000 terms, and holds few of them', async () => {
    const columns = manyColumns(12)
    await open({ columns, rows: manyRows(columns, 5000) }, { ...question, group: '词汇' })
    await page.page.locator('.plans .grid tbody tr').first().waitFor()
    const took = await page.page.evaluate(async () => {
      const began = performance.now()
      const head = document.querySelector('.plans th[data-column="3"]')
      if (head instanceof HTMLElement) head.click()
      const scroll = document.querySelector('.plans .scroll')
      if (scroll) scroll.scrollTop = 60_000
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      return performance.now() - began
    })
    assert.ok(took < 5000, `${took} ms`)
    const rows = await page.page.locator('.plans tbody tr').count()
    assert.ok(rows < 80, `${rows} rows`)
    assert.equal(await page.page.locator('.plans .grid').getAttribute('aria-rowcount'), '5001')
  })

  it('shows each mention in a document, leads there by mouse and keyboard, and counts by section', async () => {
    const columns = manyColumns(3)
    const asked = { ...question, view: /** @type {const} */ ('document'), terms: ['term:t0', 'term:t1'] }
    await open({ columns, rows: manyRows(columns, 2) }, asked, dispersion(10, [40, 3]))
    await page.page.locator('.barcode').first().waitFor()
    await seen('.strip-of .measures', 'mentions: 40 · DP 0.32 · DPnorm 0.33 · D 0.65')
    const cursor = page.page.locator('.cursor').first()
    await cursor.focus()
    assert.match((await cursor.getAttribute('aria-label')) ?? '', /^Mention 1 of 40, in before the first section$/)
    for (const key of ['ArrowRight', 'ArrowRight', 'PageDown', 'End', 'ArrowRight', 'Home', 'ArrowRight'])
      await page.page.keyboard.press(key)
    assert.match((await cursor.getAttribute('aria-label')) ?? '', /^Mention 2 of 40/)
    await page.page.keyboard.press('Enter')
    await page.page
      .locator('.barcode')
      .nth(1)
      .click({ position: { x: 1000, y: 20 } })
    const [first, second] = await page.sent('openPlace')
    assert.deepEqual(first, { type: 'openPlace', row: 0, place: 1, inPlace: false })
    assert.equal(second.row, 1)
    await page.page.locator('.document tbody td[data-row="1"][data-column="0"]').click()
    await page.page.locator('.document tbody th[data-row="4"]').click()
    const places = await page.sent('openPlace')
    assert.ok(places.length + (await page.sent('openPart')).length >= 4)
    assert.deepEqual((await page.sent('openPart')).at(-1), { type: 'openPart', part: 4, inPlace: false })
  })

  it('stays quick with 20,000 mentions and 3,000 sections', async () => {
    const columns = manyColumns(3)
    const asked = { ...question, view: /** @type {const} */ ('document'), terms: ['term:t0'] }
    const began = Date.now()
    await open({ columns, rows: manyRows(columns, 1) }, asked, dispersion(3000, [20_000]))
    await page.page.locator('.strokes').waitFor({ state: 'attached' })
    assert.ok(Date.now() - began < 30_000)
    assert.ok((await page.page.locator('.document tbody tr').count()) < 80)
    assert.equal(await page.page.locator('.barcode *').count(), 6, 'all strokes are one path')
  })

  it('takes texts of a corpus for texts, whatever they are', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>\u202e%7'
    const columns = [
      column({ title: evil, label: evil, years: evil }),
      column({ title: evil, label: evil, isMissing: true }),
      column({ title: '长'.repeat(10_000), label: '长'.repeat(10_000) }),
    ]
    const [made] = manyRows(columns, 1)
    const row = { ...made, words: evil, en: evil, story: evil, ask: evil, key: evil }
    const given = {
      columns,
      rows: [row],
      basis: evil,
      warnings: [evil],
      unknown: [evil],
      lines: [{ name: evil, text: evil }],
      groups: [{ name: evil, text: evil }],
      documents: [{ name: evil, text: evil }],
      telling: [row],
    }
    await open(given, { ...question, terms: [evil], group: evil })
    await page.page.locator('.value').first().waitFor()
    await seen('footer', /<img src=x.*\[U\+202E\]/s)
    assert.equal(await page.page.locator('img, body script:not([nonce]), iframe, object').count(), 0)
    assert.equal(await page.page.title(), 'Trends')
    await page.page.getByRole('button', { name: 'Export SVG…' }).click()
    const [{ text }] = await page.sent('export')
    assert.doesNotMatch(text, /<img|<script/)
  })

  it('exports a drawing that needs no style sheet: well-formed, with colours, patterns and the table', async () => {
    const columns = manyColumns(4)
    await open({ columns, rows: manyRows(columns, 3) })
    await page.page.locator('.value').first().waitFor()
    await page.page.getByRole('button', { name: 'Export SVG…' }).click()
    await page.page.getByRole('button', { name: 'Export CSV…' }).click()
    const [{ text }, second] = await page.sent('export')
    assert.deepEqual(second, { type: 'export', format: 'csv' })
    const found = await page.page.evaluate(source => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml')
      return {
        error: parsed.querySelector('parsererror')?.textContent ?? '',
        classes: parsed.querySelectorAll('[class], [tabindex], style').length,
        patterns: parsed.querySelectorAll('pattern').length,
        texts: [...parsed.querySelectorAll('text')].map(one => one.textContent),
        fills: [...parsed.querySelectorAll('rect')].map(one => one.getAttribute('fill')),
      }
    }, text)
    assert.equal(found.error, '')
    assert.equal(found.classes, 0)
    assert.equal(found.patterns, 7)
    assert.ok(found.texts.includes('Terms by plan') && found.texts.includes('高质量发展'))
    assert.ok(found.fills.some(fill => /^url\(.*#p1/.test(fill ?? '')))
  })

  it('scrolls where there is little room, and lays nothing over the chart', async () => {
    const columns = manyColumns(4)
    await open({
      columns,
      rows: manyRows(columns, 5),
      warnings: ['a remark that is long enough for two lines. '.repeat(9)],
    })
    await page.page.setViewportSize({ width: 560, height: 480 })
    const at = await page.page.evaluate(() => {
      const box = (/** @type {string} */ selector) => {
        const found = document.querySelector(selector)?.getBoundingClientRect()
        return { top: found?.top ?? 0, bottom: found?.bottom ?? 0 }
      }
      document.scrollingElement?.scrollTo(0, 10_000)
      return {
        chart: box('.chart'),
        grid: box('.plans .table, .plans .grid'),
        foot: box('footer'),
        height: innerHeight,
      }
    })
    assert.ok(at.chart.bottom <= at.grid.top + 1 && at.grid.top + 100 <= at.foot.top, JSON.stringify(at))
    assert.ok(at.foot.bottom <= at.height + 1, JSON.stringify(at))
  })

  it('speaks Chinese', async () => {
    const columns = manyColumns(4)
    await open({ columns, rows: manyRows(columns, 1) }, undefined, null, await wordsOf('zh'))
    await page.page.getByRole('button', { name: '历次规划' }).waitFor()
    await seen('footer', /★ 首次提及 · ↩ 中断后再次提及/)
    const english = await page.page.evaluate(() =>
      [...document.querySelectorAll('button, option, th, [aria-label]')]
        .map(one => one.getAttribute('aria-label') ?? one.textContent ?? '')
        .filter(text => /^[A-Z][a-z]+ [a-z]/.test(text)),
    )
    assert.deepEqual(english, [])
  })
})

describe('the page of trends, in all kinds of themes', () => {
  before(async () => {
    words = await wordsOf('en')
  })
  for (const { cls, ...theme } of THEMES()) {
    it(`can be read: ${cls}`, async () => {
      const style = Object.entries(theme)
        .map(([name, value]) => `--vscode-${name}: ${value}`)
        .join('; ')
      const themed = await startPage('trends', { theme: { cls, style } })
      try {
        page = await themed.open()
        const columns = manyColumns(5)
        const rows = manyRows(columns, 7)
        const asked = { ...question, terms: rows.map(({ ask }) => ask) }
        await page.post({ type: 'setup', words, language: 'en', locale: 'en', question: asked })
        await page.post({ ...result({ columns, rows }, asked), dispersion: null })
        await page.page.locator('.value').first().waitFor()
        for (const part of ['.tick', '.said', '.grid td.kept', '.grid tbody th', 'footer p', '.term .name']) {
          const { fore, back } = await colours(part)
          const wanted = cls.includes('high') ? 7 : 4.5
          assert.ok(contrast(parseColour(fore), parseColour(back)) >= wanted, `${part}: ${fore} on ${back}`)
        }
        // No two series are told apart by colour alone.
        const fills = await page.page
          .locator('.value .bar')
          .evaluateAll(all => [...new Set(all.map(one => one.getAttribute('fill')))])
        assert.equal(fills.length, 7)
        await page.page.locator('.value[tabindex="0"]').focus()
        const ring = await page.page.locator('.value:focus .reach').evaluate(one => getComputedStyle(one).stroke)
        assert.notEqual(ring, 'none')
        assert.deepEqual(page.errors, [])
      } finally {
        await themed.close()
      }
    })
  }
})

/** The kinds of themes with the colours of VS Code's own. */
function THEMES() {
  const charts = (/** @type {string[]} */ [blue, red, green, purple, orange, yellow]) => ({
    'charts-blue': blue,
    'charts-red': red,
    'charts-green': green,
    'charts-purple': purple,
    'charts-orange': orange,
    'charts-yellow': yellow,
  })
  const light = charts(['#1a85ff', '#e51400', '#388a34', '#652d90', '#d18616', '#bf8803'])
  const dark = charts(['#3794ff', '#f14c4c', '#89d185', '#b180d7', '#d18616', '#cca700'])
  const of = (
    /** @type {string} */ cls,
    /** @type {string} */ back,
    /** @type {string} */ fore,
    /** @type {string} */ faint,
  ) => ({
    cls,
    'editor-background': back,
    foreground: fore,
    descriptionForeground: faint,
    focusBorder: '#0078d4',
    'font-size': '13px',
  })
  return [
    { ...of('vscode-light', '#ffffff', '#3b3b3b', '#3b3b3b'), ...light },
    { ...of('vscode-dark', '#1f1f1f', '#cccccc', '#9d9d9d'), ...dark },
    { ...of('vscode-high-contrast', '#000000', '#ffffff', '#ffffff'), contrastBorder: '#6fc3df', ...dark },
    { ...of('vscode-high-contrast-light', '#ffffff', '#292929', '#292929'), contrastBorder: '#0f4a85', ...light },
  ]
}

/** The colours of the first such part, and of what is behind it. @param {string} selector */
function colours(selector) {
  return page.page
    .locator(selector)
    .first()
    .evaluate(one => {
      const style = getComputedStyle(one)
      let back = 'rgba(0, 0, 0, 0)'
      for (let at = /** @type {Element | null} */ (one); at; at = at.parentElement) {
        const found = getComputedStyle(at).backgroundColor
        if (found.startsWith('rgb(')) {
          back = found
          break
        }
      }
      return { fore: one instanceof SVGElement ? style.fill : style.color, back }
    })
}

/**
 * @param {Partial<import('../../client/pages/trends/messages.ts').Trends>} given
 * @param {object} asked
 * @param {object | null} found
 */
function result(given, asked, found = null) {
  return { type: 'result', question: asked, trends: trends(given), dispersion: found, isComplete: true }
}

/** @param {Partial<import('../../client/pages/trends/messages.ts').Trends>} given */
async function open(
  given,
  asked = { ...question, terms: (given.rows ?? []).map(({ ask }) => ask) },
  found = null,
  said = words,
) {
  page = await browser.open()
  await page.post({ type: 'setup', words: said, language: 'en', locale: 'en', question: asked })
  await page.post(result(given, asked, found))
}

/** @param {string} selector @param {string | RegExp} text */
async function seen(selector, text) {
  const at = page.page.locator(selector).first()
  await at.waitFor({ state: 'attached' })
  const until = Date.now() + 20_000
  for (;;) {
    const found = ((await at.textContent()) ?? '').replaceAll('\u00a0', ' ')
    if (typeof text === 'string' ? found === text || found.includes(text) : text.test(found)) return
    if (Date.now() > until) assert.fail(`${selector} says “${found}”, not ${text}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

function focus() {
  return page.page.evaluate(() => {
    const at = document.activeElement
    return at instanceof SVGElement || at instanceof HTMLElement
      ? { row: Number(at.dataset.row), column: Number(at.dataset.column) }
      : null
  })
}
