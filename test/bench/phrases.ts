// Recurring phrases without a glossary: how long the index takes, what it weighs, how soon it answers.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { rankPhrases } from '../../server/core/features/recurring-phrases.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { PhrasePool } from '../../server/core/index/phrases/phrase-pool.ts'
import { collectTokens } from '../../server/core/index/phrases/phrase-tokens.ts'
import { Document } from '../../server/core/model/document.ts'
import { createRandom } from '../support/random.ts'
import { editsOf } from './edits.ts'
import { measure, ownProcessorTime, type Times, timeOf } from './measure.ts'
import type { Bench } from './run.ts'
import { mb, ms, printTable, ratio, TIME_HEADS, timeCells } from './table.ts'
import { bodyOf, longText } from './texts.ts'

const LENGTHS = [50_000, 1_000_000]

export async function benchPhrases({ folder, quick }: Bench): Promise<void> {
  const corpus = new Corpus()
  const { phrases } = corpus
  const texts = new Map<string, string>()
  let characters = 0
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    if (!name.endsWith('.md')) continue
    const text = readFileSync(join(folder, name), 'utf8')
    characters += text.length
    texts.set(`file:///${name}`, text)
  }
  const empty = heldBytes()
  const read = cpuOf(() => {
    for (const [uri, text] of texts)
      phrases.setTokens(uri, collectTokens(Document.parse(uri, text), phrases.vocabulary))
  })
  const tokens = heldBytes() - empty
  let longest = 0
  const sort = cpuOf(() => {
    longest = runAll(phrases.sort()).longest
  })
  const index = heldBytes() - empty - tokens

  const [first = ''] = [...texts.keys()].filter(uri => uri.includes('2021-'))
  const document = Document.parse(first, texts.get(first) ?? '')
  const random = createRandom(21)
  const budget = quick ? 400 : 3000
  const effort = { rounds: 3000, warmUp: 100, budget }
  const rows: string[][] = []
  // What there would be without an index: one look through all texts for one phrase that is known already.
  const plain = await measure({ rounds: 20, warmUp: 2, budget }, () => {
    const at = Math.floor(random() * (document.length - 5))
    const wanted = document.text.slice(at, at + 5)
    return timeOf(() => [...texts.values()].filter(text => text.includes(wanted)).length)
  })
  const add = (what: string, times: Times, before: Times | undefined): void => {
    rows.push([what, ...timeCells(times), ratio(times.cpu, plain.cpu), before ? ratio(times.p50, before.p50) : ''])
  }
  const closed = await measure(effort, () => timeOf(() => phrases.at(document, Math.floor(random() * document.length))))
  add('in a closed outline', closed, undefined)
  const [before, after]: [Times[], Times[]] = [[], []]
  for (const length of LENGTHS) {
    const { path, text } = longText(length)
    const uri = `file:///${path}`
    let open = Document.parse(uri, text)
    phrases.setOpen(open)
    runAll(phrases.sort())
    // The same places in both texts.
    const from = bodyOf(text)
    const offset = (): number => from + Math.floor(random() * (LENGTHS[0] ?? 0) * 0.9)
    before.push(await measure(effort, () => timeOf(() => phrases.at(open, offset()))))
    const next = editsOf(text)
    after.push(
      await measure(effort, round => {
        // As the server does when the keys rest.
        if (round % 50 === 0 && phrases.isBehind) runAll(phrases.sort())
        const { at, length: removed, text: inserted } = next(round)
        open = open.edit(at, at + removed, inserted)
        phrases.setOpen(open)
        // Whoever edits asks for findings first, and so has the block parsed.
        open.facts(open.blockAt(at))
        void open.toc
        return timeOf(() => phrases.at(open, offset()))
      }),
    )
    phrases.remove(uri)
  }
  for (const [i, length] of LENGTHS.entries()) {
    const size = `${length.toLocaleString('en')} characters`
    const [one, other] = [before[i], after[i]]
    if (one) add(`open, ${size}`, one, i > 0 ? before[0] : undefined)
    if (other) add(`the same after an edit`, other, i > 0 ? after[0] : undefined)
  }
  const pool = new PhrasePool(phrases)
  const rank = (): number => cpuOf(() => runAll(rankPhrases(corpus, undefined, 300, pool)))
  const [list, again] = [rank(), rank()]
  phrases.setOpen(document)
  runAll(phrases.sort())
  rank()
  phrases.setOpen(document.edit(document.length, document.length, `\n\n${document.text.slice(-100)}`))
  const edited = rank()
  printTable(
    'Recurring phrases: all at a place, ms in the core',
    ['', ...TIME_HEADS, 'cpu / plain search', 'p50 / at 50,000'],
    rows,
    [
      `${texts.size.toLocaleString('en')} documents, ${characters.toLocaleString('en')} characters`,
      `building the index ${ms(sort)} ms of processor time, ${ratio(sort, read)} of reading the same texts into tokens (${ms(read)} ms); the longest slice ${ms(longest)} ms`,
      `tokens hold ${mb(tokens)}, ${(tokens / characters).toFixed(2)} bytes a character; the index ${mb(index)}, ${(index / characters).toFixed(2)} bytes a character`,
      'after an edit: the first question after a character that was typed at a random place, when the block with it has been parsed',
      `ranking every phrase of the corpus (Show Recurring Phrases) ${ms(list)} ms of processor time, in slices; again ${ms(again)} ms, after an edit ${ms(edited)} ms`,
      `plain search: String.includes over all texts for five characters of one of them, without saying where or how often, p50 ${ms(plain.p50)} ms`,
    ],
  )
}

/** What arrays outside of the heap hold, bytes, when all that is unused has been given back. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().arrayBuffers
}

function cpuOf(run: () => void): number {
  const start = ownProcessorTime()
  run()
  return ownProcessorTime() - start
}

/** Runs work to its end; the processor time of the longest step, milliseconds. */
function runAll<T>(work: Generator<unknown, T>): { result: T; longest: number } {
  let longest = 0
  for (;;) {
    const start = ownProcessorTime()
    const step = work.next()
    longest = Math.max(longest, ownProcessorTime() - start)
    if (step.done) return { result: step.value, longest }
  }
}
