// The phrase index against the plain enumeration of all repeated runs, over random texts and edits.

import { deepEqual, equal } from 'node:assert/strict'
import { Corpus } from '../../server/core/index/corpus.ts'
import { listPhrases } from '../../server/core/index/phrase-list.ts'
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
        const before = corpus.document(uri(i)) ?? Document.parse(uri(i), '')
        const start = Math.floor(random() * before.length)
        const edited = before.edit(
          start,
          start + Math.floor(random() * 4),
          WORDS[Math.floor(random() * WORDS.length)] ?? '',
        )
        texts[i] = edited.text
        corpus.setOpen(edited)
      } else if (action < 0.75) corpus.close(uri(i), texts[i])
      else if (action < 0.9) run(corpus.phrases.sort(random() < 0.5))
      for (let k = 0; k < texts.length; k++) corpus.count(uri(k))
      if (step % 10 === 0) checkCursor(corpus, texts)
    }
    checkCursor(corpus, texts)
  })
})

function check(texts: readonly string[], random: () => number): void {
  const corpus = new Corpus()
  texts.forEach((text, i) => {
    corpus.setFile(uri(i), text)
    corpus.count(uri(i))
  })
  if (random() < 0.5) corpus.setOpen(Document.parse(uri(0), texts[0] ?? ''))
  const expected = enumerate(corpus, texts)
  // Before it is sorted, when a part is open, and when all is sorted.
  checkCursor(corpus, texts)
  run(corpus.phrases.sort())
  checkCursor(corpus, texts)
  const order = run(corpus.phrases.sort(true))
  const rows: Row[] = []
  for (const found of listPhrases(order, corpus.phrases.vocabulary, () => true)) {
    if (found) rows.push([corpus.phrases.vocabulary.textOf(found.ids), found.total, found.byDocument.size])
  }
  deepEqual(rows.sort(), [...expected].sort())
  const first = corpus.phrases.sorted.indexOf(uri(0))
  const own: string[] = []
  for (const found of listPhrases(order, corpus.phrases.vocabulary, () => true, first)) {
    if (found) own.push(corpus.phrases.vocabulary.textOf(found.ids))
  }
  const inFirst = new Set(runsOf(corpus, texts[0] ?? '').flatMap(ids => [...subRuns(ids)].map(({ key }) => key)))
  deepEqual(
    own.sort(),
    expected
      .filter(row => inFirst.has(row[0]))
      .map(row => row[0])
      .sort(),
  )
}

/** At every character of every document: exactly the enumerated phrases whose place holds it. */
function checkCursor(corpus: Corpus, texts: readonly string[]): void {
  const expected = new Map(enumerate(corpus, texts).map(row => [row[0], row]))
  texts.forEach((_, i) => {
    const document = corpus.document(uri(i))
    if (!document) return
    const found = new Map<string, number>()
    for (let offset = 0; offset < document.length; offset++) {
      for (const phrase of corpus.phrases.at(document, offset)) {
        const row = expected.get(phrase.text)
        deepEqual([phrase.text, phrase.total, phrase.byDocument.size], row)
        equal(offset >= phrase.range.start && offset < phrase.range.end, true)
        found.set(`${phrase.text}@${phrase.range.start}`, phrase.byDocument.get(uri(i)) ?? 0)
        const places = corpus.phrases.places(document, phrase.ids)
        equal(places.length, phrase.byDocument.get(uri(i)))
        equal(
          places.some(place => place.start === phrase.range.start && place.end === phrase.range.end),
          true,
        )
      }
    }
    const wanted = runsOf(corpus, document.text).flatMap(ids =>
      [...subRuns(ids)].filter(({ key }) => expected.has(key)).map(({ key }) => key),
    )
    deepEqual([...found.keys()].map(key => key.slice(0, key.lastIndexOf('@'))).sort(), wanted.sort())
  })
}

/** All maximal repeats in two documents or more, by looking at every run of every text. */
function enumerate(corpus: Corpus, texts: readonly string[]): Row[] {
  const places = new Map<string, { lefts: string[]; rights: string[]; documents: Set<number>; isEnough: boolean }>()
  texts.forEach((text, document) => {
    for (const ids of runsOf(corpus, text)) {
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
function runsOf(corpus: Corpus, text: string): string[][] {
  const document = Document.parse('x', text)
  const { vocabulary } = corpus.phrases
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
