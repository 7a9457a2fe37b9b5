// Columns in UTF-8, UTF-16 and UTF-32: whatever a client counts in, it is told of the same places.

import assert from 'node:assert/strict'
import type { Diagnostic, Hover, PositionEncodingKind } from 'vscode-languageserver/node'
import { FULL, type LanguageClient } from '../support/language-client.ts'
import { useClient, waitFor } from './harness.ts'

const TEXTS = `//- glossary.md
---
kind: glossary
---

## 𠮷渡口
- en: Lucky Ferry; ferry 𠮷
- see: 无此词条

A ferry.
//- b.md
---
title: 𠮷文
---

😀é𠮷渡口在此，[𠮷𠮷渡口](term:lucky-ferry)。
//- a.md
---
id: a
title: 某规划
period: 2021-2025
---

# 𠮷一

𠮷野：到$02025年，😀𠮷渡口达到56%，𠮷渡口𠮷渡口 Lucky Ferry。𠮷[x](term:lucky-fery) 𠮷[𠮷渡口](term:lucky-ferry)，[é𠮷](target:ferries)。
`

const ENCODINGS = ['utf-8', 'utf-16', 'utf-32'] as const
type Encoding = (typeof ENCODINGS)[number]

interface Position {
  line: number
  character: number
}

describe('columns of a client', () => {
  const start = useClient()
  const startIn = (encoding: Encoding): Promise<LanguageClient> =>
    start(TEXTS, {
      capabilities: {
        ...FULL,
        // Without a second request for the range of a symbol.
        workspace: { ...FULL.workspace, symbol: {} },
        general: { positionEncodings: [encoding, 'utf-16'] },
      },
    })

  it('are in the first encoding of the client that the server knows', async () => {
    const agreed = async (positionEncodings?: PositionEncodingKind[]): Promise<string | undefined> => {
      const general = positionEncodings ? { general: { positionEncodings } } : {}
      const running = await start('a\n', { capabilities: { ...FULL, ...general } })
      return running.initialized?.capabilities.positionEncoding
    }
    assert.equal(await agreed(), 'utf-16')
    assert.equal(await agreed([]), 'utf-16')
    assert.equal(await agreed(['utf-8', 'utf-32', 'utf-16']), 'utf-8')
    assert.equal(await agreed(['utf-32', 'utf-8', 'utf-16']), 'utf-32')
    assert.equal(await agreed(['utf-16', 'utf-8']), 'utf-16')
    assert.equal(await agreed(['utf-7', 'utf-8']), 'utf-8')
    assert.equal(await agreed(['utf-7']), 'utf-16')
  })

  it('are those of UTF-16 in all answers, counted otherwise', async () => {
    const answers: string[] = []
    for (const encoding of ENCODINGS) {
      const running = await startIn(encoding)
      answers.push(JSON.stringify(await askAll(running, encoding), undefined, 1))
    }
    const [utf8 = '', utf16, utf32] = answers
    assert.equal(utf8, utf16)
    assert.equal(utf32, utf16)
    // Of each there was something to be said.
    const said: Record<string, unknown> = JSON.parse(utf8)
    for (const [method, answer] of Object.entries(said))
      assert.ok(JSON.stringify(answer).includes('"character":'), method)
  })

  it('are understood in edits, one after the other', async () => {
    for (const encoding of ENCODINGS) {
      const running = await startIn(encoding)
      const text = running.textOf('b.md')
      const line = text.split('\n')[4] ?? ''
      // Two changes of one message: the second is of the text as the first has left it.
      const one = { line: 4, character: measure(line.slice(0, line.indexOf('在此')), encoding) }
      const after = line.replace('在此', '𠮷在彼')
      const two = { line: 4, character: measure(after.slice(0, after.indexOf('彼')), encoding) }
      const end = (at: Position, words: string): Position => ({
        ...at,
        character: at.character + measure(words, encoding),
      })
      await running.open('b.md')
      await running.change('b.md', [
        { range: { start: one, end: end(one, '在此') }, text: '𠮷在彼' },
        { range: { start: two, end: end(two, '彼') }, text: '这里' },
      ])
      const edited = line.replace('在此', '𠮷在这里')
      const at = edited.lastIndexOf('渡口')
      const hover = await running.connection.sendRequest<Hover>('textDocument/hover', {
        textDocument: { uri: running.uri('b.md') },
        position: { line: 4, character: measure(edited.slice(0, at), encoding) },
      })
      const range = hover.range
      assert.ok(range)
      const units = toUnits(edited, encoding).slice(range.start.character, range.end.character)
      assert.deepEqual(units, toUnits('𠮷𠮷渡口', encoding))
      await running.close('b.md')
    }
  })

  it('are right in what is pushed', async () => {
    const pushed: unknown[] = []
    for (const encoding of ENCODINGS) {
      const running = await start(TEXTS, { capabilities: { general: { positionEncodings: [encoding] } } })
      await waitFor(() => (running.pushed.get(running.uri('a.md')) ?? []).length > 1)
      const diagnostics = running.pushed.get(running.uri('a.md')) ?? []
      pushed.push(toUtf16(running, encoding, diagnostics, running.uri('a.md')))
    }
    assert.deepEqual(pushed[0], pushed[1])
    assert.deepEqual(pushed[2], pushed[1])
  })
})

