// “First time since”: new, back, kept or gone in a line of plans, where it stood, and what cannot be said.

import assert from 'node:assert/strict'
import { findListRank } from '../../server/core/features/list-rank.ts'
import { findTermHistory } from '../../server/core/features/term-history.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'
import { historyMessage } from '../../server/protocol/hover/history-message.ts'
import { processorTime } from '../support/processor-time.ts'

const GLOSSARY = `---
kind: glossary
---

## 云雀计划
- id: lark
- en: lark scheme

## 白鹭工程
- id: egret
`

/** Plans of one line by their numbers: the body of each; `extra` are other files, whole. */
function corpusOf(plans: Readonly<Record<number, string>>, extra: Readonly<Record<string, string>> = {}): Corpus {
  const corpus = new Corpus()
  corpus.setFile('file:///c/glossary.md', GLOSSARY)
  for (const [number, body] of Object.entries(plans)) {
    const title = `中华人民共和国国民经济和社会发展第${HAN[Number(number)]}个五年规划纲要`
    corpus.setFile(uriOf(`p${number}`), `---\nid: p${number}\ntitle: ${title}\n---\n\n${body}\n`)
  }
  for (const [name, text] of Object.entries(extra)) corpus.setFile(uriOf(name), text)
  for (const uri of [...corpus.uris()]) corpus.count(uri)
  return corpus
}
const HAN: readonly string[] = '零 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五'.split(' ')
const uriOf = (name: string): string => `file:///c/${name}.md`

function messageOf(corpus: Corpus, name: string, id = 'lark', locale: 'en' | 'zh' = 'en'): string | undefined {
  const [entry] = corpus.entries(id)
  assert.ok(entry)
  const history = findTermHistory(corpus, uriOf(name), entry)
  return history && historyMessage(history, locale)
}

