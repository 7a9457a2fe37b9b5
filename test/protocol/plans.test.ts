// Plans over LSP: the type hierarchy, the tree and what belongs to it.

import assert from 'node:assert/strict'
import type { TypeHierarchyItem } from 'vscode-languageserver/node'
import type {
  PlanDetailsResult,
  PlanItem,
  PlanPlaceResult,
  PlanSectionsResult,
  PlansChangedParams,
  PlansResult,
} from '../../server/wire/plans.ts'
import type { LanguageClient } from '../support/language-client.ts'
import { useClient, waitFor } from './harness.ts'

const DOLLS = `//- outline.md
---
id: out
title: 江岭省第十四个五年规划纲要
title_en: Outline of the Jiangling Plan
kind: outline
issuer: 江岭省人民代表大会
period: 2021-2025
parent: gone
supersedes: out-13
---

# 江岭省第十四个五年规划纲要

## 第一章　总体

### 第一节　目标

## 第二章　任务
//- port.md
---
id: port
title: 江岭省港口规划
kind: sector
parent: out
---

按《江岭省第十四个五年规划纲要》。
//- quay.md
---
id: quay
title: 云浦码头规划
kind: sector
parent: port
---

正文。
`

describe('type hierarchy', () => {
  const start = useClient()
  const prepare = async (
    source: string,
    locale = 'en',
  ): Promise<{ running: LanguageClient; item: TypeHierarchyItem | undefined }> => {
    const running = await start(source, { locale })
    const items = await running.ask<TypeHierarchyItem[] | null>('textDocument/prepareTypeHierarchy')
    return { running, item: items?.[0] }
  }
  const step = (
    running: LanguageClient,
    way: 'supertypes' | 'subtypes',
    item: TypeHierarchyItem | undefined,
  ): Promise<TypeHierarchyItem[]> => running.connection.sendRequest(`typeHierarchy/${way}`, { item })

  it('is offered', async () => {
    const running = await start('//- a.md\n正文\n')
    assert.equal(running.initialized?.capabilities.typeHierarchyProvider, true)
  })
  it('names the plan of a reference, with kind, period and issuer, at its title', async () => {
    const { running, item } = await prepare(DOLLS.replace('第十四个五年规划纲要》', '第十四个$0五年规划纲要》'))
    assert.equal(item?.name, 'Outline of the Jiangling Plan')
    assert.equal(item.detail, 'outline · 2021–2025 · 江岭省人民代表大会')
    assert.equal(running.slice('outline.md', item.selectionRange), '江岭省第十四个五年规划纲要')
  })
  it('speaks Chinese', async () => {
    const { item } = await prepare(DOLLS.replace('id: port', 'id: po$0rt'), 'zh-cn')
    assert.deepEqual([item?.name, item?.detail], ['江岭省港口规划', '专项规划'])
  })
  it('goes up to the parent and to an id that no document has, at its place', async () => {
    const { running, item } = await prepare(DOLLS.replace('id: quay', 'id: qu$0ay'))
    const [port] = await step(running, 'supertypes', item)
    const [outline] = await step(running, 'supertypes', port)
    const [gone] = await step(running, 'supertypes', outline)
    assert.deepEqual(
      [port?.name, outline?.name, gone?.name],
      ['江岭省港口规划', 'Outline of the Jiangling Plan', 'gone'],
    )
    assert.equal(gone?.detail, 'missing: no document has this id')
    assert.equal(gone && running.slice('outline.md', gone.selectionRange), 'gone')
    assert.deepEqual(await step(running, 'supertypes', gone), [])
    assert.deepEqual(
      (await step(running, 'subtypes', gone)).map(({ name }) => name),
      ['Outline of the Jiangling Plan'],
    )
  })
  it('goes down to the plans that carry one out, and back up without calling it a loop', async () => {
    const { running, item } = await prepare(DOLLS.replace('id: out\n', 'id: o$0ut\n'))
    const [port] = await step(running, 'subtypes', item)
    assert.equal(port?.name, '江岭省港口规划')
    const [outline] = await step(running, 'supertypes', port)
    assert.equal(outline?.detail, item?.detail)
  })
  it('says where it comes round, and ends there', async () => {
    const { running, item } = await prepare(
      '//- a.md\n---\nid: a\ntitle: 甲规划\nparent: b\n---\n$0正文\n//- b.md\n---\nid: b\ntitle: 乙规划\nparent: a\n---\n',
    )
    const [b] = await step(running, 'supertypes', item)
    const [again] = await step(running, 'supertypes', b)
    assert.deepEqual([b?.name, again?.name], ['乙规划', '甲规划'])
    assert.match(again?.detail ?? '', /^loop/)
    assert.deepEqual(await step(running, 'supertypes', again), [])
  })
})

