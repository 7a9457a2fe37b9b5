// How well targets are found: recall and precision against quantities that were labelled by reading, by language and text.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findUntaggedTargets } from '../../server/core/features/findings/untagged-target.ts'
import { TargetCache } from '../../server/core/index/targets.ts'
import { Document } from '../../server/core/model/document.ts'
import { dataFolder } from '../support/data.ts'
import type { Bench } from './run.ts'
import { printTable } from './table.ts'

/**
 * T a target, B its baseline, A achieved, C context, D a date, duration, ordinal or name, R a threshold or rule in force,
 * I an idiom or a count of the text itself, ? left open by those who labelled it.
 */
type Label = 'T' | 'B' | 'A' | 'C' | 'D' | 'R' | 'I' | '?'

/** The labelled quantities of one text. All offsets are UTF-16, into the text as {@link readText} gives it. */
interface Gold {
  /** Below the folder of the real texts. */
  readonly file: string
  readonly language: 'zh' | 'en'
  /** What rules may be fitted to, and what only measures them. */
  readonly part: 'tune' | 'check'
  /** Every quantity in these passages is labelled. */
  readonly passages: readonly (readonly [start: number, end: number])[]
  readonly quantities: readonly (readonly [start: number, end: number, label: Label])[]
  /** The first 16 digits of that of the text. */
  readonly sha256: string
}

interface Span {
  readonly start: number
  readonly end: number
}

interface Score {
  /** Gold targets, and those inside a finding. */
  targets: number
  found: number
  /** Findings in labelled passages, and those that hold a gold target or its baseline. */
  findings: number
  right: number
}

/** `bench -- targets --misses` also lists what was missed and what was wrong in the part for tuning. */
export async function benchTargets(_bench: Bench): Promise<void> {
  const gold: Gold[] = JSON.parse(readFileSync('test/bench/gold/targets.json', 'utf8'))
  const rows: string[][] = []
  const sums = new Map<string, Score>()
  for (const each of gold) {
    const text = readText(each.file)
    if (text === undefined || createHash('sha256').update(text).digest('hex').slice(0, 16) !== each.sha256) {
      rows.push([each.file, each.part, 'not the text that was labelled'])
      continue
    }
    const score = scoreText(each, text)
    rows.push([nameOf(each.file), each.part, ...cellsOf(score)])
    for (const key of [`${each.language} ${each.part}`, `${each.language} all`]) add(sums, key, score)
  }
  const all = [...sums].sort().map(([key, score]) => [key, '', ...cellsOf(score)])
  printTable(
    'targets: found against labelled',
    ['text', 'part', 'targets', 'found', 'recall', 'findings', 'right', 'precision'],
    [...rows.sort(), [], ...all],
    [
      'recall: share of labelled target quantities inside some finding; precision: share of findings in labelled passages',
      'that hold a labelled target or its baseline; quantities labelled ? count for neither',
      'labelled before tuning, twice each, by two annotators of one kind, who agreed on nearly all: what both misread stays wrong',
    ],
  )
}

/** A file as it is; of aligned texts the English segments, a paragraph each. */
function readText(file: string): string | undefined {
  const folder = dataFolder()
  if (folder === undefined) return undefined
  let text: string
  try {
    text = readFileSync(join(folder, file), 'utf8')
  } catch {
    return undefined
  }
  if (!file.endsWith('.tmx')) return text
  const segments = [...text.matchAll(/<tuv[^>]*xml:lang="en[^"]*"[^>]*>\s*<seg>([\s\S]*?)<\/seg>/gi)]
  return `${segments.map(([, segment = '']) => decode(segment)).join('\n\n')}\n`
}

function decode(segment: string): string {
  return segment
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}

function scoreText(gold: Gold, text: string): Score {
  const document = Document.parse(`file:///gold/${encodeURI(gold.file.replace(/\.(?:tmx|txt)$/, '.md'))}`, text)
  const findings: readonly Span[] = findUntaggedTargets(new TargetCache(), document)
  const score: Score = { targets: 0, found: 0, findings: 0, right: 0 }
  const list = process.argv.includes('--misses') && gold.part === 'tune'
  const show = (what: string, { start, end }: Span): void => {
    if (!list) return
    const [before, words, after] = [
      text.slice(Math.max(0, start - 60), start),
      text.slice(start, end),
      text.slice(end, end + 40),
    ]
    console.log(`${what} ${nameOf(gold.file)}: ${`${before}⟦${words}⟧${after}`.replace(/\s+/g, ' ')}`)
  }
  for (const [start, end, label] of gold.quantities) {
    if (label !== 'T') continue
    score.targets++
    if (findings.some(finding => finding.start <= start && end <= finding.end)) score.found++
    else show('missed', { start, end })
  }
  for (const finding of findings) {
    if (!gold.passages.some(([start, end]) => start <= finding.start && finding.end <= end)) continue
    const inside = gold.quantities.filter(([start, end]) => finding.start <= start && end <= finding.end)
    const isRight = inside.some(([, , label]) => label === 'T' || label === 'B')
    if (!isRight && inside.some(([, , label]) => label === '?')) continue
    score.findings++
    if (isRight) score.right++
    else show(`wrong (${inside.map(([, , label]) => label).join('')})`, finding)
  }
  return score
}

function add(sums: Map<string, Score>, key: string, score: Score): void {
  const sum = sums.get(key) ?? { targets: 0, found: 0, findings: 0, right: 0 }
  sums.set(key, {
    targets: sum.targets + score.targets,
    found: sum.found + score.found,
    findings: sum.findings + score.findings,
    right: sum.right + score.right,
  })
}

function cellsOf({ targets, found, findings, right }: Score): string[] {
  return [`${targets}`, `${found}`, share(found, targets), `${findings}`, `${right}`, share(right, findings)]
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3)
}

function nameOf(file: string): string {
  return file.replace(/^\.\.\//, '').slice(0, 34)
}
