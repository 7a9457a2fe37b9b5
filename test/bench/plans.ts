// The tree of plans over LSP: each arrangement of the whole corpus.

import type { PlansResult } from '../../server/wire/plans.ts'
import { CPU_NOTE } from './answers.ts'
import { measure, timeOf } from './measure.ts'
import type { Bench } from './run.ts'
import { mb, printTable, TIME_HEADS, timeCells } from './table.ts'

export async function benchPlans({ quick, indexed }: Bench): Promise<void> {
  const { server } = await indexed()
  const rows: string[][] = []
  const notes: string[] = []
  const effort = { rounds: 50, warmUp: 1, budget: quick ? 400 : 4000 }
  for (const arrangement of ['level', 'period', 'versions'] as const) {
    const ask = (): Promise<PlansResult> =>
      server.connection.sendRequest('tifa/plans', { arrangement, order: 'newest' })
    const times = await measure(
      effort,
      () => timeOf(ask),
      () => server.processorTime,
    )
    const { nodes } = await ask()
    const works = nodes.filter(({ kind }) => kind === 'work').length
    rows.push([arrangement, ...timeCells(times)])
    notes.push(
      `${arrangement}: ${nodes.length} nodes, ${works} of them works, ${mb(JSON.stringify(nodes).length)} as JSON`,
    )
  }
  printTable('The tree of plans, ms from the question written to the answer parsed', ['', ...TIME_HEADS], rows, [
    ...notes,
    CPU_NOTE,
  ])
}
