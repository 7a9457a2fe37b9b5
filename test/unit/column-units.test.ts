// Columns in UTF-8, UTF-16 and UTF-32, held against Node's own encoders.

import assert from 'node:assert/strict'
import { Document } from '../../server/core/model/document.ts'
import { Columns, type ColumnUnit } from '../../server/core/text/column-units.ts'
import { createRandom } from '../support/random.ts'

const UNITS: readonly ColumnUnit[] = ['utf-8', 'utf-16', 'utf-32']

function measure(text: string, unit: ColumnUnit): number {
  if (unit === 'utf-8') return Buffer.byteLength(text)
  return unit === 'utf-16' ? text.length : [...text].length
}

describe('columns', () => {
  it('counts every character of a line in each unit, and finds it again', () => {
    const random = createRandom(7)
    const letters = [...'a渡é𠮷😀。', '\u0301', '５']
    for (const length of [0, 3, 511, 512, 513, 2000]) {
      const characters = Array.from({ length }, () => letters[Math.floor(random() * letters.length)] ?? '')
      const text = characters.join('')
      for (const unit of UNITS) {
        const columns = new Columns(text, unit)
        const lineStart = characters.slice(0, 2).join('').length
        let at = lineStart
        for (const character of [...characters.slice(2), '']) {
          const column = measure(text.slice(lineStart, at), unit)
          assert.equal(columns.columnAt(lineStart, at), column)
          assert.equal(columns.offsetAt(lineStart, text.length, column), at)
          const size = measure(character, unit)
          // Within a character stands what is before it; in UTF-16 a half is a place of its own.
          if (unit !== 'utf-16')
            for (let inside = 1; inside < size; inside++)
              assert.equal(columns.offsetAt(lineStart, text.length, column + inside), at)
          if (unit !== 'utf-16' && character.length === 2) assert.equal(columns.columnAt(lineStart, at + 1), column)
          at += character.length
        }
        assert.equal(columns.offsetAt(lineStart, text.length, 1e9), text.length)
        assert.equal(columns.offsetAt(lineStart, text.length, -1), lineStart)
      }
    }
  })
  it('counts half of a pair as the character that stands for it', () => {
    assert.equal(new Columns('a\ud842b', 'utf-8').columnAt(0, 3), 5)
    assert.equal(new Columns('a\udfb7b', 'utf-32').columnAt(0, 3), 3)
  })
  it('reads the columns of a document, edited or not', () => {
    const text = '# 渡口\n\n旧：𠮷野家在新渡口。\n换行𠮷\r\n尾'
    for (const unit of UNITS) {
      let document = Document.parse('file:///a.md', text.replace('旧：', ''), unit)
      const at = document.text.indexOf('𠮷')
      document = document.edit(at, at, '旧：')
      assert.equal(document.text, text)
      const lines = text.split(/\r?\n/)
      for (const word of ['渡口', '𠮷野', '新渡口', '换行', '尾']) {
        const offset = text.indexOf(word)
        const line = text.slice(0, offset).split('\n').length - 1
        const character = measure(lines[line]?.slice(0, lines[line].indexOf(word)) ?? '', unit)
        assert.deepEqual(document.positionAt(offset), { line, character }, `${word} ${unit}`)
        assert.equal(document.offsetAt({ line, character }), offset)
      }
    }
  })
  it('finds a place in a line of a million characters without reading all of it again', () => {
    const document = Document.parse('file:///a.md', '新渡口𠮷'.repeat(200_000), 'utf-8')
    const places = Array.from({ length: 2000 }, (_, i) => 1_000_000 - i * 5)
    document.positionAt(0)
    const before = process.cpuUsage()
    for (const place of places) assert.equal(document.offsetAt(document.positionAt(place)), place)
    // Reading the line anew for each place would take thousands of times as long as reading it once.
    assert.ok(process.cpuUsage(before).user < 2_000_000)
  })
})
