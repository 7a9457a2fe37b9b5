// What an import makes of pages whose lines have places and sizes: heads that alternate, titles, bold headings.

import assert from 'node:assert/strict'
import { importDocument } from '../../../server/core/importing/import-document.ts'
import type { RawLine, RawPiece } from '../../../server/core/importing/raw-document.ts'
import { readRawText } from '../../../server/core/importing/raw-text.ts'
import { findFrontMatter } from '../../../server/core/syntax/front-matter.ts'

interface Set {
  readonly size?: number
  readonly bold?: boolean
  readonly left?: number
}

/** A page: a head in its margin, lines from 120 points on, a number at its foot. */
function page(number: number, head: string, lines: readonly (string | readonly [string, Set])[]): RawPiece[] {
  const line = (text: string, top: number, { size = 12, bold = false, left = 60 }: Set = {}): RawLine => ({
    kind: 'line',
    spans: [{ text, ...(bold ? { bold } : {}) }],
    page: number,
    left,
    top,
    size,
    pageWidth: 600,
    pageHeight: 800,
  })
  return [
    ...(head === '' ? [] : [line(head, 40, { size: 9 })]),
    ...lines.map((one, at) =>
      typeof one === 'string' ? line(one, 120 + at * 20) : line(one[0], 120 + at * 20, one[1]),
    ),
    line(`- ${number} -`, 770, { size: 9 }),
    { kind: 'page-end' },
  ]
}

function importPages(...pieces: RawPiece[]): { lines: string[]; removed: string[] } {
  const { text, notes } = importDocument(
    { format: 'pdf', encoding: undefined, pieces, properties: {}, omissions: [] },
    { name: 'a.pdf', taken: new Set() },
  )
  return {
    lines: text
      .slice(findFrontMatter(text)?.end ?? 0)
      .split('\n')
      .filter(line => line !== ''),
    removed: notes.filter(({ kind }) => kind === 'removed').map(({ text, reason }) => `${reason} ${text}`),
  }
}

const FULL = '滨海市今后五年要继续把港口、渔业和造船办好，使全市人民过上更好的日子，并且要把海岸'
const END = '线都好好地保护起来。'
/** A body that no two pages share. */
const bodyOf = (sign: string): [string, string] => [`${sign}${FULL.slice(1)}`, `${sign}${END}`]

describe('importDocument, of pages', () => {
  it('takes out heads that alternate, and keeps the title that says the same in large letters', () => {
    const { lines, removed } = importPages(
      ...page(1, '', [['滨海市港口规划', { size: 22, left: 220 }], ...bodyOf('甲')]),
      ...page(2, '滨海市港口规划', bodyOf('乙')),
      ...page(3, '第一章 总则', bodyOf('丙')),
      ...page(4, '滨海市港口规划', bodyOf('丁')),
      ...page(5, '第一章 总则', bodyOf('戊')),
    )
    assert.deepEqual(lines, ['# 滨海市港口规划', ...[...'甲乙丙丁戊'].map(sign => bodyOf(sign).join(''))])
    assert.deepEqual(
      removed.filter(note => note.startsWith('running-head')),
      ['滨海市港口规划', '第一章 总则', '滨海市港口规划', '第一章 总则'].map(words => `running-head ${words}`),
    )
  })

  it('takes out heads of a text with form feeds whose numbers stand far to the right', () => {
    const pages = [...'ABCDEF'].map((sign, at) => {
      const words = `${sign} jetty is built and the ferries run on time in all weather`
      return `HARBOUR STRATEGY 2030-2035${' '.repeat(70)}${at + 1}\n\n${words},\n${words}`
    })
    const { text, notes } = importDocument(readRawText(`HARBOUR STRATEGY 2030-2035\n\n\f${pages.join('\n\f')}.\n`), {
      name: 'a.txt',
      taken: new Set(),
    })
    assert.equal(text.match(/HARBOUR/g)?.length, 2)
    assert.match(text, /on time in all weather, A jetty is built/)
    assert.equal(notes.filter(({ reason }) => reason === 'running-head').length, 6)
  })

  it('keeps headings of many chapters that stand at the edge of some pages', () => {
    const chapter = (sign: string, at: number): string =>
      [`${at + 1}.1 Context`, `${sign} harbours are old.`, `${at + 1}.2 Targets`, `${sign} harbours are renewed.`].join(
        '\n\n',
      )
    const pages = [...'ABCDEF'].map(chapter)
    const source = `${pages.slice(0, 3).join('\n\n\f')}\n\n${pages.slice(3).join('\n\n')}\n`
    const { text, notes } = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
    assert.equal(text.match(/\d\.1 Context/g)?.length, 6)
    assert.deepEqual(
      notes.filter(({ reason }) => reason === 'running-head'),
      [],
    )
  })

  it('reads Roman numbers of headings', () => {
    const source =
      'Opinions on Harbours\n\nI. Requirements\n\nAll jetties are to be renewed.\n\nII. Tasks\n\nTen are built.\n\nIII. Reports\n\nOnce a year.\n'
    const { text } = importDocument(readRawText(source), { name: 'a.txt', taken: new Set() })
    assert.deepEqual(text.match(/^## .*$/gm), ['## I. Requirements', '## II. Tasks', '## III. Reports'])
  })

  it('takes bold lines for headings, though they are as large as the text', () => {
    const { lines } = importPages(
      ...page(1, '', [
        ['滨海市港口规划', { size: 22, left: 220 }],
        ['总体要求', { bold: true }],
        FULL,
        END,
        ['基本原则', { bold: true }],
        FULL,
        END,
      ]),
    )
    assert.deepEqual(lines, ['# 滨海市港口规划', '## 总体要求', FULL + END, '## 基本原则', FULL + END])
  })

  it('leaves a line that stands on two pages in the text', () => {
    const { lines } = importPages(
      ...page(1, '', [FULL, END, '单位：万吨', FULL, END]),
      ...page(2, '', ['单位：万吨', FULL, END]),
    )
    assert.equal(lines.filter(line => line.startsWith('单位')).length, 2)
  })
})
