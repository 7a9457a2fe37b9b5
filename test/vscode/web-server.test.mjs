// A web worker host that cannot load the language server's script: Tifa says so, and starts anew once it can.

import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { driver, folderOf, inWindow, openWindow, root, vscode } from './window.mjs'

const statusBar = '.part.statusbar'
/** What the extension is in a browser. */
const PARTS = ['package.json', 'package.nls.json', 'client/icon.png', 'client/l10n', 'corpus', 'dist', 'syntaxes']

/** The extension, in a folder of its own. */
let extension = ''

describe('a server that cannot be loaded, on the screen', () => {
  const open = async () => {
    extension = mkdtempSync(join(tmpdir(), 'tifa-extension-'))
    for (const part of PARTS) {
      cpSync(join(root, part), join(extension, part), { recursive: true, filter: path => !path.endsWith('.map') })
    }
    renameSync(join(extension, 'dist/server.browser.js'), join(extension, 'dist/away.js'))
    await openWindow({
      extensions: [extension],
      folder: folderOf('levels'),
      copy: true,
      web: true,
      openFile: 'grain-14.md',
    })
  }
  inWindow(open, () => rmSync(extension, { recursive: true, force: true }))

  it('is told in the status bar, and starts anew when it is there', async () => {
    await vscode.page.locator(`${statusBar} [aria-label^="The language server of Tifa does not run"]`).first().waitFor()
    renameSync(join(extension, 'dist/away.js'), join(extension, 'dist/server.browser.js'))
    await driver.command('Tifa: Restart Server')
    await driver.waitForText(/\d+ documents, \d+ terms/, { within: statusBar })
  })
})
