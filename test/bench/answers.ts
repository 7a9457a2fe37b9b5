// Warm answers over LSP from a server that holds the whole corpus: hover, definition, references, edit to diagnostics.

import { createRandom } from '../support/random.ts'
import { editAndAsk } from './edits.ts'
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
    const first = await timeOf(() => server.ask('textDocument/diagnostic', file))
    const measured = {
      hover: await ask('textDocument/hover', 1000),
      definition: await ask('textDocument/definition', 1000),
      references: await ask('textDocument/references', 200, { context: { includeDeclaration: true } }),
      'edit to diagnostics': await measure(
        { rounds: 1000, budget, warmUp: 10 },
        editAndAsk(server, file, text, random),
      ),
    }
    for (const [what, { n, p50, p95, p99, max }] of Object.entries(measured)) {
      rows.push([`${what}, ${name}`, `${n}`, ms(p50), ms(p95), ms(p99), ms(max), ms(reference), ratio(p50, reference)])
    }
    const { items } = await server.ask<{ items: unknown[] }>('textDocument/diagnostic', file)
    const answer = Buffer.byteLength(JSON.stringify(items))
    notes.push(
      `${name}: ${text.length.toLocaleString('en')} characters, ${items.length} diagnostics in ${mb(answer)} of JSON; the first ones ${ms(first)} ms after opening`,
    )
    await server.close(file)
  }
  notes.push(`resident memory of the server after all this: ${mb(server.memory?.resident)}`)
  printTable(
    'Warm answers over LSP, ms from the question written to the answer parsed',
    ['', 'n', 'p50', 'p95', 'p99', 'max', 'remark-parse', 'p50 / remark'],
    rows,
    notes,
  )
}
