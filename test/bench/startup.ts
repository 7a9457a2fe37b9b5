// From the start of the process to the answer to `initialize`, to the first outline, hover and completion, and how much there is to load.

import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CEILINGS, sizeOf } from '../support/bundle-sizes.ts'
import { collectFrequent, writeGlossary } from './made-glossary.ts'
import { measure, timeOf } from './measure.ts'
import { listFiles } from './reference.ts'
import type { Bench } from './run.ts'
import { ServerProcess } from './server-process.ts'
import { ms, printTable, ratio, TIME_HEADS, timeCells } from './table.ts'

/** What is open when the hover is asked for, and where: a document full of tagged targets, which comes with Tifa, and a large glossary. */
const DOCUMENT = 'corpus/plans/fyp-14-digest.md'
const POSITION = { line: 40, character: 20 }
const TERMS = 2000
const HEADWORD = { line: 5, character: 4 }
/** How long a server must be left alone until it has written its compiled code, milliseconds: see `entry/when-calm.ts`. */
const CALM = 8000

export async function benchStartup({ folder, quick }: Bench): Promise<void> {
  const effort = { rounds: quick ? 4 : 30, budget: 20_000, warmUp: 1 }
  const bare = await measure(effort, () => timeOf(() => promisify(execFile)(process.execPath, ['-e', '0'])))
  const [cache, empty] = [mkdtempSync(join(tmpdir(), 'tifa-start-')), mkdtempSync(join(tmpdir(), 'tifa-empty-'))]
  const rows: string[][] = []
  /** A round of starts; each is stopped before an index is written. */
  const add = async (what: string, at: string, kept: string, ask: (server: ServerProcess) => Promise<void>) => {
    let cpu = 0
    let starts = 0
    const start = await measure(effort, async () => {
      const begin = performance.now()
      const server = new ServerProcess(at, { cache: kept })
      await ask(server)
      const time = performance.now() - begin
      cpu += server.processorTime ?? 0
      starts++
      await server.stop()
      return time
    })
    const cells = timeCells({ ...start, cpu: cpu / starts })
    rows.push([what, ...cells, ratio(start.p50, bare.p50), ms(start.p50 - bare.p50)])
  }
  const initialize = (server: ServerProcess): Promise<void> => server.initialize()
  const document = readFileSync(DOCUMENT, 'utf8')
  const glossary = writeGlossary(collectFrequent(listFiles(folder), TERMS))
  const open = async (server: ServerProcess, text: string): Promise<void> => {
    await server.initialize()
    await server.connection.sendNotification('initialized', {})
    await server.open('opened.md', text)
  }
  const outline = async (server: ServerProcess): Promise<void> => {
    await open(server, document)
    await server.ask('textDocument/documentSymbol', 'opened.md', {})
  }
  const hover = async (server: ServerProcess): Promise<void> => {
    await open(server, document)
    await server.ask('textDocument/hover', 'opened.md', { position: POSITION })
  }
  const completion = async (server: ServerProcess): Promise<void> => {
    await open(server, document)
    await server.ask('textDocument/completion', 'opened.md', { position: POSITION })
  }
  const hoverInGlossary = async (server: ServerProcess): Promise<void> => {
    await open(server, glossary)
    await server.ask('textDocument/hover', 'opened.md', { position: HEADWORD })
  }
  try {
    const first = new ServerProcess(empty, { cache })
    await hover(first)
    await first.ask('textDocument/completion', 'opened.md', { position: POSITION })
    await first.open('glossary.md', glossary)
    await first.ask('textDocument/hover', 'glossary.md', { position: HEADWORD })
    await new Promise(resolve => setTimeout(resolve, CALM))
    await first.stop()
    await add('initialize, nothing kept', folder, 'off', initialize)
    await add('initialize, compiled code kept', folder, cache, initialize)
    await add('first outline, nothing kept', folder, 'off', outline)
    await add('first outline, compiled code kept', folder, cache, outline)
    await add('first hover, nothing kept', folder, 'off', hover)
    await add('first hover, compiled code kept', folder, cache, hover)
    await add('first completion, nothing kept', folder, 'off', completion)
    await add('first completion, compiled code kept', folder, cache, completion)
    await add(`the first hover in a glossary of ${TERMS} terms`, folder, cache, hoverInGlossary)
  } finally {
    for (const made of [cache, empty]) rmSync(made, { recursive: true, force: true })
  }
  rows.push(['node -e 0, to its end', ...timeCells({ ...bare, cpu: undefined }), '1'])
  printTable('Startup: process start to an answer, ms', ['', ...TIME_HEADS, 'p50 / node', 'p50 - node'], rows, [
    'cpu: processor time of the server until then, a start on average',
    'first outline, hover, completion: in a document of the workspace folder, which is being indexed; for the last two the glossaries are known',
  ])
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
