// Quick fixes do what they say, and one undo takes it back.

import * as vscode from 'vscode'
import { same } from './check.ts'
import { append, closeAll, find, show } from './documents.ts'
import { untilFindings } from './findings.ts'
import { fix } from './quick-fixes.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

describe('quick fixes', () => {
  before(ready)
  afterEach(closeAll)

  it('tag a target, and one undo takes the tag away', async () => {
    const document = await show('plans/yunpu-14.md')
    await append(document, '到2035年，电动渡船比重提高到80%。')
    await untilFindings(document, ['untagged-target: 电动渡船比重提高到80%'])
    const before = document.getText()

    await fix(document, '电动渡船$0比重提高到80%', 'Tag this target as target:electric-ferries')
    await untilFindings(document, [])
    same(document.lineAt(document.lineCount - 2).text, '到2035年，[电动渡船比重提高到80%](target:electric-ferries)。')

    await vscode.commands.executeCommand('undo')
    await until('undo', () => document.getText() === before)
    await untilFindings(document, ['untagged-target: 电动渡船比重提高到80%'])
  })
  it('write the term that was meant', async () => {
    const document = await show('notes/reading.md')
    await untilFindings(document, ['unknown-term: rice-fish-symbiosys'])
    await fix(document, 'rice-fish-sym$0biosys', 'Change to “rice-fish-symbiosis”')
    await untilFindings(document, [])
    same(find(document, '[pond](term:rice-fish-symbiosis)').position.line > 0, true)
  })
})