describe('history of a term in its line', () => {
  it('says that it is new, and where it is not', () => {
    const corpus = corpusOf({ 11: '水运。', 12: '水运。', 13: '云雀计划。' })
    assert.equal(
      messageOf(corpus, 'p13'),
      'In its line: new, not in any of 2 before: 12th Five-Year Plan, 11th Five-Year Plan',
    )
    assert.equal(messageOf(corpus, 'p13', 'lark', 'zh'), '沿革：新提法，此前 2 部未见：“十二五”规划、“十一五”规划')
  })
  it('says that it is back, since when, and where it stood', () => {
    const corpus = corpusOf({
      10: '云雀计划。',
      11: '## 第一篇　总论\n\n### 第二章　水运\n\n#### 第一节　河流\n\n推进港口、云雀计划、航道和灯塔建设。\n\n云雀计划。',
      12: '水运。',
      13: '云雀计划。',
    })
    assert.equal(
      messageOf(corpus, 'p13'),
      'In its line: back, for the first time since 11th Five-Year Plan (2 times, first in “第二章　水运”, 2nd of 4 in “推进港口、云雀计划、航道和灯塔建设”); not in 12th Five-Year Plan',
    )
    assert.equal(
      messageOf(corpus, 'p13', 'lark', 'zh'),
      '沿革：再次出现，上次见于“十一五”规划（2 次、首见“第二章　水运”、“推进港口、云雀计划、航道和灯塔建设” 4 项中列第 2）；其间未见：“十二五”规划',
    )
  })
  it('says that it is kept, and that it is gone', () => {
    const corpus = corpusOf({ 12: '云雀计划。', 13: '云雀计划。', 14: '水运。', 15: '水运。' })
    assert.equal(messageOf(corpus, 'p13'), 'In its line: also in 12th Five-Year Plan (once)')
    assert.equal(
      messageOf(corpus, 'p15'),
      'In its line: not here, last in 13th Five-Year Plan (once); not in 14th Five-Year Plan',
    )
  })
  it('says nothing in the first of a line, outside of lines, and of what the line never had', () => {
    const corpus = corpusOf(
      { 12: '云雀计划。', 13: '水运。' },
      { essay: '---\ntitle: 随笔\nkind: commentary\ndate: 2020-01-01\n---\n\n云雀计划。\n' },
    )
    assert.equal(messageOf(corpus, 'p12'), undefined)
    assert.equal(messageOf(corpus, 'essay'), undefined)
    assert.equal(messageOf(corpus, 'p13', 'egret'), undefined)
  })
  it('does not take what a digest leaves out for absent, nor what the corpus lacks', () => {
    const digest =
      '---\nid: p12\ntitle: 中华人民共和国国民经济和社会发展第十二个五年规划纲要（摘要）\nlanguage: zh\n---\n\n水运。\n'
    const corpus = corpusOf({ 10: '云雀计划。', 13: '云雀计划。' }, { p12: digest })
    assert.equal(
      messageOf(corpus, 'p13'),
      'In its line: also in 10th Five-Year Plan (once); not known of 12th Five-Year Plan (a digest), 2006–2010 (not in the corpus)',
    )
  })
  it('says when nothing before can be asked', () => {
    const corpus = corpusOf({}, { b: '---\nid: b\ntitle: 乙规划\nsupersedes: a\n---\n\n云雀计划。\n' })
    assert.equal(messageOf(corpus, 'b'), 'In its line: whether it is new cannot be said: a (not in the corpus)')
    assert.equal(messageOf(corpus, 'b', 'lark', 'zh'), '沿革：是否新提法无从判断：a（语料库未收）')
  })
  it('asks translations and digests of a work, and texts only in languages that have a wording', () => {
    const english = (id: string, body: string): string =>
      `---\nid: ${id}\ntitle: Outline of the ${id.slice(1)}th Five-Year Plan\nlanguage: en\n---\n\n${body}\n`
    const corpus = corpusOf(
      { 13: '云雀计划，白鹭工程。', 14: '云雀计划。白鹭工程。' },
      {
        p12: english('p12', 'Water.'),
        t13: '---\ntitle: Outline of the 13th Five-Year Plan\nexpresses: p13\nlanguage: en\n---\n\nThe lark scheme.\n',
      },
    )
    assert.equal(messageOf(corpus, 't13'), 'In its line: new, not in the one before: 12th Five-Year Plan')
    assert.equal(
      messageOf(corpus, 'p13', 'egret'),
      'In its line: whether it is new cannot be said: 12th Five-Year Plan (no wording in its language)',
    )
  })
  it('waits for counts, and cuts loops', () => {
    const corpus = corpusOf({ 13: '云雀计划。' })
    corpus.setFile(uriOf('p12'), '---\ntitle: 中华人民共和国国民经济和社会发展第十二个五年规划纲要\n---\n\n水运。\n')
    corpus.count(uriOf('p13'))
    assert.match(messageOf(corpus, 'p13') ?? '', /12th Five-Year Plan \(not counted yet\)/)
    const loop = corpusOf(
      {},
      {
        a: '---\nid: a\ntitle: 甲规划\nsupersedes: b\n---\n\n云雀计划。\n',
        b: '---\nid: b\ntitle: 乙规划\nsupersedes: a\n---\n\n水运。\n',
      },
    )
    assert.equal(messageOf(loop, 'a'), 'In its line: new, not in the one before: 乙规划')
  })
})

describe('rank in an enumeration', () => {
  /** `$` stands before the word that is asked about. */
  const check = (marked: string, expected: string | undefined): void => {
    const offset = marked.indexOf('$')
    const found = findListRank(Document.parse('a.md', marked.replace('$', '')), offset)
    assert.equal(found && `${found.rank} of ${found.of}: ${found.words}`, expected)
  }
  it('counts what 、 parts, and what joins the last', () => {
    check('到那时，发展甲业、$乙业（含丙、丁）、戊业等。', '2 of 3: 发展甲业、乙业（含丙、丁）、戊业等')
    check('发展甲业、乙业和$丙业，另有丁业。', '3 of 3: 发展甲业、乙业和丙业')
    check('重点（甲业、$乙业、丙业）有三。', '2 of 3: 甲业、乙业、丙业')
    check('发展$甲业，壮大乙业。', undefined)
  })
  it('counts the items of an English enumeration, and takes no clauses for items', () => {
    check('We develop $ports, canals, and lights.', '1 of 3: We develop ports, canals, and lights')
    check('We develop ports, $canals and lights.', '2 of 3: We develop ports, canals and lights')
    check('In 2020, the $ports grew, as they had done in all of the years that went before, and so on.', undefined)
  })
  it('counts the items of a list', () => {
    check('重点：\n\n- 甲业\n- 乙业\n  - 子业\n- $丙业\n', '3 of 3: ')
    check('甲业', undefined)
  })
  it('stays quick in one endless line', () => {
    const text = '甲、（'.repeat(300_000)
    const began = processorTime()
    findListRank(Document.parse('a.md', text), 450_000)
    assert.ok(processorTime() - began < 2000)
  })
})
