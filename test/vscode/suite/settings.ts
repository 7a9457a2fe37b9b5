// Settings are heeded while VS Code is running.

import * as vscode from 'vscode'
import { same } from './check.ts'
import { closeAll, show } from './documents.ts'
import { diagnosticsOf, untilFindings } from './findings.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('settings', () => {
  before(ready)
  afterEach(async () => {
    await set('severity.unknown-term', undefined)
    await set('enable', undefined)
    await ready()
    await closeAll()
  })

  it('decide the severity of a finding, off included', async () => {
    const document = await show('notes/reading.md')
    await untilFindings(document, ['unknown-term: rice-fish-symbiosys'])
    await set('severity.unknown-term', 'error')
    await until('error', () => diagnosticsOf(document)[0]?.severity === vscode.DiagnosticSeverity.Error)
    await set('severity.unknown-term', 'off')
    await untilFindings(document, [])
  })
  it('switch Tifa off and on', async () => {
    const document = await show('notes/reading.md')
    await untilFindings(document, ['unknown-term: rice-fish-symbiosys'])
    const tifa = await ready()
    await set('enable', 'never')
    await until('end of the server', () => !tifa.running)
    await untilFindings(document, [])
    await set('enable', undefined)
    await untilFindings(document, ['unknown-term: rice-fish-symbiosys'])
    same(tifa.running, true)
  })
})

async function set(key: string, value: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('tifa').update(key, value, vscode.ConfigurationTarget.Workspace)
}
