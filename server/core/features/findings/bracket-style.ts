// Says whether a document sets Chinese in half-width brackets throughout: then they are its author's way, and no mixture.

import type { Document } from '../../model/document.ts'
import type { Finding } from '../../model/finding.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { Beside } from '../../text/beside.ts'
import { NO_FINDINGS, type RunFindings } from './block-findings.ts'
import { countBrackets } from './mixed-punctuation.ts'

/** `found`, without what it says of half-width brackets where all but a few of a document's are of that sort; else `found` itself. */
export function withoutBracketStyle(document: Document, found: readonly RunFindings[]): readonly RunFindings[] {
  const { list, contentsByRun } = document
  const counts = mapRuns(COUNTS, document.lineage, [], [list.runs, contentsByRun], number =>
    countInRun(document, number),
  )
  let half = 0
  let full = 0
  for (const count of counts) {
    half += count.half
    full += count.full
  }
  if (half < LEAST || full * FEW_TIMES > half) return found
  return mapRuns(LEFT, document.lineage, [], [found], number => without(found[number] ?? NO_FINDINGS))
}

/** So many half-width pairs make a way of setting them; for each full-width one there must be so many. */
const LEAST = 5
const FEW_TIMES = 10

interface Count {
  readonly half: number
  readonly full: number
}

const NONE: Count = { half: 0, full: 0 }
const COUNTS = new Slot<Mapped<Count>>()
const LEFT = new Slot<Mapped<RunFindings>>()
const COUNT_OF_RUN = new Slot<Kept<Count>>()
const COUNT_OF_BLOCK = new Slot<Kept<Count>>()

function countInRun(document: Document, number: number): Count {
  const { list, toc } = document
  const run = list.runs[number]
  if (!run) return NONE
  const first = list.firsts[number] ?? 0
  return keep(COUNT_OF_RUN, run, [document.contentsByRun[number]], () => {
    let half = 0
    let full = 0
    for (const [index, block] of run.blocks.entries()) {
      if (block.isFrontMatter || toc.has(first + index) || !/[(（]/.test(block.source)) continue
      const count = keep(COUNT_OF_BLOCK, block, [], () => countBrackets(document.factsOf(block).leaves))
      half += count.half
      full += count.full
    }
    return half + full === 0 ? NONE : { half, full }
  })
}

const KEPT = new Beside<RunFindings, RunFindings>()

function without(found: RunFindings): RunFindings {
  const known = KEPT.get(found)
  if (known) return known
  const isStyle = (finding: Finding): boolean => finding.code === 'mixed-punctuation' && finding.problem === 'brackets'
  const left = found.flatMap(block => {
    if (!block.findings.some(isStyle)) return [block]
    const findings = block.findings.filter(finding => !isStyle(finding))
    return findings.length > 0 ? [{ ...block, findings }] : []
  })
  const result = left.length > 0 ? left : NO_FINDINGS
  KEPT.set(found, result)
  return result
}
