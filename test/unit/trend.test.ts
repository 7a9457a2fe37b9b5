// Trends: counts from plan to plan with first mention, absence and return, and where in one text topics stand.

import assert from 'node:assert/strict'
import { collectDispersion, type Dispersion } from '../../server/core/features/trends/dispersion.ts'
import { measureDispersion } from '../../server/core/features/trends/dispersion-measure.ts'
import { findTopic, placesOfTopic } from '../../server/core/features/trends/topic.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { workOutDispersion, workOutTrends } from '../../server/protocol/trends/trend-result.ts'
import type { TrendsParams, TrendsResult } from '../../server/wire/trends.ts'
import { readData } from '../support/data.ts'

const GLOSSARY = `---
id: words
title: 词汇
kind: glossary
---

## 云雀计划
- id: lark
- en: lark scheme
- aka: 云雀工程

## 白鹭工程
- id: egret
`

const uriOf = (name: string): string => `file:///c/${name}.md`
const HAN: readonly string[] = '零 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五'.split(' ')

function corpusOf(plans: Readonly<Record<number, string>>, extra: Readonly<Record<string, string>> = {}): Corpus {
  const corpus = new Corpus()
  corpus.setFile(uriOf('glossary'), GLOSSARY)
  for (const [number, body] of Object.entries(plans)) {
    const title = `中华人民共和国国民经济和社会发展第${HAN[Number(number)]}个五年规划纲要`
    corpus.setFile(uriOf(`p${number}`), `---\nid: p${number}\ntitle: ${title}\n---\n\n${body}\n`)
  }
  for (const [name, text] of Object.entries(extra)) corpus.setFile(uriOf(name), text)
  for (const uri of [...corpus.uris()]) corpus.count(uri)
  return corpus
}

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
const trends = (corpus: Corpus, params: TrendsParams): TrendsResult =>
  finish(workOutTrends(corpus, params, 'en', uri => uri))
/** A row as `2 first | 0 absent | - | 1 back`. */
const rowOf = ({ rows }: TrendsResult, row = 0): string | undefined =>
  rows[row]?.cells.map(cell => (cell ? `${cell.total} ${cell.state}` : '-')).join(' | ')

