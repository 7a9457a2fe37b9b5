// Importing over LSP: a file becomes the text of a document, with a place, notes and a report; what cannot be read is refused in words.

import assert from 'node:assert/strict'
import type { WorkspaceEdit } from 'vscode-languageserver/node'
import { importFile } from '../../server/formats/import-file.ts'
import type {
  ImportFileParams,
  ImportFileResult,
  ImportFoldersResult,
  ImportPassageResult,
  ImportReportResult,
} from '../../server/wire/imports.ts'
import type { AcceptProposalsResult, ProposalResult, ProposalsResult } from '../../server/wire/review.ts'
import type { LanguageClient, Options } from '../support/language-client.ts'
import { applyEdit, PLANS, useClient } from './harness.ts'

/** A plan as a text without markup, hard wrapped, with a page number and a button of a web page. */
const PLAIN = `临江县国民经济和社会发展第十四个五年规划纲要

第一章 发展环境

全县水路运输稳步发展，渡口经济初具规模，农业
现代化水平不断提高。

- 3 -

READ MORE: 更多新闻

第二章 主要目标

到2025年，湿地保护率提高到55%。
`

const here: Options = {
  ports: { importFile: (bytes, options) => importFile(bytes, options, { now: () => performance.now() }) },
}

describe('an import', () => {
  const start = useClient()
  const ask = (client: LanguageClient, params: Partial<ImportFileParams> = {}): Promise<ImportFileResult> =>
    client.connection.sendRequest('tifa/importFile', {
      name: 'linjiang.txt',
      content: Buffer.from(PLAIN).toString('base64'),
      folder: client.uri('plans'),
      ...params,
    })
  const imported = async (
    client: LanguageClient,
    params: Partial<ImportFileParams> = {},
  ): Promise<Extract<ImportFileResult, { uri: string }>> => {
    const result = await ask(client, params)
    assert.ok('uri' in result, JSON.stringify(result))
    return result
  }

  it('gives a text with front matter and headings, and a place where no file is', async () => {
    const client = await start(PLANS, here)
    const { text, uri, id, readAs, doubtful, left } = await imported(client)
    assert.match(text, /^---\n/)
    assert.match(text, /\ntitle: 临江县国民经济和社会发展第十四个五年规划纲要\n/)
    assert.match(text, /\n## 第一章 发展环境\n/)
    assert.match(text, /农业现代化水平/)
    assert.equal(uri, client.uri(`plans/${id}.md`))
    assert.equal(readAs, 'plain text, utf-8')
    assert.ok(doubtful.includes('source'), String(doubtful))
    assert.ok(left >= 2, String(left))
  })
  it('reads a file beside the server, and sends none of it', async () => {
    const client = await start(PLANS, here)
    client.write('in/linjiang.txt', PLAIN)
    const { text } = await imported(client, { content: undefined, uri: client.uri('in/linjiang.txt') } as never)
    assert.match(text, /## 第二章 主要目标/)
    const missing = await ask(client, { content: undefined, uri: client.uri('in/none.txt') } as never)
    assert.deepEqual(missing, { refused: 'no such file' })
  })
  it('takes no id and no place that is taken', async () => {
    const client = await start(PLANS, here)
    const first = await imported(client)
    const second = await imported(client, { given: [{ uri: first.uri, id: first.id }] })
    assert.notEqual(second.id, first.id)
    assert.notEqual(second.uri, first.uri)
    client.write(`plans/${first.id}.md`, 'something else')
    assert.notEqual((await imported(client)).uri, first.uri)
  })
  it('imports no text twice, and says where it is', async () => {
    const client = await start(PLANS, here)
    const { text } = await imported(client)
    const other = text.replace(/^id: .*$/m, 'id: linjiang-14').replace(/^source: .*$/m, 'source: the county')
    client.write('plans/临江.md', other)
    await client.watched([{ path: 'plans/临江.md', type: 1 }])
    assert.deepEqual(await ask(client), { refused: 'its text is in the corpus already: plans/临江.md' })
  })
  it('lists in its report each line that was left out, escaped, with its reason', async () => {
    const client = await start(PLANS, here)
    const { uri, readAs, notes } = await imported(client)
    const { text } = await client.connection.sendRequest<ImportReportResult>('tifa/importReport', {
      files: [
        { name: 'a <b>.pdf', refused: 'it is encrypted' },
        { name: 'linjiang.txt', uri, isOutside: false, readAs, notes },
      ],
    })
    assert.match(text, /^# Imported documents\n/)
    assert.match(text, /## a &lt;b>\.pdf\n\n> ⚠ Not imported: it is encrypted/)
    assert.match(text, /## linjiang\.txt → \[[^\]]+\.md\]\(\/plans\/[^)]+\.md#L1\)/)
    assert.match(text, /### To be checked \(\d+\)\n\n- \[line \d+\]\(\/plans\/\S+#L\d+\) \*\*/)
    assert.match(text, /\*\*- 3 -\*\*|\*\*\\- 3 -\*\*/)
    assert.match(text, /READ MORE: 更多新闻/)
  })
  it('says in words why a file is refused', async () => {
    const client = await start(PLANS, here)
    assert.deepEqual(await ask(client, { content: '' }), { refused: 'the file is empty' })
    const chinese = await start(PLANS, { ...here, locale: 'zh-cn' })
    assert.deepEqual(await ask(chinese, { content: '' }), { refused: '文件是空的' })
    const without = await start(PLANS, { ports: { importFile: undefined } as never })
    const result = await ask(without)
    assert.ok('refused' in result && /in a browser/.test(result.refused))
  })
  it('makes Markdown of what is pasted, whatever stood around it, with footnotes of its own', async () => {
    const client = await start('//- a.md\n# 航道规划\n\n渡口$0。[^1]\n\n[^1]: 甲。\n', here)
    const ask = (html: string): Promise<ImportPassageResult> =>
      client.connection.sendRequest('tifa/importPassage', { uri: client.cursor.uri, html })
    assert.deepEqual(
      await ask(
        '<html><body><!--StartFragment--><h1>主要目标</h1><p class="share">湿地保护率提高到<b>55%</b><sup><a href="#n1" id="c1">1</a></sup>，<a href="https://example.org/">水深</a>达到4米。</p><ul><li>疏浚</li></ul><table><tr><td>指标<td>2030年<tr><td>水深<td>4.0</table><p id="n1"><a href="#c1">1</a> 乙。</p><!--EndFragment--></body></html>',
      ),
      {
        text: [
          '## 主要目标',
          '湿地保护率提高到**55%**[^1-2]，[水深](https://example.org/)达到4米。',
          '- 疏浚',
          '| 指标 | 2030年 |\n| --- | --- |\n| 水深 | 4.0 |',
          '[^1-2]: 乙。',
        ].join('\n\n'),
      },
    )
    assert.deepEqual(await ask('渡口<i>经济</i>'), { text: '渡口*经济*' })
    assert.ok('refused' in (await ask('<img src="a.png">')))
  })

  it('is offered the folders that hold documents', async () => {
    const client = await start(PLANS, here)
    const { folders } = await client.connection.sendRequest<ImportFoldersResult>('tifa/importFolders', {})
    assert.deepEqual(folders, [
      { uri: client.uri('plans'), documents: 2 },
      { uri: client.uri('').replace(/\/$/, ''), documents: 0 },
    ])
  })
  it('is offered no folder that tifa.yaml leaves out, and those that it names', async () => {
    const client = await start(
      `${PLANS}//- tifa.yaml\ninclude: [plans, ./my notes/, 'drafts/*.md', one.md]\nexclude: [plans/old]\n//- plans/old/a.md\n---\nkind: sector\n---\n\n旧。\n`,
      here,
    )
    const { folders } = await client.connection.sendRequest<ImportFoldersResult>('tifa/importFolders', {})
    assert.deepEqual(folders, [
      { uri: client.uri('plans'), documents: 2 },
      { uri: client.uri('my notes'), documents: 0 },
    ])
  })
  it('says where what it writes does not belong to the corpus', async () => {
    const client = await start(`${PLANS}//- tifa.yaml\ninclude: [plans]\n`, here)
    const { isOutside } = await imported(client)
    const { uri, notes, readAs, ...stray } = await imported(client, { folder: client.uri('drafts') })
    assert.deepEqual([isOutside, stray.isOutside], [false, true])
    const files = [{ name: 'linjiang.txt', uri, isOutside: true, readAs, notes }]
    const { text } = await client.connection.sendRequest<ImportReportResult>('tifa/importReport', { files })
    assert.match(text, /does not belong to the corpus/)
  })
  it('leaves doubtful fields to a review, which takes the mark away or writes another value', async () => {
    const client = await start(
      `//- new.md\n---\nid: new\nkind: sector # review 待核\nissuer: 县政府 # review 待核\n---\n\n正文。\n`,
    )
    const uri = client.uri('new.md')
    const { items } = await client.connection.sendRequest<ProposalsResult>('tifa/proposals', { uri })
    assert.deepEqual(
      items.map(({ kind, text }) => `${kind} ${text}`),
      ['field sector', 'field 县政府'],
    )
    const [kind, issuer] = items.map(({ key }) => key)
    const shown = await client.connection.sendRequest<ProposalResult>('tifa/proposal', { uri, key: kind })
    assert.deepEqual([shown.title, shown.value, shown.refused, shown.other], ['kind: sector', 'sector', null, null])
    const accepted = async (params: object): Promise<string> => {
      const { edit } = await client.connection.sendRequest<AcceptProposalsResult>('tifa/acceptProposals', {
        uri,
        ...params,
      })
      const edits = (edit as WorkspaceEdit).changes?.[uri] ?? []
      return [...edits]
        .reverse()
        .reduce((text, one) => applyEdit(text, one.range, one.newText), client.textOf('new.md'))
    }
    assert.match(await accepted({ keys: [kind] }), /\nkind: sector\nissuer: 县政府 # review 待核\n/)
    assert.match(await accepted({ keys: [issuer], value: '县人大：常委会' }), /\nissuer: 县人大：常委会\n---/)
    assert.match(await accepted({ keys: [kind, issuer] }), /\nkind: sector\nissuer: 县政府\n---/)
  })
})
