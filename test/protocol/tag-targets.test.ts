// Tagging all targets over LSP, as a request and as source actions; the next and the previous untagged target.

import assert from 'node:assert/strict'
import type { ClientCapabilities, CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import type { TagTargetsResult, UntaggedTargetResult } from '../../server/wire/targets.ts'
import { FULL, type LanguageClient, type Options } from '../support/language-client.ts'
import { applyEdit, useClient } from './harness.ts'

const EDITING: ClientCapabilities = {
  ...FULL,
  textDocument: {
    ...FULL.textDocument,
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
  workspace: {
    ...FULL.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
}

const TEXT = `//- a.md
# 规划

到2025年，城镇化率提高到65%。

## 目标

到2025年，**森林覆盖率**达到24%，湿$0地保护率提高到55%。

### 远景

[到2035年，城镇化率提高到72%](http://x.y)。

## 其他

到2030年，城镇化率提高到70%。
`

describe('tagging all targets', () => {
  const start = useClient()
  const ask = async (scope: 'section' | 'document', source = TEXT, options: Options = {}) => {
    const running = await start(source, { capabilities: EDITING, ...options })
    const result = await running.ask<TagTargetsResult | null>('tifa/tagTargets', { scope })
    assert.ok(result)
    return { running, result, edit: result.edit as WorkspaceEdit | null }
  }

  it('in a section with what stands under it; what cannot be tagged is counted', async () => {
    const { running, result, edit } = await ask('section')
    assert.deepEqual([result.tagged, result.skipped], [2, 1])
    const text = applied(running, edit)
    assert.equal(
      text,
      running
        .textOf('a.md')
        .replace('**森林覆盖率**达到24%', '[**森林覆盖率**达到24%](target:sen-lin-fu-gai-lv)')
        .replace('湿地保护率提高到55%', '[湿地保护率提高到55%](target:shi-di-bao-hu-lv)'),
    )
  })
  it('in the document, one change for each target, annotated with its id', async () => {
    const { edit, result } = await ask('document')
    assert.deepEqual([result.tagged, result.skipped], [4, 1])
    assert.deepEqual(Object.values(edit?.changeAnnotations ?? {}), [
      { label: 'target:cheng-zhen-hua-lv', needsConfirmation: true, description: '城镇化率' },
      { label: 'target:sen-lin-fu-gai-lv', needsConfirmation: true, description: '森林覆盖率' },
      { label: 'target:shi-di-bao-hu-lv', needsConfirmation: true, description: '湿地保护率' },
    ])
    const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[]
    assert.equal(change?.textDocument.version, 1)
    assert.deepEqual(
      change?.edits.map(each => ('annotationId' in each ? each.annotationId : '')),
      ['cheng-zhen-hua-lv', 'sen-lin-fu-gai-lv', 'shi-di-bao-hu-lv', 'cheng-zhen-hua-lv'].map(id => `target:${id}`),
    )
  })
  it('in VS Code ticked, with one empty change that asks for the preview', async () => {
    const { edit, running } = await ask('document', TEXT, { editor: 'vscode', locale: 'zh-cn' })
    const asking = Object.values(edit?.changeAnnotations ?? {}).filter(each => each.needsConfirmation)
    assert.deepEqual(asking, [{ label: '不是目标的，请取消勾选，然后应用', needsConfirmation: true }])
    const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[]
    assert.equal(change?.edits.filter(each => 'newText' in each && each.newText === '').length, 1)
    assert.match(applied(running, edit), /\[城镇化率提高到70%\]\(target:cheng-zhen-hua-lv\)/)
  })
  it('a second time changes nothing', async () => {
    const { edit, running } = await ask('document')
    const { result } = await ask('document', `//- a.md\n$0${applied(running, edit)}`)
    assert.deepEqual([result.edit, result.tagged, result.skipped], [null, 0, 1])
  })
  it('in CRLF and for clients that know neither versions nor annotations', async () => {
    const source = '//- a.md\n到2025年，城镇化率$0提高到65%。\r\n\r\n> 到2025年，森林覆盖率达到24%。\r\n'
    const { edit, running } = await ask('document', source, { capabilities: FULL })
    assert.equal(edit?.documentChanges, undefined)
    assert.equal(
      applied(running, edit),
      '到2025年，[城镇化率提高到65%](target:cheng-zhen-hua-lv)。\r\n\r\n> 到2025年，[森林覆盖率达到24%](target:sen-lin-fu-gai-lv)。\r\n',
    )
  })
  it('before the first heading, and leaves alone what is silenced', async () => {
    const source =
      '//- a.md\n到2025年，城镇$0化率提高到65%。\n\n<!-- tifa-disable-next-line untagged-target -->\n到2025年，湿地保护率提高到55%。\n\n# 目标\n\n到2025年，森林覆盖率达到24%。\n'
    const { result } = await ask('section', source)
    assert.deepEqual([result.tagged, result.skipped], [1, 0])
  })
  it('is not asked for in laws', async () => {
    const { result } = await ask('document', '//- a.md\n---\nkind: law\n---\n\n到2025年，城镇化率$0提高到65%。\n')
    assert.deepEqual([result.edit, result.tagged], [null, 0])
  })
})

describe('source actions for targets', () => {
  const start = useClient()
  const collect = async (running: LanguageClient, context: object): Promise<CodeAction[]> => {
    const { uri, position } = running.cursor
    const actions = await running.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], ...context },
    })
    return actions.filter(({ kind }) => kind?.startsWith('source.'))
  }

  it('come without their edits, which are made when one is picked', async () => {
    const running = await start(TEXT, { capabilities: EDITING })
    const actions = await collect(running, { only: ['source'] })
    assert.deepEqual(
      actions.map(({ title, kind, edit }) => [title, kind, edit]),
      [
        ['Tag all targets in this section (3)', 'source.tagTargets.section', undefined],
        ['Tag all targets in this document (5)', 'source.tagTargets.document', undefined],
      ],
    )
    const resolved = await running.connection.sendRequest<CodeAction>('codeAction/resolve', actions[0])
    assert.match(applied(running, resolved.edit), /\[湿地保护率提高到55%\]\(target:/)
  })
  it('are chosen by kind', async () => {
    const running = await start(TEXT, { capabilities: EDITING, locale: 'zh-cn' })
    const titles = async (context: object): Promise<string[]> =>
      (await collect(running, context)).map(({ title }) => title)
    assert.deepEqual(await titles({ only: ['source.tagTargets.document'] }), ['标注本文的全部目标（5 处）'])
    assert.deepEqual(await titles({ only: ['source.fixAll'] }), [])
    assert.deepEqual(await titles({ only: ['quickfix'] }), [])
    assert.deepEqual(await titles({ triggerKind: 2 }), [])
    assert.equal((await titles({ triggerKind: 1 })).length, 2)
  })
  it('come with their edits to clients that cannot ask again', async () => {
    const running = await start(TEXT)
    const [, action] = await collect(running, { only: ['source'] })
    assert.match(applied(running, action?.edit), /\[城镇化率提高到70%\]\(target:/)
  })
  it('are not there where nothing is to be tagged', async () => {
    const running = await start('//- a.md\n没有$0目标。\n', { capabilities: EDITING })
    assert.deepEqual(await collect(running, { only: ['source'] }), [])
  })
})

describe('the next untagged target', () => {
  const start = useClient()

  it('is the one behind or before the selection’s start, around the end', async () => {
    const running = await start(TEXT, { capabilities: EDITING })
    const go = async (position: object, direction: string): Promise<UntaggedTargetResult | null> =>
      running.ask('tifa/untaggedTarget', { position, direction })
    const words = (result: UntaggedTargetResult | null): string => (result ? running.slice('a.md', result.range) : '')
    let at = await go(running.cursor.position, 'next')
    assert.deepEqual([words(at), at?.index, at?.total], ['城镇化率提高到72%', 3, 5])
    at = await go(at?.range.start ?? {}, 'next')
    assert.equal(words(at), '城镇化率提高到70%')
    at = await go(at?.range.start ?? {}, 'next')
    assert.deepEqual([words(at), at?.index], ['城镇化率提高到65%', 0])
    at = await go(at?.range.start ?? {}, 'previous')
    assert.deepEqual([words(at), at?.index], ['城镇化率提高到70%', 4])
  })
  it('inside of one, the previous is that one', async () => {
    const running = await start(TEXT, { capabilities: EDITING })
    const result = await running.ask<UntaggedTargetResult>('tifa/untaggedTarget', { direction: 'previous' })
    assert.equal(running.slice('a.md', result.range), '湿地保护率提高到55%')
  })
  it('is null where there is none', async () => {
    const running = await start('//- a.md\n没有$0目标。\n')
    assert.equal(await running.ask('tifa/untaggedTarget', { direction: 'next' }), null)
  })
})

function applied(running: LanguageClient, edit: WorkspaceEdit | null | undefined): string {
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[]
  const edits = (change?.edits ?? edit?.changes?.[running.uri('a.md')] ?? []).flatMap(each =>
    'newText' in each ? [each] : [],
  )
  const last = [...edits].sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  )
  return last.reduce((text, { range, newText }) => applyEdit(text, range, newText), running.textOf('a.md'))
}
