// The extension starts where a folder has a tifa.yaml.

import * as vscode from 'vscode'
import { same } from './check.ts'
import { activated, ready } from './tifa.ts'
import { until } from './until.ts'

describe('activation', () => {
  it('runs where a folder has a tifa.yaml, before any document is open', async () => {
    same(
      vscode.workspace.textDocuments.map(document => document.fileName),
      [],
    )
    const tifa = await activated()
    await until('running server', () => tifa.running)
  })
  it('says when it has read the corpus', async () => {
    await (await ready()).idle()
  })
})
