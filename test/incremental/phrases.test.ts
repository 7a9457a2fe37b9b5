// The phrase index against the plain enumeration of all repeated runs, over random texts and edits.

import { deepEqual, equal } from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { Corpus } from '../../server/core/index/corpus.ts'
import { bytesIn } from '../../server/core/index/phrases/build-segment.ts'
import { Grams, JoinedTokens } from '../../server/core/index/phrases/phrase-groups.ts'
import { listPhrases } from '../../server/core/index/phrases/phrase-list.ts'
import { PhrasePool } from '../../server/core/index/phrases/phrase-pool.ts'
import { collectTokens } from '../../server/core/index/phrases/phrase-tokens.ts'
import { PhraseIndex, type PhraseLimits } from '../../server/core/index/phrases/phrases.ts'
import { Document } from '../../server/core/model/document.ts'
import { readData } from '../support/data.ts'
import { createRandom } from '../support/random.ts'

/** A phrase as both sides write it down: text, places, documents. */
type Row = readonly [text: string, total: number, documents: number]

const WORDS = [
  '发',
  '展',
  '改',
  '革',
  '国',
  '发',
  '展',
  '5G',
  'plan',
  'the ',
  'of ',
  '𠮷',
  '，',
  '。',
  ' ',
  '“',
  '”',
  '\n',
  '發',
  '１',
]

describe('recurring phrases', () => {
  for (let seed = 1; seed <= 40; seed++) {
    it(`list and cursor agree with the plain enumeration (seed ${seed})`, () => {
      const random = createRandom(seed)
      const texts = Array.from({ length: 2 + Math.floor(random() * 4) }, () => randomText(random))
      check(texts, random)
    })
  }

  it('holds on a real plan beside another, cut to what plain enumeration can bear', function () {
    const texts = readData('plans')
      .slice(-2)
      .map(file => file.text.replace(/^---[\s\S]*?\n---\n/, '').slice(9000, 10500))
    if (texts.length < 2) this.skip()
    check(texts, createRandom(7))
  })

  it('stays right through random edits, closings and sortings', () => {
    const random = createRandom(99)
    const corpus = new Corpus()
    const texts = [randomText(random), randomText(random), randomText(random)]
    for (const [i, text] of texts.entries()) corpus.setFile(uri(i), text)
    for (let step = 0; step < 150; step++) {
      const i = Math.floor(random() * texts.length)
      const action = random()
      if (action < 0.6) {
        const edited = edit(corpus.document(uri(i)) ?? Document.parse(uri(i), ''), random)
        texts[i] = edited.text
        corpus.setOpen(edited)
      } else if (action < 0.75) corpus.close(uri(i), texts[i])
      else if (action < 0.9) run(corpus.phrases.sort())
      for (let k = 0; k < texts.length; k++) corpus.count(uri(k))
      if (step % 10 === 0) checkCursor(corpus, texts)
    }
    checkCursor(corpus, texts)
  })

  for (let seed = 1; seed <= 12; seed++) {
    it(`stays right through all that can happen to documents, with sortings broken off (seed ${seed})`, () => {
      const random = createRandom(1000 + seed)
      const own = new Documents(seed % 2 === 0 ? { searched: 60, readAtOnce: 80 } : undefined)
      for (let step = 0; step < 120; step++) {
        own.change(random)
        if (step % 12 === 11) own.check(random)
      }
    })
  }

  it('is the same when its segments have been written and read again, whatever has changed since', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = createRandom(2000 + seed)
      const texts = Array.from({ length: 4 }, () => randomText(random))
      const corpus = new Corpus()
      for (const [i, text] of texts.entries()) {
        corpus.setFile(uri(i), text)
        corpus.count(uri(i))
        if (random() < 0.5) run(corpus.phrases.sort())
      }
      run(corpus.phrases.sort())
      if (random() < 0.5) corpus.setOpen(edit(corpus.document(uri(1)) ?? Document.parse(uri(1), ''), random))
      const again = new Corpus()
      const changed = Math.floor(random() * texts.length)
      texts[changed] = randomText(random)
      for (const [i, text] of texts.entries()) {
        again.setFile(uri(i), text)
        again.count(uri(i))
      }
      // The same numbers for the same words: an index on disk keeps the vocabulary.
      for (const { uris, data } of corpus.phrases.save()) {
        const known = uris.map(one => (one === uri(changed) ? '' : one))
        const isSame = known.every(
          one => one === '' || isDeepStrictEqual([...again.phrases.tokensOf(one)], [...corpus.phrases.tokensOf(one)]),
        )
        equal(again.phrases.restore(uris.slice(1), data), false)
        equal(
          again.phrases.restore(uris, {
            ...data,
            bytes: bytesIn(data.bytes.slice(1, data.bytes.length) ?? new Uint8Array(0)),
          }),
          false,
        )
        if (isSame) equal(again.phrases.restore(known, data), true)
      }
      checkCursor(again, texts)
      run(again.phrases.sort())
      checkCursor(again, texts)
    }
  })

  it('reads a label that comes to mean something else, and a table of contents that comes and goes', () => {
    const corpus = new Corpus()
    const words = '发展改革国家战略，'
    corpus.setFile(uri(0), `# 一\n\n${words}\n`)
    corpus.count(uri(0))
    let document = Document.parse(
      uri(1),
      `# 目录\n\n- 发展改革国家\n- 国家战略改革\n\n# 发展改革国家\n\n# 国家战略改革\n\n见[发展改革][国家战略]。\n\n`,
    )
    corpus.setOpen(document)
    const change = (from: string, to: string): void => {
      const at = document.text.indexOf(from)
      document = document.edit(at, at + from.length, to)
      corpus.setOpen(document)
      checkOpen(corpus, document)
    }
    checkOpen(corpus, document)
    change('见[', '[国家战略]: http://example.org\n\n见[')
    change('[国家战略]: ', '[国家]: ')
    change('目录', '目标')
    change('目标', '目录')
    change('# 目录', '')
    run(corpus.phrases.sort())
    change('[国家]: ', '[国家战略]: ')
    change('# 发展改革国家', '# 目录\n\n# 发展改革国家')
  })
})

