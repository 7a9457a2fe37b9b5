// Parallel texts: reading and indexing TMX files, and finding renderings that nobody has asked for yet.

import { Parallel } from '../../server/core/index/bilingual/parallel.ts'
import { findRenderings } from '../../server/core/index/bilingual/renderings.ts'
import { readData } from '../support/data.ts'
import { LABELLED } from '../support/labelled-renderings.ts'
import { measure, timeOf } from './measure.ts'
import { mb, printTable, TIME_HEADS, timeCells } from './table.ts'

export async function benchParallel(): Promise<void> {
  const files = readData('parallel', '.tmx')
  if (files.length === 0) return
  let parallel = new Parallel()
  const load = (): void => {
    parallel = new Parallel()
    for (const { path, text } of files) parallel.setFile(`file:///${path}`, text)
  }
  const effort = { rounds: 20, warmUp: 3, budget: 6000 }
  const indexing = await measure(effort, () => timeOf(load))
  // Nothing is remembered of a term that is asked for the first time.
  const terms = await measure({ ...effort, rounds: 1000, warmUp: 100 }, round => {
    if (round % LABELLED.length === 0) load()
    const { chinese } = LABELLED[round % LABELLED.length] ?? { chinese: '' }
    return timeOf(() => findRenderings(parallel, [chinese]))
  })
  const characters = files.reduce((sum, { text }) => sum + text.length, 0)
  printTable(
    `Parallel texts: ${files.length} files, ${characters.toLocaleString('en')} characters, ${parallel.size} units`,
    ['', ...TIME_HEADS],
    [
      ['read and index all', ...timeCells(indexing)],
      ['renderings of a term, asked for the first time', ...timeCells(terms)],
    ],
    [`texts' indexes: ${mb(parallel.bytes)}, beside the texts themselves and the words of English`],
  )
}
