// What an import makes of pieces that a format knows: bold and links in running text, headings, items, tables, notes, lines of a page.

import assert from 'node:assert/strict'
import { importDocument } from '../../../server/core/importing/import-document.ts'
import type { RawDocument, RawPiece, RawSpan } from '../../../server/core/importing/raw-document.ts'
import { findFrontMatter } from '../../../server/core/syntax/front-matter.ts'
import { findTextDifference } from '../../support/import-characters.ts'
import { createRandom } from '../../support/random.ts'

function raw(...pieces: RawPiece[]): RawDocument {
  return { format: 'docx', encoding: undefined, pieces, properties: {}, omissions: [] }
}

function importPieces(...pieces: RawPiece[]): { body: string; notes: string[] } {
  const { text, notes } = importDocument(raw(...pieces), { name: 'a.docx', taken: new Set() })
  return {
    body: text.slice(findFrontMatter(text)?.end ?? 0),
    notes: notes
      .filter(({ kind }) => kind !== 'doubtful-field')
      .map(({ kind, reason, text }) => `${kind} ${reason}: ${text}`),
  }
}

const paragraph = (...spans: RawSpan[]): RawPiece => ({ kind: 'paragraph', spans })
const heading = (depth: number, text: string): RawPiece => ({ kind: 'heading', depth, spans: [{ text }] })

