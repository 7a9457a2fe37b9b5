// Code lenses over LSP: how often the terms of a glossary are used.

import assert from 'node:assert/strict'
import type { CodeLens, Location } from 'vscode-languageserver/node'
import { FULL, type LanguageClient, type Options } from '../support/language-client.ts'
import { PLANS, useClient, waitFor } from './harness.ts'

const CONFIGURABLE = { ...FULL, workspace: { ...FULL.workspace, configuration: true } }
const REFRESH = 'workspace/codeLens/refresh'

describe('code lens', () => {
  const start = useClient()
  const provide = async (running: LanguageClient, path: string): Promise<CodeLens[]> => {
    const params = { textDocument: { uri: running.uri(path) } }
    return (await running.connection.sendRequest<CodeLens[] | null>('textDocument/codeLens', params)) ?? []
  }
  const resolve = (running: LanguageClient, lens: CodeLens): Promise<CodeLens> =>
    running.connection.sendRequest<CodeLens>('codeLens/resolve', lens)
  /** The lenses of a document as `heading: title`. */
  const lenses = async (running: LanguageClient, path: string): Promise<string[]> => {
    const found = await Promise.all((await provide(running, path)).map(lens => resolve(running, lens)))
    return found.map(({ range, command }) => `${running.slice(path, range)}: ${command?.title}`)
  }
  const titles = async (source: string, options: Options = {}): Promise<string[]> =>
    lenses(await start(source, options), 'glossary.md')

  it('says how often a term is used, where first, and how it fared from plan to plan', async () => {
    assert.deepEqual(await titles(`${PLANS}//- a.md\n$0quality growth，高质量的发展\n`), [
      '高质量发展: used 5 times in 3 documents · first 2016-03-16',
      '高质量发展: 2 plans: 1 (2016) → 2 (2021)',
      '新发展理念: used once in 1 document · first 2016-03-16',
      '新发展理念: 1 plan: 1 (2016) → 0 (2021)',
    ])
  })
  it('says it in Chinese', async () => {
    assert.deepEqual((await titles(`${PLANS}//- a.md\n$0`, { locale: 'zh-cn' })).slice(0, 2), [
      '高质量发展: 使用 3 次，见于 2 份文件 · 首见 2016-03-16',
      '高质量发展: 见于 2 份规划：1（2016） → 2（2021）',
    ])
  })
  it('says where a term is not used, or in no plan', async () => {
    const glossary =
      '//- glossary.md\n---\nkind: glossary\n---\n\n## 甲乙丙\n- en: nothing\n\n## 丁戊己\n- en: something\n'
    assert.deepEqual(await titles(`${glossary}//- a.md\n$0丁戊己\n`), [
      '甲乙丙: not used in the corpus',
      '甲乙丙: no plan',
      '丁戊己: used once in 1 document',
      '丁戊己: no plan',
    ])
  })
  it('compares plans that replace one another, and no translation beside its original', async () => {
    const plan = (id: string, year: number, more: string, text: string): string =>
      `//- ${id}.md\n---\nid: ${id}\nkind: regional\ndate: ${year}\n${more}---\n\n${text}\n`
    const source = [
      '//- glossary.md\n---\nkind: glossary\n---\n\n## 鱼灯节\n- en: lantern festival\n',
      plan('p1', 2001, '', '无'),
      plan('p2', 2006, 'supersedes: p1\n', '鱼灯节'),
      plan('p3', 2011, 'supersedes: p2\n', '鱼灯节，鱼灯节'),
      plan('p4', 2016, 'supersedes: p3\n', '鱼灯节，鱼灯节，鱼灯节'),
      plan('p5', 2021, 'supersedes: p4\n', '无'),
      plan('p6', 2026, 'supersedes: p5\n', '鱼灯节'),
      plan('x6', 2026, 'expresses: p6\n', 'lantern festival'),
      plan('q1', 2021, 'supersedes: q2\n', '鱼灯节'),
      plan('q2', 2016, 'supersedes: q1\n', '鱼灯节'),
    ]
    assert.deepEqual(await titles(`${source.join('')}//- a.md\n$0`), [
      '鱼灯节: used 10 times in 7 documents · first 2006',
      '鱼灯节: 6 plans: … → 2 (2011) → 3 (2016) → 0 (2021) → 1 (2026)',
    ])
  })
  it('is for glossaries alone, and can be switched off', async () => {
    const running = await start(`${PLANS}//- a.md\n$0## 高质量发展\n`)
    assert.deepEqual(await provide(running, 'a.md'), [])
    const settings = { tifa: { codeLens: { enable: false } } }
    assert.deepEqual(await titles(PLANS, { capabilities: CONFIGURABLE, settings }), [])
  })
  it('leads to the uses in VS Code, and is plain words elsewhere', async () => {
    const plain = await start(PLANS)
    for (const lens of await provide(plain, 'glossary.md'))
      assert.equal((await resolve(plain, lens)).command?.command, '')
    const running = await start(PLANS, { editor: 'vscode' })
    const [uses, plans] = await Promise.all((await provide(running, 'glossary.md')).map(lens => resolve(running, lens)))
    assert.equal(uses?.command?.command, 'tifa.showReferences')
    assert.deepEqual(uses?.command?.arguments?.[1], { line: 7, character: 3 })
    const follow = async (lens: CodeLens | undefined): Promise<string[]> => {
      const places = await running.connection.sendRequest<Location[]>('tifa/termUses', lens?.command?.arguments?.[0])
      return places.map(({ uri, range }) => {
        const path = uri.slice(running.uri('').length + 1)
        return `${path}:${range.start.line + 1} ${running.slice(path, range)}`
      })
    }
    // As many as were counted, so no fields of the glossary; and no more than one of each plan.
    assert.deepEqual(await follow(uses), [
      'plans/fyp-13.md:14 高质量发展',
      'plans/fyp-14.md:13 高质量发展',
      'plans/fyp-14.md:13 高质量发展',
    ])
    assert.deepEqual(await follow(plans), ['plans/fyp-13.md:14 ', 'plans/fyp-14.md:13 '])
  })
  it('follows what is typed elsewhere, and asks to be asked again', async () => {
    const running = await start(`${PLANS}//- a.md\n$0text\n`)
    const [before] = await lenses(running, 'glossary.md')
    assert.match(before ?? '', /used 3 times in 2 documents/)
    const seen = running.otherRefreshes.get(REFRESH) ?? 0
    await running.change('a.md', [{ text: '高质量发展\n' }])
    await waitFor(() => (running.otherRefreshes.get(REFRESH) ?? 0) > seen)
    const [after] = await lenses(running, 'glossary.md')
    assert.match(after ?? '', /used 4 times in 3 documents/)
    await running.close('a.md')
    await running.idle()
  })
  it('says that it is counting until all is counted, then asks to be asked again', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `//- many/${i}.md\n${'高质量发展。\n\n'.repeat(50)}`).join('')
    const running = await start(`${PLANS}${many}`, { wait: false })
    let first: string[] = []
    await waitFor(async () => (first = await lenses(running, 'glossary.md')).length > 0)
    assert.deepEqual(first, ['高质量发展: counting…', '新发展理念: counting…'])
    // A first refresh may come before the last document has been counted; one comes after it in any case.
    await waitFor(async () => /used 15003 times in 302 documents/.test((await lenses(running, 'glossary.md'))[0] ?? ''))
    await waitFor(() => (running.otherRefreshes.get(REFRESH) ?? 0) > 0)
  })
  it('are asked for again after each work, however short and whatever it leaves the numbers of documents and terms', async () => {
    // With a clock that stands still all work ends in the pause after the last status.
    const running = await start(PLANS, { ports: { now: () => 0 } })
    const refreshes = (): number => running.otherRefreshes.get(REFRESH) ?? 0
    await waitFor(() => refreshes() > 0)
    const before = refreshes()
    // The document that was opened causes one, too, some time.
    for (const round of [1, 2, 3]) {
      running.write('a.md', `${'高质量发展。\n\n'.repeat(round)}`)
      await running.watched([{ path: 'a.md', type: round === 1 ? 1 : 2 }])
      await running.idle()
      await waitFor(() => refreshes() >= before + round)
      assert.match((await lenses(running, 'glossary.md'))[0] ?? '', new RegExp(`used ${3 + round} times`))
    }
  })
  it('shows the figures of the one folder in the bundled glossary, too', async () => {
    const bundled = '//- extra/g.md\n---\nkind: glossary\n---\n\n## 甲乙丙\n- en: x\n'
    const source = `${bundled}//- own/a.md\n$0甲乙丙\n//- other/b.md\n甲乙丙\n`
    const running = await start(source, { folders: ['own'], bundled: ['extra/g.md'] })
    await running.open('extra/g.md')
    assert.deepEqual(await lenses(running, 'extra/g.md'), ['甲乙丙: used once in 1 document', '甲乙丙: no plan'])
    const several = await start(source, { folders: ['own', 'other'], bundled: ['extra/g.md'] })
    await several.open('extra/g.md')
    assert.deepEqual(await lenses(several, 'extra/g.md'), [])
  })
  it('bears what it did not send', async () => {
    const running = await start(PLANS)
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    for (const data of [undefined, null, 1, { uri: 'x:y', id: 'z', shows: 'uses' }])
      assert.equal((await resolve(running, { range, data })).command, undefined)
  })
})
