// The head of an index on disk: it says what was written, decodes a file when it is asked for, and is no head where its parts do not fill it.

import assert from 'node:assert/strict'
import { Corpus } from '../../server/core/index/corpus.ts'
import { encodeCounts } from '../../server/core/index/digest/digest-code.ts'
import { headBytes } from '../../server/core/index/digest/packed-digest.ts'
import { statementOf } from '../../server/core/index/symbols.ts'
import { Document } from '../../server/core/model/document.ts'
import {
  encodeHeadParts,
  type FileEntry,
  type HeadParts,
  IndexHead,
} from '../../server/protocol/index-cache/index-head.ts'
import { createRandom } from '../support/random.ts'

const TEXTS: Readonly<Record<string, string>> = {
  'file:///c/g.md': '---\nkind: glossary\n---\n\n## 渡船\n- en: ferry\n\n## 渡口\n- id: landing\n',
  'file:///c/plan.md':
    '---\nid: port\n---\n\n# 渡口振兴规划\n\n[渡船](term:渡船)（ferry）。到2025年，[渡船准点率达到95%](target:punctual)。\n',
  'file:///c/law.md': '# 码头管理条例\n\n落实《渡口振兴规划》，渡船。\n',
  'file:///c/empty.md': '',
}

const NAMED = '---\nid: port\n---\n\n# 渡口振兴规划\n'
/** What comes to the files of {@link TEXTS}. */
const LATER: Readonly<Record<string, string>> = { 'file:///c/b.md': NAMED, 'file:///c/d.md': NAMED }

/** The corpus of the texts, counted. */
function made(texts: Readonly<Record<string, string>> = TEXTS): Corpus {
  const corpus = new Corpus()
  for (const [uri, text] of Object.entries(texts)) corpus.setFile(uri, text, 'own', { hash: `hash of ${uri}` })
  for (const uri of corpus.uris()) corpus.count(uri)
  return corpus
}

/** What is written of it; the last file has no counts. */
function partsOf(corpus: Corpus): HeadParts {
  const senses: string[] = []
  const files = [...corpus.uris()].map((uri, i): FileEntry => {
    const kept = corpus.digest(uri)
    if (!kept?.counted) throw new Error(`${uri} has no digest`)
    const counts = encodeCounts(kept.counted.counts, sense => senses.push(sense) - 1)
    return {
      uri,
      hash: kept.hash,
      stamp: i === 0 ? '' : `stamp ${i}`,
      facts: { ...kept.digest.facts, sum: kept.sum },
      head: headBytes(kept.digest.bytes.body() ?? new Uint8Array()),
      counts: i === corpus.size - 1 ? undefined : counts,
      place: [2 ** 40 + i, i, 0xffffffff, 2, 3, i - 1],
    }
  })
  const { key, wordings } = corpus.wordings
  const stated = { root: 'file:///c', key, segments: [], aligned: [] }
  return { stated, words: corpus.phrases.vocabulary.words, senses, wordings, files }
}

/** The same corpus out of the bytes of a head; `decoded` is told of each file whose head is decoded. */
function restored(head: IndexHead, from: Corpus, decoded: (uri: string) => void): Corpus {
  const corpus = new Corpus()
  corpus.texts.readAgain = uri => ({ ...TEXTS, ...LATER })[uri] ?? ''
  corpus.phrases.adopt(head.words)
  assert.ok(corpus.adoptSenses(() => head.senses()))
  for (let file = 0; file < head.size; file++) {
    const uri = head.uri(file)
    const bytes = from.digest(uri)?.digest.bytes
    const coded = head.counts(file)
    if (!bytes) throw new Error(`${uri} has no digest`)
    const read = (): ReturnType<IndexHead['head']> => {
      decoded(uri)
      return head.head(file)
    }
    corpus.setStored(uri, head.facts(file), read, bytes, head.hash(file), coded && { key: head.stated.key, coded })
  }
  return corpus
}

/** What a corpus answers, whoever is asked first. */
function answers(corpus: Corpus): unknown {
  return {
    key: corpus.wordings.key,
    keys: ['id:port', 'entry:landing', 'plan:port', 'target:punctual', 'term:渡船'].map(key =>
      corpus.withKey(key).map(({ uri }) => uri),
    ),
    entries: corpus.entries('landing'),
    files: [...corpus.uris()].map(uri => {
      const symbols = corpus.symbols(uri) ?? assert.fail(uri)
      const { sections, terms, marks } = symbols
      const counts = corpus.counts(uri)
      return [
        { ...statementOf(symbols), sections, terms, marks },
        counts && { ...counts, bySense: new Map(counts.bySense) },
        [corpus.pairs.in(uri), corpus.claims.in(uri), corpus.marksLike(uri, 'target:'), [...corpus.entryIds(uri)]],
      ]
    }),
  }
}

