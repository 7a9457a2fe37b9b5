// A list, quote or table that is as long as a document reads in portions as it does in one piece, and is cut alike whatever edits came before.

import assert from 'node:assert/strict'
import { takeSnapshot } from '../../server/core/features/snapshot.ts'
import { Corpus } from '../../server/core/index/corpus.ts'
import { Document } from '../../server/core/model/document.ts'
import { Block, cutBlocks } from '../../server/core/syntax/block.ts'
import { type BlockFacts, parseBlock } from '../../server/core/syntax/parse-block.ts'
import { cutPortions } from '../../server/core/syntax/portion.ts'
import { linePositions } from '../../server/core/text/lines.ts'
import { createRandom } from '../support/random.ts'

type Random = () => number
type Span = { readonly start: number; readonly end: number }

describe('portions of long blocks', () => {
  it('stand where they stand in the text, in all units, through edits', function () {
    this.timeout(60_000) // each step counts all columns
    const random = createRandom(20261203)
    for (const unit of ['utf-16', 'utf-8', 'utf-32'] as const) {
      for (let kind = KINDS.length - 4; kind < KINDS.length; kind++) {
        let document = Document.parse('long.md', longText(kind, random), unit)
        for (let step = 0; step < 12; step++) {
          document = editAtRandom(document, random)
          const positions = linePositions(document.text, unit)
          for (let i = 0; i < 200; i++) {
            const at = Math.floor(random() * (document.length + 1))
            if ((document.text.charCodeAt(at) & 0xfc00) === 0xdc00) continue
            const position = positions(at)
            assert.deepEqual(document.positionAt(at), position, `${unit}, kind ${kind}, step ${step}, at ${at}`)
            const isInBreak = /^\r?\n/.test(document.text.slice(at - 1, at + 1)) && document.text[at - 1] === '\r'
            if (!isInBreak) assert.equal(document.offsetAt(position), at)
            const { start, end } = document.lineAround(at)
            assert.deepEqual(
              [positions(start), start === 0 || document.text[start - 1]],
              [{ ...position, character: 0 }, start === 0 || '\n'],
            )
            assert.ok(
              !document.slice(start, end).includes('\n') && (end === document.length || document.text[end] === '\n'),
            )
          }
        }
      }
    }
  })

  it('have the facts of the whole, for random lists, quotes and tables', function () {
    this.timeout(120_000) // each block is parsed by remark, too
    const random = createRandom(20261130)
    let cuts = 0
    for (let i = 0; i < 24_000; i++) {
      const text = oddText(random)
      for (const { source } of cutBlocks(text)) cuts += checkPortions(source)
    }
    assert.ok(cuts > 1000, `${cuts} cuts`)
  })

  it('are cut alike after random edits and afresh', function () {
    this.timeout(120_000) // every step cuts the whole text again
    const random = createRandom(20261201)
    let portions = 0
    for (let seed = 0; seed < 60; seed++) {
      let document = Document.parse('long.md', longText(seed % KINDS.length, random))
      for (let step = 0; step < 15; step++) {
        document = editAtRandom(document, random)
        const fresh = Document.parse('long.md', document.text)
        assert.deepEqual(cutOf(document), cutOf(fresh), `seed ${seed}, step ${step}`)
        portions += fresh.blocks.filter(({ head }) => head !== undefined).length
      }
    }
    assert.ok(portions > 2000, `${portions} portions`)
  })

  it('say together what the whole says, through edits', function () {
    this.timeout(240_000) // all that is known of a long text, twice a step
    const random = createRandom(20261202)
    // What a paragraph says rests on all of it: portions of one are paragraphs themselves.
    for (let kind = 0; kind < KINDS.length - 4; kind++) {
      const [open, whole] = [corpusOf(), corpusOf()]
      let document = Document.parse(URI, longText(kind, random))
      for (let step = 0; step < 6; step++) {
        open.setOpen(document)
        whole.setOpen(document.joined(), true)
        assert.ok(document.list.count > document.joined().list.count, `kind ${kind}, step ${step}: nothing was cut`)
        const [portions, joined] = [open, whole].map(corpus => takeSnapshot(corpus, URI, 2026))
        for (const [name, known] of portions ?? [])
          if (!OF_BLOCKS.has(name)) assert.equal(known, joined?.get(name), `kind ${kind}, step ${step}: ${name}`)
        document = typeAtRandom(document, random)
      }
    }
  })
})

const URI = 'file:///plans/long.md'
/** What a snapshot says block by block. */
const OF_BLOCKS = new Set(['blocks', 'facts', 'mentions', 'contents'])

function corpusOf(): Corpus {
  const corpus = new Corpus()
  corpus.setFile(
    'file:///glossary.md',
    '---\nkind: glossary\n---\n\n## 粮食\n- en: grain\n\n## 高质量发展\n- en: high-quality development\n',
  )
  return corpus
}

function cutOf({ blocks }: Document): unknown {
  return blocks.map(({ head, source }) => [head, source])
}

