// Front matter that is read without the parser of YAML says what the parser makes of it.

import assert from 'node:assert/strict'
import { readPlainYaml } from '../../server/core/model/yaml.ts'
import { parseAnyYaml } from '../../server/core/model/yaml-parser.ts'
import { createRandom } from '../support/random.ts'

const isRead = (text: string): boolean => {
  const read = readPlainYaml(text)
  if (read) assert.deepEqual({ contents: read, errors: [] }, parseAnyYaml(text), JSON.stringify(text))
  return read !== undefined
}

describe('plain YAML', () => {
  it('is read where each key has one line, a list or a folded text', () => {
    for (const text of [
      'id: fyp-14\ntitle: “十四五”规划（摘要）\nkind: outline\ndate: 2021-03-11\nperiod: 2021-2025\n',
      'date: 2021\n',
      'source: https://example.org/a?b=c#d, it\'s "quoted" 50% [1]  \n',
      'names:\n  - 纲要\n  -   14th plan \nkind: outline\n',
      'names:\n- a\n- 2021\n',
      'source: >-\n  Two lines,\n  of one text\nlanguage: en\n',
      'title: x\r\nnames:\r\n  - y\r\nsource: >-\r\n  z\r\n  w\r\n',
    ])
      assert.ok(isRead(text), text)
  })

  it('is left to the parser where it may mean something else', () => {
    for (const text of [
      '',
      'a',
      'a: b',
      'a:\n',
      'a:\nb: c\n',
      'a:b\n',
      'a: "b"\n',
      "a: 'b'\n",
      'a: [b]\n',
      'a: {b: c}\n',
      'a: b # c\n',
      'a: b: c\n',
      'a: b:\n',
      'a: &b c\n',
      'a: *b\n',
      'a: !b c\n',
      'a: - b\n',
      'a: true\n',
      'a: ~\n',
      'a: 1.5\n',
      'a: 0x1f\n',
      'a: b\n  c\n',
      'a: b\na: c\n',
      'a: b\n\nc: d\n',
      '# a\nb: c\n',
      'a: |\n  b\n',
      'a: >-\n  b\n\n  c\n',
      'a: >-\n  b\n    c\n',
      'a: >-\n  b \n  c\n',
      'a: >-\nb: c\n',
      'a:\n  - b\n    - c\n',
      'a:\n  - b: c\n',
      'a:\n  b: c\n',
      'a: b\tc\n',
      'a: b\rc\n',
      'A: b\n',
      'true: b\n',
      '---\na: b\n',
    ])
      assert.ok(!isRead(text), JSON.stringify(text))
  })

  it('says the same as the parser, whatever is put together', () => {
    const next = createRandom(14)
    const random = (below: number): number => Math.floor(next() * below)
    const pick = <T>(all: readonly T[]): T => all[random(all.length)] as T
    const words = [
      'a',
      '计划 x',
      '2021',
      '2021-03',
      '-',
      '- ',
      ': ',
      ':',
      ' #',
      '#',
      '"',
      "'",
      '>-',
      '|',
      '[',
      ',',
      '~',
      'null',
      '1e5',
      '.',
      '  ',
      '\t',
      '　',
      '\u00a0',
      '…',
      '\\',
    ]
    const value = (): string => Array.from({ length: 1 + random(4) }, () => pick(words)).join('')
    const lineBreak = (): string => pick(['\n', '\n', '\n', '\n', '\r\n', ' \n'])
    const lines = (lead: () => string): string =>
      Array.from({ length: random(4) }, () => `${lead()}${value()}${lineBreak()}`).join('')
    const field = (): string => {
      const key = `${pick(['id', 'title', 'names', 'source', 'kind', 'true', 'x_y'])}:`
      switch (random(3)) {
        case 0:
          return `${key} ${value()}${lineBreak()}`
        case 1:
          return `${key}${lineBreak()}${lines(() => pick(['- ', '  - ', '  - ', '  -  ']))}`
        default:
          return `${key} ${pick(['>-', '>-', '>', '|-'])}${lineBreak()}${lines(() => pick(['  ', '  ', '  ', ' ']))}`
      }
    }
    let read = 0
    for (let i = 0; i < 20_000; i++) if (isRead(Array.from({ length: 1 + random(3) }, field).join(''))) read++
    assert.ok(read > 1000, `${read} were read`)
  })
})
