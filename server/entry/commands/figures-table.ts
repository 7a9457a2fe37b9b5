// Sets the figures of a concordance in aligned columns, headed in the language of the terminal.

import { DOCUMENT_KINDS } from '../../core/model/field-table.ts'
import { fitColumns, printable, widthOf } from '../../protocol/columns.ts'
import { figuresToCells, type NameFile } from '../../protocol/concordance/concordance-export.ts'
import type { CsvValue } from '../../protocol/csv.ts'
import { KIND_WORDS } from '../../protocol/kind-words.ts'
import type { Locale } from '../../protocol/locale.ts'
import type { ConcordanceFiguresResult } from '../../wire/concordance.ts'

/** One kind of figures, a row a line; no column is wider than 60. */
export function figuresTable(
  what: 'documents' | 'collocates' | 'ngrams',
  figures: ConcordanceFiguresResult,
  nameFile: NameFile,
  locale: Locale,
): string {
  const { head, cells } = figuresToCells(what, figures, nameFile)
  const rows = [
    head.map(name => HEADS[locale].get(name) ?? name.replaceAll('_', ' ')),
    ...cells.map(row => row.map((cell, column) => printable(wordOf(cell, head[column], locale)))),
  ]
  const widths = head.map((_, column) =>
    rows.reduce((most, row) => Math.min(WIDEST, Math.max(most, widthOf(row[column] ?? ''))), 0),
  )
  const lines = rows.map(row => row.map((cell, column) => fitColumns(cell, widths[column] ?? 0, 'end')).join('  '))
  return lines.map(line => `${line.trimEnd()}\n`).join('')
}

const WIDEST = 60

function wordOf(cell: CsvValue, column: string | undefined, locale: Locale): string {
  if (typeof cell === 'boolean') return cell ? (locale === 'zh' ? '是' : 'yes') : ''
  const text = String(cell ?? '')
  const kind = column === 'kind' ? DOCUMENT_KINDS.find(kind => kind === text) : undefined
  if (kind) return KIND_WORDS[locale][kind]
  return column === 'side' && locale === 'zh' ? (text === 'left' ? '左' : '右') : text
}

const HEADS: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  en: new Map([
    ['per_10000_characters', 'per 10,000'],
    ['log_dice', 'log-Dice'],
    ['total', 'in all'],
  ]),
  zh: new Map([
    ['document', '文件'],
    ['date', '日期'],
    ['period', '时期'],
    ['kind', '类型'],
    ['language', '语言'],
    ['count', '次数'],
    ['characters', '字数'],
    ['per_10000_characters', '每万字'],
    ['abridged', '非全文'],
    ['file', '路径'],
    ['collocate', '搭配词'],
    ['term', '术语'],
    ['log_dice', 'log-Dice'],
    ['together', '共现'],
    ['left', '左'],
    ['right', '右'],
    ['total', '总计'],
    ['side', '方向'],
    ['words', '词语'],
    ['length', '长度'],
    ['documents', '文件数'],
  ]),
}
