// Renaming ids over LSP: every place, nothing but the id, and refusals with their reason.

import assert from 'node:assert/strict'
import type { Range, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { FULL, type LanguageClient, type Options } from '../support/language-client.ts'
import { applyEdit, useClient } from './harness.ts'

const RENAMING: Options = {
  capabilities: {
    ...FULL,
    textDocument: { ...FULL.textDocument, rename: { prepareSupport: true } },
    workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true } },
  },
}

const GLOSSARY = `//- glossary.md
---
id: glossary
kind: glossary
---

# 词汇

## 高质量发展

- en: high-quality development; quality growth
- since: fyp-13
- see: new-idea, 新发展理念

Growth.

## 新发展理念

- id: new-idea
- en: new development philosophy
- until: fyp-13
- replaced-by: high-quality-development

Words.
`

const PLANS = `//- plans/fyp-13.md
---
id: fyp-13
title: 十三五规划
---

## 第一章 发展

[高质量发展](term:high-quality-development)。[森林](target:forest "by=2020")。
//- plans/fyp-14.md
---
id: "fyp-14"
title: 十四五规划
supersedes: 'fyp-13'
parent: fyp-13
---

𠮷[上一个](plan:fyp-13#第一章)和[x](plan:fyp%2D13) [森林](outcome:forest "at=2020") [y](note:forest)

| 指标 | 2025年 |
|---|---|
| [森林](target:forest) | 24 |

[words][label] [other](<plan:fyp-13>)

[label]: term:high-quality-development
`

