// How well an import finds headings: precision and recall against the headings of real texts that were stripped to plain text.

import { importDocument } from '../../server/core/importing/import-document.ts'
import { readRawText } from '../../server/core/importing/raw-text.ts'
import { readData } from '../support/data.ts'
import { collectGoldHeadings, type GoldHeading, stripMarkdown, wrapAt } from '../support/stripped.ts'
import type { Bench } from './run.ts'
import { printTable } from './table.ts'

interface Score {
  gold: number
  found: number
  right: number
  /** Of the right ones, those at the same depth. */
  depths: number
  /** Found ones that the original has as a line of its own, short and without a stop inside, but not as a heading. */
  unmarked: number
}

/** `bench -- import --misses` also lists what was missed and what was wrong. */
export async function benchImport({ quick }: Bench): Promise<void> {
  const rows: string[][] = []
  for (const [below, step] of [
    ['plans', 1],
    ['gwr', 1],
    ['laws', quick ? 50 : 10],
  ] as const) {
    const files = readData(below).filter((_, at) => at % step === 0)
    for (const [variant, strip] of VARIANTS) {
      const sum: Score = { gold: 0, found: 0, right: 0, depths: 0, unmarked: 0 }
      for (const { path, text } of files) {
        const score = scoreText(strip(text), collectGoldHeadings(text), path)
        if (below === 'plans') rows.push([path.slice(0, 32), variant, ...cellsOf(score)])
        for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += score[key]
      }
      rows.push([`${below}: all ${files.length}`, variant, ...cellsOf(sum)])
    }
  }
  printTable(
    'import: headings found in plain text against those of the original',
    ['text', 'lines', 'headings', 'found', 'recall', 'precision', 'F1', 'unmarked', 'F1 without', 'same depth'],
    rows,
    [
      'stripped of all form; blank: paragraphs parted by blank lines; close: by line breaks alone; 40: broken after 40 characters, no blank lines',
      'unmarked: found ones that stand in the original as a short line of their own without a stop inside, but not as a heading:',
      'they count against precision and F1; the next column leaves them out',
    ],
  )
}

const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ['blank', text => stripMarkdown(text)],
  ['close', text => stripMarkdown(text, '\n')],
  ['40', text => wrapAt(stripMarkdown(text, '\n'), 40)],
]

function scoreText(plain: string, gold: readonly GoldHeading[], path: string): Score {
  const { text } = importDocument(readRawText(plain), { name: path, taken: new Set() })
  const left = new Map<string, GoldHeading[]>()
  for (const heading of gold) left.set(keyOf(heading.text), [...(left.get(keyOf(heading.text)) ?? []), heading])
  const score: Score = { gold: gold.length, found: 0, right: 0, depths: 0, unmarked: 0 }
  const wrong: string[] = []
  const lines = new Set(plain.split('\n').map(keyOf))
  for (const line of text.split('\n')) {
    const found = /^(#{2,6}) (.*)$/.exec(line)
    if (!found) continue
    score.found++
    const words = (found[2] ?? '').replace(/\\([\\`*_[\]|<>#~])/g, '$1').replace(/\[\^([^\]]+)\]/g, '[$1]')
    const match = left.get(keyOf(words))?.shift()
    if (match) {
      score.right++
      if (match.depth === found[1]?.length) score.depths++
      else if (process.argv.includes('--depths'))
        wrong.push(`depth ${found[1]?.length ?? 0} for ${match.depth}: ${words}`)
    } else {
      const isUnmarked = lines.has(keyOf(words)) && words.length <= 50 && !/[。；].|[；，：]$/.test(words)
      if (isUnmarked) score.unmarked++
      wrong.push(`wrong${isUnmarked ? ' (unmarked)' : ''}: ${words}`)
    }
  }
  if (process.argv.includes('--misses')) {
    for (const line of wrong) console.log(`${path}: ${line}`)
    for (const heading of [...left.values()].flat()) console.log(`${path}: missed: ${heading.text}`)
  }
  return score
}

function keyOf(text: string): string {
  return text.replace(/\s+/g, '')
}

function cellsOf({ gold, found, right, depths, unmarked }: Score): string[] {
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3))
  return [
    String(gold),
    String(found),
    share(right, gold),
    share(right, found),
    share(2 * right, gold + found),
    String(unmarked),
    share(2 * right, gold + found - unmarked),
    share(depths, right),
  ]
}
