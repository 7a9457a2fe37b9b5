// Findings over LSP, by pull and by push, and the fixes for them.

import assert from 'node:assert/strict'
import type { CodeAction } from 'vscode-languageserver/node'
import { FULL, type Options } from '../support/language-client.ts'
import { applyEdit, PLANS, useClient, waitFor } from './harness.ts'

describe('diagnostics', () => {
  const start = useClient()
  const codes = async (source: string, path = 'a.md', options?: Options): Promise<string[]> => {
    const running = await start(source, options)
    if (path !== running.fixture.cursor?.path) await running.open(path)
    return (await running.diagnostics(path)).map(({ code, range }) => `${code}: ${running.slice(path, range)}`)
  }
  it('untagged-target in Chinese', async () => {
    assert.deepEqual(await codes(`${PLANS}//- a.md\n到2025年，森林覆盖率提高到24.1%。\n`), [
      'untagged-target: 森林覆盖率提高到24.1%',
    ])
  })
  it('untagged-target in English', async () => {
    const [found] = await codes(`${PLANS}//- a.md\nBy 2025, the 5G penetration rate will be raised to 56 percent.\n`)
    assert.match(found ?? '', /^untagged-target: .*56 percent/)
  })
  it('no untagged-target where a mark holds it', async () => {
    assert.deepEqual(await codes(`${PLANS}//- a.md\n到2035年，[森林覆盖率提高到24.1%](target:forest)。\n`), [])
  })
  it('unknown-term, unknown-plan, unknown-section', async () => {
    const text = '[a](term:high-quality-developmen) [b](plan:fyp-31-outline) [c](plan:fyp-13-outline#第九章)'
    assert.deepEqual(await codes(`${PLANS}//- a.md\n${text}\n`), [
      'unknown-term: high-quality-developmen',
      'unknown-plan: fyp-31-outline',
      'unknown-section: 第九章',
    ])
  })
  it('duplicate-id, with the other place', async () => {
    const running = await start(`//- a.md\n---\nid: x\ntitle: A\n---\n//- b.md\n---\nid: x\ntitle: B\n---\n`)
    const [found] = await running.diagnostics('a.md')
    assert.equal(found?.code, 'duplicate-id')
    assert.equal(found?.relatedInformation?.[0]?.location.uri, running.uri('b.md'))
  })
  for (const [name, yaml] of [
    ['broken YAML', 'title: [a'],
    ['a bad kind', 'kind: plan'],
    ['a bad date', 'date: 2021-02-30'],
    ['a bad period', 'period: 2025-2021'],
    ['a list for a title', 'title: [a, b]'],
  ] as const) {
    it(`bad-front-matter: ${name}`, async () => {
      const [found] = await codes(`//- a.md\n---\n${yaml}\n---\n\ntext\n`)
      assert.match(found ?? '', /^bad-front-matter/)
    })
  }
  it('bad-front-matter: an odd closing fence, and the title is read all the same', async () => {
    const running = await start('//- a.md\n---\nid: a\ntitle: 规划\n----\n\ntext\n')
    const [found] = await running.diagnostics('a.md')
    assert.equal(found?.code, 'bad-front-matter')
    assert.equal(
      running.slice('a.md', found?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }),
      '----',
    )
  })
  it('bad-annotation', async () => {
    const text =
      '[a](target:) [b](target:x "vlaue=3") [c](target:y "by=soon") [d](target:z "value=3\n\n［e］（target：w）\n'
    assert.deepEqual(
      (await codes(`//- a.md\n${text}`)).map(line => line.slice(0, 14)),
      Array(5).fill('bad-annotation'),
    )
  })
  it('bad-annotation of addresses that are nearly ours', async () => {
    const text =
      '[a](target：x) [b](traget:x) [c](Notes:x) [d](note:x"so")\n\n[e](tel:1) [f](http://x) [g](other:x) [h](plane://x) [i](note:x "so")\n'
    assert.deepEqual(await codes(`//- a.md\n${text}`), [
      'bad-annotation: [a](target：x)',
      'bad-annotation: [b](traget:x)',
      'bad-annotation: [c](Notes:x)',
      'bad-annotation: x"so"',
    ])
  })
  it('a comment enables one code of all again', async () => {
    const text = '<!-- tifa-disable -->\n\n<!-- tifa-enable unknown-term -->\n\n[c](term:s) [d](plan:s)\n'
    assert.deepEqual(await codes(`//- a.md\n${text}`), ['unknown-term: s'])
  })
  it('of reference-style marks, of odd titles and of links over two lines', async () => {
    const text = '[见][y]\n\n[y]: <term:nope>\n\n[x](target:y "by=\\"2025\\"")\n\n> [x](\n> term:nope)\n'
    const found = await codes(`//- a.md\n${text}`)
    assert.deepEqual(
      found.map(line => line.slice(0, 22)),
      ['unknown-term: [见][y]', 'bad-annotation: by=\\"2', 'unknown-term: nope'],
    )
  })
  it('comments silence a code', async () => {
    const target = '到2025年，森林覆盖率提高到24.1%。'
    const text = `<!-- tifa-disable-next-line untagged-target -->\n${target}\n\n${target}\n\n<!-- tifa-disable -->\n\n${target}\n\n<!-- tifa-enable -->\n\n${target}\n`
    assert.equal((await codes(`//- a.md\n${text}`)).length, 2)
  })
  it('severities: a setting before tifa.yaml, off included', async () => {
    const source =
      '//- a.md\n[a](term:x) [b](plan:y)\n//- tifa.yaml\nseverities: { unknown-term: off, unknown-plan: error }\n'
    const running = await start(source, {
      capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
      settings: { tifa: { severity: { 'unknown-plan': 'hint', 'unknown-term': 'default' } } },
    })
    assert.deepEqual(
      (await running.diagnostics('a.md')).map(({ code, severity }) => [code, severity]),
      [['unknown-plan', 4]],
    )
  })
  it('a report that did not change is not sent again', async () => {
    const running = await start('//- a.md\n[a](term:x)\n')
    const params = { textDocument: { uri: running.uri('a.md') } }
    const first = await running.connection.sendRequest<{ resultId: string }>('textDocument/diagnostic', params)
    const second = await running.connection.sendRequest<{ kind: string }>('textDocument/diagnostic', {
      ...params,
      previousResultId: first.resultId,
    })
    assert.equal(second.kind, 'unchanged')
  })
  it('follow an edit in another document', async () => {
    const running = await start(`${PLANS}//- a.md\n[a](term:x)\n`)
    assert.equal((await running.diagnostics('a.md')).length, 1)
    await running.open('glossary.md')
    await running.change('glossary.md', [{ text: '---\nkind: glossary\n---\n\n## 某\n- id: x\n' }])
    assert.equal((await running.diagnostics('a.md')).length, 0)
  })
  it('of the whole corpus where that is the scope', async () => {
    const running = await start('//- a.md\ntext\n//- b.md\n[a](term:x)\n//- tifa.yaml\nnonsense: 1\n', {
      capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
      settings: { tifa: { diagnostics: { scope: 'corpus' } } },
    })
    const { items } = await running.connection.sendRequest<{ items: { uri: string; items: { code: string }[] }[] }>(
      'workspace/diagnostic',
      { previousResultIds: [] },
    )
    const found = items.flatMap(({ uri, items }) => items.map(({ code }) => `${uri.split('/').at(-1)} ${code}`))
    assert.deepEqual(found.sort(), ['b.md unknown-term', 'tifa.yaml bad-configuration'])
  })
  for (const scope of ['openFiles', 'corpus']) {
    it(`of a document that is closed are taken back once, with the scope ${scope}`, async () => {
      const running = await start('//- a.md\ntext\n//- b.md\n[b](term:x)\n', {
        capabilities: { ...FULL, workspace: { ...FULL.workspace, configuration: true } },
        settings: { tifa: { diagnostics: { scope } } },
      })
      const pull = async (previousResultIds: { uri: string; value: string }[]) => {
        type Report = { uri: string; kind: string; resultId?: string; items?: { code: string }[] }
        const { connection } = running
        const { items } = await connection.sendRequest<{ items: Report[] }>('workspace/diagnostic', {
          previousResultIds,
        })
        return items.filter(({ uri }) => uri === running.uri('a.md'))
      }
      assert.deepEqual(await pull([]), [])
      await running.open('a.md')
      // What was typed is not saved.
      await running.change('a.md', [{ text: '[a](term:x)\n' }])
      assert.equal((await running.diagnostics('a.md')).length, 1)
      assert.deepEqual(await pull([]), [])
      await running.close('a.md')
      const [report] = await pull([])
      assert.deepEqual(report?.items, [])
      // The answer may have been lost: it is given until the client says that it has it.
      assert.equal((await pull([])).length, 1)
      await pull([{ uri: running.uri('a.md'), value: report?.resultId ?? '' }])
      assert.deepEqual(await pull([]), [])
    })
  }
  it('are pushed to clients that do not pull', async () => {
    const running = await start('//- a.md\n[a](term:x)\n', { capabilities: {} })
    await waitFor(() => running.pushed.get(running.uri('a.md'))?.length === 1)
    await running.change('a.md', [{ text: 'text\n' }])
    await waitFor(() => running.pushed.get(running.uri('a.md'))?.length === 0)
  })
  it('speak Chinese', async () => {
    const running = await start('//- a.md\n[a](term:x)\n', { locale: 'zh-CN' })
    assert.match(String((await running.diagnostics('a.md'))[0]?.message), /词汇表中没有/)
  })
})

