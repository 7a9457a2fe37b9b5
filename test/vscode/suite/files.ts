// Files that come and go in the folder count at once.

import * as vscode from 'vscode'
import { closeAll, show, uriOf } from './documents.ts'
import { untilFindings } from './findings.ts'
import { ready } from './tifa.ts'

const GLOSSARY = `---
id: ponds
kind: glossary
---

# Ponds

## 鱼塘

- id: rice-fish-symbiosys
- en: fish pond
`

describe('files', () => {
  before(ready)
  after(closeAll)

  it('that are created, renamed and deleted change what is found', async () => {
    const document = await show('notes/reading.md')
    const missing = ['unknown-term: rice-fish-symbiosys']
    await untilFindings(document, missing)

    await vscode.workspace.fs.createDirectory(uriOf('more'))
    await vscode.workspace.fs.writeFile(uriOf('more/ponds.md'), new TextEncoder().encode(GLOSSARY))
    await untilFindings(document, [])

    await vscode.workspace.fs.rename(uriOf('more/ponds.md'), uriOf('more/ponds.txt'))
    await untilFindings(document, missing)

    await vscode.workspace.fs.rename(uriOf('more/ponds.txt'), uriOf('more/fish.md'))
    await untilFindings(document, [])

    // A folder that goes is told as one event, without its files.
    await vscode.workspace.fs.delete(uriOf('more'), { recursive: true })
    await untilFindings(document, missing)
  })
})