describe('tree of plans', () => {
  const start = useClient()
  const plans = (running: LanguageClient, arrangement = 'level', order = 'newest'): Promise<PlansResult> =>
    running.connection.sendRequest('tifa/plans', { arrangement, order })
  const draw = ({ nodes }: PlansResult): string[] => {
    const below = (parent: number, depth: number): string[] =>
      nodes.flatMap((node, index) => {
        if (node.parent !== parent) return []
        const line = `${'  '.repeat(depth)}${node.label}${node.detail === '' ? '' : ` (${node.detail})`}`
        return [line, ...below(index, depth + 1)]
      })
    return below(-1, 0)
  }
  const nameOf = ({ kind, uri, parent, key }: PlanItem): string =>
    key === undefined ? `${kind} ${uri}` : `${parent} ${key}`
  const changesOf = (running: LanguageClient): PlansChangedParams[] => {
    const changes: PlansChangedParams[] = []
    running.connection.onNotification('tifa/plansChanged', change => {
      changes.push(change)
    })
    return changes
  }

  it('has words for every node, in English', async () =>
    assert.deepEqual(draw(await plans(await start(DOLLS))), [
      'Below plans that the corpus lacks (1)',
      '  Part of: gone (missing: no document has this id)',
      '    Outline of the Jiangling Plan (outline · 2021–2025 · 江岭省人民代表大会)',
      '      Before: out-13 (missing: no document has this id)',
      '      江岭省港口规划 (sector plan)',
      '        云浦码头规划 (sector plan)',
    ]))
  it('and in Chinese', async () =>
    assert.deepEqual(draw(await plans(await start(DOLLS, { locale: 'zh-cn' }), 'versions')), [
      '江岭省第十四个五年规划纲要 (1 个版本)',
      '  江岭省第十四个五年规划纲要 (规划纲要 · 2021–2025 · 江岭省人民代表大会)',
      '  此前：out-13 (缺失：没有文件使用这个 id)',
      '仅有一个版本 (2)',
      '  江岭省港口规划 (专项规划)',
      '  云浦码头规划 (专项规划)',
    ]))
  it('calls plans whose titles begin alike by what tells them apart, and a new file by its name', async () => {
    const national = '中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要'
    const proposal = '中共江岭省委关于制定江岭省国民经济和社会发展第十四个五年规划的建议'
    const running = await start(
      `//- a.md\n---\nid: a\ntitle: ${national}\nkind: outline\n---\n//- b.md\n---\nid: b\ntitle: ${proposal}\nkind: proposal\nnames: [江岭省委“十四五”规划建议, 江岭“十四五”建议, Jiangling proposal]\n---\n//- c.md\n---\nid: c\ntitle: 江岭省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\nkind: regional\n---\n`,
      { locale: 'zh-cn' },
    )
    const item = { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text: '正文。\n' }
    await running.connection.sendNotification('textDocument/didOpen', { textDocument: item })
    const labels = (await plans(running)).nodes.map(({ label }) => label)
    for (const label of ['“十四五”规划', '江岭“十四五”建议', '江岭省“十四五”规划纲要', 'Untitled-1'])
      assert.ok(labels.includes(label), labels.join())
  })
  it('names every node by a key of its own', async () => {
    const { nodes, isComplete } = await plans(await start(DOLLS), 'period')
    assert.equal(new Set(nodes.map(nameOf)).size, nodes.length)
    assert.equal(isComplete, true)
  })
  it('shows the folders where there are several', async () => {
    const source = '//- one/a.md\n---\nid: a\ntitle: 甲\n---\n//- two/a.md\n---\nid: a\ntitle: 乙\n---\n'
    const { nodes } = await plans(await start(source, { folders: ['one', 'two'] }))
    assert.deepEqual(
      nodes.map(({ parent, label }) => [parent, label]),
      [
        [-1, 'one'],
        [0, 'Other documents'],
        [1, '甲'],
        [-1, 'two'],
        [3, 'Other documents'],
        [4, '乙'],
      ],
    )
    assert.equal(new Set(nodes.map(nameOf)).size, 6)
  })
  it('opens to sections, a level at a time', async () => {
    const running = await start(DOLLS)
    const uri = running.uri('outline.md')
    const outer = await running.connection.sendRequest<PlanSectionsResult>('tifa/planSections', { uri })
    assert.deepEqual(outer.sections, [
      { index: 1, title: '第一章　总体', hasSections: true },
      { index: 3, title: '第二章　任务', hasSections: false },
    ])
    const inner = await running.connection.sendRequest<PlanSectionsResult>('tifa/planSections', { uri, within: 1 })
    assert.deepEqual(
      inner.sections.map(({ title }) => title),
      ['第一节　目标'],
    )
  })
  it('knows the places of a title, a field, and a section that has moved', async () => {
    const running = await start(DOLLS)
    const uri = running.uri('outline.md')
    const place = async (more: object): Promise<string> => {
      const found = await running.connection.sendRequest<PlanPlaceResult | null>('tifa/planPlace', { uri, ...more })
      return found ? running.slice('outline.md', found.range) : ''
    }
    assert.equal(await place({}), '江岭省第十四个五年规划纲要')
    assert.equal(await place({ field: 'supersedes' }), 'out-13')
    assert.equal(await place({ field: 'expresses' }), '')
    assert.equal(await place({ section: { index: 7, title: '第二章　任务' } }), '第二章　任务')
    const nowhere = await running.connection.sendRequest('tifa/planPlace', { uri: running.uri('nowhere.md') })
    assert.equal(nowhere, null)
  })
  it('says what is known of a document', async () => {
    const running = await start(DOLLS)
    const { text } = await running.connection.sendRequest<PlanDetailsResult>('tifa/planDetails', {
      uri: running.uri('outline.md'),
    })
    assert.deepEqual(text.split('\n'), [
      '江岭省第十四个五年规划纲要',
      'Outline of the Jiangling Plan',
      'outline · 2021–2025 · 江岭省人民代表大会',
      'Id: out',
      'Part of: gone (missing: no document has this id)',
      'Before: out-13 (missing: no document has this id)',
      '4 sections',
      'outline.md',
    ])
  })
  it('says that it has changed, once somebody has asked, and only where it has', async () => {
    const running = await start(DOLLS)
    const changes = changesOf(running)
    await plans(running)
    const typed = async (line: number, text: string): Promise<void> => {
      const at = { line, character: 0 }
      await running.change('outline.md', [{ text, range: { start: at, end: at } }])
    }
    await typed(15, '新的一段。\n\n')
    await typed(1, 'names: [江岭省规划]\n')
    await typed(2, 'date: 2021-02-03\n')
    await waitFor(() => changes.length > 0)
    assert.deepEqual(changes.shift(), { plans: true, sections: [] })
    await typed(17, '## 第零章\n\n')
    await waitFor(() => changes.length > 0)
    assert.deepEqual(changes, [{ plans: false, sections: [running.uri('outline.md')] }])
  })
  it('follows files that come and go', async () => {
    const running = await start(DOLLS)
    const changes = changesOf(running)
    await plans(running)
    running.write('new.md', '---\nid: gone\ntitle: 全国规划\nkind: outline\n---\n')
    await running.watched([{ path: 'new.md', type: 1 }])
    await waitFor(() => changes.length > 0)
    assert.deepEqual(draw(await plans(running)).slice(0, 2), ['Outlines (1)', '  全国规划 (outline)'])
  })
})
