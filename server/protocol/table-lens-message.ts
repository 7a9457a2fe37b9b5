// Words for the code lens of an indicator table.

import type { Status } from '../core/features/ledger.ts'
import type { TableSummary } from '../core/features/table-lens.ts'
import type { Locale } from './locale.ts'

/** `20 targets: 8 binding, 12 expected · 3 untagged · 9 met, 1 missed`. */
export function renderTable(summary: TableSummary, locale: Locale): string {
  const { targets, binding, expected, untagged, byStatus } = summary
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const kinds = [binding > 0 ? write.binding(binding) : '', expected > 0 ? write.expected(expected) : ''].filter(
    Boolean,
  )
  const statuses = STATUSES.flatMap(status => {
    const count = byStatus.get(status) ?? 0
    return count > 0 ? [write.status[status](count)] : []
  })
  const groups = [
    write.targets(targets) + (kinds.length > 0 ? write.colon + kinds.join(write.comma) : ''),
    untagged > 0 ? write.untagged(untagged) : '',
    statuses.join(write.comma),
  ]
  return groups.filter(group => group !== '').join(' · ')
}

const STATUSES = ['met', 'missed', 'due', 'no-outcome'] as const satisfies readonly Status[]

interface Words {
  readonly targets: (count: number) => string
  readonly binding: (count: number) => string
  readonly expected: (count: number) => string
  readonly untagged: (count: number) => string
  readonly status: Readonly<Record<(typeof STATUSES)[number], (count: number) => string>>
  readonly colon: string
  readonly comma: string
}

const ENGLISH: Words = {
  targets: count => (count === 1 ? '1 target' : `${count} targets`),
  binding: count => `${count} binding`,
  expected: count => `${count} expected`,
  untagged: count => `${count} untagged`,
  status: {
    met: count => `${count} met`,
    missed: count => `${count} missed`,
    due: count => `${count} due this year`,
    'no-outcome': count => `${count} over without an outcome`,
  },
  colon: ': ',
  comma: ', ',
}

const CHINESE: Words = {
  targets: count => `${count} 项目标`,
  binding: count => `约束性 ${count} 项`,
  expected: count => `预期性 ${count} 项`,
  untagged: count => `未标注 ${count} 项`,
  status: {
    met: count => `完成 ${count} 项`,
    missed: count => `未完成 ${count} 项`,
    due: count => `本年到期 ${count} 项`,
    'no-outcome': count => `到期无结果 ${count} 项`,
  },
  colon: '：',
  comma: '，',
}
