// What is read without the parser is what the parser reads, and what is looked for only where characters allow it is found all the same.

import assert from 'node:assert/strict'
import { collectPlanWords } from '../../server/core/reading/plan-words.ts'
import { cutBlocks } from '../../server/core/syntax/block.ts'
import { Inlines } from '../../server/core/syntax/inlines.ts'
import { parseMarkdown } from '../../server/core/syntax/markdown.ts'
import { type BlockFacts, parseTree } from '../../server/core/syntax/parse-block.ts'
import { parseParts } from '../../server/core/syntax/part.ts'
import { parsePlain } from '../../server/core/syntax/plain-block.ts'
import { readData } from '../support/data.ts'
import { createRandom } from '../support/random.ts'

describe('reading without the parser', () => {
  it('gives the facts of the parser, for random plain lines', function () {
    this.timeout(120_000) // each block is parsed by remark, too
    const random = createRandom(20261128)
    let plain = 0
    for (let i = 0; i < 24_000; i++) {
      let text = ''
      for (let k = 1 + Math.floor(random() * 9); k > 0; k--) text += PIECES[Math.floor(random() * PIECES.length)] ?? ''
      for (const { source, isFrontMatter } of cutBlocks(text)) if (!isFrontMatter && checkPlain(source)) plain++
    }
    assert.ok(plain > 2000, `${plain} blocks were plain`)
  })

  it('gives the facts of the parser, for random lists with levels', function () {
    this.timeout(120_000) // each block is parsed by remark, too
    const random = createRandom(20261129)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    let plain = 0
    for (let i = 0; i < 20_000; i++) {
      let text = '- 质\n'
      for (let k = 1 + Math.floor(random() * 7); k > 0; k--)
        text +=
          pick(LEVELS) + pick(['质量', 'a b', '1. 质', '质 ', '（一）质', '- 质', '[1] 质', '#']) + pick(LINE_ENDS)
      for (const { source } of cutBlocks(text)) if (checkPlain(source)) plain++
    }
    assert.ok(plain > 1000, `${plain} blocks were plain`)
  })

  it('gives the facts of the parser, for random fences and comments', function () {
    this.timeout(60_000) // each block is parsed by remark, too
    const random = createRandom(20261131)
    let plain = 0
    for (let i = 0; i < 10_000; i++) {
      let text = ''
      for (let k = 1 + Math.floor(random() * 8); k > 0; k--)
        text += `${FENCE_LINES[Math.floor(random() * FENCE_LINES.length)]}${random() < 0.2 ? '\r\n' : '\n'}`
      for (const { source, isFrontMatter } of cutBlocks(text)) if (!isFrontMatter && checkPlain(source)) plain++
    }
    assert.ok(plain > 2000, `${plain} blocks were plain`)
  })

  it('begins a block where the parser begins one, for random fences, comments and what stands around them', function () {
    this.timeout(60_000) // all is parsed by remark twice
    const random = createRandom(20261204)
    const lines = [...FENCE_LINES, ...AROUND_FENCES]
    let blocks = 0
    for (let i = 0; i < 10_000; i++) {
      let text = '\n'
      for (let k = 1 + Math.floor(random() * 8); k > 0; k--)
        text += `${lines[Math.floor(random() * lines.length)]}${random() < 0.2 ? '\r\n' : '\n'}`
      let at = 0
      const parts = cutBlocks(text).flatMap(({ source }) => {
        blocks++
        at += source.length
        return nodesOf(source, at - source.length)
      })
      assert.deepEqual(parts, nodesOf(text, 0), JSON.stringify(text))
    }
    assert.ok(blocks > 15_000, `${blocks} blocks`)
  })

  it('gives the facts of the parser for lists of many levels', () => {
    const rise = Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i % 31)}- [质](term:x)${i % 7 ? '' : '\n'}`)
    assert.ok(checkParts(`${rise.join('\n').replaceAll('\n\n', '\n')}\n`))
  })

  it('gives the facts of the parser, part by part, for random lines with links and other markup', function () {
    this.timeout(120_000) // each block is parsed by remark, too
    const random = createRandom(20261130)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    let read = 0
    for (let i = 0; i < 10_000; i++) {
      const isTable = random() < 0.3
      let text = isTable ? '| 质 | a |\n|---|---|\n' : ''
      for (let k = 1 + Math.floor(random() * 4); k > 0; k--) {
        let line = ''
        for (let m = Math.floor(random() * 5); m > 0; m--) line += pick(INLINE_PIECES)
        text += isTable ? `| ${line} | ${pick(INLINE_PIECES)}|\n` : `${pick(LINE_STARTS)}${line}${pick(LINE_ENDS)}`
      }
      if (random() < 0.2) text = text.replaceAll('\n', '\r\n')
      for (const { source, isFrontMatter } of cutBlocks(text)) if (!isFrontMatter && checkParts(source)) read++
    }
    for (const text of [
      ' \n\n\r\n  \n',
      '\n',
      ' ',
      '[a]: b\n[甲]: term:x\r\n[a]: c#d\n',
      '[a]: b\n(c)\n',
      '[A-1]: b \n',
    ])
      checkParts(text)
    assert.ok(read > 3000, `${read} blocks were read part by part`)
  })

  it('gives the facts of the parser, part by part, for random quotes, items of several lines and rows that make no table', function () {
    this.timeout(120_000) // each block is parsed by remark, too
    const random = createRandom(20261201)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    let read = 0
    for (let i = 0; i < 20_000; i++) {
      const quote = random() < 0.4 ? ['> ', '> ', '> ', '> ', '>', '>  ', '> > ', ''] : ['']
      const ends = random() < 0.4 ? ['\n', '\n>\n', '\n> \n', ' \n'] : ['\n', '\n', '\n', '  \n', ' ', '\r\n']
      const starts = random() < 0.5 ? ROW_PIECES : LINE_BEGINNINGS
      let text = starts === ROW_PIECES && random() < 0.5 ? '| a | b |\n|---|---|\n' : ''
      for (let k = 1 + Math.floor(random() * 6); k > 0; k--)
        text += pick(quote) + pick(starts) + pick(['质量', 'a', '', '**质**', '[^a]', ' 质', '|', '1. 质']) + pick(ends)
      for (const { source, isFrontMatter } of cutBlocks(text)) if (!isFrontMatter && checkParts(source)) read++
    }
    assert.ok(read > 3000, `${read} blocks were read part by part`)
  })

  it('gives the facts of the parser, over the real texts', function () {
    const files = [...readData('plans'), ...readData('statistics'), ...readData('gwr')]
    if (files.length === 0) this.skip()
    this.timeout(120_000) // each block is parsed by remark, too
    for (const { text } of files) {
      for (const { source, isFrontMatter } of cutBlocks(text))
        if (!isFrontMatter && /\n.|\||^\d|[*<]/.test(source)) checkPlain(source)
    }
  })

  it('gives the facts of the parser, part by part, for real lines into which something is typed', function () {
    const files = [...readData('plans'), ...readData('statistics'), ...readData('gwr')]
    if (files.length === 0) this.skip()
    this.timeout(120_000) // each block is parsed by remark, too
    const random = createRandom(20261202)
    const blocks = files
      .flatMap(({ text }) => cutBlocks(text))
      .filter(({ source, isFrontMatter }) => !isFrontMatter && /\n.|^>|[[*|]/.test(source) && source.length < 3000)
    let read = 0
    for (let i = 0; i < 4000; i++) {
      const { source = '' } = blocks[Math.floor(random() * blocks.length)] ?? {}
      const at = Math.floor(random() * source.length)
      const typed = TYPED[Math.floor(random() * TYPED.length)] ?? ''
      for (const block of cutBlocks(source.slice(0, at) + typed + source.slice(at + (typed === '' ? 1 : 0))))
        if (!block.isFrontMatter && checkParts(block.source)) read++
    }
    assert.ok(read > 2000, `${read} blocks were read part by part`)
  })

  it('names the same plans whatever characters are said to be there', function () {
    const files = [...readData('plans'), ...readData('gwr').slice(0, 5)]
    if (files.length === 0) this.skip()
    this.timeout(60_000) // every line of long texts
    for (const { path, text } of files) {
      for (const line of text.split('\n'))
        assert.deepEqual(collectPlanWords(line), collectPlanWords(line, 0xffff), `${path}: ${line.slice(0, 80)}`)
    }
  })
})

/** True for a block that needs no parser. */
function checkPlain(source: string): boolean {
  const plain = parsePlain(source)
  if (plain)
    assert.deepEqual(describeFacts(plain), describeFacts(parseTree(source, '[unused]: x')), JSON.stringify(source))
  return plain !== undefined
}

/** True for a block that is read part by part, with a footnote that the document defines and without. */
function checkParts(source: string): boolean {
  let read = false
  for (const definitions of ['', '[^a]: .', '[^a]: .\n\n[^1]: .']) {
    const parts = parseParts(source, definitions, new Inlines())
    if (!parts) continue
    const whole = parseTree(source, `${definitions}\n\n[unused]: x`)
    assert.deepEqual(describeFacts(parts), describeFacts(whole), JSON.stringify([source, definitions]))
    read = true
  }
  return read
}

function describeFacts(facts: BlockFacts): unknown {
  const leaves = facts.leaves.map(({ pieces, ...leaf }) => {
    const whole = [{ text: 0, length: leaf.text.length, source: leaf.start, sourceLength: leaf.text.length }]
    return { ...leaf, pieces: (pieces ?? whole).filter(({ sourceLength }) => sourceLength > 0) }
  })
  return { ...facts, leaves }
}

/** The nodes at the top of a text, and the items of lists, which blank lines join; those that hold others by where they start. */
function nodesOf(text: string, from: number): string[] {
  return parseMarkdown(text)
    .children.flatMap(node => (node.type === 'list' ? node.children : [node]))
    .map(({ type, position }) => {
      const end = HOLDERS.has(type) ? '' : from + (position?.end.offset ?? 0)
      return `${type} ${from + (position?.start.offset ?? 0)} ${end}`
    })
}

const HOLDERS = new Set(['listItem', 'blockquote', 'footnoteDefinition'])

const LEVELS = ['- ', '- ', '  - ', '  - ', '    - ', '    - ', '      - ', ' - ', '   - ', '  ', '']
const LINE_ENDS = ['\n', '\n', '\n', '\n', '  \n', '\n\n']

const LINE_STARTS = [
  '',
  '',
  '',
  '- ',
  '- ',
  '  - ',
  '1. ',
  '2) ',
  '# ',
  '### ',
  '[^a]: ',
  '[^1]: ',
  '> ',
  '===\n',
  '--\n',
  '---\n',
  '***\n',
  '- - -\n',
  '___\n',
  '*',
  '|',
  '```',
]

const TYPED = ['增', '增', '', '', '\n', '\n', ' ', '|', '（', '- ', '*', '**', '#', '>', '\n> ', '\n|', '[', '=']

const LINE_BEGINNINGS = [
  ...['', '', '- ', '- ', '  - ', '    - ', '  ', ' ', '    ', '-质 ', '  -质 ', ' 质 - ', '1. ', '2. ', '1.质'],
  ...[
    '# ',
    '#质# ',
    '###质',
    '#######质',
    '+质',
    '=质',
    '===',
    '---',
    '--',
    '- - -',
    '~质',
    '~~~',
    ':质',
    ':',
    '<质',
    '\u3000- ',
  ],
]

const ROW_PIECES = [
  ...['| a | b |', '| 质 | 量 |', '| a |', '|a|b|c|', '| a ||', '|| a |', '|', 'a | b', '质| a | b |', '| a \\| b |'],
  ...['|---|---|', '| --- | --- |', '|---|', '|:-:|-|-|', '|---||', '---|---', '-|-', ':--|--', '| |', '-质|', ''],
]

const INLINE_PIECES = [
  ...['质量', 'a', ' ', '。', '（质）', '5%', '!', '#', '1. ', ':', '(', '"', '-', '\u3000', '😀', '|', '`', '`a|b`'],
  ...[
    '[质](term:x)',
    '[质量](target:y "value=1")',
    '[a](plan:z#第三章)',
    '[](term:x)',
    '[a]()',
    '[a](term:)',
    '![a](b)',
    '[a]( term:x )',
  ],
  ...[
    '[a](term:',
    '[a **质** b](term:x)',
    '[&amp;5%<br>](term:x)',
    '[*a*](b)',
    '[<b>](c)',
    '[a](term:(',
    '[x](y) z](b)',
    '[a](((',
    '[a](note:x "a [b] \'c\'")',
    '[a](b(c))',
    '[a](<b c>)',
    '[**质**](term:x)',
    '[a](b "c" )',
    '[a](b&amp;c)',
    '[a](b_c_*)',
    "[a](b 'c')",
  ],
  ...[
    '[^a]',
    '[^1]',
    '[^b]',
    '![^a]',
    '[^a](x)',
    '[^a]:',
    '[',
    ']',
    '[1]',
    '[a][b]',
    '[a][]',
    '](term:x)',
    '】（term:x）',
    '[a]（term:x）',
    '[a] (term:x)',
  ],
  ...['**质**', '**', '*', '*质*', '_质_', '_', '**a。**', '**[a](term:b)**', '***质***', '****', '**a b**'],
  ...[
    '&amp;',
    '&#x9ad8;',
    '&#0;',
    '&#10;',
    '&#32;',
    '&nosuch;',
    '&',
    '&nbsp;',
    '\\*',
    '\\[',
    '\\',
    '\\&amp;',
    '\\a',
    '\\|',
  ],
  ...[
    '<br>',
    '<br/>',
    '<b>',
    '</b>',
    '<',
    '< ',
    '<质',
    '<http://a.b>',
    '<!-- tifa-disable x -->',
    '<!--',
    '<5',
    '>',
    '[a <b](c)',
    '[a*](b)',
    '[a_](b)',
    '[a`b](c)',
    '[a](b "c`d")',
    '` * `',
    '` `',
    '[notes:x](notes:y)',
    '[x](traget:y)',
  ],
]

const PIECES = [
  ...[
    '质量',
    'a',
    'b c',
    '10万',
    '1',
    '3.',
    '。',
    '。\n第二',
    '：',
    ':',
    '】',
    '（term：x）',
    '!',
    '(',
    ')',
    '[1]',
    '[^1]',
    '[',
    ']',
    '\u3000',
    '\u00A0',
  ],
  ...[
    ' ',
    '  ',
    '\n',
    '\n',
    '\n',
    '\n\n',
    '- ',
    '- ',
    '-',
    '1. ',
    '2) ',
    '# ',
    '## ',
    '#',
    '+ ',
    '~',
    '=',
    '---\n',
    '>',
  ],
  ...['<br>', '<BR/>', '<b>', '![](a_b.jpg)', '| <br>质 | |\n', '||'],
  ...['**', '**', '*', '**质量**', '**质量**\n', '- **质** \n', '**（质）**', '**a b**', '<', '<质', '| **质** |\n'],
  ...[
    '| <br>**质** | **a<br>b** |\n',
    '|<br>**质**<br>|\n',
    '|<br> **质** <br> **质** |\n',
    '| 质**量** |\n',
    '| **质。** | **质** |\n',
  ],
  ...['|', '| ', '字|', '| a | b |\n', '| --- | --- |\n', '|---|:-:|\n', '| a | b |\n|---|---|\n'],
]

const AROUND_FENCES = [
  ...[
    '- 质',
    '  质',
    '1. 质',
    '> 质',
    '| a | b |',
    '|---|---|',
    '<div>',
    '</div>',
    '<script>',
    '</script>',
    '<?x',
    '?>',
    '<b>',
  ],
  ...[
    '- ```',
    '> ```',
    '- <!--',
    '> <!--',
    '  ```',
    '===',
    '---',
    '# 质',
    '`质',
    '<details>',
    '质 <!--',
    '[^1]: 质',
    '<!A',
    '质\\',
  ],
]

const FENCE_LINES = [
  ...[
    '<!--',
    '<!-- 质',
    '-->',
    '质 --> 质',
    '<!-->',
    '<!-- 质 -->',
    '<!-- tifa-disable x -->',
    '<!-- <details>',
    ' <!--',
  ],
  '```',
  '```',
  '~~~',
  '````',
  '   ```',
  '    ```',
  '\t```',
  '```质',
  '``` `质',
  '~~~ `质',
  '~~~ ~~~',
  '``` ',
  '质',
  '',
  '> ```',
  '- ```',
  '  质',
  '# 质',
  '<!-- 质',
  '-->',
  '[质]: x',
  '\u2028```',
]
