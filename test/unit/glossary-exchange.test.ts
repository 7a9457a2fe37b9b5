// Glossaries out and in again: every field survives each format; merges do what was chosen and nothing else.

import assert from 'node:assert/strict'
import {
  glossarySheet,
  type TextFormat,
  writeGlossaryText,
} from '../../server/core/features/glossary/export-glossary.ts'
import { collectRecordedEntries, collectRecords } from '../../server/core/features/glossary/glossary-records.ts'
import {
  applyEdits,
  isReadAgain,
  type Merged,
  mergeIntoGlossary,
} from '../../server/core/features/glossary/merge-glossary.ts'
import { type MergeChoice, mergeRecords, planMerge } from '../../server/core/features/glossary/merge-records.ts'
import { isSameRecord } from '../../server/core/features/glossary/record-text.ts'
import { Document } from '../../server/core/model/document.ts'
import { type GlossaryRecord, recordOf } from '../../server/core/model/glossary-record.ts'
import { readTableText, stepTableRows } from '../../server/core/model/glossary-table.ts'
import { readTbxText } from '../../server/core/model/glossary-tbx.ts'
import { computedId } from '../../server/core/model/term.ts'
import { foldKey } from '../../server/core/text/fold.ts'
import { finish } from '../../server/core/text/steps.ts'
import { readXlsx } from '../../server/formats/xlsx-read.ts'
import { writeXlsx } from '../../server/formats/xlsx-write.ts'
import { createRandom } from '../support/random.ts'
import { checkTbx } from '../support/tbx-rules.ts'

const SOURCE = { title: '术语 & terms', lines: ['made by a test', 'sha256:…'] }
const NO_RECORD: GlossaryRecord = {
  headword: '',
  en: [],
  aka: [],
  pinyin: '',
  id: '',
  since: '',
  until: '',
  see: [],
  'replaced-by': [],
  source: '',
  unit: '',
  aim: '',
  topic: '',
  gloss: '',
}

const record = (headword: string, more: Partial<GlossaryRecord> = {}): GlossaryRecord => ({
  ...NO_RECORD,
  headword,
  ...more,
})

const WORDS = [
  '碳达峰',
  '新质生产力',
  '5G+工业互联网',
  '“双循环”',
  'R&D <x> intensity',
  'a_b',
  '*强*国',
  '[链]',
  '5G',
  '#1 plan',
  '=1+1',
  '-5',
  "'quoted'",
  '碳達峰',
  'high-quality, development',
  '100%',
  '@甲',
  'Ｇ全角',
  '一带一路',
]
const GLOSSES = [
  '',
  '排放达到峰值。',
  'One & two < three.\n\nA **second** paragraph.',
  '- a list\n- of two',
  '    indented code\n\nand words',
  '> quoted\n>\n> — [A plan](plan:fyp-14), 2021',
  '=sum(a)',
  '| a | b |\n| - | - |\n| 1 | 2 |',
  '1. one\n2. two\n   with a second line',
]

/** Glossaries of every kind of field; headwords differ, and no value holds what separates values in Markdown. */
function randomRecords(seed: number): GlossaryRecord[] {
  const random = createRandom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const some = (): string[] => {
    const texts = Array.from(
      { length: Math.floor(random() * 3) },
      () => `${pick(WORDS).replace(',', '')} ${Math.floor(random() * 1000)}`,
    )
    return [...new Map(texts.map(text => [foldKey(text), text])).values()]
  }
  const maybe = (text: string): string => (random() < 0.5 ? text : '')
  const seen = new Set<string>()
  return Array.from({ length: 12 }, (_, i) => {
    const headword = `${pick(WORDS)}${random() < 0.5 ? '' : ` ${i}`}`
    if (seen.has(foldKey(headword))) return []
    seen.add(foldKey(headword))
    const en = some().map(text => text.replace(/\p{Script=Han}+/gu, 'plan'))
    const id = maybe(`id-${i}`)
    return record(headword, {
      en: [...new Map(en.map(text => [foldKey(text), text])).values()],
      aka: some().filter(text => foldKey(text) !== foldKey(headword)),
      pinyin: maybe('tàn dáfēng'),
      id: id === computedId(headword, en[0]) ? '' : id,
      since: maybe('fyp-14-outline'),
      until: maybe('2020'),
      see: some(),
      'replaced-by': some(),
      source: maybe('A book, p. 5; another: https://example.org/a?b=1&c'),
      unit: maybe('亿吨'),
      aim: pick(['', 'higher', 'lower']),
      topic: maybe('气候 & climate'),
      gloss: pick(GLOSSES),
    })
  }).flat()
}

