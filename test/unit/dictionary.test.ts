// The dictionary: packed, opened, looked into; its references and its pronunciation.

import assert from 'node:assert/strict'
import { crc32 } from 'node:zlib'
import {
  createDictionaryLoader,
  type Dictionary,
  type DictionaryEntry,
  openDictionary,
} from '../../server/core/text/dictionary.ts'
import { parseGloss, referenceOf } from '../../server/core/text/gloss.ts'
import { packDictionary } from '../../server/dictionary/pack.ts'
import { ENTRIES } from '../support/dictionary.ts'
import { markSpans, parseFixture } from '../support/fixture.ts'

function open(bytes: Uint8Array): Dictionary {
  const opened = openDictionary(bytes)
  assert.ok('dictionary' in opened, 'problem' in opened ? opened.problem : '')
  return opened.dictionary
}

const say = ({ simplified, pinyin }: DictionaryEntry): string => `${simplified} ${pinyin}`

describe('dictionary', () => {
  const bytes = packDictionary(ENTRIES)
  const dictionary = open(bytes)

  describe('words at the cursor', () => {
    /** Each of the texts is the same one, with a word at the cursor marked; in the order in which they must be found. */
    function check(source: string, ...expected: string[]): void {
      const [file] = parseFixture(source).files
      const { cursor } = parseFixture(source)
      assert.ok(file && cursor)
      const words = dictionary.wordsAt(file.text, cursor.offset)
      assert.deepEqual(
        words.map(word => markSpans(file.text, [word])),
        expected,
      )
    }
    it('longest first, then the leftmost, single characters last', () =>
      check('发展$0中国家', '⟦发展中国家⟧', '⟦发展中⟧国家', '发展⟦中国⟧家', '发展⟦中⟧国家'))
    it('all that contain it, not only those that start there', () => check('国民经$0济', '⟦国民经济⟧', '国民⟦经济⟧'))
    it('those that end there, where no other is', () => {
      check('经济$0，', '⟦经济⟧，')
      check('经济$0', '⟦经济⟧')
      check('经济$0 and', '⟦经济⟧ and')
    })
    it('the next one, where one ends and one starts', () => check('经济$0发展', '经济⟦发展⟧', '经济⟦发⟧展'))
    it('traditional characters, mixed ones, compatibility forms', () => {
      check('國民$0經濟', '⟦國民經濟⟧', '國民⟦經濟⟧')
      check('国民$0經济', '⟦国民經济⟧', '国民⟦經济⟧')
      check('⼈$0民', '⟦⼈民⟧')
      check('⽴$0法', '⟦⽴法⟧')
    })
    it('behind 𠮷 and emoji', () => {
      check('𠮷😀经$0济', '𠮷😀⟦经济⟧')
      check('👨‍👩‍👧发$0展', '👨‍👩‍👧⟦发展⟧')
    })
    it('of characters beyond the basic plane, from both halves', () => {
      check('说𠮷$0野家', '说⟦𠮷野家⟧')
      const text = '说𠮷野家'
      for (const offset of [1, 2, 3, 4]) assert.equal(dictionary.wordsAt(text, offset)[0]?.start, 1)
    })
    it('with letters and digits among them, in any width and case', () => {
      check('实行AA$0制', '实行⟦AA制⟧')
      check('实行ａａ$0制', '实行⟦ａａ制⟧')
      check('实行aa$0 制', '实行⟦aa 制⟧')
      check('用3D$0打印', '用⟦3D打印⟧')
    })
    it('but no end of a longer Latin word or number', () => {
      check('CAA$0制')
      check('23D$0打印')
    })
    it('across what is not seen, and never across quotes or spaces', () => {
      check('经$0\u200b济', '⟦经\u200b济⟧')
      check('“经”$0济')
      check('经$0 济')
      check('经$0、济')
      check('经$0\n\n济')
    })
    it('nowhere in English, numbers or punctuation', () => {
      check('AA$0 meeting')
      check('in 11$00 days')
      check('，$0。')
      check('$0')
    })
    it('with marks inside', () => {
      check('卡尔•马$0克思', '⟦卡尔•马克思⟧')
      check('一寸光阴一寸金,$0寸金难买寸光阴', '⟦一寸光阴一寸金,寸金难买寸光阴⟧')
    })
    it('bears offsets outside of the text', () => {
      for (const offset of [-5, 99, Number.NaN]) assert.deepEqual(dictionary.wordsAt('经济', offset), [])
    })
  })

  describe('entries', () => {
    function check(headword: string, ...expected: string[]): void {
      assert.deepEqual(dictionary.find(headword).map(say), expected)
    }
    it('words before names, names before surnames, variants last', () =>
      check('干', '干 gan4', '干 gan1', '干 Gan1', '干 gan5'))
    it('of the very form that is written, where there is one', () => {
      check('髮', '发 fa4')
      check('發', '发 fa1')
      check('发', '发 fa1', '发 fa4')
      // Folding makes 乾 a 干; the dictionary knows better.
      check('乾坤', '乾坤 qian2 kun1')
      check('干坤', '乾坤 qian2 kun1')
    })
    it('none of a part, of a longer word, of nothing', () => {
      check('国民经')
      check('国民经济学')
      check('')
      check('economy')
    })
  })

  describe('file', () => {
    /** The same whether a host counts the CRC or not. */
    const problem = (bytes: Uint8Array): string => {
      const [problem = '', other] = [undefined, crc32].map(sum => {
        const opened = openDictionary(bytes, sum)
        return 'problem' in opened ? opened.problem : ''
      })
      assert.equal(other, problem)
      return problem
    }
    it('that is whole has none', () => assert.equal(problem(bytes), ''))
    it('holds what repeats once', () => {
      const twice = packDictionary([...ENTRIES, ...ENTRIES])
      assert.ok(twice.length < bytes.length * 1.6, `${bytes.length} and ${twice.length} bytes`)
    })
    it('is opened wherever its bytes lie', () => {
      for (const shift of [0, 1, 2, 3, 4]) {
        const within = new Uint8Array(bytes.length + 8)
        within.set(bytes, shift)
        const view = within.subarray(shift, shift + bytes.length)
        assert.equal(open(view).find('经济').map(say)[0], '经济 jing1 ji4')
      }
    })
    it('that is damaged anywhere is none', () => {
      for (let at = 0; at < bytes.length; at += 97) {
        const damaged = bytes.slice()
        damaged[at] = (damaged[at] ?? 0) ^ 0x10
        assert.notEqual(problem(damaged), '', `byte ${at}`)
      }
    })
    it('that is cut short, empty or something else is none', () => {
      for (const length of [0, 3, 40, 200, bytes.length - 4, bytes.length - 1])
        assert.match(problem(bytes.subarray(0, length)), /cut short/)
      assert.match(problem(new TextEncoder().encode('{}'.repeat(500))), /no dictionary/)
      const newer = bytes.slice()
      newer[4] = 99
      assert.match(problem(newer), /version is 99/)
    })
    it('without an entry is a dictionary', () => assert.deepEqual(open(packDictionary([])).wordsAt('经济', 0), []))
    it('is read once, and a failure is told once', async () => {
      let reads = 0
      const lines: string[] = []
      for (const read of [
        async () => bytes.subarray(0, 90),
        async () => undefined,
        () => Promise.reject(new Error('no such file')),
      ]) {
        const load = createDictionaryLoader(
          () => {
            reads++
            return read()
          },
          line => lines.push(line),
        )
        assert.equal(await load(), undefined)
        assert.equal(await load(), undefined)
      }
      assert.equal(reads, 3)
      assert.equal(lines.length, 3)
      assert.match(lines[2] ?? '', /cannot be read: no such file/)
    })
  })
})

