// The basis of figures: how much text, whole or not, and what is said beside a comparison.

import assert from 'node:assert/strict'
import { Corpus } from '../../server/core/index/corpus.ts'
import { collectCoverageWarnings, coverageOf } from '../../server/core/index/plans/coverage.ts'

const text = (front: string, body: string): string => `---\n${front}\n---\n\n${body}\n`

function corpusOf(documents: Readonly<Record<string, string>>): Corpus {
  const corpus = new Corpus()
  for (const [name, content] of Object.entries(documents)) corpus.setFile(uriOf(name), content)
  for (const name of Object.keys(documents)) corpus.count(uriOf(name))
  return corpus
}
const uriOf = (name: string): string => `file:///c/${name}.md`

function warningsOf(documents: Readonly<Record<string, string>>): string[] {
  const corpus = corpusOf(documents)
  return collectCoverageWarnings(Object.keys(documents).flatMap(name => coverageOf(corpus, uriOf(name)) ?? [])).map(
    ({ code }) => code,
  )
}

describe('coverage', () => {
  it('counts readable characters without front matter, contents and white space', () => {
    const corpus = corpusOf({
      a: text(
        'title: 甲规划',
        '<details>\n<summary>目录</summary>\n\n- 第一章 水运\n\n</details>\n\n## 第一章 水运\n\n发展 水运。',
      ),
    })
    const coverage = coverageOf(corpus, uriOf('a'))
    assert.deepEqual([coverage?.characters, coverage?.leftOutContents, coverage?.isAbridged], [10, true, false])
  })
  it('knows digests by their titles, and by their length beside the original', () => {
    const corpus = corpusOf({
      a: text('id: a\ntitle: 甲规划\nlanguage: zh', '水运。'.repeat(100)),
      b: text('title: 甲规划（摘要）\nlanguage: zh', '水运。'),
      c: text('title: Plan A\nexpresses: a\nlanguage: en', 'Water transport. '.repeat(10)),
      d: text('title: Plan A\nexpresses: a\nlanguage: en', 'Water transport. '.repeat(60)),
      e: text('title: 统计摘要\nlanguage: zh', '水运。'),
    })
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].map(name => coverageOf(corpus, uriOf(name))?.isAbridged),
      [false, true, true, false, false],
    )
  })
  it('warns of unequal length, other languages, digests and contents, and of nothing else', () => {
    assert.deepEqual(
      warningsOf({ a: text('title: 甲', '水运。'.repeat(9)), b: text('title: 乙', '水运。'.repeat(10)) }),
      [],
    )
    assert.deepEqual(warningsOf({ a: text('title: 甲', '水运。'), b: text('title: 乙', '水运。'.repeat(10)) }), [
      'unequal-length',
    ])
    assert.deepEqual(
      warningsOf({ a: text('title: 甲（节选）', '水运。'), b: text('title: Plan B', 'Water transport is all.') }),
      ['abridged', 'languages'],
    )
  })
})
