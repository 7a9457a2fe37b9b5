// Glossaries in CSV, TSV and TBX: columns, separators, quotes, languages, both styles and versions of TBX, and what is broken.

import assert from 'node:assert/strict'
import { readGlossaryFile } from '../../server/core/model/glossary-file.ts'
import type { GlossaryFormat } from '../../server/core/model/glossary-format.ts'
import { type GlossaryRecord, recordOf } from '../../server/core/model/glossary-record.ts'
import { readTableText, stepTableRows } from '../../server/core/model/glossary-table.ts'
import { readTbxText } from '../../server/core/model/glossary-tbx.ts'
import { readDelimited } from '../../server/core/syntax/delimited.ts'
import { finish } from '../../server/core/text/steps.ts'

function records(text: string, format: GlossaryFormat = 'csv'): Partial<GlossaryRecord>[] {
  return readGlossaryFile(format, text).map(({ term, gloss }) => {
    const record = recordOf(term, gloss)
    return Object.fromEntries(
      Object.entries(record).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== '')),
    )
  })
}
const cells = (text: string, separator = ','): string[][] =>
  [...readDelimited(text, separator)].map(row => row.map(cell => cell.text))

describe('delimited text', () => {
  it('bears more wordings in a cell, and rows of one term, than a call has arguments', () => {
    const many = (from: number): string => Array.from({ length: 150_000 }, (_, i) => `w${from + i}`).join('; ')
    const [only] = records(`term,aka,en\n甲,,one\n甲,,"${many(0)}"\n甲,,"${many(150_000)}"\n`)
    assert.ok((only?.en?.length ?? 0) >= 150_000)
  })
  it('reads quotes, doubled quotes, line breaks in cells and every line end', () =>
    assert.deepEqual(cells('a,"b ""c"", d"\r\n"e\nf",g\rh, i \n'), [
      ['a', 'b "c", d'],
      ['e\nf', 'g'],
      ['h', 'i'],
    ]))
  it('leaves out empty lines, a mark at the start and a line that names the separator', () =>
    assert.deepEqual(cells('\uFEFFsep=;\n\n;;\na;b\n', ';'), [['a', 'b']]))
  it('takes a quote that nothing closes for text', () =>
    assert.deepEqual(cells('"a,b\nc,d'), [
      ['"a', 'b'],
      ['c', 'd'],
    ]))
  it('keeps what follows a closing quote', () => assert.deepEqual(cells('"a"b,c'), [['ab', 'c']]))
  it('says where cells stand', () => {
    const text = '碳达峰, "carbon peaking" ,x'
    const found = [...readDelimited(text, ',')].flat().map(({ start, end }) => text.slice(start, end))
    assert.deepEqual(found, ['碳达峰', '"carbon peaking"', 'x'])
  })
})

