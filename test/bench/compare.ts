// Comparison of two documents: how well it agrees with a reader, whether it leaves unchanged articles alone, how long it takes.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workOutComparison } from '../../server/core/features/comparison.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { dataFolder } from '../support/data.ts'
import { checkUnchanged, readVersions } from '../support/law-versions.ts'
import { createRandom } from '../support/random.ts'
import { compareFiles, judge, readGold, type Verdict } from '../support/section-fates.ts'
import { measure, timeOf } from './measure.ts'
import { timeRemark } from './reference.ts'
import type { Bench } from './run.ts'
import { ms, printTable, ratio, TIME_HEADS, timeCells } from './table.ts'
import { longText } from './texts.ts'

/** The pair that rules may be fitted to, by its earlier plan; the others only measure them. */
const TUNED = '12'

/** `bench -- compare --misses` also lists where it disagrees with the reader, in the part for tuning. */
export async function benchCompare({ quick }: Bench): Promise<void> {
  benchFates()
  await benchLaws(quick)
  await benchTime(quick)
  await benchHostile(quick)
}

function benchFates(): void {
  const rows: string[][] = []
  for (const pair of readGold()) {
    const comparison = compareFiles(pair.beforeFile, pair.afterFile)
    if (!comparison) continue
    const verdicts = judge(comparison, pair.sections)
    const part = pair.before === TUNED ? 'tune' : 'check'
    const sure = verdicts.filter(({ gold }) => gold.sure)
    rows.push([`${pair.before} → ${pair.after}`, part, ...cellsOf(verdicts)])
    rows.push(['  of those the reader was sure of', part, ...cellsOf(sure)])
    if (process.argv.includes('--misses') && part === 'tune')
      for (const verdict of verdicts) if (!verdict.isSame) show(verdict)
  }
  printTable(
    'comparison: what became of sections, against a reader',
    ['outlines', 'part', 'sections', 'a partner', 'same partners', 'same fate', 'all the same'],
    rows,
    [
      'written down by one reader, from the texts, before there was code to compare them; a partner: one of those that the',
      'reader names, or none where the reader names none; fate: kept, split, merged, added, dropped;',
      'all the same: also whether it moved. Rules were fitted to the first pair alone',
    ],
  )
}

function cellsOf(verdicts: readonly Verdict[]): string[] {
  const share = (key: 'isCommonPartner' | 'isSamePartners' | 'isSameFate' | 'isSame'): string =>
    `${((100 * verdicts.filter(one => one[key]).length) / Math.max(1, verdicts.length)).toFixed(0)}%`
  return [`${verdicts.length}`, share('isCommonPartner'), share('isSamePartners'), share('isSameFate'), share('isSame')]
}

function show({ gold, found }: Verdict): void {
  const line = ({ fate, before, after }: Verdict['gold']): string =>
    `${fate} ${before.join(' + ')} > ${after.join(' + ')}`
  console.log(`reader: ${line(gold)}\n  code: ${line(found)}`)
}

async function benchLaws(quick: boolean): Promise<void> {
  const versions = readVersions().filter((_, index) => !quick || index % 10 === 0)
  let [articles, renumbered, wrong] = [0, 0, 0]
  const time = await timeOf(() => {
    for (const pair of versions) {
      const unchanged = checkUnchanged(pair)
      articles += unchanged.articles
      renumbered += unchanged.renumbered
      wrong += unchanged.wrong.length
      if (unchanged.wrong.length > 0) console.log(`wrong: ${pair.after.path} ${unchanged.wrong.join(' ')}`)
    }
  })
  printTable(
    'comparison: laws in two dated versions',
    ['pairs', 'unchanged articles', 'of these renumbered', 'said to have changed', 's in all'],
    [[`${versions.length}`, `${articles}`, `${renumbered}`, `${wrong}`, (time / 1000).toFixed(1)]],
  )
}