describe('glosses', () => {
  it('are cut at the words that they name', () => {
    assert.deepEqual(parseGloss('variant of 詞|词[ci2]; also 語詞|语词'), [
      'variant of ',
      { traditional: '詞', simplified: '词', pinyin: 'ci2' },
      '; also ',
      { traditional: '語詞', simplified: '语词', pinyin: undefined },
    ])
    assert.deepEqual(parseGloss('Taiwan pr. [fa3]'), ['Taiwan pr. ', { pinyin: 'fa3' }])
    assert.deepEqual(parseGloss('abbr. for AA制[A A zhi4]'), [
      'abbr. for ',
      { traditional: 'AA制', simplified: 'AA制', pinyin: 'A A zhi4' },
    ])
    assert.deepEqual(parseGloss('from Tai-lo pr. [goá khàu], a[1]'), ['from Tai-lo pr. [goá khàu], a[1]'])
    assert.deepEqual(parseGloss('economy'), ['economy'])
  })
  const refers = (sense: string): string | undefined => referenceOf(parseGloss(sense))?.simplified
  for (const [sense, expected] of [
    ['see 研究[yan2 jiu1]', '研究'],
    ['see also 研究', '研究'],
    ['old variant of 峰[feng1]', '峰'],
    ['(Tw) erhua variant of 一點|一点[yi1 dian3]', '一点'],
    ['Japanese variant of 國|国', '国'],
    ['abbr. for 發改委|发改委[fa1 gai3 wei3]', '发改委'],
    ['used in 蝴蝶[hu2 die2]', '蝴蝶'],
    ['abbr. for 世貿組織|世贸组织, World Trade Organization', undefined],
    ['to see 電影|电影[dian4 ying3]', undefined],
    ['CL:個|个[ge4]', undefined],
    ['economy', undefined],
  ] as const) {
    it(`${sense} refers to ${expected}`, () => assert.equal(refers(sense), expected))
  }
})
