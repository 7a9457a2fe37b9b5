// Citations: what is quoted, how its marks nest, and each of the forms.

import assert from 'node:assert/strict'
import { type Citation, workOutCitation } from '../../server/core/features/citation.ts'
import { quoteParagraphs } from '../../server/core/text/quotation.ts'
import { citationText, readManner } from '../../server/protocol/citation/citation-text.ts'
import { loadFixture, parseFixture, uriOf } from '../support/fixture.ts'

const HEAD = `---
id: water-2021
title: 水网建设规划
title_en: Water Network Plan
kind: outline
issuer: 某省人民政府
date: 2021-03-11
source: https://example.org/a_b?x={1}&y=2%20
---

# 水网建设规划

## 第一篇 总则

### 第三章 水源

`

const ENGLISH = `---
title: Water Network Plan
issuer: People's Government of Some Province
date: 2021-03
expresses: water-2021
---

# Water Network Plan

## Part I General

### Chapter 3 Sources of “Clean” Water

`

function cite(fixture: string): Citation {
  const { files } = parseFixture(fixture)
  const file = files.find(({ spans }) => spans.length > 0)
  const corpus = loadFixture(fixture).corpus
  const document = corpus.document(uriOf(file?.path ?? ''))
  assert.ok(file && document)
  const work = workOutCitation(corpus, document, file.spans[0] ?? { start: 0, end: 0 })
  let step = work.next()
  while (!step.done) step = work.next()
  assert.ok(step.value)
  return step.value
}

function write(citation: Citation, format: string, style = 'auto'): string {
  return citationText(citation, readManner({ format, style, accessed: '2026-01-02' }))
}