describe('trends', () => {
  it('counts all wordings of a term over its line, with first mention, absence, return and gaps', () => {
    const corpus = corpusOf({
      9: '水运。',
      10: '云雀计划，云雀工程。',
      11: '水运。',
      13: '云雀计划。',
      14: '云雀计划。',
      15: '水运。',
    })
    const result = trends(corpus, { uri: uriOf('p13'), terms: ['云雀计划', 'lark schemes', 'term:lark'] })
    assert.equal(result.rows.length, 1)
    assert.equal(rowOf(result), '0 early | 2 first | 0 absent | - | 1 back | 1 kept | 0 absent')
    assert.deepEqual(
      result.columns.map(({ years }) => years),
      ['1996–2000', '2001–2005', '2006–2010', '2011–2015', '2016–2020', '2021–2025', '2026–2030'],
    )
    assert.equal(
      result.rows[0]?.story,
      'first in 10th Five-Year Plan; nothing in 11th Five-Year Plan; back in 13th Five-Year Plan; gone: nothing in 15th Five-Year Plan',
    )
  })
  it('counts words that no glossary has as they are, folded, and not across punctuation', () => {
    const corpus = corpusOf({ 12: '水运发展。水運發展，水运、发展。', 13: '水运发展水运发展。目录' })
    assert.equal(rowOf(trends(corpus, { terms: ['水运发展'] })), '2 first | 2 kept')
    assert.deepEqual(trends(corpus, { terms: ['……', 'term:none', ''] }).unknown, ['……', 'term:none'])
  })
  it('says of a digest without a term that it says nothing', () => {
    const digest = '---\nid: p12\ntitle: 中华人民共和国国民经济和社会发展第十二个五年规划纲要（摘要）\n---\n\n水运。\n'
    const corpus = corpusOf({ 11: '云雀计划。', 13: '水运。' }, { p12: digest })
    const result = trends(corpus, { terms: ['云雀计划'] })
    assert.equal(rowOf(result), '1 first | 0 unsure | 0 absent')
    assert.match(result.rows[0]?.story ?? '', /one text that lacks it is a digest or not counted/)
    assert.match(result.warnings.join(), /Not the whole text/)
  })
  it('counts a translation by its own wordings, and notes the others', () => {
    const english = '---\ntitle: Outline of the 12th Five-Year Plan\nlanguage: en\n---\n\nThe lark scheme (云雀计划).\n'
    const result = trends(corpusOf({ 13: '云雀计划。' }, { p12: english }), { terms: ['云雀计划'] })
    assert.deepEqual(
      result.rows[0]?.cells.map(cell => cell && [cell.total, cell.other]),
      [
        [1, 1],
        [1, 0],
      ],
    )
    assert.match(result.warnings.join(), /different languages/)
  })
  it('runs over all dated documents, by kind and language, and says how many have no date', () => {
    const corpus = corpusOf(
      {},
      {
        b: '---\ntitle: 乙报告\nkind: report\ndate: 2020-03-01\n---\n\n云雀计划。\n',
        a: '---\ntitle: 甲报告\nkind: report\ndate: 2019-03-01\n---\n\n水运。\n',
        c: '---\ntitle: 丙\nkind: law\ndate: 2018-03-01\n---\n\n水运。\n',
        d: '---\ntitle: 丁\nkind: report\n---\n\n水运。\n',
      },
    )
    const result = trends(corpus, { terms: ['云雀计划'], over: { kinds: ['report'] } })
    assert.deepEqual(
      result.columns.map(({ label }) => label),
      ['甲报告 2019', '乙报告 2020'],
    )
    assert.match(result.warnings[0] ?? '', /One document without a date/)
    assert.deepEqual(result.kinds, ['report', 'law'])
  })
  it('makes a matrix of a glossary, without terms that nobody uses, and offers those that tell most', () => {
    const corpus = corpusOf({ 12: '水运。', 13: '云雀计划。' })
    const result = trends(corpus, { group: uriOf('glossary') })
    assert.deepEqual([result.rows.map(({ words }) => words), result.unused], [['云雀计划'], 1])
    assert.deepEqual(result.groups, [{ key: uriOf('glossary'), title: '词汇', terms: 2 }])
    assert.deepEqual(result.telling, [{ key: 'term:lark', ask: 'term:lark', words: '云雀计划', en: 'lark scheme' }])
    assert.deepEqual(
      result.lines.map(({ uri, plans }) => [uri, plans]),
      [[uriOf('p13'), 2]],
    )
  })
  it('offers first what differs most between plans, whatever all are full of', () => {
    const corpus = corpusOf({
      12: `${'白鹭工程。'.repeat(40)}云雀计划。${'渡口建设。'.repeat(20)}`,
      13: `${'白鹭工程。'.repeat(40)}${'云雀计划。'.repeat(12)}${'渡口建设。'.repeat(20)}`,
    })
    assert.deepEqual(
      trends(corpus, {}).telling.map(({ words }) => words),
      ['云雀计划', '白鹭工程'],
    )
  })
  it('agrees with a plain search of the real plans', function () {
    const files = readData('plans')
    if (files.length === 0) this.skip()
    const corpus = new Corpus()
    for (const { path, text } of files) corpus.setFile(`file:///${path}`, text)
    for (const uri of [...corpus.uris()]) corpus.count(uri)
    const words = ['区块链', '高质量发展', '供给侧结构性改革', '科学发展观']
    const result = trends(corpus, { terms: words, over: {} })
    for (const [at, word] of words.entries()) {
      for (const [i, column] of result.columns.entries()) {
        if (column.kind !== 'text') continue
        const text = files.find(({ path }) => column.uri === `file:///${path}`)?.text ?? ''
        const body = text.replace(/^---[\s\S]*?\n---+\n/, '').replace(/<details>[\s\S]*?\n<\/?details>/, '')
        assert.equal(result.rows[at]?.cells[i]?.total, body.split(word).length - 1, `${word}, ${column.label}`)
      }
    }
  })
})

