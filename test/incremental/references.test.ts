// References to plans after random edits are those of a corpus that was built anew: nothing that was resolved before outlives its reason.

import assert from 'node:assert/strict'
import { Corpus } from '../../server/core/index/corpus.ts'
import { referencesIn } from '../../server/core/index/plans/references.ts'
import { parseFixture, uriOf } from '../support/fixture.ts'
import { frontMatter, PLAN_CORPUS } from '../support/plan-corpus.ts'
import { createRandom } from '../support/random.ts'

const STEPS = 200

const NOTES = `//- a.md
${frontMatter({ id: 'a', title: 'Reading the 14th Five-Year Plan', kind: 'commentary', date: '2022-05-01' })}The last plan, Chapter 3 of the 13th plan.

《“十四五”规划纲要》（以下简称《纲要》）。《纲要》第三章，《预算法》第十条。
//- b.md
${frontMatter({ id: 'b', title: '中华人民共和国国民经济和社会发展第十五个五年规划纲要', kind: 'outline', supersedes: 'fyp-14' })}本规划与上一个五年规划第三章。
`

const INSERTED = [
  '上一个五年规划',
  '《纲要》',
  '（以下简称《纲要》）',
  '《“十三五”规划纲要》',
  '《预算法》第二条、第十条',
  'the last plan',
  '\n\n## 第三章　科技\n\n',
  '“',
  '”',
  '3',
  '2014-01-01',
  'fyp-12',
  '\n',
  '\n\n',
  '《',
  '',
]

describe('incremental references', () => {
  it(`are those of a rebuilt corpus after each of ${STEPS} edits of texts and front matter`, function () {
    this.timeout(120_000) // each step builds a corpus anew
    const random = createRandom(7)
    const files = parseFixture(`${PLAN_CORPUS}${NOTES}`).files.map(({ path, text }) => ({ uri: uriOf(path), text }))
    const corpus = build(files)
    for (let step = 0; step < STEPS; step++) {
      const file = files[Math.floor(random() * files.length)]
      const document = file && corpus.document(file.uri)
      if (!file || !document) continue
      const start = Math.floor(random() * (document.length + 1))
      const end = Math.min(document.length, start + (random() < 0.5 ? 0 : Math.floor(random() * 12)))
      const edited = document.edit(start, end, INSERTED[Math.floor(random() * INSERTED.length)] ?? '')
      file.text = edited.text
      corpus.setOpen(edited)
      const fresh = build(files)
      for (const { uri } of files)
        assert.deepEqual(describeReferences(corpus, uri), describeReferences(fresh, uri), `step ${step}, ${uri}`)
    }
  })
})

function build(files: readonly { uri: string; text: string }[]): Corpus {
  const corpus = new Corpus()
  for (const { uri, text } of files) corpus.setFile(uri, text)
  return corpus
}

function describeReferences(corpus: Corpus, uri: string): unknown {
  const document = corpus.document(uri)
  return document?.blocks.flatMap((_, index) =>
    referencesIn(corpus, document, index).map(({ plan, section, ...rest }) => ({
      ...rest,
      plan: plan.uri,
      section: section && [section.title, section.start, section.end],
    })),
  )
}
