// What a reader types for Chinese or English words, and how well it fits.

import assert from 'node:assert/strict'
import { isSubsequence, matchLetters, toLetters, toPinyinKey, toWordKey } from '../../server/core/text/letter-key.ts'
import { processorTime } from '../support/processor-time.ts'

describe('letters of pinyin and English', () => {
  for (const [pinyin, expected] of [
    ['gāo zhì liàng fā zhǎn', 'gao zhi liang fa zhan'],
    ['xīn fāzhǎn lǐniàn', 'xin fa zhan li nian'],
    ['shèhuìzhǔyì', 'she hui zhu yi'],
    ['Xī’ān', 'xi an'],
    ['lǜsè fāzhǎn', 'lu se fa zhan'],
    ['dàng’àn', 'dang an'],
    ['fǎnèi', 'fa nei'],
    ['èrshí', 'er shi'],
    ['5G fā zhǎn', '5g fa zhan'],
    ['“shí sì wǔ”', 'shi si wu'],
    ['zzz', 'zzz'],
    ['', ''],
  ] as const) {
    it(`cuts ${pinyin || 'nothing'}`, () => assert.equal(toPinyinKey(pinyin).parts.join(' '), expected))
  }

  const pinyin = toPinyinKey('gāo zhì liàng fā zhǎn')
  const english = toWordKey('High-Quality Development')
  for (const [key, query, expected] of [
    [pinyin, 'gaozhiliangfazhan', 'whole'],
    [pinyin, 'gzlfz', 'whole'],
    [pinyin, 'gāo zhì', 'start'],
    [pinyin, 'gaozliang', 'start'],
    [pinyin, 'gzhil', 'start'],
    [pinyin, 'zhil', 'inside'],
    [pinyin, 'fz', 'inside'],
    [pinyin, 'ozhi', 'part'],
    [pinyin, 'gfz', 'loose'],
    [pinyin, 'gaox', undefined],
    [pinyin, 'ngg', undefined],
    [pinyin, '', undefined],
    [english, 'highqualitydevelopment', 'whole'],
    [english, 'hqd', 'whole'],
    [english, 'High qual', 'start'],
    [english, 'dev', 'inside'],
    [english, 'velop', 'part'],
    [english, 'hgdv', 'loose'],
  ] as const) {
    it(`${query || 'nothing'} fits ${key.letters}: ${expected ?? 'no'}`, () =>
      assert.equal(matchLetters(key, toLetters(query)), expected))
  }
  it('a syllable that begins like the next is tried both ways', () => {
    assert.equal(matchLetters(toPinyinKey('xī xiāo'), 'xixiao'), 'whole')
    assert.equal(matchLetters(toPinyinKey('xī xiāo'), 'xxi'), 'whole')
    assert.equal(matchLetters(toPinyinKey('zhī zhōng zhì'), 'zzz'), 'whole')
  })
  it('is quick on what is long', () => {
    const key = toPinyinKey('ā '.repeat(2000))
    const begin = processorTime()
    matchLetters(key, `${'a'.repeat(1500)}b`)
    matchLetters(key, 'a'.repeat(1500))
    assert.ok(processorTime() - begin < 200)
  })
  it('knows what stands in order', () => {
    assert.equal(isSubsequence('高发', '高质量发展'), true)
    assert.equal(isSubsequence('发高', '高质量发展'), false)
    assert.equal(isSubsequence('', ''), true)
  })
})
