// Collocates with log-Dice against figures worked out by hand, n-grams of the keyword, and the orders of lines.

import assert from 'node:assert/strict'
import { type Collocates, findCollocates, logDice } from '../../server/core/features/concordance/collocates.ts'
import {
  type ConcordanceFilter,
  type ConcordanceView,
  viewConcordance,
} from '../../server/core/features/concordance/concordance-view.ts'
import { findKeywordNgrams } from '../../server/core/features/concordance/keyword-ngrams.ts'
import type { ConcordanceSort } from '../../server/core/features/concordance/order.ts'
import { collectConcordance } from '../../server/core/features/concordance.ts'
import type { Corpus } from '../../server/core/index/corpus.ts'
import { openDictionary } from '../../server/core/text/dictionary.ts'
import { readSmallDictionary } from '../support/dictionary.ts'
import { loadFixture, uriOf } from '../support/fixture.ts'

function runAll<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

function load(source: string): Corpus {
  const { corpus } = loadFixture(source)
  for (const uri of corpus.uris()) corpus.count(uri)
  return corpus
}

function view(
  corpus: Corpus,
  text: string,
  filter: ConcordanceFilter = {},
  sorts: readonly ConcordanceSort[] = [],
  locale = 'zh',
): ConcordanceView {
  const found = runAll(collectConcordance(corpus, { kind: 'phrase', text }))
  return runAll(viewConcordance(corpus, found, filter, sorts, locale))
}

function collocates(corpus: Corpus, text: string, more: object = {}): Collocates {
  const { lines, scope } = view(corpus, text)
  const options = { window: 5, side: 'both', least: 1, scope, dictionary: undefined, ...more } as const
  return runAll(findCollocates(corpus, lines, options))
}

describe('log-Dice', () => {
  it('is 14 where two words stand together alone, and one less for half the strength', () => {
    assert.equal(logDice(10, 10, 10), 14)
    assert.equal(logDice(5, 10, 10), 13)
    // 14 + log2(2·8 / (24 + 40)) = 14 + log2(1/4) = 12
    assert.equal(logDice(8, 24, 40), 12)
    // 14 + log2(2·3 / (5 + 7)) = 14 + log2(1/2) = 13
    assert.equal(logDice(3, 5, 7), 13)
  })
})

describe('collocates', () => {
  it('counts words by side, once for each keyword, and in all documents', () => {
    // ferry 3 times, old 4 times; old near ferry twice to the left and once to the right, of which one keyword has both.
    const corpus = load('//- a.md\nAn old ferry is an old ferry. The ferry sank.\n\nOld boats, old men.\n')
    const found = collocates(corpus, 'ferry', { window: 3 })
    const old = found.collocates.find(({ text }) => text === 'old')
    assert.equal(found.keyword, 3)
    // 14 + log2(2·2 / (3 + 4))
    const expected = 14 + Math.log2(4 / 7)
    assert.deepEqual(
      [old?.left, old?.right, old?.together, old?.total, old?.score, old?.isFunctionWord],
      [2, 1, 2, 4, expected, false],
    )
    assert.equal(found.collocates.find(({ text }) => text === 'an')?.isFunctionWord, true)
    // A sentence's end parts: sank is in the last sentence, boats in no sentence of the keyword.
    assert.equal(found.collocates.find(({ text }) => text === 'sank')?.left, 0)
    assert.equal(
      found.collocates.find(({ text }) => text === 'boats'),
      undefined,
    )
  })
  it('looks no further than the window, by side, and leaves out what is too rare', () => {
    const corpus = load('//- a.md\nred green blue ferry white black grey\n')
    const texts = (more: object): string[] =>
      collocates(corpus, 'ferry', more)
        .collocates.map(({ text }) => text)
        .sort()
    assert.deepEqual(texts({ window: 1 }), ['blue', 'white'])
    assert.deepEqual(texts({ window: 2, side: 'left' }), ['blue', 'green'])
    const rare = collocates(corpus, 'ferry', { least: 2 })
    assert.deepEqual([rare.collocates.length, rare.rare], [0, 6])
  })
  it('takes the longest words of glossary and dictionary for Chinese, whole where they begin near by', async () => {
    const bytes = await readSmallDictionary()
    const opened = openDictionary(bytes)
    assert.ok('dictionary' in opened)
    const corpus = load(
      '//- g.md\n---\nkind: glossary\n---\n\n# 词\n\n## 渡口新区\n- en: ferry district\n\n//- a.md\n建设渡口新区的经济，中国的建设\n',
    )
    const found = collocates(corpus, '建设', { window: 1, dictionary: opened.dictionary })
    assert.deepEqual(
      found.collocates.map(({ text, isTerm, left, right }) => [text, isTerm, left, right]).sort(),
      [
        ['渡口新区', true, 0, 1],
        ['的', false, 1, 0],
      ].sort(),
    )
    const wider = collocates(corpus, '建设', { window: 7, dictionary: opened.dictionary })
    assert.deepEqual(
      wider.collocates.map(({ text, total }) => `${text} ${total}`).sort(),
      ['渡口新区 1', '的 2', '经济 1', '中国 1'].sort(),
    )
  })
  it('takes pairs of characters where there is no dictionary', () => {
    const found = collocates(load('//- a.md\n渡口建设\n\n渡口建设\n'), '建设')
    assert.deepEqual([found.hasDictionary, found.collocates.map(({ text }) => text)], [false, ['渡口']])
  })
})

