// The *Plans* view and the type hierarchy of plans.

import * as vscode from 'vscode'
import type { ShownPlans } from '../../../client/side-bar/plans.ts'
import { contains, same } from './check.ts'
import { closeAll, find, pathOf, show, uriOf } from './documents.ts'
import { ready } from './tifa.ts'
import { until } from './until.ts'

const shown = (): Thenable<ShownPlans> => vscode.commands.executeCommand<ShownPlans>('tifa.showPlans')

const YUNPU_13 = '云浦市国民经济和社会发展第十三个五年规划纲要'
const YUNPU_14 = '云浦市国民经济和社会发展第十四个五年规划纲要'
/** What tells them from each other in a list. */
const [SHORT_13, SHORT_14] = ['云浦市“十三五”规划纲要', '云浦市“十四五”规划纲要']

describe('plans', () => {
  before(ready)
  afterEach(async () => {
    await vscode.commands.executeCommand('tifa.plansByLevel')
    await vscode.commands.executeCommand('tifa.plansNewestFirst')
    await closeAll()
  })

  it('stand in the view by level, and the one of the active editor is revealed', async () => {
    await show('plans/yunpu-14.md')
    const { arrangement, groups, revealed } = await shown()
    same(arrangement, 'level')
    same(groups.slice(0, 2), ['Regional plans', 'Commentary'])
    same(revealed, ['Regional plans', SHORT_14])
  })
  it('stand by period, newest or oldest first', async () => {
    await show('notes/reading.md')
    await vscode.commands.executeCommand('tifa.plansByPeriod')
    const newest = await shown()
    same(newest.groups.slice(0, 2), ['2021–2025', '2016–2020'])
    same(newest.revealed, ['2021–2025', 'Notes on the Yunpu plans'])
    await vscode.commands.executeCommand('tifa.plansOldestFirst')
    same((await shown()).groups.slice(0, 2), ['2016–2020', '2021–2025'])
  })
  it('stand by version', async () => {
    await show('plans/yunpu-13.md')
    await vscode.commands.executeCommand('tifa.plansByVersion')
    const { groups, revealed } = await shown()
    same(groups, [SHORT_14, 'One version only'])
    same(revealed, [SHORT_14, SHORT_13])
  })
  it('move while front matter is being typed', async () => {
    const document = await show('plans/yunpu-13.md')
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, find(document, 'kind: regional').position, 'parent: gone\n')
    await vscode.workspace.applyEdit(edit)
    const revealed = await until('plan under what is missing', async () => {
      const { revealed } = await shown()
      return revealed.length === 3 && revealed
    })
    same(revealed, ['Below plans that the corpus lacks', 'Part of: gone', SHORT_13])
  })
  it('reveal nothing where the editor shows none', async () => {
    const { revealed } = await vscode.commands.executeCommand<ShownPlans>('tifa.revealInPlans')
    same(revealed, [])
  })
  it('open at their titles, at a section that has moved, and at the field that names what is missing', async () => {
    const uri = uriOf('plans/yunpu-14.md').toString()
    const selected = async (command: string, node: object): Promise<string> => {
      await vscode.commands.executeCommand(command, { key: '', ...node })
      const editor = vscode.window.activeTextEditor
      if (!editor) return ''
      const { document, selection } = editor
      const words = selection.isEmpty ? document.lineAt(selection.active.line).text : document.getText(selection)
      return `${pathOf(document.uri)}: ${words}`
    }
    const item = { uri, kind: 'work', label: '', detail: '' }
    same(await selected('tifa.openPlan', { kind: 'plan', item }), `plans/yunpu-14.md: title: ${YUNPU_14}`)
    const section = { index: 99, title: '第二章　主要目标', hasSections: false }
    same(await selected('tifa.openPlan', { kind: 'section', uri, section }), 'plans/yunpu-14.md: ## 第二章　主要目标')
    same(
      await selected('tifa.openPlanField', { kind: 'plan', item: { ...item, kind: 'missing', field: 'supersedes' } }),
      'plans/yunpu-14.md: yunpu-13',
    )
  })
  it('copy their ids', async () => {
    const item = { kind: 'work', id: 'yunpu-14', label: '', detail: '' }
    await vscode.commands.executeCommand('tifa.copyPlanId', { kind: 'plan', key: '', item })
    same(await vscode.env.clipboard.readText(), 'yunpu-14')
  })
  it('have a type hierarchy', async () => {
    const document = await show('plans/yunpu-13.md')
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, find(document, 'kind: regional').position, 'parent: yunpu-14\n')
    await vscode.workspace.applyEdit(edit)
    const items = await until('hierarchy', async () => {
      const found = await vscode.commands.executeCommand<vscode.TypeHierarchyItem[]>(
        'vscode.prepareTypeHierarchy',
        document.uri,
        find(document, 'id: yun$0pu-13').position,
      )
      return found.length > 0 && found
    })
    const [item] = items
    same(item?.name, YUNPU_13)
    contains(item?.detail ?? '', 'regional plan', '2016–2020', '云浦市人民代表大会')
    const above = await vscode.commands.executeCommand<vscode.TypeHierarchyItem[]>('vscode.provideSupertypes', item)
    same(
      above.map(({ name, uri }) => [name, pathOf(uri)]),
      [[YUNPU_14, 'plans/yunpu-14.md']],
    )
    const below = await vscode.commands.executeCommand<vscode.TypeHierarchyItem[]>('vscode.provideSubtypes', above[0])
    same(
      below.map(({ name }) => name),
      [YUNPU_13],
    )
  })
})
