// Results for the page of trends, as the panel gives them, and the page's words in English or Chinese.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** @typedef {import('../../client/pages/trends/messages.ts').Trends} Trends */
/** @typedef {import('../../client/pages/trends/messages.ts').Column} Column */
/** @typedef {import('../../client/pages/trends/messages.ts').Dispersion} Dispersion */

/** @type {import('../../client/pages/trends/messages.ts').Question} */
export const question = {
  view: 'plans',
  terms: [],
  line: null,
  kind: null,
  language: null,
  isDated: false,
  group: null,
  document: null,
  depth: null,
}

/** @param {Partial<Column>} given @returns {Column} */
export const column = given => ({
  isMissing: false,
  title: 'A plan',
  label: 'Plan',
  years: '',
  language: 'zh',
  characters: 50_000,
  isAbridged: false,
  isCounted: true,
  ...given,
})

/** Some columns: the third is missing, the last a digest. @param {number} count @returns {Column[]} */
export function manyColumns(count) {
  return Array.from({ length: count }, (_, i) => {
    const from = 2026 - 5 * (count - i)
    return column({
      title: `第${i}个五年规划纲要`,
      label: `“${i}”规划`,
      years: count > 30 ? String(1900 + i) : `${from}–${from + 4}`,
      isMissing: i === 2,
      isAbridged: i === count - 1,
      characters: 30_000 + 5000 * (i % 7),
    })
  })
}

/** @param {readonly Column[]} columns @param {number} count @returns {Trends['rows']} */
export function manyRows(columns, count) {
  const names = [
    '高质量发展',
    '新质生产力',
    '科学发展观',
    '区块链',
    '供给侧结构性改革',
    '共同富裕',
    '节能减排',
    '城镇化',
  ]
  return Array.from({ length: count }, (_, row) => {
    let before = 'nothing'
    const cells = columns.map(({ isMissing, isAbridged, characters }, i) => {
      if (isMissing) return null
      const total = (row + i) % 3 === 0 ? 0 : ((row + 1) * 7919 + i * 104_729) % 40
      const state = /** @type {import('../../client/pages/trends/messages.ts').State} */ (
        total > 0
          ? before === 'nothing'
            ? 'first'
            : before === 'used'
              ? 'kept'
              : 'back'
          : isAbridged
            ? 'unsure'
            : before === 'nothing'
              ? 'early'
              : 'absent'
      )
      if (total > 0) before = 'used'
      else if (state === 'absent') before = 'absent'
      return { total, other: 0, rate: (total * 10_000) / characters, state }
    })
    const total = cells.reduce((sum, cell) => sum + (cell?.total ?? 0), 0)
    const words = `${names[row % names.length]}${row >= names.length ? row : ''}`
    return {
      key: `k${row}`,
      ask: `term:t${row}`,
      words,
      en: `term number ${row}`,
      total,
      cells,
      story: 'first in one plan',
    }
  })
}

/** @param {Partial<Trends>} given @returns {Trends} */
export const trends = given => ({
  line: '第6个五年规划纲要',
  columns: [],
  rows: [],
  unknown: [],
  unused: 0,
  basis: 'Counted: all wordings of a term.',
  warnings: [],
  lines: [{ name: '第6个五年规划纲要', text: '第6个五年规划纲要 (7)' }],
  kinds: ['outline', 'report'],
  groups: [{ name: '词汇', text: '词汇 (400)' }],
  documents: [{ name: '“6”规划', text: '“6”规划' }],
  telling: [{ key: 'k9', ask: 'term:t9', words: '常见词', en: 'frequent term' }],
  ...given,
})

/** @param {number} parts @param {readonly number[]} totals of mentions, one for each row @returns {Dispersion} */
export function dispersion(parts, totals) {
  const size = 1000
  const rows = totals.map((total, row) => {
    const places = Array.from({ length: total }, (_, i) => (i * 7919 * (row + 1)) % (parts * size))
      .sort((a, b) => a - b)
      .map(at => ({ at, part: Math.floor(at / size) }))
    const byPart = Array.from({ length: parts }, (_, part) => places.filter(one => one.part === part).length)
    const measures = { dp: 0.321, dpNorm: 0.333, d: 0.654 }
    return { key: `k${row}`, ask: `term:t${row}`, words: `词${row}`, en: null, total, places, byPart, measures }
  })
  return {
    document: '“6”规划',
    title: '第6个五年规划纲要',
    characters: parts * size,
    depth: 2,
    depths: [
      { depth: 2, sections: parts },
      { depth: 3, sections: 4 * parts },
    ],
    parts: Array.from({ length: parts }, (_, part) => ({
      title: part === 0 ? '' : `第${part}篇　标题`,
      at: part * size,
      characters: size,
    })),
    rows,
    basis: 'Places are by readable characters.',
    warnings: [],
  }
}

/** The words that the panel hands over. @param {'en' | 'zh'} [language] @returns {Promise<object>} */
export async function wordsOf(language = 'en') {
  const bundle =
    language === 'zh'
      ? readFileSync(fileURLToPath(new URL('../../client/l10n/bundle.l10n.zh-cn.json', import.meta.url)), 'utf8')
      : '{}'
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../client/panels/trends-words.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'stand-in for vscode',
        setup(made) {
          made.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'stand-in' }))
          made.onLoad({ filter: /.*/, namespace: 'stand-in' }, () => ({
            contents: `const words = ${bundle}; export const l10n = { t: text => words[text] ?? text }`,
          }))
        },
      },
    ],
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  const { trendsWords } = await import(`data:text/javascript;base64,${code}`)
  return trendsWords()
}
