// Official renderings over LSP: TMX files of a folder, in the hover and as a list; files that change, go and are broken.

import assert from 'node:assert/strict'
import type { Hover, MarkupContent } from 'vscode-languageserver/node'
import type { RenderingsResult } from '../../server/wire/renderings.ts'
import type { LanguageClient } from '../support/language-client.ts'
import { PLANS, useClient } from './harness.ts'

const unit = (zh: string, en: string): string =>
  `<tu>\n<tuv xml:lang="zh-CN"><seg>${zh}</seg></tuv>\n<tuv xml:lang="en-US"><seg>${en}</seg></tuv>\n</tu>\n`

const tmx = (...units: readonly (readonly [zh: string, en: string])[]): string =>
  `<?xml version="1.0"?>\n<tmx version="1.4">\n<header srclang="en-US"/>\n<body>\n${units.map(([zh, en]) => unit(zh, en)).join('')}</body>\n</tmx>\n`

const OTHERS = Array.from({ length: 30 }, (_, i) => [`第${i}项工作`, `task number ${i}`] as const)

const REPORTS = `//- tm/report-2018.tmx
${tmx(['推动高质量发展', 'promote high-quality development'], ['供给侧结构性改革', 'supply-side structural reform'], ...OTHERS)}//- tm/report-2019.tmx
${tmx(['高质量发展的要求', 'the needs of high-quality development'], ['深化供给侧结构性改革', 'deeper supply-side structural reform'], ['高质量发展', 'Growth of quality'])}`

