// The page of the ledger by itself: what many rows cost, what evil texts can do, what keys and filters do. Real targets in a
// real VS Code are in ledger.test.mjs.

import assert from 'node:assert/strict'
import { englishWords } from './english-words.mjs'
import { manyRows, row } from './ledger-rows.mjs'
import { startPage } from './page.mjs'

/** @type {Awaited<ReturnType<typeof startPage>>} */
let browser
/** @type {object} */
let words
/** @type {import('./page.mjs').OpenPage} */
let ledger

describe('the page of the ledger', () => {
  before(async () => {
    browser = await startPage('ledger')
    words = await englishWords('panels/ledger-words')
  })
  after(() => browser.close())
  afterEach(async () => {
    const { asked, errors } = ledger
    await ledger.page.close()
    assert.deepEqual([asked, errors], [[], []], 'nothing is asked of the network, and nothing goes wrong')
  })

  it('says that it is there, and that the corpus is read', async () => {
    ledger = await browser.open()
    assert.deepEqual(await ledger.sent('ready'), [{ type: 'ready' }])
    await ledger.post({ type: 'setup', words, language: 'en', locale: 'en' })
    await seen('.empty', /Reading the corpus/)
  })

  it('says what to do where there are no targets, and asks for the sample', async () => {
    await open([])
    await seen('.empty', /No targets yet.*Ctrl\+\./s)
    await ledger.page.getByRole('button', { name: 'Open Sample Corpus' }).click()
    assert.deepEqual(await ledger.sent('help'), [{ type: 'help', help: 'openSampleCorpus' }])
  })

  it('stays quick with 20,000 rows, and holds few of them', async () => {
    await open(manyRows(20_000))
    await seen('.count', 'targets: 20,000 of 20,000')
    const most = { sort: 0, filter: 0, scroll: 0 }
    const time = async (/** @type {keyof typeof most} */ what, /** @type {string} */ script) => {
      most[what] = Math.max(most[what], Number(await ledger.page.evaluate(script)))
    }
    const timed = (/** @type {string} */ act) =>
      `(async () => { const began = performance.now(); ${act}; document.querySelector('.grid').getBoundingClientRect(); return performance.now() - began })()`
    for (const at of [0, 3, 8]) {
      await time('sort', timed(`document.querySelectorAll('[role=columnheader]')[${at}].click()`))
    }
    for (const choice of ['topic', 'status']) {
      await time(
        'filter',
        timed(
          `const made = document.querySelector('[data-choice=${choice}]'); made.selectedIndex = 2; made.dispatchEvent(new Event('change'))`,
        ),
      )
    }
    await ledger.page.getByRole('button', { name: 'Clear Filters' }).click()
    for (const top of [4000, 200_000, 870_000]) {
      await time(
        'scroll',
        timed(`document.querySelector('.grid').scrollTop = ${top}; await new Promise(requestAnimationFrame)`),
      )
      const rows = ledger.page.locator('.body .row')
      assert.ok((await rows.count()) < 60, `${await rows.count()} rows are in the page`)
    }
    console.log(`      sort ${most.sort | 0} ms, filter ${most.filter | 0} ms, scroll ${most.scroll | 0} ms at most`)
    // Far more than it takes: the machine may be busy.
    assert.ok(most.sort < 5000 && most.filter < 3000 && most.scroll < 2000, JSON.stringify(most))
    assert.equal(await ledger.page.locator('.grid').getAttribute('aria-rowcount'), '20001')
  })

  it('says that no indicator is named, and shows no address for it', async () => {
    await open([
      row({ ref: 'file:///a%20b.md#24', target: { text: '≥ 6% / year', amount: 6, dimension: '%', year: null } }),
      row({ ref: 'file:///a%20b.md#40', key: 'ferries', id: 'ferries' }),
    ])
    await seen('.body .row:nth-child(1) .indicator .main', 'Not stated')
    await seen('.body .row:nth-child(2) .indicator .main', 'ferries')
    await ledger.page.getByRole('button', { name: 'Copy as TSV' }).click()
    const [{ text }] = await ledger.sent('copy')
    assert.match(text, /\nNot stated\t/)
  })

  it('takes texts of a corpus for texts, whatever they are', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    await open([
      row({
        ref: 'a',
        key: evil,
        zh: evil,
        en: evil,
        topic: evil,
        id: evil,
        sentence: evil,
        plan: { id: evil, title: evil, label: evil, from: 2021, to: 2025 },
        target: { text: evil, amount: 5, dimension: evil, year: 2025 },
        sources: [evil, evil],
      }),
      row({
        ref: 'b',
        en: 'up to \u202e%7 naht erom\u202c of all',
        target: { text: '\u2066x\u2069', amount: null, dimension: '', year: null },
      }),
      row({ ref: 'c', en: '长'.repeat(10_000), topic: 'line\none\u0000', sentence: '😀'.repeat(5000) }),
    ])
    await ledger.page.locator('.body .row .deadline').first().click()
    await seen('.chart h2', '<img src=x')
    assert.equal(await ledger.page.locator('img, body script:not([nonce]), iframe, object').count(), 0)
    assert.equal(await ledger.page.title(), 'Target Ledger')
    await seen('.body .row:nth-child(2) .indicator', 'up to [U+202E]%7 naht erom[U+202C] of all')
    const long = (await ledger.page.locator('.body .row:nth-child(3) .indicator .main').textContent()) ?? ''
    assert.ok(long.length < 300 && long.endsWith('…'), `${long.length}`)
    const { height = 0 } = (await ledger.page.locator('.body .row:nth-child(3)').boundingBox()) ?? {}
    assert.ok(height < 60, 'a long text makes no high row')
    await ledger.page.getByRole('button', { name: 'Copy as Markdown' }).click()
    const [{ text }] = await ledger.sent('copy')
    assert.match(text, /^\| Indicator \|.*\n\| --- \|.*\n\| \\<img src/)
    assert.doesNotMatch(text, /[^\\]</)
  })

  it('makes no formula of what is pasted into a spreadsheet', async () => {
    await open([
      row({ ref: 'a', en: '=HYPERLINK("http://x")' }),
      row({ ref: 'b', en: '+5%' }),
      row({ ref: 'c', en: '@x\ty' }),
    ])
    await ledger.page.getByRole('button', { name: 'Copy as TSV' }).click()
    const [{ text, rows }] = await ledger.sent('copy')
    assert.equal(rows, 3)
    const cells = text.split('\n').map((/** @type {string} */ line) => line.split('\t')[0])
    assert.deepEqual(cells, ['Indicator', '\'=HYPERLINK("http://x")', '+5%', "'@x y", ''])
  })

  it('is worked by keyboard alone', async () => {
    await open(manyRows(100))
    const { keyboard } = ledger.page
    await ledger.page.locator('.search').focus()
    await keyboard.press('ArrowDown')
    await focused(0, 'indicator')
    for (const [key, at, column] of /** @type {const} */ ([
      ['ArrowDown', 1, 'indicator'],
      ['ArrowRight', 1, 'topic'],
      ['End', 1, 'sources'],
      ['Home', 1, 'indicator'],
      ['Control+End', 99, 'sources'],
      ['ArrowDown', 99, 'sources'],
      ['Control+Home', 0, 'indicator'],
      ['ArrowUp', -1, 'indicator'],
      ['ArrowUp', -1, 'indicator'],
      ['ArrowDown', 0, 'indicator'],
    ])) {
      await keyboard.press(key)
      await focused(at, column)
    }
    await keyboard.press('PageDown')
    const { row: at } = await focus()
    assert.ok(at > 3, `PageDown leads to ${at}`)
    await keyboard.press('PageUp')
    await focused(0, 'indicator')
    // Far away with the wheel, and back with a key.
    await ledger.page.locator('.grid').evaluate(grid => grid.scrollTo(0, 3000))
    await keyboard.press('ArrowDown')
    await focused(1, 'indicator')
    assert.ok((await ledger.page.locator('.grid').evaluate(grid => grid.scrollTop)) < 100)

    await keyboard.press('Enter')
    await keyboard.press('End')
    await keyboard.press('Control+Enter')
    assert.deepEqual(await ledger.sent('open'), [
      { type: 'open', ref: 'r1', part: 'target', inPlace: false },
      { type: 'open', ref: 'r1', part: 'sources', inPlace: true },
    ])
    await keyboard.press('Space')
    await seen('.chart h2', 'Chart', false)
    assert.equal(await ledger.page.locator('.chart').isVisible(), true)
    await focused(1, 'sources')

    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Shift+ArrowDown')
    await seen('.selected', 'rows selected: 3')
    assert.equal(await ledger.page.locator('[aria-selected=true]').count(), 3)
    await keyboard.press('Control+c')
    assert.equal((await ledger.sent('copy'))[0].rows, 3)
    await ledger.page.getByRole('button', { name: 'Export JSON' }).click()
    assert.deepEqual(await ledger.sent('export'), [{ type: 'export', format: 'json', refs: ['r1', 'r2', 'r3'] }])

    // One stop for Tab in all of the table.
    assert.equal(await ledger.page.locator('.grid [tabindex="0"]').count(), 1)
    await keyboard.press('Control+f')
    assert.equal(await ledger.page.evaluate(() => document.activeElement?.className), 'search')
  })

  it('sorts by any column, up, down and back, with what is not said last', async () => {
    const value = (/** @type {number | null} */ amount, dimension = '%') => ({
      text: String(amount),
      amount,
      dimension,
      year: 2025,
    })
    await open([
      row({ ref: 'a', en: 'b', target: value(3) }),
      row({ ref: 'b', en: 'ä', target: value(null) }),
      row({ ref: 'c', en: 'a10', target: value(20) }),
      row({ ref: 'd', en: 'a9', target: value(1, 't') }),
    ])
    const header = (/** @type {string} */ name) => ledger.page.getByRole('columnheader', { name, exact: true })
    const refs = async () => (await ledger.page.locator('.body .indicator .main').allTextContents()).join(' ')
    await header('Target').click()
    assert.equal(await header('Target').getAttribute('aria-sort'), 'ascending')
    assert.equal(await refs(), 'b a10 a9 ä')
    await ledger.page.keyboard.press('Enter')
    assert.equal(await header('Target').getAttribute('aria-sort'), 'descending')
    assert.equal(await refs(), 'a10 b a9 ä')
    await ledger.page.keyboard.press('Enter')
    assert.equal(await header('Target').getAttribute('aria-sort'), 'none')
    await header('Indicator').click()
    assert.equal(await refs(), 'ä a9 a10 b')
    for (const column of ['Topic', 'Plan', 'Baseline', 'Deadline', 'Kind', 'Outcome', 'Status', 'Sources']) {
      await header(column).click()
      assert.equal(await header(column).getAttribute('aria-sort'), 'ascending')
    }
  })

  it('filters in both languages and keeps filters over a refresh and a restart', async () => {
    const rows = [
      row({
        ref: 'a',
        key: 'a',
        zh: '森林覆盖率',
        en: 'Forest coverage',
        id: 'forest',
        kind: 'binding',
        status: 'met',
      }),
      row({ ref: 'b', key: 'b', zh: '城镇化率', en: 'Urbanisation', status: 'missed', isConflicting: true }),
      row({
        ref: 'c',
        key: 'c',
        zh: '粮食产量',
        sentence: '达到６.５亿吨',
        target: { text: '6.5', amount: 1, dimension: 't', year: 2030 },
      }),
    ]
    await open(rows)
    const count = '.count'
    for (const [text, shown] of [
      ['forest', 1],
      ['城镇', 1],
      ['6.5亿吨', 1],
      ['率', 2],
      ['率 urban', 1],
      ['nothing', 0],
      ['', 3],
    ]) {
      await ledger.page.locator('.search').fill(String(text))
      await seen(count, `targets: ${shown} of 3`)
    }
    const choose = (/** @type {string} */ choice, /** @type {string} */ value) =>
      ledger.page.locator(`[data-choice=${choice}]`).selectOption(value)
    await choose('year', '2030')
    await seen(count, 'targets: 1 of 3')
    // Each filter says what it would show.
    assert.match((await ledger.page.locator('[data-choice=year]').textContent()) ?? '', /2025 \(2\)2030 \(1\)/)
    await choose('year', '')
    await choose('kind', 'binding')
    await seen(count, 'targets: 1 of 3')
    await choose('kind', '\u0000')
    await seen(count, 'targets: 2 of 3')
    await choose('tagged', 'untagged')
    await choose('status', 'conflicting')
    await seen(count, 'targets: 1 of 3')
    await ledger.post({ type: 'rows', rows: [...rows, { ...rows[1], ref: 'd' }], isComplete: true, documents: 1 })
    await seen(count, 'targets: 2 of 4')
    // The panel asks for what is shown.
    await ledger.post({ type: 'export', format: 'csv' })
    await until(async () => (await ledger.sent('export')).length === 1)
    assert.deepEqual((await ledger.sent('export'))[0].refs, ['b', 'd'])
    await until(async () => JSON.stringify(await ledger.state()).includes('conflicting'))
    const state = await ledger.state()
    await ledger.page.close()
    await open(rows, state)
    await seen(count, 'targets: 1 of 3')
    await ledger.page.getByRole('button', { name: 'Clear Filters' }).click()
    await seen(count, 'targets: 3 of 3')
  })

  it('keeps focus and place when rows come and go', async () => {
    const rows = manyRows(200)
    await open(rows)
    await ledger.page.locator('.search').focus()
    await ledger.page.keyboard.press('ArrowDown')
    for (let step = 0; step < 3; step++) await ledger.page.keyboard.press('PageDown')
    const before = await focus()
    const top = await ledger.page.locator('.grid').evaluate(grid => grid.scrollTop)
    const more = [row({ ref: 'new', en: 'new' }), ...rows]
    await ledger.post({ type: 'rows', rows: more, isComplete: true, documents: 1 })
    await seen('.count', 'targets: 201 of 201')
    await focused(before.row + 1, 'indicator')
    const height = await ledger.page
      .locator('.body .row')
      .first()
      .evaluate(found => found.getBoundingClientRect().height)
    assert.equal(
      Math.round(await ledger.page.locator('.grid').evaluate(grid => grid.scrollTop)),
      Math.round(top + height),
    )
  })

  it('goes to the indicator that the command names, whatever the filter says', async () => {
    await open(manyRows(400), { filter: { text: 'nothing at all' } })
    await seen('.count', 'targets: 0 of 400')
    await ledger.post({ type: 'select', key: 'k70' })
    await focused(70, 'indicator')
    await seen('.count', 'targets: 400 of 400')
    assert.equal(await ledger.page.locator('.chart').isVisible(), true)
  })

  it('draws units on axes of their own, and says in words what it draws', async () => {
    const key = 'grain'
    const value = (
      /** @type {number | null} */ amount,
      /** @type {string} */ dimension,
      /** @type {number | null} */ year,
    ) => ({
      text: `${amount} ${dimension}`,
      amount,
      dimension,
      year,
    })
    await open([
      row({
        ref: 'a',
        key,
        en: 'Grain',
        baseline: value(10, 't', 2020),
        target: value(20, 't', 2025),
        outcome: value(18, 't', 2024),
      }),
      row({ ref: 'b', key, en: 'Grain', target: value(3, '%', 2030) }),
      row({ ref: 'c', key, en: 'Grain', target: value(null, '%', 2030), baseline: value(4, '%', null) }),
    ])
    await ledger.page.locator('.body .row .deadline').first().click()
    const drawings = ledger.page.locator('.drawing')
    await until(async () => (await drawings.count()) === 2)
    assert.equal(await drawings.nth(0).locator('.point').count(), 3)
    assert.equal(await drawings.nth(1).locator('.point').count(), 1)
    assert.equal(
      await drawings.nth(0).getAttribute('aria-label'),
      'Chart in t. Baseline 2020: 10 t; Target 2025: 20 t; Outcome 2024: 18 t',
    )
    await seen('.drawings', 'in the table only: 2')
    assert.equal(await ledger.page.locator('.values tbody tr').count(), 3)
    await ledger.page.locator('.values').getByRole('button', { name: '18 t (2024)' }).click()
    assert.deepEqual(await ledger.sent('open'), [{ type: 'open', ref: 'a', part: 'outcome', inPlace: false }])
    await ledger.page.getByRole('button', { name: 'Close Chart' }).click()
    assert.equal(await ledger.page.locator('.chart').isVisible(), false)
    await focused(0, 'deadline')
  })

  it('works at 200 % zoom: all is reached by scrolling', async () => {
    await open(manyRows(50))
    await ledger.page.setViewportSize({ width: 640, height: 400 })
    await ledger.page.locator('.body .row .deadline').first().click()
    await ledger.page.keyboard.press('End')
    const cell = await ledger.page.evaluate(() => {
      const { left = -1, right = 0 } = document.activeElement?.getBoundingClientRect() ?? {}
      return { left, right, page: document.documentElement.scrollWidth }
    })
    assert.ok(cell.left >= 0 && cell.right <= 640, JSON.stringify(cell))
    assert.ok(cell.page <= 640, 'the page itself is not scrolled sideways')
    await ledger.page.getByRole('button', { name: 'Close Chart' }).click()
  })
})

