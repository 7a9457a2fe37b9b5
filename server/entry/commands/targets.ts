// `tifa targets`: the target ledger of files and folders, as CSV or JSON.

import { append } from '../../core/text/long-list.ts'
import { readProvenance } from '../../protocol/exporting/provenance.ts'
import { ledgerToCsv, ledgerToJson } from '../../protocol/ledger/ledger-export.ts'
import { collectRows } from '../../protocol/ledger/ledger-rows.ts'
import type { LedgerRow } from '../../wire/ledger.ts'
import type { Command, Given } from './command.ts'
import { openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

export const TARGETS: Command = {
  name: 'targets',
  operands: '[--format csv|json] [PATH…]',
  summary: { en: 'the targets that plans set, a row each', zh: '列出规划的目标，每个一行' },
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      values: ['csv', 'json'],
      about: { en: 'what is printed (csv)', zh: '输出格式（默认 csv）' },
    },
  ],
  details: [
    {
      en: 'Prints the target ledger: indicator, plan, baseline, target, deadline, binding or expected, outcome and status, with file, line, sentence and its UTF-16 offsets. Targets that nobody has tagged are rows, too.',
      zh: '输出目标台账：指标、规划、基期、目标、期限、约束性或预期性、完成情况与状态，并附文件、行、句子及其 UTF-16 偏移。未标注的目标也各占一行。',
    },
  ],
  examples: [
    ['tifa targets . > targets.csv', { en: 'of all plans here', zh: '此处所有规划的目标' }],
    ['tifa targets --format json plans/fyp-14.md', { en: 'of one, as JSON', zh: '单个规划，JSON 格式' }],
  ],
  exits: { en: '0 done, 2 could not run', zh: '0 完成，2 无法运行' },
  run: targets,
}

async function targets(given: Given, cwd: string): Promise<number> {
  const paths = await resolvePaths(given.operands, cwd, given.locale, '.')
  if (typeof paths === 'string') return fail(paths)
  const { workspace, ports, isWanted, pathOf, year, unread } = await openPaths(paths, cwd, given.locale)
  const rows: LedgerRow[] = []
  for (const { corpus } of workspace.folders()) {
    const work = collectRows(corpus, year, uri => uri)
    let step = work.next()
    while (!step.done) step = work.next()
    // A target that the plan sets and a named commentary repeats is a row, too.
    append(
      rows,
      step.value.filter(({ target, others }) => [target.place, ...others].some(place => place && isWanted(place.uri))),
    )
  }
  const known = await readProvenance(workspace.folders(), ports, async () => {})
  process.stdout.write(
    given.value('format') === 'json' ? ledgerToJson(rows, pathOf, known) : ledgerToCsv(rows, pathOf, known),
  )
  return unread.length > 0 ? fail(unread.join('\ntifa: ')) : 0
}
