// The state of a corpus over LSP: the request, and the report as a virtual document.

import assert from 'node:assert/strict'
import { useClient } from './harness.ts'

const FILES = `//- a.md
---
id: a
title: 渡口规划
kind: sector
supersedes: b
---

到2025年，[渡口达到30个](target:quays)，[x](term:nothing)。
`

describe('corpus health over LSP', () => {
  const start = useClient()
  it('is a report with links, which is made anew when it is asked for', async () => {
    const client = await start(FILES)
    const ask = (): Promise<{ uri: string; text: string; isComplete: boolean }> =>
      client.connection.sendRequest('tifa/health', {})
    const { uri, text, isComplete } = await ask()
    assert.equal(isComplete, true)
    assert.match(uri, /^tifa-health:\//)
    assert.match(text, /^# Corpus Health\n/)
    assert.match(text, /\| nothing \| unknown-term \| \[渡口规划\]\(\S+a\.md#L8\) \[line 8\]\(\S+a\.md#L8\) \|/)
    assert.match(text, /\| b \| {2}\| 0 \| 1 \| \[渡口规划\]\(\S+a\.md#L5\)/)
    const shown = await client.connection.sendRequest('workspace/textDocumentContent', { uri })
    assert.deepEqual(shown, { text })
    await client.open('a.md')
    const body = FILES.slice(FILES.indexOf('\n') + 1)
    await client.change('a.md', [{ text: `${body}\n[图](#)\n` }])
    assert.match((await ask()).text, /\| empty-link \|/)
  })
  it('speaks Chinese, and is made where it was not asked for yet', async () => {
    const client = await start(FILES, { locale: 'zh-cn' })
    const uri = `tifa-health:/${encodeURIComponent('语料库状况.md')}`
    const { text } = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri })
    assert.match(text, /^# 语料库状况\n[\s\S]*\n### 文中或文件头提到而语料库中没有\n[\s\S]*\n\| b \|/)
  })
})
