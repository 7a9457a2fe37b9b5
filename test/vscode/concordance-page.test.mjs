// The page of the concordance by itself: what many lines cost, what evil texts can do, what keys, tabs and filters do. Real
// plans in a real VS Code are in concordance.test.mjs.

import assert from 'node:assert/strict'
import { concordanceWords, found, line, lineAt } from './concordance-data.mjs'
import { startPage } from './page.mjs'

/** @type {Awaited<ReturnType<typeof startPage>>} */
let browser
/** @type {object} */
let words
/** @type {import('./page.mjs').OpenPage} */
let opened

const QUERY = { kind: 'phrase', text: '渡口', label: '渡口' }
const FILTER = { plan: '', period: '', kind: '', language: '', text: '' }
const QUESTION = { query: QUERY, filter: FILTER, sort: [{ by: 'right', descending: false }] }

describe('the page of the concordance', () => {
  before(async () => {
    browser = await startPage('concordance')
    words = await concordanceWords()
  })
  after(() => browser.close())
  afterEach(async () => {
    const { asked, errors } = opened
    await opened.page.close()
    assert.deepEqual([asked, errors], [[], []], 'nothing is asked of the network, and nothing goes wrong')
  })

  it('waits for words, offers those of before, and asks for what is typed', async () => {
    opened = await browser.open()
    assert.deepEqual(await opened.sent('ready'), [{ type: 'ready' }])
    const history = [{ kind: 'term', text: 'ferry', label: '摆渡' }]
    await opened.post({ type: 'setup', words, language: 'en', locale: 'en', history, question: undefined })
    await seen('.empty h2', 'Find words in the corpus')
    assert.equal(await activeClass(), 'search query')
    await seen('[data-choice=plan]', 'All plans and works')
    assert.equal(await opened.page.locator('#history option').getAttribute('value'), '摆渡')
    await opened.page.keyboard.type('渡口')
    await opened.page.keyboard.press('Enter')
    await until(async () => (await opened.sent('ask')).length === 1)
    const [{ question }] = await opened.sent('ask')
    assert.deepEqual(question, { query: QUERY, filter: FILTER, sort: [] })
    // A term that was looked for before keeps its id.
    await opened.page.locator('.query-kind').selectOption('term')
    await opened.page.locator('.query').fill('摆渡')
    await opened.page.keyboard.press('Enter')
    await until(async () => (await opened.sent('ask')).length === 3)
    assert.deepEqual((await opened.sent('ask'))[2].question.query, history[0])
  })

  it('breaks its figures where there is little room', async () => {
    await open(found(lines(0, 10)))
    await seen('.count', 'places:')
    await opened.page.setViewportSize({ width: 320, height: 500 })
    const count = opened.page.locator('.count').first()
    const [right, ground] = await count.evaluate(element => [element.getBoundingClientRect().right, innerWidth])
    assert.ok(right <= ground, `${right} of ${ground}`)
    await opened.page.setViewportSize({ width: 1280, height: 720 })
  })

  it('stays quick with 100,000 lines, holds few of them, and asks for those that come near', async () => {
    const total = 100_000
    await open(found(lines(0, 400), { total, lineCount: total }))
    await seen('.count', 'places: 100,000 · documents: 2 of 3')
    await serve(total)
    let most = 0
    for (const top of [5000, 900_000, 2_400_000, 100]) {
      most = Math.max(
        most,
        Number(
          await opened.page.evaluate(
            `(async () => { const began = performance.now(); document.querySelector('.grid').scrollTop = ${top}; await new Promise(requestAnimationFrame); return performance.now() - began })()`,
          ),
        ),
      )
      await until(async () => (await opened.page.locator('.to-come').count()) === 0)
      assert.ok((await opened.page.locator('.body .row').count()) < 70)
    }
    console.log(`      scroll ${most | 0} ms at most`)
    // Far more than it takes: the machine may be busy.
    assert.ok(most < 2000, `${most}`)
    assert.equal(await opened.page.locator('.grid').getAttribute('aria-rowcount'), '100001')
    await opened.page.locator('.narrow .search').focus()
    await opened.page.keyboard.press('ArrowDown')
    await opened.page.keyboard.press('Control+End')
    await focused(total - 1, 'kind')
    await until(async () => (await opened.page.locator('.to-come').count()) === 0)
    await seen(`.row[data-index="${total - 1}"] .right`, `第${total - 1}行的后文`)
    await opened.page.keyboard.press('Enter')
    assert.deepEqual(await opened.sent('open'), [{ type: 'open', what: 'line', index: total - 1, inPlace: false }])
  })

  it('aligns keywords, with what is next to them in sight on both sides', async () => {
    await open(
      found([line({ left: '很'.repeat(150), right: '长'.repeat(150) }), line({ left: '', right: '' }), line()]),
    )
    const boxes = await opened.page
      .locator('.body .keyword .main')
      .evaluateAll(made => made.map(one => Math.round(one.getBoundingClientRect().left)))
    assert.equal(new Set(boxes).size, 1, `keywords begin at ${boxes}`)
    const edges = await opened.page
      .locator('.body .row')
      .first()
      .evaluate(row => {
        const box = (/** @type {string} */ name) => row.querySelector(name)?.getBoundingClientRect()
        return [
          box('.left .context')?.right,
          box('.cell.left')?.right,
          box('.right .context')?.left,
          box('.cell.right')?.left,
        ]
      })
    const [leftEnd = 0, leftCell = 0, rightStart = 0, rightCell = 0] = edges
    assert.ok(leftEnd <= leftCell && leftCell - leftEnd < 12, 'the end of what stands before is in sight')
    assert.ok(rightStart >= rightCell && rightStart - rightCell < 12)
  })

  it('takes texts of a corpus for texts, whatever they are', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    const evilLine = line({
      left: evil,
      keyword: evil,
      right: evil,
      title: evil,
      section: evil,
      kind: evil,
      period: evil,
    })
    await open(
      found([evilLine, line({ left: 'up to \u202e%7', right: '\u2066x\u2069\u0000y' })], {
        term: { id: evil, headword: evil },
        warnings: [evil],
        facets: { plan: [{ value: evil, label: evil, count: 1 }], period: [], kind: [], language: [] },
      }),
    )
    await seen('.body .row .keyword', '<img src=x')
    await seen('.body .row:nth-child(2) .left', 'up to [U+202E]%7')
    for (const tab of ['By Document', 'Collocates', 'N-grams'])
      await opened.page.getByRole('tab', { name: tab }).click()
    await opened.post({ type: 'figures', what: 'ngrams', version: 1, figures: figures({ ngrams: [ngram(evil)] }) })
    await seen('.figure-grid .cell.text', '<img src=x')
    assert.equal(await opened.page.locator('img, body script:not([nonce]), iframe, object').count(), 0)
    assert.equal(await opened.page.title(), 'Concordance')
    await opened.page.getByRole('button', { name: 'Copy as Markdown' }).click()
    const [{ text }] = await opened.sent('copy')
    assert.match(text, /^\| Words beside the keyword \|.*\n\| --- \|.*\n\| … \\<img src/)
  })

  it('is worked by keyboard alone', async () => {
    await open(found(lines(0, 100)))
    const { keyboard } = opened.page
    await opened.page.locator('.narrow .search').focus()
    await keyboard.press('ArrowDown')
    for (const [key, at, column] of /** @type {const} */ ([
      ['ArrowDown', 1, 'left'],
      ['ArrowRight', 1, 'keyword'],
      ['End', 1, 'kind'],
      ['Home', 1, 'left'],
      ['Control+End', 99, 'kind'],
      ['Control+Home', 0, 'left'],
      ['ArrowUp', -1, 'left'],
    ])) {
      await keyboard.press(key)
      await focused(at, column)
    }
    await keyboard.press('Enter')
    await until(async () => (await opened.sent('ask')).length === 1)
    // What sorted before decides between equals.
    assert.deepEqual((await opened.sent('ask'))[0].question.sort, [
      { by: 'left', descending: false },
      { by: 'right', descending: false },
    ])
    await opened.post({ type: 'found', found: found(lines(0, 100), { version: 2 }) })
    await until(async () => (await opened.page.locator('[aria-sort=ascending]').getAttribute('class')) === 'cell left')
    await keyboard.press('ArrowDown')
    await keyboard.press('Control+Enter')
    assert.deepEqual(await opened.sent('open'), [{ type: 'open', what: 'line', index: 0, inPlace: true }])
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Shift+ArrowDown')
    await seen('.selected', 'rows selected: 3')
    await keyboard.press('Control+c')
    assert.deepEqual(await opened.sent('copyLines'), [{ type: 'copyLines', format: 'tsv', from: 0, to: 3 }])
    // One stop for Tab in all of the table, and one in the tabs.
    assert.equal(await opened.page.locator('.grid [tabindex="0"]').count(), 1)
    assert.equal(await opened.page.locator('[role=tab][tabindex="0"]').count(), 1)
    await opened.page.getByRole('tab', { name: 'Lines' }).focus()
    await keyboard.press('ArrowRight')
    assert.equal(await opened.page.locator('[role=tab][aria-selected=true]').textContent(), 'By Document')
    await keyboard.press('Control+f')
    assert.equal(await activeClass(), 'search query')
  })

  it('filters by what the lines have, and keeps all over a restart', async () => {
    await open(found(lines(0, 50)))
    await opened.page.locator('[data-choice=period]').selectOption('2021-2025')
    await until(async () => (await opened.sent('ask')).length === 1)
    assert.equal((await opened.sent('ask'))[0].question.filter.period, '2021-2025')
    assert.match(
      (await opened.page.locator('[data-choice=period]').textContent()) ?? '',
      /2021–2025 \(50\)Not stated \(1\)/,
    )
    await opened.page.locator('.narrow .search').fill('水运')
    await until(async () => (await opened.sent('ask')).at(-1)?.question.filter.text === '水运')
    await until(async () => JSON.stringify(await opened.state()).includes('水运'))
    const state = await opened.state()
    await opened.page.close()
    opened = await browser.open(state)
    await opened.post({ type: 'setup', words, language: 'en', locale: 'en', history: [], question: undefined })
    await until(async () => (await opened.sent('ask')).length === 1)
    assert.deepEqual((await opened.sent('ask'))[0].question.filter, { ...FILTER, period: '2021-2025', text: '水运' })
    assert.equal(await opened.page.locator('.query').inputValue(), '渡口')
    await opened.post({ type: 'found', found: found(lines(0, 50)) })
    await opened.page.getByRole('button', { name: 'Clear Filters' }).click()
    await until(async () => (await opened.sent('ask')).at(-1)?.question.filter.text === '')
  })

  it('shows figures with their basis, asks for them when options change, and leads back to lines', async () => {
    await open(found(lines(0, 10), { warnings: ['Unequal length.'] }))
    await seen('.notes summary', 'Notes on the figures: 1')
    await opened.page.getByRole('tab', { name: 'Collocates' }).click()
    const options = { window: 5, side: 'both', least: 2, functionWords: false }
    assert.deepEqual(await opened.sent('figures'), [{ type: 'figures', what: 'collocates', options }])
    const collocate = (/** @type {string} */ text, /** @type {number} */ score, /** @type {number} */ together) => ({
      text,
      isTerm: text === '水运',
      left: 1,
      right: together - 1,
      together,
      total: 20,
      score,
    })
    const given = { collocates: [collocate('码头', 12.345, 4), collocate('水运', 11, 9)], keywords: 10, rare: 3 }
    await opened.post({ type: 'figures', what: 'collocates', version: 1, figures: figures(given) })
    await seen('.basis', /around places: 10.*log2.*Others that stand there fewer than 2 times: 3/s)
    assert.deepEqual(await texts('.figure-grid .body .row:first-child .cell'), ['码头', '12.35', '4', '1', '3', '20'])
    await seen('.figure-grid', '水运 (term)')
    // The most come first at the first click.
    await opened.page.getByRole('columnheader', { name: 'Together' }).click()
    await until(async () => (await texts('.figure-grid .body .row:first-child .cell'))[2] === '9')
    await opened.page.locator('.options input[type=number]').first().fill('3')
    await opened.page.keyboard.press('Tab')
    await until(async () => (await opened.sent('figures')).at(-1)?.options.window === 3)
    await opened.page.locator('.options input[type=checkbox]').check()
    await until(async () => (await opened.sent('figures')).at(-1)?.options.functionWords === true)
    await opened.page.locator('.figure-grid .body .row:first-child .text .link').click()
    await until(async () => (await opened.sent('ask')).at(-1)?.question.filter.text === '水运')
    assert.equal(await opened.page.locator('[role=tab][aria-selected=true]').textContent(), 'Lines')
    await opened.page.getByRole('tab', { name: 'N-grams' }).click()
    await opened.post({ type: 'figures', what: 'ngrams', version: 1, figures: figures({ ngrams: [ngram('码头')] }) })
    await opened.page.locator('.figure-grid .body .row:first-child .text .link').click()
    await until(async () => (await opened.sent('ask')).at(-1)?.question.query.text === '渡口码头')
  })

  it('says what is going on: searching, a problem, nothing found, all wordings of a term', async () => {
    await open(found(lines(0, 5), { searched: 100, ofDocuments: 3600, isComplete: false, lineCount: 5 }), false)
    await seen('.reading', 'Searching documents: 100 of 3,600')
    await opened.post({
      type: 'found',
      found: found(lines(0, 5), { total: 9, version: 2, term: { id: 'ferry', headword: '渡口' } }),
    })
    await seen('.more', 'Of these the first 5 can be listed')
    await opened.page.getByRole('button', { name: 'Find all wordings of 渡口' }).click()
    await until(async () => (await opened.sent('ask')).at(-1)?.question.query.kind === 'term')
    const wordings = [
      { text: '渡口', count: 4 },
      { text: 'ferry', count: 1 },
    ]
    await opened.post({ type: 'found', found: found(lines(0, 5), { version: 3, wordings }) })
    await seen('.more', 'Wordings: 渡口 4 · ferry 1')
    await opened.post({ type: 'found', found: found([], { version: 4 }) })
    await seen('.empty h2', 'Nothing found')
    await opened.post({ type: 'found', found: found([], { version: 5, problem: 'too-many' }) })
    await seen('.empty h2', 'The pattern has too many alternatives')
    await opened.post({ type: 'found', found: found([], { version: 6, problem: 'unknown-term' }) })
    await opened.page.getByRole('button', { name: 'Find it as words' }).click()
    await until(async () => (await opened.sent('ask')).at(-1)?.question.query.kind === 'phrase')
    await opened.post({ type: 'problem', problem: 'no-corpus' })
    await seen('.empty h2', 'No corpus is open')
  })

  it('takes what the command asks for, whatever was shown', async () => {
    await open(found(lines(0, 5)))
    await opened.page.getByRole('tab', { name: 'By Document' }).click()
    const question = { ...QUESTION, query: { kind: 'term', text: 'ferry', label: '摆渡' } }
    await opened.post({ type: 'question', question, history: [question.query] })
    await until(async () => (await opened.page.locator('.query').inputValue()) === '摆渡')
    assert.equal(await opened.page.locator('.query-kind').inputValue(), 'term')
    assert.equal(await opened.page.locator('[role=tab][aria-selected=true]').textContent(), 'Lines')
  })

  it('speaks Chinese', async () => {
    opened = await browser.open()
    const chinese = await concordanceWords('zh')
    const setup = { type: 'setup', words: chinese, language: 'zh', locale: 'zh-cn', history: [], question: QUESTION }
    await opened.post(setup)
    await opened.post({ type: 'found', found: found(lines(0, 5)) })
    await seen('.count', '5 处，见于 3 份文件中的 2 份 · 每万字 0.833 次（共 60,000 字）')
    assert.deepEqual(await texts('[role=tab]'), ['语境', '按文件', '搭配词', '前后延伸'])
    assert.ok(!/[A-Za-z]{4,}/.test((await texts('header')).join(' ').replace(/Markdown|JSON/g, '')))
  })

  it('works at 200 % zoom: all is reached by scrolling', async () => {
    await open(found(lines(0, 50)))
    await opened.page.setViewportSize({ width: 640, height: 400 })
    await opened.page.locator('.body .row .right').first().click()
    await opened.page.keyboard.press('End')
    const cell = await opened.page.evaluate(() => {
      const { left = -1, right = 0 } = document.activeElement?.getBoundingClientRect() ?? {}
      return { left, right, page: document.documentElement.scrollWidth }
    })
    assert.ok(cell.left >= 0 && cell.right <= 641, JSON.stringify(cell))
    assert.ok(cell.page <= 640, 'the page itself is not scrolled sideways')
  })
})

