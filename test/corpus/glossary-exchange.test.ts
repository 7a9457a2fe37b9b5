// The bundled glossaries go out in every format and come in again as they were.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { glossarySheet, writeGlossaryText } from '../../server/core/features/glossary/export-glossary.ts'
import { collectRecords } from '../../server/core/features/glossary/glossary-records.ts'
import { planMerge } from '../../server/core/features/glossary/merge-records.ts'
import { Document } from '../../server/core/model/document.ts'
import { type GlossaryRecord, recordOf } from '../../server/core/model/glossary-record.ts'
import { readTableText, stepTableRows } from '../../server/core/model/glossary-table.ts'
import { readTbxText } from '../../server/core/model/glossary-tbx.ts'
import { finish } from '../../server/core/text/steps.ts'
import { readXlsx } from '../../server/formats/xlsx-read.ts'
import { writeXlsx } from '../../server/formats/xlsx-write.ts'
import { checkTbx } from '../support/tbx-rules.ts'

const SOURCE = { title: 'Tifa', lines: [] }

describe('the bundled glossaries in other formats', function () {
  this.timeout(60_000) // more than a thousand entries, written and read in five formats
  const records: GlossaryRecord[] = []
  before(() => {
    for (const name of readdirSync('corpus/glossary').sort()) {
      const text = readFileSync(`corpus/glossary/${name}`, 'utf8')
      records.push(...collectRecords(Document.parse(`file:///${name}`, text)))
    }
  })
  // TBX has wordings by their script.
  const sorted = (some: readonly GlossaryRecord[]): GlossaryRecord[] =>
    some.map(one => ({ ...one, aka: [...one.aka].sort() }))

  it('CSV, TSV, Markdown', () => {
    for (const format of ['csv', 'tsv', 'md'] as const) {
      const text = finish(writeGlossaryText(records, format, SOURCE))
      const back =
        format === 'md'
          ? collectRecords(Document.parse('file:///g.md', text))
          : readTableText(text, format === 'tsv').entries.map(({ term, gloss }) => recordOf(term, gloss))
      assert.deepEqual(back, records)
    }
  })
  it('TBX, by the rules of TBX-Basic', () => {
    const text = finish(writeGlossaryText(records, 'tbx', SOURCE))
    assert.deepEqual(checkTbx(text), [])
    const back = readTbxText(text).entries.map(({ term, gloss }) => recordOf(term, gloss))
    assert.deepEqual(sorted(back), sorted(records))
  })
  it('XLSX', () => {
    const { bytes, cut } = finish(writeXlsx([glossarySheet(records, SOURCE)]))
    const sheets = finish(readXlsx(bytes))
    assert.ok(!('code' in sheets) && cut.length === 0)
    const { entries } = finish(stepTableRows(sheets[0]?.rows ?? []))
    assert.deepEqual(
      entries.map(({ term, gloss }) => recordOf(term, gloss)),
      records,
    )
  })
  it('are the same as themselves', () => {
    const { added, same, conflicts } = planMerge(records, records)
    assert.deepEqual([added.length, same, conflicts.length], [0, records.length, 0])
  })
})