function readBack(format: TextFormat, text: string): GlossaryRecord[] {
  if (format === 'md') return collectRecords(Document.parse('file:///g.md', text))
  const { entries } = format === 'tbx' ? readTbxText(text) : readTableText(text, format === 'tsv')
  return entries.map(({ term, gloss }) => recordOf(term, gloss))
}

/** TBX lists wordings by their script: their order among each other is not kept. */
const sorted = (records: readonly GlossaryRecord[]): GlossaryRecord[] =>
  records.map(one => ({ ...one, aka: [...one.aka].sort() }))

describe('round trips of glossaries', () => {
  for (const format of ['csv', 'tsv', 'md', 'tbx'] as const)
    it(`${format}: every field of every entry`, () => {
      for (let seed = 1; seed <= 60; seed++) {
        const records = randomRecords(seed)
        const text = finish(writeGlossaryText(records, format, SOURCE))
        assert.deepEqual(sorted(readBack(format, text)), sorted(records), `seed ${seed}`)
      }
    })
  it('xlsx: every field of every entry', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const records = randomRecords(seed)
      const sheets = finish(readXlsx(finish(writeXlsx([glossarySheet(records, SOURCE)])).bytes))
      assert.ok(!('code' in sheets))
      const { entries } = finish(stepTableRows(sheets[0]?.rows ?? []))
      assert.deepEqual(
        entries.map(({ term, gloss }) => recordOf(term, gloss)),
        records,
        `seed ${seed}`,
      )
    }
  })
  it('tbx: follows the rules of TBX-Basic', () => {
    for (let seed = 1; seed <= 60; seed++)
      assert.deepEqual(checkTbx(finish(writeGlossaryText(randomRecords(seed), 'tbx', SOURCE))), [])
  })
  it('a gloss that would break out of its entry stays in it', () => {
    const glosses = ['## 伪造\n- en: x', '```\nopen', 'en: no field', '<details>', '<!-- open', 'a\n===', '# 一\n## 二']
    const records = glosses.map((gloss, i) => record(`词条${i}`, { gloss }))
    const document = Document.parse('file:///g.md', finish(writeGlossaryText(records, 'md', SOURCE)))
    assert.deepEqual(
      collectRecords(document).map(({ headword, en }) => [headword, en]),
      records.map(({ headword }) => [headword, []]),
    )
  })
  it('no cell of a table is a formula', () => {
    const records = [record('=cmd|x', { en: ['+1', '-1 x', '@a'], gloss: '\t=1' })]
    const text = finish(writeGlossaryText(records, 'csv', SOURCE))
    assert.ok(!/(?:^|[,\n"])[=+\-@\t]/m.test(text.replace(/^[^\n]*\n/, '')), text)
    assert.deepEqual(readBack('csv', text)[0]?.headword, '=cmd|x')
  })
})

const MINE = `---
id: g
kind: glossary
---

# 词汇

## 碳达峰
- en: [carbon](https://example.org) peaking
- since: fyp-14

Emissions stop *rising*.

## 碳中和

Net zero.

## 达峰行动
* aka: 行动

`

function merge(mine: string, theirs: readonly GlossaryRecord[], choice: MergeChoice): { text: string; merged: Merged } {
  const document = Document.parse('file:///g.md', mine)
  const plan = planMerge(
    collectRecordedEntries(document).map(({ record }) => record),
    theirs,
  )
  const merged = finish(mergeIntoGlossary(document, plan, () => choice))
  assert.ok(isReadAgain(document, merged))
  return { text: applyEdits(mine, merged.edits), merged }
}

describe('merging glossaries', () => {
  const theirs = [
    record('碳達峰', { en: ['carbon peak'], since: 'fyp-13', gloss: 'Another gloss.' }),
    record('碳中和', { en: ['carbon neutrality'] }),
    record('新词', { en: ['new word'], gloss: 'New.' }),
  ]
  it('shows what differs, and what only one side has', () => {
    const mine = collectRecords(Document.parse('file:///g.md', MINE))
    const { added, same, conflicts } = planMerge(mine, [...theirs, record('达峰行动')])
    assert.deepEqual([added.map(one => one.headword), same], [['新词'], 1])
    assert.deepEqual(
      conflicts.map(({ differences, by }) => [by, differences.map(({ field, mine, theirs }) => [field, mine, theirs])]),
      [
        [
          'wording',
          [
            ['en', 'carbon peaking', 'carbon peak'],
            ['since', 'fyp-14', 'fyp-13'],
            ['gloss', 'Emissions stop *rising*.', 'Another gloss.'],
          ],
        ],
        ['wording', [['en', '', 'carbon neutrality']]],
      ],
    )
  })
  it('keep: adds what is new and touches nothing else', () => {
    const { text, merged } = merge(MINE, theirs, 'keep')
    assert.equal(text, `${MINE}## 新词\n- en: new word\n\nNew.\n`)
    assert.deepEqual([merged.added, merged.changed, merged.kept], [1, 0, 2])
  })
  it('both: adds behind what is there, whose markup stays, and says what cannot be both', () => {
    const { text, merged } = merge(MINE, theirs, 'both')
    assert.ok(
      text.includes(
        '- en: [carbon](https://example.org) peaking; carbon peak\n- since: fyp-14\n\nEmissions stop *rising*.\n\nAnother gloss.\n',
      ),
      text,
    )
    assert.ok(
      text.includes('## 碳中和\n- id: 碳中和\n- en: carbon neutrality\n\nNet zero.') ||
        text.includes('## 碳中和\n- en: carbon neutrality\n- id: 碳中和\n\nNet zero.'),
      text,
    )
    assert.deepEqual(merged.undecided, [{ headword: '碳达峰', field: 'since' }])
  })
  it('take: what they say takes the place of mine; the id stays', () => {
    const { text } = merge(MINE, theirs, 'take')
    assert.ok(
      text.includes('- en: carbon peak\n- since: fyp-13\n- id: carbon-peaking\n\nAnother gloss.\n\n## 碳中和'),
      text,
    )
  })
  it('finds an entry by its id and by its other wordings', () => {
    const mine = [record('甲', { id: 'x', aka: ['乙'] })]
    assert.deepEqual(
      planMerge(mine, [record('丙', { id: 'x' })]).conflicts.map(({ by }) => by),
      ['id'],
    )
    assert.equal(planMerge(mine, [record('乙', { en: ['b'] })]).conflicts.length, 1)
    assert.equal(planMerge(mine, [record('丁')]).added.length, 1)
  })
  it('puts together what comes twice', () => {
    const { added, joined } = planMerge([], [record('甲', { en: ['a'] }), record('甲', { en: ['b'], gloss: 'x' })])
    assert.deepEqual([added.map(({ en, gloss }) => [en, gloss]), joined], [[[['a', 'b'], 'x']], ['甲']])
  })
  it('keeps the line ends of the document', () => {
    const { text } = merge(MINE.replaceAll('\n', '\r\n'), theirs, 'both')
    assert.ok(!/[^\r]\n/.test(text))
  })
  it('says what was chosen, for every pair of glossaries', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const mine = finish(writeGlossaryText(randomRecords(seed), 'md', SOURCE))
      const others = randomRecords(seed + 1000)
      for (const choice of ['keep', 'take', 'both'] as const) {
        const before = collectRecords(Document.parse('file:///g.md', mine))
        const plan = planMerge(before, others)
        const { text, merged } = merge(mine, others, choice)
        const after = collectRecords(Document.parse('file:///g.md', text))
        assert.equal(after.length, before.length + merged.added, `seed ${seed} ${choice}`)
        for (const [i, one] of before.entries()) {
          const conflict = plan.conflicts.find(({ index }) => index === i)
          const wanted = conflict ? mergeRecords(conflict, choice) : one
          if (merged.escaped.includes(one.headword) || merged.refused.includes(one.headword)) continue
          assert.ok(
            isSameRecord(after[i] ?? NO_RECORD, wanted),
            `seed ${seed} ${choice}: ${JSON.stringify([after[i], wanted])}`,
          )
        }
      }
    }
  })
  it('merges 2,000 terms into 2,000', () => {
    const many = (from: number): GlossaryRecord[] =>
      Array.from({ length: 2000 }, (_, i) =>
        record(`词条${i + from}`, { en: [`term ${i + from}`], gloss: `释义 ${from}` }),
      )
    const mine = finish(writeGlossaryText(many(0), 'md', SOURCE))
    const { merged } = merge(mine, many(1000), 'both')
    assert.deepEqual([merged.added, merged.changed], [1000, 1000])
  }).timeout(20_000) // 2,000 entries, read three times
})
