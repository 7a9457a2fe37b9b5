// What comes from other programs. Files dropped on the window, by the events that a file manager causes: on a plan, on no plan, on an editor; a link, which
// is not followed; and words that are pasted.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { createTree } from './tree.mjs'
import { driver, folderOf, inWindow, openWindow, vscode, workbench } from './window.mjs'

const list = '.quick-input-widget:visible'
const toasts = '.notifications-toasts'

/** Where the files lie that are dropped. */
let outside = ''
/** A test may be run again: what it imports is never what was imported before. */
let number = 0
/** @type {ReturnType<typeof createTree>} */
let tree

describe('files that are dropped, on the screen', () => {
  const open = async () => {
    outside = mkdtempSync(join(tmpdir(), 'tifa-drop-'))
    const folder = folderOf('levels')
    await openWindow({ folder, copy: true })
    tree = createTree(vscode.page, driver, 'Plans')
    await driver.openFile('grain-14.md', { line: 1 })
    await driver.command('Tifa: Show Plans')
    await workbench.read()
    await tree.row('Proposals').waitFor()
  }
  inWindow(open, () => rmSync(outside, { recursive: true, force: true }))
  beforeEach(async () => {
    number++
    await driver.command('Notifications: Clear All Notifications')
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

  it('words that are pasted keep their form, where the user says so, and are one step of undo', async () => {
    const { page } = vscode
    const line = (/** @type {string} */ text) => page.locator('.view-line', { hasText: text })
    await driver.openFile('grain-14.md', { line: 1 })
    await page.keyboard.press('ControlOrMeta+End')
    await copy('<h2>航道</h2><table><tr><td>指标<td>2030年<tr><td>水深<td>4.0米</table>', '航道 水深')
    await page.keyboard.press('ControlOrMeta+V')
    await line('航道 水深').waitFor()
    await page.locator('.post-edit-widget').waitFor()
    await page.keyboard.press('ControlOrMeta+.')
    await page.locator('.action-widget').getByText('Insert Clean Markdown').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await line('## 航道').waitFor()
    await line('| 水深 | 4.0米 |').waitFor()
    assert.equal(await line('航道 水深').count(), 0)
    await page.keyboard.press('ControlOrMeta+Z')
    await line('## 航道').waitFor({ state: 'detached' })
    assert.equal(await line('航道').count(), 0)
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

/** What a browser leaves on the clipboard. @param {string} html @param {string} text */
async function copy(html, text) {
  await vscode.page.evaluate(
    async ([html, text]) => {
      const types = { 'text/html': html, 'text/plain': text }
      const parts = Object.entries(types).map(([type, part]) => [type, new Blob([part], { type })])
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))])
    },
    /** @type {const} */ ([html, text]),
  )
}

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
