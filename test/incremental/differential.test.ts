// Incremental equals rebuilt: random edits over real texts, and over Markdown made of what is hard to cut.

import assert from 'node:assert/strict'
import { Document } from '../../server/core/model/document.ts'
import { type BlockFacts, parseBlock } from '../../server/core/syntax/parse-block.ts'
import { readData } from '../support/data.ts'
import { createRandom } from '../support/random.ts'

const STEPS = 3000

describe('incremental parsing', () => {
  const files = [...readData('plans'), ...readData('gwr').slice(0, 2), ...readData('statistics').slice(0, 1)]
  it('equals a full parse of the whole text, over the real texts', function () {
    if (files.length === 0) this.skip()
    this.timeout(120_000) // one parse of every text by remark as a whole
    for (const { path, text } of files)
      assert.deepEqual(factsByBlock(Document.parse(path, text)), factsOfWhole(text), path)
  })

  it(`equals a fresh cut after each of ${STEPS} random edits, over the real texts`, function () {
    if (files.length === 0) this.skip()
    this.timeout(120_000) // thousands of edits, each held against the whole
    const random = createRandom(20260311)
    for (const [i, { path, text }] of files.entries()) {
      const steps = Math.ceil(STEPS / files.length)
      runEdits(Document.parse(path, text.slice(0, 9000)), steps, random, `${path} (seed 20260311, text ${i})`)
    }
  })

  it('equals a full parse after random edits of Markdown that is hard to cut', function () {
    this.timeout(120_000) // every step parses the whole text twice
    for (let seed = 1; seed <= 150; seed++) {
      const random = createRandom(seed)
      let document = Document.parse('hard.md', compose(random, 12))
      for (let step = 0; step < 20; step++) {
        document = randomEdit(document, random)
        assert.deepEqual(
          factsByBlock(document),
          factsOfWhole(document.text),
          `seed ${seed}, step ${step}: ${JSON.stringify(document.text)}`,
        )
        assert.deepEqual(
          [...document.toc],
          [...Document.parse('hard.md', document.text).toc],
          `seed ${seed}, step ${step}: ${JSON.stringify(document.text)}`,
        )
      }
    }
  })

  it('keeps positions right after edits', () => {
    const random = createRandom(7)
    let document = Document.parse('lines.md', compose(random, 30))
    for (let step = 0; step < 300; step++) {
      document = randomEdit(document, random)
      const fresh = Document.parse('lines.md', document.text)
      let offset = Math.floor(random() * (document.length + 1))
      if (document.text.slice(offset - 1, offset + 1) === '\r\n') offset-- // no position lies between the two
      assert.deepEqual(document.positionAt(offset), naivePosition(document.text, offset))
      assert.equal(document.offsetAt(document.positionAt(offset)), offset)
      assert.equal(document.lineCount, fresh.lineCount)
    }
  })
})

function runEdits(start: Document, steps: number, random: () => number, name: string): void {
  let document = start
  for (let step = 0; step < steps; step++) {
    document = randomEdit(document, random)
    const fresh = Document.parse(document.uri, document.text)
    assert.deepEqual(
      document.blocks.map(block => block.source),
      fresh.blocks.map(block => block.source),
      `${name}, step ${step}`,
    )
    if (step % 20 !== 0) continue
    assert.deepEqual([...document.toc], [...fresh.toc], `${name}, step ${step}`)
    assert.deepEqual(document.sections, fresh.sections, `${name}, step ${step}`)
    assert.deepEqual(document.meta, fresh.meta, `${name}, step ${step}`)
    assert.deepEqual(factsByBlock(document), factsByBlock(fresh), `${name}, step ${step}`)
  }
}

