// How surely Review Proposals finds outcomes: precision of what it proposes in real reports and communiqués, against places that were labelled by reading.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { collectUntaggedOutcomes, type UntaggedOutcome } from '../../server/core/features/untagged-outcomes.ts'
import { importDocument } from '../../server/core/importing/import-document.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'
import { readData } from '../support/data.ts'
import { readRawMarkdown } from '../support/raw-markdown.ts'
import type { Bench } from './run.ts'
import { printTable } from './table.ts'

/** R a result of the target that it is proposed for, W none, or of another; ? left open. */
type Label = 'R' | 'W' | '?'

/** Labelled places of one text; offsets are UTF-16, into the file as it is. */
interface Gold {
  readonly file: string
  readonly sha256: string
  readonly places: readonly (readonly [start: number, end: number, label: Label])[]
}

/** With `TIFA_LIST=1` it also lists what is proposed, with its label, to be judged by eye. */
export async function benchOutcomes(_bench: Bench): Promise<void> {
  const gold: Gold[] = JSON.parse(readFileSync('test/bench/gold/outcomes.json', 'utf8'))
  const corpus = new Corpus()
  const texts = ['plans', 'gwr', 'statistics'].flatMap(below => readData(below))
  // As an import gives them: with kind and date, without which nothing is a result.
  const imported = new Map(
    texts.map(({ path, text }) => [
      path,
      importDocument(readRawMarkdown(text), { name: path.split('/').at(-1) ?? path, taken: new Set() }).text,
    ]),
  )
  for (const [path, text] of imported) corpus.setFile(uriOf(path), text)
  const rows: string[][] = []
  const sum = { proposed: 0, right: 0, wrong: 0, unlabelled: 0, known: 0, gone: 0 }
  for (const { path, text } of texts) {
    const made = imported.get(path) ?? text
    const labels = gold.find(({ file }) => file === path)
    if (labels && labels.sha256 !== createHash('sha256').update(text).digest('hex').slice(0, 16)) {
      rows.push([path, 'not the text that was labelled'])
      continue
    }
    const shift = made.length - text.length
    const found = collectAll(corpus, Document.parse(uriOf(path), made)).map(({ finding }) => ({
      start: finding.start - shift,
      end: finding.end - shift,
    }))
    const labelOf = ({ start, end }: { start: number; end: number }): Label | undefined =>
      labels?.places.find(([from, to]) => from < end && start < to)?.[2]
    const score = { proposed: found.length, right: 0, wrong: 0, unlabelled: 0, known: 0, gone: 0 }
    for (const place of found) {
      const label = labelOf(place)
      if (label === 'R') score.right++
      else if (label === 'W') score.wrong++
      else if (label === undefined) score.unlabelled++
      if (process.env['TIFA_LIST'] !== undefined)
        console.log(
          [path, `${place.start}-${place.end}`, label ?? '-', words(text, place.start, place.end)].join(' | '),
        )
    }
    for (const [start, end, label] of labels?.places ?? []) {
      if (label !== 'R') continue
      score.known++
      if (!found.some(place => place.start < end && start < place.end)) score.gone++
    }
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += score[key]
    if (found.length > 0 || labels) rows.push([path, ...cellsOf(score)])
  }
  printTable(
    'outcomes: proposed against labelled',
    ['text', 'proposed', 'right', 'wrong', 'unlabelled', 'precision', 'labelled right', 'no longer proposed'],
    [...rows, [], ['all', ...cellsOf(sum)]],
    [
      'precision: share of the labelled proposals that are a result of the target that they are proposed for',
      'labelled are proposals of these rules and of those before; what no rules ever proposed is not, so that recall is not measured',
      'labelled by one reader, who also wrote the rules',
    ],
  )
}

function uriOf(path: string): string {
  return `file:///data/${path}`
}

function collectAll(corpus: Corpus, document: Document): readonly UntaggedOutcome[] {
  const work = collectUntaggedOutcomes(corpus, document)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

function words(text: string, start: number, end: number): string {
  return `${text.slice(Math.max(0, start - 40), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 20)}`.replace(
    /\s+/g,
    ' ',
  )
}

function cellsOf(score: {
  proposed: number
  right: number
  wrong: number
  unlabelled: number
  known: number
  gone: number
}): string[] {
  const { proposed, right, wrong, unlabelled, known, gone } = score
  const precision = right + wrong === 0 ? '–' : (right / (right + wrong)).toFixed(3)
  return [String(proposed), String(right), String(wrong), String(unlabelled), precision, String(known), String(gone)]
}