/** @param {import('./ledger-rows.mjs').PageRow[]} rows @param {unknown} [state] */
async function open(rows, state) {
  ledger = await browser.open(state)
  await ledger.post({ type: 'setup', words, language: 'en', locale: 'en' })
  await ledger.post({ type: 'rows', rows, isComplete: true, documents: 1 })
  await until(async () => (await ledger.sent('shown')).length === 1)
}

/** Waits for a text. @param {string} selector @param {string | RegExp} text @param {boolean} [exactly] false: that it is visible */
async function seen(selector, text, exactly = true) {
  const found = exactly ? ledger.page.locator(selector).filter({ hasText: text }) : ledger.page.locator(selector)
  await found.first().waitFor({ timeout: 20_000 })
}

/** The cell with the focus. */
function focus() {
  return ledger.page.evaluate(() => {
    const cell = document.activeElement
    const row = /** @type {HTMLElement | null} */ (cell?.closest('.row') ?? null)
    return { row: Number(row?.dataset.index ?? -1), column: cell?.className.replace('cell ', '') ?? '' }
  })
}

/** @param {number} row @param {string} column */
async function focused(row, column) {
  const wanted = JSON.stringify({ row, column })
  let found = ''
  await until(
    async () => (found = JSON.stringify(await focus())) === wanted,
    () => `the focus is at ${found}, not at ${wanted}`,
  )
}

/** @param {() => Promise<boolean>} condition @param {() => string} [describe] */
async function until(condition, describe = () => 'it did not come') {
  const deadline = Date.now() + 20_000
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, describe())
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
