// Glossaries in and out over LSP: part of the corpus as they are, merged with choices, exported in every format.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  ClientCapabilities,
  Hover,
  LocationLink,
  MarkupContent,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import { finish } from '../../server/core/text/steps.ts'
import { writeXlsx } from '../../server/formats/xlsx-write.ts'
import type {
  ExportGlossaryResult,
  GlossariesResult,
  MergeGlossariesResult,
  ReadGlossariesResult,
} from '../../server/wire/glossary-exchange.ts'
import { FULL, type LanguageClient } from '../support/language-client.ts'
import { checkTbx } from '../support/tbx-rules.ts'
import { applyEdit, useClient } from './harness.ts'

const EDITING: ClientCapabilities = {
  ...FULL,
  workspace: {
    ...FULL.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
}

const CORPUS = `//- tifa.yaml
glossaries: [terms]
//- terms/list.csv
中文,英文,释义,始于
碳达峰,carbon peaking; peak carbon,"排放达到峰值, 不再增长",plan-a
//- terms/list.tsv
term\ten
碳中和\tcarbon neutrality
//- other.csv
中文,英文
无关词,unrelated
//- base.tbx
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1">
<langSec xml:lang="zh"><termSec><term>新质生产力</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>new quality productive forces</term></termSec></langSec>
</conceptEntry></body></text></tbx>
//- plans/a.md
---
id: plan-a
title: 甲规划
kind: outline
date: 2021-03-01
---

推进碳达峰、碳中和，发展新质生产力，不管无关词。
//- glossary.md
---
id: own
title: 自己的
kind: glossary
---

# 自己的

## 双循环
- en: dual circulation

A gloss.
`

/** The text with the edits of the one document that an edit is about, from the last to the first. */
function applyAll(text: string, { documentChanges = [] }: WorkspaceEdit): string {
  const edits = documentChanges.flatMap(change => ('edits' in change ? change.edits : [])) as TextEdit[]
  return [...edits].reverse().reduce((after, { range, newText }) => applyEdit(after, range, newText), text)
}

describe('glossaries in other formats', () => {
  const start = useClient()
  const at = async (client: LanguageClient, word: string): Promise<{ hover: string; links: LocationLink[] }> => {
    const uri = client.uri('plans/a.md')
    const line = client.fixture.files.find(({ path }) => path === 'plans/a.md')?.text.split('\n')[7] ?? ''
    const params = { textDocument: { uri }, position: { line: 7, character: line.indexOf(word) + 1 } }
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', params)
    const links = await client.connection.sendRequest<LocationLink[] | null>('textDocument/definition', params)
    return { hover: (hover?.contents as MarkupContent | undefined)?.value ?? '', links: links ?? [] }
  }

  it('are part of the corpus where tifa.yaml names them; TBX wherever it lies', async () => {
    const client = await start(CORPUS)
    const csv = await at(client, '碳达峰')
    assert.ok(csv.hover.includes('carbon peaking') && csv.hover.includes('不再增长'), csv.hover)
    assert.ok(csv.links[0]?.targetUri.endsWith('/terms/list.csv'))
    assert.deepEqual(csv.links[0]?.targetSelectionRange, {
      start: { line: 1, character: 0 },
      end: { line: 1, character: 3 },
    })
    assert.ok((await at(client, '碳中和')).links[0]?.targetUri.endsWith('/terms/list.tsv'))
    const tbx = await at(client, '新质生产力')
    assert.ok(tbx.hover.includes('new quality productive forces'), tbx.hover)
    assert.equal(tbx.links[0]?.targetSelectionRange.start.line, 2)
    assert.ok(!(await at(client, '无关词')).hover.includes('unrelated'))
  })

  it('follow their files, in GB 18030 too', async () => {
    const client = await start(CORPUS)
    // 碳达峰,峰值排放 in GB 18030, with its head 中文,英文.
    const bytes = [0xd6, 0xd0, 0xce, 0xc4, 0x2c, 0xd3, 0xa2, 0xce, 0xc4, 0x0a, 0xcc, 0xbc, 0xb4, 0xef, 0xb7, 0xe5, 0x2c]
    writeFileSync(join(client.folder, 'terms/list.csv'), Buffer.concat([Buffer.from(bytes), Buffer.from('summit\n')]))
    await client.watched([{ path: 'terms/list.csv', type: 2 }])
    await client.idle()
    const { hover } = await at(client, '碳达峰')
    assert.ok(hover.includes('summit') && !hover.includes('carbon peaking'), hover)
  })

  it('are not written into when words get an entry', async () => {
    const client = await start(CORPUS, { capabilities: EDITING })
    const found = {
      uri: client.uri('plans/a.md'),
      range: { start: { line: 7, character: 2 }, end: { line: 7, character: 5 } },
    }
    const added = await client.connection.sendRequest<{ edit: WorkspaceEdit | null; added: string[] }>(
      'tifa/addEntries',
      {
        entries: [{ headword: '碳达峰', en: ['peak'], found }],
      },
    )
    assert.deepEqual(added.added, ['碳达峰'])
    assert.ok(JSON.stringify(added.edit).includes('glossary.md') && !JSON.stringify(added.edit).includes('list.csv'))
  })
})

describe('importing glossaries', () => {
  const start = useClient()
  const read = (
    client: LanguageClient,
    paths: readonly string[],
    glossary: string | null,
  ): Promise<ReadGlossariesResult> =>
    client.connection.sendRequest('tifa/readGlossaries', {
      uris: paths.map(path => client.uri(path)),
      glossary: glossary === null ? null : client.uri(glossary),
    })
  const merge = (
    client: LanguageClient,
    paths: readonly string[],
    glossary: string | null,
    key: string,
    choices: readonly string[],
  ): Promise<MergeGlossariesResult> =>
    client.connection.sendRequest('tifa/mergeGlossaries', {
      uris: paths.map(path => client.uri(path)),
      glossary: glossary === null ? null : client.uri(glossary),
      key,
      choices,
    })

  it('shows conflicts, then makes one edit of what was chosen', async () => {
    const client = await start(
      `${CORPUS}//- in.csv\n中文,英文,备注,来源地\n双循环,two circulations,Another.,x\n碳达峰,carbon peaking,,y\n`,
      { capabilities: EDITING },
    )
    const found = await read(client, ['in.csv'], 'glossary.md')
    assert.deepEqual([found.entries, found.added, found.same], [2, 1, 0])
    assert.deepEqual(found.notes, ['in.csv: columns not used: 来源地'])
    assert.deepEqual(
      found.conflicts.map(({ headword, range, differences }) => [headword, range.start.line, differences]),
      [
        [
          '双循环',
          8,
          [
            { field: 'en', mine: 'dual circulation', theirs: 'two circulations' },
            { field: 'gloss', mine: 'A gloss.', theirs: 'Another.' },
          ],
        ],
      ],
    )
    const merged = await merge(client, ['in.csv'], 'glossary.md', found.key, ['both'])
    assert.ok('edit' in merged)
    assert.deepEqual([merged.added, merged.changed, merged.kept], [1, 1, 0])
    const after = applyAll(client.textOf('glossary.md'), merged.edit as WorkspaceEdit)
    assert.ok(
      after.endsWith(
        '- en: dual circulation; two circulations\n\nA gloss.\n\nAnother.\n\n## 碳达峰\n- en: carbon peaking\n',
      ),
      after,
    )
  })

  it('refuses to merge what has changed meanwhile, and into what is no Markdown glossary', async () => {
    const client = await start(`${CORPUS}//- in.csv\n中文,英文\n甲,a\n`, { capabilities: EDITING })
    const { key } = await read(client, ['in.csv'], 'glossary.md')
    client.write('in.csv', '中文,英文\n乙,b\n')
    assert.ok('refused' in (await merge(client, ['in.csv'], 'glossary.md', key, [])))
    assert.ok((await read(client, ['in.csv'], 'plans/a.md')).refused)
    assert.ok((await read(client, ['in.csv'], 'terms/list.csv')).refused)
  })

  it('makes a new glossary of a workbook', async () => {
    const client = await start('//- plans/a.md\n碳达峰。\n', { capabilities: EDITING })
    const { bytes } = finish(writeXlsx([{ name: '一', head: ['术语', '译文'], rows: [['碳达峰', 'carbon peaking']] }]))
    writeFileSync(join(client.folder, 'in.xlsx'), bytes)
    const { key, added } = await read(client, ['in.xlsx'], null)
    assert.equal(added, 1)
    const merged = await merge(client, ['in.xlsx'], null, key, [])
    assert.ok('edit' in merged)
    const changes = (merged.edit as WorkspaceEdit).documentChanges ?? []
    assert.deepEqual(
      changes.map(change => ('kind' in change ? change.kind : 'edit')),
      ['create', 'edit'],
    )
    assert.ok(JSON.stringify(changes).includes('## 碳达峰\\n\\n- en: carbon peaking'))
  })

  it('says what is wrong with files', async () => {
    const client = await start(`${CORPUS}//- a.tbx\n<html></html>\n//- b.csv\nyear,gdp\n2020,1\n`)
    const { notes, added } = await read(client, ['a.tbx', 'b.csv', 'c.csv'], 'glossary.md')
    assert.equal(added, 0)
    assert.deepEqual(
      notes.map(note => note.split(': ')[0]),
      ['a.tbx', 'b.csv', 'c.csv'],
    )
    assert.ok(notes[0]?.includes('not TBX') && notes[2]?.includes('no such file'))
  })
})

describe('exporting glossaries', () => {
  const start = useClient()
  const text = ({ content }: ExportGlossaryResult): string => Buffer.from(content, 'base64').toString()

  it('lists what can be exported and written', async () => {
    const client = await start(CORPUS)
    const { glossaries } = await client.connection.sendRequest<GlossariesResult>('tifa/glossaries', {})
    assert.deepEqual(
      glossaries.map(({ title, entries, isWritable }) => [title, entries, isWritable]),
      [
        ['base.tbx', 1, false],
        ['自己的', 1, true],
        ['list.csv', 1, false],
        ['list.tsv', 1, false],
      ],
    )
  })

  it('gives all of the corpus, or one, in every format, with where it comes from', async () => {
    const client = await start(CORPUS)
    const get = (format: string, uri?: string): Promise<ExportGlossaryResult> =>
      client.connection.sendRequest('tifa/exportGlossary', { format, ...(uri === undefined ? {} : { uri }) })
    const csv = await get('csv')
    assert.equal(csv.entries, 4)
    assert.match(text(csv), /^\uFEFFterm,en,aka,.*,gloss,file_sha256,corpus_sha256,tool,exported\r\n/)
    assert.match(text(csv), /碳达峰,carbon peaking; peak carbon,.*[0-9a-f]{64},[0-9a-f]{64},Tifa /)
    const tbx = text(await get('tbx'))
    assert.deepEqual(checkTbx(tbx), [])
    assert.match(tbx, /<p>corpus sha256:[0-9a-f]{64}<\/p><p>base\.tbx sha256:/)
    assert.equal((await get('md', client.uri('glossary.md'))).entries, 1)
    assert.ok(
      text(await get('md', client.uri('glossary.md'))).includes('## 双循环\n\n- en: dual circulation\n\nA gloss.\n'),
    )
    assert.ok(
      Buffer.from((await get('xlsx')).content, 'base64')
        .subarray(0, 2)
        .equals(Buffer.from('PK')),
    )
    assert.equal((await get('csv', client.uri('plans/a.md'))).entries, 0)
  })
})
