// What an edit costs as a document grows: the same edit at 50,000 and at 1,000,000 characters.

import { diagnose } from '../../server/core/features/diagnostics.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'
import { editsOf, Typing } from './edits.ts'
import { readGlossary } from './glossary.ts'
import { measure, type Times } from './measure.ts'
import type { Bench } from './run.ts'
import { ms, printTable, ratio } from './table.ts'
import { longText } from './texts.ts'

const LENGTHS = [50_000, 1_000_000]

export async function benchGrowth({ quick, pathOf, indexed }: Bench): Promise<void> {
  const { server } = await indexed()
  const effort = { rounds: 1000, budget: quick ? 700 : 5000, warmUp: 20 }
  const rows: string[][] = []
  const add = (what: string, all: readonly Times[]): void => {
    all.forEach(({ n, p50, p95, p99, max }, i) => {
      const growth = i === 0 ? '' : ratio(p50, all[0]?.p50 ?? Number.NaN)
      rows.push([
        `${what}, ${LENGTHS[i]?.toLocaleString('en')} characters`,
        `${n}`,
        ms(p50),
        ms(p95),
        ms(p99),
        ms(max),
        growth,
      ])
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
    overLsp.push(await measure(effort, round => typing.round(round)))
  }
  add('in the core', inCore)
  add('over LSP', overLsp)
  printTable(
    'Growth: a one-character edit to fresh findings, ms',
    ['', 'n', 'p50', 'p95', 'p99', 'max', 'p50 / p50 at 50,000'],
    rows,
    [
      'In the core: edit, symbols, findings, with the glossary and nothing else. Over LSP: the same in the corpus, with the answer.',
    ],
  )
}

function editInCore(path: string, text: string): (round: number) => number {
  const corpus = new Corpus()
  for (const file of readGlossary()) corpus.setFile(`file:///glossary/${file.path}`, file.text, 'bundled')
  let document = Document.parse(`file:///corpus/${path}`, text)
  corpus.setOpen(document)
  diagnose(corpus, document)
  const next = editsOf(text)
  return round => {
    const { at, length, text: inserted } = next(round)
    const begin = performance.now()
    document = document.edit(at, at + length, inserted)
    corpus.setOpen(document)
    diagnose(corpus, document)
    return performance.now() - begin
  }
}
