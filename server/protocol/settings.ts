// The settings of the editor that concern the server.

import { CODES, type Code, SEVERITIES, type Severity } from '../core/model/finding.ts'
import { PINYIN_STYLES, type PinyinStyle } from '../core/text/pinyin-style.ts'

export interface Settings {
  /** `openFiles`: findings of what is open; `corpus`: of every document. */
  readonly scope: 'openFiles' | 'corpus'
  /** Severities that the user set; the others are those of tifa.yaml, or the built-in ones. */
  readonly severities: ReadonlyMap<Code, Severity>
  /** Megabytes; larger files are not indexed unless they are open. */
  readonly maxFileSize: number
  /** Whether what is kept from edit to edit is held against a fresh look. */
  readonly verify: boolean
  /** Whether an index is kept on disk, and how many megabytes all of them may take. */
  readonly cache: boolean
  readonly cacheSize: number
  readonly bundledGlossary: boolean
  /** Whether hovers explain words that no glossary has. */
  readonly dictionary: boolean
  /** Beside which texts hovers show the paragraph at the same place: those that are open, all of the work, or none. */
  readonly counterparts: 'open' | 'always' | 'never'
  /** How hovers show pronunciation. */
  readonly pinyin: PinyinStyle
  /** Whether glossary entries say how often their term is used. */
  readonly codeLens: boolean
  readonly inlayHints: InlayHintSettings
  /** Globs of `files.exclude` that are on. */
  readonly excluded: readonly string[]
}

export interface InlayHintSettings {
  /** Which mentions of a term get a hint. */
  readonly terms: 'off' | 'firstInSection' | 'all'
  /** What stands behind a Chinese term. */
  readonly show: 'english' | 'pinyin'
}

export const DEFAULT_SETTINGS: Settings = {
  scope: 'openFiles',
  severities: new Map(),
  maxFileSize: 8,
  verify: false,
  cache: true,
  cacheSize: 1000,
  bundledGlossary: true,
  dictionary: true,
  counterparts: 'open',
  pinyin: 'toneMarks',
  codeLens: true,
  inlayHints: { terms: 'off', show: 'english' },
  excluded: [],
}

/** Reads what the client answers for the sections `tifa` and `files.exclude`; what is missing or odd is the default. */
export function readSettings(tifa: unknown, filesExclude: unknown): Settings {
  const given = asObject(tifa)
  const diagnostics = asObject(given['diagnostics'])
  const severity = asObject(given['severity'])
  const severities = new Map<Code, Severity>()
  for (const code of CODES) {
    const value = SEVERITIES.find(known => known === severity[code])
    if (value) severities.set(code, value)
  }
  const index = asObject(given['index'])
  const size = index['maxFileSize']
  const cacheSize = index['cacheSize']
  const hover = asObject(given['hover'])
  const hints = asObject(given['inlayHints'])
  return {
    scope: diagnostics['scope'] === 'corpus' ? 'corpus' : 'openFiles',
    severities,
    maxFileSize: typeof size === 'number' && size > 0 ? size : DEFAULT_SETTINGS.maxFileSize,
    verify: index['verify'] === true,
    cache: index['cache'] !== false,
    cacheSize: typeof cacheSize === 'number' && cacheSize >= 0 ? cacheSize : DEFAULT_SETTINGS.cacheSize,
    bundledGlossary: asObject(given['glossary'])['bundled'] !== false,
    dictionary: hover['dictionary'] !== false,
    counterparts: hover['counterpart'] === 'always' || hover['counterpart'] === 'never' ? hover['counterpart'] : 'open',
    pinyin: PINYIN_STYLES.find(style => style === hover['pinyin']) ?? DEFAULT_SETTINGS.pinyin,
    codeLens: asObject(given['codeLens'])['enable'] !== false,
    inlayHints: {
      terms: hints['terms'] === 'all' || hints['terms'] === 'firstInSection' ? hints['terms'] : 'off',
      show: hints['show'] === 'pinyin' ? 'pinyin' : 'english',
    },
    excluded: Object.entries(asObject(filesExclude))
      .filter(([, on]) => on === true)
      .map(([glob]) => glob),
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
