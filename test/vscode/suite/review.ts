// A review walks through proposals: accepted one by one with one undo each, skipped, silenced, followed while the text changes, resumed.

import * as vscode from 'vscode'
import { contains, same } from './check.ts'
import { append, closeAll, show } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

interface State {
  readonly number: number
  readonly total: number
  readonly kind: string
  readonly title: string
  readonly accepted: number
}

const FERRIES = '电动渡船比重提高到80%'
const TRAILS = '步道里程增加到90公里'
const PIERS = '新建码头12座'

describe('a review of proposals', () => {
  before(ready)
  afterEach(async () => {
    await vscode.commands.executeCommand('tifa.stopReview')
    await closeAll()
  })

  const run = (command: string, ...given: unknown[]): Thenable<State | null> =>
    vscode.commands.executeCommand<State | null>(`tifa.${command}`, ...given)
  const selected = (): string => {
    const editor = vscode.window.activeTextEditor
    return editor?.document.getText(editor.selection) ?? ''
  }
  /** A plan with three untagged targets at its end, and all that was there. */
  const open = async (): Promise<vscode.TextDocument> => {
    const document = await show('plans/yunpu-14.md')
    await append(document, `## 第四章　远景\n\n到2035年，${FERRIES}，${TRAILS}，${PIERS}。`)
    return document
  }
  /** Goes on until the proposal about some words. */
  const goTo = async (words: string): Promise<State | null> => {
    let state = await run('reviewProposals', { again: true })
    for (let i = 0; i < 20 && state && !selected().includes(words); i++) state = await run('skipProposal')
    same(selected(), words)
    return state
  }

  it('selects the words, tags them, and goes on; one undo takes one back', async function () {
    this.timeout(120_000) // ten answers, each shown in the editor, on a machine that is busy with others
    const document = await open()
    const first = await goTo(FERRIES)
    same(first?.title, 'target:electric-ferries')
    const before = document.getText()
    const next = await run('acceptProposal')
    contains(document.getText(), `[${FERRIES}](target:electric-ferries)`)
    same(selected(), TRAILS)
    same([next?.number, next?.total, next?.accepted], [(first?.number ?? 0) + 1, first?.total, 1])
    const third = await run('editProposal', 'trails')
    contains(document.getText(), `[${TRAILS}](target:trails`)
    same(third?.kind, 'target')
    same(selected(), PIERS)
    await vscode.commands.executeCommand('undo')
    await until('undo of one', () => !document.getText().includes('(target:trails'))
    contains(document.getText(), '(target:electric-ferries)')
    await vscode.commands.executeCommand('undo')
    await until('undo of the other', () => document.getText() === before)
  })
  it('silences what is none, by a comment in the text', async () => {
    const document = await open()
    await goTo(FERRIES)
    await run('neverPropose')
    contains(document.getText(), `<!-- tifa-disable-next-line untagged-target -->\n到2035年，${FERRIES}`)
  })
  it('tags as an outcome what was reached', async () => {
    const document = await open()
    await goTo(FERRIES)
    same((await run('switchProposal'))?.title, 'outcome:electric-ferries')
    await run('acceptProposal')
    contains(document.getText(), `[${FERRIES}](outcome:electric-ferries`)
  })
  it('accepts all of a kind in one step', async () => {
    const document = await open()
    await goTo(FERRIES)
    const before = document.getText()
    await run('acceptAllProposals')
    for (const words of [FERRIES, TRAILS, PIERS]) contains(document.getText(), `[${words}](target:`)
    await vscode.commands.executeCommand('undo')
    await until('one undo', () => document.getText() === before)
  })
  it('follows the text, goes back, and begins again where it was left', async function () {
    this.timeout(120_000) // ten answers, each shown in the editor, on a machine that is busy with others
    const document = await open()
    await goTo(FERRIES)
    const second = await run('skipProposal')
    same(selected(), TRAILS)
    // A line above moves it, and a target in it is one more.
    const edit = new vscode.WorkspaceEdit()
    edit.insert(
      document.uri,
      document.positionAt(document.getText().indexOf('## 第四章')),
      '到2035年，船票降价20%。\n\n',
    )
    await vscode.workspace.applyEdit(edit)
    // It asks again a while after the edit; going back until then would go back several times.
    await until('one more', async () => (await goTo(TRAILS))?.total === (second?.total ?? 0) + 1)
    await run('previousProposal')
    same(selected().includes('船票') || selected() === FERRIES, true)
    await goTo(TRAILS)
    await run('stopReview')
    same(await run('skipProposal'), null)
    await run('reviewProposals')
    same(selected(), TRAILS)
  })
  it('offers the same by lenses and a hover at the words', async () => {
    const document = await open()
    await goTo(FERRIES)
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100,
    )
    const ours = lenses.flatMap(({ command }) => (command?.command.match(/Proposal|Propose|review/) ? command : []))
    contains(ours.map(({ title }) => title).join('\n'), 'target:electric-ferries')
    contains(ours.map(({ command }) => command).join(), 'tifa.acceptProposal,tifa.editProposal')
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      vscode.window.activeTextEditor?.selection.start,
    )
    const text = hovers
      .flatMap(({ contents }) => contents.map(part => (part as vscode.MarkdownString).value))
      .join('\n')
    contains(text, 'Indicator: 电动渡船比重')
    contains(text, 'command:tifa.acceptProposal')
  })
})
