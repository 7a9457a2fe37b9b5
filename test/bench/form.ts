// How calm the lint of a document's form is: its findings by code, per 10,000 characters, in official texts and in scans.

import { readFileSync } from 'node:fs'
import { findInForm, formCodes } from '../../server/core/features/findings/form-findings.ts'
import { findMissingMetadata } from '../../server/core/features/findings/missing-metadata.ts'
import { findRepeatedText } from '../../server/core/features/findings/repeated-text.ts'
import { Document } from '../../server/core/model/document.ts'
import type { FormFinding } from '../../server/core/model/form-finding.ts'
import { isFormFinding } from '../../server/protocol/findings/form-message.ts'
import { type DataFile, readData } from '../support/data.ts'
import type { Bench } from './run.ts'
import { printTable } from './table.ts'

const CODES: readonly FormFinding['code'][] = [
  'empty-link',
  'broken-list-item',
  'indented-text',
  'heading-level-jump',
  'repeated-text',
  'mixed-punctuation',
  'ocr-suspect',
  'missing-metadata',
]

/** With `TIFA_LIST=CODE` or `TIFA_LIST=CODE:FOLDER` it also lists the findings with a code and the words around them, to be judged by eye. */
export async function benchForm(_bench: Bench): Promise<void> {
  const [code, only] = process.env['TIFA_LIST']?.split(':') ?? []
  const rows: string[][] = []
  for (const name of ['plans', 'gwr', 'statistics', 'bodies', 'laws', 'noisy']) {
    if (only !== undefined && only !== name) continue
    const files = name === 'noisy' ? readData(name, '.txt').map(asMarkdown) : readData(name)
    const counts = new Map<string, number>()
    let characters = 0
    for (const { path, text } of files) {
      characters += text.length
      for (const finding of findIn(path, text)) {
        counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1)
        if (finding.code === code) print(path, text, finding)
      }
    }
    const per = (count: number): string => `${((count * 10_000) / Math.max(1, characters)).toFixed(2)} (${count})`
    if (files.length > 0)
      rows.push([name, `${files.length}`, `${characters}`, ...CODES.map(one => per(counts.get(one) ?? 0))])
  }
  printTable('Findings per 10,000 characters (and how many)', ['folder', 'files', 'characters', ...CODES], rows)
}

function findIn(path: string, text: string): FormFinding[] {
  const document = Document.parse(`file:///${path}`, text)
  const { list } = document
  const found = [
    findInForm(
      document,
      formCodes(() => false),
    ),
    findRepeatedText(document),
  ].flatMap(runs =>
    runs.flatMap((blocks, number) =>
      blocks.flatMap(({ index, findings }) => {
        const at = (list.offsets[number] ?? 0) + (list.runs[number]?.starts[index] ?? 0)
        return findings.filter(isFormFinding).map(one => ({ ...one, start: one.start + at, end: one.end + at }))
      }),
    ),
  )
  return [...found, ...findMissingMetadata(document)]
}

/** A scan as it is, but for what begins its lines: each is a paragraph, and white space before it is no code block. */
function asMarkdown({ path }: DataFile): DataFile {
  const bytes = readFileSync(`${process.env['TIFA_DATA'] ?? '../shared/data'}/${path}`)
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  const text = utf8.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : utf8
  return { path, text: text.replace(/^[ \t\u3000]+/gm, '').replace(/\r\n?|\n/g, '\n\n') }
}

function print(path: string, text: string, finding: FormFinding): void {
  const { start, end } = finding
  const [before, words, behind] = [
    text.slice(Math.max(0, start - 16), start),
    text.slice(start, Math.min(end, start + 60)),
    text.slice(end, end + 16),
  ]
  const what = 'problem' in finding ? finding.problem : ''
  const better = 'better' in finding ? finding.better.join(' / ').slice(0, 60) : ''
  console.log([path, what, `${before}⟦${words}⟧${behind}`.replace(/\n+/g, '⏎'), better].join(' | '))
}
