// Warm answers over LSP from a server that holds the whole corpus: hover, definition, references, edit to diagnostics.

import { createRandom } from '../support/random.ts'
import { Typing } from './edits.ts'
import { readHeadwords } from './glossary.ts'
import { type Effort, measure, type Times, timeOf } from './measure.ts'
import { timeRemark } from './reference.ts'
import type { Bench } from './run.ts'
import { mb, ms, printTable, ratio, TIME_HEADS, timeCells } from './table.ts'
import { findWords, longText, outline13, positionsIn } from './texts.ts'

/** What the column means. */
export const CPU_NOTE = 'cpu: processor time of the process that answers, all its threads, a round on average'

export async function benchAnswers({ quick, pathOf, indexed }: Bench): Promise<void> {
  const { server } = await indexed()
  const rows: string[][] = []
  const notes: string[] = []
  const measured = (effort: Omit<Effort, 'budget'>, round: (index: number) => Promise<number>): Promise<Times> =>
    measure({ ...effort, budget: quick ? 400 : 4000 }, round, () => server.processorTime)
  // Documents stay open: one that closes takes its names along, and the corpus is counted again.
  for (const { name, path, text } of [outline13(), longText(1_000_000)]) {
    const file = pathOf(path)
    await server.open(file, text)
    const random = createRandom(13)
    const words = findWords(text, readHeadwords(), random)
    const position = positionsIn(text)
    const reference = await timeRemark(text, text.length > 200_000 ? 1 : 3)
    const ask = (method: string, rounds: number, more: object = {}): Promise<Times> =>
      measured({ rounds, warmUp: 3 }, round =>
        timeOf(() => server.ask(method, file, { position: position(words[round % words.length] ?? 0), ...more })),
      )
    const typing = new Typing(server, file, text)
    const first = await timeOf(() => typing.ask())
    const times = {
      hover: await ask('textDocument/hover', 1000),
      definition: await ask('textDocument/definition', 1000),
      references: await ask('textDocument/references', 200, { context: { includeDeclaration: true } }),
      'edit to hover': await measured({ rounds: 300, warmUp: 5 }, async round => {
        const begin = typing.change(round)
        await server.ask('textDocument/hover', file, { position: position(words[0] ?? 0) })
        return performance.now() - begin
      }),
      'edit to diagnostics': await measured({ rounds: 1000, warmUp: 10 }, round => typing.round(round)),
    }
    for (const [what, each] of Object.entries(times)) {
      rows.push([`${what}, ${name}`, ...timeCells(each), ms(reference), ratio(each.p50, reference)])
    }
    const { items } = await server.ask<{ items: unknown[] }>('textDocument/diagnostic', file)
    const answer = Buffer.byteLength(JSON.stringify(items))
    notes.push(
      `${name}: ${text.length.toLocaleString('en')} characters; ${items.length} diagnostics, ${mb(answer)} as JSON; ` +
        `the first ${ms(first)} ms after opening; ${typing.unchanged} answers to edits said "unchanged"`,
    )
  }
  notes.push(`resident memory of the server after all this: ${mb(server.memory?.resident)}`, CPU_NOTE)
  printTable(
    'Warm answers over LSP, ms from the question written to the answer parsed',
    ['', ...TIME_HEADS, 'remark-parse', 'p50 / remark'],
    rows,
    notes,
  )
}
