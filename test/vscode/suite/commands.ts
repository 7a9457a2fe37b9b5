// The commands of the palette.

import * as vscode from 'vscode'
import { same } from './check.ts'
import { closeAll } from './documents.ts'
import { hoverSaying } from './hovers.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[]
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly when: string }[]
  }
}

function manifest(): Manifest {
  return vscode.extensions.getExtension('tifa.tifa')?.packageJSON as Manifest
}

describe('commands', () => {
  before(ready)
  after(closeAll)

  it('are registered', async () => {
    const known = await vscode.commands.getCommands(true)
    // The last is what a code lens does; it is of no use in the palette.
    const wanted = [...manifest().contributes.commands.map(({ command }) => command), 'tifa.showReferences'].sort()
    // VS Code has commands of its own for a view, named after it.
    const own = known.filter(name => name.startsWith('tifa.') && !/^tifa\.(?:plans|terms|targets|notes)\./.test(name))
    same(own.sort(), wanted)
  })
  it('have keys that VS Code and its own extensions use for nothing else', async () => {
    const defaults = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    )
    // What holds in a view of ours alone, or as long as a review goes on, takes nothing from others.
    const keybindings = manifest().contributes.keybindings.filter(
      ({ when }) => !/focusedView == tifa\.|tifa\.reviewing/.test(when),
    )
    const ours = new Set(keybindings.map(({ key }) => sortKey(key)))
    const rules = [...defaults.getText().matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/g)]
    const found = rules.flatMap(([, key = '', command]) =>
      ours.has(sortKey(key)) ? [`${sortKey(key)} ${command}`] : [],
    )
    same(found.sort(), keybindings.map(({ key, command }) => `${sortKey(key)} ${command}`).sort())
  })
  it('Show Log shows the log', async () => {
    await vscode.commands.executeCommand('tifa.showLog')
    const log = await until('log', () =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'output'),
    )
    await until('line about the files that were read', () => log.document.getText().includes('files read in'))
  })
  it('Restart Server restarts it, and hovers work again', async () => {
    const tifa = await ready()
    const restarted = vscode.commands.executeCommand('tifa.restartServer')
    await until('end of the first server', () => !tifa.running)
    await restarted
    same(tifa.running, true)
    await hoverSaying('渡口经济', 'plans/yunpu-14.md', '但是渡口$0经济仍')
  })
  it('Clear Index Cache removes what the server keeps on disk, and everything is read again', async () => {
    const { cacheFolder, idle } = await ready()
    const { fs } = vscode.workspace
    const stored = async (): Promise<string[]> => {
      const found = await fs.readDirectory(cacheFolder).then(undefined, () => [])
      return found.map(([name]) => name).filter(name => name.endsWith('.tifa'))
    }
    const old = vscode.Uri.joinPath(cacheFolder, 'of-another-folder.tifa')
    // A browser has no such folder, and nothing to be written into it.
    const isKept = await fs.writeFile(old, new Uint8Array([1])).then(
      () => vscode.workspace.workspaceFolders?.[0]?.uri.scheme === 'file',
      () => false,
    )
    const isOwn = (name: string): boolean => !name.startsWith('of-')
    // It is written when the server has read everything and nobody waits.
    const own = isKept ? await until('index', async () => (await stored()).find(isOwn)) : undefined
    await vscode.commands.executeCommand('tifa.clearIndexCache')
    await idle()
    if (isKept) {
      same(await until('index that is written anew', async () => (await stored()).at(0)), own)
      same((await stored()).length, 1)
    }
    await hoverSaying('渡口经济', 'plans/yunpu-14.md', '但是渡口$0经济仍')
  })
})

/** A chord with its modifiers in one order; VS Code writes them in another than manifests may. */
function sortKey(key: string): string {
  return key
    .split(' ')
    .map(chord => {
      const parts = chord.split('+')
      return [...parts.slice(0, -1).sort(), parts.at(-1)].join('+')
    })
    .join(' ')
}