describe('n-grams of the keyword', () => {
  const ngrams = (source: string, text: string): string[] =>
    runAll(findKeywordNgrams(view(load(source), text).lines, 2)).map(
      ({ side, text, count, documents }) => `${side} ${text} ${count}/${documents}`,
    )
  it('lists what recurs beside it, maximal, punctuation apart', () => {
    assert.deepEqual(ngrams('//- a.md\n新建渡口工程，新建渡口工地\n//- b.md\n旧渡口工程。渡口，工程\n', '渡口'), [
      'right 工 3/2',
      'right 工程 2/2',
      'left 新建 2/1',
    ])
  })
  it('by words in English', () => {
    assert.deepEqual(ngrams('//- a.md\nThe river ferry sank. A river ferry sank\n', 'ferry'), [
      'left river 2/1',
      'right sank 2/1',
    ])
  })
})

describe('order of lines', () => {
  const order = (source: string, text: string, sorts: readonly ConcordanceSort[], locale = 'zh'): string[] =>
    view(load(source), text, {}, sorts, locale).lines.map(({ left, keyword, right }) => left + keyword + right)
  const by = (key: ConcordanceSort['by'], descending = false): ConcordanceSort => ({ by: key, descending })

  it('by what stands before, from the keyword outwards, Chinese by character and in the order of pinyin', () => {
    const source = '//- a.md\n- 中大渡口\n- 甲中渡口\n- 乙大渡口\n- 阿大渡口\n- 渡口\n'
    assert.deepEqual(order(source, '渡口', [by('left')]), ['渡口', '阿大渡口', '乙大渡口', '中大渡口', '甲中渡口'])
    assert.deepEqual(order(source, '渡口', [by('left', true)])[0], '甲中渡口')
  })
  it('by word in English, whatever the case and punctuation', () => {
    const source = '//- a.md\n- the blue, ferry\n- A Blue ferry\n- zoo art ferry\n'
    assert.deepEqual(order(source, 'ferry', [by('left')], 'en'), ['zoo art ferry', 'A Blue ferry', 'the blue, ferry'])
  })
  it('by what stands behind, then by what stands before; equals stay in the order of dates', () => {
    const source = '//- b-2021.md\n甲渡口东\n\n乙渡口东\n\n甲渡口北\n//- a-2011.md\n乙渡口东\n'
    assert.deepEqual(order(source, '渡口', [by('right'), by('left')]), ['甲渡口北', '甲渡口东', '乙渡口东', '乙渡口东'])
    const { lines } = view(load(source), '渡口', {}, [by('right'), by('left')])
    assert.deepEqual(
      lines.map(({ uri }) => uri),
      ['b-2021.md', 'b-2021.md', 'a-2011.md', 'b-2021.md'].map(uriOf),
    )
  })
  it('of many lines as of few', () => {
    const numbers = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 1000)
    const source = `//- a.md\n${numbers.map(number => `渡口${number}`).join('\n\n')}\n`
    const expected = numbers
      .map((number, index) => ({ number, index }))
      .sort((a, b) => a.number - b.number || a.index - b.index)
    const { lines } = view(load(source), '渡口', {}, [by('right')])
    assert.deepEqual(
      lines.map(({ right }) => Number(right)),
      expected.map(({ number }) => number),
    )
    assert.ok(
      lines.every(
        (line, i) => i === 0 || line.right !== lines[i - 1]?.right || line.start > (lines[i - 1]?.start ?? 0),
      ),
    )
  })
  it('by document, section, date, period and kind', () => {
    const source = `//- a.md
---
title: 乙
kind: report
date: 2024
---

## 2. 水

渡口一

## 10. 山

渡口二

//- b.md
---
title: 甲
kind: outline
period: 2021-2025
---

渡口三
`
    assert.deepEqual(order(source, '渡口', [by('document')])[0], '渡口三')
    assert.deepEqual(order(source, '渡口', [by('section')]), ['渡口一', '渡口二', '渡口三'])
    assert.deepEqual(order(source, '渡口', [by('date', true)]), ['渡口一', '渡口二', '渡口三'])
    assert.deepEqual(order(source, '渡口', [by('kind')])[0], '渡口三')
    assert.deepEqual(order(source, '渡口', [by('period')])[0], '渡口三')
  })
})

describe('filter of lines', () => {
  const source = `//- a.md
---
title: 东河规划
kind: outline
period: 2021-2025
---

渡口，渡口。ABC

//- b.md
---
title: West river report
kind: report
language: en
---

渡口 and more

//- c.md
水
`
  it('counts what each choice would show, and the basis of the figures', () => {
    const corpus = load(source)
    const all = view(corpus, '渡口')
    assert.deepEqual([all.total, all.documents.length, all.scope.length, all.characters], [3, 2, 3, 9 + 9 + 1])
    const filtered = view(corpus, '渡口', { kind: 'outline' })
    assert.deepEqual([filtered.total, filtered.scope, filtered.characters], [2, [uriOf('a.md')], 9])
    assert.deepEqual([...filtered.facets.kind].sort(), [
      ['outline', 2],
      ['report', 1],
    ])
    assert.deepEqual([...filtered.facets.language], [['zh', 2]])
    assert.deepEqual([...all.facets.period].sort(), [
      ['-', 1],
      ['2021-2025', 2],
    ])
  })
  it('by words of the line or of the title', () => {
    const corpus = load(source)
    assert.equal(view(corpus, '渡口', { text: 'west RIVER' }).total, 1)
    assert.equal(view(corpus, '渡口', { text: 'ａｂｃ' }).total, 2)
    assert.equal(view(corpus, '渡口', { text: 'nothing' }).total, 0)
  })
})