/** The number of cuts of a block, each portion having been held against the whole. */
function checkPortions(source: string): number {
  const sizes = { whole: 10, portion: 1, paragraph: Number.POSITIVE_INFINITY, line: Number.POSITIVE_INFINITY }
  const cut = cutPortions(source, undefined, sizes)
  if (cut.length === 0) return 0
  const { definitions } = Document.parse('a.md', source)
  const described: string[] = []
  for (const [index, { start, head }] of [{ start: 0, head: undefined }, ...cut].entries()) {
    const rest = source.slice(start)
    const later = cut.slice(index).map(portion => ({ ...portion, start: portion.start - start }))
    if (index > 0) assert.deepEqual(cutPortions(rest, head, sizes), later, JSON.stringify(source))
    described.push(...describeFacts(new Block(rest.slice(0, later[0]?.start), false, head).facts(definitions), start))
  }
  assert.deepEqual(described.sort(), describeFacts(parseBlock(source, '[unused]: x'), 0).sort(), JSON.stringify(source))
  return cut.length
}

function describeFacts(facts: BlockFacts, at: number): string[] {
  const { leaves, marks, tables, html, directives, footnoteReferences, problems } = facts
  const moved = (spans: readonly Span[]): string[] =>
    spans.map(span => JSON.stringify({ ...span, start: span.start + at, end: span.end + at }))
  return [
    ...moved(
      leaves.map(leaf => {
        const plain = [{ text: 0, length: leaf.text.length, source: leaf.start, sourceLength: leaf.text.length }]
        const pieces = (leaf.pieces ?? plain).filter(({ sourceLength }) => sourceLength > 0)
        return { ...leaf, pieces: pieces.map(piece => ({ ...piece, source: piece.source + at })) }
      }),
    ),
    ...marks.map(({ kind, id, title, text, start, end, ...places }) =>
      JSON.stringify([kind, id, title, text, at + start, at + end, at + places.textStart, at + places.idStart]),
    ),
    ...tables.flatMap(({ rows }) =>
      rows.flatMap(row => (row.length > 0 ? [JSON.stringify(row.map(cell => at + (leaves[cell]?.start ?? -1)))] : [])),
    ),
    ...[html, directives, footnoteReferences, problems].flatMap((spans: readonly Span[]) => moved(spans)),
  ]
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

/** Some lines of a list, quote or table, with now and then one that is hard to read. */
function oddText(random: Random): string {
  const [starts, plain, first] = pick(random, ODD)
  const odd = random() < 0.4 ? 0.02 : 0.3
  let text = first
  for (let k = 3 + Math.floor(random() * 14); k > 0; k--)
    text += random() < odd ? `${pick(random, starts)}${pick(random, WORDS)}\n` : plain(random, k)
  return random() < 0.1 ? text.replaceAll('\n', '\r\n') : text
}

const WORDS = [
  ...[
    '质量',
    'a b',
    '**质** c',
    '[甲](term:x "a")',
    '1. 质',
    '- 质',
    '# h',
    '> q',
    '```',
    '<b>x</b>',
    '<!-- c -->',
    '',
  ],
  ...['***', '2) b', 'x `c`', '    code', '+ y', '\\', '| a | b |', '---', '[^1]', '[甲](term:', '=', '质 <br> 量'],
]
const ITEM_STARTS = [
  ...['-\t', '1.\t', '\t- ', '\t'],
  ...['- ', '- ', '1. ', '2. ', '10. ', '  - ', '   ', '    - ', '', '* ', '+ ', '  ', '    ', '-', '  1. ', '   2. '],
  ...['      ', '\t', '\n  ', '12) '],
]
const QUOTE_STARTS = ['> ', '> ', '>', '>  ', '> > ', '', '> - ', '>   ', '> 1. ', '- ', '>     ', '>>']
const ROW_STARTS = ['| ', '| a | ', '| a | b | c |', '| | ', '| a | | ', '', '|', '| a\\|b | ', '  | a | ', '- ', '> ']

type Odd = readonly [starts: readonly string[], plain: (random: Random, k: number) => string, first: string]
const ODD: readonly Odd[] = [
  [ITEM_STARTS, (random, k) => `${pick(random, ['- ', '- ', '1. ', '2. ', '  - ', '   - '])}质${k}\n`, '- 质\n'],
  [ITEM_STARTS, (random, k) => `${pick(random, ['1. ', '2. ', '3. '])}质${k}\n`, '3. 质\n'],
  [ITEM_STARTS, (random, k) => `${pick(random, ['- ', '1. ', '2. ', '# ', '### ', ''])}质${k}\n`, '质\n'],
  [ITEM_STARTS, (random, k) => `${pick(random, ['- ', '', '', '## '])}质${k}\n`, '# 质\n'],
  [['[^1]: ', '[^a]: ', '  ', '- ', ''], (_, k) => `[^${k}]: 质${k}\n`, '[^1]: 质\n'],
  [QUOTE_STARTS, (_, k) => `>\n> 质${k}\n`, '> 质\n'],
  [ROW_STARTS, (_, k) => `| 质${k} | ${k} |\n`, '| h | i |\n| --- | --- |\n'],
  [
    ROW_STARTS,
    (random, k) => `| ${pick(random, ['', '质'])} | ${k} | |\n`,
    '| [h](term:x) | i | j |\n| --- | --- | --- |\n',
  ],
]

const SENTENCES = [
  ...[
    '到2025年，粮食产量达到6.5亿吨',
    '推动高质量发展',
    '研发经费投入年均增长7%以上',
    '建设现代化经济体系,促进增长',
    '加快建设，',
  ],
  ...[
    '“十四五”规划纲要提出',
    '[粮食](term:grain)安全',
    '[达到7%](target:rd "value=7%")',
    '降低13.5%（累计）',
    '城镇化率 (常住人口) 65%',
  ],
  ...['**粮食**综合生产能力', '全面提高，', '实现新的发展', 'grain output of'],
]
const words = (random: Random, k: number): string => `${k}${pick(random, SENTENCES)}${pick(random, SENTENCES)}`

const KINDS: readonly ((random: Random, k: number) => string)[] = [
  (random, k) => `- ${words(random, k)}\n`,
  (random, k) => `${k + 1}. ${words(random, k)}\n${k % 5 === 0 ? `   - ${words(random, k)}\n` : ''}`,
  (random, k) => `> ${words(random, k)}。\n>\n`,
  (random, k) => `| 粮食产量${k}（万吨） | ${k} | ${k + 5} | ${pick(random, ['预期性', '约束性'])} |\n`,
  // What a cell lacks stands above it.
  (random, k) =>
    `| ${random() < 0.6 ? '' : `${pick(random, ODD_CELLS)}粮食产量${k}（万吨）`.slice(0, random() < 0.05 ? 6 : undefined)} | ${k % 50 === 0 ? '' : `其中${k}`} | ${k} | ${k + 5} | |\n`,
  (random, k) => {
    const [said, heading] = [
      words(random, k),
      k % 20 === 19 ? `## ${pick(random, ['回顾', '目标', '保障'])}${k}\n` : '',
    ]
    return `${heading}${k % 3 === 0 ? '- ' : ''}${said}${k % 3 === 1 ? '。' : ''}\n`
  },
  (random, k) => `[^${k}]: ${words(random, k)}\n`,
  // Paragraphs without blank lines between them.
  (random, k) => `${k % 3 === 0 ? '\u3000\u3000' : ''}${words(random, k)}${k % 4 === 0 ? '' : '。'}\n`,
  (random, k) => `> ${words(random, k)}。\n`,
  // Lines that are as long as a document.
  (random, k) => `${words(random, k)}${pick(random, ['。', '。', '；”', ''])}${k % 250 === 249 ? '\n' : ''}`,
  (random, k) => `${words(random, k)} grain. ${k % 250 === 249 ? '\n' : 'Output'} 😀`,
]

const ODD_CELLS = [
  ...Array<string>(20).fill(''),
  '[^1]   ',
  '<!----> ',
  '&nbsp; ',
  '**',
  '<br>   ',
  '[](a)  ',
  '`c`   ',
  '—',
]
const HEAD = '| 指标 | 2020年 | 2025年 | 属性 |\n| --- | --- | --- | --- |\n'

/** A list, quote or table of some ten thousand characters between other blocks. */
function longText(kind: number, random: Random): string {
  const line = KINDS[kind]
  const head = kind === 3 ? HEAD : kind === 4 ? HEAD.replace('指标 |', '指标 | 细目 |').replace('---', '--- | ---') : ''
  let text = ''
  for (let k = 0; k < 300; k++) text += line?.(random, k) ?? ''
  return `---\ntitle: 长\nperiod: 2021-2025\n---\n\n# 目标\n\n到2025年：\n\n${head}${text}\n粮食。\n\n## 保障\n\n${head}${text.slice(0, 6000)}\n\n末。\n`
}

const TYPED = ['增', '5', '，', '', '', '\n']
const HARD = [
  '\n\n',
  '```\n',
  '<!--',
  '-->',
  '| x |',
  '- ',
  '> ',
  '1. ',
  '\n- a\n',
  '\n| a | b | c | d |\n',
  '\t',
  '<br>',
]

function typeAtRandom(document: Document, random: Random): Document {
  const at = 60 + Math.floor(random() * 9000)
  return document.edit(at, at + (random() < 0.3 ? Math.floor(random() * 30) : 0), pick(random, TYPED))
}

function editAtRandom(document: Document, random: Random): Document {
  if (random() < 0.7) return typeAtRandom(document, random)
  const at = Math.floor(random() * document.length)
  const from = Math.floor(random() * document.length)
  const copied = random() < 0.2 ? document.slice(from, from + Math.floor(random() * 3000)) : pick(random, HARD)
  return document.edit(at, at + Math.floor(random() ** 4 * 3000), random() < 0.3 ? '' : copied)
}
