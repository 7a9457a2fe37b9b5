// What documents, front matter, sections, glossaries and tifa.yaml say.

import assert from 'node:assert/strict'
import { findSection } from '../../server/core/index/plans/sections.ts'
import { parseConfig } from '../../server/core/model/config.ts'
import { Document } from '../../server/core/model/document.ts'
import { parseDate, parseMeta, parsePeriod } from '../../server/core/model/meta.ts'
import { collectTerms } from '../../server/core/model/term.ts'
import { parseNumbering } from '../../server/core/syntax/numbering.ts'
import { loadFixture } from '../support/fixture.ts'

const parse = (text: string): Document => Document.parse('file:///a.md', text)

describe('front matter', () => {
  it('reads lines that a carriage return ends', () => {
    const { id, date, problems } = parseMeta('---\rid: a\rdate: 2021-03-11\r---\r')
    assert.deepEqual([id, date, problems], ['a', '2021-03-11', []])
  })
  it('reads every field', () => {
    const meta = parseMeta(
      '---\nid: fyp-14\ntitle: 规划\ntitle_en: "Plan: A"\nnames: [“十四五”规划, 14th FYP]\nkind: outline\nissuer: 全国人大\ndate: 2021-03-11\nperiod: 2021-2025\nparent: p\nsupersedes: s\nexpresses: e\nlanguage: zh\nsource: https://x\n---\n',
    )
    assert.deepEqual(
      { ...meta, ranges: undefined },
      {
        id: 'fyp-14',
        title: '规划',
        titleEn: 'Plan: A',
        names: ['“十四五”规划', '14th FYP'],
        kind: 'outline',
        issuer: '全国人大',
        date: '2021-03-11',
        period: { from: 2021, to: 2025 },
        parent: 'p',
        supersedes: 's',
        expresses: 'e',
        language: 'zh',
        source: 'https://x',
        problems: [],
        ranges: undefined,
      },
    )
  })
  it('reads what is right beside what is wrong', () => {
    const meta = parseMeta('---\nid: a\nkind: plan\ntitle: T\n---\n')
    assert.equal(meta.title, 'T')
    assert.deepEqual(
      meta.problems.map(({ code, detail }) => [code, detail]),
      [['kind', 'plan']],
    )
  })
  it('names the place of a problem', () => {
    const text = '---\r\nid: a\r\ndate: 2021-13-01\r\n---\r\n'
    const [problem] = parseMeta(text).problems
    assert.equal(text.slice(problem?.start, problem?.end), '2021-13-01')
  })
  it('is looked for behind a rule and many empty lines, however these end', () => {
    for (const ending of ['\n', '\r\n', '\r']) {
      const empty = `---${ending}${ending.repeat(400)}`
      assert.equal(parseMeta(`${empty}- an item${ending}`).title, undefined)
      assert.equal(parseMeta(`${empty}title: T${ending}---${ending}`).title, 'T')
    }
  })
  it('names keys that stand twice, among 100,000 of them soon', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n')
    const { problems } = parseConfig(`${many}\nk7: 1\nseverities:\n  unused-term: off\n  unused-term: off\n`)
    const repeated = problems.filter(({ code }) => code === 'yaml')
    assert.deepEqual(
      repeated.map(({ detail }) => detail),
      ['Map keys must be unique', 'Map keys must be unique'],
    )
    assert.match(parseMeta('---\nid: a\nid: b\n---\n').problems[0]?.detail ?? '', /unique/)
  })
  it('is not parsed where it is nested beyond measure, which the parser may not survive', () => {
    for (const sign of ['[', '{', '{a: ', '- ', '? ', '- ? '])
      for (const key of ['a: ', 'a:\n  ']) {
        const { problems } = parseMeta(`---\nid: x\n${key}${sign.repeat(50_000)}\n---\n`)
        assert.ok(problems.length > 0)
      }
    assert.equal(
      parseMeta(`---\nid: "${'{}[]'.repeat(500)}"\nsource: ${'a - '.repeat(500)}b\n---\n`).problems[0]?.detail,
      undefined,
    )
  })
  it('takes numbers as ids, and YAML of all forms', () => {
    assert.equal(parseMeta('---\nid: 2021 # note\ntitle: >-\n  a\n  b\n---\n').id, '2021')
    assert.equal(parseMeta('\uFEFF---\nid: a\n---\n').id, 'a')
    assert.equal(parseMeta('---\nid: &x a\ntitle: *x\n---\n').problems.length >= 0, true)
  })
  it('is not what a rule at the start of a text makes', () => {
    assert.equal(parse('---\n\ntext\n').blocks[0]?.isFrontMatter, false)
    assert.equal(parse('---\ntext\n').blocks[0]?.isFrontMatter, false)
  })
  it('that is never closed ends at the first blank line', () => {
    const document = parse('---\ntitle: 规划\n\n# 第一章\n\n高质量发展\n')
    assert.equal(document.meta.title, '规划')
    assert.equal(document.meta.problems[0]?.code, 'unclosed')
    assert.equal(document.sections.length, 1)
  })
  it('dates and periods', () => {
    assert.deepEqual(['2021', '2021-3', '2021/03/11', '2021-02-30', 'soon', '2021-00'].map(parseDate), [
      '2021',
      '2021-03',
      '2021-03-11',
      undefined,
      undefined,
      undefined,
    ])
    const days = ['2024-2-29', '2023-2-29', '2100-02-29', '2000-02-29', '2021-04-31', '2021-12-31', '2021-12-0']
    const are = ['2024-02-29', undefined, undefined, '2000-02-29', undefined, '2021-12-31', undefined]
    assert.deepEqual(days.map(parseDate), are)
    assert.deepEqual(parsePeriod('2021—2025'), { from: 2021, to: 2025 })
    assert.equal(parsePeriod('2025-2021'), undefined)
  })
})