describe('importDocument, of formatted pieces', () => {
  it('writes bold and links where Markdown reads them, and their words alone where it would not', () => {
    const { body, notes } = importPieces(
      paragraph(
        { text: '要' },
        { text: '“坚持”', bold: true },
        { text: '她，' },
        { text: '见此', link: 'https://example.org/a(b)' },
        { text: '与' },
        { text: '彼', link: 'javascript:alert(1)' },
      ),
    )
    assert.equal(body, '要“**坚持**”她，[见此](https://example.org/a%28b%29)与彼\n')
    assert.deepEqual(notes, ['removed unsafe-link: 彼 (javascript:alert(1))'])
  })

  it('writes no bold in the head of a table, which is bold', () => {
    const row = (...cells: string[]): RawSpan[][] => cells.map(text => [{ text, bold: true }])
    const { body } = importPieces({ kind: 'table', rows: [row('指标', '2025年'), row('渡口', '12')], head: 1 })
    assert.equal(body, '| 指标 | 2025年 |\n| --- | --- |\n| **渡口** | **12** |\n')
  })

  it('keeps every character whatever is bold, italic or a link', () => {
    const next = createRandom(11)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
    for (let round = 0; round < 150; round++) {
      const pieces: RawPiece[] = []
      for (let count = 1 + Math.floor(next() * 4); count > 0; count--) {
        const spans: RawSpan[] = []
        for (let span = 1 + Math.floor(next() * 6); span > 0; span--) {
          const text = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(PARTS)).join('')
          spans.push({
            text,
            ...(next() < 0.4 ? { bold: true } : {}),
            ...(next() < 0.2 ? { italic: true } : {}),
            ...(next() < 0.1 ? { link: pick(LINKS) } : {}),
          })
        }
        pieces.push(
          pick<RawPiece>([
            { kind: 'paragraph', spans },
            { kind: 'item', depth: Math.floor(next() * 3), spans },
            { kind: 'heading', depth: 1 + Math.floor(next() * 4), spans },
            {
              kind: 'table',
              rows: [
                [spans, [{ text: '甲' }]],
                [[{ text: '乙' }], spans],
              ],
              head: 1,
            },
          ]),
        )
      }
      const result = importDocument(raw(...pieces), { name: 'a.docx', taken: new Set() })
      const source = pieces
        .map(piece =>
          (piece.kind === 'table'
            ? piece.rows.flat().map(textOf)
            : 'spans' in piece
              ? [(piece.kind === 'item' ? '•' : '') + textOf(piece.spans)]
              : []
          ).join('\n'),
        )
        .join('\n')
      const difference = findTextDifference(source, result)
      assert.equal(difference, undefined, `round ${round}: ${JSON.stringify(pieces)}\n${result.text}\n${difference}`)
    }
  })

  it('nests headings as the format does, without gaps, below the title', () =>
    assert.equal(
      importPieces(
        heading(1, '某市数字经济发展规划'),
        heading(3, '背景'),
        paragraph({ text: '一段。' }),
        heading(5, '细节'),
        paragraph({ text: '又一段。' }),
        heading(3, '目标'),
      ).body,
      '# 某市数字经济发展规划\n\n## 背景\n\n一段。\n\n### 细节\n\n又一段。\n\n## 目标\n',
    ))

  it('takes bold and large lines for headings where text follows', () =>
    assert.equal(
      importPieces(
        paragraph({ text: '总体要求', bold: true }),
        paragraph({ text: '坚持稳中求进。' }),
        paragraph({ text: '保障措施', bold: true }),
        paragraph({ text: '加强领导。' }),
      ).body,
      '## 总体要求\n\n坚持稳中求进。\n\n## 保障措施\n\n加强领导。\n',
    ))

  it('joins a paragraph that a page ends in, without the running head and the number between', () => {
    const line = (text: string, page: number, top: number): RawPiece => ({
      kind: 'line',
      spans: [{ text }],
      page,
      top,
      left: 90,
      size: 12,
      pageWidth: 595,
      pageHeight: 842,
    })
    const words = [...'甲乙丙丁戊己庚辛壬癸子丑'].map(
      sign => `${sign}坚持把发展经济的着力点放在实体经济上，加快建设制造强`,
    )
    const at = (number: number, row: number): string => words[(number - 1) * 4 + row] ?? ''
    const page = (number: number): RawPiece[] => [
      line('某省规划文件汇编', number, 40),
      line(at(number, 0), number, 100),
      line(at(number, 1), number, 120),
      line(at(number, 2), number, 140),
      line(at(number, 3), number, 160),
      line(String(number), number, 800),
    ]
    const { body, notes } = importPieces(...page(1), ...page(2), ...page(3))
    assert.equal(body, `${words.join('')}\n`)
    assert.equal(notes.filter(note => note.startsWith('removed running-head')).length, 3)
    assert.equal(notes.filter(note => note.startsWith('removed page-number')).length, 3)
  })

  it('fences contents and advertisements that the format knows as lists and paragraphs', () => {
    const item = (depth: number, text: string): RawPiece => ({ kind: 'item', depth, spans: [{ text }] })
    const { body, notes } = importPieces(
      paragraph({ text: '目录' }),
      item(0, '第一章 形势'),
      item(1, '第一节 成就'),
      item(0, '第二章 目标'),
      heading(2, '第一章 形势'),
      heading(3, '第一节 成就'),
      paragraph({ text: '成绩显著。' }),
      paragraph({ text: 'READ MORE: Another story' }),
      heading(2, '第二章 目标'),
      paragraph({ text: '目标明确。' }),
    )
    assert.equal(
      body,
      '<!-- contents\n目录\n第一章 形势\n第一节 成就\n第二章 目标\n-->\n\n## 第一章 形势\n\n### 第一节 成就\n\n成绩显著。\n\n<!-- advertisement: READ MORE: Another story -->\n\n## 第二章 目标\n\n目标明确。\n',
    )
    assert.deepEqual(notes, [
      'fenced contents: 目录\n第一章 形势\n第一节 成就\n第二章 目标',
      'fenced advertisement: READ MORE: Another story',
    ])
  })

  it('keeps a title that is said once more below the heading out of the text, in one line or two', () => {
    for (const again of [
      [paragraph({ text: '滨海市港口发展规划', bold: true })],
      ['滨海市', '港口发展规划'].map(text => paragraph({ text })),
    ]) {
      const { body, notes } = importPieces(
        heading(1, '滨海市港口发展规划'),
        ...again,
        paragraph({ text: '港口要发展。' }),
      )
      assert.match(body, /^# 滨海市港口发展规划\n\n<!-- title[^>]*-->\n\n港口要发展。\n$/)
      assert.equal(notes.filter(note => note.startsWith('fenced title: ')).length, 1)
    }
    const { body } = importPieces(
      heading(1, '滨海市港口发展规划'),
      paragraph({ text: '港口发展规划' }),
      paragraph({ text: '港口要发展。' }),
    )
    assert.doesNotMatch(body, /<!--/)
  })

  it('takes no date from the properties of an office file', () => {
    const { text } = importDocument(
      {
        ...raw(paragraph({ text: '正文。' })),
        properties: { date: '2026-11-29', title: '滨江县规划', publisher: '滨江县人民政府' },
      },
      { name: 'a.docx', taken: new Set(['滨江县规划']) },
    )
    assert.doesNotMatch(text, /\ndate:/)
    assert.match(text, /\ntitle: 滨江县规划 # review 待核\n/)
    assert.match(text, /\nissuer: 滨江县人民政府 # review 待核\n/)
    assert.match(text, /\nid: 滨江县规划-2 # review 待核\n/)
  })

  it('reports what the format calls no text', () => {
    const { body, notes } = importPieces(
      { kind: 'furniture', text: '首页 新闻', role: 'nav' },
      paragraph({ text: '正文。' }),
    )
    assert.equal(body, '正文。\n')
    assert.deepEqual(notes, ['removed nav: 首页 新闻'])
  })

  it('writes notes that the format knows', () =>
    assert.equal(
      importPieces(paragraph({ text: '增长' }, { text: '1', note: 'a1' }, { text: '。' }), {
        kind: 'note',
        label: 'a1',
        spans: [{ text: '可比价。' }],
      }).body,
      '增长[^a1]。\n\n[^a1]: 可比价。\n',
    ))
})

const PARTS = [
  '发展',
  '，',
  '。',
  '“',
  '”',
  '*',
  '_',
  ' ',
  'plan',
  '**',
  '5G',
  '（',
  '）',
  '\\',
  '`',
  '[',
  ']',
  '<b>',
  '&amp;',
  '1.',
  '# ',
  '- ',
  '\n',
  '　',
  '|',
  '~~',
  '!',
  ':',
]
const LINKS = ['https://example.org/', 'https://example.org/a_b*c', '#', 'javascript:x', '../a.html']

function textOf(spans: readonly RawSpan[]): string {
  return spans.map(({ text }) => text).join('')
}