async function benchTime(quick: boolean): Promise<void> {
  const data = dataFolder()
  if (data === undefined) return
  const rows: string[][] = []
  for (const { before, after, beforeFile, afterFile } of readGold()) {
    const [one, other] = [beforeFile, afterFile].map(file => readFileSync(join(data, file), 'utf8'))
    const texts = [one ?? '', other ?? ''] as const
    const remark = await timeRemark(texts.join('\n\n'), 3)
    let slice = 0
    const cold = await timeOf(() => runAll(load(...texts)))
    const corpus = load(...texts)
    runAll(corpus)
    const times = await measure({ rounds: quick ? 5 : 20, warmUp: 1, budget: 10_000 }, () =>
      timeOf(() => {
        slice = Math.max(slice, runAll(corpus))
      }),
    )
    rows.push([`${before} → ${after}`, ms(cold), ...timeCells(times), ms(slice), ms(remark), ratio(times.p50, remark)])
  }
  printTable(
    'comparison: two whole outlines, ms in the core',
    ['outlines', 'first', ...TIME_HEADS, 'slice', 'remark', 'p50 / remark'],
    rows,
    [
      'first: with parsing, counting and reading targets, in a corpus of these two; then again and again, as after an edit elsewhere',
      'slice: the longest step without a pause; remark: plain remark-parse of both texts',
    ],
  )
}

async function benchHostile(quick: boolean): Promise<void> {
  const size = quick ? 0.1 : 1
  const random = createRandom(7)
  const han = (count: number): string =>
    Array.from({ length: count }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 3000))).join('')
  const list = (count: number, item: () => string): string => Array.from({ length: count * size }, item).join('\n\n')
  const long = longText(2_000_000 * size).text
  const half = Math.floor(long.length / 2)
  const cases: readonly (readonly [string, string, string])[] = [
    ['two texts of 1,000,000 characters', long.slice(0, half), long.slice(half)],
    ['50,000 items, no two alike', list(50_000, () => han(12)), list(50_000, () => han(12))],
    ['50,000 items, all the same', list(50_000, () => '加快港口建设'), list(50_000, () => '加快港口建设')],
    [
      '50,000 items, all alike',
      list(50_000, () => `加快港口建设${han(2)}`),
      list(50_000, () => `推进港口建设${han(2)}`),
    ],
    ['one paragraph of 1,000,000', long.slice(0, half).replace(/\s+/g, ''), long.slice(half).replace(/\s+/g, '')],
    ['one paragraph of noise', han(1_000_000 * size), han(1_000_000 * size)],
    [
      '20,000 sections of one name',
      list(20_000, () => '## 第一节 建设\n\n加快建设。'),
      list(20_000, () => '### 第二节 建设\n\n推进建设。'),
    ],
  ]
  const rows: string[][] = []
  for (const [name, before, after] of cases) {
    const corpus = load(before, after)
    const remark = await timeRemark(`${before}\n\n${after}`)
    let slice = 0
    const time = await timeOf(() => {
      slice = runAll(corpus)
    })
    rows.push([name, ms(time), ms(slice), ms(remark), ratio(time, remark)])
  }
  printTable(
    'comparison: texts that nobody would write, ms',
    ['', 'time', 'slice', 'remark', 'time / remark'],
    rows,
    quick ? ['a tenth of each size'] : [],
  )
}

/** A corpus of two texts that have been counted, as they have been once an index is there. */
function load(before: string, after: string): Corpus {
  const corpus = new Corpus()
  for (const [uri, text] of [
    ['file:///before.md', before],
    ['file:///after.md', after],
  ] as const) {
    corpus.setFile(uri, text)
    corpus.count(uri)
  }
  return corpus
}

/** Compares both; the longest step, milliseconds. */
function runAll(corpus: Corpus): number {
  const work = workOutComparison(corpus, 'file:///before.md', 'file:///after.md')
  let longest = 0
  for (;;) {
    const start = performance.now()
    const { done } = work.next()
    longest = Math.max(longest, performance.now() - start)
    if (done) return longest
  }
}
