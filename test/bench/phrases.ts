// Recurring phrases without a glossary: how long the index takes, what it weighs, how soon it answers.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rankPhrases } from '../../server/core/features/recurring-phrases.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { createRandom } from '../support/random.ts'
import { measure, timeOf } from './measure.ts'
import type { Bench } from './run.ts'
import { mb, ms, printTable, ratio, TIME_HEADS, timeCells } from './table.ts'

export async function benchPhrases({ folder, quick }: Bench): Promise<void> {
  const corpus = new Corpus()
  let characters = 0
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    if (!name.endsWith('.md')) continue
    const text = readFileSync(join(folder, name), 'utf8')
    characters += text.length
    corpus.setFile(`file:///${name}`, text)
  }
  const uris = [...corpus.uris()]
  const texts = uris.map(uri => corpus.textOf(uri))
  const count = await timeOf(() => {
    for (const uri of uris) corpus.count(uri)
  })
  const before = process.memoryUsage()
  let longest = 0
  const sort = await timeOf(() => {
    longest = runAll(corpus.phrases.sort()).longest
  })
  const after = process.memoryUsage()
  const held = after.arrayBuffers - before.arrayBuffers

  const document = corpus.document(uris.find(uri => uri.includes('2021-')) ?? uris[0] ?? '')
  if (!document) return
  const random = createRandom(21)
  const budget = quick ? 400 : 3000
  const offset = (): number => Math.floor(random() * document.length)
  const closed = await measure({ rounds: 5000, warmUp: 100, budget }, () =>
    timeOf(() => corpus.phrases.at(document, offset())),
  )
  corpus.setOpen(document.edit(document.length, document.length, '。'))
  const edited = await measure({ rounds: 5000, warmUp: 100, budget }, () => {
    const open = corpus.document(document.uri) ?? document
    const at = offset()
    corpus.setOpen(open.edit(at, at, '。'))
    return timeOf(() => corpus.phrases.at(corpus.document(document.uri) ?? document, at + 2))
  })
  // What there would be without an index: one look through all texts for one phrase that is known already.
  const plain = await measure({ rounds: 20, warmUp: 2, budget }, () => {
    const at = offset()
    const wanted = document.text.slice(at, at + 5)
    return timeOf(() => texts.filter(text => text.includes(wanted)).length)
  })
  const list = await timeOf(() => runAll(rankPhrases(corpus, undefined, 300)))
  printTable(
    'Recurring phrases, ms in the core',
    ['', ...TIME_HEADS, 'plain search', 'p50 / plain'],
    [
      ['all phrases at a place', ...timeCells(closed), ms(plain.p50), ratio(closed.p50, plain.p50)],
      ['the same after an edit', ...timeCells(edited), ms(plain.p50), ratio(edited.p50, plain.p50)],
    ],
    [
      `${uris.length.toLocaleString('en')} documents, ${characters.toLocaleString('en')} characters`,
      `reading words and counting terms ${ms(count)} ms, in slices of a document; sorting ${ms(sort)} ms, the longest slice ${ms(longest)} ms`,
      `the sorted index holds ${mb(held)}, ${(held / characters).toFixed(1)} bytes a character`,
      `ranking every phrase of the corpus (Show Recurring Phrases) ${ms(list)} ms, in slices`,
      'plain search: String.includes over all texts for five characters of one of them, without saying where or how often',
    ],
  )
}

/** Runs work to its end; the longest step, milliseconds. */
function runAll<T>(work: Generator<unknown, T>): { result: T; longest: number } {
  let longest = 0
  for (;;) {
    const start = performance.now()
    const step = work.next()
    longest = Math.max(longest, performance.now() - start)
    if (step.done) return { result: step.value, longest }
  }
}