describe('numbering', () => {
  for (const [text, unit, number] of [
    ['第十一篇　改革', 'part', 11],
    ['第一百二十三条 法', 'article', 123],
    ['第１２章', 'chapter', 12],
    ['第3节：能源', 'section', 3],
    ['一、工作回顾', 'item', 1],
    ['（十二）价格', 'subitem', 12],
    ['Chapter 12 Energy', 'chapter', 12],
    ['PART IV: Opening', 'part', 4],
    ['Section five', 'section', 5],
    ['Ch. 12 Energy', 'chapter', 12],
  ] as const) {
    it(text, () => {
      const found = parseNumbering(text)
      assert.deepEqual([found?.unit, found?.number], [unit, number])
    })
  }
  it('is not in Chapters, 第一 or 一带一路', () => {
    for (const text of ['Chapters of a life', '第一要务', '一带一路', 'Particular', 'Art is long'])
      assert.equal(parseNumbering(text), undefined, text)
  })
})

describe('sections', () => {
  it('begin behind a byte order mark, too', () => {
    const [section] = parse('\uFEFF# 纲要\r\n\r\n文字\r\n').sections
    assert.deepEqual([section?.title, section?.depth], ['纲要', 1])
  })
  const outline =
    '# 规划\n\n## 第一篇　甲\n\n### 第一章　乙\n\n**第二章　丙**\n\n丁\n\n**第二篇　戊**\n\n### 第三章　己\n\n**重点**\n'
  it('bold chapters stand as deep as their like', () => {
    assert.deepEqual(
      parse(outline).sections.map(({ title, depth, form }) => [title, depth, form]),
      [
        ['规划', 1, 'heading'],
        ['第一篇　甲', 2, 'heading'],
        ['第一章　乙', 3, 'heading'],
        ['第二章　丙', 3, 'bold'],
        ['第二篇　戊', 2, 'bold'],
        ['第三章　己', 3, 'heading'],
      ],
    )
  })
  it('a table of contents in <details> has none', () => {
    const toc = '<details>\n<summary>目录</summary>\n\n- 第一篇　甲\n  - 第一章　乙\n\n</details>\n\n'
    const document = parse(toc + outline)
    assert.equal(document.sections.length, 6)
    assert.deepEqual([...document.toc], [0, 1, 2])
  })
  it('a table of contents without its closing tag does not hide the plan', () => {
    const document = parse(
      '<details>\n<summary>目录</summary>\n\n- 第一篇　甲\n\n<details>\n\n## 第一篇　甲\n\n高质量发展\n',
    )
    assert.deepEqual([...document.toc], [0, 1, 2])
    assert.equal(document.sections.length, 1)
  })
  for (const [name, title] of [
    ['第二章', '第二章　丙'],
    ['第2章', '第二章　丙'],
    ['第二篇第三章', '第三章　己'],
    ['Chapter 3', '第三章　己'],
    ['己', '第三章　己'],
    ['第一章 乙', '第一章　乙'],
    ['第一章-乙', '第一章　乙'],
    ['第一篇第三章', undefined],
    ['第九章', undefined],
  ] as const) {
    it(`${name} is ${title ?? 'nothing'}`, () => assert.equal(findSection(parse(outline).sections, name)?.title, title))
  }
})

