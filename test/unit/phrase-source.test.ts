// Tokens that lie on disk: what an open document still reads of them when the file is left, or can no longer be read.

import assert from 'node:assert/strict'
import { collectTokens } from '../../server/core/index/phrases/phrase-tokens.ts'
import { PhraseIndex } from '../../server/core/index/phrases/phrases.ts'
import { Document } from '../../server/core/model/document.ts'

const [ONE, OTHER] = [
  Document.parse('file:///a.md', '港口的渡船联运体系。\n'),
  Document.parse('file:///b.md', '码头的渡船联运体系。\n'),
]

/** An index in which both are closed, their tokens in a file that can be left, and the first of them is opened. */
function open(): { readonly phrases: PhraseIndex; readonly file: { isThere: boolean } } {
  const phrases = new PhraseIndex()
  const file = { isThere: true }
  for (const document of [ONE, OTHER]) {
    const run = collectTokens(document, phrases.vocabulary)
    const read = <T>(value: T): T => {
      if (!file.isThere) throw new Error('the file is not there any more')
      return value
    }
    phrases.setSource(document.uri, {
      length: run.ids.length,
      weight: run.ids.byteLength,
      ids: () => read(run.ids),
      peek: () => (file.isThere ? run : undefined),
      leaves: () => read(run),
    })
  }
  phrases.setOpen(ONE, true)
  return { phrases, file }
}

const phraseAt = (phrases: PhraseIndex, document: Document): string[] =>
  phrases.at(document, document.text.indexOf('联运')).map(({ text }) => text)

describe('phrases of tokens on disk', () => {
  it('are found in an open document after the file was left', () => {
    const { phrases, file } = open()
    phrases.holdOpen()
    phrases.setSource(OTHER.uri, { ...sourceIn(phrases) })
    file.isThere = false
    assert.deepEqual(phraseAt(phrases, ONE), ['的渡船联运体系'])
  })

  it('are found again once a document is read again whose tokens are lost', () => {
    const { phrases, file } = open()
    phrases.setSource(OTHER.uri, { ...sourceIn(phrases) })
    file.isThere = false
    assert.throws(() => phraseAt(phrases, ONE))
    phrases.reopen(ONE.uri)
    assert.deepEqual(phraseAt(phrases, ONE), ['的渡船联运体系'])
  })

  it('are read again where what was read has to go for them', () => {
    const run = collectTokens(ONE, new PhraseIndex().vocabulary)
    const weight = run.ids.byteLength
    const source = { length: run.ids.length, weight, ids: () => run.ids, peek: () => run, leaves: () => run }
    const phrases = new PhraseIndex({ inMemory: weight * 1.5 })
    phrases.setSource(ONE.uri, source)
    for (let times = 0; times < 3; times++) {
      assert.deepEqual([...phrases.tokensOf(ONE.uri)], [run.ids])
      phrases.moveSource(ONE.uri, { ...source })
    }
  })
})

/** The second document's tokens, in memory. */
function sourceIn(phrases: PhraseIndex) {
  const run = collectTokens(OTHER, phrases.vocabulary)
  return { length: run.ids.length, weight: 0, ids: () => run.ids, peek: () => run, leaves: () => run }
}
