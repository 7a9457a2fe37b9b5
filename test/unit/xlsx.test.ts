// Workbooks: what is written is text, within the limits of the format, and the same bytes for the same content.

import assert from 'node:assert/strict'
import { strFromU8, unzipSync } from 'fflate'
import { finish } from '../../server/core/text/steps.ts'
import { columnName, type Sheet, type WorkbookProperties, writeXlsx } from '../../server/formats/xlsx-write.ts'

function parts(sheets: readonly Sheet[], properties?: WorkbookProperties): Record<string, string> {
  const { bytes } = finish(writeXlsx(sheets, properties))
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

describe('writing a workbook', () => {
  it('stores every text as text, formulas too', () => {
    const sheet = parts([
      {
        name: '目标',
        head: ['指标', 'n'],
        rows: [
          ['=1+1', 5],
          ['@甲 & <乙>', true],
        ],
      },
    ])['xl/worksheets/sheet1.xml']
    assert.ok(sheet?.includes('<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>'))
    assert.ok(sheet?.includes('<c r="B2" s="1"><v>5</v></c>'))
    assert.ok(sheet?.includes('@甲 &amp; &lt;乙&gt;'))
    assert.ok(sheet?.includes('t="b"><v>1</v>'))
    assert.ok(!sheet?.includes('<f'))
  })

  it('escapes what XML cannot hold, and what looks like such an escape', () => {
    const sheet = parts([{ name: 'a', head: [], rows: [['a\u0008b\r\n_x0041_ \ud800']] }])['xl/worksheets/sheet1.xml']
    assert.ok(sheet?.includes('a_x0008_b_x000D_\n_x005F_x0041_ \ufffd'), sheet)
  })

  it('names sheets as Excel allows, each another', () => {
    const name = '规划/目标: 一个很长很长很长很长很长很长很长很长很长很长的名字'
    const workbook = parts([name, name.toUpperCase(), '', "'引号'"].map(name => ({ name, head: [], rows: [] })))[
      'xl/workbook.xml'
    ]
    const names = [...(workbook ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(match => match[1] ?? '')
    assert.deepEqual(names, [
      '规划 目标  一个很长很长很长很长很长很长很长很长很长很长的名',
      '规划 目标  一个很长很长很长很长很长很长很长很长很长 (2)',
      'Sheet',
      '引号',
    ])
    assert.ok(names.every(one => one.length <= 31))
  })

  it('says which texts a cell could not hold whole', () => {
    const { cut } = finish(writeXlsx([{ name: 'a', head: ['x'], rows: [['短'], ['长'.repeat(40_000)]] }]))
    assert.deepEqual(cut, [{ sheet: 'a', row: 2, column: 0, length: 40_000 }])
  })

  it('goes on in a further sheet behind the last row that one may have', () => {
    const rows = [1, 2, 3, 4, 5].map(n => [n])
    const { bytes } = finish(writeXlsx([{ name: 'a', head: ['n'], rows }], {}, 3))
    const found = Object.entries(unzipSync(bytes)).filter(([name]) => name.includes('sheets/'))
    const values = found.map(([, part]) => [...strFromU8(part).matchAll(/<v>(\d)<|>(n)</g)].map(([, v, n]) => v ?? n))
    assert.deepEqual(values, [
      ['n', '1', '2'],
      ['n', '3', '4'],
      ['n', '5'],
    ])
  })

  it('writes the same bytes for the same content, and says where it comes from', () => {
    const sheets: Sheet[] = [{ name: 'a', head: ['x'], rows: [['y']] }]
    const properties = { title: '甲 & 乙', description: 'corpus: abc', application: 'Tifa 1' }
    assert.deepEqual(finish(writeXlsx(sheets, properties)).bytes, finish(writeXlsx(sheets, properties)).bytes)
    assert.ok(
      parts(sheets, properties)['docProps/core.xml']?.includes(
        '<dc:title>甲 &amp; 乙</dc:title><dc:description>corpus: abc',
      ),
    )
  })

  it('names columns', () => assert.deepEqual([0, 25, 26, 701, 702].map(columnName), ['A', 'Z', 'AA', 'ZZ', 'AAA']))
})
