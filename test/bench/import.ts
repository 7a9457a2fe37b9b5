// How well an import finds headings: precision and recall against the headings of real texts that were stripped to plain text.

import { readData } from '../support/data.ts'
import { f1Of, type HeadingScore, NO_SCORE, scoreHeadings } from '../support/heading-score.ts'
import { collectGoldHeadings, stripMarkdown, wrapAt } from '../support/stripped.ts'
import type { Bench } from './run.ts'
import { printTable } from './table.ts'

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
      let sum = NO_SCORE
      for (const { path, text } of files) {
        const { score, added, missed, depths } = scoreHeadings(strip(text), collectGoldHeadings(text), path)
        if (below === 'plans') rows.push([path.slice(0, 32), variant, ...cellsOf(score)])
        sum = sumOf(sum, score)
        if (process.argv.includes('--depths')) for (const line of depths) console.log(`${path}: ${line}`)
        if (!process.argv.includes('--misses')) continue
        for (const line of added) console.log(`${path}: wrong: ${line}`)
        for (const line of missed) console.log(`${path}: missed: ${line}`)
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

function sumOf(one: HeadingScore, other: HeadingScore): HeadingScore {
  return {
    gold: one.gold + other.gold,
    found: one.found + other.found,
    right: one.right + other.right,
    depths: one.depths + other.depths,
    unmarked: one.unmarked + other.unmarked,
  }
}

function cellsOf(score: HeadingScore): string[] {
  const { gold, found, right, depths, unmarked } = score
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3))
  return [
    String(gold),
    String(found),
    share(right, gold),
    share(right, found),
    f1Of(score).toFixed(3),
    String(unmarked),
    share(2 * right, gold + found - unmarked),
    share(depths, right),
  ]
}
