// The glossaries that come with Tifa, as the build packs them: what they say is what their texts would say.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { takeSnapshot } from '../../server/core/features/snapshot.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import {
  glossaryKey,
  type PackedGlossaries,
  packGlossaries,
  unpackGlossaries,
} from '../../server/core/index/digest/glossary-pack.ts'
import { TermSearch } from '../../server/core/index/terms/term-search.ts'
import { keyOfText } from '../../server/core/text/hash.ts'
import type { LoadPinyin } from '../../server/core/text/pinyin.ts'

const files = readdirSync('corpus/glossary')
  .filter(name => name.endsWith('.md'))
  .map(name => ({ name, text: readFileSync(`corpus/glossary/${name}`, 'utf8') }))
  // The small ones tell as much.
  .sort((a, b) => a.text.length - b.text.length)
  .slice(0, 3)
const PLAN = '# 规划\n\n推动高质量发展，加快发展新质生产力。A new development philosophy.\n'

describe('the packed glossaries', function () {
  this.timeout(30_000) // parses glossaries
  const bytes = packGlossaries('build', files, text => text)

  it('are what their texts are', () => {
    const made = unpack(bytes)
    const [parsed, packed] = [new Corpus(), new Corpus()]
    for (const { name, text } of files) {
      const digest = digestOf(made, name, text)
      assert.ok(digest, name)
      parsed.setFile(`file:///g/${name}`, text, 'bundled', { hash: name })
      packed.setPacked(`file:///g/${name}`, digest, name, () => text)
    }
    assert.ok(made.wordings)
    packed.setBase(
      made.wordings,
      files.map(({ name }) => `file:///g/${name}`),
    )
    for (const corpus of [parsed, packed]) corpus.setFile('file:///a.md', PLAN)
    for (const corpus of [parsed, packed]) for (const uri of corpus.uris()) corpus.count(uri)
    for (const uri of parsed.uris())
      assert.deepEqual(takeSnapshot(packed, uri, 2026), takeSnapshot(parsed, uri, 2026), uri)
  })
  it('are searched by how they sound without a dictionary', async () => {
    const spell = (text: string): string => [...text].map(character => `zi${character.charCodeAt(0) % 9}`).join(' ')
    const made = unpack(packGlossaries('build', files, spell))
    const [parsed, packed] = [new Corpus(), new Corpus()]
    for (const { name, text } of files) {
      parsed.setFile(`file:///g/${name}`, text, 'bundled', { hash: name })
      const digest = digestOf(made, name, text)
      if (digest) packed.setPacked(`file:///g/${name}`, digest, name, () => text)
    }
    assert.ok(made.wordings)
    packed.setBase(
      made.wordings,
      files.map(({ name }) => `file:///g/${name}`),
    )
    const find = async (corpus: Corpus, load: LoadPinyin): Promise<string[]> => {
      const search = new TermSearch(load, async () => {})
      assert.ok(await search.prepare(corpus, true, () => false))
      return ['z', 'zizi', 'zz', '新', '全'].flatMap(typed =>
        search.spelled(corpus, typed).map(({ wording, form, rest }) => `${typed} ${wording} ${form}${rest()}`),
      )
    }
    const found = await find(packed, () => assert.fail('the dictionary was asked for'))
    assert.ok(found.length > 10)
    assert.deepEqual(found, await find(parsed, async () => spell))
  })
  it('are read wherever their bytes lie', () => {
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    assert.deepEqual(unpack(shifted.subarray(1)).digests, unpack(bytes).digests)
  })
  it('are none where they are of another build, cut off or something else', () => {
    assert.equal(unpackGlossaries(bytes, 'other'), undefined)
    assert.equal(unpackGlossaries(new TextEncoder().encode('something else'), 'build'), undefined)
    assert.equal(unpackGlossaries(bytes.subarray(0, 5), 'build'), undefined)
    const isThere = ({ digests }: PackedGlossaries): boolean[] => digests.map(digest => digest !== undefined)
    assert.deepEqual(isThere(unpack(bytes.subarray(0, bytes.length - 4))), [true, true, false])
    // Cut off in the wordings, which follow the index.
    const [, index = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2)
    const cut = unpack(bytes.subarray(0, index + 1_000))
    assert.deepEqual([isThere(cut), cut.wordings], [[false, false, false], undefined])
  })
  it('are not taken for another text', () => {
    assert.equal(digestOf(unpack(bytes), files[0]?.name ?? '', 'another text'), undefined)
  })
  it('are found by the sum of bytes, too', () => {
    const { numbers } = unpack(packGlossaries('build', [{ name: 'g.md', text: '', sum: 'h' }], text => text))
    assert.deepEqual(
      [keyOfText(''), 'h', 'another'].map(hash => numbers.get(glossaryKey('g.md', hash))),
      [0, 0, undefined],
    )
  })
})

