// What edits of each kind take in the server, in a document of 1,000,000 characters.

import { editKinds } from './edit-kinds.ts'
import { Typing, takenBack } from './edits.ts'
import { corporaOf } from './growth.ts'
import { collectFrequent } from './made-glossary.ts'
import { summarize } from './measure.ts'
import { listFiles } from './reference.ts'
import type { Bench } from './run.ts'
import { type Inside, ServerProcess } from './server-process.ts'
import { ms, printTable, TIME_HEADS, timeCells } from './table.ts'

const LENGTH = 1_000_000
/** Of the glossary that is edited. */
const TERMS = 2000
/** Rounds that come first and do not count. */
const WARM_UP = 4

export async function benchKinds(bench: Bench): Promise<void> {
  for (const [name, folder] of corporaOf(bench)) {
    const server = new ServerProcess(folder, { timed: true })
    await server.initialize()
    await server.index()
    await measureKinds(bench.quick, server, folder, name)
    await server.stop()
  }
}

async function measureKinds(quick: boolean, server: ServerProcess, folder: string, name: string): Promise<void> {
  const rows: string[][] = []
  await server.inServer(0)
  for (const kind of editKinds(LENGTH, collectFrequent(listFiles(folder), TERMS))) {
    const { path, text, asked = kind, beside = kind, edit, rounds = 100 } = kind
    const open = new Set([beside, asked, kind])
    for (const each of open) await server.open(each.path, each.text)
    await server.ask('tifa/idle', path)
    const typing = new Typing(server, path, text, takenBack(text, edit), asked.path)
    await typing.ask()
    await server.inServer(2)
    const inside: Inside[] = []
    for (let round = 0; round < (quick ? 10 : rounds) + WARM_UP; round++) {
      // What an edit leaves to be done behind its answer is no part of it: what is counted again, and made ready.
      await server.ask('tifa/idle', path)
      await server.inServer(1)
      await typing.round(round)
      const took = await server.inServer(1)
      if (round >= WARM_UP) inside.push(took)
    }
    for (const each of open) await server.close(each.path)
    const cpu = summarize(inside.map(each => each.cpu))
    const mean = inside.reduce((sum, each) => sum + each.cpu, 0) / inside.length
    rows.push([
      kind.name,
      ...timeCells({ ...summarize(inside.map(({ time }) => time)), cpu: mean }),
      ms(cpu.p99),
      ms(cpu.max),
    ])
    // A run takes minutes.
    console.error(`  ${rows.at(-1)?.join('  ')}`)
  }
  printTable(
    `Edits by kind in a document of ${LENGTH.toLocaleString('en')} characters, to fresh findings, in the server, ${name}, ms`,
    ['', ...TIME_HEADS, 'cpu p99', 'cpu max'],
    rows,
    ['Each edit is taken back by the next one, which counts, too. cpu: processor time of all threads in the server.'],
  )
}
