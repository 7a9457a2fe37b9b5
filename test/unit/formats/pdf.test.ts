// PDF files with a layer of text.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import type { RawLine } from '../../../server/core/importing/raw-document.ts'
import { readDocument } from '../../../server/formats/read-document.ts'
import { type Placed, pdf } from './make.ts'
import { show } from './read.ts'

const gbk = (text: string): Uint8Array => iconv.encode(text, 'gbk')
const means = {
  now: () => performance.now(),
  readCMap: async (name: string) => readFileSync(`node_modules/pdfjs-dist/cmaps/${name}.bcmap`),
}
const make = (pages: readonly (readonly Placed[])[], info = ''): Uint8Array => pdf(pages, gbk, info)
const read = async (bytes: Uint8Array) => readDocument(bytes, { name: 'a.pdf' }, means)
const pieces = async (pages: readonly (readonly Placed[])[]): Promise<string[]> => {
  const result = await read(make(pages))
  assert.ok('document' in result, JSON.stringify(result))
  return result.document.pieces.map(show)
}

describe('PDF', function () {
  this.timeout(30_000) // loads PDF.js
  it('lines with their places, from top to bottom, whatever order they were set in', async () => {
    const result = await read(
      make(
        [
          [
            { text: 'Second line', x: 50, y: 680 },
            { text: 'First line', x: 50, y: 700, size: 16 },
          ],
          [{ text: 'Next page', x: 50, y: 700 }],
        ],
        "/Title (Waterways) /Author (Office) /CreationDate (D:20210313100000+08'00')",
      ),
    )
    assert.ok('document' in result)
    const { pieces, properties } = result.document
    assert.deepEqual(pieces.map(show), ['| First line', '| Second line', 'page-end', '| Next page', 'page-end'])
    const [first] = pieces as RawLine[]
    assert.deepEqual(
      [first?.page, first?.left, first?.top, first?.size, first?.pageWidth, first?.pageHeight],
      [1, 50, 100, 16, 600, 800],
    )
    assert.deepEqual(properties, { title: 'Waterways', author: 'Office', date: '2021-03-13' })
  })
  it('Chinese of a font that is not in the file', async () =>
    assert.deepEqual(await pieces([[{ text: '疏浚航道，加固堤防。', x: 50, y: 700 }]]), [
      '| 疏浚航道，加固堤防。',
      'page-end',
    ]))
  it('pieces of one line are joined, with the spaces between them', async () =>
    assert.deepEqual(
      await pieces([
        [
          { text: '到', x: 50, y: 700 },
          { text: '2025', x: 62, y: 700 },
          { text: '年', x: 89, y: 700 },
          { text: 'Deep', x: 50, y: 680 },
          { text: 'water', x: 82, y: 680 },
          { text: '2', x: 112, y: 685, size: 6 },
        ],
      ]),
      ['| 到2025年', '| Deep water2', 'page-end'],
    ))
  it('wide gaps are blank lines, and cells are parted by tabs', async () =>
    assert.deepEqual(
      await pieces([
        [
          { text: '指标', x: 50, y: 700 },
          { text: '2025', x: 200, y: 700 },
          { text: '水深', x: 50, y: 680 },
          { text: '4.0', x: 200, y: 680 },
          { text: '注', x: 50, y: 620 },
        ],
      ]),
      ['| 指标\t2025', '| 水深\t4.0', 'blank', '| 注', 'page-end'],
    ))
  it('two columns of prose are read one after the other, below a title across', async () => {
    const rows = Array.from({ length: 10 }, (_, at) => at)
    const page = [
      { text: '航'.repeat(40), x: 50, y: 760 },
      ...rows.flatMap(at => [
        { text: `${at}${'左'.repeat(18)}`, x: 50, y: 720 - at * 18 },
        { text: `${at}${'右'.repeat(18)}`, x: 310, y: 720 - at * 18 },
      ]),
    ]
    const found = (await pieces([page])).filter(line => line.startsWith('|')).map(line => line.slice(0, 4))
    assert.deepEqual(found, ['| 航航', ...rows.map(at => `| ${at}左`), ...rows.map(at => `| ${at}右`)])
  })
  it('three columns of prose are read one after the other', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => at)
    const page = [
      { text: '航'.repeat(40), x: 40, y: 760 },
      ...rows.flatMap(at => [
        { text: `${String.fromCharCode(97 + at)}${'左'.repeat(13)}`, x: 40, y: 720 - at * 18 },
        { text: `${String.fromCharCode(97 + at)}${'中'.repeat(13)}`, x: 225, y: 720 - at * 18 },
        // The last column ends before the others.
        ...(at < 9 ? [{ text: `${String.fromCharCode(97 + at)}${'右'.repeat(13)}`, x: 410, y: 720 - at * 18 }] : []),
      ]),
    ]
    const found = (await pieces([page])).filter(line => line.startsWith('|')).map(line => line.slice(2, 4))
    const column = (sign: string, count: number): string[] =>
      rows.slice(0, count).map(at => `${String.fromCharCode(97 + at)}${sign}`)
    assert.deepEqual(found, ['航航', ...column('左', 12), ...column('中', 12), ...column('右', 9)])
  })
  it('bold lines by the names of their fonts, unless most of the text is bold', async () => {
    const body = Array.from({ length: 8 }, (_, at) => ({ text: '疏浚航道加固堤防', x: 50, y: 600 - at * 20 }))
    const head = [
      { text: '总体要求', x: 50, y: 700, bold: true },
      { text: 'Aims', x: 50, y: 680, bold: true },
      { text: '第', x: 50, y: 660, bold: true },
      { text: '2', x: 62, y: 660 },
      { text: '节', x: 69, y: 660, bold: true },
      { text: '要', x: 50, y: 640, bold: true },
      { text: '加固', x: 62, y: 640 },
    ]
    const found = await pieces([[...head, ...body]])
    assert.deepEqual(found.slice(0, 5), ['| **总体要求**', '| **Aims**', '| **第2节**', '| 要加固', 'blank'])
    const all = await pieces([[...head, ...body.map(one => ({ ...one, bold: true }))]])
    assert.ok(all.every(line => !line.includes('**')))
  })
  it('a table of two columns stays one', async () => {
    const page = Array.from({ length: 12 }, (_, at) => [
      { text: `第${at}行`, x: 50, y: 720 - at * 18 },
      { text: '值'.repeat(1 + (at % 5)), x: 310, y: 720 - at * 18 },
    ]).flat()
    assert.ok((await pieces([page])).every(line => !line.startsWith('|') || line.includes('\t')))
  })
  it('says which pages have no text, and refuses a file that has none', async () => {
    const some = await read(make([[{ text: 'x', x: 50, y: 700 }], []]))
    assert.ok('document' in some)
    assert.deepEqual(some.document.omissions, [{ kind: 'page-without-text', where: '2', count: 1 }])
    assert.deepEqual(await read(make([[], [], []])), { refusal: { code: 'no-text', pages: 3 } })
  })
  it('refuses what is encrypted, cut off, or of too many pages', async () => {
    const file = Buffer.from(make([[{ text: 'x', x: 50, y: 700 }]])).toString('latin1')
    const secret = `<${'ab'.repeat(32)}>`
    const encrypted = file.replace(
      '/Root 1 0 R',
      `/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${secret} /U ${secret} /P -4 >>`,
    )
    assert.deepEqual(await read(Buffer.from(encrypted, 'latin1')), { refusal: { code: 'encrypted', format: 'pdf' } })
    assert.deepEqual(await read(make(Array.from({ length: 5001 }, () => []))), {
      refusal: { code: 'limit', limit: 'pages', most: 5000, found: 5001 },
    })
    const cut = await read(Buffer.from(file.slice(0, 60), 'latin1'))
    assert.ok('refusal' in cut)
    assert.equal(cut.refusal.code, 'broken')
  })
})
