// Lines of plans: what came before what, by `supersedes` and by years, and what is missing between.

import assert from 'node:assert/strict'
import { Corpus } from '../../server/core/index/corpus.ts'

/** A corpus of documents given as front matter, one a line: `id: a; title: 甲; …`. */
function corpusOf(documents: string): Corpus {
  const corpus = new Corpus()
  for (const line of documents.trim().split('\n')) {
    const fields = line.trim().split('; ').join('\n')
    const name = /id: ([^;\s]+)/.exec(line)?.[1] ?? ''
    corpus.setFile(`file:///c/${name}.md`, `---\n${fields}\n---\n\n正文。\n`)
  }
  return corpus
}

/** The line of a document: `a → b (inferred) → c`, gaps and what is missing included. */
function lineOf(corpus: Corpus, id: string): string {
  const work = corpus.lines.workOf(`file:///c/${id}.md`)
  assert.ok(work)
  return corpus.lines
    .line(work)
    .map(({ work, before }) => {
      if (!before) return work.id
      if (before.kind === 'missing') return `?${before.id} → ${work.id}`
      const gaps = before.gaps.map(({ from, to }) => `[${from}-${to}] → `).join('')
      return `→ ${gaps}${work.id}${before.how === 'inferred' ? ' (inferred)' : ''}`
    })
    .join(' ')
}

const check = (documents: string, id: string, expected: string): void =>
  assert.equal(lineOf(corpusOf(documents), id), expected)

describe('lines of plans', () => {
  const NATIONAL = `
    id: p14; title: 中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要; date: 2021-03-11
    id: p12; title: 中华人民共和国国民经济和社会发展第十二个五年规划纲要; date: 2011-03-14
    id: p13; title: 中华人民共和国国民经济和社会发展第十三个五年规划纲要; date: 2016-03-16`
  it('puts national plans in order by their years', () =>
    check(NATIONAL, 'p13', 'p12 → p13 (inferred) → p14 (inferred)'))
  it('names the periods between two plans', () =>
    check(NATIONAL.replace(/\n.*p13.*/, ''), 'p14', 'p12 → [2016-2020] → p14 (inferred)'))
  it('goes by what a plan says it supersedes', () =>
    check(
      'id: b; title: 乙规划; kind: sector; supersedes: a\nid: a; title: 甲规划; kind: sector\nid: c; title: 丙规划; kind: sector; supersedes: b',
      'b',
      'a → b → c',
    ))
  it('says which id no document has', () =>
    check('id: b; title: 乙规划; kind: sector; supersedes: gone', 'b', '?gone → b'))
  it('knows reports of all years, wherever they say that they were given', () => {
    check(
      `id: r10; title: 在第十一届全国人民代表大会第三次会议上的政府工作报告; kind: report; issuer: 国务院; date: 2010-03-05
       id: r11; title: 2011年政府工作报告; kind: report; issuer: 国务院; date: 2011-03-05
       id: r12; title: 政府工作报告; kind: report; issuer: 国务院; date: 2012-03-05`,
      'r10',
      'r10 → r11 (inferred) → r12 (inferred)',
    )
    check(
      `id: r1; title: Report on the Harbours - Delivered at the Third Session of the Harbour Board; kind: report; language: en; date: 2010-03-05
       id: r2; title: Report on the Harbours; kind: report; language: en; date: 2011-03-05`,
      'r2',
      'r1 → r2 (inferred)',
    )
  })
  it('cuts loops', () => {
    const documents = 'id: a; title: 甲规划; supersedes: b\nid: b; title: 乙规划; supersedes: a'
    check(documents, 'a', '→ b → a')
    check('id: a; title: 甲规划; supersedes: a', 'a', 'a')
  })
  it('takes translations and digests for their work', () => {
    const corpus = corpusOf(`
      id: p13; title: 江岭省国民经济和社会发展第十三个五年规划纲要; kind: regional; date: 2016-02-01
      id: p13-en; title: Outline of Jiangling; expresses: p13; language: en; date: 2017-01-01
      id: p14; title: 江岭省国民经济和社会发展第十四个五年规划纲要; kind: regional; date: 2021-02-01; supersedes: p13-en`)
    assert.equal(lineOf(corpus, 'p13-en'), 'p13 → p14')
    const work = corpus.lines.workOf('file:///c/p13-en.md')
    assert.deepEqual([work?.main.id, work?.others.map(({ id }) => id)], ['p13', ['p13-en']])
  })
  it('keeps provinces and kinds apart', () =>
    check(
      `id: a13; title: 江岭省“十三五”物流业发展规划; kind: sector; date: 2016
       id: b13; title: 云浦省“十三五”物流业发展规划; kind: sector; date: 2016
       id: a14; title: 江岭省“十四五”物流业发展规划; kind: sector; date: 2021`,
      'a14',
      'a13 → a14 (inferred)',
    ))
  it('knows the plans of a province whoever passed or issued them, and whatever the years ahead are called', () => {
    const plans = `
      id: p10; title: 江岭省国民经济和社会发展第十个五年计划纲要; kind: regional; issuer: 江岭省人民代表大会; date: 2001-02-01; period: 2001-2005
      id: p13; title: 江岭省人民政府关于印发江岭省国民经济和社会发展第十三个五年规划纲要的通知; kind: regional; issuer: 江岭省人民政府; period: 2016-2020
      id: p14; title: 江岭省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要; kind: regional; period: 2021-2025
      id: q14; title: 石港省国民经济和社会发展第十四个五年规划和2035年远景目标纲要; kind: regional; period: 2021-2025`
    check(plans, 'p13', 'p10 → [2006-2010] → [2011-2015] → p13 (inferred) → p14 (inferred)')
    check(plans, 'q14', 'q14')
  })
  it('keeps the report of a province from those of the country', () => {
    const reports = `
      id: r25; title: 政府工作报告; kind: report; issuer: 国务院; date: 2025-03-05
      id: s26; title: 政府工作报告; kind: report; issuer: 江岭省人民政府; date: 2026-01-26
      id: r26; title: 政府工作报告; kind: report; issuer: 国务院; date: 2026-03-05`
    check(reports, 'r26', 'r25 → r26 (inferred)')
    check(reports, 's26', 's26')
  })
  it('puts yearly reports and versions of a law in order', () => {
    check(
      'id: r20; title: 2020年政府工作报告; kind: report; date: 2020-05-22\nid: r19; title: 2019年政府工作报告; kind: report; date: 2019-03-05',
      'r19',
      'r19 → r20 (inferred)',
    )
    check(
      'id: l2; title: 航道条例（2018年修正）; kind: law; date: 2018-01-01\nid: l1; title: 航道条例; kind: law; date: 2004-01-01',
      'l1',
      'l1 → l2 (inferred)',
    )
  })
  it('knows no line of what has no date, and of commentary', () => {
    check('id: a; title: 物流发展规划\nid: b; title: 物流发展规划', 'a', 'a')
    check(
      'id: a; title: 物流发展述评; kind: commentary; date: 2020\nid: b; title: 物流发展述评; kind: commentary; date: 2021',
      'a',
      'a',
    )
  })
  it('follows an edit of the front matter', () => {
    const corpus = corpusOf(NATIONAL)
    assert.equal(lineOf(corpus, 'p14').startsWith('p12'), true)
    corpus.setFile('file:///c/p13.md', '---\nid: p13\ntitle: 别的规划\n---\n')
    assert.equal(lineOf(corpus, 'p14'), 'p12 → [2016-2020] → p14 (inferred)')
  })
})
