// The glossaries that come with Tifa, as the build packs them: what they say is what their texts would say.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { takeSnapshot } from '../../server/core/features/snapshot.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { glossaryKey, packGlossaries, unpackGlossaries } from '../../server/core/index/glossary-pack.ts'

const files = readdirSync('corpus/glossary')
  .filter(name => name.endsWith('.md'))
  .map(name => ({ name, text: readFileSync(`corpus/glossary/${name}`, 'utf8') }))
  // The small ones tell as much.
  .sort((a, b) => a.text.length - b.text.length)
  .slice(0, 3)
const PLAN = '# 规划\n\n推动高质量发展，加快发展新质生产力。A new development philosophy.\n'

describe('the packed glossaries', function () {
  this.timeout(30_000) // parses glossaries
  const bytes = packGlossaries('build', files)

  it('are what their texts are', () => {
    const digests = unpackGlossaries(bytes, 'build')
    const [parsed, packed] = [new Corpus(), new Corpus()]
    for (const { name, text } of files) {
      const digest = digests.get(glossaryKey(name, text))
      assert.ok(digest, name)
      parsed.setFile(`file:///g/${name}`, text, 'bundled', { hash: name })
      packed.setPacked(`file:///g/${name}`, digest, name, undefined, text)
    }
    for (const corpus of [parsed, packed]) corpus.setFile('file:///a.md', PLAN)
    for (const corpus of [parsed, packed]) for (const uri of corpus.uris()) corpus.count(uri)
    for (const uri of parsed.uris())
      assert.deepEqual(takeSnapshot(packed, uri, 2026), takeSnapshot(parsed, uri, 2026), uri)
  })
  it('are read wherever their bytes lie', () => {
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    assert.equal(unpackGlossaries(shifted.subarray(1), 'build').size, files.length)
  })
  it('are none where they are of another build, cut off or something else', () => {
    assert.equal(unpackGlossaries(bytes, 'other').size, 0)
    assert.equal(unpackGlossaries(new TextEncoder().encode('something else'), 'build').size, 0)
    assert.equal(unpackGlossaries(bytes.subarray(0, 5), 'build').size, 0)
    assert.equal(unpackGlossaries(bytes.subarray(0, bytes.length - 4), 'build').size, files.length - 1)
  })
  it('are not taken for another text', () => {
    const digests = unpackGlossaries(bytes, 'build')
    assert.equal(digests.get(glossaryKey(files[0]?.name ?? '', 'another text')), undefined)
  })
})