/** @param {number} from @param {number} to */
const lines = (from, to) => Array.from({ length: to - from }, (_, i) => lineAt(from + i))

/** @param {object} given */
const figures = given => ({
  documents: [],
  collocates: [],
  ngrams: [],
  keywords: 0,
  leftOut: 0,
  rare: 0,
  hasDictionary: true,
  ...given,
})

/** @param {string} text */
const ngram = text => ({ side: 'right', text, length: 2, count: 3, documents: 2 })

/** @param {import('../../client/pages/concordance/messages.ts').Found} result @param {boolean} [isDone] */
async function open(result, isDone = true) {
  opened = await browser.open()
  await opened.post({ type: 'setup', words, language: 'en', locale: 'en', history: [], question: QUESTION })
  await opened.post({ type: 'found', found: result })
  if (isDone) await until(async () => (await opened.sent('shown')).length === 1)
}

/** Answers windows in the page itself, as the panel does. @param {number} total */
async function serve(total) {
  const template = found([], { total, lineCount: total })
  await opened.page.evaluate(template => {
    const sent = /** @type {any[]} */ (Reflect.get(window, 'sent'))
    let answered = 0
    setInterval(() => {
      const asked = sent.filter(({ type }) => type === 'window')
      for (const { from, count } of asked.slice(answered)) {
        const lines = Array.from({ length: Math.min(count, template.total - from) }, (_, i) => ({
          left: '前文',
          keyword: '渡口',
          right: `第${from + i}行的后文`,
          title: '规划',
          section: null,
          date: null,
          period: null,
          kind: null,
        }))
        window.postMessage({ type: 'found', found: { ...template, from, lines } }, '*')
      }
      answered = asked.length
    }, 20)
  }, template)
}

/** @param {string} selector */
const texts = selector => opened.page.locator(selector).allTextContents()

/** Waits for a text. @param {string} selector @param {string | RegExp} text */
async function seen(selector, text) {
  await opened.page.locator(selector).filter({ hasText: text }).first().waitFor({ timeout: 20_000 })
}

const activeClass = () => opened.page.evaluate(() => document.activeElement?.className)

/** The cell with the focus. */
function focus() {
  return opened.page.evaluate(() => {
    const cell = document.activeElement
    const row = /** @type {HTMLElement | null} */ (cell?.closest('.row') ?? null)
    return { row: Number(row?.dataset.index ?? -1), column: cell?.className.replace('cell ', '') ?? '' }
  })
}

/** @param {number} row @param {string} column */
async function focused(row, column) {
  const wanted = JSON.stringify({ row, column })
  let at = ''
  await until(
    async () => (at = JSON.stringify(await focus())) === wanted,
    () => `the focus is at ${at}, not at ${wanted}`,
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
