// Document highlight over LSP: what else there is in the document of what stands under the cursor.

import assert from 'node:assert/strict'
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver/node'
import { GLOSSARY, PLANS, useClient } from './harness.ts'

describe('document highlight', () => {
  const start = useClient()
  /** Fails unless the spans are highlighted; `write` is what is shown as defining. */
  const check = async (source: string, write: readonly string[] = []): Promise<void> => {
    const running = await start(source)
    const path = running.fixture.cursor?.path ?? ''
    const found = (await running.ask<DocumentHighlight[] | null>('textDocument/documentHighlight')) ?? []
    const spans = running.fixture.files.find(file => file.path === path)?.spans ?? []
    assert.deepEqual(
      found.map(({ range }) => [range.start, range.end]),
      spans.map(({ start, end }) => [running.position(path, start), running.position(path, end)]),
      found.map(({ range }) => running.slice(path, range)).join(' '),
    )
    const writing = found.filter(({ kind }) => kind === DocumentHighlightKind.Write)
    assert.deepEqual(
      writing.map(({ range }) => running.slice(path, range)),
      write,
    )
  }

  it('of a term: every wording, in both languages', () =>
    check(
      `${PLANS}//- a.md\n# ⟦高质量发展⟧\n\n推动⟦高质$0量发展⟧、⟦高质量的发展⟧和⟦高質量發展⟧：⟦quality growth⟧。\n\n| a | b |\n| - | - |\n| 新发展理念 | ⟦High-Quality Development⟧ |\n`,
    ))
  it('of a term: across a soft line break, in bold, behind an emoji and a rare character, twice in a run', () =>
    check(
      `${GLOSSARY}//- a.md\n🚢𠮷⟦高质量\n发展⟧⟦高质量发展⟧，**⟦高质$0量发展⟧**\n\n> - ⟦高质量发展⟧[^1]\n\n[^1]: ⟦高质量发展⟧\n`,
    ))
  it('of a term: inside longer terms, too', () =>
    check(
      `//- g.md\n---\nkind: glossary\n---\n\n## 发展\n- en: development\n\n## 高质量发展\n- en: high-quality development\n//- a.md\n高质量⟦发展⟧和⟦发$0展⟧；high-quality ⟦development⟧\n`,
    ))
  it('of a term: where a mark says that other words mean it', () =>
    check(`${GLOSSARY}//- a.md\n[⟦这种发展⟧](term:high-quality-development)和⟦高质量$0发展⟧\n`))
  it('of an entry: its heading defines', () =>
    check(
      `//- glossary.md\n---\nkind: glossary\n---\n\n## ⟦高质$0量发展⟧\n- en: ⟦high-quality development⟧\n\n## 新发展理念\n- see: ⟦高质量发展⟧\n`,
      ['高质量发展'],
    ))
  it('of a target: the marks with its id', () =>
    check(
      `${GLOSSARY}//- a.md\n⟦[到2025年5$06%](target:5g)⟧，⟦[达到60%](outcome:5g "at=2023")⟧，[70%](target:4g)\n\n⟦[again][x]⟧\n\n[x]: target:5g\n`,
    ))
  it('of a note: the notes with its code', () =>
    check(`${GLOSSARY}//- a.md\n⟦[a](note:fin$0ance)⟧ ⟦[b](note:finance "x")⟧ [c](note:other) [d](target:finance)\n`))
  it('of a plan: its names and marks, with and without a section', () =>
    check(
      `${PLANS}//- a.md\n---\nsupersedes: ⟦fyp-13-outline⟧\n---\n\n⟦“十三$0五”规划⟧和《⟦“十三五”规划纲要》第一章⟧、⟦[x](plan:fyp-13-outline)⟧；“十四五”规划。\n`,
    ))
  it('of a section: what refers to it', () =>
    check(`${PLANS}//- a.md\n《⟦“十三五”规划纲要》第$0一章⟧和⟦[x](plan:fyp-13-outline#第一章)⟧、“十三五”规划第二章\n`))
  it('of a heading: what refers to it in its own document', () =>
    check(
      `//- a.md\n---\nid: a\ntitle: 某规划\nnames: [“十三五”规划]\nkind: outline\n---\n\n## ⟦第一章　基$0础⟧\n\n见⟦“十三五”规划第一章⟧。\n`,
      ['第一章　基础'],
    ))
  it('is nothing on a heading that nothing refers to, and on plain words', async () => {
    await check(`${GLOSSARY}//- a.md\n---\nid: a\n---\n\n## 第一章　基$0础\n`)
    await check(`${GLOSSARY}//- a.md\n今天天$0气好，天气好。\n`)
  })
  it('bears a position past the end', async () => {
    const running = await start(`${GLOSSARY}//- a.md\n高质量发展$0`)
    const params = { textDocument: { uri: running.cursor.uri }, position: { line: 99, character: 99 } }
    await running.connection.sendRequest('textDocument/documentHighlight', params)
  })
})
