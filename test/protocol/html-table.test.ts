// Tables of raw HTML over LSP: terms in them are explained, targets are found, and one becomes a table of Markdown.

import assert from 'node:assert/strict'
import type { CodeAction, Diagnostic, Hover } from 'vscode-languageserver/node'
import { FULL, type LanguageClient } from '../support/language-client.ts'
import { applyEdit, GLOSSARY, useClient } from './harness.ts'

const TABLE = `<table><tr><td colspan="4">专栏1 主要|指标</td></tr><tr><td rowspan="2">指标</td><td colspan="2">数值</td><td rowspan="2">属性</td></tr><tr><td>2025年</td><td>2030年</td></tr><tr><td>森林$0覆盖率（%）</td><td>25</td><td>25.8</td><td rowspan="2">约束性</td></tr><tr><td>湿地保护率（%）</td><td>55</td><td>58</td></tr></table>`
const TEXT = `${GLOSSARY}//- a.md
---
title: 甲省第十五个五年规划纲要
kind: regional
date: 2026-02-01
period: 2026-2030
---

# 规划

<html><body>${TABLE}</body></html>

<p>推动高质量发展。</p>
`
const MARKDOWN = `<html><body>

专栏1 主要\\|指标

| 指标 | 数值 2025年 | 数值 2030年 | 属性 |
| --- | --- | --- | --- |
| 森林覆盖率（%） | 25 | 25.8 | 约束性 |
| 湿地保护率（%） | 55 | 58 | 约束性 |

</body></html>
`

describe('tables of raw HTML', () => {
  const start = useClient()
  const open = (text = TEXT): Promise<LanguageClient> => start(text, { capabilities: FULL })
  const untagged = async (running: LanguageClient): Promise<Diagnostic[]> =>
    (await running.diagnostics('a.md')).filter(({ code }) => code === 'untagged-target')
  const actionsAt = (running: LanguageClient, diagnostics: Diagnostic[]): Promise<CodeAction[] | null> => {
    const { position } = running.cursor
    return running.ask<CodeAction[] | null>('textDocument/codeAction', {
      range: { start: position, end: position },
      context: { diagnostics },
    })
  }

  it('are read: a term explains itself, each row that sets a target is found', async () => {
    const running = await open()
    const at = running.textOf('a.md').indexOf('高质量发展')
    const hover = await running.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: running.uri('a.md') },
      position: running.position('a.md', at + 1),
    })
    assert.match(JSON.stringify(hover), /high-quality development/)
    const found = await untagged(running)
    assert.deepEqual(
      found.map(({ message }) => /[“"](.*)[”"]/.exec(String(message))?.[1]),
      ['森林覆盖率（%） | 25 | 25.8 | 约束性', '湿地保护率（%） | 55 | 58 | 约束性'],
    )
  })
  it('cannot hold marks, and become tables of Markdown that say the same', async () => {
    const running = await open()
    const actions = (await actionsAt(running, await untagged(running))) ?? []
    assert.deepEqual(
      actions.filter(({ title }) => /HTML|Tag this/.test(title)).map(({ title, kind }) => [title, kind]),
      [
        ['Make this HTML table a Markdown table', 'quickfix'],
        ['Make this HTML table a Markdown table', 'refactor.rewrite.tifa.table'],
      ],
    )
    const edits = Object.values(actions[0]?.edit?.changes ?? {}).flat()
    assert.equal(edits.length, 1)
    const [edit] = edits
    assert.ok(edit)
    const text = applyEdit(running.textOf('a.md'), edit.range, edit.newText)
    assert.ok(text.includes(MARKDOWN), text)
  })
})
