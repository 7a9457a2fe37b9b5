// Gathers half-width marks that stand throughout a document in one finding, which says how many they are: a page pasted whole has hundreds.

import type { Document } from '../../model/document.ts'
import type { Finding } from '../../model/finding.ts'
import type { MixedPunctuation } from '../../model/form-finding.ts'
import { type Mapped, mapRuns } from '../../syntax/run-map.ts'
import { type Kept, keep, Slot } from '../../syntax/slot.ts'
import { Beside } from '../../text/beside.ts'
import { NO_FINDINGS, type RunFindings } from './block-findings.ts'

/** So many are the way in which a document was typed, and no slips. */
const THROUGHOUT = 10

/** `runs`, with the first of many half-width marks in place of all; `runs` itself where they are few. */
export function gatherMarks(document: Document, runs: readonly RunFindings[]): readonly RunFindings[] {
  let places = 0
  for (const found of runs) places += marksIn(found)
  if (places < THROUGHOUT) return runs
  const first = runs.findIndex(found => marksIn(found) > 0)
  const gathered = [...mapRuns(LEFT, document.lineage, [], [runs], number => without(runs[number] ?? NO_FINDINGS))]
  const [run, found] = [document.list.runs[first], runs[first]]
  if (run && found) gathered[first] = keep(FIRST, run, [found, places], () => withFirst(found, places))
  return gathered
}

/** Whether a finding is of a mark that may be gathered with others. */
export function isHalfWidthMark(finding: Finding): finding is MixedPunctuation {
  return finding.code === 'mixed-punctuation' && finding.problem === 'half-width'
}

const LEFT = new Slot<Mapped<RunFindings>>()
const FIRST = new Slot<Kept<RunFindings>>()
const COUNTS = new Beside<RunFindings, number>()
const KEPT = new Beside<RunFindings, RunFindings>()

function marksIn(found: RunFindings): number {
  if (found.length === 0) return 0
  let count = COUNTS.get(found)
  if (count === undefined) {
    count = found.reduce((sum, { findings }) => sum + findings.filter(isHalfWidthMark).length, 0)
    COUNTS.set(found, count)
  }
  return count
}

function without(found: RunFindings): RunFindings {
  if (marksIn(found) === 0) return found
  let left = KEPT.get(found)
  if (!left) KEPT.set(found, (left = change(found, () => undefined)))
  return left
}

function withFirst(found: RunFindings, places: number): RunFindings {
  let isFirst = true
  return change(found, mark => {
    if (!isFirst) return undefined
    isFirst = false
    return { ...mark, places }
  })
}

/** The findings of a run with something else, or nothing, for each mark. */
function change(found: RunFindings, make: (mark: MixedPunctuation) => MixedPunctuation | undefined): RunFindings {
  const changed = found.flatMap(({ index, findings }) => {
    const left = findings.flatMap(finding => (isHalfWidthMark(finding) ? (make(finding) ?? []) : finding))
    return left.length > 0 ? [{ index, findings: left }] : []
  })
  return changed.length > 0 ? changed : NO_FINDINGS
}
