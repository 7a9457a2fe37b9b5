// The concordance: where terms, phrases and patterns stand, with exact ranges, and what is left out.

import assert from 'node:assert/strict'
import { type Concordance, type ConcordanceQuery, collectConcordance } from '../../server/core/features/concordance.ts'
import type { Corpus } from '../../server/core/index/corpus.ts'
import { loadFixture, markSpans, parseFixture, uriOf } from '../support/fixture.ts'

function run(corpus: Corpus, query: ConcordanceQuery, known?: Concordance): Concordance {
  const work = collectConcordance(corpus, query, known)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Files with every place marked, searched twice: with the tokens of closed documents, and without. */
function check(query: ConcordanceQuery, source: string): void {
  const { files } = parseFixture(source)
  for (const isCounted of [true, false]) {
    const { corpus } = loadFixture(source)
    if (isCounted) for (const uri of corpus.uris()) corpus.count(uri)
    const found = run(corpus, query)
    const lines = found.documents.flatMap(({ lines }) => lines)
    for (const { path, text, spans } of files) {
      const here = lines.filter(({ uri }) => uri === uriOf(path))
      assert.equal(markSpans(text, here), markSpans(text, spans), `${path}, ${isCounted ? 'with' : 'without'} tokens`)
      for (const { keyword, left, right } of here) assert.ok(!/[*[\]]/.test(left + keyword + right) || path === 'm.md')
    }
    assert.equal(found.total, lines.length)
  }
}
const phrase = (text: string): ConcordanceQuery => ({ kind: 'phrase', text })

describe('concordance', () => {
  it('finds a phrase in prose, headings, lists, quotes and tables, and nowhere else', () => {
    check(
      phrase('渡口'),
      `//- a.md
---
title: 渡口规划
---

<details>
<summary>目录</summary>

- 渡口

</details>

# ⟦渡口⟧

建设⟦渡口⟧。\`渡口\`，[⟦渡口⟧](渡口.md)，![渡口](a.png)

- ⟦渡口⟧
  > ⟦渡口⟧

| ⟦渡口⟧ | 甲 |
| --- | --- |
| 乙 | 新⟦渡口⟧ |

\`\`\`
渡口
\`\`\`
`,
    )
  })
  it('finds it across line breaks, markup, marks and footnote calls', () => {
    check(
      phrase('水运高质量发展'),
      `//- a.md
推动⟦水运
高质量发展⟧，⟦水运**高质量**发展⟧，⟦水运[高质量](term:quality)发展⟧，⟦水运[^1]高质量发展⟧。

> ⟦水运
> 高质量发展⟧

[^1]: ⟦水运高质量发展⟧
`,
    )
    check(phrase('river ports'), '//- a.md\n⟦River\nports⟧ and *⟦river* **ports⟧**, river port\n')
  })
  it('finds what mixes scripts, joins words or holds punctuation', () => {
    check(phrase('R&D spending'), '//- a.md\n⟦R&D spending⟧, D spending\n')
    check(phrase('D spending'), '//- a.md\n⟦R&⟦D spending⟧⟧\n'.replace('⟦R&⟦', 'R&⟦').replace('⟧⟧', '⟧'))
    check(phrase('发展5G应用'), '//- a.md\n⟦发展 5G 应用⟧；⟦发展5G应用⟧\n')
    check(phrase('渡口、码头'), '//- a.md\n⟦渡口、码头⟧，渡口码头\n')
    check(phrase('5%'), '//- a.md\n增长⟦5%⟧，7.⟦5%⟧\n')
    check(phrase('——'), '//- a.md\n甲⟦——⟧乙\n')
    check(phrase('𠮷水'), '//- a.md\n⟦𠮷水⟧河，吉水\n')
    check(phrase('city'), '//- a.md\n⟦City⟧ and ⟦cities⟧, citybus\n')
  })
  it('finds patterns', () => {
    check({ kind: 'pattern', text: '渡口*发展|navig*' }, '//- a.md\n⟦渡口的**发展⟧** and ⟦navigation⟧\n')
  })
  it('finds a term by all its wordings in both languages, and where an author marked it', () => {
    const source = `//- g.md
---
kind: glossary
---

# 词汇

## 渡口
- id: ferry
- en: ferry crossing; ferry
- aka: 摆渡点

## 渡口站
- en: ferry station

//- a.md
⟦渡口⟧和⟦摆渡点⟧，⟦渡口⟧站，[水边](term:ferry)

⟦Ferry crossings⟧ and ⟦ferries⟧
`.replace('[水边]', '[⟦水边⟧]')
    check({ kind: 'term', text: 'ferry' }, source)
    const { corpus } = loadFixture(source)
    for (const uri of corpus.uris()) corpus.count(uri)
    const found = run(corpus, { kind: 'term', text: 'ferry' })
    assert.deepEqual(found.wordings, ['渡口', '摆渡点', 'ferry crossing', 'ferry'])
    const counts = corpus.counts(uriOf('a.md'))?.bySense
    assert.equal(found.total, (counts?.get('zh:ferry')?.total ?? 0) + (counts?.get('en:ferry')?.total ?? 0))
  })
  it('gives the words around, without markup, cut where the paragraph ends', () => {
    const { corpus } = loadFixture('//- a.md\n# 题\n\n推动**新**渡口[建设](term:x)。\n\n其他\n')
    const [line] = run(corpus, phrase('渡口')).documents[0]?.lines ?? []
    assert.deepEqual([line?.left, line?.keyword, line?.right], ['推动新', '渡口', '建设。'])
  })
  it('goes from the oldest document to the newest, undated ones last', () => {
    const { corpus } = loadFixture('//- b.md\n渡口\n//- x-2021.md\n渡口\n//- y-2011.md\n渡口\n')
    const found = run(corpus, phrase('渡口'))
    assert.deepEqual(
      found.documents.map(({ uri }) => uri),
      ['y-2011.md', 'x-2021.md', 'b.md'].map(uriOf),
    )
  })
  it('searches again only what has changed', () => {
    const { corpus } = loadFixture('//- a.md\n渡口\n//- b.md\n渡口\n')
    for (const uri of corpus.uris()) corpus.count(uri)
    const first = run(corpus, phrase('渡口'))
    corpus.setFile(uriOf('b.md'), '渡口，渡口\n')
    const second = run(corpus, phrase('渡口'), first)
    assert.equal(second.total, 3)
    assert.equal(second.documents[0], first.documents[0])
    assert.notEqual(second.documents[1], first.documents[1])
  })
  it('says why nothing can be looked for', () => {
    const { corpus } = loadFixture('//- a.md\n渡口\n')
    assert.equal(run(corpus, phrase(' ')).problem, 'empty')
    assert.equal(run(corpus, { kind: 'pattern', text: '*' }).problem, 'empty')
    assert.equal(run(corpus, { kind: 'term', text: 'nothing' }).problem, 'unknown-term')
  })
})
