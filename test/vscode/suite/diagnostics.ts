// Findings follow what is written.

import * as vscode from 'vscode'
import { contains, same } from './check.ts'
import { append, closeAll, find, remove, show, uriOf } from './documents.ts'
import { diagnosticsOf, untilFindings } from './findings.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('diagnostics', () => {
  before(ready)
  afterEach(closeAll)

  it('show what is wrong in a document that is opened', async () => {
    const document = await show('notes/reading.md')
    await untilFindings(document, ['unknown-term: rice-fish-symbiosys'])
    const [finding] = diagnosticsOf(document)
    same(finding?.severity, vscode.DiagnosticSeverity.Warning)
    contains(finding?.message ?? '', 'did you mean “rice-fish-symbiosis”?')
  })
  it('show a target as soon as it is written, and no more once it is tagged', async () => {
    const document = await show('plans/yunpu-14.md')
    await untilFindings(document, [])
    await append(document, '到2025年，稻渔共生面积扩大到3万亩。')
    await untilFindings(document, ['untagged-target: 稻渔共生面积扩大到3万亩'])
    same(diagnosticsOf(document)[0]?.severity, vscode.DiagnosticSeverity.Warning, 'tifa.yaml decides the severity')

    const { range } = find(document, '到2025年，⟦稻渔共生面积扩大到3万亩⟧')
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, range.start, '[')
    edit.insert(document.uri, range.end, '](target:rice-fish-area)')
    await vscode.workspace.applyEdit(edit)
    await untilFindings(document, [])
  })
  it('go with the document when it is closed', async () => {
    // Opened as a user does: VS Code keeps for minutes what an extension asked for.
    const uri = uriOf('notes/closed.md')
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('[a](term:nothing)\n'))
    await vscode.commands.executeCommand('vscode.open', uri)
    const document = await until('the document', () =>
      vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString()),
    )
    await untilFindings(document, ['unknown-term: nothing'])
    await closeAll()
    await until('findings gone', () => diagnosticsOf(document).length === 0)
    await remove(uri)
  })
  it('show a target written in English', async () => {
    const document = await show('notes/reading.md')
    await append(document, 'By 2025, the share of solar lanterns will be raised to 60 percent.')
    await untilFindings(document, [
      'unknown-term: rice-fish-symbiosys',
      'untagged-target: the share of solar lanterns will be raised to 60 percent',
    ])
  })
})
