// `npm run bench [-- [--quick] NAME…]`: how fast Tifa is, beside a reference of the same run. It never fails on a time.

import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { dataFolder } from '../support/data.ts'
import { benchAgainst } from './against.ts'
import { benchAnswers } from './answers.ts'
import { benchIndex } from './cold-index.ts'
import { benchCompare } from './compare.ts'
import { benchConcordance } from './concordance.ts'
import { benchDictionary } from './dictionary.ts'
import { benchForm } from './form.ts'
import { benchGrowth } from './growth.ts'
import { benchImport } from './import.ts'
import { benchKinds } from './kinds.ts'
import { benchOrder } from './order.ts'
import { benchOutcomes } from './outcomes.ts'
import { benchParallel } from './parallel.ts'
import { benchPhrases } from './phrases.ts'
import { benchPlans } from './plans.ts'
import { benchReferences } from './references.ts'
import { ServerProcess, serverPath } from './server-process.ts'
import { benchStartup } from './startup.ts'
import { benchTargets } from './targets.ts'
import { benchWarm } from './warm.ts'

/** A server with its index; the time and the processor time that this took, milliseconds. */
export interface Indexed {
  readonly server: ServerProcess
  readonly time: number
  readonly cpu: number | undefined
}

/** What every benchmark is given. */
export interface Bench {
  /** The corpus: all of the real texts, or the plans alone in a quick run. */
  readonly folder: string
  /** A text's path below the folder of all data, made one below {@link folder}. */
  readonly pathOf: (path: string) => string
  readonly quick: boolean
  /** A server that has indexed the folder, started on the first call. */
  readonly indexed: () => Promise<Indexed>
}

const BENCHES: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  startup: benchStartup,
  index: benchIndex,
  warm: benchWarm,
  answers: benchAnswers,
  growth: benchGrowth,
  kinds: benchKinds,
  against: benchAgainst,
  order: benchOrder,
  dictionary: benchDictionary,
  phrases: benchPhrases,
  parallel: benchParallel,
  references: benchReferences,
  targets: benchTargets,
  outcomes: benchOutcomes,
  form: benchForm,
  concordance: benchConcordance,
  compare: benchCompare,
  import: benchImport,
  plans: benchPlans,
}

async function main(args: readonly string[]): Promise<number> {
  const quick = args.includes('--quick')
  const names = args.filter(arg => !arg.startsWith('--'))
  const unknown = [
    ...names.filter(name => !(name in BENCHES)),
    ...args.filter(arg => arg.startsWith('--') && arg !== '--quick' && arg !== '--misses'),
  ]
  if (unknown.length > 0) {
    console.error(
      `There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}, and --quick`,
    )
    return 2
  }
  const [processor] = cpus()
  console.log(
    `${cpus().length} x ${processor?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, ${process.platform}`,
  )
  console.log(`server: ${serverPath().what}`)
  const data = dataFolder()
  if (data === undefined) {
    console.log(
      'No real texts: TIFA_DATA names no folder and ../shared/data is not there. Every benchmark reads them: all are skipped.',
    )
    return 0
  }
  const folder = quick ? join(data, 'plans') : data
  let started: Promise<Indexed> | undefined
  const bench: Bench = {
    folder,
    quick,
    pathOf: path => (quick ? path.replace(/^plans[\\/]/, '') : path),
    indexed: () => (started ??= startIndexed(folder)),
  }
  console.log(`corpus: ${folder}, with the bundled glossary`)
  const start = performance.now()
  for (const [name, run] of Object.entries(BENCHES)) if (names.length === 0 || names.includes(name)) await run(bench)
  await (await started)?.server.stop()
  console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s in all`)
  return 0
}

async function startIndexed(folder: string): Promise<Indexed> {
  const server = new ServerProcess(folder)
  await server.initialize()
  const start = performance.now()
  await server.index()
  return { server, time: performance.now() - start, cpu: server.processorTime }
}

process.exitCode = await main(process.argv.slice(2))