describe('glossaries in tables', () => {
  it('knows columns by Chinese names, in any order', () =>
    assert.deepEqual(
      records(
        '序号,英译,术语,释义,别名,拼音,出处\n1,carbon peaking; peak carbon,碳达峰,"排放达到峰值, 不再增长",达峰、碳峰,tàn dáfēng,某报告\n',
      ),
      [
        {
          headword: '碳达峰',
          en: ['carbon peaking', 'peak carbon'],
          aka: ['达峰', '碳峰'],
          pinyin: 'tàn dáfēng',
          source: '某报告',
          gloss: '排放达到峰值, 不再增长',
        },
      ],
    ))
  it('knows columns by English names, in traditional characters, full width and with notes in brackets', () => {
    for (const head of [
      'Chinese,English,Definition',
      '中文（必填）,英文*,釋義',
      'Term (zh),Term (en),Notes',
      '词条：,English translation,Meaning',
    ])
      assert.deepEqual(
        records(`${head}\n碳中和,carbon neutrality,净零\n`),
        [{ headword: '碳中和', en: ['carbon neutrality'], gloss: '净零' }],
        head,
      )
  })
  it('tells a column of terms beside one of Chinese', () =>
    assert.deepEqual(records('Term,中文\ncarbon peaking,碳达峰\n'), [{ headword: '碳达峰', en: ['carbon peaking'] }]))
  it('takes a traditional column for another wording', () =>
    assert.deepEqual(records('简体,繁體,English\n碳达峰,碳達峰,x\n新质生产力,新質生產力（新）,y\n'), [
      { headword: '碳达峰', aka: ['碳達峰'], en: ['x'] },
      { headword: '新质生产力', aka: ['新質生產力（新）'], en: ['y'] },
    ]))
  it('guesses columns without a head', () => {
    const text =
      '1,碳达峰,carbon peaking,二氧化碳的排放量达到峰值以后不再增长，逐步回落，由各地分批实现\n2,碳中和,carbon neutrality,排放与吸收相抵，净排放为零，经济由此转向绿色低碳的发展方式\n'
    assert.deepEqual(
      records(text).map(({ headword, en }) => [headword, en?.[0]]),
      [
        ['碳达峰', 'carbon peaking'],
        ['碳中和', 'carbon neutrality'],
      ],
    )
    assert.ok(records(text)[0]?.gloss?.startsWith('二氧化碳'))
    assert.equal(readTableText(text, false).columns?.isGuessed, true)
  })
  it('guesses the separator', () => {
    for (const separator of [';', '\t', '|', ','])
      assert.deepEqual(
        records(
          `${['中文', '英文'].join(separator)}\n${['碳达峰', 'peak, carbon'].map(cell => `"${cell}"`).join(separator)}`,
        ),
        [{ headword: '碳达峰', en: ['peak, carbon'] }],
      )
  })
  it('reads a table of commas and tabs that is none of terms as nothing', () => {
    assert.deepEqual(records('year,gdp\n2020,100\n2021,110\n'), [])
    assert.deepEqual(records('地区,人数\n江苏,100\n浙江,110\n'), [])
    assert.deepEqual(records(''), [])
  })
  it('puts rows of one term together, and keeps apart what contradicts', () => {
    assert.deepEqual(records('中文,英文\n碳达峰,peak\n碳达峰,carbon peaking\n'), [
      { headword: '碳达峰', en: ['peak', 'carbon peaking'] },
    ])
    assert.equal(records('中文,英文,始于\n双高,x,a\n双高,y,b\n').length, 2)
  })
  it('takes off the apostrophe that keeps a cell from being run', () =>
    assert.deepEqual(
      records("中文,英文\n碳达峰,'=peak\n5G+,'@x\n"),
      [
        { headword: '碳达峰', en: ['=peak'] },
        { headword: '5G+', en: ['@x'], id: '' },
      ].map(({ id: _, ...one }) => one),
    ))
  it('names rows without a term', () =>
    assert.deepEqual(readTableText('中文,英文\n,x\n碳达峰,y\n', false).rowsWithoutTerm, [0]))
  it('names rows with more cells than there are columns', () =>
    assert.deepEqual(
      readTableText('中文,释义\n碳达峰,one, two\n双碳,"a, b"\n"坏"引号,"x "y, z\n', false).rowsTooLong,
      [0, 2],
    ))
  it('reads rows of a workbook', () =>
    assert.deepEqual(
      finish(stepTableRows([[], ['中文', '英文'], ['碳达峰', 'a; b']])).entries.map(({ term }) => term.en.length),
      [2],
    ))
  it('leads to the place in the file', () => {
    const text = '中文,英文\n碳达峰,"carbon peaking; peak"\n'
    const [entry] = readGlossaryFile('csv', text)
    assert.deepEqual(
      entry?.term.en.map(({ start, end }) => text.slice(start, end)),
      ['carbon peaking', 'peak'],
    )
    assert.equal(text.slice(entry?.term.start, entry?.term.headingEnd), '碳达峰')
  })
})

const tbx = (body: string, style = 'dca'): string =>
  `<?xml version="1.0"?><tbx type="TBX-Basic" style="${style}" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p>made up</p></sourceDesc></fileDesc></tbxHeader><text><body>${body}</body></text></tbx>`

