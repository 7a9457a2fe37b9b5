// Targets are tagged all at once after a preview, walked through by keyboard, and told from what is none.

import * as vscode from 'vscode'
import { contains, same } from './check.ts'
import { append, closeAll, find, show } from './documents.ts'
import { untilFindings } from './findings.ts'
import { fix } from './quick-fixes.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

const FERRIES = '电动渡船比重提高到80%'
const LAMPS = '稻渔共生面积扩大到3万亩'
const FIRST = `untagged-target: ${FERRIES}`
const SECOND = `untagged-target: ${LAMPS}`

describe('targets', () => {
  before(ready)
  afterEach(closeAll)

  /** A plan with two untagged targets, in two chapters. */
  const open = async (): Promise<vscode.TextDocument> => {
    const document = await show('plans/yunpu-14.md')
    await append(document, `到2035年，${FERRIES}。\n\n## 第四章　远景\n\n到2035年，**${LAMPS}**。`)
    await untilFindings(document, [FIRST, SECOND])
    return document
  }

  it('are tagged in the whole document after a preview, and one undo takes it back', async () => {
    const document = await open()
    const before = document.getText()
    await runAndApply('tifa.tagTargetsInDocument', document)
    contains(document.getText(), `到2035年，[${FERRIES}](target:electric-ferries)。`)
    contains(document.getText(), `到2035年，**[${LAMPS}](target:`)
    await untilFindings(document, [])

    await vscode.commands.executeCommand('undo')
    await until('undo', () => document.getText() === before)
  })
  it('are tagged in the section of the cursor', async () => {
    const document = await open()
    const { position } = find(document, `到2035年，$0**${LAMPS}`)
    select(position)
    await runAndApply('tifa.tagTargetsInSection', document)
    contains(document.getText(), `到2035年，**[${LAMPS}](target:`)
    await untilFindings(document, [FIRST])
  })
  it('stay as they are where the preview is discarded', async () => {
    const document = await open()
    const before = document.getText()
    const command = vscode.commands.executeCommand('tifa.tagTargetsInDocument')
    let isDone = false
    void command.then(() => {
      isDone = true
    })
    await until('end of the command', async () => {
      await vscode.commands.executeCommand('refactorPreview.discard')
      return isDone
    })
    same(document.getText(), before)
  })
  it('are source actions', async () => {
    const document = await open()
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      find(document, FERRIES).range,
      'source.tagTargets',
    )
    same(
      actions.map(({ title }) => title),
      ['Tag all targets in this section (1)', 'Tag all targets in this document (2)'],
    )
  })
  it('are walked through, around the end and back', async () => {
    await open()
    select(new vscode.Position(0, 0))
    const selected: string[] = []
    for (const command of ['next', 'next', 'next', 'previous', 'previous']) {
      await vscode.commands.executeCommand(`tifa.${command}UntaggedTarget`)
      selected.push(selectedText())
    }
    same(selected, [FERRIES, LAMPS, FERRIES, LAMPS, FERRIES])
  })
  it('that are none are silenced, and one undo takes it back', async () => {
    const document = await open()
    const before = document.getText()
    await fix(document, `${FERRIES.slice(0, 4)}$0${FERRIES.slice(4)}`, 'Not a target')
    await untilFindings(document, [SECOND])
    contains(document.getText(), `<!-- tifa-disable-next-line untagged-target -->\n到2035年，${FERRIES}`)
    await vscode.commands.executeCommand('undo')
    await until('undo', () => document.getText() === before)
  })
})

/** Runs a command that shows a preview, and applies what is ticked in it. */
async function runAndApply(command: string, document: vscode.TextDocument): Promise<void> {
  const before = document.getText()
  const run = vscode.commands.executeCommand(command)
  // The preview comes when the server has answered.
  await until('change', async () => {
    await vscode.commands.executeCommand('refactorPreview.apply')
    return document.getText() !== before
  })
  await run
}

function select(position: vscode.Position): void {
  const editor = vscode.window.activeTextEditor
  if (editor) editor.selection = new vscode.Selection(position, position)
}

function selectedText(): string {
  const editor = vscode.window.activeTextEditor
  return editor?.document.getText(editor.selection) ?? ''
}
