// The lists of the side bar: terms, targets and notes, live while one types; and notes that are added to a selection.

import * as vscode from 'vscode'
import type { TermMentionResult } from '../../../server/wire/lists.ts'
import { contains, same } from './check.ts'
import { append, closeAll, find, show, uriOf } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

interface Shown {
  readonly lines: readonly string[]
  readonly untagged?: number
}

const run = <T>(command: string, argument?: unknown): Thenable<T> =>
  vscode.commands.executeCommand<T>(`tifa.${command}`, argument)
const lines = async (command: string): Promise<readonly string[]> => (await run<Shown>(command)).lines

/** As the server sends places: between workers a position of VS Code's own would lose what it is. */
const plain = ({ line, character }: vscode.Position): object => ({ line, character })

const PLAN = 'plans/yunpu-14.md'

describe('lists in the side bar', () => {
  before(ready)
  afterEach(async () => {
    await run('clearTermFilter')
    await run('clearNoteFilter')
    await run('termsByCount')
    await run('notesByCode')
    await run('targetsOfDocument')
    await closeAll()
  })

  /** Waits until a list shows a line that begins so. */
  const untilLine = (command: string, start: string): Promise<string> =>
    until(`line “${start}”`, async () => (await lines(command)).find(line => line.startsWith(start)))

  it('have the terms of the document in front, in an order, filtered', async () => {
    await show(PLAN)
    await untilLine('showTerms', '高质量发展 1 · high-quality development')
    await run('termsByPlace')
    const byPlace = (await lines('showTerms')).map(line => line.split(' ')[0])
    same(
      byPlace.filter(term => term === '高质量发展' || term === '渡口经济' || term === '规划纲要'),
      ['规划纲要', '渡口经济', '高质量发展'],
    )
    await run('filterTerms', 'xqz')
    same(await lines('showTerms'), [])
    await run('filterTerms', 'gzlfz')
    same((await lines('showTerms')).length, 1)
    await run('clearTermFilter')
    await show('notes/reading.md')
    await until('terms of the other document', async () => {
      const shown = await lines('showTerms')
      return shown.length > 0 && shown.every(line => !line.startsWith('高质量发展'))
    })
  })
  it('count terms while one types', async () => {
    const document = await show(PLAN)
    await append(document, '高质量发展，高质量发展。')
    await untilLine('showTerms', '高质量发展 3 ·')
  })
  it('lead from mention to mention', async () => {
    const document = await show(PLAN)
    await append(document, '高质量发展。')
    await until('second mention', async () => {
      const { position } = find(document, '共同推动$0高质量发展')
      const [editor] = vscode.window.visibleTextEditors
      if (editor) editor.selection = new vscode.Selection(position, position)
      return (await run<TermMentionResult | undefined>('nextTermMention'))?.total === 2
    })
    const selected = (): string => {
      const editor = vscode.window.activeTextEditor
      return editor ? `${editor.document.getText(editor.selection)} ${editor.selection.start.line}` : ''
    }
    const last = selected()
    contains(last, '高质量发展 ')
    await run('previousTermMention')
    same(selected(), `高质量发展 ${find(document, '共同推动高质量发展').position.line}`)
    await run('nextTermMention')
    same(selected(), last)
  })
  it('have the targets of the document, untagged first, and of all documents', async () => {
    const document = await show(PLAN)
    await append(document, '到2025年，渔港泊位达到300个。')
    const shown = await until('untagged target', async () => {
      const found = await run<Shown>('showTargets')
      return found.untagged === 1 && found.lines.length === 2 && found
    })
    same(shown.lines, ['Untagged 1', 'Tagged, without outcome 1'])
    const target = { range: { start: plain(document.positionAt(document.getText().indexOf('渔港'))) } }
    same(await run('tagTarget', { kind: 'target', key: '', uri: document.uri.toString(), target }), true)
    contains(document.getText(), '[渔港泊位达到300个](target:')
    await until('no untagged target', async () => (await run<Shown>('showTargets')).untagged === 0)
    await run('targetsOfCorpus')
    await untilLine('showTargets', '云浦市“十四五”规划纲要 2 of 2 tagged')
  })
  it('have the notes of the corpus, added to a selection in one step', async () => {
    const document = await show(PLAN)
    const before = document.getText()
    const { range } = find(document, '⟦任务⟧落到实处')
    const editor = vscode.window.activeTextEditor
    if (editor) editor.selection = new vscode.Selection(range.start, range.end)
    same(await run('addNote', { code: 'duty', remark: 'whose “task"?' }), true)
    contains(document.getText(), '各部门要把[任务](note:duty "whose “task\\"?")落到实处')
    await untilLine('showNotes', 'duty 1')
    await run('notesByDocument')
    await untilLine('showNotes', '云浦市国民经济和社会发展第十四个五年规划纲要 1')
    await run('filterNotes', 'nothing like it')
    same(await lines('showNotes'), [])
    await run('clearNoteFilter')
    await show(PLAN)
    await vscode.commands.executeCommand('undo')
    same(document.getText(), before)
    await until('no note', async () => (await lines('showNotes')).length === 0)
  })
  it('refuse a note inside another mark', async () => {
    const document = await show(PLAN)
    const { start, end } = find(document, '⟦渡船⟧比重').range
    const before = document.getText()
    const place = {
      uri: uriOf(PLAN).toString(),
      range: { start: plain(start), end: plain(end) },
      code: 'x',
      remark: '',
    }
    same(await run('addNote', place), false)
    same(document.getText(), before)
  })
})
