// Incremental equals rebuilt, for all that a corpus keeps: symbols, mentions, counts, targets and findings.

import assert from 'node:assert/strict'
import { diagnose } from '../../server/core/features/diagnostics.ts'
import { collectLedger } from '../../server/core/features/ledger.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { collectMarkKeys, statedKeysOf } from '../../server/core/index/symbols.ts'
import type { Document } from '../../server/core/model/document.ts'
import { readData } from '../support/data.ts'
import { createRandom } from '../support/random.ts'

const STEPS = 240

const GLOSSARY = `---
kind: glossary
---

## 高质量发展
- en: high-quality development

## 发展
- en: development

## 城镇化率
- id: urban
- unit: %

## 新发展理念
- id: philosophy
- aka: 发展理念
`

const INSERTED = [
  '高质量发展',
  '到2025年，森林覆盖率提高到24.1%。',
  '\n\n## 主要目标\n\n',
  '\n\n“十三五”规划第二章\n\n',
  '[城镇化率达到65%](target:urban)',
  '[城镇化率达到66%](outcome:urban "at=2020")',
  '\n\n| 指标 | 2015年 | 2020年 |\n| --- | --- | --- |\n| 城镇化率 | 56% | 60% |\n\n',
  '[x](term:philosophy)',
  '[x](plan:nowhere#第一章)',
  '<!-- tifa-disable -->\n\n',
  '\n\n```\n',
  '\n\n- 城镇化率65%\n',
  '2018年工作回顾',
  '“dual circulation” (双循环)',
  ' via active government (有为政府) ',
  '**“',
  '。',
  '\n',
  '',
]

describe('incremental corpus', () => {
  const plans = [...readData('plans').slice(4), ...readData('gwr').slice(-1)].map(({ path, text }) => ({
    uri: `file:///${path}`,
    text: text.slice(3000, 13_000),
  }))
  it(`equals a rebuilt one after each of ${STEPS} random edits of documents and of the glossary`, function () {
    if (plans.length === 0) this.skip()
    this.timeout(120_000) // each step builds a corpus anew
    const random = createRandom(42)
    const files = [...plans, { uri: 'file:///glossary.md', text: GLOSSARY }]
    const corpus = build(files)
    for (let step = 0; step < STEPS; step++) {
      const file = files[Math.floor(random() * files.length)]
      const document = file && corpus.document(file.uri)
      if (!file || !document) continue
      const start = Math.floor(random() * (document.length + 1))
      const end = Math.min(document.length, start + (random() < 0.6 ? 0 : Math.floor(random() * 60)))
      const edited = document.edit(start, end, INSERTED[Math.floor(random() * INSERTED.length)] ?? '')
      file.text = edited.text
      corpus.setOpen(edited)
      const fresh = build(files)
      for (const { uri } of files)
        assert.deepEqual(describeDocument(corpus, uri), describeDocument(fresh, uri), `step ${step} (seed 42), ${uri}`)
    }
  })
})

function build(files: readonly { uri: string; text: string }[]): Corpus {
  const corpus = new Corpus()
  for (const { uri, text } of files) corpus.setFile(uri, text)
  return corpus
}

function describeDocument(corpus: Corpus, uri: string): unknown {
  const document = corpus.document(uri) as Document
  const symbols = corpus.symbols(uri)
  for (const each of corpus.uris()) corpus.count(each) // what the server does in the background
  const counts = corpus.counts(uri)
  return {
    symbols: { ...symbols, meta: undefined },
    keys: symbols && [...new Set([...statedKeysOf(symbols), ...collectMarkKeys(symbols.marks)])].sort(),
    counts: [...(counts?.bySense ?? [])].sort(),
    characters: counts?.characters,
    findings: diagnose(corpus, document, 2026),
    pairs: corpus.pairs.in(uri),
    claims: corpus.claims.in(uri).map(claim => {
      const { start, end, from, to } = claim
      return { ...claim, start, end, from, to, key: corpus.claims.keyOf(claim) }
    }),
    ledger: collectLedger(corpus, { year: 2026 }).map(({ key, status, deadline, others, conflicts }) => [
      key,
      status,
      deadline,
      others.length,
      conflicts.length,
    ]),
    glossed: corpus.pairs.lexicon.match('双循环 and active government').map(({ values }) => values),
    mentions: document.blocks.map((_, index) => corpus.mentions.inBlock(document, index)),
  }
}
