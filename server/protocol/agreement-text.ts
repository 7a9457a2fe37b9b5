// The agreement of two annotators in words, as CSV, and as JSON.

import type { Agreement, Disagreement, Scale } from '../core/features/agreement.ts'
import type { Document } from '../core/model/document.ts'
import { printable } from './columns.ts'
import { toCsv } from './csv.ts'
import { type KnownProvenance, provenanceCells, provenanceField } from './exporting/provenance.ts'
import type { Locale } from './locale.ts'

/** Two copies with what they are called. */
export interface Copies {
  readonly a: { readonly document: Document; readonly path: string }
  readonly b: { readonly document: Document; readonly path: string }
}

export type AgreementFormat = 'text' | 'csv' | 'json'

/** `known` is of which texts it was made; what is to be read at once goes without. */
export function agreementText(
  agreement: Agreement,
  copies: Copies,
  format: AgreementFormat,
  locale: Locale,
  known?: KnownProvenance,
): string {
  if (format === 'json')
    return `${JSON.stringify({ ...provenanceField(known), ...asData(agreement, copies) }, undefined, 1)}\n`
  if (format === 'csv') return asCsv(agreement, copies, known)
  return asText(agreement, copies, locale)
}

interface Line {
  readonly file: string
  readonly line: number
  readonly column: number
}

function placesOf({ inA, inB }: Disagreement, { a, b }: Copies): readonly [Line, Line] {
  return [place(a, inA.start), place(b, inB.start)]
}

function place({ document, path }: Copies['a'], offset: number): Line {
  const { line, character } = document.positionAt(offset)
  return { file: path, line: line + 1, column: character + 1 }
}

function asData({ scales, disagreements, parts }: Agreement, copies: Copies): object {
  return {
    a: copies.a.path,
    b: copies.b.path,
    parts,
    scales: scales.map(({ what, code, units, agreed, kappa, alpha }) => ({
      what,
      code: code ?? null,
      units,
      agreed,
      kappa: kappa ?? null,
      alpha: alpha ?? null,
    })),
    disagreements: disagreements.map(disagreement => {
      const { what, text, a, b } = disagreement
      const [inA, inB] = placesOf(disagreement, copies)
      return { what, text, a: a ?? null, b: b ?? null, inA, inB }
    }),
  }
}

/** The disagreements, a row each: the figures are few and stand in the other forms. */
function asCsv({ disagreements }: Agreement, copies: Copies, known: KnownProvenance | undefined): string {
  const hashes = known
    ? [copies.a, copies.b].map(({ document }) => known.stateOf(document.uri)?.sha256 ?? '')
    : ['', '']
  const made = known ? [...hashes, ...provenanceCells(known, undefined).slice(2)] : []
  const rows = disagreements.map(disagreement => {
    const [inA, inB] = placesOf(disagreement, copies)
    const { what, text, a = '', b = '' } = disagreement
    return [what, text, a, b, inA.file, inA.line, inB.file, inB.line, ...made]
  })
  const columns = ['what', 'text', 'a', 'b', 'file_a', 'line_a', 'file_b', 'line_b']
  return toCsv(known ? [...columns, 'sha256_a', 'sha256_b', 'tool', 'exported'] : columns, rows)
}

function asText({ scales, disagreements, parts }: Agreement, copies: Copies, locale: Locale): string {
  const write = locale === 'zh' ? CHINESE : ENGLISH
  const lines = [
    write.compared(parts.common, parts.a, parts.b),
    '',
    ...scales.map(scale => `${write.scale(scale)}${write.colon}${write.figures(scale)}`),
  ]
  if (disagreements.length > 0) lines.push('', write.disagreements(disagreements.length))
  for (const disagreement of disagreements) {
    const [inA, inB] = placesOf(disagreement, copies)
    const { text, a = write.nothing, b = write.nothing } = disagreement
    lines.push(
      `${inA.file}:${inA.line}:${inA.column} ${printable(a)} | ${inB.file}:${inB.line}:${inB.column} ${printable(b)} | ${shorten(printable(text))}`,
    )
  }
  return `${lines.join('\n')}\n`
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : text
}

/** Two decimals: more would say more than a few dozen units can. */
function round(value: number): string {
  return value.toFixed(2)
}

const ENGLISH = {
  colon: ': ',
  compared: (common: number, a: number, b: number): string =>
    common === 1
      ? `1 paragraph, heading or cell is in both copies (of ${a} and ${b}); only this is compared`
      : `${common} paragraphs, headings and cells are in both copies (of ${a} and ${b}); only these are compared`,
  scale: ({ what, code }: Scale): string =>
    ({
      targets: 'Target, outcome or neither',
      ids: 'Which target, where both tagged it',
      codes: 'All codes',
      code: `Code ${code}`,
    })[what],
  figures: ({ units, agreed, kappa, alpha }: Scale): string =>
    units === 0
      ? 'nothing to compare'
      : `${agreed} of ${units} agree; Cohen’s κ ${kappa === undefined ? 'not defined' : round(kappa)}, Krippendorff’s α ${alpha === undefined ? 'not defined' : round(alpha)}`,
  disagreements: (count: number): string => `Disagreements (${count}):`,
  nothing: 'nothing',
}

const CHINESE: typeof ENGLISH = {
  colon: '：',
  compared: (common, a, b) => `两份文本共有 ${common} 个段落、标题和单元格（分别为 ${a} 和 ${b} 个），仅比较共有部分`,
  scale: ({ what, code }) =>
    ({
      targets: '目标、完成情况或二者皆非',
      ids: '双方均已标注时，标为哪个目标',
      codes: '全部编码',
      code: `编码 ${code}`,
    })[what],
  figures: ({ units, agreed, kappa, alpha }) =>
    units === 0
      ? '没有可比较的内容'
      : `${units} 处中一致 ${agreed} 处；Cohen κ ${kappa === undefined ? '无定义' : round(kappa)}，Krippendorff α ${alpha === undefined ? '无定义' : round(alpha)}`,
  disagreements: count => `不一致之处（${count}）：`,
  nothing: '未标注',
}
