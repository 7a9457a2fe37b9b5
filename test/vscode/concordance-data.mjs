// What the panel would give to the page of the concordance: made-up lines, and the words in English or Chinese.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** @typedef {import('../../client/pages/concordance/messages.ts').PageLine} PageLine */
/** @typedef {import('../../client/pages/concordance/messages.ts').Found} Found */

/** A line with whatever is given. @param {Partial<PageLine>} [given] @returns {PageLine} */
export function line(given = {}) {
  return {
    left: '加快建设新',
    keyword: '渡口',
    right: '码头，改善水运条件。',
    title: '东河规划',
    section: '第一章 水运',
    date: '2021',
    period: '2021-2025',
    kind: 'outline',
    ...given,
  }
}

/** The line at an index of a long list. @param {number} index @returns {PageLine} */
export function lineAt(index) {
  const left =
    index % 3 === 0 ? '在' : index % 3 === 1 ? `第${index}节说的是很长很长的一段话，其中提到了正在兴建的` : ''
  return line({ left, right: `第${index}行的后文`, title: `规划${index % 40}`, date: String(1990 + (index % 35)) })
}

/** What was found. @param {readonly PageLine[]} lines @param {Partial<Found>} [given] @returns {Found} */
export function found(lines, given = {}) {
  return {
    isComplete: true,
    searched: 3,
    ofDocuments: 3,
    problem: null,
    term: null,
    wordings: [],
    total: lines.length,
    lineCount: lines.length,
    documents: 2,
    scope: 3,
    characters: 60_000,
    rate: (lines.length * 10_000) / 60_000,
    warnings: [],
    facets: {
      plan: [{ value: 'east-14', label: '东河规划', count: lines.length }],
      period: [
        { value: '2021-2025', label: '2021-2025', count: lines.length },
        { value: '-', label: '-', count: 1 },
      ],
      kind: [{ value: 'outline', label: 'outline', count: lines.length }],
      language: [{ value: 'zh', label: 'zh', count: lines.length }],
    },
    version: 1,
    from: 0,
    lines,
    ...given,
  }
}

/** The words that the panel hands over. @param {'en' | 'zh'} [language] @returns {Promise<object>} */
export async function concordanceWords(language = 'en') {
  const bundle = JSON.parse(readFileSync(new URL('../../client/l10n/bundle.l10n.zh-cn.json', import.meta.url), 'utf8'))
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../client/panels/concordance-words.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'stand-in for vscode',
        setup(made) {
          made.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'stand-in' }))
          made.onLoad({ filter: /.*/, namespace: 'stand-in' }, () => ({
            contents: `const texts = ${JSON.stringify(language === 'zh' ? bundle : {})}
export const l10n = { t: text => texts[text] ?? text }`,
          }))
        },
      },
    ],
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  const made = await import(`data:text/javascript;base64,${code}`)
  return made.concordanceWords()
}