/** What is said of an open document is what is said of the same text that was just opened. */
function checkOpen(corpus: Corpus, document: Document): void {
  const fresh = new Corpus()
  for (const one of corpus.uris()) {
    fresh.setFile(one, corpus.textOf(one))
    fresh.count(one)
  }
  for (let offset = 0; offset < document.length; offset++) {
    const [before, after] = [corpus, fresh].map(one =>
      one.phrases
        .at(one.document(document.uri) ?? document, offset)
        .map(({ text, total, byDocument }) => ({ text, total, byDocument: [...byDocument].sort() })),
    )
    deepEqual(before, after)
  }
}

/** So few that mending leaves some out, and has to begin anew. */
const POOLED = 4

/** Documents that come, change, are opened, closed and removed, without a corpus around them. */
class Documents {
  readonly phrases: PhraseIndex
  readonly #pool: PhrasePool
  readonly #open = new Map<string, Document>()
  readonly #files = new Map<string, string>()
  /** A sorting that has begun. */
  #work: Generator<undefined, unknown> | undefined

  constructor(limits: Partial<PhraseLimits> | undefined) {
    this.phrases = new PhraseIndex(limits)
    this.#pool = new PhrasePool(this.phrases, POOLED)
  }

  document(uri: string): Document | undefined {
    const file = this.#files.get(uri)
    return this.#open.get(uri) ?? (file === undefined ? undefined : Document.parse(uri, file))
  }

