// Leaves out what an editor would not show: VS Code lists a thousand findings of a file, and each one more is written out at every edit.

import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver'
import type { Locale } from '../locale.ts'

/**
 * At most `most` of the diagnostics that stand in `runs`, one behind the other, and in `rest`: the gravest first and in their order; the
 * last of them says how many more there are, `left` others with them, where the first of those stands.
 */
export function limitDiagnostics(
  runs: readonly Diagnostic[][],
  rest: readonly Diagnostic[],
  most: number,
  locale: Locale,
  left = 0,
): Diagnostic[] {
  const lists = rest.length > 0 ? withRest(runs, rest) : runs
  const counts = [0, 0, 0, 0, 0]
  let total = left
  for (const list of lists) {
    total += list.length
    countsOf(list).forEach((count, severity) => {
      counts[severity] = (counts[severity] ?? 0) + count
    })
  }
  if (total <= most || most < 1) return lists.flat()
  let room = most - 1
  const rooms = counts.map(count => {
    const taken = Math.min(room, count)
    room -= taken
    return taken
  })
  const kept: Diagnostic[] = []
  let first: Diagnostic | undefined
  for (const list of lists) {
    if (!countsOf(list).some((count, severity) => count > 0 && (rooms[severity] ?? 0) > 0)) {
      first ??= list[0]
      continue
    }
    for (const item of list) {
      const severity = item.severity ?? LEAST
      const left = rooms[severity] ?? 0
      if (left > 0) {
        rooms[severity] = left - 1
        kept.push(item)
      } else first ??= item
    }
  }
  if (first) kept.push(restOf(first, total - kept.length, locale))
  return kept
}

/**
 * Of findings those that need be made diagnostics of: the `most` gravest, and the first of the others, of which `left` more are left. What has
 * the severity 0 is none.
 */
export function gravestOf<T extends Place>(
  findings: readonly T[],
  most: number,
  severityOf: (finding: T) => number,
): { readonly kept: readonly T[]; readonly left: number } {
  if (findings.length <= most) return { kept: findings, left: 0 }
  const ranked = findings
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((finding, index) => ({ finding, index, severity: severityOf(finding) }))
    .filter(({ severity }) => severity > 0)
    .sort((a, b) => a.severity - b.severity)
  const others = ranked.splice(most).sort((a, b) => a.index - b.index)
  const kept = [...ranked, ...others.slice(0, 1)].sort((a, b) => a.index - b.index)
  return { kept: kept.map(({ finding }) => finding), left: Math.max(0, others.length - 1) }
}

type Place = { readonly start: number; readonly end: number }

const COUNTS = new WeakMap<readonly Diagnostic[], readonly number[]>()

/** How many a list has of each severity. */
function countsOf(list: readonly Diagnostic[]): readonly number[] {
  if (list.length === 0) return NONE
  const known = COUNTS.get(list)
  if (known) return known
  const counts = [0, 0, 0, 0, 0]
  for (const { severity = LEAST } of list) counts[severity] = (counts[severity] ?? 0) + 1
  COUNTS.set(list, counts)
  return counts
}

const NONE: readonly number[] = []

/** The lists with `rest` among them, each in the first list that ends behind it; the others are the very same. */
function withRest(runs: readonly Diagnostic[][], rest: readonly Diagnostic[]): readonly Diagnostic[][] {
  const waiting = rest.toSorted((a, b) => compareRanges(a.range, b.range))
  let next = 0
  const lists = runs.map(list => {
    const end = list.at(-1)
    const from = next
    while (end && next < waiting.length && isBefore(waiting[next], end)) next++
    if (next === from) return list
    return [...list, ...waiting.slice(from, next)].sort((a, b) => compareRanges(a.range, b.range))
  })
  return next < waiting.length ? [...lists, waiting.slice(next)] : lists
}

function isBefore(one: Diagnostic | undefined, other: Diagnostic): boolean {
  return one !== undefined && compareRanges(one.range, other.range) < 0
}

export function compareRanges(a: Range, b: Range): number {
  return compare(a.start, b.start) || compare(a.end, b.end)
}

function compare(a: Range['start'], b: Range['start']): number {
  return a.line - b.line || a.character - b.character
}

const LEAST = DiagnosticSeverity.Hint

function restOf({ range }: Diagnostic, count: number, locale: Locale): Diagnostic {
  const message =
    locale === 'zh'
      ? `另有 ${count} 项检查结果未列出，自此处起。“转到下一处未标注的目标”和 tifa check 会逐一处理全部结果。`
      : `From here on ${count} more findings are not listed. “Go to Next Untagged Target” and tifa check go through all of them.`
  return { range, severity: DiagnosticSeverity.Information, code: 'more-findings', source: 'tifa', message }
}
