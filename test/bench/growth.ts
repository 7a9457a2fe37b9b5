// What an edit costs as a document grows: the same edit at 50,000 and at 1,000,000 characters.

import { basename, join } from 'node:path'
import { diagnoseRuns } from '../../server/core/features/diagnostics.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'
import { dataFolder } from '../support/data.ts'
import { CPU_NOTE } from './answers.ts'
import { editsOf, Typing } from './edits.ts'
import { readGlossary } from './glossary.ts'
import { type Effort, measure, summarize, type Times } from './measure.ts'
import type { Bench } from './run.ts'
import { ServerProcess } from './server-process.ts'
import { printTable, ratio, TIME_HEADS, timeCells } from './table.ts'
import { longText } from './texts.ts'

const LENGTHS = [50_000, 1_000_000]

/** As the server has it, where no setting says otherwise. */
const isOff = (code: string): boolean => code === 'plan-not-in-corpus'

export async function benchGrowth(bench: Bench): Promise<void> {
  const rows: string[][] = []
  const add = (what: string, all: readonly Times[]): void => {
    all.forEach((each, i) => {
      const growth = i === 0 ? [] : [ratio(each.p50, all[0]?.p50), ratio(each.cpu, all[0]?.cpu)]
      rows.push([`${what}, ${LENGTHS[i]?.toLocaleString('en')} characters`, ...timeCells(each), ...growth])
    })
  }
  const inCore: Times[] = []
  for (const length of LENGTHS) {
    const { path, text } = longText(length)
    inCore.push(await measure(effortOf(bench), editInCore(path, text)))
  }
  add('in the core', inCore)
  for (const [name, folder] of corporaOf(bench)) {
    const server = new ServerProcess(folder, { timed: true })
    await server.initialize()
    await server.index()
    const all: Overs[] = []
    for (const length of LENGTHS) all.push(await overLsp(bench, server, length))
    for (const key of ['findings', 'findingsInServer', 'hover', 'hoverInServer'] as const)
      add(
        `${NAMES[key]}, ${name}`,
        all.map(each => each[key]),
      )
    await server.stop()
  }
  printTable(
    'Growth: a one-character edit to fresh findings, and a hover after it, ms',
    ['', ...TIME_HEADS, 'p50 / at 50,000', 'cpu / at 50,000'],
    rows,
    [
      'In the core: edit, symbols, findings, with the glossary and nothing else. Over LSP: the same in the corpus, with the answer.',
      'In the server: from the edit being read to the answer being written.',
      CPU_NOTE,
    ],
  )
}

/** The corpora in which edits are measured, each with its folder: the plans and, where there is time, all data. */
export function corporaOf({ folder, quick }: Bench): [name: string, folder: string][] {
  const data = dataFolder() ?? folder
  const plans: [string, string] = ['plans', join(data, 'plans')]
  return quick ? [plans] : [plans, ['all data', data]]
}

const NAMES = {
  findings: 'over LSP',
  findingsInServer: 'in the server',
  hover: 'hover over LSP',
  hoverInServer: 'hover in the server',
} as const

type Overs = Readonly<Record<keyof typeof NAMES, Times>>

function effortOf({ quick }: Bench): Effort {
  return { rounds: 1000, budget: quick ? 400 : 8000, warmUp: 100 }
}

/** Each edit is followed by the findings, and these by a hover where the edit was. */
async function overLsp(bench: Bench, server: ServerProcess, length: number): Promise<Overs> {
  const { path, text } = longText(length)
  const file = `growth-${basename(path)}`
  await server.open(file, text)
  const typing = new Typing(server, file, text)
  await typing.ask()
  const findingsInServer: number[] = []
  const hover: number[] = []
  const hoverInServer: number[] = []
  const { warmUp } = effortOf(bench)
  await server.ask('tifa/idle', file)
  await server.inServer(1)
  const findings = await measure(
    effortOf(bench),
    async round => {
      const time = await typing.round(round)
      const { time: inside } = await server.inServer(1)
      const begin = performance.now()
      await server.ask('textDocument/hover', file, { position: typing.position })
      const hovered = performance.now() - begin
      const { time: hoveredInside } = await server.inServer(1)
      if (round < warmUp) return time
      findingsInServer.push(inside)
      hover.push(hovered)
      hoverInServer.push(hoveredInside)
      return time
    },
    () => server.processorTime,
  )
  const of = (times: readonly number[]): Times => ({ ...summarize(times), cpu: undefined })
  return { findings, findingsInServer: of(findingsInServer), hover: of(hover), hoverInServer: of(hoverInServer) }
}

function editInCore(path: string, text: string): (round: number) => number {
  const corpus = new Corpus()
  for (const file of readGlossary()) corpus.setFile(`file:///glossary/${file.path}`, file.text, 'bundled')
  let document = Document.parse(`file:///corpus/${path}`, text)
  corpus.setOpen(document)
  diagnoseRuns(corpus, document, 2026, isOff)
  const next = editsOf(text)
  return round => {
    const { at, length, text: inserted } = next(round)
    const begin = performance.now()
    document = document.edit(at, at + length, inserted)
    corpus.setOpen(document)
    diagnoseRuns(corpus, document, 2026, isOff)
    return performance.now() - begin
  }
}
