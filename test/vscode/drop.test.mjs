// Files dropped on the window, by the events that a file manager causes: on a plan, on no plan, on an editor; and a link, which is not followed.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { createDriver } from '../vscode-host/driver.mjs'
import { openVSCode } from '../vscode-host/host.mjs'
import { createTree } from './tree.mjs'
import { createWorkbench } from './workbench.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const list = '.quick-input-widget:visible'
const toasts = '.notifications-toasts'

/** Where the files lie that are dropped. */
let outside = ''
/** A test may be run again: what it imports is never what was imported before. */
let number = 0
/** @type {import('../vscode-host/host.mjs').OpenVSCode} */
let vscode
/** @type {ReturnType<typeof createDriver>} */
let driver
/** @type {ReturnType<typeof createTree>} */
let tree
/** @type {ReturnType<typeof createWorkbench>} */
let workbench

describe('files that are dropped, on the screen', () => {
  before(async () => {
    outside = mkdtempSync(join(tmpdir(), 'tifa-drop-'))
    const folder = fileURLToPath(new URL('levels', import.meta.url))
    vscode = await openVSCode({ folder, copy: true, extensions: [root], theme: 'Light Modern' })
    driver = createDriver(vscode, { timeout: 50_000 })
    vscode.page.setDefaultTimeout(50_000)
    tree = createTree(vscode.page, driver, 'Plans')
    workbench = createWorkbench(vscode, driver)
    await driver.openFile('grain-14.md', { line: 1 })
    await driver.command('Tifa: Show Plans')
    await workbench.read()
    await tree.row('Proposals').waitFor()
  })
  after(async () => {
    await vscode.close()
    rmSync(outside, { recursive: true, force: true })
  })
  beforeEach(async () => {
    number++
    await driver.clear()
    await driver.command('Notifications: Clear All Notifications')
  })
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || !process.env.TIFA_PICTURES) return
    await driver.screenshot(join(process.env.TIFA_PICTURES, `failed-${Date.now()}.png`))
  })

  /** @param {string} name @param {string | Uint8Array} content */
  const make = (name, content) => {
    writeFileSync(join(outside, name), content)
    return join(outside, name)
  }
  /** @param {string} label */
  const onRow = label => () => middleOf(tree.row(label))
  const said = (/** @type {RegExp} */ text) => driver.waitForText(text, { within: toasts })

  it('become documents beside the plan that they are dropped on', async () => {
    const file = make(`canal-${number}.txt`, `石港县运河整治规划${number}\n\n到2030年，疏浚航道${number}公里。\n`)
    await driver.drop(onRow('Proposal for the 14th Five-Year Plan of Jiangling'), { files: [file] })
    await said(new RegExp(`canal-${number}\\.txt is imported`))
    assert.match(readFileSync(join(vscode.folder ?? '', `canal-${number}.md`), 'utf8'), /疏浚航道/)
  })

  it('go where the user says, where they are dropped on no plan, several at once', async () => {
    const files = ['north', 'south'].map(name =>
      make(`${name}-${number}.txt`, `石港县${name}规划${number}\n\n新建码头${number}座。\n`),
    )
    files.push(make(`none-${number}.txt`, ''))
    await driver.drop(onRow('Proposals'), { files })
    await driver.waitForText('Where the imported documents go', { within: list })
    await vscode.page.keyboard.press('Enter')
    await said(/2 documents are imported/)
    await said(/none-\d+\.txt was not imported: the file is empty/)
    const there = readdirSync(vscode.folder ?? '')
    assert.ok(there.includes(`north-${number}.md`) && there.includes(`south-${number}.md`), there.join())
  })

  it('on an editor: what it cannot show is offered for import', async () => {
    const file = make(`quay-${number}.docx`, docx(`石港县码头规划${number}`))
    await driver.openFile('grain-14.md', { line: 1 })
    await driver.drop(() => middleOf(vscode.page.locator('.part.editor .editor-instance').first()), { files: [file] })
    const offer = vscode.page.locator(`${toasts} .notification-list-item`, {
      hasText: `quay-${number}.docx is no text`,
    })
    await offer.getByText('Import', { exact: true }).click()
    await driver.waitForText('Where the imported documents go', { within: list })
    await vscode.page.keyboard.press('Enter')
    await said(new RegExp(`quay-${number}\\.docx is imported`))
    await driver.openFile(`quay-${number}.md`, { line: 1 })
  })

  it('a link is refused, and nothing is asked of any network', async () => {
    /** @type {string[]} */
    const asked = []
    vscode.page.on('request', request => asked.push(request.url()))
    await driver.drop(onRow('Proposal for the 14th Five-Year Plan of Jiangling'), {
      link: 'https://plans.invalid/outline.html',
    })
    await said(/outline\.html was not imported: Tifa fetches nothing from the network/)
    assert.deepEqual(
      asked.filter(url => url.includes('plans.invalid')),
      [],
    )
  })
})

/** @param {import('playwright-core').Locator} part */
async function middleOf(part) {
  await part.waitFor()
  const box = await part.boundingBox()
  if (!box) throw new Error('It is not to be seen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A document of one heading, as Word writes it. @param {string} title */
function docx(title) {
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${relation}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>${title}</w:t></w:r></w:p><w:p><w:r><w:t>码头分三期建设。</w:t></w:r></w:p></w:body></w:document>`,
    ),
  })
}
