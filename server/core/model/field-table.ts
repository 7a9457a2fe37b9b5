// The fields of front matter and of tifa.yaml, with what may stand in each: one table for parser, completion, hover and the JSON schemas.

import { CODES, SEVERITIES } from './finding.ts'

/** From the overarching plan outwards; what is no plan comes behind. */
export const DOCUMENT_KINDS = [
  'proposal',
  'outline',
  'sector',
  'regional',
  'report',
  'law',
  'statistics',
  'commentary',
  'glossary',
] as const

/** What may stand in a field; nothing at all may stand in any. */
export type FieldShape =
  /** One text. */
  | { readonly kind: 'text' }
  /** Whatever it is, a text is taken. */
  | { readonly kind: 'free' }
  /** A list of texts, or one text; `isStrict`: numbers are none. */
  | { readonly kind: 'texts'; readonly isStrict: boolean }
  /** One of these. */
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** What begins with one of these, in any case; the first are offered. */
  | { readonly kind: 'prefix'; readonly offered: readonly string[]; readonly values: readonly string[] }
  /** What matches: all of it. */
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** Each of `keys` with one of `values`. */
  | { readonly kind: 'map'; readonly keys: readonly string[]; readonly values: readonly string[] }

/** The fields of front matter, in the order in which plans write them. Others are taken for the author's own. */
export const FRONT_SHAPES = {
  id: { kind: 'text' },
  title: { kind: 'text' },
  title_en: { kind: 'text' },
  names: { kind: 'texts', isStrict: false },
  kind: { kind: 'choice', values: DOCUMENT_KINDS },
  issuer: { kind: 'text' },
  // The calendar has the last word.
  date: {
    kind: 'pattern',
    pattern: String.raw`\d{4}(?:[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?)?(?:T[\d:.Z+-]*)?`,
  },
  period: { kind: 'pattern', pattern: String.raw`\d{4}(?:\s?[-–—－~～至]\s?\d{4})?` },
  parent: { kind: 'text' },
  supersedes: { kind: 'text' },
  expresses: { kind: 'text' },
  language: {
    kind: 'prefix',
    offered: ['zh', 'en'],
    values: ['zh', 'cmn', 'chinese', '中文', '汉语', '漢語', 'en', 'english', '英文'],
  },
  source: { kind: 'free' },
} as const satisfies Readonly<Record<string, FieldShape>>

export type FrontField = keyof typeof FRONT_SHAPES
export const FRONT_FIELDS = Object.keys(FRONT_SHAPES) as readonly FrontField[]

/** The keys of tifa.yaml. There are no others. */
export const CONFIG_SHAPES = {
  include: { kind: 'texts', isStrict: true },
  exclude: { kind: 'texts', isStrict: true },
  glossaries: { kind: 'texts', isStrict: true },
  severities: { kind: 'map', keys: CODES, values: SEVERITIES },
} as const satisfies Readonly<Record<string, FieldShape>>

export type ConfigKey = keyof typeof CONFIG_SHAPES
export const CONFIG_KEYS = Object.keys(CONFIG_SHAPES) as readonly ConfigKey[]