describe('glossary', () => {
  it('reads fields and gloss, each value with its place', () => {
    const text =
      '---\nkind: glossary\n---\n\n# 词汇\n\n## 高质量发展\n- en: high-quality development; **quality** growth\n- aka: 高质量的发展、质量发展\n- see: A, B\n- replaced-by: C\n\nFirst *paragraph*.\n\n- an item: of the gloss\n\n### not a new term\n\n## 新发展理念\n'
    const [term, , other] = collectTerms(parse(text))
    assert.deepEqual(
      [term?.id, term?.headword, term?.gloss],
      ['high-quality-development', '高质量发展', 'First paragraph.\n\nan item: of the gloss'],
    )
    assert.deepEqual(
      term?.en.map(value => value.text),
      ['high-quality development', 'quality growth'],
    )
    assert.deepEqual(
      term?.aka.map(({ start, end }) => text.slice(start, end)),
      ['高质量的发展', '质量发展'],
    )
    assert.deepEqual(
      term?.see.map(value => value.text),
      ['A', 'B'],
    )
    assert.equal(other?.id, '新发展理念')
  })
  it('reads fields that stand line by line without bullets, or below another in one item', () => {
    for (const [open, end] of [
      ['', '\n'],
      ['- ', '\n  '],
      ['> ', '\r\n> '],
    ]) {
      const text = `---\nkind: glossary\n---\n\n## 双循环\n\n${open}en: dual circulation; a **b**${end}since: 2020${end}aka：国内国际双循环、新格局${end}id: d\n\n释义。\n`
      const [term] = collectTerms(parse(text))
      assert.deepEqual([term?.id, term?.since?.text, term?.gloss], ['d', '2020', '释义。'])
      assert.deepEqual(
        [...(term?.en ?? []), ...(term?.aka ?? [])].map(value =>
          text.slice(value.start, value.end).replaceAll('*', ''),
        ),
        ['dual circulation', 'a b', '国内国际双循环', '新格局'],
      )
    }
  })
})

describe('tifa.yaml', () => {
  it('reads what it knows and names what it does not', () => {
    const text =
      'include: plans\nexclude: [old, 3]\nseverities:\n  unknown-term: off\n  nonsense: error\n  unknown-plan: loud\nmore: 1\n'
    const config = parseConfig(text)
    assert.deepEqual(config.include, ['plans'])
    assert.deepEqual([...config.severities], [['unknown-term', 'off']])
    assert.deepEqual(
      config.problems.map(({ code, start, end }) => [code, text.slice(start, end)]),
      [
        ['not-a-list', '3'],
        ['unknown-code', 'nonsense'],
        ['severity', 'loud'],
        ['unknown-key', 'more'],
      ],
    )
  })
  it('bears nonsense', () => {
    for (const text of ['', '[', '- a\n- b', '\0', 'a: &x [*x]', `a: ${'['.repeat(500)}`]) parseConfig(text)
  })
})

describe('corpus', () => {
  it('an edit of running text leaves nothing of the corpus touched', () => {
    const { corpus, document } = loadFixture('//- a.md\n---\nid: a\ntitle: 规划纲要甲\n---\n\n# 一\n\n高质量$0发展\n')
    corpus.setOpen(document)
    const { lexicon, revision } = corpus
    corpus.setOpen(document.edit(document.length - 3, document.length - 2, '新'))
    assert.equal(corpus.lexicon, lexicon)
    assert.equal(corpus.revision, revision)
  })
  it('an edit keeps the blocks that it does not touch', () => {
    const document = parse('甲\n\n乙\n\n丙\n\n丁\n\n戊\n')
    const edited = document.edit(0, 1, '新')
    assert.deepEqual(
      edited.blocks.slice(1).map((block, i) => block === document.blocks[i + 1]),
      [true, true, true, true],
    )
  })
})