describe('dispersion', () => {
  it('measures as worked out by hand', () => {
    // Shares of text .5 .3 .2, of uses .5 .5 0: DP = (0 + .2 + .2) / 2.
    const parts = [
      { uses: 2, size: 50 },
      { uses: 2, size: 30 },
      { uses: 0, size: 20 },
    ]
    const found = measureDispersion(parts)
    assert.ok(found)
    assert.ok(Math.abs(found.dp - 0.2) < 1e-12)
    assert.ok(Math.abs(found.dpNorm - 0.25) < 1e-12)
    // Rates .04 .0667 0: mean .03556, deviation .02740, V .77055, D = 1 − .77055 / √2.
    assert.ok(Math.abs(found.d - 0.45514) < 1e-4)
  })
  it('is even where all parts are alike, and clumped where one part has all', () => {
    const four = (uses: readonly number[]): ReturnType<typeof measureDispersion> =>
      measureDispersion(uses.map(one => ({ uses: one, size: 25 })))
    assert.deepEqual(four([3, 3, 3, 3]), { dp: 0, dpNorm: 0, d: 1 })
    assert.deepEqual(four([8, 0, 0, 0]), { dp: 0.75, dpNorm: 1, d: 0 })
    assert.equal(four([0, 0, 0, 0]), undefined)
    assert.equal(measureDispersion([{ uses: 1, size: 10 }]), undefined)
  })

  const TEXT = `前言云雀计划。

## 第一篇　甲

### 第一章　乙

云雀计划，云雀计划。

### 第二章　丙

水运。

## 第二篇　丁

### 第三章　戊

云雀工程。
`
  const disperse = (text: string, terms: readonly string[], depth?: number): Dispersion => {
    const corpus = corpusOf({}, { a: text })
    const document = corpus.document(uriOf('a'))
    assert.ok(document)
    const topics = terms.flatMap(term => findTopic(corpus, term) ?? [])
    return finish(collectDispersion(corpus, document, topics, depth))
  }
  it('counts by sections, headings without text of their own with what follows them', () => {
    const { parts, rows, depths, depth } = disperse(TEXT, ['云雀计划'], 3)
    assert.deepEqual(
      parts.map(({ section, characters }) => [section?.title, characters]),
      [
        [undefined, 7],
        ['第一章　乙', 18],
        ['第二章　丙', 7],
        ['第三章　戊', 13],
      ],
    )
    assert.deepEqual(rows[0]?.byPart, [1, 2, 0, 1])
    assert.deepEqual(
      [depth, depths],
      [
        3,
        [
          { depth: 2, sections: 2 },
          { depth: 3, sections: 3 },
        ],
      ],
    )
    assert.deepEqual(
      rows[0]?.places.map(({ at }) => at),
      [2, 15, 20, 40],
    )
  })
  it('takes the outermost depth that tells', () => {
    assert.equal(disperse(TEXT, []).depth, 3)
    assert.equal(disperse('水运。', []).depth, 1)
    assert.equal(disperse('水运。', []).parts.length, 1)
  })
  it('finds places where they are counted, inside longer terms, too', () => {
    const corpus = corpusOf(
      {},
      { a: '<details>\n<summary>目录</summary>\n\n- 云雀计划\n\n</details>\n\n**云雀**计划。\n' },
    )
    const document = corpus.document(uriOf('a'))
    const topic = findTopic(corpus, '云雀计划')
    assert.ok(document && topic)
    assert.deepEqual(
      placesOfTopic(corpus, topic, document).map(({ start, end }) => document.text.slice(start, end)),
      ['云雀**计划'],
    )
  })
  it('is worked out in steps for texts that are all sections', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `## 第${i}节\n\n云雀计划。\n\n`).join('')
    const corpus = corpusOf({}, { a: text })
    const document = corpus.document(uriOf('a'))
    assert.ok(document)
    const work = workOutDispersion(corpus, document, { terms: ['云雀计划'] }, 'en', uri => uri)
    let steps = 0
    let step = work.next()
    for (; !step.done; step = work.next()) steps++
    assert.ok(steps > 50)
    assert.deepEqual([step.value.rows[0]?.total, step.value.parts.length], [20_000, 20_000])
  })
})
