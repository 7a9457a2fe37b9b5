// What an edit costs as a document grows: the same edit at 50,000 and at 1,000,000 characters.

import { diagnoseRuns } from '../../server/core/features/diagnostics.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'
import { CPU_NOTE } from './answers.ts'
import { editsOf, Typing } from './edits.ts'
import { readGlossary } from './glossary.ts'
import { measure, type Times } from './measure.ts'
import type { Bench } from './run.ts'
import { printTable, ratio, TIME_HEADS, timeCells } from './table.ts'
import { longText } from './texts.ts'

const LENGTHS = [50_000, 1_000_000]

/** As the server has it, where no setting says otherwise. */
const isOff = (code: string): boolean => code === 'plan-not-in-corpus'

export async function benchGrowth({ quick, pathOf, indexed }: Bench): Promise<void> {
  const { server } = await indexed()
  const effort = { rounds: 1000, budget: quick ? 400 : 5000, warmUp: 20 }
  const rows: string[][] = []
  const add = (what: string, all: readonly Times[]): void => {
    all.forEach((each, i) => {
      const growth = i === 0 ? [] : [ratio(each.p50, all[0]?.p50), ratio(each.cpu, all[0]?.cpu)]
      rows.push([`${what}, ${LENGTHS[i]?.toLocaleString('en')} characters`, ...timeCells(each), ...growth])
    })
  }
  const inCore: Times[] = []
  const overLsp: Times[] = []
  for (const length of LENGTHS) {
    const { path, text } = longText(length)
    inCore.push(await measure(effort, editInCore(path, text)))
    const file = pathOf(path).replace('bench', 'growth')
    await server.open(file, text)
    const typing = new Typing(server, file, text)
    await typing.ask()
    overLsp.push(
      await measure(
        effort,
        round => typing.round(round),
        () => server.processorTime,
      ),
    )
  }
  add('in the core', inCore)
  add('over LSP', overLsp)
  printTable(
    'Growth: a one-character edit to fresh findings, ms',
    ['', ...TIME_HEADS, 'p50 / at 50,000', 'cpu / at 50,000'],
    rows,
    [
      'In the core: edit, symbols, findings, with the glossary and nothing else. Over LSP: the same in the corpus, with the answer.',
      CPU_NOTE,
    ],
  )
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