describe('TBX', () => {
  const expected = [
    {
      headword: '碳达峰',
      en: ['carbon peaking', 'peak'],
      aka: ['達峰'],
      source: 'A book',
      topic: 'climate',
      gloss: 'Emissions stop rising & then fall.\n\nOf the country.',
    },
  ]
  it('reads the style of attributes', () =>
    assert.deepEqual(
      records(
        tbx(`<conceptEntry id="c1"><descrip type="subjectField">climate</descrip><langSec xml:lang="en"><descripGrp><descrip type="definition">Emissions stop
             rising &amp; then fall.</descrip><admin type="source">A book</admin></descripGrp><termSec><term>peak</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec><termSec><term>carbon <hi>peaking</hi></term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec><langSec xml:lang="zh-Hans"><termSec><term>碳达峰</term><note>Of the country.</note></termSec></langSec><langSec xml:lang="zh-Hant"><termSec><term>達峰</term></termSec></langSec><langSec xml:lang="de"><termSec><term>Scheitel</term></termSec></langSec></conceptEntry>`),
        'tbx',
      ),
      expected,
    ))
  it('reads the style of tags, with prefixes', () =>
    assert.deepEqual(
      records(
        tbx(
          `<conceptEntry id="c1"><basic:subjectField>climate</basic:subjectField><langSec xml:lang="zh"><termSec><term>碳达峰</term></termSec><termSec><term>達峰</term></termSec></langSec><langSec xml:lang="en-GB"><descripGrp><basic:definition>Emissions stop rising &amp; then fall.</basic:definition><basic:source>A book</basic:source></descripGrp><note>Of the country.</note><termSec><term>carbon peaking</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec><termSec><term>peak</term></termSec></langSec></conceptEntry>`,
          'dct',
        ),
        'tbx',
      ),
      expected,
    ))
  it('reads version 2', () =>
    assert.deepEqual(
      records(
        `<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd" [<!ENTITY x "y">]><martif type="TBX" xml:lang="en"><martifHeader/><text><body><termEntry id="eid-1"><descripGrp><descrip type="definition">Emissions stop rising &amp; then fall.</descrip><admin type="source">A book</admin></descripGrp><descrip type="subjectField">climate</descrip><note>Of the country.</note><langSet xml:lang="zh-CN"><ntig><termGrp><term>碳达峰</term></termGrp></ntig><tig><term>達峰</term></tig></langSet><langSet xml:lang="en"><tig><term>carbon peaking</term></tig><tig><term>peak</term></tig></langSet></termEntry></body></text></martif>`,
        'tbx',
      ),
      expected,
    ))
  it('finds its way behind what is broken', () => {
    const text = tbx(
      '<conceptEntry><langSec xml:lang="zh"><termSec><term>甲 & 乙 < 丙<conceptEntry><langSec xml:lang="zh"><term>丁</term></langSec><langSec xml:lang="en"><termSec><term>d</conceptEntry>',
    )
    assert.deepEqual(records(text, 'tbx'), [{ headword: '甲 & 乙 < 丙' }, { headword: '丁', en: ['d'] }])
    for (let end = 0; end < text.length; end += 3) records(text.slice(0, end), 'tbx')
  })
  it('reads nothing out of other XML, and says so', () => {
    assert.equal(readTbxText('<tmx><body/></tmx>').isTbx, false)
    assert.equal(readTbxText('').isTbx, false)
  })
  it('resolves no entity that the file declares', () =>
    assert.deepEqual(
      records(
        `<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${tbx('<conceptEntry><langSec xml:lang="zh"><termSec><term>甲&b;</term></termSec></langSec></conceptEntry>')}`,
        'tbx',
      ),
      [{ headword: '甲&b;' }],
    ))
  it('counts terms of other languages', () => {
    const found = readTbxText(
      tbx('<conceptEntry><langSec xml:lang="de"><termSec><term>Wasser</term></termSec></langSec></conceptEntry>'),
    )
    assert.deepEqual([found.entries.length, found.withoutTerm, found.otherLanguages.get('de')], [0, 1, 1])
  })
})

describe('large glossaries', () => {
  it('reads 100,000 terms in a time that grows with their number', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `词条${i},term ${i}; other ${i},释义 ${i}`)
    const started = performance.now()
    assert.equal(readGlossaryFile('csv', `中文,英文,释义\n${rows.join('\n')}`).length, 100_000)
    const concepts = rows.map(
      (_, i) =>
        `<conceptEntry><langSec xml:lang="zh"><termSec><term>词条${i}</term></termSec></langSec><langSec xml:lang="en"><termSec><term>term ${i}</term></termSec></langSec></conceptEntry>`,
    )
    assert.equal(readGlossaryFile('tbx', tbx(concepts.join(''))).length, 100_000)
    assert.ok(performance.now() - started < 30_000)
  }).timeout(60_000) // 100,000 terms in two formats
  it('ends soon, whatever hostile text it is given', () => {
    for (const piece of [
      '"',
      '""',
      '"a',
      ',',
      '\n',
      '<',
      '<!',
      '<!--',
      '<a ',
      '<a b="',
      '&',
      '<term>',
      '<conceptEntry>',
      '</',
      ']]>',
      'sep=',
    ]) {
      const text = piece.repeat(Math.ceil(500_000 / piece.length))
      for (const format of ['csv', 'tsv', 'tbx'] as const) readGlossaryFile(format, text)
      readGlossaryFile('tbx', tbx(text))
    }
  }).timeout(60_000) // half a megabyte of each, in each format
})