describe('citations', () => {
  it('quote what is read, without marks', () => {
    const { quote } = cite(`//- a.md\n${HEAD}前文。⟦[**渡船**](target:ferry "by=2025")提高到5[^1]艘⟧。\n\n[^1]: 注。\n`)
    assert.deepEqual(quote, ['渡船提高到5艘'])
  })
  it('quote the sentence around a cursor', () => {
    assert.deepEqual(cite(`//- a.md\n${HEAD}前一句。修建⟦⟧水库。后一句。\n`).quote, ['修建水库。'])
  })
  it('of a digest whose original is not there give its title, never an id', () => {
    const digest = (title: string): Citation =>
      cite(`//- a.md\n---\ntitle: ${title}\nexpresses: water-1999\n---\n\n⟦修建水库。⟧\n`)
    assert.deepEqual(digest('水网规划（摘要）').original, { role: 'digest', title: '水网规划' })
    assert.match(write(digest('水网规划（摘要）'), 'plain'), /摘自 水网规划/)
    assert.deepEqual(digest('水网规划').original, { role: undefined, title: undefined })
    assert.match(write(digest('水网规划'), 'plain'), /译文或摘要/)
  })
  it('begin and end inside of a mark', () => {
    const { quote } = cite(`//- a.md\n${HEAD}修[建水⟦库](note:x "a")，再[建⟧渡口](term:y)。\n`)
    assert.deepEqual(quote, ['库，再建'])
  })
  it('keep paragraphs, items and rows apart', () => {
    const { quote } = cite(`//- a.md\n${HEAD}⟦一段。\n\n- 甲\n- 乙\n\n| 指标 | 值 |\n|---|---|\n| 渡船 | 5 |⟧\n`)
    assert.deepEqual(quote, ['一段。', '甲', '乙', '指标 | 值', '渡船 | 5'])
  })
  it('name the sections, from which to which', () => {
    const one = cite(`//- a.md\n${HEAD}⟦修建水库。⟧\n`)
    assert.deepEqual(
      one.sections.map(({ number, words }) => [number, words]),
      [
        ['第一篇', '总则'],
        ['第三章', '水源'],
      ],
    )
    assert.match(write(one, 'plain'), /（第一篇第三章 水源）/)
    const two = cite(`//- a.md\n${HEAD}⟦修建水库。\n\n### 第四章 渡口\n\n修建渡口。⟧\n`)
    assert.match(write(two, 'plain'), /（第一篇第三章 水源至第四章 渡口）/)
  })
  it('follow GB/T 7714 in Chinese', () => {
    assert.equal(
      write(cite(`//- a.md\n${HEAD}⟦建设“平安”渡口。\n\n再建。⟧\n`), 'plain'),
      '“建设‘平安’渡口。\n“再建。”（第一篇第三章 水源）\n' +
        '某省人民政府. 水网建设规划[EB/OL]. (2021-03-11)[2026-01-02]. https://example.org/a_b?x={1}&y=2%20.',
    )
    const plain = cite('//- a.md\n---\nkind: report\nsource: 某报\ndate: 2020\n---\n\n# 报告\n\n⟦水。⟧\n')
    assert.equal(write(plain, 'plain'), '“水。”\n报告[R]. 2020. 某报.')
  })
  it('name each body of several that issued a plan, and no file nor issuer for its source', () => {
    const found = cite(
      '//- a.md\n---\nid: ferry\nkind: sector\nissuer: 某部、某局\nsource: plan (2).html\ndate: 2020\n---\n\n# 渡口规划\n\n## 三、目标\n\n⟦水。⟧\n',
    )
    assert.equal(write(found, 'plain'), '“水。”（三、目标）\n某部, 某局. 渡口规划[Z]. 2020.')
    assert.match(write(found, 'bibtex'), /author = \{\{某部\} and \{某局\}\},/)
    assert.match(write(found, 'plain', 'chicago'), /\n某部 and 某局, 渡口规划, 2020, 三、目标\.$/)
    assert.deepEqual(JSON.parse(write(found, 'csl'))[0].author, [{ literal: '某部' }, { literal: '某局' }])
    const own = cite(
      '//- a.md\n---\nissuer: 某省人民政府\nsource: 某省人民政府\ndate: 2020\n---\n\n# 渡口规划\n\n⟦水。⟧\n',
    )
    assert.equal(write(own, 'plain'), '“水。”\n某省人民政府. 渡口规划[Z]. 2020.')
  })
  it('follow Chicago in English, and say that a text is a translation', () => {
    const found = cite(`//- a.md\n${HEAD}水。\n//- b.md\n${ENGLISH}⟦He said: “the workers’ boats ‘float’.”⟧\n`)
    assert.equal(
      write(found, 'plain'),
      '“He said: ‘the workers’ boats “float”.’”\n' +
        "People's Government of Some Province, Water Network Plan, translation of 水网建设规划, March 2021, Part I, Chapter 3, “Sources of ‘Clean’ Water”.",
    )
    assert.match(
      write(found, 'plain', 'gbt7714'),
      /Water Network Plan \(translation of 水网建设规划\)\[Z\]\. 2021-03\.$/,
    )
  })
  it('stand in Markdown as they are, whatever they hold', () => {
    const text = write(cite(`//- a.md\n${HEAD}⟦用 <b>\\*星\\*</b> \\[a](b) 。\n\n\\# 二⟧\n`), 'markdown')
    assert.equal(
      text,
      '> 用 \\*星\\* \\[a\\](b) 。\n>\n> \\# 二\n>\n' +
        '> ——某省人民政府，《[水网建设规划](<https://example.org/a_b?x={1}&y=2%20>)》，2021年3月11日，第一篇第三章 水源',
    )
  })
  it('are BibTeX that TeX can read', () => {
    const text = write(cite(`//- a.md\n${HEAD}⟦50% of {R&D} costs $5 #1 a_b ~ ^ \\\\x⟧\n`), 'bibtex')
    assert.equal(
      text,
      [
        '@misc{water-2021,',
        '  author = {{某省人民政府}},',
        '  title = {{水网建设规划}},',
        '  titleaddon = {Water Network Plan},',
        '  date = {2021-03-11},',
        '  year = {2021},',
        '  month = mar,',
        '  url = {https://example.org/a_b?x=%7B1%7D&y=2%20},',
        '  urldate = {2026-01-02},',
        '  language = {chinese},',
        '  note = {第一篇第三章 水源},',
        '  annote = {“50\\% of \\textbraceleft{}R\\&D\\textbraceright{} costs \\$5 \\#1 a\\_b \\textasciitilde{} \\textasciicircum{} \\textbackslash{}x”}',
        '}',
      ].join('\n'),
    )
    const [open, close] = [text.split('{').length, text.split('}').length]
    assert.equal(open, close)
    assert.match(write(cite('//- 水网.md\n# 水网\n\n⟦水。⟧\n'), 'bibtex'), /^@misc\{tifa-[A-Za-z0-9]+,\n/)
  })
  it('are CSL-JSON', () => {
    const [item] = JSON.parse(write(cite(`//- a.md\n${HEAD}⟦水。⟧\n`), 'csl'))
    assert.deepEqual(item.issued, { 'date-parts': [[2021, 3, 11]] })
    assert.equal(item.annote, '水。')
  })
  it('cite the document where nothing is to be read', () => {
    const found = cite(`//- a.md\n${HEAD.replace('title_en', '⟦⟧title_en')}水。\n`)
    assert.deepEqual(found.quote, [])
    assert.match(write(found, 'plain'), /^某省人民政府\. /)
  })
  it('nest marks of every kind', () => {
    assert.deepEqual(quoteParagraphs(['建设“‘平安’渡口”']), ['“建设‘“平安”渡口’”'])
    assert.deepEqual(quoteParagraphs(['a "b" it’s ‘c’']), ['“a ‘b’ it’s “c””'])
    assert.deepEqual(quoteParagraphs(['建設「平安『渡口』」']), ['「建設『平安「渡口」』」'])
  })
})
