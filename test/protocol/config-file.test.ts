// tifa.yaml and front matter while they are written: what is offered, what a hover says, what is wrong before the file is saved.

import assert from 'node:assert/strict'
import type { CompletionItem, DocumentDiagnosticReport, Hover } from 'vscode-languageserver/node'
import { parseFixture } from '../support/fixture.ts'
import type { LanguageClient, Options } from '../support/language-client.ts'
import { useClient } from './harness.ts'

describe('tifa.yaml in an editor', () => {
  const start = useClient()
  /** Opens a tifa.yaml whose text has the cursor at `$0`. */
  const open = async (
    marked: string,
    options?: Options,
  ): Promise<{ client: LanguageClient; uri: string; position: { line: number; character: number } }> => {
    const before = marked.slice(0, marked.indexOf('$0'))
    const position = { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 }
    const client = await start('//- a.md\n---\ntitle: A\nkind: sector\n---\n\n文。\n', options)
    const uri = client.uri('tifa.yaml')
    const text = marked.replace('$0', '')
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    })
    return { client, uri, position }
  }
  const complete = async (marked: string): Promise<readonly CompletionItem[]> => {
    const { client, uri, position } = await open(marked)
    return (
      (await client.connection.sendRequest<CompletionItem[] | null>('textDocument/completion', {
        textDocument: { uri },
        position,
      })) ?? []
    )
  }
  const hover = async (marked: string, options?: Options): Promise<string> => {
    const { client, uri, position } = await open(marked, options)
    const found = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position,
    })
    return found ? (found.contents as { value: string }).value : ''
  }

  it('offers keys, codes and levels, each with its words', async () => {
    const keys = await complete('incl$0')
    assert.deepEqual(
      keys.map(({ label, textEdit }) => [label, textEdit?.newText]),
      [['include', 'include:']],
    )
    const [code] = await complete('severities:\n  untagged-t$0')
    assert.equal(code?.textEdit?.newText, 'untagged-target: ')
    assert.match(JSON.stringify(code?.documentation), /nobody has tagged.*by default: `information`/)
    const levels = await complete('severities:\n  untagged-target:$0')
    assert.deepEqual(
      levels.map(({ textEdit }) => textEdit?.newText),
      [' error', ' warning', ' information', ' hint', ' off'],
    )
  })
  it('explains what is pointed at, in both languages', async () => {
    assert.match(await hover('exc$0lude: []'), /left out of it again/)
    assert.match(await hover('severities:\n  unus$0ed-term: off\n', { locale: 'zh-cn' }), /默认: `/)
    assert.equal(await hover('colo$0ur: []'), '')
  })
  it('says what is wrong before it is saved, and is no document', async () => {
    const { client, uri } = await open('colour: $0red\n')
    const ask = (): Promise<DocumentDiagnosticReport & { items: readonly { code: string }[] }> =>
      client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } })
    assert.deepEqual(
      (await ask()).items.map(({ code }) => code),
      ['bad-configuration'],
    )
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 11 } }, text: 'include: []' },
      ],
    })
    assert.deepEqual((await ask()).items, [])
    assert.equal(
      await client.connection.sendRequest('textDocument/definition', {
        textDocument: { uri },
        position: { line: 0, character: 1 },
      }),
      null,
    )
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
  })
  it('has hovers on fields of front matter, but on those of an author', async () => {
    const at = async (marked: string): Promise<string> => {
      const client = await start(marked)
      const { cursor } = parseFixture(marked)
      assert.ok(cursor)
      const before = client.textOf(cursor.path).slice(0, cursor.offset)
      const position = { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 }
      const found = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri: client.uri(cursor.path) },
        position,
      })
      return found ? (found.contents as { value: string }).value : ''
    }
    assert.match(await at('//- a.md\n---\nki$0nd: sector\n---\n'), /What kind of document it is/)
    assert.match(await at('//- a.md\n---\nkind: sec$0tor\n---\n'), /专项规划/)
    assert.match(await at('//- a.md\n---\nperiod: 2021-$02025\n---\n'), /The years that the plan covers/)
    assert.equal(await at('//- a.md\n---\nmi$0ne: x\n---\n'), '')
  })
})
