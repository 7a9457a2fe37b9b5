// What a corpus keeps of a closed document: it can be written, and says what the document itself would say.

import assert from 'node:assert/strict'
import { Corpus } from '../../server/core/index/corpus.ts'
import { digestOf } from '../../server/core/index/digest/digest.ts'
import { encodeCounts } from '../../server/core/index/digest/digest-code.ts'
import {
  idsOf,
  packDigest,
  renumberTokens,
  tokenWidth,
  unpackDigest,
} from '../../server/core/index/digest/packed-digest.ts'
import { statementOf } from '../../server/core/index/symbols.ts'
import { type Counts, countMentions, countReadable, readableOf } from '../../server/core/index/terms/counts.ts'
import { renumberCounts, SenseTable } from '../../server/core/index/terms/packed-counts.ts'
import { Document } from '../../server/core/model/document.ts'
import { Vocabulary } from '../../server/core/text/tokens.ts'
import { readData } from '../support/data.ts'

const PLAN = `---
title: 渡口振兴规划
period: 2021-2025
---

# 渡口振兴规划

## 目录

- 第一章 渡船
- 第二章 码头

## 第一章 渡船

建设**渡船**网络，支持 [渡船][a] 与 [渡口](term:landing) 发展。落实《码头管理条例》。

到2025年，[渡船准点率达到95%](target:punctual)，船员培训率提高到80%。

## 第二章 码头

渡船联运（combined ferry transport）&amp; 渡船。

[a]: term:ferry
`

const GLOSSARY = `---
kind: glossary
---

## 渡船
- en: ferry

## 船
- en: boat

## 渡口
- id: landing
`

describe('digest', () => {
  const corpus = new Corpus()
  corpus.setFile('file:///c/g.md', GLOSSARY)
  const document = Document.parse('file:///c/plan.md', PLAN)

  it('is plain data: a clone is the same', () => {
    const digest = digestOf(document, new Vocabulary())
    assert.deepEqual(structuredClone(digest), digest)
    assert.equal(digest.contents?.claims.claims.length, 2)
    assert.equal(digest.contents?.pairs.length, 1)
  })

  it('is the same when it was written and read, counts too', () => {
    for (const [uri, text] of [
      [document.uri, PLAN],
      ['file:///c/g.md', GLOSSARY],
    ] as const) {
      const parsed = Document.parse(uri, text)
      const digest = digestOf(parsed, new Vocabulary())
      assert.deepEqual(unpackDigest(packDigest(digest), uri), digest)
      const senses: string[] = []
      const counts = countMentions(parsed, corpus.mentions)
      const coded = encodeCounts(counts, sense => senses.push(sense) - 1)
      assert.deepEqual(unpacked(renumberCounts({ coded, senses }, new SenseTable())), counts)
    }
  })

  it('has the numbers of another vocabulary where they are given, in two bytes or four', () => {
    const vocabulary = new Vocabulary()
    const digest = digestOf(document, vocabulary)
    const ids = [...(digest.contents?.tokens?.ids ?? [])]
    for (const shift of [1, 70_000]) {
      const numbers = Uint32Array.from({ length: 0x10000 }, (_, id) => (id === 0 ? 0 : id + shift))
      const packed = renumberTokens(packDigest(digest), numbers)
      assert.deepEqual(
        [...idsOf(packed)],
        ids.map(id => numbers[id]),
      )
      assert.equal(tokenWidth(packed), shift === 1 ? 2 : 4)
      const { contents, ...rest } = unpackDigest(packed, document.uri)
      assert.deepEqual(rest, { symbols: digest.symbols, length: digest.length })
      assert.deepEqual({ ...contents, tokens: undefined }, { ...digest.contents, tokens: undefined })
      assert.deepEqual(contents?.tokens?.leafStarts, digest.contents?.tokens?.leafStarts)
    }
  })

  it('leaves out what is read of every block where symbols alone are asked for', () => {
    const { symbols, contents } = digestOf(document, new Vocabulary(), false)
    assert.equal(contents, undefined)
    assert.deepEqual(symbols, digestOf(document, new Vocabulary()).symbols)
  })

  it('counts what was kept as the document itself', () => {
    const counts = countReadable(readableOf(document), corpus.lexicon)
    assert.deepEqual(unpacked(counts), countMentions(document, corpus.mentions))
    assert.equal(counts.bySense.get('zh:ferry')?.total, 6)
    assert.equal(counts.hasContents, true)
  })

  it('counts no words of two paragraphs as one, though all are searched at once', () => {
    const corpus = new Corpus()
    corpus.setFile(
      'file:///c/g.md',
      `---\nkind: glossary\n---\n## 发展改革\n\n## AI\n\n## “双碳”目标\n\n## 乡村文化部\n`,
    )
    const text =
      '发展\n\n改革发展\n\nAI\n\nAI\n\n# 发展\n\n改革\n\nF\n\nAI\n\nA\n\nI “双碳”\n\n目标，“双碳”目标\n\n乡村文化部\n\n门\n'
    const document = Document.parse('file:///c/a.md', text)
    const counts = countReadable(readableOf(document), corpus.lexicon)
    assert.deepEqual(unpacked(counts), countMentions(document, corpus.mentions))
    const said = [...counts.bySense].map(([, { total, first }]) => [total, text.slice(first, first + 2)])
    assert.deepEqual(said, [
      [3, 'AI'],
      [1, '“双'],
      [1, '乡村'],
    ])
  })

  it('is all that the corpus says of a file, however it came to be counted', () => {
    const [whole, late] = [true, false].map(isWhole => {
      const made = new Corpus()
      made.setFile('file:///c/g.md', GLOSSARY, 'own', { isWhole })
      made.setFile(document.uri, PLAN, 'own', { isWhole })
      assert.equal(made.claims.in(document.uri).length, isWhole ? 2 : 0)
      for (const uri of made.uris()) made.count(uri)
      const symbols = made.symbols(document.uri) ?? assert.fail()
      return [
        { ...statementOf(symbols), sections: symbols.sections, marks: symbols.marks },
        made.counts(document.uri),
        made.referenceKeys(document.uri),
        made.pairs.in(document.uri),
        made.claims.in(document.uri),
        [...made.phrases.tokensOf(document.uri)],
      ]
    })
    assert.deepEqual(whole, late)
  })

  it('counts and writes real texts without a difference', function () {
    const texts = [...readData('plans').slice(0, 4), ...readData('gwr').slice(-2)]
    if (texts.length === 0) this.skip()
    const big = new Corpus()
    for (const { path, text } of texts) big.setFile(`file:///${path}`, text)
    for (const { path, text } of texts) {
      const parsed = Document.parse(`file:///${path}`, text)
      const digest = digestOf(parsed, big.phrases.vocabulary)
      assert.deepEqual(unpackDigest(packDigest(digest), digest.symbols.uri), digest, path)
      const counts = countReadable(readableOf(parsed), big.lexicon)
      assert.deepEqual(unpacked(counts), countMentions(parsed, big.mentions), path)
    }
  })
})

function unpacked(counts: Counts): Counts {
  return { ...counts, bySense: new Map(counts.bySense) }
}
