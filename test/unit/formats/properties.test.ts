// What holds of any file: reading ends with a document or a reason, and the words of a document are all there.

import assert from 'node:assert/strict'
import iconv from 'iconv-lite'
import type { RawDocument, RawSpan } from '../../../server/core/importing/raw-document.ts'
import { readDocument } from '../../../server/formats/read-document.ts'
import { createRandom } from '../../support/random.ts'
import { docx, epub, pdf } from './make.ts'

const WORDS = [
  '航道',
  '疏浚',
  '2025年',
  '加固',
  'the locks',
  'quays',
  '（一）',
  '《规划》',
  '24.1%',
  '、',
  'A&B',
  '<b>',
  '"',
  '　',
  '𠮷',
  '①',
]
const MEANS = { now: () => performance.now() }

describe('any file', function () {
  this.timeout(120_000) // reads some thousand files
  const random = createRandom(8)
  const below = (most: number): number => Math.floor(random() * most)
  const words = (): string =>
    Array.from({ length: 1 + below(12) }, () => WORDS[below(WORDS.length)]).join(below(2) ? '' : ' ')
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const wordsOf = (text: string): string => text.replace(/\s+/g, '')
  const spans = (all: readonly RawSpan[]): string => all.map(({ text }) => text).join('')
  const textOf = ({ pieces }: RawDocument): string =>
    wordsOf(
      pieces
        .map(piece =>
          piece.kind === 'table'
            ? piece.rows.flat().map(spans).join('')
            : piece.kind === 'markdown'
              ? piece.text
              : 'spans' in piece
                ? spans(piece.spans)
                : '',
        )
        .join(''),
    )
  /** Blocks of HTML that are XML as well, with the words in them. */
  const blocks = (depth = 0): { html: string; text: string } => {
    const text = words()
    const inline = escaped(text)
    const inner = depth < 3 && below(3) === 0 ? [blocks(depth + 1), blocks(depth + 1)] : []
    const html = inner.map(({ html }) => html).join('\n')
    const all = text + inner.map(({ text }) => text).join('')
    switch (below(7)) {
      case 0:
        return { html: `<div>${html === '' ? inline : `<p>${inline}</p>${html}`}</div>`, text: all }
      case 1:
        return { html: `<ul><li>${inline}${html}</li></ul>`, text: all }
      case 2:
        return { html: `<h2>${inline}</h2>${html}`, text: all }
      case 3:
        return { html: `<blockquote><p><b>${inline}</b></p>${html}</blockquote>`, text: all }
      case 4:
        return { html: `<table><tr><td>${inline}</td><td>${inline}</td></tr></table>${html}`, text: text + all }
      case 5:
        return { html: `<p>${inline}<br/>${inline}</p>${html}`, text: text + all }
      default:
        return { html: `<p>${inline} <i>${inline}</i></p>${html}`, text: text + all }
    }
  }

  it('keeps all words of HTML and EPUB, and adds none', async () => {
    for (let round = 0; round < 200; round++) {
      const all = Array.from({ length: 1 + below(6) }, () => blocks())
      const html = all.map(({ html }) => html).join('\n')
      const text = wordsOf(all.map(({ text }) => text).join(''))
      for (const file of [Buffer.from(`<!doctype html><body>${html}`), epub({ 'a.xhtml': html })]) {
        const result = await readDocument(file, { name: 'a' }, MEANS)
        assert.ok('document' in result, JSON.stringify(result))
        assert.equal(textOf(result.document), text, html)
      }
    }
  })
  it('keeps all words of DOCX', async () => {
    for (let round = 0; round < 200; round++) {
      const all = Array.from({ length: 1 + below(8) }, words)
      const body = all
        .map(text => {
          const half = below(text.length)
          const run = (part: string): string => `<w:r><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`
          // Not between the halves of one character.
          const cut = /[\uDC00-\uDFFF]/.test(text.charAt(half)) ? half + 1 : half
          return `<w:p>${run(text.slice(0, cut))}<w:ins>${run(text.slice(cut))}</w:ins></w:p>`
        })
        .join('')
      const result = await readDocument(docx(body), { name: 'a.docx' }, MEANS)
      assert.ok('document' in result, JSON.stringify(result))
      assert.equal(textOf(result.document), wordsOf(all.join('')))
    }
  })
  it('tells the encoding of a text of some length', async () => {
    const sentences = [
      '坚持节约优先，到2025年建成高等级航道。',
      '疏浚、护岸与船闸改造，改善通航条件。',
      '加强组织实施，落实目标责任。',
    ]
    for (let round = 0; round < 60; round++) {
      const text = Array.from({ length: 3 + below(5) }, () => sentences[below(3)]).join('\n')
      for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030']) {
        const bytes = iconv.encode(text, encoding, { addBOM: false })
        const result = await readDocument(bytes, { name: 'a.txt' }, MEANS)
        assert.ok(
          'document' in result && result.document.encoding === encoding,
          `${encoding}: ${JSON.stringify(result).slice(0, 200)}`,
        )
        assert.equal(textOf(result.document), wordsOf(text))
      }
    }
  })
  it('ends with a document or a reason, whatever is broken in a file', async () => {
    const body =
      '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>规划</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    const files = [
      docx(body),
      epub({ 'a.xhtml': '<h1>规划</h1><table><tr><td colspan="3">x</td></tr></table>' }),
      pdf([[{ text: 'Waterways', x: 50, y: 700 }]], text => iconv.encode(text, 'gbk')),
      Buffer.from(
        '<!doctype html><table><tr><td rowspan=9>规<ol start=x><li value=z><p align=center>划</table></body><p>后',
      ),
      iconv.encode('航道规划\n第一章', 'gb18030'),
    ]
    for (const file of files) {
      for (let round = 0; round < 80; round++) {
        const broken = Uint8Array.from(file)
        for (let change = below(6); change >= 0; change--) broken[below(broken.length)] = below(256)
        const bytes = below(4) === 0 ? broken.subarray(0, below(broken.length)) : broken
        const result = await readDocument(bytes, { name: 'a' }, MEANS)
        if ('refusal' in result) assert.ok(result.refusal.code !== 'limit' || 'most' in result.refusal)
      }
    }
  })
})
