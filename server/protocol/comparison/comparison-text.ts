// A comparison as text in one of three formats: what `tifa compare` prints, and what is saved from an editor.

import type { Comparison } from '../../core/features/comparison/changes.ts'
import { sideNames } from '../../core/features/comparison/side-names.ts'
import { decodeAddress } from '../decode-address.ts'
import { type KnownProvenance, provenanceField, signatureOf } from '../exporting/provenance.ts'
import type { Locale } from '../locale.ts'
import { type Address, text } from '../reports/report.ts'
import { reportToHtml } from '../reports/report-html.ts'
import { reportToMarkdown } from '../reports/report-markdown.ts'
import { comparisonData } from './comparison-data.ts'
import { comparisonReport } from './comparison-report.ts'
import { COMPARISON_WORDS } from './comparison-words.ts'

interface Manner {
  readonly format: 'md' | 'json' | 'html'
  readonly locale: Locale
  /** Zero-based line and UTF-16 column of an offset. */
  readonly positions: (uri: string, offset: number) => { readonly line: number; readonly character: number }
  readonly address: Address
  /** How a document is called in JSON. */
  readonly file: (uri: string) => string
  /** Of which texts it was made. */
  readonly known?: KnownProvenance
}

/** Lines and columns of the JSON count from 1; `start` and `end` are UTF-16 units from the start of the file. */
export function comparisonText(
  comparison: Comparison,
  { format, locale, positions, address, file, known }: Manner,
): string {
  if (format === 'json') {
    const place = (uri: string, { start, end }: { start: number; end: number }): object => {
      const [from, to] = [positions(uri, start), positions(uri, end)]
      return {
        line: from.line + 1,
        column: from.character + 1,
        endLine: to.line + 1,
        endColumn: to.character + 1,
        start,
        end,
      }
    }
    const data = comparisonData(comparison, { place, file, locale })
    return `${JSON.stringify({ ...provenanceField(known), ...data }, undefined, 1)}\n`
  }
  const blocks = comparisonReport(
    comparison,
    locale,
    (uri, offset) => positions(uri, offset).line + 1,
    format === 'html',
  )
  if (known) blocks.push({ kind: 'faint', content: [text(signatureOf(known))] })
  if (format === 'md') return reportToMarkdown(blocks, address)
  const { before, after } = comparison
  const { title, colon } = COMPARISON_WORDS[locale]
  return reportToHtml(blocks, (uri, offset) => `${shortName(file(uri))}:${positions(uri, offset).line + 1}`, {
    title: `${title}${colon}${sideNames(before, after).join(' → ')}`,
    language: locale,
  })
}

/** Of an address, in which a place would be hard to read, the file's name. */
function shortName(file: string): string {
  const name = /^[a-z][a-z0-9+.-]+:\/.*?([^/]+)$/i.exec(file)?.[1]
  if (name === undefined) return file
  return decodeAddress(name)
}
