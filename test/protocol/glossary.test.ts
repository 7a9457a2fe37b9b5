// What texts gloss, over LSP: hover and definition, harvest, new entries, tagging all mentions.

import assert from 'node:assert/strict'
import type {
  ClientCapabilities,
  CodeAction,
  Hover,
  Location,
  LocationLink,
  MarkupContent,
  Range,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import type {
  AddEntriesResult,
  HarvestItem,
  ProposeEntryResult,
  TagMentionsResult,
} from '../../server/wire/glossary.ts'
import { FULL, type LanguageClient, type Options } from '../support/language-client.ts'
import { applyEdit, GLOSSARY, useClient, waitFor } from './harness.ts'

const EDITING: ClientCapabilities = {
  ...FULL,
  textDocument: {
    ...FULL.textDocument,
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
    },
  },
  workspace: {
    ...FULL.workspace,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
}

const TEXTS = `//- notes/a.md
---
id: note-a
title: First Reading
kind: commentary
date: 2021-03-01
---

The plan wants “dual circulation” (双循环) first. A turn to high-quality development (高质量发展) follows.
//- notes/b.md
---
id: note-b
title: Second Reading
kind: commentary
date: 2022-05-01
---

It names “dual circulation” (双循环, shuāng xúnhuán) and “two circulations” (双循环). They speak of 双循环 and dual circulation.
`

/** The texts of all files as an edit leaves them, by path. */
function applied(client: LanguageClient, edit: WorkspaceEdit | object | null | undefined): Record<string, string> {
  const texts: Record<string, string> = {}
  const write = (uri: string, edits: readonly { range: Range; newText: string }[]): void => {
    const path = decodeURIComponent(uri.slice(client.uri('').length + 1))
    let text = client.textOf(path)
    // From the end, so that earlier positions stay right; at one place, the later one first.
    for (const { range, newText } of [...edits].reverse()) text = applyEdit(text, range, newText)
    texts[path] = text
  }
  const { changes, documentChanges } = (edit ?? {}) as WorkspaceEdit
  for (const [uri, edits] of Object.entries(changes ?? {})) write(uri, edits)
  for (const change of documentChanges ?? [])
    if ('edits' in change)
      write(change.textDocument.uri, change.edits as TextDocumentEdit['edits'] as { range: Range; newText: string }[])
  return texts
}

describe('glosses of the corpus', () => {
  const start = useClient()
  const hover = async (source: string, options?: Options): Promise<{ text: string; words: string } | undefined> => {
    const running = await start(source, options)
    const found = await running.ask<Hover | null>('textDocument/hover')
    if (!found?.range) return undefined
    const text = (found.contents as MarkupContent).value
    return { text, words: running.slice(running.fixture.cursor?.path ?? '', found.range) }
  }

  it('explain a wording that the glossary lacks, in both languages', async () => {
    const chinese = await hover(`${GLOSSARY}${TEXTS}//- c.md\n构建双循$0环格局\n`)
    assert.equal(chinese?.words, '双循环')
    assert.match(chinese?.text ?? '', /\*\*双循环\*\* · not in the glossary/)
    assert.match(
      chinese?.text ?? '',
      /\*\*dual circulation\*\* shuāng xúnhuán — \[First Reading\]\(<[^>]+\/a\.md#L8>\) \(2021-03-01\); \[Second Reading\]/,
    )
    assert.ok((chinese?.text.indexOf('dual circulation') ?? 0) < (chinese?.text.indexOf('two circulations') ?? 0))
    const english = await hover(`${GLOSSARY}${TEXTS}//- c.md\nOf Dual Circul$0ation they say\n`)
    assert.equal(english?.words, 'Dual Circulation')
    assert.match(english?.text ?? '', /\*\*双循环\*\* shuāng xúnhuán/)
    const inChinese = await hover(`${TEXTS}//- c.md\n构建双循$0环格局\n`, { locale: 'zh-cn' })
    assert.match(inChinese?.text ?? '', /词汇表未收；语料库中的对译：/)
  })
  it('come behind the glossary, and only with what it lacks', async () => {
    const known = await hover(`${GLOSSARY}${TEXTS}//- c.md\n高质量发$0展\n`)
    assert.match(known?.text ?? '', /high-quality development; quality growth/)
    assert.doesNotMatch(known?.text ?? '', /Also rendered/)
    const more = await hover(`${GLOSSARY}${TEXTS}//- c.md\n高质量发$0展\n//- d.md\n“better growth” (高质量发展)\n`)
    assert.match(
      more?.text ?? '',
      /quality growth[\s\S]+---\n\nAlso rendered in the corpus:\n\n- \*\*better growth\*\*/,
    )
  })
  it('are shown as text, whatever they contain', async () => {
    const found = await hover('//- a.md\n“<b>x</b> [bad](http://x.y) term” (双循$0环)\n')
    assert.doesNotMatch(found?.text ?? '', /<b>|\]\(http/)
  })
  it('are where F12 leads, the earliest first; the glossary goes before them', async () => {
    const define = async (source: string): Promise<string[]> => {
      const running = await start(source)
      const links = (await running.ask<LocationLink[] | null>('textDocument/definition')) ?? []
      return links.map(link => {
        const path = link.targetUri.slice(running.uri('').length + 1)
        return `${path}: ${running.slice(path, link.targetSelectionRange)} in ${running.slice(path, link.targetRange)}`
      })
    }
    assert.deepEqual(await define(`${GLOSSARY}${TEXTS}//- c.md\n构建双循$0环格局\n`), [
      'notes/a.md: 双循环 in dual circulation” (双循环',
      'notes/b.md: 双循环 in dual circulation” (双循环',
    ])
    assert.deepEqual(await define(`${GLOSSARY}${TEXTS}//- c.md\nTwo Circu$0lations\n`), [
      'notes/b.md: two circulations in two circulations” (双循环',
    ])
    const [entry, ...others] = await define(`${GLOSSARY}${TEXTS}//- c.md\n高质量发$0展\n`)
    assert.match(entry ?? '', /^glossary\.md: 高质量发展/)
    assert.deepEqual(others, [])
  })
  it('have references: every place where the wording stands', async () => {
    const running = await start(`${TEXTS}//- c.md\n构建双循$0环格局，**双循**环。\n\n\`双循环\`\n`)
    const places = await running.ask<Location[]>('textDocument/references', { context: { includeDeclaration: true } })
    const found = places.map(({ uri, range }) => {
      const path = uri.slice(running.uri('').length + 1)
      return `${path}: ${running.slice(path, range)}`
    })
    assert.deepEqual(found.sort(), [
      'c.md: 双循**环',
      'c.md: 双循环',
      'notes/a.md: 双循环',
      'notes/b.md: 双循环',
      'notes/b.md: 双循环',
      'notes/b.md: 双循环',
    ])
  })
  it('follow edits, and what is closed or gone', async () => {
    const running = await start('//- a.md\n构建双循$0环格局\n//- b.md\nplain\n')
    const has = async (): Promise<boolean> => (await running.ask('textDocument/hover')) !== null
    assert.equal(await has(), false)
    await running.open('b.md')
    await running.change('b.md', [{ text: '“dual circulation” (双循环)\n' }])
    assert.equal(await has(), true)
    await running.change('b.md', [{ text: '“dual circulation” (双周期)\n' }])
    assert.equal(await has(), false)
    running.write('b.md', '“dual circulation” (双循环)\n')
    await running.close('b.md')
    await waitFor(has)
    running.write('b.md', 'plain\n')
    await running.watched([{ path: 'b.md', type: 2 }])
    assert.equal(await has(), false)
  })
})

describe('harvest', () => {
  const start = useClient()
  const harvest = (running: LanguageClient, path?: string): Promise<HarvestItem[]> =>
    running.connection.sendRequest('tifa/harvest', path === undefined ? {} : { uri: running.uri(path) })
  const add = (running: LanguageClient, items: readonly HarvestItem[], glossary?: string): Promise<AddEntriesResult> =>
    running.connection.sendRequest('tifa/addEntries', {
      entries: items.map(({ headword, renderings, pinyin, found }) => ({
        headword,
        en: renderings.map(({ text }) => text),
        pinyin,
        found,
      })),
      ...(glossary === undefined ? {} : { glossary: running.uri(glossary) }),
    })
  const summary = ({ headword, renderings, isSure, entry, title, date }: HarvestItem): string =>
    `${headword} = ${renderings.map(({ text, count }) => `${text} ×${count}`).join('; ')} (${title}, ${date ?? '–'})${isSure ? ' sure' : ''}${entry ? ' extends' : ''}`

  it('proposes what the glossary lacks, sure ones first, out of one document or all', async () => {
    const source = `${GLOSSARY}${TEXTS}//- notes/c.md\n---\nid: c\ntitle: C\n---\nvia a more active government (有为政府)—so; “better growth” (高质量发展); “12th” (《X》)\n`
    const running = await start(source)
    assert.deepEqual((await harvest(running)).map(summary), [
      '双循环 = dual circulation ×2; two circulations ×1 (First Reading, 2021-03-01) sure',
      '高质量发展 = better growth ×1 (C, –) sure extends',
      '有为政府 = active government ×1 (C, –)',
    ])
    assert.deepEqual((await harvest(running, 'notes/b.md')).map(summary), [
      '双循环 = dual circulation ×1; two circulations ×1 (Second Reading, 2022-05-01) sure',
    ])
    const [item] = await harvest(running, 'notes/a.md')
    assert.equal(item?.sentence, 'The plan wants “dual circulation” (双循环) first.')
    assert.equal(item?.found && running.slice('notes/a.md', item.found.range), 'dual circulation” (双循环')
  })
  it('writes entries and missing renderings in one edit; then nothing is left to propose', async () => {
    const running = await start(`${GLOSSARY}${TEXTS}//- notes/c.md\n“better growth” (高质量发展)\n`, {
      capabilities: EDITING,
    })
    const result = await add(running, await harvest(running))
    assert.deepEqual(result.added, ['双循环'])
    assert.equal(result.extended.length, 1)
    const { 'glossary.md': after = '', ...others } = applied(running, result.edit)
    assert.deepEqual(others, {})
    assert.match(after, /- en: high-quality development; quality growth; better growth\n/)
    assert.ok(
      after.endsWith(`Five words.

## 双循环
- en: dual circulation; two circulations
- pinyin: shuāng xúnhuán

> The plan wants “dual circulation” (双循环) first.
>
> — [First Reading](plan:note-a), 2021-03-01
`),
    )
    await running.open('glossary.md', after)
    assert.deepEqual(await harvest(running), [])
    const again = await add(running, [
      {
        headword: '双循环',
        renderings: [{ text: 'dual circulation', count: 1 }],
        sentence: '',
        found: {
          uri: running.uri('notes/a.md'),
          range: { start: { line: 7, character: 0 }, end: { line: 7, character: 3 } },
        },
        title: '',
        isSure: true,
        entry: null,
      },
    ])
    assert.deepEqual([again.edit, again.added, again.existing.length], [null, [], 1])
  })
  it('keeps CRLF, and a glossary that does not end with a line break', async () => {
    const glossary = '//- glossary.md\n---\r\nkind: glossary\r\n---\r\n\r\n## 生态\r\n\r\n- en: ecology'
    const running = await start(`${glossary}\n${TEXTS}`.replace('ecology\n', 'ecology\r\n\r\nText.\r\n'), {
      capabilities: EDITING,
    })
    const { edit, select } = await add(running, (await harvest(running)).slice(0, 1))
    const after = applied(running, edit)['glossary.md'] ?? ''
    assert.ok(!/[^\r]\n/.test(after), JSON.stringify(after))
    assert.ok(
      after.includes('Text.\r\n\r\n## 双循环\r\n\r\n- en: dual circulation; two circulations\r\n'),
      JSON.stringify(after),
    )
    const line = after.split('\r\n')[select?.range.start.line ?? 0] ?? ''
    assert.equal(
      line.slice(select?.range.start.character, select?.range.end.character),
      'dual circulation; two circulations',
    )
  })
  it('creates a glossary where there is none, if the client can create files', async () => {
    const running = await start(TEXTS, { capabilities: EDITING })
    const result = await add(running, (await harvest(running)).slice(0, 1))
    const edit = result.edit as WorkspaceEdit
    const [create] = edit.documentChanges ?? []
    assert.deepEqual(create, {
      kind: 'create',
      uri: running.uri('glossary/terms.md'),
      options: { overwrite: false, ignoreIfExists: false },
    })
    const text = applied(running, edit)['glossary/terms.md'] ?? ''
    assert.ok(
      text.startsWith(
        '---\nid: terms\ntitle: Terms\nkind: glossary\nlanguage: en\n---\n\n# Terms\n\n## 双循环\n\n- en: dual circulation',
      ),
      text,
    )
    assert.equal(result.select?.uri, running.uri('glossary/terms.md'))
    const unable = await start(TEXTS)
    assert.equal((await add(unable, (await harvest(unable)).slice(0, 1))).problem, 'no-glossary')
  })
  it('does not write over a file that is there', async () => {
    const running = await start(`${TEXTS}//- glossary/terms.md\nNo glossary.\n`, { capabilities: EDITING })
    const { edit } = await add(running, (await harvest(running)).slice(0, 1))
    assert.deepEqual(Object.keys(applied(running, edit)), ['glossary/terms-2.md'])
  })
  it('leaves a glossary alone at whose end a code block stands open', async () => {
    const running = await start(`${GLOSSARY}\n\`\`\`\ncode\n${TEXTS}`)
    assert.equal((await add(running, (await harvest(running)).slice(0, 1))).problem, 'cannot-write')
  })
  it('gives each of two folders its own', async () => {
    const text = (word: string): string =>
      `---\nid: ${word}\ntitle: T\n---\n“${word} term” (双${word === 'one' ? '循环' : '周期'})\n`
    const source = `//- one/a.md\n${text('one')}//- one/g.md\n---\nkind: glossary\n---\n//- two/b.md\n${text('two')}`
    const running = await start(source, { capabilities: EDITING, folders: ['one', 'two'] })
    const items = await harvest(running)
    assert.deepEqual(items.map(({ headword }) => headword).sort(), ['双周期', '双循环'])
    const after = applied(running, (await add(running, items)).edit)
    assert.deepEqual(Object.keys(after).sort(), ['one/g.md', 'two/glossary/terms.md'])
    assert.match(after['one/g.md'] ?? '', /双循环/)
    assert.doesNotMatch(after['one/g.md'] ?? '', /双周期/)
  })
  it('escapes what Markdown would misread', async () => {
    const running = await start(
      `${GLOSSARY}//- a.md\n---\nid: a b\ntitle: "[x](y) *z*"\n---\n“sub_a \\*b\\* \\[c\\]” (双循环) is # 1.\n`,
    )
    const after = applied(running, (await add(running, await harvest(running))).edit)['glossary.md'] ?? ''
    assert.match(after, /- en: sub_a \\\*b\\\* \\\[c\\\]\n/)
    assert.match(after, /— \[\\\[x\\\]\(y\) \\\*z\\\*\]\(plan:a%20b\)/)
  })
})

describe('new entries', () => {
  const start = useClient()
  const SEVERAL = `//- g1.md\n---\nid: g1\ntitle: One\nkind: glossary\n---\n//- g2.md\n---\nid: g2\ntitle: Two\nkind: glossary\n---\n`
  const propose = async (
    source: string,
    words?: string,
    options?: Options,
  ): Promise<{ running: LanguageClient; result: ProposeEntryResult | null }> => {
    const running = await start(source, options)
    const { path = '', offset = 0 } = running.fixture.cursor ?? {}
    const from = words === undefined ? offset : running.textOf(path).indexOf(words)
    const range = { start: running.position(path, from), end: running.position(path, from + (words?.length ?? 0)) }
    const params = { textDocument: { uri: running.uri(path) }, range }
    return {
      running,
      result: await running.connection.sendRequest<ProposeEntryResult | null>('tifa/proposeEntry', params),
    }
  }

  it('start with English and pinyin', async () => {
    const { result } = await propose(`${GLOSSARY}${TEXTS}//- c.md\n$0构建双循环格局\n`, '双循环')
    assert.deepEqual(result?.draft.en, ['dual circulation', 'two circulations'])
    assert.deepEqual([result?.draft.headword, result?.draft.pinyin], ['双循环', 'shuāng xúnhuán'])
    const { result: plain } = await propose(`${GLOSSARY}//- c.md\n$0发展**耐心**资本\n`, '**耐心**资本')
    assert.deepEqual([plain?.draft.headword, plain?.draft.pinyin, plain?.draft.en], ['耐心资本', 'nài xīn zī běn', []])
    const { result: wide } = await propose(`${GLOSSARY}//- c.md\n$0发展，耐心资本，等\n`, '，耐心资本，')
    assert.equal(wide?.draft.headword, '耐心资本')
    const { result: english } = await propose(
      `${GLOSSARY}${TEXTS}//- c.md\n$0the two circulations\n`,
      'two circulations',
    )
    assert.deepEqual([english?.draft.headword, english?.draft.en], ['双循环', ['two circulations']])
  })
  it('take the run of Chinese under the cursor, but no clause', async () => {
    const { result } = await propose('//- c.md\nthe 耐心资$0本 of\n')
    assert.equal(result?.draft.headword, '耐心资本')
    const { result: none } = await propose(
      '//- c.md\n这是一个非常长的没有任何标点符号的句$0子谁也不会把它当作一个词来看待\n',
    )
    assert.equal(none, null)
  })
  it('are not written twice: the entry is named instead', async () => {
    const { running, result } = await propose(`${GLOSSARY}//- c.md\n$0推动高质量的发展\n`, '高质量的发展')
    assert.deepEqual(
      result?.entries.map(({ range }) => running.slice('glossary.md', range)),
      ['高质量发展'],
    )
  })
  it('go to the glossary that is chosen, and to it again the next time', async () => {
    const { running, result } = await propose(`${SEVERAL}//- c.md\n$0发展耐心资本\n`, '耐心资本')
    assert.deepEqual(
      result?.glossaries.map(({ title }) => title),
      ['One', 'Two'],
    )
    assert.equal(result?.last, null)
    const add = (glossary?: string): Promise<AddEntriesResult> =>
      running.connection.sendRequest('tifa/addEntries', { entries: [result?.draft], ...(glossary ? { glossary } : {}) })
    assert.deepEqual(Object.keys(applied(running, (await add()).edit)), ['g1.md'])
    const { edit, select } = await add(running.uri('g2.md'))
    assert.deepEqual(applied(running, edit), {
      'g2.md': `${running.textOf('g2.md')}\n## 耐心资本\n\n- en: \n- pinyin: nài xīn zī běn\n\n> 发展耐心资本\n>\n> — c\n`,
    })
    assert.deepEqual(select?.range, { start: { line: 8, character: 6 }, end: { line: 8, character: 6 } })
    assert.deepEqual(Object.keys(applied(running, (await add()).edit)), ['g2.md'])
  })
  it('take the place of a bundled entry with an English headword, too', async () => {
    const bundled = '//- extra/g.md\n---\nkind: glossary\n---\n\n## 渡船服务\n- en: ferry services\n\nTheirs.\n'
    const own = '//- own/g.md\n---\nkind: glossary\n---\n\n## Ferry services\n\nOurs.\n'
    const running = await start(`${bundled}${own}//- own/a.md\nMore ferry ser$0vices.\n`, {
      folders: ['own'],
      bundled: ['extra/g.md'],
    })
    const { uri, position } = running.cursor
    const found = await running.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri }, position })
    const said = JSON.stringify(found.contents)
    assert.match(said, /Ours/)
    assert.doesNotMatch(said, /Theirs/)
  })
  it('have room for a gloss, and no rendering to fill in, where the headword is English', async () => {
    const { running, result } = await propose(`${SEVERAL}//- c.md\n$0ferries run daily\n`, 'ferries')
    const { edit, select } = await running.connection.sendRequest<AddEntriesResult>('tifa/addEntries', {
      entries: [result?.draft],
      glossary: running.uri('g2.md'),
    })
    const written = `${running.textOf('g2.md')}\n## ferries\n\n\n\n> ferries run daily\n>\n> — c\n`
    assert.deepEqual(applied(running, edit), { 'g2.md': written })
    assert.deepEqual(select?.range, { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } })
  })
  it('are code actions, on a pair under the cursor and on a selection', async () => {
    const running = await start(`${GLOSSARY}//- a.md\nThe “dual circu$0lation” (双循环) of 高质量发展\n`, {
      capabilities: EDITING,
    })
    const { uri, position } = running.cursor
    const actions = await running.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor.extract'] },
    })
    assert.deepEqual(
      actions.map(({ title, kind }) => [title, kind]),
      [['Add “双循环” to the glossary', 'refactor.extract.tifa']],
    )
    const resolved = await running.connection.sendRequest<CodeAction>('codeAction/resolve', actions[0])
    assert.match(
      applied(running, resolved.edit)['glossary.md'] ?? '',
      /## 双循环\n- en: dual circulation\n- pinyin: shuāng xún huán\n/,
    )
  })
  it('come with their edit to clients that cannot ask again, in Chinese to Chinese ones', async () => {
    const running = await start(`${GLOSSARY}//- a.md\n$0The “dual circulation” (双循环) of\n`, { locale: 'zh-cn' })
    const [action] = await running.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: running.cursor.uri },
      range: { start: running.position('a.md', 24), end: running.position('a.md', 27) },
      context: { diagnostics: [] },
    })
    assert.equal(action?.title, '将“双循环”加入词汇表')
    assert.match(applied(running, action?.edit)['glossary.md'] ?? '', /## 双循环/)
  })
})