describe('rename', () => {
  const start = useClient()
  let running: LanguageClient
  const rename = async (
    source: string,
    newName: string,
    options: Options = RENAMING,
  ): Promise<{ edit: WorkspaceEdit | null; texts: Record<string, string> }> => {
    running = await start(source, options)
    const edit = await running.ask<WorkspaceEdit | null>('textDocument/rename', { newName })
    const texts: Record<string, string> = {}
    for (const change of edit?.documentChanges ?? []) {
      assert.ok('textDocument' in change)
      const path = pathOf(change)
      texts[path] = apply(running.textOf(path), change.edits as { range: Range; newText: string }[])
    }
    return { edit, texts }
  }
  const pathOf = (change: TextDocumentEdit): string =>
    decodeURIComponent(change.textDocument.uri.slice(running.uri('').length + 1))
  const apply = (text: string, edits: readonly { range: Range; newText: string }[]): string =>
    edits.reduceRight((result, { range, newText }) => applyEdit(result, range, newText), text)
  /** The lines of the files that differ, as they are then. */
  const changed = async (source: string, newName: string): Promise<string[]> => {
    const { texts } = await rename(source, newName)
    return Object.entries(texts).flatMap(([path, text]) => {
      const before = running.textOf(path).split('\n')
      return text.split('\n').flatMap(line => (before.includes(line) ? [] : [`${path}: ${line}`]))
    })
  }
  const refused = async (source: string, newName: string, options: Options = RENAMING): Promise<string> => {
    running = await start(source, options)
    try {
      await running.ask('textDocument/rename', { newName })
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
    throw new Error('it was not refused')
  }
  const at = (source: string, words: string, marked: string): string => {
    assert.ok(source.includes(words), words)
    return source.replace(words, marked)
  }

  it('says what would be renamed, and where', async () => {
    for (const [words, marked, range, id] of [
      ['term:high', 'term:hi$0gh', 'high-quality-development', 'high-quality-development'],
      ['target:forest "by', 'target:for$0est "by', 'forest', 'forest'],
      ["'fyp-13'", "'fyp-1$03'", 'fyp-13', 'fyp-13'],
      ['plan:fyp%2D13', 'plan:fyp%2$0D13', 'fyp%2D13', 'fyp-13'],
      ['id: new-idea', 'id: new$0-idea', 'new-idea', 'new-idea'],
      ['see: new-idea', 'see: new-$0idea', 'new-idea', 'new-idea'],
      ['since: fyp-13', 'since: $0fyp-13', 'fyp-13', 'fyp-13'],
      ['## 高质量发展', '## 高质$0量发展', '高质量发展', 'high-quality-development'],
      ['label]: term:high', 'label]: term:$0high', 'high-quality-development', 'high-quality-development'],
    ] as const) {
      running = await start(at(GLOSSARY + PLANS, words, marked), RENAMING)
      const found = await running.ask<{ range: Range; placeholder: string } | null>('textDocument/prepareRename')
      assert.ok(found, marked)
      assert.deepEqual([running.slice(running.fixture.cursor?.path ?? '', found.range), found.placeholder], [range, id])
    }
  })
  it('finds nothing to rename elsewhere', async () => {
    for (const [words, marked] of [
      ['Growth.', 'Gro$0wth.'],
      ['title: 十三五规划', 'title: 十三$0五规划'],
      ['see: new-idea, 新发展理念', 'see: new-idea, 新发$0展理念'],
      ['## 新发展理念', '## 新发$0展理念'],
      ['#第一章)', '#第一$0章)'],
      ['[上一个]', '[上$0一个]'],
    ] as const) {
      running = await start(at(GLOSSARY + PLANS, words, marked), RENAMING)
      assert.equal(await running.ask('textDocument/prepareRename'), null, marked)
      assert.equal(await running.ask('textDocument/rename', { newName: 'x' }), null, marked)
    }
  })
  it('a term with an id of its own', async () => {
    assert.deepEqual(await changed(at(GLOSSARY + PLANS, 'id: new-idea', 'id: new-$0idea'), 'philosophy'), [
      'glossary.md: - see: philosophy, 新发展理念',
      'glossary.md: - id: philosophy',
    ])
  })
  it('a term whose id was computed gets an id', async () => {
    assert.deepEqual(await changed(at(GLOSSARY + PLANS, 'term:high', 'term:$0high'), 'quality'), [
      'plans/fyp-13.md: [高质量发展](term:quality)。[森林](target:forest "by=2020")。',
      'glossary.md: - id: quality',
      'glossary.md: - replaced-by: quality',
      'plans/fyp-14.md: [label]: term:quality',
    ])
  })
  for (const [name, entry, expected] of [
    ['without fields', '## 渡$0口\n\nA gloss.\n', '## 渡口\n\n- id: ferry\n\nA gloss.\n'],
    ['at the end of the text', '## 渡$0口', '## 渡口\n\n- id: ferry'],
    ['with an underlined heading', '渡$0口\n---\n\n* en: boat\n', '渡口\n---\n\n* id: ferry\n* en: boat\n'],
    ['underlined, without fields', '渡$0口\n---\n\nA gloss.\n', '渡口\n---\n\n- id: ferry\n\nA gloss.\n'],
    ['with CRLF', '## 渡$0口\r\n\r\n- en: boat\r\n', '## 渡口\r\n\r\n- id: ferry\r\n- en: boat\r\n'],
    ['before a list that is the gloss', '## 渡$0口\n\n- one\n- two\n', '## 渡口\n\n- id: ferry\n\n- one\n- two\n'],
  ] as const) {
    it(`an entry ${name}`, async () => {
      const head = name === 'with CRLF' ? '---\r\nkind: glossary\r\n---\r\n\r\n' : '---\nkind: glossary\n---\n\n'
      const { texts } = await rename(`//- g.md\n${head}${entry}`, 'ferry')
      assert.equal(texts['g.md'], head + expected)
      const again = await start(`//- g.md\n${texts['g.md']}//- a.md\n[x](term:ferry)\n`)
      assert.deepEqual(await again.diagnostics('a.md').catch(() => []), [])
    })
  }
  it('a target, in its outcomes too, and no note of that name', async () => {
    assert.deepEqual(await changed(at(GLOSSARY + PLANS, 'outcome:forest', 'outcome:$0forest'), 'forest cover (%)'), [
      'plans/fyp-14.md: 𠮷[上一个](plan:fyp-13#第一章)和[x](plan:fyp%2D13) [森林](outcome:forest%20cover%20%28%25%29 "at=2020") [y](note:forest)',
      'plans/fyp-14.md: | [森林](target:forest%20cover%20%28%25%29) | 24 |',
      'plans/fyp-13.md: [高质量发展](term:high-quality-development)。[森林](target:forest%20cover%20%28%25%29 "by=2020")。',
    ])
  })
  it('a code', async () => {
    assert.deepEqual(await changed(at(GLOSSARY + PLANS, 'note:forest', 'note:$0forest'), '林业'), [
      'plans/fyp-14.md: 𠮷[上一个](plan:fyp-13#第一章)和[x](plan:fyp%2D13) [森林](outcome:forest "at=2020") [y](note:林业)',
    ])
  })
  it('a plan, its quotes and sections left alone', async () => {
    assert.deepEqual(await changed(at(GLOSSARY + PLANS, 'id: fyp-13', 'id: fyp-$013'), "it's 13: #1"), [
      'plans/fyp-13.md: id: "it\'s 13: #1"',
      "plans/fyp-14.md: supersedes: 'it''s 13: #1'",
      'plans/fyp-14.md: parent: "it\'s 13: #1"',
      'plans/fyp-14.md: 𠮷[上一个](plan:it\'s%2013:%20%231#第一章)和[x](plan:it\'s%2013:%20%231) [森林](outcome:forest "at=2020") [y](note:forest)',
      "plans/fyp-14.md: [words][label] [other](<plan:it's%2013:%20%231>)",
      "glossary.md: - since: it's 13: #1",
      "glossary.md: - until: it's 13: #1",
    ])
  })
  it('what it writes reads back: no reference is lost', async () => {
    for (const name of [
      'a b',
      '100%',
      '50%20',
      '《新》(一)',
      'a*b*c',
      'x_y_',
      '<b>',
      'a&amp;b',
      'back\\slash',
      "it's",
      'true',
      '- x',
    ]) {
      const { texts } = await rename(at(GLOSSARY + PLANS, 'id: fyp-13', 'id: fyp-$013'), name)
      const again = await start(
        ['glossary.md', 'plans/fyp-13.md', 'plans/fyp-14.md'].map(path => `//- ${path}\n${texts[path]}`).join(''),
      )
      for (const path of ['plans/fyp-14.md', 'glossary.md']) {
        await again.open(path, texts[path])
        const codes = (await again.diagnostics(path)).map(({ code }) => code)
        assert.deepEqual(
          // What became of its targets is another matter.
          codes.filter(code => !/^(?:untagged-target|unused-term|overdue-target|missing-unit)$/.test(String(code))),
          [],
          `${name} in ${path}`,
        )
      }
      const links = await again.connection.sendRequest<unknown[]>('textDocument/references', {
        textDocument: { uri: again.uri('plans/fyp-13.md') },
        position: { line: 1, character: 4 },
        context: { includeDeclaration: false },
      })
      // Two fields and three links; `since` and `until` are no references of a text.
      assert.equal(links.length, 5, name)
    }
  })
  it('a plan without an id of its own gets one', async () => {
    const source = '//- b.md\n[x](plan:$0a)\n//- a.md\n---\ntitle: 规划\n---\n\n正文\n'
    const { texts } = await rename(source, 'new')
    assert.deepEqual(texts, { 'b.md': '[x](plan:new)\n', 'a.md': '---\nid: new\ntitle: 规划\n---\n\n正文\n' })
    const plain = await rename('//- b.md\n[x](plan:$0a)\n//- a.md\r\n正文\r\n'.replace('a.md\r', 'a.md'), 'new')
    assert.equal(plain.texts['a.md'], '---\r\nid: new\r\n---\r\n\r\n正文\r\n')
    assert.match(
      await refused('//- b.md\n[x](plan:$0a)\n//- a.md\n---\n{title: 规划}\n---\n', 'new'),
      /a is its file’s name/,
    )
  })
  it('works beside broken front matter', async () => {
    const source = '//- a.md\n---\nid: [x\n---\n\n[y](target:$0old) `[z](target:old)`\n//- b.md\n---\n[y](target:old)\n'
    const { texts } = await rename(source, 'new')
    assert.deepEqual(texts, {
      'a.md': '---\nid: [x\n---\n\n[y](target:new) `[z](target:old)`\n',
      'b.md': '---\n[y](target:new)\n',
    })
  })
  it('names the versions of open documents, and none of closed ones', async () => {
    const { edit } = await rename(at(GLOSSARY + PLANS, 'target:forest "by', 'target:$0forest "by'), 'woods')
    const versions = edit?.documentChanges?.map(change => ('textDocument' in change ? change.textDocument : undefined))
    assert.deepEqual(
      versions?.map(document => [document?.uri.slice(-9), document && 'version' in document && document.version]),
      [
        ['fyp-13.md', 1],
        ['fyp-14.md', null],
      ],
    )
  })
  it('takes what is typed and not saved, and no file that is gone', async () => {
    running = await start(at(GLOSSARY + PLANS, 'target:forest "by', 'target:$0forest "by'), RENAMING)
    await running.open('plans/fyp-14.md', '[新](outcome:forest)\n')
    const edit = await running.ask<WorkspaceEdit>('textDocument/rename', { newName: 'woods' })
    const there = edit.documentChanges?.find(
      change => 'textDocument' in change && change.textDocument.uri.endsWith('14.md'),
    )
    assert.ok(there && 'edits' in there)
    assert.deepEqual(there.edits, [
      { range: { start: { line: 0, character: 12 }, end: { line: 0, character: 18 } }, newText: 'woods' },
    ])
  })
  it('leaves other folders alone', async () => {
    const source = '//- one/a.md\n[x](target:$0t)\n//- two/b.md\n[x](target:t)\n'
    const { texts } = await rename(source, 'new', { ...RENAMING, folders: ['one', 'two'] })
    assert.deepEqual(texts, { 'one/a.md': '[x](target:new)\n' })
  })
  it('an editor without versions gets plain changes', async () => {
    running = await start('//- a.md\n[x](target:$0t)\n', { capabilities: {} })
    assert.equal(running.initialized?.capabilities.renameProvider, true)
    const edit = await running.ask<WorkspaceEdit>('textDocument/rename', { newName: 'new' })
    assert.deepEqual(Object.keys(edit.changes ?? {}), [running.uri('a.md')])
  })
  it('a code onto another, after it was asked', async () => {
    const source = '//- a.md\n[x](note:$0t) [y](note:u "so")\n//- b.md\n[z](note:u)\n'
    const { texts, edit } = await rename(source, 'u')
    assert.equal(texts['a.md'], '[x](note:u) [y](note:u "so")\n')
    assert.equal(edit?.changeAnnotations, undefined)
    const { capabilities } = RENAMING
    const workspaceEdit = { documentChanges: true, changeAnnotationSupport: {} }
    const asking = { ...RENAMING, capabilities: { ...capabilities, workspace: { ...FULL.workspace, workspaceEdit } } }
    const asked = (await rename(source, 'u', asking)).edit
    const [annotation] = Object.values(asked?.changeAnnotations ?? {})
    assert.deepEqual(annotation, {
      label: 'Merge into the code “u”, which 2 notes have already',
      needsConfirmation: true,
    })
    assert.ok(
      asked?.documentChanges?.every(change => 'edits' in change && change.edits.every(edit => 'annotationId' in edit)),
    )
    assert.equal((await rename(source, 'v', asking)).edit?.changeAnnotations, undefined)
    // VS Code shows unticked, and does not apply, what needs confirmation.
    const ticked = (await rename(source, 'u', { ...asking, editor: 'vscode' })).edit
    assert.deepEqual(
      Object.values(ticked?.changeAnnotations ?? {}).map(({ needsConfirmation }) => needsConfirmation),
      [false, true],
    )
  })
  it('the same name changes nothing', async () => {
    const { edit } = await rename('//- a.md\n[x](target:$0t)\n', ' t ')
    assert.deepEqual(edit, { documentChanges: [] })
  })
  it('waits until the corpus has been read', async () => {
    const { texts } = await rename(at(GLOSSARY + PLANS, 'note:forest', 'note:$0forest'), 'z', {
      ...RENAMING,
      wait: false,
    })
    assert.equal(Object.keys(texts).length, 1)
    const terms = await rename(at(GLOSSARY + PLANS, 'term:high', 'term:$0high'), 'z', { ...RENAMING, wait: false })
    assert.equal(Object.keys(terms.texts).length, 3)
  })

  describe('refuses', () => {
    it('an id that is taken', async () => {
      assert.match(
        await refused(at(GLOSSARY + PLANS, 'term:high', 'term:$0high'), 'new-idea'),
        /“new-idea” is taken already \(in glossary\)/,
      )
      assert.match(
        await refused(at(GLOSSARY + PLANS, 'id: fyp-13', 'id: $0fyp-13'), 'fyp-14'),
        /is taken already \(in fyp-14\)/,
      )
      assert.match(await refused('//- a.md\n[x](target:$0t) [y](outcome:u)\n', 'u'), /is taken already/)
      assert.match(
        await refused('//- a.md\n[x](target:$0t) [y](target:u)\n', 'u', { ...RENAMING, locale: 'zh-cn' }),
        /标识“u”已经存在/,
      )
    })
    it('an empty or impossible one', async () => {
      assert.match(await refused('//- a.md\n[x](target:$0t)\n', ' '), /cannot be empty/)
      assert.match(await refused('//- a.md\n[x](target:$0t)\n', 'a\nb'), /control character/)
      assert.match(await refused('//- a.md\n[x](target:$0t)\n', 'x'.repeat(201)), /cannot be written so/)
      assert.match(await refused(at(GLOSSARY + PLANS, 'term:high', 'term:$0high'), 'a, b'), /“,”/)
      assert.match(await refused('//- a.md\n[x](target:$0t)\n', '', { ...RENAMING, locale: 'zh' }), /标识不能为空/)
    })
    it('an id of the glossary that comes with Tifa', async () => {
      const source =
        '//- own/a.md\n[x](term:$0bundled-term)\n//- extra/g.md\n---\nkind: glossary\n---\n\n## 词\n\n- id: bundled-term\n'
      const options = { ...RENAMING, folders: ['own'], bundled: ['extra/g.md'] }
      assert.match(await refused(source, 'x', options), /comes with Tifa/)
      await assert.rejects(running.ask('textDocument/prepareRename'), /comes with Tifa/)
      assert.match(await refused(source, 'x', { ...options, locale: 'zh' }), /自带的词汇表/)
    })
  })
})
