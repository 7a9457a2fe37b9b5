// Finding Chinese by what is typed for it.

import assert from 'node:assert/strict'
import { foldKey } from '../../server/core/text/fold.ts'
import { createPinyinLoader, type Pinyin } from '../../server/core/text/pinyin.ts'
import { createSpeller, matchSpelling } from '../../server/core/text/spelling.ts'
import { processorTime } from '../support/processor-time.ts'

describe('spelling', () => {
  let pinyin: Pinyin
  before(async () => {
    pinyin = await createPinyinLoader()()
  })
  const check = (typed: string, wording: string, expected: string | undefined, spelled?: string): void => {
    const found = matchSpelling(foldKey(typed), createSpeller(foldKey)(wording, pinyin, spelled))
    assert.equal(found && `${found.form}${found.whole ? ' whole' : ''}: ${found.rest}`, expected)
  }
  for (const [typed, wording, expected] of [
    ['gaozhiliang', '高质量发展', 'plain: fa zhan'],
    ['gaozhiliangfazhan', '高质量发展', 'plain whole: '],
    ['gao zhi', '高质量发展', 'plain: liang fa zhan'],
    ["gao'zhi'liang", '高质量发展', 'plain: fa zhan'],
    ['gaozhil', '高质量发展', 'plain: iang fa zhan'],
    ['GaoZhi', '高质量发展', 'plain: liang fa zhan'],
    ['gzl', '高质量发展', 'short: iang fa zhan'],
    ['gzlfz', '高质量发展', 'short: han'],
    ['gzhlfzh', '高质量发展', 'short: an'],
    ['gaozl', '高质量发展', 'short: iang fa zhan'],
    ['gao zh liang', '高质量发展', 'short: fa zhan'],
    ['高zl', '高质量发展', 'short: iang fa zhan'],
    ['高质', '高质量发展', 'plain: liang fa zhan'],
    ['高質', '高质量发展', 'plain: liang fa zhan'],
    ['高质liang发', '高质量发展', 'plain: zhan'],
    ['zhiliang', '高质量发展', undefined],
    ['gaozhiliangx', '高质量发展', undefined],
    ['gzlfzz', '高质量发展', undefined],
    // 行 is háng in a bank and xíng in action.
    ['yinh', '银行', 'plain: ang'],
    ['xingd', '行动', 'plain: ong'],
    ['lvse', '绿色发展', 'plain: fa zhan'],
    ['luse', '绿色发展', 'plain: fa zhan'],
    ['lüse', '绿色发展', 'plain: fa zhan'],
    ['5gfz', '5G发展', 'short: han'],
    ['5g fazhan', '5G发展', 'plain whole: '],
    ['rgznxd', '人工智能+行动', 'short: ong'],
    ['sswgh', '“十四五”规划', 'short: ua'],
    ['sswg', '“十四五”规划', 'short: ui hua'],
    ['xianjing', '西安经验', 'plain: yan'],
    ['xajy', '西安经验', 'short: an'],
  ] as const) {
    it(`${typed} for ${wording}`, () => check(typed, wording, expected))
  }
  it('the author’s own pinyin counts, words written together', () => {
    check('xfzln', '新发展理念', 'short: ian', 'xīn fāzhǎn lǐniàn')
    check('chongqing', '重庆', 'plain whole: ', 'Chóngqìng')
    check('zhongliang', '重量', 'plain whole: ', 'zhòngliàng')
    // A wrong number of syllables is no help.
    check('yinhang', '银行', 'plain whole: ', 'yín')
  })
  it('characters beyond the first plane', () => {
    check('𠮷发', '𠮷发展', 'plain: zhan')
    check('𠮷', '𠮷', 'plain whole: ')
  })
  it('a hostile wording costs no more than others', () => {
    const wording = '阿安昂'.repeat(20)
    const start = processorTime()
    for (let i = 0; i < 50; i++)
      matchSpelling(
        `${'anang'.repeat(12)}x`,
        createSpeller(foldKey)(`aaaa ${wording}`, text => text),
      )
    const sounds = Array.from({ length: 64 }, () => ({ character: '', letters: 'aaaa' }))
    for (let i = 0; i < 50; i++) matchSpelling(`${'a'.repeat(60)}b`, sounds)
    assert.ok(processorTime() - start < 500)
  })
})