describe('head of an index', () => {
  const parts = partsOf(made())
  const bytes = encodeHeadParts(parts)

  it('says what was written', () => {
    const head = new IndexHead(bytes)
    assert.deepEqual([head.stated, head.words, head.senses()], [parts.stated, parts.words, parts.senses])
    assert.deepEqual(head.wordings(), parts.wordings)
    assert.equal(head.size, parts.files.length)
    for (const [i, { uri, hash, stamp, facts, counts, place }] of parts.files.entries()) {
      assert.deepEqual([head.uri(i), head.hash(i), head.stamp(i), head.facts(i)], [uri, hash, stamp, facts])
      assert.deepEqual(head.place(i), place)
      const found = head.counts(i)
      assert.deepEqual(found && [...found], counts)
    }
  })

  it('is a head of no files, too', () => {
    const head = new IndexHead(encodeHeadParts({ ...parts, files: [], senses: [] }))
    assert.deepEqual([head.size, head.senses()], [0, []])
  })

  it('gives a corpus that answers as the one it was written of, and decodes nothing before', () => {
    const from = made()
    const head = new IndexHead(encodeHeadParts({ ...partsOf(from), files: partsOf(from).files.map(all) }))
    const decoded: string[] = []
    const corpus = restored(head, from, uri => decoded.push(uri))
    // A start: it looks whether counts are right, and how many entries there are.
    for (const uri of corpus.uris()) assert.equal(corpus.count(uri), false)
    assert.equal(corpus.wordings.key, from.wordings.key)
    assert.deepEqual([...corpus.entryIds('file:///c/plan.md')], [])
    assert.deepEqual(decoded, [])
    assert.deepEqual(answers(corpus), answers(from))
    assert.deepEqual([...new Set(decoded)].length, decoded.length)
  })

  it('gives the same order of documents whatever is opened, edited or removed meanwhile', () => {
    const steps: readonly ((corpus: Corpus) => void)[] = [
      corpus => corpus.setOpen(Document.parse('file:///c/b.md', NAMED)),
      corpus => corpus.setOpen(Document.parse('file:///c/plan.md', `${NAMED}\n渡船。\n`)),
      corpus => corpus.setFile('file:///c/d.md', NAMED, 'own', { hash: 'd' }),
      corpus => corpus.remove('file:///c/plan.md', true),
      corpus => corpus.close('file:///c/b.md', NAMED, 'b'),
      corpus => corpus.setFile('file:///c/g.md', `${TEXTS['file:///c/g.md']}\n## 船\n- en: boat\n`),
    ]
    for (let first = 0; first < steps.length; first++) {
      const from = made()
      const corpus = restored(new IndexHead(encodeHeadParts(partsOf(from))), from, () => {})
      for (const step of [...steps.slice(first), ...steps.slice(0, first)]) {
        step(from)
        step(corpus)
      }
      for (const one of [from, corpus]) for (const uri of one.uris()) one.count(uri)
      assert.deepEqual(answers(corpus), answers(from), `from step ${first} on`)
    }
  })

  it('is none where it was cut off', () => {
    for (let length = 0; length < bytes.length; length++)
      assert.throws(() => new IndexHead(bytes.slice(0, length)), `${length} of ${bytes.length} bytes`)
  })

  it('throws, or says something else, where bits were flipped, and always comes to an end', () => {
    // The cache looks at the sum of its bytes first: this is what stands behind it.
    const random = createRandom(7)
    for (let round = 0; round < 3000; round++) {
      const broken = bytes.slice()
      for (let flips = 1 + (round % 3); flips > 0; flips--) {
        const at = Math.floor(random() * broken.length)
        broken[at] = (broken[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      }
      try {
        const head = new IndexHead(broken)
        for (let i = 0; i < head.size; i++) void [head.facts(i), head.place(i), head.counts(i), head.head(i)]
        void [head.senses(), head.wordings()]
      } catch (error) {
        assert.ok(error instanceof Error)
      }
    }
  })
})

/** With the counts that the last file of {@link partsOf} lacks: it is empty. */
function all(file: FileEntry): FileEntry {
  return { ...file, counts: file.counts ?? [0, 0] }
}