  change(random: () => number): void {
    const name = uri(Math.floor(random() * 5))
    const [open, file] = [this.#open.get(name), this.#files.get(name)]
    const action = random()
    if (action < 0.15) {
      const document = Document.parse(name, open?.text ?? file ?? randomText(random))
      this.#open.set(name, document)
      if (!open) this.phrases.setOpen(document, file === document.text)
    } else if (action < 0.6) {
      if (!open) return
      let document = open
      for (let i = random() * 3; i > 0; i--) document = edit(document, random)
      this.#open.set(name, document)
      this.phrases.setOpen(document)
    } else if (action < 0.7) {
      // Closed with what was saved, or without.
      if (!open) return
      const text = random() < 0.7 || file === undefined ? open.text : file
      this.#open.delete(name)
      this.#setFile(name, text, random)
    } else if (action < 0.8) {
      if (open) return
      this.#setFile(name, random() < 0.5 && file !== undefined ? file : randomText(random), random)
    } else if (action < 0.85) {
      this.#open.delete(name)
      this.#files.delete(name)
      this.phrases.remove(name)
    } else if (action < 0.9) run(this.phrases.sort())
    else if (action < 0.95) this.#work = this.phrases.sort()
    // Some steps on, in the end or never.
    for (let i = random() * 8; i > 0; i--) if (this.#work?.next().done) this.#work = undefined
  }

  #setFile(name: string, text: string, random: () => number): void {
    this.#files.set(name, text)
    this.phrases.setChanged(name)
    if (random() < 0.2) this.phrases.setChanged(name)
    if (random() < 0.2) run(this.phrases.sort())
    this.phrases.setTokens(name, collectTokens(Document.parse(name, text), this.phrases.vocabulary))
  }

  check(random: () => number): void {
    if (this.phrases.isBehind) run(this.phrases.sort())
    if (this.phrases.isBehind) throw new Error('still behind')
    const uris = Array.from({ length: 5 }, (_, i) => uri(i)).filter(one => this.phrases.has(one))
    const texts = uris.map(one => this.document(one)?.text ?? '')
    checkCursor(this, texts, uris)
    if (random() < 0.3) checkList(this, texts, uris)
    if (random() < 0.5) this.#checkPool(uris)
  }

  /** The heaviest phrases, of the corpus and of a document, are those that a pool finds which was asked nothing before. */
  #checkPool(uris: readonly string[]): void {
    const read = (pool: PhrasePool, uri: string | undefined): unknown => {
      const found = run(pool.collect(uri))
      return found.phrases.map(({ ids, total, documents, counts, weight }) => {
        const byDocument = Array.from(documents, (document, i) => `${found.uris[document]} ${counts[i]}`)
        return [this.phrases.vocabulary.textOf(ids), total, weight, byDocument.sort()]
      })
    }
    for (const uri of [undefined, uris[0], undefined])
      deepEqual(read(this.#pool, uri), read(new PhrasePool(this.phrases, POOLED), uri))
  }
}

function edit(document: Document, random: () => number): Document {
  const start = Math.floor(random() * document.length)
  const word = WORDS[Math.floor(random() * WORDS.length)] ?? ''
  return document.edit(start, start + Math.floor(random() * 4), random() < 0.2 ? `${word}\n\n` : word)
}

function check(texts: readonly string[], random: () => number): void {
  const corpus = new Corpus()
  texts.forEach((text, i) => {
    corpus.setFile(uri(i), text)
    corpus.count(uri(i))
  })
  if (random() < 0.5) corpus.setOpen(Document.parse(uri(0), texts[0] ?? ''))
  // Before it is sorted, and when it is.
  checkCursor(corpus, texts)
  run(corpus.phrases.sort())
  checkCursor(corpus, texts)
  checkList(
    corpus,
    texts,
    texts.map((_, i) => uri(i)),
  )
}

/** What has documents and an index of their phrases. */
interface Indexed {
  readonly phrases: PhraseIndex
  document(uri: string): Document | undefined
}

/** The list of all phrases, and that of one document, are those that were enumerated. */
function checkList(indexed: Indexed, texts: readonly string[], uris: readonly string[]): void {
  const expected = enumerate(indexed, texts)
  const { uris: order, runs } = run(indexed.phrases.collect())
  deepEqual([...order].sort(), [...uris].sort())
  const { vocabulary } = indexed.phrases
  const rows: Row[] = []
  const joined = run(JoinedTokens.join(runs))
  const grams = new Grams(joined.text.length, vocabulary)
  for (const found of listPhrases(joined, grams, vocabulary, { fewest: 2 })) {
    if (found) rows.push([vocabulary.textOf(found.ids), found.total, found.documents.length])
  }
  deepEqual(rows.sort(), [...expected].sort())
  const own: string[] = []
  for (const found of listPhrases(joined, grams, vocabulary, { fewest: 2, within: order.indexOf(uris[0] ?? '') })) {
    if (found) own.push(vocabulary.textOf(found.ids))
  }
  const inFirst = new Set(runsOf(indexed, texts[0] ?? '').flatMap(ids => [...subRuns(ids)].map(({ key }) => key)))
  deepEqual(
    own.sort(),
    expected
      .filter(row => inFirst.has(row[0]))
      .map(row => row[0])
      .sort(),
  )
}

/** At every character of every document: exactly the enumerated phrases whose place holds it. */
function checkCursor(indexed: Indexed, texts: readonly string[], uris = texts.map((_, i) => uri(i))): void {
  const { phrases } = indexed
  const expected = new Map(enumerate(indexed, texts).map(row => [row[0], row]))
  for (const one of uris) {
    const document = indexed.document(one)
    if (!document) continue
    const found = new Map<string, number>()
    for (let offset = 0; offset < document.length; offset++) {
      for (const phrase of phrases.at(document, offset)) {
        const row = expected.get(phrase.text)
        deepEqual([phrase.text, phrase.total, phrase.documents], row)
        equal(phrase.byDocument.size, phrase.documents)
        // A line's end between two characters is read as the second of them.
        equal(document.text.slice(offset, phrase.range.start).trim(), '')
        equal(offset < phrase.range.end, true)
        found.set(`${phrase.text}@${phrase.range.start}`, phrase.byDocument.get(one) ?? 0)
        const places = phrases.places(document, phrase.ids)
        equal(places.length, phrase.byDocument.get(one))
        equal(phrases.countIn(one, phrase.ids), places.length)
        deepEqual(phrases.places(document, phrase.ids, 1)[0], places[0])
        equal(
          places.some(place => place.start === phrase.range.start && place.end === phrase.range.end),
          true,
        )
      }
    }
    const wanted = runsOf(indexed, document.text).flatMap(ids =>
      [...subRuns(ids)].filter(({ key }) => expected.has(key)).map(({ key }) => key),
    )
    deepEqual([...found.keys()].map(key => key.slice(0, key.lastIndexOf('@'))).sort(), wanted.sort())
  }
}

/** All maximal repeats in two documents or more, by looking at every run of every text. */
function enumerate(indexed: Indexed, texts: readonly string[]): Row[] {
  const places = new Map<string, { lefts: string[]; rights: string[]; documents: Set<number>; isEnough: boolean }>()
  texts.forEach((text, document) => {
    for (const ids of runsOf(indexed, text)) {
      for (const { key, left, right, isEnough } of subRuns(ids)) {
        const known = places.get(key) ?? { lefts: [], rights: [], documents: new Set(), isEnough }
        known.lefts.push(left)
        known.rights.push(right)
        known.documents.add(document)
        places.set(key, known)
      }
    }
  })
  const rows: Row[] = []
  for (const [key, { lefts, rights, documents, isEnough }] of places) {
    const varies = (sides: string[]): boolean => sides.includes('') || new Set(sides).size > 1
    if (isEnough && documents.size > 1 && varies(lefts) && varies(rights))
      rows.push([key, lefts.length, documents.size])
  }
  return rows
}

/** The runs of a text as tokens written out, from its leaves. */
function runsOf(indexed: Indexed, text: string): string[][] {
  const document = Document.parse('x', text)
  const { vocabulary } = indexed.phrases
  const runs: string[][] = []
  for (let block = 0; block < document.blocks.length; block++) {
    for (const leaf of document.facts(block).leaves) {
      const { ids, length } = vocabulary.read(leaf.text)
      let run: string[] = []
      for (const id of [...ids.subarray(0, length), 0]) {
        if (id !== 0) run.push(vocabulary.textOf([id]))
        else if (run.length > 0) {
          runs.push(run)
          run = []
        }
      }
    }
  }
  return runs
}

function* subRuns(ids: readonly string[]): Generator<{ key: string; left: string; right: string; isEnough: boolean }> {
  for (let a = 0; a < ids.length; a++) {
    for (let b = a + 3; b <= Math.min(ids.length, a + 100); b++) {
      const tokens = ids.slice(a, b)
      const characters = tokens.filter(token => /^\p{Script=Han}$/u.test(token)).length
      const isEnough = characters >= 4 || tokens.length - characters >= 3
      if (isEnough) yield { key: textOf(tokens), left: ids[a - 1] ?? '', right: ids[b] ?? '', isEnough }
    }
  }
}

function textOf(tokens: readonly string[]): string {
  const isHan = (token: string): boolean => /^\p{Script=Han}$/u.test(token)
  return tokens.reduce(
    (text, token, i) => text + (i > 0 && !isHan(token) && !isHan(tokens[i - 1] ?? '') ? ' ' : '') + token,
    '',
  )
}

function randomText(random: () => number): string {
  let text = ''
  for (let i = Math.floor(random() * 120) + 20; i > 0; i--) text += WORDS[Math.floor(random() * WORDS.length)] ?? ''
  return text
}

function uri(i: number): string {
  return `file:///corpus/${i}.md`
}

function run<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
