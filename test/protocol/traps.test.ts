// What peers get wrong in finding terms, over LSP: hover, definition and references agree on the exact range.

import assert from 'node:assert/strict'
import type { Hover, Location, LocationLink, Position, Range } from 'vscode-languageserver/node'
import { buildLexicon } from '../../server/core/index/terms/lexicon.ts'
import { parseFixture } from '../support/fixture.ts'
import { useClient } from './harness.ts'

describe('traps of term matching', () => {
  const start = useClient()

  /** Every span of the text is a mention of the first headword, wherever in it the cursor stands, and nothing else is. */
  const check = async (headwords: string, text: string): Promise<void> => {
    const entries = headwords
      .split(' | ')
      .map((headword, i) => `## ${headword}\n- id: t${i}\n`)
      .join('\n')
    // With a title of its own: else its first heading or bold words were one, and led to the document itself.
    const source = `//- a.md\n---\ntitle: 文\n---\n\n${text}\n//- g.md\n---\nkind: glossary\n---\n\n${entries}`
    const running = await start(source)
    const spans = parseFixture(source).files[0]?.spans ?? []
    const textDocument = { uri: running.uri('a.md') }
    const rangeOf = ({ start, end }: { start: number; end: number }): Range => ({
      start: running.position('a.md', start),
      end: running.position('a.md', end),
    })
    const ask = <T>(method: string, position: Position, more: object = {}): Promise<T> =>
      running.connection.sendRequest<T>(method, { textDocument, position, ...more })
    const heading = { line: 4, character: 3 }
    for (const span of spans) {
      const range = rangeOf(span)
      // Not in the middle of a character that takes two units, where no editor sets a cursor.
      const offsets = [...Array(span.end - span.start).keys()]
        .map(i => span.start + i)
        .filter(offset => !/^[\uDC00-\uDFFF]/.test(running.textOf('a.md').slice(offset)))
      for (const offset of offsets) {
        const position = running.position('a.md', offset)
        const hover = await ask<Hover | null>('textDocument/hover', position)
        assert.deepEqual(hover?.range, range, `hover at ${offset}`)
        const [link, ...others] = (await ask<LocationLink[] | null>('textDocument/definition', position)) ?? []
        assert.deepEqual(link?.originSelectionRange, range, `definition at ${offset}`)
        assert.deepEqual([link?.targetUri, link?.targetSelectionRange.start], [running.uri('g.md'), heading])
        assert.deepEqual(others, [])
      }
    }
    const [first] = spans
    if (!first) {
      for (let offset = running.textOf('a.md').indexOf('\n\n'); offset < running.textOf('a.md').length; offset++)
        assert.equal(await ask('textDocument/hover', running.position('a.md', offset)), null, `hover at ${offset}`)
      return
    }
    const found = await ask<Location[] | null>('textDocument/references', rangeOf(first).start, {
      context: { includeDeclaration: false },
    })
    const here = (found ?? []).filter(({ uri }) => uri === textDocument.uri).map(({ range }) => range)
    assert.deepEqual(here, spans.map(rangeOf), 'references')
  }
  const trap = (name: string, headwords: string, text: string): void => {
    it(name, () => check(headwords, text))
  }

  trap('Latin between Chinese: 5G', '5G', '加快⟦5G⟧发展，⟦５Ｇ⟧发展，⟦5G⟧ 发展')
  trap('Latin between Chinese: AI', 'AI', '发展⟦AI⟧产业，FAIR，AIM')
  trap('a sign at the end', '人工智能+ | 人工智能', '深入实施“⟦人工智能+⟧”行动，⟦人工智能＋⟧行动，⟦人工智能+⟧行动')
  trap('the longer of two Latin terms', '5G-A | 5G', '⟦5G-A⟧助力，⟦5G－A⟧助力')
  trap('words that segmenters cut: 新|质|生产|力', '新质生产力', '发展⟦新质生产力⟧的要求')
  trap('words that segmenters cut: 碳|达|峰', '碳达峰', '推动⟦碳达峰⟧行动')
  trap(
    'words that segmenters cut: 十四|五',
    '“十四五”规划',
    '⟦十四五规划⟧、⟦“十四五”规划⟧、⟦「十四五」规划⟧、⟦"十四五"规划⟧',
  )
  trap('quotes around a term', '高质量发展', '“⟦高质量发展⟧”，「⟦高质量发展⟧」，《⟦高质量发展⟧》')
  trap('an enumeration with and without its comma', '碳达峰、碳中和', '⟦碳达峰碳中和⟧与⟦碳达峰、碳中和⟧')
  trap('𠮷 and emoji before a term', '高质量发展', '𠮷⟦高质量发展⟧😀👨‍👩‍👧⟦高质量发展⟧𠮷𠮷⟦高质量发展⟧')
  trap('characters of two units in a term', '𠮷祥', '😀⟦𠮷祥⟧𠮷⟦𠮷祥⟧')
  trap('the second and third occurrence in one run', '发展', '⟦发展⟧发⟦发展⟧⟦发展⟧展⟦发展⟧')
  trap('a soft line break', '高质量发展', '推动⟦高质\n量发展⟧和⟦高质量\n发展⟧\n⟦高质量发展⟧')
  trap('a soft line break with CR and LF', '高质量发展', '推动⟦高质\r\n量发展⟧')
  trap(
    'bold and italics around and inside',
    '高质量发展',
    '**⟦高质量发展⟧**，⟦高**质量**发展⟧，*推动⟦高质量发展⟧*，__⟦高质量发展⟧__',
  )
  trap('bold that CommonMark leaves open', '高质量发展', '**⟦高质量发展⟧，**⟦高质量发展⟧')
  trap(
    'links and images',
    '高质量发展',
    '[推动⟦高质量发展⟧](https://example.org/高质量发展)，![高质量发展](x.png)，[⟦高质量发展⟧][a]\n\n[a]: <https://example.org>',
  )
  trap('marks of ours', '高质量发展', '[推动⟦高质量发展⟧](note:x "高质量发展")')
  trap('tables', '高质量发展', '| ⟦高质量发展⟧ | 𠮷⟦高质量发展⟧ |\n| --- | --- |\n| 1 | **⟦高质量发展⟧** |')
  trap('footnotes', '高质量发展', '文[^1]\n\n[^1]: 推动⟦高质量发展⟧。\n    推动⟦高质量发展⟧。')
  trap('a footnote call inside', '高质量发展', '⟦高质量[^1]发展⟧\n\n[^1]: x')
  trap('block quotes', '高质量发展', '> 推动⟦高质量发展⟧\n> 和⟦高质\n> 量发展⟧\n>\n> > ⟦高质量发展⟧')
  trap('lists', '高质量发展', '- ⟦高质量发展⟧\n  1. ⟦高质\n     量发展⟧')
  trap('headings', '高质量发展', '# 推动⟦高质量发展⟧ #\n\n⟦高质量发展⟧\n---')
  trap('character references and escapes', '高质量发展+', '⟦高质&#37327;发展+⟧，⟦高质量发展\\+⟧')
  trap(
    'no code, no comment, no address',
    '高质量发展',
    '`高质量发展` <!-- 高质量发展 --> [文](https://example.org/高质量发展)\n\n    高质量发展',
  )
  trap('nested terms: the longest', '高质量发展 | 发展 | 质量', '推动⟦高质量发展⟧')
  trap(
    'nested terms: one inside others is referred to as well',
    '国民经济和社会发展 | 国民经济',
    '⟦国民经济和社会发展⟧',
  )
  trap('compatibility forms', '北斗金融', '⟦\uF963斗金融⟧，⟦北斗\u2FA6融⟧')
  trap('mathematical letters', '5G网络', '⟦𝟓𝐆网络⟧，⟦５𝔾网络⟧')
  trap('traditional text', '新质生产力', '發展⟦新質生產力⟧，⟦新質生产力⟧')
  trap('a traditional headword', '數字經濟', '发展⟦数字经济⟧')
  trap('characters without width', '高质量发展', '⟦高质\u200B量发展⟧，\uFEFF⟦高质量发展⟧')
  trap('times and ratios beside a term', '目标', '10:30，⟦目标⟧:到2025年，1:2')
  trap(
    'plural and possessive',
    'five-year plan',
    'the ⟦Five-Year Plan⟧’s, two ⟦five‑year plans⟧, a ⟦five\nyear plan⟧; five-year planning',
  )
  trap('no match across punctuation or parts of other words', '高质量发展', '高质量，发展；高质量 发展；高质量。发展')

  it('ten thousand terms: built and searched in reasonable time, each still found', () => {
    const characters = [
      ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经',
    ]
    const at = (n: number): string => characters[n % characters.length] ?? ''
    const terms = Array.from(
      { length: 10_000 },
      (_, i) =>
        `术${at(i)}${at(Math.floor(i / 59) + 7)}${at(Math.floor(i / 3481) + 13)}${i % 2 ? '发展' : '规划'}${i}号`,
    )
    const begin = performance.now()
    const lexicon = buildLexicon(terms.map(text => ({ text, value: text })))
    const built = performance.now()
    const text = terms.map((term, i) => `推动${term}${at(i)}，`).join('')
    const matches = lexicon.match(text)
    const searched = performance.now()
    assert.deepEqual(
      matches.map(({ start, end }) => text.slice(start, end)),
      terms,
    )
    // A hundred times what it takes on a desktop: only a growth faster than the glossary gets here.
    assert.ok(built - begin < 10_000, `built in ${built - begin} ms`)
    assert.ok(searched - built < 10_000, `searched in ${searched - built} ms`)
  })

  it('ten thousand terms over LSP', async () => {
    const entries = Array.from({ length: 10_000 }, (_, i) => `## 第${i}号术语\n- en: term of number ${i}\n`).join('\n')
    const running = await start(
      `//- a.md\n推动第9876号$0术语，the terms of number 5\n//- g.md\n---\nkind: glossary\n---\n\n${entries}`,
    )
    const hover = await running.ask<Hover | null>('textDocument/hover')
    assert.deepEqual(hover?.range, { start: { line: 0, character: 2 }, end: { line: 0, character: 10 } })
    const [link] = (await running.ask<LocationLink[] | null>('textDocument/definition')) ?? []
    assert.equal(link && running.slice('g.md', link.targetSelectionRange), '第9876号术语')
    const found = await running.diagnostics('g.md')
    assert.equal(found.filter(({ code }) => code === 'unused-term').length, 9999)
  }).timeout(60_000) // parses a glossary of 400,000 characters
})
