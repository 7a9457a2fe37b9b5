// The window is one machine's and the corpus another's: VS Code's remote set-up, which the host of these tests is in both extension
// hosts. The window knows the files by addresses with `vscode-remote:`; a host beside them is given their paths.

import * as vscode from 'vscode'
import { holds, same } from './check.ts'
import { closeAll, show, uriOf } from './documents.ts'
import { untilFindings } from './findings.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

/** True in a web worker, which is where the window is. */
const isBesideWindow = 'importScripts' in globalThis

const GLOSSARY = '---\nkind: glossary\n---\n\n## 鱼塘\n\n- id: rice-fish-symbiosys\n- en: fish pond\n'

describe('a remote window', () => {
  before(async function () {
    // A desktop VS Code has the files beside it.
    if (vscode.env.remoteName === undefined) this.skip()
    await ready()
  })
  after(closeAll)

  it('runs Tifa beside the files, or has it read them from there', () => {
    const extension = vscode.extensions.getExtension('tifa.tifa')
    const { scheme, authority } = uriOf('')
    same(extension?.packageJSON.extensionKind, ['workspace'])
    if (isBesideWindow) {
      same(scheme, 'vscode-remote')
      holds(/:\d+$/.test(authority), `${authority} is the address of the server`)
    } else {
      same(extension?.extensionKind, vscode.ExtensionKind.Workspace)
      same(scheme, 'file')
    }
  })

  // A worker has neither.
  if (isBesideWindow) return

  it('keeps the index in the storage beside the files', async () => {
    const { cacheFolder } = await ready()
    same(cacheFolder.scheme, 'file')
    const { readdir } = await import('node:fs/promises')
    const index = await until('index', async () => {
      const names = await readdir(cacheFolder.fsPath).catch(() => [])
      return names.find(name => name.endsWith('.tifa'))
    })
    holds(index.length > 0, 'there is an index')
  })

  it('learns of files that another program writes there', async () => {
    const { rm, writeFile } = await import('node:fs/promises')
    const document = await show('notes/reading.md')
    const missing = ['unknown-term: rice-fish-symbiosys']
    await untilFindings(document, missing)
    const path = uriOf('ponds.md').fsPath
    await writeFile(path, GLOSSARY)
    try {
      await untilFindings(document, [])
    } finally {
      await rm(path)
    }
    await untilFindings(document, missing)
  })
})
