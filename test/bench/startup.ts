// From the start of the process to the answer to `initialize`, and how much there is to load.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CEILINGS, sizeOf } from '../support/bundle-sizes.ts'
import { measure, timeOf } from './measure.ts'
import type { Bench } from './run.ts'
import { ServerProcess } from './server-process.ts'
import { ms, printTable, ratio, TIME_HEADS, timeCells } from './table.ts'

export async function benchStartup({ folder, quick }: Bench): Promise<void> {
  const effort = { rounds: quick ? 4 : 30, budget: 20_000, warmUp: 1 }
  const bare = await measure(effort, () => timeOf(() => promisify(execFile)(process.execPath, ['-e', '0'])))
  let cpu = 0
  let starts = 0
  const start = await measure(effort, async () => {
    const begin = performance.now()
    const server = new ServerProcess(folder)
    await server.initialize()
    const time = performance.now() - begin
    cpu += server.processorTime ?? 0
    starts++
    await server.stop()
    return time
  })
  printTable(
    'Startup: process start to the answer to initialize, ms',
    ['', ...TIME_HEADS, 'p50 / node', 'p50 - node'],
    [
      [
        'tifa server',
        ...timeCells({ ...start, cpu: cpu / starts }),
        ratio(start.p50, bare.p50),
        ms(start.p50 - bare.p50),
      ],
      ['node -e 0, to its end', ...timeCells({ ...bare, cpu: undefined }), '1'],
    ],
    ['cpu: processor time of the server until then, a start on average'],
  )
  await benchSizes()
}

async function benchSizes(): Promise<void> {
  const rows: string[][] = []
  for (const [bundle, most] of Object.entries(CEILINGS)) {
    const isThere = existsSync(join('dist', bundle))
    rows.push([bundle, isThere ? (await sizeOf(bundle)).toFixed(0) : 'not built', `${most}`])
  }
  printTable('Bundles, minified, kB', ['', 'is', 'at most'], rows)
}
