// Warm answers over LSP from a server that holds the whole corpus: hover, definition, references, edit to diagnostics.

import { createRandom } from '../support/random.ts'
import { Typing } from './edits.ts'
import { readHeadwords } from './glossary.ts'
import { measure, timeOf } from './measure.ts'
import { timeRemark } from './reference.ts'
import type { Bench } from './run.ts'
import { mb, ms, printTable, ratio } from './table.ts'
import { findWords, longText, outline13, positionsIn } from './texts.ts'

export async function benchAnswers({ quick, pathOf, indexed }: Bench): Promise<void> {
  const { server } = await indexed()
  const rows: string[][] = []
  const notes: string[] = []
  const budget = quick ? 700 : 4000
  // Documents stay open: one that closes takes its names along, and the corpus is counted again.
  for (const { name, path, text } of [outline13(), longText(1_000_000)]) {
    const file = pathOf(path)
    await server.open(file, text)
    const random = createRandom(13)
    const words = findWords(text, readHeadwords(), random)
    const position = positionsIn(text)
    const reference = await timeRemark(text, text.length > 200_000 ? 1 : 3)
    const ask = (method: string, rounds: number, more: object = {}) =>
      measure({ rounds, budget, warmUp: 3 }, round =>
        timeOf(() => server.ask(method, file, { position: position(words[round % words.length] ?? 0), ...more })),
      )
    const typing = new Typing(server, file, text)
    const first = await timeOf(() => typing.ask())
    const measured = {
      hover: await ask('textDocument/hover', 1000),
      definition: await ask('textDocument/definition', 1000),
      references: await ask('textDocument/references', 200, { context: { includeDeclaration: true } }),
      'edit to hover': await measure({ rounds: 300, budget, warmUp: 5 }, async round => {
        const begin = typing.change(round)
        await server.ask('textDocument/hover', file, { position: position(words[0] ?? 0) })
        return performance.now() - begin
      }),
      'edit to diagnostics': await measure({ rounds: 1000, budget, warmUp: 10 }, round => typing.round(round)),
    }
    for (const [what, { n, p50, p95, p99, max }] of Object.entries(measured)) {
      rows.push([`${what}, ${name}`, `${n}`, ms(p50), ms(p95), ms(p99), ms(max), ms(reference), ratio(p50, reference)])
    }
    const { items } = await server.ask<{ items: unknown[] }>('textDocument/diagnostic', file)
    const answer = Buffer.byteLength(JSON.stringify(items))
    notes.push(
      `${name}: ${text.length.toLocaleString('en')} characters; ${items.length} diagnostics, ${mb(answer)} as JSON; ` +
        `the first ${ms(first)} ms after opening; ${typing.unchanged} answers to edits said "unchanged"`,
    )
  }
  notes.push(`resident memory of the server after all this: ${mb(server.memory?.resident)}`)
  printTable(
    'Warm answers over LSP, ms from the question written to the answer parsed',
    ['', 'n', 'p50', 'p95', 'p99', 'max', 'remark-parse', 'p50 / remark'],
    rows,
    notes,
  )
}