describe('tagging all mentions', () => {
  const start = useClient()
  const tagAll = async (source: string): Promise<{ running: LanguageClient; result: TagMentionsResult | null }> => {
    const running = await start(source, { capabilities: EDITING })
    const { uri, position } = running.cursor
    return {
      running,
      result: await running.connection.sendRequest('tifa/tagMentions', { textDocument: { uri }, position }),
    }
  }
  const ID = 'term:high-quality-development'

  it('makes links of them, and leaves alone what cannot be one', async () => {
    const { running, result } = await tagAll(
      `${GLOSSARY}//- a.md\n# 高质量发展\n\n推动高质量发$0展，**高质量发展**，高质量发展。[高质量发展](http://x.y) [高质量发展](${ID}) \`高质量发展\`\n\n| 高质量发展 | b |\n|---|---|\n| x | high-quality development |\n`,
    )
    assert.deepEqual([result?.tagged, result?.skipped, result?.scope], [6, 1, 'document'])
    assert.equal(
      applied(running, result?.edit)['a.md'],
      `# [高质量发展](${ID})\n\n推动[高质量发展](${ID})，**[高质量发展](${ID})**，[高质量发展](${ID})。[高质量发展](http://x.y) [高质量发展](${ID}) \`高质量发展\`\n\n| [高质量发展](${ID}) | b |\n|---|---|\n| x | [high-quality development](${ID}) |\n`,
    )
  })
  it('across bold that begins within, in links by label, in CRLF', async () => {
    const { running, result } = await tagAll(
      `${GLOSSARY}//- a.md\n推动高质量发$0展\r\n高**质量**发展，[高质量发展][x]\r\n\r\n[x]: http://x.y\r\n`,
    )
    const after = applied(running, result?.edit)['a.md'] ?? ''
    assert.equal(
      after,
      `推动[高质量发展](${ID})\r\n[高**质量**发展](${ID})，[高质量发展][x]\r\n\r\n[x]: http://x.y\r\n`,
    )
    assert.deepEqual([result?.tagged, result?.skipped], [2, 1])
  })
  it('from an entry, in the corpus, to be confirmed; entries keep their words', async () => {
    const { running, result } = await tagAll(
      `${GLOSSARY.replace('## 高质', '## 高$0质')}//- a.md\n高质量发展\n//- b.md\nno\n//- c.md\nquality growth\n`,
    )
    assert.deepEqual([result?.scope, result?.tagged, result?.documents], ['corpus', 2, 2])
    const edit = result?.edit as WorkspaceEdit
    assert.deepEqual(Object.values(edit.changeAnnotations ?? {}), [
      { label: 'Tag the mentions of “高质量发展”', needsConfirmation: true },
    ])
    assert.deepEqual(applied(running, edit), { 'a.md': `[高质量发展](${ID})\n`, 'c.md': `[quality growth](${ID})\n` })
  })
  it('in VS Code ticked, each mention once, with one empty change that asks for the preview', async () => {
    const source = `${GLOSSARY.replace('## 高质', '## 高$0质')}//- a.md\n高质量发展\n//- c.md\n**高质量发展** quality growth\n`
    const running = await start(source, { capabilities: EDITING, editor: 'vscode' })
    const { uri, position } = running.cursor
    const asked = { textDocument: { uri }, position }
    const result = await running.connection.sendRequest<TagMentionsResult>('tifa/tagMentions', asked)
    const edit = result.edit as WorkspaceEdit
    assert.deepEqual(Object.values(edit.changeAnnotations ?? {}), [
      { label: 'Tag the mentions of “高质量发展”', needsConfirmation: false },
      { label: 'Untick what is not to be tagged, then apply', needsConfirmation: true },
    ])
    const changes = (edit.documentChanges ?? []) as TextDocumentEdit[]
    assert.deepEqual(
      changes.map(({ edits }) => edits.map(each => ('newText' in each ? each.newText : undefined))),
      [[`[高质量发展](${ID})`], [`[高质量发展](${ID})`, `[quality growth](${ID})`, '']],
    )
    assert.deepEqual(applied(running, edit), {
      'a.md': `[高质量发展](${ID})\n`,
      'c.md': `**[高质量发展](${ID})** [quality growth](${ID})\n`,
    })
  })
  it('is a code action, resolved when it is picked', async () => {
    const running = await start(`${GLOSSARY}//- a.md\n推动高质量发$0展\n`, { capabilities: EDITING })
    const { uri, position } = running.cursor
    const [action] = await running.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    })
    assert.equal(action?.title, 'Tag all mentions of “高质量发展” in this document')
    assert.equal(action?.edit, undefined)
    const resolved = await running.connection.sendRequest<CodeAction>('codeAction/resolve', action)
    assert.equal(applied(running, resolved.edit)['a.md'], `推动[高质量发展](${ID})\n`)
  })
  it('is called as the term is read there', async () => {
    const running = await start(`${GLOSSARY}//- a.md\nAll for high-quality deve$0lopment.\n`, { capabilities: EDITING })
    const { uri, position } = running.cursor
    const [action] = await running.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    })
    assert.equal(action?.title, 'Tag all mentions of “high-quality development” in this document')
  })
})
