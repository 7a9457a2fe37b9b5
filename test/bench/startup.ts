// From the start of the process to the answer to `initialize`.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { measure, timeOf } from './measure.ts'
import type { Bench } from './run.ts'
import { ServerProcess } from './server-process.ts'
import { ms, printTable, ratio } from './table.ts'

export async function benchStartup({ folder, quick }: Bench): Promise<void> {
  const effort = { rounds: quick ? 4 : 15, budget: 10_000, warmUp: 1 }
  const bare = await measure(effort, () => timeOf(() => promisify(execFile)(process.execPath, ['-e', '0'])))
  const start = await measure(effort, async () => {
    const begin = performance.now()
    const server = new ServerProcess(folder)
    await server.initialize()
    const time = performance.now() - begin
    await server.stop()
    return time
  })
  printTable(
    'Startup: process start to the answer to initialize, ms',
    ['', 'n', 'p50', 'p95', 'max', 'p50 / node'],
    [
      ['tifa server', `${start.n}`, ms(start.p50), ms(start.p95), ms(start.max), ratio(start.p50, bare.p50)],
      ['node -e 0, to its end', `${bare.n}`, ms(bare.p50), ms(bare.p95), ms(bare.max), '1'],
    ],
  )
}
