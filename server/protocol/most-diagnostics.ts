// Leaves out what an editor would not show: VS Code lists a thousand findings of a file, and each one more is written out at every edit.

import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver'
import type { Locale } from './locale.ts'

/**
 * At most `most` of the items, the gravest first and in their order; the last of them says how many more there are, where the first
 * of those stands.
 */
export function limitDiagnostics(items: Diagnostic[], most: number, locale: Locale): Diagnostic[] {
  if (items.length <= most || most < 1) return items
  const counts = [0, 0, 0, 0, 0]
  for (const { severity } of items) counts[severity ?? LEAST] = (counts[severity ?? LEAST] ?? 0) + 1
  let room = most - 1
  const rooms = counts.map(count => {
    const taken = Math.min(room, count)
    room -= taken
    return taken
  })
  const kept: Diagnostic[] = []
  let first: Diagnostic | undefined
  for (const item of items) {
    const severity = item.severity ?? LEAST
    const left = rooms[severity] ?? 0
    if (left > 0) {
      rooms[severity] = left - 1
      kept.push(item)
    } else first ??= item
  }
  if (first) kept.push(restOf(first, items.length - kept.length, locale))
  return kept
}

const LEAST = DiagnosticSeverity.Hint

function restOf({ range }: Diagnostic, count: number, locale: Locale): Diagnostic {
  const message =
    locale === 'zh'
      ? `另有 ${count} 项检查结果未列出，自此处起。“转到下一处未标注的目标”和 tifa check 会逐一处理全部结果。`
      : `From here on ${count} more findings are not listed. “Go to Next Untagged Target” and tifa check go through all of them.`
  return { range, severity: DiagnosticSeverity.Information, code: 'more-findings', source: 'tifa', message }
}
