// A table, list, quote, paragraph or line that is as long as a document, and a fence that swallows one: edits and afresh say the same.

import assert from 'node:assert/strict'
import { Document } from '../../server/core/model/document.ts'
import type { LanguageClient } from '../support/language-client.ts'
import { PLANS, useClient } from './harness.ts'

const FRONT = '---\nid: a\ntitle: 长文\nkind: plan\nissuer: 某省\nperiod: 2021-2025\n---\n\n'
const TABLE = '| 指标 | 2020年 | 2025年 | 属性 |\n| --- | --- | --- | --- |\n'

const lines = (count: number, line: (k: number) => string): string =>
  Array.from({ length: count }, (_, k) => line(k)).join('')

/** Each with what is typed, character by character or at once, at the first place of some words. */
const CASES: readonly (readonly [
  what: string,
  text: string,
  edits: readonly (readonly [before: string, typed: string])[],
])[] = [
  [
    'a table',
    `${TABLE}${lines(400, k => `| 森林蓄积量${k} | ${k + 1}亿立方米 | ${k + 2}亿立方米 | 约束性 |\n`)}`,
    [
      ['| 森林蓄积量300', '| 造林面积 | 5万公顷 | 6万公顷 | 预期性 |\n'],
      ['亿立方米 | 约束性 |\n| 森林蓄积量200', '7'],
      ['25年 | 属性', '0'],
    ],
  ],
  [
    'a list',
    lines(400, k => `- 到2025年，城镇化率${k}提高到${40 + (k % 50)}%，推动高质量发展\n`),
    [
      ['- 到2025年，城镇化率300', '  - 到2023年，用水量下降16%\n'],
      ['提高到40%，推动', '5'],
    ],
  ],
  [
    'a text without blank lines',
    lines(400, k => `到2025年，城镇化率${k}提高到${40 + (k % 50)}%。推动高质量发展第${k}项。\n`),
    [
      ['到2025年，城镇化率300', '\n'],
      ['城镇化率200', '常住人口'],
      ['推动高质量发展第100项', '**'],
    ],
  ],
  [
    'a line',
    `${lines(400, k => `到2025年，城镇化率${k}提高到${40 + (k % 50)}%。推动高质量发展第${k}项。`)}\n\n完。\n`,
    [
      ['到2025年，城镇化率0提高', '增'],
      ['城镇化率300', '常住人口'],
      ['推动高质量发展第100项', '**'],
      ['到2025年，城镇化率200提高', '\n'],
      ['推动高质量发展第350项', '\n\n'],
    ],
  ],
  [
    'a fence below a line, and a comment',
    lines(400, k => `到2025年，城镇化率${k}提高到${40 + (k % 50)}%。\n\n`),
    [
      ['\n到2025年，城镇化率100提高', '```\n'],
      ['\n到2025年，城镇化率200提高', '```\n'],
      ['\n到2025年，城镇化率300提高', '<!--\n'],
      ['\n到2025年，城镇化率320提高', '-->\n'],
    ],
  ],
]

describe('blocks as long as documents', () => {
  const start = useClient()
  for (const [what, body, edits] of CASES) {
    it(`say after each edit what they say when opened afresh: ${what}`, async () => {
      let document = Document.parse('a.md', FRONT + body)
      const typed = await start(`${PLANS}//- a.md\n${document.text}`)
      await typed.open('a.md')
      assert.ok((await typed.diagnostics('a.md')).length > 0)
      for (const [before, words] of edits) {
        const at = document.text.indexOf(before)
        assert.ok(at > 0, before)
        const position = document.positionAt(at)
        document = document.edit(at, at, words)
        await typed.change('a.md', [{ range: { start: position, end: position }, text: words }])
        const fresh = await start(`${PLANS}//- a.md\n${document.text}`)
        await fresh.open('a.md')
        assert.deepEqual(await allOf(typed, document.lineCount), await allOf(fresh, document.lineCount), before)
      }
    })
  }
})

/** What an editor asks of the document. */
async function allOf(client: LanguageClient, lineCount: number): Promise<unknown> {
  await client.idle()
  const textDocument = { uri: client.uri('a.md') }
  const positions = Array.from({ length: 12 }, (_, i) => ({ line: 8, character: 10 + i * 997 }))
  for (let line = 10; line < lineCount; line += 23) positions.push({ line, character: 12 })
  const hovers: unknown[] = []
  for (const position of positions)
    hovers.push(await client.connection.sendRequest('textDocument/hover', { textDocument, position }))
  const found = (await client.diagnostics('a.md')).map(({ code, range, message }) => ({ code, range, message }))
  const outline = await client.connection.sendRequest('textDocument/documentSymbol', { textDocument })
  return JSON.parse(JSON.stringify({ found, hovers, outline }).replaceAll(client.uri(''), ''))
}
