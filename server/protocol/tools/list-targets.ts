// The tool that lists targets with what became of them.

import { foldKey } from '../../core/text/fold.ts'
import type { LedgerRow, LedgerValue } from '../../wire/ledger.ts'
import { collectRows } from '../ledger/ledger-rows.ts'
import { getDocument, type Reader, type Tool, takeSteps } from './tool.ts'

const STATUSES = ['open', 'due', 'met', 'missed', 'no-outcome', 'not-comparable', 'definition-changed'] as const

export const LIST_TARGETS: Tool = {
  name: 'list_targets',
  title: { en: 'List Plan Targets', zh: '列出规划目标' },
  description:
    'Lists quantitative targets of plans: indicator in Chinese and English, plan, baseline, target, deadline, binding or expected, outcome and status, each with the sentence, file and line. Targets that nobody has tagged are read from the text by rules and have no id.',
  input: {
    type: 'object',
    properties: {
      plan: { type: 'string', description: 'Path, id or name of a plan; all plans without it.' },
      indicator: { type: 'string', description: 'Words of the indicator, in either language.' },
      status: { type: 'string', description: 'Only targets of this status.', enum: STATUSES },
      limit: { type: 'integer', description: 'At most so many, 50 unless said otherwise.', minimum: 1, maximum: 500 },
      offset: { type: 'integer', description: 'Leaves out so many first ones.', minimum: 0, maximum: 1_000_000 },
    },
    required: [],
    additionalProperties: false,
  },
  run: async (reader, { plan, indicator, status, limit = 50, offset = 0 }) => {
    const only = plan === undefined ? undefined : getDocument(reader, String(plan)).symbols
    const words = foldKey(String(indicator ?? ''))
    const found: LedgerRow[] = []
    for (const { corpus } of reader.workspace.folders()) {
      const rows = await takeSteps(
        collectRows(corpus, reader.ports.year(), uri => uri),
        reader,
      )
      for (const row of rows) {
        const isOfPlan = !only || row.plan.id === only.id || placesOf(row).some(({ uri }) => uri === only.uri)
        const names = [row.zh, row.en, row.id, row.topic].map(name => foldKey(name ?? ''))
        if (!isOfPlan || (status !== undefined && row.status !== status)) continue
        if (words === '' || names.some(name => name.includes(words))) found.push(row)
      }
    }
    const [from, count] = [Number(offset), Number(limit)]
    return { total: found.length, targets: found.slice(from, from + count).map(row => targetOf(row, reader)) }
  },
}

function placesOf({ target, others }: LedgerRow): { readonly uri: string }[] {
  return [target.place, ...others].filter(place => place !== null)
}

function targetOf(row: LedgerRow, reader: Reader): object {
  const { id, zh, en, plan, kind, status, sentence, baseline, target, outcome, isConflicting } = row
  return {
    id,
    indicator: { zh, en },
    plan: { id: plan.id, title: plan.title },
    baseline: statedValue(baseline, reader),
    target: statedValue(target, reader),
    outcome: statedValue(outcome, reader),
    kind,
    status,
    isConflicting,
    sentence,
  }
}

function statedValue(value: LedgerValue | null, { pathOf }: Reader): object | null {
  if (!value) return null
  const { text, year, place } = value
  return { text, year, ...(place ? { file: pathOf(place.uri), line: place.range.start.line + 1 } : {}) }
}
