// What a concordance finds: phrases as the lexicon folds them, patterns with stars, question marks and alternatives.

import assert from 'node:assert/strict'
import { compilePattern, compilePhrase, type Pattern, type PatternProblem } from '../../server/core/text/pattern.ts'
import { markSpans } from '../support/fixture.ts'
import { processorTime } from '../support/processor-time.ts'

function check(compiled: Pattern | PatternProblem, marked: string): void {
  assert.ok(typeof compiled !== 'string', String(compiled))
  const text = marked.replace(/[⟦⟧]/g, '')
  assert.equal(markSpans(text, compiled.match(text)), marked)
}
const phrase = (words: string, marked: string): void => check(compilePhrase(words), marked)
const pattern = (words: string, marked: string): void => check(compilePattern(words), marked)

describe('phrases of a concordance', () => {
  it('stand anywhere in Chinese, whatever the script, width or quotes', () => {
    phrase('渡口', '东⟦渡口⟧、西⟦渡口⟧站')
    phrase('发展5G', '⟦發展５Ｇ⟧，⟦发展 5G⟧')
    phrase('十四五规划', '《⟦“十四五”规划⟧》')
    phrase('『十四五』规划', '⟦十四五规划⟧')
  })
  it('are whole words in English, without case, with their plural', () => {
    phrase('ferry', 'A ⟦Ferry⟧, two ⟦ferries⟧, no ferryman; the ⟦ferry⟧’s bell')
    phrase('river port', '⟦River ports⟧ and ⟦river-port⟧ towns')
    phrase('AI', '发展⟦AI⟧产业，AID')
  })
  it('do not overlap', () => phrase('渡渡', '⟦渡渡⟧渡'))
  it('take brackets and stars for themselves', () => phrase('渡口（甲）*', '⟦渡口(甲)*⟧渡口甲'))
  it('are nothing without a word', () => {
    assert.equal(compilePhrase(' “” '), 'empty')
    assert.equal(compilePhrase('渡'.repeat(501)), 'too-long')
  })
})

describe('patterns of a concordance', () => {
  it('a star between Chinese characters is what stands between them in one sentence, the least of it', () => {
    pattern('渡口*建设', '加快⟦渡口建设⟧，⟦渡口、码头的建设⟧与建设；渡口。建设')
    pattern('渡口*建设', `渡口${'水'.repeat(21)}建设`)
    pattern('渡口*建设', `⟦渡口${'水'.repeat(20)}建设⟧`)
  })
  it('finds the place that leads to the end where the first one does not', () => {
    pattern('甲*乙*丙', `甲乙${'水'.repeat(21)}⟦甲乙水丙⟧`)
    pattern('甲*乙*丙', `⟦甲乙${'水'.repeat(12)}乙${'水'.repeat(15)}丙⟧`)
  })
  it('a star at the edge of a Latin word is the rest of the word', () => {
    pattern('navig*', 'to ⟦navigate⟧, ⟦navigable⟧ rivers, circumnavigation')
    pattern('*ation', '⟦Navigation⟧ and ⟦irrigations⟧ rationally')
    pattern('colo*r', '⟦color⟧, ⟦colour⟧, colo or')
  })
  it('a star with spaces beside it is words', () => {
    pattern('river * port', 'a ⟦river and its port⟧; ⟦rivers, a port⟧. River. A port, riverside port')
  })
  it('a question mark is one letter or character', () => {
    pattern('第?渡口', '⟦第三渡口⟧，第、渡口，⟦第A渡口⟧')
    pattern('organi?ation', '⟦organisation⟧ ⟦Organization⟧')
  })
  it('knows alternatives and brackets, also as a Chinese keyboard writes them', () => {
    pattern('渡口|码头', '⟦渡口⟧和⟦码头⟧')
    pattern('（新｜旧）渡口＊站', '⟦新渡口站⟧、⟦旧渡口的站⟧、渡口站')
    pattern('a\\*b', '⟦a*b⟧ axb')
    pattern('(渡口', '⟦(渡口⟧渡口')
  })
  it('of what begins together the longest counts', () => pattern('渡|渡口', '⟦渡口⟧⟦渡⟧'))
  it('says what cannot be looked for', () => {
    assert.equal(compilePattern('*'), 'empty')
    assert.equal(compilePattern('渡口|?'), 'empty')
    assert.equal(compilePattern('(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)'), 'too-many')
  })
  it('says what every place holds', () => {
    const compiled = compilePattern('新*渡口建设|port?')
    assert.ok(typeof compiled !== 'string')
    assert.deepEqual(
      compiled.needs.map(units => String.fromCharCode(...units)),
      ['渡口建设', 'port'],
    )
  })
  it('is linear in the text, however hostile', () => {
    for (const [words, text] of [
      ['a*a*a*a*a*b', 'a'.repeat(500_000)],
      ['渡*渡*渡*渡*口', '渡'.repeat(500_000)],
      [`${'渡'.repeat(100)}口`, '渡'.repeat(500_000)],
      ['*a*', 'a'.repeat(500_000)],
    ] as const) {
      const compiled = compilePattern(words)
      assert.ok(typeof compiled !== 'string')
      const start = processorTime()
      compiled.match(text)
      assert.ok(processorTime() - start < 2000, words)
    }
  })
})