/** Asks for everything that has to do with places; columns of the answers are turned into those of UTF-16. */
async function askAll(running: LanguageClient, encoding: Encoding): Promise<Record<string, unknown>> {
  const said: Record<string, unknown> = {}
  const uri = running.uri('a.md')
  const text = running.textOf('a.md')
  const textDocument = { uri }
  const at = (words: string): Position => {
    const { line, character } = running.position('a.md', text.indexOf(words))
    return { line, character: measure(text.split('\n')[line]?.slice(0, character) ?? '', encoding) }
  }
  const ask = async (name: string, method: string, params: object, of = uri): Promise<void> => {
    said[name] = toUtf16(running, encoding, await running.connection.sendRequest<unknown>(method, params), of)
  }
  const glossary = running.uri('glossary.md')
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
  const diagnostics: Diagnostic[] = await running.diagnostics('a.md')
  said['diagnostic'] = toUtf16(running, encoding, diagnostics, uri)
  for (const words of ['渡口达到', '渡口𠮷', 'Ferry', '渡口](']) {
    const asked = { textDocument, position: at(words) }
    await ask(`hover ${words}`, 'textDocument/hover', asked)
    await ask(`definition ${words}`, 'textDocument/definition', asked)
    await ask(`references ${words}`, 'textDocument/references', { ...asked, context: { includeDeclaration: true } })
    await ask(`highlight ${words}`, 'textDocument/documentHighlight', asked)
  }
  await ask('completion', 'textDocument/completion', { textDocument, position: at('y) 𠮷[𠮷') })
  await ask('prepareRename', 'textDocument/prepareRename', { textDocument, position: at('ferries') })
  await ask('rename', 'textDocument/rename', { textDocument, position: at('lucky-ferry'), newName: 'luckiest' })
  await ask('documentSymbol', 'textDocument/documentSymbol', { textDocument })
  await ask('documentLink', 'textDocument/documentLink', { textDocument })
  await ask('codeAction', 'textDocument/codeAction', { textDocument, range: whole, context: { diagnostics } })
  await ask('codeLens', 'textDocument/codeLens', { textDocument: { uri: glossary } }, glossary)
  await ask('workspaceSymbol', 'workspace/symbol', { query: 'ferries' })
  await ask('marks', 'tifa/marks', { uri })
  return said
}

/** A copy with all columns as UTF-16 has them, and without the client's folder. */
function toUtf16(running: LanguageClient, encoding: Encoding, value: unknown, uri: string): unknown {
  if (typeof value === 'string') return value.replaceAll(running.folder, '')
  if (Array.isArray(value)) return value.map(item => toUtf16(running, encoding, item, uri))
  if (typeof value !== 'object' || value === null) return value
  const members = value as Record<string, unknown>
  if (isPosition(value)) {
    const line = running.textOf(pathOf(running, uri)).split('\n')[value.line] ?? ''
    return { line: value.line, character: utf16(line, encoding, value.character) }
  }
  const named = members['targetUri'] ?? members['uri'] ?? (members['textDocument'] as { uri?: string } | undefined)?.uri
  const here = typeof named === 'string' && named.startsWith('file:') ? named : uri
  const entries = Object.entries(members).map(([key, member]): [string, unknown] => {
    const of = key.startsWith('file:') ? key : key === 'originSelectionRange' ? uri : here
    return [key.replaceAll(running.folder, ''), toUtf16(running, encoding, member, of)]
  })
  return Object.fromEntries(entries)
}

function isPosition(value: object): value is Position {
  return 'line' in value && 'character' in value && typeof value.character === 'number'
}

function pathOf(running: LanguageClient, uri: string): string {
  return decodeURIComponent(uri).slice(decodeURIComponent(running.uri('')).length + 1)
}

function measure(text: string, encoding: Encoding): number {
  return toUnits(text, encoding).length
}

/** One item for each unit of the encoding; those of a character that takes several have its bytes, or its halves. */
function toUnits(text: string, encoding: Encoding): string[] {
  if (encoding === 'utf-8') return [...Buffer.from(text)].map(byte => String.fromCharCode(byte))
  return encoding === 'utf-16' ? text.split('') : [...text]
}

/** The UTF-16 column of another one. */
function utf16(line: string, encoding: Encoding, column: number): number {
  const units = toUnits(line, encoding)
  assert.ok(column <= units.length, `column ${column} of ${units.length}`)
  if (encoding !== 'utf-8') return units.slice(0, column).join('').length
  return Buffer.from(units.slice(0, column).join(''), 'latin1').toString('utf8').length
}
