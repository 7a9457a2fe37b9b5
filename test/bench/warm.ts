// A warm start on the whole corpus: the index is on disk, and no file has changed since; beside the cold start of the same run.

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listFiles, timeReading } from './reference.ts'
import type { Bench } from './run.ts'
import { ServerProcess } from './server-process.ts'
import { mb, ms, printTable, ratio } from './table.ts'

interface Start {
  readonly time: number
  readonly cpu: number | undefined
  readonly memory: ServerProcess['memory']
  /** Once nobody has asked for anything for a while. */
  readonly atRest: ServerProcess['memory']
}

export async function benchWarm({ folder }: Bench): Promise<void> {
  const reading = await timeReading(listFiles(folder))
  const cache = mkdtempSync(join(tmpdir(), 'tifa-bench-'))
  try {
    const cold = await start(folder, 'off')
    const first = await start(folder, cache)
    const bytes = readdirSync(cache).reduce((sum, name) => sum + statSync(join(cache, name)).size, 0)
    const warm = await start(folder, cache)
    const row = (what: string, { time, cpu, memory, atRest }: Start): string[] => [
      what,
      ms(time),
      ms(cpu),
      ratio(time, cold.time),
      ratio(cpu, cold.cpu),
      memory ? mb(memory.resident) : '',
      atRest ? mb(atRest.resident) : '',
      atRest ? ratio(atRest.resident, reading.bytes) : '',
      memory?.highest === undefined ? '' : mb(memory.highest),
    ]
    printTable(
      `Warm start: ${mb(reading.bytes)} of text, ${mb(bytes)} of index on disk`,
      ['', 'ms', 'cpu ms', 'ms / cold', 'cpu / cold', 'resident', 'at rest', '/ text', 'at most'],
      [row('cold, no index on disk', cold), row('cold, the index written', first), row('warm, nothing changed', warm)],
    )
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
}

/** From the first message to a corpus that is read and counted, without the start of Node itself. */
async function start(folder: string, cache: string): Promise<Start> {
  const server = new ServerProcess(folder, { cache })
  await server.initialize()
  const [time, cpu] = [performance.now(), server.processorTime]
  await server.index()
  const spent = server.processorTime
  const result = {
    time: performance.now() - time,
    cpu: cpu === undefined || spent === undefined ? undefined : spent - cpu,
    memory: server.memory,
  }
  await server.rest()
  const { memory: atRest } = server
  await server.stop()
  return { ...result, atRest }
}
