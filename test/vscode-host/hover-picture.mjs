/** Takes a picture of what the extension is for at first sight: a term in a plan, and what a hover says of it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDriver } from './driver.mjs'
import { openVSCode } from './host.mjs'
import { patternOfTexts } from './pattern.mjs'

/** Terms of the bundled glossary of which any corpus of plans is likely to have one. */
const likelyTerms = [
  ...['高质量发展', '新质生产力', '新发展格局', '新发展理念', '共同富裕', '双循环', '创新驱动发展'],
  ...['high-quality development', 'new quality productive forces', 'dual circulation', 'common prosperity'],
]

/**
 * @param {import('./host.mjs').OpenOptions & {folder: string}} options
 * @param {string} picture where to save it
 * @param {string[]} [terms]
 * @returns {Promise<string>} what the hover says
 * @throws {Error} if there is no plan, no term in it, or no hover on it
 */
export async function takeHoverPicture(options, picture, terms = likelyTerms) {
  const place = findTerm(options.folder, terms)
  if (!place) throw new Error(`No Markdown file in ${options.folder} has any of: ${terms.join(', ')}`)
  // The cursor is put there, and VS Code would mark the word at it: in Chinese, half of the sentence.
  const settings = { 'editor.occurrencesHighlight': 'off' }
  const vscode = await openVSCode({ ...options, settings, openFile: place })
  try {
    const driver = createDriver(vscode, { timeout: 60_000 })
    // A hover comes before the corpus has been read, with the figures so far; a large corpus is not waited for.
    const isRead = vscode.page.locator('[id="tifa.tifa.tifa.status"] .codicon-book')
    await isRead.waitFor({ timeout: 20_000 }).catch(() => {})
    // What comes above the text as the extension starts moves the text away from the mouse, and the hover closes.
    for (let attempt = 1; ; attempt++) {
      const said = await driver.hover(terms)
      await driver.screenshot(picture)
      if ((await driver.hoverText(200)) !== '' || attempt === 3) return said
    }
  } finally {
    await vscode.close()
  }
}

/**
 * The first place of a term in the first plan that has one, else in the first other Markdown file.
 *
 * @param {string} folder
 * @param {string[]} terms
 * @returns {string | undefined} as `FILE:LINE:COLUMN`, relative to the folder
 */
function findTerm(folder, terms) {
  const pattern = new RegExp(patternOfTexts(terms), 'i')
  const inPlans = markdownFiles(join(folder, 'plans')).map(file => join('plans', file))
  for (const file of [...inPlans, ...markdownFiles(folder)]) {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    for (let line = firstLineOfText(lines); line < lines.length; line++) {
      const column = lines[line]?.search(pattern) ?? -1
      if (column >= 0) return `${file}:${line + 1}:${column + 1}`
    }
  }
  return undefined
}

/** Front matter says what a text is; it is not the text. @param {string[]} lines @returns {number} counted from 0 */
function firstLineOfText(lines) {
  return lines[0]?.trim() === '---' ? lines.indexOf('---', 1) + 1 : 0
}

/** @param {string} folder @returns {string[]} relative to it, in order; none if it does not exist */
function markdownFiles(folder) {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter(name => name.endsWith('.md') && !name.includes('node_modules')).sort()
}
