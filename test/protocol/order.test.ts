// Who is answered first, and what is not answered any more: bursts of edits, cancellations, work on the whole corpus.

import assert from 'node:assert/strict'
import {
  CancellationTokenSource,
  type Diagnostic,
  type Hover,
  type Location,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node'
import type { LanguageClient } from '../support/language-client.ts'
import { FULL } from '../support/language-client.ts'
import { PLANS, useClient, waitFor } from './harness.ts'

const DOCUMENT = `//- a.md
---
title: 试验
---

我们推动高质量$0发展。

[](target:nothing)
${PLANS}`

/** Puts a character before the third line's words, as typing does; gives the message's promise. */
function type(client: LanguageClient, path = 'a.md'): Promise<void> {
  const start = { line: 4, character: 0 }
  return client.change(path, [{ range: { start, end: start }, text: '又' }])
}

/** The code of the error that a request ends with; undefined where it is answered. */
async function errorOf(request: Promise<unknown>): Promise<number | undefined> {
  try {
    await request
    return undefined
  } catch (error) {
    assert.ok(error instanceof ResponseError)
    return error.code
  }
}

describe('order over LSP', () => {
  const start = useClient()

  it('answers a hover before the diagnostics of two hundred keystrokes, and of these the last alone', async () => {
    const client = await start(DOCUMENT)
    const { uri, position } = client.cursor
    const answered: string[] = []
    const pulls: Promise<unknown>[] = []
    let asked: Promise<Hover> | undefined
    await client.together(() => {
      for (let i = 0; i < 200; i++) {
        void type(client)
        const pull = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } })
        pulls.push(errorOf(pull).finally(() => answered.push('diagnostic')))
      }
      asked = client.connection.sendRequest<Hover>('textDocument/hover', {
        textDocument: { uri },
        position: { ...position, character: position.character + 200 },
      })
    })
    const hover = await asked
    answered.push('hover')
    const codes = await Promise.all(pulls)
    assert.equal(answered[0], 'hover')
    assert.deepEqual(hover?.range, {
      start: { line: 4, character: 204 },
      end: { line: 4, character: 209 },
    })
    // Each settles in its turn, whatever it was answered.
    assert.deepEqual(codes, [...Array(199).fill(LSPErrorCodes.ServerCancelled), undefined])
  })

  it('answers what is asked in the first moment with the glossaries that Tifa brings along', async () => {
    const source = `//- own/a.md\n---\ntitle: 试验\n---\n\n建设灯$0塔网络。\n//- extra/g.md\n---\nkind: glossary\n---\n\n## 灯塔网络\n- en: lighthouse network\n`
    const client = await start(source, { folders: ['own'], bundled: ['extra/g.md'], wait: false })
    const { uri, position } = client.cursor
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position,
    })
    assert.match(JSON.stringify(hover), /lighthouse network/)
  })
  it('answers a pull about the text as it is when it answers', async () => {
    const client = await start(DOCUMENT)
    const { uri } = client.cursor
    const before = await client.diagnostics('a.md')
    const pull = client.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    })
    void client.change('a.md', [
      { range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }, text: '\n' },
    ])
    const { items } = await pull
    const lines = (all: readonly Diagnostic[]): number[] => all.map(({ range }) => range.start.line)
    assert.ok(before.length > 0)
    assert.deepEqual(
      lines(items),
      lines(before).map(line => line + 1),
    )
  })

  it('does not answer what was asked at a place of a text that has been edited since', async () => {
    const client = await start(DOCUMENT)
    for (const method of ['textDocument/hover', 'textDocument/definition', 'textDocument/references']) {
      const asked = errorOf(client.ask(method, { context: { includeDeclaration: true } }))
      await type(client)
      assert.equal(await asked, LSPErrorCodes.ContentModified, method)
    }
  })

  it('goes on completing while one types', async () => {
    const client = await start(DOCUMENT)
    const asked = client.ask<unknown>('textDocument/completion', { context: { triggerKind: 1 } })
    await type(client)
    await asked
  })

  it('pushes the findings of a version with its number, and of a burst the last alone', async () => {
    const { diagnostic: _, ...textDocument } = FULL.textDocument ?? {}
    const client = await start(DOCUMENT, { capabilities: { ...FULL, textDocument } })
    await waitFor(() => client.pushed.has(client.cursor.uri))
    const versions: (number | undefined)[] = []
    client.connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }) => {
      if (uri === client.cursor.uri) versions.push(version)
    })
    await client.together(() => {
      for (let i = 0; i < 20; i++) void type(client)
    })
    await waitFor(() => versions.length > 0)
    assert.deepEqual(versions, [21])
  })

  it('pushes the findings of the document that is edited first, then of those alone that have others', async () => {
    const { diagnostic: _, ...textDocument } = FULL.textDocument ?? {}
    const client = await start(
      `${DOCUMENT}//- g.md\n---\nkind: glossary\n---\n\n## 灯塔网络\n- id: lighthouse\n//- b.md\n[灯塔](term:lighthouse)\n//- c.md\n灯塔。\n`,
      { capabilities: { ...FULL, textDocument } },
    )
    for (const path of ['b.md', 'c.md', 'g.md']) await client.open(path)
    const uriOf = (path: string): string => client.uri(path)
    await waitFor(() => ['a.md', 'b.md', 'c.md', 'g.md'].every(path => client.pushed.has(uriOf(path))))
    await client.idle()
    const pushed: [string, number | undefined][] = []
    client.connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }) => {
      pushed.push([uri, version])
    })
    const end = { line: 5, character: 14 }
    await client.change('g.md', [{ range: { start: end, end }, text: 's' }])
    await waitFor(() => pushed.some(([uri]) => uri === uriOf('b.md')))
    assert.deepEqual(pushed, [
      [uriOf('g.md'), 2],
      [uriOf('b.md'), 1],
    ])
  })

  it('answers a hover while the references of the corpus are still being collected', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `//- texts/${i}.md\n${'推动高质量发展。\n\n'.repeat(200)}`).join(
      '',
    )
    const client = await start(`${DOCUMENT}${many}`)
    const answered: string[] = []
    const references = client
      .ask<Location[]>('textDocument/references', { context: { includeDeclaration: false } })
      .finally(() => answered.push('references'))
    await new Promise(resolve => setImmediate(resolve))
    for (let i = 0; i < 3; i++) {
      await client.ask('textDocument/hover')
      answered.push('hover')
    }
    assert.ok((await references).length > 10_000)
    // How many come first depends on the machine; that one does, and does not wait for all the others, is the point.
    assert.equal(answered[0], 'hover', answered.join())
  }).timeout(20_000)

  it('ends what waits for the corpus when it is cancelled', async () => {
    const many = Array.from({ length: 200 }, (_, i) => `//- texts/${i}.md\n${'推动高质量发展。\n\n'.repeat(100)}`).join(
      '',
    )
    const client = await start(`${DOCUMENT}${many}`, { wait: false })
    const { uri, position } = client.cursor
    const idle = client.idle().then(() => 'idle')
    const asked = [
      ['textDocument/rename', { textDocument: { uri }, position, newName: 'x' }],
      ['tifa/phrases', { uri, inDocument: false }],
    ] as const
    for (const [method, params] of asked) {
      const source = new CancellationTokenSource()
      let code: Promise<number | undefined> | undefined
      await client.together(() => {
        code = errorOf(client.connection.sendRequest(method, params, source.token))
        source.cancel()
      })
      assert.equal(await Promise.race([code, idle]), LSPErrorCodes.RequestCancelled, method)
    }
  }).timeout(20_000)
})
