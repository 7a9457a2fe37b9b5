// The page of a comparison by itself: what many rows cost, what evil texts can do, what keys and filters do. Real plans in a real
// VS Code are in comparison.test.mjs.

import assert from 'node:assert/strict'
import { contrast, parseColour } from './colour.mjs'
import { allKinds, cell, manyRows, row } from './comparison-rows.mjs'
import { englishWords } from './english-words.mjs'
import { startPage } from './page.mjs'

/** @type {Awaited<ReturnType<typeof startPage>>} */
let browser
/** @type {object} */
let words
/** @type {import('./page.mjs').OpenPage} */
let shown

describe('the page of a comparison', () => {
  before(async () => {
    browser = await startPage('comparison')
    words = await englishWords('panels/comparison-words')
  })
  after(() => browser.close())
  afterEach(async () => {
    const { asked, errors } = shown
    await shown.page.close()
    assert.deepEqual([asked, errors], [[], []], 'nothing is asked of the network, and nothing goes wrong')
  })

  it('says that it is there, and that plans are compared', async () => {
    shown = await browser.open()
    assert.deepEqual(await shown.sent('ready'), [{ type: 'ready' }])
    await shown.post({ type: 'setup', words, language: 'en', locale: 'en', key: 'k' })
    await seen('.empty', /Comparing…/)
    await shown.post({ type: 'problem', problem: 'unknown' })
    await seen('.empty', /One of the two documents is not there/)
  })

  it('has both plans in columns, from the start, with words for each fate', async () => {
    await open(allKinds())
    await seen('.heads .before', /第十三个五年规划.*Before · 2016 · characters counted: 64,474/s)
    await seen('.warnings', 'Unequal length')
    assert.equal(await shown.page.locator('.grid').evaluate(grid => grid.scrollTop), 0)
    const fates = (await shown.page.locator('.body .fate').allInnerTexts()).map(text =>
      text.replace(/\s+/g, ' ').trim(),
    )
    assert.deepEqual(fates, [
      '= Unchanged',
      '≈ Reworded 90%',
      '⇅ Moved ↧ to 第三章 山路',
      '− Dropped',
      '1→2 Split 60% renumbered',
      '= Unchanged',
      '⇅ Moved ↥ from 第一章 渡船',
      '+ Added',
    ])
    assert.equal(await shown.page.locator('.body del').first().innerText(), '两次')
    assert.equal(await shown.page.locator('.body ins').first().innerText(), '四次')
    // What was removed and added is told without colour, too.
    const line = (/** @type {string} */ part) =>
      shown.page.locator(`.reworded ${part}`).evaluate(element => getComputedStyle(element).textDecorationLine)
    assert.deepEqual([await line('del'), await line('ins')], ['line-through', 'underline'])
  })

  it('stays quick with 50,000 rows, and holds few of them', async () => {
    await open([])
    // Made in the page: the browser's driver takes half a minute for so many.
    await shown.page.evaluate(
      `(() => { ${row} ${cell} ${manyRows}; window.postMessage({ type: 'rows', rows: manyRows(50_000), before: ${HEAD}, after: ${HEAD}, warnings: [], isComplete: true }) })()`,
    )
    await seen('.count', 'rows: 50,000 of 50,000')
    const grid = shown.page.locator('.grid')
    const most = { scroll: 0, step: 0, filter: 0 }
    const time = async (/** @type {keyof typeof most} */ what, /** @type {string} */ act) => {
      const took = await shown.page.evaluate(
        `(async () => { const began = performance.now(); ${act}; await new Promise(requestAnimationFrame); document.body.getBoundingClientRect(); return performance.now() - began })()`,
      )
      most[what] = Math.max(most[what], Number(took))
    }
    for (const part of [0.1, 0.5, 0.93, 1]) {
      await time('scroll', `const grid = document.querySelector('.grid'); grid.scrollTop = ${part} * grid.scrollHeight`)
      const rows = await shown.page.locator('.body .row').count()
      assert.ok(rows < 120, `${rows} rows are in the page`)
    }
    await seen('.body .row', '第49999段')
    for (let turn = 0; turn < 5; turn++) await time('step', `document.querySelector('[data-action=previous]').click()`)
    for (const choice of ['added', 'dropped'])
      await time('filter', `document.querySelector('[data-choice=${choice}]').click()`)
    console.log(`      scroll ${most.scroll | 0} ms, step ${most.step | 0} ms, filter ${most.filter | 0} ms at most`)
    // Far more than it takes: the machine may be busy.
    assert.ok(most.scroll < 2500 && most.step < 2500 && most.filter < 8000, JSON.stringify(most))
    assert.equal(
      await grid.getAttribute('aria-rowcount'),
      /[\d,]+/.exec(await shown.page.locator('.count').innerText())?.[0].replace(',', ''),
    )
  })

  it('puts rows below each other, whatever their height, wherever it is scrolled', async () => {
    await open(manyRows(2000))
    for (const top of [0, 3000, 40_000, 1e9, 500]) {
      await shown.page.locator('.grid').evaluate(async (grid, to) => {
        grid.scrollTo(0, to)
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
      }, top)
      let gaps = [[top]]
      // Rows find their places once they have been measured.
      await until(
        async () => (gaps = await gapsBetweenRows()).length === 0,
        () => `at ${top}: ${JSON.stringify(gaps)}`,
      )
    }
  })

  it('takes texts of a corpus for texts, whatever they are', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    await open(
      [
        row({ ref: 'a', kind: 'section', fate: 'reworded', before: cell(evil), after: cell(evil, true, evil) }),
        row({
          ref: 'b',
          isMoved: true,
          after: cell('up to \u202e%7 naht erom\u202c'),
          other: { heading: evil, row: 0, isOrigin: true },
        }),
        row({ ref: 'c', after: cell('长'.repeat(100_000)) }),
        row({ ref: 'd', after: cell('line\none\u0000\tcell') }),
      ],
      { title: evil, warnings: [evil] },
    )
    assert.equal(await shown.page.locator('img, body script:not([nonce]), iframe, object').count(), 0)
    assert.equal(await shown.page.title(), 'Comparison')
    await seen('.body .row', 'up to [U+202E]%7 naht erom[U+202C]')
    const long = await shown.page.locator('.body .row').nth(2).innerText()
    assert.ok(long.length < 21_000, String(long.length))
    await shown.page.locator('.grid').evaluate(grid => grid.scrollTo(0, 1e9))
    await seen('.body .row', 'line one | cell')
  })

  it('is worked by keyboard alone', async () => {
    await open(allKinds())
    const { keyboard } = shown.page
    await shown.page.locator('.grid [tabindex="0"]').focus()
    for (const [key, at, column] of /** @type {const} */ ([
      ['ArrowDown', 1, 'after'],
      ['ArrowLeft', 1, 'fate'],
      ['ArrowLeft', 1, 'before'],
      ['ArrowLeft', 1, 'before'],
      ['End', 1, 'after'],
      ['Control+End', 7, 'after'],
      ['ArrowDown', 7, 'after'],
      ['Control+Home', 0, 'after'],
      ['n', 1, 'after'],
      ['F7', 2, 'after'],
      // Along a move, to its other end and back.
      ['m', 6, 'after'],
      ['m', 2, 'after'],
      ['Shift+F7', 1, 'after'],
      ['p', 1, 'after'],
      ['PageDown', 7, 'after'],
      ['Home', 7, 'before'],
    ])) {
      await keyboard.press(key)
      await focused(at, column, key)
    }
    await keyboard.press('Enter')
    await keyboard.press('End')
    await keyboard.press('Control+Enter')
    assert.deepEqual(await shown.sent('open'), [
      { type: 'open', row: 7, side: 'before', inPlace: false },
      { type: 'open', row: 7, side: 'after', inPlace: true },
    ])
    // One stop for Tab in all of the table.
    assert.equal(await shown.page.locator('.grid [tabindex="0"]').count(), 1)
    await keyboard.press('F7')
    await seen('[role=status]', 'That was the last change.')
  })

  it('opens what is clicked, in place with Control, and follows a move', async () => {
    await open(allKinds())
    await shown.page.locator('.body .row').nth(1).locator('.before').click()
    await shown.page
      .locator('.body .row')
      .nth(3)
      .locator('.before')
      .click({ modifiers: ['ControlOrMeta'] })
    assert.deepEqual(await shown.sent('open'), [
      { type: 'open', row: 1, side: 'before', inPlace: false },
      { type: 'open', row: 3, side: 'before', inPlace: true },
    ])
    await shown.page.locator('.jump').first().click()
    await focused(6, 'fate', 'jump')
    await shown.page.getByRole('button', { name: 'Swap' }).click()
    assert.deepEqual(await shown.sent('swap'), [{ type: 'swap' }])
    await shown.page.locator('.heads .after .title').click()
    assert.deepEqual(await shown.sent('openDocument'), [{ type: 'openDocument', side: 'after' }])
  })

  it('limits itself to what is asked for, with the headings around it, and keeps that over a restart', async () => {
    await open(allKinds())
    const texts = async () =>
      (await shown.page.locator('.body .row').evaluateAll(rows => rows.map(row => row.dataset.at))).length
    await shown.page.locator('[data-choice=added]').click()
    await seen('.count', 'rows: 2 of 8')
    assert.equal(await texts(), 2)
    await shown.page.locator('[data-choice=moved]').click()
    await seen('.count', 'rows: 5 of 8')
    assert.equal(await shown.page.locator('[aria-pressed=true]').count(), 2)
    // A move leads even to what the filter hides.
    await shown.page.locator('[data-choice=moved]').click()
    await until(async () => (await shown.state())?.choices?.join() === 'added')
    const state = await shown.state()
    await shown.page.close()
    await open(allKinds(), {}, state)
    await seen('.count', 'rows: 2 of 8')
    await shown.page.getByRole('button', { name: 'Show All' }).click()
    await seen('.count', 'rows: 8 of 8')
    // What was kept of another comparison says nothing of this one.
    await shown.page.close()
    await open(allKinds(), {}, { ...state, key: 'other' })
    await seen('.count', 'rows: 8 of 8')
  })

  it('stays where the reader is when rows come and go above', async () => {
    await open(manyRows(500))
    await shown.page.locator('.grid').evaluate(grid => grid.scrollTo(0, 9000))
    const top = () =>
      shown.page.locator('.body .row').evaluateAll(rows => {
        const edge = document.querySelector('.grid')?.getBoundingClientRect().top ?? 0
        const first = rows.find(row => row.getBoundingClientRect().bottom > edge + 1)
        return [first?.textContent?.slice(0, 12), Math.round((first?.getBoundingClientRect().top ?? 0) - edge)]
      })
    let before = await top()
    await until(async () => {
      const last = before
      await shown.page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
      before = await top()
      return before[0] !== undefined && before.join() === last.join()
    })
    await post([row({ ref: 'new', fate: 'added', after: cell('新的一段', true) }), ...manyRows(500)])
    await seen('.count', 'rows: 501 of 501')
    const [text, at] = await top()
    assert.equal(text, before[0])
    assert.ok(Math.abs(Number(at) - Number(before[1])) <= 2, `${before[1]} → ${at}`)
  })

  it('has marks that can be told apart in a narrow page, and is not scrolled sideways', async () => {
    await open(allKinds())
    await shown.page.setViewportSize({ width: 480, height: 600 })
    let width = 0
    await until(
      async () => (width = await shown.page.evaluate(() => document.documentElement.scrollWidth)) <= 480,
      () => String(width),
    )
    const [colour, ground] = await shown.page
      .locator('.body .words')
      .first()
      .evaluate(element => [getComputedStyle(element).color, getComputedStyle(document.body).backgroundColor])
    assert.ok(contrast(parseColour(colour), parseColour(ground)) >= 4.5)
    await shown.page.setViewportSize({ width: 1280, height: 720 })
  })
})

