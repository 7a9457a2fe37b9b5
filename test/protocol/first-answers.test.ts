// What is answered before any file of a folder has been read: what is said then is not unsaid later.

import assert from 'node:assert/strict'
import type { CodeAction } from 'vscode-languageserver'
import { walk } from '../../server/host/walk.ts'
import { useClient } from './harness.ts'

const GLOSSARY = '//- z/terms.md\n---\nkind: glossary\n---\n\n## 渡船\n- id: ferry\n'
const PLAN = `//- a.md
---
title: 渡口规划
period: 2021-2025
date: 2021-03
---

## 主要目标

到2025年，[渡船达到75条](target:boats "expected")，栈桥长度达到24.1千米。

| 指标 | 2020年 | 2025年 | 属性 |
| --- | --- | --- | --- |
| [渡口](target:landings) | 3 | 5 | 约束性 |

见[渡船](term:fery)。
`

describe('the first answers', () => {
  const start = useClient()
  /** A server that reads no file of the folder until it is told to. */
  const startUnread = async () => {
    let read = (): void => {}
    const told = new Promise<void>(resolve => (read = resolve))
    const client = await start(PLAN + GLOSSARY, {
      wait: false,
      ports: {
        async *walk(...given) {
          await told
          yield* walk(...given)
        },
      },
    })
    const textDocument = { uri: client.uri('a.md') }
    const ask = <T>(method: string, more: object = {}): Promise<T> =>
      client.connection.sendRequest<T>(method, { textDocument, ...more })
    const fixesAt = async (line: number, character: number): Promise<string[]> => {
      const range = { start: { line, character }, end: { line, character } }
      const actions = await ask<CodeAction[]>('textDocument/codeAction', { range, context: { diagnostics: [] } })
      return actions.map(({ title }) => title)
    }
    const readAll = async (): Promise<void> => {
      read()
      await client.idle()
    }
    return { ask, fixesAt, readAll }
  }

  it('an outline names what marks claim, as it does when all has been read', async () => {
    const { ask, readAll } = await startUnread()
    const first = await ask('textDocument/documentSymbol')
    assert.match(JSON.stringify(first), /"name":"渡船","detail":"75/)
    assert.match(JSON.stringify(first), /"name":"渡口","detail":"5/)
    await readAll()
    await ask('textDocument/diagnostic')
    assert.deepEqual(await ask('textDocument/documentSymbol'), first)
  })
  it('fixes are for findings of the text alone until all has been read', async () => {
    const { fixesAt, readAll } = await startUnread()
    const [target, id] = [await fixesAt(8, 45), await fixesAt(14, 11)]
    assert.ok(
      target.some(title => title.startsWith('Tag this target')),
      target.join(),
    )
    assert.ok(!id.some(title => title.startsWith('Change to')), id.join())
    await readAll()
    assert.deepEqual(await fixesAt(8, 45), target)
    assert.ok((await fixesAt(14, 11)).includes('Change to “ferry”'))
  })
})
