// Pronunciation with tone marks and in zhuyin, from tone numbers and from tone marks.

import assert from 'node:assert/strict'
import { parsePinyin, toToneMarks, toZhuyin } from '../../server/core/text/pinyin-style.ts'
import { processorTime } from '../support/processor-time.ts'

describe('pinyin', () => {
  describe('with tone numbers', () => {
    for (const [numbered, marked, zhuyin] of [
      ['jing1 ji4', 'jīng jì', 'ㄐㄧㄥ ㄐㄧˋ'],
      ['nu:3 ren2', 'nǚ rén', 'ㄋㄩˇ ㄖㄣˊ'],
      ['Lu:4', 'Lǜ', 'ㄌㄩˋ'],
      ['nü3', 'nǚ', 'ㄋㄩˇ'],
      ['zhan4 lu:e4', 'zhàn lüè', 'ㄓㄢˋ ㄌㄩㄝˋ'],
      ['Zhong1 guo2', 'Zhōng guó', 'ㄓㄨㄥ ㄍㄨㄛˊ'],
      ['E4 zhou1', 'È zhōu', 'ㄜˋ ㄓㄡ'],
      ['dian3 r5', 'diǎn r', 'ㄉㄧㄢˇ ˙ㄦ'],
      ['ma5', 'ma', '˙ㄇㄚ'],
      ['m2', 'ḿ', 'ㄇˊ'],
      ['ng4', 'ǹg', 'ㄫˋ'],
      ['hng5', 'hng', '˙ㄏㄫ'],
      ['ei1', 'ēi', 'ㄟ'],
      ['ê4', 'ề', 'ㄝˋ'],
      ['liu2 gui4 dou1', 'liú guì dōu', 'ㄌㄧㄡˊ ㄍㄨㄟˋ ㄉㄡ'],
      [
        'you3 wei4 wen2 yuan2 yue4 yun2 yong4',
        'yǒu wèi wén yuán yuè yún yòng',
        'ㄧㄡˇ ㄨㄟˋ ㄨㄣˊ ㄩㄢˊ ㄩㄝˋ ㄩㄣˊ ㄩㄥˋ',
      ],
      ['zhi1 chi1 shi1 ri4 zi4 ci4 si4', 'zhī chī shī rì zì cì sì', 'ㄓ ㄔ ㄕ ㄖˋ ㄗˋ ㄘˋ ㄙˋ'],
      ['xu1 xue2 xuan3 xun4 xiong2', 'xū xué xuǎn xùn xióng', 'ㄒㄩ ㄒㄩㄝˊ ㄒㄩㄢˇ ㄒㄩㄣˋ ㄒㄩㄥˊ'],
      ['er4 wu3 yi1', 'èr wǔ yī', 'ㄦˋ ㄨˇ ㄧ'],
      ['biang4', 'biàng', 'ㄅㄧㄤˋ'],
      ['san1 C', 'sān C', 'ㄙㄢ C'],
      ['A A zhi4', 'A A zhì', 'A A ㄓˋ'],
      ['Ka3 er3 · Ma3 ke4 si1', 'Kǎ ěr · Mǎ kè sī', 'ㄎㄚˇ ㄦˇ · ㄇㄚˇ ㄎㄜˋ ㄙ'],
      ['yi1 cun4 , cun4 jin1', 'yī cùn, cùn jīn', 'ㄧ ㄘㄨㄣˋ, ㄘㄨㄣˋ ㄐㄧㄣ'],
      ['xx5', '?', '?'],
      ['gao1zhi4liang4 fa1zhan3', 'gāozhìliàng fāzhǎn', 'ㄍㄠ ㄓˋ ㄌㄧㄤˋ ㄈㄚ ㄓㄢˇ'],
    ] as const) {
      it(numbered, () => {
        assert.equal(toToneMarks(numbered), marked)
        assert.equal(toZhuyin(numbered), zhuyin)
      })
    }
  })
  describe('with tone marks, syllable by syllable or in words', () => {
    for (const [marked, zhuyin, tones] of [
      ['gāo zhì liàng fā zhǎn', 'ㄍㄠ ㄓˋ ㄌㄧㄤˋ ㄈㄚ ㄓㄢˇ', '14413'],
      ['xīn fāzhǎn lǐniàn', 'ㄒㄧㄣ ㄈㄚ ㄓㄢˇ ㄌㄧˇ ㄋㄧㄢˋ', '11334'],
      ['Xī’ān xiān', 'ㄒㄧ ㄢ ㄒㄧㄢ', '1-11'],
      ["fāng'àn fāngàn", 'ㄈㄤ ㄢˋ ㄈㄢ ㄍㄢˋ', '1-414'],
      ['Tiānānmén', 'ㄊㄧㄢ ㄢ ㄇㄣˊ', '112'],
      ['nǚrén lüè', 'ㄋㄩˇ ㄖㄣˊ ㄌㄩㄝˋ', '324'],
      ['huār de', 'ㄏㄨㄚ ˙ㄦ ˙ㄉㄜ', '155'],
      ['shíwǔ-wǔ', 'ㄕˊ ㄨˇ ㄨˇ', '23-3'],
      ['5G yòng hù', '5G ㄩㄥˋ ㄏㄨˋ', '--44'],
      // M2 is money and A4 is paper: where tones are marked, numbers are none.
      ['M2 zēng sù, A4 zhǐ', 'M2 ㄗㄥ ㄙㄨˋ, A4 ㄓˇ', '-14--3'],
      ['AI fā zhǎn', 'AI ㄈㄚ ㄓㄢˇ', '-13'],
    ] as const) {
      it(marked, () => {
        assert.equal(toToneMarks(marked), marked)
        assert.equal(toZhuyin(marked), zhuyin)
        assert.equal(
          parsePinyin(marked)
            .map(({ tone }) => tone ?? '-')
            .join(''),
          tones,
        )
      })
    }
  })
  it('leaves what is none as it is', () => {
    for (const text of ['', 'GDP', 'https://a.b/c?d=1', '<b>x</b>', '高质量', 'strength', 'x'.repeat(5000)])
      assert.equal(toToneMarks(text), text)
  })
  it('takes no long time for a long word', () => {
    const start = processorTime()
    for (const word of ['an'.repeat(30), 'nang'.repeat(15), 'xianx'.repeat(100)]) toZhuyin(word)
    assert.ok(processorTime() - start < 100)
  })
})