describe('wordings that were made ready', () => {
  const GLOSSARY = `---
kind: glossary
---

## 高质量发展
- aka: 高质量的发展、优质发展
- en: high-quality development; quality economy

## 发展
- en: development

## 碳达峰、碳中和
- id: carbon
- en: carbon neutrality (net zero)

## 新发展理念
- en: new development philosophy
`
  const OWN = [
    '',
    '## 发展\n- en: growth\n',
    '## 碳排放\n- id: carbon\n- aka: 碳达峰\n',
    '## 质量发展\n- aka: 新发展理念\n',
  ]
  const TEXT =
    '推动高质量发展、碳达峰碳中和，贯彻新发展理念，见《国家发展规划纲要》。碳达峰。High-quality development, growth, quality economies.\n'

  for (const [number, own] of OWN.entries()) {
    it(`find what all wordings together find: own glossary ${number}`, () => {
      const made = unpack(packGlossaries('build', [{ name: 'g.md', text: GLOSSARY }], text => text))
      assert.ok(made.wordings)
      const [whole, layered] = [new Corpus(), new Corpus()]
      for (const corpus of [whole, layered]) {
        corpus.setFile('file:///g/g.md', GLOSSARY, 'bundled', { hash: 'g' })
        if (corpus === layered) corpus.setBase(made.wordings, ['file:///g/g.md'])
        corpus.setFile('file:///plan.md', '---\ntitle: 国家发展规划纲要\n---\n\n# 国家发展规划纲要\n')
        if (own !== '') corpus.setFile('file:///own.md', `---\nkind: glossary\n---\n\n${own}`)
      }
      assert.deepEqual(layered.lexicon.match(TEXT), whole.lexicon.match(TEXT))
      assert.ok(layered.lexicon.match(TEXT).length > 4)
      assert.equal(layered.wordings.key, whole.wordings.key)
      assert.deepEqual(layered.wordings.wordings, whole.wordings.wordings)
    })
  }
  it('are held against own entries without a look at any', () => {
    const texts = ['## 发展\n- en: development\n', '## 增长\n- en: growth\n'].map((entries, i) => ({
      name: `g${i}.md`,
      text: `---\nkind: glossary\n---\n\n${entries}`,
    }))
    const made = unpack(packGlossaries('build', texts, text => text))
    assert.ok(made.wordings)
    const corpus = new Corpus()
    for (const { name, text } of texts) {
      const digest = digestOf(made, name, text)
      assert.ok(digest)
      // What is broken cannot be decoded.
      const entries = 28 + (new Uint32Array(digest.buffer, digest.byteOffset, 1)[0] ?? 0)
      corpus.setPacked(`file:///g/${name}`, digest.slice().fill(0, entries, entries + 3), name, () => text)
    }
    corpus.setBase(
      made.wordings,
      texts.map(({ name }) => `file:///g/${name}`),
    )
    corpus.setFile('file:///own.md', '---\nkind: glossary\n---\n\n## 发展\n- id: own\n- en: progress\n')
    assert.deepEqual(
      corpus.lexicon
        .match('发展，增长。Development, growth, progress.')
        .flatMap(({ values }) => values.map(({ key }) => key)),
      ['zh:own', 'zh:growth', 'en:growth', 'en:own'],
    )
  })
  it('give way to those of a glossary that changed', () => {
    const made = unpack(packGlossaries('build', [{ name: 'g.md', text: GLOSSARY }], text => text))
    assert.ok(made.wordings)
    const corpus = new Corpus()
    corpus.setFile('file:///g/g.md', GLOSSARY, 'bundled', { hash: 'g' })
    corpus.setBase(made.wordings, ['file:///g/g.md'])
    assert.equal(corpus.lexicon.match('发展').length, 1)
    corpus.setFile('file:///g/g.md', GLOSSARY.replace('## 发展', '## 增长'), 'bundled', { hash: 'h' })
    assert.equal(corpus.lexicon.match('发展').length, 0)
    assert.equal(corpus.lexicon.match('增长').length, 1)
  })
})

function digestOf({ digests, numbers }: PackedGlossaries, name: string, text: string): Uint8Array | undefined {
  return digests[numbers.get(glossaryKey(name, keyOfText(text))) ?? -1]
}

function unpack(bytes: Uint8Array): PackedGlossaries {
  const made = unpackGlossaries(bytes, 'build')
  assert.ok(made)
  return made
}
