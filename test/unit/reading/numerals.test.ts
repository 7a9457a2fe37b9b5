import assert from 'node:assert/strict'
import { parseChineseNumeral, parseDigits, parseEnglishNumeral } from '../../../server/core/text/numerals.ts'

const CHINESE: readonly (readonly [string, number | undefined])[] = [
  ['〇', 0],
  ['七', 7],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['廿五', 25],
  ['卅', 30],
  ['一百', 100],
  ['一百零二', 102],
  ['一百二', 120],
  ['一百二十', 120],
  ['二百二十', 220],
  ['两千', 2000],
  ['三千零五', 3005],
  ['两万五', 25_000],
  ['六点八万', 68_000],
  ['十七点三', 17.3],
  ['一亿零五百万', 105_000_000],
  ['十三亿五千万', 1_350_000_000],
  ['一万四千亿', 1.4e12],
  ['1.45万亿', 1.45e12],
  ['３千', 3000],
  ['一九五七', 1957],
  ['二〇三五', 2035],
  ['六三·三', 63.3],
  ['三、二七八·三', 3278.3],
  ['一三〇〇', 1300],
  ['千万', 10_000_000],
  // A plan's name, a slogan and words are no numbers.
  ['十四五', undefined],
  ['百千万', undefined],
  ['', undefined],
  ['点', undefined],
  ['章', undefined],
  ['12a', undefined],
]

describe('parseChineseNumeral', () => {
  for (const [text, value] of CHINESE)
    it(`${text || 'nothing'} is ${value}`, () => assert.equal(parseChineseNumeral(text), value))
  it('is quick about a very long one', () => assert.equal(parseChineseNumeral('一'.repeat(100_000)), undefined))
})

const ENGLISH: readonly (readonly [string, number | undefined])[] = [
  ['seven', 7],
  ['twenty-five', 25],
  ['Two million', 2_000_000],
  ['a hundred', 100],
  ['one hundred and twenty', 120],
  ['two thousand five hundred', 2500],
  ['three hundred billion', 3e11],
  ['a', undefined],
  ['plan', undefined],
  ['', undefined],
]

describe('parseEnglishNumeral', () => {
  for (const [text, value] of ENGLISH)
    it(`${text || 'nothing'} is ${value}`, () => assert.equal(parseEnglishNumeral(text), value))
})

describe('parseDigits', () => {
  it('reads separators and full width', () => {
    assert.equal(parseDigits('1,234.5'), 1234.5)
    assert.equal(parseDigits('１２，０００'), 12_000)
    assert.equal(parseDigits('７６．５'), 76.5)
    assert.equal(parseDigits('7.6.5'), undefined)
    assert.equal(parseDigits('x'), undefined)
  })
})
