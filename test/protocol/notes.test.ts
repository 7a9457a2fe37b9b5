// Notes over LSP: the list and its changes, export, a new note by request and by code action, hover, completion, rename.

import assert from 'node:assert/strict'
import type {
  CodeAction,
  Hover,
  MarkupContent,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import type {
  AddNoteResult,
  ExportNotesResult,
  NotesChangedParams,
  NotesResult,
  PrepareNoteResult,
} from '../../server/wire/notes.ts'
import { FULL, type LanguageClient, type Options } from '../support/language-client.ts'
import { applyEdit, useClient, waitFor } from './harness.ts'

const SOURCE = `//- a.md
---
title: 航道规划
date: 2022-01-01
---

# 总则

要[疏浚](note:water "窄")，也要架桥。
//- b.md
# Quays

[quays](note:money "=Who pays?") and [locks](note:water)

[a link](http://x.y)
`

const EDITING: Options = {
  capabilities: { ...FULL, workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true } } },
}

describe('notes', () => {
  const start = useClient()
  const list = async (client: LanguageClient, params: object = {}): Promise<string[]> => {
    const { notes, isComplete } = await client.connection.sendRequest<NotesResult>('tifa/notes', params)
    assert.ok(isComplete)
    return notes.map(
      ({ uri, range, title, section, quote, code, remark }) =>
        `${uri.slice(client.uri('').length + 1)}:${range.start.line + 1} ${title}/${section} ${code} ${quote} ${remark}`,
    )
  }
  const rangeOf = (client: LanguageClient, path: string, words: string) => {
    const before = client.textOf(path).slice(0, client.textOf(path).indexOf(words))
    const line = before.split('\n').length - 1
    const character = before.length - before.lastIndexOf('\n') - 1
    return { start: { line, character }, end: { line, character: character + words.length } }
  }

  it('are listed with their places, by code, words and document', async () => {
    const client = await start(SOURCE)
    assert.deepEqual(await list(client), [
      'a.md:8 航道规划/总则 water 疏浚 窄',
      'b.md:3 Quays/Quays money quays =Who pays?',
      'b.md:3 Quays/Quays water locks null',
    ])
    assert.equal((await list(client, { codes: ['water'] })).length, 2)
    assert.equal((await list(client, { text: 'QUAYS water' })).length, 1)
    assert.equal((await list(client, { uris: [client.uri('a.md')] })).length, 1)
  })

  it('whose places or words change are told once, by document', async () => {
    const client = await start(SOURCE)
    await list(client)
    const told: string[][] = []
    client.connection.onNotification('tifa/notesChanged', ({ uris }: NotesChangedParams) => {
      told.push([...uris])
    })
    await client.change('a.md', [
      { text: '。', range: { start: { line: 7, character: 22 }, end: { line: 7, character: 22 } } },
    ])
    await client.change('a.md', [
      { text: '\n', range: { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } } },
    ])
    await waitFor(() => told.length > 0)
    assert.deepEqual(told, [[client.uri('a.md')]])
    assert.match((await list(client, { uris: told[0] ?? [] })).join(), /^a\.md:9 /)
  })

  it('are exported with document, section, line, words, code and remark', async () => {
    const client = await start(SOURCE, { locale: 'zh-cn' })
    const text = async (format: string): Promise<string> =>
      (await client.connection.sendRequest<ExportNotesResult>('tifa/exportNotes', { format })).text
    const csv = await text('csv')
    assert.ok(
      csv.startsWith(
        '\uFEFFcode,remark,quote,document,date,section,file,line,column,start,end,file_sha256,corpus_sha256,tool,exported\r\n',
      ),
    )
    assert.match(csv, /\r\nwater,窄,疏浚,航道规划,2022-01-01,总则,file:\S+\/a\.md,8,2,/)
    // A remark is no formula.
    assert.match(csv, /\r\nmoney,'=Who pays\?,quays,/)
    const { notes } = JSON.parse(await text('json')) as {
      notes: { code: string; line: number; remark: string | null }[]
    }
    assert.deepEqual(
      notes.map(({ code, line, remark }) => [code, line, remark]),
      [
        ['water', 8, '窄'],
        ['money', 3, '=Who pays?'],
        ['water', 3, null],
      ],
    )
    const markdown = await text('markdown')
    assert.match(
      markdown,
      /^# 批注\n\n3 条批注，2 个编码，2 个文件\n\n## money（1）\n\n- “quays”：\\=Who pays\?（Quays，/,
    )
  })

  it('are added by request, or refused with a reason', async () => {
    const client = await start(SOURCE, EDITING)
    const textDocument = { uri: client.uri('b.md') }
    await client.open('b.md')
    const ask = <T>(method: string, words: string, more: object = {}): Promise<T> =>
      client.connection.sendRequest<T>(method, { textDocument, range: rangeOf(client, 'b.md', words), ...more })
    const ready = await ask<PrepareNoteResult>('tifa/prepareNote', ' and ')
    assert.ok('words' in ready)
    assert.equal(ready.words, 'and')
    assert.deepEqual(ready.codes, [
      { code: 'water', count: 2 },
      { code: 'money', count: 1 },
    ])
    const made = await ask<AddNoteResult>('tifa/addNote', ' and ', { code: 'a b', remark: '“x” "y"' })
    assert.ok('edit' in made)
    const text = applied(client, 'b.md', made.edit as WorkspaceEdit)
    assert.ok(text.includes('"=Who pays?") [and](note:a%20b "“x” \\"y\\"") [locks]'), text)
    const refused = await ask<PrepareNoteResult>('tifa/prepareNote', 'a link')
    assert.match('refused' in refused ? refused.refused : '', /part of another link/)
    const inMark = await ask<AddNoteResult>('tifa/addNote', 'quays](note', { code: 'x', remark: '' })
    assert.match('refused' in inMark ? inMark.refused : '', /touch a mark already/)
  })

  const actionsOn = async (client: LanguageClient, words: string): Promise<CodeAction[]> => {
    const textDocument = { uri: client.uri('a.md') }
    const context = { diagnostics: [], only: ['refactor.rewrite'] }
    const range = rangeOf(client, 'a.md', words)
    const found = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range,
      context,
    })
    return found.filter(({ kind }) => kind === 'refactor.rewrite.tifa.note')
  }
  it('are added by a code action for each code in use, where no dialogue can ask', async () => {
    const client = await start(SOURCE, EDITING)
    const actions = await actionsOn(client, '架桥')
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Add note: water', 'Add note: money', 'Add note: todo'],
    )
    assert.match(applied(client, 'a.md', actions[1]?.edit ?? {}), /也要\[架桥\]\(note:money\)。/)
    assert.deepEqual(await actionsOn(client, '疏浚'), [])
  })
  it('are added by a dialogue in VS Code', async () => {
    const client = await start(SOURCE, { ...EDITING, editor: 'vscode', locale: 'zh-cn' })
    const [action, ...more] = await actionsOn(client, '架桥')
    assert.deepEqual([action?.title, action?.command?.command, more.length], ['为所选文字添加批注…', 'tifa.addNote', 0])
  })

  it('say in a hover how often their code is used', async () => {
    const hover = async (source: string): Promise<string> => {
      const client = await start(source)
      return ((await client.ask<Hover>('textDocument/hover')).contents as MarkupContent).value
    }
    const marked = (code: string): string => SOURCE.replace(`note:${code}`, `note:$0${code}`)
    assert.match(await hover(marked('water')), /^\*\*Note\*\* water\n\n窄\n\n\*2 notes with this code in 2 documents\*/)
    assert.match(await hover(marked('money')), /\*The only note with this code\*/)
  })
})

function applied(client: LanguageClient, path: string, { documentChanges = [] }: WorkspaceEdit): string {
  const edits = (documentChanges as TextDocumentEdit[]).flatMap(({ edits }) => edits as TextEdit[])
  const last = [...edits].sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  )
  return last.reduce((text, { range, newText }) => applyEdit(text, range, newText), client.textOf(path))
}
