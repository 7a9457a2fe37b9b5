// An import never changes a text: generated texts and real ones, character by character.

import assert from 'node:assert/strict'
import { importDocument } from '../../../server/core/importing/import-document.ts'
import { readRawText } from '../../../server/core/importing/raw-text.ts'
import { readData } from '../../support/data.ts'
import { findTextDifference } from '../../support/import-characters.ts'
import { createRandom } from '../../support/random.ts'

function check(source: string, name = 'text.txt'): void {
  const result = importDocument(readRawText(source), { name, taken: new Set() })
  const difference = findTextDifference(source, result)
  assert.equal(difference, undefined, `${name}\n${difference}`)
}

describe('the characters of an imported text', () => {
  it('are the same where they would be Markdown', () => {
    for (const line of HOSTILE) check(`开头的一段。\n\n${line}\n\n${line} 与 ${line}\n${line}\n`)
  })

  it('are the same in generated texts', () => {
    const next = createRandom(8)
    for (let round = 0; round < 150; round++) check(generate(next), `round ${round}`)
  })

  for (const [below, extension, step] of [
    ['noisy', '.txt', 1],
    ['../seeds', '.txt', 1],
    ['plans', '.md', 1],
    ['gwr', '.md', 1],
    ['laws', '.md', 40],
  ] as const) {
    it(`are the same in all of ${below}`, function () {
      // Each text is parsed once more to see what a reader sees.
      this.timeout(60_000)
      const files = readData(below, extension)
      if (files.length === 0) this.skip()
      for (const [at, { path, text }] of files.entries()) if (at % step === 0) check(text, path)
    })
  }
})

const HOSTILE = [
  '# 一',
  '#一',
  '####### 七',
  '1. 一',
  '1) 一',
  '2020. ',
  '- 一',
  '-',
  '* 一',
  '*一*',
  '**一**',
  '_一_',
  'a_b_c',
  '__a__',
  '<b>一</b>',
  '<!-- 一 -->',
  '<!-- tifa-disable -->',
  '[一](http://a.b)',
  '[一]: http://a.b',
  '[^1]: 一',
  '![一](a)',
  '`一`',
  '```',
  '~~~',
  '~~一~~',
  '> 一',
  '&amp;',
  '&#35;',
  'A&B',
  '\\*',
  '\\',
  '===',
  '---',
  '----',
  '- - -',
  '***',
  '| a | b |',
  '|---|---|',
  ':--',
  '    四',
  '\t一',
  '+ 一',
  '+',
  '一 ##',
  '1.',
  '（1）一',
  '$a$',
  'http://a.b/c_d_e',
  '<http://a.b>',
  'a@b.c',
  '一\\',
  '[1] 一',
  '一[1]',
  '5G、AI*',
  '——一',
  '*',
  '**',
  '_',
  '\u0000一',
  '-->',
  '--!>',
  '%一%',
  '{一}',
  ':::',
  '[x] 一',
  '- [ ] 一',
  '\u3000\u3000一',
  '一\u3000\u3000二',
  '·',
  '· 一',
  '○ 一',
  '第一章',
  '目录',
  '1.1 一',
  '=',
  '一  ',
  'Setext\n===',
  'Setext\n---',
  'a | b\n--|--\nc | d',
]

const WORDS = [
  '发展',
  '改革',
  '5G',
  '增长7%',
  '，',
  '。',
  '；',
  '“十四五”',
  'AI',
  ' plan ',
  ' infor-',
  'mation',
  '*',
  '_',
  '[1]',
  '[2]',
  '<',
  '&lt;',
  '\\',
  '`',
  '#',
  '|',
  '~~',
  '1. ',
  '- ',
  '（一）',
  '：',
  '\u3000',
  '  ',
  '\t',
  '2025',
  '……12',
  '**',
  '](',
  'http://a.b',
]
const STARTS = [
  '',
  '',
  '',
  '\u3000\u3000',
  '    ',
  '# ',
  '第一章 ',
  '一、',
  '（二）',
  '1. ',
  '2. ',
  '● ',
  '○',
  '- ',
  ' - ',
  '[1] ',
  '[2] ',
  '目录',
  '12',
  '- 13 -',
  'Advertisement',
  '| ',
  '+---+---+',
  'a\tb\t',
  '第3页',
  '> ',
  '\f',
]

function generate(next: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const width = next() < 0.5 ? 0 : 20 + Math.floor(next() * 40)
  let text = ''
  for (let line = 2 + Math.floor(next() * 30); line > 0; line--) {
    let words = pick(STARTS)
    for (let word = Math.floor(next() * (next() < 0.3 ? 60 : 8)); word > 0; word--) words += pick(WORDS)
    while (width > 0 && words.length > width) {
      text += `${words.slice(0, width)}\n`
      words = words.slice(width)
    }
    text += words + pick(['\n', '\n', '\n\n', '\r\n', '\n\n\n'])
  }
  return text
}
