// `tifa agreement`: how far two annotators' copies of one text agree.

import { resolve } from 'node:path'
import { URI } from 'vscode-uri'
import { workOutAgreement } from '../../core/features/agreement.ts'
import { finish } from '../../core/text/steps.ts'
import { agreementText } from '../../protocol/agreement-text.ts'
import { readProvenance } from '../../protocol/exporting/provenance.ts'
import { type Command, type Given, say } from './command.ts'
import { openPaths, resolvePaths } from './paths.ts'
import { fail } from './terminal.ts'

const FORMATS = ['text', 'csv', 'json'] as const

export const AGREEMENT: Command = {
  name: 'agreement',
  operands: '[--format text|csv|json] A B',
  summary: { en: 'how far two annotators’ copies of one text agree', zh: '同一文本的两份标注是否一致' },
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      values: FORMATS,
      about: { en: 'what is printed (text)', zh: '输出格式（默认 text）' },
    },
  ],
  details: [
    {
      en: 'Compares the targets, outcomes and notes of two files that hold the same text. Paragraphs that are not the same word by word are left out and counted. Prints Cohen’s κ and Krippendorff’s α (nominal) for three questions, and every disagreement with its place in both files.',
      zh: '比较同一文本的两份文件中的目标、完成情况与批注。文字不完全相同的段落不比较，但会计数。就三个问题输出 Cohen κ 与（名义尺度的）Krippendorff α，并逐一列出不一致之处及其在两份文件中的位置。',
    },
    {
      en: 'Is it a target, an outcome or neither: asked of all that either tagged, and of all that reads like a target, so that what both left alone counts. Which target: where both tagged it. Which codes: asked of every paragraph, for all codes together and for each.',
      zh: '是目标、完成情况还是二者皆非：就任一方所标注者以及读来像目标者而问，双方都未标注的也计入。是哪个目标：就双方均已标注者而问。有哪些编码：就每个段落而问，合计并分列。',
    },
    {
      en: 'CSV has the disagreements. JSON: {"a", "b", "parts": {"a", "b", "common"}, "scales": [{"what", "code", "units", "agreed", "kappa", "alpha"}], "disagreements": [{"what", "text", "a", "b", "inA", "inB"}]}; a measure is null where chance alone would have both agree always.',
      zh: 'CSV 为不一致之处。JSON：{"a", "b", "parts": {"a", "b", "common"}, "scales": [{"what", "code", "units", "agreed", "kappa", "alpha"}], "disagreements": [{"what", "text", "a", "b", "inA", "inB"}]}；若仅凭偶然双方也必然一致，则系数为 null。',
    },
  ],
  examples: [
    ['tifa agreement anna/fyp-14.md bo/fyp-14.md', { en: 'two copies', zh: '两份标注' }],
    ['tifa agreement --format csv a.md b.md > disagreements.csv', { en: 'to be talked over', zh: '供讨论' }],
  ],
  exits: { en: '0 compared, whatever differs; 2 could not run', zh: '0 已比较（无论有无差异），2 无法运行' },
  run: agreement,
}

async function agreement(given: Given, cwd: string): Promise<number> {
  const { locale, operands } = given
  const [a, b, ...rest] = operands
  if (a === undefined || b === undefined || rest.length > 0)
    return fail(say(locale, 'name two files; see tifa agreement --help', '请指定两个文件；详见 tifa agreement --help'))
  const paths = await resolvePaths([a, b], cwd, locale)
  if (typeof paths === 'string') return fail(paths)
  if (paths.some(({ isFolder }) => isFolder))
    return fail(say(locale, 'two files are compared, not folders', '只能比较两个文件'))
  const opened = await openPaths(paths, cwd, locale, false)
  const [one, other] = [a, b].map(path => opened.workspace.find(URI.file(resolve(cwd, path)).toString()))
  if (opened.unread.length > 0) return fail(opened.unread.join('\ntifa: '))
  if (!one || !other) return fail(say(locale, 'the files are no documents', '无法作为文件读取'))
  if (one.document.uri === other.document.uri)
    return fail(say(locale, 'both names stand for the same file', '两个名称指同一文件'))
  const found = finish(workOutAgreement(one.document, other.document, one.folder.corpus.targets))
  const copies = { a: { document: one.document, path: a }, b: { document: other.document, path: b } }
  const format = FORMATS.find(known => known === given.value('format')) ?? 'text'
  const known =
    format === 'text' ? undefined : await readProvenance(opened.workspace.folders(), opened.ports, async () => {})
  process.stdout.write(agreementText(found, copies, format, locale, known))
  return 0
}
