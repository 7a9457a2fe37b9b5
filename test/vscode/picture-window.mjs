// @ts-check
// The window in which pictures are taken: the sample corpus with the notes made for them, and nothing but the text and what Tifa adds to it.

import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDriver } from '../vscode-host/driver.mjs'
import { openVSCode } from '../vscode-host/host.mjs'
import { createWorkbench } from './workbench.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The text that is shown first. */
export const notes = 'commentary/reading-notes.md'

/** What all pictures leave out of the window. */
export const plainSettings = {
  'breadcrumbs.enabled': false,
  'editor.codeLensFontSize': 12,
  'editor.hover.above': false,
  'editor.lightbulb.enabled': 'off',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.stickyScroll.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
}

/**
 * A window on a copy of the sample corpus; to be closed by the caller.
 *
 * @param {{ settings: object, viewport: { width: number, height: number }, scale: number }} options settings beside those of all pictures
 */
export async function openPictureWindow({ settings: more, viewport, scale }) {
  const vscode = await openVSCode({
    folder: join(root, 'corpus'),
    copy: true,
    extensions: [root],
    theme: 'Light Modern',
    settings: { ...plainSettings, ...more },
    viewport,
    scale,
  })
  const driver = createDriver(vscode, { timeout: 60_000 })
  return { vscode, page: vscode.page, driver, workbench: createWorkbench(vscode, driver) }
}

/**
 * Brings the notes in, puts away what is where it happens to be, and waits until the corpus has been read.
 *
 * @param {Awaited<ReturnType<typeof openPictureWindow>>} window
 */
export async function prepareWindow({ vscode, page, driver, workbench }) {
  // The cursor and the marks at the right edge: nobody is to look at them.
  const away = '.monaco-editor :is(.cursors-layer, .decorationsOverviewRuler) { visibility: hidden }'
  await page.addStyleTag({ content: away })
  cpSync(join(root, 'test/vscode/pictures'), join(vscode.folder ?? '', 'commentary'), { recursive: true })
  // The window may still be opening its side bar.
  await workbench.act(
    'window without a side bar',
    () => driver.command('View: Toggle Primary Side Bar Visibility'),
    async () => !(await page.locator('.part.sidebar').isVisible()),
  )
  await driver.openFile(notes, { line: 10 })
  await page.locator('[id="tifa.tifa.tifa.status"] .codicon-book').waitFor()
}
