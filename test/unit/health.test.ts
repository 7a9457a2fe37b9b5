// What state a corpus is in: what is counted, what is missing, and how it is written.

import assert from 'node:assert/strict'
import { collectHealth, type Health } from '../../server/core/features/health.ts'
import type { Corpus } from '../../server/core/index/corpus.ts'
import { healthReport } from '../../server/protocol/reports/health-report.ts'
import { reportToMarkdown } from '../../server/protocol/reports/report-markdown.ts'
import { reportToText } from '../../server/protocol/reports/report-text.ts'
import { loadFixture } from '../support/fixture.ts'

const FILES = `//- ferries-2.md
---
id: ferries-2
title: 第二期渡口规划
kind: sector
date: 2021-01-01
period: 2021-2025
parent: rivers-2
supersedes: ferries-1
language: zh
---

# 第一章 目标

到2025年，[渡口数量达到30个](target:quays)，[x](term:nothing)，《渡口管理条例规划》和《渡口管理条例规划》。

# 第二章 措施

修缮码头。

## 第一节 木桩

[更换](note:wood)，见[图](#)。

# 第三章 附则

另行通知。
//- quays.md
---
title: 码头
---

《渡口管理条例规划》。

到2025年，森林覆盖率提高到24.1%。
//- glossary.md
---
id: g
title: 词汇
kind: glossary
language: zh
---

## 码头
- en: quay

## 栈桥
- en: jetty
`

function look(corpus: Corpus, isWanted = (_: string): boolean => true): Health {
  for (const uri of corpus.uris()) corpus.count(uri)
  const work = collectHealth(corpus, { year: 2023, isWanted, isOff: code => code === 'missing-metadata' })
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

describe('corpus health', () => {
  const { corpus } = loadFixture(FILES)
  corpus.isFolder = true
  const health = look(corpus)
  const name = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1)

  it('counts tags, findings and sections by document', () => {
    const rows = health.documents.map(({ uri, marks, untagged, sections, sectionsWithoutTag, missingFields }) => [
      name(uri),
      marks.target,
      marks.note,
      untagged,
      sections,
      sectionsWithoutTag.map(({ title }) => title),
      missingFields,
    ])
    assert.deepEqual(rows, [
      ['ferries-2.md', 1, 1, 0, 3, ['第三章 附则'], []],
      ['quays.md', 0, 0, 1, 0, [], ['id', 'kind', 'language']],
      ['glossary.md', 0, 0, 0, 0, [], []],
    ])
    assert.deepEqual(
      health.findings
        .map(({ code, count, documents }) => [code, count, documents])
        .filter(([code]) => code === 'empty-link'),
      [['empty-link', 1, 1]],
    )
  })
  it('says what is missing, how often and where', () => {
    assert.deepEqual(
      health.missingPlans.map(({ name, count, documents, places }) => [name, count, documents, places.length]),
      [
        ['《渡口管理条例规划》', 3, 2, 2],
        ['rivers-2', 0, 1, 1],
        ['ferries-1', 0, 1, 1],
      ],
    )
    assert.deepEqual(
      health.missingWorks.map(({ field, id, uri }) => [field, id, name(uri)]),
      [
        ['parent', 'rivers-2', 'ferries-2.md'],
        ['supersedes', 'ferries-1', 'ferries-2.md'],
      ],
    )
  })
  it('names marks that lead nowhere and terms that nobody uses', () => {
    assert.deepEqual(
      health.deadMarks.map(({ code, id, uri }) => [code, id, name(uri)]),
      [['unknown-term', 'nothing', 'ferries-2.md']],
    )
    assert.deepEqual([health.terms, health.unusedTerms?.map(({ headword }) => headword)], [2, ['栈桥']])
  })
  it('looks at what was named alone', () => {
    const some = look(corpus, uri => uri.endsWith('quays.md'))
    assert.deepEqual([some.documents.length, some.missingPlans[0]?.count, some.missingWorks.length], [1, 1, 0])
  })
  it('is a report in both languages, with links to the places, and escapes what the texts say', () => {
    for (const locale of ['en', 'zh'] as const) {
      const blocks = healthReport([{ name: 'a', health }], { locale, lineOf: () => 7, pathOf: name })
      const markdown = reportToMarkdown(blocks, uri => name(uri))
      assert.match(markdown, locale === 'en' ? /^# Corpus Health\n/ : /^# 语料库状况\n/)
      assert.match(markdown, /\[第三章 附则\]\(ferries-2\.md\)/)
      const text = reportToText(blocks, (uri, at) => `${name(uri)}:${at}`)
      assert.match(text, / 《渡口管理条例规划》 +3 +2 +ferries-2\.md:\d+/)
      assert.match(text, locale === 'en' ? / 词汇 \(glossary\.md\) +1 / : / 词汇（glossary\.md） +1 /)
      assert.match(
        text,
        locale === 'en' ? /1 glossary or law, which has no years/ : /词汇表和法规没有时期，未计入：1 个/,
      )
    }
  })

  it('has a plan once, whatever texts and front matter call it', () => {
    const { corpus } = loadFixture(`//- fyp-12.md
---
id: fyp-12
title: 中华人民共和国国民经济和社会发展第十二个五年规划纲要
kind: outline
period: 2011-2015
supersedes: fyp-11-outline
---

“十一五”规划完成后，“八五”计划、第八个五年计划、《国民经济和社会发展十年规划和第八个五年计划纲要》、“九五”计划。

《“十四五”渡口发展规划》、《渡口“十四五”规划》、《国务院关于印发“十四五”渡口发展规划的通知》、《渡口发展规划》。
《国家内河码头规划（2014—2020年）》、《内河码头规划》。《全国内河航道规划》、《内河航道规划》。
《桥梁规划（2014—2020年）》、《桥梁规划（2021—2035年）》、《桥梁规划》。
//- fyp-13.md
---
id: fyp-13
title: 中华人民共和国国民经济和社会发展第十三个五年规划纲要
kind: outline
period: 2016-2020
---

渡口。
//- quays.md
---
id: quays
title: “十四五”栈桥规划
kind: sector
period: 2021-2025
parent: fyp-14-outline
---

落实第十四个五年规划纲要。
`)
    corpus.isFolder = true
    const { missingPlans } = look(corpus)
    assert.deepEqual(
      missingPlans
        .map(({ name, others, period, count, documents }) => [name, others, period?.from, count, documents])
        .sort((a, b) => Number(a[2] ?? 0) - Number(b[2] ?? 0)),
      [
        ['《全国内河航道规划》', ['《内河航道规划》'], undefined, 2, 1],
        ['“八五”计划', ['第八个五年计划', '《国民经济和社会发展十年规划和第八个五年计划纲要》'], 1991, 3, 1],
        ['“九五”计划', [], 1996, 1, 1],
        ['“十一五”规划', ['fyp-11-outline'], 2006, 1, 1],
        ['《国家内河码头规划（2014—2020年）》', ['《内河码头规划》'], 2014, 2, 1],
        ['《桥梁规划（2014—2020年）》', [], 2014, 1, 1],
        ['《“十四五”渡口发展规划》', ['《渡口“十四五”规划》', '《渡口发展规划》'], 2021, 3, 1],
        ['《桥梁规划（2021—2035年）》', [], 2021, 1, 1],
        ['第十四个五年规划纲要', ['fyp-14-outline'], 2021, 1, 1],
      ],
    )
  })
})