describe('official renderings over LSP', () => {
  const start = useClient()
  const hover = async (running: LanguageClient): Promise<{ text: string; words: string } | undefined> => {
    const result = await running.ask<Hover | null>('textDocument/hover')
    if (!result?.range) return undefined
    const text = (result.contents as MarkupContent).value
    return { text, words: running.slice(running.fixture.cursor?.path ?? '', result.range) }
  }

  it('stand in the hover behind the card of a term', async () => {
    const running = await start(`${PLANS}${REPORTS}//- a.md\n推动高质$0量发展。\n`)
    const found = await hover(running)
    assert.equal(found?.words, '高质量发展')
    const parts = (found?.text ?? '').split('\n\n---\n\n')
    assert.match(parts[0] ?? '', /gāo zhì liàng/)
    const uri = running.uri('tm/report-2018.tmx')
    assert.equal(
      parts[1],
      `Official English (parallel texts): [high-quality development](<${uri}#L6>) 2 of 3 (2018: 1, 2019: 1); ` +
        `[otherwise 1](<${running.uri('tm/report-2019.tmx')}#L14>)\n\n` +
        '*Counted: 3 aligned units with 高质量发展 in 2 of 2 files*',
    )
  })
  it('stand in the hover of a phrase that no glossary has', async () => {
    const found = await hover(await start(`${PLANS}${REPORTS}//- a.md\n要**深化供给侧结$0构性改革**。\n`))
    assert.equal(found?.words, '供给侧结构性改革')
    assert.match(found?.text ?? '', /^Official English .*supply-side structural reform\].* 2 of 2 \(2018: 1, 2019: 1\)/)
  })
  it('stand in the hover of an English rendering', async () => {
    const found = await hover(await start(`${PLANS}${REPORTS}//- a.md\nfor high-quality dev$0elopment\n`))
    assert.match(found?.text ?? '', /Official English .*high-quality development\].* 2 of 3/)
  })
  it('speak Chinese', async () => {
    const found = await hover(await start(`${PLANS}${REPORTS}//- a.md\n高质$0量发展\n`, { locale: 'zh-cn' }))
    assert.match(found?.text ?? '', /官方英译（平行文本）：.*2\/3（2018 年 1、2019 年 1）/)
    assert.match(found?.text ?? '', /含“高质量发展”的对齐单元 3 个，见于 2 个文件中的 2 个/)
  })
  it('are nothing where no text has the words', async () => {
    assert.equal(await hover(await start(`${PLANS}${REPORTS}//- a.md\n今天天$0气好\n`)), undefined)
    assert.doesNotMatch((await hover(await start(`${PLANS}//- a.md\n高质$0量发展\n`)))?.text ?? '', /parallel/)
  })
  it('are no documents: nothing is counted in them, and nothing found', async () => {
    const running = await start(`${PLANS}${REPORTS}//- a.md\n高质$0量发展\n`)
    assert.match((await hover(running))?.text ?? '', /Corpus: 4 in 3 of 3 documents/)
    assert.equal(running.statuses.at(-1)?.documents, 4)
  })
  it('are listed with their units', async () => {
    const running = await start(`${PLANS}${REPORTS}//- a.md\n高质$0量发展\n`)
    const { uri, position } = running.cursor
    const found = await running.connection.sendRequest<RenderingsResult>('tifa/renderings', { uri, position })
    assert.deepEqual(
      [found.wording, found.language, found.units, found.files, found.ofFiles],
      ['高质量发展', 'zh', 3, 2, 2],
    )
    assert.deepEqual(
      found.renderings.map(({ text, known, count, years }) => [text, known, count, years]),
      [
        ['high-quality development', true, 2, '2018: 1, 2019: 1'],
        [null, false, 1, ''],
      ],
    )
    assert.deepEqual(found.renderings[1]?.examples, [
      { uri: running.uri('tm/report-2019.tmx'), year: 2019, zh: '高质量发展', en: 'Growth of quality', line: 13 },
    ])
  })
  it('are listed for selected words, of either language', async () => {
    const running = await start(
      `${PLANS}${REPORTS}//- a.md\n$0深化供给侧结构性改革\n\nsupply-side structural reforms\n`,
    )
    const ask = (line: number, from: number, to: number): Promise<RenderingsResult | null> =>
      running.connection.sendRequest('tifa/renderings', {
        uri: running.cursor.uri,
        range: { start: { line, character: from }, end: { line, character: to } },
      })
    assert.equal((await ask(0, 2, 10))?.renderings[0]?.text, 'supply-side structural reform')
    assert.equal((await ask(2, 0, 30))?.renderings[0]?.text, '供给侧结构性改革')
    assert.equal(await ask(2, 0, 4), null)
  })
  it('follow files that change, come and go', async () => {
    const running = await start(`${PLANS}${REPORTS}//- a.md\n高质$0量发展\n`)
    const line = async (): Promise<string> =>
      /Official English[^\n]*/.exec((await hover(running))?.text ?? '')?.[0] ?? ''
    running.write('tm/report-2019.tmx', tmx(['高质量发展', 'quality growth']))
    await running.watched([{ path: 'tm/report-2019.tmx', type: 2 }])
    assert.match(await line(), /high-quality development\].* 1 of 2 .*quality growth\].* 1 \(2019: 1\)/)
    running.write('tm/report-2020.tmx', tmx(['高质量发展', 'high-quality development']))
    await running.watched([{ path: 'tm/report-2020.tmx', type: 1 }])
    assert.match(await line(), /2 of 3 \(2018: 1, 2020: 1\)/)
    await running.watched([{ path: 'tm/report-2020.tmx', type: 3 }])
    assert.match(await line(), /1 of 2 \(2018: 1\)/)
    await running.watched([{ path: 'tm', type: 3 }])
    assert.equal(await line(), '')
  })
  it('obey what is left out of the corpus', async () => {
    const running = await start(
      `//- tifa.yaml\nexclude: [tm/report-2018.tmx]\n//- .gitignore\n*-2019.tmx\n${PLANS}${REPORTS}//- a.md\n高质$0量发展\n`,
    )
    assert.doesNotMatch((await hover(running))?.text ?? '', /parallel/)
  })
  it('are read as far as a broken file can be read, and the log names the file and the line', async () => {
    const broken = tmx(['高质量发展', 'R & D of high-quality development']).replace('</body>', '<tu><tuv')
    const running = await start(`${PLANS}//- tm/a2018.tmx\n${broken}//- tm/b.tmx\nno TMX\n//- a.md\n高质$0量发展\n`)
    assert.match((await hover(running))?.text ?? '', /1 of 1 \(2018: 1\)/)
    const log = running.log.join('\n')
    assert.match(log, /tm\/a2018\.tmx: line 7: TMX: stray-character “&”/)
    assert.match(log, /tm\/b\.tmx: left out: no unit in both Chinese and English/)
    assert.equal(running.statuses.at(-1)?.skipped, 1)
    running.write('tm/b.tmx', tmx(['高质量发展', 'quality growth']))
    await running.watched([{ path: 'tm/b.tmx', type: 2 }])
    assert.equal(running.statuses.at(-1)?.skipped, 0)
    assert.match((await hover(running))?.text ?? '', /1 file has no year/)
  })
  it('show hostile text as text', async () => {
    const evil = '[x](command:evil) &lt;img src=x> https://evil.example'
    const running = await start(
      `//- t2018.tmx\n${tmx(...OTHERS, ['共同富裕', evil], ['实现共同富裕', evil])}//- a.md\n共同$0富裕\n`,
    )
    const text = (await hover(running))?.text ?? ''
    assert.match(text, /Official English/)
    assert.doesNotMatch(text, /<img|\]\((?:https|command):|https:\/\//)
  })
})
