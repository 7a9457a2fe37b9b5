// How surely references to plans are resolved: against places in real texts that were labelled by reading.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Corpus } from '../../server/core/index/corpus.ts'
import { nationalPlanOf } from '../../server/core/index/plans/national-plan.ts'
import { type PlanReference, referencesIn } from '../../server/core/index/plans/references.ts'
import { titleKey } from '../../server/core/reading/plan-title.ts'
import { dataFolder, readData } from '../support/data.ts'
import type { Bench } from './run.ts'
import { printTable } from './table.ts'

/**
 * What a place refers to: the number of a national plan (`14`) or of the proposal for one (`p14`), `self`, the title of a law; `-`
 * nothing, or what the corpus lacks; `A` a bare “the plan” that only its sentence explains, which is not looked for; `?` left out.
 */
type Label = string

interface Gold {
  readonly file: string
  readonly sha256: string
  readonly labels: readonly (readonly [start: number, end: number, label: Label])[]
}

interface Score {
  labelled: number
  right: number
  wrong: number
  /** Of the places that refer to nothing, and the jumps from them. */
  nothing: number
  false: number
}

/** `bench -- references --misses` also lists what was missed and what was wrong. */
export async function benchReferences(_bench: Bench): Promise<void> {
  const folder = dataFolder()
  const gold: Gold[] = JSON.parse(readFileSync('test/bench/gold/references.json', 'utf8'))
  if (folder === undefined) return
  const corpus = loadCorpus()
  const rows: string[][] = []
  const sum = newScore()
  for (const { file, sha256, labels } of gold) {
    const text = readFileSync(join(folder, file), 'utf8')
    if (createHash('sha256').update(text).digest('hex').slice(0, 16) !== sha256) {
      rows.push([file, 'not the text that was labelled'])
      continue
    }
    const uri = `file:///data/${file.endsWith('.txt') ? `${file}.md` : file}`
    corpus.setFile(uri, text)
    const score = scoreText(corpus, uri, labels, file)
    rows.push([file, ...cellsOf(score)])
    for (const key of ['labelled', 'right', 'wrong', 'nothing', 'false'] as const) sum[key] += score[key]
  }
  printTable(
    'references: resolved against labelled',
    ['text', 'labelled', 'right', 'recall', 'jumps', 'right', 'precision', 'nothing', 'jumps'],
    [...rows, [], ['all', ...cellsOf(sum)]],
    [
      'recall: share of labelled references that lead where the label says; precision: share of jumps from labelled places that do',
      'nothing: places with such words that refer to no document; labelled by one reader, who also wrote the rules',
    ],
  )
}

/** The outlines and work reports of the real texts, and bare titles of what is referred to and not among them. */
function loadCorpus(): Corpus {
  const corpus = new Corpus()
  for (const below of ['plans', 'gwr', 'laws']) {
    for (const { path, text } of readData(below)) {
      // A law alone is referred to in the labelled texts; all of them would only take time.
      if (below !== 'laws' || path.includes('宗教事务条例')) corpus.setFile(`file:///data/${path}`, text)
    }
  }
  const chinese: Readonly<Record<number, string>> = {
    8: '第八',
    9: '第九',
    12: '第十二',
    13: '第十三',
    14: '第十四',
    15: '第十五',
  }
  for (const [number, name] of Object.entries(chinese)) {
    const head = (kind: string, title: string): string => `---\ntitle: ${title}\nkind: ${kind}\n---\n\n正文。\n`
    corpus.setFile(
      `file:///data/proposal-${number}.md`,
      head('proposal', `中共中央关于制定国民经济和社会发展${name}个五年规划的建议`),
    )
    if (number === '8' || number === '15')
      corpus.setFile(
        `file:///data/outline-${number}.md`,
        head('outline', `中华人民共和国国民经济和社会发展${name}个五年规划纲要`),
      )
  }
  return corpus
}

function scoreText(corpus: Corpus, uri: string, labels: Gold['labels'], file: string): Score {
  const score = newScore()
  const document = corpus.document(uri)
  if (!document) return score
  const all = document.blocks.flatMap((_, index) =>
    document.toc.has(index) ? [] : referencesIn(corpus, document, index),
  )
  for (const [start, end, label] of labels) {
    if (label === 'A' || label === '?') continue
    const found = all.filter(one => one.nameStart < end && start < one.nameEnd).map(one => targetOf(one, uri))
    const isRight =
      found.includes(label) || (label !== '-' && found.includes('self') && label === ownNumber(corpus, uri))
    if (label === '-') {
      score.nothing++
      if (found.length > 0) score.false++
    } else {
      score.labelled++
      if (isRight) score.right++
      else if (found.length > 0) score.wrong++
    }
    const isMiss = label === '-' ? found.length > 0 : !isRight
    if (isMiss && process.argv.includes('--misses'))
      console.log(
        `${file} ${start}: “${document.text.slice(start - 20, end + 12).replace(/\s+/g, ' ')}” is ${label}, found ${found.join(', ') || 'nothing'}`,
      )
  }
  return score
}

function targetOf({ plan }: PlanReference, uri: string): Label {
  const national = nationalPlanOf(plan.meta, plan.title)
  if (national) return `${national.of === 'proposal' ? 'p' : ''}${national.number}`
  return plan.uri === uri ? 'self' : titleKey(plan.title)
}

function ownNumber(corpus: Corpus, uri: string): Label | undefined {
  const symbols = corpus.symbols(uri)
  const national = symbols && nationalPlanOf(symbols.meta, symbols.title)
  return national && String(national.number)
}

function newScore(): Score {
  return { labelled: 0, right: 0, wrong: 0, nothing: 0, false: 0 }
}

function cellsOf({ labelled, right, wrong, nothing, false: jumps }: Score): string[] {
  const share = (part: number, of: number): string => (of === 0 ? '' : `${((100 * part) / of).toFixed(1)}%`)
  const all = right + wrong + jumps
  return [labelled, right, share(right, labelled), all, right, share(right, all), nothing, jumps].map(String)
}