describe('code actions', () => {
  const start = useClient()
  const fix = async (source: string): Promise<string[]> => {
    const running = await start(source)
    const path = running.fixture.cursor?.path ?? ''
    const diagnostics = await running.diagnostics(path)
    const { position } = running.cursor
    const actions = await running.ask<CodeAction[]>('textDocument/codeAction', {
      range: { start: position, end: position },
      context: { diagnostics },
    })
    return actions.map(action => {
      const edits = [...(action.edit?.changes?.[running.cursor.uri] ?? [])].reverse()
      return edits.reduce((text, { range, newText }) => applyEdit(text, range, newText), running.textOf(path))
    })
  }
  it('tags a target', async () => {
    const [fixed] = await fix('//- a.md\n到2025年，森林覆盖率提高到$024.1%。\n')
    assert.match(fixed ?? '', /^到2025年，\[森林覆盖率提高到24\.1%\]\(target:[a-z0-9-]+\)。\n$/)
  })
  it('proposes the id of an indicator that the corpus knows', async () => {
    const [fixed] = await fix(
      '//- b.md\n| [Forest coverage 森林覆盖率](target:forest) | 24 |\n| --- | --- |\n//- a.md\n到2025年，森林覆盖率提高到$024.1%。\n',
    )
    assert.equal(fixed, '到2025年，[森林覆盖率提高到24.1%](target:forest)。\n')
  })
  it('tags around bold', async () => {
    const [fixed] = await fix('//- a.md\n到2025年，**森林覆盖率**提高到$024.1%。\n')
    assert.match(fixed ?? '', /^到2025年，\[\*\*森林覆盖率\*\*提高到24\.1%\]\(target:/)
  })
  it('offers what was meant', async () => {
    assert.equal(
      (await fix(`${PLANS}//- a.md\n[a](term:high-quality-develop$0men)\n`))[0],
      '[a](term:high-quality-development)\n',
    )
    assert.equal((await fix(`${PLANS}//- a.md\n[a](plan:fyp-13-outl$0ne)\n`))[0], '[a](plan:fyp-13-outline)\n')
  })
  it('mends form: one finding, all of its code, and what is beyond doubt when a file is saved', async () => {
    const text = '渡口修缮,码头加固,栈桥停用，，见[图](#)和(另行通知)各项。\n'
    const codeAction = {
      ...FULL.textDocument?.codeAction,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    }
    const capabilities = { ...FULL, textDocument: { ...FULL.textDocument, codeAction } }
    const running = await start(`//- a.md\n${text}`, { capabilities })
    await running.open('a.md')
    const found = await running.diagnostics('a.md')
    assert.deepEqual(
      found.map(({ code }) => code),
      ['mixed-punctuation', 'mixed-punctuation', 'mixed-punctuation', 'empty-link', 'mixed-punctuation'],
    )
    const ask = async (only?: string[]): Promise<CodeAction[]> => {
      const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } }
      const context = { diagnostics: found, triggerKind: 1, ...(only ? { only } : {}) }
      const params = { textDocument: { uri: running.uri('a.md') }, range, context }
      return (await running.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', params)) ?? []
    }
    const mended = (action: CodeAction | undefined): string =>
      [...(action?.edit?.changes?.[running.uri('a.md')] ?? [])]
        .reverse()
        .reduce((text, { range, newText }) => applyEdit(text, range, newText), text)
    const [one, all] = await ask(['quickfix'])
    assert.deepEqual([one?.title, all?.title], ['Change to “，”', 'Mend all mixed-punctuation in this document (4)'])
    assert.equal(mended(one), text.replace(',', '，'))
    const whole = all && (await running.connection.sendRequest<CodeAction>('codeAction/resolve', all))
    assert.equal(mended(whole), '渡口修缮，码头加固，栈桥停用，见[图](#)和（另行通知）各项。\n')
    const [safe] = await ask(['source.fixAll'])
    assert.equal(safe?.kind, 'source.fixAll.tifa')
    assert.equal(mended(safe), '渡口修缮，码头加固，栈桥停用，见图和(另行通知)各项。\n')
  })
})