const PIECES = [
  '高质量发展',
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '```\n',
  '~~~\n',
  '> ',
  '- ',
  '- en: quality; growth\n',
  '- aka: 质量 \n- see: ',
  '1. ',
  '  ',
  '\t',
  '# ',
  '**',
  '<!--',
  '-->',
  '<details>\n<summary>目录</summary>\n\n',
  '</details>\n',
  '[5G普及率](target:5g "value=56%")',
  '[^1]',
  '[^1]: 注\n',
  '[a]: term:x\n',
  '[a]',
  '| a | b |\n| --- | --- |\n| 1 | 2 |\n',
  '---\n',
  'title: 规划\n',
  '<pre>\n',
  '</pre>',
  '&amp;',
  '\\*',
  '=\n',
  '第十一篇　改革',
  '\n\n## 目录\n\n- 第一章 水运\n- 第二章 河流 …… 12\n\n',
  '\n\n## 第一章 水运\n\n',
  '\n\n**第二章 河流**\n\n',
  '\n\n    code\n',
  '\0',
  '😀',
]

function compose(random: () => number, count: number): string {
  let text = ''
  for (let i = 0; i < count; i++) text += PIECES[Math.floor(random() * PIECES.length)] ?? ''
  return text
}

function randomEdit(document: Document, random: () => number): Document {
  const start = Math.floor(random() * (document.length + 1))
  const length = random() < 0.5 ? 0 : Math.floor(random() ** 3 * 200)
  return document.edit(
    start,
    Math.min(document.length, start + length),
    random() < 0.2 ? '' : compose(random, 1 + Math.floor(random() * 3)),
  )
}

/** Facts with offsets into the document, in an order that does not depend on where it was cut. */
function factsByBlock(document: Document): string[] {
  const lines: string[] = []
  document.blocks.forEach((_, index) => {
    lines.push(...describeFacts(document.facts(index), document.startOf(index)))
  })
  return lines.sort()
}

function factsOfWhole(text: string): string[] {
  const document = Document.parse('whole.md', text)
  const front = document.blocks[0]?.isFrontMatter ? document.blocks[0].source : ''
  return describeFacts(parseBlock(text.slice(front.length)), front.length).sort()
}

function describeFacts(facts: BlockFacts, at: number): string[] {
  return [
    ...facts.leaves.map(leaf => {
      const pieces = leaf.pieces ?? [
        { text: 0, length: leaf.text.length, source: leaf.start, sourceLength: leaf.text.length },
      ]
      const places =
        leaf.text === ''
          ? []
          : pieces
              .filter(piece => piece.sourceLength > 0)
              .map(piece => [piece.text, piece.length, at + piece.source, piece.sourceLength])
      return JSON.stringify([
        'leaf',
        leaf.kind,
        at + leaf.start,
        at + leaf.end,
        leaf.text,
        leaf.depth,
        leaf.strong,
        leaf.listDepth,
        places,
      ])
    }),
    ...facts.marks.map(({ kind, start, end, id, textStart, textEnd }) =>
      JSON.stringify(['mark', kind, at + start, at + end, id, at + textStart, at + textEnd]),
    ),
    ...facts.tables.map(({ start, end, rows }) =>
      JSON.stringify(['table', at + start, at + end, rows.map(row => row.length)]),
    ),
    ...facts.html.map(({ start, end, role }) => JSON.stringify(['html', at + start, at + end, role])),
    ...facts.directives.map(({ kind, start, end }) => JSON.stringify(['directive', kind, at + start, at + end])),
    ...facts.footnoteReferences.map(({ label, start, end }) => JSON.stringify(['call', label, at + start, at + end])),
    ...facts.footnoteDefinitions.map(({ label, start, end }) => JSON.stringify(['note', label, at + start, at + end])),
    ...facts.definitions.map(({ label, start, end }) => JSON.stringify(['definition', label, at + start, at + end])),
    ...facts.problems.map(({ code, start, end }) => JSON.stringify(['problem', code, at + start, at + end])),
  ]
}

function naivePosition(text: string, offset: number): { line: number; character: number } {
  const breaks = [...text.matchAll(/\r\n|\n|\r/g)]
    .map(match => match.index + match[0].length)
    .filter(end => end <= offset)
  return { line: breaks.length, character: offset - (breaks.at(-1) ?? 0) }
}
