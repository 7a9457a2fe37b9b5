// Workbooks: what is written is text, within the limits of the format, and the same bytes for the same content.

import assert from 'node:assert/strict'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import type { ReadSheet, Sheet, WorkbookProblem, WorkbookProperties } from '../../server/core/model/sheet.ts'
import { finish } from '../../server/core/text/steps.ts'
import { serialDate } from '../../server/formats/xlsx-date.ts'
import { listParts, unpackText } from '../../server/formats/xlsx-parts.ts'
import { readXlsx } from '../../server/formats/xlsx-read.ts'
import { columnName, writeXlsx } from '../../server/formats/xlsx-write.ts'

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
    assert.ok(sheet?.includes('a_x0008_b\n_x005F_x0041_ \ufffd'), sheet)
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

const read = (bytes: Uint8Array): readonly ReadSheet[] | WorkbookProblem => finish(readXlsx(bytes))

/** A workbook as Excel lays it out, with one sheet. */
function workbook(sheet: string, more: Zippable = {}): Uint8Array {
  const parts: Zippable = {
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="术语" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
    ...more,
  }
  return zipSync(parts)
}
const codeOf = (found: readonly ReadSheet[] | WorkbookProblem): string => ('code' in found ? found.code : 'read')

describe('reading a workbook', () => {
  it('reads what the writer wrote', () => {
    const rows = [
      ['=1+1', 5],
      ['甲\n乙 _x0041_ & <', true],
      [null, ' 空 '],
    ] as const
    const { bytes } = finish(
      writeXlsx([
        { name: '一', head: ['a', 'b'], rows },
        { name: '二', head: [], rows: [] },
      ]),
    )
    assert.deepEqual(read(bytes), [
      {
        name: '一',
        rows: [
          ['a', 'b'],
          ['=1+1', '5'],
          ['甲\n乙 _x0041_ & <', 'TRUE'],
          ['', ' 空 '],
        ],
      },
      { name: '二', rows: [] },
    ])
  })

  it('reads shared texts with their runs, formulas as their value, gaps as empty cells', () => {
    const strings = '<sst><si><t>中文</t></si><si><r><t>碳</t></r><r><t>达峰</t></r><rPh><t>tan</t></rPh></si></sst>'
    const sheet =
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3"><c r="C3" t="s"><v>1</v></c><c r="D3"><f>1+1</f><v>2</v></c></row>'
    assert.deepEqual(read(workbook(sheet, { 'xl/sharedStrings.xml': strToU8(strings) })), [
      { name: '术语', rows: [['中文'], [], ['', '', '碳达峰', '2']] },
    ])
  })

  it('reads days', () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    const sheet = '<row r="1"><c r="A1" s="1"><v>44266</v></c><c r="B1"><v>44266</v></c></row>'
    assert.deepEqual(read(workbook(sheet, { 'xl/styles.xml': strToU8(styles) })), [
      { name: '术语', rows: [['2021-03-11', '44266']] },
    ])
    assert.deepEqual(
      [1, 59, 61, 44266].map(day => serialDate(day, false)),
      ['1900-01-01', '1900-02-28', '1900-03-01', '2021-03-11'],
    )
    assert.equal(serialDate(42804, true), '2021-03-11')
  })

  it('refuses what is none, has a password, or is damaged', () => {
    assert.equal(codeOf(read(strToU8('中文,英文\n'))), 'no-workbook')
    assert.equal(codeOf(read(zipSync({ 'word/document.xml': strToU8('<w/>') }))), 'no-workbook')
    assert.equal(codeOf(read(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))), 'encrypted')
    const whole = workbook('<row r="1"><c t="str"><v>a</v></c></row>')
    for (let end = 0; end < whole.length; end += 7) assert.notEqual(codeOf(read(whole.subarray(0, end))), 'read')
  })

  it('never throws, whatever bytes are changed', () => {
    const whole = workbook('<row r="1"><c t="str"><v>甲</v></c></row>')
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = whole.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 0x55
      read(bytes)
    }
  })

  it('refuses a part that unpacks into far more than it is', () => {
    const bomb = workbook('', { 'xl/worksheets/sheet1.xml': new Uint8Array(12_000_000) })
    assert.ok(bomb.length < 100_000)
    assert.equal(codeOf(read(bomb)), 'too-large')
  })

  it('refuses parts that unpack into much together', () => {
    const parts = listParts(workbook('<row/>'.repeat(1000)), 8000)
    const sheet = 'code' in parts ? undefined : parts.get('xl/worksheets/sheet1.xml')
    assert.ok(sheet)
    assert.equal(typeof finish(unpackText(sheet)), 'string')
    assert.notEqual(typeof finish(unpackText(sheet)), 'string')
  })

  it('resolves no entity that a part declares, and reads no other file', () => {
    const bomb =
      '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    const sheet = `<worksheet><sheetData><row><c t="str"><v>&b;&f;</v></c></row></sheetData></worksheet>`
    assert.deepEqual(read(workbook('', { 'xl/worksheets/sheet1.xml': strToU8(bomb + sheet) })), [
      { name: '术语', rows: [['&b;&f;']] },
    ])
  })

  it('refuses a sheet with rows at the ends of the world', () => {
    assert.equal(codeOf(read(workbook('<row r="1000000"><c t="str"><v>a</v></c></row>'))), 'too-large')
  })
})