const HEAD = JSON.stringify({ title: '规划', date: null, characters: 1, language: 'zh' })

/** @param {import('./comparison-rows.mjs').PageRow[]} rows @param {{title?: string, warnings?: string[]}} [more] @param {unknown} [state] */
async function open(rows, more = {}, state = undefined) {
  shown = await browser.open(state)
  await shown.post({ type: 'setup', words, language: 'en', locale: 'en', key: 'k' })
  await post(rows, more)
  await until(async () => (await shown.sent('shown')).length === 1)
}

/** @param {import('./comparison-rows.mjs').PageRow[]} rows @param {{title?: string, warnings?: string[]}} [more] */
function post(rows, { title = '第十三个五年规划', warnings = ['Unequal length: compare by the rates.'] } = {}) {
  const before = { title, date: '2016', characters: 64_474, language: 'zh' }
  return shown.post({ type: 'rows', rows, before, after: { ...before, date: null }, warnings, isComplete: true })
}

/** Waits for a text. @param {string} selector @param {string | RegExp} text */
async function seen(selector, text) {
  await shown.page.locator(selector).filter({ hasText: text }).first().waitFor({ timeout: 20_000 })
}

/** Where rows that follow each other overlap, or leave a gap. */
function gapsBetweenRows() {
  return shown.page.locator('.body .row').evaluateAll(rows => {
    const boxes = rows.map(row => ({ at: Number(row.dataset.at), box: row.getBoundingClientRect() }))
    boxes.sort((a, b) => a.at - b.at)
    return boxes.flatMap(({ at, box }, index) => {
      const next = boxes[index + 1]
      return next && next.at === at + 1 && Math.abs(next.box.top - box.bottom) > 1
        ? [[at, box.bottom, next.box.top]]
        : []
    })
  })
}

/** @param {number} at @param {string} column @param {string} why */
async function focused(at, column, why) {
  const wanted = `${at} ${column}`
  let found = ''
  await until(
    async () => {
      found = await shown.page.evaluate(() => {
        const cell = document.activeElement
        const row = /** @type {HTMLElement | null} */ (cell?.closest('.row') ?? null)
        return `${row?.dataset.at} ${['before', 'fate', 'after'].find(name => cell?.classList.contains(name))}`
      })
      return found === wanted
    },
    () => `after ${why} the focus is at ${found}, not at ${wanted}`,
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
